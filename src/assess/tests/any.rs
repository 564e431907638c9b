//! What holds for any facts on any day.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::calendar::{FIRST_DATE, LAST_DATE, days_between};
use crate::record::Happened;

/// Any day a file may hold, half of them within the years that facts are crowded in.
fn any_day() -> impl Strategy<Value = Date> {
    let whole = days_between(FIRST_DATE, LAST_DATE);
    let crowded = days_between(FIRST_DATE, day("2025-01-01"));
    let days = prop_oneof![0..=whole, crowded..crowded + 500];
    days.prop_map(|days| FIRST_DATE + chrono::TimeDelta::days(days))
}

const SETTINGS: [(&str, Option<&str>); 14] = [
    ("rules.last_day", Some("civil")),
    ("rules.last_day", Some("civil_local")),
    ("rules.last_day", Some("eu1182")),
    ("clocks.content.limit", None),
    ("clocks.content.limit", Some("3m")),
    ("clocks.migration.limit", Some("100y")),
    ("clocks.acceptance.limit", Some("36500d")),
    ("clocks.acceptance.warn", None),
    ("clocks.assistance.limit", None),
    ("clocks.maintenance.limit", Some("100y")),
    ("clocks.test_training.from", Some("migration_verified")),
    (
        "clocks.test_training.to",
        Some("training_done content_published"),
    ),
    ("clocks.plan_acceptance_wait.limit", Some("1m")),
    ("milestones.training_done.items", Some("on")),
];

/// The clocks that acts name; a term is none, a wait is never stopped.
const CLOCKS: [&str; 6] = [
    "migration",
    "test_training",
    "content",
    "assistance",
    "assistance:1",
    "plan_delivery_obligation",
];

/// So many days after another, and never beyond what a file may hold.
fn later(date: Date, days: i64) -> Date {
    (date + chrono::TimeDelta::days(days)).min(LAST_DATE)
}

/// Suspensions as pairs of days, open without a second, of all clocks or of some.
fn any_suspensions() -> impl Strategy<Value = Vec<(Date, Option<Date>, Vec<&'static str>)>> {
    let clocks = prop::sample::subsequence(&CLOCKS[..], 0..3);
    let one = (any_day(), prop::option::weighted(0.8, 0..200_i64), clocks);
    let one = one.prop_map(|(from, days, clocks)| (from, days.map(|d| later(from, d)), clocks));
    prop::collection::vec(one, 0..4)
}

/// Extensions by days or to a date.
fn any_extensions() -> impl Strategy<Value = Vec<(&'static str, Grant, Date)>> {
    let clock = prop::sample::select(&CLOCKS[..]);
    let one = (clock, any_day(), 1..400_u32, any::<bool>());
    let one = one.prop_map(|(clock, granted, days, until)| {
        let date = later(granted, days.into());
        let grant = if until {
            Grant::Until(date)
        } else {
            Grant::Days(days)
        };
        (clock, grant, granted)
    });
    prop::collection::vec(one, 0..4)
}

/// Promises by the position of their milestone; a second one for the same is left out.
fn any_promises() -> impl Strategy<Value = Vec<(usize, Date)>> {
    prop::collection::btree_map(0..13_usize, any_day(), 0..5)
        .prop_map(|promises| promises.into_iter().collect())
}

