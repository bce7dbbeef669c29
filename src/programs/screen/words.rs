//! What is said of where a program stands. Its words are in `assets/programs/messages.ftl`.

use super::super::marks::Came;
use super::super::stand::ProgramStand;
use super::super::statement::MOST_PARTS;
use super::held;
use crate::lab::program::{Kind, Reference};
use crate::lab::{Snapshot, Step};
use crate::ops::Language;
use crate::page::Sentence;
use crate::python::session::{Changed, Held, Kept, What};
use crate::ui::fit::short;
use crate::ui::number::truth;

/// One sentence on what the last step did.
pub fn narrate(stand: &ProgramStand, shown: &Snapshot) -> Sentence {
    let round = shown.description().round;
    let lines = stand.source.lines();
    match stand.came {
        Some(Came::Never(line)) => return Sentence::of("never-run").with("line", line),
        Some(Came::Nowhere(line)) => return Sentence::of("nowhere").with("line", line).with("lines", lines),
        _ => {}
    }
    let Some((from, _)) = stand.statement else {
        let start = if round == "step" { Sentence::of("start") } else { Sentence::of("start-straight") };
        return start.with("lines", lines);
    };
    if stand.has_ended {
        let said = ended(stand, shown, from);
        return match stand.came {
            Some(Came::Fails(line)) => Sentence::of("fails-before").with("asked", line).with("said", said),
            _ => said,
        };
    }
    let said = match shown.step.as_ref().and_then(|step| Some((step, step.result()?))) {
        Some((step, of)) => part(stand, step, of),
        None => said(stand, shown),
    };
    let said = match (stand.went_on, changed(&stand.taken.iter().collect::<Vec<_>>())) {
        (Some(line), Some(taken)) if stand.is_done(shown) => {
            let with = |id: &'static str| Sentence::of(id).with("line", line).with("taken", taken.clone());
            match said.id {
                "nothing-changed" => with("then-loop-alone"),
                _ => each(&said, |said| with("then-loop").with("said", said)).or(with("then-loop-alone")),
            }
        }
        _ => said,
    };
    let said = within(stand, from, &said);
    let said = match stand.came {
        Some(Came::Below(line)) => each(&said, |said| Sentence::of("run-below").with("line", line).with("said", said)),
        _ => said,
    };
    overwritten(stand, said)
}

/// What is said in all its ways, each with the same around it.
fn each(said: &Sentence, around: impl Fn(Sentence) -> Sentence) -> Sentence {
    let mut choices: Vec<Sentence> = said.choices().map(|said| around(said.clone())).collect();
    let first = choices.remove(0);
    choices.into_iter().fold(first, Sentence::or)
}

/// How a program has ended.
fn ended(stand: &ProgramStand, shown: &Snapshot, from: u32) -> Sentence {
    let Some(error) = &stand.error else {
        let (round, count) = (shown.description().round, shown.position.done);
        let said = Sentence::of("ended").with("round", round).with("count", count);
        let (printed, _) = stand.output.last_lines(1);
        // The last row of a matrix by itself says little.
        let is_part = printed.matches('[').count() != printed.matches(']').count();
        return match printed.trim() {
            text if text.is_empty() || is_part => overwritten(stand, said),
            text => {
                let printed = |ended: Sentence| Sentence::of("ended-printed").with("said", ended).with("text", text);
                let all = printed(said.clone()).or(printed(Sentence::of("ended-alone"))).or(said);
                overwritten(stand, all)
            }
        };
    };
    let last = error.lines().next_back().unwrap_or_default();
    let last = last.strip_prefix("refused: ").unwrap_or(last);
    let at = stand.refused.map_or(from, |span| span.0);
    Sentence::of("failed").with("line", stand.source.line(at)).with("what", last)
}

/// What is said of a statement, with its line ahead.
fn within(stand: &ProgramStand, from: u32, said: &Sentence) -> Sentence {
    let is_at_mark = matches!(stand.came, Some(Came::AtMark(_)));
    let sentence = match (stand.calls.as_slice(), is_at_mark) {
        _ if matches!(stand.came, Some(Came::Last)) => Sentence::of("run-last"),
        ([.., _, _], false) => Sentence::of("at-line-in"),
        ([.., _, _], true) => Sentence::of("at-mark-in"),
        (_, false) => Sentence::of("at-line"),
        (_, true) => Sentence::of("at-mark"),
    };
    let sentence = match stand.calls.as_slice() {
        [.., caller, call] => sentence.with("function", &call.name).with("caller", caller.line),
        _ => sentence,
    };
    each(said, |said| sentence.clone().with("line", stand.source.line(from)).with("said", said))
}

