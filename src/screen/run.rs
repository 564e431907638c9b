//! The loop: draw, sleep until something happens, decide, carry out.
//!
//! One thread, one place to sleep. Nothing wakes it but a key, a signal, a change of the file or
//! midnight of the plan's time zone. It is the only place of the screen that touches the file and
//! the terminal, and it decides nothing.

use std::io;
use std::mem::ManuallyDrop;
use std::os::fd::AsFd;

use crate::assess::prepare;
use crate::calendar::Date;
use crate::clock;
use crate::record::{Dossier, Journal, Refusal, Stamp};
use crate::store::{
    self, Access, Commit, CommitError, Fingerprint, JsonFile, Opened, Saving, StoreError, Target,
    Unread, Watch, is_network,
};
use crate::words::Lang;

use super::app::{App, FileState, LookOnly, Person, Start, Wish};
use super::terminal::{Event, Options, Terminal};
use super::update::{Effect, Message, Reread, Saved, update};
use super::view;

/// A file of so many bytes, which are about a hundred changes, is read to the end in no time.
const SMALL: usize = 64 * 1024;

/// What the screen opens with.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct Opening {
    /// The file.
    pub file: JsonFile,
    /// What was found there.
    pub found: Found,
    /// Whether it was asked to only look.
    pub only_look: bool,
    /// The language.
    pub lang: Lang,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether the keyboard is at the other end of a network.
    pub remote: bool,
    /// The day, where somebody chose it; else it is the date of the plan's zone, and turns.
    pub today: Option<Date>,
    /// Who types.
    pub person: Person,
}

/// What was found where the file is.
#[derive(Debug)]
pub enum Found {
    /// The file.
    File(Opened),
    /// Nothing yet; this is what the first save begins with.
    Nothing(Dossier),
}

/// Shows the screen until it is left.
///
/// # Errors
/// The terminal cannot be used.
pub fn run(opening: Opening) -> io::Result<()> {
    let mut terminal = Terminal::enter(Options {
        colour: opening.colour,
        remote: opening.remote,
    })?;
    let (desk, unread) = Desk::sit_down(opening, &terminal);
    // The program ends with the screen: the system takes all of it back at once.
    let mut desk = ManuallyDrop::new(desk);
    // A small file is read to the end at once, so that one frame says all.
    let (small, large) = match unread {
        Some(unread) if unread.size() <= SMALL => (Some(unread), None),
        unread => (None, unread),
    };
    desk.read_rest(small);
    terminal.draw(|frame| view::draw(&desk.app, frame))?;
    // What the first frame does not need comes after it.
    if desk.settle(large) {
        terminal.draw(|frame| view::draw(&desk.app, frame))?;
    }
    loop {
        let look = desk.next_look();
        let watched = desk.watch.as_ref().map(Watch::as_fd);
        let watched: Vec<_> = watched.into_iter().collect();
        for event in terminal.wait(&watched, look)? {
            let effects = desk.notice(event);
            if desk.carry_out(effects, &mut terminal)? {
                return Ok(());
            }
        }
        terminal.draw(|frame| view::draw(&desk.app, frame))?;
    }
}

/// The state, and what it takes to carry effects out.
struct Desk {
    app: App,
    file: JsonFile,
    /// What a file that is not there yet begins with.
    first: Option<Dossier>,
    only_look: bool,
    chosen_day: Option<Date>,
    watch: Option<Watch>,
    /// Whether the file is on another machine.
    is_remote: bool,
    seen: Option<Fingerprint>,
}

