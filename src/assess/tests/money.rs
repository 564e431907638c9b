//! The penalty estimate, to the cent.

use super::*;
use crate::assess::penalty_estimate;

/// Phase 3 due on 2025-09-04 and verified so many days later.
fn late_by(days: i64) -> Facts {
    let mut facts = Facts::new(&[("test_release", "2025-06-06")]);
    facts.record(
        "migration_verified".parse().unwrap(),
        days_after("2025-09-04", days),
    );
    facts
}

fn rates(facts: Facts, amount: &str, rate: &str, cap: &str) -> Facts {
    facts
        .set("info.net_amount", Some(amount))
        .set("penalties.daily_per_mille", Some(rate))
        .set("penalties.cap_percent", Some(cap))
}

#[test]
fn days_times_rate_times_amount_half_up_and_capped() {
    for (days, amount, rate, cap, cents, capped) in [
        (17, "98000.00", "0.8", "10", 133_280, false),
        (2, "120000", "1", "10", 24_000, false),
        (1, "333.33", "1", "10", 33, false),
        (1, "335.00", "1", "10", 34, false),
        (3, "0.05", "0.5", "10", 0, false),
        (99, "1000.00", "1", "10", 9_900, false),
        (100, "1000.00", "1", "10", 10_000, false),
        (101, "1000.00", "1", "10", 10_000, true),
        (500, "98000.00", "1.5", "20", 1_960_000, true),
        (
            1,
            "9999999999999.99",
            "1000",
            "100",
            999_999_999_999_999,
            false,
        ),
    ] {
        let facts = rates(late_by(days), amount, rate, cap);
        let seen = facts.seen("2027-12-31");
        let estimate = penalty_estimate(&facts.0, &seen).unwrap();
        let penalty = estimate.clocks[0];
        assert_eq!(
            (penalty.cents, penalty.capped),
            (cents, capped),
            "{days} {amount} {rate}"
        );
        assert_eq!((estimate.cents, penalty.days_late), (cents, days));
    }
}

#[test]
fn together_no_more_than_the_cap() {
    let facts = rates(late_by(60), "1000.00", "1", "10").request("2026-01-01", Some("2026-03-12"));
    let seen = facts.seen("2026-12-31");
    let estimate = penalty_estimate(&facts.0, &seen).unwrap();
    let each: Vec<u64> = estimate
        .clocks
        .iter()
        .map(|penalty| penalty.cents)
        .collect();
    // The first late clock uses up its part of the cap, the next what is left.
    assert_eq!(each, [6_000, 4_000]);
    assert_eq!((estimate.cents, estimate.capped), (10_000, true));
}

#[test]
fn there_is_nothing_until_all_three_are_known_and_nothing_for_what_is_in_time() {
    let all = rates(late_by(5), "1000.00", "1", "10");
    for missing in [
        "info.net_amount",
        "penalties.daily_per_mille",
        "penalties.cap_percent",
    ] {
        let facts = Facts(all.0.clone()).set(missing, None);
        let seen = facts.seen("2026-12-31");
        assert_eq!(penalty_estimate(&facts.0, &seen), None, "{missing}");
    }
    let facts = rates(late_by(0), "1000.00", "1", "10");
    let estimate = penalty_estimate(&facts.0, &facts.seen("2026-12-31")).unwrap();
    assert!(estimate.clocks.is_empty() && estimate.cents == 0);
}
