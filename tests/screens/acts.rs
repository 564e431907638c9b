//! Suspensions, resumptions, extensions and promised dates.

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION, TO_UPKEEP, day, empty, write_down};
use crono::calendar::Limit;
use crono::plan::{Ceiling, ClockKey, SuspensionRule};
use crono::record::{
    ActId, Document, Extension, FactType, Grant, Proposal, Resumption, Stamp, Suspension,
};
use crono::screen::LookOnly;

fn unsigned() -> Stamp {
    super::driver::stamp("", "2025-01-01")
}

/// The minutes of a suspension.
fn minutes(number: &str) -> Document {
    Document {
        source: Some(crono::record::Source::Minutes),
        protocol: Some(number.into()),
        ..Document::default()
    }
}

pub(super) fn suspend(from: &str, clocks: &[&str]) -> Proposal {
    Proposal::Suspend(Box::new(Suspension {
        n: 0,
        from: day(from),
        clocks: clocks.iter().map(|clock| clock.parse().unwrap()).collect(),
        reason: None,
        ordered_by: Some("RUP".into()),
        document: minutes("5871/2025"),
        stamp: unsigned(),
        resumption: None,
    }))
}

fn resume(n: u32, on: &str) -> Proposal {
    Proposal::Resume {
        n: Some(n),
        end: Box::new(Resumption {
            date: day(on),
            ordered_by: None,
            terms: Vec::new(),
            document: Document::default(),
            stamp: unsigned(),
        }),
    }
}

pub(super) fn extend(clock: &str, days: u32, on: &str) -> Proposal {
    Proposal::Extend(Box::new(Extension {
        n: 0,
        clock: clock.parse().unwrap(),
        grant: Grant::Days(days),
        granted: day(on),
        reason: None,
        document: Document {
            protocol: Some("determina 1904/2025".into()),
            ..Document::default()
        },
        stamp: unsigned(),
    }))
}

pub(super) fn promise(event: &str, date: &str) -> Proposal {
    Proposal::Promise {
        event: event.parse().unwrap(),
        promised: Some(Box::new((day(date), Document::default()))),
        expected: None,
    }
}

impl Driver {
    /// What happened, before the screen looks.
    fn with(self, proposals: &[Proposal]) -> Self {
        let with = |driver: Self, proposal| driver.somebody_does("M.R.", proposal);
        let mut driver = proposals.iter().fold(self, with).told();
        driver.app.notice = None;
        driver
    }

    /// Phase 5 is suspended since 29 September, and the training promised.
    fn suspended() -> Self {
        Self::bad_day().with(&[
            suspend("2025-09-29", &["content"]),
            promise("training_done", "2025-10-10"),
        ])
    }

    /// Fails unless the screen says this, however its lines are broken.
    #[track_caller]
    fn tells(self, text: &str) -> Self {
        let screen = self.screen();
        let words: Vec<&str> = screen.split_whitespace().collect();
        assert!(words.join(" ").contains(text), "no {text:?} on\n{screen}");
        self
    }

    fn upkeep_extended() -> Self {
        Self::upkeep().with(&[extend("acceptance", 20, "2025-12-12")])
    }
}

fn in_both_languages(name: &str, driver: Driver) {
    insta::assert_snapshot!(format!("{name}_it"), driver.screen());
    insta::assert_snapshot!(format!("{name}_en"), driver.in_english().screen());
}

#[test]
fn a_suspended_phase_stands_in_the_list_and_waits_for_us() {
    in_both_languages("suspended", Driver::suspended());
    in_both_languages("suspended_phase", Driver::suspended().keys("5 tab end"));
    assert_eq!(
        Driver::suspended().row_with("5 Contenuti"),
        "  ║ 5 Contenuti        1/4           ━──────  17/60     43 sospesa     noi"
    );
}

#[test]
fn s_suspends_and_says_what_that_does() {
    let form = Driver::bad_day()
        .keys("5 s 29/9 tab tab RUP tab")
        .text("consultazioni elettorali")
        .keys("tab 5871/2025 tab v");
    in_both_languages("suspend", form.clone());
    let saved = form.keys("enter");
    assert_eq!(saved.saves, 1);
    let act = &saved.file.0.suspensions[0];
    assert_eq!((act.n, act.text().as_str()), (1, "2025-09-29/"));
    assert_eq!(act.clocks, ["content".parse::<ClockKey>().unwrap()]);
    assert_eq!(act.ordered_by.as_deref(), Some("RUP"));
    assert_eq!(act.reason.as_deref(), Some("consultazioni elettorali"));
    assert_eq!(act.document.protocol.as_deref(), Some("5871/2025"));
    assert_eq!(act.stamp.by, "G.T.");
    saved
        .says("Sospensione: n. 1, da lun 29/09/2025, fase 5. Fase 5: sospesa, restano 43 giorni.")
        .says("sospesa, restano 43 giorni")
        .keys("l")
        .says("sospensione n. 1, da lun 29/09/2025, fase 5")
        .says("motivo: consultazioni elettorali");
}

