//! `crono request open|answer`: the register of requests, numbered by the program.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::plan::{ClockId, Event, Register};
use crate::record::{Proposal, Refusal};
use crate::words::Lang;
use crate::words::command::no_request;
use crate::words::{examples, usage};

use super::document::{authorship, document, draft, expected, given, if_was};
use super::error::Failure;
use super::grammar::{date, nested, option, positional};
use super::save::save;
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "request",
    about: usage::REQUEST,
    usage: usage::REQUEST_USAGE,
    examples: examples::REQUEST,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let register = || option(lang, "register", usage::VALUE_ID, usage::OPT_REGISTER);
    let subject = option(lang, "subject", usage::VALUE_TEXT, usage::OPT_SUBJECT);
    let number = positional(lang, (1, "number"), usage::VALUE_NUMBER, usage::ARG_NUMBER);
    let open = nested(
        lang,
        "open",
        (usage::REQUEST_OPEN, usage::REQUEST_OPEN_USAGE),
        examples::REQUEST,
    )
    .args([date(lang, 1), subject, register()]);
    let answer = nested(
        lang,
        "answer",
        (usage::REQUEST_ANSWER, usage::REQUEST_ANSWER_USAGE),
        examples::REQUEST,
    )
    .args([number.required(true), date(lang, 2), register()]);
    command
        .subcommand_required(true)
        .subcommand_help_heading(usage::HEAD_COMMANDS.text(lang))
        .subcommand(authorship(lang, document(lang, open)))
        .subcommand(authorship(lang, document(lang, answer)).arg(if_was(lang)))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let proposal = match matches.subcommand() {
        Some(("open", matches)) => Proposal::OpenRequest {
            register: register_id(&session, matches)?,
            subject: given(matches, "subject").map(str::to_owned),
            draft: draft(&session, matches)?,
        },
        Some((_, matches)) => answer(&session, matches)?,
        None => {
            return Err(Failure::Usage(
                usage::REQUEST_USAGE.text(call.lang).to_owned(),
            ));
        }
    };
    let matches = matches.subcommand().map_or(matches, |(_, nested)| nested);
    save(&session, matches, &proposal, out)
}

fn answer(session: &Session<'_>, matches: &ArgMatches) -> Result<Proposal, Failure> {
    let register = register(session, matches)?;
    let agreed = register.agreed();
    let typed = given(matches, "number").unwrap_or_default();
    let n: u32 = typed.parse().map_err(|_| {
        session.named(no_request(
            session.call.lang,
            session.dossier(),
            agreed,
            typed,
        ))
    })?;
    // Of several steps the first without a date goes on with it.
    let steps = || session.dossier().plan.steps_of(agreed);
    let dated = |step: &&Register| {
        let answer = Event::numbered(&step.answer.id, n);
        session.dossier().record(&answer).is_some()
    };
    let is_open = |step: &&Register| {
        let answer = Event::numbered(&step.answer.id, n);
        !dated(step) && session.dossier().waiver_of(&answer).is_none()
    };
    // Once all of them have one, it is the last that may be meant.
    let next = steps().find(is_open).or(steps().filter(dated).last());
    let register = next.unwrap_or(register);
    Ok(Proposal::Record {
        event: Event::numbered(&register.answer.id, n),
        draft: draft(session, matches)?,
        keep: true,
        expected: expected(session, matches)?,
    })
}

/// The register that was named, which must be one of the plan's.
fn register_id(session: &Session<'_>, matches: &ArgMatches) -> Result<Option<ClockId>, Failure> {
    let named = given(matches, "register");
    named
        .map(|typed| {
            let text = typed.to_owned();
            let unknown = |_| session.refused(&Refusal::UnknownRegister(text));
            typed.parse().map_err(unknown)
        })
        .transpose()
}

/// The register meant: the one named, or the only one there is.
fn register<'d>(session: &'d Session<'_>, matches: &ArgMatches) -> Result<&'d Register, Failure> {
    let plan = &session.dossier().plan;
    let opening: Vec<&Register> = plan.opening().collect();
    let found = match (register_id(session, matches)?, opening.as_slice()) {
        (Some(id), _) => {
            let text = id.to_string();
            let unknown = || session.refused(&Refusal::UnknownRegister(text));
            return plan.entries(&id).ok_or_else(unknown);
        }
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    found.ok_or_else(|| session.refused(&which(session)))
}

fn which(session: &Session<'_>) -> Refusal {
    let registers = session.dossier().plan.opening();
    Refusal::WhichRegister {
        known: registers
            .map(|register| register.agreed().clone())
            .collect(),
    }
}
