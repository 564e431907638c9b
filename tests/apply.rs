//! Another plan for a dossier that runs, by the real program: shown, asked, saved as one change, undone, refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str = "titolo: Lavori
1. Progetto
- Stipula del contratto | noi e ditta
- Consegna del progetto | ditta | 45 g da Stipula
2. Lavori
- Ultimazione dei lavori | ditta | 6 mesi
- Certificato di collaudo | noi | 3 mesi
";

fn crono(home: &Path, login: &str, arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("crono"))
        .current_dir(home)
        .env_clear()
        .env("HOME", home)
        .env("CRONO_LANG", "it")
        .env("CRONO_BY", login)
        .env("USER", login)
        .env("LOGNAME", login)
        .env("LC_ALL", "it_IT.UTF-8")
        .args(["--today", "2026-03-01", "-f", "d.json"])
        .args(arguments)
        .output()
        .unwrap()
}

/// What it says, on both outputs, and whether it went well.
fn said(home: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = crono(home, "anna", arguments);
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), format!("{out}{err}"))
}

fn done(home: &Path, arguments: &[&str]) -> String {
    let (code, said) = said(home, arguments);
    assert_eq!(code, Some(0), "{arguments:?}: {said}");
    said
}

fn shown(home: &Path) -> String {
    done(home, &["plan", "show", "--json"])
}

fn journal(home: &Path) -> Vec<Value> {
    let log: Value = serde_json::from_str(&done(home, &["log", "--json"])).unwrap();
    let list = log.as_array().cloned();
    list.or_else(|| log["entries"].as_array().cloned()).unwrap()
}

/// A dossier of the plan with two dates.
fn begun() -> TempDir {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("p.txt"), PLAN).unwrap();
    done(home.path(), &["init", "--plan", "p.txt"]);
    for (event, day) in [
        ("stipula_del_contratto", "7/1/2026"),
        ("consegna_del_progetto", "10/2/2026"),
    ] {
        done(home.path(), &["record", event, day, "-y"]);
    }
    home
}

fn write(home: &Path, plan: &str) {
    fs::write(home.join("n.txt"), plan).unwrap();
}

#[test]
fn another_plan_is_shown_asked_saved_as_one_change_and_undone() {
    let home = begun();
    let home = home.path();
    let before = shown(home);
    let entries = journal(home).len();
    write(
        home,
        &PLAN
            .replace("45 g da Stipula", "30 g da Stipula")
            .replace(
                "- Consegna del progetto",
                "- Consegna progetto esecutivo (la consegna del progetto)",
            )
            .replace("da Stipula\n", "da Stipula [consegna_del_progetto]\n")
            .replace("noi | 3 mesi", "noi | 3 mesi, a carico di ditta")
            .replace(
                "2. Lavori\n",
                "2. Lavori\n- Consegna del cantiere | noi | 20 g\n",
            ),
    );
    // It shows what it would do, and saves nothing, twice.
    let file = fs::read(home.join("d.json")).unwrap();
    let trial = done(home, &["plan", "apply", "n.txt", "--dry-run"]);
    let (code, asked) = said(home, &["plan", "apply", "n.txt"]);
    assert_eq!(code, Some(1));
    assert_eq!(fs::read(home.join("d.json")).unwrap(), file);
    for line in [
        "45 giorni → 30 giorni",
        "  Consegna del progetto, nome: Consegna del progetto → Consegna progetto esecutivo",
        "nuovo: evento \"Consegna del cantiere\"",
        "a carico di noi → fornitore",
        "fase 1: da rispettata (34 su 45) a non rispettata (34 su 30)",
    ] {
        for text in [&trial, &asked] {
            assert!(
                text.contains(line) || line.starts_with("a carico"),
                "{line}\n{text}"
            );
        }
    }
    assert!(trial.contains("Amministrazione → fornitore"), "{trial}");
    assert!(asked.contains("aggiungi -y"), "{asked}");

    let saved = done(home, &["plan", "apply", "n.txt", "-y"]);
    assert!(saved.contains("Cambiato: cronoprogramma, "), "{saved}");
    let log = journal(home);
    assert_eq!(log.len(), entries + 1);
    assert_eq!(log.last().or(log.first()).map(|_| ()), Some(()));
    done(home, &["validate"]);
    done(home, &["validate"]);
    // The date stays where it was, and is judged by the new limit.
    let status: Value = serde_json::from_str(&done(home, &["status", "--json"])).unwrap();
    assert_eq!(status["records"].as_array().map(Vec::len), Some(2));
    assert!(
        status["clocks"].as_array().unwrap().iter().any(|clock| {
            clock["id"] == "consegna_del_progetto" && clock["due"] == "2026-02-06"
        }),
        "{status}"
    );
    let text = done(home, &["plan", "show"]);
    assert!(text.contains("Consegna del cantiere"), "{text}");
    // A second time there is nothing to do.
    let again = done(home, &["plan", "apply", "n.txt", "-y"]);
    assert_eq!(journal(home).len(), entries + 1, "{again}");

    done(home, &["undo", "-y"]);
    assert_eq!(shown(home), before);
    done(home, &["validate"]);
    done(home, &["redo", "-y"]);
    assert!(done(home, &["plan", "show"]).contains("Consegna del cantiere"));
    done(home, &["validate"]);
}

