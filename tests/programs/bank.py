class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        self.needed = needed
        self.available = available
        super().__init__(f"need {needed:.2f}, have {available:.2f}")


class Account:
    interest_rate = 0.02
    _count = 0

    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account._count += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("Balance cannot be negative")
        self._balance = value

    def deposit(self, amount):
        self.balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self

    @classmethod
    def how_many(cls):
        return cls._count

    @staticmethod
    def valid(amount):
        return isinstance(amount, (int, float)) and amount > 0

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self._balance:,.2f})"

    def __eq__(self, other):
        return self._balance == other._balance

    def __lt__(self, other):
        return self._balance < other._balance


class Savings(Account):
    interest_rate = 0.05

    def __init__(self, owner, balance=0.0, goal=1000):
        super().__init__(owner, balance)
        self.goal = goal

    def add_interest(self):
        self._balance *= 1 + self.interest_rate


a = Account("Ada", 100)
b = Savings("Bob", balance=2500.5)
a.deposit(50).deposit(25.5).withdraw(30)
b.add_interest()
print(a, b)
print(a < b, a == b, max(a, b), sorted([b, a]))
for action in (lambda: a.withdraw(1000), lambda: setattr(a, "balance", -5), lambda: a.nothing):
    try:
        action()
    except InsufficientFunds as e:
        print("refused:", e, e.needed)
    except ValueError as e:
        print("ValueError:", e)
    except AttributeError as e:
        print("AttributeError:", e)
print(Account.how_many(), Account.valid(3), a.valid("x"))
print(issubclass(Savings, Account), isinstance(a, Savings), Savings.__mro__[1].__name__)
print(a.history)
total = sum(acc.balance for acc in [a, b])
print(f"{total:>12,.2f}|{total:<12.1f}|{total:^12.0f}|{total:e}")
