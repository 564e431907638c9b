//! The plan as text: written in its view, read at every key, saved as one change.

use crono::calendar::{Date, Limit};
use crono::notation::{read, text_of};
use crono::plan::Plan;
use crono::record::{Dossier, Journal, Op, Proposal, SettingKey};
use crono::screen::{Context, LookOnly, Message, Taken, sort_burst, update};
use crono::words::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Modifier;

use super::driver::{Driver, write_down};

const PLAN: &str = "titolo: Sito e servizi
giorni: nominali

1. Piano di lavoro
- Aggiudicazione | noi
- Stipula | noi e ditta
- Consegna del piano | ditta | 10 g da Stipula
2. Lavori
- Lavori finiti | ditta | 60 g da Consegna
- Collaudo | noi | 30 g da Lavori finiti
";

/// A contract that was signed on the 2nd of March 2026, ten days later.
fn office() -> Driver {
    let plan = read(PLAN).unwrap().plan;
    let mut file = (Dossier::new(plan), Journal::default());
    write_down(&mut file, "aggiudicazione", "2026-02-02", "M.R.");
    write_down(&mut file, "stipula", "2026-03-02", "M.R.");
    Driver::new("2026-03-10", file)
}

/// In the text of its plan.
fn writing() -> Driver {
    office().keys("m e")
}

/// With the cursor at the end of the line that begins so.
fn at_end_of(driver: Driver, line: &str) -> Driver {
    let text = written(&driver);
    let nth = text.lines().position(|known| known.starts_with(line));
    let nth = nth.unwrap_or_else(|| panic!("no {line:?} in\n{text}"));
    let mut driver = held(driver, KeyCode::Home);
    for _ in 0..nth {
        driver = driver.keys("down");
    }
    driver.keys("end")
}

/// The text that is written.
fn written(driver: &Driver) -> String {
    let field = driver.app.focused().unwrap();
    field.value().to_owned()
}

/// A key with Ctrl held.
fn held(mut driver: Driver, code: KeyCode) -> Driver {
    driver.press(code, KeyModifiers::CONTROL);
    driver
}

fn plan(driver: &Driver) -> &Plan {
    &driver.file.0.plan
}

fn limit_of(driver: &Driver, clock: &str) -> Option<Limit> {
    plan(driver).clock(&clock.parse().unwrap()).unwrap().limit
}

/// What a colleague sets meanwhile.
fn sets(driver: &Driver, key: &str, value: &str) -> Proposal {
    Proposal::Set {
        key: SettingKey::of(plan(driver), key).unwrap(),
        value: Some(value.to_owned()),
        expected: None,
    }
}

#[test]
fn the_text_stands_over_the_list_and_beside_it_where_there_is_room() {
    for (columns, rows) in [(80, 24), (60, 15), (160, 50)] {
        let driver = writing().sized(columns, rows);
        insta::assert_snapshot!(format!("editor_{columns}x{rows}_it"), driver.screen());
        let driver = office().in_english().sized(columns, rows).keys("m e");
        insta::assert_snapshot!(format!("editor_{columns}x{rows}_en"), driver.screen());
    }
}

#[test]
fn a_line_that_is_typed_is_a_change_of_the_whole_whose_effect_comes_first() {
    let driver = at_end_of(writing(), "- Consegna")
        .keys("enter")
        .paste("- Accettazione | noi | 15 g da Consegna")
        .says("2 valori cambiano")
        .keys("ctrl-s")
        .says("CRONOPROGRAMMA COME TESTO  2 valori cambiano")
        .says("nuovo: evento \"Accettazione\"")
        .says("Motivo");
    insta::assert_snapshot!("editor_effect", driver.screen());
    assert_eq!(driver.saves, 0);
    let driver = driver.text("richiesta del RUP").keys("enter");
    assert_eq!(driver.saves, 0);
    let driver = driver
        .says("Cambia il cronoprogramma di tutti, in 2 valori.")
        .keys("right enter");
    assert_eq!(driver.saves, 1);
    let new = plan(&driver).milestone(&"accettazione".parse().unwrap());
    assert_eq!(new.unwrap().phase, 1);
    let last = driver.journal().entries().last().unwrap();
    assert_eq!(last.op, Op::Plan);
    assert_eq!(last.reason.as_deref(), Some("richiesta del RUP"));
}

