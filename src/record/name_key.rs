//! The names of what the parts of a plan are called: how a key is read and written.
//!
//! Where a name stands and how it is set is `setting_of_name.rs`.

use std::fmt;

use crate::plan::{ClockId, ClockKey, MilestoneId};

/// Which name of what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NameKey {
    /// What is called so.
    pub of: NameOf,
    /// Which of its names.
    pub part: NamePart,
}

/// What of a plan has a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NameOf {
    /// A phase, by its number.
    Phase(u32),
    /// A milestone, or a side or a step of a register.
    Event(MilestoneId),
    /// A clock, a register, a series or a service.
    Clock(ClockId),
}

/// Which name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NamePart {
    /// The title of a phase.
    Title,
    /// The title of a phase for narrow places.
    Short,
    /// What it is called in lists.
    Label,
    /// The same with its article, as it stands in a sentence.
    Noun,
}

impl NamePart {
    /// How a key ends.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Short => "short",
            Self::Label => "label",
            Self::Noun => "noun",
        }
    }
}

impl NameKey {
    /// Reads a key; `None` where it is that of no name.
    pub(super) fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        let [list, id, part] = parts[..] else {
            return None;
        };
        let of = match list {
            "phases" => id.parse().ok().map(NameOf::Phase),
            "milestones" => event_named(id).map(NameOf::Event),
            "clocks" => clock_named(id).map(NameOf::Clock),
            _ => None,
        };
        let all = match list {
            "phases" => [NamePart::Title, NamePart::Short],
            _ => [NamePart::Label, NamePart::Noun],
        };
        let part = all.into_iter().find(|known| known.as_str() == part);
        of.zip(part).map(|(of, part)| Self { of, part })
    }
}

impl fmt::Display for NameKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = self.part.as_str();
        match &self.of {
            NameOf::Phase(number) => write!(f, "phases.{number}.{part}"),
            NameOf::Event(id) => write!(f, "milestones.{id}.{part}"),
            NameOf::Clock(id) => write!(f, "clocks.{id}.{part}"),
        }
    }
}

/// What bears a name among clocks, a step of a register too (`orders/delivered`); no attempt, and no day fixed from
/// outside, which have no settings of their own.
pub(super) fn clock_named(name: &str) -> Option<ClockId> {
    let ClockKey { id, n } = name.parse().ok()?;
    (n.is_none() && id.attempt().is_none() && id.deadline().is_none()).then_some(id)
}

/// What bears a name among events, a step of a register too (`orders/delivered`).
pub(super) fn event_named(name: &str) -> Option<MilestoneId> {
    let step = || clock_named(name).map(|id| id.as_event());
    name.parse().ok().or_else(step)
}
