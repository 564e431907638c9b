//! On which disks a lock keeps nobody out: where it is of this machine only, or of nobody.
//!
//! It only looks at what the system says of its mounts, and is only asked where somebody wants to know
//! what may be wrong. A save does not depend on it: it checks for itself.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

/// A disk whose locks do not reach everybody who may write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distrust {
    /// The kind of file system, as `mount` calls it.
    pub kind: String,
    /// The option that keeps its locks on this machine; `None` where the kind is reason enough.
    pub option: Option<String>,
}

/// One line of the table of mounts.
struct Mount {
    at: PathBuf,
    kind: String,
    options: Vec<String>,
}

/// What is wrong with the locks of the disk on which a folder is; `None` where nothing is known to be.
#[must_use]
pub fn distrusted(folder: &Path) -> Option<Distrust> {
    let folder = folder.canonicalize().ok()?;
    let table = std::fs::read("/proc/self/mountinfo").ok()?;
    distrusted_by(&table, &folder)
}

fn distrusted_by(table: &[u8], folder: &Path) -> Option<Distrust> {
    let mounts = table.split(|byte| *byte == b'\n').filter_map(mount);
    let under = mounts.filter(|mount| folder.starts_with(&mount.at));
    // Of several at one place the last hides the others.
    let mount = under.max_by_key(|mount| mount.at.components().count())?;
    let has = |word: &&&str| mount.options.iter().any(|option| option == **word);
    let words: &[&str] = match mount.kind.as_str() {
        "nfs" | "nfs4" => &["nolock", "local_lock=all", "local_lock=flock"],
        "cifs" | "smb3" => &["nobrl"],
        _ => &[],
    };
    let option = words.iter().find(has).map(|word| (*word).to_owned());
    // Who serves these is somebody's program, and few of them lock for others.
    let is_served = ["9p", "virtiofs", "vboxsf", "prl_fs", "afs"].contains(&mount.kind.as_str())
        || mount.kind.starts_with("fuse") && mount.kind != "fuseblk"
        || mount.kind.starts_with("vmhgfs")
        // Windows takes them; what else writes there does not ask for them.
        || ["cifs", "smb3"].contains(&mount.kind.as_str());
    (option.is_some() || is_served).then_some(Distrust {
        kind: mount.kind,
        option,
    })
}

/// Reads `36 35 98:0 /root /point rw,noatime shared:1 - ext4 /dev/sda1 rw,errors=continue`.
fn mount(line: &[u8]) -> Option<Mount> {
    let mut words = line.split(|byte| *byte == b' ');
    let at = words.nth(4)?;
    let own = words.next()?;
    let mut words = words.skip_while(|word| *word != b"-").skip(1);
    let (kind, _source) = (words.next()?, words.next()?);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let options = [own, words.next().unwrap_or_default()];
    let options = options
        .iter()
        .flat_map(|list| list.split(|byte| *byte == b','));
    Some(Mount {
        at: OsString::from_vec(unescaped(at)).into(),
        kind: text(kind),
        options: options.map(text).collect(),
    })
}

/// A blank is written `\040` there, and so are a few others.
fn unescaped(mut text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    while let Some((first, rest)) = text.split_first() {
        let code = rest
            .get(..3)
            .and_then(|code| std::str::from_utf8(code).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 8).ok());
        match code {
            Some(byte) if *first == b'\\' => {
                plain.push(byte);
                text = &rest[3..];
            }
            _ => {
                plain.push(*first);
                text = rest;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro
40 21 0:50 / /srv/nfs rw shared:9 - nfs4 srv:/a rw,vers=4.2,local_lock=none,addr=10.0.0.1
41 21 0:51 / /srv/old rw - nfs srv:/b rw,vers=3,nolock,addr=10.0.0.1
42 21 0:52 / /srv/due\\040parole rw - nfs srv:/c rw,vers=3,local_lock=flock
43 21 0:53 / /srv/win rw - cifs //srv/d rw,nobrl
44 21 0:54 / /srv/smb rw - cifs //srv/d rw
45 21 0:55 / /mnt/ssh rw - fuse.sshfs me@srv:/ rw,user_id=0
46 21 8:2 / /mnt/ntfs rw - fuseblk /dev/sdb1 rw
47 21 0:56 / /mnt/host rw - 9p host rw,trans=virtio
48 21 0:57 / /mnt/host/inner rw - tmpfs none rw
49 48 0:58 / /mnt/host/inner rw - fuse.bindfs none rw
broken
";

    #[test]
    fn disks_whose_locks_do_not_reach_everybody_are_known() {
        for (folder, expected) in [
            ("/var/lib/crono", None),
            ("/srv/nfs/crono", None),
            ("/srv/nfsother", None),
            ("/srv/old", Some(("nfs", Some("nolock")))),
            ("/srv/due parole/x", Some(("nfs", Some("local_lock=flock")))),
            ("/srv/win", Some(("cifs", Some("nobrl")))),
            ("/srv/smb", Some(("cifs", None))),
            ("/mnt/ssh/a/b", Some(("fuse.sshfs", None))),
            ("/mnt/ntfs", None),
            ("/mnt/host", Some(("9p", None))),
            ("/mnt/host/inner", Some(("fuse.bindfs", None))),
        ] {
            let found = distrusted_by(TABLE.as_bytes(), Path::new(folder));
            let expected = expected.map(|(kind, option)| Distrust {
                kind: kind.to_owned(),
                option: option.map(str::to_owned),
            });
            assert_eq!(found, expected, "{folder}");
        }
    }
}