#[test]
fn space_and_the_arrows_choose_what_is_suspended() {
    let form = Driver::bad_day()
        .keys("5 s tab")
        .says("solo fase 5, Contenuti");
    form.clone()
        .keys("space")
        .says("Termini    tutti i termini  ‹2/3›");
    form.clone().keys("up up").says("tutti i termini");
    form.clone().keys("down down down").says("solo fase 5");
    let all = form.keys("space enter");
    assert!(all.file.0.suspensions[0].clocks.is_empty());
    all.says("tutti i termini sospendibili");
    // Late clocks are not saved by it.
    let form = Driver::bad_day().keys("7 s tab");
    form.clone().says("tutte le richieste, fase 7, Assistenza");
    form.clone().keys("space").says("solo richiesta n. 1");
    let one = Driver::upkeep()
        .keys("r down s tab")
        .says("solo richiesta n. 3");
    let saved = one.keys("enter");
    assert_eq!(
        saved.file.0.suspensions[0].clocks[0].to_string(),
        "assistance:3"
    );
    saved
        .says("richiesta n. 3")
        .says("sospesa, restano 6 giorni");
}

#[test]
fn what_cannot_be_suspended_says_why() {
    let driver = Driver::bad_day().keys("8 s");
    assert_eq!(
        driver.message(),
        "Fase 8, Mantenimento: non ha termini che una sospensione fermi."
    );
}

#[test]
fn s_resumes_what_is_suspended_with_the_term_stated() {
    let form = Driver::suspended().keys("5 s");
    in_both_languages("resume", form.clone());
    form.clone()
        .keys("tab 25/11")
        .says("= mar 25/11/2025")
        .says("fase 5: riprende, scade mar 25/11/2025");
    let saved = form.clone().keys("tab 25/11 tab RUP enter");
    let end = saved.file.0.suspensions[0].resumption.as_ref().unwrap();
    assert_eq!(end.date, day("2025-10-08"));
    assert_eq!(end.terms[0].due, day("2025-11-25"));
    saved
        .says("Fase 5: riprende, scade mar 25/11/2025.")
        .keys("tab end")
        .tells(
            "nuovo termine mar 25/11/2025 (RUP): 5 giorni più del calcolo, che dà gio 20/11/2025",
        )
        .tells("da lun 29/09/2025 a mer 08/10/2025 (verbale 5871/2025, RUP): 9 giorni")
        .tells("17 giorni netti, 26 lordi");
    // Without a term the arithmetic counts.
    form.clone()
        .keys("enter")
        .says("Fase 5: riprende, scade gio 20/11/2025.");
    form.keys("28/9")
        .says("La ripresa (dom 28/09/2025) verrebbe")
        .says("prima della sospensione n. 1 (lun");
}

#[test]
fn of_several_suspensions_one_is_chosen_and_another_can_be_ordered() {
    let driver = Driver::at("2025-09-01", &[TO_MIGRATION]).with(&[
        suspend("2025-08-25", &["migration"]),
        suspend("2025-08-28", &["test_training"]),
    ]);
    driver
        .clone()
        .keys("4 s tab")
        .says("Quale      n. 2, da gio 28/08/2025, fase 4  ‹2/2›")
        .keys("space")
        .says("n. 1, da lun 25/08/2025, fase 3")
        .says("fase 3: riprende");
    let stated = driver.clone().keys("4 s tab tab 30/9 tab");
    stated
        .clone()
        .says("di         fase 4, Test, debug, formazione  ‹1/2›");
    stated.keys("space").says("una sospensione non lo ferma");
    let another = driver.keys("5 s");
    another
        .clone()
        .says("SOSPENDI")
        .says("solo fase 5, Contenuti");
    // Nothing runs there yet.
    let asked = another
        .keys("enter")
        .says("Oggi non vi decorre nulla: fase 5");
    asked.keys("right enter").says("Sospensione: n. 3");
}

