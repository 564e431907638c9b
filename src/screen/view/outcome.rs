//! What became of an event that has a date: its sign, and whether it was late, or counts for nothing.

use crate::assess::{ClockStatus, State};
use crate::calendar::Date;
use crate::plan::{AttemptRole, ClockKey, Event};
use crate::record::Rejection;
use crate::screen::app::App;
use crate::words::{count, dates, series, state};

/// The sign of what has happened; a rejection is an answer that nobody hoped for, and what was late has no tick.
pub(super) fn glyph_of(app: &App, event: &Event, date: Date) -> State {
    if is_outside(app, event) {
        State::Waived
    } else if rejection(app, event).is_some() || late(app, event, date).is_some() {
        State::Breached
    } else {
        State::Met
    }
}

/// The date of what happened, and behind it that it was late, or that it is an occurrence that does not count. What the
/// head of the pane says already is not said again.
pub(super) fn with_verdict(app: &App, event: &Event, date: Date, day: String) -> String {
    if is_outside(app, event) {
        return format!("{day}, {}", state::outside(app.lang));
    }
    with_margin(app, late(app, event, date), day)
}

/// A sentence with how late a clock was behind it, unless the head of the pane says that.
fn with_margin(app: &App, late: Option<&ClockStatus>, said: String) -> String {
    let late = late.filter(|clock| !is_lead(app, clock));
    match late.and_then(ClockStatus::margin_said) {
        Some(margin) => format!("{said}, {}", count::margin(app.lang, margin)),
        None => said,
    }
}

/// What became of an occurrence without a date, whose attempt was rejected.
pub(super) fn cut_short(app: &App, event: &Event) -> Option<(State, String)> {
    let plan = &app.dossier.plan;
    let series = plan.series_of(&event.milestone)?;
    plan.series_cut(&series.id)?;
    let clock = app
        .assessment
        .clock(&ClockKey::numbered(&series.id, event.number()?))?;
    let is_waived = app.assessment.happened.is_waived(plan, event);
    let end = clock.ended_on().filter(|_| !is_waived)?;
    let day = dates::with_weekday(app.lang, end);
    let said = series::cut_short(app.lang, &day, series::is_feminine(series));
    let late = Some(clock).filter(|clock| clock.days_late() > 0);
    Some((clock.state(), with_margin(app, late, said)))
}

/// The clock that an event ended late; of several the one that was later.
fn late<'a>(app: &'a App, event: &Event, date: Date) -> Option<&'a ClockStatus> {
    let ended = app.assessment.ended_by(&app.dossier.plan, event);
    // What a rejection cut short late was not late because of who rejected.
    let late = ended.into_iter().filter(|clock| {
        let is_its = !clock.is_deadline() && !clock.is_cut_late;
        clock.state() == State::Breached && clock.end() == Some(date) && is_its
    });
    late.max_by_key(|clock| clock.days_late())
}

/// Whether a clock is the one that its phase speaks of.
fn is_lead(app: &App, clock: &ClockStatus) -> bool {
    let phase = app.dossier.plan.phase_index(clock.phase);
    let lead = phase.and_then(|phase| app.assessment.phases[phase].lead);
    lead.is_some_and(|lead| app.assessment.clocks[lead].key == clock.key)
}

/// Whether an event is an occurrence after what its series comes back through.
fn is_outside(app: &App, event: &Event) -> bool {
    let Some(n) = event.number() else {
        return false;
    };
    let series = app.dossier.plan.series_of(&event.milestone);
    let key = series.map(|series| ClockKey::numbered(&series.id, n));
    key.and_then(|key| app.assessment.clock(&key))
        .is_some_and(|clock| clock.is_outside)
}

/// The rejection that a row is about.
pub(super) fn rejection<'a>(app: &'a App, event: &Event) -> Option<&'a Rejection> {
    let known = app.dossier.plan.milestone(&event.milestone)?;
    match known.attempt.as_ref()? {
        AttemptRole::Rejection { .. } => app.dossier.rejection_named(&event.milestone),
        AttemptRole::Rejected { .. } | AttemptRole::Between { .. } => None,
    }
}
