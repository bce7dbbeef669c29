total = 5
print(totl)
