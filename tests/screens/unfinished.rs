//! A form that was left, or was open when the line went dead: kept, offered again on the list, and never
//! saved by itself.

use super::driver::{Driver, File, TO_MIGRATION, dossier, empty};
use crono::screen::{Effect, Kept, LookOnly};
use crono::store::NotKept;

/// A name, a place in the program, keys that open a form there and fill it in, and the key that saves.
type Typed = (&'static str, fn() -> Driver, &'static str, &'static str);

const FORMS: &[Typed] = &[
    (
        "a date",
        Driver::waiting_for_us,
        "enter 27/8 tab 3999/2025 tab tab v tab urgente",
        "enter",
    ),
    (
        "today",
        Driver::waiting_for_us,
        "enter tab 3999/2025",
        "enter",
    ),
    (
        "the second of two events",
        Driver::bad_day,
        "5 enter right 2/10",
        "enter",
    ),
    (
        "what is rarely typed",
        Driver::waiting_for_us,
        "enter 27/8 tab tab tab tab tab 26/8 tab y tab atto.pdf",
        "enter",
    ),
    (
        "what does not apply",
        Driver::waiting_for_us,
        "3 tab w superfluo",
        "enter",
    ),
    (
        "a correction",
        Driver::waiting_for_us,
        "c 21/8 tab refuso",
        "enter",
    ),
    (
        "a correction of everything",
        Driver::waiting_for_us,
        "c 21/8 tab refuso tab ctrl-u 1/25 tab p tab ctrl-u nuova",
        "enter",
    ),
    (
        "a date taken away",
        Driver::waiting_for_us,
        "c ctrl-u tab refuso",
        "enter",
    ),
    (
        "a request",
        Driver::upkeep,
        "7 a oggi tab Prospetto tab 12/26",
        "enter",
    ),
    ("an item", Driver::bad_day, "5 a Urbanistica", "enter"),
    ("a note", Driver::bad_day, "4 n sollecito", "enter"),
    (
        "a note with its kind",
        Driver::upkeep,
        "8 n aggiornamento tab right",
        "enter",
    ),
    ("a value", Driver::bad_day, "m enter Nuovo", "enter"),
    (
        "a suspension of some clocks",
        Driver::bad_day,
        "5 s 29/9 tab left tab space right space tab RUP",
        "enter",
    ),
    (
        "a suspension",
        Driver::bad_day,
        "5 s ieri tab right tab RUP tab neve",
        "enter",
    ),
    (
        "a resumption",
        Driver::bad_day,
        "5 s 29/9 enter 5 s 5/10 tab 20/12 tab RUP",
        "enter",
    ),
    (
        "an act taken back",
        Driver::bad_day,
        "5 s 29/9 enter 5 tab end c refuso",
        "enter",
    ),
    (
        "more days",
        Driver::bad_day,
        "5 e 15 tab ieri tab 44/25",
        "enter",
    ),
    ("another last day", Driver::bad_day, "5 e 20/12", "enter"),
    (
        "a promise",
        Driver::bad_day,
        "5 p domani tab 17/25",
        "enter",
    ),
];

/// Whether it forgets the form that was found.
fn forgets(effect: &Effect) -> bool {
    matches!(effect, Effect::Forget(Kept { slot: Some(3), .. }))
}

/// What the last keys wanted to save.
fn wish(driver: &Driver, name: &str) -> Effect {
    let saved = |effect: &&Effect| matches!(effect, Effect::Save(_));
    let found = driver.effects.iter().find(saved).cloned();
    found.unwrap_or_else(|| panic!("{name}: nothing is saved\n{}", driver.screen()))
}

#[test]
fn whatever_the_form_it_comes_back_as_it_was_and_saves_the_same() {
    for (name, start, typed, save) in FORMS {
        let typed = start().keys(typed);
        let left = typed.clone().cut();
        let left = left.unwrap_or_else(|| panic!("{name}: not kept\n{}", typed.screen()));
        // It is another day now, on which "today" would be another day too.
        let tomorrow = typed.app.today.succ_opt().unwrap().to_string();
        let next = Driver::new(&tomorrow, typed.file.clone()).finds(&left);
        assert!(next.app.takes_up_draft(), "{name}:\n{}", next.screen());
        // Whoever takes it up and goes on pressing Enter has not seen it, and is asked.
        let next = next.keys("enter enter enter enter");
        assert_eq!((next.saves, next.effects.len()), (0, 0), "{name}");
        let next = next.says("rimasto a metà").keys("right enter");
        assert!(next.effects.iter().any(forgets), "{name}");
        let again = wish(&next, name);
        assert_eq!(again, wish(&typed.keys(save), name), "{name}");
    }
}

/// The award is recorded, and for the signature something was typed when the line dropped.
fn begun() -> (File, crono::screen::Unfinished) {
    let file = dossier(&[TO_MIGRATION]);
    let typed = Driver::new("2025-08-29", file.clone()).keys("enter 27/8 tab 3999/2025");
    (file, typed.cut().unwrap())
}

#[test]
fn the_list_offers_it_and_enter_shows_it_as_the_form_that_it_was() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).finds(&left);
    insta::assert_snapshot!("offered_it", driver.screen());
    insta::assert_snapshot!(
        "offered_60x15_en",
        driver.clone().in_english().sized(60, 15).screen()
    );
    let driver = driver.keys("enter");
    insta::assert_snapshot!("it", driver.screen());
    insta::assert_snapshot!("60x15_en", driver.in_english().sized(60, 15).screen());
}

