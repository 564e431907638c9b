//! A file that is not there, or not what it was: moved away, named wrong, taken away for an instant by git
//! or a synchroniser, left with the marks of a merge, copied beside itself, changed with an editor.
//!
//! On the real program. What is absent is never taken for a decision: nothing is begun, written or counted
//! that nobody meant, and nobody is named for what they did not write.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use office::{AWARD, Answer, DELIVERED, Office, SIGNED, can_use};
use serde_json::Value;

/// A command of each kind that speaks of one dossier.
const LINES: [&str; 20] = [
    "record award 2025-01-20",
    "clear award --reason x",
    "item add content_published x",
    "request open",
    "request answer 1",
    "suspend 2025-08-20",
    "resume 2025-08-20",
    "extend migration 5d",
    "expect award 2025-09-01",
    "note plan testo",
    "get",
    "set rules.last_day civil",
    "undo",
    "redo",
    "log",
    "why migration",
    "export json",
    "validate",
    "status",
    "restore",
];

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn in_english<'l>(line: &[&'l str]) -> Vec<&'l str> {
    [&["--lang", "en"], line].concat()
}

#[track_caller]
fn says(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is not in {text:?}");
}

/// What lies in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// An office whose dossier was moved away; where to.
fn moved_away() -> (Office, PathBuf) {
    let office = Office::begun();
    office.run(&SIGNED).done();
    let elsewhere = office.path().join("spostato.txt");
    fs::rename(office.file(), &elsewhere).unwrap();
    (office, elsewhere)
}

// --- Moved away ---

#[test]
fn where_there_was_a_dossier_none_is_begun_and_the_way_back_is_told() {
    let (office, elsewhere) = moved_away();
    let before = names(office.path());
    let file = office.file();
    let path = file.to_str().unwrap();
    for line in LINES.into_iter().filter(|line| *line != "restore") {
        // At the place where nothing is named, and under its name.
        for named in [&[][..], &["-f", path]] {
            let line = [named, &words(line)].concat();
            let said = office.run(&line).refused();
            says(&said, "Qui c'era un fascicolo");
            says(&said, "crono restore ");
            says(&said, "--file");
            assert_eq!(said.lines().count(), 1, "{said}");
            let said = office.run(&in_english(&line)).refused();
            says(&said, "There was a dossier here");
        }
    }
    let check = office.run(&["check"]);
    assert_eq!(check.code, Some(3), "{check:?}");
    says(&check.out, "UNKNOWN");
    says(&check.out, "Qui c'era un fascicolo");
    // The line at each login is silent where there is none, and not where one was.
    let login = office.run(&["status", "--brief", "--quiet-missing"]);
    says(&login.refused(), "Qui c'era un fascicolo");
    says(&office.run(&["doctor"]).done(), "Qui c'era un fascicolo");
    assert_eq!(names(office.path()), before);
    // Without copies there is still the lock.
    for copy in office.backups() {
        fs::remove_file(copy).unwrap();
    }
    let said = office.run(&AWARD).refused();
    says(&said, "Qui c'era un fascicolo");
    says(&said, "non ci sono copie");
    // Put back, all is as it was.
    fs::rename(elsewhere, office.file()).unwrap();
    office.run(&DELIVERED).done();
    assert_eq!(office.says().len(), 3);
}

#[test]
fn the_way_back_works_as_it_is_told() {
    let (office, _) = moved_away();
    let said = office.run(&AWARD).refused();
    let (_, command) = said.trim_end().rsplit_once("crono restore ").unwrap();
    let day = command.split_whitespace().next().unwrap();
    let asked = office.run(&["restore", day]).refused();
    says(&asked, "non c'è più");
    says(&asked, "-y");
    assert!(!office.file().exists());
    office.run(&["restore", day, "-y"]).done();
    assert_eq!(Vec::from_iter(office.says()), ["award"]);
}

#[test]
fn a_new_dossier_among_the_copies_of_another_is_asked_about() {
    let (office, _) = moved_away();
    let said = office.run(&["init"]).refused();
    says(&said, "crono restore");
    says(&said, "-y");
    says(
        &office.run(&in_english(&["init"])).refused(),
        "There was a dossier here",
    );
    assert!(!office.file().exists());
    office.run(&["init", "-y"]).done();
    assert!(office.file().exists());
}

// --- A name that leads nowhere ---

#[test]
fn a_name_that_leads_nowhere_begins_nothing_and_the_near_ones_are_told() {
    let office = Office::begun();
    let folder = office.path().join("contratti");
    fs::create_dir(&folder).unwrap();
    for name in ["scuola.json", "palestra.json"] {
        fs::copy(office.file(), folder.join(name)).unwrap();
    }
    let before = names(&folder);
    let typo = folder.join("scuole.json");
    let path = typo.to_str().unwrap();
    for line in LINES {
        let named = [&["-f", path], &words(line)[..]].concat();
        let said = office.run(&named).refused();
        says(&said, "scuole.json non c'è");
        says(&said, "Forse scuola.json?");
        says(&said, "crono init -f ");
        assert_eq!(said.lines().count(), 1, "{said}");
        let said = office.run(&in_english(&named)).refused();
        says(&said, "There is no dossier");
        says(&said, "Did you mean scuola.json?");
        // What the environment names is as explicit.
        let mut command = office.command::<&str>(&[], &words(line));
        let output = command.env("CRONO_FILE", path).output().unwrap();
        says(&Answer::of(&output).refused(), "scuole.json non c'è");
    }
    for line in [
        &["-f", path, "check"][..],
        &["check", "-f", path, "--lang", "en"],
    ] {
        let check = office.run(line);
        assert_eq!((check.code, check.err.as_str()), (Some(3), ""), "{check:?}");
        says(&check.out, "scuola.json");
    }
    assert_eq!(
        office
            .run(&["-f", path, "status", "--brief", "--quiet-missing"])
            .done(),
        ""
    );
    says(
        &office.run(&["-f", path, "doctor"]).done(),
        "Forse scuola.json?",
    );
    assert_eq!(names(&folder), before);
    // What is told to begin one does.
    office.run(&["init", "-f", path]).done();
    office
        .run(&["-f", path, "record", "award", "2025-01-20"])
        .done();
}

