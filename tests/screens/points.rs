//! A check list on the screen: points ticked, taken back, noted, without application, added and dropped.

use super::driver::{Driver, File, commit, day, empty, stamp, text_of, write_down};
use crono::record::{Proposal, Ticking};
use crono::screen::{Context, Unmeant, sort_burst};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const TODAY: &str = "2026-09-10";

/// The dossier of a plan with a check list of four points, its test awaited.
fn file() -> File {
    let mut file = empty("checked");
    write_down(&mut file, "start", "2026-08-03", "M.R.");
    write_down(&mut file, "ready", "2026-08-31", "M.R.");
    file
}

fn driver() -> Driver {
    Driver::new(TODAY, file())
}

/// With the list open, the cursor on its first point.
fn listed() -> Driver {
    driver()
        .keys("2 h")
        .says("Lista di controllo: Collaudo congiunto")
}

fn ticks(driver: &Driver) -> Vec<String> {
    let ticks = driver.file.0.ticks.iter();
    ticks
        .map(|tick| format!("{} {}", tick.point, tick.date))
        .collect()
}

fn tick(points: &[&str], on: Option<&str>) -> Proposal {
    Proposal::Tick(Ticking {
        milestone: "tested".parse().unwrap(),
        points: points.iter().map(|id| id.parse().unwrap()).collect(),
        date: on.map(day),
        note: None,
        expected: None,
    })
}

#[test]
fn the_list_has_its_groups_its_sources_and_how_much_is_done() {
    let driver = listed()
        .says("Il sito  0/2")
        .says("Font del modello in tutte le pagine")
        .says("C.SI.1.1")
        .says("Altri punti  0/1")
        .says("0/4, 4 aperti");
    insta::assert_snapshot!("points_80x24", driver.screen());
    insta::assert_snapshot!(
        "points_en_60x15",
        listed().in_english().sized(60, 15).screen()
    );
    insta::assert_snapshot!(
        "points_160x30",
        listed().keys("space").sized(160, 30).screen()
    );
}

#[test]
fn space_ticks_with_todays_date_and_asks_before_it_takes_a_tick_back() {
    let driver = listed()
        .keys("space")
        .says("Salvato: Collaudo congiunto, «Font del modello in tutte le pagine»: spuntato gio 10/09/2026.")
        .says("Il sito  1/2");
    assert_eq!(ticks(&driver), ["fonts 2026-09-10"]);
    assert_eq!(driver.file.0.ticks[0].stamp.by, "G.T.");
    // The cursor stays: the next point is one row below.
    let driver = driver.keys("down space");
    assert_eq!(ticks(&driver), ["fonts 2026-09-10", "menu 2026-09-10"]);
    let asked = driver
        .keys("space")
        .says("Togliere la spunta: Collaudo congiunto")
        .says("no, lascia così");
    assert_eq!(asked.saves, 2);
    // A key that is held down goes no further than the question.
    let held = asked.clone().keys("space space space space space");
    assert_eq!((held.saves, ticks(&held).len()), (2, 2));
    let kept = held.keys("enter");
    assert_eq!(ticks(&kept).len(), 2);
    let gone = asked.keys("right enter").says("tolta la spunta");
    assert_eq!(ticks(&gone), ["fonts 2026-09-10"]);
}

#[test]
fn a_burst_of_spaces_ticks_nothing() {
    let space = KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE);
    let (taken, said) = sort_burst(Context::Points, &[space; 10]);
    assert_eq!((taken.len(), said), (0, Some(Unmeant::Burst)));
}

#[test]
fn a_tick_is_undone_like_any_other_change() {
    let driver = listed()
        .keys("space u")
        .says("Annullare: ")
        .keys("right enter");
    assert!(driver.file.0.ticks.is_empty());
    let driver = driver.says("Il sito  0/2").keys("U right enter");
    assert_eq!(ticks(&driver), ["fonts 2026-09-10"]);
}

#[test]
fn the_day_and_the_note_of_a_tick_are_corrected_in_its_form() {
    let driver = listed().keys("c").says("SPUNTA");
    let driver = driver
        .keys("ctrl-u")
        .text("7/9")
        .keys("tab")
        .text("con il fornitore")
        .keys("enter");
    assert_eq!(ticks(&driver), ["fonts 2026-09-07"]);
    assert_eq!(
        driver.file.0.ticks[0].note.as_deref(),
        Some("con il fornitore")
    );
    let driver = driver
        .says("Nota: con il fornitore")
        .says("lun 07/09/2026, G.T.");
    // Without its date it is taken back.
    let driver = driver.keys("c ctrl-u enter");
    assert!(driver.file.0.ticks.is_empty());
}

