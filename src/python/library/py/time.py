def time():
    return _now()
def perf_counter():
    return _now()
def monotonic():
    return _now()
def process_time():
    return _now()
def time_ns():
    return int(_now() * 1e9)
def perf_counter_ns():
    return int(_now() * 1e9)
def sleep(seconds):
    pass
def strftime(form, *args):
    return form
def ctime(*args):
    return 'Thu Jan  1 00:00:00 1970'
