//! Suspensions and extensions in the pane, what became of the due date, and the ceiling.
//!
//! The lines of acts can be selected: the keyboard goes over them after the events.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::assess::{ClockStatus, Course, Step, sums, suspension_total};
use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{ActId, Extension, Slot, Suspension};
use crate::screen::app::{ActsHere, App, CursorSubject, ToldLabel, ToldTexts};
use crate::words::{Label, act, event, proof};

use super::pen::Pen;
use super::told::ToldLines;

/// The acts that concern the clocks under the cursor, and what they did.
pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>) -> ToldLines {
    let Some(subject) = app.subject() else {
        return ToldLines::default();
    };
    let lines = ToldLines::of(app, told(app), &app.known.told_rows, subject, (width, pen));
    let acts = [Label::Suspended, Label::Extended, Label::FieldAct].map(ToldLabel::from);
    let is_act = |label| acts.contains(&label);
    lines.with_stops(app.events().len(), is_act)
}

/// The same as texts with their labels.
pub(super) fn told(app: &App) -> Rc<ToldTexts> {
    let Some(subject) = app.subject() else {
        return Rc::default();
    };
    let key = (subject, app.lang);
    app.known.told.get(key, || in_words(app, subject))
}

/// Each suspension and extension, what they made of the due date, the ceiling.
fn in_words(app: &App, subject: CursorSubject) -> ToldTexts {
    let clocks = app.clocks_here();
    let here = app.acts();
    let acts = &here.list;
    let mut told: Vec<(Label, String)> = Vec::new();
    let all = ActLookup::of(app, &clocks, acts);
    for id in acts {
        if let ActId::Suspension(n) | ActId::Resumption(n) = id {
            if let Some(known) = app.dossier.suspension(*n) {
                let text = suspended(app, subject, &here, known);
                let text = app.signed(&Slot::Suspension(*n), text.unwrap_or_default());
                told.push((Label::Suspended, text));
                let stated = all.stated(app, known);
                told.extend(stated.map(|text| (Label::Clock, text)));
            }
        } else if let ActId::Extension(n) = id {
            if let Some(known) = app.dossier.extension(*n) {
                let text = app.signed(&Slot::Extension(*n), all.extended(app, subject, known));
                told.push((Label::Extended, text));
            }
        } else if let Some(slot) = id.slot(&app.dossier) {
            let text = act::in_full(app.lang, &app.dossier, *id);
            told.push((Label::FieldAct, app.signed(&slot, text)));
        }
    }
    // Of a register each request would say what became of it: that is for its own view.
    let judged = clocks.iter().filter(|clock| clock.is_judged());
    let of_request = matches!(subject, CursorSubject::Request(_));
    for clock in judged.filter(|clock| clock.key.n.is_none() || of_request) {
        let moved = proof::moved(app.lang, clock, false);
        let moved = moved.map(|text| named(app, subject, &clock.key, text));
        told.extend(moved.map(|text| (Label::Clock, text)));
        if let (Some(net), Some(gross), 1..) = (clock.elapsed(), clock.gross, clock.suspended) {
            let text = proof::net_and_gross(app.lang, net, gross);
            let text = named(app, subject, &clock.key, text);
            told.push((Label::HeadDays, text));
        }
    }
    let suspends = acts.iter().any(|act| matches!(act, ActId::Suspension(_)));
    let total = suspension_total(&app.dossier, &app.assessment).filter(|_| suspends);
    told.extend(total.map(|total| (Label::Ceiling, proof::total(app.lang, &total))));
    let told = told.into_iter();
    told.map(|(label, text)| (label.into(), text)).collect()
}

fn suspended(
    app: &App,
    subject: CursorSubject,
    here: &ActsHere,
    known: &Suspension,
) -> Option<String> {
    let stop = here.stop(known.n)?;
    let cut = app.dossier.ended_with_attempt(known, app.today);
    let text = proof::suspended(app.lang, known, stop, (cut, app.today));
    Some(match &*app.dossier.stopped_by(known) {
        [only] => named(app, subject, only, text),
        _ => text,
    })
}

