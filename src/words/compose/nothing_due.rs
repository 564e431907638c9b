//! The first sentence while no clock is due: what stands, what is waited for, which service runs, and what
//! was not met before.

use crate::assess::{Assessment, Awaited, ClockStatus, State};
use crate::calendar::{Date, DayCount, days_between};
use crate::plan::{Plan, Whose};
use crate::record::Dossier;
use crate::words::event::{
    capitalised, clock_label, from_start, is_feminine, milestone_noun, noun as event_noun,
};
use crate::words::headline::{
    Headline, begins_with, informative_alone, informative_by, informative_ends, informative_past,
    informative_runs, late_by, long_wait, none_open, none_runs, not_met, nothing_yet,
    so_many_not_met, stand_still, stands_still, term_ends, term_runs, term_until, the_limit,
    waits_for, would_be_due, would_be_due_on,
};
use crate::words::preposition::is_plural;
use crate::words::sanitize::width;
use crate::words::{Label, Lang, count, dates, party, series};

use super::naming::Naming;

/// Nothing runs: because nothing has begun, because somebody must act first, or because all is over.
pub(super) fn nothing_due(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    naming: Naming,
) -> Headline {
    let plan = &dossier.plan;
    let told = |state, text| Headline { state, text };
    if let Some(near) = foreseen(lang, plan, assessment, naming) {
        return near;
    }
    if !assessment.has_records(dossier) {
        return told(State::NotStarted, nothing_recorded(lang, plan, naming));
    }
    let stands = |clock: &&ClockStatus| !clock.informative && clock.state() == State::Suspended;
    let stand = || assessment.clocks.iter().filter(stands);
    let told_of = |stands| {
        let text = suspended(lang, plan, stands, assessment.today, naming);
        told(State::Suspended, text)
    };
    if let Some(judged) = stand().find(|clock| clock.is_judged()) {
        return told_of(judged);
    }
    if let Some(waits) = waiting(lang, plan, assessment, naming) {
        return waits;
    }
    // What has no limit is open all the same, as long as it only stands still.
    if let Some(open) = stand().next() {
        return told_of(open);
    }
    if let Some(runs) = running_term(lang, plan, assessment, naming) {
        return runs;
    }
    if let Some(runs) = comes_back(lang, plan, assessment, naming) {
        return runs;
    }
    if let Some(runs) = informative(lang, plan, assessment, naming) {
        return runs;
    }
    if let Some(text) = awaited(lang, dossier, assessment, naming) {
        return told(State::WaitingNoLimit, text);
    }
    let mut ahead = assessment.clocks.iter();
    if ahead.any(|c| c.is_judged() && c.will_end() && c.state() == State::NotStarted) {
        return told(State::NotStarted, none_runs(lang).to_owned());
    }
    let missed = assessment.count(State::Breached) > 0;
    let of = if missed { State::Breached } else { State::Met };
    told(of, none_open(lang).to_owned())
}

/// That no clock runs, and what else there is to say.
fn none_runs_and(lang: Lang, naming: Naming, said: String) -> String {
    if naming.with_none_runs() {
        format!("{} {said}", none_runs(lang))
    } else {
        said
    }
}

/// What is awaited next though no clock runs for it, and from whom. What others must do comes first: what is for us
/// is said in the second sentence.
fn awaited(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    naming: Naming,
) -> Option<String> {
    let theirs = |awaited: &&Awaited| awaited.whose != Whose::Ours;
    let others = || assessment.awaited.iter().filter(theirs);
    let first = others().next().or(assessment.awaited.first())?;
    let who = match first.whose {
        Whose::Ours => Label::Us.text(lang).to_owned(),
        Whose::Joint | Whose::Theirs => party::labels(lang, &dossier.plan, &first.actor),
    };
    let what = event_noun(lang, dossier, &first.event);
    let more = others().count().saturating_sub(1);
    let said = waits_for(lang, &naming.cut(&what), is_plural(&what), &who, more);
    Some(none_runs_and(lang, naming, said))
}

/// What is waited for without a limit; of several, the wait that has become long.
fn waiting(lang: Lang, plan: &Plan, assessment: &Assessment, naming: Naming) -> Option<Headline> {
    let waits = |clock: &&ClockStatus| !clock.informative && !clock.may_lapse;
    let clocks = || assessment.clocks.iter().filter(waits);
    let first = |of: State| clocks().find(|clock| clock.state() == of);
    let waits = first(State::LongWait).or_else(|| first(State::WaitingNoLimit))?;
    let name = naming.in_short(lang, plan, &waits.key);
    let days = waits.elapsed().unwrap_or_default().into();
    let state = waits.state();
    let text = if state == State::LongWait {
        long_wait(lang, &name, days)
    } else {
        let name = capitalised(&name);
        let since = format!("{name}: {}.", count::since(lang, days));
        none_runs_and(lang, naming, since)
    };
    Some(Headline { state, text })
}

/// A last day that is only foreseen, and near.
fn foreseen(lang: Lang, plan: &Plan, assessment: &Assessment, naming: Naming) -> Option<Headline> {
    let (left, near) = assessment.near_as_foreseen()?;
    let day = naming.day(lang, near.foreseen_last_day()?, assessment.today);
    let name = capitalised(&naming.in_short(lang, plan, &near.key));
    let said = if naming.with_details() {
        would_be_due(lang, &name, &day, left)
    } else {
        would_be_due_on(lang, &name, &day)
    };
    Some(Headline {
        state: State::Running,
        text: format!("{said}."),
    })
}

