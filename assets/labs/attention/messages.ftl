### What the attention lab says. $token, $query, $key and $other are worded by `token` or `label`, $other also by `itself`.

start = { $tokens ->
    [one] 1 token
   *[other] { $tokens } tokens
 }, each with a query, a key and a value of { $numbers ->
    [one] 1 number
   *[other] { $numbers } numbers
 }.
scores = query of { $query } · key of { $key } = { $score }: how well they fit.
scale = dividing by √d_k keeps the scores of { $token } from growing with d_k.
mask-last = { $token } comes last, so it may look at all: no score is masked.
mask = { $token } may look at { $seen } of { $tokens }: what comes after it is set to −inf.
shift = the row of { $token } minus its greatest number, { $greatest }: no weight changes.
exp = raising e to each makes the row of { $token } positive, at most 1.
sum = the powers of { $token } add up to { $sum }; each is then divided by that.
divide = { $token } looks most at { $other }, { $weight }.
divide-summed = { $token } looks most at { $other }, { $weight }; its row adds up to { $sum }.
divide-nothing-yet = each row is divided by its sum.
output = { $token } takes most from { $other }: { $weight } of its value.
output-nothing-yet = what each token takes from all.

## What a token is called: by its place, or by its word.

token = token { $place }
label = "{ $label }"
itself = itself

## Beside the weights, ahead of the greatest of a row.

most-at = most at { $token }
