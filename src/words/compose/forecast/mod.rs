//! What is foreseen: what is said of a clock, of a day fixed from outside, and of a change to either.

mod reason;

use crate::assess::{Assessment, Basis, ClockKey, FixedDeadline, Held, Shift};
use crate::calendar::{Date, Datelike};
use crate::plan::Plan;
use crate::record::Dossier;
use crate::words::dates::{self, with_weekday};
use crate::words::forecast::{
    all_ends, apart, by_day, ends, foreseen, limit_ahead, margin, margin_moved, most_of_it,
    none_yet, not_as_was, promise_ahead, starts, waiting,
};
use crate::words::{Lang, event};

use reason::ForecastReason;

/// The end of the whole: "tutto finisce sab 20/12/2025". `None` once all is over, and while it cannot
/// be told.
#[must_use]
pub fn end(lang: Lang, assessment: &Assessment) -> Option<String> {
    let end = assessment.forecast.end_of_all();
    end.map(|date| all_ends(lang, date))
}

/// When a clock of the plan will start and end, and why: "parte dom 21/09/2025 (limite fase 4),
/// finisce gio 20/11/2025". Of one that runs, only where it does not simply end on its last day.
#[must_use]
pub fn clock(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    index: usize,
) -> Option<String> {
    let known = ahead_of(lang, dossier, assessment, index)?;
    let why = known.why_then.as_deref().filter(|_| !known.is_plain);
    let ending = ends(lang, known.end, why);
    let Some(start) = known.start else {
        return (!known.is_plain).then_some(ending);
    };
    let starting = starts(lang, start.date, start.why.as_deref(), start.is_past);
    Some(format!("{starting}, {ending}"))
}

/// What is foreseen of a clock of the plan: when it will start and end, with the reasons.
pub(in crate::words) struct AheadOf {
    /// Where it has not begun.
    pub(in crate::words) start: Option<StartAhead>,
    /// The day it will end.
    pub(in crate::words) end: Date,
    /// Why then.
    pub(in crate::words) why_then: Option<String>,
    /// Whether it simply ends on its last day.
    pub(in crate::words) is_plain: bool,
}

/// When a clock will start.
pub(in crate::words) struct StartAhead {
    /// The day.
    pub(in crate::words) date: Date,
    /// Why then.
    pub(in crate::words) why: Option<String>,
    /// Whether it must have begun by now.
    pub(in crate::words) is_past: bool,
}

/// The same as values; `None` where nothing is foreseen of the clock.
pub(in crate::words) fn ahead_of(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    index: usize,
) -> Option<AheadOf> {
    let plan = &dossier.plan;
    let agreed = plan.clocks.get(index)?;
    let end = assessment.forecast.clocks[index]?;
    let milestones = &assessment.forecast.milestones;
    let last = agreed.to.iter().filter_map(|id| plan.milestone_index(id));
    let last = last
        .filter_map(|i| Some((milestones[i]?, i)))
        .max_by_key(|(foreseen, _)| foreseen.date)?;
    let (last, last_at) = last;
    let is_own = matches!(last.basis, Basis::Due(own) if own == index);
    let why = ForecastReason {
        lang,
        plan,
        own: Some(index),
        is_named: true,
    };
    let start = || {
        let (_, at) = assessment.start_of(plan, agreed)?;
        let start = milestones[at]?;
        Some(StartAhead {
            date: start.date,
            why: why.reason(at, &start),
            is_past: !start.is_ahead(),
        })
    };
    Some(AheadOf {
        start: start().filter(|_| !assessment.clocks[index].has_begun()),
        end,
        why_then: why.reason(last_at, &last),
        is_plain: is_own && !matches!(last.held, Some(Held::By(_))),
    })
}