/// What is said, and ahead of it what somebody has overwritten where the program stands.
fn overwritten(stand: &ProgramStand, said: Sentence) -> Sentence {
    if let Some(why) = stand.unpatched.as_ref().filter(|_| !stand.overwritten.is_empty()) {
        return Sentence::of("not-overwritten").with("why", why).with("said", said);
    }
    let all: Vec<String> = stand.overwritten.iter().map(ToString::to_string).collect();
    match all.as_slice() {
        [] => said,
        all => Sentence::of("overwritten").with("what", all.join(", ")).with("said", said),
    }
}

/// What a part of a statement has computed; of the last one also what the statement has changed besides.
fn part(stand: &ProgramStand, step: &Step, of: Reference) -> Sentence {
    let evaluation = &step.evaluation;
    let (shape, name) = (evaluation.shape(of), evaluation.program().name(of));
    let given = evaluation.operands(of).map_or_else(Vec::new, |operands| operands.arguments);
    let shapes: Vec<String> =
        given.iter().filter(|(_, value)| !value.shape().is_scalar()).map(|(_, value)| short(value.shape())).collect();
    let is = if shape.is_scalar() {
        let value = evaluation.value(of).as_slice()[0];
        match evaluation.kind(of) {
            Kind::Truth => Sentence::of("is").with("name", name).with("value", truth(value != 0.0)),
            _ => Sentence::of("number-is").with("name", name).number("value", value),
        }
    } else {
        Sentence::of("is").with("name", name).with("value", short(shape))
    };
    let parts = stand.parts.len();
    let numbered = |said: Sentence| match parts {
        0 | 1 => said,
        _ => {
            let of = if parts == MOST_PARTS { Sentence::of("part-of-first") } else { Sentence::of("part") };
            of.with("part", step.stage + 1).with("parts", parts).with("said", said)
        }
    };
    let from = match shapes.as_slice() {
        [] => is.clone(),
        shapes => Sentence::of("from").with("said", is.clone()).with("shapes", shapes.join(" and ")),
    };
    let others: Vec<&Changed> = stand.changes.iter().filter(|one| one.path != name).collect();
    let changed = changed(&others).or_else(|| drawn(stand));
    match changed.filter(|_| step.stage + 1 == parts) {
        None => numbered(from).or(numbered(is)),
        Some(changed) => {
            let with =
                |said: Sentence| Sentence::of("with-changed").with("said", said).with("changed", changed.clone());
            with(numbered(from)).or(with(numbered(is.clone()))).or(with(is))
        }
    }
}

/// What a statement without an operation has come to.
pub fn said(stand: &ProgramStand, shown: &Snapshot) -> Sentence {
    let is_made = |one: &&Changed| !matches!(one.what, What::IsA(_));
    // What an import, a function or a class brings has a sentence of its own.
    let makes = matches!(word(stand), "import" | "from" | "def" | "class");
    let told: Vec<&Changed> = stand.changes.iter().filter(|one| !makes || is_made(one)).collect();
    changed(&told).unwrap_or_else(|| aside(stand, shown))
}

/// What has been changed, in words; nothing where nothing has.
fn changed(all: &[&Changed]) -> Option<Sentence> {
    let told: Vec<Sentence> = all.iter().take(3).map(|one| one_changed(one)).collect();
    let with = |id: &'static str, told: &[Sentence]| {
        let names = ["first", "second", "third"].into_iter().zip(told);
        names.fold(Sentence::of(id), |sentence, (name, one)| sentence.with(name, one.clone()))
    };
    Some(match told.as_slice() {
        [] => return None,
        [one] => one.clone(),
        two @ [_, _] => with("changed-two", two),
        three if all.len() == 3 => with("changed-three", three),
        three => with("changed-more", three).with("more", all.len() - 3),
    })
}

