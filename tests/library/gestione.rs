//! A managed service: a take-over that is rejected, twelve reports, faults in working days, a notice counted backwards,
//! and a renewal that need not be.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    // Take-over: 30 days from Monday 24 November: 6 and 24 December.
    day(
        "2025-11-24",
        &["record stipula_del_contratto", "set info.net_amount 100000"],
        &[
            "clock presa_in_carico running due=2025-12-24 owed_by=supplier",
            "awaited presa_in_carico supplier",
        ],
    ),
    day(
        "2025-12-17",
        &[],
        &["clock presa_in_carico due_soon days_left=7"],
    ),
    day(
        "2025-12-19",
        &["record presa_in_carico"],
        &[
            "clock presa_in_carico met elapsed=25",
            "clock verbale_di_avvio waiting_no_limit owed_by=administration",
            "awaited verbale_di_avvio both",
        ],
    ),
    // Again in 10 days: 9 of December and 1 January, a holiday, so Friday the 2nd.
    day(
        "2025-12-22",
        &["reject verbale_di_avvio --reason documenti"],
        &[
            "clock presa_in_carico met",
            "clock presa_in_carico/2 running due=2026-01-02 owed_by=supplier",
            "awaited presa_in_carico supplier",
        ],
    ),
    day(
        "2025-12-30",
        &["record presa_in_carico"],
        &[
            "clock presa_in_carico/2 met elapsed=8",
            "awaited verbale_di_avvio both",
        ],
    ),
    // A year with its first day: through 31 December. The first period ends on 31 January and is due on 10 February.
    // The notice: 60 days before 31 December are 1 November, a Sunday, so back to Saturday 31 October.
    day(
        "2026-01-01",
        &["record verbale_di_avvio"],
        &[
            "term servizio through=2026-12-31 ending=false",
            "clock comunicazione_sul_rinnovo running due=2026-10-31 owed_by=administration",
            "series relazione_mensile done=0 total=12",
            // Nobody has said that the renewal does not apply.
            "series relazione_mensile_nel_rinnovo waived=false done=0",
            "awaited not relazione_mensile:1",
            "row 2 Servizio, 1 anno 31/12/26 0 di 12, prossima 10/02",
        ],
    ),
    day(
        "2026-01-31",
        &[],
        &[
            "clock relazione_mensile:1 running due=2026-02-10 days_left=10 owed_by=supplier",
            "awaited relazione_mensile:1 supplier",
        ],
    ),
    day(
        "2026-02-09",
        &["record relazione_mensile:1"],
        &[
            "clock relazione_mensile:1 met",
            "series relazione_mensile done=1 total=12",
            "awaited not relazione_mensile:2",
        ],
    ),
    // A report before its month is over is asked about; the second one is late by 2: 2 per mille of 100,000 euro.
    day(
        "2026-03-12",
        &[
            "! record relazione_mensile:3 => periodo",
            "record relazione_mensile:2",
        ],
        &[
            "clock relazione_mensile:2 breached due=2026-03-10 days_late=2",
            "penalty relazione_mensile:2 20000",
            "series relazione_mensile done=2 total=12",
        ],
    ),
    day(
        "2026-04-01",
        &["waive relazione_mensile:3 --reason sospesa"],
        &[
            "clock relazione_mensile:3 waived",
            "series relazione_mensile done=2 total=11",
        ],
    ),
    // 3 working days from Thursday 2 April: Friday 3, Tuesday 7 (Monday is a holiday), Wednesday 8.
    day(
        "2026-04-02",
        &["request open --register guasto_grave --subject posta"],
        &[
            "clock guasto_grave:1 due=2026-04-08 days_left=3 owed_by=supplier",
            "awaited riparazione_del_guasto_grave:1 supplier",
        ],
    ),
    // 1 working day from Friday 3 April: Tuesday the 7th.
    day(
        "2026-04-03",
        &["request open --register guasto_bloccante --subject rete"],
        &[
            "clock guasto_bloccante:1 due=2026-04-07 days_left=1",
            "clock guasto_grave:1 days_left=2",
        ],
    ),
    day(
        "2026-04-07",
        &["request answer 1 --register guasto_bloccante"],
        &["clock guasto_bloccante:1 met elapsed=1"],
    ),
    // Late on Thursday and Friday: 2 days of the calendar.
    day(
        "2026-04-10",
        &["request answer 1 --register guasto_grave"],
        &[
            "clock guasto_grave:1 breached days_late=2",
            "penalty guasto_grave:1 20000",
        ],
    ),
    // The period of April is due on 10 May, a Sunday, so Monday.
    day(
        "2026-05-11",
        &["record relazione_mensile:4"],
        &["clock relazione_mensile:4 met due=2026-05-11"],
    ),
    // 10 working days from Friday 29 May: 1 June, then without the 2nd 3, 4, 5, 8, 9, 10, 11, 12, 15.
    day(
        "2026-05-29",
        &["request open --register guasto_lieve --subject colori"],
        &["clock guasto_lieve:1 running due=2026-06-15 days_left=10"],
    ),
    day(
        "2026-06-08",
        &[
            "record relazione_mensile:5",
            "request answer 1 --register guasto_lieve",
        ],
        &["clock guasto_lieve:1 met elapsed=5"],
    ),
    // Two reports are missing: June was due on 10 July, July on 10 August.
    day(
        "2026-08-12",
        &[],
        &[
            "clock relazione_mensile:6 overdue days_late=33",
            "clock relazione_mensile:7 overdue days_late=2",
            "series relazione_mensile done=4 total=11",
            "row 2 Servizio 4 di 11 10/07/26 43/10 -33 in ritardo fornitore",
            "row Relazione mensile n. 7 10/08/26 12/10 -2 in ritardo fornitore",
            "check critical",
        ],
    ),
    day(
        "2026-09-30",
        &[
            "record relazione_mensile:6",
            "record relazione_mensile:7",
            "record relazione_mensile:8",
        ],
        &["clock comunicazione_sul_rinnovo running days_left=31"],
    ),
    day(
        "2026-10-01",
        &[],
        &["clock comunicazione_sul_rinnovo due_soon days_left=30"],
    ),
    day(
        "2026-10-20",
        &[
            "record relazione_mensile:9",
            "record comunicazione_sul_rinnovo",
        ],
        &[
            "clock comunicazione_sul_rinnovo met",
            "awaited not rinnovo_per_un_anno",
        ],
    ),
    // 90 days before 31 December: 31, 30, 29 of October back, the 2nd.
    day(
        "2026-12-31",
        &["record relazione_mensile:10", "record relazione_mensile:11"],
        &["term servizio days_left=0 ending=true"],
    ),
    // The last report: 10 January 2027 is a Sunday. Renewed from the 1st: its own reports begin.
    day(
        "2027-01-01",
        &["record rinnovo_per_un_anno"],
        &[
            "clock relazione_mensile:12 running due=2027-01-11",
            "term anno_di_rinnovo through=2027-12-31",
            "series relazione_mensile_nel_rinnovo done=0 total=12",
        ],
    ),
    day(
        "2027-02-01",
        &["record relazione_mensile:12 2027-01-11"],
        &[
            "clock relazione_mensile:12 met",
            "clock relazione_mensile:13 absent",
            "series relazione_mensile done=11 total=11",
            "clock relazione_mensile_nel_rinnovo:1 running due=2027-02-10",
        ],
    ),
];

#[test]
fn a_year_of_service_and_its_renewal() {
    lived("gestione", LIFE);
}

/// No notice: the row is late, and it is ours.
#[test]
fn a_notice_that_was_forgotten_is_late_and_ours() {
    lived(
        "gestione",
        &[
            day(
                "2026-01-01",
                &[
                    "record stipula_del_contratto",
                    "record presa_in_carico",
                    "record verbale_di_avvio",
                ],
                &[],
            ),
            day(
                "2026-11-02",
                &[],
                &[
                    "clock comunicazione_sul_rinnovo overdue days_late=2 owed_by=administration",
                    "awaited comunicazione_sul_rinnovo administration",
                    "check critical",
                ],
            ),
        ],
    );
}
