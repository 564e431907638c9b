//! The real program in a real pseudo-terminal: what a person at the keyboard sees, and what is left
//! behind when the line goes dead.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "pty/keys.rs"]
mod keys;
#[path = "pty/plan_text.rs"]
mod plan_text;
mod seat;

use std::io::Read as _;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use seat::{PATIENCE, Seat, size};

impl Seat {
    /// At a folder with two dossiers, on both of which the award was recorded.
    fn at_a_folder() -> Self {
        let folder = TempDir::new().unwrap();
        for name in ["crono.json", "other.json"] {
            for arguments in [&["init"][..], &["record", "award", "2025-01-20"]] {
                let status = Command::new(assert_cmd::cargo::cargo_bin!("crono"))
                    .args(arguments)
                    .env_clear()
                    .env("CRONO_FILE", folder.path().join(name))
                    .env("CRONO_TODAY", "2025-08-29")
                    .output()
                    .unwrap()
                    .status;
                assert!(status.success());
            }
        }
        let path = folder.path().to_string_lossy().into_owned();
        Self::with(folder, &["-f", &path], &[("LANG", "it_IT.UTF-8")])
    }
}

#[test]
fn from_a_new_dossier_to_a_saved_date_it_takes_enter_and_enter() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    assert!(!seat.file().exists(), "looking creates nothing");
    seat.keys("\r");
    seat.sees("REGISTRA  Aggiudicazione");
    seat.keys("\r");
    seat.sees("Salvato: Aggiudicazione, ven 29/08/2025.");
    assert_eq!(seat.recorded("award").as_deref(), Some("2025-08-29"));
    seat.keys("u");
    seat.sees("Annullare: Aggiudicazione");
    seat.keys("s\x1b[C");
    seat.sees("► sì, annulla");
    seat.keys("\r");
    seat.sees("Annullato");
    assert_eq!(seat.recorded("award"), None);
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    seat.terminal_is_given_back();
}

#[test]
fn nothing_is_asked_of_the_terminal_and_colours_are_the_sixteen_of_its_theme() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("?");
    seat.sees("AIUTO");
    seat.keys("\x1b");
    seat.sees("Fascicolo nuovo");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    let stream = String::from_utf8_lossy(&seat.sent).into_owned();
    for question in [
        "\x1b[6n", "\x1b[c", "\x1b]10", "\x1b]11", "38;5;", "48;5;", "38;2;",
    ] {
        assert!(!stream.contains(question), "{question:?}");
    }
}

#[test]
fn without_colour_and_in_ascii_the_stream_holds_neither() {
    let environment = [("LANG", "C"), ("NO_COLOR", "1")];
    let mut seat = Seat::with(TempDir::new().unwrap(), &["--lang", "en"], &environment);
    seat.sees("New dossier");
    seat.keys("q");
    seat.ends();
    let stream = String::from_utf8_lossy(&seat.sent).into_owned();
    assert!(stream.is_ascii(), "{stream:?}");
    for colour in 30..=37 {
        assert!(
            !stream.contains(&format!("\x1b[{colour}m"))
                && !stream.contains(&format!(";{colour}m"))
        );
    }
}

#[test]
fn another_size_shows_more() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.screen
        .screen_mut()
        .set_size(40.try_into().unwrap(), 130.try_into().unwrap());
    seat.master.as_ref().unwrap().resize(size(130, 40)).unwrap();
    seat.until("the pane beside the list", |seat| {
        let contents = seat.screen.screen().contents();
        contents
            .lines()
            .any(|line| line.contains("Situazione") && line.contains("1 Piano"))
    });
    seat.master.as_ref().unwrap().resize(size(1, 1)).unwrap();
    seat.master.as_ref().unwrap().resize(size(80, 24)).unwrap();
    seat.screen
        .screen_mut()
        .set_size(24.try_into().unwrap(), 80.try_into().unwrap());
    seat.keys("\x0c");
    seat.sees("Fascicolo nuovo");
}

