//! The register of requests: opened, answered, corrected.

use super::driver::{
    Driver, TO_LATENESS, TO_MIGRATION, TO_UPKEEP, commit, day, empty, stamp, write_down,
};
use crono::plan::Plan;
use crono::record::{Dossier, Draft, Journal, Proposal};

/// The day after the acceptance test, with no request open.
fn accepted() -> Driver {
    Driver::at("2025-12-10", &[TO_MIGRATION, TO_LATENESS, &TO_UPKEEP[..9]])
}

#[test]
fn a_request_is_opened_with_its_number_and_due_date_said_before_saving() {
    let driver = accepted()
        .keys("7 a")
        .says("APRI RICHIESTA  n. 3, fase 7")
        .says("richiesta n. 3: scade sab 20/12/2025")
        .keys("tab")
        .text("Relazione finale")
        .keys("enter")
        .says("Registrata l'apertura: n. 3");
    let request = driver.file.0.requests.last().unwrap();
    assert_eq!(
        (request.n, request.subject.as_deref()),
        (3, Some("Relazione finale"))
    );
    assert!(
        driver
            .row_with(" 7 Assistenza")
            .contains("1 aperta  20/12/25")
    );
}

#[test]
fn enter_on_a_register_with_nothing_open_opens_one() {
    accepted().keys("7 enter").says("APRI RICHIESTA");
}

#[test]
fn a_request_before_the_acceptance_test_is_asked_about_once() {
    let driver = Driver::waiting_for_us().keys("7 a enter");
    assert_eq!(driver.saves, 0);
    assert_eq!(
        driver
            .says("È prima del collaudo")
            .keys("right enter")
            .saves,
        1
    );
}

#[test]
fn the_most_urgent_request_is_answered_first() {
    let driver = Driver::upkeep()
        .keys("enter")
        .says("RISPOSTA  Assistenza fornita n. 4, fase 7")
        .says("richiesta n. 4: rispettata, 9 giorni")
        .keys("enter")
        .says("Salvato");
    assert_eq!(
        driver.recorded("assistance_answer:4").as_deref(),
        Some("2026-02-27")
    );
    assert!(
        driver
            .row_with(" 7 Assistenza")
            .contains("1 aperta  05/03/26")
    );
}

#[test]
fn a_word_that_takes_the_free_column_stays_whole_before_it_is_saved() {
    let form = accepted()
        .keys("7 a tab")
        .text("Relazione")
        .keys("enter 7 enter");
    let form = form.says("RISPOSTA");
    assert!(form.row_with(" 7 Assistenza").contains("»nessuna aperta"));
    // What was not met is said once, below.
    let head = form.row(1) + &form.row(2);
    assert_eq!(head.matches("non rispettat").count(), 1, "{head}");
}

#[test]
fn an_answer_before_its_request_is_always_refused() {
    let driver = Driver::upkeep().keys("enter 10/2 enter");
    assert_eq!(driver.saves, 0);
    driver
        .says("RISPOSTA")
        .says("la risposta non può essere prima");
}

#[test]
fn the_view_lists_open_ones_by_due_date_then_closed_ones() {
    let driver = Driver::upkeep().keys("r");
    let screen = driver.screen();
    let order: Vec<usize> = ["Prospetto", "Chiarimenti", "Schermate", "Relazione"]
        .iter()
        .map(|subject| screen.find(subject).unwrap())
        .collect();
    assert!(order.is_sorted());
    driver.says("2 richieste aperte, 2 chiuse di cui 1 in ritardo");
}

#[test]
fn the_view_begins_with_the_open_request_that_is_due_first() {
    let register = |id: &str, limit: &str| {
        format!(
            r#"{{"id": "{id}", "phase": 1, "label": "{id}",
            "request": {{"id": "{id}_from", "label": "From", "actor": "administration"}},
            "answer": {{"id": "{id}_to", "label": "To", "actor": "supplier"}}{limit}}}"#
        )
    };
    let plan = format!(
        r#"{{"name": "two", "title": "Two", "phases": [{{"number": 1, "id": "a", "title": "A"}}],
        "milestones": [{{"id": "start", "phase": 1, "label": "Start", "actor": "both"}}],
        "clocks": [], "registers": [{}, {}]}}"#,
        register("counted", r#", "limit": "10d""#),
        register("patient", "")
    );
    let plan = Plan::from_json(&plan).unwrap();
    let mut file = (Dossier::new(plan), Journal::default());
    for (register, subject, on) in [
        ("patient", "Attesa lunga", "2025-01-07"),
        ("patient", "Attesa breve", "2025-01-08"),
        ("counted", "Seconda", "2025-01-10"),
        ("counted", "Prima", "2025-01-09"),
        ("counted", "Insieme alla prima", "2025-01-09"),
    ] {
        let open = Proposal::OpenRequest {
            register: Some(register.parse().unwrap()),
            subject: Some(subject.into()),
            draft: Draft::on(day(on)),
        };
        commit(
            &mut file,
            &open,
            None,
            &stamp("M.R.", on),
            day("2025-01-13"),
        )
        .unwrap();
    }
    let driver = Driver::new("2025-01-13", file).keys("r");
    assert!(driver.row_with("►").contains("Prima"));
    let screen = driver.screen();
    let order = [
        "Prima",
        "Insieme",
        "Seconda",
        "Attesa lunga",
        "Attesa breve",
    ];
    let order = order.map(|subject| screen.find(subject).unwrap());
    assert!(order.is_sorted(), "{screen}");
}

