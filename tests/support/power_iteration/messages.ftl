### What the power iteration lab says.

start = every round multiplies, measures and divides: what stays is a direction.
multiply = row { $row } of the matrix times the vector is { $product }.
estimate = along the vector the matrix stretches by { $eigenvalue }.
norm = the product is { $norm } long.
divide = divided by its length, the product begins the next round: { $vector }.
