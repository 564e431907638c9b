//! A website grant as the municipality sees it: the funder and the assessor are parties of their own, a day is fixed
//! from outside and extended, additions are asked for, papers are ticked, five years run from the end of a year.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    // Project code: 5 days from Monday 13 January, Saturday the 18th, which stays. The fixed day is known from the start:
    // 365 days to 13 January 2026, then 18 + 28 + 31.
    day(
        "2025-01-13",
        &["record ammissione_al_finanziamento"],
        &[
            "clock inserimento_del_codice_di_progetto running due=2025-01-18 days_left=5 owed_by=administration",
            "clock completamento_comunicato running due=2026-03-31 days_left=442 owed_by=administration",
            "awaited inserimento_del_codice_di_progetto administration",
            "check ok",
        ],
    ),
    day(
        "2025-01-15",
        &[],
        &[
            "clock inserimento_del_codice_di_progetto due_soon days_left=3",
            "check warning",
        ],
    ),
    day(
        "2025-01-17",
        &["record inserimento_del_codice_di_progetto"],
        &[
            "clock inserimento_del_codice_di_progetto met elapsed=4",
            "clock notifica_del_decreto_di_finanziamento waiting_no_limit owed_by=dipartimento",
            "awaited notifica_del_decreto_di_finanziamento dipartimento",
            "en The Department must act",
        ],
    ),
    // The sixtieth day of the wait: 14 of January, 28 of February, 18 of March.
    day(
        "2025-03-17",
        &[],
        &[
            "clock notifica_del_decreto_di_finanziamento long_wait=false",
            "check ok",
        ],
    ),
    day(
        "2025-03-18",
        &[],
        &[
            "clock notifica_del_decreto_di_finanziamento long_wait=true",
            "check warning",
        ],
    ),
    // Contract: 9 months from 10 April, a Saturday, which stays.
    day(
        "2025-04-10",
        &["record notifica_del_decreto_di_finanziamento"],
        &[
            "clock notifica_del_decreto_di_finanziamento closed_no_limit elapsed=83",
            "clock stipula_del_contratto running due=2026-01-10 owed_by=administration",
            "awaited stipula_del_contratto both",
        ],
    ),
    // 10 April to 16 June: 20 + 31 + 16. Completion: 12 months, 16 June 2026.
    day(
        "2025-06-16",
        &["record stipula_del_contratto"],
        &[
            "clock stipula_del_contratto met elapsed=67",
            "clock ultimazione_del_sito_e_dei_servizi running due=2026-06-16 owed_by=supplier",
            "awaited ultimazione_del_sito_e_dei_servizi supplier",
        ],
    ),
    // Of a fixed day 60 are the warning: 31 of March, 28 of February, 1 of January back, 30 January.
    day(
        "2026-01-29",
        &[],
        &[
            "clock completamento_comunicato running days_left=61",
            "check ok",
        ],
    ),
    day(
        "2026-01-30",
        &[],
        &[
            "clock completamento_comunicato due_soon days_left=60",
            "check warning",
        ],
    ),
    // 16 June to 20 March: 14 + 31 + 31 + 30 + 31 + 30 + 31 + 31 + 28 + 20.
    day(
        "2026-03-20",
        &["record ultimazione_del_sito_e_dei_servizi"],
        &[
            "clock ultimazione_del_sito_e_dei_servizi met elapsed=277",
            "awaited completamento_comunicato administration",
        ],
    ),
    // The Department moves its day.
    day(
        "2026-03-27",
        &["extend completamento_comunicato --until 2026-04-10 --reason decreto"],
        &[
            "clock completamento_comunicato due_soon due=2026-04-10 original_due=2026-03-31 days_left=14",
        ],
    ),
    day(
        "2026-04-10",
        &[],
        &["clock completamento_comunicato due_today"],
    ),
    day(
        "2026-04-11",
        &[],
        &[
            "clock completamento_comunicato overdue days_late=1",
            "check critical",
        ],
    ),
    day(
        "2026-04-13",
        &["record completamento_comunicato"],
        &[
            "clock completamento_comunicato breached days_late=3",
            "clock asseverazione_positiva waiting_no_limit owed_by=asseveratore",
            "awaited asseverazione_positiva asseveratore",
            "check ok",
        ],
    ),
    // Only partly positive: 30 days from 11 May are 20 of May and 10 June. What is past stays.
    day(
        "2026-05-11",
        &["reject asseverazione_positiva --reason parziale"],
        &[
            "clock completamento_comunicato breached days_late=3",
            "clock completamento_comunicato/2 running due=2026-06-10 days_left=30 owed_by=administration",
            "clock asseverazione_positiva not_started",
            "awaited completamento_comunicato administration",
            "awaited not asseverazione_positiva",
            "row ● 4 Asseverazione e contrib… in corso",
            "row 3 Realizzazione 10/06/26 0/30 30 in corso noi",
        ],
    ),
    // A limit of 30 days warns from 7 before.
    day(
        "2026-06-03",
        &[],
        &["clock completamento_comunicato/2 due_soon days_left=7"],
    ),
    day(
        "2026-06-12",
        &["record completamento_comunicato"],
        &[
            "clock completamento_comunicato/2 breached days_late=2",
            "clock completamento_comunicato breached days_late=3",
            "clock asseverazione_positiva waiting_no_limit start=2026-06-12 elapsed=0",
        ],
    ),
    // 60 days: 18 of June, 31 of July, 11 of August.
    day(
        "2026-08-11",
        &[],
        &[
            "clock asseverazione_positiva long_wait=true elapsed=60",
            "check warning",
        ],
    ),
    day(
        "2026-08-20",
        &["record asseverazione_positiva"],
        &[
            "clock asseverazione_positiva closed_no_limit elapsed=69",
            "awaited certificato_di_regolare_esecuzione administration",
        ],
    ),
    // A request with open papers is asked about; one of them does not apply.
    day(
        "2026-08-25",
        &[
            "record certificato_di_regolare_esecuzione",
            "! record domanda_di_erogazione => 3 punti",
            "waive domanda_di_erogazione/data_del_contratto --reason successivo",
            "tick domanda_di_erogazione certificato_caricato",
            "! record domanda_di_erogazione => 1 punto",
        ],
        &[
            "awaited domanda_di_erogazione administration",
            "it 1 di 2 punti",
        ],
    ),
    day(
        "2026-09-02",
        &[
            "tick domanda_di_erogazione domanda_firmata",
            "record domanda_di_erogazione",
        ],
        &[
            "clock erogazione_del_contributo waiting_no_limit owed_by=dipartimento",
            "awaited erogazione_del_contributo dipartimento",
        ],
    ),
    // 90 days: 28 of September, 31, 30, 1 December.
    day(
        "2026-11-30",
        &[],
        &["clock erogazione_del_contributo long_wait=false elapsed=89"],
    ),
    day(
        "2026-12-01",
        &[],
        &["clock erogazione_del_contributo long_wait=true elapsed=90"],
    ),
    day(
        "2026-12-15",
        &["record erogazione_del_contributo"],
        &[
            "awaited fine_dell_anno_di_erogazione administration",
            "term servizi_attivi not_started",
        ],
    ),
    day(
        "2026-12-31",
        &["record fine_dell_anno_di_erogazione"],
        &[
            "term servizi_attivi through=2031-12-31 ending=false",
            "awaited nothing",
            "check ok",
        ],
    ),
    // 90 days before 31 December 2031: 31 of December, 30 of November, 29 of October back, 2 October.
    day(
        "2031-10-01",
        &[],
        &["term servizi_attivi ending=false days_left=91"],
    ),
    day(
        "2031-10-02",
        &[],
        &[
            "term servizi_attivi ending=true days_left=90",
            "check warning",
        ],
    ),
];

#[test]
fn the_grant_from_admission_to_five_years_of_service() {
    lived("sito", LIFE);
}
