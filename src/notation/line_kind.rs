//! What a line of the text is, by the sign that it begins with, as people and word processors write it.

use crate::words::notation::{Keyword, TextFaultKind};

use super::glyph::{Slice, folded, glyphs};

/// The sign of a comment.
pub(super) const COMMENT: char = '#';

/// What a line is, by the sign that it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Head,
    Phase(u32),
    Milestone,
    Register,
    Series,
    Term,
    Point,
    Group,
}

impl LineKind {
    /// Whether it stands in the check list of the event above.
    pub(super) fn is_of_list(self) -> bool {
        matches!(self, Self::Point | Self::Group)
    }

    /// Whether its line says more in cells behind the first.
    pub(super) fn has_cells(self) -> bool {
        !self.is_of_list() && !matches!(self, Self::Head | Self::Phase(_))
    }
}

/// Whether a comment is the heading of a phase in Markdown: taken for a comment, what stands below it would belong to the
/// phase above.
pub(super) fn is_marked_heading(bare: &str) -> bool {
    let heading = bare.trim_start_matches(COMMENT);
    let signs = bare.len() - heading.len();
    signs > 1 && matches!(kind(heading.trim_start()), Some((LineKind::Phase(_), _)))
}

/// The signs of a list, as word processors draw them; the last two are those of fonts with signs alone.
const BULLETS: &str = "•·◦▪▫●○■‣➢\u{f0b7}\u{f0a7}";
/// Boxes of points, and whether they are ticked.
const BOXES: [(&str, bool); 10] = [
    ("[ ]", false),
    ("[]", false),
    ("☐", false),
    ("□", false),
    ("[x]", true),
    ("[X]", true),
    ("☑", true),
    ("☒", true),
    ("✓", true),
    ("✔", true),
];

/// A line that only draws a rule, as between the heads and the rows of a table.
pub(super) fn is_ruled(bare: &str) -> bool {
    let mut signs = bare.chars().filter(|char| !char.is_whitespace());
    let is_drawn = |char: char| folded(char) == Some('-') || "|:=_+*".contains(char);
    signs.clone().count() >= 3 && signs.all(is_drawn)
}

/// What a line is missing that is of no kind.
pub(super) fn no_kind(bare: &str) -> TextFaultKind {
    let letters = glyphs(bare, 0);
    if ticked(bare).is_some_and(|(is_ticked, _)| is_ticked) {
        TextFaultKind::Ticked
    } else if Slice::new(0, &letters, 0).take(Keyword::Phase).is_some() {
        TextFaultKind::PhaseNumber
    } else if bare.contains(['|', '\t']) {
        TextFaultKind::Cells
    } else {
        TextFaultKind::Line
    }
}

/// Whether the box that a line begins with is ticked, and how many letters draw it: a list may have a sign before.
fn ticked(bare: &str) -> Option<(bool, usize)> {
    let plain = bare.replace('\u{a0}', " ");
    let is_sign = |char: char| BULLETS.contains(char) || char == '*' || folded(char) == Some('-');
    let rest = plain.strip_prefix(is_sign).unwrap_or(&plain).trim_start();
    let sign = plain.chars().count() - rest.chars().count();
    let mut all = BOXES.into_iter();
    let found = all.find(|(drawn, _)| rest.starts_with(drawn))?;
    Some((found.1, sign + found.0.chars().count()))
}

/// The number of a phase that is called so, and how many letters say it: `Fase 1 – `, `Phase 2: `.
fn phase_by_word(bare: &str) -> Option<(LineKind, usize)> {
    let letters = glyphs(bare, 0);
    let (number, rest) = Slice::new(0, &letters, 0).take(Keyword::Phase)?.number()?;
    let behind = number.span().end;
    let mut said = rest.span().start;
    let is_sign = |char: char| folded(char) == Some('-') || ".):".contains(char);
    match bare.chars().nth(said) {
        Some(sign) if is_sign(sign) => said += 1,
        Some(_) if said == behind => return None,
        _ => {}
    }
    let number = number.text().parse().unwrap_or(u32::MAX);
    Some((LineKind::Phase(number), said))
}

/// What a line is, and how many letters say so.
pub(super) fn kind(bare: &str) -> Option<(LineKind, usize)> {
    let mut chars = bare.chars();
    let first = chars.next()?;
    if let Some((is_ticked, letters)) = ticked(bare) {
        return (!is_ticked).then_some((LineKind::Point, letters));
    }
    let simple = match first {
        sign if BULLETS.contains(sign) => Some(LineKind::Milestone),
        '?' => Some(LineKind::Register),
        '*' => Some(LineKind::Series),
        '~' | '∼' | '˜' => Some(LineKind::Term),
        sign if folded(sign) == Some('-') => Some(LineKind::Milestone),
        _ => None,
    };
    if let Some(kind) = simple {
        return Some((kind, 1));
    }
    if bare.starts_with("[=]") {
        return Some((LineKind::Group, 3));
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && bare[digits..].starts_with(['.', ')']) {
        let number = bare[..digits].parse().unwrap_or(u32::MAX);
        return Some((LineKind::Phase(number), digits + 1));
    }
    if let Some(phase) = phase_by_word(bare) {
        return Some(phase);
    }
    // What stands in cells is no key, whatever they say.
    (first != '|' && bare.contains(':')).then_some((LineKind::Head, 0))
}
