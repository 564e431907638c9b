//! Disks without room, that may not be written or that hold the file alone; and a storm of kills.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::life_goes_on;
use crate::office::{AWARD, Answer, Office, SIGNED, can_use, figure, quick_or_full};

/// The disk takes so many bytes of a file and no more: of the lock, of the backup or of the new text.
#[test]
fn a_file_that_can_only_be_written_in_part_is_not_put_in_place() {
    if !can_use("prlimit", &["--fsize=0", "true"]) {
        return;
    }
    let begun = Office::begun();
    let (old, after) = (begun.bytes(), begun.copy());
    after.run(&SIGNED).done();
    let size = after.bytes().len();
    let mut office = begun.copy();
    let limits = (0..size + 2).step_by(quick_or_full(size / 12, 1));
    let (mut refused, mut saved) = (0, 0);
    for limit in limits.chain([size]) {
        let front = ["prlimit".to_owned(), format!("--fsize={limit}")];
        let answer = office.run_after(&front, &SIGNED);
        if answer.code == Some(0) {
            // Who made the change and when may take a byte more or less.
            assert!(limit + 8 > size, "{limit} of {size}: {answer:?}");
            assert_eq!(office.says().len(), 2, "{limit}");
            office = begun.copy();
            saved += 1;
        } else {
            let said = answer.refused();
            assert!(said.contains("crono.json"), "{limit}: {said}");
            assert_eq!(office.bytes(), old, "{limit}");
            assert_eq!(office.litter(), <[&str; 0]>::default(), "{limit}");
            refused += 1;
        }
    }
    assert!(saved > 0, "nothing was ever saved");
    life_goes_on(&begun, "room again");
    figure(&format!(
        "{refused} short writes refused, {saved} whole ones"
    ));
}

#[test]
fn a_report_that_can_only_be_written_in_part_is_not_put_in_place() {
    if !can_use("prlimit", &["--fsize=0", "true"]) {
        return;
    }
    let office = Office::begun();
    let out = office.path().join("out.html");
    let line = ["export", "html", "--force", "-o", out.to_str().unwrap()];
    office.run(&line).done();
    let whole = std::fs::read(&out).unwrap();
    std::fs::write(&out, "of yesterday").unwrap();
    for limit in (0..whole.len()).step_by(quick_or_full(whole.len() / 40, 61)) {
        let front = ["prlimit".to_owned(), format!("--fsize={limit}")];
        let said = office.run_after(&front, &line).refused();
        assert!(said.contains("out.html"), "{limit}: {said}");
        assert_eq!(std::fs::read(&out).unwrap(), b"of yesterday", "{limit}");
        assert_eq!(office.litter(), ["out.html"], "{limit}");
    }
    office.run(&line).done();
    assert_eq!(std::fs::read(&out).unwrap(), whole);
}

/// Runs a script whose mounts nobody else sees: `$0` is the program, `$D` the folder of the dossier.
/// `None` where that cannot be done here.
fn with_own_mounts(office: &Office, script: &str) -> Option<Answer> {
    if !can_use("unshare", &["-Urm", "mount", "-t", "tmpfs", "none", "/mnt"]) {
        return None;
    }
    let script = format!("set -eu; D=$(dirname \"$DOSSIER\"); {script}");
    Some(office.run_after(&["unshare", "-Urm", "sh", "-c", &script], &SIGNED))
}

/// A disk with so many pages free, and everybody else wants them too.
#[test]
fn a_full_disk_keeps_the_old_file_and_the_next_save_works() {
    let script = r#"
        saved=0; refused=0; O=$(mktemp)
        for free in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
          mount -t tmpfs -o size=128k none "$D"
          "$0" record award 2025-01-20 >"$O"
          cp "$DOSSIER" "$O.old"
          dd if=/dev/zero of="$D/.crono.json.bak-2000-01-01" bs=4k 2>/dev/null || :
          truncate -s "-$((free * 4096))" "$D/.crono.json.bak-2000-01-01"
          if "$0" "$@" >"$O" 2>&1; then
            saved=$((saved + 1)); grep -q contract_signed "$DOSSIER"; grep -q "^Salvato" "$O"
          else
            refused=$((refused + 1))
            cmp "$DOSSIER" "$O.old"
            grep "^crono: .*crono.json.*disco pieno.*Nulla" "$O" >/dev/null || { cat "$O" >&2; exit 3; }
            rm "$D/.crono.json.bak-2000-01-01"
            "$0" "$@" >"$O"
          fi
          "$0" validate >"$O"
          test "$(ls -A "$D" | grep -c -v -e bak- -e lock)" = 1
          umount "$D"
        done
        rm -f "$O" "$O.old"
        echo "full disk: $refused saves refused, $saved done""#;
    let Some(answer) = with_own_mounts(&Office::new(), script) else {
        return;
    };
    let said = answer.done();
    assert!(!said.contains(" 0 "), "{said}");
    figure(said.trim());
}

