//! A plan as text by the real program: typed, checked, begun a dossier with, shown and read again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "notation/tables.rs"]
mod tables;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

fn crono(home: &Path, lang: &str, arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("crono"))
        .current_dir(home)
        .env_clear()
        .env("HOME", home)
        .env("CRONO_LANG", lang)
        .env("CRONO_BY", "M.R.")
        .env("LC_ALL", "it_IT.UTF-8")
        .args(["--today", "2026-12-31"])
        .args(arguments)
        .output()
        .unwrap()
}

fn done(home: &Path, arguments: &[&str]) -> String {
    let output = crono(home, "it", arguments);
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {err}");
    String::from_utf8(output.stdout).unwrap()
}

/// What was said, whatever lines it was folded into.
fn unfolded(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first text of the page on plans.
fn ten_lines() -> String {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/plan.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, text) = page.split_once("```text\n").unwrap();
    text.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_ten_lines_of_the_page_are_a_plan_that_works() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    let text = ten_lines();
    assert!(text.lines().count() <= 11, "{text}");
    fs::write(home.join("lavori.txt"), &text).unwrap();
    let said = done(home, &["plan", "check", "lavori.txt"]);
    assert!(said.contains("1. Progetto"), "{said}");
    assert!(
        unfolded(&said).contains(
            "il fornitore, 45 giorni: dalla stipula del contratto alla consegna del progetto; avviso 10 giorni prima"
        ),
        "{said}"
    );
    assert!(!home.join(".local/share/crono/crono.json").exists());
    done(home, &["init", "--plan", "lavori.txt"]);
    done(home, &["record", "stipula_del_contratto", "1/9/2026", "-y"]);
    let status: Value = serde_json::from_str(&done(home, &["status", "--json"])).unwrap();
    let clock = &status["clocks"][0];
    assert_eq!(
        (clock["due"].as_str(), clock["state"].as_str()),
        (Some("2026-10-16"), Some("overdue"))
    );

    // What is shown reads back as the same plan, in both languages.
    let plan = done(home, &["plan", "show", "--json"]);
    for lang in ["it", "en"] {
        let shown = done(home, &["plan", "show", "--lang", lang]);
        fs::write(home.join("shown.txt"), shown).unwrap();
        let file = format!("{lang}.json");
        done(home, &["-f", &file, "init", "--plan", "shown.txt"]);
        assert_eq!(done(home, &["-f", &file, "plan", "show", "--json"]), plan);
    }
    // The plan of another dossier, without its facts.
    done(
        home,
        &[
            "-f",
            "next.json",
            "init",
            "--plan",
            ".local/share/crono/crono.json",
        ],
    );
    let next: Value =
        serde_json::from_str(&done(home, &["-f", "next.json", "status", "--json"])).unwrap();
    assert_eq!(next["records"].as_array().map(Vec::len), Some(0));
    assert_eq!(
        done(home, &["-f", "next.json", "plan", "show", "--json"]),
        plan
    );
}

#[test]
fn faults_are_drawn_in_the_language_of_the_reader_and_nothing_is_written() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    let text = "titolo: Prova\n1. Fase\n- Stipula | noi\n- Consegna del piano | dita | 10 g\n";
    fs::write(home.join("piano.txt"), text).unwrap();
    for arguments in [
        &["plan", "check", "piano.txt"][..],
        &["init", "--plan", "piano.txt"],
    ] {
        let output = crono(home, "it", arguments);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "piano.txt:4:24: chi è \"dita\"? Forse ditta? Altrimenti noi, ditta, o una delle parti\n  \
             - Consegna del piano | dita | 10 g\n                         ^^^^\n"
        );
        assert!(output.stdout.is_empty());
    }
    let english = crono(home, "en", &["plan", "check", "piano.txt"]);
    let english = String::from_utf8(english.stderr).unwrap();
    assert!(
        english.starts_with("piano.txt:4:24: who is \"dita\"? Did you mean ditta?"),
        "{english}"
    );
    assert!(!home.join(".local").exists());

    fs::write(
        home.join("note.txt"),
        "# solo un appunto\ntitolo: X\n1. F\n- A | noi\n",
    )
    .unwrap();
    let output = crono(home, "it", &["plan", "check", "note.txt"]);
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("1 riga di commento è letta e non conservata"),
        "{said}"
    );
}

#[test]
fn the_shipped_plans_are_listed_and_shown() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    let list = done(home, &["plan", "list"]);
    assert!(
        list.contains("civitavecchia  Sito e servizi digitali · 8 fasi, 13 eventi"),
        "{list}"
    );
    for name in crono::plan::shipped_names() {
        assert!(list.lines().any(|line| line.starts_with(name)), "{list}");
        let said = done(home, &["plan", "check", name]);
        assert!(said.lines().count() > 10, "{said}");
        let shown = done(home, &["plan", "show", name]);
        assert!(
            shown.starts_with("# Da dove vengono i termini: "),
            "{shown}"
        );
    }
    let shown = done(home, &["plan", "show"]);
    assert!(
        shown.starts_with("titolo: Sito e servizi digitali {Website and digital services}\n"),
        "{shown}"
    );
    assert!(shown.contains("- Aggiudicazione {Award} | noi"), "{shown}");
    // Nothing was begun by looking.
    assert!(!home.join(".local/share/crono/crono.json").exists());
}