#[test]
fn s_suspends_what_goes_on_while_a_suspension_stands_elsewhere() {
    // The answer to request n. 5 is suspended, and nothing else.
    let driver = Driver::demonstration();
    for (phase, title) in [("3", "SOSPENDI"), ("5", "SOSPENDI"), ("6", "SOSPENDI")] {
        driver.clone().keys(phase).keys("s").says(title);
    }
    for (phase, title) in [("1", "RIPRENDI"), ("7", "RIPRENDI"), ("8", "RIPRENDI")] {
        driver.clone().keys(phase).keys("s").says(title);
    }
    driver
        .keys("7 s tab space")
        .says("SOSPENDI")
        .says("tutte le richieste, fase 7");
}

#[test]
fn state_and_days_of_a_register_are_of_one_request() {
    // Of two requests that are open, n. 4 runs and n. 5 is suspended: the row speaks of that one.
    let mut driver = Driver::demonstration();
    write_down(
        &mut driver.file,
        "assistance_answer:3",
        "2026-08-24",
        "M.R.",
    );
    let driver = driver.told();
    assert_eq!(
        driver.row_with("7 Assistenza"),
        "  ║ 7 Assistenza  2 aperte           ━──────   1/10      9 sospesa     noi"
    );
}

#[test]
fn several_clocks_are_ticked_one_by_one() {
    let form = Driver::demonstration().keys("5 s tab up");
    form.clone()
        .says("SOSPENDI  fase 5")
        .says("Termini    più termini, da segnare sotto  ‹3/3›")
        .says("Quali      [x] fase 5, Contenuti  ‹1/6›");
    let none = form.clone().keys("tab space");
    none.clone().says("Segna almeno un termine, con Spazio.");
    assert_eq!(none.keys("enter").saves, 0);
    // Another choice takes the ticks away.
    form.clone().keys("up").keeps_quiet_about("Quali");
    let both = form.keys("tab down down space down space");
    both.clone()
        .says("SOSPENDI  fase 5, ")
        .says("fase 5: sospesa, restano 9 giorni")
        .says("Spazio segna");
    let saved = both.keys("enter");
    let act = saved.file.0.suspensions.last().unwrap();
    let clocks: Vec<String> = act.clocks.iter().map(ToString::to_string).collect();
    assert_eq!(clocks.len(), 3, "{clocks:?}");
    assert_eq!(clocks[0], "content");
}

#[test]
fn a_stated_term_and_what_the_sum_gives_are_both_in_the_form() {
    let form = Driver::demonstration()
        .with(&[suspend("2026-08-20", &["content"])])
        .keys("5 s tab tab 15/10");
    form.clone()
        .says("fase 5: riprende, scade gio 15/10/2026")
        .says("fase 5: il calcolo darebbe dom 06/09/2026");
    form.in_english()
        .keys("up down")
        .says("phase 5: the sum would give Sun 06/09/2026");
}

#[test]
fn p_offers_what_is_to_happen_where_nothing_is_awaited() {
    let form = Driver::demonstration().keys("6 p");
    form.clone()
        .says("PROMESSA  Rilascio in produzione, fase 6");
    form.keys("15/9 enter").says("promessa per mar 15/09/2026");
    // Where all has happened there is nothing to promise.
    Driver::demonstration()
        .keys("1 p")
        .says("Qui non si attende nulla");
}

#[test]
fn more_time_for_a_clock_that_has_not_begun_is_said_in_the_pane() {
    Driver::demonstration()
        .with(&[extend("acceptance", 10, "2026-08-24")])
        .keys("6")
        .says("non avviata: 30+10 giorni dalla pubblicazione dei contenuti");
}

