//! What is typed, and what it is answered, by the real program in both languages: dates in every form
//! that the program or a certified mail writes, names of things that are not there, files in which a
//! value cannot be what it is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{AWARD, DELIVERED, Office, SIGNED};
use serde_json::{Value, json};

const LANGS: [&str; 2] = ["it", "en"];

/// The date of an event after this was typed behind `record EVENT`, a word for each blank.
fn recorded(typed: &str) -> String {
    let office = Office::new();
    let line: Vec<&str> = ["record", "award"]
        .into_iter()
        .chain(typed.split(' '))
        .collect();
    office.run(&[line, vec!["-y"]].concat()).done();
    let (dossier, _) = office.dossier().unwrap();
    dossier.records[0].date.to_string()
}

/// The promised date after this was typed behind `expect EVENT`, as one word.
fn promised(typed: &str) -> String {
    let office = Office::new();
    office.run(&["expect", "award", typed]).done();
    let (dossier, _) = office.dossier().unwrap();
    dossier.expected[0].date.to_string()
}

#[test]
fn whatever_the_program_or_a_certified_mail_writes_is_read() {
    for (typed, fact, promise) in [
        ("lun 16/03/2026", "2026-03-16", "2026-03-16"),
        ("Mon 16/03/2026", "2026-03-16", "2026-03-16"),
        ("lunedì 24 agosto 2026", "2026-08-24", "2026-08-24"),
        ("Monday 24 August 2026", "2026-08-24", "2026-08-24"),
        ("gio 04/09", "2025-09-04", "2025-09-04"),
        ("gio 04/09 09:41", "2025-09-04", "2025-09-04"),
        ("16/03/2026 10:32:15 (+0100)", "2026-03-16", "2026-03-16"),
        (
            "16/03/2026 alle ore 10:32:15 (+0100)",
            "2026-03-16",
            "2026-03-16",
        ),
        (
            "Mon, 16 Mar 2026 10:32:15 +0100 (CET)",
            "2026-03-16",
            "2026-03-16",
        ),
        ("2026-03-16T10:32:15+01:00", "2026-03-16", "2026-03-16"),
        ("2026-03-16T23:32:15Z", "2026-03-16", "2026-03-16"),
        ("20260316", "2026-03-16", "2026-03-16"),
        ("15 ott", "2024-10-15", "2025-10-15"),
        ("2 feb", "2025-02-02", "2026-02-02"),
        ("16 marzo 2026", "2026-03-16", "2026-03-16"),
        ("1° marzo", "2025-03-01", "2026-03-01"),
        ("16/03/2026,", "2026-03-16", "2026-03-16"),
        ("\u{200e}16/03/2026\u{a0}", "2026-03-16", "2026-03-16"),
    ] {
        assert_eq!(recorded(typed), fact, "{typed}");
        assert_eq!(promised(typed), promise, "{typed}");
    }
    // A forecast may be promised as it stands; as a fact it is asked for without its sign.
    assert_eq!(promised("~02/10/26"), "2026-10-02");
    let told = Office::new()
        .run(&["record", "award", "~02/10/26"])
        .refused();
    assert!(
        told.contains("il segno ~ dice che è una previsione"),
        "{told}"
    );
}

#[test]
fn a_wrong_weekday_and_what_can_be_read_twice_are_refused_with_what_is_right() {
    for (typed, it, en) in [
        (
            "lun 17/03/2026",
            "il 17/03/2026 è martedì",
            "17/03/2026 is a Tuesday",
        ),
        ("mar 3", "martedì 3 o 3 marzo?", "Tuesday 3 or 3 March?"),
        (
            "feb 3",
            "prima il giorno, poi il mese: 3 febbraio",
            "day first, then month: 3 February",
        ),
        ("31 aprile 2026", "aprile ha 30 giorni", "April has 30 days"),
    ] {
        for (lang, told) in [("it", it), ("en", en)] {
            let office = Office::new();
            for verb in ["record", "expect"] {
                let answer = office
                    .run(&["--lang", lang, verb, "award", typed])
                    .refused();
                assert!(answer.contains(told), "{answer}");
            }
            assert!(!office.file().exists(), "{typed}");
        }
    }
}

