data = open("no_such_file.csv").read()
