//! Looking for something in a list: as one types, by words in any order, whatever their case and accents.

use crono::record::{Document, Item, Record, Request};

use super::driver::{Driver, File, TO_LATENESS, TO_MIGRATION, dossier, stamp};

/// A contract with so many requests, every fourth of them open.
fn with_requests(many: u32) -> File {
    let mut file = dossier(&[super::driver::TO_MIGRATION]);
    let register = file.0.plan.registers[0].clone();
    let record = |side: &crono::plan::MilestoneId, n: u32, day: &str| Record {
        event: crono::plan::Event::numbered(side, n),
        date: super::driver::day(day),
        document: Document {
            protocol: (n == 77).then(|| "4712/2025".to_owned()),
            ..Document::default()
        },
        stamp: stamp("M.R.", "2025-08-01"),
    };
    for n in 1..=many {
        file.0.requests.push(Request {
            register: register.id.clone(),
            n,
            subject: Some(format!("Modulo {n} per l'attività {}", n % 7)),
        });
        file.0
            .records
            .push(record(&register.request.id, n, "2025-08-20"));
        if n % 4 != 0 {
            file.0
                .records
                .push(record(&register.answer.id, n, "2025-08-25"));
        }
    }
    file
}

fn office() -> Driver {
    Driver::new("2025-08-29", with_requests(500))
}

#[test]
fn any_of_many_requests_is_found_by_a_few_letters() {
    let driver = office()
        .keys("r /")
        .says("Cerca:")
        .says("500 di 500")
        .text("modulo 499")
        .says("1 di 500");
    assert!(driver.row_with("►").contains("Modulo 499 per"));
    // Words in any order, whatever their case and accents; of a document its number.
    for typed in [
        "499 MODULO",
        "attivita 499",
        "ATTIVITÀ 499",
        "4712/2025",
        "assistance:77",
    ] {
        let driver = office().keys("r /").text(typed).says("1 di 500");
        let number = if typed.contains("499") { "499" } else { "77" };
        assert!(driver.row_with("►").contains(number), "{typed}");
    }
    // What a state is called finds what is in it.
    office().keys("r /").text("rispettata").says("375 di 500");
}

#[test]
fn arrows_go_on_and_enter_first_keeps_what_was_found() {
    let driver = office()
        .keys("r /")
        .text("modulo 49")
        .keys("down")
        .says("Cerca: modulo 49")
        .keys("enter")
        .says("Solo con «modulo 49»: 15 di 500. Esc mostra tutto.");
    let chosen = driver.row_with("►");
    assert_eq!(driver.saves, 0);
    // The second one does what Enter does in the list, on that row.
    let number = chosen.split_whitespace().nth(2).unwrap().to_owned();
    let driver = driver.keys("enter").says(&format!("n. {number}"));
    let driver = driver.keys("esc").says("Solo con «modulo 49»");
    // Esc shows all, with the cursor where it was; only then it leads back.
    let driver = driver.keys("esc").keeps_quiet_about("Solo con");
    assert!(driver.row_with("►").contains(&number), "{chosen}");
    assert!(driver.screen().contains("↓"), "{}", driver.screen());
    driver.keys("esc").says("Fase");
}

#[test]
fn while_words_are_typed_no_letter_is_a_command() {
    let driver = office().keys("r /").text("quncasl");
    assert!(!driver.quit);
    assert_eq!(driver.saves, 0);
    driver
        .says("Cerca: quncasl")
        .says("0 di 500")
        .says("Niente con «quncasl». Esc mostra tutto.")
        .keys("ctrl-u")
        .says("500 di 500")
        .keys("esc")
        .keeps_quiet_about("Cerca:")
        .says("Oggetto");
}

#[test]
fn nothing_found_is_said_in_every_list_and_language() {
    for list in ["", "r", "l", "m"] {
        let script = format!("{list} /");
        let driver = office().keys(&script).text("zzzz").says("0 di ");
        let driver = driver
            .keys("enter")
            .says("Niente con «zzzz». Esc mostra tutto.");
        // There is nothing to act on, and nothing breaks.
        let driver = driver.keys("enter down up c o n esc esc").keys("esc");
        assert_eq!(driver.saves, 0);
        let driver = office()
            .in_english()
            .keys(&script)
            .text("zzzz")
            .keys("enter");
        driver.says("Nothing with \"zzzz\". Esc shows all.");
    }
}

