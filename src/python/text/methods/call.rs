//! The methods of `str` by their names, with Python's words for wrong arguments.

use super::arguments::{Arguments, optional_index};
use super::{case, find, pad, split, table, test};
use crate::python::text::{Fault, Plain};

/// The methods that [`call`] knows. `format`, `format_map` and `encode` are not among them: the first two are the machine's.
pub const NAMES: [&str; 44] = [
    "capitalize",
    "casefold",
    "center",
    "count",
    "endswith",
    "expandtabs",
    "find",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "zfill",
];

/// `this.NAME(*args, **kwargs)`; of `join` the argument is a list or tuple, of `translate` a dict.
///
/// # Errors
/// As Python words them; `AttributeError` for a name that is not there.
pub fn call(name: &str, this: &str, args: &[Plain], kwargs: &[(&str, Plain)]) -> Result<Plain, Fault> {
    let args = Arguments { name, args, kwargs };
    if let Some(answer) = question(name, this) {
        args.none()?;
        return Ok(Plain::Bool(answer));
    }
    if let Some(text) = recased(name, this) {
        args.none()?;
        return Ok(Plain::Str(text));
    }
    match name {
        "find" | "rfind" | "index" | "rindex" | "count" => searched(&args, this),
        "startswith" | "endswith" => edge(&args, this),
        "split" | "rsplit" => parts(&args, this),
        "strip" | "lstrip" | "rstrip" => stripped(&args, this),
        "ljust" | "rjust" | "center" | "zfill" | "expandtabs" => padded(&args, this),
        _ => remade(&args, this),
    }
}

fn question(name: &str, s: &str) -> Option<bool> {
    Some(match name {
        "isalnum" => test::isalnum(s),
        "isalpha" => test::isalpha(s),
        "isascii" => test::isascii(s),
        "isdecimal" => test::isdecimal(s),
        "isdigit" => test::isdigit(s),
        "isidentifier" => test::isidentifier(s),
        "islower" => test::islower(s),
        "isnumeric" => test::isnumeric(s),
        "isprintable" => test::isprintable(s),
        "isspace" => test::isspace(s),
        "istitle" => test::istitle(s),
        "isupper" => test::isupper(s),
        _ => return None,
    })
}

fn recased(name: &str, s: &str) -> Option<String> {
    Some(match name {
        "upper" => case::upper(s),
        "lower" => case::lower(s),
        "casefold" => case::casefold(s),
        "capitalize" => case::capitalize(s),
        "swapcase" => case::swapcase(s),
        "title" => case::title(s),
        _ => return None,
    })
}

fn searched(args: &Arguments<'_>, s: &str) -> Result<Plain, Fault> {
    args.between(1, 3)?;
    let (start, end) = (optional_index(args.args.get(1))?, optional_index(args.args.get(2))?);
    let Plain::Str(sub) = &args.args[0] else {
        return Err(Fault::type_error(format!("must be str, not {}", args.args[0].type_name())));
    };
    let found = match args.name {
        "count" => return Ok(Plain::Int(find::count(s, sub, start, end) as i64)),
        "rfind" | "rindex" => find::rfind(s, sub, start, end),
        _ => find::find(s, sub, start, end),
    };
    match found {
        Some(at) => Ok(Plain::Int(at as i64)),
        None if args.name.ends_with("find") => Ok(Plain::Int(-1)),
        None => Err(Fault::value("substring not found")),
    }
}

fn edge(args: &Arguments<'_>, s: &str) -> Result<Plain, Fault> {
    args.between(1, 3)?;
    let (start, end) = (optional_index(args.args.get(1))?, optional_index(args.args.get(2))?);
    let at_edge = |text: &str| match args.name {
        "startswith" => find::startswith(s, text, start, end),
        _ => find::endswith(s, text, start, end),
    };
    match &args.args[0] {
        Plain::Str(text) => Ok(Plain::Bool(at_edge(text))),
        Plain::Tuple(texts) => {
            for text in texts {
                let Plain::Str(text) = text else {
                    let (name, kind) = (args.name, text.type_name());
                    return Err(Fault::type_error(format!("tuple for {name} must only contain str, not {kind}")));
                };
                if at_edge(text) {
                    return Ok(Plain::Bool(true));
                }
            }
            Ok(Plain::Bool(false))
        }
        other => Err(Fault::type_error(format!(
            "{} first arg must be str or a tuple of str, not {}",
            args.name,
            other.type_name()
        ))),
    }
}

fn texts(parts: impl IntoIterator<Item = String>) -> Vec<Plain> {
    parts.into_iter().map(Plain::Str).collect()
}

fn parts(args: &Arguments<'_>, s: &str) -> Result<Plain, Fault> {
    let given = args.named(&["sep", "maxsplit"])?;
    let most = given[1].map_or(Ok(-1), Arguments::index)?;
    let most = usize::try_from(most).ok();
    let right = args.name == "rsplit";
    Ok(Plain::List(texts(match given[0] {
        None | Some(Plain::None) if right => split::rsplit_blanks(s, most),
        None | Some(Plain::None) => split::split_blanks(s, most),
        Some(Plain::Str(separator)) if separator.is_empty() => return Err(Fault::value("empty separator")),
        Some(Plain::Str(separator)) if right => split::rsplit(s, separator, most),
        Some(Plain::Str(separator)) => split::split(s, separator, most),
        Some(other) => return Err(Fault::type_error(format!("must be str or None, not {}", other.type_name()))),
    })))
}

