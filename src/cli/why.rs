//! `crono why CLOCK`: how a due date was counted, step by step.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::assess::{Assessment, why, why_term};
use crate::record::Journal;
use crate::report;
use crate::words::Lang;
use crate::words::{examples, usage};

use super::document::given;
use super::error::Failure;
use super::grammar::positional;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "why",
    about: usage::WHY,
    usage: usage::WHY_USAGE,
    examples: examples::WHY,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let clock = positional(lang, (1, "clock"), usage::VALUE_CLOCK, usage::ARG_CLOCK);
    command.arg(clock.required(true))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let dossier = session.dossier();
    let typed = given(matches, "clock").unwrap_or_default();
    let assessment = Assessment::of(dossier, session.today);
    let mut out = out;
    let key = session.clock(typed)?;
    let journal = match &session.opened {
        Some(opened) => opened.journal()?,
        None => Journal::default(),
    };
    if let Some(term) = why_term(dossier, &assessment, &key) {
        report::why::write_term(&mut out, call.look, dossier, &journal, &term)?;
        return Ok(());
    }
    let Some(why) = why(dossier, &assessment, &key) else {
        return Err(session.refused(&dossier.unknown_clock(typed)));
    };
    report::why::write(&mut out, call.look, dossier, &assessment, &journal, &why)?;
    Ok(())
}
