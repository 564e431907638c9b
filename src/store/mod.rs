//! The data file, and how it survives anything.
//!
//! The file is authoritative and what is in memory is a view of it. A save is one change applied to the
//! newest file under a lock, never "my document over yours"; a reader of the file sees the old
//! text or the new, whatever happens to the machine meanwhile; fields that this version does not
//! know are kept. This module must never know a screen, a language or what day it is, and never
//! judge what a dossier means.
//!
//! In reading order: `place.rs` finds the file, `target.rs` follows its links, `read.rs` reads it;
//! `lock.rs`, `replace.rs` with `attributes.rs`, `backup.rs` and `leftover.rs` are a safe save; `upgrade.rs`,
//! `parts.rs`, `strict.rs`, `merge.rs` and `layout.rs` are the text, and `document.rs` the dossier in
//! it, with `fast_path.rs` for the files that nothing is wrong with and `damage.rs` for the others; `file.rs` opens, `commit.rs` with `present.rs` puts a save together,
//! `begin.rs` begins a file, `absent.rs` looks around where there is none, `git.rs` sees git at work, and `watch.rs` notices the saves of others. `folder.rs` finds
//! the dossiers that lie side by side, `copies.rs` what lies among them and is none, `par_map.rs` reads many of them at once, `output.rs` writes a report to a file, `attachment.rs` looks
//! for the files that records name. `own.rs` is apart, with `seen.rs` and `unfinished.rs`: files of each
//! person's own; and `mount.rs` knows on which disks a lock keeps nobody out.

mod absent;
mod attachment;
mod attributes;
mod backup;
mod begin;
mod commit;
mod copies;
mod copy;
mod damage;
mod document;
mod error;
mod fast_path;
mod file;
mod folder;
mod git;
mod holder;
mod layout;
mod leftover;
mod lists;
mod lock;
mod merge;
mod mount;
mod opened;
mod output;
mod own;
mod par_map;
mod parts;
mod place;
mod present;
mod read;
mod replace;
#[cfg(test)]
mod schema;
mod seen;
mod sound;
mod strict;
mod target;
mod umask;
mod unfinished;
mod upgrade;
mod watch;

pub use absent::Absence;
pub use attachment::Attachment;
pub use backup::{KEPT, backups, newest, set_aside};
pub use commit::{Commit, CommitError, CommittedFile, Saving};
pub use copy::Backup;
pub use damage::{Damage, Flaw, Unsound};
pub use error::{Fault, FileKind, FileOperation, ReadOnly, Reason, StoreError, Unfit};
pub use file::JsonFile;
pub use folder::{FolderWatch, Listing, copies_of, dossiers_in, each_once, names_of};
pub use git::Git;
pub use holder::Holder;
pub use lock::{LockStatus, Patience};
pub use mount::{Distrust, distrusted};
pub use opened::{Access, Opened, Unread};
pub use output::Output;
pub use par_map::{gathered, par_map};
pub use place::{Origin, Place, SHARED, Surroundings};
pub use read::{Fingerprint, HEAVY, ReadFile, SIZE_LIMIT, read, read_bytes, read_stream};
pub use seen::SeenFile;
pub use target::Target;
pub use unfinished::{KeptText, NotKept, UnfinishedFiles};
pub use upgrade::{FileFormat, NAME, VERSION};
pub use watch::{Watch, is_network, network};
