//! The random numbers of seedrandom 2.4.3, David Bau's replacement for JavaScript's `Math.random` that can be seeded
//! with a text: RC4, whose bytes are put together to doubles.

/// A stream of random numbers, the same for the same text.
#[derive(Debug, Clone)]
pub struct Arc4 {
    i: u8,
    j: u8,
    state: [u8; 256],
}

/// Two to the power of 52: a numerator from here on has all the digits that a double can hold.
const SIGNIFICANT: f64 = 4_503_599_627_370_496.0;

/// Two to the power of 48: what six bytes can make.
const SIX_BYTES: f64 = 281_474_976_710_656.0;

impl Arc4 {
    /// The stream for this text.
    pub fn seed(text: &str) -> Self {
        let key = key(text);
        let mut state: [u8; 256] = std::array::from_fn(|place| place as u8);
        let mut j = 0_u8;
        for i in 0..256 {
            j = j.wrapping_add(key[i % key.len()]).wrapping_add(state[i]);
            state.swap(i, usize::from(j));
        }
        let mut stream = Self { i: 0, j: 0, state };
        // The first bytes tell of the key, and are dropped.
        (0..256).for_each(|_| _ = stream.byte());
        stream
    }

    fn byte(&mut self) -> u8 {
        self.i = self.i.wrapping_add(1);
        let t = self.state[usize::from(self.i)];
        self.j = self.j.wrapping_add(t);
        self.state.swap(usize::from(self.i), usize::from(self.j));
        self.state[usize::from(self.state[usize::from(self.i)].wrapping_add(t))]
    }

    /// The next number, from 0 to below 1.
    pub fn draw(&mut self) -> f64 {
        let mut numerator = (0..6).fold(0.0, |number, _| number * 256.0 + f64::from(self.byte()));
        let mut denominator = SIX_BYTES;
        let mut last = 0_u8;
        while numerator < SIGNIFICANT {
            numerator = (numerator + f64::from(last)) * 256.0;
            denominator *= 256.0;
            last = self.byte();
        }
        // So that adding the last byte does not round up.
        while numerator >= 2.0 * SIGNIFICANT {
            numerator /= 2.0;
            denominator /= 2.0;
            last >>= 1;
        }
        (numerator + f64::from(last)) / denominator
    }

    /// The next number from `a` to below `b`.
    pub fn uniform(&mut self, a: f64, b: f64) -> f64 {
        self.draw() * (b - a) + a
    }

    /// The next number of a normal distribution: Marsaglia's polar method, of whose pairs the first is taken.
    pub fn normal(&mut self, mean: f64, variance: f64) -> f64 {
        loop {
            let (v1, v2) = (2.0 * self.draw() - 1.0, 2.0 * self.draw() - 1.0);
            let s = v1 * v1 + v2 * v2;
            if s <= 1.0 {
                return mean + variance.sqrt() * ((-2.0 * s.ln() / s).sqrt() * v1);
            }
        }
    }
}

/// The key that a text is smeared into: at most 256 bytes, however long it is.
fn key(text: &str) -> Vec<u8> {
    let mut key: Vec<u8> = vec![];
    let mut smear = 0_i32;
    for (place, unit) in text.encode_utf16().enumerate() {
        let place = place & 255;
        smear ^= i32::from(key.get(place).copied().unwrap_or(0)) * 19;
        let byte = (smear.wrapping_add(i32::from(unit)) & 255) as u8;
        match key.get_mut(place) {
            Some(known) => *known = byte,
            None => key.push(byte),
        }
    }
    if key.is_empty() { vec![0] } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_seedrandom() {
        // As its README has them.
        let mut stream = Arc4::seed("hello.");
        assert_eq!([stream.draw(), stream.draw()], [0.928_257_879_579_245_4, 0.375_256_976_864_678_4]);
    }

    #[test]
    fn any_text_seeds_it() {
        let first = |text: &str| Arc4::seed(text).draw();
        // The key wraps around: of one letter alone a thousand are as many as 999.
        let long: String = (0..1000).map(|k| char::from(b'a' + (k * k % 26) as u8)).collect();
        let texts = ["", "0", "0.78192", "ü🦀", &long, &long[1..]];
        let numbers = texts.map(first);
        assert!(numbers.iter().all(|number| (0.0..1.0).contains(number)), "{numbers:?}");
        let differ = (0..texts.len()).all(|k| !numbers[..k].contains(&numbers[k]));
        assert!(differ, "{numbers:?}");
    }
}
