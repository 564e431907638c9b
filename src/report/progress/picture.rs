//! The timeline of the report: which stretches of days stand in which row. How wide a day is, a
//! format decides.

use crate::assess::{Bar, Track, bars, fixed_deadlines, lanes, reach};
use crate::calendar::{Date, days_between};
use crate::report::Sheet;
use crate::words::{Lang, event, state};

/// Rows of bars between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The first day in sight.
    pub from: Date,
    /// The last day in sight.
    pub to: Date,
    /// The day of the report.
    pub today: Date,
    /// The rows, top to bottom.
    pub lanes: Vec<PictureRow>,
    /// Days fixed from outside, with their names.
    pub fixed: Vec<(Date, String)>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureRow {
    /// What it is of.
    pub name: String,
    /// Whether it is the row of a phase.
    pub heads: bool,
    /// Its stretches of days.
    pub bar: Bar,
}

impl Picture {
    /// The timeline of a contract; `None` before anything has begun.
    pub(super) fn of(lang: Lang, sheet: &Sheet<'_>) -> Option<Self> {
        let (dossier, assessment) = (sheet.dossier, sheet.assessment);
        let reach = reach(dossier, assessment)?;
        let plan = &dossier.plan;
        let lanes = lanes(dossier, assessment);
        let bars = bars(dossier, assessment, &lanes);
        let lanes = lanes.into_iter().zip(bars).map(|(lane, bar)| {
            let name = match lane.track {
                Track::Clock(clock) if !lane.heads => {
                    event::capitalised(&event::clock(lang, plan, &assessment.clocks[clock].key))
                }
                Track::Term(term) if !lane.heads => {
                    let term = &plan.terms[assessment.terms[term].index];
                    crate::words::sanitize::sanitized(state::text(lang, &term.label)).into_owned()
                }
                _ => {
                    let phase = &plan.phases[lane.phase];
                    let title = phase.short.as_ref().unwrap_or(&phase.title);
                    let title = crate::words::sanitize::sanitized(state::text(lang, title));
                    format!("{} {title}", phase.number)
                }
            };
            PictureRow {
                name,
                heads: lane.heads,
                bar,
            }
        });
        let fixed = fixed_deadlines(dossier, assessment);
        let fixed = fixed
            .iter()
            .map(|fixed| (fixed.date, event::deadline(lang, plan, &fixed.name)));
        let fixed: Vec<(Date, String)> = fixed.collect();
        // A service of years would leave no room for the phases; that it begins is seen.
        let last = fixed.iter().map(|(date, _)| *date).max();
        let last = last.map_or(reach.last, |last| last.max(reach.last));
        let room = days_between(reach.first, last).unsigned_abs() / 25;
        Some(Self {
            from: reach.first,
            to: last
                .checked_add_days(chrono::Days::new(room))
                .unwrap_or(last),
            today: assessment.today,
            lanes: lanes.collect(),
            fixed,
        })
    }
}
