//! The table while it is being written: cells, lines and colours of one width.
//!
//! What stands in it is decided by `text.rs` and `outlook.rs`.

use std::borrow::Cow;

use anstyle::Style;

use crate::assess::{Assessment, State};
use crate::record::Dossier;
use crate::words::Lang;
use crate::words::sanitize::{fit, pad};

use super::Look;
use super::colour::{RowPart, style};

/// The most columns a line has.
pub const COLUMNS: usize = 80;

/// The table while it is being written.
pub(super) struct Page<'d> {
    pub(super) look: Look,
    pub(super) dossier: &'d Dossier,
    pub(super) assessment: &'d Assessment,
    pub(super) digits: usize,
}

impl Page<'_> {
    pub(super) fn lang(&self) -> Lang {
        self.look.lang
    }

    /// A cell of exactly so many columns, cut where it must be.
    pub(super) fn cell(&self, text: &str, columns: usize) -> String {
        let folded = self.look.fold(text);
        pad(&self.look.fold(&fit(&folded, columns)), columns)
    }

    pub(super) fn fold<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.look.fold(text)
    }

    pub(super) fn line(&self, text: &mut String, line: &str) {
        let folded = self.look.fold(line);
        text.push_str(folded.trim_end());
        text.push('\n');
    }

    pub(super) fn painted(&self, of: State, part: RowPart, text: &str) -> String {
        let style = if self.look.colour {
            style(self.look.palette, of, part)
        } else {
            Style::new()
        };
        format!("{style}{text}{style:#}")
    }
}
