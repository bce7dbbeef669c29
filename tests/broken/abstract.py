class Shape:
    def area(self):
        raise NotImplementedError

class Square(Shape):
    pass

Square().area()
