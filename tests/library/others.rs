//! The kinds of contract that do not come along, each written as text and lived through on its decisive days.

use crate::life::{day, lived};

/// Regulation 1182/71: a last day on a Saturday moves too; reports come back, a final one has a fixed day and is asked
/// for again.
#[test]
fn a_grant_of_the_european_union() {
    lived(
        "tests/library/plans/ue.txt",
        &[
            // 30 days from Friday 15 January 2027 are Sunday 14 February, so Monday.
            day(
                "2027-01-15",
                &["record firma_della_convenzione"],
                &[
                    "clock prefinanziamento running due=2027-02-15 owed_by=commissione",
                    "clock avvio_del_progetto running due=2027-03-01 owed_by=administration",
                    "awaited prefinanziamento commissione",
                    "awaited avvio_del_progetto administration",
                ],
            ),
            // 24 months with their first day: through 28 February 2029.
            day(
                "2027-03-01",
                &[
                    "record prefinanziamento 2027-02-15",
                    "record avvio_del_progetto",
                ],
                &[
                    "clock prefinanziamento met elapsed=31",
                    "clock avvio_del_progetto met",
                    "term progetto through=2029-02-28",
                    "series relazione_tecnica done=0 total=2",
                ],
            ),
            // The first period ends on 29 February 2028, the day before 1 March. 60 days: 31 of March and 29 April, a
            // Saturday, then Sunday and the holiday of 1 May: Tuesday 2 May.
            day(
                "2028-02-29",
                &[],
                &[
                    "clock relazione_tecnica:1 running due=2028-05-02 owed_by=administration",
                    "awaited relazione_tecnica:1 administration",
                ],
            ),
            day(
                "2028-05-03",
                &[],
                &[
                    "clock relazione_tecnica:1 overdue days_late=1",
                    "check critical",
                ],
            ),
            day(
                "2028-05-04",
                &["record relazione_tecnica:1"],
                &["series relazione_tecnica done=1 total=2"],
            ),
            // 90 days from 20 April 2029: 10 + 31 + 30 and 19 July. It is asked for again: 15 days from 4 June, 19 June.
            day(
                "2029-04-20",
                &["record relazione_tecnica:2", "record relazione_finale"],
                &[
                    "clock relazione_finale met",
                    "clock pagamento_del_saldo running due=2029-07-19 owed_by=commissione",
                ],
            ),
            day(
                "2029-06-04",
                &["reject pagamento_del_saldo --reason chiarimenti"],
                &[
                    "clock relazione_finale met",
                    "clock relazione_finale/2 running due=2029-06-19 owed_by=administration",
                    "clock pagamento_del_saldo not_started",
                ],
            ),
            // From 18 June: 12 + 31 + 31 and 16 September, a Sunday, so Monday.
            day(
                "2029-06-18",
                &["record relazione_finale"],
                &[
                    "clock relazione_finale/2 met",
                    "clock pagamento_del_saldo running due=2029-09-17",
                ],
            ),
            day(
                "2029-09-17",
                &["record pagamento_del_saldo"],
                &[
                    "clock pagamento_del_saldo met",
                    "awaited nothing",
                    "check ok",
                ],
            ),
        ],
    );
}

/// Our own silence grants the permit, and the years of the applicant run from it.
#[test]
fn a_building_permit() {
    lived(
        "tests/library/plans/permesso.txt",
        &[
            // 60 days from Monday 2 March 2026: 29 + 30 and 1 May, a holiday, so Saturday the 2nd.
            day(
                "2026-03-02",
                &["record domanda"],
                &["clock proposta_di_provvedimento running due=2026-05-02 owed_by=administration"],
            ),
            // 30 days from 4 May: 27 and 3 June.
            day(
                "2026-05-04",
                &["record proposta_di_provvedimento"],
                &[
                    "clock proposta_di_provvedimento breached days_late=2",
                    "clock permesso_di_costruire running due=2026-06-03 owed_by=administration",
                    "awaited permesso_di_costruire administration",
                ],
            ),
            day(
                "2026-06-03",
                &[],
                &["clock permesso_di_costruire due_today"],
            ),
            day(
                "2026-06-04",
                &[],
                &[
                    "clock permesso_di_costruire met end=2026-06-03 by_silence=true",
                    "clock inizio_dei_lavori running start=2026-06-03 due=2027-06-03 owed_by=richiedente",
                    "awaited inizio_dei_lavori richiedente",
                    "check ok",
                ],
            ),
            // 3 years from Thursday 20 May 2027: a Monday.
            day(
                "2027-05-20",
                &["record inizio_dei_lavori"],
                &[
                    "clock inizio_dei_lavori met",
                    "clock fine_dei_lavori running due=2030-05-20 owed_by=richiedente",
                ],
            ),
            day(
                "2030-05-20",
                &["record fine_dei_lavori"],
                &["clock fine_dei_lavori met", "awaited nothing"],
            ),
        ],
    );
}

