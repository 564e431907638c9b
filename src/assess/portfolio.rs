//! Several dossiers side by side: what of each stands in one line, which comes first, and what is to be
//! said of all of them.
//!
//! A [`Summary`] holds no part of its dossier, so that a thousand of them are little. Nothing is judged
//! here: every figure is one of the [`Assessment`].

use std::cmp::Reverse;

use crate::calendar::{Date, DayCount};
use crate::plan::{ClockKey, Event, Whose};
use crate::record::Dossier;

use super::phase::need_not_begin;
use super::row::{Acting, ending, who_of};
use super::{Alert, Assessment, ClockStatus, State, open_suspensions};

/// One dossier of several, as far as one line can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The day it is seen on.
    pub today: Date,
    /// The state of the whole while anything is open; else whether it has not begun, waits without a
    /// clock, or is over.
    pub state: State,
    /// The judged clock that is open and due first, as a late one is; or the one that is due soon behind it.
    pub next: Option<NextDue>,
    /// How many judged clocks are late.
    pub late: usize,
    /// Who must act, and for what.
    pub turn: Option<Turn>,
    /// Who must act on what falls due next; where nothing falls due, on what `turn` names.
    pub acting: Option<Acting>,
    /// The phase that the line speaks of: that of the clock due next, else that of what is awaited.
    pub phase: Option<u32>,
    /// How many requests are open.
    pub open_requests: usize,
}

/// A clock with its due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDue {
    /// The clock.
    pub clock: ClockKey,
    /// Its last day.
    pub due: Date,
    /// Days from the day to that one; negative when late.
    pub left: DayCount,
}

/// Who must act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who; we before anybody else.
    pub acting: Acting,
    /// Whether a judged clock of somebody else runs, or one stands, meanwhile.
    pub runs: bool,
    /// What must be brought about; `None` where the resumption of what is suspended must be ordered.
    pub event: Option<Event>,
    /// The phase of that.
    pub phase: u32,
}

impl Summary {
    /// What of a dossier stands in one line.
    #[must_use]
    pub fn of(dossier: &Dossier, assessment: &Assessment) -> Self {
        let lead = lead(assessment);
        let next = lead
            .map(|clock| &assessment.clocks[clock])
            .and_then(|clock| {
                let (due, left) = (clock.open_due()?, clock.left()?);
                let key = clock.key.clone();
                Some((
                    clock.phase,
                    NextDue {
                        clock: key,
                        due,
                        left,
                    },
                ))
            });
        let turn = turn(dossier, assessment);
        let of_next = lead.map(|clock| ending(&dossier.plan, assessment, clock));
        let of_next = of_next.and_then(|ends| who_of(&ends, assessment.today));
        let acting = of_next.or_else(|| turn.as_ref().map(|turn| turn.acting.clone()));
        let phase = next.as_ref().map(|(phase, _)| *phase);
        let open = assessment.requests.iter();
        Self {
            today: assessment.today,
            state: state(dossier, assessment),
            late: assessment.count(State::Overdue),
            phase: phase.or_else(|| turn.as_ref().map(|turn| turn.phase)),
            next: next.map(|(_, next)| next),
            turn,
            acting,
            open_requests: open
                .filter(|request| assessment.clocks[request.clock].is_open())
                .count(),
        }
    }

    /// Whether we must act, alone or with others.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        let ours = |turn: &Turn| turn.acting.whose != Whose::Theirs;
        self.turn.as_ref().is_some_and(ours)
    }

    /// Whether something that we must do is late, or due today. In `Figures::ours` it ranks with what holds up a running
    /// clock of another party.
    fn is_late_for_us(&self) -> bool {
        let ours = |acting: &Acting| acting.whose != Whose::Theirs;
        let is_due = matches!(self.state, State::Overdue | State::DueToday);
        is_due && self.acting.as_ref().is_some_and(ours)
    }

    /// The place in a list, the least first: by state, then by due date, ours before others'.
    fn urgency(&self) -> impl Ord + use<> {
        let due = self.next.as_ref().map(|next| next.due);
        let runs = self.turn.as_ref().is_some_and(|turn| turn.runs);
        let rank = match self.state {
            State::Overdue => 0,
            State::DueToday => 1,
            State::DueSoon => 2,
            State::Suspended => 3,
            State::Ending | State::LongWait | State::Running => 4,
            State::WaitingNoLimit => 5,
            State::NotStarted => 6,
            State::Breached => 7,
            State::Met | State::Ended | State::ClosedNoLimit | State::Waived => 8,
        };
        let whose = self.turn.as_ref().map(|turn| turn.acting.whose);
        let whose = whose.unwrap_or(Whose::Theirs);
        let pressing = Reverse(self.is_ours() && runs);
        (rank, due.is_none(), due, pressing, whose)
    }
}

/// The position of the clock that the line speaks of: the one due first, or the one that is due soon behind it and alerts.
fn lead(assessment: &Assessment) -> Option<usize> {
    match assessment.alert() {
        Some(Alert::Soon(soon)) => assessment.clock_index(&soon.key),
        _ => assessment.next_due,
    }
}

