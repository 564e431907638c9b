//! The month beside a date: what is marked, what the day means, and that nothing is pushed out.

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION, TO_UPKEEP};
use ratatui::style::{Color, Modifier};

/// The form with its calendar and the line of the signs: what stands between the list and the hints.
fn pane(driver: &Driver) -> String {
    let screen = driver.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let titles = ["REGISTRA", "RECORD", "RISPOSTA", "ANSWER"];
    let is_head = |line: &&str| {
        titles
            .iter()
            .any(|title| line.contains(&format!("─ {title} ")))
    };
    let head = lines.iter().position(is_head).unwrap();
    let pane = lines[head..lines.len() - 1].join("\n");
    pane.trim_end().to_owned()
}

/// A pane in both languages.
fn in_both_languages(name: &str, driver: &Driver, keys: &str) {
    let (it, en) = (driver.clone(), driver.clone().in_english());
    insta::assert_snapshot!(format!("{name}_it"), pane(&it.keys(keys)));
    insta::assert_snapshot!(format!("{name}_en"), pane(&en.keys(keys)));
}

/// In spring 2026, with the last day of a request in the month.
fn spring() -> Driver {
    Driver::at(
        "2026-04-14",
        &[
            TO_MIGRATION,
            TO_LATENESS,
            &[("request Prospetto delle spese", "2026-04-13")],
        ],
    )
    .keys("r down")
}

#[test]
fn april_2026_with_easter_the_liberation_and_the_patron() {
    for (typed, name) in [
        ("5/4/26", "easter"),
        ("23/4/26", "last_day"),
        ("24/4/26", "late"),
        ("25/4/26", "liberation"),
        ("28/4/26", "patron"),
    ] {
        let (it, en) = (spring(), spring().in_english());
        let (it, en) = (it.keys("enter").keys(typed), en.keys("enter").keys(typed));
        insta::assert_snapshot!(format!("april_{name}_it"), pane(&it));
        insta::assert_snapshot!(format!("april_{name}_en"), pane(&en));
    }
}

#[test]
fn december_and_the_turn_of_the_year() {
    let driver = Driver::at("2025-12-20", &[TO_MIGRATION, TO_LATENESS]);
    in_both_languages("december", &driver, "4 enter 26/12/25");
    in_both_languages("january", &driver, "4 enter 1/1/26");
}

#[test]
fn a_month_of_six_weeks() {
    let driver = Driver::at("2026-03-16", &[TO_MIGRATION]);
    in_both_languages("six_weeks", &driver, "enter 31/3/26");
}

#[test]
fn the_patron_moves_a_term_only_where_the_rule_says_so() {
    for (rule, said) in [
        ("nominal", "patrono: uffici chiusi, il termine non"),
        ("civil", "patrono: uffici chiusi, il termine non"),
        ("civil_local", "patrono: uffici chiusi, il termine si"),
    ] {
        let mut driver = Driver::waiting_for_us();
        driver.app.dossier.plan.rules.last_day = rule.parse().unwrap();
        driver.keys("n x tab 28/4/25").says(said).says("[28p");
    }
}

#[test]
fn it_follows_the_date_by_key_and_by_letter() {
    let mut driver = Driver::waiting_for_us().keys("enter");
    for (keys, month, day) in [
        ("", "agosto 2025", "[29]"),
        ("down", "agosto 2025", "[30]"),
        ("down down", "settembre 2025", "[ 1]"),
        ("pgup", "agosto 2025", "[ 1]"),
        ("pgup", "luglio 2025", "[ 1]"),
        ("up", "giugno 2025", "[30]"),
        ("ctrl-u 2", "agosto 2025", "[ 2]"),
        ("0", "agosto 2025", "[20]"),
        ("/7", "luglio 2025", "[20]"),
        ("ctrl-u lun", "agosto 2025", "[25]"),
    ] {
        driver = driver.keys(keys).says(month).says(day);
    }
}

