//! Opening and saving, on real files in a folder of their own.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::{Arc, Barrier};
use std::time::Duration;

use super::*;
use crate::calendar::Date;
use crate::plan::{SHIPPED_DEFAULT, shipped};
use crate::record::{Draft, Expected, Proposal, ProposalContext, Refusal, Stamp};
use crate::store::{Access, Commit, CommitError, CommittedFile, Flaw, ReadOnly, Saving};

struct Office {
    folder: tempfile::TempDir,
    file: JsonFile,
}

fn dossier() -> Dossier {
    Dossier::new(shipped(SHIPPED_DEFAULT).unwrap())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn stamp(login: &str) -> Stamp {
    let at = "2025-02-03T09:00:00+01:00".parse().unwrap();
    Stamp {
        by: login.to_uppercase(),
        login: login.into(),
        at,
    }
}

fn recording(event: &str, date: &str, expected: Expected) -> Proposal {
    let (event, draft) = (event.parse().unwrap(), Draft::on(day(date)));
    Proposal::Record {
        event,
        draft,
        keep: true,
        expected,
    }
}

/// What the commands do with a wish, without the verdicts.
fn decide(
    proposal: &Proposal,
    login: &str,
) -> impl Fn(&Dossier, &Journal) -> Result<Option<Commit>, Refusal> {
    move |dossier, journal| {
        let (stamp, reason) = (stamp(login), Some("errore di battitura"));
        let context = ProposalContext {
            dossier,
            journal,
            stamp: &stamp,
            reason,
        };
        let change = proposal.change(context)?;
        let reason = reason.map(str::to_owned);
        Ok(change.map(|change| Commit {
            change,
            stamp,
            reason,
            judged: Vec::new(),
        }))
    }
}

impl Office {
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let patience = Patience {
            limit: Duration::from_secs(20),
            pause: Duration::from_millis(1),
        };
        let file = JsonFile::new(&folder.path().join("crono.json")).with_patience(patience);
        Self { folder, file }
    }

    fn new() -> Self {
        let office = Self::empty();
        office.file.create(&dossier(), "mrossi").unwrap();
        office
    }

    fn save(
        &self,
        proposal: &Proposal,
        login: &str,
    ) -> Result<Option<CommittedFile>, CommitError<Refusal>> {
        let saving = Saving {
            login,
            today: day("2025-02-03"),
            first: None,
        };
        self.file.commit(saving, decide(proposal, login))
    }

    fn record(&self, event: &str, date: &str) -> CommittedFile {
        self.save(&recording(event, date, Expected::Anything), "mrossi")
            .unwrap()
            .unwrap()
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file.path()).unwrap()
    }

    fn write(&self, text: &str) {
        fs::write(self.file.path(), text).unwrap();
    }

    fn fault_of_save(&self) -> Fault {
        match self.save(
            &recording("award", "2025-01-20", Expected::Anything),
            "mrossi",
        ) {
            Err(CommitError::Store(error)) => error.fault,
            other => panic!("{other:?}"),
        }
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn a_change_is_in_the_file_and_in_its_journal_before_anybody_hears_of_it() {
    let office = Office::new();
    let saved = office.record("award", "2025-01-20");
    let opened = office.file.open().unwrap();
    assert_eq!(opened.dossier, saved.dossier);
    assert_eq!(opened.fingerprint, saved.fingerprint);
    assert_eq!(opened.journal().unwrap(), saved.journal);
    assert_eq!(opened.access().unwrap(), Access::Writable);
    assert_eq!(opened.dossier.rev, 1);
    let entry = saved.journal.entries().last().unwrap();
    assert_eq!((entry.n, entry.stamp.login.as_str()), (1, "mrossi"));
}

#[test]
fn a_save_leaves_a_lock_and_the_backup_of_the_day() {
    let office = Office::new();
    let before = office.text();
    office.record("award", "2025-01-20");
    office.record("contract_signed", "2025-02-03");
    assert_eq!(
        office.names(),
        [
            ".crono.json.bak-2025-02-03",
            ".crono.json.lock",
            "crono.json"
        ]
    );
    assert_eq!(
        fs::read_to_string(&office.file.backups().unwrap()[0].path).unwrap(),
        before
    );
}

#[test]
fn nothing_to_change_writes_nothing() {
    let office = Office::new();
    office.record("award", "2025-01-20");
    let before = office.text();
    let again = recording("award", "2025-01-20", Expected::Anything);
    assert!(office.save(&again, "gtoti").unwrap().is_none());
    assert_eq!(office.text(), before);
}

#[test]
fn two_colleagues_who_record_different_dates_both_keep_them() {
    let office = Office::new();
    // Both looked at the file when it was empty.
    office.record("award", "2025-01-20");
    let other = recording("contract_signed", "2025-02-03", Expected::Date(None));
    office.save(&other, "gtoti").unwrap();
    let opened = office.file.open().unwrap();
    assert_eq!(opened.dossier.records.len(), 2);
    assert_eq!(opened.journal().unwrap().entries().len(), 2);
}

#[test]
fn two_who_change_the_same_value_get_a_conflict_that_says_whose() {
    let office = Office::new();
    office.record("award", "2025-01-20");
    let before = office.text();
    let other = recording("award", "2025-01-21", Expected::Date(None));
    let Err(CommitError::Refused(Refusal::Conflict(conflict))) = office.save(&other, "gtoti")
    else {
        panic!("no conflict");
    };
    assert_eq!(conflict.present.as_deref(), Some("2025-01-20"));
    assert_eq!(conflict.author.unwrap().login, "mrossi");
    assert_eq!(office.text(), before);
}

#[test]
fn many_at_once_lose_nothing() {
    const WRITERS: u32 = 4;
    const EACH: u32 = 5;
    let office = Office::new();
    let start = Arc::new(Barrier::new(WRITERS as usize));
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (office, start) = (&office, Arc::clone(&start));
            scope.spawn(move || {
                start.wait();
                for note in 0..EACH {
                    let text = format!("nota {note} di {writer}");
                    let place = "plan".parse().unwrap();
                    let proposal = Proposal::Note {
                        place,
                        date: day("2025-02-03"),
                        kind: None,
                        text,
                    };
                    office
                        .save(&proposal, &format!("login{writer}"))
                        .unwrap()
                        .unwrap();
                }
            });
        }
    });
    let opened = office.file.open().unwrap();
    let all = (WRITERS * EACH) as usize;
    assert_eq!(opened.dossier.notes.len(), all);
    assert_eq!(opened.journal().unwrap().entries().len(), all);
    assert_eq!(opened.dossier.rev, u64::from(WRITERS * EACH));
}

