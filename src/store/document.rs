//! The text of a file and the dossier in it: one becomes the other here.
//!
//! The journal is left as text until somebody asks for it. Reading never alters what it does not
//! know; printing carries only what was changed over into what the file said. This module must never
//! touch a disk.

use std::ops::Range;

use serde::Deserialize as _;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::plan::{ByName, read_json};
use crate::record::{Dossier, Entry, Journal};

use super::damage::Flaw;
use super::error::{Fault, ReadOnly};
use super::fast_path;
use super::layout::{self, JOURNAL};
use super::lists::{Reader, Written, saved};
use super::merge::{merge, unknown};
use super::parts::{FileParts, damage};
use super::sound::sound;
use super::strict::examine;
use super::upgrade::{self, FileFormat, STEPS, Upgrade, VERSION, VersionMatch, standing};

/// A dossier as it was read, and the text it was read from.
#[derive(Debug)]
pub(super) struct ParsedFile {
    /// What we understand of it.
    pub(super) dossier: Dossier,
    /// The text, of the version that we write, with what is left to be read in it.
    pub(super) rest: Rest,
}

/// A text whose dossier was read, and what is left of it: the journal, and a second look at what
/// may keep it from being saved.
#[derive(Debug)]
pub(super) struct Rest {
    /// The text.
    pub(super) text: String,
    way: Parse,
}

/// The way a text was read.
#[derive(Debug)]
enum Parse {
    /// The straight one; the journal stands there.
    Fast(Range<usize>),
    /// The long one, which found out whether it may be changed.
    Full(Option<ReadOnly>),
}

impl ParsedFile {
    /// Understands a text.
    ///
    /// # Errors
    /// [`Fault::NotADossier`], [`Fault::Damaged`], or [`Fault::ReadOnly`] where a newer program wrote
    /// something that cannot even be looked at.
    pub(super) fn read(text: String) -> Result<Self, Fault> {
        match fast_path::read(&text) {
            Some((dossier, journal)) => {
                let way = Parse::Fast(journal);
                let rest = Rest { text, way };
                Ok(Self { dossier, rest })
            }
            None => Self::read_with(text, STEPS),
        }
    }

    /// The long way, which finds out what is wrong and where.
    pub(super) fn read_with(text: String, steps: &[Upgrade]) -> Result<Self, Fault> {
        let parts = FileParts::of(&text)?;
        let version = version(&parts)?;
        let (dossier, read_only) = match standing(version, steps).ok_or(Fault::NotADossier)? {
            VersionMatch::Current => Self::dossier(&parts)?,
            VersionMatch::Older => match upgraded(&text, version, steps)? {
                None => Self::dossier(&parts)?,
                Some(upgraded) => {
                    let suspect = scan(&text, "")?;
                    let Self { dossier, rest } = Self::read_with(upgraded, steps)?;
                    let way = Parse::Full(suspect.or(rest.read_only()?));
                    let rest = Rest { way, ..rest };
                    return Ok(Self { dossier, rest });
                }
            },
            VersionMatch::Newer => {
                let newer = ReadOnly::Newer {
                    version,
                    ours: VERSION,
                };
                match Self::dossier(&parts) {
                    Ok((dossier, _)) => (dossier, Some(newer)),
                    Err(_) => return Err(Fault::ReadOnly(newer)),
                }
            }
        };
        let way = Parse::Full(read_only);
        let rest = Rest { text, way };
        Ok(Self { dossier, rest })
    }

    /// A dossier that is in no file yet.
    pub(super) fn new(dossier: Dossier) -> Result<Self, Fault> {
        let text = layout::print(&written(&dossier)?, []);
        let way = Parse::Full(None);
        let rest = Rest { text, way };
        Ok(Self { dossier, rest })
    }

    fn dossier(parts: &FileParts<'_>) -> Result<(Dossier, Option<ReadOnly>), Fault> {
        let suspect = suspect(parts)?;
        let read = Reader {
            parts,
            loosely: matches!(suspect, Some(ReadOnly::KeyTwice(_))),
        };
        let missing = |name: &str| damage((0, 0), String::new(), Flaw::Missing(name.to_owned()));
        let rev = read.part("rev")?.unwrap_or_default();
        // Every save writes all of them: one that is not there was renamed or cut out, and is not empty.
        let gone = saved().find(|name| parts.get(name).is_none());
        if let Some(name) = gone.filter(|_| rev > 0) {
            return Err(missing(name).into());
        }
        let plan = read.part("plan")?.ok_or_else(|| missing("plan"))?;
        let dossier = read.dossier(rev, plan)?;
        let unsound = |unsound| damage((0, 0), String::new(), Flaw::Unsound(unsound));
        Ok((sound(dossier).map_err(unsound)?, suspect))
    }

