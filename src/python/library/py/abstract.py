def abstractmethod(function):
    try:
        function.__isabstractmethod__ = True
    except AttributeError:
        pass
    return function

def abstractproperty(function):
    return property(function)

class ABC:
    def __new__(cls, *args, **kwargs):
        missing = []
        for base in cls.__mro__:
            for name, value in _class_bindings(base).items():
                value = value.fget if type(value) is property else value
                if getattr(value, '__isabstractmethod__', False):
                    found = _class_attribute(cls, name)
                    found = found.fget if type(found) is property else found
                    if getattr(found, '__isabstractmethod__', False) and name not in missing:
                        missing.append(name)
        if missing:
            missing.sort()
            words = 'method' if len(missing) == 1 else 'methods'
            names = ', '.join(missing)
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract {words} {names}")
        return object.__new__(cls)

class ABCMeta(ABC): pass
