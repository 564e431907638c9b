//! Nothing is recorded that nobody meant: keys held down, typed blindly or by mistake, at the real program
//! in a real pseudo-terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod seat;

use std::process::{Command, Output};

use seat::Seat;
use tempfile::TempDir;

const ITALIAN: &[(&str, &str)] = &[("LANG", "it_IT.UTF-8")];

/// A contract of which phase 3 runs, at this folder.
const TO_PHASE_3: &[(&str, &str)] = &[
    ("award", "2025-01-20"),
    ("contract_signed", "2025-02-06"),
    ("plan_delivered", "2025-02-17"),
    ("plan_accepted", "2025-03-10"),
    ("test_release", "2025-06-06"),
];

/// A command on the file of a folder, in Italian or English.
fn command(folder: &TempDir, lang: &str, arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("crono"))
        .args(["--lang", lang])
        .args(arguments)
        .env_clear()
        .env("CRONO_FILE", folder.path().join("crono.json"))
        .env("CRONO_TODAY", "2025-08-29")
        .env("CRONO_BY", "A.B.")
        .output()
        .unwrap()
}

/// The same where it must work.
fn done(folder: &TempDir, arguments: &[&str]) -> String {
    let output = command(folder, "it", arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn in_phase_3() -> TempDir {
    let folder = TempDir::new().unwrap();
    done(&folder, &["init"]);
    for (event, date) in TO_PHASE_3 {
        done(&folder, &["record", event, date]);
    }
    folder
}

fn at(folder: TempDir) -> Seat {
    let mut seat = Seat::with(folder, &[], ITALIAN);
    seat.sees("? aiuto");
    seat
}

/// What the screen says of more keys in one read than a hand presses.
const AT_ONCE: &str = "Ignorato: molti tasti in un colpo.";

/// The form of the running phase with a number and no more, as somebody leaves it who is called away.
fn number(seat: &mut Seat) {
    seat.keys("\r");
    seat.sees("REGISTRA");
    seat.keys("\t77/2026");
    seat.sees("77/2026");
}

/// Typed at a question, in one go and letter by letter: no letter answers it, which is said.
fn blindly(seat: &mut Seat, typed: &str) {
    const SAID: &str = "Nessuna lettera risponde";
    seat.keys(typed);
    seat.sees(SAID);
    for letter in typed.chars() {
        // Another answer and back: the sentence is gone, so that each letter is seen to bring it.
        seat.keys("\x1b[C");
        seat.until("the question alone", |seat| {
            !seat.screen.screen().contents().contains(SAID)
        });
        seat.keys("\x1b[D");
        seat.keys(&letter.to_string());
        seat.sees(SAID);
    }
}

/// How many changes the file holds.
fn changes(seat: &Seat) -> usize {
    let text = std::fs::read_to_string(seat.file()).unwrap_or_default();
    text.matches("\"login\":")
        .count()
        .min(text.matches("\"op\":").count())
}

#[test]
fn enter_held_for_a_second_on_a_new_dossier_records_nothing() {
    let mut seat = Seat::new();
    seat.sees("Con quale cronoprogramma");
    for _ in 0..30 {
        seat.at_once("\r");
    }
    // Repeated as slowly as a hand, they open a form that says what to type.
    for _ in 0..6 {
        seat.keys("\r");
    }
    seat.sees("Scrivi una data: oggi");
    seat.keys("15/8");
    seat.sees("= ven 15/08/2025");
    assert!(!seat.file().exists());
}

#[test]
fn enter_sixteen_times_slowly_records_one_and_says_what_to_type() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r");
    seat.sees("REGISTRA  Aggiudicazione");
    seat.keys("\r");
    seat.sees("Salvato: Aggiudicazione, ven 29/08/2025.");
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula del contratto");
    seat.keys("\r");
    seat.until("the sentence", |seat| {
        let shown = seat.screen.screen().contents();
        shown.matches("Scrivi una data: oggi").count() == 2
    });
    for _ in 4..16 {
        seat.keys("\r");
    }
    // The word is like any other, and then it is meant.
    seat.keys("oggi");
    seat.sees("= ven 29/08/2025");
    assert_eq!(changes(&seat), 1);
    seat.keys("\r");
    seat.sees("Salvato: Stipula del contratto, ven 29/08/2025.");
    assert_eq!(changes(&seat), 2);
}

#[test]
fn enter_held_anywhere_records_one_date_at_most() {
    // On a request, on a note that was just written, in the pane, after an undo, in English.
    for keys in ["7", "n", "\t", "j"] {
        let mut seat = at(in_phase_3());
        let before = changes(&seat);
        seat.keys(keys);
        if keys == "n" {
            seat.sees("NOTA");
            seat.keys("telefonata");
        }
        for _ in 0..30 {
            seat.keys("\r");
        }
        seat.keys("\x1b[24~\x0c");
        // Whatever is on the screen, Ctrl-C twice leaves it.
        seat.keys("\x03\x03");
        seat.ends();
        let many = changes(&seat) - before;
        assert!(many <= 1, "{keys:?}: {many}");
    }
}

#[test]
fn a_number_and_esc_by_mistake_and_a_date_typed_blindly_save_lose_and_carry_out_nothing() {
    for typed in ["18/1/26", "2/2/26", "1", "2", "s", "y", "n", "q", "u7ae15"] {
        let mut seat = at(in_phase_3());
        let before = std::fs::read(seat.file()).unwrap();
        number(&mut seat);
        seat.keys("\x1b");
        seat.sees("Il modulo non è salvato.");
        blindly(&mut seat, typed);
        seat.sees("77/2026");
        seat.keys("\x1b");
        seat.sees("Invio riprende il modulo");
        assert_eq!(
            seat.unfinished().len(),
            1,
            "{typed}: it lies on the disk at once"
        );
        assert_eq!(std::fs::read(seat.file()).unwrap(), before, "{typed}");
        seat.keys("\r");
        seat.sees("77/2026");
        seat.sees("Invio salva");
        seat.keys("\t\r");
        seat.sees("Salvato: Migrazione e integrazione, ven 29/08/2025.");
        assert!(seat.unfinished().is_empty(), "{typed}");
    }
}

#[test]
fn a_long_note_survives_esc_a_digit_and_the_end_of_the_program() {
    let mut seat = at(in_phase_3());
    seat.keys("n");
    seat.sees("NOTA");
    let note = "il fornitore chiede un rinvio ".repeat(20);
    seat.keys(&format!("\x1b[200~{note}\x1b[201~"));
    seat.sees("un rinvio");
    seat.keys("\x1b");
    seat.sees("Il modulo non è salvato.");
    blindly(&mut seat, "2/2/26");
    // Ctrl-C asks to leave the program, and once more leaves it: the note is still kept.
    seat.keys("\x03\x03");
    assert_eq!(seat.ends(), 0);
    let mut seat = seat.again(&[]);
    seat.sees("Invio riprende il modulo");
    seat.keys("\r");
    seat.sees("NOTA");
    seat.keys("\x1b[F\r");
    seat.sees("Salvato: nota");
    let said = seat.colleague(&["log", "--json"]);
    assert!(said.contains(note.trim()), "{said}");
}

#[test]
fn digits_at_the_start_leave_a_draft_alone() {
    let mut seat = at(in_phase_3());
    number(&mut seat);
    seat.keys("\x1b");
    seat.sees("Il modulo non è salvato.");
    seat.keys("\x1b");
    seat.sees("Invio riprende il modulo");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    let mut seat = seat.again(&[]);
    seat.sees("Invio riprende il modulo");
    for (digit, row) in [("4", "· 4"), ("5", "· 5"), ("2", "√ 2"), ("1", "× 1")] {
        seat.keys(digit);
        seat.sees(&format!("► {row}"));
    }
    seat.keys("4521");
    seat.sees(AT_ONCE);
    seat.keys("4");
    seat.sees("► · 4");
    seat.sees("Alla fase 3 un modulo in sospeso");
    assert_eq!(seat.unfinished().len(), 1);
    // It is thrown away by an answer, and by nothing else.
    seat.keys("3\r");
    seat.sees("77/2026");
    seat.keys("\x1b");
    seat.sees("► torna al modulo");
    seat.keys("\x1b[C\x1b[C\x1b[C");
    seat.sees("► scarta");
    seat.keys("\r");
    seat.until("the draft is gone", |seat| {
        let shown = seat.screen.screen().contents();
        shown.contains("Invio registra") && !shown.contains("riprende il modulo")
    });
    assert!(seat.unfinished().is_empty());
    assert_eq!(seat.recorded("migration_done"), None);
}

#[test]
fn two_screens_of_one_person_never_write_over_what_the_other_left() {
    let folder = in_phase_3();
    let state = folder.path().join("state");
    let mut first = at(folder);
    number(&mut first);
    first.keys("\x1b");
    first.sees("torna al modulo");
    first.keys("\x1b");
    first.sees("Invio riprende il modulo");
    // A second screen takes the same form up and saves it, and leaves another one unfinished.
    let file = first.file().to_string_lossy().into_owned();
    let variables = [
        ("LANG", "it_IT.UTF-8"),
        ("XDG_STATE_HOME", state.to_str().unwrap()),
    ];
    let mut second = Seat::with(TempDir::new().unwrap(), &["-f", &file], &variables);
    second.sees("Invio riprende il modulo");
    second.keys("\r");
    second.sees("77/2026");
    second.keys("\t\r");
    second.sees("Salvato: Migrazione e integrazione");
    second.keys("n");
    second.sees("NOTA");
    second.keys("della seconda");
    second.sees("della seconda");
    second.keys("\x1b");
    second.sees("torna al modulo");
    second.keys("\x1b");
    second.sees("Invio riprende il modulo");
    // The first resumes its own, which is a conflict now, and leaves it again.
    first.sees("ha registrato");
    first.keys("3\r");
    first.sees("77/2026");
    first.keys("\x1b");
    first.sees("torna al modulo");
    first.keys("\x1b");
    first.sees("Invio riprende il modulo");
    let kept = first.unfinished();
    let texts: Vec<String> = kept
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(
        texts.iter().any(|text| text.contains("della seconda")),
        "{texts:?}"
    );
    assert!(
        texts.iter().any(|text| text.contains("77/2026")),
        "{texts:?}"
    );
}

#[test]
fn a_reason_typed_for_a_number_is_not_closed_by_nothing_changed() {
    let mut seat = at(in_phase_3());
    let before = std::fs::read(seat.file()).unwrap();
    seat.keys("c");
    seat.sees("CORREGGI");
    seat.keys("\t77/2026");
    seat.sees("77/2026");
    seat.keys("\r");
    seat.sees("La data è la stessa");
    seat.sees("CORREGGI");
    seat.sees("77/2026");
    assert_eq!(std::fs::read(seat.file()).unwrap(), before);
}

#[test]
fn an_event_out_of_order_is_asked_about_on_the_screen() {
    let mut seat = at(in_phase_3());
    let before = std::fs::read(seat.file()).unwrap();
    seat.keys("6");
    seat.sees("► · 6");
    // The first Enter goes into the phase, Down to the release.
    seat.keys("\r\x1b[B\r");
    seat.sees("REGISTRA  Rilascio in produzione");
    seat.keys("\r");
    seat.sees("Pubblicazione contenuti");
    seat.sees("che non hanno ancora una data");
    seat.keys("\r\r\r\r");
    seat.sees("Salvare lo stesso?");
    assert_eq!(std::fs::read(seat.file()).unwrap(), before);
    seat.keys("\x1b[C");
    seat.sees("► salva");
    seat.keys("\r");
    seat.sees("Salvato: Rilascio in produzione");
}

#[test]
fn an_event_out_of_order_is_refused_on_the_command_line_without_y() {
    let folder = in_phase_3();
    let line = ["record", "production_release", "2025-08-20"];
    for (lang, said) in [
        (
            "it",
            "Prima vengono \"Pubblicazione contenuti\", \"Test e debug conclusi\" e \"Migrazione e \
             integrazione\", che non hanno ancora una data. Niente è stato salvato: aggiungi -y",
        ),
        (
            "en",
            "\"Content published\", \"Test and debug done\" and \"Migration and integration\" come first, and \
             have no date yet. Nothing was saved: add -y",
        ),
    ] {
        let output = command(&folder, lang, &line);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(said), "{told}");
        assert!(output.stdout.is_empty());
    }
    assert!(!done(&folder, &["log"]).contains("Rilascio in produzione"));
    done(&folder, &[&line[..], &["-y"]].concat());
    // What follows in order asks nothing more of what comes first, but of the points that nobody ticked.
    let test = ["record", "acceptance_test", "2025-08-21"];
    for (lang, said) in [
        (
            "it",
            "Nella lista di controllo restano aperti 51 punti su 51. Niente è stato salvato: aggiungi -y",
        ),
        (
            "en",
            "51 points of 51 of the check list are still open. Nothing was saved: add -y",
        ),
    ] {
        let output = command(&folder, lang, &test);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(said), "{told}");
        assert!(
            !told.contains("ome first") && !told.contains("Prima v"),
            "{told}"
        );
    }
    done(&folder, &[&test[..], &["-y"]].concat());
    // The plan before the signature asks nothing.
    let folder = TempDir::new().unwrap();
    done(&folder, &["init"]);
    done(&folder, &["record", "award", "2025-01-20"]);
    done(&folder, &["record", "plan_delivered", "2025-01-25"]);
}

