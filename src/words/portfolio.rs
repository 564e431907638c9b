//! Several dossiers side by side: what each says in its line, and the two sentences above them.
//!
//! A [`Row`] is all that is kept of a dossier while others are looked at: its [`Summary`] and the words
//! that need the plan. Screen and text show the same because they show these. What somebody typed has
//! passed [`shown`] here.

use crate::assess::{Assessment, Figures, State, Summary};
use crate::plan::Event;
use crate::record::Dossier;
use crate::store::{Damage, Fault, StoreError};

use super::headline::{self, Headline};
use super::shown::{ascii, shown, width};
use super::{Label, Lang, count, dates, event, state, store};

/// The sign of a dossier that cannot be read.
pub const UNREADABLE: &str = "#";

/// A dossier in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
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
    /// Who must act, for what and since when; empty where nobody must.
    pub act: String,
    /// The supplier.
    pub supplier: Option<String>,
    /// The code of the tender.
    pub cig: Option<String>,
}

impl Row {
    /// A dossier on its day.
    #[must_use]
    pub fn of(lang: Lang, file: &str, dossier: &Dossier, assessment: &Assessment) -> Self {
        let summary = Summary::of(dossier, assessment);
        let info = &dossier.plan.info;
        let typed = |text: &Option<String>| text.as_deref().map(|text| shown(text).into_owned());
        let title = typed(&info.short_title).or_else(|| typed(&info.title));
        let whole = match &info.title {
            Some(title) => shown(title).into_owned(),
            // The title of the plan says what, not whose.
            None => {
                let name = title.clone().unwrap_or_else(|| stem(file));
                format!("{name} · {}", event::title(lang, &dossier.plan))
            }
        };
        Self {
            title: title.unwrap_or_else(|| stem(file)),
            whole,
            what: what(lang, dossier, &summary),
            countdown: countdown(lang, &summary),
            situation: situation(lang, dossier, assessment, &summary),
            act: act(lang, dossier, assessment, &summary),
            supplier: typed(&info.supplier),
            cig: typed(&info.cig),
            file: shown(file).into_owned(),
            summary: Some(summary),
        }
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn unread(lang: Lang, file: &str, error: &StoreError) -> Self {
        let file = shown(file).into_owned();
        Self {
            title: file.clone(),
            whole: file.clone(),
            file,
            summary: None,
            what: flaw(lang, error),
            countdown: unreadable(lang).to_owned(),
            situation: reason(lang, error),
            act: String::new(),
            supplier: None,
            cig: None,
        }
    }

    /// Whether title, file, supplier or code hold every word that is looked for, whatever its case
    /// and accents.
    #[must_use]
    pub fn holds(&self, sought: &str) -> bool {
        let mut all = format!("{} {} {}", self.title, self.whole, self.file);
        for text in [&self.supplier, &self.cig].into_iter().flatten() {
            all.push(' ');
            all.push_str(text);
        }
        let all = plain(&all);
        plain(sought)
            .split_whitespace()
            .all(|word| all.contains(word))
    }

    /// The word of its state: how many clocks are late, where several are.
    #[must_use]
    pub fn word(&self, lang: Lang) -> String {
        match &self.summary {
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
        of.map_or(UNREADABLE, |of| state::glyph(of, ascii))
    }

    /// Who must act, as in every list.
    #[must_use]
    pub fn who(&self, lang: Lang) -> &'static str {
        let turn = self.summary.as_ref().and_then(|s| s.turn.as_ref());
        turn.map_or("", |turn| state::who(lang, turn.actor, turn.runs))
    }
}

/// Small letters without accents.
fn plain(text: &str) -> String {
    ascii(&text.to_lowercase()).replace('\'', "")
}

/// The name of a file without its ending.
fn stem(file: &str) -> String {
    shown(file.strip_suffix(".json").unwrap_or(file)).into_owned()
}

/// Where several have the same title, the name of the file goes before it.
pub fn distinguish(rows: &mut [Row]) {
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
                format!("{} {}", phase.number, shown(state::text(lang, short)))
            });
            named.unwrap_or_default()
        }
    }
}

fn countdown(lang: Lang, summary: &Summary) -> String {
    match &summary.next {
        Some(next) => count::countdown_to(lang, next.due, next.days_left),
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
        let late = match lang {
            Lang::It => format!("; {} termini in ritardo", summary.late),
            Lang::En => format!("; {} clocks late", summary.late),
        };
        said.push_str(&late);
    }
    let requests = match (lang, summary.open_requests) {
        (_, 0) => String::new(),
        (Lang::It, 1) => "; 1 richiesta aperta".to_owned(),
        (Lang::It, n) => format!("; {n} richieste aperte"),
        (Lang::En, 1) => "; 1 open request".to_owned(),
        (Lang::En, n) => format!("; {n} open requests"),
    };
    said.push_str(&requests);
    said
}

