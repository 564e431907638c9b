//! Whole texts and whole plans: what a text says, and that no plan is lost on the way through one.

mod insert;
mod kept;
mod library;
mod round;

use serde_json::{Value, json};

use super::*;
use crate::assess::Assessment;
use crate::calendar::Date;
use crate::plan::{SHIPPED_DEFAULT, shipped};
use crate::record::{Dossier, Record};
use crate::words::Lang;

const EXAMPLE: &str = include_str!("tests/example.it.txt");
const ENGLISH: &str = include_str!("tests/example.en.txt");

/// How many cases a property has, in the form that everybody runs and in the long one.
fn cases(few: u32, many: u32) -> proptest::test_runner::Config {
    let full = std::env::var("CRONO_TEST").is_ok_and(|form| form == "full");
    proptest::test_runner::Config::with_cases(if full { many } else { few })
}

fn plan(text: &str) -> Plan {
    match read(text) {
        Ok(read) => read.plan,
        Err(faults) => panic!("{}", drawn(Lang::En, "text", text, &faults).join("\n")),
    }
}

fn said(lang: Lang, text: &str) -> String {
    let faults = read(text).expect_err("a text with a fault");
    drawn(lang, "piano.txt", text, &faults).join("\n")
}

/// A text with this line behind an event that is called *Stipula*.
fn line(line: &str) -> String {
    format!("titolo: Prova\n1. Fase\n- Stipula | noi\n{line}\n")
}

/// The member of a list that the last line makes.
fn member(list: &str, text: &str) -> Value {
    let compiled = compile(&line(text));
    assert_eq!(compiled.faults, Vec::new(), "{text}");
    let list = compiled.json[list].as_array().expect("a list");
    list.last().cloned().expect("a member")
}

/// The plan of the example, without what it says beyond the shipped one.
fn example(text: &str) -> Plan {
    let mut json = compile(text).json;
    for milestone in json["milestones"].as_array_mut().expect("a list") {
        let members = milestone.as_object_mut().expect("an object");
        for beyond in ["rejection", "checklist"] {
            members.shift_remove(beyond);
        }
    }
    Plan::from_json(&json.to_string()).expect("a plan")
}

#[test]
fn the_example_lives_as_the_shipped_plan_does() {
    let shipped = shipped(SHIPPED_DEFAULT).expect("a shipped plan");
    for ours in [example(EXAMPLE), example(ENGLISH)] {
        assert_eq!(ours.milestones.len(), shipped.milestones.len());
        assert_eq!(ours.terms.len(), shipped.terms.len());
        for known in 0..=DATES.len() {
            for today in ["2026-02-10", "2026-06-30", "2026-09-27", "2026-12-01"] {
                let today = today.parse().expect("a day");
                assert_eq!(
                    verdicts(&ours, &shipped, known, today),
                    verdicts(&shipped, &shipped, known, today),
                    "{known} dates, on {today}"
                );
            }
        }
    }
}

/// The dates of the contract, in the order of its events.
const DATES: [&str; 13] = [
    "2026-01-19",
    "2026-01-29",
    "2026-02-06",
    "2026-02-20",
    "2026-05-15",
    "2026-07-01",
    "2026-08-20",
    "2026-07-28",
    "2026-08-03",
    "2026-09-25",
    "2026-10-02",
    "2026-10-20",
    "2026-11-02",
];

/// How each clock stands, by what ends it and what it allows: by the names of another plan, that has the same
/// events in the same order.
fn verdicts(plan: &Plan, names: &Plan, known: usize, today: Date) -> Vec<String> {
    let mut dossier = Dossier::new(plan.clone());
    for (date, milestone) in DATES.iter().zip(&plan.milestones).take(known) {
        let value = json!({"event": milestone.id.as_str(), "date": date,
            "at": "2026-12-01T10:00:00+01:00", "by": "x", "login": "x"});
        dossier
            .records
            .push(serde_json::from_value::<Record>(value).expect("a record"));
    }
    let seen = Assessment::of(&dossier, today);
    let clocks = plan.clocks.iter().zip(&seen.clocks).map(|(clock, status)| {
        let ends = clock.to.iter().map(|id| {
            let at = plan.milestone_index(id).expect("known");
            names.milestones[at].id.to_string()
        });
        let ends: Vec<String> = ends.collect();
        format!(
            "{ends:?} {:?} {} {:?} {:?} {}",
            status.limit,
            status.warn,
            status.course,
            status.original_due,
            status.owed_by.as_str()
        )
    });
    let mut clocks: Vec<String> = clocks.collect();
    clocks.sort();
    clocks
}

