//! What may be typed: the global options, the verbs, and how help looks in both languages.
//!
//! Only the verb that is typed gets its arguments, so that a start pays for one and not for all. The
//! parser's own English words never show: its heads, usage lines and errors are replaced by ours.

use clap::builder::Styles;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::words::Lang;
use crate::words::usage::{self, Phrase};

/// A verb below a verb: `item add`. Of the examples of the verb it shows its own.
pub(super) fn nested(
    lang: Lang,
    name: &'static str,
    (about, line): (Phrase, Phrase),
    examples: Phrase,
) -> Command {
    let command = dressed(lang, Command::new(name).about(about.text(lang)), line);
    let lines = examples.text(lang).lines();
    let own = lines.filter(|line| line.split(' ').any(|word| word == name));
    exemplified(lang, command, own)
}

/// The same command with examples under its help, a line each.
pub(super) fn exemplified<'e>(
    lang: Lang,
    command: Command,
    lines: impl Iterator<Item = &'e str>,
) -> Command {
    let mut text = usage::HEAD_EXAMPLES.text(lang).to_owned();
    for line in lines {
        text.push_str("\n  ");
        text.push_str(line);
    }
    command.after_help(text)
}

/// Our look of the help.
pub(super) fn dressed(lang: Lang, command: Command, line: Phrase) -> Command {
    let head = usage::HEAD_USAGE.text(lang);
    command
        .disable_help_flag(true)
        .styles(Styles::plain())
        .max_term_width(80)
        .override_usage(line.text(lang))
        .help_template(format!(
            "{{about}}\n\n{head} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
}

pub(super) fn global_options(lang: Lang) -> [Arg; 7] {
    let value = |name: Phrase| name.text(lang);
    [
        Arg::new("file")
            .short('f')
            .long("file")
            .value_name(value(usage::VALUE_FILE))
            .value_parser(value_parser!(std::path::PathBuf))
            .action(ArgAction::Append)
            .help(usage::FILE.text(lang)),
        Arg::new("today")
            .long("today")
            .value_name(value(usage::VALUE_DATE))
            .allow_negative_numbers(true)
            .help(usage::TODAY.text(lang)),
        Arg::new("lang")
            .long("lang")
            .value_name(value(usage::VALUE_LANG))
            .value_parser(["it", "en"])
            .hide_possible_values(true)
            .help(usage::LANG.text(lang)),
        Arg::new("color")
            .long("color")
            .value_name(value(usage::VALUE_WHEN))
            .value_parser(["auto", "always", "never"])
            .hide_possible_values(true)
            .help(usage::COLOR.text(lang)),
        switch("ascii").help(usage::ASCII.text(lang)),
        switch("readonly").help(usage::READONLY.text(lang)),
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(usage::HELP.text(lang)),
    ]
    .map(|argument| {
        argument
            .global(true)
            .help_heading(usage::HEAD_GLOBAL.text(lang))
    })
}

/// An option without a value.
pub(super) fn switch(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

/// A positional argument; `place` is its position, from 1.
pub(super) fn positional(
    lang: Lang,
    (place, name): (usize, &'static str),
    value: Phrase,
    help: Phrase,
) -> Arg {
    Arg::new(name)
        .index(place)
        .display_order(place)
        .value_name(value.text(lang))
        .help(help.text(lang))
        .help_heading(usage::HEAD_ARGUMENTS.text(lang))
}

/// A positional date, which may be `-2`.
pub(super) fn date(lang: Lang, place: usize) -> Arg {
    let date = positional(lang, (place, "date"), usage::VALUE_DATE, usage::ARG_DATE);
    several_words(date)
}

/// A date that may be typed without quotes: `lun 16/03/2026`, `16 marzo 2026`.
pub(super) fn several_words(date: Arg) -> Arg {
    date.num_args(1..).allow_negative_numbers(true)
}

/// An option with a value.
pub(super) fn option(lang: Lang, name: &'static str, value: Phrase, help: Phrase) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value.text(lang))
        .help(help.text(lang))
        .help_heading(usage::HEAD_OPTIONS.text(lang))
}

/// An option without a value, under the options of the verb.
pub(super) fn flag(lang: Lang, name: &'static str, help: Phrase) -> Arg {
    switch(name)
        .help(help.text(lang))
        .help_heading(usage::HEAD_OPTIONS.text(lang))
}