/// How a date came about, link by link from where the plan begins to `milestone`, a position in the
/// plan: "Formazione conclusa: dom 21/09/2025 (limite fase 4)".
#[must_use]
pub fn chain(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    milestone: usize,
) -> Vec<String> {
    let plan = &dossier.plan;
    let why = ForecastReason {
        lang,
        plan,
        own: None,
        is_named: false,
    };
    let links = assessment.forecast.chain(plan, milestone).into_iter().rev();
    links
        .map(|link| {
            let label = event::milestone(lang, plan, &plan.milestones[link.milestone].id);
            let day = with_weekday(lang, link.foreseen.date);
            match why.reason(link.milestone, &link.foreseen) {
                Some(reason) => format!("{label}: {day} ({reason})"),
                None => format!("{label}: {day}"),
            }
        })
        .collect()
}

/// How the forecast stands to a fixed day: "Collaudo congiunto entro mer 31/12/2025: previsto sab
/// 20/12, 11 giorni di margine; il più è andato in attesa dell'accettazione del piano (21 giorni oltre)".
#[must_use]
pub fn fixed_day(lang: Lang, plan: &Plan, fixed: &FixedDeadline) -> String {
    let attempt = fixed.milestone.map(|at| &plan.milestones[at].id);
    let attempt = attempt.filter(|id| id.attempt().is_some());
    let name = attempt.map_or_else(
        || event::deadline_first(lang, plan, &fixed.name),
        |id| event::milestone(lang, plan, id),
    );
    let by = by_day(lang, &name, &with_weekday(lang, fixed.date));
    let (Some(day), Some(left)) = (fixed.foreseen, fixed.margin()) else {
        return none_yet(lang, &by);
    };
    let day = if day.year() == fixed.date.year() {
        dates::weekday_day_month(lang, day)
    } else {
        with_weekday(lang, day)
    };
    if fixed.is_over {
        return format!("{by}: {day}, {}", apart(lang, left));
    }
    let eaten = fixed.eaten.map(|eaten| {
        // A wait that no clock measures is no lateness of its phase, which may well be met.
        let place = if eaten.is_wait {
            let milestone = &plan.milestones[eaten.milestone].id;
            waiting(lang, &event::milestone_noun(lang, plan, milestone))
        } else {
            event::phase(lang, eaten.phase)
        };
        most_of_it(lang, &place, &dates::days(lang, eaten.days))
    });
    foreseen(lang, &by, &day, &margin(lang, left)) + &eaten.unwrap_or_default()
}

/// What a change does to what is foreseen: "previsione: tutto finisce mer 14/01/2026, non sab
/// 20/12/2025"; "Collaudo congiunto entro 31/12/2025: 14 giorni oltre, non 11 giorni di margine".
#[must_use]
pub fn shift(lang: Lang, plan: &Plan, shift: &Shift) -> String {
    match shift {
        Shift::End { before, after } => {
            let (ends, was) = (all_ends(lang, *after), with_weekday(lang, *before));
            not_as_was(lang, &ends, &was)
        }
        Shift::Margin {
            name,
            date,
            before,
            after,
        } => {
            let name = event::deadline_first(lang, plan, name);
            let was = before.map(|was| {
                if was.signum() == after.signum() {
                    was.abs().to_string()
                } else {
                    margin(lang, was)
                }
            });
            let by = by_day(lang, &name, &dates::full(*date));
            margin_moved(lang, &by, &margin(lang, *after), was.as_deref())
        }
    }
}

/// What a date that is still to come is of, in a list of such dates.
#[derive(Clone, Copy, Debug)]
pub enum Upcoming<'a> {
    /// The last day of a clock that has not begun.
    Limit(&'a ClockKey),
    /// A promise.
    Promise(&'a crate::plan::Event),
}

/// "previsto limite fase 5, Contenuti", "promessa: Formazione conclusa", "data fissa: Collaudo
/// congiunto".
#[must_use]
pub fn ahead(lang: Lang, dossier: &Dossier, ahead: Upcoming<'_>) -> String {
    match ahead {
        Upcoming::Limit(key) => limit_ahead(lang, &event::clock_in_full(lang, &dossier.plan, key)),
        Upcoming::Promise(event) => promise_ahead(lang, &event::label(lang, dossier, event)),
    }
}
