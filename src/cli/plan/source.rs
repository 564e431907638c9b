//! A plan from whatever was named: one that comes with the program, a text, JSON, or another dossier, whose
//! plan it is without its facts.

use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches};
use serde::de::IgnoredAny;

use crate::cli::document::given;
use crate::cli::grammar::option;
use crate::cli::told::remark;
use crate::notation::table::{TableAnswers, TableText, is_table, of_lines, read as read_table};
use crate::notation::{decoded, drawn, drawn_by_row, read as read_text};
use crate::plan::{Plan, PlanError, shipped};
use crate::store::{Flaw, JsonFile, Target, read_bytes};
use crate::words::command::no_plan;
use crate::words::notation::{
    TextEncoding, is_a_document, no_answer, no_table, question_lines, read_as, table_asks,
    table_remark,
};
use crate::words::outline::comments_are_not_kept;
use crate::words::refusal::plan_error;
use crate::words::store::{not_json, store_reason};
use crate::words::{Lang, usage};

use super::{Call, Failure};

/// A plan that was named.
pub(in crate::cli) struct NamedPlan {
    /// The plan.
    pub(in crate::cli) plan: Plan,
    /// What of its text is not kept, a sentence each.
    remarks: Vec<String>,
    /// Whether the name of the plan was said, and not made from its title.
    pub(in crate::cli) is_named: bool,
}

impl From<Plan> for NamedPlan {
    fn from(plan: Plan) -> Self {
        Self {
            plan,
            remarks: Vec::new(),
            is_named: true,
        }
    }
}

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
) -> Result<NamedPlan, Failure> {
    let answers = answers(call, matches)?;
    let name = given(matches, "plan").unwrap_or(usual);
    let found = Named {
        call,
        name,
        path: Path::new(name),
        answers: &answers,
    };
    found.read()
}

/// What was named, while it is read.
struct Named<'n> {
    call: &'n Call<'n>,
    name: &'n str,
    path: &'n Path,
    answers: &'n TableAnswers,
}

impl Named<'_> {
    fn read(&self) -> Result<NamedPlan, Failure> {
        if let Some(plan) = shipped(self.name) {
            return self.no_table(plan.into());
        }
        let (text, encoding) = self.text()?;
        let text = text.trim_start_matches('\u{feff}');
        let mut named = self.of_text(text)?;
        if encoding != TextEncoding::Utf8 {
            let read_as = read_as(self.call.lang, self.name, encoding);
            named.remarks.insert(0, read_as);
        }
        Ok(named)
    }

    fn has_ending(&self, endings: &[&str]) -> bool {
        let ending = self.path.extension();
        let ending = ending.into_iter();
        let mut all = ending.flat_map(|kind| endings.iter().map(move |ending| (kind, ending)));
        all.any(|(kind, ending)| kind.eq_ignore_ascii_case(ending))
    }

    fn of_text(&self, text: &str) -> Result<NamedPlan, Failure> {
        if self.has_ending(&["json"]) || text.trim_start().starts_with('{') {
            return self.of_json(text);
        }
        let is_csv = self.has_ending(&["csv", "tsv"]);
        let is_table = is_table(text, self.answers);
        if !is_table
            && is_csv
            && let Some(lines) = of_lines(text)
        {
            return self.of_table(&lines);
        }
        // Lines with signs of their own are no table, whatever the file is called.
        if is_table || is_csv && read_text(text).is_err() {
            let lang = self.call.lang;
            let table = read_table(text, lang, self.answers).map_err(|questions| {
                let mut lines = vec![table_asks(lang, self.name, &questions)];
                let asked = questions
                    .iter()
                    .flat_map(|question| question_lines(lang, question));
                lines.extend(asked.map(|line| format!("  {line}")));
                Failure::Drawn(lines)
            })?;
            return self.of_table(&table);
        }
        let read = read_text(text)
            .map_err(|faults| Failure::Drawn(drawn(self.call.lang, self.name, text, &faults)))?;
        let comments =
            (read.comments > 0).then(|| comments_are_not_kept(self.call.lang, read.comments));
        self.no_table(NamedPlan {
            plan: read.plan,
            remarks: comments.into_iter().collect(),
            is_named: read.is_named,
        })
    }

    /// The lines that a table has become.
    fn of_table(&self, table: &TableText) -> Result<NamedPlan, Failure> {
        let lang = self.call.lang;
        let read = read_text(&table.text)
            .map_err(|faults| Failure::Drawn(drawn_by_row(lang, self.name, table, &faults)))?;
        let remarks = table.remarks.iter();
        Ok(NamedPlan {
            plan: read.plan,
            remarks: remarks.map(|remark| table_remark(lang, remark)).collect(),
            is_named: read.is_named,
        })
    }

    /// A plan that is no table: then there is nothing to answer.
    fn no_table(&self, named: NamedPlan) -> Result<NamedPlan, Failure> {
        if self.answers.is_empty() {
            Ok(named)
        } else {
            Err(Failure::about(self.path, no_table(self.call.lang)))
        }
    }

    /// The text of the file, and how it is written.
    fn text(&self) -> Result<(String, TextEncoding), Failure> {
        let lang = self.call.lang;
        let found = Target::resolve(self.path).and_then(|target| read_bytes(&target));
        let bytes = found.map_err(|error| {
            let why = store_reason(lang, &error);
            // What is written like a file was not meant to be one of the plans that come along.
            if self.name.contains(['/', '.']) {
                Failure::about(self.path, format!("{why}."))
            } else {
                Failure::Named(self.path.to_owned(), no_plan(lang, self.name, &why))
            }
        })?;
        decoded(bytes).ok_or_else(|| Failure::about(self.path, is_a_document(lang, self.name)))
    }

    fn of_json(&self, text: &str) -> Result<NamedPlan, Failure> {
        let (call, path) = (self.call, self.path);
        if is_dossier(text) {
            return self.no_table(of_dossier(call, path)?);
        }
        let plan = Plan::from_json(text);
        let plan =
            plan.map_err(|error| Failure::About(path.to_owned(), fault(call.lang, text, &error)))?;
        self.no_table(plan.into())
    }
}

/// Says once what will not be found again.
pub(in crate::cli) fn told_of_remarks(call: &Call<'_>, named: &NamedPlan) {
    for sentence in &named.remarks {
        remark(call, Some(sentence));
    }
}

/// Whether a text is a dossier, and not a plan alone.
fn is_dossier(text: &str) -> bool {
    let whole: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text).ok();
    whole.is_some_and(|whole| whole.contains_key("plan") && whole.contains_key("format"))
}

/// The plan of a dossier, which is read as one: an older file becomes what it would be today.
fn of_dossier(call: &Call<'_>, path: &Path) -> Result<NamedPlan, Failure> {
    let Some(place) = call.environment.surroundings.place(Some(path)) else {
        return Err(Failure::about(
            path,
            crate::words::command::no_place(call.lang),
        ));
    };
    let opened = JsonFile::at(&place).open()?;
    Ok(opened.dossier.plan.into())
}

/// Why a text is no plan: it is not JSON, or what the plan says of it.
fn fault(lang: Lang, text: &str, error: &PlanError) -> Vec<String> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let place = (error.line(), error.column());
        return vec![not_json(lang, place, &Flaw::from(&error))];
    }
    plan_error(lang, error)
}
