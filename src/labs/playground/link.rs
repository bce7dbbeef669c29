//! Links of TensorFlow Playground: what one sets, and the one that opens the same run.
//!
//! `state.ts` of TensorFlow Playground at commit 02469bd says how its browser reads them: keys and values as they stand,
//! nothing decoded; what it does not know keeps its default.

use super::parameters::PARAMETERS;
use crate::lab::{Assignment, Parameters, Refusal, Setting};

/// Where TensorFlow Playground is.
const ADDRESS: &str = "https://playground.tensorflow.org/";

/// What is in a link, and the parameter that it sets.
const KEYS: [(&str, &str, Kind); 24] = [
    ("activation", "activation", Kind::Word),
    ("regularization", "regularization", Kind::Word),
    ("batchSize", "batch_size", Kind::Number),
    ("dataset", "dataset", Kind::Word),
    ("regDataset", "reg_dataset", Kind::Word),
    ("learningRate", "learning_rate", Kind::Number),
    ("regularizationRate", "regularization_rate", Kind::Number),
    ("noise", "noise", Kind::Number),
    ("networkShape", "network_shape", Kind::List),
    ("seed", "seed", Kind::Text),
    ("showTestData", "show_test_data", Kind::Flag),
    ("discretize", "discretize", Kind::Flag),
    ("percTrainData", "perc_train_data", Kind::Number),
    ("x", "x", Kind::Flag),
    ("y", "y", Kind::Flag),
    ("xTimesY", "x_times_y", Kind::Flag),
    ("xSquared", "x_squared", Kind::Flag),
    ("ySquared", "y_squared", Kind::Flag),
    ("cosX", "cos_x", Kind::Flag),
    ("sinX", "sin_x", Kind::Flag),
    ("cosY", "cos_y", Kind::Flag),
    ("sinY", "sin_y", Kind::Flag),
    ("problem", "problem", Kind::Word),
    ("initZero", "init_zero", Kind::Flag),
];

/// What this lab has and TensorFlow Playground has not: the parameter, and what it has to be for there to be a link.
const OWN: [(&str, &str); 4] =
    [("loss", "half_squared"), ("optimiser", "plain"), ("data_from", "drawn"), ("edits", "")];

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One of some words; another one keeps the default.
    Word,
    Number,
    /// Anything but `false` is true.
    Flag,
    Text,
    /// Nothing between the commas is an empty list.
    List,
}

/// What a link sets.
///
/// # Errors
/// If it is no link of TensorFlow Playground, or a number in it is none that this lab has.
pub(super) fn read(link: &str) -> Result<Vec<Assignment>, Refusal> {
    let plain = link.trim();
    let rest = ["https://", "http://"].iter().find_map(|scheme| plain.strip_prefix(scheme)).unwrap_or(plain);
    let rest = rest.strip_prefix("playground.tensorflow.org").ok_or_else(|| {
        let shown: String = plain.chars().take(40).collect();
        Refusal(format!("`{shown}` is no link of TensorFlow Playground: one begins with {ADDRESS}#"))
    })?;
    let fragment = rest.split_once('#').map_or("", |(_, fragment)| fragment);
    let mut assignments: Vec<Assignment> = vec![];
    for pair in fragment.split('&') {
        let mut parts = pair.split('=');
        let (Some(key), value) = (parts.next(), parts.next()) else { continue };
        let Some((_, parameter, kind)) = KEYS.iter().find(|(known, ..)| *known == key) else { continue };
        let Some(value) = value.filter(|value| *kind == Kind::List || !value.trim().is_empty()) else { continue };
        let Some(value) = meant(*kind, parameter, value)? else { continue };
        // The last one holds.
        assignments.retain(|assignment| assignment.name != *parameter);
        assignments.push(Assignment { name: (*parameter).to_owned(), value, from: None });
    }
    Ok(assignments)
}

/// What a value means to the parameter; nothing where the default is kept.
fn meant(kind: Kind, parameter: &str, value: &str) -> Result<Option<String>, Refusal> {
    let Some(known) = PARAMETERS.iter().find(|known| known.name == parameter) else { return Ok(None) };
    let refuse = |why: Refusal| Refusal(format!("the link cannot be opened: {why}"));
    match kind {
        Kind::Word => Ok(known.read(value).is_ok().then(|| value.to_owned())),
        Kind::Flag => Ok(Some((value != "false").to_string())),
        Kind::Text | Kind::List => Ok(Some(value.to_owned())),
        Kind::Number => {
            let number: f64 = value.trim().parse().unwrap_or(f64::NAN);
            let number = match parameter {
                "noise" if number > 80.0 => 50.0,
                "noise" => number.max(0.0),
                _ => number,
            };
            let written = Setting::Real(number).to_string();
            known.read(&written).map_err(refuse)?;
            Ok(Some(written))
        }
    }
}

