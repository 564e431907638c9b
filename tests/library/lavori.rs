//! Works: signature and hand-over owed by us, an advance, statements of progress in three steps, a suspension past its
//! ceiling, a completion that is rejected, our own late payments, two years of a provisional certificate.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    // Signature: 60 days from Monday 12 January: 19 of January, 28 of February, 13 of March.
    day(
        "2026-01-12",
        &["record aggiudicazione", "set info.net_amount 200000"],
        &[
            "clock stipula_del_contratto running due=2026-03-13 days_left=60 owed_by=administration",
            "awaited stipula_del_contratto both",
            "it Mancano 60 giorni (ven 13/03): fase 1, Contratto.",
            "row 1 Contratto 13/03/26 0/60 60 in corso insieme",
            "check ok",
        ],
    ),
    // 60 days: due soon from 10 before, on 3 March.
    day(
        "2026-03-02",
        &[],
        &[
            "clock stipula_del_contratto running days_left=11",
            "check ok",
        ],
    ),
    day(
        "2026-03-03",
        &[],
        &[
            "clock stipula_del_contratto due_soon days_left=10",
            "check warning",
        ],
    ),
    day(
        "2026-03-13",
        &[],
        &["clock stipula_del_contratto due_today"],
    ),
    day(
        "2026-03-16",
        &[],
        &[
            "clock stipula_del_contratto overdue days_late=3 owed_by=administration",
            "penalty stipula_del_contratto none",
            "check critical",
        ],
    ),
    // Hand-over: 45 days from 20 March: 11, 30 of April, 4 May, a Monday.
    day(
        "2026-03-20",
        &["record stipula_del_contratto"],
        &[
            "clock stipula_del_contratto breached days_late=7",
            "clock consegna_dei_lavori running due=2026-05-04 owed_by=administration",
            "penalty stipula_del_contratto none",
        ],
    ),
    // Works: 180 days from 20 April: 10 + 31 + 30 + 31 + 31 + 30 = 163, 17 October; a Saturday does not move.
    day(
        "2026-04-20",
        &["record consegna_dei_lavori"],
        &[
            "clock consegna_dei_lavori met elapsed=31",
            "clock ultimazione_dei_lavori running due=2026-10-17 owed_by=supplier",
            // The works are to begin within 5 days, on 25 April; 15 more are Sunday 10 May.
            "clock pagamento_dell_anticipazione not_started due=none forecast_end=2026-05-11",
            "awaited inizio_effettivo_dei_lavori supplier",
        ],
    ),
    // Advance: 15 days from 24 April: 9 May, a Saturday.
    day(
        "2026-04-24",
        &["record inizio_effettivo_dei_lavori"],
        &[
            "clock pagamento_dell_anticipazione running due=2026-05-09 days_left=15 owed_by=administration",
            "awaited pagamento_dell_anticipazione administration",
        ],
    ),
    day(
        "2026-05-10",
        &[],
        &[
            "clock pagamento_dell_anticipazione overdue days_late=1",
            "check critical",
        ],
    ),
    day(
        "2026-05-12",
        &["record pagamento_dell_anticipazione"],
        &[
            "clock pagamento_dell_anticipazione breached days_late=3",
            "penalty pagamento_dell_anticipazione none",
            "awaited ultimazione_dei_lavori supplier",
        ],
    ),
    // Certificate: 7 days from the statement of 1 June.
    day(
        "2026-06-01",
        &["request open --register stato_di_avanzamento --subject SAL1"],
        &[
            "clock stato_di_avanzamento:1/certificato_di_pagamento running due=2026-06-08 owed_by=administration",
            "clock stato_di_avanzamento:1/pagamento_del_certificato absent",
            "it Stato di avanzamento: Pagamento del certificato: nessuno stato di avanzamento aperto",
            "it Fase 5, Due anni dal certificato: Certificato ancora provvisorio: non avviato, 2 anni dal certificato di regolare esecuzione.",
        ],
    ),
    day(
        "2026-06-09",
        &[],
        &["clock stato_di_avanzamento:1/certificato_di_pagamento overdue days_late=1"],
    ),
    // Payment: 30 days from the certificate of 10 June: 10 July.
    day(
        "2026-06-10",
        &["request answer 1 --register stato_di_avanzamento"],
        &[
            "clock stato_di_avanzamento:1/certificato_di_pagamento breached days_late=2",
            "clock stato_di_avanzamento:1/pagamento_del_certificato running due=2026-07-10 owed_by=administration",
        ],
    ),
    // Left on 15 June: 15 + 31 + 31 + 30 + 17 = 124. The payment goes on.
    day(
        "2026-06-15",
        &["suspend 2026-06-15 --reason ritrovamento"],
        &[
            "clock ultimazione_dei_lavori suspended due=none days_left=124",
            "clock stato_di_avanzamento:1/pagamento_del_certificato running due=2026-07-10",
        ],
    ),
    day(
        "2026-07-10",
        &["record stato_di_avanzamento:1/pagamento_del_certificato"],
        &["clock stato_di_avanzamento:1/pagamento_del_certificato met elapsed=30"],
    ),
    // A quarter of the 180 days of the works is 45: 15 of June and 30 of July.
    day(
        "2026-07-30",
        &[],
        &["silent oltre il tetto", "silent past the ceiling"],
    ),
    day(
        "2026-07-31",
        &[],
        &["it oltre il tetto", "en past the ceiling"],
    ),
    // Suspended for 15 + 31 + 3 = 49 days: 17 October and 49 are 14 + 30 + 5, 5 December, a Saturday.
    day(
        "2026-08-03",
        &["resume 2026-08-03"],
        &["clock ultimazione_dei_lavori running due=2026-12-05 suspended=49 days_left=124"],
    ),
    day(
        "2026-11-20",
        &[],
        &["clock ultimazione_dei_lavori due_soon days_left=15"],
    ),
    // Account: 30 days from 5 December: 26 and 4 January, a Monday. Certificate: 3 months, Friday 5 March.
    day(
        "2026-12-05",
        &["record ultimazione_dei_lavori"],
        &[
            "clock ultimazione_dei_lavori met elapsed=180",
            "clock accertamento_dell_ultimazione waiting_no_limit owed_by=administration",
            "clock conto_finale running due=2027-01-04",
            "clock certificato_di_regolare_esecuzione running due=2027-03-05",
        ],
    ),
    // It is as if nothing had been completed: late since the 5th, 5 days of 1 per mille of 200,000 euro.
    day(
        "2026-12-10",
        &["reject accertamento_dell_ultimazione --reason incompleti"],
        &[
            "clock ultimazione_dei_lavori overdue days_late=5 owed_by=supplier",
            "clock conto_finale not_started due=none",
            "clock certificato_di_regolare_esecuzione not_started due=none",
            "awaited ultimazione_dei_lavori supplier",
            "penalty ultimazione_dei_lavori 100000",
            "row 3 Esecuzione 05/12/26 185/180 -5 in ritardo fornitore",
            "it Oggi non tocca a noi.",
            "check critical",
        ],
    ),
    // 20 April to 21 December are 245 days, without 49 they are 196 of 180. Account: 10 and 20, 20 January.
    // Certificate: 21 March 2027 is a Sunday, so Monday 22 March.
    day(
        "2026-12-21",
        &["record ultimazione_dei_lavori"],
        &[
            "clock ultimazione_dei_lavori breached elapsed=196 days_late=16",
            "clock conto_finale running due=2027-01-20",
            "clock certificato_di_regolare_esecuzione running due=2027-03-22",
            "penalty ultimazione_dei_lavori 320000",
        ],
    ),
    // A wait of 10 days is a long one.
    day(
        "2026-12-30",
        &[],
        &["clock accertamento_dell_ultimazione waiting_no_limit elapsed=9 long_wait=false"],
    ),
    day(
        "2026-12-31",
        &[],
        &[
            "clock accertamento_dell_ultimazione waiting_no_limit elapsed=10 long_wait=true",
            "check warning",
        ],
    ),
    day(
        "2027-01-04",
        &["record accertamento_dell_ultimazione"],
        &[
            "clock accertamento_dell_ultimazione closed_no_limit elapsed=14",
            "awaited conto_finale administration",
        ],
    ),
    // Ours, and late: it costs the contractor nothing.
    day(
        "2027-01-25",
        &["record conto_finale"],
        &[
            "clock conto_finale breached days_late=5 owed_by=administration",
            "penalty conto_finale none",
            "penalty ultimazione_dei_lavori 320000",
        ],
    ),
    // Balance: 30 days from 22 March: 9 and 21 April. Two years: 22 March 2029.
    day(
        "2027-03-22",
        &["record certificato_di_regolare_esecuzione"],
        &[
            "clock certificato_di_regolare_esecuzione met",
            "clock pagamento_del_saldo running due=2027-04-21 owed_by=administration",
            "term certificato_ancora_provvisorio through=2029-03-22",
        ],
    ),
    day(
        "2027-04-21",
        &["record pagamento_del_saldo"],
        &[
            "clock pagamento_del_saldo met elapsed=30",
            "awaited nothing",
        ],
    ),
    // 60 days before 22 March 2029: 22 of March, 28 of February, 10 of January.
    day(
        "2029-01-20",
        &[],
        &["term certificato_ancora_provvisorio ending=false"],
    ),
    day(
        "2029-01-21",
        &[],
        &[
            "term certificato_ancora_provvisorio ending=true days_left=60",
            "check warning",
        ],
    ),
];

#[test]
fn works_from_the_award_to_the_end_of_the_provisional_certificate() {
    lived("lavori", LIFE);
}

/// Without an advance, and with a second suspension that ends in time.
#[test]
fn an_advance_that_is_not_due_does_not_apply() {
    lived(
        "lavori",
        &[
            day(
                "2026-04-20",
                &[
                    "record consegna_dei_lavori -y",
                    "record inizio_effettivo_dei_lavori",
                ],
                &["clock pagamento_dell_anticipazione running due=2026-05-05"],
            ),
            day(
                "2026-05-20",
                &["waive pagamento_dell_anticipazione --reason rinuncia"],
                &[
                    "clock pagamento_dell_anticipazione waived",
                    "awaited not pagamento_dell_anticipazione",
                    "check ok",
                ],
            ),
        ],
    );
}