#[test]
fn what_is_recorded_must_have_a_place_in_it() {
    let home = begun();
    let home = home.path();
    done(
        home,
        &["note", "ultimazione_dei_lavori", "sentita la ditta"],
    );
    let file = fs::read(home.join("d.json")).unwrap();
    let lines = PLAN
        .lines()
        .filter(|line| !line.contains("Consegna del progetto") && !line.contains("Ultimazione"));
    let plan: Vec<&str> = lines.collect();
    write(home, &format!("{}\n", plan.join("\n")));
    for arguments in [
        &["plan", "apply", "n.txt", "-y"][..],
        &["plan", "apply", "n.txt", "--dry-run"],
    ] {
        let (code, refused) = said(home, arguments);
        assert_eq!(code, Some(1), "{refused}");
        for part in [
            "Consegna del progetto [consegna_del_progetto]",
            "[ultimazione_dei_lavori]",
            "scrivi il suo id",
            "crono clear",
        ] {
            assert!(refused.contains(part), "{part}\n{refused}");
        }
        // What has a date cannot be said not to apply.
        assert!(!refused.contains("crono waive"), "{refused}");
        assert_eq!(fs::read(home.join("d.json")).unwrap(), file);
    }
}

#[test]
fn what_does_not_apply_goes_with_its_event_and_comes_back_with_it() {
    let home = begun();
    let home = home.path();
    done(
        home,
        &[
            "waive",
            "certificato_di_collaudo",
            "--reason",
            "non serve",
            "-y",
        ],
    );
    let before = fs::read_to_string(home.join("d.json")).unwrap();
    write(
        home,
        &PLAN.replace("- Certificato di collaudo | noi | 3 mesi\n", ""),
    );
    let saved = done(home, &["plan", "apply", "n.txt", "-y"]);
    assert!(
        saved.contains("Che cosa cambia in ciò che è registrato:"),
        "{saved}"
    );
    let waivers = |text: &str| {
        let dossier: Value = serde_json::from_str(text).unwrap();
        dossier["waivers"].clone()
    };
    assert_ne!(waivers(&before).as_array().map(Vec::len), Some(0));
    let after = fs::read_to_string(home.join("d.json")).unwrap();
    assert_eq!(waivers(&after).as_array().map_or(0, Vec::len), 0);
    done(home, &["validate"]);
    done(home, &["undo", "-y"]);
    let back = fs::read_to_string(home.join("d.json")).unwrap();
    assert_eq!(waivers(&back), waivers(&before));
}

#[test]
fn a_colleague_who_was_faster_is_named() {
    let home = begun();
    let home = home.path();
    let n = journal(home).len().to_string();
    let set = crono(
        home,
        "bruno",
        &["set", "clocks.ultimazione_dei_lavori.limit", "7m", "-y"],
    );
    assert!(set.status.success());
    write(home, &PLAN.replace("3 mesi", "4 mesi"));
    let (code, refused) = said(home, &["plan", "apply", "n.txt", "-y", "--if-was", &n]);
    assert_eq!(code, Some(1));
    assert!(
        refused.contains("bruno") && refused.contains("7 mesi"),
        "{refused}"
    );
}

#[test]
fn a_plan_changed_by_hand_is_named_where_an_entry_said_otherwise() {
    let home = begun();
    let home = home.path();
    write(
        home,
        &PLAN
            .replace("- Consegna del progetto |", "- Consegna progetto |")
            .replace("da Stipula\n", "da Stipula [consegna_del_progetto]\n")
            .replace("3 mesi", "4 mesi"),
    );
    done(home, &["plan", "apply", "n.txt", "-y"]);
    done(home, &["validate"]);
    let file = home.join("d.json");
    let text = fs::read_to_string(&file).unwrap();
    let end = text.find("\"journal\"").unwrap();
    for (now, by_hand, place) in [
        (
            "\"Consegna progetto\"",
            "\"Consegna a mano\"",
            "milestones.consegna_del_progetto.label",
        ),
        ("\"4m\"", "\"5m\"", "clocks.certificato_di_collaudo.limit"),
    ] {
        let plan = text[..end].replacen(now, by_hand, 2);
        fs::write(&file, format!("{plan}{}", &text[end..])).unwrap();
        let (code, named) = said(home, &["validate"]);
        assert_ne!(code, Some(0), "{named}");
        assert!(named.contains(place), "{place}\n{named}");
    }
}

