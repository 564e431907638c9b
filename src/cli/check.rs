//! `crono check`: the situation for a monitoring system.
//!
//! Whatever goes wrong is an answer, too: UNKNOWN on standard output, with exit code 3, because a
//! monitoring system reads nothing else.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};

use crate::report::check::{self, Level, Thresholds};
use crate::report::{Range, Sheet};
use crate::store::names_of;
use crate::words::Lang;
use crate::words::check::not_a_range;
use crate::words::command::no_file;
use crate::words::portfolio::{copies_beside, reason};
use crate::words::shown::shown;
use crate::words::usage;

use super::document::given;
use super::grammar::option;
use super::shelf::{self, Shelf};
use super::{Call, Failure, Verb};

pub(super) const VERB: Verb = Verb {
    name: "check",
    about: usage::CHECK,
    usage: usage::CHECK_USAGE,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let threshold = |name, short, help| -> Arg {
        option(lang, name, usage::VALUE_RANGE, help)
            .short(short)
            .allow_hyphen_values(true)
    };
    command
        .arg(threshold("warning", 'w', usage::OPT_WARNING))
        .arg(threshold("critical", 'c', usage::OPT_CRITICAL))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let mut out = out;
    let level = match answer(call, matches, &mut out) {
        Ok(level) => level,
        Err(Failure::Output(error)) => return Err(Failure::Output(error)),
        Err(failure) => {
            let why = failure.sentences(call.lang).join(" ");
            check::unknown(&mut out, call.look, &why)?;
            Level::Unknown
        }
    };
    match level {
        Level::Ok => Ok(()),
        level => Err(Failure::Answered(level.code())),
    }
}

fn answer(call: &Call<'_>, matches: &ArgMatches, out: &mut impl Write) -> Result<Level, Failure> {
    let thresholds = Thresholds {
        warning: range(call, matches, "warning")?,
        critical: range(call, matches, "critical")?,
    };
    let shelf: Shelf<'_> = call.shelf()?;
    if let [place] = shelf.places.as_slice()
        && let Ok(desk) = &place.desk
        && desk.opened.is_none()
    {
        return Err(Failure::about(&place.path, no_file(call.lang)));
    }
    let (read, unread) = shelf.read()?;
    let sheets: Vec<Sheet<'_>> = read.iter().map(shelf::Read::sheet).collect();
    let unread: Vec<String> = unread
        .iter()
        .map(|(file, error)| format!("{}: {}", shown(file), reason(call.lang, error)))
        .collect();
    let named = shelf.is_portfolio;
    let level = check::write(out, call.look, &thresholds, &sheets, &unread, named)?;
    // Below the figures, where a monitoring system keeps what is to be read by people.
    if let Some(copies) = copies_beside(call.lang, &names_of(&shelf.copies)) {
        writeln!(out, "{}", call.look.fold(&copies))?;
    }
    Ok(level)
}

fn range(call: &Call<'_>, matches: &ArgMatches, name: &str) -> Result<Option<Range>, Failure> {
    let Some(typed) = given(matches, name) else {
        return Ok(None);
    };
    let read = typed.parse().map(Some);
    read.map_err(|_| Failure::Usage(not_a_range(call.lang, &format!("--{name}"), typed)))
}
