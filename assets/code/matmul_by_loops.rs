fn matmul_by_loops(a: &Mat<f64>, b: &Mat<f64>) -> Mat<f64> {
    let mut c = Mat::zeros(a.nrows(), b.ncols());
    for i in 0..a.nrows() {
        for j in 0..b.ncols() {
            for k in 0..b.nrows() {
                c[(i, j)] += a[(i, k)] * b[(k, j)];
            }
        }
    }
    c
}
