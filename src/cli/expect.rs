//! `crono expect EVENT DATE`: the date on which something is promised to happen, or `none`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::{Bias, says_none};
use crate::record::{ExpectedFact, Proposal};
use crate::words::Lang;
use crate::words::{op, usage};

use super::document::{act_document, act_options, authorship, given, if_was, words_of};
use super::error::Failure;
use super::grammar::{positional, several_words};
use super::save::save;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "expect",
    about: op::EXPECT_ABOUT,
    usage: op::EXPECT_USAGE,
    examples: op::EXPECT_EXAMPLES,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let event = positional(lang, (1, "event"), usage::VALUE_EVENT, usage::ARG_EVENT);
    let date = positional(lang, (2, "date"), usage::VALUE_DATE, usage::ARG_PROMISED);
    let command = command.args([event.required(true), several_words(date.required(true))]);
    authorship(lang, act_options(lang, command)).arg(if_was(lang))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let read = |typed: &str| {
        if says_none(typed) || typed == "-" {
            Ok(None)
        } else {
            session.date(typed, Bias::Future).map(Some)
        }
    };
    let promised = match read(&words_of(matches, "date").unwrap_or_default())? {
        Some(date) => Some(Box::new((date, act_document(&session, matches)?))),
        None => None,
    };
    let proposal = Proposal::Promise {
        event: session.event(given(matches, "event").unwrap_or_default())?,
        promised,
        expected: given(matches, "if-was")
            .map(read)
            .transpose()?
            .map(ExpectedFact::Date),
    };
    save(&session, matches, &proposal, out)
}
