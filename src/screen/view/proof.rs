//! The end of the pane: informative clocks, acts, the holiday rule where it matters, dates to be
//! checked, whose turn the days of a late clock were, a verdict that changed, what is foreseen, the
//! reading in use, notes or the log.

use crate::assess::{ClockStatus, rejudged, turns};
use crate::plan::{ClockId, ClockKey};
use crate::record::{Dossier, Note, NotePlace};
use crate::screen::app::{App, CursorSubject, ToldLabel, ToldTexts};
use crate::words::{self, Label, count, dates, event, state};

use super::acts::of_clock;
use super::line::Line;
use super::outlook;
use super::pen::Pen;
use super::told::ToldLines;

/// The informative clocks that have begun.
pub(super) fn informative(app: &App, width: u16, pen: &Pen<'_>) -> Vec<Line> {
    let lang = app.lang;
    let mut lines = Vec::new();
    let clocks = app.phase().map(|index| app.assessment.clocks_of(index));
    let clocks = clocks.into_iter().flatten();
    for clock in clocks.filter(|clock| clock.informative && clock.start().is_some()) {
        let name = app
            .dossier
            .plan
            .clock(&clock.key.id)
            .map(|c| state::text(lang, &c.label));
        let used = count::used(lang, clock);
        let due = clock
            .deadline()
            .zip(count::informative_margin_in_short(lang, clock))
            .map(|(deadline, left)| format!(", {} ({left})", dates::full(deadline.due)));
        let said = format!(
            "{}: {used}{}",
            name.unwrap_or_default(),
            due.unwrap_or_default()
        );
        let label = Label::Informative.text(lang);
        lines.extend(Line::told(label, &said, width, pen));
    }
    lines
}

/// What comes after the acts, in this order; the log of a service last.
pub(super) fn closing(app: &App, width: u16, pen: &Pen<'_>) -> ToldLines {
    let Some(index) = app.phase() else {
        return ToldLines::default();
    };
    let subject = CursorSubject::Phase(index);
    let told = app
        .known
        .closing
        .get((subject, app.lang), || sentences(app, index));
    ToldLines::of(app, told, &app.known.closing_rows, subject, (width, pen))
}

fn sentences(app: &App, index: usize) -> ToldTexts {
    let lang = app.lang;
    let number = app.assessment.phases[index].number;
    let here = || app.assessment.clocks_of(index);
    let mut sentences = Vec::new();
    for clock in here().filter(|clock| clock.is_judged()) {
        if clock.ended_before_start() {
            let text = crate::words::effect::ended_before_start(lang).to_owned();
            sentences.push((Label::Check, of_clock(app, index, clock, text)));
        }
        if let Some(text) = holiday(app, clock) {
            sentences.push((Label::Holiday, of_clock(app, index, clock, text)));
        }
    }
    sentences.extend(attempts(app, number).map(|text| (Label::Attempts, text)));
    sentences.extend(verdicts(app, index));
    sentences.extend(outlook::sentences(app));
    sentences.extend(
        readings(app, number)
            .into_iter()
            .map(|text| (Label::Reading, text)),
    );
    let named = |(label, text): (Label, String)| (label.into(), text);
    let mut sentences: ToldTexts = sentences.into_iter().map(named).collect();
    if keeps_a_log(app, index) {
        sentences.extend(log(app, number));
    } else {
        let notes = notes(&app.dossier, number, app).into_iter();
        sentences.extend(notes.map(|note| {
            let day = dates::day_month_seen(note.date, app.assessment.today);
            let said = format!("{day} {}: {}", app.author_of(note), note.text);
            (Label::Note.into(), said)
        }));
    }
    sentences
}

/// The attempts at what was rejected in a phase.
fn attempts(app: &App, phase: u32) -> impl Iterator<Item = String> {
    let (lang, dossier) = (app.lang, &app.dossier);
    let own = dossier.plan.milestones.iter();
    let own = own.filter(move |known| known.phase == phase && known.attempt.is_none());
    own.filter_map(move |known| {
        let said = words::rejection::attempts_at(lang, dossier, &app.assessment, &known.id)?;
        let name = event::milestone(lang, &dossier.plan, &known.id);
        Some(format!("{name}: {said}"))
    })
}

/// Whether the phase is a service that runs for years.
fn keeps_a_log(app: &App, index: usize) -> bool {
    !app.assessment.phases[index].terms.is_empty()
}

