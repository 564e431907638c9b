//! The room of a screen: a wide one is used, on a small one what matters goes on below, and what matters
//! least is left out first.

use super::driver::Driver;
use crono::plan::{ItemNouns, Text};

#[test]
fn on_a_wide_screen_what_was_asked_for_is_read_whole() {
    let driver = Driver::demonstration().keys("r");
    assert!(driver.row_with(" 4 17/08/26").contains('…'));
    let wide = driver.sized(160, 45);
    let row = wide.row_with(" 4 17/08/26");
    assert!(
        row.contains("Chiarimenti sull'allegato 5 ") && row.contains(" 01/09/26 "),
        "{row}"
    );
    // The columns stay near what they belong to.
    assert!(
        row.contains("in corso") && row.chars().count() < 110,
        "{row}"
    );
    let heads = wide.row_with("Oggetto");
    let end = |row: &str, text: &str| {
        let before = row.split(text).next().unwrap();
        before.chars().count() + text.chars().count()
    };
    assert_eq!(end(&heads, "Scade"), end(&row, "01/09/26"));
}

#[test]
fn a_small_screen_keeps_the_due_dates_of_requests() {
    let driver = Driver::demonstration().keys("r").sized(60, 15);
    let row = driver.row_with(" 3 14/08/26");
    assert!(
        row.contains("Prospetto delle spese") && row.contains("24/08/26"),
        "{row}"
    );
    let heads = driver.row_with("Oggetto");
    assert!(
        heads.contains("Scade") && heads.trim_end().ends_with("Resta"),
        "{heads}"
    );
    // Smaller still it is the days that stay.
    let row = driver.sized(44, 15).row_with(" 3 14/08/26");
    assert!(
        !row.contains("24/08/26") && row.trim_end().ends_with('0'),
        "{row}"
    );
}

#[test]
fn on_a_wide_screen_the_origin_of_a_date_needs_fewer_lines() {
    let says = "prot. 1893/2026, verbale, ultima modifica di M. Valli (mvalli), 11/05/2026";
    let driver = Driver::demonstration().keys("o").keeps_quiet_about(says);
    driver.sized(160, 45).says(says);
}

#[test]
fn on_a_wide_screen_the_plan_is_explained_beside_its_values() {
    let driver = Driver::demonstration().keys("m").sized(160, 45);
    let row = driver.row(4);
    assert!(
        row.contains("Contratto") && row.contains("─ Titolo: "),
        "{row}"
    );
    driver.keys("down down").says("─ CUP: ");
}

#[test]
fn on_a_small_screen_what_a_value_means_is_said_to_the_end() {
    for lang in crono::words::Lang::ALL {
        let mut driver = Driver::demonstration().keys("m").sized(60, 15);
        driver.app.lang = lang;
        driver.app.named = Some("/srv/contratti/comune/2026/sito.json".into());
        let screen = driver.screen();
        assert!(screen.contains("crono set info.title"), "{screen}");
        assert!(
            screen.contains("/srv/contratti/comune/2026/sito.json"),
            "{screen}"
        );
    }
}

#[test]
fn on_a_small_screen_the_detail_has_rows_while_it_is_read() {
    let driver = Driver::demonstration().sized(60, 15);
    assert!(!driver.screen().contains("105 giorni su 90"));
    let driver = driver.keys("tab");
    driver
        .says("─ 3 Migrazione, integrazione")
        .says("► ○ Verifica della migrazione")
        .says("attesa da 63 giorni  NOI")
        // The list stays around the phase.
        .says("3 Migrazione      ")
        .keys("tab")
        .says("8 Mantenimento");
}

#[test]
fn the_keys_of_the_help_stand_in_the_last_row() {
    for (columns, rows) in [(80, 24), (60, 15), (160, 45)] {
        for open in ["?", "enter f1", "r ?", "l ?"] {
            let driver = Driver::demonstration().sized(columns, rows).keys(open);
            let hints = driver.hints();
            assert!(
                hints.contains("q indietro"),
                "{columns}x{rows} {open}: {hints}"
            );
            driver.says("AIUTO");
        }
    }
}

