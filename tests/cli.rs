//! The commands from outside: the real program with a clean environment, a fixed day and both
//! languages. Every promise of the contract about asking, refusing, undoing and exit codes is here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;
use std::process::Output;

use crono::record::Mark;
use crono::store::{JsonFile, SeenFile};
use serde_json::Value;
use tempfile::TempDir;

/// An office with a home of its own, where it is 29 August 2025.
struct Office {
    home: TempDir,
    today: &'static str,
    lang: &'static str,
}

/// What a command answered.
#[derive(Debug)]
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Office {
    fn new() -> Self {
        Self {
            home: TempDir::new().unwrap(),
            today: "2025-08-29",
            lang: "it",
        }
    }

    /// An office whose contract has come as far as the migration.
    fn at_the_migration() -> Self {
        let office = Self::new();
        for line in [
            "record award 20/01/2025",
            "record contract_signed 06/02/2025",
            "record plan_delivered 17/02/2025 --protocol 812/2025 --source pec",
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

    fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("crono"));
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("LC_ALL", "C.UTF-8")
            .env("CRONO_LANG", self.lang)
            .env("CRONO_TODAY", self.today)
            .env("CRONO_BY", "M.R.")
            .current_dir(self.home.path())
            .stdin(std::process::Stdio::null())
            .args(arguments);
        command
    }

    fn call(&self, arguments: &[&str]) -> Answer {
        Answer::of(&self.command(arguments).output().unwrap())
    }

    /// The same from one line, words apart.
    fn run(&self, line: &str) -> Answer {
        self.call(&line.split_whitespace().collect::<Vec<_>>())
    }

    fn status(&self) -> Value {
        serde_json::from_str(&self.run("status --json").done()).unwrap()
    }

    fn clock(&self, id: &str) -> Value {
        let status = self.status();
        let clocks = status["clocks"].as_array().unwrap();
        clocks
            .iter()
            .find(|clock| clock["id"] == id)
            .unwrap()
            .clone()
    }

    fn log(&self) -> Vec<Value> {
        serde_json::from_str(&self.run("log --json").done()).unwrap()
    }
}

impl Answer {
    fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// It was done: exit 0 and nothing on standard error.
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// It was refused: exit 1, one line on standard error, nothing on standard output.
    #[track_caller]
    fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{self:?}");
        // One sentence, and under it what there is to choose from.
        let mut lines = self.err.lines();
        assert!(
            lines.next().is_some_and(|line| line.starts_with("crono: ")),
            "{self:?}"
        );
        assert!(lines.all(|row| row.starts_with("  ")), "{self:?}");
        self.err
    }

    /// A plan is not taken: exit 1, and all that is wrong with it, one thing a line.
    #[track_caller]
    fn faults(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{self:?}");
        assert!(
            !self.err.is_empty() && !self.err.contains("panicked"),
            "{self:?}"
        );
        self.err
    }

    /// The line could not be read: exit 2.
    #[track_caller]
    fn usage(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{self:?}");
        self.err
    }
}

#[track_caller]
fn says(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is not in {text:?}");
}

// --- Help, version, lines that cannot be read ---

#[test]
fn help_is_italian_or_english_and_hides_the_parsers_own_words() {
    let mut office = Office::new();
    for lang in ["it", "en"] {
        office.lang = lang;
        let mut pages = office.run("--help").done();
        for verb in [
            "init",
            "status",
            "record",
            "clear",
            "item",
            "item add",
            "item drop",
            "request",
            "request open",
            "request answer",
            "note",
            "get",
            "set",
            "undo",
            "redo",
            "log",
            "validate",
            "doctor",
        ] {
            let page = office.run(&format!("{verb} -h")).done();
            for line in page.lines() {
                assert!(line.chars().count() <= 80, "{verb}: {line}");
            }
            pages.extend(["\n--- ", verb, "\n\n", &page]);
        }
        if lang == "it" {
            for word in ["Usage", "Options", "Commands", "Arguments", "Print help"] {
                assert!(!pages.contains(word), "{word}");
            }
        }
        insta::assert_snapshot!(format!("help_{lang}"), pages);
    }
}

