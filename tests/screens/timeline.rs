//! The timeline: a view of its own, and beside the list of a wide screen.

use super::driver::{
    Driver, File, TO_LATENESS, TO_MIGRATION, commit, day, dossier, empty, stamp, write_down,
};
use crono::record::{Document, Proposal, SettingKey, Suspension};

/// The bad day of the drawn screens: phase 5 is suspended, the training promised, two days fixed.
fn suspended() -> Driver {
    let mut file = dossier(&[TO_MIGRATION, TO_LATENESS]);
    let suspension = Suspension {
        n: 0,
        from: day("2025-09-29"),
        clocks: vec!["content".parse().unwrap()],
        reason: None,
        ordered_by: None,
        document: Document::default(),
        stamp: stamp("M.R.", "2025-09-29"),
        resumption: None,
    };
    does(&mut file, &Proposal::Suspend(Box::new(suspension)));
    does(
        &mut file,
        &Proposal::Promise {
            event: "training_done".parse().unwrap(),
            promised: Some(Box::new((day("2025-10-10"), Document::default()))),
            expected: None,
        },
    );
    fix(&mut file, "deadlines.acceptance_test", "2026-01-31");
    fix(&mut file, "deadlines.whole", "2025-12-15");
    Driver::new("2025-10-08", file)
}

fn fix(file: &mut File, key: &str, value: &str) {
    let key = SettingKey::of(&file.0.plan, key).unwrap();
    let value = Some(value.to_owned());
    does(
        file,
        &Proposal::Set {
            key,
            value,
            expected: None,
        },
    );
}

fn does(file: &mut File, proposal: &Proposal) {
    let person = stamp("M.R.", "2025-10-01");
    commit(file, proposal, Some("così"), &person, day("2025-10-08")).unwrap();
}

/// A frame in both languages.
fn in_both_languages(name: &str, driver: Driver) {
    insta::assert_snapshot!(format!("{name}_it"), driver.screen());
    insta::assert_snapshot!(format!("{name}_en"), driver.in_english().screen());
}

#[test]
fn the_bad_day_with_a_suspension_a_promise_and_fixed_days() {
    in_both_languages("suspended", suspended().keys("t"));
}

#[test]
fn the_same_in_ascii() {
    let screen = suspended().in_ascii().keys("t").screen();
    assert!(screen.is_ascii());
    insta::assert_snapshot!(screen);
}

#[test]
fn other_days_and_sizes() {
    insta::assert_snapshot!("soon", Driver::waiting_for_us().keys("t").screen());
    insta::assert_snapshot!("upkeep", Driver::upkeep().keys("t").screen());
    for (columns, rows) in [(60, 15), (40, 10), (20, 5), (120, 35), (160, 45)] {
        let driver = suspended().keys("t").sized(columns, rows);
        insta::assert_snapshot!(format!("{columns}x{rows}"), driver.screen());
    }
}

#[test]
fn no_name_of_the_plan_is_cut_before_it_is_shortened() {
    for (columns, it, en) in [
        (60, "Accettazione ", "Accepted "),
        (80, "Attesa accettazione ", "Waiting for acceptance "),
        (
            120,
            "Attesa accettazione piano ",
            "Waiting for plan acceptance ",
        ),
    ] {
        let driver = suspended().keys("t").sized(columns, 30);
        for (driver, wait) in [(driver.clone(), it), (driver.in_english(), en)] {
            let screen = driver.screen();
            let rows: Vec<&str> = screen.lines().skip(6).take(9).collect();
            assert!(rows.iter().all(|row| !row.contains('…')), "{screen}");
            assert!(rows[1].contains(wait), "{screen}");
        }
    }
}

#[test]
fn scales_from_days_to_months() {
    for (name, keys) in [("days", "t + + +"), ("months", "t - -")] {
        insta::assert_snapshot!(name, suspended().keys(keys).screen());
    }
}

#[test]
fn beside_the_list_of_a_wide_screen() {
    insta::assert_snapshot!("beside", suspended().sized(160, 45).screen());
}

#[test]
fn its_help_explains_the_signs() {
    in_both_languages("help", suspended().keys("t ?"));
}

#[test]
fn before_the_first_date_it_says_so() {
    insta::assert_snapshot!("first_start", Driver::first_start().keys("t").screen());
    let driver = Driver::first_start().keys("t");
    assert!(!driver.hints().contains("sposta"), "{}", driver.hints());
    driver
        .keys("left right + - home end t down up G g enter")
        .says("► · 1 Piano");
}

