//! How days are counted in a plan: what a holiday does, which days are worked, what a suspension stops.
//!
//! A rule of a single clock stands in `parts.rs`; what the days come to is counted in `calendar`.

use serde::{Deserialize, Serialize};

use crate::calendar::{
    FirstDay, LastDayRule, Limit, MonthDay, TermCount, WorkingDays, WorkingWeek,
};

use super::id::ClockId;

/// How days are counted, for the whole plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Rules {
    /// What happens to a last day that is a holiday.
    pub last_day: LastDayRule,
    /// Days on which the offices close by local custom, such as the patron saint's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub local_holidays: Vec<MonthDay>,
    /// Which days of the week are worked, for terms in working days.
    #[serde(skip_serializing_if = "WorkingWeek::is_default")]
    pub working_week: WorkingWeek,
    /// What a recorded suspension does.
    pub suspensions: SuspensionRule,
    /// How long a contract may be suspended in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspension_ceiling: Option<Ceiling>,
}

impl Rules {
    /// Which days are worked.
    #[must_use]
    pub fn working_days(&self) -> WorkingDays<'_> {
        WorkingDays {
            week: self.working_week,
            local: &self.local_holidays,
        }
    }

    /// How the days of a term are counted that has this limit, this first day and, where it is its own,
    /// this rule for its last.
    #[must_use]
    pub fn count(
        &self,
        limit: Option<Limit>,
        first_day: FirstDay,
        last_day: Option<LastDayRule>,
    ) -> TermCount<'_> {
        TermCount {
            limit,
            fixed: None,
            first_day,
            rule: last_day.unwrap_or(self.last_day),
            worked: self.working_days(),
        }
    }
}

/// What a recorded suspension does to the clocks it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SuspensionRule {
    /// It stops them.
    #[default]
    StopClocks,
    /// Nothing: it is a dated note.
    NoteOnly,
}

impl SuspensionRule {
    /// Both, in the order a form offers them.
    pub const ALL: [Self; 2] = [Self::StopClocks, Self::NoteOnly];

    /// The word of the file and of the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StopClocks => "stop_clocks",
            Self::NoteOnly => "note_only",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }
}

/// How long a contract may be suspended in all before the supplier may ask to end it (art. 121 c. 4
/// of d.lgs. 36/2023 has a quarter of the duration, or six months); what is `None` does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ceiling {
    /// So many hundredths of the whole duration: the sum of the limits that are judged, that a suspension
    /// stops, and that the party owes of which penalties are asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    /// So long, counted from the first day of suspension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// The clocks whose limits are that duration, where it is not as said above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<ClockId>,
}