#[test]
fn the_journal_is_searched_by_person_event_and_day() {
    let found = |typed: &str| {
        let driver = Driver::demonstration().keys("l /").text(typed);
        let row = driver.screen();
        let row = row.lines().find(|line| line.contains(" di 49")).unwrap();
        let count = row.trim_end().rsplit("  ").next().unwrap();
        count
            .trim()
            .split(' ')
            .next()
            .unwrap()
            .parse::<usize>()
            .unwrap()
    };
    let (torri, valli) = (found("gtorri"), found("mvalli"));
    assert_eq!(torri + valli, 49);
    assert_eq!(found("content_published:scuola"), 4);
    assert_eq!(found("servizi scolastici"), 4);
    assert_eq!(found("21/08/2026"), 5);
    assert_eq!(found("valli 21/08/26"), 2);
    assert_eq!(found("bozza"), 1, "a reason");
    let driver = Driver::demonstration()
        .keys("l /")
        .text("bozza")
        .keys("enter");
    assert!(driver.row_with("►").contains("annullata la 38"));
    // Enter goes to its phase, in the whole list.
    driver.keys("enter").says("► ▲ 5 Contenuti");
}

#[test]
fn a_phase_is_found_by_its_events_and_their_services() {
    let driver = Driver::demonstration()
        .keys("/")
        .text("tributi")
        .says("1 di 8");
    assert!(driver.row_with("►").contains("5 Contenuti"));
    let driver = driver.keys("enter").says("Solo con «tributi»: 1 di 8.");
    assert!(!driver.screen().contains("1 Piano di esecuzione"));
    // What can be done there can be done, and the list stays as it was found.
    let driver = driver.keys("n").text("Sentito l'ufficio").keys("enter");
    assert_eq!(driver.saves, 1);
    let driver = driver.keys("down");
    let driver = driver.says("Solo con «tributi»: 1 di 8.");
    let driver = driver.keys("esc").says("1 Piano di esecuzione");
    assert!(driver.row_with("►").contains("5 Contenuti"));
}

#[test]
fn a_form_shows_the_rows_that_were_found() {
    let driver = Driver::demonstration()
        .keys("/")
        .text("verifica")
        .keys("enter enter");
    let driver = driver.says("REGISTRA");
    assert!(!driver.screen().contains("1 Piano di esecuzione"));
    let driver = driver.keys("enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2026-08-24")
    );
}

#[test]
fn what_may_be_set_is_found_with_its_heading() {
    let driver = Driver::demonstration()
        .keys("m /")
        .text("preavviso contenuti");
    let driver = driver.says("1 di ").keys("enter");
    let screen = driver.screen();
    assert!(screen.contains("clocks.content.warn"), "{screen}");
    assert!(!screen.contains("Registro"), "{screen}");
    driver
        .keys("enter")
        .says("Preavviso")
        .keys("esc")
        .says("Solo con");
}

#[test]
fn a_list_that_is_opened_anew_is_whole() {
    let driver = office().keys("r /").text("modulo 499").keys("enter l");
    let driver = driver.keeps_quiet_about("Solo con").keys("esc r");
    driver.keeps_quiet_about("Solo con").says("↓");
    // The origin of a date is looked at from the list, and one comes back to what was found.
    let driver = office().keys("r /").text("modulo 499").keys("enter o esc");
    driver.says("Solo con «modulo 499»");
}

#[test]
fn what_a_colleague_saves_is_found_or_goes_at_once() {
    let driver = Driver::demonstration()
        .keys("r /")
        .text("in ritardo")
        .keys("enter");
    let before = driver.screen();
    let driver = driver.keys("esc /").text("scade oggi").says("1 di 5");
    let driver = driver
        .keys("enter")
        .colleague("assistance_answer:3", "2026-08-24")
        .told();
    let driver = driver.keys("/");
    assert!(
        driver.screen().contains("0 di 5"),
        "{before}\n{}",
        driver.screen()
    );
}