fn one_changed(one: &Changed) -> Sentence {
    let named = |sentence: Sentence| sentence.with("name", &one.path);
    match &one.what {
        What::Is(Held { kind, value: Kept::Array(array), .. }) if kind == "list" => {
            named(Sentence::of("is-list")).with("count", array.size())
        }
        What::Is(held) => match held::size(held) {
            size if size.is_empty() => named(Sentence::of("is")).with("value", held::told(held)),
            size => named(Sentence::of("is")).with("value", size),
        },
        What::IsA(kind) => named(Sentence::of("is-of-type")).with("kind", kind),
        What::Has(count) => named(Sentence::of("has-items")).with("count", *count),
        What::Others(count) => named(Sentence::of("other-items")).with("count", *count),
        What::Reordered => named(Sentence::of("reordered")),
        What::Gone => named(Sentence::of("gone")),
        What::WentOn => named(Sentence::of("went-on")),
    }
}

/// Which plot has been drawn on, where one has.
fn drawn(stand: &ProgramStand) -> Option<Sentence> {
    let axes = stand.has_drawn?;
    if !stand.draws {
        return Some(Sentence::of("shown-plots"));
    }
    let place = stand.plots.iter().position(|plot| plot.number == axes).map_or(0, |place| place + 1);
    Some(Sentence::of("drawn-on").with("place", place))
}

/// The statement as it is written.
fn text(stand: &ProgramStand) -> &str {
    stand.statement.map_or("", |(from, to)| stand.source.text[from as usize..to as usize].trim())
}

/// What has been printed by the last step.
pub fn printed(stand: &ProgramStand) -> String {
    stand.output.since(stand.printed_before)
}

/// The word that a statement begins with.
fn word(stand: &ProgramStand) -> &str {
    text(stand).split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// What there is to say of a statement that has changed nothing that has a name.
fn aside(stand: &ProgramStand, shown: &Snapshot) -> Sentence {
    if stand.statement.is_none() {
        return not_begun(stand, shown);
    }
    if let Some(drawn) = drawn(stand) {
        return drawn;
    }
    let printed = printed(stand);
    let printed = printed.trim_end();
    let statement = text(stand);
    match word(stand) {
        "import" | "from" => Sentence::of("brought-in"),
        "def" => Sentence::of("function-made"),
        "class" => Sentence::of("class-made"),
        "if" | "elif" | "while" => Sentence::of("condition"),
        "for" => Sentence::of("loop-goes-on"),
        "return" => Sentence::of("given-back"),
        _ if !printed.is_empty() => {
            Sentence::of("printed").with("text", printed.lines().next_back().unwrap_or_default())
        }
        _ if statement.contains("set_printoptions") => Sentence::of("prints-otherwise"),
        "plt" if ["plt.figure", "plt.subplot"].iter().any(|call| statement.starts_with(call)) => {
            Sentence::of("figure-begun")
        }
        "plt" => Sentence::of("figure-told"),
        _ => Sentence::of("nothing-changed"),
    }
}

/// What a program says of itself, and how far it can be run.
fn not_begun(stand: &ProgramStand, shown: &Snapshot) -> Sentence {
    let refused = stand.program.lock().map_or_else(|_| vec![], |program| program.refusals().to_vec());
    let about = shown.description().about;
    let Some((first, others)) = refused.split_first() else { return Sentence::of("not-begun").with("about", about) };
    let to = |sentence: Sentence| sentence.with("about", about).with("line", first.line).with("why", &first.message);
    match others.len() {
        0 => to(Sentence::of("not-begun-to-line")),
        more => to(Sentence::of("not-begun-to-lines")).with("more", more),
    }
}

/// What a part computes and the shapes that flow through it: `h = W @ x   (2×3) @ (3) → (2)`.
pub fn flow(step: &Step, of: Reference) -> String {
    let evaluation = &step.evaluation;
    let name = evaluation.program().name(of);
    let Reference::Statement(index) = of else { return name.to_owned() };
    let formula = evaluation.program().spell(index, Language::Notation).text;
    let written = if formula == *name { formula } else { format!("{name} = {formula}") };
    let Some(operands) = evaluation.operands(of) else { return written };
    let shapes = operands.arguments.iter().map(|(_, value)| value.shape()).filter(|shape| !shape.is_scalar());
    let shapes: Vec<String> = shapes.map(short).collect();
    let result = evaluation.shape(of);
    match shapes.as_slice() {
        [] if result.is_scalar() => written,
        [] => format!("{written}   {}", short(result)),
        shapes => {
            let sign = if operands.sign == "," { ", ".to_owned() } else { format!(" {} ", operands.sign) };
            let result = if result.is_scalar() { "a number".to_owned() } else { short(result) };
            format!("{written}   {} → {result}", shapes.join(&sign))
        }
    }
}