/// How many days a column stands for.
fn scale(driver: &Driver) -> String {
    let row = driver.row(3);
    row.rsplit(" = ").next().unwrap_or_default().to_owned()
}

#[test]
fn plus_and_minus_go_through_the_scales_and_stop_at_the_ends() {
    let driver = suspended().keys("t");
    assert_eq!(scale(&driver), "7 giorni");
    for (keys, expected) in [
        ("+", "3 giorni"),
        ("+ +", "1 giorno"),
        ("+ + + +", "1 giorno"),
        ("-", "14 giorni"),
        ("- - - -", "30 giorni"),
        ("+ -", "7 giorni"),
        ("- - t", "7 giorni"),
    ] {
        assert_eq!(scale(&driver.clone().keys(keys)), expected, "{keys}");
    }
}

/// The column of today's line in a row without a bar.
fn today(driver: &Driver) -> Option<usize> {
    let row = driver.row_with("8 Mantenimento");
    row.chars().position(|c| c == '│')
}

#[test]
fn zooming_keeps_today_where_it_is_and_t_comes_back() {
    let driver = suspended().keys("t");
    let column = today(&driver).unwrap();
    assert_eq!(today(&driver.clone().keys("+ +")), Some(column));
    let far = driver.clone().keys("+ + right right right right");
    assert_eq!(today(&far), None);
    far.clone().says("← oggi");
    assert_eq!(far.keys("t").screen(), driver.screen());
}

#[test]
fn shifting_moves_by_a_quarter_and_never_into_emptiness() {
    let driver = suspended().keys("t +");
    let right = driver.clone().keys("right");
    assert_ne!(right.screen(), driver.screen());
    assert_eq!(right.keys("left").screen(), driver.screen());
    // To the end of the upkeep, and not a key further; one key back moves.
    let end = driver.clone().keys("end").says("2030");
    let further = end.clone().keys("right right right");
    assert_eq!(further.screen(), end.screen());
    assert_ne!(further.keys("left").screen(), end.screen());
    let start = driver.keys("home");
    assert_eq!(start.clone().keys("left left").screen(), start.screen());
    assert!(start.row_with("1 Piano").contains('━'));
}

#[test]
fn enter_goes_to_the_phase_and_esc_comes_back_to_where_it_was() {
    let driver = suspended().keys("t");
    assert!(driver.row_with("►").contains("4 Test"));
    driver.clone().keys("down enter").says("► ║ 5 Contenuti");
    driver.clone().keys("down down esc").says("► ■ 4 Test");
    driver.keys("g down enter").says("► × 1 Piano");
    // A wait that is open has a row of its own in the list, too.
    let waiting = Driver::at("2025-03-01", &[&TO_MIGRATION[..3]]);
    waiting.keys("1 t down enter").says("► ○   Attesa");
}

#[test]
fn the_selected_row_is_told_in_words() {
    let driver = suspended().keys("t");
    driver
        .clone()
        .keys("down")
        .says("sospesa, restano 43 giorni")
        .says("12/09/25 inizio, 29/09/25 sospensione, 20/11/25 fine prevista");
    driver.clone().keys("G").says("20/12/25 inizio previsto");
    driver
        .clone()
        .keys("g")
        .says("non rispettata, 1 giorno di ritardo")
        .says("06/02/25 inizio, 16/02/25 limite, 17/02/25 fine");
    driver.keys("g down").says("conclusa, 21 giorni");
    Driver::upkeep()
        .keys("t G")
        .says("12/01/26 inizio, 12/01/31 ultimo giorno");
    Driver::bad_day()
        .keys("7 t")
        .says("7 Assistenza, richiesta n. 1");
    // Without a date there is no row for dates.
    let none = Driver::waiting_for_us().keys("7 t").screen();
    let lines: Vec<&str> = none.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("─ 7 Assistenza"));
    assert!(lines[at.unwrap() + 1].starts_with('━'), "{none}");
}

#[test]
fn the_legend_names_only_what_is_in_sight() {
    let driver = suspended().keys("t").says("║ sospeso").says("▼ data fissa");
    driver.keys("end").keeps_quiet_about("║ sospeso");
    Driver::waiting_for_us()
        .keys("t")
        .keeps_quiet_about("sospeso")
        .keeps_quiet_about("▼");
}

