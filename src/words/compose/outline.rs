//! The lines of a plan: phase by phase, what happens and which terms there are.

use crate::calendar::{DayCount, FirstDay, LastDayRule, Limit, WorkingWeek};
use crate::plan::{
    Clock, ClockPenalty, Milestone, MilestoneId, Numbered, OnExpiry, Plan, Register, RejectedClock,
    Series, SuspensionRule, Switch, Term, Zone,
};
use crate::words::bad_value::in_words;
use crate::words::event::{
    Preposition, allowance, deadline_first, from_to, milestone, milestone_noun,
};
use crate::words::outline::{
    OutlineHead, OutlineTerm, again, assumed, besides, ceiling, comes_after, expiry, goes_on,
    head_name, in_a_line, informative, made_of, optional, penalties, points, rejects, silent,
    suspensions, term,
};
use crate::words::sanitize::{sanitized, width, wrap};
use crate::words::state::text;
use crate::words::{Lang, dates, party, series, setting, why};

use super::list::listed;
use super::local_holidays::counts_working_days;

/// What a plan says, a line each.
#[must_use]
pub fn outline(lang: Lang, plan: &Plan) -> Vec<String> {
    let mut lines = vec![in_a_line(lang, plan)];
    let head = head(lang, plan);
    let names = head.iter().map(|(about, _)| width(head_name(lang, *about)));
    let column = names.max().unwrap_or_default();
    lines.extend(head.iter().map(|(about, said)| {
        let name = head_name(lang, *about);
        let blanks = " ".repeat(column - width(name));
        format!("{name}: {blanks}{said}")
    }));
    // What comes before an event, where the plan does not say otherwise.
    let mut above = None;
    for known in &plan.phases {
        let title = sanitized(text(lang, &known.title));
        lines.push(format!("{}. {title}", known.number));
        let milestones = plan.milestones.iter();
        for happens in milestones.filter(|happens| happens.phase == known.number) {
            lines.extend(of_milestone(lang, plan, happens, above));
            above = Some(&happens.id);
        }
        let registers = plan.registers.iter();
        let registers = registers.filter(|register| register.phase == known.number);
        lines.extend(registers.flat_map(|register| of_register(lang, plan, register, above)));
        let series = plan.series.iter();
        let series = series.filter(|series| series.phase == known.number);
        lines.extend(series.flat_map(|series| of_series(lang, plan, series)));
        let terms = plan.terms.iter().filter(|term| term.phase == known.number);
        lines.extend(terms.map(|known| of_term(lang, plan, known)));
    }
    lines
}

/// The same in lines of so many columns; what has no room goes on below, where its own line says more than a name.
#[must_use]
pub fn folded_outline(lang: Lang, plan: &Plan, columns: usize) -> Vec<String> {
    let head = head(lang, plan).len();
    let fold = |(at, line): (usize, String)| {
        let bare = line.trim_start();
        let indent = width(&line) - width(bare);
        // Values of the head stand below each other.
        let name = bare.split_once(": ").filter(|_| (1..=head).contains(&at));
        let hang = name.map_or(indent + HANGING, |(name, said)| {
            width(name) + 2 + width(said) - width(said.trim_start())
        });
        let first = wrap(bare, columns.saturating_sub(indent));
        let rest = first
            .get(1..)
            .map(|rest| rest.join(" "))
            .unwrap_or_default();
        let rest = wrap(&rest, columns.saturating_sub(hang));
        let first = first
            .into_iter()
            .take(1)
            .map(move |first| format!("{}{first}", " ".repeat(indent)));
        let rest = rest.into_iter().filter(|rest| !rest.is_empty());
        let rest = rest.map(move |rest| format!("{}{rest}", " ".repeat(hang)));
        first.chain(rest).collect::<Vec<_>>()
    };
    outline(lang, plan)
        .into_iter()
        .enumerate()
        .flat_map(fold)
        .collect()
}

/// How much further to the right a line goes on below.
const HANGING: usize = 2;

