### What the backprop lab says.

start = { $weights } weights and { $biases } biases: forward to the loss, then back to the gradient of each.

## Forward.

z1 = row { $row } of W1 times x, plus b1[{ $row }], is z1[{ $row }] = { $sum }.
a1-on = as z1[{ $row }] = { $sum } is above 0, the ReLU lets it through.
a1-off = as z1[{ $row }] = { $sum } is not above 0, the ReLU makes it 0.
z2 = the hidden units, weighed by W2, and b2 come to z2 = { $sum }.
y-pred = the network says { $prediction }, and should say { $truth }.
loss = the loss is { $loss }: how far off the network is, squared.

## Back.

dl-dy = the loss's slope in y_pred is { $slope }: { $way ->
    [greater] a larger y_pred would lower it
    [smaller] a smaller y_pred would lower it
   *[none] y_pred is where it should be
 }.
dy-dz2 = the sigmoid's slope is { $slope }; it is never above 0.25.
dz2 = { $outer } · { $inner } = { $product }: the chain so far.
dw2 = the gradient dW2[0,{ $column }] is dz2 times a1[{ $column }]: { $gradient }.
db2 = as b2 is added as it is, its factor is 1: db2 = dz2 = { $gradient }.
da1 = back through the weight of W2 that it went through: da1[{ $row }] = { $gradient }.
relu-kink = with z1[{ $row }] = 0, on the ReLU's kink, its slope is taken as 0.
relu-flat = with z1[{ $row }] = { $sum } below 0 the ReLU is flat: nothing flows back.
relu-steep = with z1[{ $row }] = { $sum } above 0 the ReLU's slope is 1: all flows back.
dz1-off = unit { $row } is switched off: dz1[{ $row }] = 0, and its weights learn nothing.
dz1-on = the ReLU of unit { $row } lets it through: dz1[{ $row }] = da1[{ $row }] = { $gradient }.
dw1 = the gradient dW1[{ $row },{ $column }] is dz1[{ $row }] times x[{ $column }]: { $gradient }.
db1 = as b1 is added as it is, db1[{ $row }] = dz1[{ $row }] = { $gradient }.

## The check: $weight and $gradient are cells by their names, as W1[0,1] and dW1[0,1].

check-kink = moved up and down, { $weight } crosses the ReLU's kink: no slope is right.
check-apart = the relative difference of { $gradient } and its measured slope is { $apart }.
check = moved up and down, { $weight } gives { $numeric }; { $gradient } is { $ours }.
check-nothing-yet = each weight is moved a little up and down, and the loss watched.
check-largest = the largest relative difference is { $largest }{ $why ->
    [holds] : the gradients hold
    [kink] , where a unit lies on the ReLU's kink
   *[rounding] , where numbers are lost in rounding
 }.
