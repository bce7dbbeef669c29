//! Axes: a range of numbers, where each falls, and which of them to write beside it.

/// How far apart numbers lie on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// As their difference.
    Linear,
    /// As their difference, where there is nothing between one whole number and the next.
    Counted,
    /// As their ratio.
    Logarithmic,
}

/// A range of numbers laid along an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    min: f64,
    max: f64,
    scale: Scale,
}

/// A number written beside an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The number.
    pub value: f64,
    /// As it is written.
    pub label: String,
}

impl Axis {
    /// From `min` to `max`; widened where they are too close for anything to be told apart.
    pub fn linear(min: f64, max: f64) -> Self {
        let (min, max) = if min.is_finite() && max.is_finite() { (min.min(max), min.max(max)) } else { (0.0, 1.0) };
        let least = (min.abs().max(max.abs()) * 1e-9).max(f64::MIN_POSITIVE);
        // Half of the larger, so that also numbers without a neighbour one away come apart.
        let room = (max.abs() / 2.0).max(0.5);
        let (min, max) =
            if max - min > least { (min, max) } else { ((min - room).max(f64::MIN), (max + room).min(f64::MAX)) };
        Self { min, max, scale: Scale::Linear }
    }

    /// From 0 to `last` of what is counted: only whole numbers are written beside it.
    pub fn counted(last: usize) -> Self {
        Self { scale: Scale::Counted, ..Self::linear(0.0, last as f64) }
    }

    /// From `min` to `max` with a margin of `share` of the range on either side.
    pub fn with_margin(min: f64, max: f64, share: f64) -> Self {
        let Self { min, max, .. } = Self::linear(min, max);
        // Halved first: the range of the largest doubles is not one.
        let margin = (max / 2.0 - min / 2.0) * 2.0 * share;
        Self::linear((min - margin).max(f64::MIN), (max + margin).min(f64::MAX))
    }

    /// From `min` to `max` by their ratio, both above 0; widened to a factor of ten.
    pub fn logarithmic(min: f64, max: f64) -> Self {
        let positive = |value: f64, other: f64| if value > 0.0 && value.is_finite() { value } else { other };
        let max = positive(max, 1.0);
        let min = positive(min, max / 10.0).min(max);
        let (min, max) = if max / min < 1.5 { (min / 1.5, max * 1.5) } else { (min, max) };
        Self { min, max: max.min(f64::MAX), scale: Scale::Logarithmic }
    }

