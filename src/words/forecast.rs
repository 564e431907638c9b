//! What is foreseen, in words: when a phase will start and end and why, what is left until days fixed
//! from outside, and what a change does to both.
//!
//! A date that is foreseen is never said without the word or the `~` that tells it from a fact. What
//! lateness would cost is in `estimate.rs`.

use crate::assess::{Assessment, Basis, ClockKey, FixedDeadline, Foreseen, Held, Shift};
use crate::calendar::{Date, Datelike};
use crate::plan::Plan;
use crate::record::Dossier;

use super::dates::{self, with_weekday};
use super::event::{self, capitalised};
use super::{Lang, setting};

/// The end of the whole: "tutto finisce sab 20/12/2025". `None` once all is over, and while it cannot
/// be told.
#[must_use]
pub fn end(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Option<String> {
    let date = assessment.forecast.end?;
    let clocks = assessment.clocks[..dossier.plan.clocks.len()].iter();
    let mut judged = clocks.filter(|clock| clock.is_judged());
    let ahead = judged.any(|clock| clock.end().is_none());
    ahead.then(|| ends(lang, date))
}

fn ends(lang: Lang, date: Date) -> String {
    let day = with_weekday(lang, date);
    match lang {
        Lang::It => format!("tutto finisce {day}"),
        Lang::En => format!("all ends {day}"),
    }
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
    let plan = &dossier.plan;
    let status = &assessment.clocks[index];
    let agreed = plan.clocks.get(index)?;
    let end = assessment.forecast.clocks[index]?;
    let milestones = &assessment.forecast.milestones;
    let last = agreed.to.iter().filter_map(|id| plan.milestone_index(id));
    let last = last
        .filter_map(|i| Some((milestones[i]?, i)))
        .max_by_key(|(foreseen, _)| foreseen.date)?;
    let (last, last_at) = last;
    let is_own = matches!(last.basis, Basis::Due(own) if own == index);
    let why = Why {
        lang,
        plan,
        own: Some(index),
        is_named: true,
    };
    let ending = {
        let day = with_weekday(lang, end);
        let ends = lang.pick("finisce", "ends");
        let reason = why.reason(last_at, &last);
        match reason.filter(|_| !is_own || matches!(last.held, Some(Held::By(_)))) {
            Some(reason) => format!("{ends} {day} ({reason})"),
            None => format!("{ends} {day}"),
        }
    };
    if status.start().is_some() {
        let is_plain = is_own && !matches!(last.held, Some(Held::By(_)));
        return (!is_plain).then_some(ending);
    }
    let start_at = plan.milestone_index(&agreed.from)?;
    let start = milestones[start_at]?;
    let day = with_weekday(lang, start.date);
    let starts = lang.pick("parte", "starts");
    Some(match why.reason(start_at, &start) {
        Some(reason) => format!("{starts} {day} ({reason}), {ending}"),
        None => format!("{starts} {day}, {ending}"),
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
    let why = Why {
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

/// Why a date is foreseen.
struct Why<'p> {
    lang: Lang,
    plan: &'p Plan,
    /// The clock that is spoken of, which needs no name.
    own: Option<usize>,
    /// Whether the milestone must be named, because nothing before names it.
    is_named: bool,
}

impl Why<'_> {
    /// Why a milestone is foreseen on its date; `None` where it has happened.
    fn reason(&self, milestone: usize, foreseen: &Foreseen) -> Option<String> {
        let lang = self.lang;
        let passed = foreseen.held == Some(Held::Passed);
        if let Some(Held::By(other)) = foreseen.held {
            let other = &self.plan.milestones[other].id;
            return Some(event::after(lang, self.plan, other));
        }
        Some(match foreseen.basis {
            Basis::Happened => return None,
            Basis::Promised => gone(
                lang,
                lang.pick("data promessa", "promised date"),
                lang.pick("già passata", "already past"),
                passed,
            ),
            Basis::Due(index) => {
                let limit = self.limit(index);
                gone(
                    lang,
                    &limit,
                    lang.pick("già passato", "already past"),
                    passed,
                )
            }
            Basis::IfResumed(index) => self.if_resumed(index),
            Basis::Assumed(days) => self.assumed(milestone, days, passed),
        })
    }

    fn clock_name(&self, index: usize) -> Option<String> {
        let clock = self.plan.clocks.get(index)?;
        let key = ClockKey {
            id: clock.id.clone(),
            n: None,
        };
        (self.own != Some(index)).then(|| event::clock(self.lang, self.plan, &key))
    }

    fn limit(&self, index: usize) -> String {
        match (self.lang, self.clock_name(index)) {
            (_, None) => self.lang.pick("limite", "limit").to_owned(),
            (Lang::It, Some(name)) => format!("limite {name}"),
            (Lang::En, Some(name)) => format!("limit of {name}"),
        }
    }

    fn if_resumed(&self, index: usize) -> String {
        match (self.lang, self.clock_name(index)) {
            (Lang::It, None) => "se riprende oggi".to_owned(),
            (Lang::En, None) => "if it resumes today".to_owned(),
            (Lang::It, Some(name)) => format!("{name}, se riprende oggi"),
            (Lang::En, Some(name)) => format!("{name}, if it resumes today"),
        }
    }

    /// What no clock measures.
    fn assumed(&self, milestone: usize, days: u32, passed: bool) -> String {
        let lang = self.lang;
        let name = event::milestone(lang, self.plan, &self.plan.milestones[milestone].id);
        let named = |with: &str| {
            let name = self.is_named.then(|| format!("{name}{with}"));
            name.unwrap_or_default()
        };
        if passed {
            let awaited = lang.pick("non prima di oggi", "not before today");
            return format!("{}{awaited}", named(": "));
        }
        let count = dates::days(lang, days);
        match (lang, days) {
            (Lang::It, 0) => format!(
                "{}si conta lo stesso giorno, il piano non ipotizza attese",
                named(": ")
            ),
            (Lang::En, 0) => format!(
                "{}counted on the same day, the plan assumes no wait",
                named(": ")
            ),
            (Lang::It, 1) => format!("{}senza termine: {count} ipotizzato dal piano", named(" ")),
            (Lang::It, _) => format!("{}senza termine: {count} ipotizzati dal piano", named(" ")),
            (Lang::En, _) => format!("{}without a limit: {count} assumed by the plan", named(" ")),
        }
    }
}

/// What a date is taken from, and that it has passed.
fn gone(lang: Lang, what: &str, past: &str, passed: bool) -> String {
    if !passed {
        return what.to_owned();
    }
    let today = lang.pick("non prima di oggi", "not before today");
    format!("{what} {past}: {today}")
}

/// How the forecast stands to a fixed day: "Collaudo congiunto entro mer 31/12/2025: previsto sab
/// 20/12, margine 11 giorni; il più è andato in fase 1 (21 giorni oltre)".
#[must_use]
pub fn fixed_day(lang: Lang, plan: &Plan, fixed: &FixedDeadline) -> String {
    let by = by(lang, plan, fixed, &with_weekday(lang, fixed.date));
    let (Some(foreseen), Some(margin)) = (fixed.foreseen, fixed.margin()) else {
        let unknown = lang.pick("ancora nessuna previsione", "no forecast yet");
        return format!("{by}: {unknown}");
    };
    let day = if foreseen.year() == fixed.date.year() {
        dates::weekday_day_month(lang, foreseen)
    } else {
        with_weekday(lang, foreseen)
    };
    if fixed.is_over {
        return format!("{by}: {day}, {}", apart(lang, margin));
    }
    let left = match (lang, margin) {
        (Lang::It, ..0) => format!("margine {margin}: {} oltre", dates::days(lang, -margin)),
        (Lang::En, ..0) => format!("margin {margin}: {} over", dates::days(lang, -margin)),
        (Lang::It, _) => format!("margine {}", dates::days(lang, margin)),
        (Lang::En, _) => format!("margin {}", dates::days(lang, margin)),
    };
    let foreseen = lang.pick("previsto", "forecast");
    let eaten = fixed.eaten.map(|eaten| {
        let (phase, days) = (
            event::phase(lang, eaten.phase),
            dates::days(lang, eaten.days),
        );
        match lang {
            Lang::It => format!("; il più è andato in {phase} ({days} oltre)"),
            Lang::En => format!("; most of it went in {phase} ({days} over)"),
        }
    });
    format!(
        "{by}: {foreseen} {day}, {left}{}",
        eaten.unwrap_or_default()
    )
}

fn by(lang: Lang, plan: &Plan, fixed: &FixedDeadline, day: &str) -> String {
    let name = capitalised(&setting::deadline(lang, plan, &fixed.name));
    format!("{name} {} {day}", lang.pick("entro", "by"))
}

/// How far from a fixed day something happened.
fn apart(lang: Lang, margin: i64) -> String {
    let days = dates::days(lang, margin.abs());
    match (lang, margin) {
        (_, 0) => lang
            .pick("lo stesso giorno", "on the day itself")
            .to_owned(),
        (Lang::It, 1..) => format!("{days} prima"),
        (Lang::En, 1..) => format!("{days} before"),
        (Lang::It, _) => format!("{days} dopo"),
        (Lang::En, _) => format!("{days} after"),
    }
}

/// What a change does to what is foreseen: "previsione: tutto finisce mer 14/01/2026, non sab
/// 20/12/2025"; "Collaudo congiunto entro 31/12/2025: margine -14, non 11".
#[must_use]
pub fn shift(lang: Lang, plan: &Plan, shift: &Shift) -> String {
    match shift {
        Shift::End { before, after } => {
            let (ends, was) = (ends(lang, *after), with_weekday(lang, *before));
            match lang {
                Lang::It => format!("previsione: {ends}, non {was}"),
                Lang::En => format!("forecast: {ends}, not {was}"),
            }
        }
        Shift::Margin {
            name,
            date,
            before,
            after,
        } => {
            let name = capitalised(&setting::deadline(lang, plan, name));
            let day = dates::full(*date);
            match (lang, before) {
                (Lang::It, Some(was)) => {
                    format!("{name} entro {day}: margine {after}, non {was}")
                }
                (Lang::En, Some(was)) => format!("{name} by {day}: margin {after}, not {was}"),
                (Lang::It, None) => format!("{name} entro {day}: margine {after}"),
                (Lang::En, None) => format!("{name} by {day}: margin {after}"),
            }
        }
    }
}

/// What a date that is still to come is of, in a list of such dates.
#[derive(Clone, Copy, Debug)]
pub enum Ahead<'a> {
    /// The last day of a clock that has not begun.
    Limit(&'a ClockKey),
    /// A promise.
    Promise(&'a crate::plan::Event),
    /// A day fixed from outside.
    FixedDay(&'a FixedDeadline),
}

/// "previsto limite fase 5, Contenuti", "promessa: Formazione conclusa", "data fissa: Collaudo
/// congiunto".
#[must_use]
pub fn ahead(lang: Lang, dossier: &Dossier, ahead: Ahead<'_>) -> String {
    match ahead {
        Ahead::Limit(key) => {
            let name = event::clock_in_full(lang, &dossier.plan, key);
            format!(
                "{} {name}",
                lang.pick("previsto limite", "forecast limit of")
            )
        }
        Ahead::Promise(event) => {
            let name = event::label(lang, dossier, event);
            format!("{}: {name}", lang.pick("promessa", "promised"))
        }
        Ahead::FixedDay(fixed) => {
            let name = setting::deadline(lang, &dossier.plan, &fixed.name);
            format!("{}: {name}", lang.pick("data fissa", "fixed day"))
        }
    }
}
