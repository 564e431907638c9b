//! "Why this date?" added up: the lines of `why` are read as a person reads them, and must come to the
//! date of the clock.

use std::collections::HashMap;

use crono::assess::{Assessment, State, why};
use crono::calendar::{Date, FirstDay, Limit, TermCount};
use crono::record::{Dossier, Journal};
use crono::words::Lang;
use crono::words::dates::{full, with_weekday};
use crono::words::why::{beside, steps};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// "mer 26/02/2025" as a date.
fn dated(text: &str) -> Option<Date> {
    let mut parts = text.split_whitespace().next_back()?.split('/').rev();
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    format!("{year}-{month}-{day}").parse().ok()
}

/// The days of a term from its start through its last.
fn in_all(count: &TermCount<'_>, start: Date, last: Date) -> i64 {
    count.between(start, last) + i64::from(count.first_day == FirstDay::Counts)
}

/// Adds up what is foreseen of every clock that has not ended: the start and the limit come to the last
/// day, the rule moves it, and the forecast is that of the assessment.
fn ahead(dossier: &Dossier, assessment: &Assessment) -> Result<(), TestCaseError> {
    for (index, clock) in assessment.clocks.iter().enumerate() {
        let told = why(dossier, assessment, &clock.key).expect("a clock that is there");
        let facts = beside(Lang::En, dossier, assessment, &Journal::default(), &told);
        let shown = format!("{} {facts:?}", clock.key);
        let line = |label: &str| facts.iter().find(|fact| fact.label == label);
        let end = assessment.forecast.clocks[index];
        let said = line("Forecast").and_then(|fact| dated(&fact.value));
        prop_assert_eq!(said, end, "{}", shown);
        let promised = facts.iter().filter(|fact| fact.label == "Promised");
        for promise in promised {
            let day = dated(&promise.value);
            let mut kept = dossier.expected.iter();
            prop_assert!(kept.any(|it| Some(it.date) == day), "{}", shown);
        }
        let start = line("Starts").or(line("Counts from"));
        let Some(start) = start.and_then(|fact| dated(&fact.value)) else {
            continue;
        };
        prop_assert!(clock.start().is_none(), "{}", shown);
        let Some(sum) = line("Last day") else {
            prop_assert!(clock.limit.is_none(), "{}", shown);
            continue;
        };
        prop_assert!(sum.text.starts_with(&full(start)), "{}", shown);
        let last = dated(&sum.value).expect("a last day");
        let limit = clock.limit.expect("a limit");
        let count = clock.count(&dossier.plan.rules);
        if let Limit::Days(_) = limit {
            let days = sum.text.rsplit(' ').next().and_then(|it| it.parse().ok());
            prop_assert_eq!(days, Some(in_all(&count, start, last)), "{}", shown);
        }
        let extra = count.between(count.nominal(start).expect("a last day"), last);
        let expected = if count.is_in_working_days() {
            Some(last)
        } else {
            count.due(start, extra)
        };
        let moved = line("Holiday").and_then(|fact| dated(&fact.value));
        prop_assert_eq!(moved.or(Some(last)), expected, "{}", shown);
    }
    Ok(())
}

/// Adds up the lines on every clock that has begun, and what is foreseen of those that have not ended.
pub fn add_up(dossier: &Dossier, assessment: &Assessment) -> Result<(), TestCaseError> {
    ahead(dossier, assessment)?;
    for clock in &assessment.clocks {
        let (Some(start), Some(limit)) = (clock.start(), clock.limit) else {
            continue;
        };
        let told = why(dossier, assessment, &clock.key).expect("a clock that is there");
        for lang in [Lang::It, Lang::En] {
            let reasons = steps(lang, dossier, assessment, &Journal::default(), &told);
            let lines: Vec<String> = reasons
                .iter()
                .map(|it| {
                    format!(
                        "{} | {} | {} | {:?}",
                        it.label, it.text, it.value, it.beside
                    )
                })
                .collect();
            let shown = format!("{}\n{}", clock.key, lines.join("\n"));
            let count = clock.count(&dossier.plan.rules);
            let working = count.is_in_working_days();
            let mut last = count.nominal(start).expect("a last day");
            let mut heads: HashMap<&str, (String, String)> = HashMap::new();
            for reason in &reasons {
                let (text, value) = (reason.text.clone(), reason.value.clone());
                match reason.label {
                    "Inizio" | "Start" => {
                        prop_assert_eq!(dated(&value), Some(start), "{}", shown);
                    }
                    "Proroga" | "Extension" | "Sospensione" | "Suspension" => {
                        let days: i64 = value.parse().expect("a number of days");
                        last = count.plus(last, days).expect("a date");
                        let until = text.split(&[',', ' '][..]).any(|word| word == "until");
                        let until = until || text.contains("fino a");
                        // A day that is not worked is the last one all the same, if an act says so.
                        if until
                            && working
                            && let Some(day) = dated(&text).filter(|day| *day > last)
                        {
                            prop_assert_eq!(count.between(last, day), 0, "{}", shown);
                            last = day;
                        }
                        // It gives time, or says that the term of its own reaches farther.
                        if until && days == 0 {
                            let said = dated(&text).expect("a day");
                            prop_assert!(said <= last, "{}", shown);
                        } else if until {
                            prop_assert_eq!(dated(&text), Some(last), "{}", shown);
                        }
                    }
                    "Nuovo termine" | "New term" => {
                        let counted = with_weekday(lang, last);
                        let says = reason.beside.iter().any(|line| line.ends_with(&counted));
                        prop_assert!(says, "the sum so far is {}\n{}", counted, shown);
                        last = dated(&value).expect("a date");
                    }
                    label => {
                        heads.insert(label, (text, value));
                    }
                }
            }
            let head = |it, en| heads.get(it).or(heads.get(en));
            let (sum, day) = head("Ultimo giorno", "Last day").expect("a last day");
            if clock.state() == State::Suspended {
                let left = count.between(assessment.today, last).max(0);
                let said = sum
                    .split(|c: char| !c.is_ascii_digit())
                    .find(|it| !it.is_empty());
                let said = said.and_then(|days| days.parse().ok());
                prop_assert_eq!(said, Some(left), "{}", shown);
                prop_assert_eq!(clock.days_left(), Some(left), "{}", shown);
                continue;
            }
            prop_assert_eq!(day, &with_weekday(lang, last), "{}", shown);
            let begun = full(start);
            prop_assert!(sum.starts_with(&begun), "{}", shown);
            if let Limit::Days(_) = limit {
                let days = sum
                    .rsplit(' ')
                    .next()
                    .and_then(|days| days.parse::<i64>().ok());
                prop_assert_eq!(days, Some(in_all(&count, start, last)), "{}", shown);
            }
            let extra = count.between(count.nominal(start).expect("a last day"), last);
            let expected = if working {
                Some(last)
            } else {
                count.due(start, extra)
            };
            prop_assert_eq!(clock.deadline().map(|it| it.due), expected, "{}", shown);
            let (_, holiday) = head("Festivo", "Holiday").expect("a line on holidays");
            let moved = dated(holiday).unwrap_or(last);
            prop_assert_eq!(Some(moved), expected, "{}", shown);
        }
    }
    Ok(())
}