#[test]
fn the_selected_request_is_shown_in_full_and_answered_with_enter() {
    Driver::upkeep()
        .keys("r down")
        .says("richiesta n. 3")
        .says("Aperta    lun 23/02/2026")
        .says("Risposta  attesa")
        .keys("enter")
        .says("RISPOSTA  Assistenza fornita n. 3, fase 7");
}

#[test]
fn enter_on_an_answered_request_corrects_the_answer() {
    let driver = Driver::upkeep().keys("r end");
    assert!(
        driver.hints().starts_with("Invio correggi"),
        "{}",
        driver.hints()
    );
    driver
        .keys("enter")
        .says("CORREGGI  Assistenza fornita n. 1, fase 7");
}

#[test]
fn c_corrects_the_answer_or_else_the_opening() {
    Driver::upkeep()
        .keys("r c")
        .says("CORREGGI  Richiesta di assistenza n. 4");
    Driver::upkeep()
        .keys("r end c")
        .says("CORREGGI  Assistenza fornita n. 1");
}

#[test]
fn an_opening_cannot_be_moved_after_its_answer() {
    let driver = Driver::upkeep().keys("r end c esc");
    let driver = driver.keys("up c 20/11/25 tab x enter");
    // Number 2 was answered on 11 November; its opening on the 4th stays.
    assert_eq!(
        driver.recorded("assistance_request:2").as_deref(),
        Some("2025-11-04")
    );
}

#[test]
fn esc_and_saving_stay_in_the_view() {
    let driver = Driver::upkeep().keys("r enter enter");
    driver
        .says("Salvato")
        .says("1 richiesta aperta, 3 chiuse")
        .keys("esc")
        .says("Fase  ");
}

#[test]
fn how_they_were_answered_stands_at_the_foot_and_in_the_pane_once_there_is_an_answer() {
    let said = "nei termini 1 su 2 (50%), media 12,5 giorni, massimo 18 (n. 1)";
    Driver::upkeep()
        .says(&format!("  Risposte  {said}"))
        .keys("r")
        .says(&format!("Risposte: {said}"))
        .keys("a")
        .keeps_quiet_about("Risposte");
    Driver::upkeep()
        .in_english()
        .keys("r")
        .says("Answers: in time 1 of 2 (50%), average 12.5 days, longest 18 (no. 1)");
    Driver::bad_day()
        .keys("7")
        .says("1 richiesta aperta in ritardo")
        .keeps_quiet_about("Risposte")
        .keys("r")
        .keeps_quiet_about("Risposte");
    Driver::upkeep()
        .keys("1")
        .keeps_quiet_about("Risposte")
        .sized(60, 15)
        .keys("r")
        .keeps_quiet_about("Risposte")
        .says("Oggetto");
}

/// A plan with a register of calls on phase 2 and one of letters on phase 3.
fn two_registers(facts: &[(&str, &str)]) -> Driver {
    let mut file = empty("two_registers");
    for (event, on) in facts {
        write_down(&mut file, event, on, "M.R.");
    }
    Driver::new("2026-02-10", file)
}

#[test]
fn a_request_goes_to_the_register_of_the_selected_one_or_of_the_phase() {
    let registers = |driver: &Driver| -> Vec<String> {
        let requests = driver.file.0.requests.iter();
        requests
            .map(|r| format!("{}:{}", r.register, r.n))
            .collect()
    };
    // None yet: that of the phase the view was opened from, or the first.
    let driver = two_registers(&[])
        .keys("3 r a")
        .says("Lettere, n. 1, fase 3");
    assert_eq!(registers(&driver.keys("enter")), ["letters:1"]);
    let driver = two_registers(&[])
        .keys("1 r a")
        .says("Chiamate, n. 1, fase 2");
    assert_eq!(registers(&driver.keys("enter")), ["calls:1"]);
    // With some, that of the selected one, whatever the phase.
    let both = [
        ("request@calls Telefono muto", "2026-02-10"),
        ("request@letters Copia", "2026-02-02"),
    ];
    let driver = two_registers(&both).keys("3 r").says("► ●   1 10/02/26");
    let first = driver.clone().keys("a enter");
    assert_eq!(registers(&first)[2..], ["calls:2"]);
    let second = driver.keys("down a enter");
    assert_eq!(registers(&second)[2..], ["letters:2"]);
}

