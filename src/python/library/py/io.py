class StringIO(_File):
    def __init__(self, initial_value='', newline='\n'):
        self.name = '<StringIO>'
        self.mode = 'r'
        self.closed = False
        self._lines = None
        self._text = initial_value
        self._at = 0
    def write(self, text):
        self._text = self._text[:self._at] + text + self._text[self._at + len(text):]
        self._at += len(text)
        return len(text)
    def getvalue(self):
        return self._text
    def tell(self):
        return self._at
    def seek(self, at, whence=0):
        self._at = len(self._text) if whence == 2 else at
        return self._at
    def truncate(self, size=None):
        self._text = self._text[:self._at if size is None else size]
