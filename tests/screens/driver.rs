//! Presses keys and reads the screen, without a terminal and without a disk.
//!
//! A save is carried out as the loop does, against a dossier in memory; what a second person does
//! meanwhile is [`Driver::colleague`].

use crono::assess::prepare;
use crono::calendar::Date;
use crono::plan::{SHIPPED_DEFAULT, shipped};
use crono::record::{Dossier, Draft, Entry, Expected, Item, Journal, Proposal, Stamp};
use crono::screen::{App, Effect, FileState, Message, Person, Reread, Saved, Start, draw, update};
use crono::words::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

pub struct Driver {
    pub app: App,
    file: (Dossier, Journal),
    pub quit: bool,
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn stamp(by: &str, on: &str) -> Stamp {
    let at = format!("{on}T09:41:00+01:00").parse().unwrap();
    Stamp {
        by: by.into(),
        login: by.to_lowercase(),
        at,
    }
}

/// A dossier on which these dates were recorded.
pub fn dossier(records: &[(&str, &str)]) -> (Dossier, Journal) {
    let mut file = (
        Dossier::new(shipped(SHIPPED_DEFAULT).unwrap()),
        Journal::default(),
    );
    for (event, on) in records {
        let proposal = match *event {
            "request" => Proposal::OpenRequest {
                register: None,
                subject: Some("Relazione sullo stato".into()),
                draft: Draft::on(day(on)),
            },
            "item" => {
                let milestone = "content_published".parse().unwrap();
                let item = Item {
                    milestone,
                    id: on.parse().unwrap(),
                    label: None,
                };
                Proposal::AddItem(item)
            }
            event => Proposal::Record {
                event: event.parse().unwrap(),
                draft: Draft {
                    protocol: Some("3310/2025".into()),
                    ..Draft::on(day(on))
                },
                keep: false,
                expected: Expected::Anything,
            },
        };
        commit(
            &mut file,
            &proposal,
            None,
            &stamp("M.R.", "2025-01-02"),
            day("2026-12-31"),
        )
        .unwrap();
    }
    file
}

fn commit(
    file: &mut (Dossier, Journal),
    proposal: &Proposal,
    reason: Option<&str>,
    stamp: &Stamp,
    today: Date,
) -> Result<Option<Entry>, crono::record::Refusal> {
    let Some((change, preview)) = prepare(&file.0, &file.1, proposal, stamp, reason, today)? else {
        return Ok(None);
    };
    file.0.apply(&change).unwrap();
    file.0.rev += 1;
    file.1.append(
        change,
        stamp.clone(),
        reason.map(str::to_owned),
        preview.judged,
    );
    Ok(file.1.entries().last().cloned())
}

impl Driver {
    pub fn new(today: &str, lang: Lang, size: (u16, u16), file: (Dossier, Journal)) -> Self {
        let mut app = App::new(Start {
            lang,
            ascii: false,
            colour: true,
            size,
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
        }
    }

    /// The plain case: Italian, 80x24.
    pub fn at(today: &str, records: &[(&str, &str)]) -> Self {
        Self::new(today, Lang::It, (80, 24), dossier(records))
    }

    pub fn in_english(mut self) -> Self {
        self.app.lang = Lang::En;
        self
    }

    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        update(&mut self.app, Message::Resize(columns, rows));
        self
    }

