//! How much the sentences above the list say of what they name, so that they fit: names in full, shorter ones, names
//! that are cut. What is never cut is a number, a day or a state.

use crate::assess::ClockKey;
use crate::calendar::Date;
use crate::plan::{Plan, Term};
use crate::words::event::{
    clock, clock_by_step, clock_in_full, clock_in_short, cut_before_number, term, term_in_full,
};
use crate::words::{Lang, dates};

/// What a clock is called.
type Named = fn(Lang, &Plan, &ClockKey) -> String;

/// How much is said of a clock, of a service, of an event.
#[derive(Clone, Copy)]
pub(super) struct Naming {
    named: Named,
    /// What it is called inside a sentence that says more.
    short: Named,
    /// Whether a service has the title of its phase.
    is_titled: bool,
    /// How many of its items are done.
    pub(super) with_items: bool,
    /// Of what falls due after the first in how many days, and not its day alone.
    pub(super) days_ahead: bool,
    /// That no clock runs, before what stands or is waited for.
    pub(super) none_runs: bool,
    /// What comes after the first.
    pub(super) others: bool,
    /// What is said twice: the day of the week beside a day, the days left beside the last one.
    pub(super) details: bool,
    /// How many columns a name may have.
    room: usize,
}

impl Naming {
    /// Everything.
    pub(super) const IN_FULL: Self = Self {
        named: clock_in_full,
        short: clock,
        is_titled: true,
        with_items: true,
        days_ahead: true,
        none_runs: true,
        others: true,
        details: true,
        room: usize::MAX,
    };

    /// Fewer and fewer words, every name whole.
    pub(super) fn shorter_and_shorter() -> [Self; 6] {
        let own = Self {
            with_items: false,
            ..Self::IN_FULL
        };
        let short = |named: Named| Self {
            named,
            is_titled: false,
            ..own
        };
        let least = Self {
            days_ahead: false,
            ..short(clock)
        };
        // It is worth more than that no clock runs, which the rows show.
        let alone = Self {
            named: clock_by_step,
            short: clock_by_step,
            none_runs: false,
            ..least
        };
        let full = Self::IN_FULL;
        [full, own, short(clock_in_short), short(clock), least, alone]
    }

    /// Names in fewer and fewer columns; where they would tell nothing any more, of fewer things.
    pub(super) fn cut_more_and_more(columns: usize) -> impl Iterator<Item = Self> {
        /// A name of fewer columns tells little.
        const ENOUGH: usize = 14;
        /// One of fewer may be anything.
        const LITTLE: usize = 8;
        /// And one of fewer is left out.
        const LEAST: usize = 3;
        let [.., least] = Self::shorter_and_shorter();
        let first = Self {
            others: false,
            ..least
        };
        let bare = Self {
            details: false,
            ..first
        };
        let rooms = |from: usize, of: Self| {
            let rooms = (from..columns.max(from)).rev();
            rooms.map(move |room| Self { room, ..of })
        };
        let told = rooms(ENOUGH, least).chain(rooms(LITTLE, first));
        let bare = rooms(LEAST, bare).chain(std::iter::once(Self { room: 0, ..bare }));
        told.chain(bare)
    }

    /// What a clock that is spoken of is called.
    pub(super) fn of(self, lang: Lang, plan: &Plan, key: &ClockKey) -> String {
        self.cut(&(self.named)(lang, plan, key))
    }

    /// The same inside a sentence that says more.
    pub(super) fn in_short(self, lang: Lang, plan: &Plan, key: &ClockKey) -> String {
        self.cut(&(self.short)(lang, plan, key))
    }

    /// What a service is called.
    pub(super) fn of_term(self, lang: Lang, plan: &Plan, known: &Term) -> String {
        self.cut(&if self.is_titled {
            term_in_full(lang, plan, known)
        } else {
            term(lang, plan, &known.id)
        })
    }

    /// A day of these weeks.
    pub(super) fn day(self, lang: Lang, day: Date) -> String {
        if self.details {
            dates::weekday_day_month(lang, day)
        } else {
            dates::day_month(day)
        }
    }

    /// A name in as many columns as there are for one.
    pub(super) fn cut(self, name: &str) -> String {
        cut_before_number(name, self.room)
    }
}
