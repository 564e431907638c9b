//! The row of one dossier in a list of several, in words: all that is kept of it.

use crate::assess::{Assessment, State, Summary, open_suspensions};
use crate::plan::{Event, Whose};
use crate::record::{ActId, Dossier};
use crate::say;
use crate::store::{Damage, Fault, Flaw, StoreError};
use crate::words::matching::Query;
use crate::words::report::resumption_awaited;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, act, count, event, headline, party, state, store};

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

/// "3 Migrazione", "Accettazione del piano".
fn what(lang: Lang, dossier: &Dossier, summary: &Summary) -> String {
    let turn = summary.turn.as_ref();
    match turn.and_then(|turn| turn.event.as_ref()) {
        Some(event) if summary.next.is_none() => event::label(lang, dossier, event),
        _ => {
            let phase = summary.phase.and_then(|n| dossier.plan.phase(n));
            let named = phase.map(|phase| {
                let short = phase.short.as_ref().unwrap_or(&phase.title);
                format!("{} {}", phase.number, sanitized(state::text(lang, short)))
            });
            named.unwrap_or_default()
        }
    }
}

fn countdown(lang: Lang, summary: &Summary) -> String {
    match &summary.next {
        Some(next) => count::countdown_to(lang, next.due, next.left),
        None => state::state(lang, summary.state).to_owned(),
    }
}

/// "fase 3, Migrazione; 2 termini in ritardo; 2 richieste aperte".
fn situation(lang: Lang, dossier: &Dossier, assessment: &Assessment, summary: &Summary) -> String {
    let Some(next) = &summary.next else {
        return headline::due(lang, dossier, assessment).text;
    };
    let mut said = event::clock_in_full(lang, &dossier.plan, &next.clock);
    if summary.late > 1 {
        said.push_str(&clocks_late(lang, summary.late));
    }
    said.push_str(&open_requests(lang, summary.open_requests));
    said
}

fn act(lang: Lang, dossier: &Dossier, assessment: &Assessment, summary: &Summary) -> String {
    if summary.is_ours() {
        return headline::ours(lang, dossier, assessment, usize::MAX);
    }
    let Some(turn) = &summary.turn else {
        return String::new();
    };
    let who = party::must_act(lang, &dossier.plan, &turn.acting.actors);
    let Some(of) = &turn.event else {
        let open = open_suspensions(dossier, assessment);
        let named = open.first().map(|open| {
            let what = act::name(lang, ActId::Resumption(open.n));
            let waited = count::awaited(lang, open.days(assessment.today));
            resumption_awaited(lang, &who, &what, &waited)
        });
        return named.unwrap_or_default();
    };
    let what = event::noun(lang, dossier, of);
    let since = waited(assessment, of).map(|days| format!(", {}", count::awaited(lang, days)));
    format!("{who}: {what}{}.", since.unwrap_or_default())
}

fn who(lang: Lang, dossier: &Dossier, summary: &Summary) -> String {
    let acting = summary.acting.as_ref();
    acting.map_or_else(String::new, |acting| {
        party::who(lang, &dossier.plan, acting)
    })
}

fn with(lang: Lang, dossier: &Dossier, summary: &Summary) -> String {
    let turn = summary.turn.as_ref().map(|turn| &turn.acting);
    let joint = turn.filter(|acting| acting.whose == Whose::Joint);
    joint.map_or_else(String::new, |acting| {
        party::with_others(lang, &dossier.plan, &acting.actors)
    })
}

fn waited(assessment: &Assessment, of: &Event) -> Option<i64> {
    let mut awaited = assessment.awaited.iter();
    let found = awaited.find(|awaited| awaited.event == *of)?;
    found.waited(assessment.today)
}

/// Why a file cannot be read and what to do, on one line.
#[must_use]
pub fn reason(lang: Lang, error: &StoreError) -> String {
    store::store_error(lang, error).replace('\n', " ")
}

/// Why, in a column: "riga 41, col. 7".
fn flaw(lang: Lang, error: &StoreError) -> String {
    let said = match &error.fault {
        Fault::Damaged(damage) => match **damage {
            Damage {
                flaw: Flaw::MergeMarks,
                line,
                ..
            } => {
                return merge_at(lang, line);
            }
            Damage { line: 0, .. } => damaged(lang),
            Damage { line, column, .. } => {
                return damage_at(lang, line, column);
            }
        },
        Fault::Gone(_) => gone(lang),
        fault if fault.is_absent() => not_there(lang),
        Fault::NoFolder(_) | Fault::DanglingLink => not_there(lang),
        Fault::NotADossier => not_crono(lang),
        Fault::NotAFile(_) => not_file(lang),
        Fault::TooLarge { .. } => too_large(lang),
        _ => return store::store_reason(lang, error),
    };
    said.to_owned()
}

say! {
    fn damaged(lang) -> &str it "danneggiato" en "damaged";
    fn gone(lang) -> &str it "non c'è più" en "gone";
    fn not_there(lang) -> &str it "non c'è" en "not there";
    fn not_crono(lang) -> &str it "non di crono" en "not of crono";
    fn not_file(lang) -> &str it "non è un file" en "not a file";
    fn too_large(lang) -> &str it "troppo grande" en "too large";

    fn clocks_late(lang, n: usize) it "; {n} termini in ritardo" en "; {n} clocks late";

    fn open_requests(lang, n: usize) match n {
        0 => every "";
        1 => it "; {n} richiesta aperta" en "; {n} open request";
        _ => it "; {n} richieste aperte" en "; {n} open requests";
    }

    fn merge_at(lang, line: usize) it "fusione git, riga {line}" en "merge git, line {line}";

    fn damage_at(lang, line: usize, column: usize)
        it "riga {line}, col. {column}"
        en "line {line}, col. {column}";
}

say! {
    /// What stands in the column of the state of a file that cannot be read.
    pub fn unreadable(lang) -> &str it "non leggibile" en "unreadable";

    /// What stands there while it is read.
    fn being_read(lang) -> &str it "in lettura" en "being read";
}
