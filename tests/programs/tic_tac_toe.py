import random

class Board:
    LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self, cells=None):
        self.cells = cells or [" "] * 9

    def moves(self):
        return [i for i, c in enumerate(self.cells) if c == " "]

    def winner(self):
        for a, b, c in self.LINES:
            if self.cells[a] != " " and self.cells[a] == self.cells[b] == self.cells[c]:
                return self.cells[a]
        return None

    def play(self, i, player):
        new = self.cells[:]
        new[i] = player
        return Board(new)

    def __str__(self):
        rows = ["|".join(self.cells[r:r + 3]) for r in range(0, 9, 3)]
        return "\n-+-+-\n".join(rows)

memo = {}
def minimax(board, player):
    key = ("".join(board.cells), player)
    if key in memo:
        return memo[key]
    w = board.winner()
    if w:
        result = (1 if w == "X" else -1), None
    elif not board.moves():
        result = 0, None
    else:
        other = "O" if player == "X" else "X"
        choices = [(minimax(board.play(m, player), other)[0], m) for m in board.moves()]
        pick = max if player == "X" else min
        result = pick(choices, key=lambda c: c[0])
    memo[key] = result
    return result

random.seed(5)
board = Board()
player = "X"
first = True
while board.winner() is None and board.moves():
    if first:
        move, first = random.choice(board.moves()), False
    else:
        _, move = minimax(board, player)
    board = board.play(move, player)
    player = "O" if player == "X" else "X"
print(board)
print("winner:", board.winner() or "nobody", "| positions:", len(memo))
