sep = '/'
name = 'posix'
linesep = '\n'
environ = {}
def getcwd():
    return '.'
def getenv(key, default=None):
    return default
def join(*parts):
    result = ''
    for part in parts:
        if part.startswith('/'):
            result = part
        elif result and not result.endswith('/'):
            result += '/' + part
        else:
            result += part
    return result
def basename(path):
    return path.rsplit('/', 1)[-1]
def dirname(path):
    return path.rsplit('/', 1)[0] if '/' in path else ''
def splitext(path):
    at = path.rfind('.')
    return (path, '') if at <= path.rfind('/') + 1 else (path[:at], path[at:])
def abspath(path):
    return path
def exists(path):
    try:
        _read_bytes(path)
    except OSError:
        return False
    return True
isfile = exists
class path:
    sep = '/'
    join = staticmethod(join)
    basename = staticmethod(basename)
    dirname = staticmethod(dirname)
    splitext = staticmethod(splitext)
    abspath = staticmethod(abspath)
    exists = staticmethod(exists)
    isfile = staticmethod(exists)
