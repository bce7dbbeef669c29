### What the classifier lab says.

## Epochs.

one-class = every row is of the same class: there is nothing to learn.
nothing-learnt = nothing is learnt yet: { $right } of { $samples } answers are right, and the loss is { $loss }.
down = { $right } of { $samples } answers are right; the loss went down to { $loss }.
up = { $right } of { $samples } answers are right; the loss went up to { $loss }.
stays = { $right } of { $samples } answers are right; the loss stays at { $loss }: nothing moved it.
learnt = all { $samples } answers are right, and the loss is down to { $loss }.
departs = { $right } of { $samples } answers are right; next { $quantity } leaves the numbers there are: lr is too large.

## Forward.

first-layer = unit { $unit } of row { $row }: its row of X times its weights, plus its bias.
layer = unit { $unit } of row { $row }: what layer { $before } gave, weighed and added up.
relu = what is below 0 becomes 0; every unit answers to some row.
relu-alone = what is below 0 becomes 0.
dead = { $count ->
    [one] unit { $units } is dead: whatever row comes in, nothing comes out.
   *[other] units { $units } are dead: whatever row comes in, nothing comes out.
}
probability = row { $row } is `{ $class }` with probability { $probability }.
surprise = row { $row } is `{ $class }`: −ln { $probability } = { $surprise }; the mean of { $samples } such is { $loss }.
surprise-of-nothing = row { $row } is `{ $class }`, p next to { $probability }: surprise { $surprise }, mean of { $samples } { $loss }.
mistake = { $right } % of the answers are right; { $count ->
    [one] { $count } that is `{ $class }` gets `{ $taken }`.
   *[other] { $count } that are `{ $class }` get `{ $taken }`.
}
no-mistake = every row gets its own class as the answer.

## Back.

slope-of-scores = probability minus truth, over the rows: the slope by each score.
back-through-weights = back through the weights: how what each unit gave changes the loss.
back-through-relu = back through the ReLU: nothing passes where nothing came out.
slope-of-weights = { $gradient } adds up over all rows what comes in times what comes back.
slope-of-biases = the slope by a bias: what comes back, added up over all rows.
slope-zero = every number of { $gradient } is 0: no step changes these weights.
slope-of-dead = { $count ->
    [one] unit { $units } is dead: the slope by its weights is 0, they stay.
   *[other] units { $units } are dead: the slope by their weights is 0, they stay.
}
slope-from-dead = { $count ->
    [one] unit { $units } in layer { $layer } is dead: the slope by what weighs it is 0.
   *[other] units { $units } in layer { $layer } are dead: the slope by what weighs them is 0.
}
update = every weight and bias goes { $lr } times its slope downhill.