    /// The text of the file once the dossier is `next` and `entry` ends the journal. What this
    /// version does not know stays as it is.
    ///
    /// # Errors
    /// [`Fault::ReadOnly`] where the journal cannot be printed again without loss, and faults of our
    /// own that are found before they are written.
    pub(super) fn with(&self, next: &Dossier, entry: Option<&Entry>) -> Result<String, Fault> {
        printed(&self.rest.text, (&self.dossier, next), entry)
    }
}

/// The text that a file has once the first of two dossiers, which is in it, is the second.
pub(super) fn printed(
    text: &str,
    (base, next): (&Dossier, &Dossier),
    entry: Option<&Entry>,
) -> Result<String, Fault> {
    let parts = FileParts::of(text)?;
    let raw = raw(&parts)?;
    let version = raw.get("format").map(|format| format["version"].clone());
    let of_entry = entry.map_or(1, Entry::edition);
    let new_edition = u64::from(next.edition().max(of_entry));
    let (base, new) = (written(base)?, written(next)?);
    let merged = merge(
        Value::Object(raw),
        &Value::Object(base),
        &Value::Object(new),
    );
    let Value::Object(mut merged) = merged else {
        return Err(Fault::NotReadBack("not an object".to_owned()));
    };
    // The lowest version that holds it, but never less than it said: the journal may need that still.
    if let Some(now) = (merged.get_mut("format")).and_then(|format| format.get_mut("version")) {
        let said = version.and_then(|version| version.as_u64()).unwrap_or(0);
        *now = said.max(new_edition).into();
    }
    let mut entries = Vec::new();
    for (i, text) in entries_of(&parts)?.into_iter().enumerate() {
        entries.push(in_one_line(text.get(), i)?);
    }
    if let Some(entry) = entry {
        entries.push(layout::line(
            &serde_json::to_value(entry).map_err(|error| own(&error))?,
        ));
    }
    Ok(layout::print(&merged, entries.iter().map(String::as_str)))
}

/// The places that this version does not know, the journal left out.
///
/// # Errors
/// Faults of our own.
pub(super) fn unknown_in(text: &str, dossier: &Dossier) -> Result<Vec<String>, Fault> {
    let (raw, base) = (raw(&FileParts::of(text)?)?, written(dossier)?);
    Ok(unknown(&Value::Object(raw), &Value::Object(base)))
}

impl Rest {
    /// The journal, understood.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub(super) fn journal(&self) -> Result<Journal, Fault> {
        if let Parse::Fast(journal) = &self.way
            && let Ok(journal) = read_json(&self.text[journal.clone()])
        {
            return Ok(journal);
        }
        let parts = FileParts::of(&self.text)?;
        // Its entries are kept as they are written, so a key that stands twice in one does no harm.
        let journal = parts
            .read(JOURNAL)
            .or_else(|damage| parts.read_loosely(JOURNAL).map_err(|_| damage))?;
        Ok(journal.unwrap_or_default())
    }

    /// Why the text may not be changed, as far as it tells.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub(super) fn read_only(&self) -> Result<Option<ReadOnly>, Fault> {
        match &self.way {
            Parse::Fast(journal) => fast_path::suspect(&self.text, journal.clone()),
            Parse::Full(read_only) => Ok(read_only.clone()),
        }
    }
}

/// The version that a file says it is of.
fn version(parts: &FileParts<'_>) -> Result<u32, Fault> {
    let format: Option<Value> = parts.read("format")?;
    let format = format.and_then(|format| FileFormat::deserialize(ByName(format)).ok());
    match format {
        Some(FileFormat { name, version }) if name == upgrade::NAME => Ok(version),
        _ => Err(Fault::NotADossier),
    }
}

/// The text of an older version in the version that it needs; `None` where it stays as it is.
fn upgraded(text: &str, version: u32, steps: &[Upgrade]) -> Result<Option<String>, Fault> {
    let document = serde_json::from_str(text)
        .map_err(|error| Flaw::from(&error))
        .and_then(|document| upgrade::upgrade(&document, version, steps))
        .map_err(|flaw| damage((0, 0), String::new(), flaw))?;
    let members = match document {
        None => return Ok(None),
        Some(Value::Object(members)) => members,
        Some(_) => return Err(Fault::NotADossier),
    };
    let journal = members.get(JOURNAL).and_then(Value::as_array);
    let journal: Vec<String> = journal.into_iter().flatten().map(layout::line).collect();
    Ok(Some(layout::print(
        &members,
        journal.iter().map(String::as_str),
    )))
}