#[test]
fn fixed_days_have_their_names_over_them_where_there_is_room() {
    suspended()
        .keys("t")
        .sized(120, 35)
        .says("▼ Collaudo congiunto");
    let driver = suspended().keys("t");
    assert!(!driver.row(4).contains("Collaudo"));
    driver.says("▼ 31/01/2026  Collaudo congiunto, previsto 20/12/25, 42 giorni di margine");
}

#[test]
fn forty_phases_scroll() {
    let mut file = empty("forty");
    let first = file.0.plan.milestones[0].id.to_string();
    write_down(&mut file, &first, "2025-01-10", "M.R.");
    let driver = Driver::new("2025-02-01", file).keys("t").says("↓");
    assert!(!driver.screen().contains("40 Phase 40"));
    let driver = driver.keys("G").says("40 Phase 40");
    assert!(driver.row_with("►").contains("40 Phase 40"));
    assert!(driver.keys("enter").row_with("►").contains("40 Phase 40"));
}

#[test]
fn another_day_and_a_colleague_are_taken_in_without_losing_the_row() {
    let driver = suspended().keys("t down");
    let later = driver.clone().on("2025-10-20");
    assert!(later.row_with("►").contains("5 Contenuti"));
    assert_ne!(later.screen(), driver.screen());
    let driver = Driver::waiting_for_us().keys("t 4 down");
    let told = driver.colleague("migration_verified", "2025-08-27").told();
    assert!(
        told.row_with("3 Migrazione").contains("] 8"),
        "{}",
        told.screen()
    );
    assert!(told.row_with("►").contains("4 Test"), "{}", told.screen());
}

#[test]
fn from_160_columns_on_it_stands_beside_the_list_and_the_pane_under_it() {
    let driver = Driver::waiting_for_us();
    let wide = driver.clone().sized(160, 45);
    assert!(wide.row_with("► ▲ 3 Migrazione").ends_with("] 6"));
    assert!(wide.row(13).starts_with("─ 3 Migrazione, integrazione ─"));
    assert!(wide.row(13).contains("─ Ultime modifiche ─"));
    // A column less, or too few rows: the pane stays beside.
    for (columns, rows) in [(159, 45), (160, 23)] {
        let narrow = driver.clone().sized(columns, rows);
        let row = narrow.row_with("► ▲ 3 Migrazione");
        assert!(!row.contains(']'), "{columns}x{rows}: {row}");
    }
}

#[test]
fn beside_the_list_a_form_shows_its_effect_on_the_days() {
    let driver = Driver::waiting_for_us().sized(160, 45);
    assert!(driver.row_with("► ▲ 3 Migrazione").ends_with("] 6"));
    let form = driver.keys("enter 20/8").says("REGISTRA");
    let row = form.row_with("►»√ 3 Migrazione");
    assert!(row.ends_with("] 15"), "{row}");
    // The pane stands beside the form, as it does at 120 columns.
    assert!(
        form.row(13)
            .ends_with("mancano 6 giorni, scade gio 04/09/2025 ─")
    );
}

#[test]
fn colours_are_those_of_the_states_and_it_reads_without() {
    use ratatui::style::{Color, Modifier};
    let late = |driver: &Driver| driver.cell_at("××× -17");
    let driver = suspended().keys("t");
    assert_eq!(late(&driver).bg, Color::Red);
    assert_eq!(driver.cell_at("║║~").fg, Color::Cyan);
    // An old breach is calm.
    assert_eq!(driver.cell_at("×× -7").bg, Color::Reset);
    let soon = Driver::waiting_for_us().keys("t");
    assert_eq!(soon.cell_at("] 6").bg, Color::Yellow);
    let plain = driver.clone().without_colour();
    assert_eq!(plain.screen(), driver.screen());
    assert!(late(&plain).modifier.contains(Modifier::REVERSED));
    // A fixed day that the forecast is late for stands out, another does not.
    assert_eq!(driver.cell_at("▼ 15/12/2025").bg, Color::Yellow);
    assert_eq!(driver.cell_at("▼ 31/01/2026").bg, Color::Reset);
}

#[test]
fn a_day_looked_at_as_if_it_were_today_is_called_by_its_date() {
    let mut driver = suspended().keys("t");
    assert!(driver.row(4).contains("oggi"));
    driver.app.today = day("2025-11-03");
    assert!(driver.row(4).contains("08/10"), "{}", driver.screen());
}