#[test]
fn while_what_is_typed_is_no_date_it_stays_on_the_last_good_one() {
    let driver = Driver::waiting_for_us().keys("enter");
    let july = driver.clone().keys("20/7").says("[20]");
    let typing = july.keys("bs bs");
    assert!(typing.row(13).contains(" agosto 2025 ─"), "20 is in August");
    let driver = driver.keys("31/9");
    assert!(driver.row(13).contains(" luglio 2025 ─"), "31 was in July");
    driver
        .keeps_quiet_about("[")
        .says("× non esiste")
        .says("Giorno     31/9: settembre ha 30 giorni")
        .says("nessuno finché la data non è valida")
        .keys("ctrl-u")
        .says("luglio 2025");
    // Before any good date, on that of today: the upkeep begins with no date proposed.
    let facts = [TO_MIGRATION, TO_LATENESS, &TO_UPKEEP[..9]];
    let fresh = Driver::at("2025-12-20", &facts).keys("8 enter");
    fresh
        .says("dicembre 2025")
        .keys("boh")
        .says("dicembre 2025");
}

#[test]
fn it_stands_beside_the_fields_of_dates_and_no_others() {
    let heads = "lu  ma  me  gi  ve  sa  do";
    for (keys, dates) in [
        ("enter", vec![0, 5]),
        ("c", vec![0, 5]),
        ("7 a", vec![0, 4]),
        ("n", vec![1]),
    ] {
        let mut driver = Driver::waiting_for_us().keys(keys);
        for field in 0..6 {
            let shown = driver.screen().contains(heads);
            assert_eq!(
                shown,
                dates.contains(&field),
                "{keys} {field}\n{}",
                driver.screen()
            );
            if keys == "n" && field == 1 {
                break;
            }
            driver = driver.keys("tab");
        }
    }
    Driver::waiting_for_us().keeps_quiet_about(heads);
    Driver::bad_day().keys("5 a").keeps_quiet_about(heads);
}

#[test]
fn the_date_of_the_protocol_has_its_own_month() {
    let driver = Driver::waiting_for_us().keys("enter 20/7 tab tab tab tab tab");
    let driver = driver.says("luglio 2025").keys("3/6");
    driver.says("giugno 2025").says("[ 3]").says("Giorno");
}

#[test]
fn it_is_hidden_where_the_pane_is_narrow() {
    let shown = |columns, rows| {
        let driver = Driver::waiting_for_us().sized(columns, rows).keys("enter");
        driver.screen().contains("lu  ma  me")
    };
    assert!(shown(76, 24) && shown(80, 24) && shown(120, 35) && shown(160, 50));
    assert!(!shown(75, 24) && !shown(60, 15) && !shown(40, 10));
    insta::assert_snapshot!(
        "60x15",
        Driver::waiting_for_us()
            .sized(60, 15)
            .keys("enter 28/8")
            .screen()
    );
    insta::assert_snapshot!(
        "160x50",
        Driver::waiting_for_us()
            .sized(160, 50)
            .keys("enter 28/8")
            .screen()
    );
}

#[test]
fn with_fewer_rows_it_has_fewer_weeks_and_then_none() {
    let mut weeks = Vec::new();
    for rows in 8..=20 {
        let driver = Driver::waiting_for_us().sized(80, rows).keys("enter");
        let screen = driver.screen();
        let lines: Vec<&str> = screen.lines().collect();
        let heads = lines.iter().position(|line| line.contains("lu  ma  me"));
        let first = heads.map_or(lines.len(), |heads| heads + 1);
        let days = |line: &&&str| line.chars().count() > 55 && !line.contains("Invio");
        weeks.push(lines[first..].iter().take_while(days).count());
        if heads.is_some() {
            assert!(screen.contains("[29]"), "{screen}");
        }
        assert!(
            driver.frame().1.is_some(),
            "the cursor is in sight\n{screen}"
        );
    }
    assert!(weeks.is_sorted(), "{weeks:?}");
    assert_eq!((weeks[0], weeks[weeks.len() - 1]), (0, 6), "{weeks:?}");
}

