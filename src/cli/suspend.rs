//! `crono suspend DATE` and `crono resume DATE`: clocks stopped and going on again.

use std::io::Write;

use clap::{ArgAction, ArgMatches, Command};

use crate::assess::{Assessment, State};
use crate::calendar::{Bias, Date};
use crate::plan::ClockKey;
use crate::record::{Proposal, Resumption, StatedTerm, Suspension};
use crate::words::Lang;
use crate::words::command::{not_a_number, which_term};
use crate::words::{op, usage};

use super::document::{act_document, act_options, authorship, given, words_of};
use super::error::Failure;
use super::grammar::{option, positional, several_words};
use super::save::{save, stamp};
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const SUSPEND: Verb = Verb {
    name: "suspend",
    about: op::SUSPEND_ABOUT,
    usage: op::SUSPEND_USAGE,
    examples: op::SUSPEND_EXAMPLES,
    arguments: suspend_arguments,
    run: suspend,
};

pub(super) const RESUME: Verb = Verb {
    name: "resume",
    about: op::RESUME_ABOUT,
    usage: op::RESUME_USAGE,
    examples: op::RESUME_EXAMPLES,
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
    let session = call.session()?;
    let named = matches.get_many::<String>("clock").into_iter().flatten();
    let clocks: Result<Vec<Vec<ClockKey>>, Failure> =
        named.map(|typed| every_step(&session, typed)).collect();
    let act = Suspension {
        n: 0,
        from: session.date(
            &words_of(matches, "date").unwrap_or_default(),
            Bias::Nearest,
        )?,
        clocks: clocks?.concat(),
        reason: given(matches, "reason").map(str::to_owned),
        ordered_by: given(matches, "ordered-by").map(str::to_owned),
        document: act_document(&session, matches)?,
        stamp: stamp(&session, matches),
        resumption: None,
    };
    save(&session, matches, &Proposal::Suspend(Box::new(act)), out)
}

/// The clocks that are meant by a name: of a register with several steps, or of one of its entries, all that may be
/// stopped.
fn every_step(session: &Session<'_>, typed: &str) -> Result<Vec<ClockKey>, Failure> {
    let named = session.clock(typed)?;
    let dossier = session.dossier();
    if dossier.plan.numbered(&named.id).is_some() {
        return Ok(vec![named]);
    }
    let steps = dossier.plan.steps_of(&named.id);
    let steps = steps.map(|step| ClockKey {
        id: step.id.clone(),
        n: named.n,
    });
    let all: Vec<ClockKey> = steps.collect();
    let (may_stop, others): (Vec<ClockKey>, Vec<ClockKey>) =
        all.into_iter().partition(|key| dossier.may_stop(key));
    if may_stop.is_empty() {
        // What is said of the first of them, why none may be, is said.
        return Ok(vec![others.into_iter().next().unwrap_or(named)]);
    }
    Ok(may_stop)
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
    let session = call.session()?;
    let n = given(matches, "id").map(|typed| {
        let number: Result<u32, _> = typed.parse();
        number.map_err(|_| session.failure(not_a_number(call.lang, typed)))
    });
    let n = n.transpose()?;
    let terms = matches.get_many::<String>("term").into_iter().flatten();
    let terms: Result<Vec<StatedTerm>, Failure> =
        terms.map(|typed| stated(&session, n, typed)).collect();
    let end = Resumption {
        date: session.date(
            &words_of(matches, "date").unwrap_or_default(),
            Bias::Nearest,
        )?,
        ordered_by: given(matches, "ordered-by").map(str::to_owned),
        terms: terms?,
        document: act_document(&session, matches)?,
        stamp: stamp(&session, matches),
    };
    let end = Box::new(end);
    save(&session, matches, &Proposal::Resume { n, end }, out)
}

/// A new term as it is typed: `CLOCK=DATE`, or a date where only one clock stands.
fn stated(session: &Session<'_>, n: Option<u32>, typed: &str) -> Result<StatedTerm, Failure> {
    if let Some((clock, date)) = typed.split_once('=') {
        return Ok(StatedTerm {
            clock: session.clock(clock)?,
            due: session.date(date, Bias::Future)?,
        });
    }
    let due: Date = session.date(typed, Bias::Future)?;
    let dossier = session.dossier();
    let open = dossier.unended_suspensions();
    let acts: Vec<&Suspension> = open.filter(|act| n.is_none_or(|n| act.n == n)).collect();
    let assessment = Assessment::of(dossier, session.today);
    let stands = assessment.clocks.iter().filter(|clock| {
        clock.state() == State::Suspended
            && acts.iter().any(|act| dossier.is_named_by(&clock.key, act))
    });
    let keys: Vec<ClockKey> = stands.map(|clock| clock.key.clone()).collect();
    match keys.as_slice() {
        [clock] => Ok(StatedTerm {
            clock: clock.clone(),
            due,
        }),
        _ => Err(session.failure(which_term(session.call.lang, &keys))),
    }
}