#[test]
fn a_note_stands_with_its_point_ticked_or_not() {
    let driver = listed()
        .keys("n")
        .says("NOTA")
        .text("manca la pagina 404")
        .keys("enter");
    assert_eq!(driver.file.0.notes[0].place.to_string(), "tested/fonts");
    let pane = driver.says("Nota: manca la pagina 404").keys("esc tab");
    let pane = pane.sized(80, 40).screen();
    let said = pane.matches("manca la pagina 404").count();
    assert_eq!(said, 1, "with its point, and not once more:\n{pane}");
}

#[test]
fn a_tick_of_a_point_that_a_colleague_dropped_is_not_undone() {
    let driver = listed().keys("space").keys("esc");
    let dropped = Proposal::Set {
        key: "milestones.tested.checklist.fonts".parse().unwrap(),
        value: None,
        expected: None,
    };
    let driver = driver.colleague_does(&dropped).told();
    let screen = driver.sized(120, 40).keys("u").screen();
    assert!(screen.contains("è stato tolto dalla lista"), "{screen}");
    assert!(!screen.contains("nessuna data"), "{screen}");
}

#[test]
fn a_point_or_a_group_does_not_apply_for_a_reason_and_applies_again() {
    let group = listed()
        .keys("up w")
        .says("NON SI APPLICA")
        .says("gruppo «Il sito»");
    let refused = group.clone().keys("enter");
    assert!(refused.file.0.waivers.is_empty());
    let driver = group.text("solo i servizi").keys("enter");
    assert_eq!(driver.file.0.waivers[0].event.to_string(), "tested/site");
    let driver = driver
        .says("0/2, 2 aperti")
        .says("non si applica (solo i servizi)");
    // Its points take no tick, and say why.
    let driver = driver
        .keys("down space")
        .says("non si applica,")
        .says("perché è scritto di Collaudo congiunto, gruppo «Il sito».");
    let driver = driver
        .keys("w")
        .says("SI APPLICA")
        .text("anche il sito")
        .keys("enter");
    assert!(driver.file.0.waivers.is_empty());
    let driver = driver.keys("space w");
    assert!(driver.file.0.waivers.is_empty());
    driver.says("quindi si applica");
}

#[test]
fn points_are_added_rewritten_and_dropped() {
    let driver = listed().keys("a").says("AGGIUNGI PUNTO").says("Il sito");
    let driver = driver.text("Logo dell'Unione europea").keys("enter");
    let list = |driver: &Driver| driver.file.0.plan.milestones[2].checklist.clone();
    let added = list(&driver)[4].clone();
    assert_eq!(added.id.as_str(), "logo-dell-unione-europea");
    assert_eq!(
        (added.it.as_str(), added.en.as_str()),
        ("Logo dell'Unione europea", "Logo dell'Unione europea")
    );
    assert_eq!(
        added.group.as_ref().map(crono::plan::ItemId::as_str),
        Some("site")
    );
    // The cursor is on what was added, and a text that is the same in both languages is rewritten in both.
    let driver = driver
        .says("Il sito  0/3")
        .says("► · Logo dell'Unione europea");
    let rewritten = driver
        .clone()
        .keys("enter ctrl-u")
        .text("Logo")
        .keys("enter");
    let logo = list(&rewritten)[4].clone();
    assert_eq!((logo.it.as_str(), logo.en.as_str()), ("Logo", "Logo"));
    rewritten.keys("g enter").says("È un gruppo: il suo nome");
    let driver = driver.keys("up up space");
    for key in ["enter", "e"] {
        let form = driver
            .clone()
            .keys(key)
            .says("MODIFICA")
            .says("Model fonts on every page");
        let done = form.keys("ctrl-u").text("Caratteri").keys("enter");
        let fonts = list(&done)[0].clone();
        assert_eq!(
            (fonts.it.as_str(), fonts.en.as_str()),
            ("Caratteri", "Model fonts on every page")
        );
        assert_eq!(fonts.source.as_deref(), Some("C.SI.1.1"));
        assert_eq!(ticks(&done), ["fonts 2026-09-10"], "{key}");
    }
    // One that is ticked is asked about as such, and comes back whole.
    let before = driver.file.0.clone();
    let asked = driver
        .keys("del")
        .says("Togliere il punto: Collaudo congiunto, «Font del modello in tutte le pagine»?")
        .says("Con il punto si toglie anche la sua spunta (gio 10/09/2026).")
        .says("sì, togli");
    let kept = asked.clone().keys("enter");
    assert_eq!(list(&kept).len(), 5);
    let gone = asked.keys("right enter");
    assert_eq!((list(&gone).len(), ticks(&gone).len()), (4, 0));
    let back = gone.keys("u right enter");
    assert_eq!(back.file.0.plan, before.plan);
    assert_eq!(back.file.0.ticks, before.ticks);
}

