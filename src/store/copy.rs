//! One copy of the file, as backups are listed and errors name it.

use std::path::PathBuf;

use crate::calendar::Date;

/// A copy of the file, as it was before the first save of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The day of that save.
    pub day: Date,
    /// Where the copy is.
    pub path: PathBuf,
}