#[test]
fn undo_and_redo_name_how_many_values() {
    let driver = at_end_of(writing(), "- Consegna")
        .keys("enter")
        .paste("- Accettazione | noi | 15 g da Consegna")
        .keys("f2 enter right enter u")
        .says("Annullare la modifica del cronoprogramma, 2 valori?")
        .keys("right enter");
    assert_eq!(plan(&driver).milestones.len(), 5);
    let driver = driver
        .keys("U")
        .says("Ripetere la modifica del cronoprogramma, 2 valori?")
        .keys("right enter");
    assert_eq!(plan(&driver).milestones.len(), 6);
    let mut english = driver.in_english().keys("u");
    english = english.says("Undo the change of the plan, 2 values?");
    english.keys("esc");
}

#[test]
fn a_fault_is_marked_in_its_line_and_said_with_its_number_while_the_list_stays() {
    let driver = at_end_of(writing(), "- Consegna")
        .keys("enter")
        .paste("- Accettazione | noi | 15 g da Consegna")
        .says("COME DIVENTA");
    let faulty = driver.paste(" | pippo");
    let faulty = faulty
        .says("riga 8: \"pippo\" non si capisce")
        .says("COM'ERA PRIMA DELL'ERRORE");
    let row = |driver: &Driver, text: &str| {
        let screen = driver.screen();
        screen
            .lines()
            .find(|line| line.contains(text))
            .map(str::to_owned)
    };
    assert!(row(&faulty, "- Accettazione").unwrap().starts_with("×"));
    assert!(faulty.app.preview().is_some(), "the last good state stays");
    for colour in [true, false] {
        let driver = faulty.clone();
        let driver = if colour {
            driver
        } else {
            driver.without_colour()
        };
        let cell = driver.cell_at("pippo");
        assert!(cell.modifier.contains(Modifier::REVERSED), "{colour}");
    }
    // Several are counted, and the key that saves goes from one to the next.
    let faulty = at_end_of(faulty, "- Collaudo").paste(" | pluto");
    let faulty = faulty.says("riga 11 (2 di 2 errori)").keys("f2 f2");
    let saves = faulty.saves;
    let faulty = faulty.says("riga 8 (1 di 2 errori)");
    assert_eq!(saves, 0);
    assert_eq!(faulty.app.context(), Context::Text);
}

#[test]
fn what_is_typed_is_taken_back_by_the_text_itself() {
    let before = written(&writing());
    let driver = at_end_of(writing(), "2. Lavori").text(" e forniture");
    assert_ne!(written(&driver), before);
    let mut driver = driver;
    while written(&driver) != before {
        driver = driver.keys("ctrl-z");
    }
    let driver = driver.says("2. Lavori").keys("ctrl-y ctrl-y ctrl-y");
    assert!(written(&driver).contains("2. Lavori e forniture"));
    assert!(
        !driver
            .effects
            .iter()
            .any(|effect| matches!(effect, crono::screen::Effect::Suspend))
    );
}

#[test]
fn a_tab_completes_a_name_or_lists_those_that_fit() {
    let line = |typed: &str| {
        at_end_of(writing(), "- Consegna")
            .keys("enter")
            .paste(typed)
    };
    let here = |driver: &Driver| {
        let text = written(driver);
        text.lines().nth(7).unwrap().to_owned()
    };
    let driver = line("- Prova | di").keys("tab");
    assert_eq!(here(&driver), "- Prova | ditta");
    let driver = line("- Prova | ditta | 10 g da sti").keys("tab");
    assert_eq!(here(&driver), "- Prova | ditta | 10 g da stipula");
    let driver = line("- Prova | ditta | 10 g da Lavori f").keys("tab");
    assert_eq!(here(&driver), "- Prova | ditta | 10 g da Lavori finiti");
    // Two fit: both are named, and what they share goes in.
    let driver = line("- Prova | ditta | 10 g da Co").keys("tab");
    assert_eq!(here(&driver), "- Prova | ditta | 10 g da Co");
    driver.says("Consegna del piano, Collaudo");
    line("- Prova | ditta | 10 g da zz")
        .keys("tab")
        .says("nessun evento e nessuna parte");
    line("- Pro").keys("tab").says("Tab completa chi agisce");
}

