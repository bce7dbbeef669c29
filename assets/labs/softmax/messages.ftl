### What the softmax lab says.

start = { $logits } logits, any numbers at all: softmax makes of them shares that add up to 1.
shift-greatest = class { $class } has the greatest logit: minus itself it is 0.
shift = minus the greatest logit, that of class { $class } is { $shifted }.
exp = e to each shifted logit: class { $class } gets { $power }, the greatest gets 1.
sum = all the powers add up to { $sum }; each is then divided by that.
sum-nothing-yet = the powers are added one by one; each is then divided by their sum.
divide = class { $class } gets its power over the sum: the probability { $probability }.
cross-entropy = the truth, class { $class }, was given { $probability }: that surprises by { $loss }.

## Without the shift.

unshifted-lost = inf over inf is nan: without the shift the probabilities are lost.
unshifted-overflow = e^{ $logit } is beyond the largest double: it overflows to inf.
unshifted-vanished = the sum overflowed to inf, so class { $class } gets { $share }: lost as well.
unshifted-underflow = every power fell to 0, and 0 over 0 is nan: the shift prevents that.
unshifted-same = small logits do not need it: class { $class } gets the same { $share } without.
unshifted-rounded = so small a power has lost digits: class { $class } gets { $share } in place of { $shifted }.
unshifted-power = without the shift class { $class } has the power { $power }.
