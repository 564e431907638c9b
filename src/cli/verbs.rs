//! The table of verbs, and the whole grammar that is made from it.
//!
//! A new verb is one file and one row here.

use clap::{Arg, ArgAction, Command};

use crate::words::Lang;
use crate::words::usage;

use super::grammar::{dressed, exemplified, global_options};
use super::verb::Verb;
use super::{
    check, clear, completions, doctor, expect, export, extend, get, help, init, item, log, man,
    note, record, redo, request, restore, schema, set, status, suspend, undo, validate, version,
    why,
};

/// The verbs, in the order of the help. Nothing stands here before it works.
pub(super) const VERBS: [&Verb; 27] = [
    &init::VERB,
    &status::VERB,
    &record::VERB,
    &clear::VERB,
    &item::VERB,
    &request::VERB,
    &suspend::SUSPEND,
    &suspend::RESUME,
    &extend::VERB,
    &expect::VERB,
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

/// The whole command line, with the arguments of the verbs that are `typed`.
pub(super) fn command(lang: Lang, typed: impl Fn(&str) -> bool) -> Command {
    let command = Command::new("crono")
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
        let command = Command::new(verb.name).about(verb.about.text(lang));
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
pub(super) fn of_words(lang: Lang, words: &[String]) -> Command {
    command(lang, |name| words.iter().any(|word| word == name))
}

/// The grammar with every verb's arguments, as completions and the manual describe it.
pub(super) fn whole(lang: Lang) -> Command {
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
