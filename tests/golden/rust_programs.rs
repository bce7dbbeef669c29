// Written by tests/rust_programs.rs: the labs' programs in Rust with faer.

fn vectors(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let labels = <Vec<usize>>::from_value(&inputs[0]);
    let vectors = <Mat<f64>>::from_value(&inputs[1]);
    let norms = Col::from_fn(vectors.nrows(), |i| (0..vectors.ncols()).map(|k| vectors[(i, k)].powi(2)).sum::<f64>().sqrt());
    computed.push(norms.clone().into_value());
    let dot = &vectors * vectors.transpose();
    computed.push(dot.clone().into_value());
    let cosine = Mat::from_fn(dot.nrows(), dot.ncols(), |i, j| dot[(i, j)] / (norms[i] * norms[j]));
    computed.push(cosine.clone().into_value());
    let nearest = (0..cosine.nrows()).map(|i| (0..cosine.ncols()).filter(|&j| j != i).fold(usize::from(i == 0), |best, j| if cosine[(i, j)] > cosine[(i, best)] { j } else { best })).collect::<Vec<usize>>();
    computed.push(nearest.clone().into_value());
    computed
}

fn dataset(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let columns = <Vec<usize>>::from_value(&inputs[0]);
    let values = <Mat<f64>>::from_value(&inputs[1]);
    let feature_columns = <Vec<usize>>::from_value(&inputs[2]);
    let label_column = <usize>::from_value(&inputs[3]);
    let mean = Col::from_fn(values.ncols(), |i| values.col(i).sum() / values.nrows() as f64);
    computed.push(mean.clone().into_value());
    let std = Col::from_fn(values.ncols(), |i| ((0..values.nrows()).map(|k| (values[(k, i)] - mean[i]).powi(2)).sum::<f64>() / values.nrows() as f64).sqrt());
    computed.push(std.clone().into_value());
    let min = Col::from_fn(values.ncols(), |i| values.col(i).iter().copied().fold(f64::INFINITY, f64::min));
    computed.push(min.clone().into_value());
    let max = Col::from_fn(values.ncols(), |i| values.col(i).iter().copied().fold(f64::NEG_INFINITY, f64::max));
    computed.push(max.clone().into_value());
    let features = Mat::from_fn(values.nrows(), feature_columns.len(), |i, j| values[(i, feature_columns[j])]);
    computed.push(features.clone().into_value());
    let labels = values.col(label_column).to_owned();
    computed.push(labels.clone().into_value());
    computed
}

fn normalization(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let features = <Mat<f64>>::from_value(&inputs[0]);
    let mean = Col::from_fn(features.ncols(), |i| features.col(i).sum() / features.nrows() as f64);
    computed.push(mean.clone().into_value());
    let std = Col::from_fn(features.ncols(), |i| ((0..features.nrows()).map(|k| (features[(k, i)] - mean[i]).powi(2)).sum::<f64>() / features.nrows() as f64).sqrt());
    computed.push(std.clone().into_value());
    let centred = Mat::from_fn(features.nrows(), features.ncols(), |i, j| features[(i, j)] - mean[j]);
    computed.push(centred.clone().into_value());
    let normalized = Mat::from_fn(centred.nrows(), centred.ncols(), |i, j| centred[(i, j)] / (if std[j] == 0.0 { 1.0 } else { std[j] }));
    computed.push(normalized.clone().into_value());
    let normalized_mean = Col::from_fn(normalized.ncols(), |i| normalized.col(i).sum() / normalized.nrows() as f64);
    computed.push(normalized_mean.clone().into_value());
    let normalized_std = Col::from_fn(normalized.ncols(), |i| ((0..normalized.nrows()).map(|k| (normalized[(k, i)] - normalized_mean[i]).powi(2)).sum::<f64>() / normalized.nrows() as f64).sqrt());
    computed.push(normalized_std.clone().into_value());
    computed
}

