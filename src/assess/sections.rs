//! The time of a clock in sections, from one act to the next: up to a day what stops it counts, and from
//! another on it comes too late.
//!
//! The due date stays between two acts, so that two days are all there is to know of a section, whatever
//! number of suspensions lie in it. Nothing is counted here.

use crate::calendar::Date;
use crate::record::Suspension;

use super::latest::Latest;
use super::stands::Stands;

/// The days between two acts that are no suspensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeSection {
    pub(super) from: Date,
    pub(super) to: Date,
    /// The end of the last stretch that counts, or the first day.
    pub(super) until: Date,
    /// Where the first begins that comes too late.
    pub(super) late: Option<Date>,
}

impl TimeSection {
    /// Of a section in which nothing has stopped the clock so far.
    pub(super) const fn of(from: Date, to: Date) -> Self {
        Self {
            from,
            to,
            until: from,
            late: None,
        }
    }
}

/// What stops a clock, and when it counts.
pub(super) struct Stopped<'l> {
    pub(super) start: Date,
    pub(super) today: Date,
    /// In the order of time, none of no days.
    pub(super) sections: Vec<TimeSection>,
    /// Whether the clock stands on the evening of the day, if something stands then.
    pub(super) pause: Option<bool>,
    pub(super) stands: Stands<'l>,
}

impl Stopped<'_> {
    /// The parts of some days on which what stops the clock counts, each with its section.
    pub(super) fn counted(
        &self,
        from: Date,
        to: Date,
    ) -> impl Iterator<Item = (Date, Date, &TimeSection)> {
        let first = self.sections.partition_point(|section| section.to <= from);
        let own = self.sections[first..].iter();
        let own = own.take_while(move |section| section.from < to);
        let parts =
            own.map(move |section| (from.max(section.from), to.min(section.until), section));
        parts.filter(|(from, to, _)| from < to)
    }

    /// Since when a suspension counts that begins on a day and has days in a section: since it stops the
    /// clock, or since that section where it came too late before.
    pub(super) fn since(&self, begun: Date, section: &TimeSection) -> Date {
        let day = begun.max(self.start);
        let behind = self.sections.partition_point(|section| section.from <= day);
        let own = behind.checked_sub(1).map(|own| &self.sections[own]);
        match own.and_then(|own| own.late) {
            Some(late) if late <= day => section.from,
            _ => day,
        }
    }

    /// Whether what comes and goes on a day counts or is too late; `None` where it has nothing to do with
    /// the clock. It is told with the stretch around it: with the one that ends on that day before the one
    /// that begins.
    pub(super) fn on(&self, day: Date) -> Option<bool> {
        let around = self.stands.around(day);
        let (before, behind) =
            around.map_or((false, false), |stand| (stand.from < day, stand.to > day));
        let pause = || self.pause.filter(|_| day == self.today);
        let at = self.sections.partition_point(|section| section.to < day);
        let Some(section) = self.sections.get(at) else {
            return pause();
        };
        let begins = |section: &TimeSection| behind.then_some(section.until > day);
        if day < section.from {
            None
        } else if day == section.from {
            begins(section)
        } else if day < section.to {
            Some(day <= section.until)
        } else if before {
            Some(section.until == day)
        } else {
            match self.sections.get(at + 1) {
                Some(next) => begins(next),
                None => pause(),
            }
        }
    }

    /// The days on which it matters what a stretch around them does: the ends of the sections.
    pub(super) fn edges(&self) -> impl Iterator<Item = Date> {
        let ends = self.sections.iter().map(|section| section.to);
        std::iter::once(self.start).chain(ends)
    }
}

/// The sections of one clock or of many, to ask what becomes of a suspension in any of them.
pub(super) struct JudgedSections {
    /// Where suspensions count.
    counted: Latest,
    /// Where they come too late.
    late: Latest,
    /// Whether a clock stands, and whether one goes on although something stands.
    pauses: (bool, bool),
    today: Date,
}

impl JudgedSections {
    pub(super) fn of<'s, 'l: 's>(
        today: Date,
        clocks: &(impl Iterator<Item = &'s Stopped<'l>> + Clone),
    ) -> Self {
        let sections = clocks.clone().flat_map(|clock| &clock.sections);
        let counted = sections
            .clone()
            .map(|section| (section.from, section.until));
        let counted = counted.filter(|(from, until)| from < until);
        let late = sections.filter_map(|section| Some((section.late?, section.to)));
        let pauses = |counts| clocks.clone().any(|clock| clock.pause == Some(counts));
        Self {
            counted: Latest::of(counted.collect()),
            late: Latest::of(late.collect()),
            pauses: (pauses(true), pauses(false)),
            today,
        }
    }

    /// Whether a suspension that ends on a day counts, if only with no days, or is too late; `None` where it
    /// is told of no clock.
    pub(super) fn of_suspension(&self, act: &Suspension, end: Date) -> Option<bool> {
        let is_empty = end == act.from;
        let is_on = act.from <= self.today && end > self.today;
        // What ended within the stretches that count is told.
        let counts = self.counted.before(end, false) >= Some(end) || self.pauses.0 && is_on;
        let late = self.late.before(end, is_empty);
        let is_late = late > Some(act.from) || self.pauses.1 && is_on;
        (counts || is_late).then_some(counts)
    }
}