#[test]
fn a_file_that_is_a_mount_of_its_own_is_named_and_stays() {
    let office = Office::begun();
    let old = office.bytes();
    let script = r#"mount --bind "$DOSSIER" "$DOSSIER"; "$0" status >/dev/null; exec "$0" "$@""#;
    let Some(answer) = with_own_mounts(&office, script) else {
        return;
    };
    let said = answer.refused();
    assert!(said.contains("crono.json è montato da solo"), "{said}");
    assert_eq!(office.bytes(), old);
    life_goes_on(&office, "no mount any more");
}

#[test]
fn a_disk_that_became_read_only_is_named_and_the_situation_is_shown() {
    let script = r#"
        mount -t tmpfs none "$D"; "$0" record award 2025-01-20 >/dev/null
        mount -o remount,ro "$D"; "$0" status >/dev/null; exec "$0" "$@""#;
    let office = Office::new();
    let Some(answer) = with_own_mounts(&office, script) else {
        return;
    };
    let said = answer.refused();
    assert!(said.contains("crono.json"), "{said}");
    assert!(said.contains("sola lettura"), "{said}");
}

#[test]
fn a_folder_that_went_away_is_named_and_not_made() {
    let office = Office::begun();
    let folder = office.path().join("gone");
    let path = folder.join("crono.json");
    let said = office
        .run(&[&["-f", path.to_str().unwrap()], &AWARD[..]].concat())
        .refused();
    assert!(said.contains("gone"), "{said}");
    assert!(!folder.exists());
}

/// Spread well enough, and the same every time.
fn random(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    *seed >> 33
}

/// Saves that are killed at any moment, one after the other on the same file.
#[test]
fn a_storm_of_kills_loses_nothing_that_was_said_to_be_saved() {
    let (kills, round) = quick_or_full((30, 30), (10_000, 250));
    let mut seed = 20_250_829;
    let (mut died, mut told, mut kept, mut most) = (0, 0, 0, 0);
    for _ in 0..kills / round {
        let office = Office::begun();
        let begun = Instant::now();
        office.run(&["note", "1", "misura"]).done();
        let one = begun.elapsed();
        let mut acknowledged = BTreeSet::new();
        for nth in 0..round {
            // The file grows, and with it the time of a save; some end before they are killed.
            let longest = u64::try_from(one.as_micros()).unwrap() * (round + nth) / round;
            let text = format!("nota {nth}.");
            let wait = Duration::from_micros(random(&mut seed) % longest);
            let answer = killed_after(&office, &text, wait);
            died += usize::from(answer.code.is_none());
            if answer.out.starts_with("Salvat") {
                acknowledged.insert(text);
            }
            most = most.max(office.litter().len());
            if nth % 16 == 0 {
                office.dossier();
            }
        }
        office.says();
        let notes = office.dossier().unwrap().0.notes;
        let notes: BTreeSet<String> = notes.into_iter().map(|note| note.text).collect();
        let lost: Vec<_> = acknowledged.difference(&notes).collect();
        assert!(lost.is_empty(), "{lost:?}");
        told += acknowledged.len();
        kept += notes.len() - 1;
        office.run(&SIGNED).done();
        assert!(office.litter().is_empty(), "{:?}", office.litter());
    }
    assert!(most <= 3, "{most} files left");
    figure(&format!(
        "{kills} kills at random moments, {died} in time: {kept} changes kept, {told} of them acknowledged, 0 lost, \
         at most {most} files left"
    ));
}

/// Kills a note a while after it began; what it had said until then.
fn killed_after(office: &Office, text: &str, wait: Duration) -> Answer {
    let mut command: Command = office.command::<&str>(&[], &["note", "1", text]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::thread::sleep(wait);
    child.kill().unwrap();
    let answer = Answer::from(child);
    assert!(answer.err.is_empty(), "{answer:?}");
    answer
}