/// Labels apart, which are in the language of the text.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let members = map.iter().filter(|(key, _)| {
                ![
                    "id",
                    "label",
                    "noun",
                    "title",
                    "name",
                    "from",
                    "to",
                    "after",
                    "of",
                    "term",
                    "item_nouns",
                    "it",
                    "en",
                    "short",
                ]
                .contains(&key.as_str())
            });
            members
                .map(|(key, value)| (key.clone(), bare(value)))
                .collect()
        }
        Value::Array(list) => list.iter().map(bare).collect(),
        other => other.clone(),
    }
}

#[test]
fn both_languages_say_the_same_and_may_be_mixed() {
    let (italian, english) = (compile(EXAMPLE), compile(ENGLISH));
    assert_eq!((italian.faults, english.faults), (vec![], vec![]));
    assert_eq!(bare(&italian.json), bare(&english.json));
    assert_eq!(
        member("clocks", "- Fine | supplier | 90 days da Stipula, warn 5 g"),
        member(
            "clocks",
            "- Fine | ditta | 90 g from Stipula, avviso 5 days"
        ),
    );
}

#[test]
fn every_kind_of_term_becomes_its_members() {
    for (text, expected) in [
        (
            "10 g",
            json!({"from": "stipula", "limit": "10d", "warn": 3}),
        ),
        (
            "11gg",
            json!({"from": "stipula", "limit": "11d", "warn": 7}),
        ),
        (
            "5 gl dalla Stipula",
            json!({"from": "stipula", "limit": "5wd", "warn": 3}),
        ),
        (
            "un mese, senza avviso",
            json!({"from": "stipula", "limit": "1m"}),
        ),
        (
            "2 mesi, avviso 20 g",
            json!({"from": "stipula", "limit": "2m", "warn": 20}),
        ),
        (
            "3 years | no penalty",
            json!({"from": "stipula", "limit": "3y", "warn": 15, "penalty": "none"}),
        ),
        ("entro 30/06/2026", json!({"by": "2026-06-30", "warn": 30})),
        (
            "by 2026-06-30, da Stipula",
            json!({"by": "2026-06-30", "from": "stipula", "warn": 30}),
        ),
        (
            "60 g prima della Stipula",
            json!({"before": {"event": "stipula", "limit": "60d"}, "warn": 10}),
        ),
        (
            "info 10 g",
            json!({"from": "stipula", "limit": "10d", "warn": 3, "informative": true}),
        ),
        (
            "attesa, avviso 30 g",
            json!({"from": "stipula", "warn_after": 30}),
        ),
        ("attesa da [stipula]", json!({"from": "stipula"})),
        (
            "10 g, a carico di ditta, penale 0,5 per mille",
            json!({"from": "stipula", "limit": "10d", "warn": 3, "owed_by": "supplier", "penalty": {"daily_per_mille": "0.5"}}),
        ),
        (
            "10 g, penale 100 euro",
            json!({"from": "stipula", "limit": "10d", "warn": 3, "penalty": {"daily_euro": "100.00"}}),
        ),
        (
            "10 g, primo giorno compreso, festivi: civili e patrono",
            json!({"from": "stipula", "limit": "10d", "warn": 3, "first_day": "counts", "last_day": "civil_local"}),
        ),
        (
            "10 g, silenzio assenso, non sospendibile",
            json!({"from": "stipula", "limit": "10d", "warn": 3, "on_expiry": "happens", "suspendable": false}),
        ),
        (
            "10 g, detto Il termine",
            json!({"from": "stipula", "limit": "10d", "warn": 3, "label": "Il termine"}),
        ),
    ] {
        let mut expected = expected;
        for (key, value) in [
            ("id", json!("fine")),
            ("phase", json!(1)),
            ("to", json!(["fine"])),
            ("label", json!("Fine")),
        ] {
            let members = expected.as_object_mut().expect("an object");
            members.entry(key).or_insert(value);
        }
        assert_eq!(
            member("clocks", &format!("- Fine | ditta | {text}")),
            expected,
            "{text}"
        );
    }
}