/// What in a text keeps it from being saved. The journal is not looked at: its entries are kept as
/// they are written.
fn suspect(parts: &FileParts<'_>) -> Result<Option<ReadOnly>, Fault> {
    if let Some(key) = parts.twice() {
        return Ok(Some(ReadOnly::KeyTwice(key.to_owned())));
    }
    let mut suspect = None;
    for (key, text) in parts.iter().filter(|(key, _)| *key != JOURNAL) {
        match scan(text, key)? {
            // It decides how the text is read, so it comes first.
            Some(twice @ ReadOnly::KeyTwice(_)) => return Ok(Some(twice)),
            other => suspect = suspect.or(other),
        }
    }
    Ok(suspect)
}

fn scan(text: &str, place: &str) -> Result<Option<ReadOnly>, Fault> {
    Ok(examine(text, place)?.reason())
}

/// Everything a file says but the journal, understood or not.
fn raw(parts: &FileParts<'_>) -> Result<Map<String, Value>, Fault> {
    let members = parts.iter().filter(|(key, _)| *key != JOURNAL);
    members
        .map(|(key, text)| Ok((key.to_owned(), serde_json::from_str(text)?)))
        .collect::<Result<_, _>>()
        .map_err(|error: serde_json::Error| own(&error))
}

fn written(dossier: &Dossier) -> Result<Map<String, Value>, Fault> {
    match serde_json::to_value(Written::from(dossier)).map_err(|error| own(&error))? {
        Value::Object(members) => Ok(members),
        _ => Err(Fault::NotReadBack("not an object".to_owned())),
    }
}

fn entries_of<'t>(parts: &FileParts<'t>) -> Result<Vec<&'t RawValue>, Fault> {
    match parts.get(JOURNAL) {
        Some(text) => serde_json::from_str(text).map_err(|error| own(&error)),
        None => Ok(Vec::new()),
    }
}

/// An entry of the journal as it was written, or, where somebody spread it over several lines, put
/// back into one.
fn in_one_line(entry: &str, index: usize) -> Result<String, Fault> {
    if !entry.contains(['\n', '\r']) {
        return Ok(entry.to_owned());
    }
    let place = format!("{JOURNAL}[{index}]");
    if let Some(because) = scan(entry, &place)? {
        return Err(Fault::ReadOnly(because));
    }
    let value: Value = serde_json::from_str(entry).map_err(|error| own(&error))?;
    Ok(layout::line(&value))
}

