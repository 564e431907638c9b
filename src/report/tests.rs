//! Reports of one invented dossier on some of its days.

mod outlook;

use super::{Look, Palette, brief, json, plain, text};
use crate::assess::Assessment;
use crate::calendar::Date;
use crate::plan::{ClockId, SHIPPED_DEFAULT, shipped};
use crate::record::{Dossier, Item, Record, Request, Stamp};
use crate::words::Lang;
use crate::words::sanitize::{sanitized, width};

/// The shipped plan with these dates, one a word, and what items and requests they name.
fn dossier(dates: &str) -> Dossier {
    let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
    let at = "2025-01-20T09:00:00+01:00".parse().unwrap();
    let stamp = Stamp {
        by: "M.R.".into(),
        login: "rossi".into(),
        at,
    };
    for (event, date) in dates
        .split_whitespace()
        .map(|word| word.split_once('=').unwrap())
    {
        let event: crate::plan::Event = event.parse().unwrap();
        if event.milestone.as_str() == "assistance_request" {
            let register: ClockId = "assistance".parse().unwrap();
            let subject = Some("Relazione sullo stato, perché e come".into());
            dossier.requests.push(Request {
                register,
                n: event.number().unwrap(),
                subject,
            });
        } else if let Some(id) = event.part.clone().filter(|_| event.number().is_none()) {
            dossier.items.push(Item {
                milestone: event.milestone.clone(),
                id,
                label: None,
            });
        }
        if date == "-" {
            continue;
        }
        dossier.records.push(Record {
            event,
            date: date.parse().unwrap(),
            document: crate::record::Document::default(),
            stamp: stamp.clone(),
        });
    }
    dossier
}

const TO_MIGRATION: &str = "award=2025-01-20 contract_signed=2025-02-06 \
    plan_delivered=2025-02-17 plan_accepted=2025-03-10 test_release=2025-06-06 \
    migration_done=2025-08-22";

const BAD_DAY: &str = "award=2025-01-20 contract_signed=2025-02-06 \
    plan_delivered=2025-02-17 plan_accepted=2025-03-10 test_release=2025-06-06 \
    migration_done=2025-08-22 migration_verified=2025-09-11 test_debug_done=2025-09-12 \
    content_published:anagrafe=2025-09-26 content_published:tributi=- \
    content_published:scuola=- content_published:polizia=- assistance_request:1=2025-09-22";

fn lines(dates: &str, today: &str, ascii: bool, lang: Lang) -> String {
    let dossier = dossier(dates);
    let assessment = Assessment::of(&dossier, today.parse::<Date>().unwrap());
    let mut out = Vec::new();
    let look = Look {
        lang,
        ascii,
        colour: false,
        palette: Palette::USUAL,
    };
    text::write(&mut out, look, &dossier, &assessment).unwrap();
    String::from_utf8(out).unwrap()
}

const DAYS: [(&str, &str); 4] = [
    ("", "2025-01-13"),
    (
        "award=2025-01-20 contract_signed=2025-02-06 plan_delivered=2025-02-17",
        "2025-03-01",
    ),
    (TO_MIGRATION, "2025-08-29"),
    (BAD_DAY, "2025-10-08"),
];

#[test]
fn the_table_fits_eighty_columns_in_both_languages_and_sets_of_signs() {
    for lang in Lang::ALL {
        for (dates, today) in DAYS {
            for ascii in [false, true] {
                let table = lines(dates, today, ascii, lang);
                for line in table.lines() {
                    assert!(width(line) <= 80, "{} columns: {line}", width(line));
                    assert!(!ascii || line.is_ascii(), "{line}");
                }
            }
        }
    }
}

#[test]
fn the_table_says_what_is_late_whose_turn_it_is_and_what_is_awaited() {
    let table = lines(BAD_DAY, "2025-10-08", false, Lang::It);
    for line in [
        "■ 2 IN RITARDO: fase 4 di 17 giorni, richiesta n. 1 di 6 giorni.",
        "× 1 Piano di esecuzione      16/02/25*   11/10         non rispettata, 1 dopo",
        "■ 4 Test, debug, formazione  21/09/25    47/30    -17  in ritardo     fornitore",
        "● 5 Contenuti            1/4 11/11/25    26/60     34  in corso       fornitore",
        "■ 7 Assistenza      1 aperta 02/10/25    16/10     -6  in ritardo     fornitore",
        "○ 4 Formazione conclusa                      attesa da 26 giorni    fornitore",
    ] {
        assert!(table.lines().any(|found| found == line), "{line}\n{table}");
    }
}

#[test]
fn the_wait_without_limit_has_a_row_of_its_own_while_it_lasts() {
    let (dates, today) = DAYS[1];
    let table = lines(dates, today, false, Lang::It);
    let row = "○   Attesa accettazione piano            12/-          in attesa      noi";
    assert!(table.lines().any(|found| found == row), "{table}");
    assert!(!lines(TO_MIGRATION, "2025-08-29", false, Lang::It).contains("Attesa"));
}

