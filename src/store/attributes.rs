//! Owner, mode and access list: what a file must keep when another takes its place.
//!
//! A new file begins closed to all but us and is opened last, so that at no instant is it wider than
//! the one it replaces. This module must never widen anything.

use std::fs::{File, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{Gid, Uid, XattrFlags};
use rustix::io::Errno;

use super::error::{Fault, FileOperation};

/// The attribute in which Linux keeps the access list of a file.
const ACCESS_LIST: &str = "system.posix_acl_access";

/// The mode bits that are kept. Not those that make a program run as its owner: the person who saves becomes
/// the owner, and would lend their rights to what a colleague puts into the file.
const MODE: u32 = 0o777;

// An access list: after four bytes for the version, each entry has two for its kind, two for what is
// allowed and four for the account.
const LIST_VERSION: usize = 4;
const LIST_ENTRY: usize = 8;
const LIST_OWNER: [u8; 2] = 1_u16.to_le_bytes();

/// Gives a new file all that the old one has: owner, group, access list, own attributes, and the
/// mode last.
pub(super) fn keep(old: &File, new: &File) -> Result<(), Fault> {
    let failed = |error: io::Error| Fault::system(FileOperation::Keep, &error);
    let was = old.metadata().map_err(failed)?;
    let is = new.metadata().map_err(failed)?;
    if (was.uid(), was.gid()) != (is.uid(), is.gid()) {
        keep_owner(new, was.uid(), was.gid(), is.gid())?;
    }
    let mut list = access_list_of_file(old).map_err(failed)?;
    if new.metadata().map_err(failed)?.uid() != was.uid() {
        list = list.map(|list| naming(&list, was.uid()));
    }
    if list != access_list_of_file(new).map_err(failed)? {
        // Also where the old file has none: the folder may have given one to the new file.
        set_access_list(new, list.as_deref()).map_err(failed)?;
    }
    copy_own_attributes(old, new);
    new.set_permissions(Permissions::from_mode(was.mode() & MODE))
        .map_err(failed)
}

/// Only root may give a file away, so its owner may change with a save; its group, by which
/// colleagues reach it, may not.
fn keep_owner(new: &File, uid: u32, gid: u32, present: u32) -> Result<(), Fault> {
    let both = rustix::fs::fchown(new, Some(Uid::from_raw(uid)), Some(Gid::from_raw(gid)));
    match both.map_err(io::Error::from) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied => {
            Err(Fault::system(FileOperation::Keep, &error))
        }
        Err(_) if gid == present => Ok(()),
        Err(_) => set_group(new, gid).map_err(|_| Fault::OwnerLost),
    }
}

/// Gives a file of ours to a group that we are in.
pub(super) fn set_group(file: &File, gid: u32) -> io::Result<()> {
    Ok(rustix::fs::fchown(file, None, Some(Gid::from_raw(gid)))?)
}

/// The access list of a file, as the system keeps it; `None` where there is none.
pub(super) fn access_list_of_file(file: &File) -> io::Result<Option<Vec<u8>>> {
    value(
        || rustix::fs::fgetxattr_query(file, ACCESS_LIST),
        |buffer| rustix::fs::fgetxattr(file, ACCESS_LIST, buffer),
    )
}

/// The access list of the file of that name.
pub(super) fn access_list_of(path: &Path) -> io::Result<Option<Vec<u8>>> {
    value(
        || rustix::fs::lgetxattr_query(path, ACCESS_LIST),
        |buffer| rustix::fs::lgetxattr(path, ACCESS_LIST, buffer),
    )
}

/// An access list by which that account may do what the owner may. A save by a colleague makes them
/// the owner; the owner before would be nobody to a list that does not name them.
pub(super) fn naming(list: &[u8], uid: u32) -> Vec<u8> {
    const ACCOUNT: [u8; 2] = 2_u16.to_le_bytes();
    let Some((version, entries)) = list.split_at_checked(LIST_VERSION) else {
        return list.to_vec();
    };
    let (owner, others): (Vec<_>, Vec<_>) = entries
        .chunks_exact(LIST_ENTRY)
        .partition(|entry| entry[..2] == LIST_OWNER);
    let Some(allowed) = owner.first().map(|entry| &entry[2..4]) else {
        return list.to_vec();
    };
    let named = [&ACCOUNT[..], allowed, &uid.to_le_bytes()].concat();
    let (mut accounts, rest): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|entry| entry[..2] == ACCOUNT);
    accounts.retain(|entry| entry[4..] != uid.to_le_bytes());
    accounts.push(&named);
    accounts.sort_by_key(|entry| entry[4..].iter().rev().copied().collect::<Vec<u8>>());
    let entries = [owner, accounts, rest].concat().concat();
    [version, &entries].concat()
}

/// The mode that a lock needs beside data of this mode: all of it for who may write, and nothing for
/// who may only read, because to open a lock is enough to hold it.
pub(super) fn for_writers(mode: u32) -> u32 {
    let class = |shift: u32| {
        if mode >> shift & 2 == 0 {
            0
        } else {
            6 << shift
        }
    };
    // Its owner needs it whatever happens to the data: a file made read only may be opened again.
    0o600 | class(3) | class(0)
}

/// The same of an access list. Who may only read stays named, with nothing: a person who is not named may
/// be in a group that is.
pub(super) fn list_for_writers(list: &[u8]) -> Vec<u8> {
    let Some((version, entries)) = list.split_at_checked(LIST_VERSION) else {
        return list.to_vec();
    };
    let entries = entries.chunks_exact(LIST_ENTRY).flat_map(|entry| {
        let (kind, may_write) = (&entry[..2], entry[2] & 2 != 0);
        let allowed: u16 = if may_write || *kind == LIST_OWNER {
            6
        } else {
            0
        };
        [kind, &allowed.to_le_bytes(), &entry[4..]].concat()
    });
    version.iter().copied().chain(entries).collect()
}