#[test]
fn days_of_every_year_are_typed_day_first_as_everywhere() {
    let office = Office::begun();
    let set = |value: &[&str]| {
        let line = [&["set", "rules.local_holidays"], value].concat();
        office.run(&line)
    };
    for (typed, kept) in [
        (&["31/8"][..], "31/08"),
        (&["08-30"], "30/08"),
        (&["28", "aprile,", "1°", "maggio"], "28/04, 01/05"),
        (&["31/8", "--if-was", "28/4 1/5"], "31/08"),
        (&["8/12,", "12/8"], "08/12, 12/08"),
    ] {
        set(typed).done();
        let get = office.run(&["get", "rules.local_holidays"]).done();
        assert_eq!(get.trim_end(), kept, "{typed:?}");
    }
    // What is said is read back as what it is.
    let get = office.run(&["get", "rules.local_holidays"]).done();
    let told = set(&[get.trim_end()]).done();
    assert!(
        told.contains("Niente da cambiare") || told.contains("già"),
        "{told}"
    );
    let told = set(&["30/2"]).refused();
    assert!(told.contains("giorni come 31/8 o 31 agosto"), "{told}");
    // The file has the month first, people the day: where it may be either, nothing is guessed.
    let told = set(&["12-08"]).refused();
    assert!(
        told.contains("12-08 si legge in due modi, 12 agosto e 8 dicembre: scrivi 12/8 o 8/12"),
        "{told}"
    );
    let told = office
        .run(&["--lang", "en", "set", "rules.local_holidays", "28/4, 08-12"])
        .refused();
    assert!(
        told.contains("08-12 may be read as 8 December or as 12 August"),
        "{told}"
    );
    // The line of the manual that sets a day fixed from outside takes any date as well.
    office
        .run(&["set", "deadlines.whole", "mar", "31/3/2026"])
        .done();
    office
        .run(&[
            "set",
            "deadlines.whole",
            "1/4/2026",
            "--if-was",
            "31 marzo 2026",
        ])
        .done();
    assert_eq!(
        office.run(&["get", "deadlines.whole"]).done().trim_end(),
        "2026-04-01"
    );
}

