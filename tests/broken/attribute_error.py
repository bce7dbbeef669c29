class Dog:
    def bark(self):
        return "woof"

Dog().brak()