    /// The end of an axis that holds `size` and stands still while `size` changes a little: the least of 1, 1.5, 2, 3, 4, 5
    /// and 7 times a power of ten that is not below it; 1 where there is none.
    pub fn end_for(size: f64) -> f64 {
        let power = size.abs().log10().floor();
        let ends = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0].map(|digit| digit * 10_f64.powf(power));
        ends.into_iter().find(|end| *end >= size.abs() && end.is_finite() && *end > 0.0).unwrap_or(1.0)
    }

    /// The same axis where it holds these numbers; else one that grows in steps, so that it stands still for a while.
    #[must_use]
    pub fn holding(self, numbers: impl IntoIterator<Item = f64>) -> Self {
        let beyond = numbers.into_iter().filter(|number| number.is_finite());
        let (least, most) = beyond.fold((self.min, self.max), |(least, most), n| (least.min(n), most.max(n)));
        let min = if least < self.min { least.min(-Self::end_for(least)) } else { self.min };
        let max = if most > self.max { most.max(Self::end_for(most)) } else { self.max };
        Self { min, max, ..self }
    }

    /// The same axis over so many character cells of so many dots each, widened as little as it takes for its ticks, at most
    /// `most` of those that there were, to fall into the middle of cells: so that they lie as far apart as they say, and what
    /// is drawn beside one lies beside it. Also these ticks. An axis by ratios stays as it is, and one that would have to be
    /// twice as long.
    #[must_use]
    pub fn aligned(self, cells: f64, dots: f64, most: usize) -> (Self, Vec<Tick>) {
        let ticks = self.ticks(most);
        let (Scale::Linear, [first, second, ..]) = (self.scale, &*ticks) else { return (self, ticks) };
        let (step, length) = (second.value - first.value, cells * dots - 1.0);
        let mut apart = (step / (self.max - self.min) * length / dots).floor();
        while apart >= 1.0 {
            let per_dot = step / (apart * dots);
            // Counted from the first dot, the middle of a cell is half of its dots less half a dot in.
            let middle = (dots - 1.0) / 2.0;
            let (below, above) = ((first.value - self.min) / per_dot, (self.max - first.value) / per_dot);
            let least = ((below - middle) / dots).ceil();
            let greatest = ((length - above - middle) / dots).floor();
            if least <= greatest {
                // What is left over goes to both ends.
                let lowest = f64::midpoint(least, greatest).floor() * dots + middle;
                let min = first.value - lowest * per_dot;
                let max = min + length * per_dot;
                let is_short = max - min <= 2.0 * (self.max - self.min) && max.is_finite() && min.is_finite();
                let aligned = Self { min, max, ..self };
                return if is_short { (aligned, aligned.multiples(step)) } else { (self, ticks) };
            }
            apart -= 1.0;
        }
        (self, ticks)
    }

    /// The same axis over so many character cells of so many dots each, on whose lower end bars stand: 0 is where the first cell
    /// begins, and each of its ticks, at most `most` of those that there were, where another one does. Also these ticks. Nothing
    /// where it does not begin at 0, or has too few cells.
    pub fn standing(self, cells: f64, dots: f64, most: usize) -> Option<(Self, Vec<Tick>)> {
        let ticks = self.ticks(most);
        let (Scale::Linear, [first, second, ..]) = (self.scale, &*ticks) else { return None };
        let step = second.value - first.value;
        let apart = (cells * step / self.max).floor();
        if self.min != 0.0 || apart < 1.0 {
            return None;
        }
        let standing = self.on_edges(0.0, step / (apart * dots), cells * dots);
        Some((standing, ticks))
    }

    /// The same axis over so many character cells of so many dots each, widened so that bars of this width, one of which begins
    /// at `from`, all have as many cells as each other. As it is where they have hardly any.
    #[must_use]
    pub fn in_cells(self, from: f64, width: f64, cells: f64, dots: f64) -> Self {
        let each = (cells * width / (self.max - self.min)).floor();
        if self.scale != Scale::Linear || !(1.0..=cells).contains(&each) {
            return self;
        }
        let per_cell = width / each;
        let wider = cells * per_cell - (self.max - self.min);
        let ahead = ((from - self.min + wider / 2.0) / per_cell).round();
        self.on_edges(from - ahead * per_cell, per_cell / dots, cells * dots)
    }

    /// An axis of so many dots on which this number is where the first dot begins.
    fn on_edges(self, edge: f64, per_dot: f64, dots: f64) -> Self {
        // A number has its place in the middle of a dot.
        let min = edge + per_dot / 2.0;
        Self { min, max: min + (dots - 1.0) * per_dot, ..self }
    }

    /// The least and the greatest number.
    pub fn range(&self) -> (f64, f64) {
        (self.min, self.max)
    }

    /// Where `value` falls: 0 at the least, 1 at the greatest, beyond them outside. Nothing where it has no place.
    pub fn place(&self, value: f64) -> Option<f64> {
        let place = match self.scale {
            Scale::Linear | Scale::Counted => (value / 2.0 - self.min / 2.0) / (self.max / 2.0 - self.min / 2.0),
            Scale::Logarithmic if value <= 0.0 => f64::NEG_INFINITY,
            Scale::Logarithmic => (value.ln() - self.min.ln()) / (self.max.ln() - self.min.ln()),
        };
        (!place.is_nan()).then_some(place)
    }

    /// The number that falls into this place, 0 to 1 from the least to the greatest.
    pub fn number(&self, place: f64) -> f64 {
        match self.scale {
            Scale::Linear | Scale::Counted => self.min * (1.0 - place) + self.max * place,
            Scale::Logarithmic => (self.min.ln() * (1.0 - place) + self.max.ln() * place).exp(),
        }
    }

    /// Round numbers along the axis, at most `most` of them.
    pub fn ticks(&self, most: usize) -> Vec<Tick> {
        match self.scale {
            _ if most == 0 => vec![],
            Scale::Linear | Scale::Counted => self.linear_ticks(most),
            Scale::Logarithmic => self.decades(most).unwrap_or_else(|| self.linear_ticks(most)),
        }
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    fn linear_ticks(&self, most: usize) -> Vec<Tick> {
        let range = self.max / 2.0 - self.min / 2.0;
        let rough = range / most as f64 * 2.0;
        let power = rough.log10().floor();
        let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].map(|digit| digit * 10_f64.powf(power));
        let fits = |step: &f64| (self.max / step).floor() - (self.min / step).ceil() < most as f64;
        let is_told = |step: &f64| *step > 0.0 && step.is_finite() && (self.scale != Scale::Counted || *step >= 1.0);
        let Some(step) = steps.into_iter().find(|step| is_told(step) && fits(step)) else {
            return vec![];
        };
        self.multiples(step)
    }

    /// The multiples of a step along the axis.
    fn multiples(&self, step: f64) -> Vec<Tick> {
        let (first, last) = ((self.min / step).ceil(), (self.max / step).floor());
        let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as usize;
        (0..=(last - first).max(0.0) as usize)
            .map(|i| (first + i as f64) * step)
            .map(|value| Tick { value, label: label(value, step, decimals) })
            .collect()
    }

    /// Powers of ten, every so many; nothing where there are not even two.
    fn decades(&self, most: usize) -> Option<Vec<Tick>> {
        let (first, last) = (self.min.log10().ceil() as i32, self.max.log10().floor() as i32);
        let count = last - first + 1;
        if count < 2 {
            return None;
        }
        let every = [1, 2, 5, 10, 20, 50, 100, 200]
            .into_iter()
            .find(|every| (count + every - 1) / every <= i32::try_from(most).unwrap_or(i32::MAX))
            .unwrap_or(500);
        let shown = (first..=last).filter(|power| power.rem_euclid(every) == 0);
        let label = |power: i32| match power {
            -3..0 => format!("{:.*}", power.unsigned_abs() as usize, 10_f64.powi(power)),
            0..4 => format!("{:.0}", 10_f64.powi(power)),
            _ => format!("1e{power}").replace('-', "−"),
        };
        Some(shown.map(|power| Tick { value: 10_f64.powi(power), label: label(power) }).collect())
    }
}