#[test]
fn a_first_command_that_is_refused_leaves_nothing_behind() {
    let home = tempfile::TempDir::new().unwrap();
    let run = |line: &str| {
        let output = std::process::Command::new(assert_cmd::cargo::cargo_bin!("crono"))
            .args(line.split_whitespace())
            .env_clear()
            .env("HOME", home.path())
            .env("CRONO_TODAY", office::TODAY)
            .output()
            .unwrap();
        Answer::of(&output)
    };
    for line in [
        "record award 32/13",
        "record nessuno 2025-01-20",
        "undo",
        "redo",
        "clear award --reason x",
        "request answer 1",
        "record award 2030-01-20",
        "set rules.last_day boh",
        "note nessuno testo",
        "record award 2025-01-20 --if-was 2025-01-21",
        "--readonly record award 2025-01-20",
        "status",
        "get",
    ] {
        run(line);
        assert_eq!(names(home.path()), BTreeSet::new(), "{line}");
    }
    let said = run("record award 2025-01-20").done();
    let first = said.lines().next().unwrap();
    says(first, "Fascicolo nuovo: ");
    says(first, ".local/share/crono/crono.json");
    says(first, "civitavecchia");
}

#[test]
fn a_refused_command_makes_no_lock_beside_a_file_that_has_none() {
    let office = Office::begun();
    for name in names(office.path()) {
        if name != "crono.json" {
            fs::remove_file(office.path().join(name)).unwrap();
        }
    }
    for line in ["note nessuno testo", "record award 2025-01-20", "redo"] {
        office.run(&words(line));
        assert_eq!(names(office.path()).len(), 1, "{line}");
    }
}

#[test]
fn standard_input_is_no_dossier() {
    let office = Office::begun();
    for line in [
        &["-f", "-"][..],
        &["-f", "-", "status"],
        &["-f", "-", "record", "award", "2025-01-20"],
        &["-f", "-", "init"],
        &["-f", "-", "-f", "other.json", "status"],
        &["-f", "-", "doctor"],
    ] {
        says(&office.run(line).refused(), "\"-\" non è un file");
        says(&office.run(&in_english(line)).refused(), "standard input");
    }
    assert_eq!(office.run(&["-f", "-", "check"]).code, Some(3));
}

// --- Taken away for an instant ---

#[test]
fn a_file_that_is_taken_away_for_an_instant_is_never_replaced_by_a_new_one() {
    let office = Office::begun();
    let away = office.path().join("away");
    let stop = AtomicBool::new(false);
    let acknowledged = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::SeqCst) {
                fs::rename(office.file(), &away).unwrap();
                std::thread::sleep(Duration::from_millis(20));
                // Over whatever is there, as git and synchronisers do.
                fs::rename(&away, office.file()).unwrap();
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        let writers: Vec<_> = (0..2)
            .map(|writer| {
                let office = &office;
                scope.spawn(move || {
                    let texts = (0..20).map(|n| format!("nota {writer}-{n}"));
                    let told = texts.filter(|text| {
                        let answer = office.run(&["note", "plan", text]);
                        assert!(!answer.out.contains("nuovo"), "{answer:?}");
                        answer.code == Some(0)
                    });
                    told.collect::<BTreeSet<String>>()
                })
            })
            .collect();
        let told: Vec<_> = writers
            .into_iter()
            .map(std::thread::ScopedJoinHandle::join)
            .collect();
        stop.store(true, Ordering::SeqCst);
        let told = told.into_iter().flat_map(|told| told.unwrap());
        told.collect::<BTreeSet<String>>()
    });
    assert_eq!(Vec::from_iter(office.says()), ["award"]);
    let notes = office.dossier().unwrap().0.notes;
    // What was acknowledged is there once, and what was refused is not.
    let mut kept: Vec<String> = notes.into_iter().map(|note| note.text).collect();
    kept.sort();
    assert_eq!(kept, Vec::from_iter(acknowledged));
    assert!(!kept.is_empty());
    office.run(&["validate"]).done();
    assert_eq!(office.litter(), <[&str; 0]>::default());
}

