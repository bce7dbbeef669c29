//! The verdicts, for people and for scripts.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::{Checked, Computed, Source, Verdict};
use crate::ops::Cell;
use crate::page::broken;

/// Widths of the columns; with the space around them they fill 80.
const NAME: usize = 34;
const NUMBER: usize = 13;
const LINE: usize = 80;

/// Writes a section for each article, with a line for each of its figures, the reasons why some differ, and a summary.
///
/// # Errors
/// If the output cannot be written.
pub fn write_text(checked: &[Checked], out: &mut impl Write) -> io::Result<()> {
    for article in checked.chunk_by(|a, b| a.figure.article == b.figure.article) {
        let figure = &article[0].figure;
        let title = format!("{}, by {}", figure.article, figure.by);
        writeln!(out, "{title}\n{}", "=".repeat(title.chars().count().min(LINE)))?;
        let mut reasons: Vec<&str> = vec![];
        for part in article.chunk_by(|a, b| a.figure.part == b.figure.part) {
            write_part(part, &mut reasons, out)?;
        }
        for (k, reason) in reasons.iter().enumerate() {
            let mark = format!("[{}] ", k + 1);
            if k == 0 {
                writeln!(out)?;
            }
            for (line, text) in broken(reason, LINE - 5).iter().enumerate() {
                writeln!(out, "{:>5}{text}", if line == 0 { &mark } else { "" })?;
            }
        }
        writeln!(out, "\n{}\n", summary(article))?;
    }
    writeln!(out, "In all {}", summary(checked))
}

fn write_part<'a>(part: &'a [Checked], reasons: &mut Vec<&'a str>, out: &mut impl Write) -> io::Result<()> {
    let figure = &part[0].figure;
    let column_heads = format!("{:>NUMBER$} {:>NUMBER$}", "printed", "computed");
    writeln!(out, "\n{:<1$} {column_heads}", figure.part, NAME + 2)?;
    for Checked { figure, computed, verdict } in part {
        let computed = match (computed, verdict) {
            (Some(computed), _) => computed.written(figure.decimals),
            (None, Verdict::Measured) => "not compared".to_owned(),
            (None, _) => "none".to_owned(),
        };
        let mark = figure.reason.as_deref().map_or(String::new(), |reason| {
            let known = reasons.iter().position(|known| *known == reason).unwrap_or_else(|| {
                reasons.push(reason);
                reasons.len() - 1
            });
            format!(" [{}]", known + 1)
        });
        let line = format!(
            "  {:NAME$} {:>NUMBER$} {computed:>NUMBER$}  {}{mark}",
            figure.name,
            figure.printed,
            verdict.word(),
        );
        writeln!(out, "{line}")?;
    }
    write!(out, "  see it: lina-tui {}", figure.lab)?;
    for setting in &figure.settings {
        write!(out, " --set {setting}")?;
    }
    writeln!(out)
}

/// How many figures there are, and how many of them are what.
pub fn summary(checked: &[Checked]) -> String {
    let count = |verdict| checked.iter().filter(|checked| checked.verdict == verdict).count();
    let mut parts = vec![
        format!("{} agree", count(Verdict::Agrees)),
        format!("{} differ for a known reason", count(Verdict::Differs)),
    ];
    for (verdict, words) in [
        (Verdict::Measured, "are times"),
        (Verdict::Unexplained, "DIFFER WITHOUT ONE"),
        (Verdict::AgreesAfterAll, "AGREE AGAINST THEIR REASON"),
    ] {
        if count(verdict) > 0 {
            parts.push(format!("{} {words}", count(verdict)));
        }
    }
    format!("{} figures: {}.", checked.len(), parts.join(", "))
}

/// Writes the figures as one JSON array.
///
/// # Errors
/// If the output cannot be written.
pub fn write_json(checked: &[Checked], out: &mut impl Write) -> io::Result<()> {
    let figures: Vec<Json> = checked.iter().map(as_json).collect();
    serde_json::to_writer(&mut *out, &figures)?;
    writeln!(out)
}

fn as_json(checked: &Checked) -> Json {
    let Checked { figure, computed, verdict } = checked;
    let Cell { row, column, .. } = figure.cell;
    let (kind, name) = match &figure.source {
        Source::Quantity(name) => ("quantity", name),
        Source::Parameter(name) => ("parameter", name),
    };
    let computed = computed.as_ref().map(|computed| match computed {
        Computed::Number(number) => json!(number),
        Computed::Text(text) => json!(text),
    });
    json!({
        "article": figure.article,
        "by": figure.by,
        "part": figure.part,
        "figure": figure.name,
        "printed": figure.printed,
        "decimals": figure.decimals,
        "computed": computed,
        "verdict": verdict.word().to_lowercase(),
        "agrees": matches!(verdict, Verdict::Agrees | Verdict::AgreesAfterAll),
        "expected": verdict.is_expected(),
        "reason": figure.reason,
        "lab": figure.lab,
        "settings": figure.settings,
        "step": figure.position,
        kind: name,
        "cell": [row, column],
    })
}
