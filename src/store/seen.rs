//! What each person has seen of a data file: a small file of their own, never the shared one.
//!
//! It is a convenience. Whoever has no place for it, or no right to write there, does without, and
//! nobody hears of it; so it is put in place whole, but nothing waits for the disk. It must never
//! lie where the data file is, and nothing of the data file may depend on it.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rustix::fs::OFlags;

use crate::record::Mark;

use super::target::{Folder, Target, make_folder};

/// What such a file begins with; a later form gets another number.
const FORM: &str = "crono-seen/1";
/// More than any path and three values take.
const LONGEST: u64 = 8 * 1024;

/// Where the mark of one person in one data file is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile {
    path: PathBuf,
    /// The data file, links followed.
    of: PathBuf,
}

impl SeenFile {
    /// The place of the mark, in the folder where the programs of an account keep what they
    /// remember. Every data file has a name of its own there, whatever its path.
    #[must_use]
    pub fn new(state_folder: &Path, of: &Target) -> Self {
        let of = of.path().to_owned();
        let name = format!("seen-{:032x}", digest(of.as_os_str().as_bytes()));
        Self {
            path: state_folder.join("crono").join(name),
            of,
        }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The mark; `None` where there is none that can be read, or it belongs to another file.
    #[must_use]
    pub fn read(&self) -> Option<Mark> {
        let (folder, name) = self.place()?;
        let file = folder.open(&name, OFlags::RDONLY, 0).ok()?;
        let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
        if !is_file {
            return None;
        }
        let mut bytes = Vec::new();
        file.take(LONGEST).read_to_end(&mut bytes).ok()?;
        self.mark_in(&bytes)
    }

    /// Keeps a mark. One that lies before the mark that is there is only kept if it `may_go_back`,
    /// because the journal is known to have become shorter; else it comes from a screen that was
    /// not the last to look.
    ///
    /// # Errors
    /// What the system says.
    pub fn keep(&self, mark: &Mark, may_go_back: bool) -> io::Result<()> {
        let is_behind = |now: Mark| now.n > mark.n;
        if !may_go_back && self.read().is_some_and(is_behind) {
            return Ok(());
        }
        make_folder(self.path.parent().unwrap_or(Path::new("/")))?;
        let (folder, name) = self.place().ok_or(io::ErrorKind::NotFound)?;
        // Two screens may be left at once.
        let mut temporary = OsString::from(".");
        temporary.push(&name);
        temporary.push(format!(".{}.tmp", std::process::id()));
        let kept = write(&folder, &temporary, &self.bytes_of(mark))
            .and_then(|()| folder.rename(&temporary, &name));
        if kept.is_err() {
            let _ = folder.remove(&temporary);
        }
        kept
    }

    /// The folder, which must be there, and the name in it.
    fn place(&self) -> Option<(Folder, OsString)> {
        let target = Target::resolve(&self.path).ok()?;
        Some((target.open_folder().ok()?, target.name().to_owned()))
    }

    /// One line for the mark, and then the path to the end: it may hold whatever a path may.
    fn bytes_of(&self, mark: &Mark) -> Vec<u8> {
        let Mark { n, written, looked } = mark;
        let (written, looked) = (written.to_rfc3339(), looked.to_rfc3339());
        let mut bytes = format!("{FORM} {n} {written} {looked}\n").into_bytes();
        bytes.extend(self.of.as_os_str().as_bytes());
        bytes.push(b'\n');
        bytes
    }

    fn mark_in(&self, bytes: &[u8]) -> Option<Mark> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (line, of) = (&bytes[..end], bytes[end + 1..].strip_suffix(b"\n")?);
        if of != self.of.as_os_str().as_bytes() {
            return None;
        }
        let mut words = std::str::from_utf8(line).ok()?.split(' ');
        if words.next()? != FORM {
            return None;
        }
        let n = words.next()?.parse().ok()?;
        let mut instant = || -> Option<DateTime<FixedOffset>> { words.next()?.parse().ok() };
        let (written, looked) = (instant()?, instant()?);
        words
            .next()
            .is_none()
            .then_some(Mark { n, written, looked })
    }
}

/// Writes a new file for nobody but us.
fn write(folder: &Folder, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    folder.remove(name)?;
    let exclusive = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
    folder.open(name, exclusive, 0o600)?.write_all(bytes)
}

