//! Access to documents: thirty days that stand still while a third party may object, documents that wait fifteen days,
//! and a review if somebody asks for it.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    // 30 days from Monday 2 March: 29 and 1 April.
    day(
        "2026-03-02",
        &["record istanza_di_accesso"],
        &[
            "clock decisione_sull_istanza running due=2026-04-01 days_left=30 owed_by=administration",
            "awaited decisione_sull_istanza administration",
            "awaited not avviso_al_controinteressato",
            "awaited not richiesta_di_riesame",
            "it Mancano 30 giorni (mer 01/04)",
            "check ok",
        ],
    ),
    // Objection: 10 days from 9 March. The 30 days stand still, 23 are left, the 10 go on.
    day(
        "2026-03-09",
        &[
            "record avviso_al_controinteressato",
            "suspend 2026-03-09 --clock decisione_sull_istanza --reason avviso",
        ],
        &[
            "clock opposizione_del_controinteressato running due=2026-03-19 owed_by=controinteressato",
            "clock decisione_sull_istanza suspended due=none days_left=23",
            "row 2 Decisione 7/30 23 sospesa noi",
            "check ok",
        ],
    ),
    day(
        "2026-03-12",
        &[],
        &[
            "clock decisione_sull_istanza suspended days_left=23",
            "clock opposizione_del_controinteressato running days_left=7",
        ],
    ),
    // It came: 7 days are out, the last day is 8 April.
    day(
        "2026-03-16",
        &[
            "record opposizione_del_controinteressato",
            "resume 2026-03-16",
        ],
        &[
            "clock opposizione_del_controinteressato met elapsed=7",
            "clock decisione_sull_istanza running due=2026-04-08 suspended=7 days_left=23",
            "awaited decisione_sull_istanza administration",
        ],
    ),
    day(
        "2026-03-31",
        &[],
        &[
            "clock decisione_sull_istanza running days_left=8",
            "check ok",
        ],
    ),
    day(
        "2026-04-01",
        &[],
        &[
            "clock decisione_sull_istanza due_soon days_left=7",
            "check warning",
        ],
    ),
    day(
        "2026-04-07",
        &[],
        &["it Manca 1 giorno (mer 08/04)", "en 1 day left"],
    ),
    day(
        "2026-04-08",
        &[],
        &["clock decisione_sull_istanza due_today"],
    ),
    day(
        "2026-04-09",
        &[],
        &[
            "clock decisione_sull_istanza overdue days_late=1 owed_by=administration",
            "check critical",
        ],
    ),
    // Decided: 39 days, 7 of them out, 32 of 30.
    day(
        "2026-04-10",
        &["record decisione_sull_istanza"],
        &[
            "clock decisione_sull_istanza breached elapsed=32 days_late=2",
            "clock invio_dei_documenti waiting_no_limit owed_by=administration",
            "awaited invio_dei_documenti administration",
            "check ok",
        ],
    ),
    // Not before 15 days from 13 April: through the 28th.
    day(
        "2026-04-13",
        &["record decisione_comunicata_al_controinteressato"],
        &["term attesa_prima_dell_invio through=2026-04-28 days_left=15"],
    ),
    day(
        "2026-04-20",
        &[],
        &["term attesa_prima_dell_invio days_left=8"],
    ),
    day(
        "2026-04-28",
        &[],
        &[
            "term attesa_prima_dell_invio days_left=0",
            "clock invio_dei_documenti long_wait=false elapsed=18",
        ],
    ),
    day(
        "2026-04-29",
        &["record invio_dei_documenti"],
        &[
            "clock invio_dei_documenti closed_no_limit elapsed=19",
            "awaited nothing",
            "check ok",
        ],
    ),
    // Nobody asks for a review: nothing is late, however long.
    day(
        "2026-05-03",
        &[],
        &["clock decisione_sul_riesame not_started", "awaited nothing"],
    ),
    // Asked: 20 days from 4 May are Sunday 24, so Monday the 25th.
    day(
        "2026-05-04",
        &["record richiesta_di_riesame"],
        &[
            "clock decisione_sul_riesame running due=2026-05-25 owed_by=administration",
            "awaited decisione_sul_riesame administration",
        ],
    ),
    // The 20 days warn from 7 before their last one.
    day(
        "2026-05-17",
        &[],
        &["clock decisione_sul_riesame running days_left=8"],
    ),
    day(
        "2026-05-18",
        &[],
        &["clock decisione_sul_riesame due_soon days_left=7"],
    ),
    day(
        "2026-05-24",
        &[],
        &["clock decisione_sul_riesame due_soon days_left=1"],
    ),
    day(
        "2026-05-25",
        &[],
        &[
            "clock decisione_sul_riesame due_today",
            "it SCADE OGGI: fase 3, Riesame.",
        ],
    ),
    day(
        "2026-05-26",
        &["record decisione_sul_riesame 2026-05-25"],
        &[
            "clock decisione_sul_riesame met elapsed=21 days_late=0",
            "awaited nothing",
            "check ok",
        ],
    ),
];

#[test]
fn an_application_with_a_third_party_and_a_review() {
    lived("accesso", LIFE);
}

/// The third party is silent: the 10 days run out, nobody is late, and the 30 days go on.
#[test]
fn a_third_party_that_does_not_object_is_not_late_and_a_refusal_sends_nothing() {
    lived(
        "accesso",
        &[
            day(
                "2026-03-02",
                &[
                    "record istanza_di_accesso",
                    "record avviso_al_controinteressato",
                    "suspend 2026-03-02 --clock decisione_sull_istanza --reason avviso",
                ],
                &["clock opposizione_del_controinteressato running due=2026-03-12"],
            ),
            day(
                "2026-03-13",
                &["resume 2026-03-12"],
                &[
                    "clock opposizione_del_controinteressato waived",
                    "clock decisione_sull_istanza running suspended=10 due=2026-04-11",
                    "check ok",
                ],
            ),
            day(
                "2026-04-11",
                &[
                    "record decisione_sull_istanza",
                    "waive invio_dei_documenti --reason rifiuto",
                ],
                &[
                    "clock decisione_sull_istanza met",
                    "clock invio_dei_documenti waived",
                    "awaited nothing",
                ],
            ),
        ],
    );
}
