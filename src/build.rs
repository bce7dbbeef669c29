//! Notes which commit a published binary is built from, as far as that can be known.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    // Builds for trying things out are not made anew with every commit.
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let version = match commit().filter(|_| is_release) {
        Some(commit) => format!("{version} ({commit})"),
        None => version,
    };
    println!("cargo::rustc-env=LINA_TUI_VERSION={version}");
}

/// The first digits of the commit: of the repository around the sources, or as it is noted in a package of them.
fn commit() -> Option<String> {
    let noted = Path::new(".cargo_vcs_info.json");
    let log = Path::new(".git/logs/HEAD");
    let commit = if let Ok(noted) = std::fs::read_to_string(noted) {
        noted.split_once("\"sha1\"")?.1.split('"').nth(1)?.to_owned()
    } else {
        if log.exists() {
            println!("cargo::rerun-if-changed={}", log.display());
        }
        // Of these sources, and not of a repository that they happen to lie in.
        if !Path::new(".git").exists() {
            return None;
        }
        let output = Command::new("git").args(["rev-parse", "HEAD"]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().to_owned()
    };
    let is_commit = commit.len() >= 12 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_commit.then(|| commit[..12].to_owned())
}
