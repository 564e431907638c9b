//! How much the sentences above the list say of what they name, so that they fit: names in full, shorter ones, names
//! that are cut. What is never cut is a number, a day or a state.

use crate::assess::ClockKey;
use crate::calendar::Date;
use crate::plan::{Plan, Term};
use crate::words::event::{
    clock, clock_by_step, clock_in_full, clock_in_short, cut_before_number, term, term_in_full,
};
use crate::words::{Lang, dates};

/// A name of fewer columns tells little.
pub(super) const ENOUGH: usize = 14;
/// A name of fewer columns may be anything.
pub(super) const LITTLE: usize = 8;

/// The columns that a name may be given in a line of so many, fewer and fewer.
pub(super) fn rooms(from: usize, columns: usize) -> impl Iterator<Item = usize> {
    (from..columns.max(from)).rev()
}

/// What a clock is called.
type Named = fn(Lang, &Plan, &ClockKey) -> String;

/// What a service is called.
type NamedTerm = fn(Lang, &Plan, &Term) -> String;

/// What is left out, and with it all that stands before it here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum LeftOut {
    Nothing,
    /// How many of its items are done.
    Items,
    /// Of what falls due after the first in how many days: its day alone is said.
    DaysAhead,
    /// That no clock runs, before what stands or is waited for.
    NoneRuns,
    /// What comes after the first.
    Others,
    /// What is said twice: the day of the week beside a day, the days left beside the last one.
    Details,
}

/// How much is said of a clock, of a service, of an event.
#[derive(Clone, Copy)]
pub(super) struct Naming {
    named: Named,
    /// What it is called inside a sentence that says more.
    short: Named,
    service: NamedTerm,
    left_out: LeftOut,
    /// How many columns a name may have.
    room: usize,
}

impl Naming {
    /// Everything.
    pub(super) const IN_FULL: Self = Self {
        named: clock_in_full,
        short: clock,
        service: term_in_full,
        left_out: LeftOut::Nothing,
        room: usize::MAX,
    };

    /// Fewer and fewer words, every name whole.
    pub(super) fn shorter_and_shorter() -> [Self; 6] {
        let own = Self {
            left_out: LeftOut::Items,
            ..Self::IN_FULL
        };
        let short = |named: Named| Self {
            named,
            service: |lang, plan, known| term(lang, plan, &known.id),
            ..own
        };
        let least = Self {
            left_out: LeftOut::DaysAhead,
            ..short(clock)
        };
        // It is worth more than that no clock runs, which the rows show.
        let alone = Self {
            named: clock_by_step,
            short: clock_by_step,
            left_out: LeftOut::NoneRuns,
            ..least
        };
        let full = Self::IN_FULL;
        [full, own, short(clock_in_short), short(clock), least, alone]
    }

    /// Whether it is said how many of its items are done.
    pub(super) fn with_items(self) -> bool {
        self.left_out < LeftOut::Items
    }

    /// Whether it is said in how many days what follows the first falls due.
    pub(super) fn with_days_ahead(self) -> bool {
        self.left_out < LeftOut::DaysAhead
    }

    /// Whether it is said that no clock runs.
    pub(super) fn with_none_runs(self) -> bool {
        self.left_out < LeftOut::NoneRuns
    }

    /// Whether what comes after the first is said.
    pub(super) fn with_others(self) -> bool {
        self.left_out < LeftOut::Others
    }

    /// Whether what is known from the rest is said too.
    pub(super) fn with_details(self) -> bool {
        self.left_out < LeftOut::Details
    }

    /// Names in fewer and fewer columns; where they would tell nothing any more, of fewer things.
    pub(super) fn cut_more_and_more(columns: usize) -> impl Iterator<Item = Self> {
        /// A name of fewer is left out.
        const LEAST: usize = 3;
        let [.., least] = Self::shorter_and_shorter();
        let first = Self {
            left_out: LeftOut::Others,
            ..least
        };
        let bare = Self {
            left_out: LeftOut::Details,
            ..first
        };
        let rooms =
            |from: usize, of: Self| rooms(from, columns).map(move |room| Self { room, ..of });
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
        self.cut(&(self.service)(lang, plan, known))
    }

    /// A day as it is understood on another.
    pub(super) fn day(self, lang: Lang, day: Date, today: Date) -> String {
        if self.with_details() {
            dates::weekday_seen(lang, day, today)
        } else {
            dates::day_month_seen(day, today)
        }
    }

    /// A name in as many columns as there are for one.
    pub(super) fn cut(self, name: &str) -> String {
        cut_before_number(name, self.room)
    }
}
