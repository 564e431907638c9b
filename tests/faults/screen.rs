//! A save from the screen: killed and failed at each of its system calls, as those of the commands are.

use std::fs;
use std::sync::Mutex;

use crate::office::{DELIVERED, Office, figure, quick_or_full};
use crate::seat::Seat;
use crate::trace::{Call, counted, strace};
use crate::{can_trace, errors_of, events, life_goes_on};

/// What the form of the next event is headed.
const FORM: &str = "REGISTRA Stipula del contratto";
const SAVED: &str = "Salvato: Stipula del contratto";
/// How the reader hears that something is wrong with a file that is shown.
const NOT_SAVED: &str = "Non salvato";
const UNCONFIRMED: &str = "non l'ha confermato";

/// The calls between the Enter that saves and the word that it is saved.
fn calls_of_a_save(office: &Office) -> Vec<Call> {
    let trace = tempfile::NamedTempFile::new().unwrap();
    let lines = || fs::read_to_string(trace.path()).unwrap();
    let mut seat = Seat::at(office, &strace(office, trace.path().to_str().unwrap()));
    assert_eq!(seat.sees(&["Invio registra"]), Some(0));
    seat.keys("\r");
    assert_eq!(seat.sees(&[FORM]), Some(0));
    let before = counted(&lines()).len();
    seat.keys("\r");
    assert_eq!(seat.sees(&[SAVED]), Some(0));
    let after = counted(&lines()).len();
    counted(&lines())[before..after].to_vec()
}

/// Opens the form with a call tampered with, and presses the Enter that saves.
fn saving(office: &Office, inject: &str) -> Seat {
    let mut front = strace(office, "/dev/null");
    front.extend(["-e".to_owned(), inject.to_owned()]);
    let mut seat = Seat::at(office, &front);
    seat.sees(&["Invio registra"]);
    seat.keys("\r");
    seat.sees(&[FORM]);
    seat.keys("\r");
    seat
}

/// Does each piece of work, three at a time: they mostly wait.
fn each<T: Send>(work: Vec<T>, act: impl Fn(T) + Sync) {
    let work = Mutex::new(work.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                loop {
                    let next = work.lock().unwrap().next();
                    let Some(next) = next else { break };
                    act(next);
                }
            });
        }
    });
}

#[test]
fn a_kill_at_any_system_call_of_a_save_from_the_screen_leaves_the_old_file_or_the_new() {
    if !can_trace() {
        return;
    }
    let begun = Office::begun();
    let (old, new) = (events(&["award"]), events(&["award", "contract_signed"]));
    let calls = calls_of_a_save(&begun.copy());
    let many = calls.len();
    assert!(calls.iter().any(|call| call.name.starts_with("rename")));
    let survived = Mutex::new(Vec::new());
    each(calls, |call| {
        let office = begun.copy();
        let inject = call.injected("signal=KILL", "");
        let seen = saving(&office, &inject).sees(&[SAVED]);
        let found = office.says();
        assert!(found == old || found == new, "{inject}: {found:?}");
        if seen.is_some() {
            assert!(found == new, "{inject}: said to be saved, and is not");
            survived.lock().unwrap().push(inject.clone());
        }
        life_goes_on(&office, &inject);
    });
    // What looks at the file at a key or a change of the folder may come one call earlier or later.
    let survived = survived.into_inner().unwrap();
    assert!(survived.len() <= many / 8, "never reached: {survived:?}");
    let killed = many - survived.len();
    figure(&format!(
        "killed at {killed} calls of a save from the screen"
    ));
}

fn failed_at_every_call(and_on: &str) {
    if !can_trace() {
        return;
    }
    let begun = Office::begun();
    let old = begun.says();
    let mut injections = Vec::new();
    for call in calls_of_a_save(&begun.copy()) {
        let errors = errors_of(&call).iter().take(quick_or_full(1, 9));
        for error in errors {
            injections.push(call.injected(&format!("error={error}"), and_on));
        }
    }
    let many = injections.len();
    each(injections, |inject| {
        let office = begun.copy();
        let mut seat = saving(&office, &inject);
        let seen = seat.sees(&[SAVED, NOT_SAVED, UNCONFIRMED]);
        let shown = seat.shows();
        let is_saved = office.says() != old;
        match seen {
            Some(0 | 2) => assert!(is_saved, "{inject}: said to be saved, and is not: {shown}"),
            Some(_) => assert!(!is_saved, "{inject}: is saved, and not said: {shown}"),
            None => panic!("{inject}: it ended: {shown}"),
        }
        if seen == Some(1) && and_on.is_empty() {
            // The form is still there with what was typed, and the next Enter saves it.
            seat.keys("\r");
            assert_eq!(seat.sees(&[SAVED]), Some(0), "{inject}");
        }
        // Leaving asks once where something was typed.
        seat.keys("\u{3}\u{3}");
        seat.ends();
        life_goes_on(&office, &inject);
    });
    figure(&format!("{many} errors{and_on} in a save from the screen"));
}

#[test]
fn an_error_of_the_disk_is_never_taken_for_a_save_by_the_screen() {
    failed_at_every_call("");
}

#[test]
fn a_disk_that_goes_on_failing_is_never_taken_for_a_save_by_the_screen() {
    failed_at_every_call("+");
}

/// Beside what was saved it is said that the file cannot be read; nobody presses a key.
#[test]
fn what_was_saved_stays_said_while_the_file_cannot_be_read_and_it_is_read_again_by_itself() {
    if !can_trace() {
        return;
    }
    let begun = Office::begun();
    let opened = |call: &Call| call.name == "openat";
    let office = begun.copy();
    let trace = tempfile::NamedTempFile::new().unwrap();
    let lines = || fs::read_to_string(trace.path()).unwrap();
    let saves = |front: &[String], office: &Office| {
        let mut seat = Seat::at(office, front);
        assert_eq!(seat.sees(&["Invio registra"]), Some(0));
        seat.keys("\r");
        assert_eq!(seat.sees(&[FORM]), Some(0));
        seat.keys("\r");
        assert_eq!(seat.sees(&[SAVED]), Some(0));
        seat
    };
    let seat = saves(&strace(&office, trace.path().to_str().unwrap()), &office);
    let last = counted(&lines()).into_iter().filter(opened).count();
    drop(seat);
    // What is opened after the save fails three times, and then no more.
    let office = begun.copy();
    let inject = format!("inject=openat:error=EIO:when={}..{}", last + 1, last + 3);
    let mut front = strace(&office, "/dev/null");
    front.extend(["-e".to_owned(), inject]);
    let mut seat = saves(&front, &office);
    // A colleague's save is what makes it read.
    office.run(&DELIVERED).done();
    assert_eq!(seat.sees(&["Non posso leggere crono.json"]), Some(0));
    let shown = seat.shows();
    assert!(shown.contains(SAVED), "{shown}");
    assert_eq!(seat.sees(&["ha registrato: Consegna piano"]), Some(0));
    let shown = seat.shows();
    assert!(shown.contains(SAVED), "{shown}");
    assert!(!shown.contains("Non posso leggere"), "{shown}");
    seat.keys("\u{3}");
    seat.ends();
    life_goes_on(&office, "read again");
}
