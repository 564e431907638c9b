//! The worked cases of the domain, one row each: what counts on paper counts here.

use super::{Date, FirstDay, LastDayRule, Limit, MonthDay, TermCount, WorkingDays, elapsed};

/// Id, start, limit, rule, nominal last day, last day in time, first late day.
type Due = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const DUE: [Due; 31] = [
    ("due001", "Thu 2025-02-06", "10d", "nominal", "2025-02-16", "Sun 2025-02-16", "2025-02-17"),
    ("due002", "Thu 2025-02-06", "10d", "civil", "2025-02-16", "Mon 2025-02-17", "2025-02-18"),
    ("due005", "Thu 2026-04-23", "2d", "civil", "2026-04-25", "Mon 2026-04-27", "2026-04-28"),
    ("due006", "Wed 2026-04-22", "10d", "nominal", "2026-05-02", "Sat 2026-05-02", "2026-05-03"),
    ("due007", "Wed 2026-04-22", "10d", "civil", "2026-05-02", "Sat 2026-05-02", "2026-05-03"),
    ("due009", "Tue 2026-04-21", "10d", "civil", "2026-05-01", "Sat 2026-05-02", "2026-05-03"),
    ("due010", "Tue 2026-04-21", "10d", "eu1182", "2026-05-01", "Mon 2026-05-04", "2026-05-05"),
    ("due012", "Sat 2026-04-18", "10d", "civil", "2026-04-28", "Tue 2026-04-28", "2026-04-29"),
    ("due013", "Sat 2026-04-18", "10d", "civil_local", "2026-04-28", "Wed 2026-04-29", "2026-04-30"),
    ("due015", "Thu 2026-03-26", "10d", "civil", "2026-04-05", "Tue 2026-04-07", "2026-04-08"),
    ("due018", "Mon 2024-02-19", "10d", "nominal", "2024-02-29", "Thu 2024-02-29", "2024-03-01"),
    ("due019", "Tue 2024-02-20", "10d", "nominal", "2024-03-01", "Fri 2024-03-01", "2024-03-02"),
    ("due021", "Mon 2028-01-31", "30d", "nominal", "2028-03-01", "Wed 2028-03-01", "2028-03-02"),
    ("due024", "Wed 2027-12-01", "90d", "nominal", "2028-02-29", "Tue 2028-02-29", "2028-03-01"),
    ("due028", "Mon 2025-12-22", "10d", "civil", "2026-01-01", "Fri 2026-01-02", "2026-01-03"),
    ("due030", "Wed 2027-12-15", "10d", "civil", "2027-12-25", "Mon 2027-12-27", "2027-12-28"),
    ("due033", "Wed 2025-09-24", "10d", "civil", "2025-10-04", "Sat 2025-10-04", "2025-10-05"),
    ("due034", "Thu 2026-09-24", "10d", "civil", "2026-10-04", "Mon 2026-10-05", "2026-10-06"),
    ("due036", "Fri 2027-09-24", "10d", "civil", "2027-10-04", "Tue 2027-10-05", "2027-10-06"),
    ("due037", "Wed 2031-09-24", "10d", "civil", "2031-10-04", "Mon 2031-10-06", "2031-10-07"),
    ("due045", "Sun 2026-10-25", "10d", "civil", "2026-11-04", "Wed 2026-11-04", "2026-11-05"),
    ("due046", "Mon 2025-03-10", "90d", "nominal", "2025-06-08", "Sun 2025-06-08", "2025-06-09"),
    ("due048", "Fri 2025-09-26", "30d", "nominal", "2025-10-26", "Sun 2025-10-26", "2025-10-27"),
    ("due049", "Thu 2026-03-19", "10d", "nominal", "2026-03-29", "Sun 2026-03-29", "2026-03-30"),
    ("due055", "Fri 2026-07-03", "365d", "nominal", "2027-07-03", "Sat 2027-07-03", "2027-07-04"),
    ("due057", "Fri 2026-07-03", "2d", "eu1182", "2026-07-05", "Tue 2026-07-07", "2026-07-08"),
    ("due058", "Sat 2026-01-31", "1m", "nominal", "2026-02-28", "Sat 2026-02-28", "2026-03-01"),
    ("due060", "Mon 2026-11-30", "3m", "nominal", "2027-02-28", "Sun 2027-02-28", "2027-03-01"),
    ("due069", "Thu 2024-02-29", "5y", "nominal", "2029-02-28", "Wed 2029-02-28", "2029-03-01"),
    ("due073", "Thu 2026-01-15", "5y", "nominal", "2031-01-15", "Wed 2031-01-15", "2031-01-16"),
    ("due075", "Sun 2023-01-01", "5y", "civil", "2028-01-01", "Mon 2028-01-03", "2028-01-04"),
];

