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

/// Each picture's name, its lab, and the keys that lead to what it shows.
const PICTURES: [(&str, &str, &str); 1] = [("training", "training", ": \"100 enter down down")];

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