#[test]
fn colours_only_repeat_what_the_words_say() {
    let dossier = dossier(BAD_DAY);
    let assessment = Assessment::of(&dossier, "2025-10-08".parse::<Date>().unwrap());
    let mut out = Vec::new();
    let look = Look {
        lang: Lang::It,
        ascii: false,
        colour: true,
        palette: Palette::USUAL,
    };
    text::write(&mut out, look, &dossier, &assessment).unwrap();
    let painted = String::from_utf8(out).unwrap();
    assert!(painted.contains("\u{1b}["));
    let plain = anstream::adapter::strip_str(&painted).to_string();
    let plain: Vec<&str> = plain.lines().map(str::trim_end).collect();
    let expected = lines(BAD_DAY, "2025-10-08", false, Lang::It);
    assert_eq!(plain, expected.lines().collect::<Vec<_>>());
}

#[test]
fn a_screen_reader_hears_one_sentence_for_each_phase() {
    let dossier = dossier(TO_MIGRATION);
    let assessment = Assessment::of(&dossier, "2025-08-29".parse::<Date>().unwrap());
    let mut out = Vec::new();
    let look = Look {
        lang: Lang::It,
        ascii: false,
        colour: false,
        palette: Palette::USUAL,
    };
    plain::write(&mut out, look, &dossier, &assessment).unwrap();
    let heard = String::from_utf8(out).unwrap();
    assert_eq!(
        heard
            .lines()
            .filter(|line| line.starts_with("Fase "))
            .count(),
        8
    );
    assert!(heard.contains(
        "Fase 3, Migrazione, integrazione: in scadenza, mancano 6 giorni, scade gio 04/09/2025, \
         84 giorni su 90, a carico del fornitore. Tocca all'Amministrazione: la verifica della migrazione, attesa da 7 \
         giorni."
    ));
    assert!(!heard.contains(['√', '●', '▲', '│']), "{heard}");
}

#[test]
fn the_login_message_is_one_line() {
    let dossier = dossier(TO_MIGRATION);
    let assessment = Assessment::of(&dossier, "2025-08-29".parse::<Date>().unwrap());
    let mut out = Vec::new();
    let look = Look {
        lang: Lang::En,
        ascii: true,
        colour: false,
        palette: Palette::USUAL,
    };
    brief::write(&mut out, look, &dossier, &assessment).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "^ Website and digital services: 6 days left (Thu 04/09): phase 3, Migration, \
         integration. WE MUST ACT, for 7 days: the verification of the migration. \
         1 clock was not met: phase 1 by 1 day.\n"
    );
}

