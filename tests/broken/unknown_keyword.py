def scale(x, factor=2):
    return x * factor

scale(3, facter=4)