#[test]
fn the_first_save_makes_the_file_and_a_personal_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("share/crono/crono.json");
    let file = JsonFile::at(&Place {
        path: path.clone(),
        origin: Origin::Personal,
    });
    assert_eq!(file.open().unwrap_err().fault, Fault::Missing);
    let first = dossier();
    let saving = Saving {
        login: "mrossi",
        today: day("2025-02-03"),
        first: Some(&first),
    };
    let proposal = recording("award", "2025-01-20", Expected::Date(None));
    file.commit(saving, decide(&proposal, "mrossi"))
        .unwrap()
        .unwrap();
    assert_eq!(file.open().unwrap().dossier.records.len(), 1);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o7777,
        0o600
    );
    // A colleague who also saw no file adds to what is there now.
    let proposal = recording("contract_signed", "2025-02-03", Expected::Date(None));
    file.commit(saving, decide(&proposal, "gtoti"))
        .unwrap()
        .unwrap();
    assert_eq!(file.open().unwrap().dossier.records.len(), 2);

    let asked = folder.path().join("none/crono.json");
    let file = JsonFile::at(&Place {
        path: asked.clone(),
        origin: Origin::Asked,
    });
    let none = asked.parent().unwrap().to_owned();
    assert_eq!(file.open().unwrap_err().fault, Fault::NoFolder(none));
}

#[test]
fn a_new_file_is_never_written_over_another() {
    let office = Office::new();
    let before = office.text();
    assert_eq!(
        office.file.create(&dossier(), "mrossi").unwrap_err().fault,
        Fault::Exists
    );
    assert_eq!(office.text(), before);
}

