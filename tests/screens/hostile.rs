//! Text that means harm, or is merely unusual, in every place where somebody else can write.

use super::driver::{Driver, day, stamp};
use crono::plan::Text;
use crono::record::{Draft, Item, NotePlace, Proposal};
use unicode_width::UnicodeWidthStr as _;

const HOSTILE: &[&str] = &[
    "\u{1b}[2J\u{1b}]0;titolo\u{7}",
    "a\nb\r\nc\td\0\u{7f}\u{85}\u{9b}31m",
    "\u{202e}odnum\u{2066}x\u{2069}\u{200f}",
    "zero\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}",
    "日本語のとても長い題名が列に収まらない場合",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}a\u{300}\u{300}\u{300}",
    "👩‍👩‍👧‍👦🇮🇹☺️",
    "\u{3164}\u{ffa0}\u{115f}",
];

/// A dossier with this text wherever text can be.
fn dressed(text: &str) -> Driver {
    let mut file =
        super::driver::dossier(&[super::driver::TO_MIGRATION, super::driver::TO_LATENESS]);
    let person = stamp("M.R.", "2025-10-01");
    let person = crono::record::Stamp {
        by: text.into(),
        login: text.into(),
        ..person
    };
    let draft = Draft {
        date: day("2025-10-01"),
        document: crono::record::Document {
            protocol: Some(text.into()),
            note: Some(text.into()),
            pec_id: Some(text.into()),
            ..crono::record::Document::default()
        },
    };
    let item = Item {
        milestone: "content_published".parse().unwrap(),
        id: "strano".parse().unwrap(),
        label: Some(text.into()),
    };
    let record = |event: &str| Proposal::Record {
        event: event.parse().unwrap(),
        draft: draft.clone(),
        keep: false,
        expected: crono::record::Expected::Anything,
    };
    for proposal in [
        record("content_published:tributi"),
        Proposal::AddItem(item),
        record("content_published:strano"),
        Proposal::OpenRequest {
            register: None,
            subject: Some(text.into()),
            draft: draft.clone(),
        },
        Proposal::Note {
            place: NotePlace::Phase(4),
            date: day("2025-10-01"),
            kind: None,
            text: text.into(),
        },
    ] {
        super::driver::commit(&mut file, &proposal, Some(text), &person, day("2025-10-08"))
            .unwrap();
    }
    let plan = &mut file.0.plan;
    plan.info.title = Some(text.into());
    plan.phases[3].title = Text::Plain(text.into());
    plan.phases[3].short = Some(Text::Plain(text.into()));
    let mut driver = Driver::new("2025-10-08", file);
    driver.app.file.name = text.into();
    driver.app.person.by = text.into();
    driver
}

const PLACES: [&str; 13] = [
    "",
    "4",
    "5 tab",
    "7",
    "r",
    "r n",
    "l",
    "t",
    "7 t down",
    "5 tab down c",
    "4 enter",
    "5 tab G del",
    "u",
];

/// Nothing but marks that are seen, and every row as wide as the screen.
#[track_caller]
fn is_harmless(driver: &Driver) {
    let (buffer, _) = driver.frame();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            for c in symbol.chars() {
                let hidden = c.is_control()
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{3164}');
                assert!(!hidden, "{c:?} at {x},{y}\n{}", driver.screen());
            }
            x += u16::try_from(symbol.width().max(1)).unwrap();
        }
        assert_eq!(x, buffer.area.width, "row {y}\n{}", driver.screen());
    }
}

#[test]
fn nothing_but_visible_marks_reaches_the_screen() {
    for text in HOSTILE {
        let dressed = dressed(text);
        for place in PLACES {
            let driver = dressed.clone().keys(place);
            for (columns, rows) in [(80, 24), (60, 15), (40, 10), (120, 35), (160, 45)] {
                is_harmless(&driver.clone().sized(columns, rows));
            }
        }
    }
}

#[test]
fn in_ascii_there_is_only_ascii() {
    for text in HOSTILE {
        let dressed = dressed(text).in_ascii();
        for place in PLACES {
            let screen = dressed.clone().keys(place).screen();
            assert!(screen.is_ascii(), "{place} {text:?}\n{screen}");
        }
    }
}

#[test]
fn the_longest_texts_are_cut_and_keep_the_columns() {
    for text in [
        "x".repeat(2000),
        "è".repeat(2000),
        "本".repeat(2000),
        "parola ".repeat(280),
    ] {
        let driver = dressed(&text);
        for place in PLACES {
            is_harmless(&driver.clone().keys(place));
        }
        let row = driver.row(8);
        assert!(row.contains("21/09/25") && row.contains("47/30"), "{row}");
    }
}

#[test]
fn hostile_text_of_a_colleague_is_harmless_in_messages_and_conflicts() {
    let text = HOSTILE[0].repeat(20);
    let mut driver = Driver::waiting_for_us().keys("enter 28/8");
    let proposal = Proposal::Record {
        event: "migration_verified".parse().unwrap(),
        draft: Draft {
            date: day("2025-08-27"),
            document: crono::record::Document {
                protocol: Some(text.clone()),
                ..crono::record::Document::default()
            },
        },
        keep: false,
        expected: crono::record::Expected::Anything,
    };
    let person = crono::record::Stamp {
        by: text.clone(),
        ..stamp("A.B.", "2025-08-29")
    };
    super::driver::commit(
        &mut driver.file,
        &proposal,
        None,
        &person,
        day("2025-08-29"),
    )
    .unwrap();
    is_harmless(&driver.clone().told());
    is_harmless(&driver.clone().keys("enter"));
    is_harmless(&driver.keys("enter right right enter"));
}

#[test]
fn what_is_typed_is_kept_as_it_is_and_shown_harmless() {
    let driver = Driver::waiting_for_us()
        .keys("n")
        .paste("\u{202e}prova 日本 e\u{301}");
    is_harmless(&driver);
    let driver = driver.keys("enter");
    assert_eq!(driver.file.0.notes[0].text, "\u{202e}prova 日本 e\u{301}");
    is_harmless(&driver);
}
