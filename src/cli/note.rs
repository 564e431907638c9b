//! `crono note PLACE TEXT`: something to be remembered about a place of the plan.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::Bias;
use crate::record::{Proposal, Refusal};
use crate::words::Lang;
use crate::words::usage;

use super::document::{authorship, given};
use super::grammar::{option, positional};
use super::save::save;
use super::{Call, Failure, Verb};

pub(super) const VERB: Verb = Verb {
    name: "note",
    about: usage::NOTE,
    usage: usage::NOTE_USAGE,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let place = positional(lang, (1, "place"), usage::VALUE_PLACE, usage::ARG_PLACE).required(true);
    let text = positional(lang, (2, "text"), usage::VALUE_TEXT, usage::ARG_TEXT).required(true);
    let day = option(lang, "date", usage::VALUE_DATE, usage::OPT_NOTE_DATE);
    let kind = option(lang, "kind", usage::VALUE_ID, usage::OPT_KIND);
    let day = day.allow_negative_numbers(true);
    let command = command.args([place, text.num_args(1..), day, kind]);
    authorship(lang, command)
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let desk = call.desk()?;
    let typed = given(matches, "place").unwrap_or_default();
    let place = typed
        .parse()
        .map_err(|_| desk.refused(&Refusal::UnknownPlace(typed.to_owned())))?;
    let date = given(matches, "date")
        .map(|typed| desk.date(typed, Bias::Past))
        .transpose()?;
    let kind = given(matches, "kind")
        .map(|typed| {
            let unknown = |_| desk.refused(&desk.dossier().unknown_kind(&place, typed));
            typed.parse().map_err(unknown)
        })
        .transpose()?;
    let words: Vec<&str> = matches
        .get_many::<String>("text")
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let proposal = Proposal::Note {
        place,
        date: date.unwrap_or(desk.today),
        kind,
        text: words.join(" "),
    };
    save(&desk, matches, &proposal, out)
}