#[test]
fn what_ends_with_several_and_begins_with_several_names_them() {
    let text = "- A e B | ditta | dopo nulla\n- C | ditta | 3 g dalla prima tra A e B e Stipula, con A e B\n- D | noi | 5 g da A e B, C | dopo C e Stipula";
    let compiled = compile(&line(text));
    assert_eq!(compiled.faults, Vec::new());
    let clocks = &compiled.json["clocks"];
    assert_eq!(clocks[0]["from_first"], json!(["a_e_b", "stipula"]));
    assert_eq!(clocks[0]["to"], json!(["a_e_b", "c"]));
    assert_eq!(clocks[1]["from"], json!(["a_e_b", "c"]));
    let milestones = &compiled.json["milestones"];
    assert_eq!(milestones[1].get("after"), None);
    assert_eq!(milestones[2]["after"], json!(["a_e_b"]));
    assert_eq!(milestones[3]["after"], json!(["c", "stipula"]));
}

#[test]
fn the_second_edition_becomes_the_members_that_its_paper_names() {
    assert_eq!(
        member(
            "milestones",
            "- Verifica | noi | respinge Stipula, nuovo termine 5 g | se serve"
        )["rejection"],
        json!({"of": "stipula", "again": "5d", "label": "Rigetto della stipula", "noun": "il rigetto della stipula"})
    );
    assert_eq!(
        member(
            "milestones",
            "- Verifica {Check} | noi | respinge Stipula, il termine prosegue"
        )["rejection"]["clock"],
        json!("goes_on")
    );
    let with_points = member(
        "milestones",
        "- Collaudo | noi e ditta\n  [ ] sciolto\n  [=] Sito {Site} [site]\n  [ ] dati migrati {data moved} | C.SI.1.1\n[ ] sciolto",
    );
    assert_eq!(
        with_points["checklist"],
        json!([
            {"id": "sciolto", "it": "sciolto", "en": "sciolto"},
            {"id": "dati_migrati", "it": "dati migrati", "en": "data moved", "source": "C.SI.1.1", "group": "site"},
            {"id": "sciolto_2", "it": "sciolto", "en": "sciolto", "group": "site"}
        ])
    );
    assert_eq!(
        with_points["groups"],
        json!([{"id": "site", "it": "Sito", "en": "Site"}])
    );
    assert_eq!(
        member(
            "series",
            "* Relazione | ditta | ogni mese da Stipula | entro 10 g, a carico di ditta | per tutta Garanzia\n~ Garanzia | 2 anni"
        ),
        json!({"every": "1m", "from": "stipula", "due": "10d", "owed_by": "supplier", "through": {"term": "garanzia"},
            "warn": 3, "id": "relazione", "phase": 1, "label": "Relazione", "noun": "la relazione", "actor": "supplier"})
    );
    for (until, through) in [
        ("fino al 31/12/2027", json!("2027-12-31")),
        ("until 2027-12-31", json!("2027-12-31")),
        ("fino alla Stipula", json!({"event": "stipula"})),
        ("fino all'inizio", json!({"event": "inizio"})),
    ] {
        let line =
            format!("* Relazione | ditta | ogni mese | entro 10 g | {until}\n- Inizio | noi");
        assert_eq!(member("series", &line)["through"], through, "{until}");
    }
    let steps = member(
        "registers",
        "? Ordine > Consegna > Pagamento | noi > ditta > noi | > 30 g, a carico di ditta > 20 g, senza avviso | dopo nulla [orders: order, delivered, paid]",
    );
    assert_eq!(
        steps,
        json!({"id": "orders", "phase": 1, "label": "Ordine", "steps": [
            {"id": "order", "label": "Ordine", "noun": "l'ordine", "actor": "administration"},
            {"id": "delivered", "label": "Consegna", "noun": "la consegna", "actor": "supplier", "limit": "30d", "owed_by": "supplier", "warn": 7},
            {"id": "paid", "label": "Pagamento", "noun": "il pagamento", "actor": "administration", "limit": "20d"}
        ]})
    );
}

