const COMPILED: &[(&str, fn(&[Value]) -> Vec<Value>)] = &[];