#[test]
fn the_foot_is_about_the_register_of_the_selected_request() {
    let driver = two_registers(&[
        ("start", "2026-01-12"),
        ("request@calls Telefono muto", "2026-02-02"),
        ("call_answered:1", "2026-02-04"),
        ("request@letters Copia del verbale", "2026-02-02"),
        ("letter_answered:1", "2026-02-05"),
        ("request@letters Secondo invio", "2026-02-06"),
    ]);
    driver
        .clone()
        .keys("2")
        .says("Risposte  nei termini 0 su 1 (0%), media 2 giorni, massimo 2 (n. 1)")
        .says("Telefono muto")
        .keeps_quiet_about("Copia");
    driver
        .keys("r")
        .says("1 richiesta aperta, 2 chiuse di cui 1 in ritardo")
        .says("Lettere: nei termini 1 su 1 (100%), media 3 giorni, massimo 3 (n. 1)")
        .keys("end")
        .says("Chiamate: nei termini 0 su 1 (0%), media 2 giorni, massimo 2 (n. 1)");
}

#[test]
fn a_register_with_nothing_open_shows_no_days_whatever_came_before() {
    let row = "√ 7 Assistenza                               -/10        nessuna aperta";
    let in_time = [
        ("request Schermate", "2026-02-02"),
        ("assistance_answer:1", "2026-02-06"),
    ];
    let driver = Driver::at("2026-03-02", &[&in_time]);
    assert_eq!(
        driver
            .row_with(" 7 Assistenza")
            .trim_start_matches(['►', ' ']),
        row
    );
    let late = [in_time[0], ("assistance_answer:1", "2026-02-15")];
    let driver = Driver::at("2026-03-02", &[&late]);
    let row = row.replace('√', "×");
    assert_eq!(
        driver
            .row_with(" 7 Assistenza")
            .trim_start_matches(['►', ' ']),
        row
    );
}

#[test]
fn a_phase_with_a_clock_and_a_register_speaks_of_its_clock_and_counts_its_requests() {
    let driver = two_registers(&[
        ("start", "2026-01-12"),
        ("request@letters Copia", "2026-01-12"),
        ("letter_answered:1", "2026-01-20"),
    ]);
    let driver = driver
        .keys("3")
        .says("mancano 31 giorni, scade ven 13/03/2026");
    let driver = driver.says("29 giorni su 60, decorre da lun 12/01/2026");
    let driver = driver.says("Richieste nessuna richiesta aperta, 1 chiusa");
    assert!(
        driver
            .row_with(" 3 Lettere")
            .contains("29/60     31 in corso")
    );
}

#[test]
fn an_empty_register_says_how_to_open_one() {
    Driver::waiting_for_us()
        .keys("r")
        .says("Nessuna richiesta. Con a se ne apre una.");
}

#[test]
fn a_note_on_a_request_is_shown_with_it() {
    let driver = Driver::upkeep()
        .keys("r n")
        .text("sollecitata per telefono")
        .keys("enter");
    driver
        .says("27/02 G.T.: sollecitata per telefono")
        .keys("down")
        .keeps_quiet_about("sollecitata");
}

#[test]
fn forty_requests_scroll() {
    let mut driver = accepted();
    for _ in 0..40 {
        driver = driver.keys("7 a enter");
    }
    let driver = driver.keys("r").says("↓").keys("end");
    let screen = driver.screen();
    assert!(screen.lines().any(|line| line.starts_with('►')), "{screen}");
}

#[test]
fn a_mark_of_an_editor_is_never_cut_and_texts_go_on_below() {
    use crono::record::Slot;
    let subject =
        "Chiarimenti sull'allegato 5 e sulle figure che lo accompagnano, con i riferimenti";
    for columns in [80, 60, 40] {
        let mut driver = Driver::upkeep().sized(columns, 40);
        for request in &mut driver.app.dossier.requests {
            request.subject = Some(subject.to_owned());
        }
        let register = &driver.app.dossier.plan.registers[0];
        let answers = (1..=4).map(|n| crono::plan::Event::numbered(&register.answer.id, n));
        let gone: Vec<Slot> = answers.map(Slot::Record).collect();
        driver.app.outside.extend(gone);
        let driver = driver.keys("r");
        let screen = driver.screen();
        let detail: Vec<&str> = screen
            .lines()
            .skip_while(|line| !line.starts_with('─'))
            .collect();
        let detail = detail.join(" ");
        assert!(detail.contains("tolta fuori da crono"), "{screen}");
        let words: Vec<&str> = detail.split_whitespace().collect();
        assert!(words.join(" ").contains("con i riferimenti"), "{screen}");
        assert!(!detail.contains('…'), "{screen}");
    }
}