#[test]
fn the_head_says_days_parties_and_penalties() {
    let text = "title: Works {Lavori}\nname: works-7\ndays: civil and patron, patron 28/4, patron 4/12, week mon-sat\nparties: Ministry {Ministero} (the Ministry), Assessor [auditor]\nwe are: Ministry\npenalties: 1 per mille a day, at most 10 %, owed by Assessor\nsuspensions: at most 25 %, 6 months\ndeadlines: End 31/03/2026, grant 2026-12-31\njson: {\"info\": {\"cup\": \"X\"}}\n1. Phase / P\n- Start | we and Assessor\n- End | supplier\n";
    let plan = plan(text);
    let json = serde_json::to_value(&plan).expect("a plan");
    assert_eq!(json["title"], json!({"it": "Lavori", "en": "Works"}));
    assert_eq!(
        (json["name"].as_str(), json["us"].as_str()),
        (Some("works-7"), Some("ministry"))
    );
    assert_eq!(
        json["rules"],
        json!({"last_day": "civil_local", "local_holidays": ["04-28", "12-04"], "working_week": "mon-sat",
            "suspensions": "stop_clocks", "suspension_ceiling": {"percent": 25, "limit": "6m"}})
    );
    assert_eq!(
        json["penalties"],
        json!({"daily_per_mille": "1", "cap_percent": "10", "party": "auditor"})
    );
    assert_eq!(
        json["deadlines"],
        json!({"end": "2026-03-31", "grant": "2026-12-31"})
    );
    assert_eq!(
        json["parties"][0]["noun"],
        json!({"it": "il Ministero", "en": "the Ministry"})
    );
    assert_eq!(
        json["milestones"][0]["actor"],
        json!(["ministry", "auditor"])
    );
    assert_eq!(json["info"]["cup"], json!("X"));
}

#[test]
fn a_text_is_read_as_a_word_processor_pastes_it() {
    let pasted = "\u{feff}titolo:\u{a0}L’opera\r\n1)\tFase\r\n–\tStipula\tnoi\r\n• Consegna “finale”\tditta\t10\u{a0}g dalla Stipula, a\u{a0}carico di ditta\t\t\r\n# nota\r\n\r\n";
    let read = read(pasted).expect("a plan");
    assert_eq!(read.comments, 1);
    let json = serde_json::to_value(&read.plan).expect("a plan");
    assert_eq!(json["title"], json!("L’opera"));
    assert_eq!(json["milestones"][1]["label"], json!("Consegna “finale”"));
    assert_eq!(json["clocks"][0]["owed_by"], json!("supplier"));
}

#[test]
fn a_contract_is_read_in_its_own_words() {
    let text = "titolo: Palestra\n---\nFase 1 – Avvio\n- Stipula | noi\n\
        \u{f0b7}\tConsegna del piano | ditta | 30 (trenta) giorni naturali e consecutivi dalla data della stipula\n\
        - [ ] copia firmata\n\
        ▪ Prova | ditta | entro e non oltre 30 giorni decorrenti dalla consegna\n\
        FASE\u{a0}2: Lavori\n- Fine | ditta | dieci\u{a0}giorni\u{a0}lavorativi a decorrere dalla prova\n\
        Phase 3) End\n- Award | we | twenty (20) calendar days from the date of Fine\n";
    let json = serde_json::to_value(plan(text)).expect("a plan");
    let titles = json["phases"].as_array().expect("a list").iter();
    let titles: Vec<&Value> = titles.map(|phase| &phase["title"]).collect();
    assert_eq!(titles, ["Avvio", "Lavori", "End"]);
    let clocks = json["clocks"].as_array().expect("a list").iter();
    let terms = clocks.map(|clock| (clock["limit"].clone(), clock["from"].clone()));
    assert_eq!(
        terms.collect::<Vec<_>>(),
        [
            (json!("30d"), json!("stipula")),
            (json!("30d"), json!("consegna_del_piano")),
            (json!("10wd"), json!("prova")),
            (json!("20d"), json!("fine")),
        ]
    );
    assert_eq!(
        json["milestones"][1]["checklist"][0]["it"],
        json!("copia firmata")
    );
}