#[test]
fn a_damaged_file_is_not_touched_and_the_newest_copy_is_named() {
    let office = Office::new();
    office.record("award", "2025-01-20");
    let damaged = office.text().replacen("\"rev\": 1,", "\"rev\": 1", 1);
    office.write(&damaged);
    let Fault::Damaged(damage) = office.fault_of_save() else {
        panic!("not damaged")
    };
    assert_eq!(damage.flaw, Flaw::CommaMissing);
    assert_eq!(damage.backup.clone().unwrap().day, day("2025-02-03"));
    assert_eq!(office.text(), damaged);
    assert_eq!(
        office.file.open().unwrap_err().fault,
        Fault::Damaged(damage)
    );
}

#[test]
fn a_damaged_journal_is_found_before_anything_is_written() {
    let office = Office::new();
    office.record("award", "2025-01-20");
    let damaged = office
        .text()
        .replacen("\"op\": \"record\"", "\"op\": \"recod\"", 1);
    office.write(&damaged);
    assert!(office.file.open().is_ok());
    assert!(matches!(office.fault_of_save(), Fault::Damaged(_)));
    assert_eq!(office.text(), damaged);
}

#[test]
fn what_may_only_be_looked_at_is_not_saved() {
    let office = Office::new();
    let newer = office
        .text()
        .replacen("\"version\": 2", "\"version\": 9", 1);
    office.write(&newer);
    let because = ReadOnly::Newer {
        version: 9,
        ours: 2,
    };
    assert_eq!(
        office.file.open().unwrap().access().unwrap(),
        Access::ReadOnly(because.clone())
    );
    assert_eq!(office.fault_of_save(), Fault::ReadOnly(because));
    assert_eq!(office.text(), newer);
}

#[test]
fn the_mark_of_some_editors_goes_with_the_next_save_and_stays_in_the_backup() {
    let office = Office::new();
    let plain = office.text();
    office.write(&format!("\u{feff}{plain}"));
    office.record("award", "2025-01-20");
    assert!(office.text().starts_with('{'));
    let backup = fs::read_to_string(&office.file.backups().unwrap()[0].path).unwrap();
    assert_eq!(backup, format!("\u{feff}{plain}"));
}

#[test]
fn a_link_stays_a_link_and_its_file_is_saved() {
    let office = Office::new();
    let link = office.folder.path().join("link.json");
    std::os::unix::fs::symlink("crono.json", &link).unwrap();
    let saving = Saving {
        login: "mrossi",
        today: day("2025-02-03"),
        first: None,
    };
    let proposal = recording("award", "2025-01-20", Expected::Anything);
    JsonFile::new(&link)
        .commit(saving, decide(&proposal, "mrossi"))
        .unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(office.file.open().unwrap().dossier.records.len(), 1);
}

#[test]
fn a_colleague_who_is_saving_is_waited_for_and_then_named() {
    let office = Office::new();
    let target = Target::resolve(office.file.path()).unwrap();
    let folder = target.open_folder().unwrap();
    let (patience, now) = (Patience::default(), Instant::now());
    let _held = lock::acquire(&target, &folder, "gtoti", patience, now).unwrap();
    let impatient = Patience {
        limit: Duration::ZERO,
        pause: Duration::ZERO,
    };
    let file = office.file.clone().with_patience(impatient);
    let saving = Saving {
        login: "mrossi",
        today: day("2025-02-03"),
        first: None,
    };
    let proposal = recording("award", "2025-01-20", Expected::Anything);
    let Err(CommitError::Store(error)) = file.commit(saving, decide(&proposal, "mrossi")) else {
        panic!("saved");
    };
    let Fault::Busy {
        holder: Some(holder),
        ..
    } = error.fault
    else {
        panic!("{error}")
    };
    assert_eq!(holder.login, "gtoti");
    // Readers need no lock.
    office.file.open().unwrap();
}

#[test]
fn going_back_to_a_backup_keeps_what_was_there() {
    let office = Office::new();
    let first = office.text();
    office.record("award", "2025-01-20");
    office.write("damaged");
    let backup = office.file.backups().unwrap().remove(0);
    let kept = office.file.restore(&backup, "mrossi").unwrap().unwrap();
    assert_eq!(office.text(), first);
    assert_eq!(fs::read_to_string(kept).unwrap(), "damaged");
    // The backup stays, and so it can be done again.
    fs::remove_file(office.file.path()).unwrap();
    assert_eq!(office.file.restore(&backup, "mrossi").unwrap(), None);
    assert_eq!(office.text(), first);
}

