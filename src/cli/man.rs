//! `crono man`: the manual page, from the same tables as the help and the keys.
//!
//! Commands and options come from `grammar.rs`, keys from the one table of the screen; only what is
//! said about dates, files and exit codes stands in `words/manual.rs`.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};
use roff::{Inline, Roff, bold, italic, roman};

use crate::screen::{BINDINGS, Context};
use crate::words::Lang;
use crate::words::manual::{self, ManualSection};
use crate::words::{examples, usage};

use super::error::Failure;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "man",
    about: usage::MAN,
    usage: usage::MAN_USAGE,
    examples: examples::MAN,
    arguments,
    run,
};

fn arguments(_: Lang, command: Command) -> Command {
    command
}

fn run(call: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    out.write_all(page(call.lang, &(call.grammar)(call.lang)).as_bytes())?;
    Ok(())
}

/// The page as `man` reads it. It bears no day, so that the same program always prints the same.
fn page(lang: Lang, command: &Command) -> String {
    let mut page = Roff::new();
    let version = concat!("crono ", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["CRONO", "1", "", version, manual::TITLE.text(lang)]);
    head(&mut page, lang, ManualSection::Name);
    let about = usage::ABOUT.text(lang).trim_end_matches('.');
    page.text([roman(format!("crono - {about}"))]);
    head(&mut page, lang, ManualSection::Synopsis);
    page.text([roman(usage::USAGE.text(lang))]);
    head(&mut page, lang, ManualSection::Description);
    paragraphs(&mut page, manual::DESCRIPTION.text(lang));
    head(&mut page, lang, ManualSection::Options);
    command
        .get_arguments()
        .for_each(|argument| option(&mut page, argument));
    head(&mut page, lang, ManualSection::Commands);
    for verb in command.get_subcommands() {
        self::verb(&mut page, verb);
    }
    head(&mut page, lang, ManualSection::Keys);
    keys(&mut page, lang);
    for (section, text) in manual::SECTIONS {
        head(&mut page, lang, *section);
        paragraphs(&mut page, text.text(lang));
    }
    page.render()
}

fn head(page: &mut Roff, lang: Lang, section: ManualSection) {
    page.control("SH", [section.head(lang)]);
}

/// A text of several paragraphs; a line with a tab in it is a term and what is said of it.
fn paragraphs(page: &mut Roff, text: &str) {
    for line in text.lines() {
        if let Some((term, said)) = line.split_once('\t') {
            tagged(page, vec![bold(term)], said);
        } else {
            page.control("PP", []);
            page.text([roman(line)]);
        }
    }
}

fn tagged(page: &mut Roff, term: Vec<Inline>, said: &str) {
    page.control("TP", []);
    page.text(term);
    page.text([roman(said)]);
}

/// A command with its usage line, what it does, and its own arguments.
fn verb(page: &mut Roff, verb: &Command) {
    page.control("SS", [verb.get_name()]);
    let mut verb = verb.clone();
    let usage = verb.render_usage().to_string();
    let usage = usage.split_once("crono").map_or("", |(_, rest)| rest);
    page.text([bold("crono"), roman(usage)]);
    page.control("PP", []);
    let about = verb.get_about().map(ToString::to_string);
    page.text([roman(format!("{}.", about.unwrap_or_default()))]);
    for argument in verb
        .get_arguments()
        .filter(|argument| !argument.is_global_set())
    {
        option(page, argument);
    }
    examples(page, &verb);
    for nested in verb.get_subcommands() {
        let mut nested = nested.clone();
        let usage = nested.render_usage().to_string();
        let usage = usage.split_once("crono").map_or("", |(_, rest)| rest);
        let about = nested.get_about().map(ToString::to_string);
        let line = vec![bold("crono"), roman(usage)];
        tagged(page, line, &format!("{}.", about.unwrap_or_default()));
    }
}

/// The lines under the help of a command, as they stand.
fn examples(page: &mut Roff, verb: &Command) {
    let text = verb.get_after_help().map(ToString::to_string);
    page.control("PP", []);
    page.control("nf", []);
    for line in text.unwrap_or_default().lines() {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}

fn option(page: &mut Roff, argument: &Arg) {
    let mut term = Vec::new();
    if let Some(short) = argument.get_short() {
        term.push(bold(format!("-{short}")));
    }
    if let Some(long) = argument.get_long() {
        if !term.is_empty() {
            term.push(roman(", "));
        }
        term.push(bold(format!("--{long}")));
    }
    let takes_value = argument.get_action().takes_values();
    for value in argument.get_value_names().unwrap_or_default() {
        if takes_value {
            if !term.is_empty() {
                term.push(roman(" "));
            }
            term.push(italic(value.as_str()));
        }
    }
    let help = argument.get_help().map(ToString::to_string);
    tagged(page, term, &format!("{}.", help.unwrap_or_default()));
}

/// The keys of the main view, as the help has them.
fn keys(page: &mut Roff, lang: Lang) {
    let here = BINDINGS
        .iter()
        .filter(|binding| binding.contexts.contains(&Context::Main) && !binding.help.is_empty());
    for binding in here {
        let name = binding.name.text(lang);
        let help = binding.help.text(lang);
        tagged(page, vec![bold(name)], &format!("{help}."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{VERBS, whole};

    #[test]
    fn every_command_option_and_key_stands_in_the_page_of_both_languages() {
        for lang in Lang::ALL {
            let page = page(lang, &whole(lang));
            let plain = page
                .replace("\\-", "-")
                .replace("\\fR", "")
                .replace("\\fB", "");
            for verb in VERBS {
                assert!(
                    plain.contains(&format!(".SS {}", verb.name)),
                    "{}",
                    verb.name
                );
            }
            for binding in BINDINGS
                .iter()
                .filter(|b| b.contexts.contains(&Context::Main))
            {
                let help = binding.help.text(lang);
                assert!(plain.contains(help), "{help}");
            }
            for word in ["CRONO_FILE", "--file", "0", ".bak-"] {
                assert!(plain.contains(word), "{word}");
            }
        }
        assert!(page(Lang::It, &whole(Lang::It)).contains("NOME"));
    }
}
