//! Suspensions, extensions and promised dates from the command line: the contract of the commands,
//! one sentence after another, and what it leaves in the file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

/// An office whose contract has come as far as the migration: it is 29 August 2025.
struct Office {
    home: TempDir,
    today: &'static str,
}

struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Answer {
    fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{}", self.err);
        self.err
    }

    fn usage(self) {
        assert_eq!(self.code, 2, "{}{}", self.out, self.err);
    }
}

impl Office {
    fn new() -> Self {
        let office = Self {
            home: TempDir::new().unwrap(),
            today: "2025-08-29",
        };
        for line in [
            "record award 20/01/2025",
            "record contract_signed 06/02/2025",
            "record plan_delivered 17/02/2025",
            "record plan_accepted 10/03/2025",
            "record test_release 06/06/2025",
            "record migration_done 22/08/2025",
        ] {
            office.run(line).done();
        }
        office
    }

    fn file(&self) -> PathBuf {
        self.home.path().join(".local/share/crono/crono.json")
    }

    fn run(&self, line: &str) -> Answer {
        let output = Command::new(assert_cmd::cargo::cargo_bin!("crono"))
            .env_clear()
            .env("HOME", self.home.path())
            .env("CRONO_BY", "M.R.")
            .env("LANG", "it_IT.UTF-8")
            .env("CRONO_TODAY", self.today)
            // A text in a test is one word, with `~` for its blanks.
            .args(line.split(' ').map(|word| word.replace('~', " ")))
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Answer {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    fn on(mut self, today: &'static str) -> Self {
        self.today = today;
        self
    }

    fn clock(&self, id: &str) -> Value {
        let status: Value = serde_json::from_str(&self.run("status --json").done()).unwrap();
        let clocks = status["clocks"].as_array().unwrap();
        clocks
            .iter()
            .find(|clock| clock["id"] == id)
            .unwrap()
            .clone()
    }

    fn due(&self, id: &str) -> Value {
        self.clock(id)["due"].clone()
    }
}

fn says(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is not in {text:?}");
}

/// The first integer of a line.
fn number(line: &str) -> u32 {
    let digits = line.chars().skip_while(|c| !c.is_ascii_digit());
    let digits: String = digits.take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
fn a_suspension_stops_all_clocks_or_those_that_are_named() {
    let office = Office::new();
    let line = office
        .run("suspend 25/8 --clock migration --reason elezioni~locali --ordered-by RUP")
        .done();
    assert_eq!(number(&line), 1);
    says(&line, "Fase 3: sospesa, restano 10 giorni.");
    let clock = office.clock("migration");
    assert_eq!(
        (
            &clock["state"],
            &clock["due"],
            &clock["civil_due"],
            &clock["days_left"]
        ),
        (&json!("suspended"), &Value::Null, &Value::Null, &json!(10))
    );
    assert_eq!(
        (
            &clock["elapsed"],
            &clock["gross"],
            &clock["suspended"],
            &clock["original_due"]
        ),
        (&json!(80), &json!(84), &json!(4), &json!("2025-09-04"))
    );
    assert_eq!(office.clock("test_training")["state"], "running");
    let line = office.run("suspend 26/8").done();
    assert_eq!(number(&line), 2);
    assert_eq!(office.clock("test_training")["state"], "suspended");
    let file: Value =
        serde_json::from_str(&std::fs::read_to_string(office.file()).unwrap()).unwrap();
    let first = &file["suspensions"][0];
    assert_eq!(first["clocks"], json!(["migration"]));
    assert_eq!(
        (&first["reason"], &first["ordered_by"]),
        (&json!("elezioni locali"), &json!("RUP"))
    );
    assert_eq!(file["suspensions"][1].get("clocks"), None);
}

#[test]
fn a_resumption_names_its_suspension_where_several_are_open() {
    let office = Office::new();
    says(
        &office.run("resume 28/8").refused(),
        "nessuna sospensione aperta",
    );
    office.run("suspend 20/8").done();
    office.run("suspend 25/8").done();
    let refusal = office.run("resume 28/8").refused();
    says(&refusal, "1, 2");
    says(&refusal, "--id");
    says(&office.run("resume 28/8 --id 3").refused(), "Aperte: 1, 2.");
    says(
        &office.run("resume 19/8 --id 1").refused(),
        "prima della sospensione",
    );
    office.run("resume 27/8 --id 1").done();
    says(&office.run("resume 27/8 --id 1").refused(), "già finita");
    // Overlapping days count once: from the 20th to the 28th.
    says(
        &office.run("resume 28/8").done(),
        "Fase 3: riprende, scade ven 12/09/2025.",
    );
    assert_eq!(office.clock("migration")["suspended"], 8);
}

#[test]
fn a_stated_term_wins_over_the_sum_and_the_difference_is_said() {
    let office = Office::new();
    office.run("suspend 25/8 --clock migration").done();
    let line = office.run("resume 28/8 --term 15/9").done();
    says(
        &line,
        "Fase 3: vale il termine indicato, lun 15/09/2025; il calcolo darebbe dom 07/09/2025.",
    );
    assert_eq!(office.due("migration"), "2025-09-15");
    let office = Office::new();
    office.run("suspend 25/8").done();
    says(
        &office.run("resume 28/8 --term 15/9").refused(),
        "--term TERMINE=DATA",
    );
    says(
        &office
            .run("resume 28/8 --term migration=27/8/2025")
            .refused(),
        "prima della ripresa",
    );
    office
        .run("resume 28/8 --term migration=15/9 --term test_training=1/10")
        .done();
    assert_eq!(office.due("test_training"), "2025-10-01");
}

#[test]
fn whoever_is_asked_for_a_yes_is_told_the_year_that_was_understood() {
    let office = Office::new();
    // The same day of last year, where nothing had begun.
    let asked = office.run("suspend 30/8/2024").refused();
    says(
        &asked,
        "il primo è di lun 20/01/2025. Niente è stato salvato: aggiungi -y per salvare lo stesso, \
         con la data ven 30/08/2024.",
    );
    // Typed without its year it is tomorrow, the nearest. A doubt that names the date itself does not
    // say it twice.
    let asked = office.run("suspend 30/8").refused();
    assert_eq!(asked.matches("30/08/2025").count(), 1, "{asked}");
}

#[test]
fn a_suspension_that_comes_too_late_says_so_and_moves_nothing() {
    let office = Office::new().on("2025-10-08");
    let line = office.run("suspend oggi").done();
    says(&line, "Fase 3: il termine è già scaduto, non si ferma.");
    let clock = office.clock("migration");
    assert_eq!(
        (&clock["state"], &clock["days_late"]),
        (&json!("overdue"), &json!(34))
    );
    // What is due before a suspension to come is not due already, nor is what is due on its first day.
    for (today, from) in [("2025-08-29", "10/9/2025"), ("2025-09-04", "4/9")] {
        let line = Office::new().on(today).run(&format!("suspend {from} -y"));
        says(
            &line.done(),
            "Fase 3: scade prima che cominci (gio 04/09/2025), non si ferma.",
        );
    }
}

#[test]
fn an_extension_is_by_days_or_until_a_date_and_keeps_the_first_limit_in_sight() {
    let office = Office::new();
    let line = office
        .run("extend migration 15d --protocol 12/2025 --date 20/8")
        .done();
    says(
        &line,
        "Fase 3: scade ven 19/09/2025, non gio 04/09/2025; limite 90+15.",
    );
    let clock = office.clock("migration");
    assert_eq!(
        (
            &clock["due"],
            &clock["original_due"],
            &clock["extension"],
            &clock["limit"]
        ),
        (
            &json!("2025-09-19"),
            &json!("2025-09-04"),
            &json!(15),
            &json!({"days": 90})
        )
    );
    says(&office.run("status").done(), "84/105+");
    office.run("extend migration --until 30/9").done();
    assert_eq!(office.clock("migration")["extension"], 26);
    says(
        &office.run("extend migration --until 10/9").refused(),
        "scade già mar 30/09/2025",
    );
    says(
        &office.run("extend nothing 5d").refused(),
        "Non c'è nessun termine",
    );
    says(
        &office.run("extend maintenance 5d").refused(),
        "un servizio non si proroga",
    );
    says(
        &office.run("extend migration 0d").refused(),
        "Una proroga va da 1 giorno",
    );
    // Whatever is no number of days, however large, is told which are.
    for typed in [
        "presto",
        "36501",
        "4294967295",
        "4294967296d",
        "99999999999999999999",
    ] {
        let line = format!("extend migration {typed}");
        says(&office.run(&line).refused(), "giorni da 1 a 36500");
        let line = format!("--lang en {line}");
        says(&office.run(&line).refused(), "days from 1 to 36500");
    }
    for (key, bounds) in [
        ("clocks.migration.warn", "36500"),
        ("clocks.plan_acceptance_wait.warn_after", "36500"),
        ("clocks.migration.limit", "100 anni"),
        ("clocks.maintenance.limit", "100 anni"),
        ("penalties.daily_per_mille", "1000"),
        ("penalties.cap_percent", "100"),
        ("rules.suspension_ceiling", "1000"),
    ] {
        for value in ["36501", "4294967295", "4294967296", "99999999999999999999"] {
            let value = if key.ends_with("limit") {
                format!("{value}d")
            } else {
                value.into()
            };
            let said = office.run(&format!("set {key} {value} -y")).refused();
            says(&said, bounds);
        }
    }
    for line in [
        "resume 2/9 --id 4294967296",
        "request answer 4294967296 2/9",
    ] {
        says(&office.run(line).refused(), "non è un numero dato da crono");
    }
    office.run("extend migration").usage();
    office.run("extend migration 5d --until 10/10").usage();
    // A verdict turns in time when the limit grows.
    says(
        &office.run("extend plan_delivery 1").done(),
        "da non rispettata (11 su 10) a rispettata (11 su 11)",
    );
}

#[test]
fn a_promise_is_written_changed_and_taken_away() {
    let office = Office::new();
    // "Prevista" is what the program foresees; what somebody promised is called so.
    says(
        &office
            .run("expect training_done 10/10 --note per~telefono")
            .done(),
        "Data promessa: Formazione conclusa, promessa per ven 10/10/2025.",
    );
    let promised = office.clock("test_training");
    assert_eq!(
        (&promised["forecast_end"], &promised["due"]),
        (&json!("2025-10-10"), &json!("2025-09-21"))
    );
    says(
        &office
            .run("expect training_done 12/10 --if-was 11/10")
            .refused(),
        "Conflitto",
    );
    says(
        &office
            .run("expect training_done 12/10 --if-was 10/10")
            .done(),
        "(era ven 10/10/2025)",
    );
    assert_eq!(office.run("expect training_done 12/10").code, 0);
    office.run("expect training_done none").done();
    says(
        &office.run("expect training_done none").done(),
        "Niente è cambiato",
    );
    says(
        &office.run("expect migration_done 1/10").refused(),
        "ha già la sua data",
    );
    says(
        &office.run("expect training 1/10").refused(),
        "Non c'è nessun evento",
    );
}

#[test]
fn an_act_dated_in_the_future_asks() {
    let office = Office::new();
    for line in ["suspend 1/9/2025", "extend migration 5d --date 1/9/2025"] {
        says(&office.run(line).refused(), "aggiungi -y");
        office.run(&format!("{line} -y")).done();
    }
    // It becomes a fact on its day.
    assert_eq!(office.clock("migration")["state"], "due_soon");
    assert_eq!(
        office.on("2025-09-01").clock("migration")["state"],
        "suspended"
    );
}

#[test]
fn acts_are_undone_redone_and_taken_back_with_a_reason() {
    let office = Office::new();
    office.run("suspend 25/8").done();
    says(
        &office.run("undo").done(),
        "Fase 3: riprende, scade gio 04/09/2025.",
    );
    office.run("redo").done();
    assert_eq!(office.clock("migration")["state"], "suspended");
    office.run("resume 28/8").done();
    says(&office.run("clear suspension:1").refused(), "--reason");
    office.run("clear resumption:1 --reason errore").done();
    assert_eq!(office.clock("migration")["state"], "suspended");
    office.run("clear suspension:1 --reason errore").done();
    assert_eq!(office.due("migration"), "2025-09-04");
    says(
        &office.run("clear suspension:1 --reason errore").refused(),
        "Non c'è: sospensione n. 1.",
    );
    // A number is never given again.
    assert_eq!(number(&office.run("suspend 26/8").done()), 2);
    let log: Value = serde_json::from_str(&office.run("log --json").done()).unwrap();
    let ops: Vec<&str> = log
        .as_array()
        .unwrap()
        .iter()
        .skip(6)
        .map(|it| it["op"].as_str().unwrap())
        .collect();
    assert_eq!(
        ops,
        [
            "suspend", "undo", "redo", "resume", "clear", "clear", "suspend"
        ]
    );
    assert_eq!(log[6]["place"], "suspension:1");
    assert_eq!(log[6]["after"]["from"], "2025-08-25");
}

#[test]
fn as_a_note_only_a_suspension_stops_nothing() {
    let office = Office::new();
    office.run("suspend 25/8").done();
    says(
        &office.run("set rules.suspensions note_only").done(),
        "Fase 3",
    );
    assert_eq!(office.due("migration"), "2025-09-04");
    says(
        &office.run("set rules.suspensions perhaps").refused(),
        "stop_clocks, note_only",
    );
}

#[test]
fn a_term_of_the_plan_is_not_suspended_and_has_nothing_to_extend() {
    let office = Office::new();
    says(
        &office.run("suspend 25/8 --clock maintenance").refused(),
        "Fase 8: una sospensione non lo ferma.",
    );
    office.run("suspend 25/8").done();
    says(
        &office
            .run("resume 28/8 --term maintenance=30/9/2025")
            .refused(),
        "Fase 8: una sospensione non lo ferma.",
    );
    says(
        &office.run("extend maintenance 5d").refused(),
        "Fase 8: un servizio non si proroga",
    );
}

#[test]
fn what_is_listed_instead_of_an_unknown_clock_is_what_the_act_may_name() {
    let office = Office::new();
    let lists = |text: &str, id: &str| {
        let row = format!("{id} ");
        text.lines().any(|line| line.trim_start().starts_with(&row))
    };
    let suspend = office.run("suspend 25/8 --clock assistenze").refused();
    assert!(lists(&suspend, "assistance"), "{suspend}");
    let extend = office.run("extend assistenze 5d").refused();
    assert!(lists(&extend, "acceptance"), "{extend}");
    assert!(!lists(&extend, "assistance"), "{extend}");
}

#[test]
fn penalties_are_estimated_once_all_three_numbers_are_known() {
    let office = Office::new().on("2025-09-21");
    let status = |office: &Office| -> Value {
        serde_json::from_str(&office.run("status --json").done()).unwrap()
    };
    office.run("set info.net_amount 98000").done();
    office.run("set penalties.daily_per_mille 0,8").done();
    assert_eq!(status(&office).get("penalties"), None);
    office.run("set penalties.cap_percent 10").done();
    assert_eq!(
        status(&office)["penalties"],
        json!([
            {"clock": "plan_delivery", "days_late": 1, "cents": 7_840, "capped": false},
            {"clock": "migration", "days_late": 17, "cents": 133_280, "capped": false}
        ])
    );
    says(
        &office.run("set penalties.cap_percent 120").refused(),
        "120",
    );
}

#[test]
fn a_fixed_day_is_typed_as_every_day_and_kept_in_one_spelling() {
    let office = Office::new();
    office.run("set deadlines.acceptance_test 31/3/2026").done();
    assert_eq!(
        office.run("get deadlines.acceptance_test").done(),
        "2026-03-31\n"
    );
    says(
        &office
            .run("set deadlines.acceptance_test 31/2/2026")
            .refused(),
        "febbraio 2026 ha 28 giorni",
    );
    office.run("set deadlines.acceptance_test none").done();
    assert_eq!(office.run("get deadlines.acceptance_test").done(), "none\n");
    says(&office.run("get").done(), "rules.suspensions stop_clocks");
}

#[test]
fn an_extension_of_the_day_of_a_stated_term_adds_to_it_if_it_was_typed_later() {
    let office = Office::new();
    office.run("suspend 25/8 --clock migration").done();
    office.run("resume 29/8 --term migration=30/9").done();
    let said = office.run("extend migration 15d").done();
    says(&said, "scade mer 15/10/2025");
    // What the stated term adds to the arithmetic is told apart from what was granted.
    let status: Value = serde_json::from_str(&office.run("status --json").done()).unwrap();
    let clocks = status["clocks"].as_array().unwrap();
    let clock = clocks
        .iter()
        .find(|clock| clock["id"] == "migration")
        .unwrap();
    assert_eq!(
        [
            &clock["id"],
            &clock["due"],
            &clock["extension"],
            &clock["stated"]
        ],
        [
            &json!("migration"),
            &json!("2025-10-15"),
            &json!(15),
            &json!(22)
        ]
    );
    // 90 days and 37 more: what is used and what is left come to what is allowed.
    says(&office.run("status").done(), "80/127+   47  in corso");
}

#[test]
fn an_extension_to_a_day_that_has_passed_is_refused_while_the_clock_stands_too() {
    let office = Office::new();
    office.run("suspend 25/8 --clock migration").done();
    let why = office.run("extend migration --until 1/9/2025").refused();
    says(&why, "scade già");
    office.run("extend migration --until 31/10/2025").done();
}

#[test]
fn an_act_before_all_it_can_be_about_asks_for_the_year_was_guessed() {
    let office = Office::new();
    let why = office.run("suspend 1/9/2024 --clock migration").refused();
    says(
        &why,
        "prima di ogni fatto registrato: il primo è di lun 20/01/2025",
    );
    let why = office.run("suspend 1/3/2025 --clock migration").refused();
    says(&why, "decorrono solo da ven 06/06/2025");
    // Without a year the latest 1 September is that of last year.
    let why = office.run("extend migration 15d --date 1/9").refused();
    says(&why, "prima di ogni fatto registrato");
    office.run("suspend 1/3/2025 --clock migration -y").done();
}

#[test]
fn a_row_says_who_ends_the_clock_it_speaks_of_though_another_is_suspended() {
    let office = Office::new();
    let home = office.home.path().display().to_string();
    let lines = "titolo: Riga\n1. Lavori\n- Avvio | noi\n- Ispezione | noi | 20 g da Avvio, a carico di noi\n\
                 - Altro | ditta | 40 g da Avvio | dopo Avvio\n";
    std::fs::write(office.home.path().join("riga.txt"), lines).unwrap();
    let run = |day: &str, line: &str| {
        let line = format!("--file {home}/riga.json --today {day} {line}");
        office.run(&line).done()
    };
    run("2026-05-01", &format!("init --plan {home}/riga.txt"));
    run("2026-05-01", "record avvio 2026-05-01");
    run("2026-05-05", "suspend 2026-05-05 --clock ispezione");
    let row = |day: &str| {
        let all = run(day, "status");
        let row = all.lines().find(|line| line.contains(" 1 Lavori"));
        row.unwrap_or_default().to_owned()
    };
    // As long as it speaks of what stands, it takes our order to go on.
    says(&row("2026-05-20"), "sospesa");
    says(&row("2026-05-20"), "noi");
    says(&row("2026-06-20"), "in ritardo");
    says(&row("2026-06-20"), "fornitore");
}

#[test]
fn an_extension_to_a_day_that_is_over_is_asked_about_and_never_takes_time_away() {
    let office = Office::new();
    // The clock of the acceptance has not begun.
    for line in [
        "extend acceptance --until 15/8/2025",
        "extend acceptance --until 29/8/2025",
        "extend acceptance --until 1/9/2025 --date 1/9/2025",
    ] {
        let asked = office.run(line).refused();
        assert!(asked.contains("Il termine non decorre ancora"), "{asked}");
    }
    let asked = office
        .run("--lang en extend acceptance --until 15/8/2025")
        .refused();
    assert!(
        asked.contains("an extension until Fri 15/08/2025 would give it no time"),
        "{asked}"
    );
    office.run("extend acceptance --until 15/8/2025 -y").done();
    office.run("record content_published 29/8/2025 -y").done();
    let clock = office.clock("acceptance");
    assert_eq!(clock["state"], "running", "{clock}");
    assert_eq!(clock["due"], "2025-09-28");
    assert_eq!(clock["due"], clock["original_due"]);
    assert_eq!(clock["extension"], 0);
    says(&office.run("why acceptance").done(), "28/09/2025");
}

#[test]
fn why_lists_an_extension_also_before_its_clock_begins() {
    let office = Office::new();
    office.run("extend content 5d").done();
    let why = office.run("why content").done();
    assert!(why.contains("non avviat"), "{why}");
    assert!(why.contains("Proroga"), "{why}");
    assert!(why.contains("+5"), "{why}");
}