#[test]
fn enter_out_of_habit_saves_nothing() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).finds(&left);
    let mut driver = driver;
    for _ in 0..30 {
        driver = driver.keys("enter");
    }
    assert_eq!(driver.saves, 0);
    // A key that is no Enter is a look, and then it is a form like any other.
    let driver = driver.keys("esc end enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-27")
    );
    assert!(driver.effects.iter().any(forgets));
}

#[test]
fn other_keys_go_on_working_and_the_draft_stays() {
    let (file, left) = begun();
    let driver = || Driver::new("2025-08-30", file.clone()).finds(&left);
    driver()
        .keys("4521")
        .says("Alla fase 3 un modulo in sospeso: REGISTRA Verifica della migrazione, fase 3")
        .says("► × 1");
    assert_eq!(driver().keys("4521").app.drafts.len(), 1);
    // On another row Enter means that row.
    driver().keys("4 enter").says("REGISTRA  Test e debug");
    let back = driver().keys("4 3").says("Invio riprende il modulo");
    back.keys("enter").says("3999/2025");
    // In the pane it is the event under the cursor.
    driver()
        .keys("tab enter")
        .says("REGISTRA  Verifica")
        .keeps_quiet_about("3999/2025");
    assert_eq!(driver().keys("q").effects, [Effect::Quit]);
}

#[test]
fn it_is_thrown_away_only_by_a_deliberate_answer() {
    let (file, left) = begun();
    let driver = || {
        Driver::new("2025-08-30", file.clone())
            .finds(&left)
            .keys("enter")
    };
    let thrown = driver().keys("esc right right right enter");
    assert!(thrown.effects.iter().all(forgets) && thrown.effects.len() == 1);
    assert!(thrown.app.drafts.is_empty() && !thrown.app.is_dirty());
    let later = driver().keys("esc esc");
    let [Effect::Keep(_, Some(Kept { slot: Some(3), .. }))] = later.effects.as_slice() else {
        panic!("{:?}", later.effects);
    };
    assert_eq!(later.app.drafts.len(), 1);
    let later = later.sized(100, 24);
    later.says("Invio riprende il modulo (sab 30/08 09:41)");
    // Whoever does nothing but look loses nothing either: it lies where it lay.
    assert_eq!(
        Driver::new("2025-08-30", file.clone()).finds(&left).cut(),
        None
    );
    let again = driver().cut().unwrap();
    assert_eq!(
        again.text().replace("08-30T", "08-29T"),
        super::unfinished::begun().1.text()
    );
}

#[test]
fn esc_twice_leaves_a_form_and_keeps_it_wherever_it_was_opened() {
    for (name, start, typed, _) in FORMS {
        let left = start().keys(typed).keys("esc esc");
        assert_eq!(left.saves, start().keys(typed).saves, "{name}");
        assert!(left.kept.is_some(), "{name}: nothing is kept");
        let left = left.says("Invio riprende il modulo");
        let again = left.keys("enter");
        let form = |driver: &Driver| match &driver.app.overlay {
            crono::screen::Overlay::Form(form) => {
                let fields = form.fields.iter();
                fields
                    .map(|field| (field.name, field.shown(driver.app.lang).into_owned()))
                    .collect::<Vec<_>>()
            }
            other => panic!("{name}: {other:?}"),
        };
        // A day is written in full, the rest is what it was.
        let (before, after) = (form(&start().keys(typed)), form(&again));
        for ((field, was), (_, is)) in before.iter().zip(&after) {
            assert!(
                field.is_date() || was == is || is.contains('/'),
                "{name}: {was} {is}"
            );
        }
        assert_eq!(before.len(), after.len(), "{name}");
    }
}

