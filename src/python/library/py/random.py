class Random:
    def __init__(self, x=None):
        self._rng = _python_random(x)
    def seed(self, a=None, version=2):
        self._rng = _python_random(a)
    def random(self):
        return self._rng.random()
    def uniform(self, a, b):
        return self._rng.uniform(a, b)
    def triangular(self, low=0.0, high=1.0, mode=None):
        return self._rng.triangular(low, high, mode)
    def randint(self, a, b):
        return self._rng.randint(a, b)
    def randrange(self, start, stop=None, step=1):
        return self._rng.randrange(start) if stop is None else self._rng.randrange(start, stop, step)
    def getrandbits(self, k):
        return self._rng.getrandbits(k)
    def gauss(self, mu=0.0, sigma=1.0):
        return self._rng.gauss(mu, sigma)
    def normalvariate(self, mu=0.0, sigma=1.0):
        return self._rng.normalvariate(mu, sigma)
    def lognormvariate(self, mu=0.0, sigma=1.0):
        return self._rng.lognormvariate(mu, sigma)
    def expovariate(self, lambd=1.0):
        return self._rng.expovariate(lambd)
    def gammavariate(self, alpha, beta):
        return self._rng.gammavariate(alpha, beta)
    def betavariate(self, alpha, beta):
        return self._rng.betavariate(alpha, beta)
    def paretovariate(self, alpha):
        return self._rng.paretovariate(alpha)
    def weibullvariate(self, alpha, beta):
        return self._rng.weibullvariate(alpha, beta)
    def vonmisesvariate(self, mu, kappa):
        return self._rng.vonmisesvariate(mu, kappa)
    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._rng._below(len(seq))]
    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[i] for i in self._rng._choices(n, k)]
            cum_weights = []
            total = 0
            for w in weights:
                total = total + w
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        return [population[i] for i in self._rng._weighted([float(w) for w in cum_weights], k)]
    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, dict)):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        return [population[i] for i in self._rng._sample(len(population), k)]
    def shuffle(self, x):
        order = self._rng._shuffled(len(x))
        if isinstance(x, list):
            _argsort(x, order)
        else:
            x[:] = [x[i] for i in order]
    def getstate(self):
        return _copy_random(self._rng)
    def setstate(self, state):
        self._rng = _copy_random(state)

_shared = Random()
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
triangular = _shared.triangular
randint = _shared.randint
randrange = _shared.randrange
getrandbits = _shared.getrandbits
gauss = _shared.gauss
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
gammavariate = _shared.gammavariate
betavariate = _shared.betavariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
vonmisesvariate = _shared.vonmisesvariate
choice = _shared.choice
choices = _shared.choices
sample = _shared.sample
shuffle = _shared.shuffle
getstate = _shared.getstate
setstate = _shared.setstate
