//! What the pane says of days to come: when the phase will start and end and why, what lateness would
//! cost, and what is left until days fixed from outside.
//!
//! What is not known, or says nothing that does not stand above it, has no line. The sentences are in
//! `words/forecast.rs` and `words/estimate.rs`.

use crate::assess::{fixed_deadlines, penalty_estimate};
use crate::screen::app::App;
use crate::words::{Label, estimate, forecast};

use super::acts::of_clock;

/// The sentences of the phase that the cursor is on, each with its label.
pub(super) fn sentences(app: &App) -> Vec<(Label, String)> {
    let Some(index) = app.phase() else {
        return Vec::new();
    };
    let (lang, dossier, assessment) = (app.lang, &app.dossier, &app.assessment);
    let phase = &assessment.phases[index];
    let mut sentences = Vec::new();
    let judged = phase.clocks.iter().copied();
    let judged: Vec<usize> = judged
        .filter(|i| assessment.clocks[*i].is_judged())
        .collect();
    let ahead: Vec<usize> = judged
        .iter()
        .copied()
        .filter(|i| assessment.clocks[*i].end().is_none())
        .collect();
    for clock in &ahead {
        let told = forecast::clock(lang, dossier, assessment, *clock);
        let told = told.map(|text| of_clock(app, index, &assessment.clocks[*clock], text));
        sentences.extend(told.map(|text| (Label::Foreseen, text)));
    }
    sentences.extend(cost(app, &judged).map(|text| (Label::Estimate, text)));
    if !ahead.is_empty() {
        let fixed = fixed_deadlines(dossier, assessment).into_iter();
        let fixed = fixed.filter(|fixed| !fixed.is_over);
        sentences.extend(fixed.map(|fixed| {
            let text = forecast::fixed_day(lang, &dossier.plan, &fixed);
            (Label::Margin, text)
        }));
    }
    sentences
}

/// What the lateness of some clocks would cost.
pub(super) fn cost(app: &App, clocks: &[usize]) -> Option<String> {
    let estimate = penalty_estimate(&app.dossier, &app.assessment)?;
    let plan = &app.dossier.plan;
    estimate::of_clocks(app.lang, plan, &app.assessment, &estimate, clocks)
}
