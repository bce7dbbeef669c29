class _Stream:
    def __init__(self, name, errors):
        self.name = name
        self._errors = errors
    def write(self, text):
        _write_out(text, self._errors)
        return len(text)
    def flush(self):
        pass
    def isatty(self):
        return False

stdout = _Stream('<stdout>', False)
stderr = _Stream('<stderr>', True)
argv = ['program.py']
maxsize = 9223372036854775807
version = '3.11.0'
version_info = (3, 11, 0, 'final', 0)
platform = 'linux'
path = []
modules = {}
byteorder = 'little'
class float_info:
    max = 1.7976931348623157e+308
    min = 2.2250738585072014e-308
    epsilon = 2.220446049250313e-16
    dig = 15
    mant_dig = 53
def exit(code=None):
    raise SystemExit(code)
def getrecursionlimit():
    return 1000
def setrecursionlimit(n):
    pass
def getsizeof(x):
    return 64
def intern(x):
    return x
