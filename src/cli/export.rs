//! `crono export`: the situation in another format, to the output or to a file.
//!
//! The bytes come from [`report`](crate::report); here they are only sent where they go. A file takes
//! all of them or none, and never the place of the dossier.

use std::io::{self, Write};
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::report::portfolio::Item;
use crate::report::progress::Progress;
use crate::report::{Sheet, csv, html, ics, json, markdown, portfolio};
use crate::store::{Output, StoreError, names_of};
use crate::words::Lang;
use crate::words::command::only_looking;
use crate::words::output::{not_written, written};
use crate::words::portfolio::{copies_beside, reason};
use crate::words::sanitize::sanitized;
use crate::words::usage::{self, errors};

use super::error::Failure;
use super::grammar::{flag, option, positional};
use super::told::{remark, tell};
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "export",
    about: usage::EXPORT,
    usage: usage::EXPORT_USAGE,
    arguments,
    run,
};

/// A format that the situation can be exported in.
struct Format {
    /// What is typed.
    name: &'static str,
    /// Writes it.
    write: Writer,
}

/// Writes the sheets in a format.
type Writer = fn(&mut Vec<u8>, &Export<'_>) -> Result<(), Failure>;

/// What is exported, and how.
struct Export<'e> {
    call: &'e Call<'e>,
    /// What was typed.
    matches: &'e ArgMatches,
    /// The dossiers that could be read.
    sheets: &'e [Sheet<'e>],
    /// How many bytes the file of each has, where it is heavy.
    heavy: &'e [Option<u64>],
    /// The others, by the names of their files.
    unread: &'e [(&'e str, StoreError)],
    /// Whether several were asked for, be there one or a hundred.
    is_portfolio: bool,
}

/// The formats, in the order of the help.
const FORMATS: [Format; 5] = [
    Format {
        name: "ics",
        write: write_ics,
    },
    Format {
        name: "csv",
        write: write_csv,
    },
    Format {
        name: "md",
        write: write_markdown,
    },
    Format {
        name: "html",
        write: write_html,
    },
    Format {
        name: "json",
        write: write_json,
    },
];

/// The options that only one format has.
const ONLY: [(&str, &str); 3] = [("table", "csv"), ("dialect", "csv"), ("recorded", "ics")];

fn arguments(lang: Lang, command: Command) -> Command {
    let format = positional(lang, (1, "format"), usage::VALUE_FORMAT, usage::ARG_FORMAT)
        .required(true)
        .value_parser(PossibleValuesParser::new(FORMATS.map(|format| format.name)))
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
            csv::Table::ALL.map(csv::Table::as_str),
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
    let format = FORMATS.iter().find(|format| Some(format.name) == asked);
    let export = Export {
        call,
        matches,
        sheets: &sheets,
        heavy: &heavy,
        unread: &unread,
        is_portfolio: selection.is_portfolio,
    };
    let mut bytes = Vec::new();
    if let Some(format) = format {
        (format.write)(&mut bytes, &export)?;
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

fn write_csv(bytes: &mut Vec<u8>, export: &Export<'_>) -> Result<(), Failure> {
    let layout = csv::Layout {
        lang: export.call.lang,
        table: chosen(export.matches, "table"),
        dialect: chosen(export.matches, "dialect"),
        names_files: export.is_portfolio,
    };
    Ok(csv::write(bytes, layout, export.sheets)?)
}

fn write_ics(bytes: &mut Vec<u8>, export: &Export<'_>) -> Result<(), Failure> {
    let recorded = export.matches.get_flag("recorded");
    Ok(ics::write(
        bytes,
        export.call.lang,
        export.sheets,
        recorded,
    )?)
}

fn write_json(bytes: &mut Vec<u8>, export: &Export<'_>) -> Result<(), Failure> {
    let lang = export.call.lang;
    if let ([sheet], false) = (export.sheets, export.is_portfolio) {
        let journal = Some(sheet.journal);
        return Ok(json::write(
            bytes,
            lang,
            sheet.dossier,
            journal,
            sheet.assessment,
        )?);
    }
    let sheets = export.sheets.iter().zip(export.heavy);
    let read = sheets.map(|(of, heavy)| {
        let item = Item::of(lang, of.file, of.dossier, Some(of.journal), of.assessment)?;
        Ok::<_, io::Error>(item.weighing(*heavy))
    });
    let unread = export.unread.iter();
    let unread = unread.map(|(file, error)| Item::unread(file, &reason(lang, error)));
    let items = read.chain(unread).collect::<Result<Vec<Item>, _>>()?;
    Ok(portfolio::json(bytes, items)?)
}

fn write_markdown(bytes: &mut Vec<u8>, export: &Export<'_>) -> Result<(), Failure> {
    Ok(markdown::write(bytes, &export.progress())?)
}

fn write_html(bytes: &mut Vec<u8>, export: &Export<'_>) -> Result<(), Failure> {
    Ok(html::write(bytes, &export.progress())?)
}

impl Export<'_> {
    /// The report on the state of progress.
    fn progress(&self) -> Progress {
        let lang = self.call.lang;
        let unread = self.unread.iter();
        let unread =
            unread.map(|(file, error)| format!("{}: {}", sanitized(file), reason(lang, error)));
        Progress::of(lang, self.sheets, unread.collect())
    }
}
