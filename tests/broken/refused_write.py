print("writing")
with open("result.txt", "w") as f:
    f.write("x")
