### What the layers lab says.

start-promotion = { $samples ->
    [one] 1 sample goes
   *[other] { $samples } samples go
 } from { $inputs } normalized features through 8 hidden units to 2 classes.
start-three-layer = { $samples ->
    [one] 1 sample goes
   *[other] { $samples } samples go
 } from { $inputs } numbers through 8 and 6 hidden units to 2 outputs.
misfit = X · W2 is { $left }·{ $right }, which does not fit: b puts A1 in place of X.
product = sample { $sample }, unit { $unit }: what comes in, weighed by W{ $layer }, is { $value }.
bias = sample { $sample }: each unit adds its own bias of b{ $layer }.
bias-zero = sample { $sample }: each unit adds its own bias of b{ $layer }; these are 0 before any training.
relu = sample { $sample }: ReLU sets { $off } of { $units } units to 0 and leaves the others alone.
softmax-shift = sample { $sample }: the greater score is taken off, so that no power overflows.
softmax-exp = sample { $sample }: e to the power makes both scores positive, at most 1.
softmax-divide = sample { $sample }: the shares are { $first } and { $second }, together 1.
sigmoid = sample { $sample }: the sigmoid makes { $first } and { $second } of it, each between 0 and 1.
prediction = sample { $sample } is predicted { $class } ({ $probability }): the weights are random.
prediction-near-half = sample { $sample } is predicted { $class } with { $probability }: random weights put all near a half.
prediction-nothing-yet = the class with the greater probability is predicted.
