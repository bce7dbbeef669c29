ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = '0123456789abcdefABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
whitespace = ' \t\n\r\x0b\x0c'
printable = digits + ascii_letters + punctuation + whitespace
class Template:
    def __init__(self, template):
        self.template = template
    def substitute(self, mapping={}, **kwargs):
        values = {**mapping, **kwargs}
        result = []
        text = self.template
        at = 0
        while at < len(text):
            if text[at] == '$':
                if text[at + 1:at + 2] == '$':
                    result.append('$')
                    at += 2
                    continue
                braced = text[at + 1:at + 2] == '{'
                start = at + 2 if braced else at + 1
                end = start
                while end < len(text) and (text[end].isalnum() or text[end] == '_'):
                    end += 1
                result.append(str(values[text[start:end]]))
                at = end + 1 if braced else end
            else:
                result.append(text[at])
                at += 1
        return ''.join(result)
