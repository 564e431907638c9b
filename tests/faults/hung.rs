//! An attachment on a disk that does not answer: the screen goes on, and the answer comes when it comes.
//!
//! The disk is made slow with `strace`, at the one call that looks for the file.

use crate::can_trace;
use crate::office::{Office, SIGNED};
use crate::seat::Seat;

const NAME: &str = "far/atto.pdf";

/// At the record with the attachment, which a disk takes so long to look for.
fn looking(office: &Office, microseconds: u64) -> Seat {
    let attached = [&SIGNED[..], &["--attachment", NAME]].concat();
    office.run(&attached).done();
    let path = office.path().canonicalize().unwrap().join(NAME);
    let inject = format!("inject=statx,newfstatat,stat:delay_enter={microseconds}");
    let front = ["strace", "-f", "-o", "/dev/null", "-P"];
    let front = front
        .into_iter()
        .chain([path.to_str().unwrap(), "-e", &inject]);
    let front: Vec<String> = front.map(str::to_owned).collect();
    let mut seat = Seat::at(office, &front);
    assert_eq!(seat.sees(&["Consegna piano di esecuzione"]), Some(0));
    // Into the pane, on what is awaited, and up to what was signed.
    seat.keys("1");
    seat.keys("\t");
    seat.keys("\u{1b}[A");
    assert_eq!(
        seat.sees(&["allegato: far/atto.pdf", "allegato non trovato"]),
        Some(0)
    );
    seat
}

#[test]
fn a_disk_that_does_not_answer_holds_up_neither_the_screen_nor_its_end() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    // A minute: longer than anybody waits here.
    let mut seat = looking(&office, 60_000_000);
    seat.keys("l");
    assert_eq!(seat.sees(&["2 modifiche, la più recente in alto"]), Some(0));
    // And a save goes through meanwhile.
    let mut again = Seat::at(&office, &[]);
    assert_eq!(again.sees(&["Invio registra"]), Some(0));
    seat.keys("\u{3}");
    // The tracer itself does not end before its delay does; the terminal has been given back.
    seat.leaves();
}

#[test]
fn a_slow_disk_answers_by_itself() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let mut seat = looking(&office, 700_000);
    assert_eq!(seat.sees(&["allegato non trovato: far/atto.pdf"]), Some(0));
    seat.keys("\u{3}");
    assert_eq!(seat.ends(), 0);
}

/// A dossier that is heavy by its size alone, and one that is not, in one folder.
fn beside_a_heavy_one(office: &Office, microseconds: u64) -> Seat {
    let heavy = office.path().canonicalize().unwrap().join("heavy.json");
    let blanks = " ".repeat(4 * 1024 * 1024);
    std::fs::write(&heavy, office.text() + &blanks).unwrap();
    let folder = format!("CRONO_FILE={}", office.path().display());
    let inject = format!("inject=read:delay_enter={microseconds}");
    let path = heavy.to_str().unwrap();
    let front = [
        "env",
        &folder,
        "strace",
        "-f",
        "-o",
        "/dev/null",
        "-P",
        path,
    ];
    let front = front.into_iter().chain(["-e", &inject]);
    let front: Vec<String> = front.map(str::to_owned).collect();
    let mut seat = Seat::at(office, &front);
    // The first frame has both: one with all it says, the other with what is known of it.
    let heavy = "Fascicolo pesante: 4,0 MiB";
    assert_eq!(seat.sees(&["in lettura"]), Some(0));
    seat.keys("\u{1b}[F");
    assert_eq!(seat.sees(&[heavy]), Some(0));
    seat
}

#[test]
fn a_heavy_dossier_that_takes_long_to_read_holds_up_neither_the_list_nor_its_end() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let mut seat = beside_a_heavy_one(&office, 60_000_000);
    // The light one is there, and opens.
    seat.keys("\u{1b}[H");
    seat.keys("\r");
    assert_eq!(seat.sees(&["Consegna piano di esecuzione"]), Some(0));
    seat.keys("\u{3}");
    seat.leaves();
}

#[test]
fn a_heavy_dossier_is_in_the_list_once_it_has_been_read() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let mut seat = beside_a_heavy_one(&office, 300_000);
    crate::office::until("it has been read", || {
        let shown = seat.shows();
        shown.contains("4 MiB") && !shown.contains("in lettura")
    });
    seat.keys("\u{3}");
    assert_eq!(seat.ends(), 0);
}
