//! `crono extend CLOCK 15d` or `--until DATE`: more time on one clock.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::{Bias, parse_days};
use crate::plan::ClockKey;
use crate::record::{Extension, Grant, Proposal};
use crate::words::Lang;
use crate::words::command::not_days;
use crate::words::{op, usage};

use super::document::{act_document, act_options, authorship, given};
use super::error::Failure;
use super::grammar::{option, positional};
use super::save::{save, stamp};
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "extend",
    about: op::EXTEND_ABOUT,
    usage: op::EXTEND_USAGE,
    examples: op::EXTEND_EXAMPLES,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let clock = positional(lang, (1, "clock"), usage::VALUE_CLOCK, usage::ARG_CLOCK);
    let days = positional(lang, (2, "days"), usage::VALUE_DAYS, usage::ARG_DAYS);
    let until = option(lang, "until", usage::VALUE_DATE, usage::OPT_UNTIL);
    let date = option(lang, "date", usage::VALUE_DATE, usage::OPT_GRANTED);
    let command = command.args([
        clock.required(true),
        days.required_unless_present("until")
            .conflicts_with("until"),
        until.allow_negative_numbers(true),
        date.allow_negative_numbers(true),
    ]);
    authorship(lang, act_options(lang, command))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let granted = given(matches, "date").map(|typed| session.date(typed, Bias::Past));
    let clock = session.clock(given(matches, "clock").unwrap_or_default())?;
    let act = Extension {
        n: 0,
        grant: grant(&session, matches, &clock)?,
        clock,
        granted: granted.transpose()?.unwrap_or(session.today),
        reason: given(matches, "reason").map(str::to_owned),
        document: act_document(&session, matches)?,
        stamp: stamp(&session, matches),
    };
    save(&session, matches, &Proposal::Extend(Box::new(act)), out)
}

fn grant(session: &Session<'_>, matches: &ArgMatches, clock: &ClockKey) -> Result<Grant, Failure> {
    if let Some(typed) = given(matches, "until") {
        return session.date(typed, Bias::Future).map(Grant::Until);
    }
    let typed = given(matches, "days").unwrap_or_default();
    let working = session.dossier().plan.is_in_working_days(clock);
    let days = parse_days(typed, working).map(Grant::Days);
    days.ok_or_else(|| session.failure(not_days(session.call.lang, typed, working)))
}
