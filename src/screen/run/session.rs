//! The [`ScreenSession`]: the state, and the file it is a view of. Reading, watching, hearing of the saves of
//! others.
//!
//! Everything that comes from outside becomes a [`Message`] here; what it means is not decided here.
//! What `update` wants done is carried out in `effects.rs`.

use std::path::PathBuf;

use crate::calendar::Date;
use crate::clock;
use crate::record::{Dossier, Journal, Mark};
use crate::screen::app::{App, FileState, LookOnly, Notice, Start};
use crate::screen::terminal::{Terminal, TerminalEvent};
use crate::screen::update::{Effect, Message, Reread, update};
use crate::store::{
    self, Access, Fingerprint, JsonFile, SeenFile, StoreError, Target, UnfinishedFiles, Unread,
    Watch, copies_of, is_network, names_of,
};
use crate::words::portfolio::copies_in_short;

use super::again::Again;
use super::looking::Looking;
use super::{Found, SessionOptions, Startup};

/// The state, and what it takes to carry effects out.
pub(super) struct ScreenSession {
    pub(super) app: App,
    pub(super) file: JsonFile,
    /// Whether the file is not there yet.
    pub(super) is_new: bool,
    pub(super) only_look: bool,
    chosen_day: Option<Date>,
    pub(super) watch: Option<Watch>,
    /// Whether the file is on another machine.
    is_remote: bool,
    pub(super) seen: Option<Fingerprint>,
    /// When to read again what could not be read.
    again: Again,
    /// The attachments that are looked for.
    pub(super) looking: Looking,
    state_folder: Option<PathBuf>,
    /// A lock that git left beside the file, and that the last save passed over.
    pub(super) left_over: Option<PathBuf>,
    /// Whose home root was given; `None` once it was said.
    anothers: Option<u32>,
    /// What is wrong with the configuration; `None` once it was said.
    misconfigured: Option<String>,
}

