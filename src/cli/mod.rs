//! The command line: one verb per file, each a thin line from arguments to a proposal or a report.
//!
//! A new verb is one file and one row of the table here. A verb never decides anything about dates or clocks: it builds a
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
mod plan;
mod point;
mod portfolio;
mod record;
mod redo;
mod reject;
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
mod tick;
mod told;
mod undo;
mod validate;
mod verb;
mod version;
mod waive;
mod why;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches};

use crate::report::check::Level;
use crate::report::{self, Look, Palette};
use crate::words::{Lang, usage};

pub use environment::{Environment, LangOrigin};
pub use error::Failure;
pub use screen::screen;
pub use session::Session;
pub use verb::Call;

use grammar::{dressed, exemplified, global_options};
use output::finish;
use verb::{LookOptions, Verb};

/// The verbs, in the order of the help. Nothing stands here before it works.
const VERBS: [&Verb; 32] = [
    &init::VERB,
    &plan::VERB,
    &status::VERB,
    &record::VERB,
    &clear::VERB,
    &item::VERB,
    &tick::VERB,
    &point::VERB,
    &request::VERB,
    &suspend::SUSPEND,
    &suspend::RESUME,
    &extend::VERB,
    &expect::VERB,
    &waive::VERB,
    &reject::VERB,
    &note::VERB,
    &get::VERB,
    &set::VERB,
    &undo::VERB,
    &redo::VERB,
    &log::VERB,
    &why::VERB,
    &export::VERB,
    &check::VERB,
    &validate::VERB,
    &restore::VERB,
    &doctor::VERB,
    &schema::VERB,
    &completions::VERB,
    &man::VERB,
    &help::VERB,
    &version::VERB,
];

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
        return Invocation::Answered(complete::answer(environment, of_words, asked));
    }
    let (lang, _) = environment.language();
    let typed = |name: &str| {
        environment
            .arguments
            .iter()
            .skip(1)
            .any(|word| word == name)
    };
    let matches = match command(lang, typed).try_get_matches_from(&environment.arguments) {
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
            let why = error::usage(lang, verb, whole, error)
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
        _ => error::usage(lang, verb, whole, error).tell(lang),
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
        grammar: whole,
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

/// The whole command line, with the arguments of the verbs that are `typed`.
fn command(lang: Lang, typed: impl Fn(&str) -> bool) -> clap::Command {
    let command = clap::Command::new("crono")
        .version(env!("CARGO_PKG_VERSION"))
        .about(usage::ABOUT.text(lang))
        .after_help(usage::AFTER.text(lang))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(usage::HEAD_COMMANDS.text(lang));
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(usage::VERSION.text(lang))
        .help_heading(usage::HEAD_GLOBAL.text(lang));
    let verbs = VERBS.iter().map(|verb| {
        let command = clap::Command::new(verb.name).about(verb.about.text(lang));
        if typed(verb.name) {
            let command = dressed(lang, command, verb.usage);
            let command = exemplified(lang, command, verb.examples.text(lang).lines());
            (verb.arguments)(lang, command)
        } else {
            command
        }
    });
    dressed(lang, command, usage::USAGE)
        .subcommands(verbs)
        .args(global_options(lang))
        .arg(version)
}

/// The grammar with the arguments of the verbs that are among the words.
fn of_words(lang: Lang, words: &[String]) -> clap::Command {
    command(lang, |name| words.iter().any(|word| word == name))
}

/// The grammar with every verb's arguments, as completions and the manual describe it.
fn whole(lang: Lang) -> clap::Command {
    command(lang, |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_is_sound_in_both_languages() {
        for lang in Lang::ALL {
            let mut command = whole(lang);
            command.build();
            command.debug_assert();
        }
    }
}
