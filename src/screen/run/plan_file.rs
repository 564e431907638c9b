//! Reading the plan of a new dossier from a file: a text, a table, JSON, or another dossier.
//!
//! What kind of text it is, `notation` decides; nothing is written.

use std::path::Path;

use crate::notation::table::TableAnswers;
use crate::notation::{FoundPlan, NoPlan, PlanSource};
use crate::screen::form::PlanToRead;
use crate::screen::update::{ReadPlan, UnreadPlan};
use crate::store::{JsonFile, StoreError, Target, read_bytes};
use crate::words::Lang;
use crate::words::notation::{no_table, question_text};
use crate::words::store::store_reason;

use super::export::at_home;

/// Reads it.
pub(super) fn read(lang: Lang, asked: &PlanToRead) -> Result<ReadPlan, UnreadPlan> {
    let path = at_home(&asked.path);
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let said = |error: &StoreError| {
        let reason = store_reason(lang, error);
        UnreadPlan::Said(vec![format!("{reason}.")])
    };
    let bytes = Target::resolve(&path).and_then(|target| read_bytes(&target));
    let bytes = bytes.map_err(|error| said(&error))?;
    let mut answers = TableAnswers::default();
    for answer in &asked.answers {
        answers.add(answer);
    }
    let source = PlanSource {
        name: &name,
        lang,
        answers: &answers,
        over: None,
    };
    let found = match source.plan(bytes) {
        Err(NoPlan::Dossier) => of_dossier(&path).map_err(|error| said(&error)),
        Ok(found) => Ok(found),
        Err(NoPlan::Said(lines)) => Err(UnreadPlan::Said(lines)),
        Err(NoPlan::Drawn(lines)) => {
            // There is no room for the lines that the sentences speak of.
            let sentences = lines.into_iter().filter(|line| !line.starts_with(' '));
            Err(UnreadPlan::Said(sentences.collect()))
        }
        Err(NoPlan::NoTable) => Err(UnreadPlan::Said(vec![no_table(lang)])),
        Err(NoPlan::Asked(questions)) => {
            // What no answer helps against is mended in the file.
            let helpless = questions.iter().filter(|one| one.answers(lang).is_empty());
            let helpless: Vec<String> = helpless.map(|one| question_text(lang, one)).collect();
            Err(if helpless.is_empty() {
                UnreadPlan::Asked(asked.clone(), questions)
            } else {
                UnreadPlan::Said(helpless)
            })
        }
    }?;
    let FoundPlan { plan, remarks, .. } = found;
    Ok(ReadPlan {
        name,
        plan,
        remarks,
    })
}

/// The plan of a dossier without its facts; an older file becomes what it would be today.
fn of_dossier(path: &Path) -> Result<FoundPlan, StoreError> {
    let opened = JsonFile::new(path).open()?;
    Ok(opened.dossier.plan.into())
}
