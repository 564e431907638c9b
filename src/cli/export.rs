//! `crono export`: the situation in another format, to the output or to a file.
//!
//! The bytes come from [`report`](crate::report); here they are only sent where they go. A file takes
//! all of them or none, and never the place of the dossier.

use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::report::{Export, Format, Sheet, csv};
use crate::store::{Output, StoreError, names_of};
use crate::words::Lang;
use crate::words::command::only_looking;
use crate::words::examples;
use crate::words::output::{not_written, written};
use crate::words::portfolio::{copies_beside, reason};
use crate::words::usage::{self, errors};

use super::error::Failure;
use super::grammar::{flag, option, positional};
use super::told::{remark, tell};
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "export",
    about: usage::EXPORT,
    usage: usage::EXPORT_USAGE,
    examples: examples::EXPORT,
    arguments,
    run,
};

/// The options that only one format has.
const ONLY: [(&str, &str); 3] = [("table", "csv"), ("dialect", "csv"), ("recorded", "ics")];

fn arguments(lang: Lang, command: Command) -> Command {
    let names: Vec<&str> = Format::commands().map(|(name, _)| name).collect();
    let help = format!("{}: {}", usage::ARG_FORMAT.text(lang), names.join(", "));
    let format = positional(lang, (1, "format"), usage::VALUE_FORMAT, usage::ARG_FORMAT)
        .required(true)
        .help(help)
        .value_parser(PossibleValuesParser::new(names))
        .hide_possible_values(true);
    let output = Arg::new("output")
        .short('o')
        .long("output")
        .action(ArgAction::Set)
        .value_parser(value_parser!(PathBuf))
        .value_name(usage::VALUE_FILE.text(lang))
        .help(usage::OPT_OUTPUT.text(lang))
        .help_heading(usage::HEAD_OPTIONS.text(lang));
    command
        .arg(format)
        .arg(output)
        .arg(flag(lang, "force", usage::OPT_FORCE))
        .arg(choice(
            option(lang, "table", usage::VALUE_NAME, usage::OPT_TABLE),
            csv::CsvTable::ALL.map(csv::CsvTable::as_str),
        ))
        .arg(choice(
            option(lang, "dialect", usage::VALUE_NAME, usage::OPT_DIALECT),
            csv::Dialect::ALL.map(csv::Dialect::as_str),
        ))
        .arg(flag(lang, "recorded", usage::OPT_RECORDED))
}

/// An option that takes one of these, which its help names already.
fn choice<const N: usize>(option: Arg, values: [&'static str; N]) -> Arg {
    option
        .value_parser(PossibleValuesParser::new(values))
        .hide_possible_values(true)
}

/// What was chosen; the usual where nothing was.
fn chosen<T: FromStr + Default>(matches: &ArgMatches, name: &str) -> T {
    let typed = matches.get_one::<String>(name);
    typed
        .and_then(|typed| typed.parse().ok())
        .unwrap_or_default()
}

/// An option of another format makes no sense of the line.
fn refuse_options_of_others(call: &Call<'_>, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = matches.get_one::<String>("format").map(String::as_str);
    let typed = |name: &str| matches.value_source(name) == Some(ValueSource::CommandLine);
    let wrong = ONLY
        .iter()
        .find(|(name, format)| typed(name) && asked != Some(*format));
    let Some((name, _)) = wrong else {
        return Ok(());
    };
    let why = errors::together(call.lang, &format!("--{name}"), asked);
    let help = errors::see_help(call.lang, "crono export");
    Err(Failure::Usage(format!("{why} {help}")))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    refuse_options_of_others(call, matches)?;
    let path = matches.get_one::<PathBuf>("output");
    let path = path.filter(|path| path.as_os_str() != "-");
    if let Some(path) = path.filter(|_| call.readonly) {
        return Err(Failure::about(path, only_looking(call.lang)));
    }
    let selection = call.selection()?;
    let copies = copies_beside(call.lang, &names_of(&selection.copies));
    remark(call, copies.as_deref());
    let (read, unread) = selection.read()?;
    let sheets: Vec<Sheet<'_>> = read.iter().map(super::selection::Read::sheet).collect();
    let heavy: Vec<Option<u64>> = read.iter().map(super::selection::Read::heavy).collect();
    let asked = matches.get_one::<String>("format").map(String::as_str);
    let reasons: Vec<(&str, String)> = unread
        .iter()
        .map(|(file, error)| (*file, reason(call.lang, error)))
        .collect();
    let export = Export {
        look: call.look,
        sheets: &sheets,
        heavy: &heavy,
        unread: &reasons,
        is_portfolio: selection.is_portfolio,
        table: chosen(matches, "table"),
        dialect: chosen(matches, "dialect"),
        recorded: matches.get_flag("recorded"),
    };
    let mut bytes = Vec::new();
    if let Some(format) = asked.and_then(Format::named) {
        format.write(&mut bytes, &export)?;
    }
    match path {
        None => out.write_all(&bytes)?,
        Some(path) => {
            let dossiers = selection.places.iter().map(|place| place.path.as_path());
            let output = Output::at(path, dossiers).map_err(|error| failed(call.lang, &error))?;
            let path = output
                .write(&bytes, matches.get_flag("force"))
                .map_err(|error| failed(call.lang, &error))?;
            tell(call, &[written(call.lang, &path)], out)?;
        }
    }
    if unread.is_empty() {
        return Ok(());
    }
    let errors = unread.into_iter().map(|(_, error)| error);
    Err(Failure::Unread(errors.collect()))
}

fn failed(lang: Lang, error: &StoreError) -> Failure {
    Failure::about(&error.path, not_written(lang, error))
}
