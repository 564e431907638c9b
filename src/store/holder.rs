//! Who holds the lock: what a save writes into the lock file, and how it is read again.
//!
//! It must never take anybody's work for a lock: what was not written by a save is told apart here.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;

/// Who holds the lock, in their own words: to be shown, not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The number of the process.
    pub pid: u32,
    /// The account.
    pub login: String,
    /// The machine.
    pub host: String,
}

impl Holder {
    /// The most bytes of a lock file. What holds more is none.
    pub(super) const MAX: usize = 1024;
    /// The most characters of a name in it.
    const LONGEST_NAME: usize = 100;

    pub(super) fn this_process(login: &str) -> Self {
        let host = rustix::system::uname()
            .nodename()
            .to_string_lossy()
            .into_owned();
        Self {
            pid: std::process::id(),
            login: login.to_owned(),
            host,
        }
    }

    pub(super) fn to_text(&self) -> String {
        let one_line = |text: &str| {
            let begin: String = text.chars().take(Self::LONGEST_NAME).collect();
            begin.replace(['\n', '\r'], " ")
        };
        format!(
            "{}\n{}\n{}\n",
            self.pid,
            one_line(&self.login),
            one_line(&self.host)
        )
    }

    /// Whether a lock file is empty, or begins with the number of a process, or holds nothing but zeros, as a
    /// power cut leaves what the disk had not written yet: anything else is somebody's work, however short.
    pub(super) fn may_have_written(file: &File) -> io::Result<bool> {
        let mut begin = [0; Self::MAX];
        let read = file.read_at(&mut begin, 0)?;
        let begin = &begin[..read];
        let line = begin.split(|byte| *byte == b'\n').next();
        let line = line.unwrap_or_default();
        let is_number = !line.is_empty() && line.len() < 12 && line.iter().all(u8::is_ascii_digit);
        Ok(is_number || begin.iter().all(|byte| *byte == 0))
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let pid = lines.next()?.parse().ok()?;
        let (login, host) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        Some(Self { pid, login, host })
    }
}
