//! What every distribution draws on.

/// A source of random bits, and of the three numbers that NumPy makes in its own way for each kind of generator.
pub(super) trait Source {
    /// 32 random bits.
    fn next_u32(&mut self) -> u32;
    /// 64 random bits.
    fn next_u64(&mut self) -> u64;
    /// Uniform in [0, 1), with 53 random bits.
    fn uniform(&mut self) -> f64;
    /// A deviate of the standard normal distribution.
    fn normal(&mut self) -> f64;
    /// A deviate of the standard exponential distribution.
    fn exponential(&mut self) -> f64;
    /// Whether it is the frozen legacy generator, some of whose formulas were changed for the new one.
    const LEGACY: bool;

    /// A whole number from 0 to `max`, both included: the smallest covering bit mask, with rejection.
    fn at_most(&mut self, max: u64) -> u64 {
        let mask = u64::MAX.checked_shr(max.leading_zeros()).unwrap_or(0);
        loop {
            let candidate = match max {
                0 => return 0,
                1..=0xffff_ffff => u64::from(self.next_u32()) & mask,
                _ => self.next_u64() & mask,
            };
            if candidate <= max {
                return candidate;
            }
        }
    }

    /// The order in which `shuffle` leaves `len` things: the thing at a place comes from the place that stands there.
    fn shuffled(&mut self, len: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..len).collect();
        for last in (1..len).rev() {
            order.swap(last, self.at_most(last as u64) as usize);
        }
        order
    }
}
