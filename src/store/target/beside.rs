//! What the files beside the data file are called: its lock, its copies, a text that is not in place yet.
//!
//! Every colleague and every version must come to the same names; no file is opened here.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};

use crate::calendar::Date;

use super::Target;

/// The most bytes a name may have on every common file system.
const NAME_MAX: usize = 255;
/// What the longest of the names beside the file adds: a dot, and `.4294967295-99.tmp` or
/// `.bak-2026-11-23` with room to spare. Another number would give long names other locks.
const LONGEST_ADDITION: usize = 1 + 15 + 4;
/// What a shortened name ends with: `~` and eight digits.
const DIGEST: usize = 9;

impl Target {
    /// The lock: `.crono.json.lock`.
    pub(in crate::store) fn lock_name(&self) -> OsString {
        self.beside(".lock")
    }

    /// The new text before one process puts it in place: `.crono.json.4711.tmp`, or where that name
    /// is taken `.crono.json.4711-1.tmp` and on.
    pub(in crate::store) fn temporary_name(&self, process: u32, nth: u32) -> OsString {
        match nth {
            0 => self.beside(&format!(".{process}.tmp")),
            _ => self.beside(&format!(".{process}-{nth}.tmp")),
        }
    }

    /// The process whose temporary file that would be; `None` for any other name.
    pub(in crate::store) fn temporary_process(&self, name: &OsStr) -> Option<u32> {
        let prefix = self.beside(".");
        let rest = name.as_bytes().strip_prefix(prefix.as_bytes())?;
        let number = std::str::from_utf8(rest.strip_suffix(b".tmp")?).ok()?;
        let (process, nth) = match number.split_once('-') {
            Some((process, nth)) => (process, nth.parse().ok()?),
            None => (number, 0),
        };
        let process = process.parse().ok()?;
        (self.temporary_name(process, nth) == name).then_some(process)
    }

    /// Whether a name beside the file is one that crono gives: its lock, a copy, or a text that is not
    /// in place yet.
    pub(in crate::store) fn keeps(&self, name: &OsStr) -> bool {
        name == self.lock_name()
            || self.temporary_process(name).is_some()
            || self.backup_day(name).is_some()
            || self.is_replaced(name)
    }

    /// Whether a name is of a file that was set aside: `.crono.json.replaced-1`.
    pub(in crate::store) fn is_replaced(&self, name: &OsStr) -> bool {
        let prefix = self.beside(".replaced-");
        let number = name.as_bytes().strip_prefix(prefix.as_bytes());
        number.is_some_and(|number| number.iter().all(u8::is_ascii_digit))
    }

    /// The backup of a day: `.crono.json.bak-2026-11-23`.
    pub(in crate::store) fn backup_name(&self, day: Date) -> OsString {
        self.beside(&format!(".bak-{day}"))
    }

    /// The day of a backup of this file; `None` for any other name.
    pub(in crate::store) fn backup_day(&self, name: &OsStr) -> Option<Date> {
        let prefix = self.beside(".bak-");
        let day = name.as_bytes().strip_prefix(prefix.as_bytes())?;
        let read: Date = std::str::from_utf8(day).ok()?.parse().ok()?;
        // Only the one spelling that we would give it.
        (read.to_string().as_bytes() == day).then_some(read)
    }

    /// What was in the file before a backup took its place: `.crono.json.replaced-1`.
    pub(in crate::store) fn replaced_name(&self, n: u32) -> OsString {
        self.beside(&format!(".replaced-{n}"))
    }

    fn beside(&self, suffix: &str) -> OsString {
        let mut name = b".".to_vec();
        name.extend(shortened(self.name().as_bytes()));
        name.extend(suffix.as_bytes());
        OsString::from_vec(name)
    }
}

/// A name that leaves room for what is added to it. Two long names that begin alike stay different:
/// what is cut off is represented by a digest.
fn shortened(name: &[u8]) -> Vec<u8> {
    let room = NAME_MAX - LONGEST_ADDITION;
    if name.len() <= room {
        return name.to_vec();
    }
    let is_inside_a_character = |byte: u8| byte & 0b1100_0000 == 0b1000_0000;
    let mut cut = room - DIGEST;
    while cut > 0 && is_inside_a_character(name[cut]) {
        cut -= 1;
    }
    let mut short = name[..cut].to_vec();
    short.extend(format!("~{:08x}", fnv1a(name)).bytes());
    short
}

/// The 32-bit FNV-1a digest: it must come out the same for every colleague and every version.
fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn named(name: &str) -> Target {
        Target {
            path: Path::new("/srv/crono").join(name),
        }
    }

    #[test]
    fn the_files_beside_are_hidden_and_bear_the_name() {
        let target = named("crono.json");
        assert_eq!(target.lock_name(), ".crono.json.lock");
        assert_eq!(target.temporary_name(4711, 0), ".crono.json.4711.tmp");
        assert_eq!(target.temporary_name(4711, 2), ".crono.json.4711-2.tmp");
        let day = "2026-11-23".parse().unwrap();
        assert_eq!(target.backup_name(day), ".crono.json.bak-2026-11-23");
        assert_eq!(
            target.backup_day(OsStr::new(".crono.json.bak-2026-11-23")),
            Some(day)
        );
    }

    #[test]
    fn no_other_name_passes_for_a_backup() {
        let target = named("crono.json");
        for name in [
            "crono.json.bak-2026-11-23",
            ".crono.json.bak-2026-11-31",
            ".crono.json.bak-2026-11-23.tmp",
            ".crono.json.bak-2026-1-3",
            ".crono.json.bak-+2026-11-2",
            ".altro.json.bak-2026-11-23",
            ".crono.json.lock",
        ] {
            assert_eq!(target.backup_day(OsStr::new(name)), None, "{name}");
        }
    }

    #[test]
    fn the_names_that_crono_gives_are_told_from_those_of_people() {
        let target = named("crono.json");
        for (name, process) in [
            (".crono.json.4711.tmp", Some(4711)),
            (".crono.json.4711-2.tmp", Some(4711)),
            (".crono.json.4711-0.tmp", None),
            (".crono.json.04711.tmp", None),
            (".crono.json.+1.tmp", None),
            (".crono.json.tmp", None),
            (".crono.json.x.tmp", None),
            (".altro.json.4711.tmp", None),
        ] {
            assert_eq!(
                target.temporary_process(OsStr::new(name)),
                process,
                "{name}"
            );
        }
        for (name, is_ours) in [
            (".crono.json.lock", true),
            (".crono.json.4711.tmp", true),
            (".crono.json.replaced-1", true),
            (".crono.json.replaced-old", false),
            (".crono.json.bak-2026-11-23", true),
            ("crono.json", false),
            ("report.md", false),
        ] {
            assert_eq!(target.keeps(OsStr::new(name)), is_ours, "{name}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters_and_stay_different() {
        let day = "2026-11-23".parse().unwrap();
        let (first, second) = ("è".repeat(127), format!("{}a", "è".repeat(126)));
        let (first, second) = (named(&first), named(&second));
        assert_ne!(first.lock_name(), second.lock_name());
        for target in [first, second] {
            let longest = target.backup_name(day);
            assert!(
                longest.len() + ".tmp".len() <= NAME_MAX,
                "{}",
                longest.len()
            );
            assert!(longest.to_str().is_some());
            assert!(target.temporary_name(u32::MAX, 99).len() <= NAME_MAX);
            assert_eq!(target.backup_day(&longest), Some(day));
        }
    }
}
