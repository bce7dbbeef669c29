//! The exception that ended a program.

use std::fmt::Write;

use crate::python::machine::{Machine, REFUSED};
use crate::python::objects::Value;

impl Machine {
    /// The exception that ended the program as Python writes it, with the lines it went through.
    pub fn traceback(&self) -> Option<String> {
        let exception = self.failure?;
        if self.is_exception(exception, "SystemExit") {
            let code = self.first_argument(exception);
            return self.str_of(code).map(|words| format!("{words}\n"));
        }
        let mut text = String::from("Traceback (most recent call last):\n");
        let mut repeated = 0;
        let mut before = None;
        for entry in self.trace.iter().rev() {
            if before == Some(*entry) {
                repeated += 1;
            } else {
                self.close_repeats(&mut text, repeated);
                repeated = 0;
            }
            before = Some(*entry);
            if repeated >= 3 {
                continue;
            }
            let code = &self.unit.codes[entry.code as usize];
            let source = &self.unit.sources[code.source as usize];
            let line = source.line(entry.at);
            let name = self.symbols.name(code.name);
            let _ = writeln!(text, "  File \"{}\", line {line}, in {name}", source.name);
            let shown = source.line_text(line).trim();
            if !shown.is_empty() {
                let _ = writeln!(text, "    {shown}");
            }
        }
        self.close_repeats(&mut text, repeated);
        text.push_str(&self.exception_line(exception));
        text.push('\n');
        Some(text)
    }

    fn close_repeats(&self, text: &mut String, repeated: usize) {
        if repeated >= 3 {
            let _ = writeln!(
                text,
                "  [Previous line repeated {} more time{}]",
                repeated - 2,
                if repeated == 3 { "" } else { "s" }
            );
        }
    }

    /// `ValueError: words`.
    pub fn exception_line(&self, exception: Value) -> String {
        let mut class = self.type_name(exception);
        match class.as_str() {
            "LinAlgError" => class = "numpy.linalg.LinAlgError".into(),
            "_UFuncOutputCastingError" | "_UFuncInputCastingError" | "_UFuncNoLoopError" => {
                class = format!("numpy._core._exceptions.{class}");
            }
            REFUSED => class = "refused".into(),
            "AxisError" => class = "numpy.exceptions.AxisError".into(),
            "StatisticsError" => class = "statistics.StatisticsError".into(),
            "FrozenInstanceError" => class = "dataclasses.FrozenInstanceError".into(),
            _ => {
                let own = self.class(self.class_of(exception)).is_some_and(|class| !class.library);
                if own {
                    class = format!("__main__.{class}");
                }
            }
        }
        let shown = class.strip_prefix("__main__.").unwrap_or(&class).to_owned();
        let words = self.exception_text(exception);
        if words.is_empty() { shown } else { format!("{shown}: {words}") }
    }

    /// The status that the program ends with.
    pub fn exit_status(&self) -> i32 {
        let Some(exception) = self.failure else { return 0 };
        if self.is_exception(exception, "SystemExit") {
            let code = self.first_argument(exception);
            return match self.integer(code) {
                Some(code) => code as i32 & 0xff,
                None => i32::from(code != Value::None),
            };
        }
        1
    }
}
