print(f"{'text':.2f}")
