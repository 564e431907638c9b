//! What leaves the screen: a report to a file, a part of the situation to the clipboard.

use crono::report::Format;
use crono::words::Lang;

use super::driver::Driver;

#[test]
fn a_report_goes_to_a_file_with_a_name_that_was_offered() {
    let driver = Driver::waiting_for_us()
        .keys("x")
        .says("ESPORTA")
        .says("crono-2025-08-29.");
    let driver = driver.keys("enter").says("Scritto crono-2025-08-29.");
    let [(format, path)] = driver.exports.as_slice() else {
        panic!("{:?}", driver.exports);
    };
    assert_eq!(Some(*format), Format::offered(Lang::It).first().copied());
    assert!(path.ends_with(format.extension()), "{path}");
    assert_eq!(driver.saves, 0, "the dossier does not change");
}

#[test]
fn each_format_has_a_file_and_the_name_follows_it() {
    for (turns, format) in Format::offered(Lang::It).into_iter().enumerate() {
        let driver = Driver::waiting_for_us().keys("x");
        let driver = (0..turns).fold(driver, |driver, _| driver.keys("down"));
        let driver = driver.keys("enter");
        let name = format!("crono-2025-08-29.{}", format.extension());
        assert_eq!(driver.exports, [(format, name)]);
    }
}

#[test]
fn a_name_that_was_typed_stays_whatever_the_format() {
    let driver = Driver::waiting_for_us()
        .keys("x tab ctrl-u")
        .text("/tmp/stato.txt")
        .keys("backtab down")
        .says("/tmp/stato.txt")
        .keys("enter");
    assert_eq!(driver.exports[0].1, "/tmp/stato.txt");
}

#[test]
fn a_file_that_is_there_is_written_over_only_after_a_second_enter() {
    let mut driver = Driver::waiting_for_us().keys("x tab ctrl-u").text("stato");
    driver.on_disk = vec!["stato".into()];
    let driver = driver
        .keys("enter")
        .says("esiste già")
        .says("Sostituirlo?")
        .says("► torna al modulo    sostituisci")
        .says("ESPORTA");
    assert!(driver.exports.is_empty());
    // Another name is another file.
    let other = driver
        .clone()
        .keys("enter")
        .text("2")
        .keys("enter")
        .says("Scritto stato2");
    assert_eq!(other.exports[0].1, "stato2");
    let held = driver.clone().keys("enter enter enter");
    assert!(held.exports.is_empty(), "Enter held down replaces nothing");
    let driver = driver.keys("right enter").says("Scritto stato");
    assert_eq!(driver.exports.len(), 1);
    // What was allowed once is not allowed for ever.
    let again = driver.keys("x tab ctrl-u").text("stato").keys("enter");
    again.says("esiste già");
}

#[test]
fn a_name_is_wanted() {
    let driver = Driver::waiting_for_us().keys("x tab ctrl-u enter");
    assert!(driver.exports.is_empty());
    driver.says("ESPORTA").says("File");
}

#[test]
fn the_line_the_phase_and_all_of_it_can_be_copied() {
    let line = Driver::waiting_for_us()
        .keys("y")
        .says("appunti: la riga")
        .says("OSC 52")
        .says("Invio copia")
        .keys("enter")
        .says("Copiata una riga negli appunti");
    insta::assert_snapshot!("copied_line", line.clipboard.unwrap());
    let phase = Driver::waiting_for_us()
        .keys("y down")
        .says("appunti: la fase")
        .keys("enter")
        .says("righe negli appunti");
    insta::assert_snapshot!("copied_phase", phase.clipboard.unwrap());
    let whole = Driver::waiting_for_us()
        .in_english()
        .keys("y down down enter")
        .says("lines copied to the clipboard");
    let whole = whole.clipboard.unwrap();
    assert!(whole.contains("Migration, integration"), "{whole}");
    assert!(!whole.contains('\u{1b}'), "no colour goes to a clipboard");
}

#[test]
fn what_is_copied_is_of_the_day_that_is_looked_at() {
    let driver = Driver::waiting_for_us()
        .keys("d")
        .text("31.7")
        .keys("enter y down enter");
    let copied = driver.clipboard.unwrap();
    assert!(copied.contains("31/07/2025"), "{copied}");
}

#[test]
fn what_is_only_tried_does_not_leave() {
    let driver = Driver::waiting_for_us()
        .keys("i x")
        .says("Un'ipotesi non si esporta");
    let driver = driver.keys("y enter esc esc");
    assert!(driver.exports.is_empty() && driver.clipboard.is_none());
}

#[test]
fn leaving_the_form_asks_only_about_a_name_that_was_typed() {
    let driver = Driver::waiting_for_us();
    let before = driver.screen();
    assert_eq!(driver.clone().keys("x down esc").screen(), before);
    let asked = driver.keys("x down tab").text("nome").keys("esc");
    let asked = asked.says("► torna al modulo    lascia in sospeso    esporta    scarta");
    assert_eq!(asked.keys("right right right enter").screen(), before);
}
