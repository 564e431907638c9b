//! `crono log`: the journal of changes, for people or for programs.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::report::journal;
use crate::words::Lang;
use crate::words::audit::written_by_nobody;
use crate::words::usage;

use super::error::Failure;
use super::grammar::flag;
use super::told::remark;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "log",
    about: usage::LOG,
    usage: usage::LOG_USAGE,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    command.arg(flag(lang, "json", usage::OPT_JSON))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let opened = session.existing()?;
    let changes = opened.journal()?;
    // The answer may be for a program.
    remark(call, session.copies_told().as_deref());
    let outside = changes.outside(&opened.dossier).len();
    remark(
        call,
        written_by_nobody(call.lang, outside, call.named()).as_deref(),
    );
    let mut out = out;
    if matches.get_flag("json") {
        journal::write_json(&mut out, &opened.dossier, &changes)?;
    } else {
        journal::write_text(&mut out, call.look, &opened.dossier, &changes)?;
    }
    Ok(())
}
