//! What a package of the program needs: manual pages, completions, a version.

#[path = "support/program.rs"]
mod program;

use program::lina;

fn written(arguments: &[&str]) -> String {
    let output = lina(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn there_is_a_manual_page_for_the_program_and_for_each_command() {
    let page = written(&["man"]);
    assert!(page.contains(".TH lina-tui 1") && page.contains(".SH SYNOPSIS"), "{page}");
    for command in ["print", "list", "lesson", "verify", "export", "trace", "messages", "man", "completions"] {
        assert!(page.contains(&format!("lina\\-tui\\-{command}(1)")), "{command} is not named:\n{page}");
        let page = written(&["man", command]);
        assert!(page.contains(&format!(".TH lina-tui-{command} 1")), "{page}");
    }
    let output = lina(&["man", "dance"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no command `dance`; there are print"));
}

#[test]
fn there_are_completions_for_shells() {
    for (shell, says) in [("bash", "complete -F"), ("zsh", "#compdef lina-tui"), ("fish", "complete -c lina-tui")] {
        let script = written(&["completions", shell]);
        assert!(script.contains(says) && script.contains("export"), "{shell}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = written(&["--version"]);
    let (name, number) = version.trim().split_once(' ').unwrap();
    assert_eq!((name, number.split(' ').next()), ("lina-tui", Some(env!("CARGO_PKG_VERSION"))));
}