#[test]
fn a_suspension_without_its_year_is_the_nearest_and_is_said_in_full() {
    let office = Office::new();
    for line in [AWARD, SIGNED, DELIVERED] {
        office.run(&line).done();
    }
    // Tomorrow is to come, and a year ago is not meant.
    let told = office.run(&["suspend", "30/8"]).refused();
    assert!(
        told.contains("È una data futura (sab 30/08/2025)."),
        "{told}"
    );
    let told = office.run(&["suspend", "27", "ago"]).done();
    assert!(told.contains("mer 27/08/2025"), "{told}");
    let told = office.run(&["--lang", "en", "resume", "30/8"]).refused();
    assert!(
        told.contains("It is a date in the future (Sat 30/08/2025)."),
        "{told}"
    );
    let told = office.run(&["resume", "28/8"]).done();
    assert!(told.contains("gio 28/08/2025"), "{told}");
    // At the turn of the year as well, either way.
    let year_end = office
        .run(&["--today", "30/12/2025", "suspend", "2/1"])
        .refused();
    assert!(year_end.contains("ven 02/01/2026"), "{year_end}");
    let new_year = office
        .run(&["--today", "3/1/2026", "suspend", "30/12"])
        .done();
    assert!(new_year.contains("mar 30/12/2025"), "{new_year}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_is_not_there_is_answered_with_all_that_there_is_the_nearest_first() {
    let office = Office::begun();
    office
        .run(&[
            "item",
            "add",
            "content_published",
            "anagrafe",
            "--label",
            "Servizi anagrafici",
        ])
        .done();
    office
        .run(&[
            "request",
            "open",
            "2025-08-20",
            "--subject",
            "Password persa",
            "-y",
        ])
        .done();
    for (line, first, others) in [
        (
            &["record", "formazione"][..],
            "training_done",
            &["award", "assistance_request:N"][..],
        ),
        (
            &["record", "Formazione conclusa"],
            "training_done",
            &["plan_delivered"],
        ),
        (
            &["record", "training"],
            "training_done",
            &["content_published:anagrafe"],
        ),
        (
            &["expect", "stipula", "10/10"],
            "contract_signed",
            &["award"],
        ),
        (
            &["clear", "awrd", "--reason", "x"],
            "award",
            &["contract_signed"],
        ),
        (
            &["item", "add", "pubblicazione", "x"],
            "content_published",
            &["award"],
        ),
        (
            &["why", "migrazione"],
            "migration",
            &["assistance:1", "maintenance"],
        ),
        (&["why", "contnt"], "content", &["assistance:1"]),
        (
            &["extend", "assistenza", "5d"],
            "assistance:1",
            &["migration"],
        ),
        (
            &["suspend", "28/8", "--clock", "migratoin"],
            "migration",
            &["content"],
        ),
        (
            &["set", "fornitore", "x"],
            "info.supplier",
            &["info.title", "parties.supplier.label"],
        ),
        (
            &["get", "rules.lastday"],
            "rules.last_day",
            &["info.supplier"],
        ),
        (
            &["set", "clocks.content.from", "formazione"],
            "training_done",
            &["award"],
        ),
        (
            &["note", "migrazione", "x"],
            "migration_done",
            &["plan", "3", "award"],
        ),
        (
            &["note", "8", "x", "--kind", "formazione"],
            "training",
            &["maintenance", "publishing"],
        ),
        (
            &["request", "open", "--register", "assistenza"],
            "assistance",
            &[],
        ),
        (&["request", "answer", "7"], "1", &[]),
        (&["request", "answer", "sette"], "1", &[]),
        (
            &["item", "drop", "content_published", "anagrafici"],
            "anagrafe",
            &[],
        ),
        (&["init", "--plan", "lavoro"], "lavori", &["civitavecchia"]),
    ] {
        for (lang, there_are) in [("it", "Ci sono:"), ("en", "There are:")] {
            let told = office.run(&[&["--lang", lang], line].concat()).refused();
            let (sentence, rows) = told.split_once('\n').unwrap();
            assert!(sentence.ends_with(there_are), "{line:?}: {told}");
            let ids: Vec<&str> = rows
                .lines()
                .filter_map(|row| row.split_whitespace().next())
                .collect();
            assert_eq!(ids.first(), Some(&first), "{line:?}: {told}");
            for other in others {
                assert!(ids.contains(other), "{line:?}: {other} of {told}");
            }
            assert!(rows.lines().all(|row| row.starts_with("  ")), "{told}");
        }
    }
    // Each stands with its title, in the language of whoever asks.
    let told = office.run(&["record", "formazione"]).refused();
    assert!(
        told.contains("Forse training_done?") && told.contains("  Formazione conclusa\n"),
        "{told}"
    );
    let told = office
        .run(&["--lang", "en", "record", "formazione"])
        .refused();
    assert!(
        told.contains("Did you mean training_done?") && told.contains("  Training done\n"),
        "{told}"
    );
    let told = office.run(&["request", "answer", "7"]).refused();
    assert!(told.contains("mer 20/08/2025  Password persa"), "{told}");
}

#[test]
fn values_of_an_option_are_named_with_what_they_mean() {
    let office = Office::begun();
    for (line, it, en) in [
        (
            &["export", "csv", "--table", "storico"][..],
            "Valori: journal (lo storico), clocks (i termini)",
            "Values: journal (the changes)",
        ),
        (
            &["export", "calendario"],
            "Valori: ics (calendario)",
            "Values: ics (calendar)",
        ),
        (&["completions", "bsh"], "bash", "bash"),
        (
            &["record", "award", "--source", "verbale"],
            "Valori: minutes (verbale)",
            "Values: minutes (minutes)",
        ),
    ] {
        for (lang, told) in [("it", it), ("en", en)] {
            let answer = office.run(&[line, &["--lang", lang]].concat());
            assert_eq!(
                (answer.code, answer.out.as_str()),
                (Some(2), ""),
                "{answer:?}"
            );
            assert!(answer.err.contains(told), "{answer:?}");
        }
    }
}

/// The demonstration with a value of it replaced.
fn with(pointer: &str, value: Value) -> Value {
    let mut file: Value = serde_json::from_str(include_str!("../data/demonstration.json")).unwrap();
    if let Some(place) = file.pointer_mut(pointer) {
        *place = value;
    } else {
        let (of, key) = pointer.rsplit_once('/').unwrap();
        file.pointer_mut(of).unwrap()[key] = value;
    }
    file
}

/// No sentence of the reader of JSON, and none of the library of days, is passed on.
#[track_caller]
fn speaks(told: &str) {
    for foreign in [
        "expected ",
        "invalid",
        "missing field",
        "input contains",
        "is not an id`",
        "unknown variant",
    ] {
        assert!(!told.contains(foreign), "{told}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_value_that_cannot_be_is_told_with_its_place_and_what_must_stand_there() {
    for (pointer, value, place, it, en) in [
        (
            "/plan/phases/0/number",
            json!("1"),
            "plan.phases[0].number",
            "un numero intero",
            "a whole number",
        ),
        (
            "/plan/phases",
            json!({}),
            "plan.phases",
            "un elenco tra [ e ], e c'è un oggetto",
            "a list between [ and ]",
        ),
        (
            "/plan/clocks/0/warn",
            json!(-3),
            "plan.clocks[0].warn",
            "c'è il numero -3",
            "the number -3",
        ),
        (
            "/records/0/date",
            json!("20/01/2025"),
            "records[0].date",
            "una data come \"2026-03-31\", e c'è il testo «20/01/2025»",
            "a date such as",
        ),
        (
            "/records/0/date",
            json!("ieri"),
            "records[0].date",
            "una data come",
            "a date such as",
        ),
        (
            "/records/0/at",
            json!("ieri"),
            "records[0].at",
            "un istante come",
            "an instant such as",
        ),
        (
            "/records/0/event",
            json!("Stipula!"),
            "records[0].event",
            "un evento come",
            "an event such as",
        ),
        (
            "/records/0/source",
            json!("fax"),
            "records[0].source",
            "una di queste parole: minutes, pec",
            "one of these words: minutes",
        ),
        (
            "/plan/milestones/0/id",
            json!("Award"),
            "plan.milestones[0].id",
            "lettere minuscole senza accento",
            "lower-case letters without accents",
        ),
        (
            "/plan/clocks/0/limit",
            json!("60 giorni"),
            "plan.clocks[0].limit",
            "un limite come \"90d\"",
            "a limit such as",
        ),
        (
            "/plan/rules/local_holidays",
            json!(["31/8"]),
            "plan.rules.local_holidays[0]",
            "un giorno dell'anno come \"04-28\"",
            "a day of the year such as",
        ),
        (
            "/plan/time_zone",
            json!("Roma"),
            "plan.time_zone",
            "un fuso orario come",
            "a time zone such as",
        ),
        (
            "/records",
            json!("nessuno"),
            "records",
            "un elenco tra [ e ]",
            "a list between",
        ),
        (
            "/rev",
            json!("uno"),
            "rev",
            "un numero intero",
            "a whole number",
        ),
    ] {
        let office = Office::holding(
            serde_json::to_string_pretty(&with(pointer, value))
                .unwrap()
                .as_bytes(),
        );
        for (lang, told) in [("it", it), ("en", en)] {
            for verb in ["validate", "status"] {
                let answer = office.run(&["--lang", lang, verb]).refused();
                assert!(
                    answer.contains(told) && answer.contains(&format!("({place})")),
                    "{pointer}: {answer}"
                );
                assert!(
                    answer.contains("riga ") || answer.contains("line "),
                    "{answer}"
                );
                speaks(&answer);
            }
        }
    }
}

#[test]
fn a_plan_that_cannot_be_read_is_told_with_its_place_and_what_must_stand_there() {
    let plan: Value = serde_json::from_str(include_str!("../docs/examples/plan.json")).unwrap();
    let without = |list: &str, key: &str| {
        let mut plan = plan.clone();
        plan[list][0].as_object_mut().unwrap().shift_remove(key);
        plan
    };
    let replaced = |pointer: &str, value: Value| {
        let mut plan = plan.clone();
        *plan.pointer_mut(pointer).unwrap() = value;
        plan
    };
    let side = plan["registers"][0]["request"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for (plan, it, en) in [
        (
            replaced("/phases/0/number", json!("1")),
            "phases[0].number: qui serve un numero intero",
            "phases[0].number: a whole number",
        ),
        (
            replaced("/milestones/0/id", json!("A B")),
            "milestones[0].id: qui serve una sigla (lettere",
            "milestones[0].id: an id (lower-case",
        ),
        (
            replaced("/clocks", json!({})),
            "clocks: qui serve un elenco",
            "clocks: a list",
        ),
        (
            without("milestones", "label"),
            "milestones[0]: manca «label»",
            "milestones[0]: \"label\" is missing",
        ),
        (
            json!([]),
            "qui serve un oggetto tra { e }, e c'è un elenco",
            "an object between { and } is needed here, and there is a list",
        ),
        (
            replaced("/clocks/0/from", json!(side)),
            "ha una data per ogni richiesta; qui serve un evento",
            "has a date for each request; an event",
        ),
    ] {
        let office = Office::new();
        let path = office.path().join("plan.json");
        fs::write(&path, serde_json::to_string_pretty(&plan).unwrap()).unwrap();
        for (lang, told) in LANGS.into_iter().zip([it, en]) {
            let line = ["--lang", lang, "init", "--plan", path.to_str().unwrap()];
            let answer = office.run(&line).refused();
            assert!(answer.contains(told), "{answer}");
            speaks(&answer);
        }
        assert!(!office.file().exists());
    }
}

#[test]
fn the_side_of_a_register_without_its_number_is_told_how_it_is_written() {
    let file = with("/records/0/event", json!("assistance_answer"));
    let office = Office::holding(file.to_string().as_bytes());
    for (lang, told) in [
        (
            "it",
            "\"assistance_answer\" è del registro \"assistance\": serve il numero della richiesta, come assistance_answer:1",
        ),
        (
            "en",
            "the number of the request is needed, such as assistance_answer:1",
        ),
    ] {
        let answer = office.run(&["--lang", lang, "validate"]).refused();
        assert!(answer.contains(told), "{answer}");
    }
    // On the line as well: the name is there, and so is the number to be typed.
    let answer = Office::begun()
        .run(&["record", "assistance_answer", "oggi"])
        .refused();
    assert!(answer.contains("Forse assistance_answer:1?"), "{answer}");
}

#[test]
fn a_name_that_cannot_be_an_id_is_told_the_rule() {
    let office = Office::begun();
    for (lang, told) in [
        (
            "it",
            "lettere minuscole senza accento, cifre, - e _, con una lettera o una cifra all'inizio, al massimo 60",
        ),
        (
            "en",
            "lower-case letters without accents, digits, - and _, with a letter or a digit first, at most 60",
        ),
    ] {
        let answer = office
            .run(&["--lang", lang, "item", "add", "content_published", "Città"])
            .refused();
        assert!(answer.contains(told), "{answer}");
    }
}

#[test]
fn a_fact_that_a_weekday_pulls_into_the_future_is_asked_about() {
    let office = Office::begun();
    // 4 September of last year was a Wednesday.
    for line in [
        &["record", "contract_signed", "gio", "4/9"][..],
        &[
            "record",
            "contract_signed",
            "6/2",
            "--protocol",
            "1",
            "--protocol-date",
            "gio 4/9",
        ],
        &["note", "plan", "fatto", "--date", "gio 4/9"],
    ] {
        let told = office.run(line).refused();
        assert!(
            told.contains("È una data futura (gio 04/09/2025)"),
            "{told}"
        );
        assert!(told.contains("-y"), "{told}");
        office.run(&[line, &["-y"]].concat()).done();
        office.run(&["undo"]).done();
    }
}

#[test]
fn the_mark_of_a_due_date_that_moves_comes_along_and_means_nothing() {
    let office = Office::begun();
    let told = office
        .run(&["record", "contract_signed", "06/02/25*"])
        .done();
    assert!(told.contains("gio 06/02/2025"), "{told}");
    // It stands before the date on the screen.
    let told = office.run(&["record", "plan_delivered", "*17/2"]).done();
    assert!(told.contains("lun 17/02/2025"), "{told}");
    let told = office.run(&["record", "plan_accepted", "1*7/2"]).refused();
    assert!(told.contains("1*7/2"), "{told}");
}
