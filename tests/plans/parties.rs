//! Who acts and whose desk the program stands on: what a plan may say of it, what it may not, and what
//! every view says then.

use std::fs;
use std::path::Path;

use crono::plan::shipped;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{done, lived, on, refused, status_on};

fn file(home: &Path) -> Value {
    let path = home.join(".local/share/crono/crono.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A grant with a funder, as far as these dates.
fn grant(us: &str, dates: &[(&str, &str)]) -> TempDir {
    let home = lived("../scenarios/plans/grant", &[&["set", "us", us]]);
    for (event, date) in dates {
        done(home.path(), &["record", event, date, "-y"]);
    }
    home
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of what is refused")]
fn who_acts_and_who_we_are_are_refused_where_they_make_no_sense() {
    let mut plan = serde_json::to_value(shipped("civitavecchia").unwrap()).unwrap();
    plan["parties"] = json!([{ "id": "funder", "label": "Ministero" }]);
    plan["penalties"] = json!({ "daily_per_mille": "1" });
    for (of, value, place, it, en) in [
        (
            "/milestones/0/actor",
            json!([]),
            "milestones[0] award.actor",
            "non c'è niente",
            "there is nothing",
        ),
        (
            "/milestones/1/actor",
            json!(["supplier", "funder", "supplier"]),
            "milestones[1] contract_signed.actor",
            "\"supplier\" c'è due volte",
            "\"supplier\" is there twice",
        ),
        (
            "/milestones/0/actor",
            json!("suplier"),
            "milestones[0] award.actor",
            "forse \"supplier\"?",
            "did you mean \"supplier\"?",
        ),
        (
            "/milestones/0/actor",
            json!("boht"),
            "milestones[0] award.actor",
            "forse \"both\"?",
            "did you mean \"both\"?",
        ),
        (
            "/milestones/0/actor",
            json!(["administration", "fundre"]),
            "milestones[0] award.actor",
            "forse \"funder\"?",
            "did you mean \"funder\"?",
        ),
        (
            "/milestones/0/actor",
            json!(["both", "funder"]),
            "milestones[0] award.actor",
            "nessuna parte si chiama \"both\"; ci sono: administration, supplier, funder",
            "no party is called \"both\"; there are: administration, supplier, funder",
        ),
        (
            "/milestones/0/actor",
            json!(5),
            "milestones[0].actor",
            "un elenco di parti",
            "a list of parties",
        ),
        (
            "/milestones/0/actor",
            json!(["supplier", {}]),
            "milestones[0].actor[1]",
            "una sigla",
            "an id",
        ),
        (
            "/registers/0/answer/actor",
            json!("nobody"),
            "registers[0] assistance.answer.actor",
            "ci sono: administration, supplier, funder, both",
            "there are: administration, supplier, funder, both",
        ),
        (
            "/us",
            json!("administraton"),
            "us",
            "forse \"administration\"?",
            "did you mean \"administration\"?",
        ),
        (
            "/us",
            json!("both"),
            "us",
            "nessuna parte si chiama \"both\"",
            "no party is called \"both\"",
        ),
        (
            "/parties/0/id",
            json!("both"),
            "parties[0].id",
            "insieme",
            "together",
        ),
        (
            "/clocks/1/owed_by",
            json!("fonder"),
            "clocks[1] plan_delivery.owed_by",
            "forse \"funder\"?",
            "did you mean \"funder\"?",
        ),
        (
            "/penalties/party",
            json!("supplyer"),
            "penalties.party",
            "forse \"supplier\"?",
            "did you mean \"supplier\"?",
        ),
    ] {
        let mut bad = plan.clone();
        let (within, member) = of.rsplit_once('/').unwrap();
        match bad.pointer_mut(of) {
            Some(known) => *known = value.clone(),
            None => bad.pointer_mut(within).unwrap()[member] = value.clone(),
        }
        for (lang, words) in [("it", it), ("en", en)] {
            let said = refused(&bad, lang);
            assert!(
                said.contains(place) && said.contains(words),
                "{of} {value}: {said}"
            );
        }
    }
    // All of them at once.
    plan["us"] = "nobody".into();
    plan["milestones"][0]["actor"] = json!(["supplier", "supplier", "nobody"]);
    plan["milestones"][1]["actor"] = json!([]);
    let said = refused(&plan, "en");
    for place in ["us: ", "award.actor: ", "contract_signed.actor: "] {
        assert!(said.contains(place), "{place}: {said}");
    }
    assert_eq!(said.matches("award.actor: ").count(), 2, "{said}");
}

#[test]
fn who_acts_stays_written_as_it_was_and_only_what_is_new_takes_the_second_version() {
    for (actor, us, version) in [
        (json!("both"), None, 1),
        (json!("supplier"), None, 1),
        (json!(["supplier"]), None, 2),
        (json!(["supplier", "administration"]), None, 2),
        (json!("both"), Some("administration"), 2),
        (json!("both"), Some("supplier"), 2),
    ] {
        let plan = json!({
            "name": "x", "title": "X",
            "phases": [{ "number": 1, "id": "a", "title": "A" }],
            "milestones": [
                { "id": "start", "phase": 1, "label": "S", "actor": actor },
                { "id": "end", "phase": 1, "label": "E", "actor": "both", "after": ["start"] }
            ],
            "clocks": []
        });
        let home = TempDir::new().unwrap();
        let path = home.path().join("plan.json");
        fs::write(&path, plan.to_string()).unwrap();
        done(home.path(), &["init", "--plan", path.to_str().unwrap()]);
        if let Some(us) = us {
            done(home.path(), &["set", "us", us]);
        }
        done(home.path(), &["record", "start", "2026-05-01"]);
        let file = file(home.path());
        assert_eq!(file["plan"]["milestones"][0]["actor"], actor);
        assert_eq!(file["plan"]["milestones"][1]["actor"], "both");
        assert_eq!(file["format"]["version"], version, "{actor} {us:?}");
        assert_eq!(
            status_on(&home, "2026-05-02")["awaited"][0]["actor"],
            "both"
        );
        if us.is_some() {
            // The journal still speaks of it, which an older program could not read.
            done(home.path(), &["undo", "-y"]);
            done(home.path(), &["undo", "-y"]);
            let file = self::file(home.path());
            assert!(file["plan"].get("us").is_none());
            assert_eq!(file["format"]["version"], 2);
        }
    }
}

#[test]
fn programs_read_who_acts_as_an_id_as_both_or_as_a_list() {
    let home = grant("funder", &[]);
    let actor = |day: &str| status_on(&home, day)["awaited"][0]["actor"].clone();
    assert_eq!(actor("2026-03-01"), json!(["funder", "administration"]));
    done(home.path(), &["record", "agreed", "2026-03-02"]);
    done(home.path(), &["record", "started", "2026-03-10"]);
    assert_eq!(actor("2026-03-11"), json!(["supplier"]));
    done(home.path(), &["record", "delivered", "2026-04-20"]);
    assert_eq!(actor("2026-04-21"), json!("funder"));
    done(home.path(), &["set", "milestones.authorised.actor", "both"]);
    assert_eq!(actor("2026-04-21"), json!("both"));
    let seen = status_on(&home, "2026-04-21");
    assert_eq!(seen["us"], "funder");
    assert_eq!(
        seen["parties"][2],
        json!({ "id": "funder", "label": "Ministero" })
    );
    let csv = on(&home, "2026-03-01", "it", &["export", "csv"]);
    assert!(csv.contains("administration,"), "{csv}");
}

#[test]
fn a_party_and_our_desk_are_set_and_taken_back() {
    let home = grant("administration", &[("agreed", "2026-03-02")]);
    let day = "2026-03-05";
    for (arguments, value) in [
        (&["set", "us", "funder"][..], "funder\n"),
        (&["undo", "-y"], "administration\n"),
        (&["set", "us", "none"], "none\n"),
    ] {
        done(home.path(), arguments);
        assert_eq!(on(&home, day, "it", &["get", "us"]), value);
    }
    let key = "milestones.started.actor";
    for (typed, kept, said) in [
        (
            "administration",
            "administration",
            "Tocca a noi da 3 giorni",
        ),
        (
            "supplier, funder",
            "supplier funder",
            "Oggi non tocca a noi.",
        ),
        (
            "administration supplier funder",
            "administration supplier funder",
            "Tocca a noi, al fornitore e al Ministero da 3 giorni",
        ),
        ("both", "both", "Tocca a noi e al fornitore da 3 giorni"),
    ] {
        done(home.path(), &["set", key, typed]);
        assert_eq!(on(&home, day, "it", &["get", key]), format!("{kept}\n"));
        let plain = on(&home, day, "it", &["status", "--plain"]);
        assert!(plain.contains(said), "{typed}: {plain}");
    }
    for (key, value, said) in [
        ("us", "fonder", "forse \"funder\"?"),
        (key, "supplier suplier", "forse \"supplier\"?"),
        (key, "supplier supplier", "c'è due volte"),
        (key, "none", "both"),
        (key, "Ditta", "both"),
    ] {
        let answer = on(&home, day, "it", &["set", key, value]);
        assert!(answer.contains(said), "{key} {value}: {answer}");
    }
}

#[test]
fn on_the_desk_of_the_supplier_every_view_says_we_of_the_supplier() {
    let dates = [
        ("agreed", "2026-03-02"),
        ("started", "2026-03-10"),
        ("delivered", "2026-05-12"),
        ("authorised", "2026-05-13"),
        ("tested", "2026-05-14"),
        ("reported", "2026-07-01"),
    ];
    let home = grant("supplier", &dates[..2]);
    done(home.path(), &["set", "info.net_amount", "100000"]);
    done(home.path(), &["set", "penalties.daily_per_mille", "1"]);
    done(home.path(), &["set", "penalties.cap_percent", "10"]);
    let row = |said: &str, title: &str| {
        let row = said.lines().find(|line| line.contains(title));
        row.unwrap_or_else(|| panic!("{title}: {said}")).to_owned()
    };
    // Late by 10, and it is our own lateness: it costs, and blames nobody else.
    let day = "2026-05-19";
    let late = |lang: &str, arguments: &[&str]| on(&home, day, lang, arguments);
    assert!(row(&late("it", &["status"]), "2 Lavori").ends_with("noi"));
    assert!(row(&late("en", &["status"]), "2 Works").ends_with("us"));
    let plain = late("en", &["status", "--plain"]);
    assert!(
        plain.contains("We must act, for 70 days: the delivery"),
        "{plain}"
    );
    assert!(!plain.contains("Meanwhile"), "{plain}");
    assert_eq!(status_on(&home, day)["penalties"][0]["days_late"], 10);
    let check = late("it", &["check"]);
    assert!(check.starts_with("CRONO CRITICAL"), "{check}");
    for (event, date) in &dates[2..5] {
        done(home.path(), &["record", event, date, "-y"]);
    }
    // Then the Administration is late: nothing is ours, nothing more costs, and it is named.
    let day = "2026-06-20";
    let late = |lang: &str, arguments: &[&str]| on(&home, day, lang, arguments);
    assert!(row(&late("it", &["status"]), "3 Rendiconto").contains("Amministrazione"));
    let plain = late("it", &["status", "--plain"]);
    assert!(
        plain.contains("Tocca all'Amministrazione: l'invio del rendiconto"),
        "{plain}"
    );
    assert!(!plain.to_lowercase().contains("tocca a noi d"), "{plain}");
    assert_eq!(status_on(&home, day)["penalties"][0]["clock"], "works");
    assert_eq!(
        status_on(&home, day)["penalties"].as_array().unwrap().len(),
        1
    );
    let why = late("en", &["why", "report"]);
    assert!(
        why.contains("Owed by") && why.contains("Administration"),
        "{why}"
    );
    let why = late("en", &["why", "works"]);
    assert!(
        why.contains("63 days the supplier's, 1 day the Ministry's, 1 day the"),
        "{why}"
    );
    for (format, said) in [
        ("md", "Amministrazione"),
        ("html", "Amministrazione"),
        ("csv", "administration"),
        ("ics", "a carico dell'Amministrazione"),
    ] {
        let export = late("it", &["export", format]).replace("\r\n ", "");
        assert!(
            export.to_lowercase().contains(&said.to_lowercase()),
            "{format}: {export}"
        );
    }
    // Of several dossiers the same is said in one line each.
    let folder = home.path().join(".local/share/crono");
    let folder = folder.to_str().unwrap();
    let list = late("it", &["-f", folder, "status"]);
    assert!(list.contains("Amminist"), "{list}");
    let aloud = late("it", &["-f", folder, "status", "--plain"]);
    assert!(
        aloud.contains("Tocca all'Amministrazione: l'invio del rendiconto"),
        "{aloud}"
    );
    done(home.path(), &["record", "reported", "2026-07-01", "-y"]);
    done(home.path(), &["record", "approved", "2026-07-02", "-y"]);
    let aloud = on(
        &home,
        "2026-07-10",
        "it",
        &["-f", folder, "status", "--plain"],
    );
    assert!(
        aloud.contains("Tocca a noi e al Ministero da 8 giorni: il saldo"),
        "{aloud}"
    );
}

#[test]
fn what_is_suspended_is_awaited_from_the_administration_whoever_we_are() {
    let home = grant(
        "supplier",
        &[("agreed", "2026-03-02"), ("started", "2026-03-10")],
    );
    done(home.path(), &["suspend", "2026-03-20", "--clock", "works"]);
    let day = "2026-04-01";
    assert_eq!(
        status_on(&home, day)["awaited"][0],
        json!({ "event": "resumption:1", "actor": "administration", "since": "2026-03-20", "days": 12 })
    );
    let plain = on(&home, day, "en", &["status", "--plain"]);
    assert!(plain.contains("Nothing for us to do today."), "{plain}");
    assert!(
        plain.contains("The Administration must act: the resumption"),
        "{plain}"
    );
    let text = on(&home, day, "en", &["status"]);
    let row = text.lines().find(|line| line.contains("2 Works")).unwrap();
    assert!(row.ends_with("Administration"), "{text}");
    let folder = home.path().join(".local/share/crono");
    let aloud = on(
        &home,
        day,
        "en",
        &["-f", folder.to_str().unwrap(), "status", "--plain"],
    );
    assert!(
        aloud.contains("The Administration must act: the resumption"),
        "{aloud}"
    );
    done(home.path(), &["set", "us", "none"]);
    let plain = on(&home, day, "en", &["status", "--plain"]);
    assert!(
        plain.contains("We must act, for 12 days: order the resumption"),
        "{plain}"
    );
}

#[test]
fn what_a_party_is_called_is_a_setting_like_any_other() {
    let home = grant("administration", &[]);
    let set = |key: &str, value: &str| done(home.path(), &["set", key, value]);
    set("parties.supplier.label", "Ditta | Firm");
    set("parties.supplier.noun", "la ditta | the firm");
    let label = |home: &TempDir| {
        let parties = file(home.path())["plan"]["parties"].clone();
        let parties = parties.as_array().unwrap().clone();
        parties.into_iter().find(|party| party["id"] == "supplier")
    };
    assert_eq!(
        label(&home).unwrap()["noun"],
        json!({ "it": "la ditta", "en": "the firm" })
    );
    let plain = on(&home, "2026-06-13", "it", &["status", "--plain"]);
    assert!(!plain.contains("fornitore"), "{plain}");
    // The label cannot go while the noun is there; undo takes both back.
    let refused = super::crono(home.path(), &["set", "parties.supplier.label", "none"]);
    assert!(!refused.status.success());
    done(home.path(), &["undo"]);
    done(home.path(), &["undo"]);
    assert_eq!(label(&home), None);
    let log = done(home.path(), &["log"]);
    assert!(log.contains("Ditta | Firm"), "{log}");
}