impl Desk {
    /// The state of the first frame, and what of the file is still to be read.
    fn sit_down(opening: Opening, terminal: &Terminal) -> (Self, Option<Unread>) {
        let (dossier, file, first, unread) = match opening.found {
            Found::File(opened) => {
                let file = file_state(&opening.file, Some(opened.is_shared));
                (
                    opened.dossier,
                    file,
                    None,
                    Some((opened.fingerprint, opened.unread)),
                )
            }
            Found::Nothing(first) => (
                first.clone(),
                file_state(&opening.file, None),
                Some(first),
                None,
            ),
        };
        let zone = dossier.plan.time_zone;
        let size = terminal.size();
        let mut desk = Self {
            app: App::new(Start {
                lang: opening.lang,
                ascii: opening.ascii,
                colour: opening.colour,
                size: (size.width, size.height),
                today: opening.today.unwrap_or_else(|| clock::today(zone)),
                started: clock::now(zone),
                person: opening.person,
                file,
                dossier,
            }),
            seen: unread.as_ref().map(|(seen, _)| *seen),
            first,
            file: opening.file,
            only_look: opening.only_look,
            chosen_day: opening.today,
            watch: None,
            is_remote: false,
        };
        desk.app.file.read_only = desk.look_only(Access::Writable);
        (desk, unread.map(|(_, unread)| unread))
    }

    /// Why nothing can be written, if so.
    fn look_only(&self, access: Access) -> Option<LookOnly> {
        match access {
            _ if self.only_look => Some(LookOnly::Asked),
            Access::ReadOnly(reason) => Some(LookOnly::File(reason)),
            Access::Writable => None,
        }
    }

    /// Begins to watch the file, and reads what is still to be read; whether there was anything.
    fn settle(&mut self, unread: Option<Unread>) -> bool {
        self.watch();
        // Somebody may have saved between the reading and the watching.
        let read = self.read_rest(unread);
        self.look_at_file() || read
    }

    /// Reads what the first frame can do without; whether there was anything.
    fn read_rest(&mut self, unread: Option<Unread>) -> bool {
        let Some(unread) = unread else {
            return false;
        };
        let access = match unread.access() {
            Ok(access) => Message::Access(self.look_only(access)),
            Err(error) => Message::Unreadable(error),
        };
        self.tell(access);
        let journal = match unread.journal() {
            Ok(journal) => Message::Journal(journal),
            Err(error) => Message::Unreadable(error),
        };
        self.tell(journal);
        true
    }

    /// Watches the folder, from the moment there is one.
    fn watch(&mut self) {
        if self.watch.is_none() {
            let target = Target::resolve(self.file.path()).ok();
            self.is_remote = target.as_ref().is_some_and(|t| is_network(t.folder_path()));
            self.watch = target.and_then(|target| Watch::new(&target).ok());
        }
    }

    fn tell(&mut self, message: Message) -> Vec<Effect> {
        update(&mut self.app, message)
    }

    /// When to look up without being told: where the page turns, unless the day was chosen, and once
    /// a minute where the file is on another machine, whose saves nobody reports.
    fn next_look(&self) -> Option<i64> {
        let zone = self.app.dossier.plan.time_zone;
        let midnight = self
            .chosen_day
            .is_none()
            .then(|| clock::next_midnight(zone))
            .flatten();
        let minute = self.is_remote.then(|| clock::now(zone).timestamp() + 60);
        [midnight, minute].into_iter().flatten().min()
    }

