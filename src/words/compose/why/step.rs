//! The steps of the sum, one function each.

use crate::assess::{ClockStatus, FixedTerm, Part, Point, State, Step, Why};
use crate::calendar::{Date, DayCount, FirstDay, LastDayRule, Limit, TermCount};
use crate::record::{Document, Dossier, Journal, Record, Slot};
use crate::words::act::applies_not;
use crate::words::audit::put_there;
use crate::words::change::author;
use crate::words::dates::{self, with_weekday};
use crate::words::document::protocol;
use crate::words::effect::ended_before_start;
use crate::words::event::{self, label};
use crate::words::sanitize::sanitized;
use crate::words::why as rows;
use crate::words::{Lang, count, setting, state};

use super::back;
use super::reason::ReasonLine;

/// What a clock counts from, a line for each.
pub(super) fn starts(
    lang: Lang,
    dossier: &Dossier,
    journal: &Journal,
    why: &Why,
) -> Vec<ReasonLine> {
    let mut lines: Vec<ReasonLine> = (why.starts.iter())
        .map(|point| start(lang, dossier, journal, point))
        .collect();
    let which = match (why.starts.len(), why.from_first) {
        (0, _) => {
            let begun = why.status.start();
            let begun = begun.map(|day| with_weekday(lang, day)).unwrap_or_default();
            lines.push(ReasonLine::new(
                rows::start(lang),
                rows::runs_anyway(lang),
                begun,
            ));
            return lines;
        }
        (1, _) => return lines,
        (_, true) => rows::first_of_them_counts(lang),
        (_, false) => rows::last_of_them_counts(lang),
    };
    lines.push(ReasonLine::new(rows::start(lang), which, ""));
    lines
}

pub(super) fn start(lang: Lang, dossier: &Dossier, journal: &Journal, point: &Point) -> ReasonLine {
    let name = label(lang, dossier, &point.event);
    let head = rows::start(lang);
    match point.date {
        None if point.waived => ReasonLine::new(head, name, applies_not(lang)),
        None => ReasonLine::new(head, name, rows::not_yet(lang)),
        Some(date) if point.by_silence => {
            let said = count::by_silence(lang).to_owned();
            ReasonLine::new(head, name, with_weekday(lang, date)).with([said])
        }
        Some(date) => ReasonLine::new(head, name, with_weekday(lang, date))
            .with((point.record.as_ref()).map(|record| proof(lang, dossier, journal, record))),
    }
}

/// The document of a record and who touched it last: "prot. 5098/2025, PEC, ultima modifica di M.R., 22/08/2025".
fn proof(lang: Lang, dossier: &Dossier, journal: &Journal, record: &Record) -> String {
    let mut parts = Vec::new();
    if let Some(number) = &record.document.protocol {
        parts.push(protocol(lang, number));
    }
    if let Some(source) = record.document.source {
        parts.push(state::source(lang, source).to_owned());
    }
    // Nobody is named for what they did not write.
    if journal.is_outside(dossier, &Slot::Record(record.event.clone())) {
        parts.push(put_there(lang).to_owned());
        return parts.join(", ");
    }
    let by = author(&record.stamp);
    let on = dates::full(record.stamp.at.date_naive());
    parts.push(rows::last_changed_by(lang, &by, &on));
    parts.join(", ")
}

pub(super) fn first_day(lang: Lang, begun: Date, count: &TermCount<'_>) -> ReasonLine {
    let (text, before) = match count.first_day {
        FirstDay::Excluded => (rows::starting_day_does_not_count(lang), Some(begun)),
        FirstDay::Counts => (rows::starting_day_counts(lang), begun.pred_opt()),
    };
    let day = before
        .and_then(|before| count.plus(before, 1))
        .unwrap_or(begun);
    ReasonLine::new(rows::first_day(lang), text, with_weekday(lang, day))
}

/// The limit, and where there is none though the plan gives one, why.
pub(super) fn limit(lang: Lang, count: &TermCount<'_>, no_term: Option<String>) -> ReasonLine {
    let head = rows::limit(lang);
    match count.limit {
        None => ReasonLine::new(head, rows::none(lang), "").with(no_term),
        Some(limit @ Limit::Days(days)) => {
            let calendar = rows::of_the_calendar(lang);
            let text = format!("{} {calendar}", dates::limit(lang, limit));
            ReasonLine::new(head, text, format!("+{days}"))
        }
        Some(limit @ Limit::WorkingDays(days)) => {
            let week = rows::working_week(lang, count.worked.week);
            let text = format!("{}, {week}", dates::limit(lang, limit));
            ReasonLine::new(head, text, format!("+{days}"))
        }
        Some(limit) => {
            let same = match count.first_day {
                FirstDay::Excluded => rows::same_numbered_day(lang),
                FirstDay::Counts => rows::day_before(lang),
            };
            let length = dates::limit(lang, limit);
            ReasonLine::new(head, format!("{length}, {same}"), format!("+{length}"))
        }
    }
}