/// What is looked up for one act after another, made once for all that are told.
struct ActLookup<'a> {
    /// The last days stated with the end of each suspension that the arithmetic does not give.
    stated: HashMap<u32, Vec<(Date, Date)>>,
    /// For each clock that is extended, the extension that counts last.
    last: HashMap<ClockKey, u32>,
    /// The clocks that are extended.
    clocks: HashMap<&'a ClockKey, &'a ClockStatus>,
}

impl<'a> ActLookup<'a> {
    fn of(app: &'a App, clocks: &[&'a ClockStatus], acts: &[ActId]) -> Self {
        let mut stated: HashMap<u32, Vec<(Date, Date)>> = HashMap::new();
        let ends = app.dossier.suspensions.iter();
        let ends = ends.filter_map(|act| act.resumption.as_ref());
        let named: HashSet<&ClockKey> = ends
            .flat_map(|end| &end.terms)
            .map(|term| &term.clock)
            .collect();
        if !named.is_empty() {
            let is_named = |clock: &&&ClockStatus| {
                let begun = !matches!(clock.course, Course::NotStarted);
                begun && named.contains(&clock.key)
            };
            let clocks = clocks.iter().filter(is_named).copied();
            let steps = sums(&app.dossier, clocks, app.today).flat_map(|sum| sum.steps);
            for step in steps {
                if let Step::Stated {
                    n, due, counted, ..
                } = step
                    && due != counted
                {
                    stated.entry(n).or_default().push((due, counted));
                }
            }
        }
        let mut last = HashMap::new();
        let mut extended = HashMap::new();
        if acts.iter().any(|act| matches!(act, ActId::Extension(_))) {
            let counts = app.dossier.extensions.iter();
            let counts = counts.filter(|act| act.granted <= app.today);
            last.extend(counts.map(|act| (app.dossier.extended_by(act), act.n)));
            let known = app.assessment.clocks.iter();
            let known = known.filter(|clock| last.contains_key(&clock.key));
            extended.extend(known.map(|clock| (&clock.key, clock)));
        }
        Self {
            stated,
            last,
            clocks: extended,
        }
    }

    /// The last days stated with the end of a suspension that the arithmetic does not give.
    fn stated<'t>(&'t self, app: &App, known: &'t Suspension) -> impl Iterator<Item = String> + 't {
        let lang = app.lang;
        let end = known.resumption.as_ref();
        let differ = self.stated.get(&known.n).into_iter().flatten();
        differ.filter_map(move |(due, counted)| Some(proof::stated(lang, end?, *due, *counted)))
    }

    fn extended(&self, app: &App, subject: CursorSubject, known: &Extension) -> String {
        let to_come = known.granted > app.today;
        let key = app.dossier.extended_by(known);
        let is_last = self.last.get(&key) == Some(&known.n);
        let clock = self.clocks.get(&key).filter(|_| is_last);
        let limit = clock.and_then(|clock| Some((clock.limit?, clock.extension)));
        let working = app.dossier.plan.is_in_working_days(&key);
        let text = proof::extended(app.lang, known, (limit, working), to_come);
        named(app, subject, &key, text)
    }
}

/// What is said of a clock of the phase at a position, with its name where the phase has others.
pub(super) fn of_clock(app: &App, phase: usize, clock: &ClockStatus, said: String) -> String {
    named(app, CursorSubject::Phase(phase), &clock.key, said)
}

/// An act with the clock it names; where there is but this clock, or it is all of a register, its
/// name says nothing.
fn named(app: &App, subject: CursorSubject, key: &ClockKey, text: String) -> String {
    let (lang, plan) = (app.lang, &app.dossier.plan);
    let CursorSubject::Phase(index) = subject else {
        return text;
    };
    let name = event::clock(lang, plan, key);
    let number = app.assessment.phases[index].number;
    let is_register = key.n.is_none() && plan.numbered(&key.id).is_some();
    if is_register || name == event::phase(lang, number) {
        text
    } else {
        format!("{name}: {text}")
    }
}