/// The rules of a plan: how days are counted, who there is, what lateness costs.
fn head(lang: Lang, plan: &Plan) -> Vec<(OutlineHead, String)> {
    let rules = &plan.rules;
    let label = |id| party::label(lang, plan, id);
    let mut head = vec![(OutlineHead::Days, expiry(lang, rules.last_day).to_owned())];
    let counts_working = counts_working_days(plan);
    if counts_working || rules.working_week != WorkingWeek::default() {
        head.push((
            OutlineHead::Week,
            setting::working_week(lang, rules.working_week).to_owned(),
        ));
    }
    if !rules.local_holidays.is_empty()
        && (counts_working || rules.last_day == LastDayRule::CivilLocal)
    {
        let days: Vec<String> = rules
            .local_holidays
            .iter()
            .map(|day| in_words(lang, *day))
            .collect();
        head.push((OutlineHead::Holidays, listed(&days)));
    }
    if plan.time_zone != Zone::default() {
        head.push((OutlineHead::Zone, plan.time_zone.to_string()));
    }
    let us = plan.us();
    head.push((OutlineHead::Us, label(&us)));
    let others: Vec<String> = plan
        .parties
        .iter()
        .filter(|party| !party.id.is_always_there())
        .map(|party| label(&party.id))
        .collect();
    if !others.is_empty() {
        head.push((OutlineHead::Parties, listed(&others)));
    }
    if !plan.penalties.is_empty() {
        let rate = plan
            .penalties
            .daily_per_mille
            .map(|rate| setting::per_mille(lang, rate));
        let cap = plan
            .penalties
            .cap_percent
            .map(|cap| setting::percent(lang, cap));
        let said = penalties(
            lang,
            rate.as_deref(),
            &label(&plan.penalised()),
            cap.as_deref(),
        );
        head.push((OutlineHead::Penalties, said));
    }
    let most = rules.suspension_ceiling.as_ref().map(|most| {
        let limit = most.limit.map(|limit| dates::limit(lang, limit));
        ceiling(lang, most.percent, limit.as_deref())
    });
    if most.is_some() || rules.suspensions != SuspensionRule::default() {
        let rule = setting::suspensions(lang, rules.suspensions);
        head.push((
            OutlineHead::Suspensions,
            suspensions(lang, rule, most.as_deref()),
        ));
    }
    head.extend(plan.deadlines.iter().map(|(name, day)| {
        let day = dates::with_weekday(lang, *day);
        let said = listed(&[deadline_first(lang, plan, name), day]);
        (OutlineHead::Deadline, said)
    }));
    head
}

/// What is said of a term besides, in its order.
struct Besides {
    warn: u32,
    working: bool,
    /// Whether that nobody is warned is worth a word.
    is_judged: bool,
    first_day: FirstDay,
    last_day: Option<LastDayRule>,
    suspendable: Option<bool>,
    penalty: Option<ClockPenalty>,
}

impl Besides {
    fn said(&self, lang: Lang, mut line: String) -> String {
        let warn = DayCount {
            days: self.warn.into(),
            working: self.working,
        };
        let all = [
            (self.warn > 0).then(|| OutlineTerm::Warn(dates::day_count(lang, warn))),
            (self.warn == 0 && self.is_judged).then_some(OutlineTerm::NoWarn),
            (self.first_day != FirstDay::Excluded).then_some(OutlineTerm::FirstDay),
            self.last_day
                .map(|rule| OutlineTerm::LastDay(setting::last_day(lang, rule))),
            self.suspendable.map(OutlineTerm::Suspended),
            self.penalty
                .map(|of| OutlineTerm::Penalty(setting::penalty(lang, of))),
        ];
        for what in all.into_iter().flatten() {
            line = besides(lang, &line, &what);
        }
        line
    }
}

/// The lines that a plan has and another one has not, without the blanks before them.
#[must_use]
pub fn added(lang: Lang, before: &Plan, after: &Plan) -> Vec<String> {
    let known = outline(lang, before);
    let mut new = outline(lang, after);
    // What is counted about the whole is no new line.
    new.drain(..new.len().min(1));
    new.retain(|line| !known.contains(line));
    new.iter().map(|line| line.trim().to_owned()).collect()
}

/// An event and who makes it happen.
fn event(label: &str, who: &str) -> String {
    format!("   {label} ({who})")
}

fn of_milestone(
    lang: Lang,
    plan: &Plan,
    happens: &Milestone,
    above: Option<&MilestoneId>,
) -> Vec<String> {
    let who = party::labels(lang, plan, &happens.actor);
    let said = event(&milestone(lang, plan, &happens.id), &who);
    let mut lines = vec![if happens.optional {
        optional(lang, &said)
    } else {
        said
    }];
    let before: Vec<&MilestoneId> = happens.after.iter().collect();
    if before != above.into_iter().collect::<Vec<_>>() {
        lines.push(after(lang, plan, &before));
    }
    let ended = |clock: &&Clock| clock.to.last() == Some(&happens.id);
    let clocks = plan.clocks.iter().filter(ended);
    let clocks = clocks.filter(|clock| !clock.is_deadline());
    lines.extend(clocks.map(|clock| of_clock(lang, plan, clock)));
    lines.extend(happens.rejection.as_ref().map(|rule| {
        let then = match (rule.clock, rule.again) {
            (RejectedClock::GoesOn, _) => goes_on(lang).to_owned(),
            (_, Some(limit)) => again(lang, &dates::limit(lang, limit)),
            (_, None) => String::new(),
        };
        rejects(lang, &milestone_noun(lang, plan, &rule.of), &then)
    }));
    let is_made = happens.items == Some(Switch::On);
    let nouns = happens.item_nouns.as_ref().filter(|_| is_made);
    lines.extend(nouns.map(|nouns| made_of(lang, &sanitized(text(lang, &nouns.many)))));
    let count = happens.checklist.len();
    lines.extend((count > 0).then(|| points(lang, count)));
    if happens.assume_days > 0 {
        lines.push(assumed(lang, &dates::days(lang, happens.assume_days)));
    }
    lines
}

