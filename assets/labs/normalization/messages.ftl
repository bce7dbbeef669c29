### What the normalization lab says.

start = Scales apart: { $narrow }, { $wide }.
start-counted = { $features } features on as many scales.
start-one = One feature: { $feature }.
start-none = There is no feature to bring to scale.

## $narrow, $wide and $feature above: a feature with its least and its greatest number.

range = { $feature } from { $from } to { $to }

## Of one feature, and of one row.

mean = The mean of { $feature } is { $mean }; it will be subtracted from every row.
deviation-none = Every row has the same { $feature }, { $mean }: its std is 0, and nothing divides by 0.
deviation = The numbers of { $feature } have std { $std }: divided by it, they will have std 1.
subtract = Row { $row }: { $feature } { $before } minus its mean { $mean } is { $centred }.
divide-none = The std of { $feature } is 0, so it is divided by 1 instead: it stays { $normalized }.
divide = Row { $row }: { $feature } { $before } became { $centred } / { $std } = { $normalized }.
check-none = A constant { $feature } has mean 0 now and std 0 still: it tells nothing.
check-exact = Afterwards { $feature } has mean 0 and std { $std-after }.
check = Afterwards { $feature } has mean 0 (rounding leaves { $mean-after }) and std { $std-after }.
check-far = Afterwards { $feature } has mean { $mean-after } and std { $std-after }: rounding lost the rest.

## Where those are too long for the line.

short-mean = The mean { $mean } is subtracted from every row.
short = Mean { $mean } and std { $std } become 0 and 1.
