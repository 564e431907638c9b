//! What an account has chosen for good: `$XDG_CONFIG_HOME/crono/config.toml`.
//!
//! The file is read where it is there, never written and never made. What is wrong in it is kept with its
//! line, beside what could be understood: a command refuses to go on, the screen says it, and nothing is
//! passed over in silence. Whoever asks for a value finds here only what the file says; that options and
//! variables come first is decided in [`Environment`](super::environment::Environment).

use std::path::{Path, PathBuf};

use toml_span::ErrorKind;
use toml_span::value::{Table, Value};

use crate::assess::State;
use crate::report::colour::{Hue, Palette};
use crate::store::{StoreError, Target, read};
use crate::words::Lang;
use crate::words::configuration::{self as words, Where};
use crate::words::known::nearest;
use crate::words::order::{DossierOrder, RequestOrder};

/// The name of the file in the folder for configurations.
const NAME: &str = "crono/config.toml";

/// What the file says.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    /// Where it is looked for; none where the account has no such folder.
    pub path: Option<PathBuf>,
    /// Whether it is there.
    pub is_there: bool,
    /// The language.
    pub language: Option<Lang>,
    /// Whether only ASCII is to be shown.
    pub ascii: Option<bool>,
    /// When colours are used.
    pub color: Option<&'static str>,
    /// Whether the mouse is heeded.
    pub mouse: Option<bool>,
    /// The dossier where none is named.
    pub file: Option<PathBuf>,
    /// The colours of states.
    pub colors: Vec<(State, Hue)>,
    /// The orders of lists: the list, and its order.
    pub orders: Vec<(&'static str, &'static str)>,
    /// What is wrong with it.
    pub faults: Vec<ConfigurationFault>,
}

/// Something that is wrong, and where.
#[derive(Clone, Debug)]
pub struct ConfigurationFault {
    line: Option<usize>,
    flaw: Flaw,
}

/// What is wrong.
#[derive(Clone, Debug)]
enum Flaw {
    /// It cannot be read.
    Unread(StoreError),
    /// It is no TOML.
    Syntax,
    /// It names the same twice.
    Twice(String),
    /// A key that means nothing.
    Unknown(String),
    /// A value that a key does not take.
    Value(String),
}

/// A key, and what reads its value; `false` where it does not take it.
type Key = (&'static str, fn(&mut Configuration, &Value<'_>) -> bool);

/// The keys outside of any table.
const KEYS: [Key; 5] = [
    ("language", |all, value| {
        let lang = value.as_str().filter(|text| matches!(*text, "it" | "en"));
        all.language = lang.and_then(|lang| lang.parse().ok());
        lang.is_some()
    }),
    ("ascii", |all, value| {
        all.ascii = value.as_bool();
        all.ascii.is_some()
    }),
    ("color", |all, value| {
        let known = ["auto", "always", "never"];
        all.color = known.into_iter().find(|when| value.as_str() == Some(when));
        all.color.is_some()
    }),
    ("mouse", |all, value| {
        all.mouse = value.as_bool();
        all.mouse.is_some()
    }),
    ("file", |all, value| {
        all.file = value.as_str().and_then(whole_path);
        all.file.is_some()
    }),
];

/// The table of the colours of states.
const COLORS: &str = "colors";

/// The table of the orders of lists.
const ORDER: &str = "order";

/// The order of that name, of the list of that name.
fn ordered(list: &str, order: &str) -> Option<(&'static str, &'static str)> {
    Some(match list {
        "requests" => ("requests", order.parse::<RequestOrder>().ok()?.as_str()),
        "folder" => ("folder", order.parse::<DossierOrder>().ok()?.as_str()),
        _ => return None,
    })
}

/// A path that means the same from everywhere.
fn whole_path(text: &str) -> Option<PathBuf> {
    let path = match text.strip_prefix("~/") {
        Some(rest) => Path::new(&std::env::var_os("HOME")?).join(rest),
        None => PathBuf::from(text),
    };
    path.is_absolute().then_some(path)
}

impl Configuration {
    /// What the file in this folder says.
    #[must_use]
    pub fn read_in(folder: Option<&Path>) -> Self {
        let mut all = Self {
            path: folder.map(|folder| folder.join(NAME)),
            ..Self::default()
        };
        let Some(path) = &all.path else { return all };
        // One call where there is none, as for most.
        if std::fs::symlink_metadata(path).is_err_and(|error| is_absent(&error)) {
            return all;
        }
        all.is_there = true;
        // As carefully as a dossier: a pipe is not waited for, and no file is endless.
        match Target::resolve(path).and_then(|target| read(&target)) {
            Ok(found) => all.take(&found.text),
            Err(error) => all.fault(None, Flaw::Unread(error)),
        }
        all
    }

    fn fault(&mut self, line: Option<usize>, flaw: Flaw) {
        self.faults.push(ConfigurationFault { line, flaw });
    }

