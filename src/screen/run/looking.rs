//! Files of attachments are looked for beside the loop: a disk of another machine that does not answer
//! must not hold up the screen.
//!
//! A thread lives as long as it looks, and there are never more than [`MOST`]; one that hangs is left
//! to the system when the program ends. It is given a name and gives back a value: it decides nothing.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::Builder;
use std::time::Duration;

use crate::store::{Attachment, JsonFile};

/// So many disks may hang before nothing is looked for any more.
const MOST: usize = 4;
/// A disk that is well answers within this time, and the first frame says what it found.
const AT_ONCE: Duration = Duration::from_millis(20);

/// What is being looked for.
#[derive(Debug, Default)]
pub(super) struct Looking {
    searches: Vec<Search>,
    /// What was wanted while there were too many.
    waiting: Option<String>,
}

#[derive(Debug)]
struct Search {
    name: String,
    found: Receiver<Attachment>,
    /// The far end is let go of when the search is over.
    over: UnixStream,
}

impl Looking {
    /// Begins to look for an attachment, unless it is being looked for already; the answer, where it is
    /// there at once.
    pub(super) fn begin(&mut self, file: &JsonFile, name: String) -> Option<Attachment> {
        if self.searches.iter().any(|search| search.name == name) {
            return None;
        }
        if self.searches.len() >= MOST {
            self.waiting = Some(name);
            return None;
        }
        // Where the system gives no thread, nothing is said of the file.
        let search = Search::begin(file, name).ok()?;
        let at_once = search.found.recv_timeout(AT_ONCE).ok();
        if at_once.is_none() {
            self.searches.push(search);
        }
        at_once
    }

    /// What has been found by now; what had to wait is begun.
    pub(super) fn found(&mut self, file: &JsonFile) -> Vec<Attachment> {
        let mut found = Vec::new();
        self.searches
            .retain(|search| match search.found.try_recv() {
                Ok(attachment) => {
                    found.push(attachment);
                    false
                }
                Err(TryRecvError::Empty) => true,
                Err(TryRecvError::Disconnected) => false,
            });
        if self.searches.len() < MOST
            && let Some(name) = self.waiting.take()
        {
            found.extend(self.begin(file, name));
        }
        found
    }

    /// What becomes readable when a search is over.
    pub(super) fn watched(&self) -> impl Iterator<Item = BorrowedFd<'_>> {
        self.searches.iter().map(|search| search.over.as_fd())
    }
}

impl Search {
    fn begin(file: &JsonFile, name: String) -> io::Result<Self> {
        let (over, held) = UnixStream::pair()?;
        let (sender, found) = channel();
        let (file, wanted) = (file.clone(), name.clone());
        Builder::new().name("attachment".into()).spawn(move || {
            // A closed channel is not an error: nobody waits for the answer any more.
            let _ = sender.send(file.look_for(wanted));
            drop(held);
        })?;
        Ok(Self { name, found, over })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_disk_that_is_well_answers_at_once_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("atto.pdf"), "x").unwrap();
        let file = JsonFile::new(&folder.path().join("crono.json"));
        let mut looking = Looking::default();
        for (name, is_there) in [("atto.pdf", true), ("altro.pdf", false)] {
            let mut found = looking.begin(&file, name.to_owned());
            while found.is_none() {
                found = looking.found(&file).pop();
            }
            let wanted = Attachment {
                name: name.to_owned(),
                is_there,
            };
            assert_eq!(found, Some(wanted));
        }
        assert_eq!(looking.watched().count(), 0);
    }
}
