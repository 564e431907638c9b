//! Versions of the format: an ordered table of steps from each to the next.
//!
//! A file of an older version is upgraded in memory when it is read, and on the disk with the next
//! save; one of a newer version may be looked at and never saved. To change the format: raise
//! [`VERSION`], append a step to [`STEPS`], and keep a file of the old version among the tests.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::damage::Flaw;

/// What the files of this program call themselves.
pub const NAME: &str = "crono";

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// What a file says it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFormat {
    /// Always [`NAME`].
    pub name: String,
    /// From 1 upwards.
    pub version: u32,
}

impl FileFormat {
    /// What this program writes.
    #[must_use]
    pub fn ours() -> Self {
        Self {
            name: NAME.to_owned(),
            version: VERSION,
        }
    }
}

/// Turns a document of one version into one of the next. It may trust nothing but that the document
/// is JSON.
pub(super) type Upgrade = fn(Value) -> Result<Value, Flaw>;

/// The step at position 0 takes version 1 to version 2, and so on.
pub(super) const STEPS: &[Upgrade] = &[];

/// How a version stands to the one we write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VersionMatch {
    /// The same.
    Current,
    /// Older, to be upgraded.
    Older,
    /// Newer, to be looked at only.
    Newer,
}

/// How a version stands to what these steps lead to; `None` for a version that never was.
pub(super) fn standing(version: u32, steps: &[Upgrade]) -> Option<VersionMatch> {
    let ours = u32::try_from(steps.len()).ok()?.checked_add(1)?;
    match version {
        0 => None,
        _ if version == ours => Some(VersionMatch::Current),
        _ if version < ours => Some(VersionMatch::Older),
        _ => Some(VersionMatch::Newer),
    }
}

/// Takes a document from its version to the one that these steps lead to.
pub(super) fn upgrade(mut document: Value, version: u32, steps: &[Upgrade]) -> Result<Value, Flaw> {
    let done = usize::try_from(version)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    for (step, to) in steps.iter().zip(2_u32..).skip(done) {
        document = step(document)?;
        if let Some(format) = document.get_mut("format").and_then(Value::as_object_mut) {
            format.insert("version".to_owned(), to.into());
        }
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rename_a_key(mut document: Value) -> Result<Value, Flaw> {
        let fields = document.as_object_mut().ok_or(Flaw::NoValue)?;
        let dates = fields
            .shift_remove("dates")
            .ok_or(Flaw::Missing("dates".into()))?;
        fields.insert("records".into(), dates);
        Ok(document)
    }

    fn add_a_key(mut document: Value) -> Result<Value, Flaw> {
        let fields = document.as_object_mut().ok_or(Flaw::NoValue)?;
        fields.insert("rev".into(), 0.into());
        Ok(document)
    }

    const TABLE: &[Upgrade] = &[rename_a_key, add_a_key];

    #[test]
    fn each_version_is_upgraded_by_the_steps_it_has_not_seen() {
        let newest = json!({"format": {"name": "crono", "version": 3}, "records": [1], "rev": 0});
        for (version, document) in [
            (
                1,
                json!({"format": {"name": "crono", "version": 1}, "dates": [1]}),
            ),
            (
                2,
                json!({"format": {"name": "crono", "version": 2}, "records": [1]}),
            ),
            (3, newest.clone()),
        ] {
            assert_eq!(
                upgrade(document, version, TABLE).unwrap(),
                newest,
                "{version}"
            );
        }
    }

    #[test]
    fn a_step_that_does_not_find_what_it_needs_says_so() {
        let document = json!({"format": {"name": "crono", "version": 1}});
        assert_eq!(
            upgrade(document, 1, TABLE),
            Err(Flaw::Missing("dates".into()))
        );
    }

    #[test]
    fn a_newer_version_is_known_as_such() {
        for (version, expected) in [
            (0, None),
            (1, Some(VersionMatch::Older)),
            (3, Some(VersionMatch::Current)),
            (4, Some(VersionMatch::Newer)),
        ] {
            assert_eq!(standing(version, TABLE), expected, "{version}");
        }
    }

    #[test]
    fn the_table_leads_to_the_version_that_is_written() {
        assert_eq!(standing(VERSION, STEPS), Some(VersionMatch::Current));
    }
}