fn keys(text: &str) -> Vec<KeyEvent> {
    let key = |c| match c {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        c => KeyCode::Char(c),
    };
    let keys = text
        .chars()
        .map(|c| KeyEvent::new(key(c), KeyModifiers::NONE));
    keys.collect()
}

#[test]
fn a_table_is_pasted_with_its_tabs_as_cells_marked_or_not() {
    let table = "Accettazione\tnoi\t15 g da Consegna\nVerbale\tditta\t5 g da Accettazione\n";
    let there =
        "- Accettazione | noi | 15 g da Consegna\n- Verbale | ditta | 5 g da Accettazione\n";
    let begin = || at_end_of(writing(), "2. Lavori").keys("home");
    let driver = begin().paste(table);
    assert!(written(&driver).contains(there), "{}", written(&driver));
    driver.says("4 valori cambiano");
    // A terminal that does not mark what is pasted sends keys.
    let mut driver = begin();
    let (taken, left_out) = sort_burst(driver.app.context(), &keys(&table.replace('\n', "\r")));
    assert_eq!(left_out, None);
    for part in taken {
        let Taken::Text(text) = part else {
            panic!("{part:?}");
        };
        driver = driver.paste(&text);
    }
    assert!(written(&driver).contains(there), "{}", written(&driver));
    // A tab in a hurry is a cell, and a name is not completed.
    let (taken, _) = sort_burst(Context::Text, &keys("\t"));
    assert_eq!(taken, [Taken::Text("\t".to_owned())]);
    let driver = at_end_of(writing(), "- Stipula").paste("\t");
    assert!(written(&driver).contains("dopo Aggiudicazione | \n"));
    // Line ends of another system.
    let driver = begin().paste("- Uno | noi\r\n- Due | noi\r\n");
    assert!(written(&driver).contains("- Uno | noi\n- Due | noi\n2."));
}

/// A table that says neither which days it counts nor who somebody is.
const OPEN: &str = "Attività\tSoggetto\tDurata\nSopralluogo\tImpresa Rossi\t10\nVerbale\tnoi\t5\n";

#[test]
fn what_a_table_does_not_say_is_asked_before_its_lines_go_in() {
    let driver = at_end_of(writing(), "2. Lavori")
        .keys("down home")
        .paste(OPEN)
        .says("TABELLA INCOLLATA")
        .says("domanda 1 di 4")
        .says("La colonna \"Durata\" conta giorni lavorativi o solari?")
        .keys("enter")
        .says("Manca la risposta")
        .keys("right right enter")
        .says("domanda 2 di 4")
        .keys("right enter")
        .says("Chi è \"Impresa Rossi\"?")
        // The party is the last of the answers.
        .keys("left enter")
        .says("domanda 4 di 4")
        .keys("s o p r a enter");
    let text = written(&driver);
    let lines =
        "2. Lavori\n- Sopralluogo | Impresa Rossi | 10 giorni\n- Verbale | noi | 5 giorni\n";
    assert!(text.contains(lines), "{text}");
    assert!(
        text.starts_with("titolo: Sito e servizi\nparti: Impresa Rossi\n"),
        "{text}"
    );
    driver
        .says("valori cambiano")
        .keys("f2 enter right enter")
        .says("Cambiato: cronoprogramma, 6 valori.");
}

#[test]
fn a_question_about_a_table_leads_back_to_the_one_before_and_then_to_the_text() {
    let before = at_end_of(writing(), "2. Lavori")
        .keys("enter")
        .text("- Prova | noi");
    let driver = before
        .keys("enter")
        .paste(OPEN)
        .keys("right enter")
        .says("domanda 2 di 4");
    let kept = driver.clone();
    let driver = driver.keys("esc").says("domanda 1 di 4").keys("esc");
    assert!(
        written(&driver).contains("- Prova | noi\n"),
        "{}",
        written(&driver)
    );
    // The line goes dead while it is asked: the text waits with the rows as they are, and the cursor behind them.
    let left = kept.clone().cut().expect("the text is kept");
    let back = Driver::new("2026-03-10", kept.file.clone()).finds(&left);
    let back = back.keys("enter").says("CRONOPROGRAMMA COME TESTO");
    let text = written(&back);
    assert!(
        text.contains("- Prova | noi\n- Attività | Soggetto | Durata\n- Sopralluogo | Impresa"),
        "{text}"
    );
    let text = written(&back.text("qui"));
    assert!(text.contains("| noi | 5\nqui"), "{text}");
}

