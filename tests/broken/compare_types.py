print(sorted([3, "two", 1]))