#[test]
fn what_the_contract_says_and_the_name_of_the_plan_stay() {
    let home = begun();
    let home = home.path();
    done(home, &["set", "info.cig", "A123456789", "-y"]);
    write(
        home,
        &PLAN.replace("titolo: Lavori", "titolo: Lavori alla palestra"),
    );
    let file = fs::read(home.join("d.json")).unwrap();
    // Nothing is there to apply it to.
    let nowhere = crono(
        home,
        "anna",
        &["-f", "none.json", "plan", "apply", "n.txt", "-y"],
    );
    assert_eq!(nowhere.status.code(), Some(1));
    let read_only = crono(
        home,
        "anna",
        &["--readonly", "plan", "apply", "n.txt", "-y"],
    );
    assert_eq!(read_only.status.code(), Some(1));
    assert_eq!(fs::read(home.join("d.json")).unwrap(), file);

    done(home, &["plan", "apply", "n.txt", "-y"]);
    let plan: Value = serde_json::from_str(&shown(home)).unwrap();
    assert_eq!(plan["info"]["cig"], "A123456789");
    assert_eq!(plan["name"], "lavori");
    assert_eq!(plan["title"], "Lavori alla palestra");

    // A copy from before it can be gone back to.
    let (code, said) = said(home, &["plan", "apply", "none.txt", "-y"]);
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn a_plan_that_is_there_already_and_a_change_that_is_not_are_named() {
    let home = begun();
    let home = home.path();
    write(home, PLAN);
    for arguments in [&["-y"][..], &["--dry-run"], &[]] {
        let line = [&["plan", "apply", "n.txt"], arguments].concat();
        let said = done(home, &line);
        assert_eq!(
            said,
            "Il cronoprogramma del fascicolo dice già questo: niente da cambiare.\n"
        );
    }
    let english = done(home, &["--lang", "en", "plan", "apply", "n.txt"]);
    assert_eq!(
        english,
        "The plan of the dossier says this already: nothing to change.\n"
    );
    write(home, &PLAN.replace("45 g", "40 g"));
    let before = shown(home);
    let line = ["plan", "apply", "n.txt", "-y", "--if-was", "999"];
    let (code, it) = said(home, &line);
    assert_eq!(code, Some(1));
    assert!(
        it.contains("La modifica n. 999 non c'è: l'ultima è la n. 2"),
        "{it}"
    );
    let (_, en) = said(home, &[&["--lang", "en"], &line[..]].concat());
    assert!(
        en.contains("There is no change no. 999: the last one is no. 2"),
        "{en}"
    );
    assert_eq!(shown(home), before);
    done(home, &["plan", "apply", "n.txt", "-y", "--if-was", "2"]);
}

#[test]
fn what_to_do_is_said_for_notes_and_phases_as_well() {
    let home = begun();
    let home = home.path();
    done(home, &["note", "2", "della fase"]);
    done(home, &["note", "ultimazione_dei_lavori", "del termine"]);
    write(
        home,
        "titolo: Lavori\n1. Progetto\n- Stipula del contratto | noi e ditta\n- Consegna del progetto | ditta | 45 g\n",
    );
    let line = ["plan", "apply", "n.txt", "-y"];
    let (code, it) = said(home, &line);
    assert_eq!(code, Some(1));
    for part in [
        "nota 1 [fase 2]",
        "nota 2 [ultimazione_dei_lavori]",
        "lascia una riga con quell'id",
        "lascia la sua riga, con il suo id",
    ] {
        assert!(it.contains(part), "{part}: {it}");
    }
    assert!(!it.contains("crono clear"), "{it}");
    let (_, en) = said(home, &[&["--lang", "en"], &line[..]].concat());
    for part in [
        "note 1 [phase 2]",
        "keep a line with that id",
        "keep its line, with its id",
    ] {
        assert!(en.contains(part), "{part}: {en}");
    }
    // With the phase and the name kept, both notes have their place.
    write(
        home,
        "titolo: Lavori\n1. Progetto\n- Stipula del contratto | noi e ditta\n- Consegna del progetto | ditta | 45 g\n\
        2. Opere\n- Fine dei lavori | ditta | 6 mesi [ultimazione_dei_lavori]\n",
    );
    done(home, &line);
}

#[test]
fn a_phase_called_otherwise_and_a_phase_put_in_are_undone_and_made_again_soundly() {
    let home = begun();
    let home = home.path();
    let before = shown(home);
    let (first, rest) = PLAN.split_once("2. ").unwrap();
    let renamed = PLAN.replace("1. ", "1. Nuovo ");
    let inserted = format!("{first}2. In mezzo\n- Altro | noi | dopo nulla\n3. {rest}");
    for plan in [renamed, inserted] {
        write(home, &plan);
        done(home, &["plan", "apply", "n.txt", "-y"]);
        let after = shown(home);
        assert_ne!(after, before);
        done(home, &["undo", "-y"]);
        assert_eq!(shown(home), before);
        done(home, &["validate"]);
        done(home, &["redo", "-y"]);
        assert_eq!(shown(home), after);
        done(home, &["validate"]);
        done(home, &["undo", "-y"]);
    }
}

#[test]
fn what_is_recorded_of_a_phase_stays_with_it_where_others_are_put_in_before() {
    let home = begun();
    let home = home.path();
    done(home, &["note", "2", "dei lavori"]);
    done(home, &["waive", "2", "--reason", "variante", "-y"]);
    let (first, rest) = PLAN.split_once("2. ").unwrap();
    write(
        home,
        &format!("{first}2. In mezzo\n- Altro | noi | dopo nulla\n3. {rest}"),
    );
    let said_of_it = done(home, &["plan", "apply", "n.txt", "-y"]);
    for part in ["nota, fase 3: dei lavori", "fase 3, non si applica"] {
        assert!(said_of_it.contains(part), "{part}: {said_of_it}");
    }
    let file = fs::read_to_string(home.join("d.json")).unwrap();
    let file: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["notes"][0]["place"], "3");
    assert_eq!(file["waivers"][0]["event"], "3");
    done(home, &["validate"]);
    done(home, &["undo", "-y"]);
    let file = fs::read_to_string(home.join("d.json")).unwrap();
    let file: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["notes"][0]["place"], "2");
    assert_eq!(file["waivers"][0]["event"], "2");
    done(home, &["redo", "-y"]);
    done(home, &["validate"]);
}

