//! Supplies by orders: one register of four steps, an entry for each order; goods that are rejected in a register of
//! their own; a contract and a warranty that run.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    day(
        "2026-01-12",
        &["record stipula_del_contratto", "set info.net_amount 100000"],
        &[
            "term durata_del_contratto through=2028-01-12",
            "awaited nothing",
            "check ok",
        ],
    ),
    // Delivery: 30 days from Monday 2 March: 29 and 1 April.
    day(
        "2026-03-02",
        &["request open --register ordine --subject banchi"],
        &[
            "clock ordine:1/consegna running due=2026-04-01 owed_by=supplier",
            "awaited ordine:1/consegna supplier",
        ],
    ),
    // Of order 2: 5 April is Easter, the 6th the Monday after it, so Tuesday the 7th.
    day(
        "2026-03-06",
        &["request open --register ordine --subject sedie"],
        &["clock ordine:2/consegna running due=2026-04-07 days_left=32"],
    ),
    day(
        "2026-03-25",
        &[],
        &[
            "clock ordine:1/consegna due_soon days_left=7",
            "clock ordine:2/consegna running",
        ],
    ),
    day(
        "2026-04-02",
        &["!request answer 7 --register ordine => crono request open --register ordine"],
        &[
            "clock ordine:1/consegna overdue days_late=1",
            "check critical",
            // The entries have the noun of the plan, and its gender.
            "row 2 Ordini 2 aperti 01/04/26",
            "row 3 Merce respinta -/7 nessuno aperto",
            "row Ordini aperti",
            "it Merce respinta: nessun rifiuto della merce aperto.",
            "it ordine: Consegna n. 2: in scadenza, mancano 5 giorni, scade mar 07/04/2026, 27 giorni su 30, a carico del fornitore;",
            "en order: Delivery no. 1: late by 1 day, was due Wed 01/04/2026, 31 days of 30, owed by the supplier;",
            "en Phase 4, Closing and warranty: Warranty: not started, 24 months from the last conformity check.",
        ],
    ),
    // Check: 20 days from 3 April, the 23rd. Late by 2 at 1 per mille of 100,000 euro.
    day(
        "2026-04-03",
        &["request answer 1 --register ordine"],
        &[
            "clock ordine:1/consegna breached days_late=2",
            "clock ordine:1/verifica_di_conformita running due=2026-04-23 owed_by=administration",
            "penalty ordine:1/consegna 20000",
        ],
    ),
    // In time because the last day moves: 32 days of 30.
    day(
        "2026-04-07",
        &["record ordine:2/consegna"],
        &[
            "clock ordine:2/consegna met elapsed=32 days_late=0",
            "clock ordine:2/verifica_di_conformita running due=2026-04-27",
            "row 2 Ordini 2 aperti 23/04/26 4/20 16 in corso noi",
        ],
    ),
    // Replacement: 7 days from 10 April.
    day(
        "2026-04-10",
        &["request open --register rifiuto_della_merce --subject sedie"],
        &[
            "clock rifiuto_della_merce:1 running due=2026-04-17 owed_by=supplier",
            "awaited sostituzione:1 supplier",
        ],
    ),
    day(
        "2026-04-20",
        &["request answer 1 --register rifiuto_della_merce"],
        &[
            "clock rifiuto_della_merce:1 breached days_late=3",
            "penalty rifiuto_della_merce:1 30000",
        ],
    ),
    // Payment: 30 days from 23 April: 7 and 23 May, a Saturday, which does not move.
    day(
        "2026-04-23",
        &["record ordine:1/verifica_di_conformita"],
        &[
            "clock ordine:1/verifica_di_conformita met elapsed=20",
            "clock ordine:1/pagamento running due=2026-05-23 owed_by=administration",
        ],
    ),
    // Ours, and late: no estimate.
    day(
        "2026-04-28",
        &[],
        &[
            "clock ordine:2/verifica_di_conformita overdue days_late=1 owed_by=administration",
            "penalty ordine:2/verifica_di_conformita none",
            "check critical",
        ],
    ),
    day(
        "2026-04-29",
        &[
            "record ordine:2/verifica_di_conformita",
            "waive ordine:2/pagamento --reason compensato",
        ],
        &[
            "clock ordine:2/verifica_di_conformita breached days_late=2",
            "clock ordine:2/pagamento waived",
            "check ok",
        ],
    ),
    day("2026-05-23", &[], &["clock ordine:1/pagamento due_today"]),
    day(
        "2026-05-24",
        &[],
        &["clock ordine:1/pagamento overdue days_late=1"],
    ),
    day(
        "2026-05-25",
        &[
            "! record ordine:3/pagamento => ordine n. 3",
            "record ordine:1/pagamento",
        ],
        &[
            "clock ordine:1/pagamento breached days_late=2",
            "penalty ordine:1/pagamento none",
            "awaited nothing",
        ],
    ),
    // Delivery of order 3: 16 August 2026 is a Sunday, so Monday the 17th.
    day(
        "2026-07-17",
        &["request open --register ordine --subject tende"],
        &["clock ordine:3/consegna running due=2026-08-17"],
    ),
    // What would be left: through Sunday the 16th, for the shift is of the day on which it ends.
    day(
        "2026-08-03",
        &["suspend 2026-08-03 --clock ordine:3/consegna --reason chiusura"],
        &["clock ordine:3/consegna suspended due=none days_left=13"],
    ),
    // 21 days out: Sunday 6 September, so the 7th.
    day(
        "2026-08-24",
        &["resume 2026-08-24"],
        &["clock ordine:3/consegna running suspended=21 due=2026-09-07"],
    ),
    day(
        "2026-09-07",
        &["record ordine:3/consegna"],
        &[
            "clock ordine:3/consegna met suspended=21",
            "clock ordine:3/verifica_di_conformita running due=2026-09-28",
        ],
    ),
    day(
        "2026-09-21",
        &["record ordine:3/verifica_di_conformita"],
        &[
            "clock ordine:3/verifica_di_conformita met elapsed=14",
            "clock ordine:3/pagamento running due=2026-10-21",
        ],
    ),
    day(
        "2026-10-21",
        &["record ordine:3/pagamento"],
        &["clock ordine:3/pagamento met elapsed=30"],
    ),
    // 60 days before 12 January 2028: 12 of January, 31 of December, 17 of November back, the 13th.
    day(
        "2027-11-12",
        &[],
        &["term durata_del_contratto ending=false"],
    ),
    day(
        "2027-11-13",
        &[],
        &[
            "term durata_del_contratto ending=true days_left=60",
            "check warning",
        ],
    ),
    // Orders are closed, a wait of 50 days: 31 of December, 19 of January.
    day(
        "2027-11-30",
        &["record chiusura_degli_ordini"],
        &[
            "clock ultima_verifica_di_conformita waiting_no_limit",
            "awaited ultima_verifica_di_conformita administration",
        ],
    ),
    day(
        "2028-01-19",
        &[],
        &["clock ultima_verifica_di_conformita long_wait=true elapsed=50"],
    ),
    day(
        "2028-01-20",
        &[
            "! record ultima_verifica_di_conformita => 3 punti",
            "tick ultima_verifica_di_conformita tutti_gli_ordini_consegnati_o_annullati manuali_e_certificati_ricevuti beni_inventariati",
            "record ultima_verifica_di_conformita",
        ],
        &["term garanzia through=2030-01-20", "awaited nothing"],
    ),
];

#[test]
fn three_orders_from_the_signature_to_the_warranty() {
    lived("forniture", LIFE);
}
