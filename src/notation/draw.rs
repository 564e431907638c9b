//! Faults drawn by hand: the place, what is expected, and the line with a mark under it.

use unicode_width::UnicodeWidthChar as _;

use crate::words::Lang;
use crate::words::notation::{and_more, fault as sentence, in_row};
use crate::words::sanitize::sanitized;

use super::fault::TextFault;
use super::glyph::TextSpan;
use super::table::TableText;

/// Of more faults than these only the number is said.
const FAULTS_SHOWN: usize = 100;
/// How much of a long line is shown before a mark.
const BEFORE: usize = 40;
/// How much of a line is shown at all.
const SHOWN: usize = 100;

/// Faults as lines, one after the other.
#[must_use]
pub fn drawn(lang: Lang, name: &str, text: &str, faults: &[TextFault]) -> Vec<String> {
    let name = sanitized(name);
    all_drawn(lang, text, faults, |span| {
        let (line, column) = (span.line + 1, span.start + 1);
        format!("{name}:{line}:{column}")
    })
}

/// The faults of a text that was made of a table, by its rows; under each the line that the row became.
#[must_use]
pub fn drawn_by_row(
    lang: Lang,
    name: &str,
    table: &TableText,
    faults: &[TextFault],
) -> Vec<String> {
    let name = sanitized(name);
    all_drawn(lang, &table.text, faults, |span| {
        let row = table.rows.get(span.line).copied().flatten();
        row.map_or_else(|| name.clone().into_owned(), |row| in_row(lang, &name, row))
    })
}

fn all_drawn(
    lang: Lang,
    text: &str,
    faults: &[TextFault],
    place: impl Fn(TextSpan) -> String,
) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = Vec::new();
    for fault in faults.iter().take(FAULTS_SHOWN) {
        let (line, start, end) = place_of(&lines, fault);
        let what = sentence_of(lang, &lines, fault);
        out.push(format!("{}: {what}", place(fault.span)));
        out.extend(marked(line, start, end));
    }
    let more = faults.len().saturating_sub(FAULTS_SHOWN);
    if more > 0 {
        out.push(and_more(lang, more));
    }
    out
}

/// A fault with its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidFault {
    /// Where it is.
    pub span: TextSpan,
    /// What it is.
    pub text: String,
}

/// Faults with their sentences, from the first line to the last.
#[must_use]
pub fn said(lang: Lang, text: &str, faults: &[TextFault]) -> Vec<SaidFault> {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.split('\n').collect();
    let said = faults.iter().map(|fault| {
        let (_, start, end) = place_of(&lines, fault);
        let span = TextSpan {
            start,
            end,
            ..fault.span
        };
        let text = sentence_of(lang, &lines, fault);
        SaidFault { span, text }
    });
    let mut said: Vec<SaidFault> = said.collect();
    said.sort_by_key(|fault| (fault.span.line, fault.span.start));
    said
}

/// The line of a fault, and from where to where it goes there.
fn place_of<'l>(lines: &[&'l str], fault: &TextFault) -> (&'l str, usize, usize) {
    let line = lines.get(fault.span.line).copied().unwrap_or_default();
    let line = line.trim_end_matches('\r');
    // Of nothing, and of letters without a width, one column is marked.
    let end = fault.span.end.max(fault.span.start + 1);
    (line, fault.span.start, end)
}

/// What a fault is, in a sentence.
pub(super) fn sentence_of(lang: Lang, lines: &[&str], fault: &TextFault) -> String {
    let (line, start, end) = place_of(lines, fault);
    let said: String = line.chars().skip(start).take(end - start).collect();
    sentence(lang, &fault.kind, &said)
}

/// A line with a mark under a part of it; of a long one, the part around the mark.
fn marked(line: &str, start: usize, end: usize) -> Vec<String> {
    if line.trim().is_empty() {
        return Vec::new();
    }
    let from = start.saturating_sub(BEFORE);
    let from = if from < BEFORE { 0 } else { from };
    let shown = |char: char| sanitized(&char.to_string()).into_owned();
    let (mut text, mut mark) = (String::from("  "), String::from("  "));
    for (at, char) in line.chars().enumerate().skip(from).take(SHOWN) {
        let char = if char == '\t' {
            ' '.to_string()
        } else {
            shown(char)
        };
        let width: usize = char.chars().map(|char| char.width().unwrap_or(0)).sum();
        let is_marked = (start..end).contains(&at);
        let sign = if is_marked { "^" } else { " " };
        mark.push_str(&sign.repeat(width));
        if at + 1 == end && !mark.contains('^') {
            mark.push('^');
        }
        text.push_str(&char);
    }
    if !mark.contains('^') {
        mark.push('^');
    }
    vec![text.trim_end().to_owned(), mark.trim_end().to_owned()]
}
