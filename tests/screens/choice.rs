//! With which plan a new dossier begins: what is shown of each, and that nothing is decided by a held key.

use super::driver::Driver;

fn plan_of(driver: &Driver) -> &str {
    &driver.file.0.plan.name
}

#[test]
fn the_usual_plan_is_one_enter_away_and_its_dates_are_still_typed() {
    let driver = Driver::new_file()
        .says("Con quale cronoprogramma comincia il fascicolo?")
        .says("► Sito e servizi digitali · 8 fasi")
        .says("4 Test, debug, formazione")
        .keys("enter")
        .says("Tocca a noi: registrare l'aggiudicazione.");
    assert_eq!(driver.saves, 0);
    let driver = driver.keys("enter 13/1 enter");
    assert_eq!(driver.recorded("award").as_deref(), Some("2025-01-13"));
    assert_eq!(plan_of(&driver), "civitavecchia");
}

#[test]
fn enter_held_down_records_nothing() {
    let driver = Driver::new_file().keys("enter enter enter enter enter enter");
    assert_eq!(driver.saves, 0);
    assert_eq!(driver.recorded("award"), None);
}

#[test]
fn the_phases_of_each_plan_are_shown_as_one_moves_and_it_is_that_one_that_begins() {
    let driver = Driver::new_file()
        .keys("down down down")
        .says("► Appalto di lavori · 5 fasi")
        .says("lavori")
        .keys("end up up")
        .says("► Conferenza di servizi semplificata")
        .keys("home down down down enter");
    let first = driver.app.dossier.plan.milestones[0].id.to_string();
    assert_eq!(driver.app.dossier.plan.name, "lavori");
    let driver = driver.keys("enter 10/1 enter");
    assert_eq!(plan_of(&driver), "lavori");
    assert_eq!(driver.recorded(&first).as_deref(), Some("2025-01-10"));
}

#[test]
fn back_leads_to_the_choice_until_something_was_saved() {
    let driver = Driver::new_file()
        .keys("down enter esc")
        .says("► Sito comunale, misura 1.4.1")
        .keys("up enter enter 13/1 enter");
    assert_eq!(plan_of(&driver), "civitavecchia");
    driver.keys("esc esc").says("Scade");
    assert!(Driver::new_file().keys("q").quit);
}

#[test]
fn a_dossier_that_a_colleague_begins_meanwhile_is_shown_instead() {
    let driver = Driver::new_file()
        .keys("down down")
        .colleague("award", "2025-01-10")
        .told()
        .says("Scade");
    assert_eq!(driver.app.dossier.plan.name, "civitavecchia");
    driver.keys("esc").says("Scade");
}

#[test]
fn the_choice_at_every_size_in_both_languages() {
    for (columns, rows) in [(80, 24), (60, 15), (160, 50), (40, 10), (20, 5)] {
        let driver = Driver::new_file().sized(columns, rows).keys("down down");
        insta::assert_snapshot!(format!("choice_{columns}x{rows}_it"), driver.screen());
        let driver = Driver::first_start()
            .in_english()
            .choosing()
            .sized(columns, rows);
        insta::assert_snapshot!(format!("choice_{columns}x{rows}_en"), driver.screen());
    }
    let help = Driver::new_file().keys("?");
    insta::assert_snapshot!("choice_help", help.screen());
}

#[test]
fn a_text_of_ones_own_is_read_at_every_key_and_begins_the_dossier() {
    let driver = Driver::new_file()
        .keys("end")
        .says("► un testo mio")
        .says("1 Avvio")
        .keys("enter")
        .says("CRONOPROGRAMMA COME TESTO")
        .says("titolo: Nuovo contratto")
        .keys("pgdn down down")
        .text("- Collaudo | noi | 20 g da Consegna")
        .says("Si legge: F2 lo prende per cominciare.")
        .keys("f2")
        .says("► Nuovo contratto · 1 fase, 3 eventi")
        .says("testo mio");
    assert_eq!(driver.saves, 0);
    let driver = driver.keys("enter enter 10/1 enter");
    assert_eq!(plan_of(&driver), "nuovo_contratto");
    assert_eq!(driver.recorded("firma").as_deref(), Some("2025-01-10"));
    assert!(
        driver
            .file
            .0
            .plan
            .milestone(&"collaudo".parse().unwrap())
            .is_some()
    );
}

#[test]
fn a_text_with_a_fault_is_not_taken() {
    let driver = Driver::new_file()
        .keys("end enter pgdn down")
        .text("- Collaudo | dita | 20 g da Consegna")
        .keys("f2")
        .says("\"dita\"")
        .says("CRONOPROGRAMMA COME TESTO");
    assert_eq!(driver.saves, 0);
    // Left unfinished it waits at the choice, whatever else is looked at.
    driver
        .keys("esc right enter")
        .says("Con quale cronoprogramma")
        .says("► il testo mio di lun 13/01")
        .keys("home enter")
        .says("Tocca a noi: registrare l'aggiudicazione.")
        .keys("esc end enter")
        .says("- Collaudo | dita | 20 g da Consegna");
}

/// A text with one more event, taken to begin with, and not saved yet.
fn taken() -> Driver {
    Driver::new_file()
        .keys("end enter pgdn down down")
        .text("- Collaudo | noi | 20 g da Consegna")
        .keys("f2")
        .says("► Nuovo contratto · 1 fase, 3 eventi")
}