#[test]
fn what_counts_from_an_event_that_may_not_be_needed_belongs_to_it() {
    let read = plan(&line(
        "- Richiesta | noi | se serve | dopo Stipula\n- Opposizione | ditta | se serve\n- Risposta | noi | 10 g\n\
         - Replica | ditta | 5 g da Opposizione, con Risposta | dopo Risposta\n- Esito | noi | 5 g da Stipula | dopo Stipula",
    ));
    let json = serde_json::to_value(read).expect("a plan");
    let milestones = json["milestones"].as_array().expect("a list");
    let after: Vec<&Value> = milestones.iter().map(|it| &it["after"]).collect();
    assert_eq!(
        after[2..4],
        [&json!(["richiesta"]), &json!(["opposizione"])]
    );
}

#[test]
fn what_a_contract_says_in_words_that_are_none_is_refused_with_what_to_write() {
    for (said_of_it, means) in [
        ("[x] fatto", "si segna dopo"),
        (
            "- Integrazione | noi | se serve\n- Permesso | noi | 90 g da Stipula",
            "aggiungi dopo Stipula, oppure dopo Integrazione",
        ),
        (
            "- Avviso | noi | se serve\n- Opposizione | ditta | se serve\n- Esito | noi | entro 30/06/2027",
            "aggiungi dopo Stipula, oppure dopo Opposizione",
        ),
        (
            "- Integrazione | noi | se serve\n- Fine | noi",
            "aggiungi dopo Stipula, oppure dopo Integrazione",
        ),
        (
            "- Integrazione | noi | se serve\n? Guasto > Riparazione | noi > ditta | 5 g",
            "aggiungi dopo Stipula",
        ),
        ("- [x] fatto", "si segna dopo"),
        ("☑ fatto", "si segna dopo"),
        ("* Consegna | ditta | 30 g", "la riga comincia con -"),
        ("| Inizio | noi | entro: 3 |", "una riga con celle"),
        ("Inizio | noi | 30 g", "una riga con celle"),
        ("Fase II: Lavori", "una fase ha un numero"),
        ("Fase finale", "una fase ha un numero"),
        ("## Fase 2 - Lavori", "con # davanti la riga è un commento"),
        ("### 2. Lavori", "con # davanti la riga è un commento"),
        (
            "- Consegna | ditta | 30 (venti) giorni da Stipula",
            "in cifre e quello in lettere",
        ),
        (
            "- Consegna | ditta | entro trenta (20) giorni da Stipula",
            "in cifre e quello in lettere",
        ),
        (
            "- Consegna | ditta | entro 4 ore da Stipula",
            "crono conta i giorni",
        ),
        ("2) Consegna | ditta | 30 g", "comincia con - al posto"),
        ("Consegna: entro 30 giorni", "un evento comincia con -"),
        ("- Consegna | Impresa", "aggiungi in testa: parti: Impresa"),
    ] {
        let drawn = said(Lang::It, &line(said_of_it));
        assert!(drawn.contains(means), "{said_of_it}: {drawn}");
        assert_eq!(
            drawn.matches("piano.txt:").count(),
            1,
            "{said_of_it}: {drawn}"
        );
    }
}

