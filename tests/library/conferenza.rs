//! A conference of services: working days at both ends, two silences of different length, additions that stop them.

use crate::life::{Day, day, lived};

const LIFE: &[Day] = &[
    // 5 working days from Thursday 30 April: without Friday 1 May, Monday 4 to Friday 8.
    day(
        "2026-04-30",
        &["record istanza"],
        &[
            "clock indizione_della_conferenza running due=2026-05-08 days_left=5 owed_by=administration",
            "awaited indizione_della_conferenza administration",
            "it Mancano 5 giorni lavorativi (ven 08/05)",
        ],
    ),
    day(
        "2026-05-05",
        &[],
        &[
            "clock indizione_della_conferenza due_soon days_left=3",
            "check warning",
        ],
    ),
    // Additions: 15 days, 22 May. Opinions: 45 days are 24 and Sunday 21 June, so the 22nd; 90 days are 24 + 30 + 31,
    // 5 August.
    day(
        "2026-05-07",
        &["record indizione_della_conferenza"],
        &[
            "clock indizione_della_conferenza met elapsed=4",
            "clock richiesta_di_integrazioni running due=2026-05-22 owed_by=amministrazioni_coinvolte",
            "clock pareri_delle_amministrazioni running due=2026-06-22 owed_by=amministrazioni_coinvolte",
            "clock pareri_di_tutela running due=2026-08-05 owed_by=amministrazioni_di_tutela",
            "awaited pareri_delle_amministrazioni amministrazioni_coinvolte",
            "awaited pareri_di_tutela amministrazioni_di_tutela",
            "awaited not richiesta_di_integrazioni",
            "it Oggi non tocca a noi.",
        ],
    ),
    // Asked on the eleventh day; 30 days for the applicant are 13 and 17 June. The opinions stand still.
    day(
        "2026-05-18",
        &[
            "record richiesta_di_integrazioni",
            "suspend 2026-05-18 --clock pareri_delle_amministrazioni --clock pareri_di_tutela --reason integrazioni",
        ],
        &[
            "clock richiesta_di_integrazioni met elapsed=11",
            "clock integrazioni_ricevute running due=2026-06-17 owed_by=richiedente",
            "clock pareri_delle_amministrazioni suspended due=none",
            "clock pareri_di_tutela suspended due=none",
            "awaited integrazioni_ricevute richiedente",
        ],
    ),
    // What stands still is not silent.
    day(
        "2026-06-07",
        &[],
        &[
            "clock pareri_delle_amministrazioni suspended by_silence=false",
            "clock integrazioni_ricevute running days_left=10",
        ],
    ),
    // 21 days out: Sunday 12 July, so Monday the 13th; 26 August.
    day(
        "2026-06-08",
        &["record integrazioni_ricevute", "resume 2026-06-08"],
        &[
            "clock integrazioni_ricevute met elapsed=21",
            "clock pareri_delle_amministrazioni running due=2026-07-13 suspended=21",
            "clock pareri_di_tutela running due=2026-08-26 suspended=21",
        ],
    ),
    day(
        "2026-06-22",
        &[],
        &[
            "clock pareri_delle_amministrazioni running days_left=21",
            "check ok",
        ],
    ),
    // 45 days warn from 10 before, 90 from 15.
    day(
        "2026-07-02",
        &[],
        &["clock pareri_delle_amministrazioni running days_left=11"],
    ),
    day(
        "2026-07-03",
        &[],
        &["clock pareri_delle_amministrazioni due_soon days_left=10"],
    ),
    day(
        "2026-07-13",
        &[],
        &[
            "clock pareri_delle_amministrazioni due_today",
            "awaited pareri_delle_amministrazioni amministrazioni_coinvolte",
        ],
    ),
    // Silence: consent, on the last day.
    day(
        "2026-07-14",
        &[],
        &[
            "clock pareri_delle_amministrazioni met end=2026-07-13 by_silence=true",
            "awaited not pareri_delle_amministrazioni",
            "clock determinazione_conclusiva not_started",
            "row 3 Pareri 26/08/26 47/90 43 in corso Amministrazioni di tutela",
            "it per silenzio",
            "check ok",
        ],
    ),
    day(
        "2026-08-11",
        &[],
        &["clock pareri_di_tutela due_soon days_left=15"],
    ),
    // The later opinion is of Thursday 20 August: 21, 24, 25, 26, Thursday 27.
    day(
        "2026-08-20",
        &["record pareri_di_tutela"],
        &[
            "clock pareri_di_tutela met by_silence=false",
            "clock determinazione_conclusiva running start=2026-08-20 due=2026-08-27 days_left=5 owed_by=administration",
            "awaited determinazione_conclusiva administration",
        ],
    ),
    day(
        "2026-08-22",
        &[],
        &["clock determinazione_conclusiva running days_left=4"],
    ),
    day(
        "2026-08-24",
        &[],
        &["clock determinazione_conclusiva due_soon days_left=3"],
    ),
    day(
        "2026-08-27",
        &[],
        &["clock determinazione_conclusiva due_today"],
    ),
    day(
        "2026-08-28",
        &[],
        &[
            "clock determinazione_conclusiva overdue days_late=1",
            "check critical",
        ],
    ),
    // 21, 24 to 28 and 31 August are 7 working days; late is counted on the calendar.
    day(
        "2026-08-31",
        &["record determinazione_conclusiva"],
        &[
            "clock determinazione_conclusiva breached elapsed=7 days_late=4",
            "awaited nothing",
            "check ok",
        ],
    ),
    // An opinion that was there in time after all: it takes the place of the silence, and nothing else moves.
    day(
        "2026-09-01",
        &["record pareri_delle_amministrazioni 2026-07-10"],
        &[
            "clock pareri_delle_amministrazioni met end=2026-07-10 by_silence=false",
            "clock determinazione_conclusiva breached days_late=4",
        ],
    ),
    day("2026-09-02", &[], &["awaited nothing", "check ok"]),
];

#[test]
fn a_conference_with_additions_and_a_silence() {
    lived("conferenza", LIFE);
}

/// Without protecting authorities the decision counts from the others alone.
#[test]
fn opinions_that_nobody_has_to_give_do_not_apply() {
    lived(
        "conferenza",
        &[
            day(
                "2026-05-07",
                &["record istanza", "record indizione_della_conferenza"],
                &[],
            ),
            day(
                "2026-05-11",
                &["waive pareri_di_tutela --reason nessuna"],
                &[
                    "clock pareri_di_tutela waived",
                    "awaited not pareri_di_tutela",
                ],
            ),
            // Silent through Monday 22 June; 23, 24, 25, 26 and Monday 29.
            day(
                "2026-06-23",
                &[],
                &[
                    "clock pareri_delle_amministrazioni met by_silence=true end=2026-06-22",
                    "clock richiesta_di_integrazioni waived",
                    "clock determinazione_conclusiva running due=2026-06-29",
                ],
            ),
        ],
    );
}
