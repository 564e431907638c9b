//! The names in a dossier: events, clocks, requests, acts, settings, each with what it is called.
//!
//! What has numbers or items comes in two steps, `assistance_answer:` and then `assistance_answer:3`, so
//! that a register of years hides nothing else.

use std::collections::{BTreeSet, HashSet};

use crate::plan::{ClockId, ClockKey, Event, MilestoneId, PointPlace, Register, Series, Switch};
use crate::record::{Dossier, Happened, SettingKey};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, act, dates, event, known, series, setting};

use super::points;
use super::source::Candidate;

/// Which events are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// All.
    All,
    /// Those that may get a date: of answers those that are missing.
    Open,
    /// Those that have one.
    Recorded,
}

/// Events; behind a colon the items or numbers of the one before it.
pub(super) fn events(lang: Lang, dossier: &Dossier, which: Which, typed: &str) -> Vec<Candidate> {
    match typed.split_once(':') {
        Some((stem, _)) => parts(dossier, which, stem),
        None => stems(lang, dossier, which),
    }
}

fn stems(lang: Lang, dossier: &Dossier, which: Which) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let records = dossier.records.iter();
    let recorded: HashSet<&MilestoneId> = records.map(|record| &record.event.milestone).collect();
    let is_wanted = |id: &MilestoneId| which != Which::Recorded || recorded.contains(id);
    let mut all = Vec::new();
    // What was rejected is taken back by its rejection.
    let own = plan.milestones.iter().filter(|known| {
        let stands = which == Which::All || known.attempt.is_none();
        stands && is_wanted(&known.id)
    });
    for known in own {
        let goes_on = if known.items == Some(Switch::On) {
            ":"
        } else {
            ""
        };
        let title = event::milestone(lang, plan, &known.id);
        all.push((format!("{}{goes_on}", known.id), title));
    }
    for register in &plan.registers {
        if register.step_of.is_some() {
            let title = sanitized(text(lang, register.entry_label())).into_owned();
            let stem = (format!("{}:", register.agreed()), title);
            if register.opens() {
                all.push(stem);
            }
            continue;
        }
        for side in sides(register) {
            if is_wanted(&side.id) {
                let title = sanitized(text(lang, &side.label)).into_owned();
                all.push((format!("{}:", side.id), title));
            }
        }
    }
    for series in plan
        .series
        .iter()
        .filter(|known| is_wanted(&known.id.as_event()))
    {
        all.push((format!("{}:", series.id), series::label(lang, series)));
    }
    all
}

fn sides(register: &Register) -> [&crate::plan::Side; 2] {
    [&register.request, &register.answer]
}

fn parts(dossier: &Dossier, which: Which, stem: &str) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let Ok(id) = stem.parse::<MilestoneId>() else {
        return Vec::new();
    };
    if let Some(register) = plan.register_of_side(&id) {
        let is_answer = id == register.answer.id;
        let answered = numbers(dossier, &register.answer.id);
        let is_wanted = |n: &u32| match which {
            Which::All => true,
            Which::Open => !is_answer || !answered.contains(n),
            Which::Recorded => !is_answer || answered.contains(n),
        };
        let requests = requests(dossier, &register.id).filter(|(n, _)| is_wanted(n));
        return requests
            .map(|(n, subject)| (format!("{id}:{n}"), subject))
            .collect();
    }
    if let Ok(agreed) = stem.parse::<ClockId>()
        && plan
            .entries(&agreed)
            .is_some_and(|register| register.step_of.is_some())
    {
        return steps(dossier, which, &agreed, 0);
    }
    if let Some(series) = plan.series_of(&id) {
        return occurrences(dossier, which, series);
    }
    let dated: HashSet<&Event> = match which {
        Which::Recorded => dossier.records.iter().map(|record| &record.event).collect(),
        _ => HashSet::new(),
    };
    let items = dossier.items_of(&id).map(|item| {
        let title = sanitized(item.name()).into_owned();
        (Event::item(&id, &item.id), title)
    });
    let wanted = items.filter(|(event, _)| which != Which::Recorded || dated.contains(event));
    wanted
        .map(|(event, title)| (event.to_string(), title))
        .collect()
}

