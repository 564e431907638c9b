//! The dossier: a plan with what was recorded on it, and what makes the two fit together.

use crate::calendar::Date;
use crate::plan::{
    ClockId, ClockKey, LogKind, MilestoneId, Numbered, OCCURRENCES_MAX, Plan, TEXT_MAX,
};

use super::act_id::ActId;
use super::fact::NotePlace;
use super::fact_type::FactType;
use super::stamp::Stamp;
use super::table::facts;

macro_rules! dossier {
    ($($(#[$doc:meta])* $list:ident: $kind:ident in $file:ident $details:tt)*) => {
        $(use crate::record::$file::$kind;)*

        /// A plan with what happened on it (fascicolo). The journal is kept apart, see
        /// [`Journal`](super::Journal).
        #[derive(Clone, Debug, PartialEq)]
        pub struct Dossier {
            /// How many changes the file has seen.
            pub rev: u64,
            /// What was agreed.
            pub plan: Plan,
            $($(#[$doc])* pub $list: Vec<$kind>,)*
        }

        impl Dossier {
            /// A dossier on which nothing has happened yet.
            #[must_use]
            pub fn new(plan: Plan) -> Self {
                Self { rev: 0, plan, $($list: Vec::new(),)* }
            }

            /// Whether any fact or note is dated after a day: what is said of that day leaves it out.
            #[must_use]
            pub fn has_later_facts(&self, day: Date) -> bool {
                false $(|| self.$list.iter().any(|fact| fact.is_after(day)))*
            }

            /// The acts that can be taken back by their numbers, an end after what it ends.
            #[must_use]
            pub fn acts(&self) -> Vec<(ActId, &dyn FactType)> {
                let mut acts: Vec<(ActId, &dyn FactType)> = Vec::new();
                $(
                    let facts = self.$list.iter();
                    acts.extend(facts.filter_map(|fact| Some((fact.act()?, fact as &dyn FactType))));
                    let facts = self.$list.iter();
                    acts.extend(facts.filter_map(|fact| Some((fact.end()?, fact as &dyn FactType))));
                )*
                acts
            }

            /// Who wrote what the dossier holds, and when.
            pub fn stamps(&self) -> impl Iterator<Item = &Stamp> {
                std::iter::empty() $(.chain(self.$list.iter().filter_map($kind::stamp)))*
            }
        }
    };
}

facts!(dossier);

impl Dossier {
    /// The items of a milestone, in the order they were added.
    pub fn items_of<'d>(&'d self, milestone: &'d MilestoneId) -> impl Iterator<Item = &'d Item> {
        self.items
            .iter()
            .filter(move |item| item.milestone == *milestone)
    }

    /// The phase a note is shown under; `None` for notes on the plan, and for places that no longer
    /// are.
    #[must_use]
    pub fn phase_of(&self, place: &NotePlace) -> Option<u32> {
        self.phase_with(place, |register, n| self.request(register, n).is_some())
    }

    /// The same for many places, where the caller knows which requests there are.
    pub(super) fn phase_with(
        &self,
        place: &NotePlace,
        has_request: impl Fn(&ClockId, u32) -> bool,
    ) -> Option<u32> {
        match place {
            NotePlace::Plan => None,
            NotePlace::Phase(number) => Some(*number),
            // What was written of a point stays where it was after the point is gone.
            NotePlace::Point(place) => {
                let milestone = self.plan.milestone(&place.milestone);
                milestone.map(|milestone| milestone.phase)
            }
            NotePlace::Named(event) => match self.plan.known_role(event) {
                Some(role) => Some(role.phase()),
                None => self.clock_with(&event.to_string().parse().ok()?, has_request),
            },
        }
    }

    /// The kinds that a note on a place may be of: those that its phase keeps a log of.
    pub fn kinds_of(&self, place: &NotePlace) -> impl Iterator<Item = &LogKind> {
        let phase = self.phase_of(place).into_iter();
        phase.flat_map(|phase| self.plan.log_kinds(phase))
    }

    /// The phase of a clock, a register, a series, a term, or the clock of a request that is there or of an
    /// occurrence.
    #[must_use]
    pub fn phase_of_clock(&self, key: &ClockKey) -> Option<u32> {
        self.clock_with(key, |register, n| self.request(register, n).is_some())
    }

    fn clock_with(
        &self,
        key: &ClockKey,
        has_request: impl Fn(&ClockId, u32) -> bool,
    ) -> Option<u32> {
        let (plan, id) = (&self.plan, &key.id);
        match key.n {
            Some(n) => match plan.numbered(id)? {
                Numbered::Register(register) => {
                    has_request(register.agreed(), n).then_some(register.phase)
                }
                Numbered::Series(series) => (n <= OCCURRENCES_MAX).then_some(series.phase),
            },
            None => (plan.clock(id).map(|clock| clock.phase))
                .or_else(|| plan.numbered(id).map(Numbered::phase))
                .or_else(|| plan.term(id).map(|term| term.phase)),
        }
    }
}

/// Whether a text is longer than a file may hold.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > TEXT_MAX && text.chars().count() > TEXT_MAX
}