/// What the last day is taken from: the limit, or the day that is fixed, or what is counted back from.
pub(super) fn length(
    lang: Lang,
    dossier: &Dossier,
    status: &ClockStatus,
    count: &TermCount<'_>,
) -> Vec<ReasonLine> {
    let plan = &dossier.plan;
    let Some(fixed) = &status.fixed else {
        let passed_over = dossier.no_term_because(&status.key);
        let no_term = passed_over.map(|event| rows::no_term(lang, label(lang, dossier, &event)));
        return vec![limit(lang, count, no_term)];
    };
    let agreed = plan.clock(&status.key.id);
    let said = agreed.and_then(|clock| event::allowance(lang, plan, clock));
    let said = said.unwrap_or_default();
    match fixed {
        FixedTerm::By(day) => {
            let given = ReasonLine::new(rows::fixed_day(lang), said, with_weekday(lang, *day));
            vec![given.with([rows::fixed_from_outside(lang).to_owned()])]
        }
        FixedTerm::Before { .. } => back::steps(lang, plan, said, fixed),
    }
}

fn signed(days: i64) -> String {
    if days == 0 {
        "0".to_owned()
    } else {
        format!("{days:+}")
    }
}

pub(super) fn act(lang: Lang, dossier: &Dossier, count: &TermCount<'_>, step: &Step) -> ReasonLine {
    match *step {
        Step::Extended { n, on, days, until } => {
            let on = dates::full(on);
            let until = until.map(|until| with_weekday(lang, until));
            let text = rows::granted_on(lang, n, &on, until.as_deref());
            let act = dossier.extension(n);
            let reason = act.and_then(|act| because(lang, &act.document, act.reason.as_deref()));
            ReasonLine::new(rows::extension(lang), text, signed(days)).with(reason)
        }
        Step::Suspended {
            n,
            from,
            to,
            days,
            counts,
            part,
        } => {
            let act = dossier.suspension(n);
            // It bears its own day, also where it began before the clock and counts only from then.
            let own = act.map_or(from, |act| act.from);
            let begun = if part == Part::First { own } else { from };
            let end = to.map(dates::full);
            let text = rows::suspended_from(lang, n, &dates::full(begun), end.as_deref());
            let counts_from = (begun < from).then(|| rows::counts_from(lang, &dates::full(from)));
            let covered = to.is_some_and(|to| count.between(from, to) > days.into());
            let known = match (counts, covered) {
                (false, _) => Some(rows::began_too_late(lang)),
                (true, true) => Some(rows::shared_days_count_once(lang)),
                (true, false) => None,
            };
            let behind = match part {
                Part::First => None,
                Part::Further => Some(rows::same_after_act_above(lang)),
                Part::Revived => Some(rows::same_revived_by_act_above(lang)),
            };
            let reason = act.and_then(|act| because(lang, &act.document, act.reason.as_deref()));
            let head = rows::suspension(lang);
            ReasonLine::new(head, text, signed(days.into())).with(
                behind
                    .into_iter()
                    .chain(known)
                    .map(str::to_owned)
                    .chain(counts_from)
                    .chain(reason),
            )
        }
        Step::Stated {
            n, due, counted, ..
        } => {
            let text = rows::stated_at_resumption(lang, n);
            let counted = with_weekday(lang, counted);
            let beside = rows::instead_of_the_sum(lang, &counted);
            let head = rows::new_term(lang);
            ReasonLine::new(head, text, with_weekday(lang, due)).with([beside])
        }
    }
}

