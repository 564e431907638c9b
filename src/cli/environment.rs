//! Everything of the process and the machine that a command may look at, in one value.
//!
//! A test builds one by hand; only [`Environment::of_this_process`] looks around.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::assess::State;
use crate::clock;
use crate::plan::Zone;
use crate::report::Palette;
use crate::report::colour::Hue;
use crate::store::Surroundings;
use crate::words::Lang;
use crate::words::configuration as words;
use crate::words::order::Orders;

use super::configuration::{Configuration, orders, pairs};

/// The variables that are looked at.
const VARIABLES: [&str; 17] = [
    "CRONO_TODAY",
    "CRONO_LANG",
    "CRONO_BY",
    "CRONO_ASCII",
    "CRONO_COLORS",
    "CRONO_ORDER",
    "CRONO_MOUSE",
    "LC_ALL",
    "LC_MESSAGES",
    "LC_CTYPE",
    "LANG",
    "USER",
    "TERM",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "SSH_CONNECTION",
];

/// What the process was started with, and where.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The command line, the name of the program first.
    pub arguments: Vec<OsString>,
    /// The variables that are set to something.
    pub variables: HashMap<&'static str, String>,
    /// What decides where the data file is.
    pub surroundings: Surroundings,
    /// What the account has chosen for good; options and variables come before it.
    pub configuration: Configuration,
    /// Whether standard input is a terminal.
    pub input_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub output_is_terminal: bool,
    /// What asks how many columns the terminal has that results go to; `None` where it is no terminal,
    /// or does not say.
    pub columns: fn() -> Option<u16>,
    /// The number of the account.
    pub uid: u32,
    /// The table of users.
    pub users: PathBuf,
    /// What asks the time.
    pub now: fn(Zone) -> DateTime<FixedOffset>,
}