#[test]
fn labels_keep_their_signs_and_say_their_items_and_nouns() {
    let milestone = member(
        "milestones",
        r"- SAL 1 (30%) \[a\] b\|c, d (il SAL) {Report 1}, per servizio {service} | ditta [sal]",
    );
    assert_eq!(milestone["id"], json!("sal"));
    assert_eq!(
        milestone["label"],
        json!({"it": "SAL 1 (30%) [a] b|c, d", "en": "Report 1"})
    );
    assert_eq!(
        milestone["noun"],
        json!({"it": "il SAL", "en": "the report 1"})
    );
    assert_eq!(
        milestone["item_nouns"],
        json!({"one": {"it": "servizio", "en": "service"}, "many": {"it": "servizi", "en": "services"}})
    );
    assert_eq!(milestone["items"], json!("on"));
    let patched = member(
        "milestones",
        "- Fine | noi | 3 g {json: {\"assume_days\": 60, \"noun\": null, \"clocks\": {\"fine\": {\"warn\": 1}}}}",
    );
    assert_eq!(patched["assume_days"], json!(60));
    assert_eq!(patched.get("noun"), None);
}

#[test]
fn faults_name_the_place_and_the_nearest_all_at_once() {
    let text = "titolo: Prova\ngiorn: civili\n1. Fase\n- Stipula | noi\n- Consegna del piano | dita | 10 g da Stipola, avvisso 7 g\nche cos'è\n";
    let italian = said(Lang::It, text);
    assert_eq!(
        italian,
        "piano.txt:2:1: la chiave \"giorn\" non c'è. Forse giorni?\n  giorn: civili\n  ^^^^^\n\
         piano.txt:5:24: chi è \"dita\"? Forse ditta? Altrimenti noi, ditta, o una delle parti\n  - Consegna del piano | dita | 10 g da Stipola, avvisso 7 g\n                         ^^^^\n\
         piano.txt:5:39: niente comincia con \"Stipola\". Forse Stipula?\n  - Consegna del piano | dita | 10 g da Stipola, avvisso 7 g\n                                        ^^^^^^^\n\
         piano.txt:5:48: \"avvisso 7 g\" non si capisce. Forse avviso?\n  - Consegna del piano | dita | 10 g da Stipola, avvisso 7 g\n                                                 ^^^^^^^^^^^\n\
         piano.txt:6:1: una riga comincia con 3. (fase), - (evento), ? (registro), * (serie), ~ (durata), [ ] (punto), # (commento) o con una chiave: valore\n  che cos'è\n  ^^^^^^^^^"
    );
    assert!(said(Lang::En, text).contains("there is no key \"giorn\". Did you mean giorni?"));
}

