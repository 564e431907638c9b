//! Suspensions and extensions in the pane, what became of the due date, and the ceiling.
//!
//! The lines of acts can be selected: the keyboard goes over them after the events.

use crate::assess::{ClockStatus, Course, Step, Stops, sum, suspension_total};
use crate::plan::ClockKey;
use crate::record::{ActId, Extension, Slot, Suspension};
use crate::screen::app::{App, View};
use crate::words::{Label, event, proof};

use super::line::Line;
use super::pen::Pen;

/// The acts that concern the clocks under the cursor, and what they did.
pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>, lines: &mut Vec<Line>) {
    let events = app.events().len();
    let mut nth = 0;
    for (label, text) in told(app) {
        let is_act = matches!(label, Label::Suspended | Label::Extended);
        let stop = is_act.then_some(events + nth);
        nth += usize::from(is_act);
        lines.extend(Line::told_at(label.text(app.lang), &text, width, pen, stop));
    }
}

/// The same as texts with their labels: each suspension and extension, what they made of the due
/// date, the ceiling.
pub(super) fn told(app: &App) -> Vec<(Label, String)> {
    let clocks = app.clocks_here();
    let acts = app.acts();
    let stops = app.stops_of(&clocks);
    let mut told = Vec::new();
    for act in &acts {
        match act {
            ActId::Suspension(n) | ActId::Resumption(n) => {
                if let Some(known) = app.dossier.suspension(*n) {
                    let text = suspended(app, &stops, known);
                    let text = app.signed(&Slot::Suspension(*n), text.unwrap_or_default());
                    told.push((Label::Suspended, text));
                    let stated = stated(app, &clocks, known).into_iter();
                    told.extend(stated.map(|text| (Label::Clock, text)));
                }
            }
            ActId::Extension(n) => {
                if let Some(known) = app.dossier.extension(*n) {
                    let text = app.signed(&Slot::Extension(*n), extended(app, known));
                    told.push((Label::Extended, text));
                }
            }
        }
    }
    // Of a register each request would say what became of it: that is for its own view.
    let judged = clocks.iter().filter(|clock| clock.is_judged());
    for clock in judged.filter(|clock| clock.key.n.is_none() || app.view == View::Requests) {
        let moved = proof::moved(app.lang, clock);
        told.extend(moved.map(|text| (Label::Clock, text)));
        if let (Some(net), Some(gross), 1..) = (clock.elapsed(), clock.gross, clock.suspended) {
            let text = proof::net_and_gross(app.lang, net, gross);
            told.push((Label::HeadDays, text));
        }
    }
    let suspends = acts.iter().any(|act| matches!(act, ActId::Suspension(_)));
    let total = suspension_total(&app.dossier, &app.assessment).filter(|_| suspends);
    told.extend(total.map(|total| (Label::Ceiling, proof::total(app.lang, &total))));
    told
}

fn suspended(app: &App, stops: &Stops<'_>, known: &Suspension) -> Option<String> {
    let stop = stops.by(known)?;
    let text = proof::suspended(app.lang, known, stop, app.today);
    Some(match known.clocks.as_slice() {
        [only] => named(app, only, text),
        _ => text,
    })
}

/// The last days stated with the end of a suspension that the arithmetic does not give.
fn stated(app: &App, clocks: &[&ClockStatus], known: &Suspension) -> Vec<String> {
    let Some(end) = known
        .resumption
        .as_ref()
        .filter(|end| !end.terms.is_empty())
    else {
        return Vec::new();
    };
    let open = clocks
        .iter()
        .filter(|clock| !matches!(clock.course, Course::NotStarted));
    let sums = open.filter_map(|clock| sum(&app.dossier, clock, app.today));
    let steps = sums.flat_map(|sum| sum.steps);
    let differ = steps.filter_map(|step| match step {
        Step::Stated {
            n, due, counted, ..
        } if n == known.n && due != counted => Some(proof::stated(app.lang, end, due, counted)),
        _ => None,
    });
    differ.collect()
}

fn extended(app: &App, known: &Extension) -> String {
    let to_come = known.granted > app.today;
    let counts = |other: &&Extension| other.clock == known.clock && other.granted <= app.today;
    let last = app.dossier.extensions.iter().rfind(counts);
    let clock = app.assessment.clock(&known.clock);
    let limit = clock.filter(|_| last.is_some_and(|last| last.n == known.n));
    let limit = limit.and_then(|clock| Some((clock.limit?, clock.extension)));
    let text = proof::extended(app.lang, known, limit, to_come);
    named(app, &known.clock, text)
}

/// An act with the clock it names; where there is but this clock, or it is all of a register, its
/// name says nothing.
fn named(app: &App, key: &ClockKey, text: String) -> String {
    let (lang, plan) = (app.lang, &app.dossier.plan);
    let name = event::clock(lang, plan, key);
    let number = app.phase_number().unwrap_or_default();
    let is_register = key.n.is_none() && plan.register(&key.id).is_some();
    if app.view == View::Requests || is_register || name == event::phase(lang, number) {
        text
    } else {
        format!("{name}: {text}")
    }
}