#[test]
fn e_extends_by_days_or_to_a_date() {
    let extended = Driver::at("2025-09-01", &[TO_MIGRATION]).keys("3 e");
    extended
        .clone()
        .says("ESTENDI  fase 3, Migrazione, integrazione: 90 giorni")
        .says("oppure una data");
    extended
        .clone()
        .keys("enter")
        .says("Quanti giorni (20), o fino a quale data (10/01/2026)?");
    extended
        .clone()
        .keys("x")
        .says("× né giorni (da 1 a 36500) né una data");
    let until = extended.clone().keys("4/10");
    until
        .clone()
        .says("= fino a sab 04/10/2025")
        .says("fase 3: scade sab 04/10/2025, non gio 04/09/2025; limite 90+30");
    let form = extended
        .keys("20 tab 1/9 tab")
        .text("determina 1904/2025")
        .keys("tab");
    let form = form.text("testi in ritardo");
    in_both_languages("extend", form.clone());
    let saved = form.keys("enter");
    let act = &saved.file.0.extensions[0];
    assert_eq!(
        (act.grant, act.granted),
        (Grant::Days(20), day("2025-09-01"))
    );
    assert_eq!(act.reason.as_deref(), Some("testi in ritardo"));
    saved
        .says("Proroga: n. 1, fase 3: 20 giorni, concessa lun 01/09/2025.")
        .says("87/110+")
        .says("Proroga   20 giorni, concessa lun 01/09/2025 (determina 1904/2025): 90+20")
        .says("scadeva gio 04/09/2025, prorogato a mer 24/09/2025");
}

#[test]
fn an_extension_of_a_request_is_asked_for_in_its_view() {
    let form = Driver::upkeep().keys("r e 5");
    form.clone()
        .says("ESTENDI  richiesta n. 4: 10 giorni")
        .tells("richiesta n. 4: scade gio 05/03/2026, non sab 28/02/2026; limite 10+5");
    let saved = form.keys("enter");
    in_both_languages("request_extended", saved.clone());
    saved
        .says("9/15+")
        .says("Proroga   5 giorni, concessa ven 27/02/2026: 10+5")
        .keys("esc 7 tab end")
        .says("► Proroga   richiesta n. 4: 5 giorni, concessa ven 27/02/2026: 10+5")
        .keys("c")
        .says("TOGLI  proroga n. 1");
    let several = Driver::upkeep().keys("7 e 5 tab");
    several
        .clone()
        .says("ESTENDI  richiesta n. 3: 10 giorni")
        .says("Termine    richiesta n. 3  ‹1/2›");
    several
        .keys("down")
        .says("ESTENDI  richiesta n. 4: 10 giorni")
        .says("n. 4: scade gio 05/03/2026");
    Driver::upkeep()
        .keys("8 e")
        .says("Fase 8, Mantenimento: qui non c'è un termine con un limite");
}

#[test]
fn three_dates_are_said_when_they_differ() {
    Driver::upkeep_extended()
        .keys("6")
        .says("Proroga   20 giorni, concessa ven 12/12/2025 (determina 1904/2025): 30+20")
        .tells("scadeva dom 07/12/2025, prorogato a sab 27/12/2025, chiuso ven 05/12/2025");
}

#[test]
fn p_promises_and_says_what_that_would_mean() {
    let form = Driver::bad_day().keys("4 p 10/10 tab 2210/2025");
    in_both_languages("promise", form.clone());
    let saved = form.keys("enter");
    assert_eq!(saved.file.0.expected[0].date, day("2025-10-10"));
    saved
        .clone()
        .says("Formazione conclusa, promessa per ven 10/10/2025")
        .says("promessa per ven 10/10/2025: sarebbero 49 giorni su 30, 19 di ritardo");
    // Past, it was not kept; kept, it is history.
    let late = saved.clone().on("2025-10-13");
    late.says("promessa per ven 10/10/2025, non mantenuta da 3 giorni");
    saved
        .clone()
        .keys("enter 8/10 enter 4")
        .keeps_quiet_about("promessa per");
    // Emptied, it is taken away.
    let gone = saved.keys("4 p").says("10/10/2025").keys("bs");
    let gone = gone.says("la promessa è tolta").keys("enter");
    assert!(gone.file.0.expected.is_empty());
    gone.says("promessa tolta");
}

#[test]
fn a_promise_is_for_the_selected_event_and_del_takes_it_away() {
    let form = Driver::bad_day().keys("5 p right");
    form.clone()
        .says("Pubblicazione contenuti: Scuola, fase 5  ‹2/3›");
    let typed = form.keys("20/11 right");
    // What was typed is for this event: now the arrows move in it.
    typed.says("Scuola, fase 5");
    let pane = Driver::suspended().keys("4 tab");
    pane.clone()
        .keys("p")
        .says("PROMESSA  Formazione conclusa")
        .says("10/10/2025");
    let gone = pane.keys("del").says("la promessa è tolta").keys("enter");
    assert!(gone.file.0.expected.is_empty());
    let request = Driver::upkeep().keys("r p 1/3");
    request
        .tells("richiesta n. 4: sarebbero 11 giorni su")
        .keys("enter")
        .says("promessa per dom 01/03/2026: sarebbero 11 giorni su 10, 1 di ritardo");
}

