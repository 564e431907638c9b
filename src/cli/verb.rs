//! What every command is called with, and what a verb of the command line is.
//!
//! Neither knows which verbs there are: the table is in `mod.rs`.

use std::io::Write;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::report::Look;
use crate::words::Lang;

use super::environment::Environment;
use super::error::Failure;

/// What every command is called with.
#[derive(Clone, Debug)]
pub struct Call<'e> {
    /// Where the process is.
    pub environment: &'e Environment,
    /// The language.
    pub lang: Lang,
    /// The options on how it looks, as they were typed.
    pub asked: LookOptions,
    /// How reports look.
    pub look: Look,
    /// The files, or the folder of files, that were asked for.
    pub files: Vec<PathBuf>,
    /// The day that was asked for.
    pub today: Option<String>,
    /// Whether nothing may be written.
    pub readonly: bool,
    /// The whole grammar of the command line, for the verbs that describe it.
    pub grammar: fn(Lang) -> clap::Command,
}

/// The options on how it looks, as they were typed.
#[derive(Clone, Debug, Default)]
pub struct LookOptions {
    /// `--ascii`.
    pub ascii: bool,
    /// The value of `--color`.
    pub color: Option<String>,
}

/// What a verb does: it writes its result to `out`.
pub(super) type Run = fn(&Call<'_>, &ArgMatches, &mut dyn Write) -> Result<(), Failure>;

/// One verb of the command line.
pub(super) struct Verb {
    /// What is typed.
    pub(super) name: &'static str,
    /// What it does, in the list of the help.
    pub(super) about: crate::words::usage::Phrase,
    /// What its usage line says.
    pub(super) usage: crate::words::usage::Phrase,
    /// Lines that may be typed like this, under its help.
    pub(super) examples: crate::words::usage::Phrase,
    /// Its arguments.
    pub(super) arguments: fn(Lang, clap::Command) -> clap::Command,
    /// What it does.
    pub(super) run: Run,
}
