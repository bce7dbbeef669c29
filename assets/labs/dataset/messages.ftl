### What the dataset lab says. Of several messages with one beginning the first one that fits the line is said.

start = { $rows } rows of { $source },{ $left } to predict { $label } from { $features }.
start-unnamed = { $rows } rows,{ $left } to predict { $label } from { $features }.
start-counted = { $rows } rows,{ $left } to predict { $label } from { $count } other columns.
start-short = { $rows } rows,{ $left } a label and { $count } features.

## $left: what was left out of the file or put in; it begins with a space.

dropped = {" "}{ $rows } dropped,
filled = {" "}{ $cells } cells filled,

## Of a column.

mean = The mean of { $column } is { $mean }: its { $rows } numbers add up to { $rows } times that.
mean-short = The mean of { $column } is { $mean }.
deviation-none = Every row has the same { $column }, { $mean }: its deviation is 0.
deviation = Std of { $column } is { $std }: √ of the average squared distance from { $mean }.
deviation-short = The standard deviation of { $column } is { $std }.
range-least = The least number of { $column } is { $least }; the greatest ones come next.
range = The numbers of { $column } go from { $least } to { $greatest }, around their mean { $mean }.
range-short = The numbers of { $column } go from { $least } to { $greatest }.

## Which columns go in and which is to come out: of the row that is looked at, or of all.

split-row = Row { $row } has the features { $features }, and { $label } { $value } as its label.
split = Features { $features } ({ $rows }×{ $count }) go in; the label { $label } ({ $rows }) is what they predict.
split-counted = { $count } features ({ $rows }×{ $count }) go in; the label { $label } ({ $rows }) is what they predict.
split-short = { $count } features ({ $rows }×{ $count }) go in; the label ({ $rows }) is what they predict.