/// The steps of the entries of a register, from one of them on.
fn steps(dossier: &Dossier, which: Which, register: &ClockId, from: usize) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let first = plan.entries(register).map(|first| &first.request.id);
    let others = plan.steps_of(register).map(|step| &step.answer.id);
    let sides: Vec<&MilestoneId> = first.into_iter().chain(others).skip(from).collect();
    let mut all = Vec::new();
    for (n, subject) in requests(dossier, register) {
        for side in &sides {
            let event = Event::numbered(side, n);
            let dated = dossier.record(&event).is_some();
            let is_wanted = match which {
                Which::All => true,
                Which::Open => !dated,
                Which::Recorded => dated,
            };
            if is_wanted {
                all.push((event.to_string(), subject.clone()));
            }
        }
    }
    all
}

/// The occurrences of a series by number: those with a date, and the first without.
fn occurrences(dossier: &Dossier, which: Which, series: &Series) -> Vec<Candidate> {
    const AHEAD: u32 = 3;
    let dated = numbers(dossier, &series.id.as_event());
    let run = Happened::through(dossier, None).run_of(dossier, series);
    let last = dated.iter().max().copied().unwrap_or_default();
    let total = run.total(&dossier.plan, series);
    let last = total.unwrap_or(u32::MAX).min(last + AHEAD).max(last);
    let is_wanted = |n: &u32| match which {
        Which::All => true,
        Which::Open => !dated.contains(n),
        Which::Recorded => dated.contains(n),
    };
    let period = |n: u32| run.period_end(&dossier.plan, series, n);
    let all = (1..=last).filter(is_wanted);
    all.map(|n| {
        (
            series.event(n).to_string(),
            period(n).map(dates::full).unwrap_or_default(),
        )
    })
    .collect()
}

/// The numbers that a side of a register has dates of.
fn numbers(dossier: &Dossier, side: &MilestoneId) -> HashSet<u32> {
    let of = dossier
        .records
        .iter()
        .filter(|record| record.event.milestone == *side);
    of.filter_map(|record| record.event.number()).collect()
}

/// The requests of a register with their subjects.
fn requests<'d>(
    dossier: &'d Dossier,
    register: &'d ClockId,
) -> impl Iterator<Item = (u32, String)> + 'd {
    let of = dossier.requests.iter();
    let of = of.filter(move |request| request.register == *register);
    of.map(|request| {
        let subject = request.subject.as_deref().unwrap_or_default();
        (request.n, sanitized(subject).into_owned())
    })
}

/// The numbers of the requests of a register that have no answer yet.
pub(super) fn open_requests(dossier: &Dossier, register: &Register) -> Vec<Candidate> {
    let answered = numbers(dossier, &register.answer.id);
    let open = requests(dossier, register.agreed()).filter(|(n, _)| !answered.contains(n));
    open.map(|(n, subject)| (n.to_string(), subject)).collect()
}

/// Which clocks are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is wanted or not, whatever the others are"
)]
pub(super) struct Clocks {
    /// Registers as a whole.
    pub(super) registers: bool,
    /// Of requests only those without an answer.
    pub(super) open: bool,
    /// Terms.
    pub(super) terms: bool,
    /// Clocks without a limit as well.
    pub(super) limitless: bool,
}

/// The clocks with a number that a name has.
fn numbered_clocks(dossier: &Dossier, wanted: Clocks, stem: &str) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let id = stem.parse().ok();
    if let Some(series) = id.as_ref().and_then(|id| plan.series(id)) {
        let which = if wanted.open { Which::Open } else { Which::All };
        return occurrences(dossier, which, series);
    }
    if let Some(agreed) = &id
        && plan
            .entries(agreed)
            .is_some_and(|register| register.step_of.is_some())
    {
        let which = if wanted.open { Which::Open } else { Which::All };
        // The first step opens and has no clock.
        return steps(dossier, which, agreed, 1);
    }
    let register = id.and_then(|id| plan.register(&id));
    let Some(register) = register else {
        return Vec::new();
    };
    let answered = if wanted.open {
        numbers(dossier, &register.answer.id)
    } else {
        HashSet::new()
    };
    let of = requests(dossier, &register.id).filter(|(n, _)| !answered.contains(n));
    of.map(|(n, subject)| (format!("{}:{n}", register.id), subject))
        .collect()
}