/// Five steps an order, working weeks with their Saturdays.
#[test]
fn a_call_off_from_a_framework_agreement() {
    lived(
        "tests/library/plans/accordo.txt",
        &[
            day(
                "2026-01-15",
                &["record adesione"],
                &["term durata through=2027-07-15"],
            ),
            // 5 working days from Thursday 3 December with Saturdays: 4, 5, 7, 9 and 10, for the 8th is a holiday.
            day(
                "2026-12-03",
                &["request open --register richiesta_di_preventivo --subject computer"],
                &[
                    "clock richiesta_di_preventivo:1/preventivo running due=2026-12-10 days_left=5 owed_by=supplier",
                    "awaited richiesta_di_preventivo:1/preventivo supplier",
                ],
            ),
            // 10 days from 9 December, ours; 20 from 21 December, 10 January 2027, a Sunday, so the 11th.
            day(
                "2026-12-09",
                &["request answer 1"],
                &[
                    "clock richiesta_di_preventivo:1/preventivo met elapsed=4",
                    "clock richiesta_di_preventivo:1/ordine running due=2026-12-19 owed_by=administration",
                ],
            ),
            day(
                "2026-12-21",
                &["request answer 1"],
                &[
                    "clock richiesta_di_preventivo:1/ordine breached days_late=2",
                    "clock richiesta_di_preventivo:1/consegna running due=2027-01-11 owed_by=supplier",
                ],
            ),
            day(
                "2027-01-11",
                &["request answer 1"],
                &[
                    "clock richiesta_di_preventivo:1/consegna met",
                    "clock richiesta_di_preventivo:1/accettazione running due=2027-01-26 owed_by=administration",
                ],
            ),
            day(
                "2027-01-25",
                &["request answer 1"],
                &[
                    "clock richiesta_di_preventivo:1/accettazione met elapsed=14",
                    "awaited nothing",
                    "check ok",
                ],
            ),
        ],
    );
}

/// From the desk of the contractor: our delivery is late, theirs is not ours to hurry.
#[test]
fn a_task_order_seen_by_the_contractor() {
    lived(
        "tests/library/plans/incarico.txt",
        &[
            // 3 working days from Friday 29 May 2026: Monday, Wednesday, Thursday 4 June, for Tuesday is a holiday.
            day(
                "2026-05-29",
                &["record ordine_di_lavoro", "set info.net_amount 50000"],
                &[
                    "clock accettazione_dell_ordine due_soon due=2026-06-04 owed_by=supplier",
                    "it Tocca a noi",
                ],
            ),
            // 45 days from 3 June: 27 and 18 July.
            day(
                "2026-06-03",
                &["record accettazione_dell_ordine"],
                &[
                    "clock accettazione_dell_ordine met elapsed=2",
                    "clock consegna_degli_elaborati running due=2026-07-18",
                ],
            ),
            // 3 days at 100 euro each. 20 days for them: 10 August.
            day(
                "2026-07-21",
                &["record consegna_degli_elaborati"],
                &[
                    "clock consegna_degli_elaborati breached days_late=3",
                    "penalty consegna_degli_elaborati 30000",
                    "clock approvazione_degli_elaborati running due=2026-08-10 owed_by=administration",
                    "it Oggi non tocca a noi.",
                ],
            ),
            // Again within 10 days of 3 August.
            day(
                "2026-08-03",
                &["reject approvazione_degli_elaborati --reason scala"],
                &[
                    "clock consegna_degli_elaborati/2 running due=2026-08-13 owed_by=supplier",
                    "it Tocca a noi da oggi",
                ],
            ),
            // One day late: 100 euro more.
            day(
                "2026-08-14",
                &["record consegna_degli_elaborati"],
                &[
                    "clock consegna_degli_elaborati/2 breached days_late=1",
                    "penalty consegna_degli_elaborati/2 10000",
                    "penalty consegna_degli_elaborati 30000",
                    "clock approvazione_degli_elaborati running due=2026-09-03",
                ],
            ),
            // Theirs, late by 2: no penalty of ours, and they must act.
            day(
                "2026-09-05",
                &[],
                &[
                    "clock approvazione_degli_elaborati overdue days_late=2 owed_by=administration",
                    "penalty approvazione_degli_elaborati none",
                    "it Oggi non tocca a noi.",
                    "check critical",
                ],
            ),
        ],
    );
}
