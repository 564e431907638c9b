//! The grant for the cloud: a classification that is sent back and then validated by silence, months from a decree and
//! from a contract, a migration that is rejected while the supplier's term goes on.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    // Validation: 120 days from Monday 2 February: 26 + 31 + 30 + 31 = 118, 2 June, a holiday, which stays; the 90 days:
    // 26 + 31 + 30 = 87, 3 May.
    day(
        "2026-02-02",
        &["record invio_della_classificazione"],
        &[
            "clock validazione_della_classificazione running due=2026-06-02 owed_by=acn",
            "clock validazione_della_classificazione_2 running due=2026-05-03 informative=true",
            "awaited validazione_della_classificazione acn",
            "awaited notifica_del_decreto_di_finanziamento dipartimento",
            "check ok",
        ],
    ),
    // Sent back: 30 days are 15 of March and 15 April, ours.
    day(
        "2026-03-16",
        &["reject validazione_della_classificazione --reason incompleta"],
        &[
            "clock invio_della_classificazione/2 running due=2026-04-15 days_left=30 owed_by=administration",
            "clock validazione_della_classificazione not_started due=none",
            "awaited invio_della_classificazione administration",
            "awaited not validazione_della_classificazione",
        ],
    ),
    day(
        "2026-04-08",
        &[],
        &[
            "clock invio_della_classificazione/2 due_soon days_left=7",
            "check warning",
        ],
    ),
    day(
        "2026-04-16",
        &[],
        &[
            "clock invio_della_classificazione/2 overdue days_late=1",
            "check critical",
        ],
    ),
    // From 17 April: 13 + 31 + 30 + 31 = 105, 15 August; 90: 13 + 31 + 30 = 74, 16 July.
    day(
        "2026-04-17",
        &["record invio_della_classificazione"],
        &[
            "clock invio_della_classificazione/2 breached days_late=2",
            "clock validazione_della_classificazione running due=2026-08-15 start=2026-04-17",
            "clock validazione_della_classificazione_2 running due=2026-07-16",
            "awaited validazione_della_classificazione acn",
        ],
    ),
    // Contract: 9 months from 11 May.
    day(
        "2026-05-11",
        &["record notifica_del_decreto_di_finanziamento"],
        &[
            "clock stipula_del_contratto running due=2027-02-11 owed_by=administration",
            "awaited stipula_del_contratto both",
        ],
    ),
    // The 90 days are past: nothing is late.
    day(
        "2026-07-17",
        &[],
        &[
            "clock validazione_della_classificazione running days_left=29",
            "check ok",
        ],
    ),
    day(
        "2026-08-15",
        &[],
        &[
            "clock validazione_della_classificazione due_today",
            "awaited validazione_della_classificazione acn",
        ],
    ),
    day(
        "2026-08-16",
        &[],
        &[
            "clock validazione_della_classificazione met end=2026-08-15 by_silence=true",
            "awaited not validazione_della_classificazione",
            "row 1 Classificazione dei ser… 15/04/26 32/30 non rispettata, 2 dopo",
            "it per silenzio",
            "en by silence",
            "check ok",
        ],
    ),
    // Migration: 18 months from 14 September 2026.
    day(
        "2026-09-14",
        &["record stipula_del_contratto"],
        &[
            "clock stipula_del_contratto met",
            "clock verifica_della_migrazione running due=2028-03-14 owed_by=supplier",
            "awaited migrazione_conclusa supplier",
        ],
    ),
    day(
        "2027-10-29",
        &[],
        &[
            "clock verifica_della_migrazione running",
            "it Oggi non tocca a noi.",
        ],
    ),
    day(
        "2027-11-02",
        &["record migrazione_conclusa"],
        &[
            "clock verifica_della_migrazione running due=2028-03-14 owed_by=supplier",
            "awaited verifica_della_migrazione administration",
            "it Intanto il termine del fornitore corre",
        ],
    ),
    day(
        "2027-12-01",
        &["reject verifica_della_migrazione --reason dati"],
        &[
            "clock verifica_della_migrazione running due=2028-03-14",
            "awaited migrazione_conclusa supplier",
            "awaited not verifica_della_migrazione",
            "silent Intanto il termine del fornitore corre",
        ],
    ),
    // 15 days before 14 March 2028: 14 of March, and 28 February, for 2028 has a 29th.
    day(
        "2028-02-27",
        &[],
        &["clock verifica_della_migrazione running days_left=16"],
    ),
    day(
        "2028-02-28",
        &[],
        &["clock verifica_della_migrazione due_soon days_left=15"],
    ),
    day(
        "2028-03-10",
        &[
            "record migrazione_conclusa",
            "tick verifica_della_migrazione tutti_i_servizi_del_piano_raggiungibili",
            "tick verifica_della_migrazione dati_confrontati_a_campione_con_l_origine",
            "! record verifica_della_migrazione => 1 punto",
        ],
        &["awaited verifica_della_migrazione administration"],
    ),
    day(
        "2028-03-15",
        &[],
        &[
            "clock verifica_della_migrazione overdue days_late=1 owed_by=supplier",
            "check critical",
        ],
    ),
    day(
        "2028-03-16",
        &[
            "tick verifica_della_migrazione vecchi_sistemi_spenti_o_fuori_servizio",
            "record verifica_della_migrazione",
        ],
        &[
            "clock verifica_della_migrazione breached days_late=2",
            "awaited completamento_comunicato administration",
        ],
    ),
    // The wait for the check: 60 days from 20 March: 11 + 30, 19 May.
    day(
        "2028-03-20",
        &["record completamento_comunicato"],
        &[
            "clock asseverazione_positiva waiting_no_limit owed_by=dipartimento",
            "awaited asseverazione_positiva dipartimento",
        ],
    ),
    day(
        "2028-05-18",
        &[],
        &["clock asseverazione_positiva long_wait=false"],
    ),
    day(
        "2028-05-19",
        &[],
        &["clock asseverazione_positiva long_wait=true elapsed=60"],
    ),
    day(
        "2028-05-25",
        &["record asseverazione_positiva"],
        &[
            "clock asseverazione_positiva closed_no_limit elapsed=66",
            "awaited erogazione_del_contributo dipartimento",
        ],
    ),
    day(
        "2028-06-30",
        &["record erogazione_del_contributo"],
        &["awaited nothing", "check ok"],
    ),
];

#[test]
fn the_migration_from_the_classification_to_the_payment() {
    lived("cloud", LIFE);
}

/// An answer that comes after the silence is asked about, and then counts.
#[test]
fn an_answer_after_the_silence_is_asked_about() {
    lived(
        "cloud",
        &[
            day("2026-02-02", &["record invio_della_classificazione"], &[]),
            day(
                "2026-06-10",
                &[
                    "! record validazione_della_classificazione 2026-06-08 => silenzio",
                    "record validazione_della_classificazione 2026-06-08 -y",
                ],
                &[
                    "clock validazione_della_classificazione breached end=2026-06-08 days_late=6 by_silence=false owed_by=acn",
                ],
            ),
        ],
    );
}
