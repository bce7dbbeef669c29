### What is said around the labs, in the line that tells what came of a key or a command.

no-number-here = there is no number here to ask about yet; step on first
no-such-number = there is no number `{ $number }` here
numbers-begin = this is where the numbers begin; backspace goes back
question-led-here = the question began at { $position } and led here; `goto { $position }` goes back
being-opened = { $lab } is being opened
article-s-own = these are the article's own numbers; { $key } sets those that { $lab } opens with by itself
no-scene = { $lab } opens as the article has it
no-parameters = { $lab } has no parameters
no-such-lab = there is no lab `{ $lab }`
no-such-tab = there is no tab { $number }; there are { $count }
at-end = this is the end{ $key ->
    [none] { "" }
   *[other] ; { $key } goes back to the start
 }
sweep-one-view = a sweep has one view; ? lists the keys that change something here
at-start = this is the start
only-one = { $lab } has one { $name }; ? lists the keys that change something here
nothing-to-change = { $lab } has no `{ $name }` to change
nothing-to-multiply = { $lab } has no vectors or matrices to multiply
mouse-ours = clicks and the wheel are for lina-tui
mouse-of-terminal = the mouse is the terminal's: it selects

## What is going on, and what is asked for.

playing = ▶ playing
playing-back = ◀ playing
moving = … moving
paused = ‖ paused
seed = seed { $seed }
as-a-scene = scene
cannot-be-opened = { $lab } cannot be opened: { $why }
too-small = { $columns }x{ $rows } needed, this is { $width }x{ $height }
until-runs = until { $condition }: { $round } { $position }; esc stays here
running-on = running: { $round } { $done }; any key stops it there
computing = computing { $round } { $done } of { $goal }; esc stays there
parameter = { $label }: { $meaning }; { $range }
parameter-labelled = { $label }, set by { $name }: { $meaning }; { $range }
copy-which = copy: { $choices }
would-this-fit = would this fit?

## Programs.

in-no-file = this program is in no file that could be read again
no-program = a lab is no program that could be read from a file
program-already = this is a program already
read-again = { $file } has been read again: line { $line } is the first that is another
read-again-same = { $file } has been read again: it is as it was

## Parameters. $since says from when on they hold.

nothing-to-undo = nothing has been set here that could be undone
all-at-defaults = every parameter is at its default
changes-hold = changes hold { $since }
keeps-its-own = { $lab } keeps its own: { $why }

## Places to come back to.

bookmark = bookmark { $number }: { $lab }, { $round } { $position }; :bookmark { $number } comes back
no-bookmark = there is no bookmark { $number }; there are { $count }

## Running until something holds.

until-holds = until { $condition }: { $round } { $position }: it is { $value }
until-named = until { $condition }: { $round } { $position }: { $name } is { $value }
until-changed = until { $condition }: { $round } { $position }: { $name } was { $before } and is { $value }
until-rests = until { $condition }: { $round } { $position }: { $rest } came first
until-came = until { $condition }: { $round } { $position }
until-departs = until { $condition }: { $round } { $position } is no longer finite
until-never = `{ $condition }` did not come true by { $round } { $position }, the last, where it is { $value }
until-never-known = `{ $condition }` did not come true by { $round } { $position }, the last

## Tables and pages.

no-table-to-sort = { $lab } has no table to sort
no-such-column = there is no column `{ $column }`; there are { $columns }
sorted-greatest-first = sorted by { $column }, the greatest first
sorted-least-first = sorted by { $column }, the least first
sorted-not = the rows as they are
nothing-searched-for = nothing has been searched for yet; / does
looking-for = looking for `{ $text }`
nowhere-in-table = `{ $text }` is nowhere in the table
not-on-this-page = `{ $text }` is not on this page

## Taking a place along.

being-written = { $what } is being written
copied = copied: { $what }, { $bytes } bytes
too-long-to-copy = { $bytes } bytes, and a terminal copies { $most }: `lina-tui export` writes them

## Runs that are compared: a race, and a sweep over a setting. $share is what a round leaves of a number on average.

