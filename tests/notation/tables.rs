//! Tables by the real program: files as each tool writes them, in both languages, asked, answered, begun a dossier with.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::{crono, done};

/// A table, and the answers to all that it asks.
type Answered = (&'static str, &'static str, &'static [&'static str]);

const TABLES: [Answered; 6] = [
    (
        "ms-project.it.txt",
        "it",
        &[
            "titolo=Palestra",
            "scade=Durata",
            "Durata=solari",
            "4FI+2 g=dopo",
            "Comune=noi",
            "Rossi srl=ditta",
            "Verificatore=parte",
        ],
    ),
    (
        "ms-project.en.csv",
        "en",
        &[
            "title=Gymnasium",
            "due=Duration",
            "Duration=calendar",
            "4FS+2 days=after",
            "Municipality=we",
            "Smith Ltd=supplier",
            "Inspector=party",
        ],
    ),
    (
        "ganttproject.it.csv",
        "it",
        &[
            "titolo=Palestra",
            "scade=Durata",
            "Durata=solari",
            "2-SS=no",
            "Comune=noi",
            "Rossi srl=ditta",
        ],
    ),
    (
        "ganttproject.en.csv",
        "en",
        &[
            "title=Gymnasium",
            "due=Duration",
            "Duration=calendar",
            "3-FS=P2D=after",
            "2-SS=P0D=no",
            "Municipality=we",
            "Smith Ltd=supplier",
        ],
    ),
    (
        "projectlibre.it.txt",
        "it",
        &[
            "titolo=Palestra",
            "Predecessori=righe",
            "scade=Durata",
            "Durata=solari",
            "stime=sì",
            "Comune=noi",
            "Rossi srl=ditta",
        ],
    ),
    (
        "projectlibre.en.txt",
        "en",
        &[
            "title=Gymnasium",
            "Predecessors=rows",
            "due=Duration",
            "Duration=calendar",
            "estimates=yes",
            "Municipality=we",
            "Smith Ltd=supplier",
        ],
    ),
];

fn table(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/notation/tables");
    format!("{folder}/{name}")
}

fn with_answers<'a>(command: &[&'a str], answers: &[&'a str]) -> Vec<&'a str> {
    let answers = answers.iter().flat_map(|answer| ["--answer", answer]);
    command.iter().copied().chain(answers).collect()
}

/// What a clock allows and what it counts from and to, by the names of its events.
fn terms(plan: &Value) -> Vec<String> {
    let clocks = plan["clocks"].as_array().unwrap().iter();
    let said = clocks.map(|clock| format!("{} {} {}", clock["from"], clock["limit"], clock["to"]));
    said.collect()
}

#[test]
fn the_table_of_every_tool_asks_first_and_is_a_plan_once_it_is_answered() {
    let mut lived = Vec::new();
    for (name, lang, answers) in TABLES {
        let home = TempDir::new().unwrap();
        let home = home.path();
        let file = table(name);
        let output = crono(home, lang, &["init", "--plan", &file]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = String::from_utf8(output.stderr).unwrap();
        // Each answer is told as it has to be typed, but for what it says.
        for answer in answers {
            let about = answer.rsplit_once('=').unwrap().0;
            assert!(
                said.contains(&format!("--answer '{about}=")),
                "{about}: {said}"
            );
        }
        let questions = said
            .lines()
            .filter(|line| line.contains("--answer"))
            .count();
        assert_eq!(questions, answers.len(), "{said}");
        assert!(!home.join(".local").exists());

        let line = with_answers(&["init", "--plan", &file], answers);
        let output = crono(home, lang, &line);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{name}: {said}");
        assert!(
            said.contains("non lett") || said.contains("not read"),
            "{said}"
        );
        let plan: Value = serde_json::from_str(&done(home, &["plan", "show", "--json"])).unwrap();
        let phases = plan["phases"].as_array().map(Vec::len);
        assert_eq!(phases, Some(2), "{name}");
        lived.push((lang, terms(&plan)));
    }
    for lang in ["it", "en"] {
        let mut same = lived.iter().filter(|(known, _)| *known == lang);
        let (_, first) = same.next().unwrap();
        assert!(first[0].contains("10d"), "{first:?}");
        for (_, terms) in same {
            assert_eq!(terms[0], first[0]);
        }
    }
}

#[test]
fn a_table_of_ones_own_is_the_same_plan_as_its_lines() {
    for (name, lang, lines) in [
        (
            "own.it.csv",
            "it",
            "titolo: Palestra\ngiorni: civili\n1. Progetto\n- Stipula del contratto | noi e ditta\n\
             - Consegna del progetto | ditta | 45 g da Stipula, avviso 7 g\n\
             - Approvazione del progetto | noi | attesa, avviso 30 g\n2. Lavori\n\
             - Ultimazione dei lavori | ditta | 6 mesi\n- Certificato di collaudo | | entro 31/03/2027\n",
        ),
        (
            "own.en.csv",
            "en",
            "title: Gymnasium\ndays: civil\n1. Design\n- Signature of the contract | we and supplier\n\
             - Delivery of the design | supplier | 45 d from Signature, warn 7 d\n\
             - Approval of the design | we | wait, warn 30 d\n2. Works\n\
             - Completion of the works | supplier | 6 months\n- Certificate | | by 31/03/2027\n",
        ),
    ] {
        let home = TempDir::new().unwrap();
        let home = home.path();
        fs::write(home.join("lines.txt"), lines).unwrap();
        let shown = done(home, &["plan", "show", &table(name), "--json"]);
        assert_eq!(
            shown,
            done(home, &["plan", "show", "lines.txt", "--json"]),
            "{name}"
        );
        let said = crono(home, lang, &["plan", "check", &table(name)]);
        let said = String::from_utf8(said.stderr).unwrap();
        assert!(said.contains("1 not"), "{said}");
    }
}

#[test]
fn a_fault_is_told_by_the_row_of_the_table() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    let text = "Fase;Evento;Chi;Termine;Da\nAvvio;\"Stipula\ndel contratto\";noi;;\n;Consegna;ditta;30 g;Stipola\n";
    fs::write(home.join("t.csv"), text).unwrap();
    for (lang, expected) in [
        (
            "it",
            "t.csv, riga 3: niente comincia con \"Stipola\". Forse Stipula del contratto?",
        ),
        (
            "en",
            "t.csv, row 3: nothing begins with \"Stipola\". Did you mean Stipula del contratto?",
        ),
    ] {
        let line = with_answers(&["plan", "check", "t.csv"], &["titolo=X"]);
        let output = crono(home, lang, &line);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn answers_without_a_table_or_without_their_sign_are_refused() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    for (lang, answer, code, expected) in [
        ("it", "Durata=solari", 1, "questo non è una tabella"),
        ("en", "Duration=calendar", 1, "this is no table"),
        ("it", "solari", 2, "una risposta è fatta così"),
        ("en", "calendar", 2, "an answer is written so"),
    ] {
        let line = with_answers(&["plan", "check", "lavori"], &[answer]);
        let output = crono(home, lang, &line);
        assert_eq!(output.status.code(), Some(code));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(expected), "{said}");
    }
}
