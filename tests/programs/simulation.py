import random
import math

class Particle:
    """A body that moves in the plane."""
    __slots__ = ("x", "y", "vx", "vy", "mass")

    def __init__(self, x, y, vx=0.0, vy=0.0, mass=1.0):
        self.x, self.y, self.vx, self.vy, self.mass = x, y, vx, vy, mass

    def kinetic(self):
        return 0.5 * self.mass * (self.vx ** 2 + self.vy ** 2)

bodies = [Particle(0, 0, mass=10), Particle(1, 0, vy=3), Particle(-2, 0, vy=-2)]
dt = 0.01
for step in range(100):
    for p in bodies:
        ax = ay = 0.0
        for q in bodies:
            if p is q:
                continue
            dx, dy = q.x - p.x, q.y - p.y
            d = math.sqrt(dx * dx + dy * dy + 1e-6)
            ax += q.mass * dx / d ** 3
            ay += q.mass * dy / d ** 3
        p.vx += ax * dt
        p.vy += ay * dt
    for p in bodies:
        p.x += p.vx * dt
        p.y += p.vy * dt
    if step % 25 == 24:
        print(f"t={(step + 1) * dt:.2f}", *(f"({p.x:+.4f}, {p.y:+.4f})" for p in bodies))
energy = sum(p.kinetic() for p in bodies)
print(round(energy, 6))

def simulated_annealing(cities, seed=1):
    random.seed(seed)
    tour = list(range(len(cities)))
    def length(t):
        return sum(math.dist(cities[t[i - 1]], cities[t[i]]) for i in range(len(t)))
    best = current = length(tour)
    T = 1.0
    while T > 0.01:
        i, j = sorted(random.sample(range(len(tour)), 2))
        candidate = tour[:i] + tour[i:j + 1][::-1] + tour[j + 1:]
        new = length(candidate)
        if new < current or random.random() < math.exp((current - new) / T):
            tour, current = candidate, new
            best = min(best, current)
        T *= 0.98
    return tour, best

cities = [(0, 0), (3, 1), (1, 4), (5, 5), (2, 2), (4, 0)]
tour, best = simulated_annealing(cities)
print(tour, round(best, 4))
queue, served, clock = [], 0, 0.0
random.seed(8)
while served < 5:
    clock += random.expovariate(1.0)
    queue.append(clock)
    if len(queue) > 2:
        arrived = queue.pop(0)
        served += 1
        print(f"{served}: waited {clock - arrived:.3f}")