#[test]
fn a_line_that_goes_dead_ends_the_program_and_loses_nothing() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula");
    seat.keys("15/8");
    seat.sees("= ven 15/08/2025");
    let dead = Instant::now();
    seat.lets_go.store(true, Ordering::SeqCst);
    seat.keys("\x08");
    drop(seat.keyboard.take());
    drop(seat.master.take());
    seat.ends();
    println_elapsed(dead);
    assert_eq!(seat.recorded("award").as_deref(), Some("2025-08-29"));
    assert_eq!(seat.recorded("contract_signed"), None);
    seat.colleague(&["record", "contract_signed", "2025-08-15", "-y"]);
}

#[test]
fn a_terminal_that_is_not_read_any_more_holds_nobody_up() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    seat.lets_go.store(true, Ordering::SeqCst);
    // Each of these draws a screen; what is not read fills the line, and the program waits for it.
    for _ in 0..300 {
        seat.keys("?\x1b");
    }
    let written = || std::fs::read_to_string(format!("/proc/{}/io", seat.pid())).unwrap();
    let stands_still = |_| {
        let before = written();
        std::thread::sleep(Duration::from_millis(200));
        before == written()
    };
    assert!((0..50).any(stands_still), "it goes on writing");
    let begun = Instant::now();
    seat.colleague(&["record", "contract_signed", "2025-08-29", "-y"]);
    // Less than anybody waits for a lock.
    assert!(begun.elapsed() < Duration::from_secs(4));
    drop(seat.keyboard.take());
    drop(seat.master.take());
    seat.ends();
    assert_eq!(
        seat.recorded("contract_signed").as_deref(),
        Some("2025-08-29")
    );
}

#[test]
fn a_form_that_was_open_when_the_line_went_dead_is_offered_at_the_next_start() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula");
    seat.keys("oggi\t3999/2025");
    seat.sees("3999/2025");
    kill_process(Pid::from_raw(seat.pid()).unwrap(), Signal::HUP).unwrap();
    seat.ends();
    assert_eq!(seat.recorded("contract_signed"), None);
    let file = seat.unfinished().remove(0);
    let mode = std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions());
    assert_eq!(mode & 0o7777, 0o600);
    // Whoever only looks is asked nothing.
    let mut seat = seat.again(&["--readonly"]);
    seat.sees("SOLA LETTURA");
    seat.keys("q");
    seat.ends();
    let mut seat = seat.again(&[]);
    seat.sees("Invio riprende il modulo");
    // Not by Enter alone: that is how a day begins.
    seat.keys("\r\r");
    seat.sees("rimasto a metà");
    seat.keys("1");
    seat.sees("Nessuna lettera risponde");
    assert_eq!(seat.recorded("contract_signed"), None);
    assert_eq!(
        seat.unfinished().len(),
        1,
        "it lies there until it is saved"
    );
    seat.keys("\x1b[C\r");
    seat.sees("Salvato: Stipula del contratto, ven 29/08/2025.");
    assert!(seat.unfinished().is_empty());
    seat.keys("q");
    seat.ends();
    let mut seat = seat.again(&[]);
    seat.sees("Piano di esecuzione");
    assert!(
        !seat
            .screen
            .screen()
            .contents()
            .contains("riprende il modulo")
    );
}

/// For whoever reads the log: how long it took; never judged.
#[expect(clippy::print_stdout, reason = "a figure for the reader")]
fn println_elapsed(since: Instant) {
    println!("gone after {:?}", since.elapsed());
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for signal in [
        Signal::TERM,
        Signal::HUP,
        Signal::INT,
        Signal::QUIT,
        Signal::USR1,
        Signal::USR2,
        Signal::ALARM,
        Signal::XCPU,
        Signal::VTALARM,
        Signal::PROF,
        Signal::IO,
        Signal::POWER,
        Signal::STKFLT,
        Signal::ABORT,
        Signal::TRAP,
        Signal::SYS,
    ] {
        let mut seat = Seat::begun();
        seat.sees("Fascicolo nuovo");
        seat.keys("\r\t");
        seat.sees("REGISTRA");
        seat.keys("z9");
        seat.sees("z9");
        kill_process(Pid::from_raw(seat.pid()).unwrap(), signal).unwrap();
        assert_eq!(seat.ends(), 0, "{signal:?}");
        seat.terminal_is_given_back();
        assert_eq!(seat.unfinished().len(), 1, "{signal:?}: the form is kept");
        assert!(!seat.file().exists());
    }
}

