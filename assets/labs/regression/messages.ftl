### What the regression lab says.

start = Wanted: weights whose predictions come closest to y; { $rows } rows, { $features } features.
nothing-yet = Nothing of this stage has been computed yet.
ones = The column of ones makes the bias a weight like any other.
gram = Columns { $first } and { $second }, multiplied and summed, give { $value }.
ridge-zero = With ridge 0 nothing is added on the diagonal.
ridge = Adding { $ridge } on the diagonal makes a large { $weight } costly.
ridge-beside = Off the diagonal the ridge adds nothing.
xty = Column { $column } times y, summed over { $rows } rows, is { $value }.
factor-first = Column { $column } of L has { $root } on the diagonal: the root of XtX[0,0].
factor = Column { $column } of L has { $root } on the diagonal; the columns before it go into it.
forward-first = The first row has one unknown: z[0] = { $value }.
forward = The z above row { $row } are known, so only its own is left: { $value }.
back-last = The last row has one unknown: the weight of { $weight } is { $value }.
back = All weights below { $weight } are known; its own is { $value }.
fit = The squares of what the weights leave unexplained sum to { $sum }.
fit-truth = Furthest from the truth is { $weight }, by { $off }; squared residuals sum to { $sum }.
fit-ridge = Ridge { $ridge } takes { $weight } from { $before } to { $after }.
fit-only-with-ridge = Without the ridge there is no answer; with it { $weight } is { $after }.
condition = Errors can grow { $condition } times: { $digits } of about 16 digits are at risk.
descent-start = Descent starts with all weights 0.
descent-overshoots = With lr { $lr } above { $limit } every step overshoots by more.
descent = After step { $step } { $weight } is { $here }; the exact answer is { $exact }.