impl Facts {
    fn with_suspensions(self, acts: &[(Date, Option<Date>, Vec<&'static str>)]) -> Self {
        acts.iter().fold(self, |facts, (from, to, clocks)| {
            let to = to.map(|to| to.to_string()).unwrap_or_default();
            facts.suspended(&from.to_string(), &to, clocks)
        })
    }

    fn with_extensions(self, acts: &[(&'static str, Grant, Date)]) -> Self {
        acts.iter().fold(self, |facts, (clock, grant, granted)| {
            facts.extended(clock, *grant, &granted.to_string())
        })
    }

    fn with_promises(self, promises: &[(usize, Date)]) -> Self {
        let milestones = self.0.plan.milestones.clone();
        promises.iter().fold(self, |facts, (at, date)| {
            let event = milestones[*at].id.to_string();
            facts.promised(&event, &date.to_string())
        })
    }

    /// Without any act.
    fn plain(&self) -> Self {
        let mut plain = Facts(self.0.clone());
        plain.0.suspensions.clear();
        plain.0.extensions.clear();
        plain.0.expected.clear();
        plain
    }

    /// Without what is dated after a day, as if it had not been typed in yet.
    fn known_by(&self, today: Date) -> Self {
        let mut then = Facts(self.0.clone());
        then.0.records.retain(|record| record.date <= today);
        then.0.extensions.retain(|act| act.granted <= today);
        then.0.suspensions.retain(|act| act.from <= today);
        for act in &mut then.0.suspensions {
            act.resumption.take_if(|end| end.date > today);
        }
        then
    }

    /// Whether an act is dated on a day.
    fn acted_on(&self, day: Date) -> bool {
        let suspensions = self.0.suspensions.iter();
        let mut dates = suspensions
            .flat_map(|act| [Some(act.from), act.resumption.as_ref().map(|end| end.date)])
            .chain(self.0.extensions.iter().map(|act| Some(act.granted)));
        dates.any(|date| date == Some(day))
    }
}

prop_compose! {
    /// With suspensions, stated terms, extensions and promises.
    fn any_facts()(
        facts in any_dates(),
        suspensions in any_suspensions(),
        stated in prop::option::of((0..3_usize, 0..400_i64)),
        extensions in any_extensions(),
        promises in any_promises(),
    ) -> Facts {
        let mut facts = facts
            .with_suspensions(&suspensions)
            .with_extensions(&extensions)
            .with_promises(&promises);
        if let (Some((clock, days)), Some(last)) = (stated, facts.0.suspensions.last_mut())
            && let Some(end) = &mut last.resumption
        {
            let (clock, due) = (CLOCKS[clock].parse().unwrap(), later(end.date, days));
            end.terms.push(StatedTerm { clock, due });
        }
        facts
    }
}

prop_compose! {
    /// Dates of events and settings, without acts.
    fn any_dates()(
        dates in prop::collection::vec(prop::option::of(any_day()), 13),
        items in prop::collection::vec(prop::option::of(any_day()), 0..4),
        requests in prop::collection::vec((any_day(), prop::option::of(0..400_i64)), 0..4),
        settings in prop::sample::subsequence(&SETTINGS[..], 0..5),
    ) -> Facts {
        let mut facts = Facts::new(&[]);
        let milestones = facts.0.plan.milestones.clone();
        for (milestone, date) in milestones.iter().zip(dates) {
            if let Some(date) = date {
                facts.record(Event::milestone(&milestone.id), date);
            }
        }
        for (i, date) in items.into_iter().enumerate() {
            facts = facts.items("content_published", &[&format!("item-{i}")]);
            if let Some(date) = date {
                facts.record(format!("content_published:item-{i}").parse().unwrap(), date);
            }
        }
        for (opened, answered) in requests {
            let answered = answered.map(|days| opened + chrono::TimeDelta::days(days));
            let answered = answered.filter(|date| *date <= LAST_DATE).map(|date| date.to_string());
            facts = facts.request(&opened.to_string(), answered.as_deref());
        }
        for (key, value) in settings {
            facts = facts.set(key, value);
        }
        facts
    }
}

/// Everything a clock says of itself must agree.
fn agrees(
    facts: &Facts,
    clock: &ClockStatus,
    acted: bool,
    today: Date,
) -> Result<(), TestCaseError> {
    let late = clock.days_late();
    prop_assert!(late >= 0);
    match clock.state() {
        State::NotStarted => {
            prop_assert_eq!(
                (clock.start(), clock.elapsed(), clock.days_left()),
                (None, None, None)
            );
            prop_assert_eq!((clock.deadline(), late), (None, 0));
        }
        State::WaitingNoLimit | State::LongWait | State::ClosedNoLimit => {
            prop_assert_eq!(clock.limit, None);
            prop_assert_eq!((clock.deadline(), clock.days_left(), late), (None, None, 0));
        }
        State::Waived => prop_assert_eq!((clock.days_left(), late), (None, 0)),
        State::Met => prop_assert!(late == 0 && clock.margin() >= Some(0)),
        State::Breached => prop_assert!(late > 0 && clock.margin() == Some(-late)),
        State::Overdue => prop_assert_eq!(clock.days_left(), Some(-late)),
        State::DueToday => prop_assert_eq!((clock.days_left(), late), (Some(0), 0)),
        State::DueSoon => {
            let left = clock.days_left().unwrap();
            prop_assert!(left > 0 && left <= i64::from(clock.warn) && late == 0);
        }
        State::Running => {
            prop_assert!(clock.days_left() > Some(i64::from(clock.warn)) && late == 0);
        }
        State::Suspended => {
            prop_assert_eq!((clock.deadline(), late), (None, 0));
            prop_assert_eq!(clock.days_left().is_some(), clock.limit.is_some());
        }
        state @ (State::Ended | State::Ending) => {
            return Err(TestCaseError::fail(format!(
                "{state:?} is no state of a clock"
            )));
        }
    }
    prop_assert_eq!(clock.is_open(), clock.state().is_open());
    prop_assert_eq!(
        clock.state() == State::Overdue && clock.days_left() >= Some(0),
        false
    );
    for date in [clock.start(), clock.end()].into_iter().flatten() {
        prop_assert!(date <= today, "a fact of {} is none on {}", date, today);
    }
    if let (Some(left), Some(due)) = (clock.days_left(), clock.open_due()) {
        prop_assert_eq!(left, days_between(today, due));
    }
    if let (Some(start), Some(deadline)) = (clock.start(), clock.deadline())
        && !acted
    {
        prop_assert!(deadline.due > start && deadline.civil > start);
        prop_assert_eq!(Some(deadline.due), clock.original_due);
    }
    let out = stopped(&facts.0, clock, today);
    let days = out.iter().map(|days| days_between(days.from, days.to));
    prop_assert_eq!(days.sum::<i64>(), i64::from(clock.suspended));
    prop_assert!(out.windows(2).all(|two| two[0].to <= two[1].from));
    prop_assert_eq!(
        clock.elapsed().map(|days| days + clock.suspended),
        clock.gross
    );
    if clock.in_time_if_holiday_rule() {
        let deadline = clock.deadline().unwrap();
        prop_assert!(late > 0 && deadline.civil > deadline.due);
    }
    // More time to a day before it all began is no time.
    if clock.ended_before_start() && !acted {
        prop_assert_eq!(
            (clock.state() == State::Breached, clock.elapsed()),
            (false, Some(0))
        );
    }
    Ok(())
}

fn whole_agrees(facts: &Facts, seen: &Assessment) -> Result<(), TestCaseError> {
    let acted = !facts.0.suspensions.is_empty() || !facts.0.extensions.is_empty();
    for clock in &seen.clocks {
        agrees(facts, clock, acted, seen.today)?;
    }
    let judged = seen.clocks.iter().filter(|clock| clock.is_judged()).count();
    let counted: usize = State::COUNTED.iter().map(|state| seen.count(*state)).sum();
    prop_assert_eq!(counted, judged);
    for phase in &seen.phases {
        let clocks = phase.clocks.iter().map(|i| &seen.clocks[*i]);
        let states = clocks
            .filter(|clock| clock.is_judged())
            .map(ClockStatus::state);
        let mut states = states.chain(phase.terms.iter().map(|i| seen.terms[*i].state));
        let own = states.clone().any(|state| state == phase.state);
        // One in which nothing is judged follows its events.
        let of_events = matches!(phase.state, State::Running | State::ClosedNoLimit);
        let follows = states.clone().next().is_none() && of_events;
        prop_assert!(
            own || follows || phase.state == State::NotStarted,
            "phase {}",
            phase.number
        );
        let done = matches!(phase.state, State::Met | State::Ended);
        prop_assert!(!done || states.all(|state| matches!(state, State::Met | State::Ended)));
        if let Some(lead) = phase.lead {
            let state = seen.clocks[lead].state();
            let uncounted = matches!(
                state,
                State::WaitingNoLimit | State::LongWait | State::ClosedNoLimit
            );
            prop_assert!(uncounted || state == phase.state);
        }
    }
    prop_assert!(seen.phases.iter().any(|phase| phase.state == seen.state));
    prop_assert!(seen.phases.iter().all(|phase| seen.state <= phase.state));
    let open = || {
        seen.clocks
            .iter()
            .filter(|clock| clock.is_judged() && clock.is_open())
    };
    let earliest = open().filter_map(ClockStatus::open_due).min();
    let next = seen.next_due.map(|i| &seen.clocks[i]);
    prop_assert_eq!(next.and_then(ClockStatus::open_due), earliest);
    let due = |i: usize| {
        seen.awaited[i]
            .clock
            .and_then(|c| seen.clocks[c].open_due())
    };
    for i in 1..seen.awaited.len() {
        let ordered = match (due(i - 1), due(i)) {
            (Some(first), Some(second)) => first <= second,
            (None, Some(_)) => false,
            _ => true,
        };
        prop_assert!(ordered, "the most urgent comes first");
    }
    for awaited in &seen.awaited {
        let record = facts.0.record(&awaited.event);
        prop_assert!(
            record.is_none_or(|record| record.date > seen.today || awaited.event.part.is_none())
        );
        prop_assert!(awaited.since.is_none_or(|since| since <= seen.today));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(120, 1_000))]

    #[test]
    fn whatever_happened_the_assessment_of_any_day_agrees_with_itself(
        facts in any_facts(), today in any_day()
    ) {
        whole_agrees(&facts, &facts.seen_on(today))?;
        whole_agrees(&facts, &facts.seen_on(FIRST_DATE))?;
        whole_agrees(&facts, &facts.seen_on(LAST_DATE))?;
    }

    #[test]
    fn facts_after_the_day_make_no_difference(facts in any_facts(), today in any_day()) {
        let seen = facts.seen_on(today);
        let then = facts.known_by(today);
        // A request that was not open yet was no request.
        let seen_then = Assessment::of(&then.0, today);
        prop_assert_eq!(seen.clocks, seen_then.clocks);
        prop_assert_eq!(seen.phases, seen_then.phases);
        prop_assert_eq!(seen.awaited, seen_then.awaited);
        prop_assert_eq!(seen.items, seen_then.items);
        prop_assert_eq!(seen.happened, Happened::through(&facts.0, Some(today)));
    }

    #[test]
    fn one_day_later_every_open_clock_has_one_day_less(facts in any_facts(), today in any_day()) {
        let tomorrow = today.succ_opt().unwrap();
        let (now, then) = (facts.seen_on(today), facts.seen_on(tomorrow));
        for clock in now.clocks.iter().filter(|clock| clock.is_open()) {
            let later = then.clocks.iter().find(|later| later.key == clock.key).unwrap();
            let goes_on = later.is_open() && later.start() == clock.start();
            if !goes_on || facts.acted_on(tomorrow) {
                continue;
            }
            // One that stands has as many as it had.
            let stands = clock.state() == State::Suspended;
            prop_assert_eq!(later.state() == State::Suspended, stands);
            let (counted, left) = if stands { (0, 0) } else { (1, 1) };
            prop_assert_eq!(later.days_left(), clock.days_left().map(|days| days - left));
            prop_assert_eq!(later.elapsed(), clock.elapsed().map(|days| days + counted));
            prop_assert_eq!(later.gross, clock.gross.map(|days| days + 1));
        }
    }
}

/// The days on which one of these suspensions stood, each once: those after its first through its
/// last, or through `today` while it is open.
fn stood<'a>(acts: impl IntoIterator<Item = &'a Suspension>, today: Date) -> BTreeSet<Date> {
    let days = acts.into_iter().flat_map(|act| {
        let through = act
            .resumption
            .as_ref()
            .map_or(today, |end| end.date.min(today));
        act.from
            .iter_days()
            .skip(1)
            .take_while(move |day| *day <= through)
    });
    days.collect()
}

proptest! {
    #![proptest_config(cases(100, 1_000))]

    #[test]
    fn a_suspension_never_moves_a_due_date_earlier(
        facts in any_dates(),
        suspensions in any_suspensions(),
        extensions in any_extensions(),
        (from, days) in (any_day(), 0..200_i64),
        today in any_day(),
    ) {
        let facts = facts.with_suspensions(&suspensions).with_extensions(&extensions);
        let longer = Facts(facts.0.clone()).with_suspensions(&[(from, Some(later(from, days)), vec![])]);
        for today in [today, LAST_DATE] {
            let (before, after) = (facts.seen_on(today), longer.seen_on(today));
            for (before, after) in before.clocks.iter().zip(&after.clocks) {
                if let (Some(was), Some(is)) = (before.deadline(), after.deadline()) {
                    prop_assert!(is.due >= was.due && is.civil >= was.civil, "{}", after.key);
                }
                prop_assert!(after.days_late() <= before.days_late(), "{}", after.key);
                prop_assert!(after.suspended >= before.suspended, "{}", after.key);
                prop_assert_eq!(after.original_due, before.original_due);
            }
        }
    }

    #[test]
    fn days_that_several_suspensions_cover_count_once(
        started in 0..300_u64,
        acts in prop::collection::vec((0..400_u64, prop::option::weighted(0.8, 0..150_i64)), 0..6),
        seen in 300..700_u64,
    ) {
        let first = day("2024-06-01");
        let start = first + chrono::Days::new(started);
        let today = first + chrono::Days::new(seen);
        let acts: Vec<_> = acts
            .into_iter()
            .map(|(from, days)| {
                let from = first + chrono::Days::new(from);
                (from, days.map(|days| later(from, days)), vec![])
            })
            .collect();
        // So long a limit that every suspension comes in time.
        let mut facts = Facts::new(&[("test_release", &start.to_string())])
            .set("clocks.migration.limit", Some("36500d"))
            .with_suspensions(&acts);
        facts.0.plan.rules.suspension_ceiling = shipped("lavori").unwrap().rules.suspension_ceiling;
        let known = facts.known_by(today);
        let all = stood(&known.0.suspensions, today);
        let seen = facts.seen_on(today);
        let total = suspension_total(&facts.0, &seen);
        prop_assert_eq!(total.map_or(0, |total| total.days as usize), all.len());

        let clock = clock(&seen, "migration");
        let counted: Vec<Date> = all.into_iter().filter(|day| *day > start).collect();
        prop_assert_eq!(clock.suspended as usize, counted.len());
        let days = |days: &Days| {
            let Days { from, to } = *days;
            from.iter_days().take_while(move |day| *day < to)
        };
        let out: Vec<Date> = stopped(&facts.0, clock, today).iter().flat_map(days).collect();
        prop_assert_eq!(&out, &counted);
        let is_open = known.0.suspensions.iter().any(|act| act.resumption.is_none());
        prop_assert_eq!(clock.state() == State::Suspended, is_open);
        let moved = i64::try_from(counted.len()).unwrap() + 36_500;
        let due = start + chrono::TimeDelta::days(moved);
        prop_assert_eq!(clock.deadline().map(|it| it.due), (!is_open).then_some(due));
    }

    #[test]
    fn an_extension_by_days_moves_the_due_date_by_them(
        facts in any_dates(),
        suspensions in any_suspensions(),
        earlier in any_extensions(),
        (clock, days) in (prop::sample::select(&CLOCKS[..3]), 1..400_u32),
        granted in any_day(),
        today in any_day(),
    ) {
        let facts = facts.set("rules.last_day", Some("nominal"));
        // What was granted to a date swallows what was granted before it.
        let by_days: Vec<_> = earlier
            .into_iter()
            .filter(|(_, grant, _)| matches!(grant, Grant::Days(_)))
            .collect();
        let facts = facts.with_extensions(&by_days);
        let both = |facts: &Facts| {
            let more = Facts(facts.0.clone());
            let more = more.with_extensions(&[(clock, Grant::Days(days), granted)]);
            [facts, &more].map(|facts| facts.seen_on(today).clock(&clock.parse().unwrap()).unwrap().clone())
        };
        let added = if granted <= today { i64::from(days) } else { 0 };
        let [before, after] = both(&facts);
        prop_assert_eq!(after.extension, before.extension + added);
        if let (Some(was), Some(is)) = (before.deadline(), after.deadline()) {
            prop_assert_eq!(days_between(was.due, is.due), added);
        }
        prop_assert_eq!(after.original_due, before.original_due);
        // Among suspensions it can only let more of them come in time.
        let [before, after] = both(&facts.with_suspensions(&suspensions));
        if let (Some(was), Some(is)) = (before.deadline(), after.deadline()) {
            let more = i64::from(after.suspended) - i64::from(before.suspended);
            prop_assert!(more >= 0);
            prop_assert_eq!(days_between(was.due, is.due), added + more);
        }
    }

    #[test]
    fn an_extension_to_a_date_makes_it_the_last_day_unless_that_is_later(
        facts in any_dates(),
        earlier in any_extensions(),
        clock in prop::sample::select(&CLOCKS[..3]),
        (granted, days) in (any_day(), 0..400_i64),
    ) {
        let date = later(granted, days);
        // The last act of its clock.
        let mut acts = earlier;
        acts.retain(|(_, _, on)| *on < granted);
        let facts = facts.set("rules.last_day", Some("nominal"));
        let without = Facts(facts.0.clone()).with_extensions(&acts).seen_on(LAST_DATE);
        acts.push((clock, Grant::Until(date), granted));
        let seen = facts.with_extensions(&acts).seen_on(LAST_DATE);
        let due = |seen| Some(self::clock(seen, clock).deadline()?.due);
        if let (Some(was), Some(is)) = (due(&without), due(&seen)) {
            prop_assert_eq!(is, was.max(date));
        }
    }

    #[test]
    fn a_promise_moves_nothing_but_the_forecast(
        facts in any_facts(), promises in any_promises(), today in any_day()
    ) {
        let mut other = Facts(facts.0.clone());
        other.0.expected.clear();
        let other = other.with_promises(&promises);
        let (seen, promised) = (facts.seen_on(today), other.seen_on(today));
        let forecast = seen.forecast.clone();
        prop_assert_eq!(Assessment { forecast, ..promised }, seen);
    }

    #[test]
    fn acts_that_come_after_the_day_make_no_difference_to_its_dates(
        facts in any_facts(), today in any_day()
    ) {
        let known = facts.known_by(today);
        let to_come = Facts(Dossier {
            suspensions: facts.0.suspensions.clone(),
            extensions: facts.0.extensions.clone(),
            ..known.0.clone()
        });
        let [known, to_come] = [known, to_come].map(|facts| Assessment::of(&facts.0, today));
        prop_assert_eq!(to_come, known);
    }
}

proptest! {
    // Each case is every day of some years.
    #![proptest_config(cases(3, 40))]

    #[test]
    fn every_day_can_be_assessed_and_agrees_with_itself(facts in any_facts()) {
        let plain = facts.plain();
        for today in day("2024-11-01").iter_days().take_while(|day| *day < self::day("2027-01-01")) {
            let seen = facts.seen_on(today);
            whole_agrees(&facts, &seen)?;
            // What has happened is not a matter of acts.
            prop_assert_eq!(seen.happened, plain.seen_on(today).happened);
        }
    }
}