#[test]
fn a_signal_that_means_nothing_here_changes_nothing() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    for signal in [Signal::PIPE, Signal::XFSZ, Signal::URG, Signal::CHILD] {
        kill_process(Pid::from_raw(seat.pid()).unwrap(), signal).unwrap();
    }
    seat.keys("?");
    seat.sees("AIUTO");
    seat.keys("\x03");
    assert_eq!(seat.ends(), 0);
    seat.terminal_is_given_back();
}

#[test]
fn what_a_colleague_saves_appears_by_itself_and_says_who() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    seat.colleague(&["record", "contract_signed", "2025-08-20", "-y"]);
    seat.sees("A.B.");
    seat.sees("Stipula del contratto, mer 20/08/2025");
    seat.sees("mer 20/08/2025");
}

#[test]
fn the_file_of_a_record_is_looked_for_beside_the_data_file() {
    let mut seat = Seat::begun();
    seat.sees("? aiuto");
    seat.colleague(&["init"]);
    let award = ["record", "award", "20/01/2025", "--attachment"];
    seat.colleague(&[&award[..], &["atto.pdf"]].concat());
    seat.sees("20/01/2025");
    seat.keys("1\t\x1b[A");
    seat.sees("allegato non trovato: atto.pdf");
    std::fs::write(seat.folder.path().join("atto.pdf"), "x").unwrap();
    seat.keys("\x1b[15~");
    seat.sees("allegato: atto.pdf");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn what_others_did_since_the_last_look_is_told_until_somebody_has_seen_it() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    assert!(!seat.folder.path().join("state").exists());
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    assert_eq!(seat.marks().len(), 1, "it is remembered what was seen");

    seat.another_account(&["record", "contract_signed", "2025-08-20", "-y"]);
    let told = "A.B. (bianchi) ha registrato: Stipula del contratto, mer 20/08/2025.";
    let before = seat.marks();
    // A line that goes dead has told nothing.
    let mut seat = seat.again(&[]);
    seat.sees(told);
    kill_process(Pid::from_raw(seat.pid()).unwrap(), Signal::HUP).unwrap();
    seat.ends();
    assert_eq!(seat.marks(), before);

    seat.another_account(&["record", "plan_delivered", "2025-08-22", "-y"]);
    let mut seat = seat.again(&["--readonly"]);
    seat.sees("SOLA LETTURA: aperto con --readonly. 2 modifiche di A.B. da");
    seat.keys("l");
    seat.sees("3 modifiche, 2 nuove (»)");
    seat.sees("►»    2 ");
    // Who asked that nothing be written leaves no trace of having looked either.
    seat.keys("\u{3}");
    assert_eq!(seat.ends(), 0);
    assert_eq!(seat.marks(), before);

    let mut seat = seat.again(&[]);
    seat.sees("2 modifiche di A.B. da");
    seat.keys("l");
    seat.sees("3 modifiche, 2 nuove (»)");
    seat.until("the mark is moved", |seat| seat.marks() != before);
    kill_process(Pid::from_raw(seat.pid()).unwrap(), Signal::TERM).unwrap();
    seat.ends();

    let mut seat = seat.again(&[]);
    seat.sees("mer 20/08/2025");
    seat.keys("l");
    seat.sees("3 modifiche, la più recente in alto");
    assert!(!seat.screen.screen().contents().contains('»'));
}

#[test]
fn one_who_can_keep_no_mark_is_not_disturbed() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("state"), "in the way").unwrap();
    let mut seat = Seat::with(folder, &[], &[("LANG", "it_IT.UTF-8")])
        .chosen("Con quale cronoprogramma", "registrare l'aggiudicazione");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    seat.keys("l");
    seat.sees("1 modifica");
    seat.keys("\x03");
    assert_eq!(seat.ends(), 0);
    seat.terminal_is_given_back();
}