/// "prot. 4410/2025: fornitura dei testi in ritardo".
fn because(lang: Lang, document: &Document, reason: Option<&str>) -> Option<String> {
    let number = document.protocol.as_deref();
    let protocol = number.map(|number| protocol(lang, number));
    let reason = reason.map(|reason| sanitized(reason).into_owned());
    let parts: Vec<String> = protocol.into_iter().chain(reason).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

/// The last day that the sum comes to; nothing while it is not known.
pub(super) fn last_day(lang: Lang, why: &Why) -> Option<ReasonLine> {
    let head = rows::last_day(lang);
    let left = why.status.left();
    let stands = why.status.state() == State::Suspended;
    let Some(last) = why.last.filter(|_| !stands) else {
        let text = rows::suspended_with(
            lang,
            &left
                .map(|left| count::remain(lang, left))
                .unwrap_or_default(),
        );
        return stands.then(|| ReasonLine::new(head, text, ""));
    };
    let extra = why.sum.as_ref().map_or(0, |sum| sum.extra);
    let sum = sum_of(lang, &why.status, why.status.start(), extra);
    Some(ReasonLine::new(head, sum, with_weekday(lang, last)))
}

/// What a last day is the sum of: the start and the limit, the fixed day, or what it is counted back from;
/// with the days on top.
pub(super) fn sum_of(lang: Lang, status: &ClockStatus, begun: Option<Date>, extra: i64) -> String {
    let Some(fixed) = &status.fixed else {
        let begun = begun.map(dates::full).unwrap_or_default();
        return format!("{begun} + {}", count_of(lang, status.limit, extra));
    };
    let moved = |sum: String| match extra {
        0 => sum,
        extra => format!(
            "{sum} {} {}",
            if extra < 0 { '-' } else { '+' },
            extra.abs()
        ),
    };
    moved(match fixed {
        FixedTerm::By(day) => dates::full(*day),
        FixedTerm::Before { before, anchor, .. } => {
            let anchor = anchor.map(dates::full).unwrap_or_default();
            format!("{anchor} - {}", dates::limit(lang, before.limit))
        }
    })
}

/// A limit with the days on top of it, as it stands in a sum: "75", "2 mesi + 15".
pub(super) fn count_of(lang: Lang, limit: Option<Limit>, extra: i64) -> String {
    match limit {
        Some(Limit::Days(days)) => (i64::from(days) + extra).to_string(),
        Some(Limit::WorkingDays(days)) => dates::day_count(
            lang,
            DayCount {
                days: i64::from(days) + extra,
                working: true,
            },
        ),
        Some(limit) if extra == 0 => dates::limit(lang, limit),
        Some(limit) => format!(
            "{} {} {}",
            dates::limit(lang, limit),
            if extra < 0 { '-' } else { '+' },
            extra.abs()
        ),
        None => String::new(),
    }
}

/// What the last-day rules make of the last day, where it is a holiday for any.
pub(super) fn holiday(lang: Lang, why: &Why) -> Option<ReasonLine> {
    let deadline = why.status.deadline()?;
    // A day fixed from outside is that day.
    if matches!(why.status.fixed, Some(FixedTerm::By(_))) && why.rule == LastDayRule::Nominal {
        return None;
    }
    let (nominal, in_force, civil) = (why.last?, deadline.due, deadline.civil);
    let head = rows::holiday(lang);
    if why.status.is_in_working_days() && nominal == in_force {
        return Some(ReasonLine::new(
            head,
            rows::unmoved_in_working_days(lang),
            "",
        ));
    }
    if nominal == in_force && nominal == civil {
        let text = rows::no_holiday(lang);
        return Some(ReasonLine::new(head, text, ""));
    }
    let is_backwards = matches!(why.status.fixed, Some(FixedTerm::Before { .. }));
    let rule = if is_backwards && nominal != in_force {
        rows::moves_back(lang)
    } else {
        setting::last_day(lang, why.rule)
    };
    let text = rows::rule_in_use(lang, rule);
    let civil_day = with_weekday(lang, civil);
    let counted = if why.civil_counts_otherwise {
        rows::suspensions_count_otherwise(lang)
    } else {
        ""
    };
    let otherwise =
        (civil != in_force).then(|| rows::if_civil_code_applies(lang, &civil_day, counted));
    Some(ReasonLine::new(head, text, with_weekday(lang, in_force)).with(otherwise))
}

/// How far it has come, or how it ended.
pub(super) fn now(lang: Lang, dossier: &Dossier, why: &Why, today: Date) -> ReasonLine {
    let status = &why.status;
    if let Some(cut) = why.cut.as_ref() {
        let noun = event::noun(lang, dossier, &cut.event);
        let text = rows::broken_off(lang, &noun);
        let day = cut
            .date
            .map(|day| with_weekday(lang, day))
            .unwrap_or_default();
        return ReasonLine::new(rows::end(lang), text, day);
    }
    if status.is_waived() {
        let ran_out = status.may_lapse && status.ended_on().is_none();
        let last = status.deadline().filter(|last| last.due < today);
        let text = if status.is_outside {
            state::outside(lang)
        } else if ran_out && last.is_some() {
            rows::right_not_used(lang)
        } else {
            state::state(lang, State::Waived)
        };
        return ReasonLine::new(rows::today(lang), text, with_weekday(lang, today));
    }
    let used = count::used(lang, status);
    let gross = status
        .gross
        .filter(|gross| Some(*gross) != status.elapsed());
    let gross = gross.map(|gross| rows::in_gross(lang, gross));
    let left = match (status.state(), status.left()) {
        _ if status.informative => count::informative_margin(lang, status),
        (State::Suspended, Some(left)) => Some(count::remain(lang, left)),
        (_, Some(left)) => Some(count::countdown(lang, left)),
        (_, None) => status
            .margin_said()
            .map(|margin| count::margin(lang, margin)),
    };
    let left = left.map(|left| format!(", {left}")).unwrap_or_default();
    let (head, day) = match status.end() {
        Some(end) => (rows::end(lang), end),
        None => (rows::today(lang), today),
    };
    let text = format!("{used}{}{left}", gross.unwrap_or_default());
    let doubtful = (status.ended_before_start()).then(|| ended_before_start(lang).to_owned());
    ReasonLine::new(head, text, with_weekday(lang, day)).with(doubtful)
}

pub(super) fn not_started(lang: Lang, dossier: &Dossier, why: &Why) -> ReasonLine {
    let awaited = why.starts.iter().filter(|start| start.date.is_none());
    let nouns: Vec<String> = awaited
        .map(|start| event::noun(lang, dossier, &start.event))
        .collect();
    let text = rows::waits_for(lang, nouns.join(", "));
    ReasonLine::new(rows::today(lang), text, "")
}