#[test]
fn a_plan_is_read_back_in_words() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    let text = "titolo: Prova\nparti: Ministero\nnoi siamo: Ministero\nscadenze: Fine 31/12/2027\n1. Fase\n\
        - Stipula | ente e ditta\n\
        - Consegna | ditta | 30 g da Stipula | info 60 g da Stipula\n\
        - Verifica | ente | 5 g, silenzio assenso | respinge Consegna, nuovo termine 3 g\n  [ ] uno\n  [ ] due\n\
        - Anticipo | noi | entro 30/06/2027 | dopo Stipula | se serve\n\
        - Fine | ditta | 20 g prima di Anticipo, con Verifica | dopo Verifica\n\
        ? Ordine > Arrivo > Saldo | ente > ditta > noi | > 10 g > 20 g | dopo Stipula\n\
        * Relazione | ditta | ogni mese da Stipula | entro 10 g\n";
    fs::write(home.join("p.txt"), text).unwrap();
    let said = unfolded(&done(home, &["plan", "check", "p.txt"]));
    for line in [
        "Noi siamo: Ministero",
        "Giorno fisso: Fine, ven 31/12/2027",
        "il fornitore, 60 giorni: dalla stipula alla consegna (solo informativo)",
        "l'Amministrazione, 5 giorni: dalla consegna alla verifica; il silenzio vale assenso",
        "può respingere la consegna; nuovo termine: 3 giorni",
        "2 punti da spuntare",
        "Anticipo (Ministero), se serve",
        "il Ministero, entro mer 30/06/2027: l'anticipo",
        "Arrivo (fornitore)",
        "il fornitore, 10 giorni: dall'ordine all'arrivo",
        "Saldo (Ministero)",
        "il fornitore: ogni mese dalla stipula, entro 10 giorni dalla fine di ogni periodo",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

#[test]
fn a_plan_is_said_whole_in_both_languages_and_in_eighty_columns() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    let text = "titolo: Prova\ngiorni: civili e patrono, patrono 28/4, settimana lun-sab, fuso Europe/London\nparti: Ministero\n\
        penali: 1 per mille al giorno, al massimo 10 %\nsospensioni: al massimo 25 %, 6 mesi\n1. Fase\n\
        - Stipula | ente e ditta\n\
        - Consegna, per servizio | ditta | 30 gl da Stipula, senza avviso, penale 100 euro\n\
        - Verifica | Ministero | attesa, avviso 40 g, non sospendibile\n\
        - Saldo | noi | 10 g da Stipula, primo giorno compreso, festivi: nominali | dopo Stipula e Consegna\n\
        - Altro | noi | dopo nulla\n\
        ? Ordine > Arrivo | ente > ditta | 10 g, avviso 2 g | dopo Stipula\n\
        ~ Garanzia | 2 anni da Saldo, avviso 60 g | annota guasto, visita\n";
    fs::write(home.join("p.txt"), text).unwrap();
    let whole = |lang: &str| {
        let output = crono(home, lang, &["plan", "check", "p.txt"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            said.lines().all(|line| line.chars().count() <= 80),
            "{said}"
        );
        unfolded(&said)
    };
    for (italian, english) in [
        (
            "Scadenze: di domenica o in un giorno festivo, feste locali comprese, passano al primo giorno che non lo è",
            "Expiries: on a Sunday or a holiday, local ones included, move to the next day that is neither",
        ),
        (
            "Giorni lavorativi: da lunedì a sabato",
            "Working days: Monday to Saturday",
        ),
        ("Feste locali: 28 aprile", "Local holidays: 28 April"),
        ("Fuso orario: Europe/London", "Time zone: Europe/London"),
        ("Noi siamo: Amministrazione", "We are: Administration"),
        ("Altre parti: Ministero", "Other parties: Ministero"),
        (
            "Penali: 1 ‰ al giorno, a carico di: fornitore; in tutto al massimo 10 %",
            "Penalties: 1 ‰ a day, owed by: supplier; at most 10 % in all",
        ),
        (
            "Sospensioni: fermano i termini; al massimo 25 % della durata o 6 mesi",
            "Suspensions: they stop the clocks; at most 25 % of the duration or 6 months",
        ),
        (
            "; senza avviso; penale: 100,00 euro al giorno fatto di voci: servizi",
            "; no warning; penalty: 100.00 euro a day made of items: servizi",
        ),
        (
            "; lunga dopo 40 giorni; non si sospende",
            "; long after 40 days; cannot be suspended",
        ),
        (
            "viene dopo la stipula e la consegna il",
            "comes after la stipula and la consegna the",
        ),
        (
            "; avviso 3 giorni prima; il primo giorno conta; se scade di festa resta quello",
            "; warned 3 days before; the first day counts; on a holiday it stays as it is",
        ),
        (
            "Altro (Amministrazione) non viene dopo niente",
            "Altro (Administration) comes after nothing",
        ),
        (
            "Ordine (Amministrazione) viene dopo la stipula",
            "Ordine (Administration) comes after la stipula",
        ),
        (
            "; avviso 60 giorni prima; annota: guasto, visita",
            "; warned 60 days before; log: guasto, visita",
        ),
    ] {
        let (it, en) = (whole("it"), whole("en"));
        assert!(it.contains(italian), "{italian}\n{it}");
        assert!(en.contains(english), "{english}\n{en}");
    }
    // Nothing of the eight plans goes beyond the columns of a terminal.
    for name in [
        "civitavecchia",
        "sito",
        "cloud",
        "lavori",
        "forniture",
        "gestione",
        "accesso",
        "conferenza",
    ] {
        for lang in ["it", "en"] {
            let said = crono(home, lang, &["plan", "check", name]).stdout;
            let said = String::from_utf8(said).unwrap();
            assert!(
                said.lines().all(|line| line.chars().count() <= 80),
                "{said}"
            );
        }
    }
}
