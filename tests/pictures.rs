//! The pictures in the README are of the real screens.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

#[path = "support/person.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod person;
#[path = "support/svg.rs"]
mod svg;

use std::path::Path;

use person::Person;

/// Times of the matmul lab's race that some machine took, so that its picture is always the same.
const TIMES: &str = ": \"timings=100,42,6,2.5e-7,2.1e-7,1.4e-7,12,1.9e-6,1.2e-6,5.2e-7,25,2.2e-5,9.9e-6,8.6e-7,50,2e-4,9.7e-5,\
                     4.5e-6,100,2e-3,7.1e-4,3.1e-5 enter end";

/// Each picture's name, its lab, and the keys that lead to what it shows.
const PICTURES: [(&str, &str, &str); 13] = [
    ("training", "training", ": \"100 enter down down"),
    ("pipeline", "pipeline", ""),
    ("vectors", "vectors", "end"),
    ("dataset", "dataset", ": \"3 enter ] ]"),
    ("normalization", "normalization", ": \"4 enter down down down"),
    ("layers", "layers", ": \"1.22 enter"),
    ("residuals", "residuals", ": \"300 enter"),
    ("attention", "attention", ": \"6 enter"),
    ("backprop", "backprop", ": \"14 enter"),
    ("regression", "regression", ": \"8 enter"),
    ("softmax", "softmax", ": \"5 enter"),
    ("matmul", "matmul", TIMES),
    ("why", "attention", ": \"6 enter down enter"),
];

#[test]
fn pictures_show_the_screens_as_they_are() {
    for (name, lab, keys) in PICTURES {
        let mut person = Person::before(lab, 100, 30);
        person.press(keys);
        let drawn = svg::draw(&person.buffer(), &format!("lina-tui, {name}"));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures").join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == drawn, "{} is not what the screen shows; UPDATE_PICTURES=1 draws it anew", path.display());
        let readme = include_str!("../README.md");
        assert!(readme.contains(&format!("assets/pictures/{name}.svg")), "the README shows {name}");
    }
}
