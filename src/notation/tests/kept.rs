//! Nothing that is typed is dropped: what a line cannot say is a fault, at its place, and in the words of the
//! notation.

use serde_json::json;

use super::{line, member, plan, said};
use crate::notation::{compile, read_over, text_of, text_to_edit};
use crate::words::Lang;

/// The faults of a line behind *Stipula*.
fn faults(of: &str) -> String {
    said(Lang::En, &line(of))
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_a_line_cannot_say_is_a_fault_at_its_place() {
    for (text, part, what) in [
        (
            "? A > B > C | noi > ditta > noi | > 3 g > 2 g, dopo Stipula",
            "dopo Stipula",
            "of the whole register",
        ),
        (
            "? A > B > C | noi > ditta > noi | > 3 g, detto X > 2 g",
            "detto X",
            "of the whole register",
        ),
        ("? A > B | noi > ditta | 3 g | > 5 g", "5 g", "already"),
        (
            "- Fine | noi | 3 g prima della scadenza [x] e poi",
            "e poi",
            "not understood",
        ),
        ("- B [bi] | noi", "B [bi]", "at the end of the line"),
        ("2. A / B / C", "C", "one too many"),
        ("- B, per a / b / c | noi", "c |", "one too many"),
        ("~ T | 2 anni [t: a]", "a]", "one too many"),
        (
            "- Fine | noi | 3 g {json: {\"clocks\": 3}}",
            "{json",
            "JSON object",
        ),
        (
            "- Fine | noi | 3 g {json: {\"clocks\": {\"fine\": 3}}}",
            "{json",
            "JSON object",
        ),
        ("1.1 Sotto", "1.1", "a whole number"),
        (
            "- Fine | noi | 10 g, avviso 3 gl",
            "avviso 3 gl",
            "not in working days",
        ),
        (
            "- Fine | noi | 10 gl, avviso 3 g",
            "avviso 3 g",
            "in working days, and so",
        ),
        (
            "- Fine | noi | attesa, avviso 3 gl",
            "avviso 3 gl",
            "not in working days",
        ),
        (
            "~ T | 2 anni, avviso 3 gl",
            "avviso 3 gl",
            "not in working days",
        ),
        ("~ T | 2 anni, senza penale", "senza", "begins with ~"),
        (
            "? A > B | noi > ditta | 3 g, silenzio assenso",
            "silenzio",
            "begins with ?",
        ),
        (
            "? A > B | noi > ditta | se serve",
            "se serve",
            "begins with ?",
        ),
        (
            "* R | ditta | ogni mese | entro 3 g | dopo Stipula",
            "dopo",
            "begins with *",
        ),
        ("* R | ditta | entro 3 g", "R", "how often"),
        ("* R | ditta | ogni mese", "R", "within what"),
        ("~ T | da Stipula", "T", "how long"),
        ("~ T", "T", "how long"),
        ("- Fine | noi | ogni mese", "ogni", "begins with *"),
        ("- Fine | noi | 3 mes fa", "fa", "not understood"),
    ] {
        let faults = faults(text);
        let place = text.rfind(part).map_or(0, |at| at + 1);
        let found = faults
            .lines()
            .any(|line| line.contains(&format!(":4:{place}:")) && line.contains(what));
        assert!(found, "{text}\n{faults}");
    }
    for (head, part, what) in [
        ("giorni: nominali, civili", "civili", "already"),
        (
            "giorni: settimana lun-sab, settimana lun-ven",
            "settimana lun-ven",
            "already",
        ),
        (
            "giorni: fuso Europe/Rome, fuso Europe/Paris",
            "fuso Europe/Paris",
            "already",
        ),
        (
            "sospensioni: solo annotate, solo annotate",
            "solo annotate",
            "already",
        ),
    ] {
        let faults = said(Lang::En, &format!("titolo: X\n{head}\n1. F\n- A | noi\n"));
        let place = head.rfind(part).map_or(0, |at| at + 1);
        assert!(
            faults.contains(&format!(":2:{place}:")) && faults.contains(what),
            "{faults}"
        );
    }
}

#[test]
fn what_stands_in_parentheses_is_kept_where_there_is_no_noun() {
    let text = "titolo: Opera (il lotto 2) {Work (the lot 2)}\n1. F\n- A | noi\n  [ ] prova (la seconda)\n~ T (il servizio) | 2 anni da A | annota gite (le brevi)\n- B | noi | 3 g, detto C (il termine)\n";
    let compiled = compile(text);
    assert_eq!(compiled.faults, Vec::new());
    let json = compiled.json;
    assert_eq!(json["title"]["it"], json!("Opera (il lotto 2)"));
    assert_eq!(json["title"]["en"], json!("Work (the lot 2)"));
    let point = &json["milestones"][0]["checklist"][0];
    assert_eq!(point["it"], json!("prova (la seconda)"));
    assert_eq!(json["terms"][0]["label"], json!("T (il servizio)"));
    assert_eq!(
        json["terms"][0]["log"][0]["label"],
        json!("gite (le brevi)")
    );
    assert_eq!(json["clocks"][0]["label"], json!("C (il termine)"));
}

#[test]
fn what_people_write_is_understood() {
    for (text, key, value) in [
        ("entro 30 giorni dalla stipula", "limit", json!("30d")),
        ("within 30 days from Stipula", "limit", json!("30d")),
        ("entro 2 mesi", "limit", json!("2m")),
        ("3 g, a carico degli Utenti", "owed_by", json!("utenti")),
        (
            "3 g prima dello Stipula",
            "before",
            json!({"event": "stipula", "limit": "3d"}),
        ),
        ("5 giorni lavorativi, avviso 2 gl", "warn", json!(2)),
        ("un anno", "limit", json!("1y")),
    ] {
        let text =
            format!("titolo: P\nparti: Utenti\n1. F\n- Stipula | noi\n- Fine | ditta | {text}\n");
        let compiled = compile(&text);
        assert_eq!(compiled.faults, Vec::new(), "{text}");
        assert_eq!(compiled.json["clocks"][0][key], value, "{text}");
    }
    for (text, list) in [
        ("~ T | 2 anni | da Stipula", "terms"),
        ("* R | noi | ogni mese, entro 3 g | da Stipula", "series"),
    ] {
        assert_eq!(member(list, text)["from"], json!("stipula"), "{text}");
    }
    // An event of many that go before it, and one letter that is a word of the other language.
    let many: Vec<String> = (1..=12).map(|n| format!("- Prova {n} | noi")).collect();
    let names: Vec<String> = (1..=12).map(|n| format!("Prova {n}")).collect();
    let text = format!(
        "{}\n- Tutto | noi | dopo {}",
        many.join("\n"),
        names.join(", ")
    );
    let after = member("milestones", &text)["after"].clone();
    assert_eq!(after.as_array().map(Vec::len), Some(12));
}

#[test]
fn faults_of_the_plan_stand_where_they_are_said_and_name_no_member() {
    let text = "titolo: X\nparti: Ministero, Banca [both]\n1. F\n- A | noi\n  [ ] uno [p]\n  [ ] due [p]\n- B | noi | 0 g | respinge C\n- C | noi | 3 g {json: {\"assume_days\": 99999}}\n- D | noi | dita\n";
    let faults = said(Lang::It, text);
    for (place, what) in [
        ("2:19", "both"),
        ("6:7", "p"),
        ("9:13", "dita"),
        ("8:17", "milestones[2]"),
    ] {
        let found = faults
            .lines()
            .any(|line| line.contains(&format!(":{place}:")) && line.contains(what));
        assert!(found, "{place}: {faults}");
    }
    let plain = said(Lang::It, "titolo: X\n1. F\n- A | noi\n- B | noi | 0 g\n");
    assert!(
        plain.contains("4:13") && !plain.contains("clocks["),
        "{plain}"
    );
    // A mark under a sign without a width, and under nothing.
    let mark = said(Lang::En, "titolo: X\n1. F\n- A | \u{301}\n");
    assert!(mark.contains('^'), "{mark}");
}

#[test]
fn names_that_are_given_come_first_wherever_they_stand() {
    let text = "titolo: X\nparti: Banca, Altra [banca]\n1. F\n- A | noi\n  [ ] uno\n  [ ] altro [uno]\n~ T | annota gita, corsa [gita] | 2 anni\n";
    let compiled = compile(text);
    assert_eq!(compiled.faults, Vec::new());
    let ids = |list: &serde_json::Value| {
        let list = list.as_array().expect("a list").iter();
        list.map(|of| of["id"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&compiled.json["parties"]), ["banca_2", "banca"]);
    let milestone = &compiled.json["milestones"][0];
    assert_eq!(ids(&milestone["checklist"]), ["uno_2", "uno"]);
    assert_eq!(ids(&compiled.json["terms"][0]["log"]), ["gita_2", "gita"]);
}

#[test]
fn the_nearest_comes_from_what_was_typed() {
    for (text, near) in [
        ("3 g, senza avvizo", "senza avviso?"),
        ("3 g, avvisso 7 g", "avviso?"),
        ("3 g, primo giorno conpreso", "primo giorno compreso?"),
    ] {
        let faults = faults(&format!("- Fine | noi | {text}"));
        assert!(faults.contains(near), "{text}: {faults}");
    }
}

#[test]
fn what_is_written_says_no_more_than_has_to_be_said() {
    let text = "titolo: X\nparti: Ministero\npenali: 0,5 per mille al giorno, al massimo 10 %\n1. F\n- A | noi\n- B | ditta | 1 mese, penale 100 euro | 20 giorni da A\n* R | ditta | ogni mese da A | entro 10 giorni\n";
    let italian = text_of(&plan(text), Lang::It);
    for said in [
        "penali: 0,5 per mille al giorno, al massimo 10 %",
        "penale 100 euro",
        "| ogni mese da A |",
        "| 20 giorni da A |",
        "parti: Ministero\n",
    ] {
        assert!(italian.contains(said), "{said}: {italian}");
    }
    assert!(!italian.contains("detto"), "{italian}");
    let json = serde_json::to_value(plan(text)).expect("a plan");
    let english = text_of(&plan(text), Lang::En);
    assert!(
        english.contains("0.5 per mille") && english.contains("every month from A"),
        "{english}"
    );
    assert_eq!(json["parties"][0]["noun"], json!("il Ministero"));
}

#[test]
fn a_plan_of_one_language_is_written_in_it_whatever_the_screen_speaks() {
    let text = "titolo: X\n1. F\n- Stipula | noi\n- Consegna degli arredi | ditta | 30 g\n";
    let written = text_to_edit(&plan(text), Lang::En);
    assert!(written.starts_with("titolo: X\n"), "{written}");
    // Asked for, it is written in either.
    assert!(text_of(&plan(text), Lang::En).starts_with("title: X\n"));
    // So a line that is typed anew has its noun in the language of its label.
    let typed = written.replace("Consegna degli arredi", "Fornitura degli arredi");
    let json = serde_json::to_value(plan(&typed)).expect("a plan");
    assert_eq!(
        json["milestones"][1]["noun"],
        json!("la fornitura degli arredi")
    );
    let both = plan("titolo: X\n1. F\n- Stipula {Signing} | noi\n");
    assert!(text_to_edit(&both, Lang::En).starts_with("title: X\n"));
}

#[test]
fn a_line_may_name_what_it_refers_to_as_it_was_called_before() {
    let before = plan(
        "titolo: Sito\n1. Avvio\n- Stipula {Signing} | noi\n- Consegna | ditta | 30 g da Stipula\n\
         ? Ordine > Evasione | noi > ditta | 5 g\n~ Garanzia | 1 anno da Consegna\n",
    );
    let text = "titolo: Sito\nscadenze: Stipula 31/03/2027\n1. Avvio\n- Firma | noi [stipula]\n\
        - Consegna | ditta | 30 g dalla data di stipula | dopo Signing\n\
        ? Richiesta > Evasione | noi > ditta | 5 g [ordine: ordine, evasione]\n\
        ~ Cura | 1 anno da Consegna [garanzia]\n\
        - Fine | noi | 5 g prima di Garanzia\n";
    let read = read_over(text, &before).expect("a plan");
    let said = [
        ("Garanzia", "Cura"),
        ("Signing", "Firma"),
        ("Stipula", "Firma"),
    ];
    assert_eq!(
        read.renamed,
        said.map(|(was, is)| (was.to_owned(), is.to_owned()))
    );
    let written = text_of(&read.plan, Lang::It);
    assert!(written.contains("30 giorni da Firma"), "{written}");
    assert!(written.contains("prima di Cura"), "{written}");
    // What is called so now comes first, and an id that went means nothing.
    let other = "titolo: Sito\n1. Avvio\n- Firma | noi [stipula]\n- Stipula bis | noi\n- Consegna | ditta | 30 g da Stipula\n";
    let read = read_over(other, &before).expect("a plan");
    assert_eq!(read.renamed, []);
    let gone = "titolo: Sito\n1. Avvio\n- Firma | noi\n- Consegna | ditta | 30 g da Stipula\n";
    assert!(read_over(gone, &before).is_err());
    assert!(crate::notation::read(text).is_err());
}
