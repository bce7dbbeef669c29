//! Numbers one after the other.

use std::fmt;
use std::sync::OnceLock;

use faer::{Col, ColRef};
use memmap2::MmapMut;

/// From this many numbers on (2 MiB, one large page) a column lives in memory of its own.
const LARGE: usize = 1 << 18;

/// Numbers one after the other, which stay where they are for as long as anyone needs them: a data set, an intermediate result.
///
/// Epochs over millions of points are bounded by the memory's speed, and half of that goes into looking up 4 KiB
/// pages; so a long column asks the kernel for large ones. Short columns are a faer [`Col`] like any other.
pub struct Doubles {
    storage: Storage,
    largest: OnceLock<f64>,
}

enum Storage {
    Short(Col<f64>),
    Long(MmapMut),
}

impl Doubles {
    /// The column of `value(0)`, `value(1)`, ..., asked for in that order.
    pub fn from_fn(n: usize, mut value: impl FnMut(usize) -> f64) -> Self {
        if let Some(mut pages) = large_pages(n) {
            for (i, slot) in bytemuck::cast_slice_mut(&mut pages).iter_mut().enumerate() {
                *slot = value(i);
            }
            return Storage::Long(pages).into();
        }
        Storage::Short(Col::from_fn(n, value)).into()
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers, one after the other.
    pub fn as_slice(&self) -> &[f64] {
        match &self.storage {
            Storage::Short(column) => column.try_as_col_major().map_or(&[], |column| column.as_slice()),
            Storage::Long(pages) => bytemuck::cast_slice(pages),
        }
    }

    /// The size of the largest finite number, 0 where there is none: found out once.
    pub fn largest(&self) -> f64 {
        let sizes = || self.as_slice().iter().filter(|number| number.is_finite()).map(|number| number.abs());
        *self.largest.get_or_init(|| sizes().fold(0.0, f64::max))
    }

    /// The same numbers as faer sees them.
    pub fn as_col(&self) -> ColRef<'_, f64> {
        ColRef::from_slice(self.as_slice())
    }
}

/// Fresh memory for `n` numbers in large pages, where `n` is worth it and the system has it to give.
fn large_pages(n: usize) -> Option<MmapMut> {
    if n < LARGE {
        return None;
    }
    let pages = MmapMut::map_anon(n * size_of::<f64>()).ok()?;
    // A system without large pages keeps its small ones: slower, never wrong.
    #[cfg(target_os = "linux")]
    let _ = pages.advise(memmap2::Advice::HugePage);
    Some(pages)
}

impl From<Storage> for Doubles {
    fn from(storage: Storage) -> Self {
        Self { storage, largest: OnceLock::new() }
    }
}

impl From<Col<f64>> for Doubles {
    fn from(column: Col<f64>) -> Self {
        Storage::Short(column).into()
    }
}

impl From<Vec<f64>> for Doubles {
    fn from(values: Vec<f64>) -> Self {
        Self::from(&values[..])
    }
}

impl From<&[f64]> for Doubles {
    fn from(values: &[f64]) -> Self {
        if let Some(mut pages) = large_pages(values.len()) {
            bytemuck::cast_slice_mut(&mut pages)[..values.len()].copy_from_slice(values);
            return Storage::Long(pages).into();
        }
        Storage::Short(ColRef::from_slice(values).to_owned()).into()
    }
}

impl fmt::Debug for Doubles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_columns_hold_what_they_were_given() {
        for n in [0, 1, LARGE - 1, LARGE, LARGE + 1] {
            let column = Doubles::from_fn(n, |i| i as f64 + 0.5);
            assert_eq!(column.len(), n);
            assert_eq!(column.as_col().nrows(), n);
            assert!(column.as_slice().iter().enumerate().all(|(i, &v)| v == i as f64 + 0.5));
        }
    }
}
