//! What is foreseen, what fixed days are left with and what lateness would cost, in every format.

use super::*;
use crate::record::SettingKey;

const SET: &[(&str, &str)] = &[
    ("info.net_amount", "98000"),
    ("penalties.daily_per_mille", "0.8"),
    ("penalties.cap_percent", "10"),
    ("deadlines.acceptance_test", "2025-12-01"),
    ("deadlines.whole", "2026-01-31"),
];

/// The bad day with these values of the plan.
fn bad_day(values: &[(&str, &str)]) -> Dossier {
    let mut dossier = dossier(BAD_DAY);
    for (key, value) in values {
        let key = SettingKey::of(&dossier.plan, key).unwrap();
        key.assign(&mut dossier.plan, Some(value)).unwrap();
    }
    dossier
}

/// What one of the formats for people says on the bad day.
fn said(dossier: &Dossier, lang: Lang, ascii: bool, plain: bool) -> String {
    let assessment = Assessment::of(dossier, "2025-10-08".parse().unwrap());
    let look = Look {
        lang,
        ascii,
        colour: false,
        palette: Palette::USUAL,
    };
    let mut out = Vec::new();
    if plain {
        plain::write(&mut out, look, dossier, &assessment).unwrap();
    } else {
        text::write(&mut out, look, dossier, &assessment).unwrap();
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn the_table_tells_the_days_to_come_and_their_cost_under_it() {
    let table = said(&bad_day(SET), Lang::It, false, false);
    let under = "\
* un'altra data o un altro esito, se vale l'art. 1187 c.c.
~ data prevista

Previsione: tutto finisce gio 11/12/2025.
Data fissa: Collaudo congiunto entro lun 01/12/2025: previsto gio 11/12, 10
  giorni oltre; il più è andato in attesa dell'accettazione del piano (21 giorni
  oltre).
Data fissa: Tutto il contratto entro sab 31/01/2026: previsto gio 11/12/2025,
  51 giorni di margine; il più è andato in attesa dell'accettazione del piano
  (21 giorni oltre).

STIMA, NON ADDEBITO
Fase 1, Piano di esecuzione: 1 giorno, 78,40 euro
Fase 3, Migrazione, integrazione: 7 giorni, 548,80 euro
Fase 4, Test, debug, formazione: 17 giorni, 1.332,80 euro
Richiesta n. 1: 6 giorni, 470,40 euro
In tutto: 2.430,40 euro

Richieste aperte
";
    assert!(table.contains(under), "{table}");
    assert!(
        table.contains("\n· 6 Produzione e collaudo   ~11/12/25     -/30         non avviata\n")
    );
    let english = said(&bad_day(SET), Lang::En, true, false);
    for line in [
        "~ forecast date",
        "Forecast: all ends Thu 11/12/2025.",
        "Fixed day: Joint acceptance test by Mon 01/12/2025: forecast Thu 11/12, 10",
        "ESTIMATE, NOT A CHARGE",
        "Phase 4, Test, debug, training: 17 days, 1,332.80 euro",
        "In all: 2,430.40 euro",
    ] {
        assert!(
            english.lines().any(|found| found == line),
            "{line}\n{english}"
        );
    }
    for line in table.lines().chain(english.lines()) {
        assert!(width(line) <= 80, "{line}");
    }
}

#[test]
fn what_is_not_set_or_not_known_is_not_told() {
    let table = said(&bad_day(&SET[..2]), Lang::It, false, false);
    for word in ["Data fissa", "STIMA", "euro"] {
        assert!(!table.contains(word), "{word}\n{table}");
    }
    let nothing = lines("", "2025-01-13", false, Lang::It);
    assert!(
        !nothing.contains("revis") && !nothing.contains('~'),
        "{nothing}"
    );
}

#[test]
fn a_fraction_leaves_a_blank_before_the_sign() {
    let dates = format!("{TO_MIGRATION} content_published:anagrafe=-");
    let table = lines(&dates, "2025-08-29", false, Lang::It);
    let row = "· 5 Contenuti           0/1 ~20/11/25     -/60         non avviata";
    assert!(table.lines().any(|found| found == row), "{table}");
    let early = "award=2025-01-20 contract_signed=2025-02-06";
    let table = lines(early, "2025-02-07", false, Lang::It);
    assert!(table.contains("\n· 3 Migrazione              ~"), "{table}");
}

#[test]
fn a_screen_reader_hears_the_same_in_sentences() {
    let heard = said(&bad_day(SET), Lang::It, false, true);
    for line in [
        "Fase 6, Produzione e collaudo: non avviata, 30 giorni dalla pubblicazione dei contenuti, \
         previsto gio 11/12/2025.",
        "Previsione: tutto finisce gio 11/12/2025.",
        "Data fissa: Tutto il contratto entro sab 31/01/2026: previsto gio 11/12/2025, 51 giorni \
         di margine; il più è andato in attesa dell'accettazione del piano (21 giorni oltre).",
        "STIMA, NON ADDEBITO: Fase 1, Piano di esecuzione: 1 giorno, 78,40 euro; Fase 3, \
         Migrazione, integrazione: 7 giorni, 548,80 euro; Fase 4, Test, debug, formazione: 17 \
         giorni, 1.332,80 euro; Richiesta n. 1: 6 giorni, 470,40 euro; In tutto: 2.430,40 euro.",
    ] {
        assert!(heard.lines().any(|found| found == line), "{line}\n{heard}");
    }
}

#[test]
fn the_keys_added_to_crono_status_1_stand_at_its_end() {
    let dossier = bad_day(SET);
    let assessment = Assessment::of(&dossier, "2025-10-08".parse().unwrap());
    let mut out = Vec::new();
    json::write(&mut out, Lang::It, &dossier, None, &assessment).unwrap();
    let status: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert!(keys(&status).ends_with(&[
        "registers",
        "penalties",
        "forecast",
        "deadlines",
        "parties",
        "waivers",
        "us",
        "rejections",
        "series",
        "checklists"
    ]));
    assert_eq!(status["forecast"], serde_json::json!({"end": "2025-12-11"}));
    assert_eq!(
        status["deadlines"],
        serde_json::json!([
            {"name": "acceptance_test", "date": "2025-12-01", "milestone": "acceptance_test",
             "forecast": "2025-12-11", "margin": -10, "phase_eating": 1, "days_eaten": 21},
            {"name": "whole", "date": "2026-01-31", "milestone": null,
             "forecast": "2025-12-11", "margin": 51, "phase_eating": 1, "days_eaten": 21},
        ])
    );
    assert_eq!(
        keys(&status["deadlines"][0]).join(" "),
        "name date milestone forecast margin phase_eating days_eaten"
    );
    let clocks = status["clocks"].as_array().unwrap();
    let ends: Vec<_> = clocks.iter().map(|clock| &clock["forecast_end"]).collect();
    assert!(ends.iter().any(|end| **end == "2025-12-11"), "{ends:?}");
}
