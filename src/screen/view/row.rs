//! Which cells of a row of the list are not so yet: those that saving the open form would alter.

use crate::words::row::RowText;

/// The sign of what is not so before the open form is saved.
pub(super) const UNSAVED: &str = "»";

/// Which cells of a row would be others after saving.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each cell")]
pub(super) struct Unsaved {
    pub(super) due: bool,
    pub(super) used: bool,
    pub(super) left: bool,
    pub(super) word: bool,
    pub(super) who: bool,
}

impl Unsaved {
    /// Those that differ; where not all of them have a column, `full` is false.
    pub(super) fn of(now: &RowText, then: &RowText, full: bool) -> Self {
        let due = |row: &RowText| (row.due, row.foreseen, row.moves);
        // Where there is little room, only our own turn is shown.
        let who = |row: &RowText| row.who.clone().filter(|_| full || row.presses);
        let word = |row: &RowText| (row.state, row.word.clone(), row.outcome.clone());
        Self {
            due: due(now) != due(then),
            used: (now.used, now.extended) != (then.used, then.extended),
            left: now.left != then.left,
            word: word(now) != word(then),
            who: who(now) != who(then),
        }
    }

    pub(super) const fn is_any(self) -> bool {
        self.due || self.used || self.left || self.word || self.who
    }
}
