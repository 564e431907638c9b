//! The whole schedule, from the award to upkeep, typed in by keyboard and read at every step.

use super::driver::{Driver, empty};
use crono::plan::SHIPPED_DEFAULT;

/// A day, what is typed on it, and what the screen says then.
const STORY: &[(&str, &str, &[&str])] = &[
    (
        "2025-01-20",
        "enter enter",
        &[
            "Salvato: Aggiudicazione, lun 20/01/2025.",
            "► · 1 Piano",
            "insieme",
        ],
    ),
    (
        "2025-02-06",
        "enter enter",
        &["*16/02/25 ───────   0/10     10 in corso    fornitore"],
    ),
    (
        "2025-02-13",
        "",
        &["▲ Mancano 3 giorni (dom 16/02): fase 1", "in scadenza"],
    ),
    ("2025-02-16", "", &["▼ SCADE OGGI: fase 1"]),
    (
        "2025-02-17",
        "",
        &["■ IN RITARDO di 1 giorno (dal 17/02): fase 1"],
    ),
    (
        "2025-02-17",
        "enter tab 812/2025 enter",
        &[
            "Salvato: Consegna piano di esecuzione",
            "non rispettata",
            "► ○   Attesa accettazione piano",
        ],
    ),
    (
        "2025-03-10",
        "enter enter",
        &[
            "Salvato: Accettazione del piano",
            "► ● 2 Sito in test         *08/06/25 ───────   0/90     90 in corso",
        ],
    ),
    (
        "2025-06-06",
        "enter enter",
        &["√ 2 Sito", "88/90        2 prima", "► ● 3 Migrazione"],
    ),
    (
        "2025-08-22",
        "enter enter",
        &[
            "Tocca a noi da oggi",
            "*21/09/25 ───────   0/30     30 in corso",
            "noi",
        ],
    ),
    (
        "2025-09-11",
        "3 enter enter",
        &["× 3 Migrazione            04/09/25 ━━━━━━━  97/90        7 dopo"],
    ),
    (
        "2025-09-12",
        "4 enter enter",
        &["11/11/25 ───────   0/60     60 in corso", "1/2 *21/09/25"],
    ),
    (
        "2025-09-20",
        "4 enter enter",
        &["√ 4 Test, formazione      21/09/25 ━━━━━━─  29/30        1 prima"],
    ),
    (
        "2025-11-07",
        "5 enter enter",
        &[
            "√ 5 Contenuti",
            "56/60        4 prima",
            "● 6 Collaudo             *07/12/25 ───────   0/30     30 in corso",
        ],
    ),
    (
        "2025-11-20",
        "6 enter enter",
        &["Salvato: Rilascio in produzione", "● 6 Collaudo"],
    ),
    (
        "2025-12-05",
        // Nobody ticked the check list: that is asked about.
        "6 enter enter right enter",
        &[
            "√ 6 Collaudo              07/12/25 ━━━━━━─  28/30        2 prima",
            "Tocca a noi",
        ],
    ),
    (
        "2026-01-12",
        "8 enter oggi enter",
        &["● 8 Mantenimento, 5 anni  12/01/31 ───────          1826 attiva"],
    ),
    (
        "2026-02-18",
        "7 enter tab Prospetto enter",
        &["1 aperta  28/02/26 ───────   0/10     10 in corso    fornitore"],
    ),
    (
        "2026-02-27",
        "",
        &["▲ Manca 1 giorno (sab 28/02): richiesta n. 1."],
    ),
    (
        "2026-02-27",
        "enter enter",
        &["× ", "nessuna aperta", "Salvato"],
    ),
    (
        "2031-01-12",
        "",
        &["in scadenza", "12/01/31 ━━━━━━━             0"],
    ),
    ("2031-01-13", "", &["terminata"]),
];

#[test]
fn from_award_to_upkeep_by_keyboard_alone() {
    let mut driver = Driver::new("2025-01-13", empty(SHIPPED_DEFAULT));
    for (day, keys, said) in STORY {
        driver = driver.on(day).keys(keys);
        for text in *said {
            let screen = driver.screen();
            assert!(
                screen.contains(text),
                "{day} {keys}: no {text:?} on\n{screen}"
            );
        }
    }
    assert_eq!(driver.saves, 15);
    assert_eq!(driver.journal().entries().len(), 15);
}

#[test]
fn in_english_too() {
    let mut driver = Driver::new("2025-01-13", empty(SHIPPED_DEFAULT)).in_english();
    for (day, keys, _) in STORY {
        driver = driver.on(day).keys(&keys.replace("oggi", "today"));
    }
    assert_eq!(driver.saves, 15);
    driver.says("ended").says("none open");
}

#[test]
fn a_contract_that_is_half_way_is_typed_in_on_one_day() {
    let driver = Driver::new("2025-08-29", empty(SHIPPED_DEFAULT)).keys(
        "enter 20/1 enter enter 6/2 enter enter 17/2 enter enter 10/3 enter enter 6/6 enter enter 22/8 enter",
    );
    assert_eq!(driver.saves, 6);
    driver.says("▲ Mancano 6 giorni (gio 04/09)").says("► ▲ 3");
}
