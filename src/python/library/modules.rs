//! Modules that a program may import.

use crate::python::compile::Unit;

/// Modules written in Python, with names of the machine in them.
const SOURCES: &[(&str, &str)] = &[
    ("math", include_str!("py/math.py")),
    ("random", include_str!("py/random.py")),
    ("time", include_str!("py/time.py")),
    ("itertools", include_str!("py/itertools.py")),
    ("functools", include_str!("py/functools.py")),
    ("collections", include_str!("py/collections.py")),
    ("collections.abc", include_str!("py/abc.py")),
    ("numbers", include_str!("py/abc.py")),
    ("copy", include_str!("py/copy.py")),
    ("typing", include_str!("py/typing.py")),
    ("dataclasses", include_str!("py/dataclasses.py")),
    ("warnings", include_str!("py/warnings.py")),
    ("string", include_str!("py/string.py")),
    ("statistics", include_str!("py/statistics.py")),
    ("operator", include_str!("py/operator.py")),
    ("abc", include_str!("py/abstract.py")),
    ("enum", include_str!("py/enum.py")),
    ("contextlib", include_str!("py/contextlib.py")),
    ("heapq", include_str!("py/heapq.py")),
    ("bisect", include_str!("py/bisect.py")),
    ("sys", include_str!("py/sys.py")),
    ("os", include_str!("py/os.py")),
    ("tqdm", include_str!("py/tqdm.py")),
    ("matplotlib", include_str!("py/pyplot.py")),
    ("json", include_str!("py/json.py")),
    ("pprint", include_str!("py/pprint.py")),
    ("textwrap", include_str!("py/textwrap.py")),
    ("io", include_str!("py/io.py")),
    ("numpy", NUMPY),
];

/// What of NumPy is written in Python.
const NUMPY: &str = concat!(
    include_str!("py/numpy.py"),
    include_str!("py/numpy_files.py"),
    include_str!("py/numpy_calls.py"),
    include_str!("py/numpy_fft.py"),
    include_str!("py/numpy_polynomials.py")
);

/// The text of the builtins.
pub const BUILTINS: &str = concat!(
    include_str!("py/exceptions.py"),
    include_str!("py/builtins.py"),
    include_str!("py/texts.py"),
    include_str!("py/tables.py"),
    include_str!("py/patterns.py")
);

/// The module that a name stands for.
pub fn canonical(name: &str) -> &str {
    match name {
        "matplotlib.pyplot" | "pylab" | "seaborn" | "mpl_toolkits.mplot3d" | "matplotlib.colors" | "matplotlib.cm" => {
            "matplotlib"
        }
        "tqdm.auto" | "tqdm.notebook" => "tqdm",
        "os.path" => "os",
        "numpy.typing" => "typing",
        _ => name,
    }
}

/// Whether a module is the machine's own.
pub fn is_native(name: &str) -> bool {
    matches!(
        name,
        "numpy"
            | "numpy.linalg"
            | "numpy.random"
            | "numpy.testing"
            | "numpy.exceptions"
            | "numpy.fft"
            | "numpy.lib"
            | "numpy.lib.stride_tricks"
            | "__main__"
    )
}

/// Whether a module can be imported.
pub fn is_known(name: &str) -> bool {
    let name = canonical(name);
    is_native(name) || SOURCES.iter().any(|&(own, _)| own == name)
}

/// The text of a module.
pub fn source(name: &str) -> Option<&'static str> {
    SOURCES.iter().find(|&&(own, _)| own == canonical(name)).map(|&(_, text)| text)
}

/// What is said of a module that is not known.
pub fn unknown(name: &str) -> String {
    let root = name.split('.').next().unwrap_or(name);
    let instead = match root {
        "pandas" => "read the table with np.loadtxt(\"file.csv\", delimiter=\",\", skiprows=1)",
        "sklearn" => "write the model with numpy, or load its data with np.loadtxt",
        "torch" | "tensorflow" | "keras" | "jax" => "write the gradients with numpy",
        "scipy" => "numpy.linalg has much of it",
        "requests" | "urllib" | "socket" | "http" => "a program has no network here; put a file beside it",
        "subprocess" | "multiprocessing" | "threading" | "asyncio" => "nothing else is started here",
        _ => "",
    };
    if !instead.is_empty() {
        return format!("module '{name}' is not known here: {instead}");
    }
    let known = SOURCES.iter().map(|&(own, _)| own).chain(["numpy", "matplotlib.pyplot"]);
    match super::nearest::nearest(name, known) {
        Some(near) => format!("module '{name}' is not known here; the nearest known is '{near}'"),
        None => format!("module '{name}' is not known here"),
    }
}

impl Unit {
    /// The names that the machine itself binds in a module.
    pub fn reserve(&mut self, source: u32, module: &str) {
        for &(name, _) in super::functions::all() {
            let own = match (module, name.split_once('.')) {
                ("", None) => name,
                (module, Some((of, own))) if of == module => own,
                _ => continue,
            };
            let sym = self.symbols.intern(own);
            self.global(source, sym);
        }
    }
}