#[test]
fn a_form_that_meets_a_colleagues_save_keeps_its_text_and_shows_both() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula");
    seat.keys("28/8\t4712/2025");
    seat.sees("4712/2025");
    seat.colleague(&[
        "record",
        "contract_signed",
        "2025-08-20",
        "-y",
        "--protocol",
        "9/2025",
    ]);
    seat.sees("A.B.");
    seat.sees("4712/2025");
    seat.keys("\r");
    seat.sees("CONFLITTO");
    seat.sees("9/2025");
    seat.keys("1");
    seat.sees("Nessuna lettera risponde");
    seat.keys("\t\r");
    seat.until("the form is gone", |seat| {
        !seat.screen.screen().contents().contains("CONFLITTO")
    });
    assert_eq!(
        seat.recorded("contract_signed").as_deref(),
        Some("2025-08-20")
    );
}

#[test]
fn a_file_damaged_while_it_is_open_is_said_to_be_and_never_written() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    let whole = std::fs::read(seat.file()).unwrap();
    std::fs::write(seat.file(), &whole[..whole.len() / 2]).unwrap();
    seat.sees("danneggiato");
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula");
    seat.keys("oggi");
    seat.sees("= ven 29/08/2025");
    seat.keys("\r");
    seat.sees("Non salvato");
    assert_eq!(
        std::fs::read(seat.file()).unwrap(),
        whole[..whole.len() / 2]
    );
    std::fs::write(seat.file(), &whole).unwrap();
    seat.keys("\r");
    seat.sees("Salvato: Stipula del contratto");
}

#[test]
fn a_file_deleted_while_it_is_open_is_said_to_be_and_not_made_again() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    let whole = std::fs::read(seat.file()).unwrap();
    std::fs::remove_file(seat.file()).unwrap();
    seat.sees("crono.json non c'è più.");
    seat.sees("Aggiudicazione");
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula");
    seat.keys("oggi");
    seat.sees("= ven 29/08/2025");
    seat.keys("\r");
    seat.sees("Non salvato");
    assert!(!seat.file().exists());
    std::fs::write(seat.file(), &whole).unwrap();
    seat.keys("\r");
    seat.sees("Salvato: Stipula del contratto");
    assert!(seat.recorded("contract_signed").is_some());
}

#[test]
fn a_folder_that_is_taken_away_and_made_again_is_heard_of() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("office");
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("crono.json");
    let mut seat = Seat::with(
        home,
        &["--file", file.to_str().unwrap()],
        &[("LANG", "it_IT.UTF-8")],
    )
    .chosen("Con quale cronoprogramma", "registrare l'aggiudicazione");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    let whole = std::fs::read(&file).unwrap();
    for turn in 1..=2 {
        std::fs::remove_dir_all(&folder).unwrap();
        seat.sees("crono.json non c'è più.");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(&file, &whole).unwrap();
        let back = format!("it is back, time {turn}");
        seat.until(&back, |seat| {
            !seat.screen.screen().contents().contains("non c'è più")
        });
    }
    // What is saved in the new folder appears by itself.
    seat.colleague(&[
        "-f",
        file.to_str().unwrap(),
        "record",
        "contract_signed",
        "20/8/25",
        "-y",
    ]);
    seat.sees("Stipula del contratto, mer 20/08/2025");
}

#[test]
fn a_file_damaged_at_the_start_is_a_sentence_and_not_a_screen() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("crono.json"), "{ \"format\": ").unwrap();
    let mut seat = Seat::with(folder, &[], &[("LANG", "it_IT.UTF-8")]);
    assert_eq!(seat.ends(), 1);
    assert!(String::from_utf8_lossy(&seat.sent).contains("crono.json"));
    seat.terminal_is_given_back();
}