/// Where something else than the language comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceOrigin {
    /// An option.
    Option(&'static str),
    /// A variable.
    Variable(&'static str),
    /// The configuration.
    Configuration,
    /// The locale.
    Locale,
    /// The terminal.
    Terminal,
}

/// Where the language comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LangOrigin {
    /// `--lang`.
    Asked,
    /// This variable.
    Variable(&'static str),
    /// The configuration.
    Configuration,
    /// Nothing says so.
    Default,
}

impl Environment {
    /// What this process was started with.
    #[must_use]
    pub fn of_this_process() -> Self {
        let variable = |name: &&'static str| {
            let value = std::env::var_os(name)?.into_string().ok()?;
            (!value.is_empty()).then_some((*name, value))
        };
        let mut surroundings = Surroundings::of_this_process();
        let configuration = Configuration::read_in(surroundings.config_folder.as_deref());
        surroundings.chosen.clone_from(&configuration.file);
        Self {
            arguments: std::env::args_os().collect(),
            variables: VARIABLES.iter().filter_map(variable).collect(),
            surroundings,
            configuration,
            input_is_terminal: std::io::stdin().is_terminal(),
            output_is_terminal: std::io::stdout().is_terminal(),
            columns: || {
                let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok()?;
                Some(size.ws_col).filter(|columns| *columns > 0)
            },
            uid: rustix::process::getuid().as_raw(),
            users: PathBuf::from("/etc/passwd"),
            now: clock::now,
        }
    }

    /// A variable that is set to something.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str)
    }

    /// The language and where it comes from: asked for, `CRONO_LANG`, the configuration, then the locale
    /// in its usual order.
    #[must_use]
    pub fn language(&self) -> (Lang, LangOrigin) {
        if let Some(lang) = self.asked_language() {
            return (lang, LangOrigin::Asked);
        }
        let of = |name| {
            let lang = self.variable(name).and_then(|value| value.parse().ok())?;
            Some((lang, LangOrigin::Variable(name)))
        };
        let chosen = self.configuration.language;
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"];
        of("CRONO_LANG")
            .or_else(|| Some((chosen?, LangOrigin::Configuration)))
            .or_else(|| locale.into_iter().find_map(of))
            .unwrap_or((Lang::default(), LangOrigin::Default))
    }

    /// The value of `--lang`, before anything else is read: even the help, and the answer to a line
    /// that cannot be read, are in the language asked for.
    fn asked_language(&self) -> Option<Lang> {
        let mut arguments = self.arguments.iter().skip(1).filter_map(|a| a.to_str());
        while let Some(argument) = arguments.next() {
            match argument.strip_prefix("--lang") {
                Some("") => return arguments.next()?.parse().ok(),
                Some(value) => return value.strip_prefix('=')?.parse().ok(),
                None if argument == "--" => return None,
                None => {}
            }
        }
        None
    }

    /// Whether only ASCII is to be shown: on request, where the locale is not UTF-8, or on the Linux console,
    /// whose fonts lack the signs; `CRONO_ASCII=0` says that this one has them.
    #[must_use]
    pub fn ascii(&self, asked: bool) -> bool {
        self.ascii_origin(asked).0
    }

    /// The same, and where it comes from.
    #[must_use]
    pub fn ascii_origin(&self, asked: bool) -> (bool, ChoiceOrigin) {
        let wanted = self.variable("CRONO_ASCII").map(|value| value != "0");
        if asked {
            return (true, ChoiceOrigin::Option("--ascii"));
        }
        if wanted == Some(true) {
            return (true, ChoiceOrigin::Variable("CRONO_ASCII"));
        }
        if wanted.is_none() && self.configuration.ascii == Some(true) {
            return (true, ChoiceOrigin::Configuration);
        }
        // The fonts of the Linux console lack the signs.
        let is_console = self.variable("TERM").is_some_and(|term| term == "linux");
        if is_console && wanted.is_none() && self.configuration.ascii.is_none() {
            return (true, ChoiceOrigin::Variable("TERM"));
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .iter()
            .find_map(|name| self.variable(name));
        let unicode = locale.is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        (!unicode, ChoiceOrigin::Locale)
    }

    /// Whether colours may be used: by the option, by the conventions, by the configuration.
    #[must_use]
    pub fn colour(&self, asked: Option<&str>) -> bool {
        self.colour_origin(asked).0
    }

    /// The same, and where it comes from.
    #[must_use]
    pub fn colour_origin(&self, asked: Option<&str>) -> (bool, ChoiceOrigin) {
        let conventions = ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"];
        let convention = conventions
            .into_iter()
            .find(|name| self.variable(name).is_some());
        let (when, origin) = match (asked, convention, self.configuration.color) {
            (Some(when), _, _) => (when, ChoiceOrigin::Option("--color")),
            (None, Some(name), _) => ("auto", ChoiceOrigin::Variable(name)),
            (None, None, Some(when)) => (when, ChoiceOrigin::Configuration),
            (None, None, None) => ("auto", ChoiceOrigin::Terminal),
        };
        let may = match when {
            "always" => true,
            "never" => false,
            _ => {
                let forced = self
                    .variable("CLICOLOR_FORCE")
                    .is_some_and(|value| value != "0");
                let off = self.variable("NO_COLOR").is_some()
                    || self.variable("CLICOLOR") == Some("0")
                    || self.variable("TERM").is_none_or(|term| term == "dumb");
                forced && self.variable("NO_COLOR").is_none() || self.output_is_terminal && !off
            }
        };
        (may, origin)
    }

    /// Whether the mouse is heeded, and what says so; it is off where nothing does.
    #[must_use]
    pub fn mouse(&self) -> (bool, Option<ChoiceOrigin>) {
        if let Some(value) = self.variable("CRONO_MOUSE") {
            return (value != "0", Some(ChoiceOrigin::Variable("CRONO_MOUSE")));
        }
        let chosen = self.configuration.mouse;
        (
            chosen.unwrap_or_default(),
            chosen.map(|_| ChoiceOrigin::Configuration),
        )
    }

    /// The colours of states: those of `CRONO_COLORS` before those of the configuration.
    #[must_use]
    pub fn palette(&self) -> Palette {
        let mut palette = Palette::USUAL;
        for (state, hue, _) in self.chosen_colours() {
            palette.set(state, hue);
        }
        palette
    }

    /// The colours that were chosen, the later ones before the earlier, and where each comes from.
    #[must_use]
    pub fn chosen_colours(&self) -> Vec<(State, Hue, ChoiceOrigin)> {
        let variable = self.variable("CRONO_COLORS").unwrap_or_default();
        let variable = pairs(variable).unwrap_or_default().into_iter();
        let variable =
            variable.map(|(state, hue)| (state, hue, ChoiceOrigin::Variable("CRONO_COLORS")));
        let configured = self.configuration.colors.iter();
        let configured = configured.map(|(state, hue)| (*state, *hue, ChoiceOrigin::Configuration));
        configured.chain(variable).collect()
    }

    /// The orders of lists: those of `CRONO_ORDER` before those of the configuration.
    #[must_use]
    pub fn orders(&self) -> Orders {
        let mut all = Orders::default();
        for (list, order, _) in self.chosen_orders() {
            match list {
                "requests" => all.requests = order.parse().unwrap_or_default(),
                _ => all.dossiers = order.parse().unwrap_or_default(),
            }
        }
        all
    }

    /// The orders that were chosen, the later ones before the earlier, and where each comes from.
    #[must_use]
    pub fn chosen_orders(&self) -> Vec<(&'static str, &'static str, ChoiceOrigin)> {
        let variable = self.variable("CRONO_ORDER").unwrap_or_default();
        let variable = orders(variable).unwrap_or_default().into_iter();
        let variable =
            variable.map(|(list, order)| (list, order, ChoiceOrigin::Variable("CRONO_ORDER")));
        let configured = self.configuration.orders.iter();
        let configured =
            configured.map(|(list, order)| (*list, *order, ChoiceOrigin::Configuration));
        configured.chain(variable).collect()
    }

    /// What is wrong with what was chosen, a sentence each.
    #[must_use]
    pub fn configuration_faults(&self, lang: Lang) -> Vec<String> {
        let mut all = self.configuration.sentences(lang);
        let variable = self.variable("CRONO_COLORS").unwrap_or_default();
        all.extend(
            pairs(variable)
                .err()
                .map(|pair| words::no_colour(lang, pair)),
        );
        let variable = self.variable("CRONO_ORDER").unwrap_or_default();
        all.extend(
            orders(variable)
                .err()
                .map(|pair| words::no_order(lang, pair)),
        );
        all
    }

    /// The same in one line; `None` where nothing is wrong.
    #[must_use]
    pub fn misconfigured(&self, lang: Lang) -> Option<String> {
        let all = self.configuration_faults(lang);
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// The account: the name of its number in the table of users, else the number.
    #[must_use]
    pub fn login(&self) -> String {
        let table = std::fs::read(&self.users).unwrap_or_default();
        let table = String::from_utf8_lossy(&table);
        name_of(&table, self.uid).unwrap_or_else(|| format!("uid {}", self.uid))
    }

    /// The name somebody writes under: the one asked for, `CRONO_BY`, the user, the account.
    #[must_use]
    pub fn by(&self, asked: Option<&str>) -> String {
        let asked = asked.map(str::trim).filter(|asked| !asked.is_empty());
        let named = asked
            .or_else(|| self.variable("CRONO_BY"))
            .or_else(|| self.variable("USER"));
        named.map_or_else(|| self.login(), str::to_owned)
    }
}

/// The name of an account in a table of users, whose lines are `name:x:number:...`.
fn name_of(table: &str, uid: u32) -> Option<String> {
    table.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, number) = (fields.next()?, fields.next()?, fields.next()?);
        (number.parse() == Ok(uid) && !name.is_empty()).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(arguments: &str, variables: &[(&'static str, &str)]) -> Environment {
        Environment {
            arguments: arguments.split(' ').map(OsString::from).collect(),
            variables: variables
                .iter()
                .map(|(name, value)| (*name, (*value).into()))
                .collect(),
            surroundings: Surroundings {
                crono_file: None,
                shared: "/nowhere/crono.json".into(),
                data_folder: None,
                state_folder: None,
                anothers: None,
                config_folder: None,
                chosen: None,
            },
            configuration: Configuration::default(),
            input_is_terminal: false,
            output_is_terminal: true,
            columns: || None,
            uid: 1000,
            users: "/nowhere/passwd".into(),
            now: clock::now,
        }
    }

    #[test]
    fn the_language_asked_for_beats_the_variable_beats_the_locale() {
        let locale = [("LC_ALL", "it_IT.UTF-8"), ("LANG", "en_GB.UTF-8")];
        let own = [("CRONO_LANG", "it"), ("LC_ALL", "C.UTF-8")];
        for (line, variables, lang) in [
            ("crono --lang en status", &locale[..], Lang::En),
            ("crono status --lang=en", &locale, Lang::En),
            ("crono note plan -- --lang en", &locale, Lang::It),
            ("crono", &locale, Lang::It),
            ("crono", &own, Lang::It),
            ("crono", &[("LANG", "C")], Lang::En),
            ("crono", &[], Lang::It),
        ] {
            assert_eq!(
                environment(line, variables).language().0,
                lang,
                "{line} {variables:?}"
            );
        }
    }

    #[test]
    fn only_a_utf_8_locale_gets_more_than_ascii() {
        for (variables, ascii) in [
            (&[("LANG", "it_IT.UTF-8")][..], false),
            (&[("LANG", "it_IT.UTF-8"), ("LC_ALL", "C")], true),
            (&[("LC_CTYPE", "it_IT.utf8")], false),
            (&[("LANG", "it_IT.UTF-8"), ("CRONO_ASCII", "1")], true),
            (&[("LANG", "it_IT.UTF-8"), ("TERM", "linux")], true),
            (
                &[
                    ("LANG", "it_IT.UTF-8"),
                    ("TERM", "linux"),
                    ("CRONO_ASCII", "0"),
                ],
                false,
            ),
            (&[], true),
        ] {
            assert_eq!(
                environment("crono", variables).ascii(false),
                ascii,
                "{variables:?}"
            );
        }
    }

    #[test]
    fn colours_follow_the_conventions() {
        for (variables, when, colour) in [
            (&[("TERM", "xterm")][..], "auto", true),
            (&[("TERM", "dumb")], "auto", false),
            (&[("TERM", "xterm"), ("NO_COLOR", "1")], "auto", false),
            (&[("TERM", "xterm"), ("NO_COLOR", "1")], "always", true),
            (&[("TERM", "xterm")], "never", false),
        ] {
            assert_eq!(
                environment("crono", variables).colour(Some(when)),
                colour,
                "{variables:?}"
            );
        }
    }

    #[test]
    fn an_account_is_named_by_the_table_of_users() {
        let table = "root:x:0:0:root:/root:/bin/bash\nrossi:x:1000:1000::/home/rossi:/bin/sh\n";
        assert_eq!(name_of(table, 1000).as_deref(), Some("rossi"));
        assert_eq!(name_of(table, 1001), None);
        assert_eq!(environment("crono", &[]).login(), "uid 1000");
    }

    #[test]
    fn who_writes_is_asked_for_or_named_by_the_environment() {
        let both = environment("crono", &[("CRONO_BY", "M.R."), ("USER", "rossi")]);
        assert_eq!(both.by(Some("G.T.")), "G.T.");
        assert_eq!(both.by(Some(" ")), "M.R.");
        assert_eq!(environment("crono", &[("USER", "rossi")]).by(None), "rossi");
        assert_eq!(environment("crono", &[]).by(None), "uid 1000");
    }
}
