//! Whatever is typed where a date is wanted: it is a date that reads the same however it is written, or
//! none; and no text ends the program.

#![no_main]

use crono::calendar::{Bias, Date, parse_date, parse_limit, parse_month_days};
use crono::words::{Lang, dates};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    let today: Date = "2026-08-24".parse().expect("a day");
    for bias in [Bias::Past, Bias::Future, Bias::Nearest] {
        match parse_date(typed, today, bias) {
            Ok(date) => {
                let mut text = vec![
                    date.to_string(),
                    dates::full(date),
                    format!("{} 10:32:15 (+0100)", dates::full(date)),
                    format!("{date}T10:32:15Z"),
                    date.format("%Y%m%d").to_string(),
                    date.format("%d%m%Y").to_string(),
                    date.format("%-d-%-m-%Y").to_string(),
                    date.format(" %d.%m.%Y ").to_string(),
                ];
                for lang in Lang::ALL {
                    text.push(dates::with_weekday(lang, date));
                    text.push(dates::long(lang, date));
                }
                for written in text {
                    // Another day and the other way of guessing change nothing where all is said.
                    for (day, bias) in [(today, bias), (date, Bias::Past), (date, Bias::Future), (date, Bias::Nearest)] {
                        assert_eq!(parse_date(&written, day, bias), Ok(date), "{typed:?}: {written}");
                    }
                }
            }
            Err(error) => {
                for lang in Lang::ALL {
                    let told = dates::date_error(lang, typed, &error);
                    assert!(!told.chars().any(char::is_control), "{typed:?}: {told:?}");
                }
            }
        }
    }
    if let Ok(limit) = parse_limit(typed) {
        assert_eq!(parse_limit(&limit.to_string()), Ok(limit), "{typed:?}");
    }
    if let Ok(days) = parse_month_days(typed) {
        let written: Vec<String> = days.iter().map(ToString::to_string).collect();
        assert_eq!(parse_month_days(&written.join(" ")), Ok(days), "{typed:?}");
    }
});