#[test]
fn what_the_disk_does_not_take_stays_while_the_program_runs_and_is_said() {
    let mut driver = Driver::waiting_for_us().keys("enter tab 7/25 esc esc");
    let at = driver.app.started;
    crono::screen::update(
        &mut driver.app,
        crono::screen::Message::Kept(Err(NotKept::Full(9)), at),
    );
    let driver = driver.says("non si può scrivere su disco (ce ne sono già 9");
    driver.keys("enter").says("7/25");
}

#[test]
fn in_a_hypothesis_a_form_is_kept_for_it_and_offered_in_it_only() {
    let driver = Driver::waiting_for_us().keys("i enter 27/8 esc esc");
    assert!(driver.kept.is_none(), "nothing of a hypothesis is written");
    let driver =
        driver.says("Invio riprende il modulo: REGISTRA Verifica della migrazione, fase 3");
    let truth = driver.clone().keys("esc");
    truth.clone().keeps_quiet_about("riprende il modulo");
    truth
        .clone()
        .keys("enter")
        .says("REGISTRA")
        .keeps_quiet_about("27/08/2025");
    let back = truth.keys("i").says("riprende il modulo").keys("enter");
    back.says("27/08/2025");
    // On another day nothing can be written, and nothing is offered.
    let (file, left) = begun();
    let other = Driver::new("2025-08-30", file)
        .finds(&left)
        .keys("d 1/8/25 enter");
    other.clone().keeps_quiet_about("riprende il modulo");
    other.keys("esc").says("riprende il modulo");
}

#[test]
fn only_what_would_be_lost_is_kept() {
    let at = Driver::waiting_for_us;
    assert_eq!(at().cut(), None);
    assert_eq!(at().keys("enter").cut(), None, "nothing was typed");
    assert_eq!(at().keys("u").cut(), None, "a question");
    assert_eq!(at().keys("d").cut(), None, "a day that was proposed");
    assert_eq!(at().keys("x down").cut(), None, "a format is chosen again");
    assert!(at().keys("d 1/8").cut().is_some(), "a day to look at");
    assert!(at().keys("x tab x").cut().is_some(), "the name of a report");
    assert_eq!(at().keys("i enter 27/8").cut(), None, "a hypothesis");
    assert!(at().keys("enter 27/8 f1").cut().is_some(), "under the help");
    assert!(
        at().keys("enter 27/8 esc").cut().is_some(),
        "asked whether to save"
    );
}

#[test]
fn what_a_colleague_wrote_meanwhile_is_a_clash() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).colleague("migration_verified", "2025-08-26");
    let driver = driver.told().finds(&left).keys("enter end enter");
    let driver = driver.says("A.B.").says("27/08/2025").says("26/08/2025");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-26")
    );
    let driver = driver.keys("right right enter refuso enter");
    assert_eq!(
        driver.recorded("migration_verified").as_deref(),
        Some("2025-08-27")
    );
}

#[test]
fn where_nothing_can_be_written_it_waits() {
    let (file, left) = begun();
    let driver = Driver::new("2025-08-30", file).read_only(LookOnly::Asked);
    assert!(driver.finds(&left).app.drafts.is_empty());
}

#[test]
fn what_the_dossier_no_longer_knows_is_said_with_the_place_of_its_text() {
    let (_, left) = begun();
    // Another plan was put in its place.
    let driver = Driver::new("2025-08-30", empty("three")).finds(&left);
    assert!(driver.app.drafts.is_empty());
    driver
        .says("non vale più")
        .says("~/.local/state/crono/unfinished");
}

#[test]
fn what_others_did_meanwhile_is_told_first() {
    let (file, left) = begun();
    let mut driver = Driver::new("2025-08-30", file);
    let text = "3 modifiche di A.B.".to_owned();
    driver.app.notice = Some(crono::screen::Notice { text, alarm: false });
    let driver = driver.finds(&left).says("3 modifiche di A.B.");
    driver
        .keys("tab tab")
        .keeps_quiet_about("3 modifiche")
        .says("riprende il modulo");
}

