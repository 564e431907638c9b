//! `crono suspend DATE` and `crono resume DATE`: clocks stopped and going on again.

use std::io::Write;

use clap::{ArgAction, ArgMatches, Command};

use crate::assess::{Assessment, State};
use crate::calendar::{Bias, Date};
use crate::plan::ClockKey;
use crate::record::{Proposal, Resumption, StatedTerm, Suspension};
use crate::words::Lang;
use crate::words::command::{not_a_number, which_term};
use crate::words::usage;

use super::desk::Desk;
use super::document::{act_document, act_options, authorship, given, words_of};
use super::grammar::{option, positional, several_words};
use super::save::{save, stamp};
use super::{Call, Failure, Verb};

pub(super) const SUSPEND: Verb = Verb {
    name: "suspend",
    about: usage::SUSPEND,
    usage: usage::SUSPEND_USAGE,
    arguments: suspend_arguments,
    run: suspend,
};

pub(super) const RESUME: Verb = Verb {
    name: "resume",
    about: usage::RESUME,
    usage: usage::RESUME_USAGE,
    arguments: resume_arguments,
    run: resume,
};

fn suspend_arguments(lang: Lang, command: Command) -> Command {
    let date = positional(lang, (1, "date"), usage::VALUE_DATE, usage::ARG_SUSPENDED);
    let clock = option(lang, "clock", usage::VALUE_ID, usage::OPT_CLOCK);
    let ordered = option(lang, "ordered-by", usage::VALUE_NAME, usage::OPT_ORDERED_BY);
    let command = command.args([
        several_words(date.required(true)),
        clock.num_args(1..).action(ArgAction::Append),
        ordered,
    ]);
    authorship(lang, act_options(lang, command))
}

fn suspend(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let desk = call.desk()?;
    let named = matches.get_many::<String>("clock").into_iter().flatten();
    let clocks: Result<Vec<ClockKey>, Failure> = named.map(|typed| desk.clock(typed)).collect();
    let act = Suspension {
        n: 0,
        from: desk.date(
            &words_of(matches, "date").unwrap_or_default(),
            Bias::Nearest,
        )?,
        clocks: clocks?,
        reason: given(matches, "reason").map(str::to_owned),
        ordered_by: given(matches, "ordered-by").map(str::to_owned),
        document: act_document(&desk, matches)?,
        stamp: stamp(&desk, matches),
        resumption: None,
    };
    save(&desk, matches, &Proposal::Suspend(Box::new(act)), out)
}

fn resume_arguments(lang: Lang, command: Command) -> Command {
    let date = positional(lang, (1, "date"), usage::VALUE_DATE, usage::ARG_RESUMED);
    let id = option(lang, "id", usage::VALUE_NUMBER, usage::OPT_SUSPENSION);
    let term = option(lang, "term", usage::VALUE_TERM, usage::OPT_TERM);
    let ordered = option(lang, "ordered-by", usage::VALUE_NAME, usage::OPT_ORDERED_BY);
    let command = command.args([
        several_words(date.required(true)),
        id,
        term.action(ArgAction::Append),
        ordered,
    ]);
    authorship(lang, act_options(lang, command))
}

fn resume(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let desk = call.desk()?;
    let n = given(matches, "id").map(|typed| {
        let number: Result<u32, _> = typed.parse();
        number.map_err(|_| desk.failure(not_a_number(call.lang, typed)))
    });
    let n = n.transpose()?;
    let terms = matches.get_many::<String>("term").into_iter().flatten();
    let terms: Result<Vec<StatedTerm>, Failure> =
        terms.map(|typed| stated(&desk, n, typed)).collect();
    let end = Resumption {
        date: desk.date(
            &words_of(matches, "date").unwrap_or_default(),
            Bias::Nearest,
        )?,
        ordered_by: given(matches, "ordered-by").map(str::to_owned),
        terms: terms?,
        document: act_document(&desk, matches)?,
        stamp: stamp(&desk, matches),
    };
    let end = Box::new(end);
    save(&desk, matches, &Proposal::Resume { n, end }, out)
}

/// A new term as it is typed: `CLOCK=DATE`, or a date where only one clock stands.
fn stated(desk: &Desk<'_>, n: Option<u32>, typed: &str) -> Result<StatedTerm, Failure> {
    if let Some((clock, date)) = typed.split_once('=') {
        return Ok(StatedTerm {
            clock: desk.clock(clock)?,
            due: desk.date(date, Bias::Future)?,
        });
    }
    let due: Date = desk.date(typed, Bias::Future)?;
    let dossier = desk.dossier();
    let open = |act: &&Suspension| act.resumption.is_none() && n.is_none_or(|n| act.n == n);
    let acts: Vec<&Suspension> = dossier.suspensions.iter().filter(open).collect();
    let assessment = Assessment::of(dossier, desk.today);
    let stands = assessment.clocks.iter().filter(|clock| {
        clock.state() == State::Suspended && acts.iter().any(|act| act.names(&clock.key))
    });
    let keys: Vec<ClockKey> = stands.map(|clock| clock.key.clone()).collect();
    match keys.as_slice() {
        [clock] => Ok(StatedTerm {
            clock: clock.clone(),
            due,
        }),
        _ => Err(desk.failure(which_term(desk.call.lang, &keys))),
    }
}
