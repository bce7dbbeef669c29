def pformat(x, *args, **kwargs):
    return repr(x)
def pprint(x, *args, **kwargs):
    print(repr(x))