#[test]
fn a_report_and_another_day_are_asked_about_and_kept_like_any_form() {
    let at = Driver::waiting_for_us;
    // The answer that changes nothing comes first, and the last one throws away.
    for (keys, asked) in [
        (
            "x down tab rapporto.html esc",
            "► torna al modulo    lascia in sospeso    esporta    scarta",
        ),
        (
            "d 1/10/25 esc",
            "► torna al modulo    lascia in sospeso    mostra    scarta",
        ),
    ] {
        let asked = at().keys(keys).says(asked);
        asked
            .clone()
            .keys("right right right enter")
            .keeps_quiet_about("riprende il modulo");
        let left = asked.keys("esc").says("Invio riprende il modulo");
        assert!(left.kept.is_some(), "{keys}");
    }
    let report = at().keys("x down tab rapporto.html esc esc").keys("enter");
    report.clone().says("rapporto.html");
    let sent = report.keys("end enter");
    assert_eq!(sent.exports.len(), 1);
    assert!(sent.app.drafts.is_empty());
    at().keys("d 1/10/25 esc esc enter")
        .says("01/10/2025")
        .keys("enter")
        .says("01/10/2025");
    // Where nothing may be written they wait in memory, and can be taken up.
    let reader = at().read_only(LookOnly::Asked).keys("d 1/10/25 esc esc");
    reader
        .says("Invio riprende il modulo")
        .keys("enter")
        .says("01/10/2025");
    // Nothing was typed: nothing is asked.
    at().keys("x esc").keeps_quiet_about("torna al modulo");
    at().keys("d esc").keeps_quiet_about("torna al modulo");
}

#[test]
fn nobody_leaves_unasked_what_the_disk_did_not_take() {
    let reasons = [
        (NotKept::Full(9), "ce ne sono già 9"),
        (NotKept::NoPlace, "non c'è un posto"),
        (
            NotKept::System(crono::store::Reason::Denied),
            "permesso negato",
        ),
    ];
    for (why, said) in reasons {
        let mut driver = Driver::waiting_for_us();
        driver.unkept = Some(why);
        let left = driver.keys("enter tab 7/25 esc esc").says(said);
        for key in ["q", "ctrl-c"] {
            let asked = left.clone().keys(key);
            let asked = asked
                .says("Uscendo si perde un modulo in sospeso")
                .says(said);
            assert!(!asked.quit);
            // Enter out of habit and Esc stay; so does Ctrl-C.
            for back in ["enter", "esc", "ctrl-c"] {
                let stayed = asked.clone().keys(back);
                assert!(!stayed.quit && stayed.app.drafts.len() == 1, "{key} {back}");
            }
            asked.clone().keys("enter enter").says("7/25");
            assert!(asked.keys("right enter").quit);
        }
        // Leaving straight out of the form asks as well: it was to be kept.
        let mut driver = Driver::waiting_for_us();
        driver.unkept = left.unkept.clone();
        let asked = driver.keys("enter tab 7/25 ctrl-c ctrl-c");
        assert!(!asked.quit);
        asked
            .says("Uscendo si perde un modulo in sospeso")
            .says("resta qui");
        // Two are counted.
        let two = left.keys("n altro esc esc q");
        assert!(!two.quit);
        two.says("Uscendo si perdono 2 moduli in sospeso");
    }
    // What lies on the disk is no reason to ask, nor is what was taken up and saved.
    assert!(
        Driver::waiting_for_us()
            .keys("enter tab 7/25 esc esc q")
            .quit
    );
    assert!(
        Driver::waiting_for_us()
            .keys("enter tab 7/25 ctrl-c ctrl-c")
            .quit
    );
}

#[test]
fn every_form_that_waits_on_a_row_can_be_reached_and_says_what_kind_it_is() {
    let left = Driver::waiting_for_us()
        .keys("enter tab 7/25 esc esc")
        .keys("n prima esc esc")
        .keys("n seconda esc esc j k");
    let one = left
        .says("Invio riprende il modulo 1 di 3, b un altro")
        .says("NOTA");
    one.clone().keys("enter").says("seconda");
    let hints = one.hints();
    assert!(hints.contains("b altro modulo"), "{hints}");
    one.clone()
        .keys("?")
        .says("altro modulo in sospeso")
        .in_english()
        .says("another unfinished form");
    let two = one.keys("b").says("2 di 3").says("NOTA");
    two.clone().keys("enter").says("prima");
    let three = two.keys("b").says("3 di 3").says("REGISTRA Verif");
    three.clone().keys("enter").says("7/25");
    three.keys("b").says("1 di 3");
    // One alone needs no number, and the key means nothing.
    let alone = Driver::waiting_for_us()
        .keys("n prima esc esc j k b")
        .says("Qui il tasto b non fa nulla")
        .keys("j k");
    alone
        .says("Invio riprende il modulo (")
        .says("NOTA")
        .keeps_quiet_about("altro modulo")
        .keys("?")
        .keeps_quiet_about("altro modulo")
        .keys("esc enter")
        .says("prima");
}