/// In one word. While nothing is open, the state of the whole tells only of what is over, and not
/// whether there is more to come.
fn state(dossier: &Dossier, assessment: &Assessment) -> State {
    if assessment.state.is_open() {
        return assessment.state;
    }
    let clocks = || assessment.clocks.iter();
    let counts = |clock: &&ClockStatus| !clock.informative && clock.will_end();
    let waits = |of: State| clocks().filter(counts).any(|clock| clock.state() == of);
    let ahead = assessment.terms.iter();
    let ahead = ahead
        .filter(|term| !need_not_begin(&dossier.plan, term, &assessment.happened))
        .any(|term| term.state == State::NotStarted);
    if !assessment.has_records(dossier) {
        State::NotStarted
    } else if waits(State::LongWait) {
        State::LongWait
    } else if ahead || waits(State::WaitingNoLimit) || waits(State::NotStarted) {
        State::WaitingNoLimit
    } else if assessment.state == State::Breached {
        State::Breached
    } else {
        State::ClosedNoLimit
    }
}

/// Who must act, and for what: as the second sentence above the list of phases has it.
fn turn(dossier: &Dossier, assessment: &Assessment) -> Option<Turn> {
    let first = |whose: Whose| {
        let of = || {
            assessment
                .awaited
                .iter()
                .filter(move |awaited| awaited.whose == whose)
        };
        // What holds up somebody else's clock comes before what is only late for us.
        let presses = of().find(|awaited| awaited.holds_up.is_some());
        let found = presses.or_else(|| of().next())?;
        Some(Turn {
            acting: Acting::of(found, assessment.today),
            runs: found.holds_up.is_some(),
            event: Some(found.event.clone()),
            phase: found.phase,
        })
    };
    let ours = first(Whose::Ours);
    let stands = || {
        let open = open_suspensions(dossier, assessment);
        let phase = open.first()?.phase;
        Some(Turn {
            acting: Acting::orders_resumption(&dossier.plan),
            runs: true,
            event: None,
            phase,
        })
    };
    // What a clock runs on for comes first, then what makes one go on.
    match (ours, stands()) {
        (Some(turn), _) if turn.runs => Some(turn),
        (_, Some(turn)) if turn.acting.whose == Whose::Ours => Some(turn),
        (ours, stands) => ours
            .or_else(|| first(Whose::Joint))
            .or(stands)
            .or_else(|| first(Whose::Theirs)),
    }
}

/// Sorts the rows of a list by urgency; what has no summary, because it cannot be read, comes last.
/// Rows that are equally urgent stay in their order.
pub fn sort_by_urgency<T>(rows: &mut [T], summary: impl Fn(&T) -> Option<&Summary>) {
    rows.sort_by_cached_key(|row| {
        let urgency = summary(row).map(Summary::urgency);
        (urgency.is_none(), urgency)
    });
}

/// What is to be said of all of them: positions among the summaries that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The dossiers in which something is late.
    pub late: Vec<usize>,
    /// Those in which something falls due today, and nothing is late.
    pub due_today: Vec<usize>,
    /// The one in which something falls due next, where nothing is late.
    pub next: Option<usize>,
    /// The dossiers in which we must act, of the first of these kinds of which there is any: we alone, on something urgent;
    /// we alone; we together with others, on something urgent; we together with others. Urgent is what holds up a running
    /// clock of another party, is late, or is due today.
    pub ours: Vec<usize>,
    /// Whether in one of those we hold up a running clock of somebody else.
    pub is_pressing: bool,
    /// Whether in those others must act too.
    pub together: bool,
    /// How many are over.
    pub over: usize,
}

