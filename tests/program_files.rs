//! Programs of a person's own, as `run`, `print` and `trace` take them.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value as Json, json};

const DESCENT: &str = "import numpy as np
lr = 0.1
w = np.zeros(3)
X = np.arange(12).reshape(4, 3) / 10
y = np.array([1., 2, 3, 4])
for i in range(5):
    g = 2 / len(y) * X.T @ (X @ w - y)
    w -= lr * g
    print(i, w)
";

/// A file of this name and text in a folder of the test's own.
fn file(test: &str, name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("program_files_{test}"));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn lina(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lina-tui")).args(arguments).env_clear().stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_script_prints_what_python_prints() {
    let path = file("script", "descent.py", DESCENT);
    let output = lina(&["run", path.to_str().unwrap()]);
    // What CPython 3.11 with NumPy 2.4.6 prints.
    let expected = "0 [0.3  0.35 0.4 ]\n1 [0.5235  0.61175 0.7    ]\n2 [0.6897735  0.80748275 0.925192  ]\n\
                    3 [0.81323846 0.95382994 1.09442142]\n4 [0.90468055 1.06323327 1.221786  ]\n";
    assert_eq!((text(&output.stdout), text(&output.stderr), output.status.code()), (expected, "", Some(0)));
}

#[test]
fn a_literal_can_be_another() {
    let path = file("literal", "descent.py", DESCENT);
    let path = path.to_str().unwrap();
    let output = lina(&["run", path, "--set", "lr=0"]);
    assert!(text(&output.stdout).ends_with("4 [0. 0. 0.]\n"), "{}", text(&output.stdout));
    let output = lina(&["run", path, "--set", "lrr=0"]);
    assert_eq!((text(&output.stdout), output.status.code()), ("", Some(1)));
    assert!(text(&output.stderr).contains("lrr"), "{}", text(&output.stderr));
}

