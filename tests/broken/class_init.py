class Net:
    def __init__(self, sizes):
        self.sizes = sizes

Net()
