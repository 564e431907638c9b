//! What a careful reader notices and an ordinary one passes over: a key given twice, a number that
//! would lose digits.
//!
//! Either can be read, but a save would silently drop something that somebody wrote; such a file is
//! looked at and not changed. The text is scanned as it stands, because by the time a number is a
//! number its digits are gone. Only JSON that a reader has accepted may be scanned: this is no
//! second opinion about what JSON is.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use super::damage::{Damage, Flaw};
use super::error::ReadOnly;
use super::parts::damage;

/// How deep a value may be nested, as deep as the reader goes.
const DEPTH: usize = 127;

/// What was noticed, with the places as paths (`plan.clocks[2].limit`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StrictFindings {
    /// Keys that stand twice in the same object.
    pub(super) twice: Vec<String>,
    /// Numbers that would lose digits when printed again.
    pub(super) lossy: Vec<String>,
}

impl StrictFindings {
    /// Why what was scanned may not be printed again. A key given twice decides how the text is
    /// read, so it comes first.
    pub(super) fn reason(self) -> Option<ReadOnly> {
        let twice = self.twice.into_iter().next().map(ReadOnly::KeyTwice);
        twice.or_else(|| self.lossy.into_iter().next().map(ReadOnly::LosesDigits))
    }
}

/// Scans a JSON text. `place` is where it stands in the file, empty for all of it.
///
/// # Errors
/// [`Flaw::TooDeep`], with its place.
pub(super) fn examine(text: &str, place: &str) -> Result<StrictFindings, Damage> {
    examine_around(text, 0..0, place)
}

/// The same, for all of a text but a value in it.
///
/// # Errors
/// [`Flaw::TooDeep`], with its place.
pub(super) fn examine_around(
    text: &str,
    value: Range<usize>,
    place: &str,
) -> Result<StrictFindings, Damage> {
    let mut scan = Scan {
        text,
        at: 0,
        place,
        scopes: Vec::new(),
        keys: Vec::new(),
        findings: StrictFindings::default(),
    };
    scan.until(value.start)?;
    scan.at = value.end;
    scan.until(text.len())?;
    Ok(scan.findings)
}

enum Scope {
    Object {
        /// The position of its first key in [`Scan::keys`].
        first: usize,
        /// The position of the key whose value comes next; `None` where a key is to come.
        key: Option<usize>,
    },
    Array {
        index: usize,
    },
}

struct Scan<'t> {
    text: &'t str,
    /// The byte after the one that is looked at.
    at: usize,
    place: &'t str,
    scopes: Vec<Scope>,
    /// The keys of all the objects that are open.
    keys: Vec<Cow<'t, str>>,
    findings: StrictFindings,
}

impl Scan<'_> {
    fn until(&mut self, end: usize) -> Result<(), Damage> {
        let bytes = &self.text.as_bytes()[..end];
        let is_seen = |byte: &u8| *byte > b' ';
        while let Some(blanks) =
            (bytes.get(self.at..)).and_then(|rest| rest.iter().position(is_seen))
        {
            let byte = bytes[self.at + blanks];
            self.at += blanks + 1;
            match byte {
                b'{' => self.enter(Scope::Object {
                    first: self.keys.len(),
                    key: None,
                })?,
                b'[' => self.enter(Scope::Array { index: 0 })?,
                b'}' | b']' => self.leave(),
                b',' => self.next_member(),
                b'"' => self.string(),
                b'-' | b'0'..=b'9' => self.number(),
                _ => {}
            }
        }
        Ok(())
    }

    fn enter(&mut self, scope: Scope) -> Result<(), Damage> {
        if self.scopes.len() >= DEPTH {
            // Of a path of more than a hundred steps the first names what it is about.
            self.scopes.truncate(1);
            return Err(damage((0, 0), self.here(), Flaw::TooDeep));
        }
        self.scopes.push(scope);
        Ok(())
    }

    /// Leaves an object or an array; the keys of an object lie side by side when they are sorted.
    fn leave(&mut self) {
        if let Some(Scope::Object { first, .. }) = self.scopes.pop() {
            // Few names are of the same length, and lengths are compared at once.
            self.keys[first..].sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
            let pairs = self.keys[first..].windows(2);
            let twice = pairs.filter(|pair| pair[0] == pair[1]);
            let twice: Vec<String> = twice.map(|pair| member(&self.here(), &pair[0])).collect();
            self.findings.twice.extend(twice);
            self.keys.truncate(first);
        }
    }

    fn next_member(&mut self) {
        match self.scopes.last_mut() {
            Some(Scope::Object { key, .. }) => *key = None,
            Some(Scope::Array { index }) => *index += 1,
            None => {}
        }
    }

    fn string(&mut self) {
        let start = self.at - 1;
        let bytes = self.text.as_bytes();
        let mut escapes = false;
        let is_mark = |byte: &u8| matches!(byte, b'"' | b'\\');
        while let Some(plain) =
            (bytes.get(self.at..)).and_then(|rest| rest.iter().position(is_mark))
        {
            self.at += plain + 1;
            if bytes[self.at - 1] == b'"' {
                break;
            }
            escapes = true;
            self.at += 1;
        }
        if let Some(Scope::Object {
            key: key @ None, ..
        }) = self.scopes.last_mut()
        {
            *key = Some(self.keys.len());
            let token = self.text.get(start..self.at).unwrap_or_default();
            self.keys.push(unquoted(token, escapes));
        }
    }

    fn number(&mut self) {
        let start = self.at - 1;
        let is_part = |b: &u8| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| is_part(byte)).count();
        if loses_digits(&self.text[start..self.at]) {
            let place = self.here();
            self.findings.lossy.push(place);
        }
    }

    /// The place that is looked at, as a path.
    fn here(&self) -> String {
        let mut path = self.place.to_owned();
        for scope in &self.scopes {
            match scope {
                Scope::Object { key, .. } => {
                    let key = key.map_or("", |position| self.keys[position].as_ref());
                    path = member(&path, key);
                }
                Scope::Array { index } => {
                    // Writing to a string cannot fail.
                    let _ = write!(path, "[{index}]");
                }
            }
        }
        path
    }
}

