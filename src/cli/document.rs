//! The options that several verbs share: the document that proves a date, who writes and why.

use clap::{Arg, ArgMatches, Command};

use crate::calendar::Bias;
use crate::record::{Document, Draft, Expected, Source};
use crate::words::Lang;
use crate::words::usage;

use super::Failure;
use super::grammar::{flag, option};
use super::session::Session;

/// The options that describe the document of a date.
pub(super) fn document(lang: Lang, command: Command) -> Command {
    let pec = option(lang, "pec-id", usage::VALUE_TEXT, usage::OPT_PEC);
    act_options(lang, command).arg(pec)
}

/// The options that describe the document of an act.
pub(super) fn act_options(lang: Lang, command: Command) -> Command {
    let sources = Source::ALL.map(Source::as_str);
    command.args([
        option(lang, "note", usage::VALUE_TEXT, usage::OPT_NOTE),
        option(lang, "source", usage::VALUE_NAME, usage::OPT_SOURCE)
            .value_parser(sources)
            .hide_possible_values(true),
        option(lang, "protocol", usage::VALUE_NUMBER, usage::OPT_PROTOCOL),
        option(
            lang,
            "protocol-date",
            usage::VALUE_DATE,
            usage::OPT_PROTOCOL_DATE,
        )
        .allow_negative_numbers(true),
        option(lang, "attachment", usage::VALUE_FILE, usage::OPT_ATTACHMENT),
    ])
}

/// The options of everything that is written: why, who, and yes.
pub(super) fn authorship(lang: Lang, command: Command) -> Command {
    command.args([
        option(lang, "reason", usage::VALUE_TEXT, usage::OPT_REASON),
        option(lang, "by", usage::VALUE_NAME, usage::OPT_BY),
        flag(lang, "yes", usage::OPT_YES).short('y'),
    ])
}

/// The value that must be there now.
pub(super) fn if_was(lang: Lang) -> Arg {
    option(lang, "if-was", usage::VALUE_VALUE, usage::OPT_IF_WAS).allow_negative_numbers(true)
}

/// A value that was given as text.
pub(super) fn given<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// A value that was given as one or several words.
pub(super) fn words_of(matches: &ArgMatches, name: &str) -> Option<String> {
    let words: Vec<&str> = matches
        .get_many::<String>(name)?
        .map(String::as_str)
        .collect();
    Some(words.join(" "))
}

/// The date and the document that were typed; today where no date was.
pub(super) fn draft(session: &Session<'_>, matches: &ArgMatches) -> Result<Draft, Failure> {
    let typed = words_of(matches, "date").map(|typed| session.date(&typed, Bias::Past));
    let typed = typed.transpose()?;
    let document = Document {
        pec_id: given(matches, "pec-id").map(str::to_owned),
        ..act_document(session, matches)?
    };
    let date = typed.unwrap_or(session.today);
    Ok(Draft { date, document })
}

/// The document of an act that was typed.
pub(super) fn act_document(
    session: &Session<'_>,
    matches: &ArgMatches,
) -> Result<Document, Failure> {
    let owned = |name| given(matches, name).map(str::to_owned);
    let protocol_date =
        given(matches, "protocol-date").map(|typed| session.date(typed, Bias::Past));
    Ok(Document {
        source: given(matches, "source").and_then(|source| source.parse().ok()),
        protocol: owned("protocol"),
        protocol_date: protocol_date.transpose()?,
        pec_id: None,
        note: owned("note"),
        attachment: owned("attachment"),
    })
}

/// The date that must be there now: `-` for none, nothing said for whatever is there.
pub(super) fn expected(session: &Session<'_>, matches: &ArgMatches) -> Result<Expected, Failure> {
    Ok(match given(matches, "if-was") {
        None => Expected::Anything,
        Some("-") => Expected::Date(None),
        Some(typed) => Expected::Date(Some(session.date(typed, Bias::Past)?)),
    })
}
