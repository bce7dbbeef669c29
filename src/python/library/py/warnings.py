_ignored = [False]
def filterwarnings(action, *args, **kwargs):
    _ignored[0] = action == 'ignore'
def simplefilter(action, *args, **kwargs):
    _ignored[0] = action == 'ignore'
def resetwarnings():
    _ignored[0] = False
def warn(message, category=UserWarning, stacklevel=1):
    if isinstance(message, Warning):
        category = type(message)
    if not _ignored[0]:
        _warn(category.__name__, str(message))
class catch_warnings:
    def __init__(self, record=False, **kwargs):
        self._record = record
    def __enter__(self):
        self._before = _ignored[0]
        return [] if self._record else None
    def __exit__(self, *args):
        _ignored[0] = self._before
