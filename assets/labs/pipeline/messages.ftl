### What the home screen says.

start = The linear algebra behind machine learning, step by step, forwards and back.
inflow = what comes into { $station }: its row of `into` times the flows, { $flow }.
outflow = what goes out of { $station }: its row of `out_of` times the flows, { $flow }.
through = the larger of in and out goes through { $station }: { $flow }.
incidence = row { $station }: 1 where a flow comes in, −1 where one goes out, else 0.
balance-source = { $station } is a source: its balance is { $balance }, all of it going out.
balance-end = { $station } is an end: its balance is { $balance }, and it all stays there.
balance-even = the balance of { $station } is { $balance }: all that came in goes out.
balance = the balance of { $station } is { $balance }: more comes in than goes out.

## What a newcomer can begin with, and what there will be to see.

offer-watch = watch a line learn from 100 points (or Space)
offer-watch-about = gradient descent: it plays at once, Space pauses it
offer-step = step through attention, matrix by matrix
offer-step-about = its first product; . takes the next stage, , the one before
offer-why = ask a number why it is what it is
offer-why-about = a probability, back to where it comes from
offer-program = walk through a NumPy program, line by line
offer-program-about = a network that learns XOR; `:run homework.py` opens your own
offer-table = see a table, and how to bring your own
offer-table-about = its lesson opens with it; under "Try this" it says how

## What is done at a station.

about-raw-data = a table as it comes
about-cleaning = empty cells and stray rows go
about-features = columns on one scale
about-discarded = too far out to be believed
about-linear-models = weights that fit a line
about-tree-models = rules, not matrices: no lab
about-neural-nets = matrices with a bend between
about-clustering = who is near to whom
about-predictions = what comes out, and how sure
about-insight = what one learns of the data