#[test]
fn a_list_that_was_renamed_is_missed_and_not_taken_for_an_empty_one() {
    for (list, renamed) in [
        ("records", "record"),
        ("journal", "jurnal"),
        ("notes", "note"),
    ] {
        let office = Office::begun();
        let text = fs::read_to_string(office.file()).unwrap();
        let text = text.replace(&format!("\"{list}\":"), &format!("\"{renamed}\":"));
        fs::write(office.file(), &text).unwrap();
        for arguments in [
            &["status"][..],
            &["record", "award", "1/3/2025"],
            &["validate"],
        ] {
            let said = office.run(arguments).refused();
            assert!(said.contains(list), "{said}");
        }
        assert_eq!(fs::read_to_string(office.file()).unwrap(), text);
    }
}

// --- Git ---

/// An office whose folder lies in a work tree; the lock that git would make.
fn in_a_work_tree() -> (Office, PathBuf) {
    let office = Office::begun();
    let git = office.path().parent().unwrap().join(".git");
    fs::create_dir(&git).unwrap();
    (office, git.join("index.lock"))
}

#[test]
fn a_save_waits_until_git_has_done_its_work() {
    let (office, lock) = in_a_work_tree();
    let before = office.bytes();
    fs::write(&lock, "").unwrap();
    let waiting = office.start(&SIGNED);
    // Git takes the file away and writes another: what a colleague pushed.
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(office.bytes(), before);
    let text = office.text().replace("\"civitavecchia\"", "\"altrove\"");
    fs::remove_file(office.file()).unwrap();
    std::thread::sleep(Duration::from_millis(50));
    fs::write(office.file(), &text).unwrap();
    fs::remove_file(&lock).unwrap();
    let said = Answer::from(waiting).done();
    says(&said, "Salvato: ");
    let after = office.text();
    says(&after, "\"altrove\"");
    says(&after, "contract_signed");
}

#[test]
fn a_save_beside_a_git_that_does_not_end_is_refused_and_an_old_lock_is_passed_over() {
    let (office, lock) = in_a_work_tree();
    let before = office.bytes();
    fs::write(&lock, "").unwrap();
    let said = office.run(&SIGNED).refused();
    says(&said, "git sta lavorando nella cartella di crono.json");
    says(&said, "Nulla è stato salvato");
    let said = office.run(&in_english(&SIGNED)).refused();
    says(&said, "git is working in the folder of crono.json");
    assert_eq!(office.bytes(), before);
    // Who only looks waits for nobody.
    office.run(&["status"]).done();
    says(&office.run(&["doctor"]).done(), "sta lavorando in questa");
    // Nobody is held up for ever.
    let file = fs::File::options().write(true).open(&lock).unwrap();
    let long_ago = file.metadata().unwrap().modified().unwrap() - Duration::from_secs(660);
    file.set_modified(long_ago).unwrap();
    let said = office.run(&SIGNED).done();
    says(&said, "Salvato: ");
    says(&said, "index.lock");
    says(&said, "va tolto");
    assert!(lock.exists());
    says(&office.run(&["doctor"]).done(), "va tolto");
}

#[test]
fn a_work_tree_that_lies_apart_from_its_repository_has_a_lock_of_its_own() {
    let office = Office::begun();
    let elsewhere = office.path().join("repository/worktrees/office");
    fs::create_dir_all(&elsewhere).unwrap();
    fs::write(
        office.path().join(".git"),
        "gitdir: repository/worktrees/office\n",
    )
    .unwrap();
    fs::write(elsewhere.join("index.lock"), "").unwrap();
    says(&office.run(&SIGNED).refused(), "git sta lavorando");
    fs::remove_file(elsewhere.join("index.lock")).unwrap();
    office.run(&SIGNED).done();
}

/// The file as git leaves it when both sides have changed it.
fn unmerged(office: &Office) -> usize {
    let text = office.text();
    let at = text.rfind("\n  ]").unwrap();
    let (head, tail) = text.split_at(at);
    let (rest, entry) = head.rsplit_once('\n').unwrap();
    let text = format!("{rest}\n<<<<<<< HEAD\n{entry}\n=======\n{entry}\n>>>>>>> altri{tail}");
    fs::write(office.file(), &text).unwrap();
    rest.lines().count() + 1
}

#[test]
fn what_git_could_not_merge_is_named_as_that_everywhere() {
    let office = Office::begun();
    office.run(&SIGNED).done();
    let line = unmerged(&office);
    let before = office.bytes();
    let sentence = format!("contiene una fusione di git non finita (riga {line})");
    for command in LINES {
        if command == "restore" {
            continue;
        }
        let said = office.run(&words(command)).refused();
        says(&said, &sentence);
        says(&said, "git checkout --ours");
        assert!(!said.contains("crono restore"), "{said}");
        let said = office.run(&in_english(&words(command))).refused();
        says(&said, "holds an unfinished merge of git");
    }
    says(&office.run(&["doctor"]).done(), &sentence);
    let check = office.run(&["check"]);
    assert_eq!(check.code, Some(3));
    says(&check.out, &sentence);
    // In a folder the others are shown.
    let other = office.path().join("altro.json");
    fs::copy("data/demonstration.json", &other).unwrap();
    let folder = office.path().to_str().unwrap();
    let listed = office.run(&["-f", folder, "status"]);
    assert_eq!(listed.code, Some(1));
    says(&listed.out, &format!("fusione git, riga {line}"));
    says(&listed.err, &sentence);
    assert_eq!(office.bytes(), before);
}

