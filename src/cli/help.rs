//! `crono help [COMMAND]`: the help of a command, the same as with `-h`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::words::{Lang, examples, usage};

use super::error::{Failure, no_command};
use super::grammar::positional;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "help",
    about: usage::HELP_VERB,
    usage: usage::HELP_VERB_USAGE,
    examples: examples::HELP,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let of = positional(
        lang,
        (1, "command"),
        usage::VALUE_COMMAND,
        usage::ARG_COMMAND,
    );
    command.arg(of.num_args(0..))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let words = matches.get_many::<String>("command").into_iter().flatten();
    let mut command = (call.grammar)(call.lang);
    // Only then does a command know the options of all.
    command.build();
    let mut here = &command;
    let mut path: Vec<&str> = Vec::new();
    for word in words {
        let Some(nested) = here.find_subcommand(word) else {
            let verb = path.first().copied();
            let unknown = no_command(call.lang, verb, call.grammar, word);
            return Err(Failure::NoCommand(unknown));
        };
        path.push(word);
        here = nested;
    }
    let help = here.clone().render_help().to_string();
    writeln!(out, "{}", help.trim_end())?;
    Ok(())
}