/// The 128-bit FNV-1a digest: the same in every version, or everybody would be told old news.
fn digest(bytes: &[u8]) -> u128 {
    const PRIME: u128 = (1 << 88) + 0x13b;
    bytes
        .iter()
        .fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
            (hash ^ u128::from(*byte)).wrapping_mul(PRIME)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    struct Bench {
        folder: tempfile::TempDir,
    }

    impl Bench {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            Self { folder }
        }

        fn state(&self) -> PathBuf {
            self.folder.path().join("home/.local/state")
        }

        fn of(&self, name: impl AsRef<OsStr>) -> SeenFile {
            let target = Target::resolve(&self.folder.path().join(name.as_ref())).unwrap();
            SeenFile::new(&self.state(), &target)
        }
    }

    fn mark(n: u64) -> Mark {
        Mark {
            n,
            written: "2025-08-21T09:52:00+02:00".parse().unwrap(),
            looked: "2025-08-22T17:00:03.25-01:00".parse().unwrap(),
        }
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_mark_is_kept_for_its_owner_alone_and_nothing_lies_beside_it() {
        let bench = Bench::new();
        let seen = bench.of("crono.json");
        assert_eq!(seen.read(), None);
        assert!(!bench.state().exists(), "looking creates nothing");
        for n in [3, 4] {
            seen.keep(&mark(n), false).unwrap();
            assert_eq!(seen.read(), Some(mark(n)));
        }
        let folder = seen.path().parent().unwrap();
        assert_eq!(folder, bench.state().join("crono"));
        assert_eq!((mode(folder), mode(seen.path())), (0o700, 0o600));
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
    }

    #[test]
    fn whatever_the_path_each_data_file_has_a_mark_of_its_own() {
        let bench = Bench::new();
        let long = |end: &str| OsString::from(format!("{}{end}", "è".repeat(120)));
        let names = [
            "crono.json".into(),
            "crono.jsoN".into(),
            "a b\nc\n".into(),
            "seen-0 1 2".into(),
            long("a"),
            long("b"),
            OsStr::from_bytes(b"caf\xe9.json").to_owned(),
            OsStr::from_bytes(b"caf\xe8.json").to_owned(),
        ];
        let marks = || names.iter().zip(1..);
        for (name, n) in marks() {
            bench.of(name).keep(&mark(n), false).unwrap();
        }
        for (name, n) in marks() {
            assert_eq!(bench.of(name).read(), Some(mark(n)), "{}", name.display());
        }
    }

    #[test]
    fn two_ways_to_one_file_lead_to_one_mark() {
        let bench = Bench::new();
        fs::write(bench.folder.path().join("crono.json"), "{}").unwrap();
        std::os::unix::fs::symlink("crono.json", bench.folder.path().join("link")).unwrap();
        assert_eq!(bench.of("link"), bench.of("crono.json"));
        assert_eq!(bench.of("./crono.json"), bench.of("crono.json"));
    }

    #[test]
    fn a_mark_goes_back_only_where_the_journal_became_shorter() {
        let bench = Bench::new();
        let seen = bench.of("crono.json");
        seen.keep(&mark(9), false).unwrap();
        seen.keep(&mark(7), false).unwrap();
        assert_eq!(seen.read(), Some(mark(9)));
        seen.keep(&mark(7), true).unwrap();
        assert_eq!(seen.read(), Some(mark(7)));
    }

    #[test]
    fn what_is_no_mark_of_this_file_is_none_and_is_replaced() {
        let bench = Bench::new();
        let seen = bench.of("crono.json");
        seen.keep(&mark(3), false).unwrap();
        let good = fs::read(seen.path()).unwrap();
        let other = bench.of("other.json").bytes_of(&mark(3));
        let later = good.iter().map(|byte| match byte {
            b'/' => b'+',
            byte => *byte,
        });
        let whole = String::from_utf8(good.clone()).unwrap();
        for bytes in [
            Vec::new(),
            b"\0\0\0\0".to_vec(),
            good[..good.len() / 2].to_vec(),
            good[..good.len() - 1].to_vec(),
            [&good[..], b"x"].concat(),
            other,
            later.collect(),
            whole.replacen(" 3 ", " -3 ", 1).into_bytes(),
            whole.replacen("08-21", "08-32", 1).into_bytes(),
            whole.replacen('\n', " more\n", 1).into_bytes(),
            vec![b'9'; 100_000],
        ] {
            fs::write(seen.path(), &bytes).unwrap();
            let text = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
            assert_eq!(seen.read(), None, "{text:?}");
            seen.keep(&mark(1), false).unwrap();
            assert_eq!(seen.read(), Some(mark(1)), "{text:?}");
        }
    }

    #[test]
    fn where_nothing_can_be_kept_it_is_an_error_and_leaves_nothing() {
        let bench = Bench::new();
        fs::write(bench.folder.path().join("home"), "in the way").unwrap();
        assert!(bench.of("crono.json").keep(&mark(1), false).is_err());
        assert_eq!(bench.of("crono.json").read(), None);

        let bench = Bench::new();
        let seen = bench.of("crono.json");
        fs::create_dir_all(seen.path().join("full")).unwrap();
        assert!(seen.keep(&mark(1), false).is_err());
        assert_eq!(seen.read(), None);
        let folder = seen.path().parent().unwrap();
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "no half file");
        // A pipe is not waited for.
        let seen = bench.of("other.json");
        rustix::fs::mkfifoat(rustix::fs::CWD, seen.path(), 0o600.into()).unwrap();
        assert_eq!(seen.read(), None);
    }

    #[test]
    fn the_digest_is_the_one_everybody_knows() {
        assert_eq!(digest(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(digest(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
