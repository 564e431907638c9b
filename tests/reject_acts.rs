//! Acts beside a rejection, as commands write and say them: which attempt a suspension or an extension is of, and what is
//! asked where the day of the rejection would put it into another one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use office::{Answer, Office};
use serde_json::Value;

const PLAN: &str = "title: Supply
1. Delivery
- Signature | we and supplier [signed]
- Delivered | supplier | 30 d from Signature [del]
- Accepted | we | 60 d from Delivered, owed by we | rejects Delivered, new term 20 d [acc]
";

fn on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

/// A dossier of a plan as text.
fn begun(plan: &str) -> Office {
    let office = Office::new();
    let path = office.path().join("plan.txt");
    std::fs::write(&path, plan).unwrap();
    let path = path.to_str().unwrap();
    on(&office, "2026-01-01", &["init", "--plan", path]).done();
    office
}

/// Delivered, and this ordered on 10 February.
fn ordered(act: &[&str]) -> Office {
    let office = begun(PLAN);
    on(&office, "2026-01-01", &["record", "signed"]).done();
    on(&office, "2026-01-21", &["record", "del"]).done();
    on(&office, "2026-02-10", act).done();
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
        let asked = on(&office, "2026-02-14", &reject).refused();
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
        // Of the day of the act, or later, it is the act of the attempt that is rejected.
        let later = ["reject", "acc", "12/2", "--reason", "x"];
        let asked = on(&office, "2026-02-14", &later);
        assert!(!asked.err.contains("next attempt"), "{asked:?}");
    }
}

#[test]
fn a_rejection_that_is_put_before_or_behind_an_act_is_asked_about() {
    let office = ordered(&SUSPEND);
    let reject = ["reject", "acc", "--reason", "x", "-y"];
    on(&office, "2026-02-14", &reject).done();
    let correct = |day| ["record", "acc/1", day, "--reason", "typo"];
    let asked = on(&office, "2026-02-14", &correct("2026-02-08")).refused();
    assert!(
        asked.contains("There is suspension no. 1 (Tue 10/02/2026), which comes after the rejection: it would be of the next attempt."),
        "{asked}"
    );
    on(&office, "2026-02-14", &correct("2026-02-12")).done();
    let before = [&correct("2026-02-08")[..], &["-y"]].concat();
    on(&office, "2026-02-14", &before).done();
    let asked = on(&office, "2026-02-14", &correct("2026-02-13")).refused();
    assert!(
        asked.contains("it would be of the rejected attempt"),
        "{asked}"
    );
    // What was asked about once is not asked again where it is undone.
    on(&office, "2026-02-14", &["undo"]).done();
    let status = on(&office, "2026-02-14", &["status", "--json"]).done();
    let status: Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["rejections"][0]["date"], "2026-02-12");
}
