//! Reading the plan of a new dossier from a file: a text, a table, JSON, or another dossier.
//!
//! What kind of text it is, `notation` decides; nothing is written.

use std::path::Path;

use crate::notation::table::TableAnswers;
use crate::notation::{FoundPlan, NoPlan, PlanSource};
use crate::plan::shipped;
use crate::screen::form::PlanToRead;
use crate::screen::update::{CompletedPath, ReadPlan, UnreadPlan};
use crate::store::{JsonFile, StoreError, Target, read_bytes};
use crate::words::Lang;
use crate::words::notation::{no_table, question_text};
use crate::words::store::store_reason;

use super::export::at_home;

/// Reads it.
pub(super) fn read(lang: Lang, asked: &PlanToRead) -> Result<ReadPlan, UnreadPlan> {
    let typed = bare(&asked.path);
    let path = at_home(&typed);
    if !path.exists()
        && let Some(plan) = shipped(&typed)
    {
        return Ok(ReadPlan {
            name: typed,
            plan,
            remarks: Vec::new(),
        });
    }
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
            // The lines that the sentences speak of are in the file.
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

/// A path as it is meant: a file that is dragged into a terminal arrives in quotes, or with its blanks marked.
fn bare(typed: &str) -> String {
    let typed = typed.trim();
    let quoted = ['"', '\'']
        .into_iter()
        .find_map(|quote| typed.strip_prefix(quote)?.strip_suffix(quote));
    match quoted {
        Some(inside) => inside.to_owned(),
        None if Path::new(typed).exists() => typed.to_owned(),
        None => typed.replace("\\ ", " "),
    }
}

/// The most names of a folder that are looked through.
const LOOKED_THROUGH: usize = 10_000;

/// How a path may go on, as far as it is certain.
pub(super) fn completed(typed: &str) -> CompletedPath {
    let (folder, begin) = match typed.rsplit_once('/') {
        Some((folder, begin)) => (format!("{folder}/"), begin),
        None => (String::new(), typed),
    };
    let place = if folder.is_empty() {
        ".".into()
    } else {
        at_home(&folder)
    };
    let entries = std::fs::read_dir(place).into_iter().flatten();
    let fits = entries.take(LOOKED_THROUGH).flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let is_hidden = name.starts_with('.') && !begin.starts_with('.');
        let is_folder = entry.path().is_dir();
        let sign = if is_folder { "/" } else { "" };
        (name.starts_with(begin) && !is_hidden).then(|| format!("{name}{sign}"))
    });
    let mut names: Vec<String> = fits.collect();
    names.sort();
    let first = names.first().cloned().unwrap_or_else(|| begin.to_owned());
    let common = names.iter().fold(first, |common, name| {
        let same = common.chars().zip(name.chars());
        same.take_while(|(one, other)| one == other)
            .map(|(one, _)| one)
            .collect()
    });
    CompletedPath {
        typed: typed.to_owned(),
        path: format!("{folder}{common}"),
        names,
    }
}

/// The plan of a dossier without its facts; an older file becomes what it would be today.
fn of_dossier(path: &Path) -> Result<FoundPlan, StoreError> {
    let opened = JsonFile::new(path).open()?;
    Ok(opened.dossier.plan.into())
}
