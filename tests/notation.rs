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

/// The page on plans in both languages.
const PAGES: [(&str, &str); 2] = [("en", "docs/plan.md"), ("it", "docs/plan.it.md")];

/// The first block of code of a page that is of this kind and begins so.
fn block(page: &str, kind: &str, begins: &str) -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let page = fs::read_to_string(page).unwrap();
    let code = |part: &str| {
        let text = part.strip_prefix(kind)?.strip_prefix('\n')?;
        text.starts_with(begins).then(|| text.to_owned())
    };
    page.split("```").find_map(code).unwrap()
}

#[test]
fn the_ten_lines_of_the_pages_are_a_plan_that_works() {
    for (_, page) in PAGES {
        works(&block(page, "text", ""));
    }
}

/// Checks a text, begins a dossier with it, and reads it again as it is shown.
fn works(text: &str) {
    let home = TempDir::new().unwrap();
    let home = home.path();
    assert!(text.lines().count() <= 11, "{text}");
    fs::write(home.join("lavori.txt"), text).unwrap();
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
fn the_faults_that_the_pages_show_are_what_the_program_says() {
    for (lang, page) in PAGES {
        let home = TempDir::new().unwrap();
        let home = home.path();
        let said = |lang: &str, arguments: &[&str]| {
            let output = crono(home, lang, arguments);
            assert_eq!(output.status.code(), Some(1));
            String::from_utf8(output.stderr).unwrap()
        };
        // The text is in Italian in both pages, and so is what is wrong with it.
        let text = block(page, "text", "").replace("| ditta | 45 g", "| dita | 45 g");
        fs::write(home.join("lavori.txt"), text).unwrap();
        assert_eq!(
            said("it", &["plan", "check", "lavori.txt"]),
            block(page, "", "lavori.txt:")
        );
        let json = include_str!("../docs/examples/plan.json")
            .replace("\"limit\": \"75d\"", "\"limt\": \"75d\"")
            .replace("\"after\": [\"order\"]", "\"after\": [\"ordr\"]");
        fs::write(home.join("plan.json"), json).unwrap();
        assert_eq!(
            said(lang, &["init", "--plan", "plan.json"]),
            block(page, "", "crono: plan.json: ")
        );
    }
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
            "viene dopo la stipula e la consegna l'Amministrazione, 10 giorni",
            "comes after la stipula and la consegna the Administration, 10 days",
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

/// What is wrong with a text, in a language: each sentence with its line and column.
fn faults(text: &str, lang: &str) -> Vec<String> {
    let home = TempDir::new().unwrap();
    let home = home.path();
    fs::write(home.join("p.txt"), text).unwrap();
    let output = crono(home, lang, &["plan", "check", "p.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    let said = said.lines().filter_map(|line| line.strip_prefix("p.txt:"));
    said.map(str::to_owned).collect()
}

fn are_faults(text: &str, expected: &[(&str, &str)]) {
    let [it, en] = ["it", "en"].map(|lang| faults(text, lang));
    assert_eq!(it, expected.iter().map(|(it, _)| *it).collect::<Vec<_>>());
    assert_eq!(en, expected.iter().map(|(_, en)| *en).collect::<Vec<_>>());
}

#[test]
fn a_name_that_is_none_hides_no_other_fault_and_is_blamed_where_it_stands() {
    let text = "titolo: X\nparti: Ministero [MIN]\n1. F [Uno]\n- Stipula | noi [Stipula]\n  [ ] punto [Due]\n\
        - Consegna | ditta | 10 g da [Stipula] [consegna: Tre]\n- Z | Ministero | 10 g da Z\n\
        ? A > B | noi > ditta | 10 g [Reg]\n";
    let no_name = |at: &str, name: &str| {
        let it = format!(
            "{at}: \"{name}\" non è un nome: lettere minuscole senza accenti, cifre, _ e -, al massimo 60"
        );
        let en = format!(
            "{at}: \"{name}\" is no name: lower-case letters without accents, digits, _ and -, at most 60"
        );
        (it, en)
    };
    let mut expected: Vec<(String, String)> = [
        ("2:19", "MIN"),
        ("3:7", "Uno"),
        ("4:18", "Stipula"),
        ("5:14", "Due"),
        ("6:51", "Tre"),
    ]
    .map(|(at, name)| no_name(at, name))
    .into();
    expected.push((
        "7:19: il termine finisce con ciò da cui comincia".into(),
        "7:19: the term ends with what it begins with".into(),
    ));
    expected.push(no_name("8:31", "Reg"));
    let expected: Vec<(&str, &str)> = expected
        .iter()
        .map(|(it, en)| (it.as_str(), en.as_str()))
        .collect();
    are_faults(text, &expected);
}

#[test]
fn a_length_that_is_none_says_why() {
    let text = "titolo: X\n1. F\n- Stipula | noi\n- A | ditta | 10 g dopo Stipula\n- B | ditta | 4h\n- C | ditta | 4 ore da Stipula\n\
        - D | ditta | 2 settimane\n- E | ditta | una settimana da D\n- F | ditta | 40000 g\n- G | ditta | 10 g con F\n\
        ? H > I | noi > ditta | 4 ore\n* R | ditta | ogni settimana da C | entro 3 h\n~ T | 3 weeks from F\n";
    are_faults(
        text,
        &[
            (
                "4:20: \"dopo Stipula\": un termine si conta \"da Stipula\"; dopo dice soltanto che cosa viene prima, in una cella sua",
                "4:20: \"dopo Stipula\": a term counts \"from Stipula\"; after says only what comes before, in a cell of its own",
            ),
            (
                "5:15: \"4h\": crono conta i giorni, non le ore",
                "5:15: \"4h\": crono counts days, not hours",
            ),
            (
                "6:15: \"4 ore da Stipula\": crono conta i giorni, non le ore",
                "6:15: \"4 ore da Stipula\": crono counts days, not hours",
            ),
            (
                "7:15: \"2 settimane\": le settimane si scrivono in giorni: 14 g",
                "7:15: \"2 settimane\": weeks are written in days: 14 d",
            ),
            (
                "8:15: \"una settimana da D\": le settimane si scrivono in giorni: 7 g",
                "8:15: \"una settimana da D\": weeks are written in days: 7 d",
            ),
            (
                "9:15: \"40000 g\" è troppo: al massimo cento anni (36500 g, 25000 gl, 1200 mesi)",
                "9:15: \"40000 g\" is too long: at most a hundred years (36500 d, 25000 wd, 1200 months)",
            ),
            (
                "10:20: \"con F\": davanti ci vuole una virgola, o una cella sua",
                "10:20: \"con F\": a comma is needed before it, or a cell of its own",
            ),
            (
                "11:25: \"4 ore\": crono conta i giorni, non le ore",
                "11:25: \"4 ore\": crono counts days, not hours",
            ),
            (
                "12:20: \"settimana da C\": le settimane si scrivono in giorni: 7 g",
                "12:20: \"settimana da C\": weeks are written in days: 7 d",
            ),
            (
                "12:43: \"3 h\": crono conta i giorni, non le ore",
                "12:43: \"3 h\": crono counts days, not hours",
            ),
            (
                "13:7: \"3 weeks from F\": le settimane si scrivono in giorni: 21 g",
                "13:7: \"3 weeks from F\": weeks are written in days: 21 d",
            ),
        ],
    );
}

#[test]
fn what_a_plan_cannot_mean_is_told_in_the_words_of_its_text() {
    are_faults(
        "1. F\n- A | noi\n",
        &[(
            "1:1: manca il titolo: titolo: ...",
            "1:1: the title is missing: title: ...",
        )],
    );
    are_faults(
        "titolo: X\n",
        &[
            (
                "1:1: non c'è nessuna fase: 1. Titolo",
                "1:1: there is no phase: 1. Title",
            ),
            (
                "1:1: non c'è nessun evento: - Evento | chi",
                "1:1: there is no event: - Event | who",
            ),
        ],
    );
    let text = "titolo: X\n1. F\n- Stipula | noi\n- B | noi | attesa, silenzio assenso\n\
        - C | noi | 10 g da B | respinge L\n- D | noi | entro 30/06/2027, primo giorno compreso\n\
        - E | noi | respinge D, nuovo termine 5 g, il termine prosegue\n- G, per sala | noi\n- H | noi | respinge G\n\
        * Relazione | ditta | ogni 5 gl da B | entro 10 g\n- I | noi | 5 g da Relaz\n? Alfa > Beta | noi > ditta | 4 g\n\
        - J | noi | dopo Alfa\n- K | noi | 3 g da J, con I, silenzio assenso\n- L | noi | 0 g da J\n\
        - M | noi | dopo N\n- N | noi | dopo M\n";
    are_faults(
        text,
        &[
            (
                "4:13: il silenzio vale solo alla fine di una durata (30 g), e questo termine non ne ha",
                "4:13: silence means something only at the end of a length (30 d), and this term has none",
            ),
            (
                "5:25: si può respingere solo ciò che viene prima: \"L\" non viene prima; aggiungi \"dopo L\"",
                "5:25: only what comes before can be rejected: \"L\" does not; add \"after L\"",
            ),
            (
                "6:13: dove l'ultimo giorno è fisso non c'è un primo giorno da contare: \"primo giorno compreso\" qui non significa niente",
                "6:13: where the last day is fixed there is no first one to count: \"first day counts\" means nothing here",
            ),
            (
                "7:13: \"il termine prosegue\" e \"nuovo termine\" non stanno insieme: o l'uno o l'altro",
                "7:13: \"the term goes on\" and \"new term\" do not go together: one or the other",
            ),
            (
                "9:13: \"G\" è fatto di voci (per): si può respingere solo un evento con una data sola",
                "9:13: \"G\" is made of items (per): only an event with a single date can be rejected",
            ),
            (
                "10:3: una serie torna dopo giorni, mesi o anni, non dopo 5 giorni lavorativi: ogni 7 g, ogni mese",
                "10:3: a series comes back after days, months or years, not after 5 working days: every 7 d, every month",
            ),
            (
                "11:13: \"Relazione\" è una serie (*) e ha una data ogni volta; qui serve un evento (-)",
                "11:13: \"Relazione\" is a series (*) and has a date each time; an event (-) is needed here",
            ),
            (
                "13:13: \"Alfa\" è di un registro (?) e ha una data per ogni richiesta; qui serve un evento (-)",
                "13:13: \"Alfa\" is of a register (?) and has a date for each request; an event (-) is needed here",
            ),
            (
                "14:13: il silenzio vale per un evento solo, e questo termine finisce anche con un altro (con)",
                "14:13: silence stands for one event only, and this term ends with another one as well (with)",
            ),
            (
                "15:13: una durata di 0 giorni non ha senso: da un giorno a cento anni",
                "15:13: a length of 0 days makes no sense: from a day to a hundred years",
            ),
            (
                "16:13: si aspettano in cerchio: N, M",
                "16:13: they wait for each other in a circle: N, M",
            ),
        ],
    );
}

#[test]
fn a_file_of_another_program_is_read_as_it_is_or_refused_with_what_to_do() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    fs::write(
        home.join("word.txt"),
        b"titolo: Attivit\xe0 dell\x92ente\n1. F\n- A | noi\n",
    )
    .unwrap();
    fs::write(home.join("x.xlsx"), b"PK\x03\x04rest").unwrap();
    for (lang, file, is_read, expected) in [
        (
            "it",
            "word.txt",
            true,
            "word.txt non è UTF-8: letto come Windows-1252",
        ),
        (
            "en",
            "word.txt",
            true,
            "word.txt is not UTF-8: read as Windows-1252",
        ),
        (
            "it",
            "x.xlsx",
            false,
            "salvalo come testo semplice, o la tabella come CSV",
        ),
        (
            "en",
            "x.xlsx",
            false,
            "save it as plain text, or its table as CSV",
        ),
        ("it", "no.txt", false, "no.txt non c'è."),
        ("en", "no.txt", false, "There is no file"),
    ] {
        let output = crono(home, lang, &["plan", "check", file]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(expected), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert_eq!(output.status.success(), is_read);
        let out = String::from_utf8(output.stdout).unwrap();
        assert_eq!(out.contains("Attività dell’ente · "), is_read, "{out}");
    }
}

#[test]
fn a_patron_that_nothing_counts_by_is_said_to_do_nothing() {
    let dir = tempfile::TempDir::new().unwrap();
    let home = dir.path();
    let plan = |days: &str| {
        format!(
            "titolo: Prova\ngiorni: {days}, patrono 28/4\n1. Avvio\n- Stipula | noi\n- Consegna | ditta | 30 g\n"
        )
    };
    for (days, is_idle) in [
        ("nominali", true),
        ("civili", true),
        ("civili e patrono", false),
    ] {
        std::fs::write(home.join("piano.txt"), plan(days)).unwrap();
        let output = crono(home, "it", &["plan", "check", "piano.txt"]);
        let said = String::from_utf8(output.stderr).unwrap().replace('\n', " ");
        assert_eq!(
            said.contains("28 aprile qui non conta"),
            is_idle,
            "{days}: {said}"
        );
    }
}