/// Clocks, and behind a colon the requests of the register before it.
pub(super) fn clocks(lang: Lang, dossier: &Dossier, wanted: Clocks, typed: &str) -> Vec<Candidate> {
    let plan = &dossier.plan;
    if let Some((stem, _)) = typed.split_once(':') {
        return numbered_clocks(dossier, wanted, stem);
    }
    let mut all = Vec::new();
    for clock in &plan.clocks {
        if wanted.limitless || clock.has_end() {
            let key = ClockKey::of(&clock.id);
            all.push((key.to_string(), event::clock_in_full(lang, plan, &key)));
        }
    }
    for register in &plan.registers {
        let title = sanitized(text(lang, &register.label)).into_owned();
        if wanted.registers {
            all.push((register.id.to_string(), title.clone()));
        }
        if register.opens() {
            all.push((format!("{}:", register.agreed()), title));
        }
    }
    for series in &plan.series {
        let title = series::label(lang, series);
        if wanted.registers {
            all.push((series.id.to_string(), title.clone()));
        }
        all.push((format!("{}:", series.id), title));
    }
    if wanted.terms {
        let terms = plan.terms.iter();
        all.extend(terms.map(|term| (term.id.to_string(), event::term_in_full(lang, plan, term))));
    }
    all
}

/// The acts that may be taken back.
pub(super) fn acts(lang: Lang, dossier: &Dossier, typed: &str) -> Vec<Candidate> {
    let acts = dossier.acts().into_iter();
    let all: Vec<Candidate> = acts
        .map(|(of, _)| (of.to_string(), act::what(lang, dossier, of)))
        .collect();
    if typed.contains(':') {
        return all;
    }
    let stems = all.iter().filter_map(|(id, _)| id.split_once(':'));
    let mut seen = HashSet::new();
    stems
        .filter(|(stem, _)| seen.insert(*stem))
        .map(|(stem, _)| (format!("{stem}:"), String::new()))
        .collect()
}

/// The events that may reject something.
pub(super) fn rejecting(lang: Lang, dossier: &Dossier) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let may = plan.milestones.iter();
    let may = may.filter(|known| known.rejection.is_some());
    may.map(|known| {
        (
            known.id.to_string(),
            event::milestone(lang, plan, &known.id),
        )
    })
    .collect()
}

/// The rejections.
pub(super) fn rejections(lang: Lang, dossier: &Dossier) -> Vec<Candidate> {
    let named = dossier.rejections.iter().map(|known| {
        let name = known.name();
        let title = event::milestone(lang, &dossier.plan, &name);
        (name.to_string(), title)
    });
    named.collect()
}

/// The suspensions in force.
pub(super) fn suspensions(lang: Lang, dossier: &Dossier) -> Vec<Candidate> {
    let open = dossier.unended_suspensions();
    open.map(|of| (of.n.to_string(), act::suspension(lang, dossier, of)))
        .collect()
}

/// Wherever a note may be.
pub(super) fn places(lang: Lang, dossier: &Dossier, typed: &str) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let all_clocks = Clocks {
        registers: true,
        open: false,
        terms: true,
        limitless: true,
    };
    let mut all = Vec::new();
    if !typed.contains(':') {
        all.push(("plan".to_owned(), known::the_plan(lang).to_owned()));
        all.extend(plan.phases.iter().map(|phase| {
            let title = event::phase_titled(lang, plan, phase.number);
            (phase.number.to_string(), title)
        }));
    }
    if typed.contains(PointPlace::MARK) && !typed.contains(':') {
        return points::point_places(lang, dossier, typed);
    }
    all.extend(events(lang, dossier, Which::All, typed));
    all.extend(clocks(lang, dossier, all_clocks, typed));
    all
}

/// The settings of the plan.
pub(super) fn settings(lang: Lang, dossier: &Dossier) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let all = SettingKey::all(plan).into_iter();
    all.map(|key| (key.to_string(), setting::name(lang, plan, &key)))
        .collect()
}

/// Everybody who wrote a fact of the dossier.
pub(super) fn people(dossier: &Dossier) -> Vec<Candidate> {
    let names: BTreeSet<&str> = dossier.stamps().map(|stamp| stamp.by.as_str()).collect();
    names
        .into_iter()
        .map(|name| (sanitized(name).into_owned(), String::new()))
        .collect()
}
