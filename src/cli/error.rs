//! Every failure becomes a sentence on standard error and an exit code, here and nowhere else.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::report::Format;
use crate::store::StoreError;
use crate::words::Lang;
use crate::words::command::{Refused, did_you_mean, no_output};
use crate::words::known::{self, OptionValues};
use crate::words::sanitize::sanitized;
use crate::words::store::{store_error, system_reason};
use crate::words::usage::errors;

/// The whole command line in a language.
pub type Grammar = fn(Lang) -> clap::Command;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The line cannot be read.
    Usage(String),
    /// The same of a command that is not there, with those that are.
    NoCommand(Refused),
    /// The configuration cannot be understood: sentences.
    Configuration(Vec<String>),
    /// It was refused, or failed: sentences about a file.
    About(PathBuf, Vec<String>),
    /// A text is not what it should be: its faults, drawn with their lines, which name the file.
    Drawn(Vec<String>),
    /// Something was named that is not there: a sentence about a file, and what there is.
    Named(PathBuf, Refused),
    /// The data file.
    Store(StoreError),
    /// Some of several data files; what was asked for was done for the others.
    Unread(Vec<StoreError>),
    /// The answer has been given on standard output, and this is its exit code.
    Answered(u8),
    /// It was done, but the answer could not be written: the answer, and why.
    Untold(Vec<String>, io::Error),
    /// The result could not be written.
    Output(io::Error),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// One sentence about a file.
    #[must_use]
    pub fn about(path: &Path, sentence: impl Into<String>) -> Self {
        Self::About(path.to_owned(), vec![sentence.into()])
    }

    /// 1 for what was refused or failed, 2 for a line that cannot be read, the code of the plug-in for
    /// its answer. A closed pipe is not an error.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::NoCommand(_) | Self::Configuration(_) => 2,
            Self::Answered(code) => *code,
            Self::Output(error) | Self::Untold(_, error)
                if error.kind() == io::ErrorKind::BrokenPipe =>
            {
                0
            }
            // What was asked for includes the answer: the number of a request, for instance.
            Self::About(..)
            | Self::Drawn(_)
            | Self::Named(..)
            | Self::Store(_)
            | Self::Unread(_)
            | Self::Untold(..)
            | Self::Output(_) => 1,
        }
    }

    /// The lines for standard error.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        if let Self::Drawn(lines) = self {
            return lines.clone();
        }
        let sentences = self.sentences(lang).into_iter();
        let sentences = sentences.map(|sentence| format!("crono: {sentence}"));
        let rows = match self {
            Self::Named(_, refused) | Self::NoCommand(refused) => refused.rows.as_slice(),
            _ => &[],
        };
        sentences.chain(rows.iter().cloned()).collect()
    }

    /// What went wrong, where, and what to do, a sentence or two each.
    #[must_use]
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let about = |path: &Path, sentence: &str| {
            let path = path.to_string_lossy();
            let (path, sentence) = (sanitized(&path), sentence.replace('\n', " "));
            // A sentence that names the file says where by itself.
            if sentence.contains(&*path) {
                sentence
            } else {
                format!("{path}: {sentence}")
            }
        };
        let of_store = |error: &StoreError| about(&error.path, &store_error(lang, error));
        match self {
            Self::Usage(sentence) => vec![sentence.clone()],
            Self::NoCommand(refused) => vec![refused.sentence.clone()],
            Self::Configuration(sentences) | Self::Drawn(sentences) => sentences.clone(),
            Self::About(path, sentences) => sentences
                .iter()
                .map(|sentence| about(path, sentence))
                .collect(),
            Self::Named(path, refused) => vec![about(path, &refused.sentence)],
            Self::Store(error) => vec![of_store(error)],
            Self::Unread(errors) => errors.iter().map(of_store).collect(),
            Self::Answered(_) => Vec::new(),
            Self::Output(error) | Self::Untold(_, error)
                if error.kind() == io::ErrorKind::BrokenPipe =>
            {
                Vec::new()
            }
            Self::Output(error) => vec![no_output(lang, &system_reason(lang, error))],
            // First that it is done.
            Self::Untold(told, error) => {
                let why = no_output(lang, &system_reason(lang, error));
                told.iter().cloned().chain([why]).collect()
            }
        }
    }

    /// Says it on standard error, and gives the exit code.
    #[must_use]
    pub fn tell(&self, lang: Lang) -> ExitCode {
        let mut stderr = io::stderr().lock();
        for line in self.lines(lang) {
            // Where even this cannot be written, the exit code has to do.
            let _ = writeln!(stderr, "{line}");
        }
        ExitCode::from(self.code())
    }
}

