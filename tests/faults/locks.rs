//! Locks that do not hold: removed as "stale" while somebody saves, or on a disk where they do not reach
//! the other machine. A save finds out before it puts its text in place, or right after, and begins
//! again: what was said to be saved stays saved.

use std::fs;
use std::time::Duration;

use crono::store::Fingerprint;
use serde_json::Value;

use crate::office::{
    Answer, DELIVERED, Office, SIGNED, can_use, figure, is_root, quick_or_full, skipped, until,
};
use crate::{Frozen, can_trace, events, life_goes_on};

/// The calls of a command that takes every lock for its own, as on a disk that only says it locks.
const UNREACHED: [&str; 8] = [
    "strace",
    "-f",
    "-o",
    "/dev/null",
    "-e",
    "trace=flock",
    "-e",
    "inject=flock:retval=0",
];

/// Everything is there that was acknowledged, and nobody is in the way of the next save.
#[track_caller]
fn both_are_kept(office: &Office, after: &str) {
    let all = events(&["award", "contract_signed", "plan_delivered"]);
    assert_eq!(office.says(), all, "{after}");
    assert_eq!(office.litter(), <[&str; 0]>::default(), "{after}");
    office.run(&["undo"]).done();
    life_goes_on(office, after);
}

#[test]
fn a_lock_that_is_removed_in_mid_save_costs_nobody_what_was_saved() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let frozen = Frozen::in_a_save(&office);
    fs::remove_file(office.lock()).unwrap();
    office.run(&DELIVERED).done();
    assert_eq!(office.says(), events(&["award", "plan_delivered"]));
    frozen.goes_on();
    both_are_kept(&office, "the lock was removed");
}

/// As by `rm .crono.json.*`, or by a copy of another folder that takes away what is not in it.
#[test]
fn a_text_that_is_removed_before_it_is_in_place_is_written_again() {
    if !can_trace() {
        return;
    }
    for is_replaced in [false, true] {
        let office = Office::begun();
        let frozen = Frozen::in_a_save(&office);
        let pid = frozen.holder.unwrap().as_raw_nonzero();
        let temporary = office.path().join(format!(".crono.json.{pid}.tmp"));
        // The first of that name becomes the copy of the day.
        until("the text is written", || {
            !office.backups().is_empty() && temporary.exists()
        });
        fs::remove_file(&temporary).unwrap();
        if is_replaced {
            fs::write(&temporary, "").unwrap();
        }
        frozen.goes_on();
        assert_eq!(office.says(), events(&["award", "contract_signed"]));
        // What is not ours is not ours to remove, until whoever has that number is gone.
        assert_eq!(office.litter().len(), usize::from(is_replaced));
        fs::remove_file(&temporary).unwrap_or_default();
        life_goes_on(&office, "the text was removed");
    }
}

#[test]
fn a_save_that_no_lock_kept_out_is_seen_before_the_other_is_put_in_place() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let frozen = Frozen::in_a_save(&office);
    office.run_after(&UNREACHED, &DELIVERED).done();
    frozen.goes_on();
    both_are_kept(&office, "the lock did not reach");
}

/// Who had looked just before, and put another text in place just after.
#[test]
fn a_save_that_was_written_over_before_it_was_acknowledged_is_made_again() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let other = office.copy();
    other.run(&DELIVERED).done();
    let frozen = Frozen::at(&office, "inject=renameat2:signal=STOP:when=2");
    let renamed = events(&["award", "contract_signed"]);
    until("the text is in place", || office.says() == renamed);
    let beside = office.path().join("of-another-machine");
    fs::copy(other.file(), &beside).unwrap();
    fs::rename(beside, office.file()).unwrap();
    frozen.goes_on();
    both_are_kept(&office, "written over");
}

#[test]
fn writers_whom_no_lock_keeps_apart_tear_nothing_and_lose_nothing() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let (writers, changes) = quick_or_full((3, 4), (6, 40));
    let refused = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..writers)
            .map(|writer| {
                let office = &office;
                scope.spawn(move || {
                    let mut refused = 0;
                    for n in 0..changes {
                        let note = ["note", "1", &format!("nota {writer}-{n}")];
                        let mut answer = office.run_after(&UNREACHED, &note);
                        while answer.code == Some(1) {
                            let said = answer.refused();
                            assert!(said.contains("Nulla"), "{said}");
                            refused += 1;
                            answer = office.run_after(&UNREACHED, &note);
                        }
                        answer.done();
                        // A whole file at any time.
                        office.says();
                    }
                    refused
                })
            })
            .collect();
        let written = writers.into_iter().map(|writer| writer.join().unwrap());
        written.sum::<usize>()
    });
    office.says();
    let read = |text: &str| -> Vec<String> {
        let file: Value = serde_json::from_str(text).unwrap();
        let notes = file["notes"].as_array().unwrap().iter();
        notes
            .map(|note| note["text"].as_str().unwrap().to_owned())
            .collect()
    };
    // What a third saved in the moment in which a file was given back lies beside, and is lost to nobody.
    let beside = office.litter().into_iter().map(|name| {
        assert!(name.starts_with(".crono.json.replaced-"), "{name}");
        fs::read_to_string(office.file().with_file_name(name)).unwrap()
    });
    let beside: Vec<String> = beside.collect();
    let here = read(&office.text());
    let mut kept: Vec<String> = beside.iter().flat_map(|text| read(text)).collect();
    kept.extend(here.iter().cloned());
    kept.sort_unstable();
    kept.dedup();
    let kept = kept.len();
    let all = writers * changes;
    figure(&format!(
        "{all} changes of {writers} writers whose locks do not reach each other: {kept} kept, {} of them beside, {refused} told to try again",
        kept - here.len()
    ));
    assert_eq!(kept, all);
}

