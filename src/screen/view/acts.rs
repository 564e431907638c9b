//! Suspensions and extensions in the pane, what became of the due date, and the ceiling.
//!
//! The lines of acts can be selected: the keyboard goes over them after the events.

use crate::assess::{ClockStatus, Course, Step, sum, suspension_total};
use crate::record::{ActId, Extension, Suspension};
use crate::words::{Label, event, proof};

use super::super::app::App;
use super::Pen;
use super::pane::Line;

/// The acts that concern the clocks under the cursor, and what they did.
pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>, lines: &mut Vec<Line>) {
    let clocks = app.clocks_here();
    let events = app.events().len();
    let acts = app.acts();
    let mut put = |label: Label, text: &str, stop: Option<usize>| {
        lines.extend(Line::labelled_wrapped(label, app, text, width, pen, stop));
    };
    for (i, act) in acts.iter().enumerate() {
        let stop = Some(events + i);
        match act {
            ActId::Suspension(n) | ActId::Resumption(n) => {
                let Some(known) = app.dossier.suspension(*n) else {
                    continue;
                };
                if let Some(text) = suspended(app, &clocks, known) {
                    put(Label::Suspended, &text, stop);
                }
                for text in stated(app, &clocks, known) {
                    put(Label::Clock, &text, None);
                }
            }
            ActId::Extension(n) => {
                if let Some(known) = app.dossier.extension(*n) {
                    put(Label::Extended, &extended(app, known), stop);
                }
            }
        }
    }
    for clock in clocks.iter().filter(|clock| clock.is_judged()) {
        // Of a register each request would say it: that is for its own view.
        if clock.key.n.is_some() && clocks.len() > 1 {
            continue;
        }
        if let Some(text) = proof::moved(app.lang, clock) {
            put(Label::Clock, &text, None);
        }
        if let (Some(net), Some(gross), 1..) = (clock.elapsed(), clock.gross, clock.suspended) {
            let text = proof::net_and_gross(app.lang, net, gross);
            put(Label::HeadDays, &text, None);
        }
    }
    let suspends = acts.iter().any(|act| matches!(act, ActId::Suspension(_)));
    let total = suspension_total(&app.dossier, &app.assessment).filter(|_| suspends);
    if let Some(total) = total {
        put(Label::Ceiling, &proof::total(app.lang, &total), None);
    }
}

fn suspended(app: &App, clocks: &[&ClockStatus], known: &Suspension) -> Option<String> {
    let stop = app.stop(clocks, known)?;
    Some(proof::suspended(app.lang, known, stop, app.today))
}

/// The last days stated with the end of a suspension that the arithmetic does not give.
fn stated(app: &App, clocks: &[&ClockStatus], known: &Suspension) -> Vec<String> {
    let Some(end) = &known.resumption else {
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
    let (lang, plan) = (app.lang, &app.dossier.plan);
    let to_come = known.granted > app.today;
    let counts = |other: &&Extension| other.clock == known.clock && other.granted <= app.today;
    let last = app.dossier.extensions.iter().rfind(counts);
    let clock = app.assessment.clock(&known.clock);
    let limit = clock.filter(|_| last.is_some_and(|last| last.n == known.n));
    let limit = limit.and_then(|clock| Some((clock.limit?, clock.extension)));
    let text = proof::extended(lang, known, limit, to_come);
    // Where the phase has but this clock, its name says nothing.
    let name = event::clock(lang, plan, &known.clock);
    let phase = clock.map(|clock| event::phase(lang, clock.phase));
    if phase.is_some_and(|phase| phase == name) {
        text
    } else {
        format!("{name}: {text}")
    }
}
