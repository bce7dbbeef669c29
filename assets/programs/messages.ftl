### What is said of a person's own program as it is walked through. $round is `step` where something in it is repeated, and
### `statement` where nothing is.

start = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
 }; . runs a statement, > a part of one, → a step; , < ← go back
start-straight = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
 }; . or → runs a statement, > a part of one; , < ← go back
ended = the program has ended, after { $round ->
    [step] { $count ->
        [one] 1 step
       *[other] { $count } steps
     }
   *[statement] { $count ->
        [one] 1 statement
       *[other] { $count } statements
     }
 }
ended-alone = the program has ended
ended-printed = { $said }; printed last: { $text }
failed = line { $line }: { $what }
fails-before = line { $asked } is not reached: { $said }
run-last = line { $line } is not run again, this was its last time: { $said }
run-below = nothing begins in line { $line }; { $said }
never-run = line { $line } is not run at all, so you stay where you are
nowhere = nothing is run in line { $line } or below; there are { $lines } lines
plot-of = plot { $place } of { $count }, up and down: the others; { $said }

## Where it stands. $said is worded by one of those below.

at-line = line { $line }: { $said }
at-mark = at the mark, line { $line }: { $said }
at-line-in = line { $line }, in { $function }() called from line { $caller }: { $said }
at-mark-in = at the mark, line { $line }, in { $function }() called from line { $caller }: { $said }
overwritten = { $what } is written over here; { $said }
not-overwritten = { $why }; { $said }

## What a statement has done with numbers.

part = part { $part } of { $parts }: { $said }
part-of-first = part { $part } of the first { $parts }: { $said }
number-is = { $name } is { $value }
is = { $name } is { $value }
from = { $said }, from { $shapes }
with-changed = { $said }; { $changed }

## What it has changed: up to three are told of.

changed-two = { $first }, { $second }
changed-three = { $first }, { $second }, { $third }
changed-more = { $first }, { $second }, { $third }, and { $more } more
is-of-type = { $name } is of type { $kind }
is-list = { $name } is a list of { $count ->
    [one] 1 number
   *[other] { $count } numbers
 }
has-items = { $name } has { $count ->
    [one] 1 item
   *[other] { $count } items
 } now
other-items = { $count ->
    [one] 1 item
   *[other] { $count } items
 } of { $name } { $count ->
    [one] is another
   *[other] are others
 } now
reordered = { $name } has its items in another order
gone = { $name } is gone
went-on = { $name } has gone on to what comes next

## What it has done besides.

not-begun = { $about } Nothing has been run yet.
not-begun-to-line = { $about } Nothing has been run yet. It runs up to line { $line }: { $why }.
not-begun-to-lines = { $about } Nothing has been run yet. It runs up to line { $line } (and { $more ->
    [one] one place
   *[other] { $more } places
 } more): { $why }.
drawn-on = plot { $place } is drawn on; `plots` shows all that have been
shown-plots = what has been drawn is shown; `plots` shows all of it
brought-in = names are brought in from a module
function-made = a function is made; nothing of it runs before it is called
class-made = a class is made
condition = a condition is looked at, and it decides what comes next
loop-goes-on = the loop takes its next value, or ends
given-back = the function gives back what stands here
printed = printed: { $text }
nothing-changed = nothing that has a name has changed
prints-otherwise = from here on numbers are printed in another way
figure-begun = a new picture is begun; nothing is drawn on it yet
figure-told = how the picture looks is set; nothing more is drawn on it
then-loop = { $said }; then line { $line } goes on: { $taken }
then-loop-alone = line { $line } goes on: { $taken }

## What the cursor stands on.

line-nothing = line { $line }: nothing is run here or below
line-marked = line { $line } is marked; enter goes to its next run, b sets or clears the mark
line-unmarked = line { $line } has no mark; enter goes to its next run, b sets or clears the mark
line-elsewhere = line { $line }: nothing begins here; enter goes on to line { $other }
no-names = no name holds anything yet
name-is = name { $place } of { $count }: { $name } is { $value }
name-of = name { $place } of { $count }: { $name }, { $kind }
name-number = name { $place } of { $count }: { $name }, { $kind }, is { $value }; enter asks why
name-cell = name { $place } of { $count }: { $name } { $size }: { $cell } is { $value }; [ ] another, enter asks why

## An operation that failed.

clash = { $sign } on { $arrays }
unequal-columns-rows = { $left } has { $count } columns, { $right } has { $other } rows: these must be equal
unequal-columns-numbers = { $left } has { $count } columns, { $right } has { $other } numbers: these must be equal
unequal-numbers-rows = { $left } has { $count } numbers, { $right } has { $other } rows: these must be equal
unequal-numbers = { $left } has { $count } numbers, { $right } has { $other } numbers: these must be equal
unequal-along-columns = { $left } has { $count } columns, and the { $other } numbers of { $right } lie along its columns: these must be equal
unequal-axes = from the last axis on, { $left } has { $count } where { $right } has { $other }: these must be equal, or one of them 1
no-transpose = no transpose makes these fit
would-fit = these shapes would fit: { $products }
runs-so-far = The program has run up to here. Python itself may know this; lina-tui does not.

## In the place of a picture.

being-worked-out = being worked out
no-value = it has no value to show
watch-failed = { $expression } has no value here: { $why } (esc takes it away)
without-numbers = an array without numbers
nothing-drawn = nothing has been drawn with plt yet
no-numbers = a histogram of no numbers
shades = { $shape }: blank is { $least }, full is { $most }
more-bars = { $count ->
    [one] 1 bar
   *[other] { $count } bars
 } more
picture-needs = the picture needs { $name }, which is not there yet
plane-takes = a plane takes vectors of two numbers, or matrices of two columns
points-take = points are the rows of a matrix of two columns
line-takes = slope and intercept of a line are numbers
no-curve = no loss, error or accuracy of the program has changed from step to step; those in functions are not followed