/// Mounts the folder of the dossier over itself, as a machine of its own does whose kernel knows nothing of
/// the others', and writes notes there; each line says what became of one.
const ON_A_MOUNT: &str = r#"
    set -u
    H=$(dirname "$(dirname "$DOSSIER")")
    mkdir -p "$H/empty" "$H/work-$WRITER"
    mount -t overlay overlay -o "lowerdir=$H/empty,upperdir=$H/crono,workdir=$H/work-$WRITER" "$H/crono" ||
      exit 77
    for n in $(seq "$NOTES"); do
      if said=$("$0" note 1 "nota $WRITER-$n" 2>&1); then
        echo "kept nota $WRITER-$n"
      else
        echo "refused $said" | tr '\n' ' '; echo
      fi
    done"#;

/// Two mounts of one folder: neither sees the locks of the other.
#[test]
fn what_is_saved_on_two_mounts_of_one_folder_is_kept_or_refused() {
    if !is_root() || !can_use("unshare", &["-m", "true"]) {
        return;
    }
    let office = Office::begun();
    let notes = quick_or_full(6, 40);
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let writers = [1, 2].map(|writer| {
            let office = &office;
            scope.spawn(move || {
                let script = format!("WRITER={writer}; NOTES={notes}; {ON_A_MOUNT}");
                office.run_after(&["unshare", "-m", "sh", "-c", &script], &[])
            })
        });
        writers.map(|writer| writer.join().unwrap()).into()
    });
    if answers.iter().any(|answer| answer.code == Some(77)) {
        skipped("two overlays over one folder");
        return;
    }
    let lines: Vec<&str> = answers
        .iter()
        .flat_map(|answer| answer.out.lines())
        .collect();
    assert_eq!(lines.len(), 2 * notes, "{answers:?}");
    office.says();
    let known: Vec<String> = office
        .dossier()
        .unwrap()
        .0
        .notes
        .iter()
        .map(|note| note.text.clone())
        .collect();
    let mut kept = 0;
    for line in &lines {
        if let Some(note) = line.strip_prefix("kept ") {
            assert!(known.iter().any(|known| known == note), "{note} is lost");
            kept += 1;
        } else {
            assert!(line.contains("Nulla è stato scritto"), "{line}");
        }
    }
    assert!(kept > 0, "{lines:?}");
    assert_eq!(known.len(), kept);
    figure(&format!(
        "{} notes on two mounts of one folder: {kept} kept, the others refused by name",
        lines.len()
    ));
    life_goes_on(&office, "two mounts");
}

/// Whatever takes a lock for stale removes it again and again, while many save.
#[test]
fn writers_whose_lock_is_removed_again_and_again_lose_nothing() {
    let office = Office::begun();
    let (writers, changes) = quick_or_full((3, 4), (8, 100));
    let mut removed = 0;
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..writers)
            .map(|writer| {
                let office = &office;
                scope.spawn(move || {
                    for n in 0..changes {
                        let note = ["note", "1", &format!("nota {writer}-{n}")];
                        let mut answer = office.run(&note);
                        while answer.code == Some(1) {
                            let said = answer.refused();
                            assert!(said.contains("Nulla"), "{said}");
                            answer = office.run(&note);
                        }
                        answer.done();
                        office.says();
                    }
                })
            })
            .collect();
        let mut seen = None;
        while writers.iter().any(|writer| !writer.is_finished()) {
            // Once for each save that came through, or nobody ever would.
            let now = Fingerprint::of(&office.file());
            if now != seen {
                seen = now;
                removed += usize::from(fs::remove_file(office.lock()).is_ok());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        for writer in writers {
            writer.join().unwrap();
        }
    });
    office.says();
    let (kept, all) = (office.dossier().unwrap().0.notes.len(), writers * changes);
    figure(&format!(
        "{all} changes of {writers} writers whose lock was removed {removed} times: {kept} kept"
    ));
    assert!(removed > writers, "{removed}");
    assert_eq!(kept, all);
    assert_eq!(office.litter(), <[&str; 0]>::default());
}

/// The standard library panics where a folder that was listed cannot be closed.
#[test]
fn a_folder_that_cannot_be_closed_or_read_is_no_panic() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    office.run(&SIGNED).done();
    let folder = office.path().to_str().unwrap();
    let lines: [&[&str]; 4] = [
        &["restore"],
        &["doctor"],
        &["-f", folder, "status"],
        &["-f", folder, "check"],
    ];
    let mut many = 0;
    for line in lines {
        for call in ["close", "getdents64"] {
            for and_on in ["", "+"] {
                let inject = format!("inject={call}:error=EIO:when=1{and_on}");
                let front = [
                    "strace",
                    "-f",
                    "-o",
                    "/dev/null",
                    "-P",
                    folder,
                    "-e",
                    &inject,
                ];
                let answer: Answer = office.run_after(&front, line);
                assert!(answer.code.is_some(), "{inject}: {answer:?}");
                assert!(!answer.err.contains("panicked"), "{inject}: {answer:?}");
                many += 1;
            }
        }
    }
    figure(&format!(
        "{many} errors of folders that are listed: no panic"
    ));
}
