//! What a change does to what is foreseen: the end of the whole, and what is left until days fixed
//! from outside.
//!
//! Only what is known before and after and differs is said; what a change does to the clocks
//! themselves is in `preview.rs`.

use crate::calendar::Date;
use crate::plan::DeadlineId;
use crate::record::Dossier;

use super::{Assessment, FixedDeadline, fixed_deadlines};

/// Something foreseen that a change moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shift {
    /// The day on which the last judged clock ends.
    End {
        /// The day before the change.
        before: Date,
        /// The day after it.
        after: Date,
    },
    /// What is left until a fixed day, negative where it will be late.
    Margin {
        /// The name of the fixed day.
        name: DeadlineId,
        /// The fixed day, as it is after the change.
        date: Date,
        /// Days left before the change; `None` where the change fixes the day.
        before: Option<i64>,
        /// Days left after it.
        after: i64,
    },
}

/// What moves between two situations of the same day, each with its dossier.
pub(super) fn shifts(
    before: (&Dossier, &Assessment),
    after: (&Dossier, &Assessment),
) -> Vec<Shift> {
    let mut shifts = Vec::new();
    let ends = (
        before.1.forecast.end_of_all(),
        after.1.forecast.end_of_all(),
    );
    if let (Some(before), Some(after)) = ends
        && before != after
    {
        shifts.push(Shift::End { before, after });
    }
    let were = fixed_deadlines(before.0, before.1);
    let margins = fixed_deadlines(after.0, after.1);
    shifts.extend(margins.into_iter().filter_map(|now| margin(&were, now)));
    shifts
}

fn margin(were: &[FixedDeadline], now: FixedDeadline) -> Option<Shift> {
    let after = now.margin()?;
    let was = were.iter().find(|was| was.name == now.name);
    let before = was.map(FixedDeadline::margin);
    // What was not known before is no change.
    let before = match before {
        Some(None) => return None,
        Some(Some(margin)) if margin == after => return None,
        before => before.flatten(),
    };
    Some(Shift::Margin {
        name: now.name,
        date: now.date,
        before,
        after,
    })
}
