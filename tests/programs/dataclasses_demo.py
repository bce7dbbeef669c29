from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class Point:
    x: float
    y: float = 0.0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


@dataclass(order=True)
class Student:
    sort_index: float = field(init=False, repr=False)
    name: str = ""
    grades: List[int] = field(default_factory=list)
    advisor: Optional[str] = None

    def __post_init__(self):
        self.sort_index = -self.average()

    def average(self) -> float:
        return sum(self.grades) / len(self.grades) if self.grades else 0.0


@dataclass(frozen=True)
class Config:
    lr: float = 1e-3
    layers: tuple = (4, 8, 2)


p = Point(1, 2) + Point(y=3, x=0.5)
print(p, p == Point(1.5, 5), p != Point(0))
students = [Student("Ann", [90, 80]), Student("Bob", [70]), Student("Cid", [95, 99, 91], advisor="Dr. X")]
for s in sorted(students):
    print(s.name, round(s.average(), 2), s)
c = Config(layers=(1, 2))
print(c, hash(c) == hash(Config(layers=(1, 2))))
try:
    c.lr = 5
except Exception as e:
    print(type(e).__name__, e)
try:
    Point()
except TypeError as e:
    print(e)