#[test]
fn a_form_that_cannot_be_seen_is_not_saved() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r");
    seat.sees("Invio salva");
    // One thing after the other: each is seen by what the program sends because of it.
    let answered = |seat: &mut Seat, act: &dyn Fn(&mut Seat)| {
        let before = seat.sent.len();
        act(seat);
        seat.until("an answer", |seat| seat.sent.len() > before);
    };
    let resize = |seat: &mut Seat, columns, rows| {
        answered(seat, &|seat| {
            let master = seat.master.as_ref().unwrap();
            master.resize(size(columns, rows)).unwrap();
        });
    };
    for (columns, rows) in [(1, 1), (19, 24), (80, 4), (30, 12)] {
        resize(&mut seat, columns, rows);
        answered(&mut seat, &|seat| seat.keys("\r"));
        resize(&mut seat, 80, 24);
        // Once there is room again, it says so, over the form as it was.
        seat.sees("Non salvato: lo schermo era troppo piccolo");
        seat.sees("REGISTRA  Aggiudicazione");
        assert!(!seat.file().exists(), "{columns}x{rows}");
        // The day before, and back.
        seat.keys("\u{1b}[A");
        seat.sees("= gio 28/08/2025");
        seat.keys("\u{1b}[B");
        seat.sees("= ven 29/08/2025");
        let gone = |seat: &Seat| !seat.screen.screen().contents().contains("troppo piccolo");
        seat.until("the word is gone", gone);
    }
    seat.keys("\r");
    seat.sees("Salvato: Aggiudicazione");
    assert!(seat.file().exists());
    // Nor is what a question asks.
    seat.keys("u");
    seat.sees("Annullare");
    resize(&mut seat, 10, 3);
    seat.keys("\u{1b}[C");
    answered(&mut seat, &|seat| seat.keys("\r"));
    resize(&mut seat, 80, 24);
    seat.sees("Non salvato: lo schermo era troppo piccolo");
    assert!(seat.recorded("award").is_some());
}

#[test]
fn a_name_that_is_new_is_said_to_be_before_anything_is_begun() {
    let folder = TempDir::new().unwrap();
    std::fs::copy("data/demonstration.json", folder.path().join("scuola.json")).unwrap();
    let path = folder.path().join("scuole.json");
    let file = path.to_str().unwrap();
    let environment = [("LANG", "it_IT.UTF-8")];
    let mut seat = Seat::with(folder, &["-f", file], &environment);
    seat.sees("Fascicolo nuovo: scuole.json");
    seat.sees("Qui accanto c'è già");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    let left = std::fs::read_dir(seat.folder.path()).unwrap();
    let left = left
        .map(|entry| entry.unwrap().file_name())
        .collect::<Vec<_>>();
    assert_eq!(left, ["scuola.json"]);
}

#[test]
fn a_screen_begins_nothing_where_there_was_a_dossier() {
    for lang in ["it_IT.UTF-8", "en_GB.UTF-8"] {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join(".crono.json.lock"), "").unwrap();
        let mut seat = Seat::with(folder, &[], &[("LANG", lang)]);
        assert_eq!(seat.ends(), 1);
        let said = String::from_utf8_lossy(&seat.sent).into_owned();
        let it = said.contains("Qui c'era un fascicolo");
        assert!(it || said.contains("There was a dossier here"), "{said}");
        seat.terminal_is_given_back();
    }
}