/// With the real git, where there is one: its merge stops at the marks that are looked for.
#[test]
fn a_merge_of_the_real_git_that_stops_is_named() {
    if !can_use("git", &["--version"]) {
        return;
    }
    let office = Office::begun();
    let git = |arguments: &[&str]| {
        let output = std::process::Command::new("git")
            .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
            .args(arguments)
            .current_dir(office.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        output.status.success()
    };
    assert!(git(&["init", "-q", "-b", "main"]));
    assert!(git(&["add", "crono.json"]) && git(&["commit", "-qm", "one"]));
    assert!(git(&["checkout", "-qb", "other"]));
    office.run(&SIGNED).done();
    assert!(git(&["commit", "-qam", "two"]) && git(&["checkout", "-q", "main"]));
    office.run(&DELIVERED).done();
    assert!(git(&["commit", "-qam", "three"]));
    assert!(!git(&["merge", "-q", "other"]));
    says(
        &office.run(&["status"]).refused(),
        "contiene una fusione di git non finita",
    );
    // What is told to do leads out of it.
    assert!(git(&["checkout", "--ours", "crono.json"]));
    office.run(&["validate"]).done();
}

// --- Copies ---

#[test]
fn copies_that_others_made_are_told_and_never_counted() {
    let office = Office::new();
    let folder = office.path().join("contratti");
    fs::create_dir(&folder).unwrap();
    let copies = [
        "gara.sync-conflict-20260824-101500-ABCDEFG.json",
        "gara (conflicted copy 2026-08-24).json",
        "gara - Copia.json",
        "gara (1).json",
    ];
    for name in ["gara.json"].iter().chain(&copies) {
        fs::copy("data/demonstration.json", folder.join(name)).unwrap();
    }
    let on = |line: &str| {
        let folder = folder.to_str().unwrap();
        office.run(&[&["-f", folder, "--today", "2026-08-24"], &words(line)[..]].concat())
    };
    let status = on("status").done();
    says(&status, "Accanto ci sono 4 copie, che non sono contate");
    let plain = on("--lang en status --plain").done();
    says(&plain, "4 copies lie beside and are not counted");
    let json = on("status --json");
    assert_eq!(json.code, Some(0));
    let read: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(read["dossiers"].as_array().unwrap().len(), 1, "{read}");
    says(&json.err, "4 copie");
    let check = on("check");
    let alone = office.run(&[
        "-f",
        folder.join("gara.json").to_str().unwrap(),
        "--today",
        "2026-08-24",
        "check",
    ]);
    assert_eq!(check.code, alone.code);
    says(check.out.lines().next().unwrap(), "1 fascicolo");
    says(&check.out, "4 copie");
    let calendar = on("export ics");
    assert_eq!(calendar.code, Some(0));
    let one = office.run(&[
        "-f",
        folder.join("gara.json").to_str().unwrap(),
        "--today",
        "2026-08-24",
        "export",
        "ics",
    ]);
    let count = |text: &str| text.matches("BEGIN:VEVENT").count();
    assert_eq!(count(&calendar.out), count(&one.out));
    says(&calendar.err, "4 copie");
    says(&on("doctor").done(), "4 copie");
    let one = folder.join("gara.json");
    let one = ["-f", one.to_str().unwrap(), "doctor"];
    says(
        &office.run(&one).done(),
        "in conflitto Accanto ci sono 4 copie",
    );
    // The same of the one file that is named: in the answer where people read it, else beside it.
    let gara = folder.join("gara.json");
    let on_one = |line: &str| {
        let gara = gara.to_str().unwrap();
        office.run(&[&["-f", gara, "--today", "2026-08-24"], &words(line)[..]].concat())
    };
    for line in ["status", "status --plain", "check"] {
        let answer = on_one(line);
        says(&answer.out, "Accanto ci sono 4 copie, che non sono contate");
        assert_eq!(answer.err, "", "{line}");
    }
    for line in [
        "status --json",
        "log",
        "log --json",
        "export ics",
        "export csv",
    ] {
        let answer = on_one(line);
        assert_eq!(answer.code, Some(0), "{line}");
        says(&answer.err, "4 copie");
        assert!(!answer.out.contains("4 copie"), "{line}");
    }
    let brief = on_one("status --brief").done();
    assert_eq!(brief.lines().count(), 1, "{brief}");
    // One that is named is meant, and one whose original is gone is all there is.
    let named = folder.join("gara (1).json");
    let line = ["-f", named.to_str().unwrap(), "status", "--brief"];
    office.run(&line).done();
    fs::remove_file(folder.join("gara.json")).unwrap();
    let status = on("status --json").done();
    let read: Value = serde_json::from_str(&status).unwrap();
    assert_eq!(read["dossiers"].as_array().unwrap().len(), 4);
}

// --- Facts against the journal ---

/// An office on which something of each kind was written.
fn with_everything() -> Office {
    let office = Office::begun();
    for line in [
        "record contract_signed 2025-02-06",
        "record plan_delivered 2025-02-17 --protocol 812/2025",
        "record plan_delivered 2025-02-14 --reason errore",
        "set milestones.content_published.items on",
        "item add content_published anagrafe --label Anagrafe",
        "item add content_published tributi",
        "record content_published:tributi 2025-08-20 -y",
        "note content_published:tributi una nota",
        "item drop content_published tributi -y",
        "request open 2025-08-20 -y --subject Relazione",
        "request answer 1 2025-08-21",
        "request open 2025-08-22 -y",
        "note assistance:2 una nota",
        "clear assistance_request:2 --reason doppia",
        "suspend 2025-08-25 -y",
        "resume 2025-08-26 -y",
        "extend migration 5d -y",
        "expect migration_done 2025-09-10 -y",
        "note plan una nota",
        "set clocks.content.limit 45d",
        "undo",
        "redo",
        "undo",
    ] {
        let answer = office.run(&words(line));
        assert_eq!(answer.code, Some(0), "{line}: {answer:?}");
    }
    office
}

/// Alters the file as an editor would.
fn edit(office: &Office, alter: impl FnOnce(&mut Value)) {
    let mut file: Value = serde_json::from_str(&office.text()).unwrap();
    alter(&mut file);
    fs::write(office.file(), serde_json::to_string_pretty(&file).unwrap()).unwrap();
}

#[test]
fn what_the_program_writes_is_sound() {
    let office = with_everything();
    office.run(&["validate"]).done();
    let shown = ["-f", "data/demonstration.json", "validate"];
    office.run(&shown).done();
    // Also after going back, and on.
    let backups = office.backups();
    let day = backups[0].to_str().unwrap().rsplit_once("bak-").unwrap().1;
    office.run(&["restore", day, "-y"]).done();
    office.run(&["validate"]).done();
    office.run(&["undo"]).done();
    office.run(&["validate"]).done();
}

/// What is done to a file, and what is said of it.
type Case = (&'static str, fn(&mut Value), &'static str);

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn every_contradiction_is_named_with_its_place() {
    let cases: [Case; 24] = [
        (
            "another date",
            |file| file["records"][1]["date"] = "2025-02-07".into(),
            "records[1] contract_signed: date è \"2025-02-07\", ma la modifica 2 ha scritto \"2025-02-06\"",
        ),
        (
            "another author",
            |file| file["records"][0]["by"] = "X".into(),
            "records[0] award: by è \"X\", ma la modifica 1 ha scritto \"M.R.\"",
        ),
        (
            "a value without an entry",
            |file| {
                let mut record = file["records"][0].clone();
                record["event"] = "test_release".into();
                file["records"].as_array_mut().unwrap().push(record);
            },
            "test_release: nessuna modifica dello storico l'ha scritto",
        ),
        (
            "a value of an entry gone",
            |file| drop(file["records"].as_array_mut().unwrap().remove(1)),
            "records contract_signed: la modifica 2 l'ha scritto, e nel file non c'è",
        ),
        (
            "a note without an entry",
            |file| {
                let mut note = file["notes"][0].clone();
                note["n"] = 77.into();
                file["notes"].as_array_mut().unwrap().push(note);
            },
            "77: nessuna modifica dello storico l'ha scritto",
        ),
        (
            "an entry twice",
            |file| {
                let entry = file["journal"][3].clone();
                file["journal"].as_array_mut().unwrap().insert(4, entry);
            },
            "journal[4]: il n. 4 c'è due volte",
        ),
        (
            "an entry lost",
            |file| drop(file["journal"].as_array_mut().unwrap().remove(2)),
            "journal[2]: prima di questa manca il n. 3",
        ),
        (
            "an entry lost that others were made from",
            |file| drop(file["journal"].as_array_mut().unwrap().remove(2)),
            "la modifica 4 parte da un valore che nessuna ha scritto",
        ),
        (
            "the last entries lost",
            |file| file["journal"].as_array_mut().unwrap().truncate(20),
            "il file conta 23 modifiche, lo storico ne ha 20",
        ),
        (
            "entries out of order",
            |file| file["journal"].as_array_mut().unwrap().swap(3, 4),
            "journal[4]: il n. 4 sta dopo il n. 5",
        ),
        (
            "an entry rewritten",
            |file| file["journal"][1]["edits"][0]["after"]["date"] = "2025-02-05".into(),
            "records[1] contract_signed: date è \"2025-02-06\", ma la modifica 2 ha scritto \"2025-02-05\"",
        ),
        (
            "an undo of nothing",
            |file| file["journal"][22]["of"] = 99.into(),
            "si riferisce al n. 99",
        ),
        (
            "an undo that does not say of what",
            |file| {
                let undo = file["journal"][22].as_object_mut().unwrap();
                undo.shift_remove("of");
            },
            "journal[22]: annulla o ripete, ma non dice quale modifica",
        ),
        (
            "an entry about another event than its record",
            |file| file["journal"][1]["edits"][0]["event"] = "test_release".into(),
            "journal[1]: parla di \"test_release\" e il suo valore di \"contract_signed\"",
        ),
        (
            "a record before and after of two events",
            |file| file["journal"][3]["edits"][0]["before"]["event"] = "award".into(),
            "journal[3]: parla di \"plan_delivered\" e il suo valore di \"award\"",
        ),
        (
            "an act that becomes another",
            |file| {
                let entries = file["journal"].as_array_mut().unwrap();
                let resumed = entries
                    .iter_mut()
                    .find(|entry| entry["op"] == "resume")
                    .unwrap();
                resumed["edits"][0]["before"]["n"] = 9.into();
            },
            "parla di \"9\" e il suo valore di \"1\"",
        ),
        (
            "an entry without a value",
            |file| file["journal"][1]["edits"][0]["after"] = Value::Null,
            "journal[1]: non dice un valore né prima né dopo",
        ),
        (
            "a suspension no. 0",
            |file| file["suspensions"][0]["n"] = 0.into(),
            "suspensions[0] 0: i numeri cominciano da 1",
        ),
        (
            "a note on what never was",
            |file| file["notes"][0]["place"] = "nessuno".into(),
            "parla di \"nessuno\", che non c'è né c'è mai stato",
        ),
        (
            "a note on a phase that is not",
            |file| file["notes"][0]["place"] = "44".into(),
            "parla di \"44\"",
        ),
        (
            "a promise gone",
            |file| file["expected"] = serde_json::json!([]),
            "expected migration_done: la modifica",
        ),
        (
            "an extension of more days",
            |file| file["extensions"][0]["days"] = 50.into(),
            "extensions[0] 1: days è \"50\", ma la modifica",
        ),
        (
            "a value of the plan",
            |file| {
                let clocks = file["plan"]["clocks"].as_array_mut().unwrap();
                let content = clocks.iter_mut().find(|clock| clock["id"] == "content");
                content.unwrap()["limit"] = "99d".into();
            },
            "plan clocks.content.limit: value è \"99d\", ma la modifica",
        ),
        (
            "a subject",
            |file| file["requests"][0]["subject"] = "Altro".into(),
            "requests[0] assistance:1: subject è \"Altro\"",
        ),
    ];
    let sound = with_everything();
    for (what, alter, said) in cases {
        let office = sound.copy();
        edit(&office, alter);
        let before = office.bytes();
        let found = office.run(&["validate"]).refused();
        assert!(found.contains(said), "{what}: {found}");
        for line in found.lines() {
            assert!(line.starts_with("crono: "), "{what}: {line}");
            says(line, "crono.json");
        }
        office.run(&in_english(&["validate"])).refused();
        assert_eq!(office.bytes(), before, "{what}");
    }
}

/// The places of all objects in a value, as JSON pointers.
fn objects_in(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.push(place.to_owned());
            for (name, member) in members {
                objects_in(member, &format!("{place}/{name}"), found);
            }
        }
        Value::Array(list) => {
            for (i, element) in list.iter().enumerate() {
                objects_in(element, &format!("{place}/{i}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_list_in_the_place_of_an_object_is_no_dossier() {
    let office = with_everything();
    let mut places = Vec::new();
    let whole: Value = serde_json::from_str(&office.text()).unwrap();
    objects_in(&whole, "", &mut places);
    // Of things that stand in a list, the first speaks for the others.
    places.retain(|place| {
        !place
            .split('/')
            .any(|part| part.parse::<u32>().is_ok_and(|i| i > 0))
    });
    assert!(places.len() > 15, "{places:?}");
    for place in places {
        for empty in [true, false] {
            let office = office.copy();
            edit(&office, |file| {
                let object = file.pointer_mut(&place).unwrap();
                let values = object.as_object().unwrap().values().cloned().collect();
                *object = Value::Array(if empty { Vec::new() } else { values });
            });
            let before = office.bytes();
            for line in ["validate", "note plan una nota"] {
                let code = office.run(&words(line)).code;
                assert_eq!(code, Some(1), "{line}: {place}, empty: {empty}");
            }
            assert_eq!(office.bytes(), before, "{place}");
        }
    }
    // And it says where, and what has to stand there.
    edit(&office, |file| {
        file["plan"]["rules"] = serde_json::json!([]);
    });
    let found = office.run(&["validate"]).refused();
    says(&found, "plan.rules");
    says(&found, "un oggetto");
}

#[test]
fn all_of_it_is_named_at_once() {
    let office = with_everything();
    edit(&office, |file| {
        file["records"][0]["date"] = "2025-01-21".into();
        file["records"][1]["date"] = "2025-02-07".into();
        file["notes"][0]["text"] = "altro".into();
    });
    let found = office.run(&["validate"]).refused();
    assert_eq!(found.lines().count(), 3, "{found}");
}

#[test]
fn whatever_a_save_refuses_validate_names() {
    let sound = with_everything();
    for (from, to, said) in [
        (
            "\"rev\":",
            "\"x\": 1, \"x\": 2, \"rev\":",
            "è scritto due volte",
        ),
        (
            "\"rev\":",
            "\"x\": 0.1234567890123456789, \"rev\":",
            "perderebbe cifre",
        ),
        ("\"version\": 2", "\"version\": 99", "Aggiorna il programma"),
    ] {
        let office = sound.copy();
        let text = office.text();
        assert!(text.contains(from), "{from}");
        fs::write(office.file(), text.replacen(from, to, 1)).unwrap();
        let refused = office.run(&["note", "plan", "x"]).refused();
        says(&refused, said);
        says(&office.run(&["validate"]).refused(), said);
    }
    // An entry over several lines would be put into one, where a key that stands twice is lost.
    let office = sound.copy();
    let text = office.text();
    let at = text.rfind("{\"n\": 23").unwrap();
    let text = format!("{}{{\n\"y\": 1, \"y\": 2, {}", &text[..at], &text[at + 1..]);
    fs::write(office.file(), text).unwrap();
    let refused = office.run(&["note", "plan", "x"]).refused();
    says(&refused, "è scritto due volte");
    says(&office.run(&["validate"]).refused(), "è scritto due volte");
    // And other names that would keep the old text.
    let office = sound.copy();
    fs::hard_link(office.file(), office.path().join("other")).unwrap();
    says(&office.run(&["validate"]).refused(), "collegamenti fisici");
    // What does not fit together is named whole, not the first few.
    let office = sound.copy();
    edit(&office, |file| {
        for record in file["records"].as_array_mut().unwrap() {
            record["date"] = "1800-01-01".into();
        }
    });
    let found = office.run(&["validate"]).refused();
    assert!(found.lines().count() > 4, "{found}");
}

#[test]
fn nobody_is_named_for_what_they_did_not_write() {
    let office = with_everything();
    let why = office.run(&["why", "plan_delivery"]).done();
    says(&why, "ultima modifica di M.R.");
    edit(&office, |file| {
        let records = file["records"].as_array_mut().unwrap();
        let signed = records.iter_mut().find(|r| r["event"] == "contract_signed");
        signed.unwrap()["date"] = "2025-02-07".into();
    });
    let why = office.run(&["why", "plan_delivery"]).done();
    says(&why, "ven 07/02/2025");
    says(&why, "scritta fuori da crono");
    assert!(!why.contains("di M.R."), "{why}");
    let why = office.run(&in_english(&["why", "plan_delivery"])).done();
    says(&why, "written outside crono");
    // A conflict says the same.
    let line = "record contract_signed 2025-02-08 --reason x --if-was 2025-02-06";
    let said = office.run(&words(line)).refused();
    says(&said, "Nel file: ven 07/02/2025, scritto fuori da crono");
    assert!(!said.contains("M.R."), "{said}");
}

#[test]
fn an_undo_never_passes_over_what_was_changed_outside() {
    let begun = Office::begun();
    begun.run(&SIGNED).done();
    // Another value; and the value of before, which an undo would look for.
    for date in ["2025-02-07", "2025-02-06"] {
        let office = begun.copy();
        if date == "2025-02-06" {
            let line = "record contract_signed 2025-02-08 --reason errore";
            office.run(&words(line)).done();
            edit(&office, |file| {
                // A colleague corrected it, and somebody put it back with an editor.
                file["journal"][2]["login"] = "verdi".into();
                file["journal"][2]["by"] = "G.V.".into();
                let was = file["journal"][1]["edits"][0]["after"].clone();
                file["records"][1] = was;
            });
        } else {
            edit(&office, |file| file["records"][1]["date"] = date.into());
        }
        let before = office.bytes();
        let said = office.run(&["undo"]).refused();
        says(&said, "scritto fuori da crono");
        assert!(!said.contains("G.V.") && !said.contains("M.R."), "{said}");
        says(
            &office.run(&in_english(&["undo"])).refused(),
            "written outside crono",
        );
        assert_eq!(office.bytes(), before);
    }
}

#[test]
fn doctor_names_what_was_set_aside() {
    let office = Office::begun();
    assert!(!office.run(&["doctor"]).done().contains("da parte"));
    for name in [".crono.json.replaced-1", ".crono.json.replaced-x"] {
        fs::copy(office.file(), office.file().with_file_name(name)).unwrap();
    }
    let said = office.run(&["doctor"]).done();
    let row = said.lines().find(|line| line.starts_with("da parte"));
    assert_eq!(row, Some("da parte     .crono.json.replaced-1"), "{said}");
}

#[test]
fn doctor_names_a_clock_that_is_behind_the_newest_change() {
    let office = Office::begun();
    assert!(!office.run(&["doctor"]).done().contains("orologio"));
    edit(&office, |file| {
        file["journal"][0]["at"] = "2199-01-24T09:10:00+01:00".into();
    });
    let said = office.run(&["doctor"]).done();
    says(&said, "orologio     indietro: qui sono ");
    says(&said, "24/01/2199 alle 09:10");
    let said = office.run(&in_english(&["doctor"])).done();
    says(&said, "clock        behind: here it is ");
}

#[test]
fn what_was_written_outside_is_marked_wherever_it_leaves() {
    let office = with_everything();
    let of = |line: &str, event: &str| {
        let out = office.run(&words(line));
        assert_eq!(out.code, Some(0), "{line}: {}", out.err);
        let read: Value = serde_json::from_str(&out.out).unwrap();
        let records = read["records"].as_array().unwrap();
        let found = records.iter().find(|record| record["event"] == event);
        found.unwrap()["outside"].clone()
    };
    for line in ["status --json", "export json"] {
        assert_eq!(of(line, "contract_signed"), false, "{line}");
    }
    assert!(!office.run(&["log"]).done().contains("fuori da crono"));
    edit(&office, |file| {
        let records = file["records"].as_array_mut().unwrap();
        let signed = records.iter_mut().find(|r| r["event"] == "contract_signed");
        signed.unwrap()["date"] = "2025-02-07".into();
    });
    for line in ["status --json", "export json"] {
        assert_eq!(of(line, "contract_signed"), true, "{line}");
        assert_eq!(of(line, "award"), false, "{line}");
    }
    let log = office.run(&["log"]);
    let marked: Vec<&str> = log
        .out
        .lines()
        .filter(|line| line.contains("[poi cambiato"))
        .collect();
    assert_eq!(marked.len(), 1, "{}", log.out);
    says(marked[0], "Stipula");
    says(
        &log.err,
        "Un valore è stato scritto fuori da crono, non si sa da chi: crono validate",
    );
    let read: Value = serde_json::from_str(&office.run(&["log", "--json"]).out).unwrap();
    let overwritten = read
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["overwritten"] == true);
    assert_eq!(overwritten.count(), 1);
    for (table, head) in [("records", "outside"), ("journal", "overwritten")] {
        let csv = office
            .run(&["export", "csv", "--table", table, "--dialect", "rfc4180"])
            .out;
        let mut lines = csv.lines();
        let mut heads = lines.next().unwrap().split(',');
        assert!(heads.any(|known| known == head), "{csv}");
        let is_marked = |line: &&str| line.split(',').any(|cell| cell == "true");
        let marked: Vec<&str> = lines.filter(is_marked).collect();
        assert_eq!(marked.len(), 1, "{csv}");
        says(marked[0], "contract_signed");
    }
}

#[test]
fn the_report_names_nobody_for_what_was_written_outside() {
    let office = Office::begun();
    office.run(&words("note 1 testo")).done();
    let report = office.run(&["export", "md"]).done();
    assert!(!report.contains("fuori da crono"), "{report}");
    edit(&office, |file| {
        file["records"][0]["date"] = "2025-01-19".into();
        file["notes"][0]["text"] = "altro".into();
    });
    for format in ["md", "html"] {
        let report = office.run(&["export", format]).done();
        says(&report, "fuori da crono: altro");
        let marks = report.matches("poi cambiato fuori da crono").count();
        assert_eq!(marks, 2, "{report}");
        let report = office.run(&in_english(&["export", format])).done();
        says(&report, "then altered outside crono");
    }
}

#[test]
fn a_list_of_all_values_zeros_and_a_path_through_a_file_are_told_in_the_language() {
    let office = Office::begun();
    let text = office.text();
    let file: Value = serde_json::from_str(&text).unwrap();
    let values: Vec<&Value> = file.as_object().unwrap().values().collect();
    let list = serde_json::to_string(&values).unwrap();
    // What a crash or another encoding leaves.
    let zeros = "\0".repeat(200);
    let half = format!("{}{zeros}", &text[..300]);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, it, en) in [
        (list.into_bytes(), "qui serve un oggetto", "an object"),
        (zeros.into_bytes(), "non è testo UTF-8", "not UTF-8 text"),
        (half.into_bytes(), "non è testo UTF-8", "not UTF-8 text"),
        (wide, "non è testo UTF-8", "not UTF-8 text"),
    ] {
        fs::write(office.file(), bytes).unwrap();
        says(&office.run(&["status"]).refused(), it);
        says(&office.run(&in_english(&["status"])).refused(), en);
    }
    let through = office.file().join("x.json");
    let through = through.to_str().unwrap();
    let said = office.run(&["-f", through, "status"]).refused();
    says(&said, "una parte del percorso è un file e non una cartella");
    assert!(!said.contains("os error"), "{said}");
}

// --- Commands that are told ---

#[test]
fn a_command_that_is_told_names_the_file_and_can_be_copied_into_a_shell() {
    let office = Office::new();
    let file = office.path().join("l'asilo nido.json");
    let on = |line: &str| {
        let file = file.to_str().unwrap();
        office.run(&[&["-f", file], &words(line)[..]].concat())
    };
    // What is told, carried out by a shell.
    let shell = |told: &str| {
        let (_, rest) = told.split_once("crono ").unwrap();
        let line = format!("\"$0\" {rest}");
        let program = assert_cmd::cargo::cargo_bin!("crono");
        let output = std::process::Command::new("sh")
            .args(["-c", &line, program.to_str().unwrap()])
            .env_clear()
            .env("HOME", office.path())
            .env("CRONO_TODAY", office::TODAY)
            .output()
            .unwrap();
        Answer::of(&output)
    };
    let last = |text: &str| text.trim_end().lines().last().unwrap().to_owned();
    shell(&last(&on("status").refused())).done();
    assert!(file.exists());
    on("record award 2025-01-20").done();
    let asked = shell(&last(&on("restore").done())).refused();
    says(&asked, "si toglie 1 modifica");
    let undo = asked
        .lines()
        .find(|line| line.contains("crono undo"))
        .unwrap();
    let (undo, _) = undo.split_once(" le riprende").unwrap();
    shell(undo).done();
    // What nobody wrote; a request and an item that are not there.
    let item = on("item drop content_published x").refused();
    says(&item, "crono item add content_published x -f ");
    says(&on("request answer 7").refused(), "crono request open -f ");
    // A damaged file, and one that was taken away.
    fs::write(&file, "{").unwrap();
    let restore = last(&on("status").refused());
    // It says first what it would take away, and that takes a yes.
    says(&shell(&restore).refused(), "Con -y si fa.");
    fs::rename(&file, file.with_extension("away")).unwrap();
    let told = on("init").refused();
    let (told, _) = told.split_once(" si torna").unwrap();
    says(&shell(told).refused(), "Con -y si fa.");
}

#[test]
fn where_there_is_no_dossier_nothing_is_cleared_and_that_is_said() {
    let office = Office::new();
    let said = office.run(&["clear", "award", "--reason", "x"]).refused();
    says(&said, "Il fascicolo non c'è");
    let said = office
        .run(&in_english(&["clear", "award", "--reason", "x"]))
        .refused();
    says(&said, "There is no dossier");
    assert!(!office.file().exists());
}