impl ScreenSession {
    /// The state of the first frame, and what of the file is still to be read.
    pub(super) fn sit_down(opening: Startup, terminal: &Terminal) -> (Self, Option<Unread>) {
        let Startup {
            file,
            found,
            options,
        } = opening;
        let SessionOptions {
            palette,
            orders,
            misconfigured,
            only_look,
            today: chosen_day,
            state_folder,
            anothers,
            named,
            ..
        } = options;
        let mut near = Vec::new();
        let (dossier, known, unread) = match found {
            Found::File(opened) => {
                let known = file_state(&file, Some(opened.is_shared));
                (
                    opened.dossier,
                    known,
                    Some((opened.fingerprint, opened.unread)),
                )
            }
            Found::Nothing {
                first,
                near: beside,
            } => {
                near = names_of(&beside);
                (first, file_state(&file, None), None)
            }
        };
        let zone = dossier.plan.time_zone;
        let size = terminal.size();
        let mut session = Self {
            app: App::new(Start {
                lang: options.lang,
                ascii: options.ascii,
                colour: options.colour,
                size: (size.width, size.height),
                today: chosen_day.unwrap_or_else(|| clock::today(zone)),
                started: clock::now(zone),
                person: options.person,
                file: known,
                dossier,
            }),
            seen: unread.as_ref().map(|(seen, _)| *seen),
            is_new: unread.is_none(),
            file,
            only_look,
            chosen_day,
            watch: None,
            is_remote: false,
            again: Again::default(),
            looking: Looking::default(),
            state_folder,
            left_over: None,
            anothers,
            misconfigured,
        };
        session.app.theme.palette = palette;
        session.app.order = orders.requests;
        session.app.near = near;
        session.app.named = named;
        let path = Target::resolve(session.file.path());
        let path = path.map_or_else(
            |_| session.file.path().to_owned(),
            |at| at.path().to_owned(),
        );
        session.app.path = path.to_string_lossy().into_owned();
        session.app.file.read_only = session.look_only(Access::Writable);
        session.app.choose_a_plan();
        (session, unread.map(|(_, unread)| unread))
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
    pub(super) fn settle(&mut self, unread: Option<Unread>) -> bool {
        self.watch();
        // Somebody may have saved between the reading and the watching.
        let read = self.read_rest(unread);
        let reread = self.look_while_watching();
        self.look_for_copies();
        self.recall();
        self.offer();
        if let Some(text) = self.misconfigured.take() {
            self.app.notice = Some(Notice { text, alarm: true });
        }
        if let Some(owner) = self.anothers.take() {
            self.tell(Message::NothingKept { owner });
        }
        let says = self.app.notice.is_some() || !self.app.copies.is_empty();
        read || reread || says || !self.app.drafts.is_empty()
    }

    /// Looks for copies that others have put beside the file.
    fn look_for_copies(&mut self) {
        let there = self.app.file.exists;
        let copies = there.then(|| copies_of(self.file.path()));
        let names = names_of(&copies.unwrap_or_default());
        self.tell(Message::Copies(
            copies_in_short(self.app.lang, &names).unwrap_or_default(),
        ));
    }

    /// Offers what is left of forms that were not finished.
    fn offer(&mut self) {
        let kept = self.unfinished_files().map(|files| files.all());
        for kept in kept.unwrap_or_default() {
            self.tell(Message::LeftOpen(kept));
        }
    }

    /// Tells how far this person had looked.
    fn recall(&mut self) {
        let mark = self.seen_file().and_then(|seen| seen.read());
        self.tell(Message::LastLooked(mark));
    }

    /// Remembers that this person has seen what the journal holds.
    pub(super) fn remember(&self) {
        if self.only_look || !self.app.file.exists || !self.app.knows_news() {
            return;
        }
        let zone = self.app.dossier.plan.time_zone;
        let mark = Mark::behind(&self.app.journal, clock::now(zone));
        // What nobody has seen yet here may be what the mark is about.
        let is_newest = Fingerprint::of(self.file.path()) == self.seen;
        if let Some(seen) = self.seen_file() {
            // Best effort: without a state directory nothing is remembered.
            let _ = seen.keep(&mark, is_newest);
        }
    }

    /// Where it is kept how far this person has looked.
    fn seen_file(&self) -> Option<SeenFile> {
        let target = Target::resolve(self.file.path()).ok()?;
        Some(SeenFile::new(self.state_folder.as_ref()?, &target))
    }

    /// Where it is kept what this person has not finished; also before there is a folder for the dossier.
    pub(super) fn unfinished_files(&self) -> Option<UnfinishedFiles> {
        let target = Target::to_be(self.file.path()).ok()?;
        Some(UnfinishedFiles::new(self.state_folder.as_ref()?, &target))
    }

    /// Reads what the first frame can do without; whether there was anything.
    pub(super) fn read_rest(&mut self, unread: Option<Unread>) -> bool {
        let Some(unread) = unread else {
            return false;
        };
        let access = match unread.access() {
            Ok(access) => Message::Access(self.look_only(access)),
            Err(error) => self.unreadable(error),
        };
        self.tell(access);
        let journal = match unread.journal() {
            Ok(journal) => Message::Journal(journal),
            Err(error) => self.unreadable(error),
        };
        self.tell(journal);
        true
    }

    /// The file could not be read; it is tried again.
    fn unreadable(&mut self, error: StoreError) -> Message {
        let again = self.again.failed(self.instant());
        Message::Unreadable(error, again)
    }

    fn instant(&self) -> i64 {
        clock::now(self.app.dossier.plan.time_zone).timestamp()
    }

    /// Watches the folder, from the moment there is one; the one that is there now.
    pub(super) fn watch(&mut self) {
        if self.watch.as_ref().is_some_and(Watch::holds) {
            return;
        }
        let before = self.watch.take().map(|watch| watch.target().clone());
        // Without its folder a path leads nowhere; it is waited for where it was.
        let target = Target::resolve(self.file.path()).ok().or(before);
        // Of a folder that is gone nobody can say; it stays what it was.
        self.is_remote |= target.as_ref().is_some_and(|t| is_network(t.folder_path()));
        self.watch = target.and_then(|target| Watch::new(&target).ok());
    }

    pub(super) fn tell(&mut self, message: Message) -> Vec<Effect> {
        update(&mut self.app, message)
    }

    /// When to look up without an event: where the page turns, unless the day was chosen, once a
    /// minute where the file is on another machine, whose saves nobody reports, and soon after the file
    /// could not be read.
    pub(super) fn next_look(&self) -> Option<i64> {
        let zone = self.app.dossier.plan.time_zone;
        let midnight = self
            .chosen_day
            .is_none()
            .then(|| clock::next_midnight(zone))
            .flatten();
        let minute = self.is_remote.then(|| self.instant() + 60);
        let looks = [midnight, minute, self.again.at()];
        looks.into_iter().flatten().min()
    }

    /// What an event of the terminal means to the state.
    pub(super) fn notice(&mut self, event: TerminalEvent) -> Vec<Effect> {
        match event {
            TerminalEvent::Key(key) => {
                let effects = self.tell(Message::Key(key));
                // A network file system sends no word of the saves of others: a key looks. The key
                // comes first, for it was meant for what was on the screen, and it clears the line
                // that would say who changed what.
                self.look_at_file();
                effects
            }
            TerminalEvent::Mouse(event) => {
                let effects = self.tell(Message::Mouse(event));
                self.look_at_file();
                effects
            }
            TerminalEvent::Paste(text) => self.tell(Message::Paste(text)),
            TerminalEvent::Resize(columns, rows) => self.tell(Message::Resize(columns, rows)),
            TerminalEvent::Watched => {
                for found in self.looking.found(&self.file) {
                    self.tell(Message::Attachment(found));
                }
                let ours = self
                    .watch
                    .as_ref()
                    .is_some_and(|watch| watch.drain().unwrap_or(true));
                if ours {
                    self.watch();
                    self.look_while_watching();
                }
                Vec::new()
            }
            TerminalEvent::Timer | TerminalEvent::Resumed => {
                self.turn_page();
                self.look_at_file();
                Vec::new()
            }
            // The loop ends with these before they come here, and nothing counts as seen; of a burst it
            // tells the parts.
            TerminalEvent::HangUp | TerminalEvent::Terminate | TerminalEvent::Burst(_) => {
                Vec::new()
            }
        }
    }

    pub(super) fn turn_page(&mut self) {
        let today = clock::today(self.app.dossier.plan.time_zone);
        if self.chosen_day.is_none() && today != self.app.real_day() {
            self.tell(Message::Day(today));
        }
    }

    /// Reads the file again if it is not the one that was seen last, or is gone, or could not be read
    /// then; whether it was so.
    pub(super) fn look_at_file(&mut self) -> bool {
        let is_wanted = self.is_wanted();
        if is_wanted {
            self.reread();
        }
        is_wanted
    }

    /// The same, right after the watch was looked after.
    fn look_while_watching(&mut self) -> bool {
        let is_wanted = self.is_wanted();
        if is_wanted {
            self.read_again();
        }
        is_wanted
    }

    /// Whether the file is to be read again.
    fn is_wanted(&mut self) -> bool {
        let is_other = Fingerprint::of(self.file.path()) != self.seen;
        if is_other {
            self.again.forget();
        }
        is_other || self.again.is_wanted()
    }

    pub(super) fn reread(&mut self) {
        // First the watch: what is saved while we read is heard of then.
        self.watch();
        self.read_again();
    }

    fn read_again(&mut self) {
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
            Err(error) if error.fault == store::Fault::Missing && self.is_new => return,
            Err(error) => self.unreadable(error),
        };
        self.tell(message);
        // What puts another file in place may leave a copy of the one that was there.
        self.look_for_copies();
    }

    /// The file as it is now, for the state.
    pub(super) fn known(&mut self, dossier: Dossier, journal: Journal, file: FileState) -> Reread {
        self.is_new = false;
        self.again.forget();
        Reread {
            dossier,
            journal,
            file,
        }
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