/// The link that opens a run with these parameters.
///
/// # Errors
/// If TensorFlow Playground has no such run.
pub(super) fn write(parameters: &Parameters) -> Result<String, Refusal> {
    let refuse = |what: String| Refusal(format!("there is no link to this run: TensorFlow Playground has no {what}"));
    for (name, has_to_be) in OWN {
        let setting = parameters.setting(name).to_string();
        let matters = (parameters.at(parameters.index(name)?).0.matters)(parameters);
        if matters && setting != has_to_be {
            return Err(refuse(format!("{name}={setting}")));
        }
    }
    if parameters.get::<&str>("dataset") == "moons" {
        return Err(refuse("dataset=moons".to_owned()));
    }
    let seed = parameters.get::<String>("seed");
    if seed.is_empty() {
        return Err(refuse("empty seed".to_owned()));
    }
    if let Some(sign) = seed.chars().find(|sign| "&=#".contains(*sign) || sign.is_whitespace()) {
        return Err(refuse(format!("seed with `{sign}` in it")));
    }
    let pair = |(key, parameter, kind): &(&str, &str, Kind)| {
        let value = parameters.setting(parameter).to_string();
        match kind {
            Kind::Number if value == "full" => Err(refuse("batch_size=full".to_owned())),
            Kind::List => Ok(format!("{key}={}", value.replace(char::is_whitespace, ""))),
            _ => Ok(format!("{key}={value}")),
        }
    };
    let pairs = KEYS.iter().map(pair).collect::<Result<Vec<String>, Refusal>>()?;
    Ok(format!("{ADDRESS}#{}", pairs.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(link: &str) -> Vec<String> {
        let assignments = read(link).unwrap();
        assignments.into_iter().map(|Assignment { name, value, .. }| format!("{name}={value}")).collect()
    }

    #[test]
    fn a_link_is_read_as_its_browser_reads_it() {
        let link = "https://playground.tensorflow.org/#activation=relu&batchSize=7&dataset=spiral&regDataset=reg-plane\
                    &learningRate=0.1&noise=85&networkShape=8,8,3&seed=0.37&showTestData=1&percTrainData=70&x=false\
                    &sinX=true&problem=regression&initZero=false&hideText=false&activation_hide=true&tutorial=a";
        assert_eq!(
            set(link),
            [
                "activation=relu",
                "batch_size=7",
                "dataset=spiral",
                "reg_dataset=reg-plane",
                "learning_rate=0.1",
                "noise=50",
                "network_shape=8,8,3",
                "seed=0.37",
                "show_test_data=true",
                "perc_train_data=70",
                "x=false",
                "sin_x=true",
                "problem=regression",
                "init_zero=false"
            ]
        );
        let odd =
            "http://playground.tensorflow.org/#activation=swish&noise=-3&networkShape=&seed=a&seed=b=c&x=&&=&y=FALSE";
        assert_eq!(set(odd), ["noise=0", "network_shape=", "seed=b", "y=true"]);
        assert!(set("playground.tensorflow.org").is_empty());
    }

    #[test]
    fn a_bad_link_is_refused_in_one_line() {
        for (link, says) in [
            ("", "is no link"),
            ("https://example.org/#x=true", "https://playground.tensorflow.org/#"),
            ("https://playground.tensorflow.org/#batchSize=0", "a whole number from 1"),
            ("https://playground.tensorflow.org/#batchSize=ten", "not a whole number"),
            ("https://playground.tensorflow.org/#learningRate=-1", "a number from 0"),
            ("https://playground.tensorflow.org/#percTrainData=95", "from 10 to 90"),
        ] {
            let said = read(link).unwrap_err().0;
            assert!(said.contains(says) && said.lines().count() == 1, "{link}: {said}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut parameters = Parameters::defaults(PARAMETERS);
        for (name, value) in [("noise", "12.5"), ("network_shape", ""), ("seed", "hello."), ("learning_rate", "1e-5")] {
            parameters = parameters.reading(name, value).unwrap();
        }
        let link = write(&parameters).unwrap();
        let read = read(&link).unwrap().into_iter().fold(Parameters::defaults(PARAMETERS), |parameters, set| {
            parameters.reading(&set.name, &set.value).unwrap()
        });
        for ((parameter, ours), (_, theirs)) in parameters.iter().zip(read.iter()) {
            assert_eq!(ours, theirs, "{}: {link}", parameter.name);
        }
        for (name, value, says) in [
            ("dataset", "moons", "dataset=moons"),
            ("loss", "cross_entropy", "loss=cross_entropy"),
            ("optimiser", "adam", "optimiser=adam"),
            ("batch_size", "full", "batch_size=full"),
            ("edits", "W1[0,0]=1", "edits=W1[0,0]=1"),
            ("seed", "a&b", "seed with `&`"),
        ] {
            let said = write(&Parameters::defaults(PARAMETERS).reading(name, value).unwrap()).unwrap_err().0;
            assert!(said.contains(says) && said.lines().count() == 1, "{said}");
        }
    }
}