/// The keys of an object, in the order they stand.
fn keys(value: &serde_json::Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_keys_of_crono_status_1_stand_as_the_contract_has_them() {
    let dossier = dossier(BAD_DAY);
    let assessment = Assessment::of(&dossier, "2025-10-08".parse::<Date>().unwrap());
    let mut out = Vec::new();
    json::write(&mut out, Lang::It, &dossier, None, &assessment).unwrap();
    let status: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(
        keys(&status).join(" "),
        "format plan today state next_due awaited counts phases clocks items requests terms records \
         registers forecast parties waivers us rejections series checklists"
    );
    assert_eq!(keys(&status["plan"]).join(" "), "title cig cup supplier");
    assert_eq!(keys(&status["forecast"]).join(" "), "end");
    assert_eq!(status["format"], "crono-status/1");
    assert_eq!(keys(&status["next_due"]).join(" "), "clock due days_left");
    assert_eq!(
        keys(&status["awaited"][0]).join(" "),
        "event actor since days"
    );
    assert_eq!(
        keys(&status["counts"]).join(" "),
        "met breached overdue due_today due_soon running suspended not_started"
    );
    assert_eq!(
        keys(&status["phases"][0]).join(" "),
        "number id title state clocks state_shown"
    );
    assert_eq!(
        keys(&status["clocks"][0]).join(" "),
        "id phase informative state start end limit due original_due civil_due elapsed gross \
         suspended extension days_left days_late parts forecast_end in_time_if_holiday_rule \
         ended_before_start stated owed_by long_wait by_silence outside_series broken_off"
    );
    assert_eq!(
        keys(&status["items"][0]).join(" "),
        "milestone id date elapsed state"
    );
    assert_eq!(
        keys(&status["requests"][0]).join(" "),
        "n subject opened answered clock"
    );
    assert_eq!(
        keys(&status["terms"][0]).join(" "),
        "id phase state start through days_left ending"
    );
    assert_eq!(
        keys(&status["records"][0]).join(" "),
        "event date source protocol protocol_date pec_id note attachment by login at outside"
    );
    assert_eq!(
        keys(&status["registers"][0]).join(" "),
        "id total open open_late answered in_time late average_days worst_days worst \
         share_in_time_percent"
    );
    let clock = |id: &str| {
        status["clocks"]
            .as_array()
            .unwrap()
            .iter()
            .find(|clock| clock["id"] == id)
            .unwrap()
    };
    let training = clock("test_training");
    assert_eq!(training["limit"], serde_json::json!({"days": 30}));
    assert_eq!(
        training["parts"],
        serde_json::json!({"done": 1, "total": 2, "noun": null})
    );
    assert_eq!(
        (
            training["days_left"].as_i64(),
            training["days_late"].as_i64()
        ),
        (Some(-17), Some(17))
    );
    assert_eq!(
        clock("plan_acceptance_wait")["limit"],
        serde_json::Value::Null
    );
    assert_eq!(clock("assistance:1")["state"], "overdue");
    assert_eq!(clock("acceptance")["elapsed"], serde_json::Value::Null);
}

#[test]
fn a_register_with_nothing_open_shows_no_days_whatever_came_before() {
    for (dates, row) in [
        (
            "",
            "· 7 Assistenza                            -/10         nessuna aperta",
        ),
        (
            "assistance_request:1=2026-02-02 assistance_answer:1=2026-02-06",
            "√ 7 Assistenza                            -/10         nessuna aperta",
        ),
        (
            "assistance_request:1=2026-02-02 assistance_answer:1=2026-02-15",
            "× 7 Assistenza                            -/10         nessuna aperta",
        ),
        (
            ANSWERED,
            "■ 7 Assistenza      1 aperta 12/02/26    28/10    -18  in ritardo     fornitore",
        ),
    ] {
        let table = lines(dates, "2026-03-02", false, Lang::It);
        assert!(table.lines().any(|line| line == row), "{row}\n{table}");
    }
}

const ANSWERED: &str = "assistance_request:1=2026-02-02 assistance_answer:1=2026-02-06 \
    assistance_request:2=2026-02-02 assistance_answer:2=2026-02-15 \
    assistance_request:3=2026-02-02";

#[test]
fn the_answers_of_a_register_are_said_in_json_and_in_a_sentence_once_there_are_any() {
    for (dates, limit, json, heard) in [
        (
            "",
            Some("10d"),
            r#"{"id":"assistance","total":0,"open":0,"open_late":0,"answered":0,"in_time":0,"late":0,
                "average_days":null,"worst_days":null,"worst":null,"share_in_time_percent":null}"#,
            "Fase 7, Assistenza: nessuna richiesta aperta.",
        ),
        (
            ANSWERED,
            Some("10d"),
            r#"{"id":"assistance","total":3,"open":1,"open_late":1,"answered":2,"in_time":1,"late":1,
                "average_days":8.5,"worst_days":13,"worst":"assistance:2","share_in_time_percent":50}"#,
            "Fase 7, Assistenza: 1 richiesta aperta in ritardo, 2 chiuse di cui 1 in ritardo; nei \
             termini 1 su 2 (50%), media 8,5 giorni, massimo 13 (n. 2); richiesta n. 3: in ritardo di 18 giorni",
        ),
        (
            ANSWERED,
            None,
            r#"{"id":"assistance","total":3,"open":1,"open_late":null,"answered":2,"in_time":null,
                "late":null,"average_days":8.5,"worst_days":13,"worst":"assistance:2",
                "share_in_time_percent":null}"#,
            "Fase 7, Assistenza: 1 richiesta aperta, 2 chiuse; media 8,5 giorni, massimo 13 (n. 2); richiesta n. 3",
        ),
    ] {
        let mut dossier = dossier(dates);
        dossier.plan.registers[0].limit = limit.map(|limit| limit.parse().unwrap());
        let assessment = Assessment::of(&dossier, "2026-03-02".parse().unwrap());
        let mut out = Vec::new();
        json::write(&mut out, Lang::It, &dossier, None, &assessment).unwrap();
        let status: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let expected: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(status["registers"], serde_json::json!([expected]));
        out.clear();
        let look = Look {
            lang: Lang::It,
            ascii: false,
            colour: false,
            palette: Palette::USUAL,
        };
        plain::write(&mut out, look, &dossier, &assessment).unwrap();
        let said = String::from_utf8(out).unwrap();
        assert!(said.contains(heard), "{heard}\n{said}");
    }
}

#[test]
fn a_record_dated_after_today_is_no_fact_yet() {
    let dossier = dossier(TO_MIGRATION);
    let assessment = Assessment::of(&dossier, "2025-03-31".parse::<Date>().unwrap());
    let mut out = Vec::new();
    json::write(&mut out, Lang::It, &dossier, None, &assessment).unwrap();
    let status: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(status["records"].as_array().unwrap().len(), 4);
}

#[test]
fn json_says_what_controls_the_terminal_in_escapes() {
    let hostile = "\u{9b}31m\u{7f}\u{202e}\u{ad}\u{2028}\u{e0041}\u{1b}]0;x\u{7}\nè";
    let mut dossier = dossier("assistance_request:1=2025-10-01");
    dossier.requests[0].subject = Some(hostile.to_owned());
    let assessment = Assessment::of(&dossier, "2025-10-02".parse().unwrap());
    let mut out = Vec::new();
    json::write(&mut out, Lang::It, &dossier, None, &assessment).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.lines().all(|line| sanitized(line) == line), "{text}");
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["requests"][0]["subject"], hostile);
}
