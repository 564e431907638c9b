//! `crono doctor`: where everything is and why, for the person who looks for a fault.
//!
//! It only looks, and goes on whatever it finds: what is wrong is what it is asked for.

use std::io::{self, Write};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use clap::{ArgMatches, Command};

use crate::plan::Zone;
use crate::store::{
    Access, Fault, JsonFile, LockStatus, Origin, SeenFile, Target, copies_of, distrusted, names_of,
    network, set_aside,
};
use crate::words::Lang;
use crate::words::configuration::{self as chosen, with_origin};
use crate::words::doctor as words;
use crate::words::examples;
use crate::words::portfolio::{copies_beside, heavy_ones};
use crate::words::sanitize::{pad, sanitized};
use crate::words::usage::{self, Phrase};

use super::environment::{ChoiceOrigin, LangOrigin};
use super::error::Failure;
use super::session::not_there;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "doctor",
    about: usage::DOCTOR,
    usage: usage::DOCTOR_USAGE,
    examples: examples::DOCTOR,
    arguments,
    run,
};

fn arguments(_: Lang, command: Command) -> Command {
    command
}

/// By how much the clocks of two machines may differ without a word.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(1);

/// The width of the names before the findings.
const NAMES: usize = 12;

/// Writes a row: what it is about, and what was found.
fn say(call: &Call<'_>, out: &mut dyn Write, name: Phrase, found: &str) -> io::Result<()> {
    let row = format!("{} {}", pad(name.text(call.lang), NAMES), sanitized(found));
    writeln!(out, "{}", call.look.fold(&row))
}

fn run(call: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let is_one = call.portfolio()?.is_none();
    if is_one {
        call.place()?;
    }
    let program = concat!("crono ", env!("CARGO_PKG_VERSION"));
    say(call, out, words::PROGRAM, program)?;
    if is_one {
        one(call, out)?;
    } else {
        several(call, out)?;
    }
    about_us(call, out)
}

/// Several dossiers: which of them cannot be read, and why.
fn several(call: &Call<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let selection = call.selection()?;
    let wrong: Vec<_> = selection
        .places
        .iter()
        .filter_map(|place| place.session.as_ref().err())
        .collect();
    let known = words::several(call.lang, selection.places.len(), wrong.len());
    say(call, out, words::DOSSIER, &known)?;
    for error in wrong {
        say(call, out, words::STATE, &words::wrong(call.lang, error))?;
    }
    let heavy = selection.places.iter().filter_map(|place| {
        let session = place.session.as_ref().ok()?;
        Some((place.name.as_str(), session.heavy()?))
    });
    if let Some(heavy) = heavy_ones(call.lang, &heavy.collect::<Vec<_>>()) {
        say(call, out, words::WEIGHT, &heavy)?;
    }
    copies(call, &selection.copies, out)
}

/// The copies that lie beside, where there are any.
fn copies(call: &Call<'_>, copies: &[PathBuf], out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(copies) = copies_beside(call.lang, &names_of(copies)) {
        say(call, out, words::COPIES, &copies)?;
    }
    Ok(())
}

/// What is wrong beside the file or around it, where something is: copies, git at work, and the clock of
/// this machine.
fn around(call: &Call<'_>, file: &JsonFile, out: &mut dyn Write) -> Result<(), Failure> {
    copies(call, &copies_of(file.path()), out)?;
    if let Some(git) = words::git(call.lang, &file.git()) {
        say(call, out, words::GIT, &git)?;
    }
    let Ok(opened) = file.open() else {
        return Ok(());
    };
    if let Some(bytes) = opened.heavy() {
        let said = words::heavy(call.lang, bytes);
        say(call, out, words::WEIGHT, &said)?;
    }
    let newest = opened.journal().ok();
    let newest = newest.and_then(|journal| Some(journal.entries().last()?.stamp.clone()));
    let zone = opened.dossier.plan.time_zone;
    let now = (call.environment.now)(zone);
    if let Some(newest) = newest.filter(|newest| newest.at - now > CLOCKS_DIFFER) {
        let at = newest.at.with_timezone(&zone.tz());
        let behind = words::behind(call.lang, &newest, at.naive_local(), now.naive_local());
        say(call, out, words::CLOCK, &behind)?;
    }
    Ok(())
}

