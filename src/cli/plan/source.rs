//! A plan from whatever was named: one that comes with the program, a text, JSON, or another dossier, whose
//! plan it is without its facts.

use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches};

use crate::cli::document::given;
use crate::cli::grammar::option;
use crate::cli::told::remark;
use crate::notation::table::TableAnswers;
use crate::notation::{FoundPlan, NoPlan, PlanSource};
use crate::plan::{Plan, shipped};
use crate::store::{JsonFile, Target, read_bytes, read_stream};
use crate::words::command::{no_place, no_plan};
use crate::words::notation::{no_answer, no_table, question_lines, table_asks};
use crate::words::store::store_reason;
use crate::words::{Lang, usage};

use super::{Call, Failure};

/// What stands for the standard input, as everywhere.
const STANDARD_INPUT: &str = "-";

/// The option that answers what is asked about a table.
///
/// One for all questions: they come from the table, so that no set of options could name them.
pub(in crate::cli) fn answer(lang: Lang) -> Arg {
    option(lang, "answer", usage::VALUE_ANSWER, usage::OPT_ANSWER).action(ArgAction::Append)
}

/// What was answered on the line.
fn answers(call: &Call<'_>, matches: &ArgMatches) -> Result<TableAnswers, Failure> {
    let mut answers = TableAnswers::default();
    for typed in matches.get_many::<String>("answer").into_iter().flatten() {
        if !answers.add(typed) {
            return Err(Failure::Usage(no_answer(call.lang, typed)));
        }
    }
    Ok(answers)
}

/// The plan that was named by the argument `plan`, or else by this name.
///
/// # Errors
/// There is none, or everything that is wrong with it, or that has to be asked.
pub(in crate::cli) fn plan_named(
    call: &Call<'_>,
    matches: &ArgMatches,
    usual: &str,
) -> Result<FoundPlan, Failure> {
    plan_over(call, matches, usual, None)
}

/// The same of a plan that another one is changed to.
///
/// # Errors
/// The same.
pub(super) fn plan_over(
    call: &Call<'_>,
    matches: &ArgMatches,
    usual: &str,
    over: Option<&Plan>,
) -> Result<FoundPlan, Failure> {
    let answers = answers(call, matches)?;
    let name = given(matches, "plan").unwrap_or(usual);
    let path = Path::new(name);
    let source = PlanSource {
        name,
        lang: call.lang,
        answers: &answers,
        over,
    };
    let found = match shipped(name) {
        Some(plan) => source.no_table(plan.into()),
        None => match source.plan(bytes(call, name)?) {
            Err(NoPlan::Dossier) => source.no_table(of_dossier(call, path)?),
            found => found,
        },
    };
    found.map_err(|why| failure(call.lang, path, name, why))
}

/// Why there is no plan, as the command line says it.
fn failure(lang: Lang, path: &Path, name: &str, why: NoPlan) -> Failure {
    match why {
        NoPlan::Asked(questions) => {
            let mut lines = vec![table_asks(lang, name, &questions)];
            let asked = questions
                .iter()
                .flat_map(|question| question_lines(lang, question));
            lines.extend(asked.map(|line| format!("  {line}")));
            Failure::Drawn(lines)
        }
        NoPlan::Drawn(lines) => Failure::Drawn(lines),
        NoPlan::Said(sentences) => Failure::About(path.to_owned(), sentences),
        NoPlan::NoTable | NoPlan::Dossier => Failure::about(path, no_table(lang)),
    }
}

/// What the file holds.
fn bytes(call: &Call<'_>, name: &str) -> Result<Vec<u8>, Failure> {
    let (lang, path) = (call.lang, Path::new(name));
    if name == STANDARD_INPUT {
        let read = read_stream(path, std::io::stdin().lock());
        return read.map_err(|error| {
            let why = store_reason(lang, &error);
            Failure::about(path, format!("{why}."))
        });
    }
    let found = Target::resolve(path).and_then(|target| read_bytes(&target));
    found.map_err(|error| {
        let why = store_reason(lang, &error);
        // What is written like a file was not meant to be one of the plans that come along.
        if name.contains(['/', '.']) {
            Failure::about(path, format!("{why}."))
        } else {
            Failure::Named(path.to_owned(), no_plan(lang, name, &why))
        }
    })
}

/// Says once what will not be found again.
pub(in crate::cli) fn told_of_remarks(call: &Call<'_>, found: &FoundPlan) {
    for sentence in &found.remarks {
        remark(call, Some(sentence));
    }
}

/// The plan of a dossier, which is read as one: an older file becomes what it would be today.
fn of_dossier(call: &Call<'_>, path: &Path) -> Result<FoundPlan, Failure> {
    let Some(place) = call.environment.surroundings.place(Some(path)) else {
        return Err(Failure::about(path, no_place(call.lang)));
    };
    let opened = JsonFile::at(&place).open()?;
    Ok(opened.dossier.plan.into())
}
