//! A power cut right after "saved", on file systems of their own: nothing that was acknowledged is lost,
//! and the file can always be read.
//!
//! The cut is the one that the developers of these file systems test with: `xfs_io` makes the kernel
//! drop all that is not on the disk yet. It takes root and a few minutes, and so the long form; a
//! second writer that does not ask the disk to confirm shows that such a cut does lose what it can.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crono::store::JsonFile;
use office::{Answer, TODAY, can_use, figure, is_root, quick_or_full, skipped};
use tempfile::TempDir;

/// Runs a tool that must succeed.
#[track_caller]
fn tool(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(name).args(arguments).output().unwrap();
    assert!(output.status.success(), "{name} {arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A file system in a file, mounted on a folder.
struct Disk {
    folder: TempDir,
    /// The device that the file is seen as.
    device: String,
    options: &'static str,
    is_mounted: bool,
}

impl Disk {
    fn new(make: &[&str], options: &'static str) -> Self {
        let folder = TempDir::new().unwrap();
        let image = folder.path().join("image");
        fs::File::create(&image)
            .unwrap()
            .set_len(320 << 20)
            .unwrap();
        let path = image.to_str().unwrap();
        tool(make[0], &[&make[1..], &[path]].concat());
        let device = tool("losetup", &["--find", "--show", path])
            .trim()
            .to_owned();
        fs::create_dir(folder.path().join("mounted")).unwrap();
        let mut disk = Self {
            folder,
            device,
            options,
            is_mounted: false,
        };
        disk.mount();
        disk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("mounted")
    }

    fn mount(&mut self) {
        let path = self.path();
        let path = path.to_str().unwrap();
        tool("mount", &["-o", self.options, &self.device, path]);
        self.is_mounted = true;
    }

    /// Everything that is not on the disk is gone, or with `flushed` all but the journal of the file
    /// system; then the power comes back, and with it what is on the disk.
    fn is_cut(&mut self, flushed: bool) {
        let path = self.path();
        let cut = if flushed { "shutdown -f" } else { "shutdown" };
        tool("xfs_io", &["-F", "-x", "-c", cut, path.to_str().unwrap()]);
        self.comes_back();
    }

    fn comes_back(&mut self) {
        tool("umount", &[self.path().to_str().unwrap()]);
        self.is_mounted = false;
        self.mount();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.is_mounted {
            let _ = Command::new("umount").arg(self.path()).output();
        }
        let _ = Command::new("losetup").args(["-d", &self.device]).output();
    }
}

fn command(file: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("crono"));
    command
        .args(arguments)
        .env_clear()
        // The place that is looked at where nothing is named, so that the first save begins it.
        .env("XDG_DATA_HOME", file.ancestors().nth(2).unwrap())
        .env("CRONO_TODAY", TODAY)
        .env("CRONO_BY", "M.R.")
        .env("LANG", "it_IT.UTF-8")
        .env("XDG_STATE_HOME", "/nonexistent")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The notes of a file that must be readable and sound.
#[track_caller]
fn notes(file: &Path, after: &str) -> Vec<String> {
    let opened = JsonFile::new(file).open();
    let opened = opened.unwrap_or_else(|error| panic!("{after}: {error}"));
    let entries = opened.journal().unwrap().entries().len();
    assert_eq!(
        entries,
        usize::try_from(opened.dossier.rev).unwrap(),
        "{after}"
    );
    opened
        .dossier
        .notes
        .into_iter()
        .map(|note| note.text)
        .collect()
}

/// Cuts right after each save, and every third time in the middle of one.
fn cuts(name: &str, disk: &mut Disk, many: usize) {
    let mut acknowledged: Vec<String> = Vec::new();
    let (mut in_the_middle, mut unsynced_lost) = (0, 0);
    let mut file = PathBuf::new();
    for nth in 0..many {
        if nth % 100 == 0 {
            // The first save of a file is cut as well.
            file = disk.path().join(format!("{nth}/crono/crono.json"));
            acknowledged.clear();
        }
        let after = format!("{name}, cut {nth}");
        let text = format!("nota {nth}");
        let mut saving = command(&file, &["note", "1", &text]).spawn().unwrap();
        let is_waited_for = nth % 3 != 2;
        let careless = disk.path().join("careless");
        fs::write(disk.path().join("careless.tmp"), &text).unwrap();
        fs::rename(disk.path().join("careless.tmp"), &careless).unwrap();
        if is_waited_for {
            let answer = Answer::of(&saving.wait_with_output().unwrap());
            assert!(answer.done().contains("Salvat"), "{after}");
            acknowledged.push(text.clone());
            disk.is_cut(nth % 2 == 0);
        } else {
            std::thread::sleep(Duration::from_micros(nth as u64 * 7919 % 12_000));
            // Whoever is still at it when the power goes says nothing any more; here it does, for only the
            // disk is cut, and XFS takes a folder that it has given up for one that is on the disk.
            let is_in_time = saving.try_wait().unwrap().is_some();
            // A process that is still there keeps the file system from being taken away.
            let path = disk.path();
            tool(
                "xfs_io",
                &["-F", "-x", "-c", "shutdown", path.to_str().unwrap()],
            );
            let answer = Answer::of(&saving.wait_with_output().unwrap());
            if is_in_time && answer.out.contains("Salvat") {
                acknowledged.push(text.clone());
            }
            disk.comes_back();
            in_the_middle += 1;
        }
        unsynced_lost += usize::from(fs::read_to_string(&careless).unwrap_or_default() != text);
        if acknowledged.is_empty() && !file.exists() {
            continue;
        }
        let found = notes(&file, &after);
        let lost: Vec<_> = acknowledged
            .iter()
            .filter(|note| !found.contains(note))
            .collect();
        assert!(lost.is_empty(), "{after}: {lost:?}");
    }
    // The next save works, and clears away what was left.
    let answer = Answer::of(&command(&file, &["note", "1", "dopo"]).output().unwrap());
    answer.done();
    assert!(unsynced_lost > 0, "{name}: the cuts cut nothing");
    figure(&format!(
        "{many} power cuts on {name}, {in_the_middle} of them in the middle of a save: 0 acknowledged \
         lost, 0 unreadable; a writer that does not sync lost {unsynced_lost}"
    ));
}

#[test]
fn a_power_cut_loses_nothing_that_was_said_to_be_saved() {
    if !quick_or_full(false, true) {
        return skipped("CRONO_TEST=full and root");
    }
    let tools = ["mkfs.ext4", "mkfs.xfs", "xfs_io"];
    if !is_root()
        || !tools.iter().all(|tool| can_use(tool, &["-V"]))
        || !can_use("losetup", &["-f"])
    {
        return;
    }
    let ext4 = ["mkfs.ext4", "-q", "-F"];
    let disks: [(&str, &[&str], &str); 3] = [
        ("ext4", &ext4, "rw"),
        ("ext4 noauto_da_alloc", &ext4, "noauto_da_alloc"),
        ("XFS", &["mkfs.xfs", "-q"], "rw"),
    ];
    for (name, make, options) in disks {
        let mut disk = Disk::new(make, options);
        cuts(name, &mut disk, CUTS);
    }
}

/// On each file system; the goal for a release is a thousand in all.
const CUTS: usize = 340;
