//! The [`PortfolioSession`]: the list of dossiers, and the folders it is a view of.
//!
//! Each file is read, its row made, and the rest let go; one that is opened is read anew. What is
//! looked at again is read only where it is not the one that was seen last, or its day has turned. It
//! decides nothing: what a key means, `update/portfolio.rs` knows.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

use crate::calendar::Date;
use crate::clock;
use crate::plan::Zone;
use crate::screen::app::{Notice, Portfolio, PortfolioStart};
use crate::screen::keymap::Context;
use crate::screen::terminal::{Terminal, TerminalEvent};
use crate::screen::update::{PortfolioEffect, PortfolioMessage, update_portfolio};
use crate::screen::view;
use crate::store::{
    FolderWatch, JsonFile, StoreError, dossiers_in, each_once, is_network, names_of, par_map,
};
use crate::words::portfolio::{DossierRow, copies_beside, reason};

use super::again::Again;
use super::place::{FolderFile, HeavyFiles, today_in};
use super::{Found, SessionOptions, Startup, parts_of};

/// The list, and what it takes to keep it true.
pub(super) struct PortfolioSession {
    /// The files and folders that were asked for.
    asked: Vec<PathBuf>,
    options: SessionOptions,
    /// What was found, by path.
    places: BTreeMap<PathBuf, FolderFile>,
    /// How many rows were numbered; a file that is read again keeps its number.
    numbered: usize,
    list: Option<Portfolio>,
    watch: Option<FolderWatch>,
    /// Copies that lie among them and are not read.
    copies: Vec<PathBuf>,
    /// Whether a folder is on another machine, whose saves nobody reports.
    is_remote: bool,
    /// When to read again what could not be read.
    again: Again,
    /// The heavy dossiers that are read beside the loop.
    heavy: HeavyFiles,
}

impl PortfolioSession {
    pub(super) fn new(asked: Vec<PathBuf>, options: SessionOptions) -> Self {
        Self {
            asked,
            options,
            places: BTreeMap::new(),
            numbered: 0,
            list: None,
            copies: Vec::new(),
            watch: None,
            is_remote: false,
            again: Again::default(),
            heavy: HeavyFiles::default(),
        }
    }

    pub(super) fn options(&self) -> &SessionOptions {
        &self.options
    }

    /// Reads all there is for the first frame.
    pub(super) fn sit_down(&mut self, terminal: &Terminal) {
        self.watch();
        let (rows, failed) = self.read(true);
        let place = match self.asked.as_slice() {
            [only] if only.is_dir() => only.to_string_lossy().into_owned(),
            _ => String::new(),
        };
        let size = terminal.size();
        let mut list = Portfolio::new(PortfolioStart {
            lang: self.options.lang,
            ascii: self.options.ascii,
            colour: self.options.colour,
            size: (size.width, size.height),
            today: self.today(),
            place,
            rows,
        });
        list.theme.palette = self.options.palette;
        list.order = self.options.orders.dossiers;
        list.copies = self.copies_told();
        tell_of(&mut list, failed, self.options.lang);
        if let Some(text) = self.options.misconfigured.take() {
            list.notice = Some(Notice { text, alarm: true });
        }
        self.list = Some(list);
    }

    /// Shows the list until a dossier is chosen, with what is still to be heeded then; `None` when the
    /// program is left. What happened before comes first.
    pub(super) fn choose(
        &mut self,
        terminal: &mut Terminal,
        mut ahead: Vec<TerminalEvent>,
    ) -> io::Result<Option<(Startup, Vec<TerminalEvent>)>> {
        loop {
            if let Some(list) = &self.list {
                terminal.draw(|frame| view::draw_portfolio(list, frame))?;
            }
            if ahead.is_empty() {
                self.read_heavy();
                let look = self.next_look();
                let watched = self.watch.as_ref().map(AsFd::as_fd);
                let watched: Vec<_> = watched.into_iter().chain(self.heavy.watched()).collect();
                ahead = terminal.wait(&watched, look)?;
            }
            let mut events = std::mem::take(&mut ahead).into_iter();
            while let Some(event) = events.next() {
                // Nobody left: the line is dead, or the machine goes down.
                if matches!(event, TerminalEvent::HangUp | TerminalEvent::Terminate) {
                    return Ok(None);
                }
                let context = self.list.as_ref().map(Portfolio::context);
                let (parts, unmeant) = parts_of(event, context.unwrap_or(Context::Dossiers));
                for part in parts {
                    match self.notice(part) {
                        Some(PortfolioEffect::Quit) => return Ok(None),
                        Some(PortfolioEffect::Open(id)) => {
                            if let Some(opening) = self.open(id) {
                                return Ok(Some((opening, events.collect())));
                            }
                        }
                        effect => self.carry_out(effect.as_ref(), terminal)?,
                    }
                }
                if let Some(unmeant) = unmeant {
                    self.tell(PortfolioMessage::Unmeant(unmeant));
                }
            }
        }
    }

