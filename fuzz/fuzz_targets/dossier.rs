//! Whatever lies where the data file should be: it is refused, and stays as it is; or it is read, judged,
//! shown on a screen and in every report, saved with one change more, and read again as what it was.

#![no_main]

use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crono::assess::{Assessment, prepare};
use crono::calendar::Date;
use crono::record::{Dossier, Journal, NotePlace, Proposal, Stamp};
use crono::report::{Format, Look, Sheet};
use crono::screen::{App, FileState, Message, Person, Start, draw, update};
use crono::store::{Access, Commit, CommitError, JsonFile, Saving};
use crono::words::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use libfuzzer_sys::{Corpus, fuzz_target};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// In memory where there is such a folder: no disk is as fast as what is to be found.
static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().expect("a folder"))
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let path = FOLDER.path().join("crono.json");
    fs::write(&path, bytes).expect("a file");
    let file = JsonFile::new(&path);
    let read = file.open().and_then(|opened| {
        let journal = opened.journal()?;
        let access = opened.access()?;
        Ok((opened.dossier, journal, access))
    });
    let kept = match read {
        Err(_) => Corpus::Reject,
        Ok((dossier, journal, access)) => {
            shown(&dossier, &journal);
            if access == Access::Writable {
                saved(&file, &dossier, &journal);
            }
            Corpus::Keep
        }
    };
    clean(FOLDER.path());
    kept
});

fn day() -> Date {
    "2026-08-24".parse().expect("a day")
}

fn stamp() -> Stamp {
    Stamp {
        by: "G. Torri".to_owned(),
        login: "gtorri".to_owned(),
        at: "2026-08-24T09:41:00+02:00".parse().expect("an instant"),
    }
}

/// On a screen with a few keys, and in every report.
fn shown(dossier: &Dossier, journal: &Journal) {
    let assessment = Assessment::of(dossier, day());
    let Stamp { by, login, at } = stamp();
    for lang in Lang::ALL {
        let look = Look {
            lang,
            ascii: false,
            colour: false,
        };
        let sheet = Sheet {
            file: "crono",
            dossier,
            journal,
            assessment: &assessment,
        };
        for format in Format::ALL {
            let mut text = Vec::new();
            format.write(&mut text, look, sheet).expect("memory takes all");
            let text = String::from_utf8(text).expect("text");
            let commands = |c: char| c.is_control() && !matches!(c, '\n' | '\r');
            assert!(!text.chars().any(commands), "{}", format.name());
        }
    }
    let mut app = App::new(Start {
        lang: Lang::It,
        ascii: false,
        colour: true,
        size: (80, 24),
        today: day(),
        started: at,
        person: Person { by, login },
        file: FileState {
            name: "crono.json".to_owned(),
            exists: true,
            read_only: None,
            shared: false,
        },
        dossier: dossier.clone(),
    });
    update(&mut app, Message::Journal(journal.clone()));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal in memory");
    // The list, its pane, a form, the requests, the journal, the timeline, the plan, a hypothesis.
    for key in " jj\tj\x1b\r\x1bo\x1br\x1bl\x1bt\x1bmj\x1bi\x1bs\x1b".chars() {
        let code = match key {
            '\t' => KeyCode::Tab,
            '\r' => KeyCode::Enter,
            '\x1b' => KeyCode::Esc,
            letter => KeyCode::Char(letter),
        };
        update(&mut app, Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        terminal.draw(|frame| draw(&app, frame)).expect("memory takes all");
    }
}

/// With one note more; everything else stays what it was.
fn saved(file: &JsonFile, dossier: &Dossier, journal: &Journal) {
    let wish = Proposal::Note {
        place: NotePlace::Plan,
        kind: None,
        text: "prova".to_owned(),
        date: day(),
    };
    let saving = Saving {
        login: "gtorri",
        today: day(),
        first: None,
    };
    let made = file.commit(saving, |dossier, journal| {
        let prepared = prepare(dossier, journal, &wish, &stamp(), None, day());
        Ok::<_, Infallible>(prepared.ok().flatten().map(|(change, preview)| Commit {
            change,
            stamp: stamp(),
            reason: None,
            judged: preview.judged,
        }))
    });
    let Some(made) = (match made {
        Ok(made) => made,
        Err(CommitError::Store(_) | CommitError::Clash(_)) => return,
        Err(CommitError::Refused(never)) => match never {},
    }) else {
        return;
    };
    let again = file.open().expect("what was saved can be read");
    let entries = again.journal().expect("with its journal");
    assert_eq!(again.dossier, made.dossier);
    assert_eq!(entries.entries().len(), journal.entries().len() + 1);
    assert_eq!(entries.entries()[..journal.entries().len()], *journal.entries());
    let mut before = again.dossier;
    before.notes.pop();
    before.rev = dossier.rev;
    assert_eq!(before, *dossier);
}

/// For the next one nothing is left.
fn clean(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder").flatten() {
        let _ = fs::remove_file(entry.path());
    }
}