fn stripped(args: &Arguments<'_>, s: &str) -> Result<Plain, Fault> {
    args.positional(0, 1)?;
    let chars = match args.args.first() {
        None | Some(Plain::None) => None,
        Some(Plain::Str(chars)) => Some(chars.as_str()),
        Some(_) => return Err(Fault::type_error(format!("{} arg must be None or str", args.name))),
    };
    Ok(Plain::text(match args.name {
        "strip" => split::strip(s, chars),
        "lstrip" => split::lstrip(s, chars),
        _ => split::rstrip(s, chars),
    }))
}

fn padded(args: &Arguments<'_>, s: &str) -> Result<Plain, Fault> {
    if args.name == "expandtabs" {
        let given = args.named(&["tabsize"])?;
        let size = given[0].map_or(Ok(8), Arguments::index)?;
        return Ok(Plain::Str(pad::expandtabs(s, Arguments::width(size)?)));
    }
    if args.name == "zfill" {
        let width = Arguments::width(Arguments::index(args.one()?)?)?;
        return Ok(Plain::Str(pad::zfill(s, width)));
    }
    args.positional(1, 2)?;
    let width = Arguments::width(Arguments::index(&args.args[0])?)?;
    let fill = match args.args.get(1) {
        None => ' ',
        Some(Plain::Str(fill)) if fill.chars().count() == 1 => fill.chars().next().unwrap_or(' '),
        Some(Plain::Str(_)) => {
            return Err(Fault::type_error("The fill character must be exactly one character long"));
        }
        Some(other) => {
            let kind = other.type_name();
            return Err(Fault::type_error(format!("The fill character must be a unicode character, not {kind}")));
        }
    };
    Ok(Plain::Str(match args.name {
        "ljust" => pad::ljust(s, width, fill),
        "rjust" => pad::rjust(s, width, fill),
        _ => pad::center(s, width, fill),
    }))
}

fn remade(args: &Arguments<'_>, s: &str) -> Result<Plain, Fault> {
    match args.name {
        "replace" => {
            args.positional(2, 3)?;
            let (old, new) = (args.text(0)?, args.text(1)?);
            let count = args.args.get(2).map_or(Ok(-1), Arguments::index)?;
            Ok(Plain::Str(find::replace(s, old, new, usize::try_from(count).ok())))
        }
        "removeprefix" => Ok(Plain::text(find::removeprefix(s, args.only_text()?))),
        "removesuffix" => Ok(Plain::text(find::removesuffix(s, args.only_text()?))),
        "partition" | "rpartition" => {
            let Plain::Str(separator) = args.one()? else {
                return Err(Fault::type_error(format!("must be str, not {}", args.args[0].type_name())));
            };
            if separator.is_empty() {
                return Err(Fault::value("empty separator"));
            }
            let parts = if args.name == "partition" { split::partition } else { split::rpartition };
            Ok(Plain::Tuple(texts(parts(s, separator))))
        }
        "splitlines" => {
            let given = args.named(&["keepends"])?;
            let keep = match given[0] {
                None => false,
                Some(keep) => Arguments::index(keep)? != 0,
            };
            Ok(Plain::List(texts(split::splitlines(s, keep))))
        }
        "join" => join(s, args.one()?).map(Plain::Str),
        "maketrans" => {
            args.no_keywords()?;
            table::maketrans(args.args)
        }
        "translate" => match args.one()? {
            _ if s.is_empty() => Ok(Plain::text("")),
            Plain::Dict(pairs) => table::translate(s, pairs).map(Plain::Str),
            Plain::Str(letters) => {
                table::translate(s, &table::by_place(letters.chars().map(Plain::text))).map(Plain::Str)
            }
            Plain::List(items) | Plain::Tuple(items) => {
                table::translate(s, &table::by_place(items.iter().cloned())).map(Plain::Str)
            }
            other => Err(Fault::type_error(format!("'{}' object is not subscriptable", other.type_name()))),
        },
        name => Err(Fault {
            kind: crate::python::text::Kind::Attribute,
            message: format!("'str' object has no attribute '{name}'"),
        }),
    }
}

/// `separator.join(items)`.
///
/// # Errors
/// `TypeError`, as Python words it.
pub fn join(separator: &str, items: &Plain) -> Result<String, Fault> {
    let (Plain::List(items) | Plain::Tuple(items)) = items else {
        return match items {
            Plain::Str(s) => Ok(s.chars().map(String::from).collect::<Vec<_>>().join(separator)),
            _ => Err(Fault::type_error("can only join an iterable")),
        };
    };
    let mut out = String::new();
    for (i, item) in items.iter().enumerate() {
        let Plain::Str(item) = item else {
            let kind = item.type_name();
            return Err(Fault::type_error(format!("sequence item {i}: expected str instance, {kind} found")));
        };
        if i > 0 {
            out.push_str(separator);
        }
        out.push_str(item);
    }
    Ok(out)
}
