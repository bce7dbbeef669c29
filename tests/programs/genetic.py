import random

TARGET = "MATRIX"
GENES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

def fitness(individual):
    return sum(a == b for a, b in zip(individual, TARGET))

def mate(p1, p2):
    child = []
    for g1, g2 in zip(p1, p2):
        r = random.random()
        child.append(g1 if r < 0.45 else g2 if r < 0.9 else random.choice(GENES))
    return "".join(child)

def main():
    random.seed(2)
    population = ["".join(random.choice(GENES) for _ in TARGET) for _ in range(40)]
    for generation in range(200):
        population.sort(key=fitness, reverse=True)
        if generation % 5 == 0:
            print(f"{generation:3d} {population[0]} {fitness(population[0])}")
        if population[0] == TARGET:
            break
        elite = population[:8]
        population = elite + [mate(random.choice(elite), random.choice(elite)) for _ in range(32)]
    return generation, population[0]

if __name__ == "__main__":
    generation, best = main()
    print("found" if best == TARGET else "not found", "after", generation)