#[test]
fn a_note_of_a_phase_that_goes_does_not_pass_to_the_one_that_gets_its_number() {
    let home = begun();
    let home = home.path();
    let three = PLAN.replace("2. ", "2. Mezzo\n- Altro | noi | dopo nulla\n3. ");
    write(home, &three);
    done(home, &["plan", "apply", "n.txt", "-y"]);
    done(home, &["note", "2", "di mezzo"]);
    write(home, PLAN);
    let (code, it) = said(home, &["plan", "apply", "n.txt", "-y"]);
    assert_eq!(code, Some(1), "{it}");
    assert!(it.contains("nota 1 [fase 2]"), "{it}");
}

#[test]
fn whose_desk_it_is_is_said_by_its_own_word_before_and_after() {
    let home = begun();
    let home = home.path();
    write(
        home,
        &format!("noi siamo: ditta\n{}", PLAN.replace("| noi", "| ente")),
    );
    let line = ["plan", "apply", "n.txt", "-y"];
    assert!(done(home, &line).contains("Noi siamo: Amministrazione → fornitore"));
    write(home, PLAN);
    assert!(done(home, &line).contains("Noi siamo: fornitore → Amministrazione"));
}

#[test]
fn a_new_label_is_enough_in_its_own_line() {
    let dir = begun();
    let home = dir.path();
    let plan = PLAN.replace(
        "- Stipula del contratto | noi e ditta",
        "- Firma | noi e ditta [stipula_del_contratto]",
    );
    write(home, &plan);
    let said = done(home, &["plan", "apply", "n.txt", "-y"]);
    let sentence = "\"Stipula del contratto\" ora si chiama \"Firma\"";
    assert_eq!(said.matches(sentence).count(), 1, "{said}");
    let text = done(home, &["plan", "show"]);
    assert!(text.contains("45 giorni da Firma"), "{text}");
}

