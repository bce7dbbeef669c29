class tqdm:
    def __init__(self, iterable=None, *args, total=None, **kwargs):
        self._iterable = range(total or 0) if iterable is None else iterable
        self.n = 0
        self.total = total
    def __iter__(self):
        return iter(self._iterable)
    def __len__(self):
        return len(self._iterable)
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass
    def update(self, n=1):
        self.n += n
    def close(self):
        pass
    def set_description(self, *args, **kwargs):
        pass
    def set_postfix(self, *args, **kwargs):
        pass
    def refresh(self):
        pass
    @staticmethod
    def write(text, *args, **kwargs):
        print(text)

def trange(*args, **kwargs):
    return range(*args)
