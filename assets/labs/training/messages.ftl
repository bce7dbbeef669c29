### What the training lab says.

start = The line starts flat at 0; every epoch moves it a little downhill.

## A stage of an epoch; where there are batches, $said is what is said of the stage.

batch = Batch { $part }/{ $parts }: { $said }
predict = the line at every x; at point { $point } it says { $prediction }.
error = prediction minus truth; at point { $point } it is { $size } { $side ->
    [low] too low
   *[high] too high
 }.
loss = the mean of the squared errors is { $loss }; no line gets below { $best }.
loss-of-batch = its mean squared error is { $loss }.
gradients = to lower the loss: slope { $slope ->
    [up] up
   *[down] down
 }, intercept { $intercept ->
    [up] up
   *[down] down
 }.
update = each parameter takes its step downhill.

## What an epoch came to, for the parameter with the longer way to go. It began at 0: it is still on its way to the best
## one, or has passed it. The gradient leads it on to the best one, or away from it.

epoch = The { $parameter ->
    [slope] slope
   *[intercept] intercept
 } { $value } { $place ->
    [below] is still below
    [above] is still above
   *[passed] has passed
 } { $best }{ $led ->
    [on] : the gradient pushes it
   *[away] ; for now the gradient pushes it
 } { $push ->
    [up] up
   *[down] down
 }.
departed = Epoch { $epoch } is no longer finite; lr { $lr } is above { $limit }.
at-rest = As good as it gets: the loss is { $loss }, least squares has { $best }.
overshoots = The loss rose: with lr above { $limit } every step overshoots by more.
overshot = The loss rose from { $earlier } to { $loss }: this step overshot.

## The same of a table.

table-start = Every weight starts at 0, and so does every prediction of { $target }.
table-predict = features times weights, plus intercept: row { $row } gets { $prediction }.
table-error = prediction minus { $target }; row { $row } is { $size } { $side ->
    [low] too low
   *[high] too high
 }.
table-loss = the mean of the squared errors is { $loss }; no weights get below { $best }.
table-gradients = the gradient of { $feature } is { $gradient }: its weight has to go { $push ->
    [up] up
   *[down] down
 }.
table-update = every weight takes its step downhill; { $feature } now has { $weight }.
table-epoch = The weight of { $feature } is { $weight }, at best { $best }; the gradient pushes it { $push ->
    [up] up
   *[down] down
 }.