#[test]
fn a_table_that_is_asked_about_waits_though_nothing_else_was_typed() {
    let driver = at_end_of(writing(), "2. Lavori")
        .keys("down home")
        .paste(OPEN);
    let left = driver.cut().expect("the rows are kept");
    assert!(left.text().contains("Sopralluogo"));
}

#[test]
fn what_is_too_long_does_not_go_in() {
    let before = written(&writing());
    let driver = writing().paste(&"x".repeat(100_000));
    assert_eq!(written(&driver), before);
    driver.says("Non è entrato nulla");
}

#[test]
fn a_text_that_was_left_waits_and_is_taken_up_with_enter() {
    let typed = || at_end_of(writing(), "2. Lavori").text(" e altro");
    let driver = typed().keys("esc").says("Il modulo non è salvato");
    let driver = driver.keys("esc");
    assert!(driver.kept.is_some());
    let driver = driver.says("Invio riprende il modulo").keys("enter");
    assert!(written(&driver).contains("2. Lavori e altro"));
    // Enter that is still held down begins no lines.
    let text = written(&driver);
    assert_eq!(written(&driver.paste("\n")), text);
    let text = typed().cut().unwrap().text();
    assert!(text.contains("e altro"), "{text}");
}

#[test]
fn a_text_survives_a_dropped_line_with_the_plan_it_began_with() {
    let driver = at_end_of(writing(), "- Lavori finiti").text("x");
    let driver = at_end_of(driver, "2. Lavori").text(" e altro");
    let left = driver.clone().cut().unwrap();
    // A colleague has another limit saved before the line is back.
    let other = sets(&driver, "clocks.collaudo.limit", "45d");
    let back = Driver::new("2026-03-10", driver.file.clone())
        .colleague_does(&other)
        .told();
    let back = back.finds(&left).keys("enter");
    let back = at_end_of(back, "- Lavori finiti").keys("bs f2 enter right enter");
    assert_eq!(back.saves, 1, "{}", back.screen());
    assert_eq!(limit_of(&back, "collaudo").unwrap().to_string(), "45d");
    assert_eq!(plan(&back).phases[1].title.it(), "Lavori e altro");
}

#[test]
fn two_who_write_the_same_line_meet_and_see_both() {
    let driver = at_end_of(writing(), "- Collaudo");
    let driver = driver
        .keys("ctrl-u")
        .paste("- Collaudo | noi | 20 g da Lavori finiti");
    let theirs = sets(&driver, "clocks.collaudo.limit", "45d");
    let elsewhere = sets(&driver, "clocks.consegna_del_piano.limit", "12d");
    let driver = driver
        .colleague_does(&theirs)
        .colleague_does(&elsewhere)
        .told();
    let driver = driver
        .keys("f2")
        .says("CONFLITTO")
        .says("A.B. ha cambiato questa riga");
    let driver = driver
        .says("- Collaudo | noi | 45 g")
        .says("- Collaudo | noi | 20 g da Lavori finiti")
        .says("- Collaudo | noi | 30 g");
    insta::assert_snapshot!("editor_conflict", driver.screen());
    let again = driver.clone().keys("enter");
    assert_eq!(again.app.context(), Context::Text);
    // Theirs stands in the text then, and what else was written is saved.
    let theirs = at_end_of(driver.clone().keys("enter"), "2. Lavori").text(" e altro");
    let theirs = theirs.keys("f2").says("CONFLITTO").keys("right enter");
    assert!(written(&theirs).contains("- Collaudo | noi | 45 g"));
    let theirs = theirs.keys("f2 enter right enter");
    assert_eq!(limit_of(&theirs, "collaudo").unwrap().to_string(), "45d");
    assert_eq!(plan(&theirs).phases[1].title.it(), "Lavori e altro");
    assert_eq!(
        limit_of(&theirs, "consegna_del_piano").unwrap().to_string(),
        "12d"
    );
    let mine = driver
        .keys("right right enter")
        .says("Motivo")
        .keys("enter");
    let mine = mine.says("in 1 valore").keys("right enter");
    assert_eq!(limit_of(&mine, "collaudo").unwrap().to_string(), "20d");
    // What else they wrote stays.
    assert_eq!(
        limit_of(&mine, "consegna_del_piano").unwrap().to_string(),
        "12d"
    );
}