    /// Carries out what does not lead away from the list.
    fn carry_out(
        &mut self,
        effect: Option<&PortfolioEffect>,
        terminal: &mut Terminal,
    ) -> io::Result<()> {
        match effect {
            None | Some(PortfolioEffect::Quit | PortfolioEffect::Open(_)) => {}
            Some(PortfolioEffect::Reread) => {
                self.watch();
                self.look(true);
            }
            Some(PortfolioEffect::Repaint) => terminal.repaint(),
            Some(PortfolioEffect::Suspend) => {
                terminal.suspend()?;
                self.come_back(terminal);
            }
        }
        Ok(())
    }

    /// What an event of the terminal means to the list.
    fn notice(&mut self, event: TerminalEvent) -> Option<PortfolioEffect> {
        let message = match event {
            TerminalEvent::Key(key) => PortfolioMessage::Key(key),
            TerminalEvent::Mouse(event) => PortfolioMessage::Mouse(event),
            TerminalEvent::Paste(text) => PortfolioMessage::Paste(text),
            TerminalEvent::Resize(columns, rows) => PortfolioMessage::Resize(columns, rows),
            TerminalEvent::Watched => {
                let watch = self.watch.as_ref();
                if watch.is_some_and(|watch| watch.drain().unwrap_or(true)) {
                    self.again.forget();
                    self.look(false);
                }
                if let Some((path, place)) = self.heavy.read() {
                    self.place(&path, place);
                }
                return None;
            }
            TerminalEvent::Timer | TerminalEvent::Resumed => {
                self.look(false);
                return None;
            }
            // The loop ends with these, and tells a burst in parts.
            TerminalEvent::HangUp | TerminalEvent::Terminate | TerminalEvent::Burst(_) => {
                return None;
            }
        };
        self.tell(message)
    }

    /// Looks at everything again, after something else was on the screen.
    pub(super) fn come_back(&mut self, terminal: &Terminal) {
        // The window may have been made smaller meanwhile.
        let size = terminal.size();
        self.tell(PortfolioMessage::Resize(size.width, size.height));
        self.watch();
        self.look(false);
    }

    fn tell(&mut self, message: PortfolioMessage) -> Option<PortfolioEffect> {
        update_portfolio(self.list.as_mut()?, message)
    }

    /// Reads what has changed, or with `all` everything, and tells the list.
    fn look(&mut self, all: bool) {
        let (rows, failed) = self.read(all);
        let today = self.today();
        self.tell(PortfolioMessage::Read(today, rows));
        let copies = self.copies_told();
        if let Some(list) = &mut self.list {
            list.copies = copies;
            tell_of(list, failed, self.options.lang);
        }
    }

    /// Begins to read what is heavy and was not read yet.
    fn read_heavy(&mut self) {
        if let Some((path, place)) = self.heavy.begin(&self.options) {
            self.place(&path, place);
        }
    }

    /// Takes in a heavy dossier that has been read; one that has changed since is read again.
    fn place(&mut self, path: &Path, mut place: FolderFile) {
        let Some(known) = self.places.get_mut(path) else {
            return;
        };
        place.row.id = known.row.id;
        let is_unread = place.row.is_unread();
        let is_stale = !is_unread && !place.holds(&self.options, &known.name, path);
        *known = place;
        let rows = self.places.values().map(|place| place.row.clone());
        let rows = rows.collect();
        let today = self.today();
        self.tell(PortfolioMessage::Read(today, rows));
        if is_unread {
            self.again.failed(clock::now(Zone::default()).timestamp());
        } else if is_stale {
            self.look(false);
        }
    }

    /// The sentence on the copies that lie among the dossiers; empty where there are none.
    fn copies_told(&self) -> String {
        copies_beside(self.options.lang, &names_of(&self.copies)).unwrap_or_default()
    }

