fn descent_path(gram: &Mat<f64>, moment: &Col<f64>, lr: f64, steps: f64, rows: f64) -> Mat<f64> {
    let mut path = vec![Col::zeros(moment.nrows())];
    for k in 0..steps as usize {
        path.push(&path[k] - Scale(lr * 2.0 / rows) * (gram * &path[k] - moment));
    }
    Mat::from_fn(path.len(), moment.nrows(), |i, j| path[i][j])
}
