//! From one date to another, in whole calendar days.
//!
//! The day a term starts on is not counted and its last day is (art. 2963 c.c.), so the days between
//! two dates are their difference: from the 6th to the 16th are ten.

use super::Date;

/// The first date a file may hold.
pub const FIRST_DATE: Date = Date::from_ymd_opt(1900, 1, 1).expect("1 January 1900 exists");

/// The last date a file may hold.
pub const LAST_DATE: Date = Date::from_ymd_opt(2200, 12, 31).expect("31 December 2200 exists");

/// How many days `to` comes after `from`; negative when it comes before.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The days a clock has counted from its start to a later date.
///
/// Never below zero: a plan delivered before the signature took no time at all, it did not give time
/// back.
#[must_use]
pub fn elapsed(from: Date, to: Date) -> u32 {
    u32::try_from(days_between(from, to).max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::generated::{any_date, date};

    proptest! {
        #[test]
        fn counting_back_is_the_opposite_of_counting(a in any_date(), b in any_date()) {
            prop_assert_eq!(days_between(a, b), -days_between(b, a));
            prop_assert_eq!(i64::from(elapsed(a, b)), days_between(a, b).max(0));
        }

        #[test]
        fn days_of_two_stretches_add_up(a in date(), b in date(), c in date()) {
            prop_assert_eq!(days_between(a, b) + days_between(b, c), days_between(a, c));
        }
    }
}
