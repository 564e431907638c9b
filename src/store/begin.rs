//! Beginning a file where none is.
//!
//! No lock is needed for it, and so none is left where it fails: a name that is taken is not given
//! again. The lock comes right afterwards and stays, so that a file which is moved away is missed and not
//! begun anew.

use std::time::{Duration, Instant};

use super::error::{Fault, FileOperation, StoreError};
use super::leftover::{self, Under};
use super::lock::{self, Patience};
use super::read::{self, Fingerprint};
use super::replace;
use super::target::Target;

/// Writes a file that was not there; never over another, not even one made this instant.
pub(super) fn put(
    target: &Target,
    patience: Patience,
    login: &str,
    bytes: &[u8],
) -> Result<Fingerprint, StoreError> {
    replace::outlive_size_limit();
    let folder = target
        .open_folder()
        .map_err(target.refused(FileOperation::Write))?;
    let refused = target.refused(FileOperation::Write);
    if folder.look(target.name()).map_err(&refused)?.is_some() {
        return Err(target.error(Fault::Exists));
    }
    if let Some(because) = read::folder_denied(target, &folder).map_err(&refused)? {
        return Err(target.error(Fault::ReadOnly(because)));
    }
    folder.hold(patience.limit, patience.pause);
    let fingerprint = replace::create(target, &folder, bytes)?;
    let at_once = Patience {
        limit: Duration::ZERO,
        ..patience
    };
    // The file is there. The next save makes the lock where this could not, and looks for what
    // somebody left who was killed while beginning it.
    if let Ok(lock) = lock::acquire(target, &folder, login, at_once, Instant::now())
        && let Ok(now) = lock.metadata()
    {
        leftover::clear(target, &folder, &now, Under::Lock);
    }
    Ok(fingerprint)
}