#[test]
fn a_date_of_a_promise_is_still_to_come() {
    Driver::bad_day().keys("4 p 7").says("= ven 07/11/2025");
    Driver::bad_day().keys("4 p 7/10").says("= mer 07/10/2026");
    Driver::suspended()
        .keys("5 s tab 5")
        .says("= mer 05/11/2025");
}

#[test]
fn enter_resumes_where_nothing_else_is_awaited() {
    let driver = Driver::suspended().keys("5 tab end");
    driver.clone().keys("enter").says("RIPRENDI");
    assert!(driver.hints().starts_with("Invio riprendi"));
    // Here what ends the clock is awaited in another phase.
    let mut elsewhere = Driver::suspended();
    let mut milestones = elsewhere.file.0.plan.milestones.iter_mut();
    let content = milestones.find(|milestone| milestone.id.as_str() == "content_published");
    content.unwrap().phase = 6;
    let elsewhere = elsewhere.told().keys("5");
    assert!(elsewhere.hints().starts_with("Invio riprendi"));
    elsewhere.keys("enter").says("RIPRENDI  n. 1");
    // While it stands nobody owes what ends it: what is awaited is the resumption.
    Driver::suspended().keys("5 enter").says("RIPRENDI  n. 1");
}

#[test]
fn an_act_of_the_pane_is_taken_back_with_a_reason() {
    let pane = Driver::suspended().keys("5 tab end");
    let form = pane.clone().keys("c");
    in_both_languages("take_back", form.clone());
    form.clone().keys("enter").says("Motivo: manca.");
    let saved = form.text("mai ordinata").keys("enter");
    assert!(saved.file.0.suspensions.is_empty());
    saved
        .says("Tolta: sospensione n. 1")
        .says("Fase 5: riprende")
        .keys("l")
        .says("motivo: mai ordinata");
    // Of one that was resumed, first the end.
    let resumed = Driver::suspended().with(&[resume(1, "2025-10-06")]);
    let first = resumed
        .keys("5 tab end up del")
        .says("TOGLI  ripresa della sospensione n. 1");
    let open = first.text("errore").keys("enter");
    assert_eq!(open.file.0.suspensions[0].resumption, None);
    let second = open.keys("c").says("TOGLI  sospensione n. 1");
    assert!(
        second
            .text("errore")
            .keys("enter")
            .file
            .0
            .suspensions
            .is_empty()
    );
    let extended = Driver::upkeep_extended().keys("6 tab down c");
    let gone = extended
        .says("TOGLI  proroga n. 1")
        .text("doppia")
        .keys("enter");
    assert!(gone.file.0.extensions.is_empty());
}

#[test]
fn the_ceiling_is_counted_where_the_plan_sets_one() {
    let mut driver = Driver::suspended();
    let ceiling = Ceiling {
        percent: Some(25),
        limit: Some(Limit::Months(6)),
        of: Vec::new(),
    };
    driver.file.0.plan.rules.suspension_ceiling = Some(ceiling);
    let driver = driver.told().keys("5 tab end");
    driver
        .clone()
        .tells("sospeso 9 giorni in tutto: tetto 77 (un quarto della durata) / 181 (6 mesi)")
        .in_english()
        .tells("suspended 9 days in all: ceiling 77 (a quarter of the duration) / 181");
    driver
        .on("2025-12-16")
        .keys("end")
        .tells("sospeso 78 giorni in tutto, oltre il tetto: 77 (un quarto della durata)");
}

#[test]
fn where_suspensions_are_notes_the_pane_says_so() {
    let mut driver = Driver::bad_day();
    driver.file.0.plan.rules.suspensions = SuspensionRule::NoteOnly;
    let form = driver.told().keys("5 s 29/9");
    form.clone()
        .says("annotata: per questo cronoprogramma i")
        .says("termini non si fermano");
    form.keys("enter tab end")
        .says("annotata, i termini non si fermano")
        .says("in corso");
}

