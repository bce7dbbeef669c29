//! A person's own words, in files beside their settings: `messages.de.ftl` for what is said around the labs, and
//! `labs/softmax/messages.de.ftl` for what that lab says, `programs/messages.de.ftl` for what is said of programs, each written as the built-in one is. What is in none of them is
//! said in English; what is wrong in one is named by its line and left out.

use std::path::{Path, PathBuf};

use super::{config, files};
use crate::app::catalogue;
use crate::lab::Refusal;
use crate::labs::Registry;
use crate::page::{Catalogue, Tongue};
use crate::programs;

/// Characters of the code of a language at most.
const LONGEST: usize = 35;

/// Where words are looked for, as the environment says.
///
/// # Errors
/// If it says nothing.
pub fn folder() -> Result<PathBuf, Refusal> {
    let path = config::path(&|name: &str| std::env::var(name).ok());
    let folder = path.as_deref().and_then(Path::parent).map(Path::to_owned);
    folder.ok_or_else(|| Refusal("words of one's own lie beside the settings, and HOME is not set".to_owned()))
}

/// Whether this is how a language is written. Nothing else becomes part of a file's name.
pub fn is_code(code: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    code.len() <= LONGEST && code.split('-').all(is_part)
}

/// The words in the language of this code that lie in `folder`, and what is wrong with them, a line each.
///
/// # Errors
/// If it is no code of a language.
pub fn load(folder: &Path, code: &str, labs: Registry) -> Result<(Tongue, Vec<String>), Refusal> {
    if !is_code(code) {
        return Err(Refusal(format!("`{code}` is no language; they are written as `de`, `pt-BR` or `en-school`")));
    }
    let (mut tongue, mut faults) = (Tongue::default(), vec![]);
    let file = format!("messages.{code}.ftl");
    let mut read = |name: &str, pattern: &Catalogue| -> Option<Catalogue> {
        let path = folder.join(name);
        if !path.exists() {
            return None;
        }
        match files::text(&path) {
            Ok(text) => {
                let (catalogue, wrong) = Catalogue::read(code, &text, Some(pattern));
                faults.extend(wrong.iter().map(|fault| format!("{name}, {fault}")));
                Some(catalogue)
            }
            Err(Refusal(why)) => {
                faults.push(why);
                Some(Catalogue::read(code, "", None).0)
            }
        }
    };
    tongue.around = read(&file, catalogue());
    tongue.programs = read(&format!("programs/{file}"), programs::catalogue());
    for lab in labs.iter().filter(|lab| lab.file().is_none()) {
        let name = lab.description.name;
        if let Some(words) = read(&format!("labs/{name}/{file}"), lab.catalogue()) {
            tongue.labs.insert(name.to_owned(), words);
        }
    }
    // In English there are always words.
    if tongue.around.is_none() && tongue.programs.is_none() && tongue.labs.is_empty() && code != "en" {
        let folder = folder.display();
        faults.push(format!(
            "there are no words in `{code}`: no {folder}/{file}, none in {folder}/programs or {folder}/labs/LAB"
        ));
    }
    Ok((tongue, faults))
}
