import random

def bubble_sort(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
    return a

def insertion_sort(a):
    a = list(a)
    for i in range(1, len(a)):
        key, j = a[i], i - 1
        while j >= 0 and a[j] > key:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = key
    return a

def merge_sort(a):
    if len(a) <= 1:
        return a
    mid = len(a) // 2
    left, right = merge_sort(a[:mid]), merge_sort(a[mid:])
    out = []
    while left and right:
        out.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return out + left + right

def quick_sort(a):
    if not a:
        return []
    pivot, *rest = a
    return quick_sort([x for x in rest if x < pivot]) + [pivot] + quick_sort([x for x in rest if x >= pivot])

def heap_sort(a):
    a = list(a)
    def sift(lo, hi):
        while (child := 2 * lo + 1) < hi:
            if child + 1 < hi and a[child] < a[child + 1]:
                child += 1
            if a[lo] >= a[child]:
                return
            a[lo], a[child] = a[child], a[lo]
            lo = child
    for i in range(len(a) // 2 - 1, -1, -1):
        sift(i, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a

random.seed(3)
data = [random.randint(0, 99) for _ in range(20)]
print(data)
expected = sorted(data)
for sort in (bubble_sort, insertion_sort, merge_sort, quick_sort, heap_sort):
    print(f"{sort.__name__:<15}", sort(data) == expected)
people = [("Eve", 30), ("adam", 25), ("Bob", 30), ("carl", 25)]
print(sorted(people, key=lambda p: (p[1], p[0].lower())))
print(sorted(people, key=lambda p: p[1], reverse=True))
people.sort(key=lambda p: p[0])
print(people)
words = "the quick brown fox".split()
words.sort(key=len, reverse=True)
print(words, min(words, key=len), max(words))

def binary_search(a, x):
    lo, hi = 0, len(a) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1

print(binary_search(expected, data[4]) >= 0, binary_search(expected, 1000))