/// What a line that cannot be read is answered, in the language of the caller; `grammar` has all commands.
#[must_use]
pub fn usage(lang: Lang, verb: Option<&str>, grammar: Grammar, error: &clap::Error) -> Failure {
    let first = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let all = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = first(ContextKind::InvalidArg).unwrap_or_default();
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => {
            errors::unknown_option(lang, &argument, first(ContextKind::SuggestedArg).as_deref())
        }
        ErrorKind::InvalidSubcommand => {
            let command = first(ContextKind::InvalidSubcommand).unwrap_or_default();
            return Failure::NoCommand(no_command(lang, verb, grammar, &command));
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match first(ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
                Some(value) => {
                    let takes = match error.get(ContextKind::ValidValue) {
                        Some(ContextValue::Strings(takes)) => {
                            let formats: Vec<_> = Format::commands().collect();
                            known::values(lang, &value, takes, &formats)
                        }
                        _ => OptionValues {
                            meant: None,
                            all: all(ContextKind::ValidValue),
                        },
                    };
                    let sentence = errors::bad_value(lang, &argument, &value, &takes.all);
                    did_you_mean(lang, &sentence, takes.meant.as_deref())
                }
                None => errors::value_missing(lang, &argument),
            }
        }
        ErrorKind::MissingRequiredArgument => errors::missing(lang, &all(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            errors::missing(lang, &all(ContextKind::ValidSubcommand))
        }
        ErrorKind::ArgumentConflict => {
            errors::together(lang, &argument, first(ContextKind::PriorArg).as_deref())
        }
        ErrorKind::TooFewValues | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues => {
            errors::value_missing(lang, &argument)
        }
        ErrorKind::TooManyValues => {
            let value = first(ContextKind::InvalidValue).unwrap_or_default();
            errors::bad_value(lang, &argument, &value, "")
        }
        ErrorKind::InvalidUtf8 => errors::not_text(lang).to_owned(),
        _ => errors::unreadable(lang).to_owned(),
    };
    Failure::Usage(format!("{sentence} {}", help_of(lang, verb)))
}

fn help_of(lang: Lang, verb: Option<&str>) -> String {
    let command = verb.map_or("crono".to_owned(), |verb| format!("crono {verb}"));
    errors::see_help(lang, &command)
}

/// A command that is not there, or one of a verb that has several; with those that are.
pub(super) fn no_command(lang: Lang, verb: Option<&str>, grammar: Grammar, typed: &str) -> Refused {
    let has_own = |command: &&clap::Command| command.has_subcommands();
    let all = Lang::ALL.map(|lang| {
        let whole = grammar(lang);
        let own = verb.and_then(|verb| whole.find_subcommand(verb));
        let own = own.filter(has_own).unwrap_or(&whole);
        let about = |command: &clap::Command| {
            let about = command.get_about().map(ToString::to_string);
            (command.get_name().to_owned(), about.unwrap_or_default())
        };
        own.get_subcommands().map(about).collect::<Vec<_>>()
    });
    let names = all[0].iter().enumerate();
    let known = names.map(|(nth, (name, _))| {
        let titles = all.each_ref().map(|told| told[nth].1.clone());
        (name.clone(), titles)
    });
    let choice = known::commands(lang, typed, known.collect());
    let sentence = errors::unknown_command(lang, typed, choice.meant.as_deref());
    let sentence = format!("{sentence} {}", help_of(lang, verb));
    Refused::listing(lang, sentence, choice.rows)
}
