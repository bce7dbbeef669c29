### What the residuals lab says.

start = The line is flat at 0, so the residuals are the labels; their mean is { $mean }.
no-spread = All residuals are equal: without a spread there is neither z nor curve.
residual = Label minus prediction: point { $point } lies { $distance } { $side ->
    [below] below
   *[above] above
 } the line.
spread = They spread by { $std } around { $mean }; so does the normal curve.
z = z counts in deviations: point { $point } lies { $distance } of them { $side ->
    [below] below
   *[above] above
 } the mean.
outliers = { $out } of { $all } lie more than 2σ from the mean; of normal ones 1 in 22 does.
within = { $one }% lie within 1σ and { $two }% within 2σ; of normal ones 68.3% and 95.4% do.