/// One dossier: where it is and why, what it holds, who may write it, who is writing it.
fn one(call: &Call<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let lang = call.lang;
    let place = call.place()?;
    let file = JsonFile::at(&place);
    say(call, out, words::DOSSIER, &place.path.to_string_lossy())?;
    say(
        call,
        out,
        words::WHY_THERE,
        &words::origin(lang, place.origin),
    )?;
    let state = state_of_file(lang, &file, place.origin);
    say(call, out, words::STATE, &state)?;
    around(call, &file, out)?;
    let rights = rights(lang, &place.path);
    if !rights.is_empty() {
        say(call, out, words::RIGHTS, &rights)?;
    }
    let folder = place.path.parent().filter(|folder| folder.is_dir());
    let folder = folder.unwrap_or(Path::new("."));
    say(call, out, words::LOCK, &lock(lang, &file))?;
    if let Some(why) = distrusted(folder) {
        say(call, out, words::LOCK, &words::distrusted(lang, &why))?;
    }
    // They are named by the real day, whatever day is looked at.
    let real = (call.environment.now)(Zone::default()).date_naive();
    let backups = match file.backups() {
        Ok(backups) => words::backups(lang, &backups, real, call.named()),
        Err(error) => words::wrong(lang, &error),
    };
    say(call, out, words::BACKUPS, &backups)?;
    let aside = Target::resolve(&place.path).map_or_else(|_| Vec::new(), |at| set_aside(&at));
    if !aside.is_empty() {
        let names: Vec<_> = aside.iter().map(|name| name.to_string_lossy()).collect();
        say(call, out, words::SET_ASIDE, &names.join(", "))?;
    }
    let kind = network(folder).map_or_else(
        || words::LOCAL_DISK.text(lang).to_owned(),
        |name| words::network(lang, name),
    );
    say(call, out, words::DISK, &kind)?;
    match call.desk_for_screen() {
        Ok(session) => {
            let zone = session.dossier().plan.time_zone;
            say(
                call,
                out,
                words::TODAY,
                &words::today(lang, session.today, zone),
            )?;
        }
        // The row on its state has said what is wrong.
        Err(Failure::Store(_)) => {}
        Err(other) => return Err(other),
    }
    say(call, out, words::SEEN, &seen(call, &place.path))?;
    Ok(())
}

/// What does not hang on the file: who types, in which language, on which terminal.
fn about_us(call: &Call<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    say(call, out, words::WHO_WRITES, &who(call))?;
    say(call, out, words::LANGUAGE, &language(call))?;
    let environment = call.environment;
    say(call, out, words::SIGNS, &signs(call))?;
    say(call, out, words::COLOURS, &colours(call))?;
    if let Some(orders) = orders(call) {
        say(call, out, words::ORDER, &orders)?;
    }
    say(call, out, words::MOUSE, &mouse(call))?;
    for found in configuration(call) {
        say(call, out, words::CONFIGURATION, &found)?;
    }
    let kind = environment.variable("TERM").unwrap_or("-");
    let both = environment.input_is_terminal && environment.output_is_terminal;
    let terminal = words::terminal(call.lang, kind, both, call.look.colour);
    say(call, out, words::TERMINAL, &terminal)?;
    Ok(())
}

fn state_of_file(lang: Lang, file: &JsonFile, origin: Origin) -> String {
    let opened = match file.open() {
        Ok(opened) => opened,
        Err(error) if error.fault == Fault::Missing && !origin.is_explicit() => {
            return words::NOT_YET.text(lang).to_owned();
        }
        Err(error) => return words::wrong(lang, &not_there(file, error)),
    };
    let (rev, dates) = (opened.dossier.rev, opened.dossier.records.len());
    let known = opened.journal().and_then(|journal| {
        let holds = words::holds(lang, rev, dates, journal.entries().len());
        Ok((holds, opened.access()?))
    });
    match known {
        Ok((holds, Access::Writable)) => match opened.can_be_written_again() {
            Ok(()) => holds,
            Err(error) => words::wrong(lang, &error),
        },
        Ok((holds, Access::ReadOnly(reason))) => words::only_read(lang, &holds, &reason),
        Err(error) => words::wrong(lang, &error),
    }
}

