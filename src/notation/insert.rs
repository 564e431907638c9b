//! One more line in a plan: a new event, register, series or term in a phase, or a new phase.
//!
//! The plan is written as text, the line is put in, and all of it is read: so a line says here what it says in a
//! file.

use crate::plan::Plan;
use crate::words::Lang;
use crate::words::notation::fault as sentence;
use crate::words::outline::only_these_lines;

use super::fault::TextFault;
use super::{read, text_of};

/// The sign of an event, which need not be typed.
const EVENT: &str = "- ";

/// The plan with one more line at the end of a phase; a line such as `9. Title` is a phase of its own.
///
/// # Errors
/// What is wrong with the line, or with the plan once it is there, each in a sentence.
pub fn with_line(plan: &Plan, phase: u32, typed: &str, lang: Lang) -> Result<Plan, Vec<String>> {
    let typed = typed.trim().replace('\t', "|");
    if is_of_another_kind(&typed) {
        return Err(vec![only_these_lines(lang).to_owned()]);
    }
    let line = if has_sign(&typed) {
        typed
    } else {
        format!("{EVENT}{typed}")
    };
    let text = text_of(plan, lang);
    let mut lines: Vec<&str> = text.lines().collect();
    let at = if number(&line).is_some() {
        lines.len()
    } else {
        end_of(&lines, phase)
    };
    lines.insert(at, &line);
    let text = lines.join("\n");
    read(&text)
        .map(|read| read.plan)
        .map_err(|faults| said(lang, &text, at, &faults))
}

/// The faults in sentences; those of the line itself first, and of the others only where it has none.
fn said(lang: Lang, text: &str, at: usize, faults: &[TextFault]) -> Vec<String> {
    let own = faults.iter().filter(|fault| fault.span.line == at);
    let own: Vec<&TextFault> = own.collect();
    let all = if own.is_empty() {
        faults.iter().collect()
    } else {
        own
    };
    let lines: Vec<&str> = text.lines().collect();
    let sentence = |fault: &&TextFault| {
        let line = lines.get(fault.span.line).copied().unwrap_or_default();
        let (start, end) = (fault.span.start, fault.span.end.max(fault.span.start + 1));
        let said: String = line.chars().skip(start).take(end - start).collect();
        sentence(lang, &fault.kind, &said)
    };
    all.iter().map(sentence).collect()
}

/// Whether it is a comment, a point of a check list, or a line of the head.
fn is_of_another_kind(line: &str) -> bool {
    let first = line.split('|').next().unwrap_or_default();
    line.starts_with(['#', '[']) || !has_sign(line) && first.contains(": ")
}

fn has_sign(line: &str) -> bool {
    line.starts_with(['-', '?', '*', '~']) || number(line).is_some()
}

/// The number of a phase, where a line begins one.
fn number(line: &str) -> Option<u32> {
    let (number, rest) = line.split_once('.')?;
    let is_title = rest.starts_with(' ');
    number.parse().ok().filter(|_| is_title)
}

/// Behind which line a phase ends.
fn end_of(lines: &[&str], phase: u32) -> usize {
    let begins = lines.iter().position(|line| number(line) == Some(phase));
    let from = begins.map_or(lines.len(), |at| at + 1);
    let rest = lines.iter().skip(from);
    let next = rest.clone().position(|line| number(line).is_some());
    from + next.unwrap_or(rest.len())
}
