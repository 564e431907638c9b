//! `crono completions`: the file with which a shell completes commands, options and the names of a dossier.
//!
//! It is the same in every language and for every dossier: while a line is being typed the shell asks
//! `crono` itself, see [`complete`](super::complete).

use std::io::Write;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};

use crate::words::Lang;
use crate::words::{examples, usage};

use super::complete::SCRIPTS;
use super::document::given;
use super::error::Failure;
use super::grammar::positional;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "completions",
    about: usage::COMPLETIONS,
    usage: usage::COMPLETIONS_USAGE,
    examples: examples::COMPLETIONS,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let shell = positional(lang, (1, "shell"), usage::VALUE_SHELL, usage::ARG_SHELL)
        .required(true)
        .value_parser(PossibleValuesParser::new(SCRIPTS.map(|(name, _)| name)))
        .hide_possible_values(true);
    command.arg(shell)
}

fn run(_: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let asked = given(matches, "shell");
    if let Some((_, script)) = SCRIPTS.iter().find(|(name, _)| Some(*name) == asked) {
        out.write_all(script.as_bytes())?;
    }
    Ok(())
}
