//! Which noun counts the parts of a clock or of a milestone.

use crate::assess::Parts;
use crate::plan::{ClockId, ItemNouns, Milestone, Plan};
use crate::words::parts::{counted, counted_no_longer, events, items};
use crate::words::sanitize::sanitized;
use crate::words::{Lang, state};

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum PartKind<'p> {
    /// Items, by the noun that the plan gives them.
    Named(&'p ItemNouns),
    /// Items that the plan does not name.
    Items,
    /// Events that end one clock.
    Events,
}

/// What a clock counts: the items of the one milestone that ends it, or else what ends it.
#[must_use]
pub fn of_clock<'p>(plan: &'p Plan, clock: &ClockId) -> PartKind<'p> {
    match plan.clock(clock).map(|clock| clock.to.as_slice()) {
        Some([only]) => {
            let only = plan.milestone_index(only);
            only.map_or(PartKind::Items, |index| {
                of_milestone(&plan.milestones[index])
            })
        }
        _ => PartKind::Events,
    }
}

/// What the items of a milestone are.
#[must_use]
pub const fn of_milestone(milestone: &Milestone) -> PartKind<'_> {
    match &milestone.item_nouns {
        Some(nouns) => PartKind::Named(nouns),
        None => PartKind::Items,
    }
}

impl PartKind<'_> {
    /// What the plan calls so many of them; none where it gives them no name.
    #[must_use]
    pub fn noun(self, lang: Lang, total: u32) -> Option<String> {
        let noun = match self {
            Self::Named(nouns) if total == 1 => &nouns.one,
            Self::Named(nouns) => &nouns.many,
            Self::Items | Self::Events => return None,
        };
        Some(sanitized(state::text(lang, noun)).into_owned())
    }

    /// Whether items are counted, and not several events.
    #[must_use]
    pub const fn is_items(self) -> bool {
        matches!(self, Self::Named(_) | Self::Items)
    }

    /// How many are done: "2 di 6 servizi pubblicati".
    #[must_use]
    pub fn say(self, lang: Lang, parts: Parts) -> String {
        let Parts { done, total } = parts;
        let own = self.noun(lang, total);
        let noun = match self {
            Self::Named(_) | Self::Items => own.as_deref().unwrap_or(items(lang, total)),
            Self::Events => events(lang, total),
        };
        counted(lang, done, total, noun)
    }

    /// The same where there are more or fewer of them than before: "2 di 7 servizi pubblicati, non più 2 di 6".
    #[must_use]
    pub fn say_other(self, lang: Lang, now: Parts, was: Parts) -> String {
        counted_no_longer(lang, &self.say(lang, now), was.done, was.total)
    }
}