/// Of late clocks whose turn their days were, where it was not only that of the one who owes it; of closed ones
/// the verdict at closing, where it is another now.
fn verdicts(app: &App, phase: usize) -> Vec<(Label, String)> {
    let lang = app.lang;
    let (dossier, assessment) = (&app.dossier, &app.assessment);
    let mut sentences = Vec::new();
    let here = assessment.clocks_of(phase).filter(|c| c.is_judged());
    for clock in here.filter(|clock| clock.key.n.is_none() && clock.days_late() > 0) {
        let turns = turns(dossier, assessment, clock);
        let shared = turns.filter(|turns| !turns.are_all_of(&clock.owed_by));
        let said = shared.map(|turns| words::why::whose(lang, &dossier.plan, &turns));
        let said = said.map(|said| of_clock(app, phase, clock, said));
        sentences.extend(said.map(|said| (Label::Turn, said)));
    }
    let number = assessment.phases[phase].number;
    for changed in rejudged(assessment, &app.journal) {
        let clock = &assessment.clocks[changed.clock];
        if clock.phase != number {
            continue;
        }
        let said = words::why::verdicts(lang, clock, changed.late_then);
        let said = of_clock(app, phase, clock, said);
        sentences.push((Label::Outcome, said));
    }
    sentences
}

/// The log of a service that runs for years: how many notes of each kind, then each with its day.
fn log(app: &App, number: u32) -> ToldTexts {
    let (lang, dossier) = (app.lang, &app.dossier);
    let notes = notes(dossier, number, app);
    let counts = words::log::counts(lang, dossier, number, &notes);
    let counts = counts.map(|counts| (Label::Log.into(), counts));
    let notes = notes.into_iter().map(|note| {
        let said = words::log::line(lang, dossier, note, app.author_of(note));
        (ToldLabel::Day(note.date), said)
    });
    counts.into_iter().chain(notes).collect()
}

/// What art. 1187 of the civil code would give, where it differs.
fn holiday(app: &App, clock: &ClockStatus) -> Option<String> {
    let deadline = clock
        .deadline()
        .filter(|deadline| deadline.civil != deadline.due)?;
    let day = dates::with_weekday(app.lang, deadline.civil);
    let in_time = clock.in_time_if_holiday_rule();
    let past = clock.days_left().is_none_or(|left| left < 0);
    Some(crate::words::view::holiday_rule(
        app.lang, &day, in_time, past,
    ))
}

/// Whether a clock has started; an informative one then has a line of its own.
fn has_begun(app: &App, id: &ClockId) -> bool {
    let mut clocks = app.assessment.clocks.iter();
    clocks.any(|clock| clock.key.id == *id && clock.start().is_some())
}

/// The reading in use, clock by clock, in words.
fn readings(app: &App, phase: u32) -> Vec<String> {
    let (lang, plan) = (app.lang, &app.dossier.plan);
    let mut texts = Vec::new();
    for clock in plan
        .clocks_of(phase)
        .filter(|clock| clock.has_end() && !clock.is_deadline() && !clock.is_cut_short())
        .filter(|clock| !(clock.informative && has_begun(app, &clock.id)))
    {
        texts.push(words::why::reading(lang, plan, &ClockKey::of(&clock.id)));
    }
    let registers = plan.registers.iter().filter(|r| r.phase == phase);
    texts.extend(registers.map(|r| words::why::reading(lang, plan, &ClockKey::of(&r.id))));
    let series = plan.series.iter().filter(|series| series.phase == phase);
    texts.extend(series.map(|series| words::series::reading(lang, plan, series)));
    for term in plan.terms.iter().filter(|term| term.phase == phase) {
        let reading = event::term_counted(lang, plan, term);
        texts.push(if event::term_is_the_phase(plan, term) {
            reading
        } else {
            format!("{}: {reading}", event::term_label(lang, term))
        });
    }
    texts
}

/// The notes of a phase dated by today, newest first.
fn notes<'d>(dossier: &'d Dossier, phase: u32, app: &App) -> Vec<&'d Note> {
    // A note on a point stands behind it in its list.
    let is_of_point = |note: &Note| match &note.place {
        NotePlace::Point(place) => dossier.plan.has_point(place),
        _ => false,
    };
    let here = |note: &&Note| {
        let is_told = note.date <= app.today && !is_of_point(note);
        is_told && dossier.phase_of(&note.place) == Some(phase)
    };
    let mut notes: Vec<&Note> = dossier.notes.iter().filter(here).collect();
    notes.sort_by_key(|note| std::cmp::Reverse((note.date, note.n)));
    notes
}
