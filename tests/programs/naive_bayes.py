import math

from collections import defaultdict

train = [
    ("free prize money now", "spam"),
    ("win money win prize", "spam"),
    ("meeting schedule for monday", "ham"),
    ("project report and schedule", "ham"),
    ("lunch on monday", "ham"),
]
word_counts = {"spam": defaultdict(int), "ham": defaultdict(int)}
class_counts = defaultdict(int)
vocabulary = set()
for text, label in train:
    class_counts[label] += 1
    for word in text.lower().split():
        word_counts[label][word] += 1
        vocabulary.add(word)

def log_posterior(text, label):
    total = sum(word_counts[label].values())
    score = math.log(class_counts[label] / len(train))
    for word in text.split():
        if word not in vocabulary:
            continue
        score += math.log((word_counts[label].get(word, 0) + 1) / (total + len(vocabulary)))
    return score

size = len(vocabulary)
print("vocabulary:", size, sorted(vocabulary)[:4])
tests = ["win free money", "monday meeting", "schedule prize unknown"]
answers = []
for t in tests:
    scores = {label: log_posterior(t, label) for label in sorted(class_counts)}
    best = max(scores, key=scores.get)
    answers.append(best)
    print(f"{t!r:28} {best:5} " + " ".join(f"{k}={v:.3f}" for k, v in scores.items()))