#[test]
fn a_name_that_is_taken_is_refused_and_what_was_typed_stays() {
    let driver = listed()
        .keys("a")
        .text("Menu")
        .keys("enter")
        .says("ha già un punto, o un gruppo, \"menu\"");
    assert_eq!(driver.saves, 0);
    driver.says("AGGIUNGI PUNTO");
}

#[test]
fn a_colleagues_tick_appears_and_is_not_overruled() {
    let driver = listed()
        .colleague_does(&tick(&["menu"], Some("2026-09-09")))
        .told();
    let driver = driver
        .says("A.B. (a.b.) ha registrato: Collaudo congiunto")
        .says("Il sito  1/2");
    // The cursor is where it was.
    let driver = driver.keys("space");
    assert_eq!(ticks(&driver), ["menu 2026-09-09", "fonts 2026-09-10"]);
    // One that the screen has not seen yet is not passed over.
    let driver = driver.keys("down down down");
    let driver = driver
        .colleague_does(&tick(&["login"], Some("2026-09-08")))
        .keys("space");
    assert_eq!(ticks(&driver)[2], "login 2026-09-08");
    driver.says("A.B.");
}

#[test]
fn recording_the_event_with_open_points_asks_and_names_how_many() {
    let driver = listed().keys("space esc").keys("enter enter");
    let driver = driver.says("Nella lista di controllo restano aperti 3 punti su 4.");
    assert_eq!(driver.recorded("tested"), None);
    let driver = driver.keys("right enter");
    assert_eq!(driver.recorded("tested").as_deref(), Some(TODAY));
}

#[test]
fn the_row_of_the_event_says_how_much_is_done_and_the_detail_has_all_of_it() {
    let driver = listed()
        .keys("space esc tab")
        .says("Collaudo congiunto 1/4");
    let driver = driver
        .sized(80, 60)
        .says("Lista di controllo: Collaudo congiunto: 1 di 4 punti");
    let driver = driver.says("Font del modello in tutte le pagine (C.SI.1.1): 10/09/2026, G.T.");
    driver.says("Copia di sicurezza ripristinata per prova");
}

#[test]
fn the_list_is_searched_like_the_others() {
    let driver = listed()
        .keys("/")
        .text("identita")
        .keys("enter")
        .says("Accesso con identità");
    let driver = driver
        .says("I servizi digitali")
        .keeps_quiet_about("Menu di primo");
    let driver = driver.keys("down space");
    assert_eq!(ticks(&driver), ["login 2026-09-10"]);
    driver
        .keys("esc")
        .says("Menu di primo")
        .keys("/")
        .text("zzz")
        .says("zzz");
}

#[test]
fn on_another_day_later_ticks_are_not_seen_and_none_is_made() {
    let mut file = file();
    let me = stamp("M.R.", "2026-09-05");
    commit(
        &mut file,
        &tick(&["fonts"], Some("2026-09-05")),
        None,
        &me,
        day(TODAY),
    )
    .unwrap();
    let driver = Driver::new(TODAY, file)
        .keys("d ctrl-u")
        .text("4/9")
        .keys("enter 2 h")
        .says("0/4, 4 aperti");
    let driver = driver.keys("down space");
    assert_eq!(driver.saves, 0);
    driver.says("04/09/2026");
}

#[test]
fn in_a_hypothesis_a_tick_is_a_step_and_nothing_is_saved() {
    let driver = driver().keys("i 2 h space").says("Il sito  1/2");
    assert_eq!((driver.saves, driver.file.0.ticks.len()), (0, 0));
    driver.keys("esc esc").keys("2 h").says("Il sito");
}

#[test]
fn a_list_without_points_says_how_it_gets_one() {
    let driver = driver()
        .keys("1 tab h")
        .says("Nessun punto: a ne aggiunge uno.");
    let driver = driver.keys("a").text("Logo").keys("enter");
    assert_eq!(driver.file.0.plan.milestones[1].checklist.len(), 1);
    driver
        .keys("esc esc")
        .keys("1 h")
        .says("Lista di controllo: Sito pronto");
}

#[test]
fn a_file_to_be_looked_at_only_takes_no_tick() {
    let driver = driver()
        .read_only(crono::screen::LookOnly::Asked)
        .keys("2 h space w a del");
    assert_eq!(driver.saves, 0);
    driver
        .says("Lista di controllo")
        .keeps_quiet_about("AGGIUNGI");
}