    fn take(&mut self, text: &str) {
        let parsed = match toml_span::parse(text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let flaw = match error.kind {
                    ErrorKind::DuplicateKey { key, .. } => Flaw::Twice(key),
                    ErrorKind::DuplicateTable { name, .. } => Flaw::Twice(name),
                    _ => Flaw::Syntax,
                };
                let line = line_of(text, error.span.start);
                return self.fault(Some(line), flaw);
            }
        };
        for (key, value) in parsed.as_table().into_iter().flat_map(in_order) {
            let line = Some(line_of(text, key.1));
            match (key.0, value.as_table()) {
                (COLORS, Some(table)) => self.take_colors(text, table),
                (ORDER, Some(table)) => self.take_orders(text, table),
                (name, _) => match KEYS.iter().find(|(known, _)| *known == name) {
                    Some((_, set)) if set(self, value) => {}
                    Some(_) => self.fault(line, Flaw::Value(name.to_owned())),
                    None if [COLORS, ORDER].contains(&name) => {
                        self.fault(line, Flaw::Value(name.to_owned()));
                    }
                    None => self.fault(line, Flaw::Unknown(name.to_owned())),
                },
            }
        }
    }

    fn take_orders(&mut self, text: &str, table: &Table<'_>) {
        for ((name, at), value) in in_order(table) {
            let line = Some(line_of(text, at));
            let full = format!("{ORDER}.{name}");
            let order = value.as_str().and_then(|order| ordered(name, order));
            match order {
                Some(order) => self.orders.push(order),
                None if ["requests", "folder"].contains(&name) => {
                    self.fault(line, Flaw::Value(full));
                }
                None => self.fault(line, Flaw::Unknown(full)),
            }
        }
    }

    fn take_colors(&mut self, text: &str, table: &Table<'_>) {
        for ((name, at), value) in in_order(table) {
            let line = Some(line_of(text, at));
            let full = format!("{COLORS}.{name}");
            let hue = value.as_str().and_then(|hue| hue.parse().ok());
            match (colored(name), hue) {
                (Some(state), Some(hue)) => self.colors.push((state, hue)),
                (Some(_), None) => self.fault(line, Flaw::Value(full)),
                (None, _) => self.fault(line, Flaw::Unknown(full)),
            }
        }
    }

    /// What is wrong, a sentence each.
    #[must_use]
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let path = self.path.as_deref().unwrap_or(Path::new(NAME));
        let sentence = |fault: &ConfigurationFault| {
            let at = Where {
                path,
                line: fault.line,
            };
            match &fault.flaw {
                Flaw::Unread(error) => words::unread(lang, at, error),
                Flaw::Syntax => words::no_toml(lang, at),
                Flaw::Twice(key) => words::twice(lang, at, key),
                Flaw::Unknown(key) => {
                    let near = nearest(key, &names());
                    words::unknown(lang, at, key, near.first().map(String::as_str))
                }
                Flaw::Value(key) => words::not_taken(lang, at, key),
            }
        };
        self.faults.iter().map(sentence).collect()
    }
}

/// The pairs of `CRONO_COLORS`: `overdue=magenta,met=blue`; where one is none, that pair.
pub(super) fn pairs(text: &str) -> Result<Vec<(State, Hue)>, &str> {
    let pairs = text.split(',').map(str::trim);
    let read = |pair| {
        let (state, hue) = str::split_once(pair, '=').ok_or(pair)?;
        Ok((colored(state).ok_or(pair)?, hue.parse().map_err(|()| pair)?))
    };
    pairs.filter(|pair| !pair.is_empty()).map(read).collect()
}

/// The pairs of `CRONO_ORDER`: `requests=number,folder=name`; where one is none, that pair.
pub(super) fn orders(text: &str) -> Result<Vec<(&'static str, &'static str)>, &str> {
    let pairs = text.split(',').map(str::trim);
    let read = |pair| {
        let (list, order) = str::split_once(pair, '=').ok_or(pair)?;
        ordered(list, order).ok_or(pair)
    };
    pairs.filter(|pair| !pair.is_empty()).map(read).collect()
}

/// The state of that name that has a colour.
fn colored(name: &str) -> Option<State> {
    let mut known = Palette::STATES.into_iter();
    known.find(|state| state.as_str() == name)
}

/// The names of all keys.
fn names() -> Vec<(String, Vec<String>)> {
    let states = Palette::STATES.map(|state| format!("{COLORS}.{}", state.as_str()));
    let keys = KEYS.iter().map(|(name, _)| (*name).to_owned());
    let tables = [COLORS, ORDER, "order.requests", "order.folder"].map(str::to_owned);
    let all = keys.chain(tables).chain(states);
    all.map(|name| (name, Vec::new())).collect()
}

/// The keys of a table as they stand in the file, each with where that is.
fn in_order<'t, 'd>(table: &'t Table<'d>) -> Vec<((&'t str, usize), &'t Value<'d>)> {
    let all = table.iter();
    let mut all: Vec<_> = all
        .map(|(key, value)| ((&*key.name, key.span.start), value))
        .collect();
    all.sort_by_key(|((_, at), _)| *at);
    all
}

fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    1 + before.filter(|byte| **byte == b'\n').count()
}

/// Whether there is none for this account. A folder that it may not enter is somebody else's: the
/// variable that names it came along with `su`.
fn is_absent(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::PermissionDenied
    )
}
