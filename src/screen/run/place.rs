//! The files of the list: what is known of each, and the heavy ones that are read beside the loop.
//!
//! A heavy dossier must hold up neither the list nor a key: its row says that it is being read, or stays
//! as it was, until a thread has read it. There is never more than one such thread; it is given a path
//! and gives back a value: it decides nothing.

use std::collections::VecDeque;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::Builder;

use crate::assess::Assessment;
use crate::calendar::Date;
use crate::clock;
use crate::plan::Zone;
use crate::store::{Fingerprint, HEAVY, JsonFile, SIZE_LIMIT};
use crate::words::portfolio::DossierRow;

use super::SessionOptions;

/// One file.
pub(super) struct FolderFile {
    /// The name by which it is told apart.
    pub(super) name: String,
    /// The state in which it was read.
    seen: Option<Fingerprint>,
    /// The zone of its plan; of one that cannot be read, whichever.
    pub(super) zone: Zone,
    pub(super) row: DossierRow,
}

impl FolderFile {
    /// Whether what is known of a file is what reading it again would give.
    pub(super) fn holds(&self, options: &SessionOptions, name: &str, path: &Path) -> bool {
        let today = self.row.summary.as_ref().map(|summary| summary.today);
        today == Some(today_in(options, self.zone))
            && self.name == name
            && self.seen == Fingerprint::of(path)
    }

    pub(super) fn read(options: &SessionOptions, name: String, path: &Path) -> Self {
        let lang = options.lang;
        match JsonFile::new(path).open() {
            Ok(mut opened) => {
                let zone = opened.dossier.plan.time_zone;
                let today = today_in(options, zone);
                opened.dossier.see_on(Some(today));
                let assessment = Assessment::of(&opened.dossier, today);
                let row = DossierRow::of(lang, &name, &opened.dossier, &assessment);
                Self {
                    seen: Some(opened.fingerprint),
                    zone,
                    row: row.weighing(opened.heavy()),
                    name,
                }
            }
            Err(error) => Self {
                seen: None,
                zone: Zone::default(),
                row: DossierRow::unread(lang, &name, &error),
                name,
            },
        }
    }

    /// A heavy file that is still to be read; `None` of any other.
    pub(super) fn to_be_read(options: &SessionOptions, name: &str, path: &Path) -> Option<Self> {
        let size = Fingerprint::of(path)?.size();
        (HEAVY..=SIZE_LIMIT).contains(&size).then(|| Self {
            seen: None,
            zone: Zone::default(),
            row: DossierRow::to_be_read(options.lang, name, size),
            name: name.to_owned(),
        })
    }
}

/// The day of a dossier whose plan is in a zone.
pub(super) fn today_in(options: &SessionOptions, zone: Zone) -> Date {
    options.today.unwrap_or_else(|| clock::today(zone))
}

/// The heavy files that are to be read, and the one that is being read.
#[derive(Default)]
pub(super) struct HeavyFiles {
    waiting: VecDeque<(String, PathBuf)>,
    reading: Option<Reading>,
}

struct Reading {
    path: PathBuf,
    read: Receiver<FolderFile>,
    /// The far end is let go of when it is read.
    over: UnixStream,
}

impl HeavyFiles {
    /// These are to be read, and no others; the one that is being read is read to the end.
    pub(super) fn want(&mut self, wanted: Vec<(String, PathBuf)>) {
        self.waiting = wanted.into();
    }

    /// Begins with the next one, unless one is being read. Where the system gives no thread, it is read
    /// here and now.
    pub(super) fn begin(&mut self, options: &SessionOptions) -> Option<(PathBuf, FolderFile)> {
        if self.reading.is_some() {
            return None;
        }
        let (name, path) = self.waiting.pop_front()?;
        match Reading::begin(options, &name, &path) {
            Ok(reading) => {
                self.reading = Some(reading);
                None
            }
            Err(_) => Some((path.clone(), FolderFile::read(options, name, &path))),
        }
    }

    /// The one that has been read by now.
    pub(super) fn read(&mut self) -> Option<(PathBuf, FolderFile)> {
        let Reading { path, read, .. } = self.reading.as_ref()?;
        let found = match read.try_recv() {
            Ok(place) => Some((path.clone(), place)),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        self.reading = None;
        found
    }

    /// What becomes readable when the file has been read.
    pub(super) fn watched(&self) -> Option<BorrowedFd<'_>> {
        self.reading.as_ref().map(|reading| reading.over.as_fd())
    }
}

impl Reading {
    fn begin(options: &SessionOptions, name: &str, path: &Path) -> io::Result<Self> {
        let (over, held) = UnixStream::pair()?;
        let (sender, read) = channel();
        let (options, name, wanted) = (options.clone(), name.to_owned(), path.to_owned());
        Builder::new().name("dossier".into()).spawn(move || {
            // A closed channel is not an error: nobody waits for the answer any more.
            let _ = sender.send(FolderFile::read(&options, name, &wanted));
            drop(held);
        })?;
        Ok(Self {
            path: path.to_owned(),
            read,
            over,
        })
    }
}
