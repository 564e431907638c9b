//! `crono check`: the situation for a monitoring system.
//!
//! Whatever goes wrong is an answer, too: UNKNOWN on standard output, with exit code 3, because a
//! monitoring system reads nothing else.

use std::io::Write;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};

use crate::assess::Assessment;
use crate::report::Range;
use crate::report::check::{self, Findings, Level, Seen, Thresholds};
use crate::store::{gathered, names_of};
use crate::words::Lang;
use crate::words::check::{not_a_limit, not_a_range};
use crate::words::command::no_file;
use crate::words::portfolio::{copies_beside, reason};
use crate::words::sanitize::sanitized;
use crate::words::{examples, usage};

use super::document::given;
use super::error::Failure;
use super::grammar::option;
use super::selection::RequestedFiles;
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "check",
    about: usage::CHECK,
    usage: usage::CHECK_USAGE,
    examples: examples::CHECK,
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
        .arg(
            option(lang, "limit", usage::VALUE_NUMBER, usage::OPT_LIMIT)
                .allow_negative_numbers(true),
        )
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
    let limit = limit(call, matches)?;
    let Some(RequestedFiles { paths, copies }) = call.portfolio()? else {
        let (found, copies) = one(call, &thresholds, limit)?;
        return written(call, found, &copies, out);
    };
    let found = several(call, &thresholds, limit, paths)?;
    written(call, found, &copies, out)
}

fn written(
    call: &Call<'_>,
    found: Findings,
    copies: &[PathBuf],
    out: &mut impl Write,
) -> Result<Level, Failure> {
    let level = found.write(out, call.look)?;
    // Below the figures, where a monitoring system keeps what is to be read by people.
    if let Some(copies) = copies_beside(call.lang, &names_of(copies)) {
        writeln!(out, "{}", call.look.fold(&copies))?;
    }
    Ok(level)
}

/// One dossier, and the copies that lie beside it.
fn one(
    call: &Call<'_>,
    thresholds: &Thresholds,
    limit: usize,
) -> Result<(Findings, Vec<PathBuf>), Failure> {
    let session = call.session()?;
    let Some(opened) = &session.opened else {
        return Err(session.failure(no_file(call.lang)));
    };
    // A journal that is damaged is reported.
    opened.journal()?;
    let mut found = Findings::new(limit, false);
    look_at(&mut found, &session, "", thresholds);
    Ok((found, session.copies()))
}

/// Each is looked at and let go of before the next.
fn several(
    call: &Call<'_>,
    thresholds: &Thresholds,
    limit: usize,
    paths: Vec<PathBuf>,
) -> Result<Findings, Failure> {
    let named = names_of(&paths).into_iter().zip(paths).collect();
    gathered(
        named,
        || Ok(Findings::new(limit, true)),
        |found, (name, path)| {
            let Ok(all) = found else { return };
            let place = match call.shelved(name, path) {
                Ok(place) => place,
                Err(failure) => return *found = Err(failure),
            };
            let session = place.session.and_then(|session| {
                if let Some(opened) = &session.opened {
                    opened.journal()?;
                }
                Ok(session)
            });
            match session {
                Ok(session) => look_at(all, &session, &place.name, thresholds),
                Err(error) => {
                    let why = reason(call.lang, &error);
                    all.add_unread(format!("{}: {why}", sanitized(&place.name)));
                }
            }
        },
        |found, later| match (&mut *found, later) {
            (Ok(all), Ok(more)) => all.join(more),
            (Ok(_), Err(failure)) => *found = Err(failure),
            (Err(_), _) => {}
        },
    )
}

fn look_at(found: &mut Findings, session: &Session<'_>, file: &str, thresholds: &Thresholds) {
    let dossier = session.dossier();
    let seen = Seen {
        file,
        dossier,
        assessment: &Assessment::of(dossier, session.today),
    };
    found.add(session.call.look, thresholds, seen);
}

/// How many lines are to be written.
fn limit(call: &Call<'_>, matches: &ArgMatches) -> Result<usize, Failure> {
    let Some(typed) = given(matches, "limit") else {
        return Ok(check::LIMIT);
    };
    let digits = typed.trim();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Failure::Usage(not_a_limit(call.lang, typed)));
    }
    // More than can be counted is all there are.
    Ok(digits.parse().unwrap_or(usize::MAX))
}

fn range(call: &Call<'_>, matches: &ArgMatches, name: &str) -> Result<Option<Range>, Failure> {
    let Some(typed) = given(matches, name) else {
        return Ok(None);
    };
    let read = typed.parse().map(Some);
    read.map_err(|_| Failure::Usage(not_a_range(call.lang, &format!("--{name}"), typed)))
}