#[test]
fn it_works_on_the_smallest_screens_in_ascii_and_pasted() {
    for (columns, rows) in [(60, 15), (40, 10), (24, 6)] {
        let driver = office().in_ascii().sized(columns, rows).keys("r /");
        let driver = driver.paste("modulo 499");
        assert!(driver.screen().contains("1 di 500"), "{}", driver.screen());
        assert!(driver.screen().contains("499"), "{}", driver.screen());
        let driver = driver.keys("enter esc esc");
        assert!(!driver.screen().contains("1 di 500"));
    }
}

#[test]
fn the_line_on_which_one_types_at_80_columns() {
    let driver = office().keys("r /").text("modulo 49");
    insta::assert_snapshot!(driver.screen());
}

#[test]
fn requests_stand_by_due_date_number_or_subject() {
    let driver = office().keys("r");
    let first = driver.row_with("►");
    let driver = driver.keys("v").says("per numero");
    assert_eq!(
        driver.row_with("►"),
        first,
        "the cursor stays on its request"
    );
    let top = driver.keys("g").says("n.↓");
    assert!(top.row_with("►").contains(" 500 "), "{}", top.screen());
    let driver = top.keys("v").says("per oggetto").keys("g").says("Oggetto↓");
    assert!(
        driver.row_with("►").contains("Modulo 1 per"),
        "{}",
        driver.screen()
    );
    // What is looked for is found in any order.
    let driver = driver.keys("/").text("modulo 49").keys("enter g");
    assert!(
        driver.row_with("►").contains("Modulo 149 per"),
        "{}",
        driver.screen()
    );
    let driver = driver.keys("v").keeps_quiet_about("per oggetto");
    // How many were found stands beside what was done.
    assert!(
        driver.message().contains("per scadenza"),
        "{}",
        driver.message()
    );
    assert!(driver.message().trim_end().ends_with("15 di 500"));
    let driver = driver.keys("down").says("15 di 500");
    let narrow = driver.sized(24, 12).keys("v").says("15 di 500");
    let driver = narrow.says("numero").sized(80, 24).keys("v v");
    office().in_english().keys("r v").says("by number");
    drop(driver);
}

/// A publication of five hundred services.
fn services() -> Driver {
    let mut file = dossier(&[TO_MIGRATION, &TO_LATENESS[..2]]);
    for n in 1..=500 {
        let item = Item {
            milestone: "content_published".parse().unwrap(),
            id: format!("s{n}").parse().unwrap(),
            label: Some(format!("Servizio {n} dell'ufficio {}", n % 40)),
        };
        file.0.items.push(item);
    }
    Driver::new("2025-09-20", file)
}

#[test]
fn any_of_five_hundred_services_is_found_and_gets_its_date() {
    let driver = services().keys("/").text("servizio 347");
    let driver = driver.says("1 di 8").says("Servizio 347 dell");
    assert!(
        !driver.screen().contains("Servizio 346"),
        "{}",
        driver.screen()
    );
    let driver = driver
        .keys("enter tab down enter")
        .says("Servizio 347 dell");
    let driver = driver.text("12/9/2025").keys("enter");
    assert_eq!(
        driver.recorded("content_published:s347").as_deref(),
        Some("2025-09-12")
    );
    // All are there again.
    let driver = driver.keys("esc esc").says("Servizio 1 ");
    drop(driver);
    // Or from the detail itself: the keyboard goes to the first that was found, and stays on it.
    let driver = services().keys("5 tab /").text("UFFICIO servìzio 47");
    assert!(
        driver.row_with("Servizio 47 ").starts_with('►'),
        "{}",
        driver.screen()
    );
    let driver = driver.keys("down");
    assert!(
        driver.row_with("Servizio 147 ").starts_with('►'),
        "{}",
        driver.screen()
    );
    let driver = driver
        .keys("enter enter")
        .says("REGISTRA")
        .says("Servizio 147 ")
        .says("Esc indietro");
    let driver = driver.keys("esc esc");
    assert!(driver.app.pane.is_none());
    let driver = driver.says("Servizio 447 ").keys("esc");
    driver.says("Servizio 1 ");
    // What only its phase is called hides none.
    services().keys("/").text("contenuti").says("Servizio 1 ");
}