/// The path of a member of what is at `path`.
fn member(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// A key as it is meant: `"\u0061"` is `a`.
fn unquoted(token: &str, escapes: bool) -> Cow<'_, str> {
    let inner = token.get(1..token.len().saturating_sub(1));
    let inner = inner.unwrap_or_default();
    if !escapes {
        return Cow::Borrowed(inner);
    }
    serde_json::from_str::<String>(token).map_or(Cow::Borrowed(inner), Cow::Owned)
}

/// Whether a number, read and printed again, would be another number.
fn loses_digits(number: &str) -> bool {
    let short = number.len() <= 15 && number.bytes().all(|b| b.is_ascii_digit());
    if short {
        return false;
    }
    match serde_json::from_str::<serde_json::Number>(number) {
        Ok(read) => significant(&read.to_string()) != significant(number),
        Err(_) => true,
    }
}

/// A decimal number as sign, digits without zeros around them, and the power of ten of the last.
fn significant(number: &str) -> Option<(bool, String, i64)> {
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => (true, number),
        None => (false, number),
    };
    let (number, power) = match number.split_once(['e', 'E']) {
        Some((number, power)) => (number, power.parse::<i64>().ok()?),
        None => (number, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{fraction}");
    let kept = digits.trim_end_matches('0');
    let dropped = i64::try_from(digits.len() - kept.len()).ok()?;
    let kept = kept.trim_start_matches('0');
    if kept.is_empty() {
        return Some((sign, String::new(), 0));
    }
    let places = i64::try_from(fraction.len()).ok()?;
    Some((
        sign,
        kept.to_owned(),
        power.checked_sub(places)?.checked_add(dropped)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_key_given_twice_is_found_with_its_place() {
        for (text, twice) in [
            (r#"{"a": 1, "b": {"a": 1}}"#, &[][..]),
            (r#"{"a": 1, "a": 2}"#, &["a"]),
            (r#"{"a": 1, "\u0061": 2}"#, &["a"]),
            (r#"{"a": {"b": [0, {"c": 1, "c": 2}]}}"#, &["a.b[1].c"]),
            (r#"[{"a": "a", "b": "a"}, {"a": "b"}]"#, &[]),
            (r#"{"a": "}{\"a\": [", "b": "\\", "b": 1}"#, &["b"]),
        ] {
            assert_eq!(examine(text, "").unwrap().twice, twice, "{text}");
        }
    }

    #[test]
    fn a_number_may_be_printed_otherwise_but_not_lose_digits() {
        for (number, loses) in [
            ("0", false),
            ("-0", false),
            ("1.10", false),
            ("1.0", false),
            ("1e2", false),
            ("1E+2", false),
            ("0.00001", false),
            ("24.68", false),
            ("18446744073709551615", false),
            ("-9223372036854775808", false),
            ("18446744073709551616", true),
            ("12345678901234567890123", true),
            ("0.1234567890123456789", true),
            ("3.14159265358979323846", true),
            ("1e400", true),
            ("1e99999999999999999999", true),
        ] {
            assert_eq!(loses_digits(number), loses, "{number}");
        }
        let text = r#"{"x": [1, {"y": 12345678901234567890123}], "z": "12345678901234567890123"}"#;
        assert_eq!(examine(text, "plan").unwrap().lossy, ["plan.x[1].y"]);
    }

    #[test]
    fn it_goes_as_deep_as_the_reader() {
        for depth in [1, 126, 127, 128, 129, 100_000] {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            let read = serde_json::from_str::<serde_json::Value>(&text);
            assert_eq!(examine(&text, "").is_ok(), read.is_ok(), "{depth}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\",:\\\\0-9eE.\\-a\u{e8} ]{0,40}") {
            let _ = examine(&text, "");
        }

        #[test]
        fn what_a_program_printed_is_never_suspect(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
            // The reader is exact for the numbers people write, and at times one unit off beyond.
            let number = (number.clamp(-1e9, 1e9) * 1e4).round() / 1e4;
            let text = serde_json::to_string(&number).unwrap();
            prop_assert!(!loses_digits(&text), "{}", text);
        }
    }
}