#[test]
fn of_comments_it_is_said_once_that_they_are_not_kept() {
    let driver = at_end_of(writing(), "2. Lavori")
        .keys("enter")
        .paste("# da chiedere");
    let driver = driver.says("commento è letta e non conservata").text(" al");
    driver
        .keeps_quiet_about("non conservata")
        .keys("enter")
        .paste("# altro")
        .keeps_quiet_about("non conservat");
}

#[test]
fn where_nothing_may_be_written_there_is_no_text() {
    let driver = office().read_only(LookOnly::Asked).keys("m e");
    assert_eq!(driver.app.context(), Context::Plan);
    driver.says("SOLA LETTURA");
    let driver = office().keys("d 1.4 enter m e");
    assert_eq!(driver.app.context(), Context::Plan);
}

#[test]
fn in_a_what_if_it_is_a_step_on_the_copy() {
    let driver = at_end_of(office().keys("i m e"), "- Collaudo");
    let driver = driver
        .keys("ctrl-u")
        .paste("- Collaudo | noi | 20 g da Lavori finiti")
        .keys("f2");
    assert_eq!(driver.saves, 0);
    assert_eq!(driver.app.hypothesis.steps().len(), 1);
    driver.says("cronoprogramma, ").keys("esc i");
}

#[test]
fn a_phase_that_goes_or_comes_is_so_in_the_list_beside_it() {
    let driver = held(writing(), KeyCode::End).sized(160, 50);
    let driver =
        driver.paste("\n3. Garanzia\n- Avvio della garanzia | noi\n~ Garanzia | 2 anni da Avvio");
    let driver = driver.says("· 3 Garanzia").keys("f2");
    driver
        .says("3 Garanzia")
        .keys("esc esc esc")
        .keys("esc enter")
        .says("Garanzia");
}

#[test]
fn what_is_saved_is_what_is_written() {
    let driver = at_end_of(writing(), "- Collaudo");
    let driver = driver
        .paste(" | penale 100 euro")
        .keys("f2 enter right enter");
    let text = text_of(plan(&driver), Lang::It);
    assert!(text.contains("penale 100 euro"), "{text}");
    let again = driver.keys("e");
    assert_eq!(written(&again), text);
    // Nothing altered is nothing to save, and nothing to ask.
    let left = again.keys("esc");
    assert_eq!(left.app.context(), Context::Plan);
}

#[test]
fn the_next_day_and_what_others_do_leave_the_text_alone() {
    let driver = at_end_of(writing(), "2. Lavori").text(" e altro");
    let text = written(&driver);
    let driver = driver.on("2026-03-11");
    assert_eq!(driver.app.today, "2026-03-11".parse::<Date>().unwrap());
    assert_eq!(written(&driver), text);
    let mut driver = driver.colleague("consegna_del_piano", "2026-03-09").told();
    assert_eq!(written(&driver), text);
    update(&mut driver.app, Message::Resize(20, 5));
    driver.screen();
}

#[test]
fn what_is_wrong_and_what_changes_is_said_at_every_size_in_both_languages() {
    let begin = |english: bool| {
        let driver = office();
        let driver = if english { driver.in_english() } else { driver };
        let driver = driver.keys("m e");
        at_end_of(driver, if english { "2. Lavori" } else { "- Consegna" })
    };
    for (columns, rows) in [(80, 24), (60, 15), (160, 50)] {
        for (english, lang) in [(false, "it"), (true, "en")] {
            let typed = if english {
                "\n- Acceptance | we | 15 d from Consegna"
            } else {
                "\n- Accettazione | noi | 15 g da Consegna"
            };
            let driver = begin(english).sized(columns, rows).paste(typed);
            let name = |what: &str| format!("editor_{what}_{columns}x{rows}_{lang}");
            insta::assert_snapshot!(name("changed"), driver.screen());
            let effect = driver.clone().keys("f2");
            insta::assert_snapshot!(name("effect"), effect.screen());
            let fault = driver.paste(" | pippo");
            insta::assert_snapshot!(name("fault"), fault.screen());
            if (columns, lang) == (80, "it") {
                let ascii = fault.in_ascii().without_colour();
                insta::assert_snapshot!("editor_fault_ascii", ascii.screen());
            }
        }
    }
}

