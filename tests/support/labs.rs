//! Every lab that the tests try, from the registry: those of the program, and one that is registered here alone.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use lina_tui::labs::{Entry, Registry, registry};

use super::cases::{Cases, Settings};
use super::power_iteration;

/// A lab, and what is tried of it.
pub struct Tried {
    pub name: &'static str,
    pub entry: &'static Entry,
    /// The folder of what it brings besides its code.
    pub folder: PathBuf,
    pub cases: Cases,
}

/// The labs that the tests add to those of the program, and the folders of what these bring.
static OWN: [(&Entry, &str); 1] = [(&power_iteration::LAB, "tests/support/power_iteration")];

/// All of them, as the program would have them if the one were its own.
pub fn labs() -> Registry {
    static LABS: LazyLock<Vec<&'static Entry>> =
        LazyLock::new(|| registry().iter().chain(OWN.iter().map(|(lab, _)| *lab)).collect());
    Registry::new(&LABS)
}

/// All of them, with what is tried of each.
pub fn every_lab() -> impl Iterator<Item = &'static Tried> + Clone {
    static TRIED: LazyLock<Vec<Tried>> = LazyLock::new(|| labs().iter().map(tried).collect());
    TRIED.iter()
}

/// Every lab by its name, with each of the settings that between them bring up all that it can compute.
pub fn every_run() -> impl Iterator<Item = (&'static str, &'static Settings)> {
    every_lab().flat_map(|lab| lab.cases.runs().map(|settings| (lab.name, settings)))
}

/// The lab of this name, with what is tried of it.
#[track_caller]
pub fn lab(name: &str) -> &'static Tried {
    every_lab().find(|lab| lab.name == name).unwrap_or_else(|| panic!("there is no lab {name}"))
}

fn tried(entry: &'static Entry) -> Tried {
    let name = entry.description.name;
    let own = OWN.iter().find(|(lab, _)| std::ptr::eq(*lab, entry)).map(|(_, folder)| Path::new(folder).to_owned());
    let within = own.unwrap_or_else(|| Path::new("assets/labs").join(name));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(within);
    let file = folder.join("cases.toml");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    Tried { name, entry, folder, cases }
}
