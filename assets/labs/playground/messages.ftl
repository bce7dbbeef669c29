### What the playground says.

start = { $train } points to learn from, { $test } to test with; { $numbers } numbers to learn.

## Forward and back, for the point and the unit under the cursor.

unit = point { $point }: unit { $unit } of layer { $layer } takes { $into } and makes { $out } of it.
output = the network says { $output } of point { $point }, which is { $truth }.
loss = { $count ->
    [one] the mean loss of this 1 point is { $loss }.
   *[other] the mean loss of these { $count } points is { $loss }.
}
back-from-output = of point { $point } the loss has the slope { $slope } in what goes into the output.
back = back through { $weights }: point { $point } has the slope { $slope } in unit { $unit }.
update = each number goes { $lr } times its gradient downhill.
update-of-batch = each number goes { $lr } times its gradient downhill after batch { $batch } of { $batches }.
update-by = each number goes downhill as { $optimiser } has it.
update-of-batch-by = each number goes downhill as { $optimiser } has it after batch { $batch } of { $batches }.

## Between epochs.

losses = the loss is { $train } on the points for training, { $test } on the others.
by-hand = by hand, layer { $layers }: loss { $train } in training, { $test } on the others.
exploding = gradients explode: the loss is { $train } in training, { $test } on the others.
dead-and-still = { $count ->
    [one] { $count } unit is dead and nothing flows back: a gradient is 0.
   *[other] { $count } units are dead and nothing flows back: a gradient is 0.
}
dead = { $count ->
    [one] { $count } unit is dead: the loss is { $train } in training, { $test } on the others.
   *[other] { $count } units are dead: the loss is { $train } in training, { $test } on the others.
}
saturated = { $count ->
    [one] { $count } unit is saturated: the loss is { $train } in training, { $test } on the others.
   *[other] { $count } units are saturated: the loss is { $train } in training, { $test } on the others.
}
vanishing = the first gradient vanishes: loss { $train } in training, { $test } on the others.