fn layers(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Mat<f64>>::from_value(&inputs[0]);
    let W1 = <Mat<f64>>::from_value(&inputs[1]);
    let b1 = <Col<f64>>::from_value(&inputs[2]);
    let W2 = <Mat<f64>>::from_value(&inputs[3]);
    let b2 = <Col<f64>>::from_value(&inputs[4]);
    let product1 = &X * &W1;
    computed.push(product1.clone().into_value());
    let Z1 = Mat::from_fn(product1.nrows(), product1.ncols(), |i, j| product1[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let A1 = Mat::from_fn(Z1.nrows(), Z1.ncols(), |i, j| Z1[(i, j)].max(0.0));
    computed.push(A1.clone().into_value());
    let product2 = &A1 * &W2;
    computed.push(product2.clone().into_value());
    let Z2 = Mat::from_fn(product2.nrows(), product2.ncols(), |i, j| product2[(i, j)] + b2[j]);
    computed.push(Z2.clone().into_value());
    let shifted = Mat::from_fn(Z2.nrows(), Z2.ncols(), |i, j| Z2[(i, j)] - Z2.row(i).iter().copied().fold(f64::NEG_INFINITY, f64::max));
    computed.push(shifted.clone().into_value());
    let exp = Mat::from_fn(shifted.nrows(), shifted.ncols(), |i, j| shifted[(i, j)].exp());
    computed.push(exp.clone().into_value());
    let output = Mat::from_fn(exp.nrows(), exp.ncols(), |i, j| exp[(i, j)] / exp.row(i).sum());
    computed.push(output.clone().into_value());
    let prediction = (0..output.nrows()).map(|i| (0..output.ncols()).fold(0, |best, j| if output[(i, j)] > output[(i, best)] { j } else { best })).collect::<Vec<usize>>();
    computed.push(prediction.clone().into_value());
    computed
}

fn three_layer(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Mat<f64>>::from_value(&inputs[0]);
    let W1 = <Mat<f64>>::from_value(&inputs[1]);
    let b1 = <Col<f64>>::from_value(&inputs[2]);
    let W2 = <Mat<f64>>::from_value(&inputs[3]);
    let b2 = <Col<f64>>::from_value(&inputs[4]);
    let W3 = <Mat<f64>>::from_value(&inputs[5]);
    let b3 = <Col<f64>>::from_value(&inputs[6]);
    let product1 = &X * W1.transpose();
    computed.push(product1.clone().into_value());
    let Z1 = Mat::from_fn(product1.nrows(), product1.ncols(), |i, j| product1[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let A1 = Mat::from_fn(Z1.nrows(), Z1.ncols(), |i, j| Z1[(i, j)].max(0.0));
    computed.push(A1.clone().into_value());
    let product2 = &A1 * W2.transpose();
    computed.push(product2.clone().into_value());
    let Z2 = Mat::from_fn(product2.nrows(), product2.ncols(), |i, j| product2[(i, j)] + b2[j]);
    computed.push(Z2.clone().into_value());
    let A2 = Mat::from_fn(Z2.nrows(), Z2.ncols(), |i, j| Z2[(i, j)].max(0.0));
    computed.push(A2.clone().into_value());
    let product3 = &A2 * W3.transpose();
    computed.push(product3.clone().into_value());
    let Z3 = Mat::from_fn(product3.nrows(), product3.ncols(), |i, j| product3[(i, j)] + b3[j]);
    computed.push(Z3.clone().into_value());
    let output = Mat::from_fn(Z3.nrows(), Z3.ncols(), |i, j| 1.0 / (1.0 + (-Z3[(i, j)]).exp()));
    computed.push(output.clone().into_value());
    computed
}

fn three_layer_batch(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Mat<f64>>::from_value(&inputs[0]);
    let W1 = <Mat<f64>>::from_value(&inputs[1]);
    let b1 = <Col<f64>>::from_value(&inputs[2]);
    let W2 = <Mat<f64>>::from_value(&inputs[3]);
    let b2 = <Col<f64>>::from_value(&inputs[4]);
    let W3 = <Mat<f64>>::from_value(&inputs[5]);
    let b3 = <Col<f64>>::from_value(&inputs[6]);
    let product1 = &X * W1.transpose();
    computed.push(product1.clone().into_value());
    let Z1 = Mat::from_fn(product1.nrows(), product1.ncols(), |i, j| product1[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let A1 = Mat::from_fn(Z1.nrows(), Z1.ncols(), |i, j| Z1[(i, j)].max(0.0));
    computed.push(A1.clone().into_value());
    let product2 = &A1 * W2.transpose();
    computed.push(product2.clone().into_value());
    let Z2 = Mat::from_fn(product2.nrows(), product2.ncols(), |i, j| product2[(i, j)] + b2[j]);
    computed.push(Z2.clone().into_value());
    let A2 = Mat::from_fn(Z2.nrows(), Z2.ncols(), |i, j| Z2[(i, j)].max(0.0));
    computed.push(A2.clone().into_value());
    let product3 = &A2 * W3.transpose();
    computed.push(product3.clone().into_value());
    let Z3 = Mat::from_fn(product3.nrows(), product3.ncols(), |i, j| product3[(i, j)] + b3[j]);
    computed.push(Z3.clone().into_value());
    let output = Mat::from_fn(Z3.nrows(), Z3.ncols(), |i, j| 1.0 / (1.0 + (-Z3[(i, j)]).exp()));
    computed.push(output.clone().into_value());
    computed
}

fn training(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Col<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let slope = <f64>::from_value(&inputs[2]);
    let intercept = <f64>::from_value(&inputs[3]);
    let lr = <f64>::from_value(&inputs[4]);
    let x_mean = X.sum() / X.nrows() as f64;
    computed.push(x_mean.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let x_square_mean = (0..X.nrows()).map(|k| X[k].powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(x_square_mean.clone().into_value());
    let best_slope = (0..X.nrows()).map(|k| (X[k] - x_mean) * (y[k] - y_mean)).sum::<f64>() / (0..X.nrows()).map(|k| (X[k] - x_mean).powi(2)).sum::<f64>();
    computed.push(best_slope.clone().into_value());
    let best_intercept = y_mean - best_slope * x_mean;
    computed.push(best_intercept.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| (best_slope * X[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let lr_limit = 2.0 / (x_square_mean + 1.0 + ((x_square_mean - 1.0).powi(2) + 4.0 * x_mean.powi(2)).sqrt());
    computed.push(lr_limit.clone().into_value());
    let predictions = Col::from_fn(X.nrows(), |i| slope * X[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_slope = (0..errors.nrows()).map(|k| 2.0 * errors[k] * X[k]).sum::<f64>() / errors.nrows() as f64;
    computed.push(grad_slope.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let slope = slope - lr * grad_slope;
    computed.push(slope.clone().into_value());
    let intercept = intercept - lr * grad_intercept;
    computed.push(intercept.clone().into_value());
    computed
}

fn training_momentum(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Col<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let slope = <f64>::from_value(&inputs[2]);
    let intercept = <f64>::from_value(&inputs[3]);
    let velocity_slope = <f64>::from_value(&inputs[4]);
    let velocity_intercept = <f64>::from_value(&inputs[5]);
    let lr = <f64>::from_value(&inputs[6]);
    let momentum = <f64>::from_value(&inputs[7]);
    let x_mean = X.sum() / X.nrows() as f64;
    computed.push(x_mean.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let x_square_mean = (0..X.nrows()).map(|k| X[k].powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(x_square_mean.clone().into_value());
    let best_slope = (0..X.nrows()).map(|k| (X[k] - x_mean) * (y[k] - y_mean)).sum::<f64>() / (0..X.nrows()).map(|k| (X[k] - x_mean).powi(2)).sum::<f64>();
    computed.push(best_slope.clone().into_value());
    let best_intercept = y_mean - best_slope * x_mean;
    computed.push(best_intercept.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| (best_slope * X[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let lr_limit = 2.0 / (x_square_mean + 1.0 + ((x_square_mean - 1.0).powi(2) + 4.0 * x_mean.powi(2)).sqrt());
    computed.push(lr_limit.clone().into_value());
    let predictions = Col::from_fn(X.nrows(), |i| slope * X[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_slope = (0..errors.nrows()).map(|k| 2.0 * errors[k] * X[k]).sum::<f64>() / errors.nrows() as f64;
    computed.push(grad_slope.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let velocity_slope = momentum * velocity_slope + grad_slope;
    computed.push(velocity_slope.clone().into_value());
    let slope = slope - lr * velocity_slope;
    computed.push(slope.clone().into_value());
    let velocity_intercept = momentum * velocity_intercept + grad_intercept;
    computed.push(velocity_intercept.clone().into_value());
    let intercept = intercept - lr * velocity_intercept;
    computed.push(intercept.clone().into_value());
    computed
}

fn training_adam(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Col<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let slope = <f64>::from_value(&inputs[2]);
    let intercept = <f64>::from_value(&inputs[3]);
    let m_slope = <f64>::from_value(&inputs[4]);
    let v_slope = <f64>::from_value(&inputs[5]);
    let m_intercept = <f64>::from_value(&inputs[6]);
    let v_intercept = <f64>::from_value(&inputs[7]);
    let lr = <f64>::from_value(&inputs[8]);
    let beta1 = <f64>::from_value(&inputs[9]);
    let beta2 = <f64>::from_value(&inputs[10]);
    let epsilon = <f64>::from_value(&inputs[11]);
    let t = <f64>::from_value(&inputs[12]);
    let x_mean = X.sum() / X.nrows() as f64;
    computed.push(x_mean.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let x_square_mean = (0..X.nrows()).map(|k| X[k].powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(x_square_mean.clone().into_value());
    let best_slope = (0..X.nrows()).map(|k| (X[k] - x_mean) * (y[k] - y_mean)).sum::<f64>() / (0..X.nrows()).map(|k| (X[k] - x_mean).powi(2)).sum::<f64>();
    computed.push(best_slope.clone().into_value());
    let best_intercept = y_mean - best_slope * x_mean;
    computed.push(best_intercept.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| (best_slope * X[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let lr_limit = 2.0 / (x_square_mean + 1.0 + ((x_square_mean - 1.0).powi(2) + 4.0 * x_mean.powi(2)).sqrt());
    computed.push(lr_limit.clone().into_value());
    let predictions = Col::from_fn(X.nrows(), |i| slope * X[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_slope = (0..errors.nrows()).map(|k| 2.0 * errors[k] * X[k]).sum::<f64>() / errors.nrows() as f64;
    computed.push(grad_slope.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let m_slope = beta1 * m_slope + (1.0 - beta1) * grad_slope;
    computed.push(m_slope.clone().into_value());
    let v_slope = beta2 * v_slope + (1.0 - beta2) * grad_slope.powi(2);
    computed.push(v_slope.clone().into_value());
    let m_hat_slope = m_slope / (1.0 - beta1.powf(t));
    computed.push(m_hat_slope.clone().into_value());
    let v_hat_slope = v_slope / (1.0 - beta2.powf(t));
    computed.push(v_hat_slope.clone().into_value());
    let slope = slope - lr * m_hat_slope / (v_hat_slope.sqrt() + epsilon);
    computed.push(slope.clone().into_value());
    let m_intercept = beta1 * m_intercept + (1.0 - beta1) * grad_intercept;
    computed.push(m_intercept.clone().into_value());
    let v_intercept = beta2 * v_intercept + (1.0 - beta2) * grad_intercept.powi(2);
    computed.push(v_intercept.clone().into_value());
    let m_hat_intercept = m_intercept / (1.0 - beta1.powf(t));
    computed.push(m_hat_intercept.clone().into_value());
    let v_hat_intercept = v_intercept / (1.0 - beta2.powf(t));
    computed.push(v_hat_intercept.clone().into_value());
    let intercept = intercept - lr * m_hat_intercept / (v_hat_intercept.sqrt() + epsilon);
    computed.push(intercept.clone().into_value());
    computed
}

fn training_batch(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Col<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let slope = <f64>::from_value(&inputs[2]);
    let intercept = <f64>::from_value(&inputs[3]);
    let lr = <f64>::from_value(&inputs[4]);
    let batch = <Vec<usize>>::from_value(&inputs[5]);
    let x_mean = X.sum() / X.nrows() as f64;
    computed.push(x_mean.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let x_square_mean = (0..X.nrows()).map(|k| X[k].powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(x_square_mean.clone().into_value());
    let best_slope = (0..X.nrows()).map(|k| (X[k] - x_mean) * (y[k] - y_mean)).sum::<f64>() / (0..X.nrows()).map(|k| (X[k] - x_mean).powi(2)).sum::<f64>();
    computed.push(best_slope.clone().into_value());
    let best_intercept = y_mean - best_slope * x_mean;
    computed.push(best_intercept.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| (best_slope * X[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let lr_limit = 2.0 / (x_square_mean + 1.0 + ((x_square_mean - 1.0).powi(2) + 4.0 * x_mean.powi(2)).sqrt());
    computed.push(lr_limit.clone().into_value());
    let X_batch = Col::from_fn(batch.len(), |i| X[batch[i]]);
    computed.push(X_batch.clone().into_value());
    let y_batch = Col::from_fn(batch.len(), |i| y[batch[i]]);
    computed.push(y_batch.clone().into_value());
    let predictions = Col::from_fn(X_batch.nrows(), |i| slope * X_batch[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y_batch;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_slope = (0..errors.nrows()).map(|k| 2.0 * errors[k] * X_batch[k]).sum::<f64>() / errors.nrows() as f64;
    computed.push(grad_slope.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let slope = slope - lr * grad_slope;
    computed.push(slope.clone().into_value());
    let intercept = intercept - lr * grad_intercept;
    computed.push(intercept.clone().into_value());
    computed
}

fn training_table(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let features = <Mat<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let weights = <Col<f64>>::from_value(&inputs[2]);
    let intercept = <f64>::from_value(&inputs[3]);
    let rows = <f64>::from_value(&inputs[4]);
    let lr = <f64>::from_value(&inputs[5]);
    let mean = Col::from_fn(features.ncols(), |i| features.col(i).sum() / features.nrows() as f64);
    computed.push(mean.clone().into_value());
    let std = Col::from_fn(features.ncols(), |i| ((0..features.nrows()).map(|k| (features[(k, i)] - mean[i]).powi(2)).sum::<f64>() / features.nrows() as f64).sqrt());
    computed.push(std.clone().into_value());
    let X = Mat::from_fn(features.nrows(), features.ncols(), |i, j| (features[(i, j)] - mean[j]) / (if std[j] == 0.0 { 1.0 } else { std[j] }));
    computed.push(X.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let gram = X.transpose() * &X;
    computed.push(gram.clone().into_value());
    let moment = X.transpose() * Col::from_fn(y.nrows(), |i| y[i] - y_mean);
    computed.push(moment.clone().into_value());
    let L = gram.llt(Side::Lower).unwrap().L().to_owned();
    computed.push(L.clone().into_value());
    let z = { let mut solution = moment.clone(); L.solve_lower_triangular_in_place(&mut solution); solution };
    computed.push(z.clone().into_value());
    let best_weights = { let mut solution = z.clone(); L.transpose().solve_upper_triangular_in_place(&mut solution); solution };
    computed.push(best_weights.clone().into_value());
    let best_intercept = y_mean;
    computed.push(best_intercept.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| ((&X * &best_weights)[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let XtX = Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] }).transpose() * Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] });
    computed.push(XtX.clone().into_value());
    let lr_limit = rows / XtX.singular_values().unwrap().into_iter().collect::<Col<f64>>().iter().copied().fold(f64::NEG_INFINITY, f64::max);
    computed.push(lr_limit.clone().into_value());
    let predictions = Col::from_fn(X.nrows(), |i| (&X * &weights)[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_weights = Scale(2.0 / rows) * (X.transpose() * &errors);
    computed.push(grad_weights.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let weights = &weights - Scale(lr) * &grad_weights;
    computed.push(weights.clone().into_value());
    let intercept = intercept - lr * grad_intercept;
    computed.push(intercept.clone().into_value());
    computed
}

fn training_table_given(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let features = <Mat<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let best_weights = <Col<f64>>::from_value(&inputs[2]);
    let best_intercept = <f64>::from_value(&inputs[3]);
    let weights = <Col<f64>>::from_value(&inputs[4]);
    let intercept = <f64>::from_value(&inputs[5]);
    let rows = <f64>::from_value(&inputs[6]);
    let lr = <f64>::from_value(&inputs[7]);
    let mean = Col::from_fn(features.ncols(), |i| features.col(i).sum() / features.nrows() as f64);
    computed.push(mean.clone().into_value());
    let std = Col::from_fn(features.ncols(), |i| ((0..features.nrows()).map(|k| (features[(k, i)] - mean[i]).powi(2)).sum::<f64>() / features.nrows() as f64).sqrt());
    computed.push(std.clone().into_value());
    let X = Mat::from_fn(features.nrows(), features.ncols(), |i, j| (features[(i, j)] - mean[j]) / (if std[j] == 0.0 { 1.0 } else { std[j] }));
    computed.push(X.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| ((&X * &best_weights)[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let XtX = Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] }).transpose() * Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] });
    computed.push(XtX.clone().into_value());
    let lr_limit = rows / XtX.singular_values().unwrap().into_iter().collect::<Col<f64>>().iter().copied().fold(f64::NEG_INFINITY, f64::max);
    computed.push(lr_limit.clone().into_value());
    let predictions = Col::from_fn(X.nrows(), |i| (&X * &weights)[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_weights = Scale(2.0 / rows) * (X.transpose() * &errors);
    computed.push(grad_weights.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let weights = &weights - Scale(lr) * &grad_weights;
    computed.push(weights.clone().into_value());
    let intercept = intercept - lr * grad_intercept;
    computed.push(intercept.clone().into_value());
    computed
}

fn training_table_raw(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let features = <Mat<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let weights = <Col<f64>>::from_value(&inputs[2]);
    let intercept = <f64>::from_value(&inputs[3]);
    let velocity_weights = <Col<f64>>::from_value(&inputs[4]);
    let velocity_intercept = <f64>::from_value(&inputs[5]);
    let rows = <f64>::from_value(&inputs[6]);
    let lr = <f64>::from_value(&inputs[7]);
    let momentum = <f64>::from_value(&inputs[8]);
    let mean = Col::from_fn(features.ncols(), |i| features.col(i).sum() / features.nrows() as f64);
    computed.push(mean.clone().into_value());
    let std = Col::from_fn(features.ncols(), |i| ((0..features.nrows()).map(|k| (features[(k, i)] - mean[i]).powi(2)).sum::<f64>() / features.nrows() as f64).sqrt());
    computed.push(std.clone().into_value());
    let X = features.clone();
    computed.push(X.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let Z = Mat::from_fn(features.nrows(), features.ncols(), |i, j| (features[(i, j)] - mean[j]) / (if std[j] == 0.0 { 1.0 } else { std[j] }));
    computed.push(Z.clone().into_value());
    let gram = Z.transpose() * &Z;
    computed.push(gram.clone().into_value());
    let moment = Z.transpose() * Col::from_fn(y.nrows(), |i| y[i] - y_mean);
    computed.push(moment.clone().into_value());
    let L = gram.llt(Side::Lower).unwrap().L().to_owned();
    computed.push(L.clone().into_value());
    let z = { let mut solution = moment.clone(); L.solve_lower_triangular_in_place(&mut solution); solution };
    computed.push(z.clone().into_value());
    let best_weights = Col::from_fn(z.nrows(), |i| { let mut solution = z.clone(); L.transpose().solve_upper_triangular_in_place(&mut solution); solution }[i] / (if std[i] == 0.0 { 1.0 } else { std[i] }));
    computed.push(best_weights.clone().into_value());
    let best_intercept = y_mean - mean.transpose() * &best_weights;
    computed.push(best_intercept.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| ((&X * &best_weights)[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let XtX = Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] }).transpose() * Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] });
    computed.push(XtX.clone().into_value());
    let lr_limit = rows / XtX.singular_values().unwrap().into_iter().collect::<Col<f64>>().iter().copied().fold(f64::NEG_INFINITY, f64::max);
    computed.push(lr_limit.clone().into_value());
    let predictions = Col::from_fn(X.nrows(), |i| (&X * &weights)[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_weights = Scale(2.0 / rows) * (X.transpose() * &errors);
    computed.push(grad_weights.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let velocity_weights = Scale(momentum) * &velocity_weights + &grad_weights;
    computed.push(velocity_weights.clone().into_value());
    let weights = &weights - Scale(lr) * &velocity_weights;
    computed.push(weights.clone().into_value());
    let velocity_intercept = momentum * velocity_intercept + grad_intercept;
    computed.push(velocity_intercept.clone().into_value());
    let intercept = intercept - lr * velocity_intercept;
    computed.push(intercept.clone().into_value());
    computed
}

fn training_table_batch(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let features = <Mat<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let weights = <Col<f64>>::from_value(&inputs[2]);
    let intercept = <f64>::from_value(&inputs[3]);
    let m_weights = <Col<f64>>::from_value(&inputs[4]);
    let v_weights = <Col<f64>>::from_value(&inputs[5]);
    let m_intercept = <f64>::from_value(&inputs[6]);
    let v_intercept = <f64>::from_value(&inputs[7]);
    let rows = <f64>::from_value(&inputs[8]);
    let lr = <f64>::from_value(&inputs[9]);
    let beta1 = <f64>::from_value(&inputs[10]);
    let beta2 = <f64>::from_value(&inputs[11]);
    let epsilon = <f64>::from_value(&inputs[12]);
    let t = <f64>::from_value(&inputs[13]);
    let batch = <Vec<usize>>::from_value(&inputs[14]);
    let n = <f64>::from_value(&inputs[15]);
    let mean = Col::from_fn(features.ncols(), |i| features.col(i).sum() / features.nrows() as f64);
    computed.push(mean.clone().into_value());
    let std = Col::from_fn(features.ncols(), |i| ((0..features.nrows()).map(|k| (features[(k, i)] - mean[i]).powi(2)).sum::<f64>() / features.nrows() as f64).sqrt());
    computed.push(std.clone().into_value());
    let X = Mat::from_fn(features.nrows(), features.ncols(), |i, j| (features[(i, j)] - mean[j]) / (if std[j] == 0.0 { 1.0 } else { std[j] }));
    computed.push(X.clone().into_value());
    let y_mean = y.sum() / y.nrows() as f64;
    computed.push(y_mean.clone().into_value());
    let gram = X.transpose() * &X;
    computed.push(gram.clone().into_value());
    let moment = X.transpose() * Col::from_fn(y.nrows(), |i| y[i] - y_mean);
    computed.push(moment.clone().into_value());
    let L = gram.llt(Side::Lower).unwrap().L().to_owned();
    computed.push(L.clone().into_value());
    let z = { let mut solution = moment.clone(); L.solve_lower_triangular_in_place(&mut solution); solution };
    computed.push(z.clone().into_value());
    let best_weights = { let mut solution = z.clone(); L.transpose().solve_upper_triangular_in_place(&mut solution); solution };
    computed.push(best_weights.clone().into_value());
    let best_intercept = y_mean;
    computed.push(best_intercept.clone().into_value());
    let best_loss = (0..X.nrows()).map(|k| ((&X * &best_weights)[k] + best_intercept - y[k]).powi(2)).sum::<f64>() / X.nrows() as f64;
    computed.push(best_loss.clone().into_value());
    let XtX = Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] }).transpose() * Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] });
    computed.push(XtX.clone().into_value());
    let lr_limit = rows / XtX.singular_values().unwrap().into_iter().collect::<Col<f64>>().iter().copied().fold(f64::NEG_INFINITY, f64::max);
    computed.push(lr_limit.clone().into_value());
    let X_batch = Mat::from_fn(X.ncols(), batch.len(), |i, j| X[(batch[j], i)]).transpose().to_owned();
    computed.push(X_batch.clone().into_value());
    let y_batch = Col::from_fn(batch.len(), |i| y[batch[i]]);
    computed.push(y_batch.clone().into_value());
    let predictions = Col::from_fn(X_batch.nrows(), |i| (&X_batch * &weights)[i] + intercept);
    computed.push(predictions.clone().into_value());
    let errors = &predictions - &y_batch;
    computed.push(errors.clone().into_value());
    let loss = (0..errors.nrows()).map(|k| errors[k].powi(2)).sum::<f64>() / errors.nrows() as f64;
    computed.push(loss.clone().into_value());
    let grad_weights = Scale(2.0 / n) * (X_batch.transpose() * &errors);
    computed.push(grad_weights.clone().into_value());
    let grad_intercept = (Scale(2.0) * &errors).sum() / errors.nrows() as f64;
    computed.push(grad_intercept.clone().into_value());
    let m_weights = Scale(beta1) * &m_weights + Scale(1.0 - beta1) * &grad_weights;
    computed.push(m_weights.clone().into_value());
    let v_weights = Col::from_fn(v_weights.nrows(), |i| beta2 * v_weights[i] + (1.0 - beta2) * grad_weights[i].powi(2));
    computed.push(v_weights.clone().into_value());
    let m_hat_weights = &m_weights / Scale(1.0 - beta1.powf(t));
    computed.push(m_hat_weights.clone().into_value());
    let v_hat_weights = &v_weights / Scale(1.0 - beta2.powf(t));
    computed.push(v_hat_weights.clone().into_value());
    let weights = Col::from_fn(weights.nrows(), |i| weights[i] - lr * m_hat_weights[i] / (v_hat_weights[i].sqrt() + epsilon));
    computed.push(weights.clone().into_value());
    let m_intercept = beta1 * m_intercept + (1.0 - beta1) * grad_intercept;
    computed.push(m_intercept.clone().into_value());
    let v_intercept = beta2 * v_intercept + (1.0 - beta2) * grad_intercept.powi(2);
    computed.push(v_intercept.clone().into_value());
    let m_hat_intercept = m_intercept / (1.0 - beta1.powf(t));
    computed.push(m_hat_intercept.clone().into_value());
    let v_hat_intercept = v_intercept / (1.0 - beta2.powf(t));
    computed.push(v_hat_intercept.clone().into_value());
    let intercept = intercept - lr * m_hat_intercept / (v_hat_intercept.sqrt() + epsilon);
    computed.push(intercept.clone().into_value());
    computed
}

fn residuals(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let y = <Col<f64>>::from_value(&inputs[0]);
    let predictions = <Col<f64>>::from_value(&inputs[1]);
    let residuals = &y - &predictions;
    computed.push(residuals.clone().into_value());
    let mean = residuals.sum() / residuals.nrows() as f64;
    computed.push(mean.clone().into_value());
    let std = ((0..residuals.nrows()).map(|k| (residuals[k] - mean).powi(2)).sum::<f64>() / residuals.nrows() as f64).sqrt();
    computed.push(std.clone().into_value());
    let min = residuals.iter().copied().fold(f64::INFINITY, f64::min);
    computed.push(min.clone().into_value());
    let max = residuals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    computed.push(max.clone().into_value());
    let z = Col::from_fn(residuals.nrows(), |i| (residuals[i] - mean) / std);
    computed.push(z.clone().into_value());
    let outliers = (0..z.nrows()).filter(|&k| f64::from(z[k].abs() > 2.0) != 0.0).collect::<Vec<usize>>();
    computed.push(outliers.clone().into_value());
    let within_1 = 100.0 * ((0..z.nrows()).map(|k| f64::from(z[k].abs() <= 1.0)).sum::<f64>() / z.nrows() as f64);
    computed.push(within_1.clone().into_value());
    let within_2 = 100.0 * ((0..z.nrows()).map(|k| f64::from(z[k].abs() <= 2.0)).sum::<f64>() / z.nrows() as f64);
    computed.push(within_2.clone().into_value());
    computed
}

fn attention(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let Q = <Mat<f64>>::from_value(&inputs[0]);
    let K = <Mat<f64>>::from_value(&inputs[1]);
    let V = <Mat<f64>>::from_value(&inputs[2]);
    let d_k = <f64>::from_value(&inputs[3]);
    let scores = &Q * K.transpose();
    computed.push(scores.clone().into_value());
    let scaled = &scores / Scale(d_k.sqrt());
    computed.push(scaled.clone().into_value());
    let row_max = Mat::from_fn(scaled.nrows(), 1, |i, _| scaled.row(i).iter().copied().fold(f64::NEG_INFINITY, f64::max));
    computed.push(row_max.clone().into_value());
    let shifted = Mat::from_fn(scaled.nrows(), scaled.ncols(), |i, j| scaled[(i, j)] - row_max[(i, 0)]);
    computed.push(shifted.clone().into_value());
    let exp = Mat::from_fn(shifted.nrows(), shifted.ncols(), |i, j| shifted[(i, j)].exp());
    computed.push(exp.clone().into_value());
    let row_sum = Mat::from_fn(exp.nrows(), 1, |i, _| exp.row(i).sum());
    computed.push(row_sum.clone().into_value());
    let weights = Mat::from_fn(exp.nrows(), exp.ncols(), |i, j| exp[(i, j)] / row_sum[(i, 0)]);
    computed.push(weights.clone().into_value());
    let weight_sums = Mat::from_fn(weights.nrows(), 1, |i, _| weights.row(i).sum());
    computed.push(weight_sums.clone().into_value());
    let output = &weights * &V;
    computed.push(output.clone().into_value());
    computed
}

fn attention_causal(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let Q = <Mat<f64>>::from_value(&inputs[0]);
    let K = <Mat<f64>>::from_value(&inputs[1]);
    let V = <Mat<f64>>::from_value(&inputs[2]);
    let d_k = <f64>::from_value(&inputs[3]);
    let scores = &Q * K.transpose();
    computed.push(scores.clone().into_value());
    let scaled = &scores / Scale(d_k.sqrt());
    computed.push(scaled.clone().into_value());
    let masked = Mat::from_fn(scaled.nrows(), scaled.ncols(), |i, j| if j > i { f64::NEG_INFINITY } else { scaled[(i, j)] });
    computed.push(masked.clone().into_value());
    let row_max = Mat::from_fn(masked.nrows(), 1, |i, _| masked.row(i).iter().copied().fold(f64::NEG_INFINITY, f64::max));
    computed.push(row_max.clone().into_value());
    let shifted = Mat::from_fn(masked.nrows(), masked.ncols(), |i, j| masked[(i, j)] - row_max[(i, 0)]);
    computed.push(shifted.clone().into_value());
    let exp = Mat::from_fn(shifted.nrows(), shifted.ncols(), |i, j| shifted[(i, j)].exp());
    computed.push(exp.clone().into_value());
    let row_sum = Mat::from_fn(exp.nrows(), 1, |i, _| exp.row(i).sum());
    computed.push(row_sum.clone().into_value());
    let weights = Mat::from_fn(exp.nrows(), exp.ncols(), |i, j| exp[(i, j)] / row_sum[(i, 0)]);
    computed.push(weights.clone().into_value());
    let weight_sums = Mat::from_fn(weights.nrows(), 1, |i, _| weights.row(i).sum());
    computed.push(weight_sums.clone().into_value());
    let output = &weights * &V;
    computed.push(output.clone().into_value());
    computed
}

fn backprop(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let x = <Col<f64>>::from_value(&inputs[0]);
    let y_true = <Col<f64>>::from_value(&inputs[1]);
    let W1 = <Mat<f64>>::from_value(&inputs[2]);
    let b1 = <Col<f64>>::from_value(&inputs[3]);
    let W2 = <Mat<f64>>::from_value(&inputs[4]);
    let b2 = <Col<f64>>::from_value(&inputs[5]);
    let z1 = &W1 * &x + &b1;
    computed.push(z1.clone().into_value());
    let a1 = Col::from_fn(z1.nrows(), |i| z1[i].max(0.0));
    computed.push(a1.clone().into_value());
    let z2 = &W2 * &a1 + &b2;
    computed.push(z2.clone().into_value());
    let y_pred = Col::from_fn(z2.nrows(), |i| 1.0 / (1.0 + (-z2[i]).exp()));
    computed.push(y_pred.clone().into_value());
    let loss = (0..y_pred.nrows()).map(|k| (y_pred[k] - y_true[k]).powi(2)).sum::<f64>();
    computed.push(loss.clone().into_value());
    let dL_dy = Scale(2.0) * (&y_pred - &y_true);
    computed.push(dL_dy.clone().into_value());
    let dy_dz2 = Col::from_fn(y_pred.nrows(), |i| y_pred[i] * (1.0 - y_pred[i]));
    computed.push(dy_dz2.clone().into_value());
    let dz2 = Col::from_fn(dL_dy.nrows(), |i| dL_dy[i] * dy_dz2[i]);
    computed.push(dz2.clone().into_value());
    let dW2 = &dz2 * a1.transpose();
    computed.push(dW2.clone().into_value());
    let db2 = dz2.clone();
    computed.push(db2.clone().into_value());
    let da1 = W2.transpose() * &dz2;
    computed.push(da1.clone().into_value());
    let da1_dz1 = Col::from_fn(z1.nrows(), |i| f64::from(z1[i] > 0.0));
    computed.push(da1_dz1.clone().into_value());
    let dz1 = Col::from_fn(da1.nrows(), |i| da1[i] * da1_dz1[i]);
    computed.push(dz1.clone().into_value());
    let dW1 = &dz1 * x.transpose();
    computed.push(dW1.clone().into_value());
    let db1 = dz1.clone();
    computed.push(db1.clone().into_value());
    let numeric_dW1 = Mat::from_fn(W1.nrows(), W1.ncols(), |i, j| central_difference(|W1| { let z1 = &W1 * &x + &b1; let a1 = Col::from_fn(z1.nrows(), |i| z1[i].max(0.0)); let z2 = &W2 * &a1 + &b2; let y_pred = Col::from_fn(z2.nrows(), |i| 1.0 / (1.0 + (-z2[i]).exp())); let loss = (0..y_pred.nrows()).map(|k| (y_pred[k] - y_true[k]).powi(2)).sum::<f64>(); loss }, &W1, (i, j)));
    computed.push(numeric_dW1.clone().into_value());
    let numeric_db1 = Col::from_fn(b1.nrows(), |i| central_difference(|b1| { let z1 = &W1 * &x + &b1; let a1 = Col::from_fn(z1.nrows(), |i| z1[i].max(0.0)); let z2 = &W2 * &a1 + &b2; let y_pred = Col::from_fn(z2.nrows(), |i| 1.0 / (1.0 + (-z2[i]).exp())); let loss = (0..y_pred.nrows()).map(|k| (y_pred[k] - y_true[k]).powi(2)).sum::<f64>(); loss }, &b1, i));
    computed.push(numeric_db1.clone().into_value());
    let numeric_dW2 = Mat::from_fn(W2.nrows(), W2.ncols(), |i, j| central_difference(|W2| { let z2 = &W2 * &a1 + &b2; let y_pred = Col::from_fn(z2.nrows(), |i| 1.0 / (1.0 + (-z2[i]).exp())); let loss = (0..y_pred.nrows()).map(|k| (y_pred[k] - y_true[k]).powi(2)).sum::<f64>(); loss }, &W2, (i, j)));
    computed.push(numeric_dW2.clone().into_value());
    let numeric_db2 = Col::from_fn(b2.nrows(), |i| central_difference(|b2| { let z2 = &W2 * &a1 + &b2; let y_pred = Col::from_fn(z2.nrows(), |i| 1.0 / (1.0 + (-z2[i]).exp())); let loss = (0..y_pred.nrows()).map(|k| (y_pred[k] - y_true[k]).powi(2)).sum::<f64>(); loss }, &b2, i));
    computed.push(numeric_db2.clone().into_value());
    let apart_dW1 = Mat::from_fn(dW1.nrows(), dW1.ncols(), |i, j| (dW1[(i, j)] - numeric_dW1[(i, j)]).abs() / dW1[(i, j)].abs().max(numeric_dW1[(i, j)].abs()).max(1e-8));
    computed.push(apart_dW1.clone().into_value());
    let apart_db1 = Col::from_fn(db1.nrows(), |i| (db1[i] - numeric_db1[i]).abs() / db1[i].abs().max(numeric_db1[i].abs()).max(1e-8));
    computed.push(apart_db1.clone().into_value());
    let apart_dW2 = Mat::from_fn(dW2.nrows(), dW2.ncols(), |i, j| (dW2[(i, j)] - numeric_dW2[(i, j)]).abs() / dW2[(i, j)].abs().max(numeric_dW2[(i, j)].abs()).max(1e-8));
    computed.push(apart_dW2.clone().into_value());
    let apart_db2 = Col::from_fn(db2.nrows(), |i| (db2[i] - numeric_db2[i]).abs() / db2[i].abs().max(numeric_db2[i].abs()).max(1e-8));
    computed.push(apart_db2.clone().into_value());
    let gradient_check = apart_dW1.col_iter().flat_map(|column| column.iter()).copied().fold(f64::NEG_INFINITY, f64::max).max(apart_db1.iter().copied().fold(f64::NEG_INFINITY, f64::max)).max(apart_dW2.col_iter().flat_map(|column| column.iter()).copied().fold(f64::NEG_INFINITY, f64::max).max(apart_db2.iter().copied().fold(f64::NEG_INFINITY, f64::max)));
    computed.push(gradient_check.clone().into_value());
    computed
}

fn classifier(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Mat<f64>>::from_value(&inputs[0]);
    let Y = <Mat<f64>>::from_value(&inputs[1]);
    let classes = <Col<f64>>::from_value(&inputs[2]);
    let ones = <Col<f64>>::from_value(&inputs[3]);
    let lr = <f64>::from_value(&inputs[4]);
    let W1 = <Mat<f64>>::from_value(&inputs[5]);
    let b1 = <Col<f64>>::from_value(&inputs[6]);
    let W2 = <Mat<f64>>::from_value(&inputs[7]);
    let b2 = <Col<f64>>::from_value(&inputs[8]);
    let Z1 = Mat::from_fn(X.nrows(), W1.ncols(), |i, j| (&X * &W1)[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let A1 = Mat::from_fn(Z1.nrows(), Z1.ncols(), |i, j| Z1[(i, j)].max(0.0));
    computed.push(A1.clone().into_value());
    let Z2 = Mat::from_fn(A1.nrows(), W2.ncols(), |i, j| (&A1 * &W2)[(i, j)] + b2[j]);
    computed.push(Z2.clone().into_value());
    let shifted = Mat::from_fn(Z2.nrows(), Z2.ncols(), |i, j| Z2[(i, j)] - Z2.row(i).iter().copied().fold(f64::NEG_INFINITY, f64::max));
    computed.push(shifted.clone().into_value());
    let exp = Mat::from_fn(shifted.nrows(), shifted.ncols(), |i, j| shifted[(i, j)].exp());
    computed.push(exp.clone().into_value());
    let output = Mat::from_fn(exp.nrows(), exp.ncols(), |i, j| exp[(i, j)] / exp.row(i).sum());
    computed.push(output.clone().into_value());
    let p_truth = Col::from_fn(Y.nrows(), |i| (0..Y.ncols()).map(|k| Y[(i, k)] * output[(i, k)]).sum::<f64>());
    computed.push(p_truth.clone().into_value());
    let surprise = Col::from_fn(exp.nrows(), |i| exp.row(i).sum().ln() - (0..Y.ncols()).map(|k| Y[(i, k)] * shifted[(i, k)]).sum::<f64>());
    computed.push(surprise.clone().into_value());
    let loss = surprise.sum() / surprise.nrows() as f64;
    computed.push(loss.clone().into_value());
    let prediction = (0..output.nrows()).map(|i| (0..output.ncols()).fold(0, |best, j| if output[(i, j)] > output[(i, best)] { j } else { best })).collect::<Vec<usize>>();
    computed.push(prediction.clone().into_value());
    let answer = Mat::from_fn(prediction.len(), ones.nrows(), |i, j| f64::from((classes[prediction[i]] * ones[j] - classes[j]).abs() <= 0.5));
    computed.push(answer.clone().into_value());
    let confusion = Y.transpose() * &answer;
    computed.push(confusion.clone().into_value());
    let accuracy = (0..Y.nrows()).map(|l| (0..Y.ncols()).map(|k| Y[(l, k)] * answer[(l, k)]).sum::<f64>()).sum::<f64>() / Y.nrows() as f64;
    computed.push(accuracy.clone().into_value());
    let dZ2 = (&output - &Y) / Scale(8.0);
    computed.push(dZ2.clone().into_value());
    let dW2 = A1.transpose() * &dZ2;
    computed.push(dW2.clone().into_value());
    let db2 = Col::from_fn(dZ2.ncols(), |i| dZ2.col(i).sum());
    computed.push(db2.clone().into_value());
    let dA1 = &dZ2 * W2.transpose();
    computed.push(dA1.clone().into_value());
    let dZ1 = Mat::from_fn(dA1.nrows(), dA1.ncols(), |i, j| dA1[(i, j)] * f64::from(Z1[(i, j)] > 0.0));
    computed.push(dZ1.clone().into_value());
    let dW1 = X.transpose() * &dZ1;
    computed.push(dW1.clone().into_value());
    let db1 = Col::from_fn(dZ1.ncols(), |i| dZ1.col(i).sum());
    computed.push(db1.clone().into_value());
    let W1 = &W1 - Scale(lr) * &dW1;
    computed.push(W1.clone().into_value());
    let b1 = &b1 - Scale(lr) * &db1;
    computed.push(b1.clone().into_value());
    let W2 = &W2 - Scale(lr) * &dW2;
    computed.push(W2.clone().into_value());
    let b2 = &b2 - Scale(lr) * &db2;
    computed.push(b2.clone().into_value());
    computed
}

fn classifier_three_layer(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Mat<f64>>::from_value(&inputs[0]);
    let Y = <Mat<f64>>::from_value(&inputs[1]);
    let classes = <Col<f64>>::from_value(&inputs[2]);
    let ones = <Col<f64>>::from_value(&inputs[3]);
    let lr = <f64>::from_value(&inputs[4]);
    let W1 = <Mat<f64>>::from_value(&inputs[5]);
    let b1 = <Col<f64>>::from_value(&inputs[6]);
    let W2 = <Mat<f64>>::from_value(&inputs[7]);
    let b2 = <Col<f64>>::from_value(&inputs[8]);
    let W3 = <Mat<f64>>::from_value(&inputs[9]);
    let b3 = <Col<f64>>::from_value(&inputs[10]);
    let Z1 = Mat::from_fn(X.nrows(), W1.nrows(), |i, j| (&X * W1.transpose())[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let A1 = Mat::from_fn(Z1.nrows(), Z1.ncols(), |i, j| Z1[(i, j)].max(0.0));
    computed.push(A1.clone().into_value());
    let Z2 = Mat::from_fn(A1.nrows(), W2.nrows(), |i, j| (&A1 * W2.transpose())[(i, j)] + b2[j]);
    computed.push(Z2.clone().into_value());
    let A2 = Mat::from_fn(Z2.nrows(), Z2.ncols(), |i, j| Z2[(i, j)].max(0.0));
    computed.push(A2.clone().into_value());
    let Z3 = Mat::from_fn(A2.nrows(), W3.nrows(), |i, j| (&A2 * W3.transpose())[(i, j)] + b3[j]);
    computed.push(Z3.clone().into_value());
    let output = Mat::from_fn(Z3.nrows(), Z3.ncols(), |i, j| 1.0 / (1.0 + (-Z3[(i, j)]).exp()));
    computed.push(output.clone().into_value());
    let right = Mat::from_fn(Y.nrows(), Y.ncols(), |i, j| Y[(i, j)] * output[(i, j)] + (1.0 - Y[(i, j)]) * (1.0 - output[(i, j)]));
    computed.push(right.clone().into_value());
    let p_truth = Col::from_fn(right.nrows(), |i| right[(i, 0)] * right[(i, 1)]);
    computed.push(p_truth.clone().into_value());
    let surprise = Col::from_fn(Z3.nrows(), |i| (0..Z3.ncols()).map(|k| Z3[(i, k)].max(0.0) - Z3[(i, k)] * Y[(i, k)] + ((-Z3[(i, k)].abs()).exp() + 1.0).ln()).sum::<f64>());
    computed.push(surprise.clone().into_value());
    let loss = surprise.sum() / surprise.nrows() as f64;
    computed.push(loss.clone().into_value());
    let prediction = (0..output.nrows()).map(|i| (0..output.ncols()).fold(0, |best, j| if output[(i, j)] > output[(i, best)] { j } else { best })).collect::<Vec<usize>>();
    computed.push(prediction.clone().into_value());
    let answer = Mat::from_fn(prediction.len(), ones.nrows(), |i, j| f64::from((classes[prediction[i]] * ones[j] - classes[j]).abs() <= 0.5));
    computed.push(answer.clone().into_value());
    let confusion = Y.transpose() * &answer;
    computed.push(confusion.clone().into_value());
    let accuracy = (0..Y.nrows()).map(|l| (0..Y.ncols()).map(|k| Y[(l, k)] * answer[(l, k)]).sum::<f64>()).sum::<f64>() / Y.nrows() as f64;
    computed.push(accuracy.clone().into_value());
    let dZ3 = (&output - &Y) / Scale(7.0);
    computed.push(dZ3.clone().into_value());
    let dW3 = dZ3.transpose() * &A2;
    computed.push(dW3.clone().into_value());
    let db3 = Col::from_fn(dZ3.ncols(), |i| dZ3.col(i).sum());
    computed.push(db3.clone().into_value());
    let dA2 = &dZ3 * &W3;
    computed.push(dA2.clone().into_value());
    let dZ2 = Mat::from_fn(dA2.nrows(), dA2.ncols(), |i, j| dA2[(i, j)] * f64::from(Z2[(i, j)] > 0.0));
    computed.push(dZ2.clone().into_value());
    let dW2 = dZ2.transpose() * &A1;
    computed.push(dW2.clone().into_value());
    let db2 = Col::from_fn(dZ2.ncols(), |i| dZ2.col(i).sum());
    computed.push(db2.clone().into_value());
    let dA1 = &dZ2 * &W2;
    computed.push(dA1.clone().into_value());
    let dZ1 = Mat::from_fn(dA1.nrows(), dA1.ncols(), |i, j| dA1[(i, j)] * f64::from(Z1[(i, j)] > 0.0));
    computed.push(dZ1.clone().into_value());
    let dW1 = dZ1.transpose() * &X;
    computed.push(dW1.clone().into_value());
    let db1 = Col::from_fn(dZ1.ncols(), |i| dZ1.col(i).sum());
    computed.push(db1.clone().into_value());
    let W1 = &W1 - Scale(lr) * &dW1;
    computed.push(W1.clone().into_value());
    let b1 = &b1 - Scale(lr) * &db1;
    computed.push(b1.clone().into_value());
    let W2 = &W2 - Scale(lr) * &dW2;
    computed.push(W2.clone().into_value());
    let b2 = &b2 - Scale(lr) * &db2;
    computed.push(b2.clone().into_value());
    let W3 = &W3 - Scale(lr) * &dW3;
    computed.push(W3.clone().into_value());
    let b3 = &b3 - Scale(lr) * &db3;
    computed.push(b3.clone().into_value());
    computed
}

fn regression(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let X = <Mat<f64>>::from_value(&inputs[0]);
    let y = <Col<f64>>::from_value(&inputs[1]);
    let true_weights = <Col<f64>>::from_value(&inputs[2]);
    let ridge = <f64>::from_value(&inputs[3]);
    let lr = <f64>::from_value(&inputs[4]);
    let steps = <f64>::from_value(&inputs[5]);
    let rows = <f64>::from_value(&inputs[6]);
    let X_bias = Mat::from_fn(X.nrows(), X.ncols() + 1, |i, j| if j == 0 { 1.0 } else { X[(i, j - 1)] });
    computed.push(X_bias.clone().into_value());
    let gram = X_bias.transpose() * &X_bias;
    computed.push(gram.clone().into_value());
    let XtX = &gram + Scale(ridge) * Mat::<f64>::identity(gram.nrows(), gram.ncols());
    computed.push(XtX.clone().into_value());
    let Xty = X_bias.transpose() * &y;
    computed.push(Xty.clone().into_value());
    let L = XtX.llt(Side::Lower).unwrap().L().to_owned();
    computed.push(L.clone().into_value());
    let z = { let mut solution = Xty.clone(); L.solve_lower_triangular_in_place(&mut solution); solution };
    computed.push(z.clone().into_value());
    let weights = { let mut solution = z.clone(); L.transpose().solve_upper_triangular_in_place(&mut solution); solution };
    computed.push(weights.clone().into_value());
    let fitted = &X_bias * &weights;
    computed.push(fitted.clone().into_value());
    let residual_sum = (0..y.nrows()).map(|k| (y[k] - fitted[k]).powi(2)).sum::<f64>();
    computed.push(residual_sum.clone().into_value());
    let difference = &weights - &true_weights;
    computed.push(difference.clone().into_value());
    let plain_weights = { let mut solution = { let mut solution = Xty.clone(); gram.llt(Side::Lower).unwrap().L().to_owned().solve_lower_triangular_in_place(&mut solution); solution }; gram.llt(Side::Lower).unwrap().L().to_owned().transpose().solve_upper_triangular_in_place(&mut solution); solution };
    computed.push(plain_weights.clone().into_value());
    let plain_residual_sum = (0..y.nrows()).map(|k| (y[k] - (&X_bias * &plain_weights)[k]).powi(2)).sum::<f64>();
    computed.push(plain_residual_sum.clone().into_value());
    let singular_values = XtX.singular_values().unwrap().into_iter().collect::<Col<f64>>();
    computed.push(singular_values.clone().into_value());
    let condition = singular_values.iter().copied().fold(f64::NEG_INFINITY, f64::max) / singular_values.iter().copied().fold(f64::INFINITY, f64::min);
    computed.push(condition.clone().into_value());
    let digits_at_risk = condition.ln() / f64::ln(10.0);
    computed.push(digits_at_risk.clone().into_value());
    let lr_limit = rows / singular_values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    computed.push(lr_limit.clone().into_value());
    let plain_condition = gram.singular_values().unwrap().into_iter().collect::<Col<f64>>().iter().copied().fold(f64::NEG_INFINITY, f64::max) / gram.singular_values().unwrap().into_iter().collect::<Col<f64>>().iter().copied().fold(f64::INFINITY, f64::min);
    computed.push(plain_condition.clone().into_value());
    let descent = descent_path(&XtX, &Xty, lr, steps, rows);
    computed.push(descent.clone().into_value());
    let plain_descent = descent_path(&gram, &Xty, lr, steps, rows);
    computed.push(plain_descent.clone().into_value());
    computed
}

fn softmax(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let logits = <Col<f64>>::from_value(&inputs[0]);
    let target = <usize>::from_value(&inputs[1]);
    let shifted = Col::from_fn(logits.nrows(), |i| logits[i] - logits.iter().copied().fold(f64::NEG_INFINITY, f64::max));
    computed.push(shifted.clone().into_value());
    let exp = Col::from_fn(shifted.nrows(), |i| shifted[i].exp());
    computed.push(exp.clone().into_value());
    let sum = exp.sum();
    computed.push(sum.clone().into_value());
    let probabilities = &exp / Scale(sum);
    computed.push(probabilities.clone().into_value());
    let cross_entropy = -probabilities[target].clamp(1e-15, 1.0 - 1e-15).ln();
    computed.push(cross_entropy.clone().into_value());
    let unshifted_exp = Col::from_fn(logits.nrows(), |i| logits[i].exp());
    computed.push(unshifted_exp.clone().into_value());
    let unshifted_sum = unshifted_exp.sum();
    computed.push(unshifted_sum.clone().into_value());
    let unshifted = &unshifted_exp / Scale(unshifted_sum);
    computed.push(unshifted.clone().into_value());
    computed
}

fn matmul(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let A = <Mat<f64>>::from_value(&inputs[0]);
    let B = <Mat<f64>>::from_value(&inputs[1]);
    let t_loops = <f64>::from_value(&inputs[2]);
    let t_reordered = <f64>::from_value(&inputs[3]);
    let t_vectorized = <f64>::from_value(&inputs[4]);
    let n = <f64>::from_value(&inputs[5]);
    let C = &A * &B;
    computed.push(C.clone().into_value());
    let C_by_loops = matmul_by_loops(&A, &B);
    computed.push(C_by_loops.clone().into_value());
    let r#match = f64::from(Mat::from_fn(C.nrows(), C.ncols(), |i, j| (C[(i, j)] - C_by_loops[(i, j)]).abs()).col_iter().flat_map(|column| column.iter()).copied().fold(f64::NEG_INFINITY, f64::max) <= 1e-8);
    computed.push(r#match.clone().into_value());
    let loop_seconds = t_loops;
    computed.push(loop_seconds.clone().into_value());
    let reordered_seconds = t_reordered;
    computed.push(reordered_seconds.clone().into_value());
    let vectorized_seconds = t_vectorized;
    computed.push(vectorized_seconds.clone().into_value());
    let speedup = loop_seconds / vectorized_seconds;
    computed.push(speedup.clone().into_value());
    let loop_gflops = 2.0 * n * n * n / loop_seconds / 1000000000.0;
    computed.push(loop_gflops.clone().into_value());
    let vectorized_gflops = 2.0 * n * n * n / vectorized_seconds / 1000000000.0;
    computed.push(vectorized_gflops.clone().into_value());
    computed
}

fn playground(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let points = <Mat<f64>>::from_value(&inputs[0]);
    let labels = <Col<f64>>::from_value(&inputs[1]);
    let train_points = <f64>::from_value(&inputs[2]);
    let train = <Vec<usize>>::from_value(&inputs[3]);
    let test = <Vec<usize>>::from_value(&inputs[4]);
    let W1 = <Mat<f64>>::from_value(&inputs[5]);
    let b1 = <Col<f64>>::from_value(&inputs[6]);
    let W2 = <Mat<f64>>::from_value(&inputs[7]);
    let b2 = <Col<f64>>::from_value(&inputs[8]);
    let W3 = <Mat<f64>>::from_value(&inputs[9]);
    let b3 = <Col<f64>>::from_value(&inputs[10]);
    let batch = <Vec<usize>>::from_value(&inputs[11]);
    let lr = <f64>::from_value(&inputs[12]);
    let n = <f64>::from_value(&inputs[13]);
    let X = Mat::from_fn(points.nrows(), 1 + 1, |i, j| if j < 1 { points[(i, 0)] } else { points[(i, 1)] });
    computed.push(X.clone().into_value());
    let X_batch = Mat::from_fn(X.ncols(), batch.len(), |i, j| X[(batch[j], i)]).transpose().to_owned();
    computed.push(X_batch.clone().into_value());
    let y_batch = Col::from_fn(batch.len(), |i| labels[batch[i]]);
    computed.push(y_batch.clone().into_value());
    let Z1 = Mat::from_fn(X_batch.nrows(), W1.nrows(), |i, j| (&X_batch * W1.transpose())[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let A1 = Mat::from_fn(Z1.nrows(), Z1.ncols(), |i, j| Z1[(i, j)].tanh());
    computed.push(A1.clone().into_value());
    let Z2 = Mat::from_fn(A1.nrows(), W2.nrows(), |i, j| (&A1 * W2.transpose())[(i, j)] + b2[j]);
    computed.push(Z2.clone().into_value());
    let A2 = Mat::from_fn(Z2.nrows(), Z2.ncols(), |i, j| Z2[(i, j)].tanh());
    computed.push(A2.clone().into_value());
    let Z3 = Mat::from_fn(A2.nrows(), W3.nrows(), |i, j| (&A2 * W3.transpose())[(i, j)] + b3[j]);
    computed.push(Z3.clone().into_value());
    let output = Col::from_fn(Z3.nrows(), |i| Z3[(i, 0)].tanh());
    computed.push(output.clone().into_value());
    let losses = Col::from_fn(output.nrows(), |i| 0.5 * (output[i] - y_batch[i]).powi(2));
    computed.push(losses.clone().into_value());
    let batch_loss = losses.sum() / losses.nrows() as f64;
    computed.push(batch_loss.clone().into_value());
    let dZ3 = Mat::from_fn(output.nrows(), 1, |i, _| (output[i] - y_batch[i]) * (1.0 - output[i].powi(2)));
    computed.push(dZ3.clone().into_value());
    let grad_W3 = dZ3.transpose() * &A2 / Scale(n);
    computed.push(grad_W3.clone().into_value());
    let grad_b3 = Col::from_fn(dZ3.ncols(), |i| dZ3.col(i).sum() / dZ3.nrows() as f64);
    computed.push(grad_b3.clone().into_value());
    let dA2 = &dZ3 * &W3;
    computed.push(dA2.clone().into_value());
    let dZ2 = Mat::from_fn(dA2.nrows(), dA2.ncols(), |i, j| dA2[(i, j)] * (1.0 - A2[(i, j)].powi(2)));
    computed.push(dZ2.clone().into_value());
    let grad_W2 = dZ2.transpose() * &A1 / Scale(n);
    computed.push(grad_W2.clone().into_value());
    let grad_b2 = Col::from_fn(dZ2.ncols(), |i| dZ2.col(i).sum() / dZ2.nrows() as f64);
    computed.push(grad_b2.clone().into_value());
    let dA1 = &dZ2 * &W2;
    computed.push(dA1.clone().into_value());
    let dZ1 = Mat::from_fn(dA1.nrows(), dA1.ncols(), |i, j| dA1[(i, j)] * (1.0 - A1[(i, j)].powi(2)));
    computed.push(dZ1.clone().into_value());
    let grad_W1 = dZ1.transpose() * &X_batch / Scale(n);
    computed.push(grad_W1.clone().into_value());
    let grad_b1 = Col::from_fn(dZ1.ncols(), |i| dZ1.col(i).sum() / dZ1.nrows() as f64);
    computed.push(grad_b1.clone().into_value());
    let W1 = &W1 - Scale(lr) * &grad_W1;
    computed.push(W1.clone().into_value());
    let b1 = &b1 - Scale(lr) * &grad_b1;
    computed.push(b1.clone().into_value());
    let W2 = &W2 - Scale(lr) * &grad_W2;
    computed.push(W2.clone().into_value());
    let b2 = &b2 - Scale(lr) * &grad_b2;
    computed.push(b2.clone().into_value());
    let W3 = &W3 - Scale(lr) * &grad_W3;
    computed.push(W3.clone().into_value());
    let b3 = &b3 - Scale(lr) * &grad_b3;
    computed.push(b3.clone().into_value());
    computed
}

fn playground_of_one_unit(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let points = <Mat<f64>>::from_value(&inputs[0]);
    let labels = <Col<f64>>::from_value(&inputs[1]);
    let train_points = <f64>::from_value(&inputs[2]);
    let train = <Vec<usize>>::from_value(&inputs[3]);
    let test = <Vec<usize>>::from_value(&inputs[4]);
    let W1 = <Mat<f64>>::from_value(&inputs[5]);
    let b1 = <Col<f64>>::from_value(&inputs[6]);
    let batch = <Vec<usize>>::from_value(&inputs[7]);
    let lr = <f64>::from_value(&inputs[8]);
    let n = <f64>::from_value(&inputs[9]);
    let X = Mat::from_fn(points.nrows(), 1, |i, _| points[(i, 0)].sin());
    computed.push(X.clone().into_value());
    let X_batch = Mat::from_fn(X.ncols(), batch.len(), |i, j| X[(batch[j], i)]).transpose().to_owned();
    computed.push(X_batch.clone().into_value());
    let y_batch = Col::from_fn(batch.len(), |i| labels[batch[i]]);
    computed.push(y_batch.clone().into_value());
    let Z1 = Mat::from_fn(X_batch.nrows(), W1.nrows(), |i, j| (&X_batch * W1.transpose())[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let output = Col::from_fn(Z1.nrows(), |i| Z1[(i, 0)].tanh());
    computed.push(output.clone().into_value());
    let losses = Col::from_fn(output.nrows(), |i| 0.5 * (output[i] - y_batch[i]).powi(2));
    computed.push(losses.clone().into_value());
    let batch_loss = losses.sum() / losses.nrows() as f64;
    computed.push(batch_loss.clone().into_value());
    let dZ1 = Mat::from_fn(output.nrows(), 1, |i, _| (output[i] - y_batch[i]) * (1.0 - output[i].powi(2)));
    computed.push(dZ1.clone().into_value());
    let grad_W1 = dZ1.transpose() * &X_batch / Scale(n);
    computed.push(grad_W1.clone().into_value());
    let grad_b1 = Col::from_fn(dZ1.ncols(), |i| dZ1.col(i).sum() / dZ1.nrows() as f64);
    computed.push(grad_b1.clone().into_value());
    let W1 = &W1 - Scale(lr) * &grad_W1;
    computed.push(W1.clone().into_value());
    let b1 = &b1 - Scale(lr) * &grad_b1;
    computed.push(b1.clone().into_value());
    computed
}

fn playground_with_entropy(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let points = <Mat<f64>>::from_value(&inputs[0]);
    let labels = <Col<f64>>::from_value(&inputs[1]);
    let train_points = <f64>::from_value(&inputs[2]);
    let train = <Vec<usize>>::from_value(&inputs[3]);
    let test = <Vec<usize>>::from_value(&inputs[4]);
    let W1 = <Mat<f64>>::from_value(&inputs[5]);
    let b1 = <Col<f64>>::from_value(&inputs[6]);
    let W2 = <Mat<f64>>::from_value(&inputs[7]);
    let b2 = <Col<f64>>::from_value(&inputs[8]);
    let W3 = <Mat<f64>>::from_value(&inputs[9]);
    let b3 = <Col<f64>>::from_value(&inputs[10]);
    let alive_W1 = <Mat<f64>>::from_value(&inputs[11]);
    let alive_W2 = <Mat<f64>>::from_value(&inputs[12]);
    let alive_W3 = <Mat<f64>>::from_value(&inputs[13]);
    let m_W1 = <Mat<f64>>::from_value(&inputs[14]);
    let v_W1 = <Mat<f64>>::from_value(&inputs[15]);
    let m_b1 = <Col<f64>>::from_value(&inputs[16]);
    let v_b1 = <Col<f64>>::from_value(&inputs[17]);
    let m_W2 = <Mat<f64>>::from_value(&inputs[18]);
    let v_W2 = <Mat<f64>>::from_value(&inputs[19]);
    let m_b2 = <Col<f64>>::from_value(&inputs[20]);
    let v_b2 = <Col<f64>>::from_value(&inputs[21]);
    let m_W3 = <Mat<f64>>::from_value(&inputs[22]);
    let v_W3 = <Mat<f64>>::from_value(&inputs[23]);
    let m_b3 = <Col<f64>>::from_value(&inputs[24]);
    let v_b3 = <Col<f64>>::from_value(&inputs[25]);
    let batch = <Vec<usize>>::from_value(&inputs[26]);
    let lr = <f64>::from_value(&inputs[27]);
    let beta1 = <f64>::from_value(&inputs[28]);
    let beta2 = <f64>::from_value(&inputs[29]);
    let epsilon = <f64>::from_value(&inputs[30]);
    let t = <f64>::from_value(&inputs[31]);
    let regularization_rate = <f64>::from_value(&inputs[32]);
    let n = <f64>::from_value(&inputs[33]);
    let X = Mat::from_fn(points.nrows(), 1 + 1, |i, j| if j < 1 { points[(i, 0)] } else { points[(i, 1)] });
    computed.push(X.clone().into_value());
    let X_batch = Mat::from_fn(X.ncols(), batch.len(), |i, j| X[(batch[j], i)]).transpose().to_owned();
    computed.push(X_batch.clone().into_value());
    let y_batch = Col::from_fn(batch.len(), |i| labels[batch[i]]);
    computed.push(y_batch.clone().into_value());
    let Z1 = Mat::from_fn(X_batch.nrows(), W1.nrows(), |i, j| (&X_batch * W1.transpose())[(i, j)] + b1[j]);
    computed.push(Z1.clone().into_value());
    let A1 = Mat::from_fn(Z1.nrows(), Z1.ncols(), |i, j| Z1[(i, j)].max(0.0));
    computed.push(A1.clone().into_value());
    let Z2 = Mat::from_fn(A1.nrows(), W2.nrows(), |i, j| (&A1 * W2.transpose())[(i, j)] + b2[j]);
    computed.push(Z2.clone().into_value());
    let A2 = Mat::from_fn(Z2.nrows(), Z2.ncols(), |i, j| Z2[(i, j)].max(0.0));
    computed.push(A2.clone().into_value());
    let Z3 = Mat::from_fn(A2.nrows(), W3.nrows(), |i, j| (&A2 * W3.transpose())[(i, j)] + b3[j]);
    computed.push(Z3.clone().into_value());
    let output = Col::from_fn(Z3.nrows(), |i| Z3[(i, 0)].tanh());
    computed.push(output.clone().into_value());
    let margins = Col::from_fn(y_batch.nrows(), |i| 2.0 * (y_batch[i] * Z3[(i, 0)]));
    computed.push(margins.clone().into_value());
    let losses = Col::from_fn(margins.nrows(), |i| f64::ln(1.0 + (-margins[i].abs()).exp()) + (-margins[i]).max(0.0));
    computed.push(losses.clone().into_value());
    let batch_loss = losses.sum() / losses.nrows() as f64;
    computed.push(batch_loss.clone().into_value());
    let dZ3 = Mat::from_fn(output.nrows(), 1, |i, _| output[i] - y_batch[i]);
    computed.push(dZ3.clone().into_value());
    let grad_W3 = Mat::from_fn(dZ3.ncols(), A2.ncols(), |i, j| (dZ3.transpose() * &A2)[(i, j)] / n * alive_W3[(i, j)]);
    computed.push(grad_W3.clone().into_value());
    let grad_b3 = Col::from_fn(dZ3.ncols(), |i| dZ3.col(i).sum() / dZ3.nrows() as f64);
    computed.push(grad_b3.clone().into_value());
    let dA2 = &dZ3 * &W3;
    computed.push(dA2.clone().into_value());
    let dZ2 = Mat::from_fn(dA2.nrows(), dA2.ncols(), |i, j| dA2[(i, j)] * f64::from(Z2[(i, j)] > 0.0));
    computed.push(dZ2.clone().into_value());
    let grad_W2 = Mat::from_fn(dZ2.ncols(), A1.ncols(), |i, j| (dZ2.transpose() * &A1)[(i, j)] / n * alive_W2[(i, j)]);
    computed.push(grad_W2.clone().into_value());
    let grad_b2 = Col::from_fn(dZ2.ncols(), |i| dZ2.col(i).sum() / dZ2.nrows() as f64);
    computed.push(grad_b2.clone().into_value());
    let dA1 = &dZ2 * &W2;
    computed.push(dA1.clone().into_value());
    let dZ1 = Mat::from_fn(dA1.nrows(), dA1.ncols(), |i, j| dA1[(i, j)] * f64::from(Z1[(i, j)] > 0.0));
    computed.push(dZ1.clone().into_value());
    let grad_W1 = Mat::from_fn(dZ1.ncols(), X_batch.ncols(), |i, j| (dZ1.transpose() * &X_batch)[(i, j)] / n * alive_W1[(i, j)]);
    computed.push(grad_W1.clone().into_value());
    let grad_b1 = Col::from_fn(dZ1.ncols(), |i| dZ1.col(i).sum() / dZ1.nrows() as f64);
    computed.push(grad_b1.clone().into_value());
    let penalty_W1 = Mat::from_fn(W1.nrows(), W1.ncols(), |i, j| f64::from(W1[(i, j)] > 0.0) - f64::from(0.0 > W1[(i, j)]));
    computed.push(penalty_W1.clone().into_value());
    let penalty_W2 = Mat::from_fn(W2.nrows(), W2.ncols(), |i, j| f64::from(W2[(i, j)] > 0.0) - f64::from(0.0 > W2[(i, j)]));
    computed.push(penalty_W2.clone().into_value());
    let penalty_W3 = Mat::from_fn(W3.nrows(), W3.ncols(), |i, j| f64::from(W3[(i, j)] > 0.0) - f64::from(0.0 > W3[(i, j)]));
    computed.push(penalty_W3.clone().into_value());
    let m_W1 = Scale(beta1) * &m_W1 + Scale(1.0 - beta1) * &grad_W1;
    computed.push(m_W1.clone().into_value());
    let v_W1 = Mat::from_fn(v_W1.nrows(), v_W1.ncols(), |i, j| beta2 * v_W1[(i, j)] + (1.0 - beta2) * grad_W1[(i, j)].powi(2));
    computed.push(v_W1.clone().into_value());
    let m_hat_W1 = &m_W1 / Scale(1.0 - beta1.powf(t));
    computed.push(m_hat_W1.clone().into_value());
    let v_hat_W1 = &v_W1 / Scale(1.0 - beta2.powf(t));
    computed.push(v_hat_W1.clone().into_value());
    let W1 = Mat::from_fn(W1.nrows(), W1.ncols(), |i, j| W1[(i, j)] - lr * m_hat_W1[(i, j)] / (v_hat_W1[(i, j)].sqrt() + epsilon));
    computed.push(W1.clone().into_value());
    let m_b1 = Scale(beta1) * &m_b1 + Scale(1.0 - beta1) * &grad_b1;
    computed.push(m_b1.clone().into_value());
    let v_b1 = Col::from_fn(v_b1.nrows(), |i| beta2 * v_b1[i] + (1.0 - beta2) * grad_b1[i].powi(2));
    computed.push(v_b1.clone().into_value());
    let m_hat_b1 = &m_b1 / Scale(1.0 - beta1.powf(t));
    computed.push(m_hat_b1.clone().into_value());
    let v_hat_b1 = &v_b1 / Scale(1.0 - beta2.powf(t));
    computed.push(v_hat_b1.clone().into_value());
    let b1 = Col::from_fn(b1.nrows(), |i| b1[i] - lr * m_hat_b1[i] / (v_hat_b1[i].sqrt() + epsilon));
    computed.push(b1.clone().into_value());
    let m_W2 = Scale(beta1) * &m_W2 + Scale(1.0 - beta1) * &grad_W2;
    computed.push(m_W2.clone().into_value());
    let v_W2 = Mat::from_fn(v_W2.nrows(), v_W2.ncols(), |i, j| beta2 * v_W2[(i, j)] + (1.0 - beta2) * grad_W2[(i, j)].powi(2));
    computed.push(v_W2.clone().into_value());
    let m_hat_W2 = &m_W2 / Scale(1.0 - beta1.powf(t));
    computed.push(m_hat_W2.clone().into_value());
    let v_hat_W2 = &v_W2 / Scale(1.0 - beta2.powf(t));
    computed.push(v_hat_W2.clone().into_value());
    let W2 = Mat::from_fn(W2.nrows(), W2.ncols(), |i, j| W2[(i, j)] - lr * m_hat_W2[(i, j)] / (v_hat_W2[(i, j)].sqrt() + epsilon));
    computed.push(W2.clone().into_value());
    let m_b2 = Scale(beta1) * &m_b2 + Scale(1.0 - beta1) * &grad_b2;
    computed.push(m_b2.clone().into_value());
    let v_b2 = Col::from_fn(v_b2.nrows(), |i| beta2 * v_b2[i] + (1.0 - beta2) * grad_b2[i].powi(2));
    computed.push(v_b2.clone().into_value());
    let m_hat_b2 = &m_b2 / Scale(1.0 - beta1.powf(t));
    computed.push(m_hat_b2.clone().into_value());
    let v_hat_b2 = &v_b2 / Scale(1.0 - beta2.powf(t));
    computed.push(v_hat_b2.clone().into_value());
    let b2 = Col::from_fn(b2.nrows(), |i| b2[i] - lr * m_hat_b2[i] / (v_hat_b2[i].sqrt() + epsilon));
    computed.push(b2.clone().into_value());
    let m_W3 = Scale(beta1) * &m_W3 + Scale(1.0 - beta1) * &grad_W3;
    computed.push(m_W3.clone().into_value());
    let v_W3 = Mat::from_fn(v_W3.nrows(), v_W3.ncols(), |i, j| beta2 * v_W3[(i, j)] + (1.0 - beta2) * grad_W3[(i, j)].powi(2));
    computed.push(v_W3.clone().into_value());
    let m_hat_W3 = &m_W3 / Scale(1.0 - beta1.powf(t));
    computed.push(m_hat_W3.clone().into_value());
    let v_hat_W3 = &v_W3 / Scale(1.0 - beta2.powf(t));
    computed.push(v_hat_W3.clone().into_value());
    let W3 = Mat::from_fn(W3.nrows(), W3.ncols(), |i, j| W3[(i, j)] - lr * m_hat_W3[(i, j)] / (v_hat_W3[(i, j)].sqrt() + epsilon));
    computed.push(W3.clone().into_value());
    let m_b3 = Scale(beta1) * &m_b3 + Scale(1.0 - beta1) * &grad_b3;
    computed.push(m_b3.clone().into_value());
    let v_b3 = Col::from_fn(v_b3.nrows(), |i| beta2 * v_b3[i] + (1.0 - beta2) * grad_b3[i].powi(2));
    computed.push(v_b3.clone().into_value());
    let m_hat_b3 = &m_b3 / Scale(1.0 - beta1.powf(t));
    computed.push(m_hat_b3.clone().into_value());
    let v_hat_b3 = &v_b3 / Scale(1.0 - beta2.powf(t));
    computed.push(v_hat_b3.clone().into_value());
    let b3 = Col::from_fn(b3.nrows(), |i| b3[i] - lr * m_hat_b3[i] / (v_hat_b3[i].sqrt() + epsilon));
    computed.push(b3.clone().into_value());
    let shrunk_W1 = &W1 - Scale(lr * regularization_rate) * &penalty_W1;
    computed.push(shrunk_W1.clone().into_value());
    let alive_W1 = Mat::from_fn(alive_W1.nrows(), alive_W1.ncols(), |i, j| alive_W1[(i, j)] * f64::from(0.0 <= W1[(i, j)] * shrunk_W1[(i, j)]));
    computed.push(alive_W1.clone().into_value());
    let W1 = Mat::from_fn(shrunk_W1.nrows(), shrunk_W1.ncols(), |i, j| shrunk_W1[(i, j)] * alive_W1[(i, j)]);
    computed.push(W1.clone().into_value());
    let shrunk_W2 = &W2 - Scale(lr * regularization_rate) * &penalty_W2;
    computed.push(shrunk_W2.clone().into_value());
    let alive_W2 = Mat::from_fn(alive_W2.nrows(), alive_W2.ncols(), |i, j| alive_W2[(i, j)] * f64::from(0.0 <= W2[(i, j)] * shrunk_W2[(i, j)]));
    computed.push(alive_W2.clone().into_value());
    let W2 = Mat::from_fn(shrunk_W2.nrows(), shrunk_W2.ncols(), |i, j| shrunk_W2[(i, j)] * alive_W2[(i, j)]);
    computed.push(W2.clone().into_value());
    let shrunk_W3 = &W3 - Scale(lr * regularization_rate) * &penalty_W3;
    computed.push(shrunk_W3.clone().into_value());
    let alive_W3 = Mat::from_fn(alive_W3.nrows(), alive_W3.ncols(), |i, j| alive_W3[(i, j)] * f64::from(0.0 <= W3[(i, j)] * shrunk_W3[(i, j)]));
    computed.push(alive_W3.clone().into_value());
    let W3 = Mat::from_fn(shrunk_W3.nrows(), shrunk_W3.ncols(), |i, j| shrunk_W3[(i, j)] * alive_W3[(i, j)]);
    computed.push(W3.clone().into_value());
    computed
}

fn power_iteration(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let matrix = <Mat<f64>>::from_value(&inputs[0]);
    let vector = <Col<f64>>::from_value(&inputs[1]);
    let product = &matrix * &vector;
    computed.push(product.clone().into_value());
    let eigenvalue = vector.transpose() * &product / (vector.transpose() * &vector);
    computed.push(eigenvalue.clone().into_value());
    let norm = (0..product.nrows()).map(|k| product[k].powi(2)).sum::<f64>().sqrt();
    computed.push(norm.clone().into_value());
    let vector = &product / Scale(norm);
    computed.push(vector.clone().into_value());
    computed
}

fn pipeline(inputs: &[Value]) -> Vec<Value> {
    let mut computed = vec![];
    let stations = <Vec<usize>>::from_value(&inputs[0]);
    let flows = <Col<f64>>::from_value(&inputs[1]);
    let into = <Mat<f64>>::from_value(&inputs[2]);
    let out_of = <Mat<f64>>::from_value(&inputs[3]);
    let inflow = &into * &flows;
    computed.push(inflow.clone().into_value());
    let outflow = &out_of * &flows;
    computed.push(outflow.clone().into_value());
    let through = Col::from_fn(inflow.nrows(), |i| inflow[i].max(outflow[i]));
    computed.push(through.clone().into_value());
    let incidence = &into - &out_of;
    computed.push(incidence.clone().into_value());
    let balance = &incidence * &flows;
    computed.push(balance.clone().into_value());
    computed
}

const COMPILED: &[(&str, fn(&[Value]) -> Vec<Value>)] = &[
    ("vectors", vectors),
    ("dataset", dataset),
    ("normalization", normalization),
    ("layers", layers),
    ("three_layer", three_layer),
    ("three_layer_batch", three_layer_batch),
    ("training", training),
    ("training_momentum", training_momentum),
    ("training_adam", training_adam),
    ("training_batch", training_batch),
    ("training_table", training_table),
    ("training_table_given", training_table_given),
    ("training_table_raw", training_table_raw),
    ("training_table_batch", training_table_batch),
    ("residuals", residuals),
    ("attention", attention),
    ("attention_causal", attention_causal),
    ("backprop", backprop),
    ("classifier", classifier),
    ("classifier_three_layer", classifier_three_layer),
    ("regression", regression),
    ("softmax", softmax),
    ("matmul", matmul),
    ("playground", playground),
    ("playground_of_one_unit", playground_of_one_unit),
    ("playground_with_entropy", playground_with_entropy),
    ("power_iteration", power_iteration),
    ("pipeline", pipeline),
];
