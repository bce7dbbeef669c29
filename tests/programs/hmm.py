import numpy as np

states = ("Healthy", "Fever")
observations = ["normal", "cold", "dizzy"]
start_p = {"Healthy": 0.6, "Fever": 0.4}
trans_p = {"Healthy": {"Healthy": 0.7, "Fever": 0.3}, "Fever": {"Healthy": 0.4, "Fever": 0.6}}
emit_p = {"Healthy": {"normal": 0.5, "cold": 0.4, "dizzy": 0.1}, "Fever": {"normal": 0.1, "cold": 0.3, "dizzy": 0.6}}

def viterbi(obs):
    V = [{st: {"prob": start_p[st] * emit_p[st][obs[0]], "prev": None} for st in states}]
    for t in range(1, len(obs)):
        V.append({})
        for st in states:
            prev = max(states, key=lambda p: V[t - 1][p]["prob"] * trans_p[p][st])
            V[t][st] = {"prob": V[t - 1][prev]["prob"] * trans_p[prev][st] * emit_p[st][obs[t]], "prev": prev}
    best = max(states, key=lambda s: V[-1][s]["prob"])
    path = [best]
    for t in range(len(V) - 1, 0, -1):
        path.insert(0, V[t][path[0]]["prev"])
    return path, V[-1][best]["prob"]

path, prob = viterbi(observations)
print("The steps of states are " + " ".join(path) + f" with highest probability of {prob:.5g}")

# forward algorithm with arrays
pi = np.array(list(start_p.values()))
A = np.array([[trans_p[i][j] for j in states] for i in states])
B = np.array([[emit_p[i][o] for o in observations] for i in states])
alpha = pi * B[:, 0]
print(0, alpha)
for t in range(1, 3):
    alpha = (alpha @ A) * B[:, t]
    print(t, alpha)
likelihood = float(alpha.sum())
print("likelihood", round(likelihood, 6))