fn label(value: f64, step: f64, decimals: usize) -> String {
    let size = if value.abs() < step / 2.0 { 0.0 } else { value.abs() };
    let text = if size >= 1e6 || (size > 0.0 && step < 1e-4) {
        format!("{size:.1e}").replace("e-", "e−").replace(".0e", "e")
    } else {
        format!("{size:.decimals$}")
    };
    if value < 0.0 && size > 0.0 { format!("−{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: Axis, most: usize) -> Vec<String> {
        axis.ticks(most).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_round_and_no_more_than_fit() {
        assert_eq!(labels(Axis::linear(-2.6, 2.4), 6), ["−2", "−1", "0", "1", "2"]);
        assert_eq!(labels(Axis::linear(0.0, 500.0), 4), ["0", "200", "400"]);
        assert_eq!(labels(Axis::linear(0.0, 1.0), 6), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(labels(Axis::linear(0.0, 10_000_000.0), 3), ["0", "5e6", "1e7"]);
        assert_eq!(labels(Axis::logarithmic(0.5, 200.0), 5), ["1", "10", "100"]);
        assert_eq!(labels(Axis::logarithmic(5e-5, 0.2), 5), ["1e−4", "0.001", "0.01", "0.1"]);
        assert_eq!(labels(Axis::logarithmic(2.0, 8.0), 4), ["2", "4", "6", "8"]);
    }

    #[test]
    fn any_range_has_finite_ticks_inside_it() {
        let ends = [0.0, 1.0, -1.0, 1e-300, 1e300, -1e300, f64::MAX, f64::MIN, 1e-9, 123.456, f64::NAN, f64::INFINITY];
        for (a, b) in ends.into_iter().flat_map(|a| ends.map(|b| (a, b))) {
            for axis in [Axis::linear(a, b), Axis::logarithmic(a, b), Axis::with_margin(a, b, 0.05)] {
                let (min, max) = axis.range();
                assert!(min < max && min.is_finite() && max.is_finite(), "{a} to {b}: {axis:?}");
                for most in [0, 1, 3, 10] {
                    let ticks = axis.ticks(most);
                    assert!(ticks.len() <= most + 1, "{a} to {b}: {ticks:?}");
                    for tick in ticks {
                        let place = axis.place(tick.value).unwrap_or(f64::NAN);
                        assert!((-1e-6..=1.0 + 1e-6).contains(&place), "{a} to {b}: {tick:?} at {place}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_end_holds_what_it_is_for_and_stands_still() {
        for (size, end) in [(2.2, 3.0), (2.9, 3.0), (-16.0, 20.0), (0.012, 0.015), (1.0, 1.0), (7.1, 10.0)] {
            assert!((Axis::end_for(size) - end).abs() < 1e-12, "{size}: {}", Axis::end_for(size));
        }
        for size in [0.0, f64::NAN, f64::INFINITY, f64::MAX, 5e-324, 1e300] {
            let end = Axis::end_for(size);
            assert!(end.is_finite() && end > 0.0, "{size}: {end}");
        }
    }

    #[test]
    fn ticks_fall_into_the_middle_of_cells_and_nothing_is_left_out() {
        let mut aligned = 0;
        for (min, max) in [(-3.4, 16.2), (0.0, 1.0), (0.0, 5.2), (-1e-3, 2e-3), (0.0, 4e8), (-7.0, -2.0), (0.0, 1e-300)]
        {
            for cells in [3.0, 8.0, 12.0, 21.0, 46.0, 150.0] {
                for dots in [2.0, 4.0] {
                    let most = (cells as usize / 3).max(2);
                    let before = Axis::linear(min, max);
                    let (axis, ticks) = before.aligned(cells, dots, most);
                    assert!(axis.range().0 <= before.range().0 && axis.range().1 >= before.range().1);
                    if axis == before {
                        continue;
                    }
                    aligned += 1;
                    for tick in ticks {
                        let dot = axis.place(tick.value).unwrap() * (cells * dots - 1.0);
                        let off = (dot - (dots - 1.0) / 2.0).rem_euclid(dots);
                        assert!(off.min(dots - off) < 1e-6, "{min} to {max} over {cells}: {tick:?} at {dot}");
                    }
                }
            }
        }
        assert!(aligned > 50, "{aligned}");
    }

    #[test]
    fn places_run_from_0_to_1() {
        let linear = Axis::linear(10.0, 20.0);
        assert_eq!([10.0, 15.0, 20.0].map(|v| linear.place(v).unwrap()), [0.0, 0.5, 1.0]);
        let log = Axis::logarithmic(1.0, 100.0);
        assert!((log.place(10.0).unwrap() - 0.5).abs() < 1e-12);
        assert_eq!(log.place(0.0), Some(f64::NEG_INFINITY));
        assert_eq!(linear.place(f64::NAN), None);
        for (axis, number) in [(linear, 13.0), (log, 7.0), (log, 100.0)] {
            assert!((axis.number(axis.place(number).unwrap()) - number).abs() < 1e-9);
        }
    }
}
