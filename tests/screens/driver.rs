//! Presses keys and reads the screen, without a terminal and without a disk.
//!
//! A save is carried out as the loop does, against a dossier in memory; what a second person does
//! meanwhile is [`Driver::colleague`].

use std::path::{Path, PathBuf};

use crono::assess::{Preview, prepare};
use crono::calendar::Date;
use crono::notation::table::TableAnswers;
use crono::notation::{NoPlan, PlanSource};
use crono::plan::{Plan, SHIPPED_DEFAULT, shipped};
use crono::record::{Change, Dossier, Draft, Expected, Item, Journal, Proposal, Refusal, Stamp};
use crono::report::Format;
use crono::screen::{
    App, CompletedPath, Effect, FileState, LookOnly, Message, Outgoing, Person, PlanToRead,
    ReadPlan, Reread, Saved, Start, Unfinished, UnreadPlan, draw, update,
};
use crono::store::{Attachment, Fault, KeptText, NotKept, StoreError};
use crono::words::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::{Backend as _, TestBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr as _;

/// The invented contract of Borgomare up to the migration, whose verification is awaited.
pub(crate) const TO_MIGRATION: &[(&str, &str)] = &[
    ("award", "2025-01-20"),
    ("contract_signed", "2025-02-06"),
    ("plan_delivered", "2025-02-17"),
    ("plan_accepted", "2025-03-10"),
    ("test_release", "2025-06-06"),
    ("migration_done", "2025-08-22"),
];

/// The same up to a bad day: two clocks late at once.
pub(crate) const TO_LATENESS: &[(&str, &str)] = &[
    ("migration_verified", "2025-09-11"),
    ("test_debug_done", "2025-09-12"),
    ("item", "Anagrafe"),
    ("item", "Tributi"),
    ("item", "Scuola"),
    ("item", "Polizia locale"),
    ("request Relazione sullo stato", "2025-09-22"),
    ("content_published:anagrafe", "2025-09-26"),
];

/// The same up to upkeep, with two requests open.
pub(crate) const TO_UPKEEP: &[(&str, &str)] = &[
    ("assistance_answer:1", "2025-10-10"),
    ("training_done", "2025-10-15"),
    ("request Schermate per la verifica", "2025-11-04"),
    ("content_published:polizia-locale", "2025-11-07"),
    ("content_published:scuola", "2025-11-07"),
    ("content_published:tributi", "2025-11-07"),
    ("assistance_answer:2", "2025-11-11"),
    ("production_release", "2025-11-20"),
    ("acceptance_test", "2025-12-05"),
    ("maintenance_start", "2026-01-12"),
    ("request Chiarimenti sull'allegato 5", "2026-02-23"),
    ("request Prospetto delle spese", "2026-02-18"),
];

/// A dossier and its journal: what is in a file.
pub(crate) type File = (Dossier, Journal);

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn stamp(by: &str, on: &str) -> Stamp {
    let at = format!("{on}T09:41:00+01:00").parse().unwrap();
    Stamp {
        by: by.into(),
        login: by.to_lowercase(),
        at,
    }
}

/// An empty dossier on a plan of `tests/scenarios/plans`, or on the shipped one.
pub(crate) fn empty(plan: &str) -> File {
    let plan = shipped(plan).unwrap_or_else(|| {
        let path = format!("tests/scenarios/plans/{plan}.json");
        Plan::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
    });
    (Dossier::new(plan), Journal::default())
}

/// A dossier of the shipped plan on which these dates were recorded; `item` adds a service of that
/// name, `request SUBJECT` opens a request, `request@REGISTER SUBJECT` one of that register.
pub(crate) fn dossier(records: &[&[(&str, &str)]]) -> File {
    let mut file = empty(SHIPPED_DEFAULT);
    for (event, on) in records.iter().copied().flatten() {
        write_down(&mut file, event, on, "M.R.");
    }
    file
}

/// One fact, as [`dossier`] reads it, on the day it happened.
pub(crate) fn write_down(file: &mut File, event: &str, on: &str, by: &str) {
    let draft = |text: &str| Draft {
        date: day(text),
        document: crono::record::Document {
            protocol: Some("3310/2025".into()),
            ..crono::record::Document::default()
        },
    };
    let (proposal, at) = match event.split_once(' ') {
        Some(("request", subject)) => {
            let proposal = Proposal::OpenRequest {
                register: None,
                subject: Some(subject.to_owned()),
                draft: draft(on),
            };
            (proposal, on)
        }
        Some((of, subject)) if of.starts_with("request@") => {
            let proposal = Proposal::OpenRequest {
                register: of["request@".len()..].parse().ok(),
                subject: Some(subject.to_owned()),
                draft: draft(on),
            };
            (proposal, on)
        }
        None if event == "item" => {
            let item = Item {
                milestone: "content_published".parse().unwrap(),
                id: on.to_lowercase().replace(' ', "-").parse().unwrap(),
                label: Some(on.to_owned()),
            };
            (Proposal::AddItem(item), "2025-09-12")
        }
        _ => {
            let proposal = Proposal::Record {
                event: event.parse().unwrap(),
                draft: draft(on),
                keep: false,
                expected: Expected::Anything,
            };
            (proposal, on)
        }
    };
    let reason = Some("errore di battitura");
    commit(file, &proposal, reason, &stamp(by, at), day("2026-12-31")).unwrap();
}

/// A change to the file, as the store makes it.
pub(crate) fn commit(
    file: &mut File,
    proposal: &Proposal,
    reason: Option<&str>,
    stamp: &Stamp,
    today: Date,
) -> Result<Option<(Change, Preview)>, Refusal> {
    let Some((change, preview)) = prepare(&file.0, &file.1, proposal, stamp, reason, today)? else {
        return Ok(None);
    };
    file.0.apply(&change).unwrap();
    file.0.rev += 1;
    let reason = reason.map(str::to_owned);
    let judged = preview.judged.clone();
    file.1.append(change.clone(), stamp.clone(), reason, judged);
    Ok(Some((change, preview)))
}

/// A screen with somebody at the keyboard and a file behind it.
#[derive(Clone)]
pub(crate) struct Driver {
    pub(crate) app: App,
    pub(crate) file: File,
    /// Whether the program has been left.
    pub(crate) quit: bool,
    /// How many keys were pressed.
    pub(crate) presses: usize,
    /// How many changes were saved.
    pub(crate) saves: usize,
    /// The files beside the data file.
    pub(crate) on_disk: Vec<String>,
    /// What was exported, and to which file.
    pub(crate) exports: Vec<(Format, String)>,
    /// What was copied last.
    pub(crate) clipboard: Option<String>,
    /// How often one was looked for.
    pub(crate) looks: usize,
    /// The effects of the last key that a terminal would carry out.
    pub(crate) effects: Vec<Effect>,
    /// The form that was left last, as it lies on the disk.
    pub(crate) kept: Option<Unfinished>,
    /// Why the disk takes no form that was left, if it takes none.
    pub(crate) unkept: Option<NotKept>,
    /// The file that a plan is read from: its name, and what it holds.
    pub(crate) plan_file: Option<(String, String)>,
    /// What the disk says to every save.
    broken: Option<StoreErrorMaker>,
}

type StoreErrorMaker = fn() -> StoreError;

impl Driver {
    pub(crate) fn new(today: &str, file: File) -> Self {
        let mut app = App::new(Start {
            lang: Lang::It,
            ascii: false,
            colour: true,
            size: (80, 24),
            today: day(today),
            started: stamp("G.T.", today).at,
            person: Person {
                by: "G.T.".into(),
                login: "g.t.".into(),
            },
            file: FileState {
                name: "crono.json".into(),
                exists: !file.1.entries().is_empty(),
                read_only: None,
                shared: false,
            },
            dossier: file.0.clone(),
        });
        update(&mut app, Message::Journal(file.1.clone()));
        Self {
            app,
            file,
            quit: false,
            presses: 0,
            saves: 0,
            on_disk: Vec::new(),
            exports: Vec::new(),
            clipboard: None,
            looks: 0,
            effects: Vec::new(),
            kept: None,
            plan_file: None,
            unkept: None,
            broken: None,
        }
    }

    /// The shipped plan with these facts, in Italian, 80x24.
    pub(crate) fn at(today: &str, records: &[&[(&str, &str)]]) -> Self {
        Self::new(today, dossier(records))
    }

    /// The dossier of the demonstration, on its day.
    pub(crate) fn demonstration() -> Self {
        let path = Path::new("data/demonstration.json");
        let opened = crono::store::JsonFile::new(path).open().unwrap();
        let journal = opened.journal().unwrap();
        Self::new("2026-08-24", (opened.dossier, journal))
    }

    /// Before the first date.
    pub(crate) fn first_start() -> Self {
        Self::at("2025-01-13", &[])
    }

    /// The same with the choice of a plan before it, as the program begins without a file.
    pub(crate) fn new_file() -> Self {
        Self::first_start().choosing()
    }

    pub(crate) fn choosing(mut self) -> Self {
        self.app.choose_a_plan();
        self
    }

    /// Phase 3 falls due soon and waits for us, phase 4 runs.
    pub(crate) fn waiting_for_us() -> Self {
        Self::at("2025-08-29", &[TO_MIGRATION])
    }

    /// Phase 4 and a request are late, phase 5 runs with one service of four.
    pub(crate) fn bad_day() -> Self {
        Self::at("2025-10-08", &[TO_MIGRATION, TO_LATENESS])
    }

    /// After the acceptance test: upkeep runs, two requests are open.
    pub(crate) fn upkeep() -> Self {
        Self::at("2026-02-27", &[TO_MIGRATION, TO_LATENESS, TO_UPKEEP])
    }

    pub(crate) fn in_english(mut self) -> Self {
        self.app.lang = Lang::En;
        self
    }

    pub(crate) fn in_ascii(mut self) -> Self {
        self.app.ascii = true;
        self
    }

    pub(crate) fn without_colour(mut self) -> Self {
        self.app.theme.colour = false;
        self
    }

    pub(crate) fn read_only(mut self, why: LookOnly) -> Self {
        self.app.file.read_only = Some(why);
        self
    }

    pub(crate) fn sized(mut self, columns: u16, rows: u16) -> Self {
        update(&mut self.app, Message::Resize(columns, rows));
        self
    }

    /// The disk refuses every save from now on, or works again.
    pub(crate) fn disk(mut self, broken: Option<StoreErrorMaker>) -> Self {
        self.broken = broken;
        self
    }

    /// Another day begins.
    pub(crate) fn on(mut self, today: &str) -> Self {
        update(&mut self.app, Message::Day(day(today)));
        self
    }

    /// Text comes from the clipboard.
    pub(crate) fn paste(mut self, text: &str) -> Self {
        update(&mut self.app, Message::Paste(text.to_owned()));
        self
    }

    /// Presses keys: names (`enter`, `tab`, `esc`, `ctrl-c` …) parted by blanks, `space` for a blank,
    /// anything else letter by letter.
    pub(crate) fn keys(mut self, script: &str) -> Self {
        for word in script.split_whitespace() {
            match named(word) {
                Some((code, modifiers)) => self.press(code, modifiers),
                None => word
                    .chars()
                    .for_each(|c| self.press(KeyCode::Char(c), KeyModifiers::NONE)),
            }
        }
        self
    }

    /// Types a text, blanks and all.
    pub(crate) fn text(mut self, text: &str) -> Self {
        for c in text.chars() {
            self.press(KeyCode::Char(c), KeyModifiers::NONE);
        }
        self
    }

    pub(crate) fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        self.presses += 1;
        self.effects = update(&mut self.app, Message::Key(KeyEvent::new(code, modifiers)));
        for effect in self.effects.clone() {
            match effect {
                Effect::Quit => self.quit = true,
                Effect::Save(wish) => {
                    let message = self.save(&wish.proposal, wish.reason.as_deref());
                    let then = update(&mut self.app, message);
                    self.effects.extend(then);
                }
                Effect::Reread => {
                    let now = self.reread();
                    update(&mut self.app, Message::Reread(Box::new(now)));
                }
                Effect::LookFor(name) => {
                    let is_there = self.on_disk.contains(&name);
                    self.looks += 1;
                    let looked = Attachment { name, is_there };
                    update(&mut self.app, Message::Attachment(looked));
                }
                Effect::Export(outgoing) => self.export(outgoing),
                Effect::CompletePath(typed) => {
                    let name = self.plan_file.clone().map(|(name, _)| name);
                    let names: Vec<String> = name
                        .filter(|name| name.starts_with(&typed))
                        .into_iter()
                        .collect();
                    let path = names.first().unwrap_or(&typed).clone();
                    let completed = CompletedPath { typed, path, names };
                    update(&mut self.app, Message::PathCompleted(completed));
                }
                Effect::ReadPlan(asked) => {
                    let read = self.read_plan(asked);
                    update(&mut self.app, Message::PlanRead(Box::new(read)));
                }
                Effect::Copy(text) => self.clipboard = Some(text),
                Effect::Suspend
                | Effect::Repaint
                | Effect::Looked
                | Effect::Forget(_)
                | Effect::Close => {}
                Effect::Keep(left, over) => {
                    let at = stamp("", &self.app.today.to_string()).at;
                    self.kept = Some((*left).clone());
                    let slot = over.and_then(|kept| kept.slot).unwrap_or(1);
                    let kept = match self.unkept.clone() {
                        Some(why) => Err(why),
                        None => Ok(slot),
                    };
                    let then = update(&mut self.app, Message::Kept(kept, at));
                    self.quit |= then.contains(&Effect::Quit);
                    self.effects.extend(then);
                }
            }
        }
    }

    /// Reads the plan of a file that is there.
    fn read_plan(&self, asked: PlanToRead) -> Result<ReadPlan, UnreadPlan> {
        let (name, text) = self.plan_file.clone().expect("a file");
        assert_eq!(asked.path, name);
        let mut answers = TableAnswers::default();
        asked.answers.iter().for_each(|answer| {
            answers.add(answer);
        });
        let source = PlanSource {
            name: &name,
            lang: self.app.lang,
            answers: &answers,
            over: None,
        };
        match source.plan(text.into_bytes()) {
            Ok(found) => Ok(ReadPlan {
                name: name.clone(),
                plan: found.plan,
                remarks: found.remarks,
            }),
            Err(NoPlan::Asked(questions)) => Err(UnreadPlan::Asked(asked, questions)),
            Err(NoPlan::Drawn(lines)) => {
                let said = lines.into_iter().filter(|line| !line.starts_with(' '));
                Err(UnreadPlan::Said(said.collect()))
            }
            Err(why) => panic!("{why:?}"),
        }
    }

    /// A report goes to a file; never over one that is there unless that is wanted.
    fn export(&mut self, outgoing: Outgoing) {
        let Outgoing::File {
            format,
            path,
            replace,
        } = outgoing
        else {
            panic!("the clipboard is no file");
        };
        let exported = if self.on_disk.contains(&path) && !replace {
            Err(StoreError::new(Path::new(&path), Fault::Exists))
        } else {
            self.on_disk.push(path.clone());
            self.exports.push((format, path.clone()));
            Ok(PathBuf::from(path))
        };
        update(&mut self.app, Message::Exported(exported));
    }

    fn save(&mut self, proposal: &Proposal, reason: Option<&str>) -> Message {
        if let Some(error) = self.broken {
            return Message::Failed(error());
        }
        let me = stamp("G.T.", &self.app.today.to_string());
        if !self.app.file.exists && self.file.1.entries().is_empty() {
            // The first save begins with the plan that was chosen.
            self.file.0 = Dossier::new(self.app.in_file().0.plan.clone());
        }
        match commit(&mut self.file, proposal, reason, &me, self.app.today) {
            Ok(None) => Message::Saved(None),
            Ok(Some((change, preview))) => {
                self.saves += 1;
                let now = self.reread();
                Message::Saved(Some(Box::new(Saved {
                    now,
                    change,
                    preview,
                })))
            }
            Err(refusal) => {
                let now = self.reread();
                update(&mut self.app, Message::Reread(Box::new(now)));
                Message::Refused(refusal)
            }
        }
    }

    /// The line goes dead; what is kept of it.
    pub(crate) fn cut(mut self) -> Option<Unfinished> {
        let at = stamp("", &self.app.today.to_string()).at;
        let effects = update(&mut self.app, Message::Cut(at));
        match &effects[..] {
            [] => None,
            [Effect::Keep(left, _)] => Some((**left).clone()),
            other => panic!("{other:?}"),
        }
    }

    /// At the start, what was kept is found.
    pub(crate) fn finds(mut self, left: &Unfinished) -> Self {
        let kept = KeptText {
            slot: 3,
            text: left.text(),
            path: PathBuf::from("~/.local/state/crono/unfinished"),
        };
        update(&mut self.app, Message::LeftOpen(kept));
        self
    }

    fn reread(&self) -> Reread {
        let file = FileState {
            exists: true,
            ..self.app.file.clone()
        };
        Reread {
            dossier: self.file.0.clone(),
            journal: self.file.1.clone(),
            file,
        }
    }

    /// A second person saves, and the screen does not know yet.
    pub(crate) fn colleague(mut self, event: &str, on: &str) -> Self {
        write_down(&mut self.file, event, on, "A.B.");
        self
    }

    /// A second person does something else, and the screen does not know yet.
    pub(crate) fn colleague_does(self, proposal: &Proposal) -> Self {
        self.somebody_does("A.B.", proposal)
    }

    /// Somebody does something on another screen, perhaps the same person.
    pub(crate) fn somebody_does(mut self, by: &str, proposal: &Proposal) -> Self {
        let today = self.app.today;
        let stamp = stamp(by, &today.to_string());
        commit(&mut self.file, proposal, Some("così"), &stamp, today).unwrap();
        self
    }

    /// The screen is told that the file has changed.
    pub(crate) fn told(mut self) -> Self {
        let now = self.reread();
        update(&mut self.app, Message::Reread(Box::new(now)));
        self
    }

    pub(crate) fn recorded(&self, event: &str) -> Option<String> {
        let record = self.file.0.record(&event.parse().unwrap());
        record.map(|record| record.date.to_string())
    }

    pub(crate) fn journal(&self) -> &Journal {
        &self.file.1
    }

    /// What a frame writes, and where its cursor is.
    pub(crate) fn frame(&self) -> (Buffer, Option<Position>) {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        // A cursor that the frame leaves hidden stays where it is.
        let parked = Position::new(columns, rows);
        terminal.set_cursor_position(parked).unwrap();
        terminal.draw(|frame| draw(&self.app, frame)).unwrap();
        let backend = terminal.backend_mut();
        let cursor = backend.get_cursor_position().unwrap();
        (
            backend.buffer().clone(),
            (cursor != parked).then_some(cursor),
        )
    }

    /// The screen as text, a line each, without blanks at the ends.
    pub(crate) fn screen(&self) -> String {
        text_of(&self.frame().0)
    }

    /// One row of the screen.
    pub(crate) fn row(&self, y: usize) -> String {
        let screen = self.screen();
        screen.lines().nth(y).unwrap_or_default().to_owned()
    }

    /// The row that holds this text.
    pub(crate) fn row_with(&self, text: &str) -> String {
        let screen = self.screen();
        let row = screen.lines().find(|line| line.contains(text));
        row.unwrap_or_else(|| panic!("no row with {text:?}:\n{screen}"))
            .to_owned()
    }

    /// What the message line says.
    pub(crate) fn message(&self) -> String {
        self.row(usize::from(self.app.size.1) - 2)
    }

    /// What the line of hints says.
    pub(crate) fn hints(&self) -> String {
        self.row(usize::from(self.app.size.1) - 1)
    }

    /// The cell where a text begins.
    pub(crate) fn cell_at(&self, text: &str) -> Cell {
        let (buffer, _) = self.frame();
        let screen = text_of(&buffer);
        let (y, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(text))
            .unwrap_or_else(|| panic!("no row with {text:?}:\n{screen}"));
        let x = line[..line.find(text).unwrap()].width();
        buffer[(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())].clone()
    }

    /// Fails, showing the screen, unless it says this, on one line or wrapped.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let screen = self.screen();
        let said = screen.contains(text) || screen.replace('\n', " ").contains(text);
        assert!(said, "no {text:?} on\n{screen}");
        self
    }

    /// Fails, showing the screen, if it says this.
    #[track_caller]
    pub(crate) fn keeps_quiet_about(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} on\n{screen}");
        self
    }
}

/// The keys that have a name.
pub(crate) fn named(word: &str) -> Option<(KeyCode, KeyModifiers)> {
    let code = match word {
        "enter" => KeyCode::Enter,
        "tab" => KeyCode::Tab,
        "backtab" => return Some((KeyCode::BackTab, KeyModifiers::SHIFT)),
        "esc" => KeyCode::Esc,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "del" => KeyCode::Delete,
        "bs" => KeyCode::Backspace,
        "space" => KeyCode::Char(' '),
        "f1" => KeyCode::F(1),
        "f2" => KeyCode::F(2),
        "f5" => KeyCode::F(5),
        _ => {
            let letter = word.strip_prefix("ctrl-")?.chars().next()?;
            return Some((KeyCode::Char(letter), KeyModifiers::CONTROL));
        }
    };
    Some((code, KeyModifiers::NONE))
}

/// A buffer as text, a line each, without blanks at the ends.
pub(crate) fn text_of(buffer: &Buffer) -> String {
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).unwrap();
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}