#[test]
fn a_backup_that_is_damaged_itself_is_not_gone_back_to() {
    let office = Office::new();
    office.record("award", "2025-01-20");
    let before = office.text();
    let backup = office.file.backups().unwrap().remove(0);
    fs::write(&backup.path, "{}").unwrap();
    let error = office.file.restore(&backup, "mrossi").unwrap_err();
    assert_eq!(
        (error.fault, error.path.file_name()),
        (Fault::NotADossier, backup.path.file_name())
    );
    assert_eq!(office.text(), before);
}

#[test]
fn a_change_that_would_not_hold_together_is_not_written() {
    let office = Office::new();
    let before = office.text();
    let saving = Saving {
        login: "mrossi",
        today: day("2025-02-03"),
        first: None,
    };
    let result = office.file.commit(saving, |dossier, journal| {
        let unsound = recording("award", "2025-01-20", Expected::Anything);
        let mut commit = decide(&unsound, "mrossi")(dossier, journal)?.unwrap();
        for edit in &mut commit.change.edits {
            if let crate::record::Edit::Record {
                after: Some(after), ..
            } = edit
            {
                after.date = day("1800-01-01");
            }
        }
        Ok::<_, Refusal>(Some(commit))
    });
    let Err(CommitError::Store(error)) = result else {
        panic!("saved")
    };
    assert!(matches!(error.fault, Fault::Unsound(_)), "{error}");
    assert_eq!(office.text(), before);
}

/// Somebody whom the lock does not keep out writes between the decision and the rename.
#[test]
fn a_change_is_made_again_on_what_somebody_wrote_meanwhile() {
    let office = Office::new();
    let other = recording("award", "2025-01-20", Expected::Anything);
    let ours = recording("contract_signed", "2025-02-03", Expected::Anything);
    let mut asked = 0;
    let saving = Saving {
        login: "mrossi",
        today: day("2025-02-03"),
        first: None,
    };
    let saved = office.file.commit(saving, |dossier, journal| {
        asked += 1;
        if asked == 1 {
            let lock = office.folder.path().join(".crono.json.lock");
            fs::remove_file(lock).unwrap();
            office.save(&other, "gtoti").unwrap();
        }
        decide(&ours, "mrossi")(dossier, journal)
    });
    let saved = saved.unwrap().unwrap();
    assert_eq!((asked, saved.dossier.records.len()), (2, 2));
    let opened = office.file.open().unwrap();
    assert_eq!(opened.dossier, saved.dossier);
    assert_eq!(opened.journal().unwrap().entries().len(), 2);
}

/// Where no lock keeps anybody out, another exchanges the files, sees that it is not the one it had read,
/// and exchanges them again.
#[test]
fn a_change_that_was_given_back_is_not_made_again() {
    let office = Office::new();
    let saved = office.record("award", "2025-01-20");
    let mut tried = saved.journal.entries().last().cloned();
    let mut decide = |_: &Dossier, _: &crate::record::Journal| -> Result<Option<Commit>, ()> {
        panic!("it is there already");
    };
    let saving = Saving {
        login: "mrossi",
        today: day("2025-02-03"),
        first: None,
    };
    let again = office.file.change(saving, &mut decide, &mut tried);
    let again = again.unwrap().unwrap();
    assert_eq!(
        (again.dossier, again.journal),
        (saved.dossier, saved.journal)
    );
    assert_eq!(again.fingerprint, saved.fingerprint);
}

#[test]
fn what_was_written_over_right_after_it_was_put_in_place_is_not_taken_for_kept() {
    let office = Office::new();
    let first = office.text();
    let saved = office.record("award", "2025-01-20");
    let target = Target::resolve(office.file.path()).unwrap();
    let folder = target.open_folder().unwrap();
    let is_lost =
        || crate::store::commit::is_lost(&target, &folder, saved.fingerprint, &saved.journal);
    assert!(!is_lost());
    // Somebody adds to it.
    office.record("contract_signed", "2025-02-03");
    assert!(!is_lost());
    // Somebody who had read the first one puts another file in its place.
    let path = office.folder.path().join("other");
    fs::write(&path, first).unwrap();
    fs::rename(&path, office.file.path()).unwrap();
    assert!(is_lost());
    // Moved away, it is not written over: made again, the change would stand twice once it is back.
    fs::remove_file(office.file.path()).unwrap();
    assert!(!is_lost());
}
