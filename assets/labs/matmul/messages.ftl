### What the matmul lab says.

start = { $n } rows times { $n } columns: every cell of C will be a sum of { $n ->
    [one] 1 product
   *[other] { $n } products
 }.
product = row { $row } of A times column { $column } of B, { $terms ->
    [one] 1 term
   *[other] { $terms } terms
 }, is { $value }.
by-loops = three nested loops give { $found ->
    [another] another C
   *[same] the same C but for rounding
 }{ $next ->
    [race] ; → times three ways here
   *[none] {""}
 }.
race = faer takes { $seconds } for n = { $n }, the loops { $speedup } times as long.
race-large = the loops take { $speedup } times as long as faer at n = { $n }, { $large-speedup } times at n = { $large }.
race-nothing-yet = three ways are timed on this machine.