#[test]
fn a_text_that_was_taken_waits_until_a_date_is_saved() {
    let driver = taken().keys("enter").says("Tocca a noi");
    let left = driver.kept.clone().expect("the text is kept");
    assert!(driver.keys("q").quit);
    // The next day it is there again, with its phases.
    let driver = Driver::new_file()
        .finds(&left)
        .says("► il testo mio di lun 13/01")
        .says("1 Avvio")
        .keys("enter")
        .says("- Collaudo | noi | 20 g da Consegna")
        .says("Si legge: F2 lo prende per cominciare.")
        .keys("f2 enter enter 10/1 enter");
    assert_eq!(plan_of(&driver), "nuovo_contratto");
    assert!(driver.app.drafts.is_empty(), "nothing waits any more");
    assert!(!driver.screen().contains("Invio riprende"));
}

#[test]
fn a_text_that_was_taken_is_changed_where_it_was_typed() {
    let driver = taken()
        .keys("down")
        .says("► da un file")
        .keys("end")
        .says("► il testo mio di lun 13/01")
        .keys("enter pgdn end enter")
        .text("- Saldo | noi | 30 g da Collaudo")
        .keys("f2")
        .says("► Nuovo contratto · 1 fase, 4 eventi");
    assert_eq!(driver.app.drafts.len(), 1, "one text, not two");
}

#[test]
fn a_text_stays_where_the_dossier_begins_with_another_plan() {
    let driver = taken().keys("home enter enter 10/1 enter");
    assert_eq!(plan_of(&driver), "civitavecchia");
    driver.keys("down up").says("Invio riprende il modulo");
}

#[test]
fn a_text_of_ones_own_is_not_lost_where_a_colleague_begins_the_dossier() {
    let driver = Driver::new_file()
        .keys("end enter pgdn down")
        .text("- Collaudo | noi | 20 g da Consegna")
        .colleague("award", "2025-01-10")
        .told()
        .keys("f2")
        .says("Un collega ha cominciato il fascicolo")
        .says("- Collaudo | noi | 20 g da Consegna");
    assert_eq!(driver.saves, 0);
}

#[test]
fn the_first_phase_of_a_text_of_ones_own_is_called_as_one_wants() {
    let driver = Driver::new_file()
        .keys("end enter down down down end")
        .text(" e progetto")
        .says("Si legge: F2 lo prende per cominciare.")
        .keys("f2 enter enter 10/1 enter");
    assert_eq!(driver.file.0.plan.phases[0].title.it(), "Avvio e progetto");
    assert_eq!(driver.saves, 1);
}

/// With a table in a file that does not say all, at the first question about it.
fn asked_about_a_table() -> Driver {
    let mut driver = Driver::new_file();
    let table = "Attività;Soggetto;Durata\nStipula;noi;0\nLavori;Impresa Rossi;30\n";
    driver.plan_file = Some(("t.csv".to_owned(), table.to_owned()));
    driver.keys("end up enter t . c s v enter")
}

#[test]
fn questions_about_a_table_are_counted_and_lead_back_one_by_one() {
    let driver = asked_about_a_table()
        .says("domanda 1 di 6")
        .says("come si chiama quella unica?")
        .keys("L o t t o enter")
        .says("domanda 2 di 6")
        .says("Come si chiama il contratto?")
        .keys("P r o v a enter")
        .says("domanda 3 di 6")
        .keys("esc")
        .says("domanda 2 di 6")
        .says("Come si chiama il contratto?")
        .keys("esc esc")
        .says("t.csv")
        // What was typed is not lost unasked.
        .keys("esc")
        .says("torna al modulo");
    assert_eq!(driver.saves, 0);
}

#[test]
fn questions_that_were_left_wait_at_the_choice_and_nowhere_else() {
    let left = asked_about_a_table().keys("L o t t o enter").cut().unwrap();
    let mut driver = Driver::new_file()
        .finds(&left)
        .says("► da un file, a metà delle domande di lun 13/01");
    let table = "Attività;Soggetto;Durata\nStipula;noi;0\nLavori;Impresa Rossi;30\n";
    driver.plan_file = Some(("t.csv".to_owned(), table.to_owned()));
    // With another plan Enter is what it always is.
    let other = driver.clone().keys("home enter enter 10/1 enter");
    assert_eq!(other.recorded("award").as_deref(), Some("2025-01-10"));
    assert!(other.app.drafts.is_empty());
    driver
        .keys("enter enter")
        .says("Come si chiama il contratto?")
        .keys("P r o v a enter")
        .says("domanda 3 di 6");
}

#[test]
fn a_question_is_read_whole_on_a_small_screen() {
    let driver = asked_about_a_table().sized(60, 15);
    let driver = driver.keys("L enter P enter right enter right enter right enter");
    let driver = driver.says("un termine), o da un altro? (riga 3)");
    insta::assert_snapshot!("choice_question_60x15", driver.screen());
}

#[test]
fn a_path_is_completed_and_all_that_is_wrong_with_its_file_can_be_read() {
    let mut driver = Driver::new_file();
    let text = "titolo: Prova\n1. Avvio\n- A | dita\n- B | dota\n- C | Comune\n- D | noi | 3 x\n";
    driver.plan_file = Some(("piano.txt".to_owned(), text.to_owned()));
    let driver = driver
        .keys("end up enter x tab")
        .says("nessun file comincia così")
        .keys("bs p i tab")
        .says("piano.txt")
        .keys("enter")
        .says("piano.txt:3:7")
        .says("(+3, qui sopra: ↑↓ li scorre)")
        .says("piano.txt:4:7")
        .keys("down down down")
        .says("piano.txt:6:13");
    assert_eq!(driver.saves, 0);
}

#[test]
fn escape_says_how_to_leave() {
    Driver::new_file().keys("esc").says("q esce");
}
