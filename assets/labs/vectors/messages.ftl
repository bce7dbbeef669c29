### What the vectors lab says.

start = { $vectors } vectors of { $numbers } numbers each: the angle between two says how alike they are.
norm-zero = the length of { $vector } is 0: it points nowhere and has no angle to anything.
norm = the length of { $vector } is { $norm }: the root of the sum of its squares.
norm-so-far = the squares of { $vector } are added one by one: { $sum } so far.
dot = the dot product { $vector } · { $other } is { $dot }: large where both are long and alike.
dot-itself = the dot product { $vector } · { $vector } is { $dot }: the square of the length of { $vector }.
dot-so-far = the products of { $vector } and { $other } are added: { $sum } so far.
cosine = between { $vector } and { $other }: { $dot } over both lengths is cosine { $cosine }, so { $degrees }°.
cosine-none = between { $vector } and { $other } there is no angle: one of them has no length.
nearest = nearest to { $vector } is { $other } (cosine { $cosine }): { $advice }.
nearest-none = { $vector } and { $other } have no angle between them: one has no length, so none is nearest.
alone = there is no vector that { $vector } could be near to.

## What follows from one being nearest to the other; $advice above, and beside the picture.

advice-music = play to { $vector } what { $other } likes
advice-words = { $other } is used most like it