#[test]
fn every_fault_has_its_line() {
    for (text, place, what) in [
        ("- Fine | ditta | 10 ore", "4:18", "not hours"),
        ("- Fine | ditta | avviso 3 g", "4:18", "about a term"),
        ("- Fine | ditta | 3 g da", "4:18", "the event is missing"),
        ("- Fine | ditta | entro 30/6", "4:24", "a day with its year"),
        (
            "- Fine | ditta | 3 g | dopo Stipula | dopo nulla",
            "4:39",
            "already",
        ),
        (
            "- Fine | ditta | nuovo termine 3 g",
            "4:18",
            "follows rejects",
        ),
        ("- | ditta", "4:3", "label to read"),
        ("- Fine | ditta [Fine]", "4:17", "no name"),
        (
            "- Fine | ditta [stipula]\n- Altro | ditta [stipula]",
            "5:18",
            "there already",
        ),
        ("- Stipula | noi", "3:3", "each needs a name"),
        ("- Fine {x | noi", "4:8", "not closed"),
        ("- Fine | noi {json: {\"a\" 1}}", "4:20", "JSON object"),
        ("? Solo | noi", "4:3", "a request and an answer"),
        (
            "? A > B | noi > ditta > noi | dopo nulla",
            "4:11",
            "2 are needed",
        ),
        (
            "- Fine | noi {json: {\"assume_dys\": 3}}",
            "4:14",
            "assume_days",
        ),
        (
            "- Fine | noi | 3 g {json: {\"clocks\": {\"fina\": {}}}}",
            "4:20",
            "Did you mean fine",
        ),
        ("- Fine | noi | 0 g", "4:16", "0"),
        ("1. Altra", "4:4", "phase 1 is there already"),
    ] {
        let faults = said(Lang::En, &line(text));
        let found = faults
            .lines()
            .any(|line| line.contains(&format!(":{place}:")) && line.contains(what));
        assert!(found, "{text}:\n{faults}");
    }
    for (text, what) in [
        ("", "the title is missing"),
        ("1. Fase\n- A | noi", "the title is missing"),
        ("titolo: X\n- A | noi", "phase has to come first"),
        ("titolo: X\n1. F\n- A", "says who"),
        ("titolo: X\n1. F\n- A | noi | 3 g", "no event above"),
        ("titolo: X\n1. F\n[ ] punto", "none above"),
        ("titolo: X\ntitolo: Y\n1. F\n- A | noi", "already"),
        ("titolo:\n1. F\n- A | noi", "nothing after the colon"),
        (
            "titolo: X\ngiorni: lunari\n1. F\n- A | noi",
            "nominal, civil",
        ),
        ("titolo: X\npenali: 1\n1. F\n- A | noi", "per mille a day"),
        (
            "titolo: X\nscadenze: Collaudo\n1. F\n- A | noi",
            "a name and a day",
        ),
        ("titolo: X\nnoi siamo: Marte\n1. F\n- A | noi", "who is"),
        ("titolo: X\njson: {\"us\": 3}\n1. F\n- A | noi", "us"),
        (
            "titolo: X\n1. F\n- A | noi | dopo B\n- B | noi | dopo A",
            "circle",
        ),
        (
            "titolo: X\n1. F\n- A uno | noi\n- A due | noi\n- C | noi | 3 g da A",
            "several labels",
        ),
    ] {
        let faults = said(Lang::En, text);
        assert!(faults.contains(what), "{text}:\n{faults}");
    }
}

#[test]
fn what_beginners_write_is_a_fault_that_says_what_to_write() {
    for (text, place, what) in [
        ("- Fine | ditta | 3 g da ", "4:18", "the event is missing"),
        ("- Fine | ditta | 31/12/2026", "4:18", "\"by 31/12/2026\""),
        (
            "- Fine | 30 g da Stipula | ditta",
            "4:10",
            "second cell says who",
        ),
        ("- Fine | entro 31/12/2026", "4:10", "second cell says who"),
        ("- Fine | ditta | ogni mese", "4:18", "begins with *"),
        (
            "- Fine del progetto, ditta, 45 giorni",
            "4:22",
            "parted by |",
        ),
        (
            "- Fine del progetto, 45 giorni da Stipula",
            "4:22",
            "parted by |",
        ),
        ("* Report, fornitore", "4:11", "parted by |"),
    ] {
        let faults = said(Lang::En, &line(text));
        let found = faults
            .lines()
            .any(|line| line.contains(&format!(":{place}:")) && line.contains(what));
        assert!(found, "{text}:\n{faults}");
    }
}

#[test]
fn a_comma_of_a_label_stays_where_bars_part_the_cells_or_nothing_is_a_cell() {
    for text in [
        "- Fine, ditta, 45 giorni | noi",
        "- Fine\\, ditta | noi",
        "- Fine\\, ditta",
        "- Migrazione, integrazione",
        "- Fine, ditta | ",
    ] {
        assert!(read(&line(text)).is_ok(), "{text}");
    }
}

#[test]
fn hostile_text_is_harmless_and_ends() {
    let long = format!("titolo: X\n1. F\n- {}", "[".repeat(100_000));
    assert!(said(Lang::En, &long).contains("too long"));
    let brackets = format!("titolo: X\n1. F\n- {} | noi", "[{".repeat(5_000));
    assert!(read(&brackets).is_err());
    let many = "- a | noi\n".repeat(30_000);
    assert!(read(&many).is_err());
    let escape = "titolo: X\n1. F\n- a | \u{1b}[31mdita\u{7}";
    let faults = said(Lang::It, escape);
    assert!(
        faults
            .chars()
            .all(|char| char == '\n' || !char.is_control()),
        "{faults}"
    );
}
