import random

random.seed(12345)
print(random.random(), random.uniform(1, 10), random.randint(1, 6), random.randrange(0, 100, 7))
print(random.choice(["red", "green", "blue"]), random.choices("abc", k=5), random.choices([1, 2, 3], weights=[1, 1, 8], k=6))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.sample(deck, 3), random.gauss(0, 1), random.normalvariate(10, 2))
inside = 0
for _ in range(1000):
    x, y = random.random(), random.random()
    inside += x * x + y * y <= 1
pi = 4 * inside / 1000
print(f"pi is about {pi}")
rng = random.Random(7)
print([rng.randint(0, 9) for _ in range(8)], rng.random(), rng.getrandbits(8), rng.betavariate(2, 3), rng.expovariate(1.5), rng.triangular(0, 1, 0.3))
random.seed("a string")
print(random.randint(0, 10**6))
position = 0
walk = [position := position + random.choice((-1, 1)) for _ in range(20)]
print(walk, min(walk), max(walk))
