//! "Why this date?" as text: the sum step by step, a column for the days, then what is beside it.

use std::io::{self, Write};

use crate::assess::{Assessment, Why, WhyTerm};
use crate::record::{Dossier, Journal};
use crate::words::sanitize::{pad, pad_left, wrap};
use crate::words::why::{self, ReasonLine};

use super::Look;

/// Columns of the line, as wide as the design terminal.
const WIDTH: usize = 79;
const LABEL: usize = 14;
const VALUE: usize = 14;

/// Writes why a clock is due when it is; with the journal, also the verdict at closing where it was
/// another.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    look: Look,
    dossier: &Dossier,
    assessment: &Assessment,
    journal: &Journal,
    why: &Why,
) -> io::Result<()> {
    let lang = look.lang;
    let mut page = SumPage { out, look };
    page.line(&why::title(lang, dossier, why))?;
    page.line("")?;
    let steps = why::steps(lang, dossier, assessment, journal, why);
    for (i, step) in steps.iter().enumerate() {
        page.reason(&(i + 1).to_string(), step)?;
    }
    page.line("")?;
    for fact in why::beside(lang, dossier, assessment, journal, why) {
        page.reason("", &fact)?;
    }
    Ok(())
}

/// Writes why a term ends when it does.
///
/// # Errors
/// Those of `out`.
pub fn write_term(
    out: &mut impl Write,
    look: Look,
    dossier: &Dossier,
    journal: &Journal,
    why: &WhyTerm,
) -> io::Result<()> {
    let lang = look.lang;
    let mut page = SumPage { out, look };
    page.line(&why::term_title(lang, dossier, why))?;
    page.line("")?;
    for (i, step) in why::term(lang, dossier, journal, why).iter().enumerate() {
        page.reason(&(i + 1).to_string(), step)?;
    }
    Ok(())
}

struct SumPage<'p, W> {
    out: &'p mut W,
    look: Look,
}

impl<W: Write> SumPage<'_, W> {
    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", self.look.fold(text).trim_end())
    }

    /// A step: number, label, text, and at the right what it comes to. A text too long for its column
    /// goes on below.
    fn reason(&mut self, number: &str, reason: &ReasonLine) -> io::Result<()> {
        let text = self.look.fold(&reason.text).into_owned();
        let value = self.look.fold(&reason.value).into_owned();
        let indent = 4 + LABEL + 1;
        let room = WIDTH - indent - if value.is_empty() { 0 } else { VALUE + 1 };
        let label = pad(&self.look.fold(reason.label), LABEL);
        let mut rows = wrap(&text, room).into_iter();
        let first = rows.next().unwrap_or_default();
        let value = if value.is_empty() {
            String::new()
        } else {
            format!(" {}", pad_left(&value, VALUE))
        };
        let head = format!("{number:>3} {label} {}{value}", pad(&first, room));
        self.line(&head)?;
        let beside = reason.beside.iter();
        let beside = beside.flat_map(|text| wrap(&self.look.fold(text), WIDTH - indent));
        let below: Vec<String> = rows.chain(beside).collect();
        for text in below {
            self.line(&format!("{:indent$}{text}", ""))?;
        }
        Ok(())
    }
}
