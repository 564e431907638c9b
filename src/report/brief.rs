//! The situation in one line, for the message at a login.

use std::io::{self, Write};

use crate::assess::Assessment;
use crate::record::Dossier;
use crate::words::{event, headline, state};

use super::Look;

/// Writes the line: title, what falls due or is late, whether we must act.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    look: Look,
    dossier: &Dossier,
    assessment: &Assessment,
) -> io::Result<()> {
    let lang = look.lang;
    let due = headline::due(lang, dossier, assessment);
    let ours = headline::ours(lang, dossier, assessment, 0);
    let title = event::title(lang, &dossier.plan);
    let glyph = state::glyph(due.state, look.ascii);
    let line = format!("{glyph} {title}: {} {ours}", due.text);
    writeln!(out, "{}", look.fold(&line))
}
