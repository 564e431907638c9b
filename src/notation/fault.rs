//! What can be wrong with a plan as text, and where: as values, for `words` to make sentences of.

use super::glyph::{Slice, TextSpan};

pub use crate::words::notation::TextFaultKind;

/// Something wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFault {
    /// Where.
    pub span: TextSpan,
    /// What.
    pub kind: TextFaultKind,
}

/// The faults of a text, as they are found.
#[derive(Debug, Default)]
pub(super) struct TextFaults(pub Vec<TextFault>);

impl TextFaults {
    pub(super) fn at(&mut self, span: TextSpan, kind: TextFaultKind) {
        let fault = TextFault { span, kind };
        let mut near = self.0.iter().rev().take(8);
        if near.all(|known| *known != fault) {
            self.0.push(fault);
        }
    }

    /// Whether nothing is wrong yet in the line of a place.
    pub(super) fn are_none_in(&self, span: TextSpan) -> bool {
        self.0.iter().all(|fault| fault.span.line != span.line)
    }

    pub(super) fn in_piece(&mut self, piece: Slice<'_>, kind: TextFaultKind) {
        self.at(piece.trimmed().span(), kind);
    }
}