#[test]
fn a_paste_that_does_not_fit_is_refused_whole_and_one_typed_too_far_is_told_before_saving() {
    let mut seat = at(in_phase_3());
    seat.keys("n");
    seat.sees("NOTA");
    let long = "a".repeat(2_500);
    seat.keys(&format!("\x1b[200~{long}\x1b[201~"));
    seat.sees("i caratteri incollati sono 2500, ce ne entrano 2000");
    seat.at_once("prima\r");
    seat.sees("Invio è arrivato insieme al testo e non conta");
    assert!(!seat.colleague(&["log", "--json"]).contains("prima"));
    seat.keys("\r");
    seat.sees("Salvato: nota");
    assert!(!seat.colleague(&["log", "--json"]).contains("aaaa"));
    // The letters that a hand types are not a paste: the last two have no room.
    seat.keys("n");
    seat.sees("NOTA");
    let long = "b".repeat(1_999);
    seat.keys(&format!("\x1b[200~{long}\x1b[201~"));
    seat.sees("bbbb");
    seat.keys("bbb");
    seat.sees("è pieno (2000 caratteri)");
    // A terminal that does not mark what is pasted: refused whole as well.
    seat.keys(&"c".repeat(100));
    seat.sees("Dei 100 caratteri incollati non è entrato nulla");
    seat.keys("\r");
    seat.sees("gli ultimi 2 caratteri non sono entrati. Salvare lo stesso?");
    assert!(!seat.colleague(&["log", "--json"]).contains("bbbb"));
}