    /// What an event of the terminal means to the state.
    fn notice(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => {
                let effects = self.tell(Message::Key(key));
                // A network file system sends no word of the saves of others: a key looks. The key
                // comes first, for it was meant for what was on the screen, and it clears the line
                // that would say who changed what.
                self.look_at_file();
                effects
            }
            Event::Paste(text) => self.tell(Message::Paste(text)),
            Event::Resize(columns, rows) => self.tell(Message::Resize(columns, rows)),
            Event::Watched => {
                let ours = self
                    .watch
                    .as_ref()
                    .is_some_and(|watch| watch.drain().unwrap_or(true));
                if ours {
                    self.look_at_file();
                }
                Vec::new()
            }
            Event::Timer | Event::Resumed => {
                self.turn_page();
                self.look_at_file();
                Vec::new()
            }
            Event::HangUp | Event::Terminate => vec![Effect::Quit],
        }
    }

    fn turn_page(&mut self) {
        let today = clock::today(self.app.dossier.plan.time_zone);
        if self.chosen_day.is_none() && today != self.app.real_day() {
            self.tell(Message::Day(today));
        }
    }

    /// Reads the file again if it is not the one that was seen last; whether it was another.
    fn look_at_file(&mut self) -> bool {
        let now = Fingerprint::of(self.file.path());
        let is_other = now.is_some() && now != self.seen;
        if is_other {
            self.reread();
        }
        is_other
    }

    fn reread(&mut self) {
        self.seen = Fingerprint::of(self.file.path());
        let read = self
            .file
            .open()
            .and_then(|opened| Ok((opened.access()?, opened.journal()?, opened)));
        let message = match read {
            Ok((access, journal, opened)) => {
                self.seen = Some(opened.fingerprint);
                let file = FileState {
                    read_only: self.look_only(access),
                    ..file_state(&self.file, Some(opened.is_shared))
                };
                Message::Reread(Box::new(self.known(opened.dossier, journal, file)))
            }
            Err(error) if error.fault == store::Fault::Missing && self.first.is_some() => return,
            Err(error) => Message::Unreadable(error),
        };
        self.tell(message);
    }

    /// The file as it is now, for the state.
    fn known(&mut self, dossier: Dossier, journal: Journal, file: FileState) -> Reread {
        self.first = None;
        self.watch();
        Reread {
            dossier,
            journal,
            file,
        }
    }

    /// Carries effects out; whether to leave.
    fn carry_out(&mut self, effects: Vec<Effect>, terminal: &mut Terminal) -> io::Result<bool> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(true),
                Effect::Suspend => {
                    terminal.suspend()?;
                    // The window may have been made smaller meanwhile.
                    let size = terminal.size();
                    self.tell(Message::Resize(size.width, size.height));
                    self.turn_page();
                    self.look_at_file();
                }
                Effect::Repaint => terminal.repaint(),
                Effect::Reread => self.reread(),
                Effect::Save(wish) => {
                    let message = self.save(&wish);
                    self.tell(message);
                }
            }
        }
        Ok(false)
    }

    /// Carries out a wish against the newest file.
    fn save(&mut self, wish: &Wish) -> Message {
        let now = clock::now(self.app.dossier.plan.time_zone);
        let Person { by, login } = self.app.person.clone();
        let stamp = Stamp {
            by,
            login: login.clone(),
            at: now,
        };
        let today = self.app.real_day();
        let saving = Saving {
            login: &login,
            today: now.date_naive(),
            first: self.first.as_ref(),
        };
        let mut before = None;
        let saved = self.file.commit(saving, |dossier, journal| {
            before = Some(dossier.clone());
            let reason = wish.reason.as_deref();
            let prepared = prepare(dossier, journal, &wish.proposal, &stamp, reason, today)?;
            Ok::<_, Refusal>(prepared.map(|(change, preview)| Commit {
                change,
                stamp: stamp.clone(),
                reason: wish.reason.clone(),
                judged: preview.judged,
            }))
        });
        match saved {
            Ok(Some(saved)) => self.saved(saved, before),
            Ok(None) => {
                self.look_at_file();
                Message::Saved(None)
            }
            Err(CommitError::Refused(refusal)) => {
                self.look_at_file();
                Message::Refused(refusal)
            }
            Err(CommitError::Clash(_)) => {
                self.look_at_file();
                Message::Failed(StoreError::new(
                    self.file.path(),
                    store::Fault::ChangedMeanwhile,
                ))
            }
            Err(CommitError::Store(error)) => {
                self.look_at_file();
                Message::Failed(error)
            }
        }
    }

    fn saved(&mut self, saved: store::Saved, before: Option<Dossier>) -> Message {
        self.seen = Some(saved.fingerprint);
        let before = before.unwrap_or_else(|| saved.dossier.clone());
        let file = FileState {
            exists: true,
            ..self.app.file.clone()
        };
        let now = self.known(saved.dossier, saved.journal, file);
        Message::Saved(Some(Box::new(Saved { now, before })))
    }
}

/// What the screen knows of a file at first sight; `shared` where there is one.
fn file_state(file: &JsonFile, shared: Option<bool>) -> FileState {
    let name = file.path().file_name().unwrap_or_default();
    FileState {
        name: name.to_string_lossy().into_owned(),
        exists: shared.is_some(),
        read_only: None,
        shared: shared.unwrap_or_default(),
    }
}