/// Sets the access list of a file, or takes it away.
pub(super) fn set_access_list(file: &File, list: Option<&[u8]>) -> io::Result<()> {
    match list {
        Some(list) => Ok(rustix::fs::fsetxattr(
            file,
            ACCESS_LIST,
            list,
            XattrFlags::empty(),
        )?),
        None => match rustix::fs::fremovexattr(file, ACCESS_LIST) {
            Ok(()) | Err(Errno::NODATA | Errno::OPNOTSUPP) => Ok(()),
            Err(error) => Err(error.into()),
        },
    }
}

/// Copies what people and the security of the system attached to the file. That is as well as can
/// be: where it may not be copied the save goes on.
fn copy_own_attributes(old: &File, new: &File) {
    let names = value(
        || rustix::fs::flistxattr_query(old),
        |buffer| rustix::fs::flistxattr(old, buffer),
    );
    let names = names.ok().flatten().unwrap_or_default();
    let names = names
        .split(|byte| *byte == 0)
        .filter_map(|name| std::str::from_utf8(name).ok());
    let ours = |name: &&str| name.starts_with("user.") || *name == "security.selinux";
    for name in names.filter(ours) {
        let found = value(
            || rustix::fs::fgetxattr_query(old, name),
            |buffer| rustix::fs::fgetxattr(old, name, buffer),
        );
        if let Ok(Some(found)) = found {
            let _ = rustix::fs::fsetxattr(new, name, &found, XattrFlags::empty());
        }
    }
}

/// Reads a value of unknown size: asks for the size first, then for the bytes. `None` where there is
/// none, or where the file system has no such thing.
fn value(
    size: impl Fn() -> Result<usize, Errno>,
    read: impl Fn(&mut [u8]) -> Result<usize, Errno>,
) -> io::Result<Option<Vec<u8>>> {
    let size = match size() {
        Ok(0) | Err(Errno::NODATA | Errno::OPNOTSUPP) => return Ok(None),
        Ok(size) => size,
        Err(error) => return Err(error.into()),
    };
    let mut bytes = vec![0; size];
    let size = read(&mut bytes)?;
    bytes.truncate(size);
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mode_and_attributes_are_kept() {
        let (old, new) = (
            tempfile::NamedTempFile::new().unwrap(),
            tempfile::tempfile().unwrap(),
        );
        let flags = XattrFlags::empty();
        // Not every file system that tests run on has attributes.
        let has_attributes = rustix::fs::setxattr(old.path(), "user.office", b"x", flags).is_ok();
        for mode in [0o600, 0o640, 0o664, 0o444, 0o6770, 0o1777] {
            old.as_file()
                .set_permissions(Permissions::from_mode(mode))
                .unwrap();
            keep(old.as_file(), &new).unwrap();
            let kept = new.metadata().unwrap().mode() & 0o7777;
            assert_eq!(kept, mode & 0o777, "{mode:o}");
        }
        if has_attributes {
            let mut found = [0; 8];
            let size = rustix::fs::fgetxattr(&new, "user.office", &mut found).unwrap();
            assert_eq!(&found[..size], b"x");
        }
    }

    #[test]
    fn a_lock_is_for_who_may_write_and_for_nobody_else() {
        for (data, lock) in [
            (0o600, 0o600),
            (0o640, 0o600),
            (0o660, 0o660),
            (0o664, 0o660),
            (0o646, 0o606),
            (0o444, 0o600),
            (0o6777, 0o666),
        ] {
            assert_eq!(for_writers(data), lock, "{data:o}");
        }
        // Owner, a writer, a reader, the group, a group that reads, the mask, others.
        let kinds = [(1, 0), (2, 7), (2, 8), (4, 0), (8, 9), (16, 0), (32, 0)];
        let list = |allowed: [u16; 7]| {
            let entries = kinds.iter().zip(allowed).flat_map(|((kind, id), allowed)| {
                let (kind, id): (u16, u32) = (*kind, *id);
                [
                    &kind.to_le_bytes()[..],
                    &allowed.to_le_bytes(),
                    &id.to_le_bytes(),
                ]
                .concat()
            });
            2_u32
                .to_le_bytes()
                .into_iter()
                .chain(entries)
                .collect::<Vec<u8>>()
        };
        let (data, lock) = ([4, 6, 4, 6, 5, 7, 4], [6, 6, 0, 6, 0, 6, 0]);
        assert_eq!(list_for_writers(&list(data)), list(lock));
    }

    #[test]
    fn an_access_list_is_kept_and_one_that_was_not_there_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name| File::create(folder.path().join(name)).unwrap();
        let (listed, plain, new) = (file("listed"), file("plain"), file("new"));
        // Version 2; owner rw, user 12345 rw, group r, mask rw, others none.
        let entries: [(u16, u16, u32); 5] = [
            (1, 6, u32::MAX),
            (2, 6, 12345),
            (4, 4, u32::MAX),
            (16, 6, u32::MAX),
            (32, 0, u32::MAX),
        ];
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (tag, permissions, id) in entries {
            list.extend(tag.to_le_bytes());
            list.extend(permissions.to_le_bytes());
            list.extend(id.to_le_bytes());
        }
        if set_access_list(&listed, Some(&list)).is_err() {
            return; // A file system without access lists.
        }
        keep(&listed, &new).unwrap();
        assert_eq!(access_list_of_file(&new).unwrap(), Some(list.clone()));
        keep(&plain, &new).unwrap();
        assert_eq!(access_list_of_file(&new).unwrap(), None);
        let path = folder.path().join("listed");
        assert_eq!(access_list_of(&path).unwrap(), Some(list));
    }
}