#[test]
fn what_is_not_saved_yet_says_so_and_is_gone_after_esc() {
    for (lang, said) in [("it", "Se salvi: "), ("en", "If saved: ")] {
        let mut seat = Seat::with(in_phase_3(), &["--lang", lang], ITALIAN);
        seat.sees("? ");
        seat.until("the list", |seat| {
            seat.screen.screen().contents().contains("► ")
        });
        // Both sentences and the row of a phase, without blanks at the ends.
        let told = |seat: &Seat| {
            let contents = seat.screen.screen().contents();
            let rows = contents.lines().enumerate();
            let told = rows.filter(|(n, row)| (1..3).contains(n) || row.contains(" 4 Test"));
            let told: Vec<String> = told.map(|(_, row)| row.trim_end().to_owned()).collect();
            told
        };
        let before = told(&seat);
        let marked = |rows: &[String]| {
            rows.iter()
                .any(|row| row.contains(said) || row.contains('»'))
        };
        assert!(before.len() == 3 && !marked(&before), "{before:?}");
        seat.keys("\r");
        seat.sees(&format!("»{said}"));
        let contents = seat.screen.screen().contents();
        let row = contents
            .lines()
            .find(|line| line.contains(" 4 Test"))
            .unwrap();
        assert!(row.matches('»').count() > 2, "{row}");
        seat.keys("\x1b");
        seat.until("it is as it was", |seat| {
            let contents = seat.screen.screen().contents();
            told(seat) == before && !contents.contains('»')
        });
    }
}