#[test]
fn a_search_says_how_it_is_left() {
    let driver = Driver::demonstration().keys("/");
    assert!(
        driver.hints().contains("Esc mostra tutto"),
        "{}",
        driver.hints()
    );
    assert!(driver.hints().ends_with("F1 aiuto"), "{}", driver.hints());
}

#[test]
fn acts_in_the_journal_are_read_whole() {
    let driver = Driver::demonstration().keys("l");
    let suspended = driver.row_with(" 47 21/08/26");
    assert!(
        suspended.ends_with("sospensione n. 2, da 21/08/26, richiesta n. 5"),
        "{suspended}"
    );
    let extended = driver.row_with(" 46 21/08/26");
    assert!(
        extended.ends_with("proroga n. 1, richiesta n. 4: 5 giorni, 21/08/26"),
        "{extended}"
    );
    let english = Driver::demonstration().in_english().keys("l");
    for row in [" 46 21/08/26", " 47 21/08/26"] {
        let row = english.row_with(row);
        assert!(!row.contains('…'), "{row}");
    }
}

#[test]
fn what_a_corrected_date_was_is_never_cut_in_a_word() {
    // With its document the form has a field more, and what was there one row.
    let mut driver = Driver::demonstration();
    for record in &mut driver.file.0.records {
        record.document.attachment = Some("verbale.pdf".to_owned());
        record.stamp.by = "Ufficio transizione digitale".to_owned();
    }
    driver.app.dossier = driver.file.0.clone();
    for (columns, rows) in [(80, 24), (80, 20), (60, 15), (50, 18)] {
        let driver = driver.clone().sized(columns, rows).keys("2 tab c");
        let screen = driver.screen();
        let was: Vec<&str> = screen
            .lines()
            .skip_while(|row| !row.contains(" Era "))
            .take(4)
            .collect();
        let was = was.join(" ");
        let cut = was.contains("Uffi") && !was.contains("Ufficio");
        let cut = cut || was.contains("transizione") && !was.contains("digitale");
        assert!(
            !cut && was.contains("lun 11/05/2026"),
            "{columns}x{rows}\n{screen}"
        );
    }
}

#[test]
fn the_square_of_what_is_late_is_a_square_without_colour() {
    use ratatui::style::Modifier;
    let driver = Driver::demonstration().without_colour();
    let sign = driver.cell_at("■ IN RITARDO").modifier;
    assert!(sign.contains(Modifier::BOLD) && !sign.contains(Modifier::REVERSED));
    // What says it in words is in reverse.
    let word = driver.keys("1").cell_at("in ritardo").modifier;
    assert!(word.contains(Modifier::REVERSED));
}

#[test]
fn items_are_counted_by_their_own_noun() {
    let driver = Driver::demonstration().keys("5");
    driver.clone().says("2 di 4 servizi pubblicati");
    driver
        .clone()
        .in_english()
        .says("2 of 4 services published");
    driver.keys("enter 24/8").says("3 di 4 servizi pubblicati");
}

#[test]
fn a_row_counts_by_the_noun_where_there_is_room_for_it() {
    let mut driver = Driver::demonstration();
    let named = |driver: &mut Driver, noun: Option<&str>| {
        let plan = &mut driver.file.0.plan;
        for milestone in &mut plan.milestones {
            milestone.item_nouns = noun.map(|noun| ItemNouns {
                one: Text::Plain(noun.to_owned()),
                many: Text::Plain(noun.to_owned()),
            });
        }
        driver.app.dossier = driver.file.0.clone();
    };
    assert!(driver.row_with(" 5 Contenuti").contains(" 2/4 "));
    named(&mut driver, Some("SU"));
    assert!(
        driver
            .row_with(" 5 Contenuti")
            .contains("Contenuti  2 di 4 SU")
    );
    named(&mut driver, None);
    assert!(driver.row_with(" 5 Contenuti").contains(" 2/4 "));
    driver.keys("5").says("2 di 4 voci fatte");
}

