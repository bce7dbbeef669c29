class Counter:
    def increase():
        return 1

Counter().increase()