#[test]
fn hostile_and_long_texts_stay_within_their_row() {
    let value = format!("\u{1b}[2J{}\u{202e}", "lungo ".repeat(60));
    let set = Proposal::Set {
        key: "milestones.tested.checklist.fonts".parse().unwrap(),
        value: Some(value),
        expected: None,
    };
    for (columns, rows) in [(20, 6), (40, 10), (60, 15), (80, 24), (130, 24), (200, 40)] {
        let driver = listed()
            .colleague_does(&set)
            .told()
            .keys("space")
            .sized(columns, rows);
        let screen = text_of(&driver.frame().0);
        assert!(!screen.contains(['\u{1b}', '\u{202e}']), "{screen}");
        if rows >= 10 {
            assert!(screen.contains('…') || screen.contains("lungo"), "{screen}");
        }
    }
}

/// A colleague says of a point what it says otherwise.
fn rewritten(point: &str, text: &str) -> Proposal {
    Proposal::Set {
        key: format!("milestones.tested.checklist.{point}")
            .parse()
            .unwrap(),
        value: Some(text.to_owned()),
        expected: None,
    }
}

#[test]
fn a_point_that_a_colleague_rewrote_meanwhile_shows_both_and_mine_goes_over_with_a_reason() {
    let driver = listed()
        .keys("enter ctrl-u")
        .text("Caratteri")
        .colleague_does(&rewritten("fonts", "Tipi di carattere"))
        .keys("enter")
        .says("CONFLITTO")
        .says("Tipi di carattere (C.SI.1.1), gruppo «Il sito» (A.B.")
        .says("Caratteri | Model fonts on every page (C.SI.1.1)")
        .says("A.B. ha scritto questo valore mentre il modulo era aperto.");
    assert_eq!(driver.saves, 0);
    let theirs = driver.clone().keys("right enter");
    assert_eq!(
        theirs.file.0.plan.milestones[2].checklist[0].it,
        "Tipi di carattere"
    );
    let mine = driver.keys("right right enter");
    let refused = mine.clone().keys("enter").says("Motivo: manca.");
    assert_eq!(refused.saves, 0);
    let mine = mine.text("come nel bando").keys("enter");
    assert_eq!(mine.file.0.plan.milestones[2].checklist[0].it, "Caratteri");
}

#[test]
fn a_point_that_a_colleague_dropped_meanwhile_can_be_put_back_from_the_form() {
    let drop = Proposal::Set {
        key: "milestones.tested.checklist.backup".parse().unwrap(),
        value: None,
        expected: None,
    };
    let driver = listed()
        .keys("down down down down down enter ctrl-u")
        .text("Copie")
        .colleague_does(&drop)
        .keys("enter")
        .says("CONFLITTO")
        .says("nessun punto")
        .keys("right right enter")
        .text("serve ancora")
        .keys("enter");
    let list = &driver.file.0.plan.milestones[2].checklist;
    assert!(list.iter().any(|point| point.it == "Copie"), "{list:?}");
}

#[test]
fn the_note_of_a_colleagues_tick_is_not_written_over() {
    let mut file = file();
    let me = stamp("M.R.", "2026-09-05");
    commit(
        &mut file,
        &tick(&["fonts"], Some("2026-09-05")),
        None,
        &me,
        day(TODAY),
    )
    .unwrap();
    let noted = Proposal::Tick(Ticking {
        milestone: "tested".parse().unwrap(),
        points: vec!["fonts".parse().unwrap()],
        date: Some(day("2026-09-05")),
        note: Some("manca la pagina 404".into()),
        expected: None,
    });
    let driver = Driver::new(TODAY, file)
        .keys("2 h c tab tab")
        .text("tutto bene")
        .colleague_does(&noted)
        .keys("enter")
        .says("CONFLITTO")
        .says("sab 05/09/2026: manca la pagina 404 (A.B.")
        .says("sab 05/09/2026: tutto bene")
        .says("A.B. ha cambiato questa spunta mentre il modulo era aperto.");
    assert_eq!(driver.saves, 0);
    let note = |driver: &Driver| driver.file.0.ticks[0].note.clone().unwrap();
    assert_eq!(
        note(&driver.clone().keys("right enter")),
        "manca la pagina 404"
    );
    assert_eq!(note(&driver.keys("right right enter enter")), "tutto bene");
}