#[test]
fn a_line_is_added_to_the_phase_one_came_from() {
    let driver = office().keys("2 m a");
    driver.says("AGGIUNGI EVENTO  fase 2");
    // The form of a line, taken up on the list: the rows are those of the plan that it makes.
    let driver = office().sized(160, 50).keys("2 m a");
    let driver = driver
        .paste("~ Garanzia | 2 anni da Collaudo")
        .keys("esc esc esc enter");
    driver
        .says("AGGIUNGI EVENTO")
        .says("Garanzia: 2 anni")
        .keys("down up");
}

#[test]
fn what_was_recorded_of_an_event_stays_where_its_label_is_altered() {
    let mut file = office().file;
    for (event, on) in [
        ("consegna_del_piano", "2026-03-05"),
        ("lavori_finiti", "2026-03-08"),
        ("collaudo", "2026-03-09"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    let driver = at_end_of(Driver::new("2026-03-10", file).keys("m e"), "- Collaudo");
    let line = written(&driver);
    let line = line.lines().find(|line| line.starts_with("- Collaudo"));
    let rest = line.unwrap().trim_start_matches("- Collaudo").to_owned();
    let back = "bs ".repeat(rest.chars().count() + "Collaudo".len());
    let driver = driver
        .keys(&back)
        .text(&format!("Verifica finale{rest}"))
        .keys("f2 enter right enter");
    assert_eq!(driver.recorded("collaudo").as_deref(), Some("2026-03-09"));
    let event = plan(&driver).milestone(&"collaudo".parse().unwrap());
    assert_eq!(event.unwrap().label.it(), "Verifica finale");
    let driver = driver.keys("u right enter");
    let event = plan(&driver).milestone(&"collaudo".parse().unwrap());
    assert_eq!(event.unwrap().label.it(), "Collaudo");
}

#[test]
fn a_new_label_is_enough_in_its_own_line() {
    let driver = at_end_of(writing(), "- Stipula").keys("home right right");
    let driver = driver.keys(&"del ".repeat("Stipula".len())).text("Firma");
    let text = written(&driver);
    assert!(text.contains("- Firma | noi e ditta"), "{text}");
    assert!(text.contains("10 giorni da Stipula"), "{text}");
    let driver = driver.says("\"Stipula\" ora si chiama \"Firma\"");
    let driver = driver.keys("f2 enter right enter");
    let event = plan(&driver).milestone(&"stipula".parse().unwrap());
    assert_eq!(event.unwrap().label.it(), "Firma");
    let again = driver.keys("e");
    assert!(
        written(&again).contains("10 giorni da Firma"),
        "{}",
        written(&again)
    );
}

#[test]
fn the_help_of_the_text_has_its_keys_and_an_example() {
    let driver = writing().sized(80, 45).keys("f1");
    driver
        .says("Ctrl-U, Ctrl-K")
        .says("- Consegna | ditta | 30 g da Stipula");
}

#[test]
fn what_two_people_wrote_is_read_whole_on_a_small_screen() {
    let driver = at_end_of(writing(), "- Collaudo").keys("ctrl-u").paste(
        "- Collaudo tecnico e amministrativo di tutta la fornitura | noi | 20 g da Lavori finiti, avviso 9 g, a carico di ditta [collaudo]",
    );
    let theirs = sets(&driver, "clocks.collaudo.limit", "45d");
    let driver = driver.colleague_does(&theirs).told().keys("f2");
    for (columns, rows) in [(80, 24), (60, 20)] {
        driver
            .clone()
            .sized(columns, rows)
            .says("CONFLITTO")
            .says("45 giorni")
            .says("non salvata")
            .says("30 giorni da Lavori")
            .says("ha cambiato questa riga");
    }
}