#[test]
fn where_no_date_is_there_is_no_view_of_its_origin() {
    let driver = Driver::waiting_for_us().keys("7");
    assert!(!driver.hints().contains("o origine"), "{}", driver.hints());
    let driver = driver
        .keys("o")
        .says("Qui il tasto o non fa nulla")
        .says("► · 7");
    assert!(driver.hints().ends_with("? aiuto"), "{}", driver.hints());
    assert!(driver.hints().contains("q esci"), "{}", driver.hints());
}

#[test]
fn on_a_rule_the_verdict_gives_way_before_the_title_is_cut() {
    let driver = Driver::bad_day().sized(60, 15).keys("5 tab");
    let rule = driver.row_with("─ 5 Contenuti ");
    assert!(
        rule.contains("↓") && rule.contains("scade mar 11/11/2025"),
        "{rule}"
    );
}

#[test]
fn on_a_wide_screen_the_names_of_a_folder_are_whole() {
    use crono::assess::Assessment;
    use crono::screen::{Portfolio, PortfolioStart, draw_portfolio};
    use crono::words::portfolio::DossierRow;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    let driver = Driver::demonstration();
    let assessment = Assessment::of(&driver.file.0, driver.app.today);
    let row = DossierRow::of(
        driver.app.lang,
        "demonstration.json",
        &driver.file.0,
        &assessment,
    );
    let list = Portfolio::new(PortfolioStart {
        lang: driver.app.lang,
        ascii: false,
        colour: true,
        size: (160, 45),
        today: driver.app.today,
        place: String::new(),
        rows: vec![DossierRow { id: 1, ..row }],
    });
    let mut terminal = Terminal::new(TestBackend::new(160, 45)).unwrap();
    let frame = terminal.draw(|frame| draw_portfolio(&list, frame)).unwrap();
    let text = super::driver::text_of(frame.buffer);
    let row = text
        .lines()
        .find(|row| row.contains("1 Borgomare"))
        .unwrap();
    assert!(row.contains(" Ditta Immaginaria S.r.l. "), "{row}");
    assert!(row.trim_end().ends_with(" demonstration.json"), "{row}");
}

#[test]
fn on_a_large_screen_everything_that_is_awaited_stands_under_the_next_dates() {
    let driver = Driver::demonstration().sized(160, 45);
    let rows = |driver: &Driver| -> Vec<String> {
        let screen = driver.screen();
        let left = screen.lines().map(|row| row.chars().take(80).collect());
        let left: Vec<String> = left.collect();
        let from = left
            .iter()
            .position(|row| row.contains("─ Eventi attesi ─"));
        left[from.unwrap()..].to_vec()
    };
    let awaited = rows(&driver);
    let of = |text: &str| awaited.iter().find(|row| row.contains(text)).unwrap();
    let ours = of("○ Verifica della migrazione");
    assert!(ours.contains("attesa da 63 giorni") && ours.trim_end().ends_with("NOI"));
    assert!(
        of("○ Formazione conclusa")
            .trim_end()
            .ends_with("fornitore")
    );
    // Nothing of the phases that are over or still to come.
    assert!(!awaited.iter().any(|row| row.contains("Collaudo congiunto")));
    // Where there is no room for all of them, it says how many are left out.
    let short = rows(&driver.sized(160, 40));
    assert!(short[0].contains(" +"), "{}", short[0]);
}

#[test]
fn a_check_list_gives_way_to_what_is_awaited() {
    let events = [
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
        ("plan_accepted", "2025-03-10"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
        ("migration_verified", "2025-09-11"),
        ("test_debug_done", "2025-09-12"),
        ("training_done", "2025-10-15"),
        ("content_published", "2025-11-07"),
    ];
    let driver = Driver::at("2025-11-15", &[&events])
        .keys("6")
        .sized(160, 50);
    let driver = driver
        .says("Eventi attesi")
        .says("Lista di controllo: Collaudo congiunto: 0 di 51 punti")
        .says("Il sito  0/20")
        .keeps_quiet_about("Font del modello");
    // With the keyboard in the detail all of it can be read.
    driver
        .clone()
        .keys("tab")
        .says("Font del modello in tutte le pagine");
    // On fewer rows only the list itself.
    driver
        .sized(160, 31)
        .says("Lista di controllo: Collaudo congiunto: 0 di 51 punti")
        .keeps_quiet_about("Il sito  0/20");
}
