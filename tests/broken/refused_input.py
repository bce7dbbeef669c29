print("name?")
name = input("> ")
