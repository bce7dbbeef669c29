fn central_difference<T, Cell>(of: impl Fn(T) -> f64, by: &T, cell: Cell) -> f64
where
    T: Clone + std::ops::IndexMut<Cell, Output = f64>,
    Cell: Copy,
{
    let h = 6.055454452393343e-6 * by[cell].abs().max(1.0);
    let (mut above, mut below) = (by.clone(), by.clone());
    above[cell] += h;
    below[cell] -= h;
    let width = above[cell] - below[cell];
    (of(above) - of(below)) / width
}