/// What comes before, by its nouns.
fn after(lang: Lang, plan: &Plan, before: &[&MilestoneId]) -> String {
    let nouns: Vec<String> = before
        .iter()
        .map(|id| milestone_noun(lang, plan, id))
        .collect();
    let nouns = (!nouns.is_empty()).then(|| party::joined(lang, &nouns));
    comes_after(lang, nouns.as_deref())
}

fn of_clock(lang: Lang, plan: &Plan, clock: &Clock) -> String {
    let owner = party::noun(lang, plan, &plan.clock_owner(clock));
    let allowed = allowance(lang, plan, clock);
    let measured = if clock.starts().is_empty() {
        // It begins with the plan: only its end says anything.
        let ends = clock.to.iter().map(|id| milestone_noun(lang, plan, id));
        ends.collect::<Vec<_>>().join(", ")
    } else {
        from_to(lang, plan, clock)
    };
    let mut said = term(lang, &owner, allowed.as_deref(), &measured);
    if clock.informative {
        said = informative(lang, &said);
    }
    if clock.on_expiry == Some(OnExpiry::Happens) {
        said = silent(lang, &said);
    }
    let is_wait = allowed.is_none();
    if is_wait && clock.warn_after > 0 {
        let after = OutlineTerm::Long(dates::days(lang, clock.warn_after));
        said = besides(lang, &said, &after);
    }
    let besides = Besides {
        warn: clock.warn,
        working: clock.length().is_some_and(Limit::is_in_working_days),
        is_judged: !is_wait && !clock.informative,
        first_day: clock.first_day,
        last_day: clock.last_day,
        suspendable: clock.suspendable,
        penalty: clock.penalty,
    };
    besides.said(lang, said)
}

/// A register: how an entry begins, and each step behind it with its term.
fn of_register(
    lang: Lang,
    plan: &Plan,
    register: &Register,
    above: Option<&MilestoneId>,
) -> Vec<String> {
    let side = |side: &crate::plan::Side| {
        let label = sanitized(text(lang, &side.label)).into_owned();
        event(&label, &party::labels(lang, plan, &side.actor))
    };
    let owner = plan.numbered_owner(Numbered::Register(register));
    let owner = party::noun(lang, plan, &owner);
    let key = crate::plan::ClockKey {
        id: register.id.clone(),
        n: None,
    };
    let limit = register.limit.map(|limit| dates::limit(lang, limit));
    let said = why::reading(lang, plan, &key);
    let besides = Besides {
        warn: register.warn,
        working: register.limit.is_some_and(Limit::is_in_working_days),
        is_judged: limit.is_some(),
        first_day: FirstDay::Excluded,
        last_day: register.last_day,
        suspendable: register.suspendable,
        penalty: None,
    };
    let said = besides.said(lang, term(lang, &owner, limit.as_deref(), &said));
    let mut lines = Vec::new();
    if register.opens() {
        lines.push(side(&register.request));
        let before = register.after.as_ref();
        if before.is_some() && before != above {
            lines.push(after(lang, plan, &before.into_iter().collect::<Vec<_>>()));
        }
    }
    lines.extend([side(&register.answer), said]);
    lines
}

fn of_series(lang: Lang, plan: &Plan, known: &Series) -> [String; 2] {
    let who = party::labels(lang, plan, &known.actor);
    let owner = party::noun(lang, plan, &plan.numbered_owner(Numbered::Series(known)));
    let said = series::reading(lang, plan, known);
    let besides = Besides {
        warn: known.warn,
        working: known.due.is_in_working_days(),
        is_judged: true,
        first_day: known.first_day,
        last_day: known.last_day,
        suspendable: known.suspendable,
        penalty: known.penalty,
    };
    [
        event(&series::label(lang, known), &who),
        besides.said(lang, format!("     {owner}: {said}")),
    ]
}

fn of_term(lang: Lang, plan: &Plan, known: &Term) -> String {
    let label = sanitized(text(lang, &known.label)).into_owned();
    let from = Preposition::From.with(lang, &milestone_noun(lang, plan, &known.from));
    let said = format!("   {label}: {} {from}", dates::limit(lang, known.limit));
    let besides_of = Besides {
        warn: known.warn,
        working: known.limit.is_in_working_days(),
        is_judged: false,
        first_day: known.first_day,
        last_day: None,
        suspendable: None,
        penalty: None,
    };
    let said = besides_of.said(lang, said);
    if known.log.is_empty() {
        return said;
    }
    let kinds = known
        .log
        .iter()
        .map(|kind| sanitized(text(lang, &kind.label)).into_owned());
    let kinds: Vec<String> = kinds.collect();
    besides(lang, &said, &OutlineTerm::Log(listed(&kinds)))
}
