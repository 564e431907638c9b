//! `crono completions`: the file with which a shell completes commands and options.

use std::io::Write;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use clap_complete::{Shell, generate};

use crate::words::Lang;
use crate::words::usage;

use super::document::given;
use super::error::Failure;
use super::grammar::positional;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "completions",
    about: usage::COMPLETIONS,
    usage: usage::COMPLETIONS_USAGE,
    arguments,
    run,
};

/// The shells whose packages have a place for such a file.
const SHELLS: [(&str, Shell); 3] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
];

fn arguments(lang: Lang, command: Command) -> Command {
    let shell = positional(lang, (1, "shell"), usage::VALUE_SHELL, usage::ARG_SHELL)
        .required(true)
        .value_parser(PossibleValuesParser::new(SHELLS.map(|(name, _)| name)))
        .hide_possible_values(true);
    command.arg(shell)
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let asked = given(matches, "shell");
    let shell = SHELLS.iter().find(|(name, _)| Some(*name) == asked);
    if let Some((_, shell)) = shell {
        let mut command = (call.grammar)(call.lang);
        // A pipe that is closed must not be a panic: the text is made first.
        let mut text = Vec::new();
        generate(*shell, &mut command, "crono", &mut text);
        out.write_all(&text)?;
    }
    Ok(())
}
