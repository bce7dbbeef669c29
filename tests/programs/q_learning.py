import numpy as np
import random

random.seed(0)
ROWS, COLS = 3, 4
GOAL, PIT, WALL = (0, 3), (1, 3), (1, 1)
ACTIONS = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}

class GridWorld:
    def reset(self):
        self.state = (2, 0)
        return self.state

    def step(self, action):
        dr, dc = ACTIONS[action]
        r, c = self.state[0] + dr, self.state[1] + dc
        if 0 <= r < ROWS and 0 <= c < COLS and (r, c) != WALL:
            self.state = (r, c)
        if self.state == GOAL:
            return self.state, 1.0, True
        if self.state == PIT:
            return self.state, -1.0, True
        return self.state, -0.04, False

env = GridWorld()
names = list(ACTIONS)
Q = np.zeros((ROWS, COLS, len(names)))
alpha, gamma, epsilon = 0.5, 0.9, 0.2
lengths = []
for episode in range(150):
    s, done, steps = env.reset(), False, 0
    while not done and steps < 100:
        a = random.randrange(4) if random.random() < epsilon else int(Q[s].argmax())
        s2, reward, done = env.step(names[a])
        target = reward + (0 if done else gamma * Q[s2].max())
        Q[s][a] += alpha * (target - Q[s][a])
        s = s2
        steps += 1
    lengths.append(steps)
for r in range(ROWS):
    print(" ".join("#" if (r, c) == WALL else "G" if (r, c) == GOAL else "P" if (r, c) == PIT else names[Q[r, c].argmax()] for c in range(COLS)))
print("average of the last 20:", sum(lengths[-20:]) / 20)
print(Q.max(axis=2).round(3))