#[test]
fn today_for_the_most_urgent_event_still_takes_enter_enter() {
    let mut seat = at(in_phase_3());
    seat.keys("\r");
    seat.sees("oggi              = ven 29/08/2025");
    seat.keys("\r");
    seat.sees("Salvato: Migrazione e integrazione, ven 29/08/2025.");
    // Somebody who chooses a row is no key held down: today stands ready again.
    seat.keys("3");
    seat.keys("\r");
    seat.sees("oggi              = ven 29/08/2025");
}

#[test]
fn a_form_that_the_disk_does_not_take_is_not_lost_without_a_question() {
    let folder = in_phase_3();
    // There is no folder to keep it in, and there can be none.
    let state = folder.path().join("crono.json").join("state");
    let variables = [
        ("LANG", "it_IT.UTF-8"),
        ("XDG_STATE_HOME", state.to_str().unwrap()),
    ];
    let mut seat = Seat::with(folder, &[], &variables);
    seat.sees("? aiuto");
    number(&mut seat);
    seat.keys("\x1b");
    seat.sees("torna al modulo");
    seat.keys("\x1b");
    seat.sees("non si può scrivere su disco");
    seat.keys("q");
    seat.sees("Uscendo si perde un modulo in sospeso");
    seat.sees("► resta qui");
    // Enter out of habit stays, and the form is still there.
    seat.keys("\r");
    seat.sees("Invio riprende il modulo");
    seat.keys("\r");
    seat.sees("77/2026");
    seat.keys("\x03");
    seat.sees("► torna al modulo");
    seat.keys("\x03");
    seat.sees("Uscendo si perde un modulo in sospeso");
    seat.keys("\x1b[C");
    seat.sees("► esci e scarta tutto");
    seat.keys("\r");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn the_tenth_form_has_no_room_on_the_disk_and_leaving_asks() {
    let mut seat = at(in_phase_3());
    for n in 1..=10 {
        seat.keys("n");
        seat.sees("NOTA");
        seat.keys(&format!("nota {n} x"));
        seat.sees(&format!("nota {n} x"));
        seat.keys("\x1b");
        seat.sees("torna al modulo");
        seat.keys("\x1b");
        seat.sees(if n == 10 {
            "ce ne sono già 9"
        } else {
            "Invio riprende il modulo"
        });
    }
    assert_eq!(seat.unfinished().len(), 9);
    seat.keys("q");
    seat.sees("Uscendo si perde un modulo in sospeso");
    seat.keys("\r");
    seat.sees("1 di 10, b un altro");
    seat.keys("b");
    seat.sees("2 di 10");
    // The tenth is taken up and saved: then nothing is lost by leaving.
    for n in [3, 4, 5, 6, 7, 8, 9, 10, 1] {
        seat.keys("b");
        seat.sees(&format!("{n} di 10"));
    }
    seat.keys("\r");
    seat.sees("nota 10 x");
    seat.keys("\x1b[F\r");
    seat.sees("Salvato: nota");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn copies_beside_the_file_are_said_on_the_screen_where_nothing_else_is() {
    const COPY: &str = "crono.sync-conflict-20250824-101500-ABCDEFG.json";
    let folder = in_phase_3();
    let original = folder.path().join("crono.json");
    std::fs::copy(&original, folder.path().join(COPY)).unwrap();
    let mut seat = at(folder);
    seat.sees("Accanto c'è una copia, non contata: crono.sync-conflict");
    // What was done comes first; what is heard of another copy comes with the file that it is of.
    seat.keys("n");
    seat.sees("NOTA");
    seat.keys("testo\r");
    seat.sees("Salvato: nota");
    assert!(!seat.screen.screen().contents().contains("Accanto c'è"));
    let other = seat
        .folder
        .path()
        .join("crono (conflicted copy 2025-08-29).json");
    std::fs::copy(&original, other).unwrap();
    seat.colleague(&["record", "migration_done", "2025-08-20"]);
    seat.sees("ha registrato");
    seat.keys("j");
    seat.sees("Accanto ci sono 2 copie, non contate:");
}

#[test]
fn the_command_that_sets_a_value_names_the_file_that_was_named_on_the_line() {
    let folder = in_phase_3();
    let file = folder.path().join("crono.json");
    let named = folder.path().join("l'asilo.json");
    std::fs::rename(file, &named).unwrap();
    let name = named.to_str().unwrap().to_owned();
    let quoted = format!("-f '{}'", name.replace('\'', r"'\''"));
    let unbroken = |seat: &Seat| {
        let shown = seat.screen.screen().contents();
        shown.split_whitespace().collect::<String>()
    };
    let is_told = |line: &str| format!("{line} {quoted}").replace(' ', "");
    // Opened by its name, and from a list.
    let path = folder.path().to_str().unwrap().to_owned();
    for (arguments, keys) in [(vec!["-f", &name], "m"), (vec!["-f", &path], "\rm")] {
        let copy = TempDir::new().unwrap();
        let mut seat = Seat::with(copy, &arguments, ITALIAN);
        seat.sees("? aiuto");
        seat.keys(&keys[..1]);
        if keys.len() > 1 {
            seat.sees("Invio registra");
            seat.keys(&keys[1..]);
        }
        let first = is_told("crono set info.title");
        seat.until(&first, |seat| unbroken(seat).contains(&first));
        let new = is_told("crono set deadlines.whole 2026-03-31");
        for _ in 0..30 {
            if unbroken(&seat).contains(&new) {
                break;
            }
            seat.keys("j");
        }
        seat.until(&new, |seat| unbroken(seat).contains(&new));
    }
    // A file that the environment names is found without.
    let copy = TempDir::new().unwrap();
    std::fs::copy(&named, copy.path().join("crono.json")).unwrap();
    let mut seat = at(copy);
    seat.keys("m");
    seat.sees("Da riga di comando: crono set info.title\n");
}

#[test]
fn a_dossier_begun_on_the_screen_says_where_it_lies() {
    let mut seat = Seat::new();
    seat.sees("Con quale cronoprogramma");
    seat.keys("\r");
    seat.sees("registrare l'aggiudicazione");
    seat.keys("\r");
    seat.sees("REGISTRA  Aggiudicazione");
    seat.keys("oggi\r");
    seat.sees("Salvato: Aggiudicazione");
    let shown: String = seat.screen.screen().contents().split_whitespace().collect();
    let path = seat.file().to_string_lossy().into_owned();
    assert!(shown.contains(&format!("Fascicolonuovo:{path}")), "{shown}");
}

/// On an account where nothing was ever saved not even the folder of the dossier is there.
#[test]
fn a_form_of_the_very_first_start_is_kept_before_there_is_a_folder() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data").to_str().unwrap().to_owned();
    let environment = [
        ("LANG", "it_IT.UTF-8"),
        ("CRONO_FILE", ""),
        ("XDG_DATA_HOME", data.as_str()),
    ];
    let mut seat = Seat::with(home, &[], &environment);
    seat.sees("Con quale cronoprogramma");
    seat.keys("\r");
    seat.sees("registrare l'aggiudicazione");
    seat.keys("\r");
    seat.keys("15/8/25");
    seat.keys("\x1b");
    seat.sees("lascia in sospeso");
    seat.keys("\x1b");
    seat.sees("Invio riprende il modulo");
    assert_eq!(seat.unfinished().len(), 1);
    seat.keys("q");
    seat.ends();
    assert!(
        !seat.folder.path().join("data").exists(),
        "nothing was saved"
    );
    let home = std::mem::replace(&mut seat.folder, TempDir::new().unwrap());
    let mut seat = Seat::with(home, &[], &environment);
    seat.sees("Con quale cronoprogramma");
    seat.keys("\r");
    seat.sees("riprende il modulo");
    seat.keys("\r");
    seat.sees("15/08/2025");
    seat.keys("\r");
    seat.sees("Salvare lo stesso?");
    seat.keys("\x1b[C\r");
    seat.sees("Salvato: Aggiudicazione, ven 15/08/2025.");
    assert!(seat.unfinished().is_empty());
    seat.keys("q");
    seat.ends();
}