#[test]
fn a_position_has_its_variables_and_what_was_printed_so_far() {
    let path = file("position", "descent.py", DESCENT);
    let path = path.to_str().unwrap();
    let print = |step: &[&str]| -> Json {
        let output = lina(&[&["print", path], step].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let start = print(&["--step", "0"]);
    assert_eq!((&start["quantities"], &start["output"]), (&json!({}), &json!("")));
    let within = print(&["--step", "6.2"]);
    assert_eq!((&within["lab"], &within["step"], &within["line"]), (&json!("descent.py"), &json!("6.2"), &json!(8)));
    assert_eq!((&within["parameters"], &within["quantities"]["i"]), (&json!({"lr": 0.1}), &json!(1)));
    assert_eq!(within["quantities"]["w"][1], json!(0.61175));
    assert_eq!(within["output"], json!("0 [0.3  0.35 0.4 ]\n"));
    let after = print(&["--step", "6"]);
    assert_eq!((&after["step"], &after["quantities"]["i"]), (&json!("6"), &json!(0)), "a round is done");
    let end = print(&[]);
    assert_eq!(end["output"].as_str().unwrap().lines().count(), 5);
    let output = lina(&["print", path, "--step", "4000"]);
    assert_eq!((text(&output.stdout), output.status.code()), ("", Some(1)));
    assert!(text(&output.stderr).contains("the last one is 10"), "{}", text(&output.stderr));
}

#[test]
fn a_trace_has_a_row_for_every_so_many_rounds() {
    let path = file("trace", "descent.py", DESCENT);
    let output = lina(&["trace", path.to_str().unwrap(), "--every", "5"]);
    assert_eq!(text(&output.stdout), "step,lr,i\n0,,\n5,0.1,\n10,0.1,4\n");
}

#[test]
fn a_history_has_what_json_and_csv_have_no_number_for() {
    let path = file(
        "history",
        "leave.py",
        "name, s, on = 'x', 'a b', True\ns = 'a b'\nx = 1.0\nfor i in range(2):\n    x = x * float('inf')\n",
    );
    let path = path.to_str().unwrap();
    let csv = lina(&["trace", path, "--every", "4"]);
    assert_eq!(text(&csv.stdout), "step,on,x,i\n0,,,\n4,1,inf,0\n");
    let rows = lina(&["trace", path, "--every", "4", "--step", "4", "--format", "jsonl"]);
    assert_eq!(text(&rows.stdout), "{\"step\":\"0\"}\n{\"step\":\"4\",\"on\":1.0,\"x\":\"inf\",\"i\":0.0}\n");
    let printed: Json = serde_json::from_slice(&lina(&["print", path]).stdout).unwrap();
    assert_eq!(printed["parameters"], json!({"s": "a b", "x": 1.0}));
    let refused = lina(&["print", path, "--data", "table.csv"]);
    assert_eq!((text(&refused.stdout), refused.status.code()), ("", Some(1)));
}

#[test]
fn notebooks_texts_and_standard_input_are_programs_too() {
    let cell = json!({"cells": [
        {"cell_type": "markdown", "source": ["# no code"]},
        {"cell_type": "code", "source": ["%matplotlib inline\n", "x = 2\n"]},
        {"cell_type": "code", "source": "print(x * 21)"},
    ]});
    let notebook = file("kinds", "book.ipynb", &cell.to_string());
    let lesson = file("kinds", "lesson.md", "Read this:\n\n```python\nprint(6 * 7)\n```\n\nand not ```this```.\n");
    for path in [notebook, lesson] {
        let output = lina(&["run", path.to_str().unwrap()]);
        assert_eq!((text(&output.stdout), text(&output.stderr)), ("42\n", ""), "{}", path.display());
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_lina-tui"))
        .args(["run", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"print(sum(range(10)))\n").unwrap();
    assert_eq!(text(&child.wait_with_output().unwrap().stdout), "45\n");
}

#[test]
fn what_goes_wrong_is_said_as_python_says_it() {
    let shapes =
        file("wrong", "shapes.py", "import numpy as np\nprint('on')\nW = np.ones((2, 2))\nz = np.ones(3)\nW @ z\n");
    let output = lina(&["run", shapes.to_str().unwrap()]);
    let said = text(&output.stderr);
    assert_eq!((text(&output.stdout), output.status.code()), ("on\n", Some(1)));
    assert!(
        said.contains("shapes.py\", line 5")
            && said.trim_end().lines().last().unwrap().starts_with("ValueError: matmul"),
        "{said}"
    );
    let warned = file("wrong", "log.py", "import numpy as np\nprint(np.log(np.zeros(1)))\n");
    let output = lina(&["run", warned.to_str().unwrap()]);
    assert_eq!(text(&output.stdout), "[-inf]\n");
    assert!(
        text(&output.stderr).contains("RuntimeWarning: divide by zero encountered in log"),
        "{}",
        text(&output.stderr)
    );
    let left = file("wrong", "leave.py", "import sys\nprint(1)\nsys.exit(3)\n");
    assert_eq!(lina(&["run", left.to_str().unwrap()]).status.code(), Some(3));
}

#[test]
fn a_strangers_program_reads_nothing_but_what_lies_beside_it() {
    file("beside", "secret.txt", "not beside");
    let folder = file("beside/below", "names.txt", "ada\n");
    let program = folder.with_file_name("reads.py");
    for (name, expected) in [("names.txt", Ok("ada")), ("../secret.txt", Err(())), ("/etc/hostname", Err(()))] {
        std::fs::write(&program, format!("print(open({name:?}).read().strip())\n")).unwrap();
        let output = lina(&["run", program.to_str().unwrap()]);
        match expected {
            Ok(read) => assert_eq!(text(&output.stdout).trim_end(), read, "{}", text(&output.stderr)),
            Err(()) => assert_eq!((text(&output.stdout), output.status.code()), ("", Some(1)), "{name}"),
        }
    }
    std::fs::write(&program, "import subprocess, socket\nopen('new.txt', 'w')\ninput()\n").unwrap();
    let output = lina(&["run", program.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    for refused in ["subprocess", "socket"] {
        assert!(text(&output.stderr).contains(refused), "{}", text(&output.stderr));
    }
    assert!(!program.with_file_name("new.txt").exists());
}

#[test]
fn what_of_numpy_is_known_is_listed() {
    let output = lina(&["list", "--numpy", "--format", "json"]);
    let listed: Json = serde_json::from_slice(&output.stdout).unwrap();
    let has = |of: &str, name: &str| listed[of].as_array().unwrap().iter().any(|known| known == name);
    for name in ["matmul", "linalg.inv", "random.randn", "einsum", "zeros", "mean"] {
        assert!(has("known", name) && !has("unknown", name), "{name}");
    }
    assert!(has("unknown", "fft.irfftn"));
}
