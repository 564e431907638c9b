//! The answer of a monitoring plug-in: one line with a state, a sentence and the days left of every
//! open clock, and a line for each thing that alerts where there are several.
//!
//! After the Monitoring Plugins Development Guidelines. Numbers and labels are those of the C locale,
//! only the sentence speaks a language; a text of the file cannot end the line or begin the figures.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::assess::{ClockStatus, State};
use crate::words::{check, count, event, headline};

use super::range::Range;
use super::{Look, Sheet};

/// What a plug-in says, by its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 0: nothing to do.
    Ok,
    /// 1: somebody should look.
    Warning,
    /// 2: something is late.
    Critical,
    /// 3: it cannot be told.
    Unknown,
}

impl Level {
    /// The exit code.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Warning => 1,
            Self::Critical => 2,
            Self::Unknown => 3,
        }
    }

    /// The word at the beginning of the line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// The worse of two: what is late comes before what cannot be told.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        let rank = |level| match level {
            Self::Ok => 0,
            Self::Unknown => 1,
            Self::Warning => 2,
            Self::Critical => 3,
        };
        if rank(other) > rank(self) {
            other
        } else {
            self
        }
    }
}

/// From how many days left on it alerts; without a range, at the plan's own warning and once late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// Somebody should look.
    pub warning: Option<Range>,
    /// It is late, or as good as.
    pub critical: Option<Range>,
}

impl Thresholds {
    fn warning(&self, clock: &ClockStatus) -> Range {
        // Due soon is when no more days are left than the warning.
        let own = || Range::from(i64::from(clock.warn).saturating_add(1));
        self.warning.unwrap_or_else(own)
    }

    fn critical(&self) -> Range {
        self.critical.unwrap_or(Range::from(0))
    }

    fn level(&self, clock: &ClockStatus) -> Level {
        let Some(left) = clock.days_left().filter(|_| counts(clock)) else {
            return Level::Ok;
        };
        if self.critical().alerts(left) {
            Level::Critical
        } else if self.warning(clock).alerts(left) {
            Level::Warning
        } else {
            Level::Ok
        }
    }
}

/// Whether the days left of a clock run out: it is judged, open, and not suspended.
fn counts(clock: &ClockStatus) -> bool {
    clock.is_judged() && clock.is_open() && clock.state() != State::Suspended
}

/// Writes the answer for these dossiers; `unread` are sentences on those that cannot be read. With
/// `named`, labels and lines begin with the name of the file.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    look: Look,
    thresholds: &Thresholds,
    sheets: &[Sheet<'_>],
    unread: &[String],
    named: bool,
) -> io::Result<Level> {
    let mut level = if unread.is_empty() {
        Level::Ok
    } else {
        Level::Unknown
    };
    let (mut figures, mut lines) = (Vec::new(), Vec::new());
    for sheet in sheets {
        for clock in sheet.assessment.clocks.iter().filter(|clock| counts(clock)) {
            let of = thresholds.level(clock);
            level = level.worse(of);
            figures.extend(figure(sheet, clock, thresholds, named));
            if of != Level::Ok {
                let sentence = said(look, sheet, clock, named);
                lines.push((of, format!("{}: {sentence}", of.as_str())));
            }
        }
    }
    lines.sort_by_key(|(of, _)| std::cmp::Reverse(of.code()));
    let mut lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    let unknown = Level::Unknown.as_str();
    lines.extend(unread.iter().map(|why| format!("{unknown}: {why}")));
    let sentence = match (sheets, unread) {
        ([sheet], []) if !named => {
            let due = headline::due(look.lang, sheet.dossier, sheet.assessment);
            let ours = headline::ours(look.lang, sheet.dossier, sheet.assessment, 0);
            let title = event::title(look.lang, &sheet.dossier.plan);
            format!("{title}: {} {ours}", due.text)
        }
        _ => check::several(
            look.lang,
            sheets.len(),
            lines.len() - unread.len(),
            unread.len(),
        ),
    };
    let mut text = format!("CRONO {} - {}", level.as_str(), harmless(&sentence));
    if !figures.is_empty() {
        let _ = write!(text, " | {}", figures.join(" "));
    }
    // One thing is said in the first line already.
    if lines.len() > 1 || named {
        for line in lines {
            let _ = write!(text, "\n{}", harmless(&line));
        }
    }
    writeln!(out, "{}", look.fold(&text))?;
    Ok(level)
}

/// The answer where there is nothing to look at.
///
/// # Errors
/// Those of `out`.
pub fn unknown(out: &mut impl Write, look: Look, why: &str) -> io::Result<()> {
    let line = format!("CRONO {} - {}", Level::Unknown.as_str(), harmless(why));
    writeln!(out, "{}", look.fold(&line))
}

/// "3 Pontelungo.json, fase 3: in ritardo di 15 giorni".
fn said(look: Look, sheet: &Sheet<'_>, clock: &ClockStatus, named: bool) -> String {
    let name = event::clock_in_full(look.lang, &sheet.dossier.plan, &clock.key);
    let left = clock.days_left().unwrap_or_default();
    let countdown = match clock.open_due() {
        Some(due) => count::countdown_to(look.lang, due, left),
        None => String::new(),
    };
    if named {
        format!(
            "{}, {name}: {countdown}",
            crate::words::shown::shown(sheet.file)
        )
    } else {
        format!("{name}: {countdown}")
    }
}

/// The figure of a clock: `'migration'=6;8:;0:`.
fn figure(
    sheet: &Sheet<'_>,
    clock: &ClockStatus,
    thresholds: &Thresholds,
    named: bool,
) -> Option<String> {
    let left = clock.days_left()?;
    let prefix = if named {
        format!(
            "{}/",
            label(sheet.file.strip_suffix(".json").unwrap_or(sheet.file))
        )
    } else {
        String::new()
    };
    let (warning, critical) = (thresholds.warning(clock), thresholds.critical());
    Some(format!(
        "'{prefix}{}'={left};{warning};{critical}",
        clock.key
    ))
}

/// A name as a label may have it: the guidelines forbid `=` and a quote wants doubling, and what is
/// not ASCII is not for every reader.
fn label(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "._-".contains(c) {
            c
        } else {
            '_'
        }
    };
    name.chars().map(plain).collect()
}

/// A text on one line, without the sign that the figures begin with.
fn harmless(text: &str) -> String {
    text.replace('\n', " ").replace('|', "/")
}