#[test]
fn what_another_plan_changes_is_said_in_the_words_of_the_contract() {
    let dir = TempDir::new().unwrap();
    let home = dir.path();
    let before = "titolo: Lavori\nparti: Ministero\n1. Progetto\n- Stipula | noi e ditta\n\
        - Consegna | ditta | 30 g da Stipula\n\
        - Accettazione | noi | attesa | respinge Consegna, nuovo termine 5 g\n\
        - Parere | Ministero | 20 g | dopo Accettazione\n";
    fs::write(home.join("p.txt"), before).unwrap();
    done(home, &["init", "--plan", "p.txt"]);
    let after = before
        .replace(
            "parti: Ministero",
            "parti: Dicastero [ministero], Impresa Rossi",
        )
        .replace("- Stipula |", "- Firma |")
        .replace("da Stipula", "da Firma")
        .replace("nuovo termine 5 g", "nuovo termine 9 g")
        .replace("- Parere | Ministero", "- Parere | Impresa Rossi");
    write(home, &after);
    let (_, said) = said(home, &["plan", "apply", "n.txt", "--dry-run"]);
    for line in [
        "evento \"Stipula\": ora si chiama \"Firma\"",
        "Ministero, nome: Ministero → Dicastero",
        "rigetto: nuovo termine 5 giorni → 9 giorni",
        "Stipula → Firma",
        "Impresa Rossi",
    ] {
        assert!(said.contains(line), "no {line:?} in {said}");
    }
    for word in [
        "stipula →",
        "impresa_rossi",
        "mpresa_rossi",
        "tolto:",
        "nuovo: evento",
        "{",
        "cambiato\n",
    ] {
        assert!(!said.contains(word), "{word:?} in {said}");
    }
}

#[test]
fn a_plan_is_read_from_what_another_command_hands_on() {
    use std::io::Write as _;
    use std::process::Stdio;
    let dir = begun();
    let home = dir.path();
    for (arguments, text, status, says) in [
        (&["plan", "check", "-"][..], PLAN.to_owned(), 0, "Lavori"),
        (
            &["plan", "check", "-"],
            PLAN.replace("| ditta", "| dita"),
            1,
            "-:4:",
        ),
        (
            &["plan", "apply", "-", "-y"],
            PLAN.replace("6 mesi", "7 mesi"),
            0,
            "7 mesi",
        ),
        (
            &["-f", "new.json", "init", "--plan", "-"],
            PLAN.to_owned(),
            0,
            "",
        ),
    ] {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("crono"))
            .current_dir(home)
            .env_clear()
            .env("HOME", home)
            .env("CRONO_LANG", "it")
            .env("CRONO_BY", "anna")
            .args(["--today", "2026-03-01"])
            .args(if arguments[0] == "-f" {
                &[][..]
            } else {
                &["-f", "d.json"]
            })
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let out =
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {out}");
        assert!(out.contains(says), "{arguments:?}: {out}");
    }
}

#[test]
fn the_title_of_the_text_is_what_the_contract_is_called() {
    let dir = begun();
    let home = dir.path();
    done(home, &["set", "info.title", "Palestra di via Roma", "-y"]);
    done(home, &["set", "info.cup", "X12", "-y"]);
    let text = done(home, &["plan", "show"]);
    assert!(text.starts_with("titolo: Palestra di via Roma\n"), "{text}");
    assert!(text.contains("cup: X12\n"), "{text}");
    write(
        home,
        &text.replace("via Roma", "via Verdi").replace("X12", "Y34"),
    );
    done(home, &["plan", "apply", "n.txt", "-y"]);
    let get = |key: &str| done(home, &["get", key]);
    assert!(get("info.title").contains("Palestra di via Verdi"));
    assert!(get("info.cup").contains("Y34"));
    // A text of one's own says it as well.
    write(home, &PLAN.replace("titolo: Lavori", "titolo: Scuola"));
    done(home, &["plan", "apply", "n.txt", "-y"]);
    let text = done(home, &["plan", "show"]);
    assert!(text.starts_with("titolo: Scuola\n"), "{text}");
    assert!(text.contains("cup: Y34\n"), "{text}");
}

#[test]
fn a_term_that_goes_is_told_by_its_own_label_where_its_phase_stays() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    let plan = |last: &str| {
        format!("titolo: Lavori\n1. Progetto\n- Stipula | noi e ditta\n2. Conti\n- {last}\n")
    };
    fs::write(
        home.join("p.txt"),
        plan("Rendicontazione | noi | entro 30/06/2027"),
    )
    .unwrap();
    done(home, &["init", "--plan", "p.txt"]);
    write(home, &plan("Relazione finale | noi | 30 g da Stipula"));
    let it = done(home, &["plan", "apply", "n.txt", "--dry-run"]);
    assert!(it.contains("fase 2: non avviat"), "{it}");
    assert!(it.contains("fase 2, Rendicontazione: non c'è più"), "{it}");
    assert!(!it.contains("fase 2: non c'è più"), "{it}");
}
