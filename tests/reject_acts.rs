//! Acts beside a rejection, as commands write and say them: which attempt a suspension or an extension is of, and what is
//! asked where the day of the rejection would put it into another one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::Office;
use serde_json::Value;

const PLAN: &str = "title: Supply
1. Delivery
- Signature | we and supplier [signed]
- Delivered | supplier | 30 d from Signature [del]
- Accepted | we | 60 d from Delivered, owed by we | rejects Delivered, new term 20 d [acc]
";

/// A dossier of a plan as text.
fn begun(plan: &str) -> Office {
    Office::of_text("2026-01-01", plan)
}

/// Delivered, and this ordered on 10 February.
fn ordered(act: &[&str]) -> Office {
    let office = begun(PLAN);
    office.run_on("2026-01-01", &["record", "signed"]).done();
    office.run_on("2026-01-21", &["record", "del"]).done();
    office.run_on("2026-02-10", act).done();
    office
}

const SUSPEND: [&str; 5] = ["suspend", "10/2", "--clock", "acc", "--reason=x"];
const EXTEND: [&str; 4] = ["extend", "acc", "15d", "--reason=x"];

#[test]
fn a_rejection_before_an_act_of_its_attempt_is_asked_about_with_the_act_and_its_day() {
    let acts: [(&[&str], &str); 2] = [(&SUSPEND, "suspension"), (&EXTEND, "extension")];
    for (act, called) in acts {
        let office = ordered(act);
        let reject = ["reject", "acc", "8/2", "--reason", "x"];
        let asked = office.run_on("2026-02-14", &reject).refused();
        let doubt = format!(
            "There is {called} no. 1 (Tue 10/02/2026), which comes after the rejection: it would be of the next attempt."
        );
        assert!(asked.contains(&doubt), "{asked}");
        let italian = ["--lang", "it", "reject", "acc", "8/2", "--reason", "x"];
        let asked = office
            .run(&[&["--today", "2026-02-14"][..], &italian].concat())
            .refused();
        assert!(
            asked.contains("varrebbe per il prossimo tentativo"),
            "{asked}"
        );
        // After the day of the act it is the act of the attempt that is rejected; a suspension in force ends with that.
        let later = ["reject", "acc", "12/2", "--reason", "x"];
        let answer = office.run_on("2026-02-14", &later);
        assert!(!answer.err.contains("next attempt"), "{answer:?}");
        if called == "suspension" {
            assert!(answer.refused().contains("ends with the rejected attempt"));
        } else {
            answer.done();
        }
    }
}

#[test]
fn a_rejection_that_is_put_before_or_behind_an_act_is_asked_about() {
    let office = ordered(&SUSPEND);
    let reject = ["reject", "acc", "--reason", "x", "-y"];
    office.run_on("2026-02-14", &reject).done();
    let correct = |day| ["record", "acc/1", day, "--reason", "typo"];
    let asked = office
        .run_on("2026-02-14", &correct("2026-02-08"))
        .refused();
    assert!(
        asked.contains("There is suspension no. 1 (Tue 10/02/2026), which comes after the rejection: it would be of the next attempt."),
        "{asked}"
    );
    office.run_on("2026-02-14", &correct("2026-02-12")).done();
    let before = [&correct("2026-02-08")[..], &["-y"]].concat();
    office.run_on("2026-02-14", &before).done();
    let asked = office
        .run_on("2026-02-14", &correct("2026-02-13"))
        .refused();
    assert!(
        asked.contains("it would be of the rejected attempt"),
        "{asked}"
    );
    // What was asked about once is not asked again where it is undone.
    office.run_on("2026-02-14", &["undo"]).done();
    let status = office.run_on("2026-02-14", &["status", "--json"]).done();
    let status: Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["rejections"][0]["date"], "2026-02-12");
}

#[test]
fn a_rejection_whose_day_is_put_behind_a_silence_is_asked_about() {
    let office = begun(
        "title: Papers
parties: Funder
1. Papers
- Signature | we and supplier [signed]
- Papers delivered | supplier | 20 d from Signature [papers]
- Yes | Funder | 30 d from Papers delivered, owed by Funder, silence means yes | after Papers delivered | rejects Papers delivered, new term 15 d [yes]
",
    );
    office.run_on("2026-03-01", &["record", "signed"]).done();
    office.run_on("2026-03-10", &["record", "papers"]).done();
    let late = "It counts as having happened by silence already (Thu 09/04/2026)";
    let reject = |day| ["reject", "yes", day, "--reason", "x"];
    let asked = office.run_on("2026-04-15", &reject("15/4")).refused();
    assert!(asked.contains(late), "{asked}");
    office.run_on("2026-04-15", &reject("8/4")).done();
    let correct = |day| ["record", "yes/1", day, "--reason", "x"];
    let asked = office.run_on("2026-04-15", &correct("14/4")).refused();
    assert!(asked.contains(late), "{asked}");
    // On the last day itself nobody was silent.
    office.run_on("2026-04-15", &correct("9/4")).done();
}

#[test]
fn what_comes_after_what_is_rejected_and_stays_is_asked_about() {
    let office = begun(
        "title: Supply
1. Supply
- Signature | we and supplier [signed]
- Delivery | supplier | 30 d from Signature [del]
- Sample test | we | 10 d from Delivery, owed by we | if needed | rejects Delivery, new term 7 d [sample]
- Acceptance | we | 30 d from Delivery, owed by we | after Delivery [acc]
- Payment | we | 30 d from Acceptance [pay]
",
    );
    office.run_on("2026-01-01", &["record", "signed"]).done();
    office.run_on("2026-01-31", &["record", "del"]).done();
    let reject = ["reject", "sample", "--reason", "late"];
    office.run_on("2026-02-11", &reject).done();
    office.run_on("2026-02-11", &["undo"]).done();
    office.run_on("2026-02-12", &["record", "acc"]).done();
    let asked = office.run_on("2026-02-13", &reject).refused();
    assert!(
        asked.contains("This comes after what is rejected (Delivery), but is no part of the attempt and stays: Acceptance (Thu 12/02/2026)."),
        "{asked}"
    );
    let italian = [&["--today", "2026-02-13", "--lang", "it"][..], &reject].concat();
    let asked = office.run(&italian).refused();
    assert!(asked.contains("Se dipende da quello, va tolto."), "{asked}");
    office
        .run_on("2026-02-13", &[&reject[..], &["-y"]].concat())
        .done();
}
