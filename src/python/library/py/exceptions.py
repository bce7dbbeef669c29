class Exception(BaseException): pass
class SystemExit(BaseException): pass
class KeyboardInterrupt(BaseException): pass
class GeneratorExit(BaseException): pass
class StopIteration(Exception):
    @property
    def value(self):
        return self.args[0] if self.args else None
class StopAsyncIteration(Exception): pass
class ArithmeticError(Exception): pass
class FloatingPointError(ArithmeticError): pass
class OverflowError(ArithmeticError): pass
class ZeroDivisionError(ArithmeticError): pass
class AssertionError(Exception): pass
class AttributeError(Exception): pass
class BufferError(Exception): pass
class EOFError(Exception): pass
class ImportError(Exception): pass
class ModuleNotFoundError(ImportError): pass
class LookupError(Exception): pass
class IndexError(LookupError): pass
class KeyError(LookupError): pass
class MemoryError(Exception): pass
class NameError(Exception): pass
class UnboundLocalError(NameError): pass
class OSError(Exception): pass
IOError = OSError
EnvironmentError = OSError
class FileNotFoundError(OSError): pass
class FileExistsError(OSError): pass
class PermissionError(OSError): pass
class IsADirectoryError(OSError): pass
class NotADirectoryError(OSError): pass
class ConnectionError(OSError): pass
class TimeoutError(OSError): pass
class ReferenceError(Exception): pass
class RuntimeError(Exception): pass
class NotImplementedError(RuntimeError): pass
class RecursionError(RuntimeError): pass
class SyntaxError(Exception): pass
class IndentationError(SyntaxError): pass
class SystemError(Exception): pass
class TypeError(Exception): pass
class ValueError(Exception): pass
class UnicodeError(ValueError): pass
class UnicodeDecodeError(UnicodeError): pass
class UnicodeEncodeError(UnicodeError): pass
class StatisticsError(ValueError): pass
class Warning(Exception): pass
class DeprecationWarning(Warning): pass
class PendingDeprecationWarning(Warning): pass
class RuntimeWarning(Warning): pass
class SyntaxWarning(Warning): pass
class UserWarning(Warning): pass
class FutureWarning(Warning): pass
class ImportWarning(Warning): pass
class UnicodeWarning(Warning): pass
class BytesWarning(Warning): pass
class ResourceWarning(Warning): pass
class ComplexWarning(RuntimeWarning): pass
class VisibleDeprecationWarning(UserWarning): pass
class LinAlgError(ValueError): pass
class _UFuncOutputCastingError(TypeError): __name__ = 'UFuncTypeError'
class _UFuncInputCastingError(TypeError): __name__ = 'UFuncTypeError'
class _UFuncNoLoopError(TypeError): __name__ = 'UFuncTypeError'
class _NotKnownHere(BaseException): pass
class AxisError(ValueError, IndexError): pass