/// Something that was understood before is not understood now: a fault of ours.
fn own(error: &serde_json::Error) -> Fault {
    Fault::NotReadBack(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Draft, Expected, Proposal, ProposalContext, Stamp};
    use crate::store::damage::Unsound;
    use serde_json::json;

    fn dossier() -> Dossier {
        Dossier::new(shipped(SHIPPED_DEFAULT).unwrap())
    }

    fn text() -> String {
        ParsedFile::new(dossier()).unwrap().rest.text
    }

    fn stamp() -> Stamp {
        let at = "2025-01-20T09:00:00+01:00".parse().unwrap();
        Stamp {
            by: "M.R.".into(),
            login: "mrossi".into(),
            at,
        }
    }

    /// The text after an award was recorded.
    fn with_award(document: &ParsedFile) -> Result<String, Fault> {
        let proposal = Proposal::Record {
            event: "award".parse().unwrap(),
            draft: Draft::on("2025-01-20".parse().unwrap()),
            keep: true,
            expected: Expected::Anything,
        };
        let (dossier, mut journal) = (&document.dossier, document.rest.journal()?);
        let stamp = stamp();
        let context = ProposalContext {
            dossier,
            journal: &journal,
            stamp: &stamp,
            reason: None,
        };
        let change = proposal.change(context).unwrap().unwrap();
        let mut next = dossier.clone();
        next.apply(&change).unwrap();
        journal.append(change, stamp.clone(), None, Vec::new());
        document.with(&next, journal.entries().last())
    }

    /// What a reader finds, at once or at the second look.
    fn fault(text: &str) -> Fault {
        let read = ParsedFile::read(text.to_owned());
        read.and_then(|document| document.rest.read_only())
            .unwrap_err()
    }

    #[test]
    fn a_dossier_reads_back_as_it_is_written() {
        let document = ParsedFile::read(text()).unwrap();
        assert_eq!(document.dossier, dossier());
        assert_eq!(document.rest.read_only().unwrap(), None);
        assert_eq!(document.with(&dossier(), None).unwrap(), text());
        let award = with_award(&document).unwrap();
        let again = ParsedFile::read(award.clone()).unwrap();
        assert_eq!(again.rest.journal().unwrap().entries().len(), 1);
        assert_eq!(again.with(&again.dossier, None).unwrap(), award);
    }

    #[test]
    fn the_keys_stand_in_their_order_with_the_journal_last() {
        let text = text();
        let keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
            .collect();
        let order = [
            "format",
            "rev",
            "plan",
            "records",
            "items",
            "requests",
            "suspensions",
            "extensions",
            "expected",
            "notes",
            "journal",
        ];
        assert_eq!(keys, order);
    }

    #[test]
    fn a_change_is_a_few_lines_and_leaves_the_others_alone() {
        let before = text();
        let after = with_award(&ParsedFile::read(before.clone()).unwrap()).unwrap();
        let kept = before
            .lines()
            .filter(|line| after.lines().any(|other| other == *line))
            .count();
        // The empty lists of records and of the journal are no longer empty.
        assert_eq!(before.lines().count() - kept, 2);
    }

    #[test]
    fn what_this_version_does_not_know_survives_a_change() {
        let mut raw: Value = serde_json::from_str(&text()).unwrap();
        raw["plan"]["milestones"][0]["colour"] = json!("red");
        raw["plan"]["x"] = json!({"deep": [1, {"er": 2.50}]});
        raw["hearings"] = json!([{"n": 1, "on": "2025-03-01"}]);
        raw["suspensions"] = json!([{"n": 1, "from": "2025-03-01", "by": "G.T.", "login": "gtoti",
            "at": "2025-03-01T10:00:00+01:00", "weather": "snow"}]);
        raw["journal"] = json!([{"n": 1, "at": "2025-01-01T10:00:00+01:00", "by": "G.T.",
            "login": "gtoti", "op": "note", "edits": [], "mood": "good"}]);
        let document = ParsedFile::read(raw.to_string()).unwrap();
        assert_eq!(document.rest.read_only().unwrap(), None);
        let mut places = vec!["plan.milestones[0].colour", "plan.x"];
        places.extend(["suspensions[0].weather", "hearings"]);
        assert_eq!(
            unknown_in(&document.rest.text, &document.dossier).unwrap(),
            places
        );
        let after: Value = serde_json::from_str(&with_award(&document).unwrap()).unwrap();
        for place in [
            "/plan/milestones/0/colour",
            "/plan/x",
            "/hearings",
            "/suspensions",
            "/journal/0/mood",
        ] {
            assert_eq!(after.pointer(place), raw.pointer(place), "{place}");
        }
        assert_eq!(after["records"][0]["event"], json!("award"));
        assert_eq!(after["journal"][1]["n"], json!(2));
    }

    #[test]
    fn an_entry_that_somebody_spread_over_lines_is_put_back_into_one() {
        let entry = r#"{"n": 1, "at": "2025-01-01T10:00:00+01:00", "by": "G.T.", "login": "g",
            "op": "note", "edits": [], "x": 1}"#;
        let spread = text().replace("\"journal\": []", &format!("\"journal\": [{entry}]"));
        let after = with_award(&ParsedFile::read(spread.clone()).unwrap()).unwrap();
        assert!(
            after
                .lines()
                .any(|line| line.starts_with("    {\"n\": 1, ") && line.ends_with("1},"))
        );
        let lossy = spread.replace("\"x\": 1", "\"x\": 12345678901234567890123");
        let refused = with_award(&ParsedFile::read(lossy).unwrap()).unwrap_err();
        assert_eq!(
            refused,
            Fault::ReadOnly(ReadOnly::LosesDigits("journal[0].x".into()))
        );
    }

    #[test]
    fn what_a_save_would_lose_makes_it_read_only() {
        let twice = |place: &str| Some(ReadOnly::KeyTwice(place.into()));
        for (from, to, expected) in [
            ("\"rev\": 0", "\"rev\": 0, \"rev\": 1", twice("rev")),
            (
                "\"name\": \"civitavecchia\"",
                "\"name\": \"x\", \"name\": \"civitavecchia\"",
                twice("plan.name"),
            ),
            (
                "\"rev\": 0",
                "\"rev\": 0, \"x\": {\"a\": 1, \"a\": 2}",
                twice("x.a"),
            ),
            (
                "\"rev\": 0",
                "\"rev\": 0, \"x\": [12345678901234567890123]",
                Some(ReadOnly::LosesDigits("x[0]".into())),
            ),
            ("\"rev\": 0", "\"rev\": 0, \"x\": 1.10", None),
        ] {
            let document = ParsedFile::read(text().replacen(from, to, 1)).unwrap();
            assert_eq!(document.rest.read_only().unwrap(), expected, "{to}");
            assert_eq!(document.dossier.plan, dossier().plan, "{to}");
        }
    }

    #[test]
    fn what_is_no_dossier_is_refused_with_its_place() {
        assert_eq!(fault("{}"), Fault::NotADossier);
        assert_eq!(
            fault(r#"{"format": {"name": "other", "version": 1}}"#),
            Fault::NotADossier
        );
        assert_eq!(
            fault(r#"{"format": {"name": "crono", "version": 0}}"#),
            Fault::NotADossier
        );
        let flaw = |text: &str| match fault(text) {
            Fault::Damaged(damage) => (damage.place.clone(), damage.flaw),
            other => panic!("{other:?}"),
        };
        let plain = text();
        assert_eq!(flaw(""), (String::new(), Flaw::Empty));
        assert_eq!(flaw(&plain[..plain.len() / 2]).1, Flaw::CutShort);
        let no_plan = r#"{"format": {"name": "crono", "version": 1}}"#;
        assert_eq!(flaw(no_plan).1, Flaw::Missing("plan".into()));
        let (place, _) = flaw(&plain.replacen("\"number\": 1,", "\"number\": \"1\",", 1));
        assert_eq!(place, "plan.phases[0].number");
        let unsound = flaw(&plain.replacen("\"id\": \"award\"", "\"id\": \"a\"", 1)).1;
        assert!(
            matches!(unsound, Flaw::Unsound(Unsound::Plan(_))),
            "{unsound:?}"
        );
        let record = r#""records": [{"event": "nothing", "date": "2025-01-01", "by": "a",
            "login": "a", "at": "2025-01-01T10:00:00+01:00"}]"#;
        let unsound = flaw(&plain.replacen("\"records\": []", record, 1)).1;
        assert!(
            matches!(unsound, Flaw::Unsound(Unsound::Records(_))),
            "{unsound:?}"
        );
        let deep = format!("\"rev\": 0, \"x\": {}{}", "[".repeat(200), "]".repeat(200));
        assert_eq!(
            flaw(&plain.replacen("\"rev\": 0", &deep, 1)).1,
            Flaw::TooDeep
        );
    }

    #[test]
    fn a_newer_file_may_be_looked_at_as_far_as_it_is_understood() {
        let newer = ReadOnly::Newer {
            version: 3,
            ours: 2,
        };
        let text = text().replacen("\"version\": 2", "\"version\": 3", 1);
        let document = ParsedFile::read(text.clone()).unwrap();
        assert_eq!(document.rest.read_only().unwrap(), Some(newer.clone()));
        assert_eq!(
            fault(&text.replacen("\"plan\": {", "\"plan\": [{", 1).replacen(
                "},\n  \"records\"",
                "}],\n  \"records\"",
                1
            )),
            Fault::ReadOnly(newer)
        );
    }

    #[test]
    fn an_older_file_is_upgraded_when_it_is_read() {
        fn rename(document: &Value) -> Result<Option<Value>, Flaw> {
            let mut document = document.clone();
            let fields = document.as_object_mut().ok_or(Flaw::NoValue)?;
            let notes = fields
                .shift_remove("remarks")
                .ok_or(Flaw::Missing("remarks".into()))?;
            fields.insert("notes".into(), notes);
            Ok(Some(document))
        }
        let steps: [Upgrade; 2] = [|_| Ok(None), rename];
        let old = text().replacen("\"notes\"", "\"remarks\"", 1);
        let document = ParsedFile::read_with(old.clone(), &steps).unwrap();
        assert_eq!(document.dossier, dossier());
        assert!(document.rest.text.contains("\"version\": 3"));
        let suspect = old.replacen("\"rev\": 0", "\"rev\": 0, \"rev\": 0", 1);
        let document = ParsedFile::read_with(suspect, &steps).unwrap();
        assert_eq!(
            document.rest.read_only().unwrap(),
            Some(ReadOnly::KeyTwice("rev".into()))
        );
    }

    #[test]
    fn a_journal_that_cannot_be_read_is_no_reason_not_to_look() {
        let text = text().replacen("\"journal\": []", "\"journal\": [{\"n\": \"x\"}]", 1);
        let document = ParsedFile::read(text).unwrap();
        let Err(Fault::Damaged(damage)) = document.rest.journal() else {
            panic!("read")
        };
        assert_eq!(damage.place.split('[').next(), Some("journal"));
    }
}