fn act(lang: Lang, dossier: &Dossier, assessment: &Assessment, summary: &Summary) -> String {
    if summary.is_ours() {
        return headline::ours(lang, dossier, assessment, usize::MAX);
    }
    let turn = summary.turn.as_ref();
    let Some(of) = turn.and_then(|turn| turn.event.as_ref()) else {
        return String::new();
    };
    let what = event::noun(lang, dossier, of);
    let since = waited(assessment, of).map(|days| format!(", {}", count::awaited(lang, days)));
    let since = since.unwrap_or_default();
    match lang {
        Lang::It => format!("Tocca al fornitore: {what}{since}."),
        Lang::En => format!("The supplier must act: {what}{since}."),
    }
}

fn waited(assessment: &Assessment, of: &Event) -> Option<i64> {
    let mut awaited = assessment.awaited.iter();
    let found = awaited.find(|awaited| awaited.event == *of)?;
    found.waited(assessment.today)
}

/// What stands in the column of the state of a file that cannot be read.
#[must_use]
pub const fn unreadable(lang: Lang) -> &'static str {
    lang.pick("non leggibile", "unreadable")
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
            Damage { line: 0, .. } => lang.pick("danneggiato", "damaged"),
            Damage { line, column, .. } => {
                let (row, place) = lang.pick(("riga", "col."), ("line", "col."));
                return format!("{row} {line}, {place} {column}");
            }
        },
        Fault::Missing | Fault::NoFolder(_) | Fault::DanglingLink => {
            lang.pick("non c'è", "not there")
        }
        Fault::NotADossier => lang.pick("non di crono", "not of crono"),
        Fault::NotAFile(_) => lang.pick("non è un file", "not a file"),
        Fault::TooLarge { .. } => lang.pick("troppo grande", "too large"),
        _ => return store::store_reason(lang, error),
    };
    said.to_owned()
}

/// The first sentence: what is late, or falls due, among all of them, in so many columns.
#[must_use]
pub fn due(lang: Lang, rows: &[Row], figures: &Figures, columns: usize) -> Headline {
    let told = |state, text| Headline { state, text };
    let title = |i: usize| rows[i].title.clone();
    if !figures.late.is_empty() {
        return told(State::Overdue, late(lang, rows, &figures.late, columns));
    }
    if !figures.due_today.is_empty() {
        let names: Vec<String> = figures.due_today.iter().copied().map(title).collect();
        let start = match (lang, names.len()) {
            (Lang::It, 1) => "SCADE OGGI: ",
            (Lang::It, _) => "SCADONO OGGI: ",
            (Lang::En, _) => "DUE TODAY: ",
        };
        return told(State::DueToday, naming(start, &names, columns));
    }
    let first = figures.next.map(|i| (&rows[i], rows[i].summary.as_ref()));
    if let Some((row, Some(summary))) = first
        && let Some(next) = &summary.next
    {
        let left = event::capitalised(&count::countdown(lang, next.days_left));
        let day = dates::weekday_day_month(lang, next.due);
        let text = format!("{left} ({}): {}, {}.", day, row.title, row.what);
        return told(summary.state, text);
    }
    let read = rows.iter().filter(|row| row.summary.is_some()).count();
    if read == 0 {
        return told(State::NotStarted, String::new());
    }
    let over = figures.over == read;
    let text = match (lang, over) {
        (Lang::It, false) => "Nessun termine corre.",
        (Lang::En, false) => "No clock is running.",
        (Lang::It, true) => "Nessun termine è aperto.",
        (Lang::En, true) => "No clock is open.",
    };
    let state = if over { State::Met } else { State::NotStarted };
    told(state, text.to_owned())
}

/// "1 fascicolo IN RITARDO: Pontelungo, di 8 giorni."
fn late(lang: Lang, rows: &[Row], late: &[usize], columns: usize) -> String {
    let by = |i: &usize| {
        let next = rows[*i].summary.as_ref().and_then(|s| s.next.as_ref());
        let days = dates::days(lang, -next.map_or(0, |next| next.days_left));
        match lang {
            Lang::It => format!("di {days}"),
            Lang::En => format!("by {days}"),
        }
    };
    let link = if late.len() == 1 { ", " } else { " " };
    let names: Vec<String> = late
        .iter()
        .map(|i| format!("{}{link}{}", rows[*i].title, by(i)))
        .collect();
    let start = match (lang, late.len()) {
        (Lang::It, 1) => "1 fascicolo IN RITARDO: ".to_owned(),
        (Lang::It, n) => format!("{n} fascicoli IN RITARDO: "),
        (Lang::En, 1) => "1 dossier LATE: ".to_owned(),
        (Lang::En, n) => format!("{n} dossiers LATE: "),
    };
    naming(&start, &names, columns)
}

