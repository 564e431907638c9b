//! `crono doctor`: where everything is and why, for whoever has to find out what is wrong.
//!
//! It only looks, and goes on whatever it finds: what is wrong is what it is asked for.

use std::io::{self, Write};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use clap::{ArgMatches, Command};

use crate::store::{Access, Fault, JsonFile, SeenFile, Target, network};
use crate::words::Lang;
use crate::words::doctor as words;
use crate::words::shown::{pad, shown};
use crate::words::usage::{self, Phrase};

use super::{Call, Failure, LangOrigin, Verb};

pub(super) const VERB: Verb = Verb {
    name: "doctor",
    about: usage::DOCTOR,
    usage: usage::DOCTOR_USAGE,
    arguments,
    run,
};

fn arguments(_: Lang, command: Command) -> Command {
    command
}

/// The width of the names before the findings.
const NAMES: usize = 12;

/// Writes a row: what it is about, and what was found.
fn say(call: &Call<'_>, out: &mut dyn Write, name: Phrase, found: &str) -> io::Result<()> {
    let row = format!("{} {}", pad(name.text(call.lang), NAMES), shown(found));
    writeln!(out, "{}", call.look.fold(&row))
}

fn run(call: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let program = concat!("crono ", env!("CARGO_PKG_VERSION"));
    say(call, out, words::PROGRAM, program)?;
    match call.portfolio()? {
        Some(_) => several(call, out)?,
        None => one(call, out)?,
    }
    about_us(call, out)
}

/// Several dossiers: which of them cannot be read, and why.
fn several(call: &Call<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let shelf = call.shelf()?;
    let wrong: Vec<_> = shelf
        .places
        .iter()
        .filter_map(|place| place.desk.as_ref().err())
        .collect();
    let known = words::several(call.lang, shelf.places.len(), wrong.len());
    say(call, out, words::DOSSIER, &known)?;
    for error in wrong {
        say(call, out, words::STATE, &words::wrong(call.lang, error))?;
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
        words::origin(lang, place.origin),
    )?;
    say(call, out, words::STATE, &state_of_file(lang, &file))?;
    let rights = rights(lang, &place.path);
    if !rights.is_empty() {
        say(call, out, words::RIGHTS, &rights)?;
    }
    let holder = file.held_by();
    let lock = holder.map_or_else(
        || words::NOBODY.text(lang).to_owned(),
        |holder| words::held(lang, &holder),
    );
    say(call, out, words::LOCK, &lock)?;
    say(
        call,
        out,
        words::BACKUPS,
        &words::backups(lang, &file.backups()),
    )?;
    let folder = place.path.parent().filter(|folder| folder.is_dir());
    let kind = network(folder.unwrap_or(Path::new("."))).map_or_else(
        || words::LOCAL_DISK.text(lang).to_owned(),
        |name| words::network(lang, name),
    );
    say(call, out, words::DISK, &kind)?;
    match call.desk() {
        Ok(desk) => {
            let zone = desk.dossier().plan.time_zone;
            say(
                call,
                out,
                words::TODAY,
                &words::today(lang, desk.today, zone),
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
    let signs = if call.look.ascii { "ASCII" } else { "UTF-8" };
    say(call, out, words::SIGNS, signs)?;
    let environment = call.environment;
    let kind = environment.variable("TERM").unwrap_or("-");
    let both = environment.input_is_terminal && environment.output_is_terminal;
    let terminal = words::terminal(call.lang, kind, both, call.look.colour);
    say(call, out, words::TERMINAL, &terminal)?;
    Ok(())
}

fn state_of_file(lang: Lang, file: &JsonFile) -> String {
    let opened = match file.open() {
        Ok(opened) => opened,
        Err(error) if error.fault == Fault::Missing => return words::NOT_YET.text(lang).to_owned(),
        Err(error) => return words::wrong(lang, &error),
    };
    let (rev, dates) = (opened.dossier.rev, opened.dossier.records.len());
    let known = opened.journal().and_then(|journal| {
        let holds = words::holds(lang, rev, dates, journal.entries().len());
        Ok((holds, opened.access()?))
    });
    match known {
        Ok((holds, Access::Writable)) => holds,
        Ok((holds, Access::ReadOnly(reason))) => words::only_read(lang, &holds, &reason),
        Err(error) => words::wrong(lang, &error),
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
    let folder = call.environment.surroundings.state_folder.as_ref();
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
        LangOrigin::Default => name.to_owned(),
    }
}
