def mean(values):
    assert len(values) > 0, "no values"
    return sum(values) / len(values)

mean([])