#[test]
fn the_foot_of_a_group_says_what_is_said_of_the_group_itself() {
    let waive = |place: &str| Proposal::Waive {
        place: place.parse().unwrap(),
        date: Some(day(TODAY)),
        with_followers: false,
        expected: None,
    };
    let one = listed()
        .colleague_does(&waive("tested/menu"))
        .told()
        .keys("up")
        .says("0 di 1 punto, 1 non si applica")
        .keeps_quiet_about("non si applica (così)");
    one.keys("n")
        .text("con il fornitore, a ottobre")
        .keys("enter")
        .says("Nota: con il fornitore, a ottobre")
        .keys("esc tab")
        .sized(80, 60)
        .says("Il sito  0/1  Nota: con il fornitore, a ottobre");
    listed()
        .colleague_does(&waive("tested/site"))
        .told()
        .keys("up")
        .says("non si applica (così)");
}

#[test]
fn points_are_told_as_points_wherever_a_change_is_told() {
    let added = listed()
        .keys("a")
        .text("Logo")
        .keys("enter")
        .says("Salvato: punto aggiunto, Collaudo congiunto, «Logo».");
    let asked = added
        .keys("u")
        .says("Annullare: punto aggiunto, Collaudo congiunto, «Logo»?");
    let undone = asked
        .keys("right enter")
        .says("Annullato: punto aggiunto, Collaudo congiunto, «Logo».");
    assert_eq!(undone.file.0.plan.milestones[2].checklist.len(), 4);
    let driver = undone
        .keys("up up enter ctrl-u")
        .text("Caratteri")
        .keys("enter");
    let driver = driver.says(
        "Salvato: punto riscritto, Collaudo congiunto, «Caratteri» (era «Font del modello in tutte le pagine»).",
    );
    let driver = driver.keys("del right enter").says("punto tolto");
    driver
        .sized(100, 30)
        .keys("l")
        .says("punto tolto, Collaudo congiunto, «Caratteri»")
        .says("annullata la 3: punto aggiunto, Collaudo congiunto, «Logo»")
        .keeps_quiet_about("{");
    listed()
        .in_english()
        .colleague_does(&rewritten("menu", "Main menu"))
        .told()
        .says("A.B. (a.b.) recorded: point rewritten, Joint test, \"Main menu\"");
}

#[test]
fn what_looking_for_finds_is_a_point_and_never_the_head_above_it() {
    let driver = listed().keys("up /").text("identita");
    assert!(driver.row_with("►").contains("Accesso con identità"));
    let driver = driver.keys("enter");
    assert!(driver.row_with("►").contains("Accesso con identità"));
    let driver = driver.keys("up g");
    assert!(driver.row_with("►").contains("Accesso con identità"));
    let driver = driver.keys("space");
    assert_eq!(ticks(&driver), ["login 2026-09-10"]);
    // Several groups: down and up go from point to point.
    let driver = listed().keys("/").text("di").keys("enter g");
    assert!(!driver.row_with("►").contains("Il sito"));
    let rows: Vec<String> = (0..5)
        .scan(driver, |driver, _| {
            let row = driver.row_with("►");
            *driver = driver.clone().keys("down");
            Some(row)
        })
        .collect();
    assert!(rows.iter().all(|row| !row.contains("0/")), "{rows:?}");
}

#[test]
fn the_hints_say_what_the_keys_do_to_the_point_under_the_cursor() {
    let open = listed().sized(130, 24);
    let open = open
        .says("Spazio spunta")
        .says("c con data")
        .says("w non si applica");
    let ticked = open
        .keys("space")
        .says("Spazio togli spunta")
        .says("c correggi");
    // What is ticked applies: the key says so at once, and asks for no reason.
    ticked
        .keeps_quiet_about("w non si applica")
        .keys("w")
        .says("Prima va tolta la spunta.")
        .keeps_quiet_about("Motivo");
    let waived = listed()
        .sized(130, 24)
        .keys("w")
        .text("solo servizi")
        .keys("enter");
    waived.says("w si applica").keeps_quiet_about("Spazio");
}

#[test]
fn on_few_columns_the_journal_says_of_a_tick_what_was_done_before_what_it_is_about() {
    let driver = listed()
        .keys("space down w")
        .text("solo servizi")
        .keys("enter l");
    driver
        .says("spuntato 10/09/26  «")
        .says("non si applica  «Menu di primo livello");
}

#[test]
fn where_there_is_no_list_yet_the_key_says_that_it_begins_one() {
    let driver = Driver::waiting_for_us().sized(160, 50);
    assert!(driver.clone().keys("6").hints().contains("h punti"));
    assert!(driver.keys("3 tab").hints().contains("h nuova lista"));
}