#[test]
fn the_version_is_said_alone() {
    let office = Office::new();
    let version = concat!("crono ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(office.run("-V").done(), version);
    assert_eq!(office.run("--version").done(), version);
}

#[test]
fn a_line_that_cannot_be_read_is_exit_2_in_the_language_of_whoever_typed_it() {
    let office = Office::new();
    for (line, it, en) in [
        ("stauts", "Forse status?", "Did you mean status?"),
        ("record", "Manca: <EVENTO>", "Missing: <EVENT>"),
        ("record award --boh", "\"--boh\"", "\"--boh\""),
        (
            "--color pink",
            "non accetta \"pink\"",
            "does not take \"pink\"",
        ),
        ("status --today", "vuole un valore", "needs a value"),
        ("item", "Manca: add, drop", "Missing: add, drop"),
        (
            "status --json --brief",
            "non va insieme a",
            "does not go together",
        ),
        (
            "record award --source fax",
            "non accetta \"fax\"",
            "does not take \"fax\"",
        ),
        ("export icss", "Forse ics?", "Did you mean ics?"),
        (
            "export csv --table reqests",
            "Forse requests?",
            "Did you mean requests?",
        ),
        ("portfolio 1/2", "non c'è", "There is no command"),
    ] {
        says(&office.run(line).usage(), it);
        says(&office.run(&format!("--lang en {line}")).usage(), en);
    }
}

#[test]
fn global_options_may_stand_anywhere() {
    let office = Office::new();
    let file = office.home.path().join("other.json");
    let file = file.to_str().unwrap();
    office.call(&["-f", file, "init"]).done();
    office
        .call(&["-f", file, "record", "award", "20/01/2025"])
        .done();
    for arguments in [
        &["--file", file, "--lang", "en", "status", "--brief"][..],
        &["status", "--file", file, "--brief", "--lang=en"],
        &["status", "--brief", "-f", file, "--lang", "en"],
    ] {
        says(
            &office.call(arguments).done(),
            "Website and digital services",
        );
    }
    assert!(!office.file().exists());
}

// --- The situation ---

#[test]
fn without_a_file_the_shipped_plan_is_shown_and_nothing_is_written() {
    let office = Office::new();
    let shown = office.run("").done();
    assert_eq!(shown, office.run("status").done());
    says(&shown, "Tocca a noi: registrare l'aggiudicazione.");
    says(&shown, "nasce con la prima data salvata");
    assert_eq!(office.run("status --brief --quiet-missing").done(), "");
    says(
        &office.run("status --brief").done(),
        "nasce con la prima data salvata",
    );
    let json = office.run("status --json");
    assert_eq!(json.code, 0);
    let status: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(status["state"], "not_started");
    says(&office.run("log").refused(), "crono init");
    says(&office.run("validate").refused(), "crono init");
    assert!(!office.file().exists());
}

#[test]
fn the_situation_for_people() {
    let mut office = Office::at_the_migration();
    insta::assert_snapshot!("status_it", office.run("status").done());
    insta::assert_snapshot!("plain_it", office.run("status --plain").done());
    office.lang = "en";
    insta::assert_snapshot!("status_en", office.run("status --ascii").done());
    insta::assert_snapshot!("plain_en", office.run("status --plain").done());
}

#[test]
fn colours_only_when_asked_for_where_there_is_no_terminal() {
    let office = Office::at_the_migration();
    assert!(!office.run("status").done().contains('\u{1b}'));
    assert!(
        office
            .run("status --color always")
            .done()
            .contains('\u{1b}')
    );
}

#[test]
fn status_json_says_what_the_contract_says() {
    let office = Office::at_the_migration();
    let status = office.status();
    assert_eq!(status["format"], "crono-status/1");
    assert_eq!(status["today"], "2025-08-29");
    assert_eq!(status["state"], "due_soon");
    assert_eq!(
        status["next_due"],
        serde_json::json!({"clock": "migration", "due": "2025-09-04", "days_left": 6})
    );
    assert_eq!(
        status["awaited"],
        serde_json::json!([
            {"event": "migration_verified", "actor": "administration", "since": "2025-08-22", "days": 7},
            {"event": "test_debug_done", "actor": "supplier", "since": "2025-08-22", "days": 7},
        ])
    );
    let obligation = office.clock("plan_delivery_obligation");
    assert_eq!(obligation["informative"], true);
    let delivery = office.clock("plan_delivery");
    assert_eq!(
        (
            &delivery["state"],
            &delivery["elapsed"],
            &delivery["days_late"]
        ),
        (&"breached".into(), &11.into(), &1.into())
    );
    assert_eq!(delivery["in_time_if_holiday_rule"], true);
    assert_eq!(delivery["civil_due"], "2025-02-17");
    let record = &status["records"][2];
    assert_eq!(record["protocol"], "812/2025");
    assert_eq!(record["source"], "pec");
    assert_eq!(record["note"], Value::Null);
    assert_eq!(record["by"], "M.R.");
}

#[test]
fn as_of_ignores_what_is_dated_later() {
    let office = Office::at_the_migration();
    let then = office.run("status --json --today 2025-04-01").done();
    let then: Value = serde_json::from_str(&then).unwrap();
    assert_eq!(then["records"].as_array().unwrap().len(), 4);
    assert_eq!(then["next_due"]["clock"], "test_release");
    office.run("note plan una prova --today 2025-04-01").done();
    let entry = office.log().pop().unwrap();
    assert_eq!(entry["after"]["date"], "2025-04-01");
    assert_ne!(&entry["at"].as_str().unwrap()[..10], "2025-04-01");
}

// --- Recording ---

#[test]
fn the_first_record_creates_the_file_and_says_what_it_did() {
    let office = Office::new();
    assert_eq!(
        office.run("record award 20/01/2025").done(),
        format!(
            "Fascicolo nuovo: {}, cronoprogramma civitavecchia.\n\
             Salvato: Aggiudicazione, lun 20/01/2025.\n",
            office.file().display()
        )
    );
    assert!(office.file().exists());
    let office = Office::at_the_migration();
    assert_eq!(
        office.run("record migration_verified").done(),
        "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3: rispettata, 84 su 90.\n"
    );
}

#[test]
fn dates_are_read_as_people_type_them_and_count_from_today() {
    for (typed, date) in [
        ("oggi", "2025-08-29"),
        ("ieri", "2025-08-28"),
        ("today", "2025-08-29"),
        ("-2", "2025-08-27"),
        ("15", "2025-08-15"),
        ("30/8", "2024-08-30"),
        ("15.8.25", "2025-08-15"),
        ("150825", "2025-08-15"),
        ("2025-08-15", "2025-08-15"),
        ("lun", "2025-08-25"),
        ("friday", "2025-08-29"),
    ] {
        let office = Office::new();
        office.call(&["record", "award", typed]).done();
        assert_eq!(office.status()["records"][0]["date"], date, "{typed}");
    }
}

#[test]
fn an_unreal_date_or_an_unknown_name_is_exit_1_and_says_why() {
    let office = Office::at_the_migration();
    for (line, why) in [
        ("record award 31/02/2025", "febbraio"),
        ("record award boh", "boh"),
        ("record awrd 20/01/2025", "Forse award?"),
        ("record Award! 20/01/2025", "Award!"),
        ("record content_published:nessuna", "nessuna"),
        ("record assistance_answer:7", "n. 7"),
        ("request answer 7", "n. 7"),
        ("request answer sette", "sette"),
        ("request open --register boh", "assistance"),
        ("clear boh --reason x", "boh"),
        ("item add boh x", "boh"),
        ("item add content_published Àè", "Àè"),
        ("item drop content_published x", "x"),
        ("item add award x", "una data sola"),
        ("note boh testo", "boh"),
        ("note 44 testo", "44"),
        ("note 8 testo --kind boh", "  training"),
        ("note 8 testo --kind Boh!", "  training"),
        ("note 3 testo --kind training", "non ha un tipo"),
        ("get boh", "boh"),
        ("set clocks.contnt.limit 3d", "clocks.content.limit"),
        ("set clocks.content.limit tanto", "30d, 5wd, 3m, 5y"),
        ("set clocks.content.to test_debug_done", "starebbe in piedi"),
        ("status --today 32/1", "gennaio"),
    ] {
        says(&office.run(line).refused(), why);
    }
    let shown = office.call(&["record", "a\u{1b}[31m", "oggi"]).refused();
    assert!(!shown.contains('\u{1b}'));
}

#[test]
fn the_value_already_there_changes_nothing() {
    let office = Office::at_the_migration();
    let before = std::fs::read(office.file()).unwrap();
    says(
        &office.run("record migration_done 22/08/2025").done(),
        "Niente è cambiato",
    );
    says(
        &office
            .run("--lang en record migration_done 22/08/2025")
            .done(),
        "Nothing changed",
    );
    says(
        &office.run("clear migration_verified --reason x").done(),
        "Niente è cambiato",
    );
    says(
        &office.run("set rules.last_day nominal").done(),
        "Niente è cambiato",
    );
    assert_eq!(std::fs::read(office.file()).unwrap(), before);
}

#[test]
fn a_correction_wants_a_reason_and_keeps_what_it_does_not_name() {
    let office = Office::at_the_migration();
    let refused = office.run("record plan_delivered 14/02/2025").refused();
    says(&refused, "lun 17/02/2025");
    says(&refused, "--reason");
    says(&office.run("clear plan_delivered").refused(), "--reason");
    let line = office.call(&[
        "record",
        "plan_delivered",
        "14/2/25",
        "--reason",
        "data della PEC",
    ]);
    says(
        &line.done(),
        "Fase 1: da non rispettata (11 su 10) a rispettata (8 su 10).",
    );
    let entry = office.log().pop().unwrap();
    assert_eq!(entry["op"], "correct");
    assert_eq!(entry["place"], "plan_delivered");
    assert_eq!(entry["before"]["date"], "2025-02-17");
    assert_eq!(entry["after"]["date"], "2025-02-14");
    assert_eq!(entry["after"]["protocol"], "812/2025");
    assert_eq!(entry["reason"], "data della PEC");
    assert_eq!(entry["judged"]["outcome"], "met");
    assert_eq!(entry["judged"]["limit"], serde_json::json!({"days": 10}));
}

#[test]
fn an_amendment_needs_no_reason() {
    let office = Office::at_the_migration();
    office
        .run("record migration_done 22/08/2025 --protocol 5098/2025")
        .done();
    assert_eq!(office.log().pop().unwrap()["op"], "amend");
}

#[test]
fn a_protocol_number_used_twice_is_pointed_out_on_a_second_line_and_nothing_is_asked() {
    let office = Office::at_the_migration();
    for (line, second) in [
        (
            "record migration_verified 29/08/2025 --protocol 812/2025",
            Some("Il protocollo 812/2025 è già su: Consegna piano di esecuzione (17/02/2025)."),
        ),
        // What is corrected keeps its number, which was pointed out before.
        ("record migration_verified 28/08/2025 --reason x", None),
        (
            "--lang en record migration_done 22/08/2025 --protocol 812/2025",
            Some(
                "Protocol 812/2025 is already on: Migration verified (28/08/2025) and 1 other date.",
            ),
        ),
        ("record test_release 06/06/2025 --protocol 3310/2025", None),
        ("undo", None),
        ("redo", None),
    ] {
        let printed = office.run(line).done();
        let mut lines = printed.lines();
        assert!(lines.next().is_some(), "{line}");
        assert_eq!(lines.next(), second, "{line}: {printed}");
        assert_eq!(lines.next(), None, "{line}: {printed}");
    }
}

#[test]
fn if_was_refuses_when_another_value_is_there() {
    let office = Office::at_the_migration();
    let conflict = office
        .run("record migration_done 21/08/2025 --reason x --if-was 20/08/2025")
        .refused();
    says(&conflict, "ven 22/08/2025");
    says(&conflict, "M.R.");
    says(
        &office
            .run("record migration_done 21/8 --reason x --if-was -")
            .refused(),
        "nessuna data",
    );
    office
        .run("record migration_done 21/8 --reason x --if-was 22/8")
        .done();
    office.run("record migration_verified --if-was -").done();
    says(
        &office
            .run("set rules.last_day civil --if-was eu1182")
            .refused(),
        "nominal",
    );
    office
        .run("set rules.last_day civil --if-was nominal")
        .done();
    office.run("set info.cup J81F22000000006 --if-was -").done();
}

// --- What asks ---

#[test]
fn what_the_screen_asks_is_refused_without_yes() {
    for (before, line, doubt) in [
        ("", "record migration_verified 05/09/2025", "futura"),
        (
            "",
            "record migration_verified 20/08/2025",
            "È prima della migrazione (ven 22/08/2025).",
        ),
        (
            "record migration_verified",
            "record migration_done 30/08/2025 --reason x --today 30/08/2025",
            "È dopo la verifica della migrazione (ven 29/08/2025)",
        ),
        (
            "",
            "record content_published 29/08/2025",
            "Prima viene \"Test e debug conclusi\", che non ha ancora una data.",
        ),
        ("", "request open", "prima del collaudo"),
        (
            "item add content_published a;record content_published:a 29/08/2025 -y",
            "item drop content_published a",
            "ven 29/08/2025",
        ),
    ] {
        let office = Office::at_the_migration();
        for line in before.split(';').filter(|line| !line.is_empty()) {
            office.run(line).done();
        }
        let changes = office.log().len();
        let refused = office.run(line).refused();
        says(&refused, doubt);
        says(&refused, "-y");
        assert_eq!(office.log().len(), changes, "{line}");
        office.run(&format!("{line} -y")).done();
        assert_eq!(office.log().len(), changes + 1, "{line}");
    }
}

#[test]
fn a_dropped_item_keeps_its_date_in_the_journal() {
    let office = Office::at_the_migration();
    for line in [
        "item add content_published a",
        "item add content_published b",
        "record content_published:a 29/08/2025 -y",
        "item drop content_published a -y",
        "undo",
        "item drop content_published b",
    ] {
        office.run(line).done();
    }
    let log = office.log();
    let [.., dropped, undone, undated] = log.as_slice() else {
        panic!("the journal is short");
    };
    assert_eq!(dropped["before"]["date"], "2025-08-29");
    assert_eq!(dropped["after"], Value::Null);
    assert_eq!(undone["after"]["date"], "2025-08-29");
    assert_eq!(undone["before"], Value::Null);
    assert_eq!(undated["before"]["id"], "b");
    assert_eq!(undated["before"].get("date"), None);
}

#[test]
fn the_journal_says_what_a_request_that_was_opened_is_about() {
    let office = Office::at_the_migration();
    for line in [
        "request open 25/08/2025 -y --subject Relazione",
        "undo",
        "redo",
        "request open 26/08/2025 -y",
        "record assistance_request:1 24/08/2025 -y --reason errore",
        "clear assistance_request:1 --reason doppia",
    ] {
        office.run(line).done();
    }
    let log = office.log();
    let [.., opened, undone, redone, silent, moved, taken] = log.as_slice() else {
        panic!("the journal is short");
    };
    assert_eq!(opened["op"], "request_open");
    assert_eq!(opened["place"], "assistance_request:1");
    assert_eq!(opened["after"]["date"], "2025-08-25");
    assert_eq!(opened["after"]["subject"], "Relazione");
    assert_eq!(opened["before"], Value::Null);
    assert_eq!(undone["before"]["subject"], "Relazione");
    assert_eq!(undone["after"], Value::Null);
    assert_eq!(redone["after"]["subject"], "Relazione");
    // Without a subject it is there and null, as all that is absent; a date alone has none.
    assert_eq!(silent["after"].get("subject"), Some(&Value::Null));
    assert_eq!(moved["after"].get("subject"), None);
    assert_eq!(taken["before"]["subject"], "Relazione");
}

#[test]
fn every_doubt_is_named_at_once() {
    let office = Office::at_the_migration();
    office.run("record test_debug_done 27/08/2025").done();
    let refused = office
        .run("record migration_done 30/08/2025 --reason x")
        .refused();
    says(&refused, "futura");
    says(&refused, "la fine di test e debug");
}

#[test]
fn what_does_not_ask_is_saved() {
    let office = Office::new();
    office.run("record award 20/01/2025").done();
    office.run("record contract_signed 06/02/2025").done();
    let line = office.run("record plan_delivered 29/01/2025").done();
    says(&line, "finisce prima dell'avvio: date da verificare");
    assert_eq!(office.clock("plan_delivery")["ended_before_start"], true);
}

// --- What is refused always ---

#[test]
fn what_can_never_be_is_refused_even_with_yes() {
    let office = Office::at_the_migration();
    office
        .run("item add content_published anagrafe --label Anagrafe")
        .done();
    says(
        &office.run("record content_published -y").refused(),
        "Restano: anagrafe",
    );
    office.run("request open 20/08/2025 -y").done();
    says(
        &office.run("request answer 1 19/08/2025 -y").refused(),
        "mer 20/08/2025",
    );
    office.run("request answer 1 20/08/2025").done();
    says(
        &office
            .run("clear assistance_request:1 --reason x -y")
            .refused(),
        "risposta",
    );
    says(
        &office
            .run("set milestones.content_published.items off -y")
            .refused(),
        "anagrafe",
    );
    let nouns = "milestones.content_published.item_nouns";
    let set = |value: &str| office.call(&["set", nouns, value]);
    says(&set("sezioni").refused(), "aula pronta / aule pronte");
    says(&set("sezione/sezioni").done(), "sezione / sezioni");
    says(
        &office.run(&format!("get {nouns}")).done(),
        "sezione / sezioni",
    );
    office.run("undo -y").done();
    says(
        &office.run(&format!("get {nouns}")).done(),
        "servizi pubblicati",
    );
    says(&office.call(&["note", "plan", " "]).refused(), "vuoto");
}

#[test]
fn readonly_writes_nothing() {
    let office = Office::at_the_migration();
    let before = std::fs::read(office.file()).unwrap();
    says(
        &office.run("--readonly record migration_verified").refused(),
        "--readonly",
    );
    says(&office.run("undo --readonly").refused(), "--readonly");
    office.run("--readonly status").done();
    let report = office.file().with_file_name("report.html");
    let export = format!("--readonly export html -o {}", report.display());
    says(&office.run(&export).refused(), "--readonly");
    assert!(!report.exists());
    office.run("--readonly export html").done();
    assert_eq!(std::fs::read(office.file()).unwrap(), before);
}

#[test]
fn no_text_that_is_given_is_longer_than_a_file_may_hold() {
    let office = Office::at_the_migration();
    let before = std::fs::read(office.file()).unwrap();
    let (long, longest) = ("è".repeat(2_001), "x".repeat(100_000));
    let day = "2025-08-22";
    for text in [&long, &longest] {
        for words in [
            &["note", "plan", text][..],
            &["note", "plan", "x", "--by", text],
            &["record", "migration_verified", day, "--by", text],
            &["record", "migration_verified", day, "--note", text],
            &["record", "migration_verified", day, "--protocol", text],
            &["record", "migration_verified", day, "--pec-id", text],
            &["record", "migration_verified", day, "--attachment", text],
            &["clear", "migration_done", "--reason", text],
            &["item", "add", "content_published", "a", "--label", text],
            &["request", "open", "-y", "--subject", text],
            &["suspend", day, "--note", text],
            &["suspend", day, "--ordered-by", text],
            &["extend", "migration", "15d", "--protocol", text],
            &["expect", "migration_verified", "30/9", "--note", text],
            &["set", "info.supplier", text],
            &["undo", "--by", text],
        ] {
            let said = office.call(words).refused();
            says(&said, "2000");
            assert_eq!(
                said.contains("--by, CRONO_BY"),
                words.contains(&"--by"),
                "{said}"
            );
            assert!(said.len() < 4_000, "{words:?}: {}", said.len());
        }
    }
    assert_eq!(std::fs::read(office.file()).unwrap(), before);
    let whole = "è".repeat(2_000);
    office.call(&["note", "plan", "x", "--by", &whole]).done();
}

// --- Items, requests, notes, settings ---

#[test]
fn a_milestone_with_items_happens_with_the_last_of_them() {
    let office = Office::at_the_migration();
    office.run("record test_debug_done 23/08/2025").done();
    assert_eq!(
        office
            .run("item add content_published anagrafe --label Anagrafe")
            .done(),
        "Aggiunta: Pubblicazione contenuti: Anagrafe. Fase 5: 0 di 1 servizio pubblicato.\n"
    );
    says(
        &office.run("item add content_published tributi").done(),
        "Fase 5: 0 di 2 servizi pubblicati, non più 0 di 1.",
    );
    says(
        &office
            .run("record content_published:anagrafe 25/08/2025")
            .done(),
        "Fase 5: 1 di 2 servizi pubblicati",
    );
    let status = office.status();
    assert_eq!(status["items"][0]["elapsed"], 2);
    assert_eq!(status["items"][1]["date"], Value::Null);
    office
        .run("record content_published:tributi 27/08/2025")
        .done();
    assert_eq!(office.clock("content")["end"], "2025-08-27");
    assert_eq!(
        office.log().pop().unwrap()["place"],
        "content_published:tributi"
    );
}

#[test]
fn a_request_is_numbered_once_and_for_ever() {
    let office = Office::at_the_migration();
    let number = |line: String| -> u32 {
        let digits = line
            .split(|c: char| !c.is_ascii_digit())
            .find(|run| !run.is_empty());
        digits.unwrap().parse().unwrap()
    };
    assert_eq!(
        number(
            office
                .run("request open 25/08/2025 -y --subject Relazione")
                .done()
        ),
        1
    );
    office.run("undo").done();
    assert_eq!(
        number(office.run("--lang en request open 25/08/2025 -y").done()),
        2
    );
    assert_eq!(
        office.run("request answer 2 -1").done(),
        "Salvato: Assistenza fornita n. 2, gio 28/08/2025. Richiesta n. 2: rispettata, 3 su 10.\n"
    );
    assert_eq!(
        office.status()["requests"],
        serde_json::json!([
            {"n": 2, "subject": null, "opened": "2025-08-25", "answered": "2025-08-28", "clock": "assistance:2"},
        ])
    );
    assert_eq!(office.clock("assistance:2")["state"], "met");
    assert_eq!(office.log().pop().unwrap()["place"], "assistance_answer:2");
    office.run("request open 26/08/2025 -y").done();
    let entry = office.log().pop().unwrap();
    assert_eq!(
        (&entry["op"], &entry["place"]),
        (&"request_open".into(), &"assistance_request:3".into())
    );
    office.run("record assistance_answer:3 27/08/2025").done();
}

#[test]
fn a_note_on_the_upkeep_may_say_what_kind_of_thing_was_done() {
    let office = Office::new();
    office.run("init").done();
    assert_eq!(
        office
            .run("note 8 due ore con i tributi --kind training")
            .done(),
        "Salvato: nota, fase 8, formazione.\n"
    );
    office.run("note 8 telefonata").done();
    let file: Value =
        serde_json::from_str(&std::fs::read_to_string(office.file()).unwrap()).unwrap();
    assert_eq!(file["notes"][0]["kind"], "training");
    assert_eq!(file["notes"][1].get("kind"), None);
    let log = office.log();
    assert_eq!(log[0]["after"]["kind"], "training");
    says(
        &office.run("log").done(),
        "nota, fase 8, formazione: due ore con i tributi",
    );
    office.run("undo").done();
    office.run("undo").done();
    office.run("redo").done();
    assert_eq!(office.log()[4]["after"]["kind"], "training");
}

#[test]
fn a_note_has_a_place_and_a_day() {
    let office = Office::at_the_migration();
    office
        .run("note 3 sopralluogo lun 01/09 --date 25/08/2025")
        .done();
    let entry = office.log().pop().unwrap();
    assert_eq!(
        (&entry["op"], &entry["place"]),
        (&"note".into(), &"3".into())
    );
    assert_eq!(entry["before"], Value::Null);
    assert_eq!(entry["after"]["text"], "sopralluogo lun 01/09");
    assert_eq!(entry["after"]["date"], "2025-08-25");
    for place in ["plan", "migration_done", "migration", "maintenance"] {
        office.call(&["note", place, "testo"]).done();
    }
}

#[test]
fn get_shows_what_set_takes() {
    let office = Office::at_the_migration();
    for line in office.run("get").done().lines() {
        let (key, value) = line.split_once(' ').unwrap();
        assert_eq!(
            office.run(&format!("get {key}")).done(),
            format!("{value}\n")
        );
        if value != "none" {
            says(
                &office.run(&format!("set {key} {value}")).done(),
                "Niente è cambiato",
            );
        }
    }
}

#[test]
fn set_says_what_it_moves_of_what_is_foreseen() {
    let mut office = Office::at_the_migration();
    assert_eq!(
        office
            .run("set deadlines.acceptance_test 2025-12-31")
            .done(),
        "Impostato: data fissa, Collaudo congiunto = mer 31/12/2025 (era nessuna). Collaudo \
         congiunto entro 31/12/2025: 11 giorni di margine.\n"
    );
    assert_eq!(
        office.run("set clocks.content.limit 85d").done(),
        "Impostato: fase 5, limite = 85 giorni (era 60 giorni). Fase 5: limite 85 giorni, non più \
         60 giorni. Previsione: tutto finisce mer 14/01/2026, non sab 20/12/2025. Collaudo \
         congiunto entro 31/12/2025: 14 giorni oltre, non 11 giorni di margine.\n"
    );
    office.lang = "en";
    says(
        &office.run("undo").done(),
        "Forecast: all ends Sat 20/12/2025, not Wed 14/01/2026. Joint acceptance test by \
         31/12/2025: 11 days of margin, not 14 days over.",
    );
    says(
        &office.run("status").done(),
        "Fixed day: Joint acceptance test by Wed 31/12/2025: forecast Sat 20/12, 11",
    );
    let brief = office.run("status --brief").done();
    assert!(
        !brief.contains("orecast") && !brief.contains("margin"),
        "{brief}"
    );
    assert_eq!(office.run("set deadlines.acceptance_test none").code, 0);
    assert!(!office.run("status").done().contains("Fixed day"));
}

#[test]
fn set_says_which_clocks_change_state() {
    let office = Office::at_the_migration();
    assert_eq!(
        office.run("set rules.last_day civil").done(),
        "Impostato: ultimo giorno festivo = passa al primo non festivo, art. 1187 c.c. (era resta \
         quello). Fase 1: da non rispettata (11 su 10) a rispettata (11 su 10). Fase 4: scade lun 22/09/2025, non dom 21/09/2025. \
         Previsione: tutto finisce lun 22/12/2025, non sab 20/12/2025.\n"
    );
    office.run("set clocks.migration.limit 80d").done();
    assert_eq!(office.run("get clocks.migration.limit").done(), "80d\n");
    assert_eq!(office.clock("migration")["state"], "overdue");
    office
        .call(&["set", "info.supplier", "Ditta", "Rossi", "srl"])
        .done();
    assert_eq!(office.run("get info.supplier").done(), "Ditta Rossi srl\n");
    office.run("set info.supplier none").done();
    assert_eq!(office.run("get info.supplier").done(), "none\n");
    let entry = office.log().pop().unwrap();
    assert_eq!(
        (&entry["op"], &entry["place"]),
        (&"set".into(), &"info.supplier".into())
    );
    assert_eq!(
        (&entry["before"], &entry["after"]),
        (&"Ditta Rossi srl".into(), &Value::Null)
    );
}

// --- Undo and redo ---

#[test]
fn undo_takes_back_and_redo_makes_again() {
    let office = Office::at_the_migration();
    let before = office.status();
    office.run("record migration_verified").done();
    let after = office.status();
    assert_eq!(
        office.run("undo").done(),
        "Annullato: Verifica della migrazione torna senza data. Fase 3: riaperta, scade gio \
         04/09/2025.\n"
    );
    assert_eq!(office.status(), before);
    assert_eq!(
        office.run("redo").done(),
        "Ripetuto: Verifica della migrazione, ven 29/08/2025. Fase 3: rispettata, 84 su 90.\n"
    );
    assert_eq!(office.status(), after);
    says(&office.run("redo").refused(), "Niente da ripetere");
    let ops: Vec<Value> = office
        .log()
        .iter()
        .map(|entry| entry["op"].clone())
        .collect();
    assert_eq!(ops[6..], ["record", "undo", "redo"]);
    assert_eq!(office.log()[7]["place"], "migration_verified");
    assert_eq!(office.log()[7]["after"], Value::Null);
}

#[test]
fn undo_goes_back_to_the_beginning_and_no_further() {
    let office = Office::at_the_migration();
    for _ in 0..6 {
        office.run("undo").done();
    }
    assert_eq!(office.status()["records"], serde_json::json!([]));
    says(&office.run("undo").refused(), "Niente da annullare");
    assert_eq!(office.log().len(), 12);
}

/// Makes the change of that number one of a colleague's account.
fn by_a_colleague(office: &Office, n: u64) {
    let text = std::fs::read_to_string(office.file()).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    for entry in file["journal"].as_array_mut().unwrap() {
        if entry["n"] == n {
            entry["login"] = "verdi".into();
            entry["by"] = "G.V.".into();
        }
    }
    std::fs::write(office.file(), serde_json::to_string_pretty(&file).unwrap()).unwrap();
}

#[test]
fn undo_leaves_the_changes_of_a_colleague_alone() {
    let office = Office::at_the_migration();
    office.run("record migration_verified 28/08/2025").done();
    by_a_colleague(&office, 7);
    says(
        &office.run("undo").done(),
        "Migrazione e integrazione torna senza data",
    );
    assert!(
        office.status()["records"]
            .to_string()
            .contains("migration_verified")
    );
}

#[test]
fn undoing_what_a_colleague_changed_since_is_a_conflict_that_says_whose() {
    let office = Office::at_the_migration();
    office
        .run("record migration_done 21/08/2025 --reason errore")
        .done();
    by_a_colleague(&office, 7);
    let conflict = office.run("undo").refused();
    says(&conflict, "Migrazione e integrazione");
    says(&conflict, "G.V. (verdi)");
    says(&conflict, "gio 21/08/2025");
    assert_eq!(office.log().len(), 7);
}

// --- Journal, authors ---

#[test]
fn the_journal_is_an_array_oldest_first_with_the_keys_of_the_contract() {
    let office = Office::at_the_migration();
    let log = office.log();
    let keys: Vec<&str> = log[0]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys.join(" "),
        "n at by login op place before after reason judged overwritten"
    );
    let numbers: Vec<u64> = log
        .iter()
        .map(|entry| entry["n"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert_eq!(log[0]["before"], Value::Null);
    assert_eq!(log[0]["reason"], Value::Null);
    assert_eq!(log[0]["judged"], Value::Null);
    assert_eq!(log[2]["judged"]["clock"], "plan_delivery");
    assert_eq!(log[2]["judged"]["outcome"], "breached");
    let text = office.run("log").done();
    assert_eq!(text.lines().count(), 6);
    says(&text, "Migrazione e integrazione: nessuna → 22/08/2025");
}

#[test]
fn the_author_is_asked_for_or_named_by_the_environment() {
    let office = Office::new();
    office.run("record award 20/01/2025 --by G.T.").done();
    office.run("record contract_signed 06/02/2025").done();
    let log = office.log();
    assert_eq!(
        (&log[0]["by"], &log[1]["by"]),
        (&"G.T.".into(), &"M.R.".into())
    );
    assert_eq!(log[0]["login"], log[1]["login"]);
}

// --- Files ---

#[test]
fn init_writes_a_new_dossier_and_never_over_an_existing_file() {
    let office = Office::new();
    says(&office.run("init").done(), "cronoprogramma civitavecchia");
    let before = std::fs::read(office.file()).unwrap();
    says(&office.run("init").refused(), "esiste già");
    assert_eq!(std::fs::read(office.file()).unwrap(), before);
    says(
        &office.run("init --plan nessuno -f x.json").refused(),
        "nessuno",
    );
    // A device may be endless, and a pipe never begin.
    says(
        &office.run("init --plan /dev/null -f x.json").refused(),
        "/dev/null non è un file come gli altri",
    );
    std::fs::write(office.home.path().join("bad.json"), "{\"name\": 1}").unwrap();
    says(
        &office.run("init --plan bad.json -f x.json").faults(),
        "bad.json: non è un cronoprogramma: riga 1, colonna 10",
    );
    assert!(!office.home.path().join("x.json").exists());
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/data/plans/civitavecchia.json");
    office
        .call(&["init", "--plan", plan, "-f", "x.json"])
        .done();
    office.run("validate -f x.json").done();
}

#[test]
fn validate_says_whether_the_file_is_sound() {
    let office = Office::at_the_migration();
    says(&office.run("validate").done(), "6 date, 6 modifiche");
    let text = std::fs::read_to_string(office.file()).unwrap();
    std::fs::write(office.file(), &text[..text.len() / 2]).unwrap();
    let refused = office.run("validate");
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    says(&refused.err, "crono.json");
    says(&office.run("doctor").done(), "crono.json");
}

#[test]
fn doctor_says_where_everything_is_and_why() {
    let mut office = Office::at_the_migration();
    let said = office.run("doctor").done();
    says(&said, office.file().to_str().unwrap());
    says(&said, "ven 29/08/2025, Europe/Rome");
    says(&said, "italiano (CRONO_LANG)");
    says(&said, "già visto    ancora niente\n");
    says(&said, "revisione 6, 6 date, 6 modifiche nello storico");
    says(&said, "permessi     file 600, utente ");
    says(&said, "blocco       libero\n");
    says(&said, "copie        1, la più recente del ");
    says(&said, "disco        locale");
    office.lang = "en";
    let said = office.run("doctor -f other.json").done();
    says(&said, "asked for with --file");
    says(&said, "state        There is no dossier ");
    says(&said, "other.json. To begin one: crono init -f ");
    says(&said, "backups      none\n");
    // Of a folder it says how many there are, and which cannot be read.
    let folder = office.file().parent().unwrap().to_owned();
    std::fs::write(folder.join("broken.json"), "{").unwrap();
    let line = format!("doctor -f {}", folder.display());
    let said = office.run(&line).done();
    says(&said, "2 dossiers, 1 cannot be read");
    says(&said, "broken.json is damaged at line 1");
}

#[test]
fn doctor_says_how_far_was_looked_and_where_that_is_kept() {
    let office = Office::at_the_migration();
    let file = JsonFile::new(&office.file()).open().unwrap();
    let mark = Mark::behind(
        &file.journal().unwrap(),
        "2025-08-28T17:05:00+02:00".parse().unwrap(),
    );
    let folder = office.home.path().join(".local/state");
    let seen = SeenFile::new(&folder, &file.target);
    seen.keep(&mark, false).unwrap();
    let kept = seen.path().display();
    let row = format!("già visto    fino alla modifica 6, gio 28/08/2025 ({kept})\n");
    says(&office.run("doctor --lang it").done(), &row);
    let row = format!("seen so far  up to change 6, Thu 28/08/2025 ({kept})\n");
    says(&office.run("doctor --lang en").done(), &row);
    seen.keep(&Mark { n: 0, ..mark }, true).unwrap();
    let row = format!("già visto    prima di ogni modifica, gio 28/08/2025 ({kept})\n");
    says(&office.run("doctor --lang it").done(), &row);
}

#[test]
fn whoever_stops_reading_gets_no_complaint() {
    let office = Office::at_the_migration();
    let mut child = office
        .command(&["status", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let answer = child.wait_with_output().unwrap();
    assert_eq!(answer.status.code(), Some(0));
    assert!(answer.stderr.is_empty());
}

#[test]
fn a_full_disk_on_standard_output_is_a_failure() {
    let office = Office::at_the_migration();
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else {
        return;
    };
    let output = office.command(&["status"]).stdout(full).output().unwrap();
    let answer = Answer::of(&output);
    assert_eq!(answer.code, 1);
    says(&answer.err, "Non posso scrivere il risultato");
}

#[test]
fn why_shows_the_sum_of_a_due_date_step_by_step() {
    let office = Office::at_the_migration();
    let text = office.run("why plan_delivery").done();
    for line in [
        "ORIGINE: fase 1, Piano di esecuzione, scadeva dom 16/02/2025",
        "  1 Inizio         Stipula del contratto                         gio 06/02/2025",
        "  3 Limite         10 giorni di calendario                                  +10",
        "  5 Ultimo giorno  06/02/2025 + 10                               dom 16/02/2025",
        "                   se vale l'art. 1187 c.c.: lun 17/02/2025",
        "  7 Fine           11 giorni su 10, 1 giorno di ritardo          lun 17/02/2025",
        "    Toccava        11 giorni al fornitore",
    ] {
        says(&text, line);
    }
    assert!(text.lines().all(|line| line.chars().count() < 80), "{text}");
    let late = office
        .run("--today 8/10/2025 --lang en why migration")
        .done();
    says(&late, "77 days the supplier's, 47 the Administration's");
    says(&office.run("why maintenance").done(), "non parte ancora");
    office.run("why assistance").refused();
    says(&office.run("why contnt").refused(), "Forse content?");
    office.run("why").usage();
}

#[test]
fn why_tells_the_verdict_at_closing_where_it_is_another_now() {
    let office = Office::at_the_migration();
    office.run("set rules.last_day civil").done();
    let text = office.run("why plan_delivery").done();
    says(
        &text,
        "ricalcolato: nei termini; giudicato alla chiusura: in",
    );
    says(&text, "di 1 giorno");
    says(&text, "regola in uso: passa al primo non festivo");
}

#[test]
fn a_code_that_does_not_look_like_one_is_asked_about() {
    let office = Office::at_the_migration();
    for (key, odd, good) in [
        ("info.cup", "ciao", "J81F22000000006"),
        ("info.cup", "181F22000000006", "J81F22000000007"),
        ("info.cig", "A0123", "A012345678"),
        ("info.cig", "a012345678", "A012345679"),
    ] {
        let refused = office.run(&format!("set {key} {odd}")).refused();
        says(&refused, "lettere maiuscole e cifre");
        says(&refused, "aggiungi -y");
        office.run(&format!("set {key} {good}")).done();
    }
    office.run("set info.cup ciao -y").done();
    office.run("validate").done();
}

#[test]
fn the_ceiling_on_suspensions_is_seen_and_set() {
    let office = Office::at_the_migration();
    office.run("set rules.suspension_ceiling 6m 25%").done();
    assert_eq!(
        office.run("get rules.suspension_ceiling").done().trim(),
        "25% 6m"
    );
    says(
        &office.run("set rules.suspension_ceiling poco").refused(),
        "una parte della durata (fino a 1000%) e un tempo (fino a 100 anni), come 25% 6m, o none",
    );
    says(
        &office.run("set rules.suspension_ceiling 1001%").refused(),
        "la percentuale 1001 non va bene: al massimo 1000",
    );
    office.run("set rules.suspension_ceiling none").done();
    assert_eq!(
        office.run("get rules.suspension_ceiling").done().trim(),
        "none"
    );
}

#[test]
fn a_register_is_not_extended_but_one_of_its_requests() {
    let office = Office::at_the_migration();
    says(
        &office.run("extend assistance 5d").refused(),
        "Assistenza: si proroga una voce sola, e non ce n'è ancora.",
    );
}

#[test]
fn what_is_no_plan_is_said_in_the_language_of_the_reader() {
    let office = Office::at_the_migration();
    let said = office.run("-f other.json init --plan /etc/passwd").faults();
    says(&said, "/etc/passwd:1:1: la chiave \"root\" non c'è");
    std::fs::write(office.home.path().join("bad.json"), "[\n").unwrap();
    let said = office.run("-f other.json init --plan bad.json").refused();
    says(&said, "non è JSON alla riga 2");
    let dossier = concat!(env!("CARGO_MANIFEST_DIR"), "/data/demonstration.json");
    // Another dossier gives its plan, without its facts.
    office
        .run(&format!("-f other.json init --plan {dossier}"))
        .done();
    let other: Value =
        serde_json::from_str(&office.run("-f other.json status --json").done()).unwrap();
    assert_eq!(other["records"], serde_json::json!([]));
}

#[test]
fn a_promise_is_told_with_the_event_that_it_is_of() {
    let office = Office::at_the_migration();
    office.run("expect migration_verified 10/9/2025").done();
    let table = office.run("status").done();
    let lines: Vec<&str> = table.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("○") && line.contains("Verifica della migrazione"))
        .unwrap();
    assert_eq!(
        lines[at + 1],
        "    promessa per mer 10/09/2025: sarebbero 96 giorni su 90, 6 di ritardo"
    );
    says(
        &office.run("status --plain").done(),
        "attesa da 7 giorni, promessa per mer 10/09/2025: sarebbero 96 giorni su 90, 6 di ritardo.",
    );
}

#[test]
fn which_of_several_suspensions_is_asked_in_one_sentence() {
    let office = Office::at_the_migration();
    office.run("suspend 25/8/2025 --clock migration").done();
    office.run("suspend 26/8/2025 --clock test_training").done();
    says(
        &office.run("resume 28/8/2025").refused(),
        "Sono aperte più sospensioni: 1, 2. Indica quale riprende, con --id.",
    );
}

#[test]
fn a_command_that_is_not_there_is_answered_with_all_that_are_the_nearest_first() {
    let office = Office::new();
    for (lang, line, first, rows) in [
        (
            "it",
            "recrod award oggi",
            "crono: Il comando \"recrod\" non c'è. Forse record? Vedi crono -h. Ci sono:",
            [
                "  record       Registra o corregge",
                "  man          La pagina",
            ],
        ),
        (
            "en",
            "registra award",
            "crono: There is no command \"registra\". Did you mean record? See crono -h. There are:",
            [
                "  record       Records or corrects",
                "  doctor       Says where",
            ],
        ),
        (
            "it",
            "zzz",
            "crono: Il comando \"zzz\" non c'è. Vedi crono -h. Ci sono:",
            [
                "  init         Scrive un fascicolo",
                "  undo         Annulla",
            ],
        ),
        (
            "it",
            "request apri",
            "crono: Il comando \"apri\" non c'è. Forse open? Vedi crono request -h. Ci sono:",
            [
                "  open    Apre una richiesta",
                "  answer  Registra la risposta",
            ],
        ),
    ] {
        let said = office.run(&format!("--lang {lang} {line}")).usage();
        let mut lines = said.lines();
        assert_eq!(lines.next(), Some(first), "{said}");
        assert!(lines.next().unwrap().starts_with(rows[0]), "{said}");
        assert!(said.contains(rows[1]), "{said}");
    }
}

#[test]
fn phases_events_and_clocks_are_called_as_people_want() {
    let office = Office::new();
    office.call(&["record", "award", "20/1/2025"]).done();
    let set = |key: &str, value: &str| office.call(&["set", key, value]);
    says(
        &set("phases.1.title", "Progetto | Design").done(),
        "Impostato: fase 1, titolo = Progetto | Design (era Piano di esecuzione | Execution plan).",
    );
    let label = set(
        "milestones.award.label",
        "Affidamento diretto | Direct award",
    );
    says(
        &label.err,
        "Nelle frasi resta \"l'aggiudicazione\"; si cambia con: crono set milestones.award.noun",
    );
    set("milestones.award.noun", "l'affidamento | the award").done();
    set("clocks.plan_delivery.label", "Consegna del progetto").done();
    // What is called the same says nothing.
    assert_eq!(
        set(
            "milestones.award.label",
            "Affidamento diretto | Direct award"
        )
        .err,
        ""
    );
    for (lang, called) in [("it", "Progetto"), ("en", "Design")] {
        says(&office.call(&["--lang", lang, "status"]).done(), called);
    }
    says(
        &office.call(&["why", "plan_delivery_obligation"]).done(),
        "dall'affidamento",
    );
    says(
        &office.call(&["plan", "show"]).done(),
        "- Affidamento diretto (l'affidamento) {Direct award (the award)} | noi [award]",
    );
    // A title has to be there, the short one need not.
    says(&set("phases.1.title", "none").refused(), "phases.1.title");
    set("phases.1.short", "none").done();
    for _ in 0..5 {
        office.call(&["undo", "-y"]).done();
    }
    says(
        &office.call(&["get", "phases.1.short"]).done(),
        "Piano | Plan",
    );
    says(
        &office.call(&["get", "milestones.award.noun"]).done(),
        "l'aggiudicazione | the award",
    );
    office.call(&["validate"]).done();
}