#[test]
fn a_screen_saves_into_the_dossier_that_is_taken_away_and_put_back() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    let (file, away) = (seat.file(), seat.folder.path().join("away"));
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let mover = std::thread::spawn(move || {
        while !stopped.load(Ordering::SeqCst) {
            std::fs::rename(&file, &away).unwrap();
            std::thread::sleep(Duration::from_millis(20));
            std::fs::rename(&away, &file).unwrap();
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    for text in ["prima", "seconda", "terza"] {
        seat.colleague(&["note", "plan", text]);
    }
    stop.store(true, Ordering::SeqCst);
    mover.join().unwrap();
    let text = std::fs::read_to_string(seat.file()).unwrap();
    for kept in ["award", "prima", "seconda", "terza"] {
        assert!(text.contains(kept), "{kept}");
    }
    seat.sees("Aggiudicazione");
}

#[test]
fn to_look_only_is_said_and_kept() {
    let folder = TempDir::new().unwrap();
    let mut seat = Seat::with(folder, &["--readonly"], &[("LANG", "it_IT.UTF-8")]);
    seat.sees("SOLA LETTURA");
    seat.keys("\r");
    seat.sees("aperto con --readonly");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    assert!(!seat.file().exists());
}

#[test]
fn while_nothing_happens_nothing_wakes_up() {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    let status = || std::fs::read_to_string(format!("/proc/{}/status", seat.pid())).unwrap();
    let field = |name: &str| {
        let status = status();
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().to_owned()
    };
    assert_eq!(field("Threads:"), "1");
    // It may still be settling after the first frame; from some moment on it sleeps.
    let quiet = (0..20).any(|_| {
        let before = field("voluntary_ctxt_switches:");
        std::thread::sleep(Duration::from_millis(400));
        before == field("voluntary_ctxt_switches:")
    });
    assert!(quiet, "it keeps waking up");
}

#[test]
fn a_terminal_that_can_show_no_screen_gets_the_situation_as_text() {
    let environment = [("TERM", "dumb"), ("LANG", "it_IT.UTF-8")];
    // A dossier that was named and is not there is no empty situation.
    let mut seat = Seat::with(TempDir::new().unwrap(), &[], &environment);
    assert_eq!(seat.ends(), 1);
    let stream = String::from_utf8_lossy(&seat.sent).into_owned();
    assert!(
        stream.contains("crono init -f") && !stream.contains('\x1b'),
        "{stream:?}"
    );
    seat.colleague(&["init"]);
    let folder = std::mem::replace(&mut seat.folder, TempDir::new().unwrap());
    let mut seat = Seat::with(folder, &[], &environment);
    assert_eq!(seat.ends(), 0);
    let stream = String::from_utf8_lossy(&seat.sent).into_owned();
    assert!(
        stream.contains("Piano di esecuzione") && !stream.contains('\x1b'),
        "{stream:?}"
    );
}

#[test]
fn what_is_copied_goes_to_the_clipboard_of_whoever_sits_at_the_terminal() {
    let mut seat = Seat::begun();
    seat.sees("Piano di esecuzione");
    seat.keys("y\r");
    seat.sees("Copiata una riga negli appunti");
    let written = String::from_utf8_lossy(&seat.sent).into_owned();
    let (_, rest) = written.split_once("\x1b]52;c;").unwrap();
    // Base 64 of "Fase 1".
    assert!(rest.starts_with("RmFzZSAx"), "{rest:?}");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn a_report_goes_to_a_file_of_this_account() {
    let folder = TempDir::new().unwrap();
    let home = folder.path().join("home");
    std::fs::create_dir(&home).unwrap();
    let variables = [("LANG", "it_IT.UTF-8"), ("HOME", home.to_str().unwrap())];
    let mut seat = Seat::with(folder, &[], &variables)
        .chosen("Con quale cronoprogramma", "registrare l'aggiudicazione");
    seat.keys("x\t\x15");
    seat.sees("ESPORTA");
    seat.keys("~/stato");
    seat.sees("~/stato");
    seat.keys("\r");
    seat.sees("Scritto");
    assert!(home.join("stato").is_file());
    // The dossier itself is no place for a report, asked once or twice.
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn from_the_list_a_dossier_is_opened_worked_on_and_left_for_the_list() {
    let mut seat = Seat::at_a_folder();
    seat.sees("1 crono");
    seat.sees("2 other");
    seat.keys("\r");
    seat.sees("Sito e servizi digitali · crono.json");
    seat.sees("f fascicoli");
    // All of it works: a date is recorded and saved.
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula del contratto");
    seat.keys("06/02/2025");
    seat.sees("gio 06/02/2025");
    seat.keys("\r");
    seat.sees("Salvato: Stipula del contratto, gio 06/02/2025.");
    assert_eq!(
        seat.recorded("contract_signed").as_deref(),
        Some("2025-02-06")
    );
    // A colleague's save is heard of here too.
    seat.colleague(&["record", "plan_delivered", "2025-02-17"]);
    seat.sees("ha registrato: Consegna piano di esecuzione");
    seat.colleague(&["record", "plan_accepted", "2025-03-10"]);
    seat.sees("fase 2, Sito in ambiente di test");
    seat.keys("f");
    // Back on the list with the cursor on it, and its line says what it is now.
    seat.sees("1 fascicolo IN RITARDO: crono, di 82 giorni.");
    seat.sees("► ■ 1 crono");
    seat.keys("j\r");
    seat.sees("Sito e servizi digitali · other.json");
    seat.keys("\x1b");
    seat.until("the cursor on the second", |seat| {
        let contents = seat.screen.screen().contents();
        let second = contents.lines().find(|line| line.contains("2 other"));
        second.is_some_and(|line| line.starts_with('►'))
    });
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    seat.terminal_is_given_back();
}

#[test]
fn the_list_hears_of_what_happens_in_its_folder() {
    let mut seat = Seat::at_a_folder();
    seat.sees("2 other");
    seat.colleague(&["record", "contract_signed", "2025-02-06"]);
    seat.sees("1 fascicolo IN RITARDO: crono");
    std::fs::copy(seat.file(), seat.folder.path().join("third.json")).unwrap();
    seat.sees("2 fascicoli IN RITARDO");
    std::fs::write(seat.folder.path().join("third.json"), "{").unwrap();
    seat.sees("1 non leggibile");
    std::fs::remove_file(seat.folder.path().join("third.json")).unwrap();
    seat.until("one file less", |seat| {
        let contents = seat.screen.screen().contents();
        !contents.contains("third") && contents.contains("2 other")
    });
    // What is typed ahead reaches the dossier that Enter opens, and the list that f leads back to.
    seat.keys("\rf\x1bOP");
    seat.sees("AIUTO");
    seat.sees("apri il fascicolo");
    seat.keys("\x1b");
    seat.sees("2 other");
    seat.keys("/");
    seat.sees("Cerca");
    seat.keys("oth");
    seat.sees("1 di 2");
    seat.keys("\r");
    seat.sees("Sito e servizi digitali · other.json");
    // From one that is open too, Ctrl-C leaves the program.
    seat.keys("\x03");
    assert_eq!(seat.ends(), 0);
    seat.terminal_is_given_back();
}

#[test]
fn the_list_names_the_copies_of_a_synchroniser_and_has_no_row_for_them() {
    let mut seat = Seat::at_a_folder();
    seat.sees("Fascicoli");
    let copy = "other (conflicted copy 2026-08-24).json";
    std::fs::copy(seat.file(), seat.folder.path().join(copy)).unwrap();
    seat.sees("Accanto c'è una copia, che non è contata");
    std::fs::remove_file(seat.folder.path().join("other.json")).unwrap();
    seat.until("alone it is a dossier", |seat| {
        !seat.screen.screen().contents().contains("non è contata")
    });
}

#[test]
fn on_a_narrow_terminal_the_situation_is_told_in_sentences() {
    for (columns, table) in [(60, false), (80, true), (0, true)] {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("crono.json");
        std::fs::copy("data/demonstration.json", &file).unwrap();
        // A folder is a list of contracts, one a line: it is no narrower.
        for place in [file.as_path(), folder.path()] {
            let said = status_at(columns, place);
            let is_table = said.contains("Situazione     Tocca a");
            assert_eq!(is_table, table, "{columns}: {said}");
            assert!(said.contains("in ritardo"), "{said}");
        }
    }
}

/// What `crono status` says of a file or folder on a terminal of so many columns.
fn status_at(columns: u16, place: &std::path::Path) -> String {
    let pair = native_pty_system().openpty(size(columns, 24)).unwrap();
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("crono"));
    command.args(["-f", place.to_str().unwrap(), "status"]);
    command.env_clear();
    command.env("CRONO_TODAY", "2026-08-24");
    command.env("LANG", "it_IT.UTF-8");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut said = Vec::new();
    // The end of a pseudo-terminal is an error here and there.
    let _ = pair
        .master
        .try_clone_reader()
        .unwrap()
        .read_to_end(&mut said);
    child.wait().unwrap();
    String::from_utf8_lossy(&said).into_owned()
}

/// `sudo -E crono`: what root keeps in the home of a person that person cannot use.
#[test]
fn root_with_somebody_elses_home_is_told_that_nothing_is_remembered() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let home = folder.path().join("home");
    std::fs::create_dir(&home).unwrap();
    std::os::unix::fs::chown(&home, Some(43_001), Some(43_001)).unwrap();
    let (path, state) = (home.to_str().unwrap(), home.join(".local/state"));
    let around = [
        ("LANG", "it_IT.UTF-8"),
        ("HOME", path),
        ("XDG_STATE_HOME", state.to_str().unwrap()),
    ];
    let mut seat = Seat::with(folder, &[], &around);
    seat.sees("Sei root con la cartella dell'utente 43001");
    let mut seat = seat.chosen("Con quale cronoprogramma", "registrare l'aggiudicazione");
    seat.keys("\r");
    seat.sees("REGISTRA");
    seat.keys("\r");
    seat.sees("Salvato");
    seat.keys("q");
    assert_eq!(seat.ends(), 0);
    assert_eq!(std::fs::read_dir(&home).unwrap().count(), 0);
}

#[test]
fn a_new_dossier_begins_with_a_table_whose_gaps_are_asked() {
    let folder = TempDir::new().unwrap();
    let table = "Attività;Durata;Predecessori;Risorse\nStipula;0 g;;Comune\n\
                 Consegna;30 g;1;Ditta Rossi\nVerifica;10 g;2;Comune\n";
    std::fs::write(folder.path().join("p.csv"), table).unwrap();
    let wrong = "titolo: X\n1. Fase\n- Stipula | noi\n- Consegna | dita | 10 g\n- Fine | dita\n";
    std::fs::write(folder.path().join("t.txt"), wrong).unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (table, wrong) = (at("p.csv"), at("t.txt"));
    let mut seat = Seat::with(folder, &[], &[("LANG", "it_IT.UTF-8")]);
    seat.sees("Con quale cronoprogramma");
    seat.keys("Gk\r");
    seat.sees("CRONOPROGRAMMA DA FILE");
    // What is not there, and what is wrong, is said; the form stays.
    seat.keys("/nessuno.txt\r");
    seat.sees("/nessuno.txt non c'è");
    seat.keys("\x15");
    seat.keys(&wrong);
    seat.keys("\r");
    seat.sees("t.txt:4:14: chi è \"dita\"?");
    seat.keys("\x15");
    seat.keys(&table);
    seat.keys("\r");
    seat.sees("come si chiama quella unica?");
    seat.keys("Lavori\r");
    seat.sees("Come si chiama il contratto?");
    seat.keys("Palestra\r");
    seat.sees("contano le righe della tabella?");
    // Nothing is answered that nobody chose.
    seat.keys("\r");
    seat.sees("Manca la risposta");
    for (question, answer) in [
        ("contano le righe della tabella?", "righe"),
        ("giorni lavorativi o solari?", "lavorativi"),
        ("Chi è \"Comune\"?", "noi"),
    ] {
        seat.sees(question);
        seat.keys("\x1b[B");
        seat.sees(answer);
        seat.keys("\r");
    }
    seat.sees("Chi è \"Ditta Rossi\"?");
    for _ in 0..3 {
        seat.keys("\x1b[B");
    }
    seat.sees("ditta");
    seat.keys("\r");
    seat.sees("► Palestra · 1 fase, 3 eventi");
    let seat = &mut seat.chosen("Letto da p.csv", "registrare la stipula");
    seat.keys("\r");
    seat.sees("REGISTRA  Stipula");
    seat.keys("\r");
    seat.sees("Salvato: Stipula");
    assert_eq!(seat.recorded("stipula").as_deref(), Some("2025-08-29"));
}
