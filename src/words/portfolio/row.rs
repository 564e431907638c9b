//! The row of one dossier in a list of several, in words: all that is kept of it.

use crate::assess::{Assessment, State, Summary};
use crate::record::Dossier;
use crate::store::StoreError;
use crate::words::compose::portfolio_row::{
    act, countdown, flaw, reason, situation, what, who, with,
};
use crate::words::matching::Query;
use crate::words::portfolio::told::{being_read, unreadable};
use crate::words::sanitize::sanitized;
use crate::words::{Lang, event, state};

use super::weight;

/// The sign of a dossier that cannot be read.
pub const UNREADABLE: &str = "#";

/// A dossier in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierRow {
    /// By which a list knows it, whatever its file is called; the owner of the list numbers them.
    pub id: usize,
    /// The name by which its file is told apart.
    pub file: String,
    /// What it is called in a column.
    pub title: String,
    /// What it is called where there is room.
    pub whole: String,
    /// What is judged of it; `None` where it cannot be read.
    pub summary: Option<Summary>,
    /// What its line speaks of: a phase, or what is awaited; where it cannot be read, why.
    pub what: String,
    /// How much is left and until when; where nothing is due, its state.
    pub countdown: String,
    /// The phase that falls due and what else is open, or that nothing is; where it cannot be read,
    /// why and what to do.
    pub situation: String,
    /// Who must act, as in every list; empty where nobody must.
    pub who: String,
    /// Who must act, for what and since when; empty where nobody must.
    pub act: String,
    /// Those with whom we must act; empty where we act alone or not at all.
    pub with: String,
    /// The supplier.
    pub supplier: Option<String>,
    /// The code of the tender.
    pub cig: Option<String>,
    /// How many bytes its file has, where it is heavy.
    pub heavy: Option<u64>,
    /// Whether it is still being read.
    pub is_awaited: bool,
}

impl DossierRow {
    /// A dossier on its day.
    #[must_use]
    pub fn of(lang: Lang, file: &str, dossier: &Dossier, assessment: &Assessment) -> Self {
        let summary = Summary::of(dossier, assessment);
        let info = &dossier.plan.info;
        let typed =
            |text: &Option<String>| text.as_deref().map(|text| sanitized(text).into_owned());
        let title = typed(&info.short_title).or_else(|| typed(&info.title));
        // The title of the plan says what, not whose.
        let whole = typed(&info.title).unwrap_or_else(|| {
            let name = title.clone().unwrap_or_else(|| stem(file));
            format!("{name} · {}", event::title(lang, &dossier.plan))
        });
        Self {
            id: 0,
            title: title.unwrap_or_else(|| stem(file)),
            whole,
            what: what(lang, dossier, &summary),
            countdown: countdown(lang, &summary),
            situation: situation(lang, dossier, assessment, &summary),
            who: who(lang, dossier, &summary),
            act: act(lang, dossier, assessment, &summary),
            with: with(lang, dossier, &summary),
            supplier: typed(&info.supplier),
            cig: typed(&info.cig),
            file: sanitized(file).into_owned(),
            summary: Some(summary),
            heavy: None,
            is_awaited: false,
        }
    }

    /// The same, of a file of so many bytes where it is heavy.
    #[must_use]
    pub fn weighing(self, heavy: Option<u64>) -> Self {
        Self { heavy, ..self }
    }

    /// A heavy file that is being read.
    #[must_use]
    pub fn to_be_read(lang: Lang, file: &str, bytes: u64) -> Self {
        let file = sanitized(file).into_owned();
        Self {
            id: 0,
            title: stem(&file),
            whole: file.clone(),
            file,
            summary: None,
            what: String::new(),
            countdown: being_read(lang).to_owned(),
            situation: weight::heavy(lang, bytes),
            who: String::new(),
            act: String::new(),
            with: String::new(),
            supplier: None,
            cig: None,
            heavy: Some(bytes),
            is_awaited: true,
        }
    }

    /// Whether it cannot be read.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.summary.is_none() && !self.is_awaited
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn unread(lang: Lang, file: &str, error: &StoreError) -> Self {
        let file = sanitized(file).into_owned();
        Self {
            id: 0,
            title: file.clone(),
            whole: file.clone(),
            file,
            summary: None,
            what: flaw(lang, error),
            countdown: unreadable(lang).to_owned(),
            situation: reason(lang, error),
            who: String::new(),
            act: String::new(),
            with: String::new(),
            supplier: None,
            cig: None,
            heavy: None,
            is_awaited: false,
        }
    }

    /// Whether title, file, supplier or code hold every word that is looked for, whatever its case
    /// and accents.
    #[must_use]
    pub fn holds(&self, sought: &Query) -> bool {
        let mut texts = vec![&self.title, &self.whole, &self.file];
        texts.extend(self.supplier.iter().chain(&self.cig));
        sought.finds_among(&texts)
    }

    /// The word of its state: how many clocks are late, where several are.
    #[must_use]
    pub fn word(&self, lang: Lang) -> String {
        match &self.summary {
            None if self.is_awaited => being_read(lang).to_owned(),
            None => unreadable(lang).to_owned(),
            Some(summary) if summary.late > 1 => {
                format!("{} {}", summary.late, state::state(lang, State::Overdue))
            }
            Some(summary) => state::state(lang, summary.state).to_owned(),
        }
    }

    /// Its sign.
    #[must_use]
    pub fn glyph(&self, ascii: bool) -> &'static str {
        let of = self.summary.as_ref().map(|summary| summary.state);
        match of {
            Some(of) => state::glyph(of, ascii),
            None if self.is_awaited => ".",
            None => UNREADABLE,
        }
    }
}

/// The name of a file without its ending.
fn stem(file: &str) -> String {
    sanitized(file.strip_suffix(".json").unwrap_or(file)).into_owned()
}

/// Where several have the same title, the name of the file goes before it.
pub fn distinguish(rows: &mut [DossierRow]) {
    let mut titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    titles.sort_unstable();
    let twice: Vec<String> = titles
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() > 1)
        .map(|same| same[0].to_owned())
        .collect();
    for row in rows.iter_mut().filter(|row| row.summary.is_some()) {
        if twice.binary_search(&row.title).is_ok() {
            let name = stem(&row.file);
            row.title = format!("{name} · {}", row.title);
        }
    }
}