/// Id, from, to, elapsed days; with a limit, the limit and the days late.
type Elapsed = (
    &'static str,
    &'static str,
    &'static str,
    u32,
    Option<(u32, u32)>,
);

#[rustfmt::skip]
const ELAPSED: [Elapsed; 18] = [
    ("ela001", "2025-02-06", "2025-02-06", 0, Some((10, 0))),
    ("ela002", "2025-02-06", "2025-02-07", 1, Some((10, 0))),
    ("ela004", "2025-02-06", "2025-02-16", 10, Some((10, 0))),
    ("ela005", "2025-02-06", "2025-02-17", 11, Some((10, 1))),
    ("ela007", "2025-03-10", "2025-06-06", 88, Some((90, 0))),
    ("ela008", "2025-03-10", "2025-06-08", 90, Some((90, 0))),
    ("ela010", "2025-06-06", "2025-10-07", 123, Some((90, 33))),
    ("ela011", "2024-02-28", "2024-03-01", 2, None),
    ("ela013", "2024-02-29", "2025-02-28", 365, None),
    ("ela014", "2024-02-28", "2025-02-28", 366, None),
    ("ela016", "2024-12-31", "2025-12-31", 365, None),
    ("ela017", "2026-03-28", "2026-03-30", 2, None),
    ("ela019", "2025-10-17", "2025-12-16", 60, Some((60, 0))),
    ("ela020", "2025-12-16", "2026-01-14", 29, Some((30, 0))),
    ("ela022", "2025-12-16", "2026-01-16", 31, Some((30, 1))),
    ("ela023", "2026-01-15", "2031-01-15", 1826, None),
    ("ela024", "2025-02-06", "2025-01-29", 0, Some((10, 0))),
    ("ela025", "2025-01-20", "2025-01-29", 9, Some((10, 0))),
];

/// A date of the tables, with the weekday it must be where one is given.
fn on(text: &str) -> Date {
    match text.split_once(' ') {
        None => text.parse().unwrap(),
        Some((_, date)) => {
            let date: Date = date.parse().unwrap();
            assert_eq!(date.format("%a %Y-%m-%d").to_string(), text);
            date
        }
    }
}

fn due(start: Date, limit: Limit, rule: LastDayRule, local: &[MonthDay]) -> Option<Date> {
    let worked = WorkingDays {
        local,
        ..WorkingDays::default()
    };
    let count = TermCount {
        limit: Some(limit),
        fixed: None,
        first_day: FirstDay::Excluded,
        rule,
        worked,
    };
    count.due(start, 0)
}

#[test]
fn every_worked_case_is_due_on_its_day() {
    let patron: [MonthDay; 1] = ["04-28".parse().unwrap()];
    for (id, start, limit, rule, nominal, last, first_late) in DUE {
        let (start, limit) = (on(start), limit.parse::<Limit>().unwrap());
        let rule: LastDayRule = rule.parse().unwrap();
        assert_eq!(
            limit.nominal_end(start, WorkingDays::default()),
            Some(on(nominal)),
            "{id}"
        );
        let found = due(start, limit, rule, &patron).unwrap();
        assert_eq!(found, on(last), "{id}");
        assert_eq!(found.succ_opt(), Some(on(first_late)), "{id}");
    }
}

#[test]
fn every_worked_case_takes_its_days() {
    for (id, from, to, days, judged) in ELAPSED {
        let (from, to) = (on(from), on(to));
        assert_eq!(elapsed(from, to), days, "{id}");
        if let Some((limit, late)) = judged {
            let last = due(from, Limit::Days(limit), LastDayRule::Nominal, &[]).unwrap();
            assert_eq!(elapsed(last, to), late, "{id}");
        }
    }
}
