//! The command line: one verb per file, each a thin line from arguments to a proposal or a report.
//!
//! A verb never decides anything about dates or clocks: it builds a
//! [`Proposal`](crate::record::Proposal) that `save.rs` carries out under the lock, or writes a
//! [`report`]. The exit codes are 0 done, 1 refused or failed, 2 a line that cannot be
//! read, and come from `error.rs` alone.

mod check;
mod clear;
mod complete;
mod completions;
mod configuration;
mod doctor;
mod document;
mod environment;
mod error;
mod expect;
mod export;
mod extend;
mod get;
mod grammar;
mod help;
mod init;
mod item;
mod log;
mod man;
mod note;
mod output;
mod portfolio;
mod record;
mod redo;
mod request;
mod restore;
mod save;
mod schema;
mod screen;
mod selection;
mod session;
mod set;
mod status;
mod suspend;
mod told;
mod undo;
mod validate;
mod verb;
mod verbs;
mod version;
mod why;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::report::check::Level;
use crate::report::{self, Look, Palette};
use crate::words::Lang;

pub use environment::{Environment, LangOrigin};
pub use error::Failure;
pub use screen::screen;
pub use session::Session;
pub use verb::Call;

use output::finish;
use verb::{LookOptions, Verb};
use verbs::VERBS;

/// What a line asks for.
pub enum Invocation<'e> {
    /// The screen.
    Screen(Call<'e>),
    /// A command.
    Command(Command<'e>),
    /// Nothing more: help was shown, or the line could not be read.
    Answered(ExitCode),
}

/// The commands that a faulty configuration does not hold up: they look at no dossier, or look for faults.
const WITHOUT_CONFIGURATION: [&str; 6] = [
    doctor::VERB.name,
    help::VERB.name,
    version::VERB.name,
    completions::VERB.name,
    man::VERB.name,
    schema::VERB.name,
];

/// A command with its arguments, ready to run.
pub struct Command<'e> {
    call: Call<'e>,
    verb: &'static Verb,
    arguments: ArgMatches,
}

/// Reads the command line.
#[must_use]
pub fn read(environment: &Environment) -> Invocation<'_> {
    if let Some(asked) = complete::asked(&environment.arguments) {
        return Invocation::Answered(complete::answer(environment, verbs::of_words, asked));
    }
    let (lang, _) = environment.language();
    let typed = |name: &str| {
        environment
            .arguments
            .iter()
            .skip(1)
            .any(|word| word == name)
    };
    let command = verbs::command(lang, typed);
    let matches = match command.try_get_matches_from(&environment.arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let verb = VERBS
                .iter()
                .find(|verb| typed(verb.name))
                .map(|verb| verb.name);
            return Invocation::Answered(answer(lang, verb, &error));
        }
    };
    let call = call(environment, lang, &matches);
    match matches.subcommand() {
        None if environment.input_is_terminal && environment.output_is_terminal => {
            Invocation::Screen(call)
        }
        None => Invocation::Command(Command {
            call,
            verb: &status::VERB,
            arguments: matches,
        }),
        Some((name, arguments)) => match VERBS.iter().find(|verb| verb.name == name) {
            Some(verb) => Invocation::Command(Command {
                call,
                verb,
                arguments: arguments.clone(),
            }),
            None => Invocation::Answered(ExitCode::from(2)),
        },
    }
}

/// Help and version are results; anything else is a line that cannot be read.
fn answer(lang: Lang, verb: Option<&str>, error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.to_string();
            finish(lang, |out| Ok(writeln!(out, "{}", text.trim_end())?))
        }
        // A monitoring system reads standard output and the codes of plug-ins.
        _ if verb == Some(check::VERB.name) => {
            let why = error::usage(lang, verb, verbs::whole, error)
                .sentences(lang)
                .join(" ");
            let look = Look {
                lang,
                ascii: false,
                colour: false,
                palette: Palette::USUAL,
            };
            finish(lang, |out| {
                let mut out = out;
                report::check::unknown(&mut out, look, &why)?;
                Err(Failure::Answered(Level::Unknown.code()))
            })
        }
        _ => error::usage(lang, verb, verbs::whole, error).tell(lang),
    }
}

fn call<'e>(environment: &'e Environment, lang: Lang, matches: &ArgMatches) -> Call<'e> {
    let text = |name: &str| matches.get_one::<String>(name);
    let asked = LookOptions {
        ascii: matches.get_flag("ascii"),
        color: text("color").cloned(),
    };
    let look = Look {
        lang,
        ascii: environment.ascii(asked.ascii),
        colour: environment.colour(asked.color.as_deref()),
        palette: environment.palette(),
    };
    Call {
        environment,
        lang,
        asked,
        look,
        files: matches
            .get_many::<PathBuf>("file")
            .map(|files| files.cloned().collect())
            .unwrap_or_default(),
        today: text("today").cloned(),
        readonly: matches.get_flag("readonly"),
        grammar: verbs::whole,
    }
}

impl Command<'_> {
    /// Carries the command out.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        let wrong = self.call.environment.configuration_faults(self.call.lang);
        if !wrong.is_empty() && !WITHOUT_CONFIGURATION.contains(&self.verb.name) {
            return self.misconfigured(wrong);
        }
        finish(self.call.lang, |out| {
            (self.verb.run)(&self.call, &self.arguments, out)
        })
    }

    /// A configuration that cannot be understood is answered like a line that cannot be read: nothing is
    /// done in another way than was chosen.
    fn misconfigured(&self, wrong: Vec<String>) -> ExitCode {
        let call = &self.call;
        if self.verb.name != check::VERB.name {
            return Failure::Configuration(wrong).tell(call.lang);
        }
        finish(call.lang, |out| {
            let mut out = out;
            report::check::unknown(&mut out, call.look, &wrong.join(" "))?;
            Err(Failure::Answered(Level::Unknown.code()))
        })
    }
}