/// What saving would do, as it is read: without the calendar beside it and the meaning of the day.
fn effect(driver: &Driver) -> String {
    let screen = driver.screen();
    let from = screen
        .lines()
        .skip_while(|line| !line.starts_with(" Effetto"));
    let until = |line: &&str| !["Giorno", "Invio"].iter().any(|word| line.contains(word));
    let is_calendar = |c: char| c.is_ascii_digit() || " []()*p·".contains(c);
    let read = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        let beside = chars.len() > 52 && chars[51..].iter().copied().all(is_calendar);
        let end = if beside { 51 } else { chars.len() };
        let said = chars[12.min(end)..end].iter().collect::<String>();
        // The line of the signs is under all of it.
        let is_signs = line.starts_with(['[', '(', '*', 'p', '·']);
        if is_signs { String::new() } else { said }
    };
    let said: Vec<String> = from.take_while(until).map(read).collect();
    let said = said.join(" ");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_never_pushes_out_what_saving_would_do() {
    let forms = [
        ("2025-03-20", 4, "1 tab up up c 3/2/25 tab x"),
        ("2025-03-20", 4, "1 tab c 3/2/25 tab x"),
        ("2025-08-29", 6, "3 tab up c 1/8/25 tab x"),
        ("2025-08-29", 6, "2 tab c 6/4/25 tab x"),
        ("2025-08-29", 6, "3 enter 28/4/25 tab 3310/2025"),
        ("2025-08-29", 6, "enter 24/8 tab 3310/2025"),
    ];
    for (today, facts, keys) in forms {
        for rows in [12, 16, 20, 24, 35] {
            let driver = Driver::at(today, &[&TO_MIGRATION[..facts]]);
            let without = driver.sized(80, rows).keys(keys);
            let with = without.clone().keys("backtab");
            without.clone().keeps_quiet_about("lu  ma  me");
            let screens = format!("{}\n{}", without.screen(), with.screen());
            assert_eq!(effect(&with), effect(&without), "{keys}\n{screens}");
            assert!(rows < 16 || effect(&with).len() > 20, "{screens}");
        }
    }
}

#[test]
fn a_long_effect_takes_the_rows_of_the_lower_weeks() {
    let driver = Driver::waiting_for_us().keys("enter tab 3310/2025 backtab");
    insta::assert_snapshot!("fewer_weeks", pane(&driver));
}

#[test]
fn in_ascii_and_without_colour_every_mark_is_a_letter() {
    let driver = Driver::waiting_for_us().keys("enter 28/8");
    let coloured = driver.screen();
    let plain = driver.clone().without_colour();
    assert_eq!(plain.screen(), coloured);
    let (buffer, _) = plain.frame();
    let has_colour =
        |cell: &&ratatui::buffer::Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
    assert_eq!(buffer.content().iter().find(has_colour), None);
    let ascii = plain.in_ascii().screen();
    assert!(ascii.is_ascii(), "{ascii}");
    insta::assert_snapshot!("ascii", ascii);
}

#[test]
fn how_the_days_look() {
    let driver = Driver::waiting_for_us().keys("enter 28/8");
    let day = |text: &str| driver.cell_at(text);
    assert!(day("[28]").modifier.contains(Modifier::REVERSED));
    let last = day("( 4)");
    assert_eq!((last.fg, last.bg), (Color::Black, Color::Yellow));
    assert!(day("·29").modifier.contains(Modifier::BOLD));
    assert!(day("15*").modifier.contains(Modifier::DIM));
    assert!(
        day("16  17").modifier.contains(Modifier::DIM),
        "a weekend is quiet"
    );
    assert_eq!(day("18  19").modifier, Modifier::empty());
    let plain = driver.clone().without_colour();
    let last = plain.cell_at("( 4)");
    assert!(last.modifier.contains(Modifier::BOLD) && last.bg == Color::Reset);
}

#[test]
fn only_the_signs_in_sight_are_explained() {
    for (typed, legend) in [
        (
            "28/8/25",
            "[ ] scelto  ( ) ultimo giorno del termine  * festivo  · oggi",
        ),
        ("10/12/25", "[ ] scelto  * festivo"),
        ("2/4/25", "[ ] scelto  * festivo  p patrono"),
    ] {
        let driver = Driver::waiting_for_us().keys("enter").keys(typed);
        driver.says(legend);
    }
    let driver = Driver::waiting_for_us().keys("enter 10/7/25");
    assert_eq!(driver.message(), "", "{}", driver.screen());
    // A message takes the row while it is there.
    let driver = Driver::waiting_for_us().keys("enter 31/9 enter");
    assert!(
        driver.message().starts_with("31/9: settembre"),
        "{}",
        driver.screen()
    );
}

#[test]
fn what_an_ordinary_day_means_is_not_said() {
    Driver::waiting_for_us()
        .keys("enter")
        .keeps_quiet_about("Giorno  ");
    for (typed, said) in [
        ("24/8", "Giorno     domenica; 5 giorni fa"),
        ("27/8", "Giorno     2 giorni fa"),
        ("30/8/25", "Giorno     tra 1 giorno"),
    ] {
        Driver::waiting_for_us()
            .keys("enter")
            .keys(typed)
            .says(said);
    }
}