/// Who holds the lock, as far as known.
fn lock(lang: Lang, file: &JsonFile) -> String {
    match file.held_by() {
        LockStatus::Free => words::NOBODY.text(lang).to_owned(),
        LockStatus::By(holder) => words::held(lang, &holder),
        LockStatus::Unknown => words::NOT_SAID.text(lang).to_owned(),
        LockStatus::Unfit(error) => words::wrong(lang, &error),
    }
}

/// Modes and owners, of what is there.
fn rights(lang: Lang, path: &Path) -> String {
    let of = |path: &Path| {
        let found = std::fs::metadata(path).ok()?;
        Some((found.mode(), found.uid(), found.gid()))
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    words::rights(lang, of(path), of(folder))
}

fn who(call: &Call<'_>) -> String {
    let (by, login) = (call.environment.by(None), call.environment.login());
    if by == login {
        by
    } else {
        format!("{by} ({login})")
    }
}

/// How far the account has looked through the journal, and where that is kept.
fn seen(call: &Call<'_>, path: &Path) -> String {
    let lang = call.lang;
    let around = &call.environment.surroundings;
    if let Some(owner) = around.anothers {
        return words::nothing_of_root(lang, owner);
    }
    let folder = around.memory();
    let target = Target::resolve(path).ok();
    let Some((folder, target)) = folder.zip(target) else {
        return words::NOTHING.text(lang).to_owned();
    };
    let file = SeenFile::new(folder, &target);
    match file.read() {
        Some(mark) => words::seen(lang, &mark, file.path()),
        None => words::NOTHING_SEEN.text(lang).to_owned(),
    }
}

fn language(call: &Call<'_>) -> String {
    let (lang, origin) = call.environment.language();
    let name = words::language(lang);
    match origin {
        LangOrigin::Asked => format!("{name} (--lang)"),
        LangOrigin::Variable(variable) => format!("{name} ({variable})"),
        LangOrigin::Configuration => with_origin(name, chosen::FROM_FILE.text(lang)),
        LangOrigin::Default => name.to_owned(),
    }
}

/// Where something comes from, in words.
fn origin(lang: Lang, origin: ChoiceOrigin) -> &'static str {
    match origin {
        ChoiceOrigin::Option(name) | ChoiceOrigin::Variable(name) => name,
        ChoiceOrigin::Configuration => chosen::FROM_FILE.text(lang),
        ChoiceOrigin::Locale => chosen::FROM_LOCALE.text(lang),
        ChoiceOrigin::Terminal => chosen::FROM_TERMINAL.text(lang),
    }
}

fn signs(call: &Call<'_>) -> String {
    let (ascii, from) = call.environment.ascii_origin(call.asked.ascii);
    let signs = if ascii { "ASCII" } else { "UTF-8" };
    with_origin(signs, origin(call.lang, from))
}

/// Whether there are colours, and which of them are not the usual ones.
fn colours(call: &Call<'_>) -> String {
    let environment = call.environment;
    let (colour, from) = environment.colour_origin(call.asked.color.as_deref());
    let may = words::yes_or_no(call.lang, colour);
    let mut said = vec![with_origin(may, origin(call.lang, from))];
    for (state, hue, from) in environment.chosen_colours() {
        let pair = format!("{} {}", state.as_str(), hue.as_str());
        said.push(with_origin(&pair, origin(call.lang, from)));
    }
    said.join("; ")
}

/// Whether the mouse is heeded, and what says so.
fn mouse(call: &Call<'_>) -> String {
    let (mouse, from) = call.environment.mouse();
    let said = words::yes_or_no(call.lang, mouse);
    match from {
        Some(from) => with_origin(said, origin(call.lang, from)),
        None => said.to_owned(),
    }
}

/// The orders of lists that are not the usual ones.
fn orders(call: &Call<'_>) -> Option<String> {
    let chosen = call.environment.chosen_orders().into_iter();
    let said = chosen.map(|(list, order, from)| {
        with_origin(&format!("{list} {order}"), origin(call.lang, from))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// The file of one's choices, and what is wrong with it.
fn configuration(call: &Call<'_>) -> Vec<String> {
    let environment = call.environment;
    let configuration = &environment.configuration;
    let place = match &configuration.path {
        None => chosen::no_folder(call.lang).to_owned(),
        Some(path) if configuration.is_there => path.to_string_lossy().into_owned(),
        Some(path) => chosen::not_there(call.lang, path),
    };
    let faults = environment.configuration_faults(call.lang);
    std::iter::once(place).chain(faults).collect()
}
