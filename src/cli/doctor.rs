//! `crono doctor`: where everything is and why, for whoever has to find out what is wrong.

use std::io::Write;
use std::path::Path;

use clap::{ArgMatches, Command};

use crate::store::{Access, Fault, JsonFile, Origin, SeenFile, Target};
use crate::words::Lang;
use crate::words::dates::with_weekday;
use crate::words::shown::{pad, shown};
use crate::words::store::{read_only, store_error};
use crate::words::usage;

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

fn run(call: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let lang = call.lang;
    let place = call.place()?;
    let mut say = |it: &str, en: &str, found: &str| {
        let row = format!("{} {}", pad(lang.pick(it, en), NAMES), shown(found));
        writeln!(out, "{}", call.look.fold(&row))
    };
    say(
        "programma",
        "program",
        concat!("crono ", env!("CARGO_PKG_VERSION")),
    )?;
    say("fascicolo", "dossier", &place.path.to_string_lossy())?;
    say("perché lì", "why there", origin(lang, place.origin))?;
    say(
        "stato",
        "state",
        &state_of_file(call, &JsonFile::at(&place)),
    )?;
    match call.desk() {
        Ok(desk) => {
            let zone = desk.dossier().plan.time_zone;
            say(
                "oggi",
                "today",
                &format!("{}, {zone}", with_weekday(lang, desk.today)),
            )?;
        }
        // The row above has said what is wrong.
        Err(Failure::Store(_)) => {}
        Err(other) => return Err(other),
    }
    say("chi scrive", "who writes", &who(call))?;
    say("già visto", "seen so far", &seen(call, &place.path))?;
    say("lingua", "language", &language(call))?;
    let signs = if call.look.ascii { "ASCII" } else { "UTF-8" };
    say("segni", "signs", signs)?;
    say("terminale", "terminal", &terminal(call))?;
    Ok(())
}

fn origin(lang: Lang, origin: Origin) -> &'static str {
    match origin {
        Origin::Asked => lang.pick("chiesto con --file", "asked for with --file"),
        Origin::Environment => lang.pick("lo dice CRONO_FILE", "CRONO_FILE says so"),
        Origin::Shared => lang.pick("è quello dell'ufficio", "it is the office's"),
        Origin::Personal => lang.pick("è quello di questo account", "it is this account's"),
    }
}

fn state_of_file(call: &Call<'_>, file: &JsonFile) -> String {
    let lang = call.lang;
    let opened = match file.open() {
        Ok(opened) => opened,
        Err(error) if error.fault == Fault::Missing => {
            return lang
                .pick(
                    "non c'è ancora: nasce con la prima data",
                    "not there yet: the first date creates it",
                )
                .to_owned();
        }
        Err(error) => return store_error(lang, &error).replace('\n', " "),
    };
    let (rev, dates) = (opened.dossier.rev, opened.dossier.records.len());
    let holds = match lang {
        Lang::It => format!("revisione {rev}, {dates} date"),
        Lang::En => format!("revision {rev}, {dates} dates"),
    };
    match opened.access() {
        Ok(Access::Writable) => holds,
        Ok(Access::ReadOnly(reason)) => {
            let word = lang.pick("sola lettura", "read only");
            format!("{holds}; {word}: {}", read_only(lang, &reason))
        }
        Err(error) => store_error(lang, &error).replace('\n', " "),
    }
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
    let Some(file) = folder
        .zip(target)
        .map(|(f, target)| SeenFile::new(f, &target))
    else {
        return lang.pick("niente", "nothing").to_owned();
    };
    let Some(mark) = file.read() else {
        return lang.pick("ancora niente", "nothing yet").to_owned();
    };
    let (n, kept) = (mark.n, file.path().display());
    let when = with_weekday(lang, mark.looked.date_naive());
    match (lang, n) {
        (Lang::It, 0) => format!("prima di ogni modifica, {when} ({kept})"),
        (Lang::En, 0) => format!("before any change, {when} ({kept})"),
        (Lang::It, _) => format!("fino alla modifica {n}, {when} ({kept})"),
        (Lang::En, _) => format!("up to change {n}, {when} ({kept})"),
    }
}

fn language(call: &Call<'_>) -> String {
    let (lang, origin) = call.environment.language();
    let name = lang.pick("italiano", "English");
    match origin {
        LangOrigin::Asked => format!("{name} (--lang)"),
        LangOrigin::Variable(variable) => format!("{name} ({variable})"),
        LangOrigin::Default => name.to_owned(),
    }
}

fn terminal(call: &Call<'_>) -> String {
    let (environment, lang) = (call.environment, call.lang);
    let kind = environment.variable("TERM").unwrap_or("-");
    let word = |on: bool| lang.pick(["no", "sì"], ["no", "yes"])[usize::from(on)];
    let colours = lang.pick("colori", "colours");
    let both = environment.input_is_terminal && environment.output_is_terminal;
    let screen = lang.pick("schermo", "screen");
    format!(
        "TERM {kind}; {screen} {}; {colours} {}",
        word(both),
        word(call.look.colour)
    )
}
