//! The only place that asks what time it is.
//!
//! Everything else takes the day, or the instant, as an argument.

use chrono::{DateTime, Days, FixedOffset, SubsecRound, TimeZone, Utc};

use crate::calendar::Date;
use crate::plan::Zone;

/// This instant in a zone, to the second.
#[must_use]
pub fn now(zone: Zone) -> DateTime<FixedOffset> {
    instant(zone).trunc_subsecs(0)
}

/// This instant in a zone, so fine that no other is the same: what two screens do in one second is told
/// apart by it.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the place")]
pub fn instant(zone: Zone) -> DateTime<FixedOffset> {
    Utc::now().with_timezone(&zone.tz()).fixed_offset()
}

/// The date in a zone at this instant, whatever the server's own zone.
#[must_use]
pub fn today(zone: Zone) -> Date {
    now(zone).date_naive()
}

/// The first second of the day after this one in a zone, in seconds since 1970.
#[must_use]
pub fn next_midnight(zone: Zone) -> Option<i64> {
    day_after(zone, today(zone))
}

/// The first second of the day after `day`; where clocks jump over midnight, the first there is.
fn day_after(zone: Zone, day: Date) -> Option<i64> {
    let next = day.checked_add_days(Days::new(1))?;
    let hours = (0..3).filter_map(|hour| next.and_hms_opt(hour, 0, 0));
    let mut starts = hours.filter_map(|start| zone.tz().from_local_datetime(&start).earliest());
    starts.next().map(|start| start.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).unwrap().timestamp()
    }

    #[test]
    fn the_page_turns_at_midnight_of_the_zone() {
        for (zone, day, start) in [
            ("Europe/Rome", "2026-11-23", "2026-11-24T00:00:00+01:00"),
            ("Europe/Rome", "2026-03-28", "2026-03-29T00:00:00+01:00"),
            ("Europe/Rome", "2026-03-29", "2026-03-30T00:00:00+02:00"),
            ("Europe/Rome", "2026-10-25", "2026-10-26T00:00:00+01:00"),
            // Clocks in Beirut go from 00:00 to 01:00.
            ("Asia/Beirut", "2022-03-26", "2022-03-27T01:00:00+03:00"),
        ] {
            let zone: Zone = zone.parse().unwrap();
            assert_eq!(
                day_after(zone, day.parse().unwrap()),
                Some(at(start)),
                "{zone} {day}"
            );
        }
    }
}
