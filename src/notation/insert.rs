//! One more line in a plan: a new event, register, series or term in a phase, or a new phase.
//!
//! The plan is written as text, the line is put in, and all of it is read: so a line says here what it says in a
//! file.

use crate::plan::Plan;
use crate::words::Lang;
use crate::words::outline::only_these_lines;

use super::draw::sentence_of;
use super::fault::TextFault;
use super::line_kind::{COMMENT, LineKind, kind};
use super::{read, text_to_edit};

/// The sign of an event, which need not be typed.
pub(super) const EVENT: &str = "- ";

/// The plan with one more line at the end of a phase; a line such as `9. Title` is a phase of its own.
///
/// # Errors
/// What is wrong with the line, or with the plan once it is there, each in a sentence.
pub fn with_line(plan: &Plan, phase: u32, typed: &str, lang: Lang) -> Result<Plan, Vec<String>> {
    let typed = typed.trim().replace('\t', "|");
    let kind_of = |line: &str| kind(line).map(|(kind, _)| kind);
    let kind = match kind_of(&typed) {
        // A label may have a colon in it; what has no cells is a line of the head.
        Some(LineKind::Head) if typed.contains('|') => None,
        kind => kind,
    };
    let is_elsewhere = |kind| matches!(kind, LineKind::Head | LineKind::Point | LineKind::Group);
    if typed.starts_with(COMMENT) || kind.is_some_and(is_elsewhere) {
        return Err(vec![only_these_lines(lang).to_owned()]);
    }
    let line = match kind {
        Some(_) => typed,
        None => format!("{EVENT}{typed}"),
    };
    let text = text_to_edit(plan, lang);
    let mut lines: Vec<&str> = text.lines().collect();
    let is_phase = |line: &&str| matches!(kind_of(line), Some(LineKind::Phase(_)));
    let at = if is_phase(&line.as_str()) {
        lines.len()
    } else {
        let begins = lines
            .iter()
            .position(|line| kind_of(line) == Some(LineKind::Phase(phase)));
        let from = begins.map_or(lines.len(), |at| at + 1);
        let rest = lines[from..].iter();
        from + rest.take_while(|line| !is_phase(line)).count()
    };
    lines.insert(at, &line);
    let text = lines.join("\n");
    read(&text)
        .map(|read| read.plan)
        .map_err(|faults| said(lang, &text, at, &faults))
}

/// The faults in sentences: those of the line itself, or the others where it has none.
fn said(lang: Lang, text: &str, at: usize, faults: &[TextFault]) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let has_own = faults.iter().any(|fault| fault.span.line == at);
    let shown = faults
        .iter()
        .filter(|fault| !has_own || fault.span.line == at);
    shown
        .map(|fault| sentence_of(lang, &lines, fault))
        .collect()
}
