//! What each person has seen of a data file: a small file of their own, never the shared one.
//!
//! It is a convenience. Best effort: without a place for it, or the right to write there, nothing is remembered
//! and nothing is said. Nothing of the data file may depend on it.

use std::io;
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::record::Mark;

use super::own::OwnFile;
use super::target::Target;

/// What such a file begins with; a later form gets another number.
const FORM: &str = "crono-seen/1";
/// More than any path and three values take.
const LONGEST: u64 = 8 * 1024;

/// Where the mark of one person in one data file is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile(OwnFile);

impl SeenFile {
    /// The place of the mark, in the folder where the programs of an account keep what they
    /// remember.
    #[must_use]
    pub fn new(state_folder: &Path, of: &Target) -> Self {
        Self(OwnFile::new(state_folder, "seen", of))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The mark; `None` where there is none that can be read, or it belongs to another file.
    #[must_use]
    pub fn read(&self) -> Option<Mark> {
        let line = self.0.read(FORM, LONGEST)?;
        let mut words = line.split(' ');
        let n = words.next()?.parse().ok()?;
        let mut instant = || -> Option<DateTime<FixedOffset>> { words.next()?.parse().ok() };
        let (written, looked) = (instant()?, instant()?);
        words
            .next()
            .is_none()
            .then_some(Mark { n, written, looked })
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
        let Mark { n, written, looked } = mark;
        let (written, looked) = (written.to_rfc3339(), looked.to_rfc3339());
        self.0.keep(FORM, &format!("{n} {written} {looked}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::{OsStr, OsString};
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;

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
        let other = bench.of("other.json");
        other.keep(&mark(3), false).unwrap();
        let other = fs::read(other.path()).unwrap();
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
}
