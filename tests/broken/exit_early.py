print("before")
raise SystemExit(3)
print("after")
