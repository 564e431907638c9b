//! A clock that ends with two events, of which one is rejected: it runs on until the other has come, and the next attempt
//! has a time of its own beside it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::Office;

const PLAN: &str = "title: K
1. P
- Signature | we and supplier [signed]
- Aaa | supplier | after Signature [aaa]
- Bbb | supplier | 30 d from Signature, with Aaa | after Signature [bbb: both]
- Check of Aaa | we | after Aaa | rejects Aaa, new term 5 d [chk]
- End | supplier | 10 d from Aaa and Bbb | after Bbb and Check of Aaa [end]
";

fn delivered() -> Office {
    let office = Office::of_text("2026-01-01", PLAN);
    office.run_on("2026-01-01", &["record", "signed"]).done();
    office.run_on("2026-01-11", &["record", "aaa"]).done();
    office
}

const REJECT: [&str; 4] = ["reject", "chk", "--reason", "x"];

#[test]
fn the_time_for_another_attempt_is_called_like_what_is_awaited() {
    let office = delivered();
    let told = office.run_on("2026-01-16", &REJECT).done();
    assert!(told.contains("Aaa (2): due Wed 21/01/2026"), "{told}");
    let told = office.run_on("2026-01-16", &["status", "--plain"]).done();
    let (both, again) = (
        told.find("Bbb: running, 15 days left"),
        told.find("; Aaa (2): running"),
    );
    assert!(
        both.is_some() && both < again && again < told.find("End:"),
        "{told}"
    );
    assert!(!told.contains("Bbb (2)"), "{told}");
    let why = |name: &str| office.run_on("2026-01-16", &["why", name]).done();
    for name in ["both", "both/1", "aaa/1"] {
        assert!(
            why(name).contains("phase 1, Bbb, due Sat 31/01/2026"),
            "{name}"
        );
    }
    for name in ["aaa", "aaa/2"] {
        assert!(
            why(name).contains("phase 1, Aaa (2), due Wed 21/01/2026"),
            "{name}"
        );
    }
}

#[test]
fn the_clock_of_both_is_extended_as_long_as_it_runs() {
    let office = delivered();
    office.run_on("2026-01-16", &REJECT).done();
    for (name, due) in [
        ("both", "Bbb: due Thu 05/02/2026"),
        ("both/1", "Bbb: due Tue 10/02/2026"),
    ] {
        let told = office.run_on("2026-01-16", &["extend", name, "5d"]).done();
        assert!(told.contains(due), "{told}");
    }
    let told = office.run_on("2026-01-16", &["extend", "aaa", "5d"]).done();
    assert!(told.contains("Aaa (2): due Mon 26/01/2026"), "{told}");
    // Once the other has come, it is over: with the first attempt.
    office.run_on("2026-01-17", &["record", "bbb"]).done();
    let asked = office
        .run_on("2026-01-18", &["extend", "both", "5d"])
        .refused();
    assert!(asked.contains("was rejected, and is over"), "{asked}");
    assert!(asked.contains("another: aaa (2)"), "{asked}");
}

#[test]
fn what_had_not_begun_because_the_other_was_missing_leaves_nothing() {
    let office = delivered();
    let told = office.run_on("2026-01-16", &REJECT).done();
    assert!(!told.contains("End (1)"), "{told}");
    office.run_on("2026-01-17", &["why", "end/1"]).refused();
    // Where both had come, it had begun.
    let office = delivered();
    office.run_on("2026-01-12", &["record", "bbb"]).done();
    let told = office.run_on("2026-01-16", &REJECT).done();
    assert!(told.contains("End (1): broken off after 4 days"), "{told}");
    let told = office.run_on("2026-01-17", &["why", "end/1"]).done();
    assert!(told.contains("phase 1, End (1)"), "{told}");
}

#[test]
fn what_does_not_apply_is_not_waited_for_beside_the_attempt() {
    let office = delivered();
    let waive = ["waive", "bbb", "--reason", "not needed", "-y"];
    office.run_on("2026-01-12", &waive).done();
    let told = office.run_on("2026-01-16", &REJECT).done();
    assert!(told.contains("End (1): broken off"), "{told}");
}