#[test]
fn two_who_promise_the_same_event_see_both_dates() {
    let clash = Driver::bad_day()
        .keys("4 p 10/10")
        .colleague_does(&promise("training_done", "2025-10-17"))
        .keys("enter");
    clash
        .clone()
        .says("CONFLITTO  Formazione conclusa, fase 4")
        .says("nel file     ven 17/10/2025")
        .says("la tua       ven 10/10/2025")
        .says("prima        nessuna data")
        .says("► torna al modulo    lascia la sua    metti la tua");
    let theirs = clash.clone().keys("right enter");
    assert_eq!(theirs.file.0.expected[0].date, day("2025-10-17"));
    let mine = clash.keys("right right enter enter");
    assert_eq!(mine.file.0.expected[0].date, day("2025-10-10"));
}

#[test]
fn a_colleague_who_resumes_first_is_told_in_the_form() {
    let form = Driver::suspended().keys("5 s");
    let late = form.colleague_does(&resume(1, "2025-10-07")).told();
    late.clone().says("La sospensione n. 1 è già finita");
    assert_eq!(late.keys("enter").saves, 0);
}

#[test]
fn an_act_can_be_undone_and_made_again() {
    let suspended = Driver::bad_day().keys("5 s enter");
    let undone = suspended
        .keys("u")
        .says("Annullare: sospensione n. 1")
        .keys("right enter");
    assert!(undone.file.0.suspensions.is_empty());
    let again = undone.keys("U right enter");
    assert_eq!(again.file.0.suspensions.len(), 1);
}

#[test]
fn a_file_only_to_be_read_opens_none_of_these_forms() {
    for keys in ["s", "e", "p"] {
        let driver = Driver::bad_day().read_only(LookOnly::Asked).keys(keys);
        driver.says("SOLA LETTURA").keeps_quiet_about("Effetto");
    }
}

#[test]
fn a_date_of_a_suspension_to_come_is_asked_about_and_found_again() {
    let asked = Driver::bad_day().keys("5 s +5 enter");
    let saved = asked.says("Salvare lo stesso?").keys("right enter");
    assert_eq!(saved.saves, 1);
    saved
        .says("in corso")
        .keys("tab end")
        .says("da lun 13/10/2025: ancora da venire")
        .keys("esc s")
        .says("SOSPENDI");
}

#[test]
fn rare_fields_come_with_tab_after_the_last() {
    Driver::bad_day()
        .keys("5 s tab tab tab tab tab tab tab")
        .says("del")
        .keys("10/10/2025 tab")
        .says("Allegato");
    Driver::bad_day()
        .keys("5 e 5 tab tab tab tab")
        .says("Fonte")
        .keys("d tab x tab tab y enter")
        .says("Proroga: n. 1");
}

#[test]
fn other_sizes_and_ascii() {
    for (columns, rows) in [(60, 15), (160, 50)] {
        let pane = Driver::suspended().sized(columns, rows).keys("5");
        insta::assert_snapshot!(format!("acts_{columns}x{rows}"), pane.screen());
        let form = pane.keys("s tab");
        insta::assert_snapshot!(format!("acts_form_{columns}x{rows}"), form.screen());
    }
    let ascii = Driver::suspended().in_ascii().keys("5 tab end").screen();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("acts_ascii", ascii);
}

#[test]
fn on_other_plans_several_clocks_of_a_phase_are_offered() {
    let mut file = empty("limits");
    let first = file.0.plan.milestones[0].id.to_string();
    write_down(&mut file, &first, "2025-01-20", "M.R.");
    for keys in ["s", "e", "p"] {
        for phase in ["1", "2", "3"] {
            let driver = Driver::new("2025-02-01", file.clone())
                .keys(phase)
                .keys(keys);
            driver.keys("tab space tab enter esc 2").screen();
        }
    }
}

#[test]
fn the_whole_life_fits_every_undo() {
    let mut driver = Driver::at("2026-02-27", &[TO_MIGRATION, TO_LATENESS, TO_UPKEEP]).with(&[
        suspend("2025-07-28", &[]),
        resume(1, "2025-09-01"),
        extend("acceptance", 20, "2025-12-12"),
    ]);
    driver = driver.keys("3 tab end down down down");
    driver
        .clone()
        .tells("da lun 28/07/2025 a lun 01/09/2025 (verbale 5871/2025, RUP): 35 giorni")
        .tells("scadeva gio 04/09/2025, spostato a gio 09/10/2025, chiuso gio 11/09/2025")
        .tells("62 giorni netti, 97 lordi");
    let taken = driver.somebody_does("M.R.", &Proposal::TakeBack(ActId::Suspension(1)));
    taken.told().keeps_quiet_about("lordi");
}
