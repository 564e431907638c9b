//! The schedule of Civitavecchia: a plan sent back, a suspension, a migration and an acceptance test that are rejected,
//! a check list in groups, assistance and five years of upkeep.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    // Informative: 10 days from the award.
    day(
        "2025-01-20",
        &[
            "record award",
            "set info.net_amount 100000",
            "set penalties.daily_per_mille 1",
            "set penalties.cap_percent 10",
        ],
        &[
            "row · 1 Piano di esecuzione 30/01/25 0/10 10 indicativo insieme",
            "clock plan_delivery_obligation running due=2025-01-30 informative=true owed_by=supplier",
            "clock plan_delivery not_started",
            "it Mancano 10 giorni dall'aggiudicazione, gio 30/01 (indicativo)",
            "awaited contract_signed both",
            "check ok",
        ],
    ),
    // Past it: never red.
    day(
        "2025-01-31",
        &[],
        &[
            "it Da 1 giorno oltre i 10 dall'aggiudicazione (indicativo)",
            "check ok",
        ],
    ),
    // 10 days from 6 February: Sunday the 16th, which stays.
    day(
        "2025-02-06",
        &["record contract_signed"],
        &["clock plan_delivery running due=2025-02-16 civil_due=2025-02-17 days_left=10"],
    ),
    day(
        "2025-02-13",
        &["record plan_delivered"],
        &[
            "clock plan_delivery met elapsed=7",
            "clock plan_acceptance_wait waiting_no_limit owed_by=administration",
            "awaited plan_accepted administration",
        ],
    ),
    // Sent back: the first delivery stays met, no second term is given.
    day(
        "2025-02-18",
        &["reject plan_accepted --reason incompleto"],
        &[
            "clock plan_delivery met elapsed=7",
            "awaited plan_delivered supplier",
            "clock plan_acceptance_wait not_started",
            "it Nessun termine corre. Si attende la consegna del piano (fornitore).",
            "en No clock is running. Awaited: the delivery of the plan (supplier).",
            "it Fase 8, Mantenimento: Supporto e mantenimento: non avviato, 5 anni dall'avvio del mantenimento.",
            "check ok",
        ],
    ),
    day(
        "2025-02-24",
        &["record plan_delivered"],
        &[
            "clock plan_delivery met elapsed=7",
            "clock plan_acceptance_wait waiting_no_limit start=2025-02-24",
        ],
    ),
    // 90 days from 10 March: 21 + 30 + 31 and 8 June, a Sunday.
    day(
        "2025-03-10",
        &["record plan_accepted"],
        &[
            "clock plan_acceptance_wait closed_no_limit elapsed=14",
            "clock test_release running due=2025-06-08 owed_by=supplier",
        ],
    ),
    day(
        "2025-05-24",
        &[],
        &["clock test_release due_soon days_left=15", "check warning"],
    ),
    // 21 + 30 + 31 + 6 = 88. Then 90 days: 24 + 31 + 31 and 4 September.
    day(
        "2025-06-06",
        &["record test_release"],
        &[
            "clock test_release met elapsed=88",
            "clock migration running due=2025-09-04 owed_by=supplier",
        ],
    ),
    // 38 days are left: 3 of July, 31, 4.
    day(
        "2025-07-28",
        &["suspend 2025-07-28 --reason dati"],
        &[
            "clock migration suspended due=none days_left=38",
            "awaited resumption:1 administration",
        ],
    ),
    // 35 days out: 9 October.
    day(
        "2025-09-01",
        &["resume 2025-09-01"],
        &["clock migration running due=2025-10-09 suspended=35 days_left=38"],
    ),
    // Our verification runs on the supplier's term. Tests and training: 30 days, 26 October.
    day(
        "2025-09-26",
        &["record migration_done"],
        &[
            "clock migration due_soon days_left=13 owed_by=supplier",
            "awaited migration_verified administration",
            "it Intanto il termine del fornitore corre",
            "clock test_training running due=2025-10-26",
        ],
    ),
    day(
        "2025-10-01",
        &["reject migration_verified --reason dati"],
        &[
            "clock migration due_soon due=2025-10-09",
            "awaited migration_done supplier",
            "clock test_training not_started",
        ],
    ),
    // 6 June to 7 October: 123 days, 35 of them out. Tests from the second migration: 25 and 5 November.
    day(
        "2025-10-07",
        &[
            "record migration_done 2025-10-06",
            "record migration_verified",
        ],
        &[
            "clock migration met elapsed=88 gross=123",
            "clock test_training running start=2025-10-06 due=2025-11-05",
        ],
    ),
    // Content: 60 days from 17 October: 14 + 30 and 16 December.
    day(
        "2025-10-17",
        &["record test_debug_done"],
        &[
            "clock content running due=2025-12-16",
            "clock test_training running",
            "awaited training_done supplier",
            "awaited content_published supplier",
        ],
    ),
    day(
        "2025-11-06",
        &[],
        &["clock test_training overdue days_late=1", "check critical"],
    ),
    // 2 days at 1 per mille of 100,000 euro.
    day(
        "2025-11-07",
        &["record training_done"],
        &[
            "clock test_training breached days_late=2",
            "penalty test_training 20000",
        ],
    ),
    // Acceptance: 30 days from 16 December: 15 and 15 January.
    day(
        "2025-12-16",
        &["record content_published"],
        &[
            "clock content met elapsed=60",
            "clock acceptance running due=2026-01-15",
        ],
    ),
    // 51 points: a group does not apply, 15 of C.SE.
    day(
        "2026-01-08",
        &[
            "record production_release",
            "tick acceptance_test font bootstrap-italia",
            "! record acceptance_test => 49 punti",
        ],
        &[
            "clock acceptance due_soon days_left=7",
            "awaited acceptance_test both",
            "it 2 di 51 punti",
        ],
    ),
    day(
        "2026-01-14",
        &["reject acceptance_test --reason errori"],
        &[
            "clock acceptance due_soon days_left=1",
            "awaited production_release supplier",
        ],
    ),
    day(
        "2026-01-16",
        &[],
        &["clock acceptance overdue days_late=1 owed_by=supplier"],
    ),
    day(
        "2026-01-20",
        &[
            "record production_release 2026-01-19",
            "record acceptance_test -y",
        ],
        &[
            "clock acceptance breached days_late=5",
            "penalty acceptance 50000",
            "awaited maintenance_start administration",
        ],
    ),
    // Upkeep: five years from 1 February. 180 days before 1 February 2031: 31 + 31 + 30 + 31 + 30 = 153 to 1 September,
    // 27 more to 5 August.
    day(
        "2026-02-01",
        &["record maintenance_start"],
        &["term maintenance through=2031-02-01 ending=false"],
    ),
    // Assistance: 10 days from 2 February.
    day(
        "2026-02-02",
        &["request open --subject domanda"],
        &[
            "clock assistance:1 running due=2026-02-12 owed_by=supplier",
            "awaited assistance_answer:1 supplier",
        ],
    ),
    day(
        "2026-02-10",
        &["request answer 1"],
        &["clock assistance:1 met elapsed=8", "awaited nothing"],
    ),
    day(
        "2030-08-04",
        &[],
        &["term maintenance ending=false days_left=181"],
    ),
    day(
        "2030-08-05",
        &[],
        &[
            "term maintenance ending=true days_left=180",
            "check warning",
        ],
    ),
];

#[test]
fn the_schedule_from_the_award_to_the_end_of_the_upkeep() {
    lived("civitavecchia", LIFE);
}
