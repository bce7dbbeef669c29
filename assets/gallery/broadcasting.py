# Title: How shapes stretch
# About: Rows and columns stretch, masks choose, views share memory.
# picture: image table
import numpy as np

# %% [markdown]
# A number and an array: the number is used for every entry.
# We say that it is stretched to the shape of the array.
# %%
step = 10
row = np.arange(1, 5)
print("row         =", row, row.shape)
print("row + step  =", row + step)

# %% [markdown]
# A column has the shape (3, 1), and a row has the shape (4,).
# Together they make a table of shape (3, 4): the column is repeated
# to the right and the row is repeated downwards.
# %%
column = np.array([[10], [20], [30]])
table = column + row
print("column has shape", column.shape)
print("column + row has shape", table.shape)
print(table)

# %% [markdown]
# Shapes are compared from the right. Two sizes fit if they are equal
# or if one of them is 1. Here 4 meets 3, and NumPy refuses.
# %%
try:
    row + np.array([1, 2, 3])
except ValueError as problem:
    print("refused:", problem)

# %% [markdown]
# A mean for each row, taken away from that row. With keepdims=True
# the means stay a column, and a column stretches to the right.
# %%
means = table.mean(axis=1, keepdims=True)
print("means have shape", means.shape)
print(table - means)

# %% [markdown]
# A comparison gives a mask of True and False.
# It can count the entries above a limit, and it can choose them.
# %%
limit = 22
mask = table > limit
print(mask)
print("how many above the limit:", mask.sum())
print("which ones:", table[mask])

# %% [markdown]
# A slice is a view: it looks at the same numbers as the table.
# Writing into the view changes the table too.
# %%
part = table[:2, 1:3]
part[:] = 0
print("the view shares memory:", np.shares_memory(part, table))
print(table)

# %% [markdown]
# A copy has numbers of its own. What we write there stays there.
# Here a mask says where to write: every entry above the limit is cut
# down to it. The table itself keeps its large numbers.
# %%
own = table.copy()
own[own > limit] = limit
print("the copy shares memory:", np.shares_memory(own, table))
print(own)
print("and the table is still:")
print(table)
