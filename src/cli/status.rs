//! `crono status`: the situation, as a table, as JSON, in one line or in sentences.

use std::io::{self, Write};

use clap::{ArgGroup, ArgMatches, Command};

use crate::assess::Assessment;
use crate::report::{brief, json, plain, text};
use crate::store::Fault;
use crate::words::Lang;
use crate::words::command::no_file_yet;
use crate::words::store::store_error;
use crate::words::{examples, usage};

use super::error::Failure;
use super::grammar::flag;
use super::portfolio::{self, StatusFormat};
use super::session::Session;
use super::told::remark;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "status",
    about: usage::STATUS,
    usage: usage::STATUS_USAGE,
    examples: examples::STATUS,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    command
        .arg(flag(lang, "json", usage::OPT_JSON))
        .arg(flag(lang, "brief", usage::OPT_BRIEF))
        .arg(flag(lang, "plain", usage::OPT_PLAIN))
        .group(ArgGroup::new("format").args(["json", "brief", "plain"]))
        .arg(flag(lang, "quiet-missing", usage::OPT_QUIET))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    // Without a verb there are no options of this one either.
    let asked = |name: &str| matches!(matches.try_get_one::<bool>(name), Ok(Some(true)));
    if !asked("json") && !asked("brief") && !asked("plain") {
        return table(call, out);
    }
    if call.several().is_some() {
        let form = match () {
            () if asked("json") => StatusFormat::Json,
            () if asked("brief") => StatusFormat::Brief,
            () => StatusFormat::Plain,
        };
        return portfolio::status(call, form, asked("quiet-missing"), out);
    }
    let session = match call.session() {
        // One that was moved away is missed, and that is said.
        Err(Failure::Store(error))
            if error.fault.is_absent()
                && !matches!(error.fault, Fault::Gone(_))
                && asked("quiet-missing") =>
        {
            return Ok(());
        }
        found => found?,
    };
    if session.opened.is_none() && asked("quiet-missing") {
        return Ok(());
    }
    let (dossier, look) = (session.dossier(), call.look);
    let assessment = Assessment::of(dossier, session.today);
    let mut out = out;
    if asked("json") {
        let journal = session.journal();
        json::write(&mut out, call.lang, dossier, journal.as_ref(), &assessment)?;
        // The answer is for a program.
        remark(call, session.copies_told().as_deref());
        return say_where(&session, &mut io::stderr());
    }
    // One line is one line, and many a prompt waits for it: it says nothing of copies.
    if asked("brief") {
        match session.opened {
            Some(_) => brief::write(&mut out, look, dossier, &assessment)?,
            None => say_where(&session, &mut out)?,
        }
        return Ok(());
    }
    plain::write(&mut out, look, dossier, &assessment)?;
    say_copies(&session, &mut out)?;
    say_where(&session, &mut out)
}

/// The table for people; on a terminal too narrow for it, the sentences.
pub(super) fn table(call: &Call<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    // Columns that wrap are no columns; sentences may.
    let columns = (call.environment.columns)();
    let is_narrow = columns.is_some_and(|columns| usize::from(columns) < text::COLUMNS);
    if call.several().is_some() {
        let form = if is_narrow {
            StatusFormat::Plain
        } else {
            StatusFormat::Table
        };
        return portfolio::status(call, form, false, out);
    }
    let session = call.session()?;
    let assessment = Assessment::of(session.dossier(), session.today);
    let mut out = out;
    if is_narrow {
        plain::write(&mut out, call.look, session.dossier(), &assessment)?;
    } else {
        text::write(&mut out, call.look, session.dossier(), &assessment)?;
    }
    if session.opened.is_none() {
        writeln!(out)?;
    }
    say_copies(&session, &mut out)?;
    say_where(&session, &mut out)
}

/// That copies lie beside the file, where there are any.
fn say_copies(session: &Session<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(copies) = session.copies_told() {
        writeln!(out, "{}", session.call.look.fold(&copies))?;
    }
    Ok(())
}

/// Where the file will be, as long as there is none.
fn say_where(session: &Session<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    if session.opened.is_none() {
        let lang = session.call.lang;
        let line = match session.file.never_begun() {
            Some(error) => store_error(lang, &error),
            None => no_file_yet(lang, session.file.path()),
        };
        writeln!(out, "{}", session.call.look.fold(&line))?;
    }
    Ok(())
}