/// What is to be said of all of them, in the order they are given.
#[must_use]
pub fn figures(summaries: &[&Summary]) -> Figures {
    let those = |wanted: &dyn Fn(&Summary) -> bool| -> Vec<usize> {
        let all = summaries.iter().enumerate();
        all.filter(|(_, summary)| wanted(summary))
            .map(|(i, _)| i)
            .collect()
    };
    let due = |i: &usize| summaries[*i].next.as_ref().map(|next| next.due);
    let turns = [
        (Whose::Ours, true),
        (Whose::Joint, true),
        (Whose::Ours, false),
        (Whose::Joint, false),
    ];
    let ours = turns.into_iter().find_map(|(whose, runs)| {
        let found = those(&|summary| {
            let is = |turn: &Turn| {
                turn.acting.whose == whose && (turn.runs || summary.is_late_for_us()) == runs
            };
            summary.turn.as_ref().is_some_and(is)
        });
        (!found.is_empty()).then_some((found, whose))
    });
    let (ours, whose) = ours.unwrap_or((Vec::new(), Whose::Ours));
    let presses = |i: &usize| {
        let turn = summaries[*i].turn.as_ref();
        turn.is_some_and(|turn| turn.acting.presses)
    };
    let over = |summary: &Summary| {
        let state = summary.state;
        !state.is_open() && state != State::NotStarted
    };
    Figures {
        late: those(&|summary| summary.state == State::Overdue),
        due_today: those(&|summary| summary.state == State::DueToday),
        next: (0..summaries.len())
            .filter(|i| due(i).is_some())
            .min_by_key(|i| due(i)),
        is_pressing: ours.iter().any(presses),
        ours,
        together: whose == Whose::Joint,
        over: those(&over).len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Actors, PartyId};

    /// A dossier in a state, with the due date of its next clock, and who must act.
    fn summary(state: State, due: Option<&str>, turn: Option<(Whose, bool)>) -> Summary {
        let today: Date = "2025-08-29".parse().unwrap();
        let next = due.map(|due| {
            let due: Date = due.parse().unwrap();
            NextDue {
                clock: "migration".parse().unwrap(),
                due,
                left: DayCount::calendar(crate::calendar::days_between(today, due)),
            }
        });
        let acting = |(whose, runs)| Acting {
            actors: match whose {
                Whose::Ours => Actors::one(PartyId::administration()),
                Whose::Joint => Actors::both(),
                Whose::Theirs => Actors::one(PartyId::supplier()),
            },
            whose,
            presses: runs && whose == Whose::Ours,
        };
        Summary {
            today,
            state,
            late: usize::from(state == State::Overdue),
            phase: None,
            next,
            turn: turn.map(|turn| Turn {
                acting: acting(turn),
                runs: turn.1,
                event: None,
                phase: 1,
            }),
            acting: turn.map(acting),
            open_requests: 0,
        }
    }

    const OURS: Option<(Whose, bool)> = Some((Whose::Ours, true));
    const THEIRS: Option<(Whose, bool)> = Some((Whose::Theirs, true));

    #[test]
    fn the_most_urgent_comes_first_and_what_cannot_be_read_last() {
        let order = [
            Some(summary(State::Overdue, Some("2025-08-01"), THEIRS)),
            Some(summary(State::Overdue, Some("2025-08-21"), OURS)),
            Some(summary(State::Overdue, Some("2025-08-21"), THEIRS)),
            Some(summary(State::DueToday, Some("2025-08-29"), THEIRS)),
            Some(summary(State::DueSoon, Some("2025-09-04"), None)),
            Some(summary(State::Suspended, None, OURS)),
            Some(summary(State::Running, Some("2025-10-30"), THEIRS)),
            Some(summary(State::Running, None, None)),
            Some(summary(
                State::WaitingNoLimit,
                None,
                Some((Whose::Ours, false)),
            )),
            Some(summary(State::WaitingNoLimit, None, THEIRS)),
            Some(summary(State::NotStarted, None, None)),
            Some(summary(State::Breached, None, None)),
            Some(summary(State::ClosedNoLimit, None, None)),
            None,
        ];
        for turned in 0..order.len() {
            let mut rows = order.clone();
            rows.rotate_left(turned);
            rows[..turned].reverse();
            sort_by_urgency(&mut rows, Option::as_ref);
            assert_eq!(rows, order);
        }
    }

    #[test]
    fn equally_urgent_ones_stay_in_their_order() {
        let same = summary(State::Running, Some("2025-10-30"), THEIRS);
        let mut rows: Vec<(usize, Summary)> = (0..9).map(|i| (i, same.clone())).collect();
        sort_by_urgency(&mut rows, |row| Some(&row.1));
        assert!(rows.iter().map(|row| row.0).eq(0..9));
    }

    #[test]
    fn what_presses_is_named_before_what_only_waits() {
        let [late, today] = [
            summary(State::Overdue, Some("2025-08-21"), THEIRS),
            summary(State::DueToday, Some("2025-08-29"), OURS),
        ];
        let waits = summary(State::WaitingNoLimit, None, Some((Whose::Ours, false)));
        let both = summary(State::WaitingNoLimit, None, Some((Whose::Joint, false)));
        let over = summary(State::ClosedNoLimit, None, None);
        let of = figures(&[&late, &today, &waits, &both, &over]);
        assert_eq!(
            (of.late, of.due_today, of.next),
            (vec![0], vec![1], Some(0))
        );
        assert_eq!((of.ours, of.is_pressing, of.over), (vec![1], true, 1));
        // What is late for us waits no less than what is suspended.
        let stands = summary(State::Suspended, None, OURS);
        let late_for_us = Some((Whose::Ours, false));
        let ours = summary(State::Overdue, Some("2025-08-21"), late_for_us);
        assert_eq!(figures(&[&ours, &stands, &waits]).ours, [0, 1]);
        let of = figures(&[&waits, &both]);
        assert_eq!(
            (of.ours, of.is_pressing, of.together),
            (vec![0], false, false)
        );
        assert_eq!((of.next, of.over), (None, 0));
        let of = figures(&[&late, &both]);
        assert_eq!(
            (of.ours, of.is_pressing, of.together),
            (vec![1], false, true)
        );
        assert_eq!(figures(&[]), Figures::default());
    }
}
