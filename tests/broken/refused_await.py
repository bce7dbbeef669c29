import numpy as np
async def main():
    await something()
