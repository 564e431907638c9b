//! How much of its days a clock or a term has used: what a bar is drawn from.

use crate::calendar::days_between;

use super::{ClockStatus, TermStatus};

/// Days used, of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Those that are used.
    pub used: u32,
    /// Those, and what is left.
    pub days: u32,
}

impl Share {
    /// Of what has not begun.
    const NOTHING: Self = Self { used: 0, days: 1 };
}

impl ClockStatus {
    /// How much of its days is used: all of them once it is late. None without a limit.
    #[must_use]
    pub fn share(&self) -> Option<Share> {
        if !self.has_end() {
            return None;
        }
        let Some(used) = self.elapsed() else {
            let is_late = self.days_late() > 0;
            return Some(if is_late {
                Share { used: 1, days: 1 }
            } else {
                Share::NOTHING
            });
        };
        let left = u32::try_from(self.margin()?).unwrap_or(0);
        let days = used.saturating_add(left);
        Some(Share { used, days })
    }
}

impl TermStatus {
    /// How much of it is over.
    #[must_use]
    pub fn share(&self) -> Share {
        let (Some(start), Some(through), Some(left)) = (self.start, self.through, self.days_left)
        else {
            return Share::NOTHING;
        };
        let used = days_between(start, through) - left;
        let count = |days: i64| u32::try_from(days).unwrap_or(0);
        Share {
            used: count(used),
            days: count(used).saturating_add(count(left)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::assess::Assessment;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::Dossier;

    use super::*;

    #[test]
    fn what_has_not_begun_has_used_nothing() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let assessment = Assessment::of(&dossier, "2025-01-13".parse().unwrap());
        for clock in &assessment.clocks {
            let share = clock.share();
            assert_eq!(share.is_some(), clock.limit.is_some());
            assert_eq!(share.map_or(0, |share| share.used), 0);
        }
        for term in &assessment.terms {
            assert_eq!(term.share(), Share::NOTHING);
        }
    }

    #[test]
    fn a_term_is_half_over_in_the_middle() {
        let term = |left| TermStatus {
            index: 0,
            state: crate::assess::State::Running,
            start: "2026-01-01".parse().ok(),
            through: "2026-01-11".parse().ok(),
            days_left: Some(left),
        };
        let of = |left| {
            let share = term(left).share();
            (share.used, share.days)
        };
        assert_eq!([of(10), of(5), of(0)], [(0, 10), (5, 10), (10, 10)]);
    }
}
