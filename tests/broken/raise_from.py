try:
    {}["x"]
except KeyError as error:
    raise ValueError("no such setting") from error
