class _Context:
    def __init__(self, generator):
        self._generator = generator
    def __enter__(self):
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
    def __exit__(self, cls, value, trace):
        if value is None:
            try:
                next(self._generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self._generator.throw(value)
        except StopIteration:
            return True
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")
    def __call__(self, function):
        return function

def contextmanager(function):
    def helper(*args, **kwargs):
        return _Context(function(*args, **kwargs))
    return helper

class suppress:
    def __init__(self, *classes):
        self._classes = classes
    def __enter__(self):
        return None
    def __exit__(self, cls, value, trace):
        return value is not None and isinstance(value, self._classes)

class nullcontext:
    def __init__(self, result=None):
        self._result = result
    def __enter__(self):
        return self._result
    def __exit__(self, *args):
        return False

class closing:
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *args):
        self.thing.close()

class ExitStack:
    def __init__(self):
        self._exits = []
    def enter_context(self, cm):
        value = cm.__enter__()
        self._exits.append(cm)
        return value
    def __enter__(self):
        return self
    def __exit__(self, *args):
        while self._exits:
            self._exits.pop().__exit__(*args)

class ContextDecorator: pass