race-starts = All { $count } start equal, at { $name } { $now }: space plays; which is first below { $threshold }?
race-starts-apart = { $count } runs at the start: space plays; which is first to come below { $threshold }?
race-equal = All { $count } are at { $name } { $now }.
race-leads = { $run } leads, { $name } { $now }: { $share } left per { $round }.
race-leads-only = { $run } leads with { $name } { $now }.
race-first = { $run } met the goal first, in { $round } { $at } ({ $share } each).
race-first-tied = { $run } and { $tied } more met the goal first, in { $round } { $at }.
race-first-at-once = { $run } is below { $threshold } since { $round } { $at }.
race-grows = { $run } grows: { $share }
race-slow = { $run }: { $share }
race-and = { $said } { $more }.
sweep-begins = None of the { $count } runs is done yet; esc stops.
sweep-none-yet = { $done } of { $count } runs are done; each of these ended with more { $name } than it began with.
sweep-stopped = No run was gone through to its end.
sweep-none = Each of the { $count } runs ended with more { $name } than it began with.
sweep-goes-on = { $done } of { $count } runs are done; the least { $name } so far is { $least }, at { $setting }={ $best }.
sweep-best = Best of { $count }: { $setting }={ $best } came to { $name } { $least }.
sweep-best-lost = Best of { $count }: { $setting }={ $best } with { $name } { $least }; { $lost } grew instead.
sweep-best-at-the-end = Best is the greatest, { $setting }={ $best }, with { $name } { $least }: a greater one may be better.
sweep-best-at-the-start = Best is the least, { $setting }={ $best }, with { $name } { $least }: a lesser one may be better.
sweep-range = Best: { $name } { $least }, to 1 % the same from { $setting }={ $from } to { $to }.
sweep-range-lost = Best: { $name } { $least }, from { $setting }={ $from } to { $to } to 1 %; from { $lost-from } on it grows.

## Predicting. $score is worded by `score` or `score-with-missed`.

quiz-begins = predict: steps ask first; write the answer, enter; or go on without one
quiz-passes = there is nothing to guess in this step
quiz-not-asking = no question is open; a step on asks the next, q ends them
quiz-elsewhere = questions are on; { $lab } has none: its batches are too long to reason out
quiz-ends = no more questions; { $score }
score = { $right } of { $asked } were right
score-with-missed = { $right } of { $asked } were right; look again at { $missed }
score-so-far = { $right } of { $asked } right
predict = predict: { $question }
ask-sign = is { $name } + or −?
ask-way = does { $name } go up or down?
ask-shape = which shape has { $name }?
ask-greatest = which of { $name } is greatest?
ask-number = what is { $name }?
answer-sign = write + or −
answer-way = write up or down
answer-shape = write a shape as 3x2, or 3 for a vector
answer-place = write its place, 0 to { $last }
answer-number = write a number; two digits will do
answer-with-blanks = { $how }; look the { $count ->
    [one] name
   *[other] names
 } up on the screen
no-answer = `{ $answer }` is no answer here: { $how }
operand-number = { $name } is a number
operand-vector = { $name } has { $count } numbers
operand-array = { $name } is { $shape }
your-answer = your answer:
it-is = it is:
off-by = off by { $gap }
is-right = ✓ right
is-wrong = no
positive = positive
negative = negative
up = up
down = down

## Why is this number what it is?

why = why?
why-number = why { $name } = { $number }?
why-not-computed = { $name }: not computed yet
why-being-worked-out = being worked out
why-gone = there is nothing of this name any more
why-terms = { $count ->
    [one] 1 term
   *[other] { $count } terms
 }
why-of-the-first = { $terms }, of the first { $looked }
why-largest-first = { $terms }, largest first
why-agrees = ✓ the arithmetic comes to it
why-disagrees = the arithmetic does NOT come to it
origin-parameter = a parameter: e changes it
origin-statement = from an earlier statement: enter goes back to it
origin-beginning = what the run begins with
origin-round-before = what the round before ended with: enter goes there
origin-given = given: this is where the numbers begin

## What keys do, in the line at the bottom: a word or two.

hint-next = next: { $lab }
hint-part = part
hint-play = play
hint-go-to = go to
hint-edit = edit
hint-open = open
hint-why = why?
hint-help = help
hint-quit = quit
hint-articles-own = article's own
hint-scene = scene
hint-lesson = lesson
hint-predict = predict
hint-view = view
hint-zoom = zoom
hint-sort = sort
hint-search = search
hint-row = row
hint-point = point
hint-speed = speed
hint-labs = labs
hint-glossary = glossary
hint-code = code
hint-copy = copy
hint-until = until
hint-fits = fits?
hint-play-back = play back
hint-fork = fork
hint-link = link
hint-next-run = next run
hint-compare = compare
hint-what-if = what if?
hint-choose = choose
hint-nudge = nudge
hint-type = type
hint-from = from here/start
hint-default = default
hint-done = done
hint-go-on = go on
hint-no-more-questions = no more questions
hint-answer = answer
hint-step-without = step without
hint-step-back = step back
hint-cancel = cancel
hint-source = source
hint-back = back
hint-column = column
hint-quantity = quantity
hint-close = close
hint-left-factor = left factor
hint-right-factor = right factor
hint-transpose-left = transpose left
hint-right = right
hint-markdown = Markdown
hint-numpy-script = NumPy script
hint-command-line = command line
hint-scroll = scroll
hint-page = page
hint-keys = keys
