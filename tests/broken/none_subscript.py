def find(x):
    if x > 10:
        return [x]

find(1)[0]