/// The clock for information that is all that runs: calm, whatever it says.
fn informative(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    naming: Naming,
) -> Option<Headline> {
    let phases = assessment.phases.iter();
    let runs = phases.filter_map(|phase| phase.informative);
    let clock = runs
        .map(|i| &assessment.clocks[i])
        .min_by_key(|clock| clock.open_due())?;
    let agreed = plan.clock(&clock.key.id)?;
    let from = naming.cut(&from_start(lang, plan, agreed));
    let day = naming.day(lang, clock.open_due()?, assessment.today);
    let left = clock.left()?;
    if !naming.with_details() {
        let left = capitalised(&count::informative_left(lang, left));
        return Some(Headline {
            state: State::WaitingNoLimit,
            text: informative_alone(lang, &left, &day),
        });
    }
    let Some(limit) = clock.limit else {
        // It has no days of its own: which clock it is tells what runs.
        let name = naming.cut(&clock_label(lang, plan, agreed));
        let left = count::informative_left(lang, left);
        return Some(Headline {
            state: State::WaitingNoLimit,
            text: informative_by(lang, &capitalised(&name), &left, &day),
        });
    };
    let text = match left.days {
        1.. => {
            let left = capitalised(&count::informative_left(lang, left));
            informative_runs(lang, &left, &from, &day)
        }
        0 => informative_ends(lang, &dates::limit(lang, limit), &from),
        past => informative_past(lang, -past, &the_limit(lang, limit), &from),
    };
    Some(Headline {
        state: State::WaitingNoLimit,
        text,
    })
}

/// What comes back next, between two occurrences.
fn comes_back(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    naming: Naming,
) -> Option<Headline> {
    let runs = assessment.series.iter();
    let runs = runs.filter(|series| series.state() == Some(State::Running));
    let next = runs.min_by_key(|known| (series::next_is_due(assessment, known), known.index))?;
    let label = capitalised(&naming.cut(&series::label(lang, next.of(plan))));
    let standing = series::standing(lang, plan, assessment, next);
    Some(Headline {
        state: State::Running,
        text: format!("{label}: {standing}."),
    })
}

/// The service that ends first, of those that run.
fn running_term(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    naming: Naming,
) -> Option<Headline> {
    let terms = assessment.terms.iter();
    let runs = terms.filter(|term| matches!(term.state, State::Running | State::Ending));
    let term = runs.min_by_key(|term| term.through)?;
    let name = capitalised(&naming.of_term(lang, plan, &plan.terms[term.index]));
    let (through, left) = (term.through?, term.days_left?);
    let is_near = term.state == State::Ending;
    let day = if is_near {
        naming.day(lang, through, assessment.today)
    } else {
        dates::full(through)
    };
    let text = match (naming.with_details(), is_near) {
        (false, _) => term_until(lang, &name, &day),
        (true, true) => format!("{}.", term_ends(lang, &name, &day, left)),
        (true, false) => {
            let left = count::remain(lang, DayCount::calendar(left));
            term_runs(lang, &name, &day, &left)
        }
    };
    Some(Headline {
        state: term.state,
        text,
    })
}

/// What was not met, in full, with shorter and shorter names in so many columns, and at the end only how many.
pub(super) fn missed(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    columns: usize,
) -> Option<[String; 2]> {
    const NAMED: usize = 2;
    let missed = || {
        let clocks = assessment.clocks.iter();
        clocks.filter(|clock| clock.is_judged() && clock.state() == State::Breached)
    };
    let n = missed().count();
    let said = |naming: Naming| {
        let shown = if naming.with_others() { NAMED } else { 1 };
        let name = |late: &ClockStatus| {
            let name = naming.in_short(lang, plan, &late.key);
            late_by(lang, &name, late.days_late())
        };
        let named: Vec<String> = missed().take(shown).map(name).collect();
        let more = match n.saturating_sub(shown) {
            0 => String::new(),
            more => format!(" (+{more})"),
        };
        not_met(lang, n, &format!("{}{more}", named.join(", ")))
    };
    (n > 0).then(|| {
        let full = said(Naming::IN_FULL);
        let mut cut = Naming::cut_more_and_more(columns).map(said);
        let in_short = so_many_not_met(lang, n);
        let full = if columns == 0 || width(&full) <= columns {
            full
        } else {
            let fits = |said: &String| width(said) <= columns;
            cut.find(fits).unwrap_or_else(|| in_short.clone())
        };
        [full, in_short]
    })
}

/// "Nessun termine corre. Fase 5: sospeso da 9 giorni, restano 43 giorni."
fn suspended(lang: Lang, plan: &Plan, stands: &ClockStatus, today: Date, naming: Naming) -> String {
    let name = capitalised(&naming.in_short(lang, plan, &stands.key));
    let since = stands.suspended_from;
    let since = since.map(|since| count::since(lang, days_between(since, today)));
    let since = since.unwrap_or_default();
    let left = stands.left().filter(|_| naming.with_details());
    let left = left.map(|left| count::remain(lang, left));
    let left = left.map(|left| format!(", {left}")).unwrap_or_default();
    let stands = if is_feminine(plan, &stands.key) {
        stand_still(lang, &name, &since, &left)
    } else {
        stands_still(lang, &name, &since, &left)
    };
    none_runs_and(lang, naming, stands)
}

fn nothing_recorded(lang: Lang, plan: &Plan, naming: Naming) -> String {
    let first = plan.in_order().first().map(|i| &plan.milestones[*i].id);
    let first = first
        .map(|id| milestone_noun(lang, plan, id))
        .unwrap_or_default();
    if naming.with_details() {
        begins_with(lang, &naming.cut(&first))
    } else {
        nothing_yet(lang).to_owned()
    }
}
