//! The plan in a text, whatever kind of text it is: lines of the notation, a table, or JSON.
//!
//! One place decides what a text is, for the command line and for the screen. A dossier is only known as one: it is
//! read where files are.

use std::path::Path;

use serde_json::{Map, Value};

use crate::plan::Plan;
use crate::words::Lang;
use crate::words::notation::{TableQuestion, TextEncoding, is_a_document, read_as, table_remark};
use crate::words::outline::{comments_are_not_kept, is_called_now};
use crate::words::refusal::not_a_plan;

use super::decode::decoded;
use super::table::{self, TableAnswers, TableText, is_table, of_lines};
use super::{TextFault, TextPlan, drawn, drawn_by_row, read, read_over};

/// A plan that was found.
#[derive(Clone, Debug)]
pub struct FoundPlan {
    /// The plan.
    pub plan: Plan,
    /// What of its text is not kept, a sentence each.
    pub remarks: Vec<String>,
    /// Whether the name of the plan was said, and not made from its title.
    pub is_named: bool,
}

impl From<Plan> for FoundPlan {
    fn from(plan: Plan) -> Self {
        Self {
            plan,
            remarks: Vec::new(),
            is_named: true,
        }
    }
}

/// Why no plan was found.
#[derive(Clone, Debug)]
pub enum NoPlan {
    /// The table does not say all: this is asked.
    Asked(Vec<TableQuestion>),
    /// What is wrong with it, line by line, each place under its line.
    Drawn(Vec<String>),
    /// What is wrong with it, a sentence each.
    Said(Vec<String>),
    /// It is a dossier.
    Dossier,
    /// It is no table, and answers were given.
    NoTable,
}

/// A file that may be a plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanSource<'s> {
    /// What it is called; its ending says what it should be.
    pub name: &'s str,
    /// In which language faults are said, and what does not tell its own is read.
    pub lang: Lang,
    /// What was answered about a table.
    pub answers: &'s TableAnswers,
    /// The plan that is to be changed, where there is one.
    pub over: Option<&'s Plan>,
}

impl PlanSource<'_> {
    /// The plan in the bytes of the file.
    ///
    /// # Errors
    /// Everything that is wrong with them, or that has to be asked.
    pub fn plan(&self, bytes: Vec<u8>) -> Result<FoundPlan, NoPlan> {
        let document = || NoPlan::Said(vec![is_a_document(self.lang, self.name)]);
        let (text, encoding) = decoded(bytes).ok_or_else(document)?;
        let mut found = self.in_text(text.trim_start_matches('\u{feff}'))?;
        if encoding != TextEncoding::Utf8 {
            let said = read_as(self.lang, self.name, encoding);
            found.remarks.insert(0, said);
        }
        Ok(found)
    }

    fn in_text(&self, text: &str) -> Result<FoundPlan, NoPlan> {
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
        if is_table || is_csv && self.read(text).is_err() {
            let table = table::read(text, self.lang, self.answers).map_err(NoPlan::Asked)?;
            return self.of_table(&table);
        }
        let read = self
            .read(text)
            .map_err(|faults| NoPlan::Drawn(drawn(self.lang, self.name, text, &faults)))?;
        let comments = (read.comments > 0).then(|| comments_are_not_kept(self.lang, read.comments));
        let renamed = read.renamed.iter();
        let renamed = renamed.map(|(former, now)| is_called_now(self.lang, former, now));
        self.no_table(FoundPlan {
            plan: read.plan,
            remarks: comments.into_iter().chain(renamed).collect(),
            is_named: read.is_named,
        })
    }

    /// A plan that is no table: then there is nothing to answer.
    ///
    /// # Errors
    /// There are answers.
    pub fn no_table(&self, found: FoundPlan) -> Result<FoundPlan, NoPlan> {
        if self.answers.is_empty() {
            Ok(found)
        } else {
            Err(NoPlan::NoTable)
        }
    }

    fn read(&self, text: &str) -> Result<TextPlan, Vec<TextFault>> {
        match self.over {
            Some(plan) => read_over(text, plan),
            None => read(text),
        }
    }

    fn has_ending(&self, endings: &[&str]) -> bool {
        let ending = Path::new(self.name).extension();
        ending.is_some_and(|own| {
            endings
                .iter()
                .any(|ending| own.eq_ignore_ascii_case(ending))
        })
    }

    /// The lines that a table has become.
    fn of_table(&self, table: &TableText) -> Result<FoundPlan, NoPlan> {
        let read = self
            .read(&table.text)
            .map_err(|faults| NoPlan::Drawn(drawn_by_row(self.lang, self.name, table, &faults)))?;
        let remarks = table.remarks.iter();
        Ok(FoundPlan {
            plan: read.plan,
            remarks: remarks
                .map(|remark| table_remark(self.lang, remark))
                .collect(),
            is_named: read.is_named,
        })
    }

    fn of_json(&self, text: &str) -> Result<FoundPlan, NoPlan> {
        if is_dossier(text) {
            return Err(NoPlan::Dossier);
        }
        let read = match self.over {
            Some(known) => Plan::from_json_over(text, known),
            None => Plan::from_json(text),
        };
        match read {
            Ok(plan) => self.no_table(plan.into()),
            Err(error) => Err(NoPlan::Said(not_a_plan(self.lang, text, &error))),
        }
    }
}

/// Whether a text is a dossier, and not a plan alone.
fn is_dossier(text: &str) -> bool {
    let whole: Option<Map<String, Value>> = serde_json::from_str(text).ok();
    whole.is_some_and(|whole| whole.contains_key("plan") && whole.contains_key("format"))
}
