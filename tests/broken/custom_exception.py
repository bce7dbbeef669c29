class OutOfRange(Exception):
    pass

def check(x):
    if not 0 <= x <= 1:
        raise OutOfRange(f"{x} is not a probability")

check(1.5)