    /// Presses keys: names (`enter`, `tab`, `esc`, `ctrl-c` …) parted by blanks, `space` for a blank,
    /// anything else letter by letter.
    pub fn keys(mut self, script: &str) -> Self {
        for word in script.split_whitespace() {
            let named = match word {
                "enter" => Some((KeyCode::Enter, KeyModifiers::NONE)),
                "tab" => Some((KeyCode::Tab, KeyModifiers::NONE)),
                "backtab" => Some((KeyCode::BackTab, KeyModifiers::SHIFT)),
                "esc" => Some((KeyCode::Esc, KeyModifiers::NONE)),
                "up" => Some((KeyCode::Up, KeyModifiers::NONE)),
                "down" => Some((KeyCode::Down, KeyModifiers::NONE)),
                "left" => Some((KeyCode::Left, KeyModifiers::NONE)),
                "right" => Some((KeyCode::Right, KeyModifiers::NONE)),
                "pgup" => Some((KeyCode::PageUp, KeyModifiers::NONE)),
                "pgdn" => Some((KeyCode::PageDown, KeyModifiers::NONE)),
                "home" => Some((KeyCode::Home, KeyModifiers::NONE)),
                "end" => Some((KeyCode::End, KeyModifiers::NONE)),
                "del" => Some((KeyCode::Delete, KeyModifiers::NONE)),
                "bs" => Some((KeyCode::Backspace, KeyModifiers::NONE)),
                "space" => Some((KeyCode::Char(' '), KeyModifiers::NONE)),
                "f1" => Some((KeyCode::F(1), KeyModifiers::NONE)),
                "f5" => Some((KeyCode::F(5), KeyModifiers::NONE)),
                word if word.starts_with("ctrl-") => {
                    let letter = word.chars().last().unwrap();
                    Some((KeyCode::Char(letter), KeyModifiers::CONTROL))
                }
                _ => None,
            };
            match named {
                Some((code, modifiers)) => self.press(code, modifiers),
                None => word
                    .chars()
                    .for_each(|c| self.press(KeyCode::Char(c), KeyModifiers::NONE)),
            }
        }
        self
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let effects = update(&mut self.app, Message::Key(KeyEvent::new(code, modifiers)));
        for effect in effects {
            match effect {
                Effect::Quit => self.quit = true,
                Effect::Save(wish) => {
                    let (today, me) = (self.app.today, stamp("G.T.", "2025-08-29"));
                    let before = self.file.0.clone();
                    let reason = wish.reason.as_deref();
                    let message = match commit(&mut self.file, &wish.proposal, reason, &me, today) {
                        Ok(None) => Message::Saved(None),
                        Ok(Some(_)) => {
                            let now = self.reread();
                            Message::Saved(Some(Box::new(Saved { now, before })))
                        }
                        Err(refusal) => {
                            let now = self.reread();
                            update(&mut self.app, Message::Reread(Box::new(now)));
                            Message::Refused(refusal)
                        }
                    };
                    update(&mut self.app, message);
                }
                Effect::Reread => {
                    let now = self.reread();
                    update(&mut self.app, Message::Reread(Box::new(now)));
                }
                Effect::Suspend | Effect::Repaint => {}
            }
        }
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

    /// A second person saves; whether the screen is told at once.
    pub fn colleague(mut self, event: &str, on: &str, told: bool) -> Self {
        let proposal = Proposal::Record {
            event: event.parse().unwrap(),
            draft: Draft {
                protocol: Some("5120/2025".into()),
                ..Draft::on(day(on))
            },
            keep: false,
            expected: Expected::Anything,
        };
        let today = self.app.today;
        let reason = Some("errore di battitura");
        commit(
            &mut self.file,
            &proposal,
            reason,
            &stamp("A.B.", "2025-08-29"),
            today,
        )
        .unwrap();
        if told {
            let now = self.reread();
            update(&mut self.app, Message::Reread(Box::new(now)));
        }
        self
    }

    pub fn recorded(&self, event: &str) -> Option<String> {
        self.file
            .0
            .record(&event.parse().unwrap())
            .map(|record| record.date.to_string())
    }

    pub fn journal(&self) -> &Journal {
        &self.file.1
    }

    pub fn buffer(&self) -> (Buffer, Option<(u16, u16)>) {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut cursor = None;
        terminal
            .draw(|frame| {
                draw(&self.app, frame);
            })
            .unwrap();
        if terminal.backend().cursor_position().x > 0 || terminal.backend().cursor_position().y > 0
        {
            let at = terminal.backend().cursor_position();
            cursor = Some((at.x, at.y));
        }
        (terminal.backend().buffer().clone(), cursor)
    }

    /// The screen as text, a line each, without blanks at the ends.
    pub fn screen(&self) -> String {
        let (buffer, _) = self.buffer();
        let mut lines = Vec::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol).max(1)).unwrap();
            }
            lines.push(line.trim_end().to_owned());
        }
        lines.join("\n")
    }
}