/// The second sentence: in which of them we must act, in so many columns.
#[must_use]
pub fn ours(lang: Lang, rows: &[Row], figures: &Figures, columns: usize) -> String {
    if figures.ours.is_empty() {
        return Label::NothingForUs.text(lang).to_owned();
    }
    let names: Vec<String> = figures
        .ours
        .iter()
        .map(|i| rows[*i].title.clone())
        .collect();
    let turn = count::our_turn(lang, None, figures.is_pressing);
    let with = if figures.together {
        lang.pick(", insieme al fornitore", ", with the supplier")
    } else {
        ""
    };
    naming(&format!("{turn}{with}: "), &names, columns)
}

/// A sentence that ends with as many names as fit, one at least.
fn naming(start: &str, names: &[String], columns: usize) -> String {
    // No line holds more.
    const MOST: usize = 24;
    let with = |shown: usize| {
        let more = match names.len() - shown {
            0 => String::new(),
            more => format!(" (+{more})"),
        };
        format!("{start}{}{more}.", names[..shown].join(", "))
    };
    let most = names.len().min(MOST);
    let fitting = (1..=most).rev().map(with);
    let fits = |text: &String| width(text) <= columns;
    fitting
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| with(most.min(1)))
}

/// How many cannot be read: "1 non leggibile".
#[must_use]
pub fn unread_ones(lang: Lang, unread: usize) -> String {
    match (lang, unread) {
        (Lang::It, 1) => "1 non leggibile".to_owned(),
        (Lang::It, n) => format!("{n} non leggibili"),
        (Lang::En, n) => format!("{n} unreadable"),
    }
}

/// What they are called together.
#[must_use]
pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Fascicoli", "Dossiers")
}

/// The head of the column with their titles.
#[must_use]
pub const fn head(lang: Lang) -> &'static str {
    lang.pick("Fascicolo", "Dossier")
}

/// The head of the column that says what is due or awaited.
#[must_use]
pub const fn head_what(lang: Lang) -> &'static str {
    lang.pick("Che cosa", "What")
}

/// The names of what is known of a contract: its supplier, the code of the tender, its file.
#[must_use]
pub const fn labels(lang: Lang) -> (&'static str, &'static str, &'static str) {
    match lang {
        Lang::It => ("Fornitore", "CIG", "File"),
        Lang::En => ("Supplier", "CIG", "File"),
    }
}

/// There is none.
#[must_use]
pub const fn none(lang: Lang) -> &'static str {
    lang.pick(
        "Qui non c'è nessun fascicolo (file .json).",
        "There is no dossier (.json file) here.",
    )
}

/// None holds what is looked for.
#[must_use]
pub fn none_holds(lang: Lang, sought: &str) -> String {
    let sought = shown(sought);
    match lang {
        Lang::It => format!("Nessun fascicolo con «{sought}»."),
        Lang::En => format!("No dossier with \"{sought}\"."),
    }
}

/// What stands before the words that are looked for.
#[must_use]
pub const fn search(lang: Lang) -> &'static str {
    lang.pick("Cerca: ", "Search: ")
}

/// How many of them hold what is looked for: "3 di 1000".
#[must_use]
pub fn found(lang: Lang, found: usize, of: usize) -> String {
    format!("{found} {} {of}", lang.pick("di", "of"))
}

/// That the list is not whole, and which part of it is here.
#[must_use]
pub fn filtered(lang: Lang, sought: &str, shown_ones: usize, of: usize) -> String {
    let (sought, found) = (shown(sought), found(lang, shown_ones, of));
    match lang {
        Lang::It => format!("Solo con «{sought}»: {found}. Esc li mostra tutti."),
        Lang::En => format!("Only with \"{sought}\": {found}. Esc shows all."),
    }
}

/// "1 fascicolo", "6 fascicoli".
#[must_use]
pub fn how_many(lang: Lang, number: usize) -> String {
    match (lang, number) {
        (Lang::It, 1) => "1 fascicolo".to_owned(),
        (Lang::It, n) => format!("{n} fascicoli"),
        (Lang::En, 1) => "1 dossier".to_owned(),
        (Lang::En, n) => format!("{n} dossiers"),
    }
}

/// A dossier read aloud: "Pontelungo · Anagrafe: in ritardo di 8 giorni, scaduto gio 21/08/2025, fase
/// 3, Collaudo. Tocca al fornitore: il collaudo, attesa da 8 giorni."
#[must_use]
pub fn sentence(lang: Lang, row: &Row) -> String {
    let title = &row.title;
    match &row.summary {
        None => format!("{title}: {}. {}", unreadable(lang), row.situation),
        Some(summary) if summary.next.is_some() => {
            let said = format!("{title}: {}, {}.", row.countdown, row.situation);
            format!("{said} {}", row.act).trim_end().to_owned()
        }
        Some(_) => {
            let said = format!("{title}: {}. {}", row.countdown, row.situation);
            format!("{said} {}", row.act).trim_end().to_owned()
        }
    }
}