    /// The rows of what was asked for, and why a folder cannot be listed; the files it held are still
    /// looked for, so that each says that it is gone.
    fn read(&mut self, all: bool) -> (Vec<DossierRow>, Option<StoreError>) {
        let (mut paths, mut failed) = (Vec::new(), None);
        self.copies.clear();
        for asked in &self.asked {
            match dossiers_in(asked) {
                Ok(found) => {
                    paths.extend(found.dossiers);
                    self.copies.extend(found.copies);
                }
                // What was a folder and is none any more says so; the others are files.
                Err(error)
                    if self
                        .places
                        .keys()
                        .any(|path| path.starts_with(asked) && path != asked) =>
                {
                    let known = self.places.keys().filter(|path| path.starts_with(asked));
                    paths.extend(known.cloned());
                    failed = Some(error);
                }
                Err(_) => paths.push(asked.clone()),
            }
        }
        let paths = each_once(paths);
        let mut known = std::mem::take(&mut self.places);
        let mut rows = Vec::with_capacity(paths.len());
        let asked = names_of(&paths).into_iter().zip(paths).map(|(name, path)| {
            let before = known.remove(&path);
            (name, path, before)
        });
        let options = &self.options;
        let read = par_map(asked.collect(), |(name, path, before)| {
            let id = before.as_ref().map(|place| place.row.id);
            let same = |place: &FolderFile| !all && place.holds(options, &name, &path);
            let (place, to_come) = match before {
                Some(place) if same(&place) => (place, None),
                before => match FolderFile::to_be_read(options, &name, &path) {
                    // What was known of it stays until it has been read again.
                    Some(heavy) => (before.unwrap_or(heavy), Some(name)),
                    None => (FolderFile::read(options, name, &path), None),
                },
            };
            (path, id, place, to_come)
        });
        let mut heavy = Vec::new();
        for (path, id, mut place, to_come) in read {
            heavy.extend(to_come.map(|name| (name, path.clone())));
            place.row.id = id.unwrap_or_else(|| {
                self.numbered += 1;
                self.numbered
            });
            rows.push(place.row.clone());
            self.places.insert(path, place);
        }
        self.heavy.want(heavy);
        if failed.is_some() || rows.iter().any(DossierRow::is_unread) {
            self.again.failed(clock::now(Zone::default()).timestamp());
        } else {
            self.again.forget();
        }
        (rows, failed)
    }

    /// Opens the dossier of a row; where it cannot be read any more, its row says so.
    fn open(&mut self, id: usize) -> Option<Startup> {
        let mut places = self.places.iter();
        let (path, _) = places.find(|(_, place)| place.row.id == id)?;
        let file = JsonFile::new(path);
        match file.open() {
            Ok(opened) => {
                let options = self.options.clone();
                // The first one says so.
                self.options.anothers = None;
                Some(Startup {
                    file,
                    found: Found::File(opened),
                    options,
                })
            }
            Err(error) => {
                self.look(false);
                let text = reason(self.options.lang, &error);
                self.tell(PortfolioMessage::Failed(text));
                None
            }
        }
    }

    /// Watches the folders, those that are there now.
    fn watch(&mut self) {
        let folder = |path: &PathBuf| {
            if path.is_dir() {
                return Some(path.clone());
            }
            let folder = path.parent()?;
            let is_here = folder.as_os_str().is_empty();
            Some(if is_here {
                ".".into()
            } else {
                folder.to_owned()
            })
        };
        let mut folders: Vec<PathBuf> = self.asked.iter().filter_map(folder).collect();
        folders.sort_unstable();
        folders.dedup();
        self.is_remote = folders.iter().any(|folder| is_network(folder));
        self.watch = FolderWatch::new(&folders).ok();
    }

    /// The day above the list: that of the first zone there is.
    fn today(&self) -> Date {
        today_in(&self.options, self.zones().next().unwrap_or_default())
    }

    fn zones(&self) -> impl Iterator<Item = Zone> {
        let read = self
            .places
            .values()
            .filter(|place| place.row.summary.is_some());
        read.map(|place| place.zone)
    }

    /// When to look up without an event: at the first midnight, unless the day was chosen, once a
    /// minute where nobody reports saves, and soon after something could not be read.
    fn next_look(&self) -> Option<i64> {
        let mut zones: Vec<Zone> = Vec::new();
        for zone in self.zones() {
            if !zones.contains(&zone) {
                zones.push(zone);
            }
        }
        let turns = zones.iter().filter(|_| self.options.today.is_none());
        let midnight = turns.filter_map(|zone| clock::next_midnight(*zone)).min();
        let zone = zones.first().copied().unwrap_or_default();
        let minute = self.is_remote.then(|| clock::now(zone).timestamp() + 60);
        let looks = [midnight, minute, self.again.at()];
        looks.into_iter().flatten().min()
    }
}

fn tell_of(list: &mut Portfolio, failed: Option<StoreError>, lang: crate::words::Lang) {
    if let Some(error) = failed {
        update_portfolio(list, PortfolioMessage::Failed(reason(lang, &error)));
    }
}
