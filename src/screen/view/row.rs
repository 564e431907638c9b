//! What a row of the list says, before it is written, and which of it is not so yet.
//!
//! A row is worked out from any dossier and its assessment: as it is, and as it would be after saving the
//! open form.

use crate::assess::{
    Assessment, ClockStatus, Row, RowKind, State, Subject, open_requests, subject, who,
};
use crate::calendar::{Date, Limit};
use crate::plan::{Actor, Plan};
use crate::record::Dossier;
use crate::screen::app::App;
use crate::words::{count, dates, state};

/// What a row says, before it is written.
pub(super) struct Line {
    pub(super) state: State,
    pub(super) number: Option<u32>,
    pub(super) title: String,
    /// A shorter title, for when the whole one does not fit beside the fraction.
    pub(super) short: String,
    pub(super) fraction: Option<String>,
    pub(super) due: Option<Date>,
    /// Whether that is foreseen and not yet counted.
    pub(super) foreseen: bool,
    pub(super) moves: bool,
    pub(super) used: Option<(Option<u32>, Option<Limit>)>,
    /// Whether the limit was extended.
    pub(super) extended: bool,
    pub(super) left: Option<i64>,
    pub(super) word: String,
    pub(super) who: Option<(Actor, bool)>,
}

/// Which cells of a row would be others after saving.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each cell")]
pub(super) struct Unsaved {
    pub(super) due: bool,
    pub(super) used: bool,
    pub(super) left: bool,
    pub(super) word: bool,
    pub(super) who: bool,
}

impl Unsaved {
    /// Those that differ; where not all of them have a column, `full` is false.
    pub(super) fn of(app: &App, now: &Line, then: &Line, full: bool) -> Self {
        let due = |line: &Line| (line.due, line.foreseen, line.moves);
        // Where there is little room, only our own turn is shown.
        let is_shown = |(actor, runs)| full || actor == Actor::Administration && runs;
        let who = |line: &Line| {
            let who = line.who.filter(|who| is_shown(*who));
            who.map(|(actor, runs)| state::who(app.lang, actor, runs))
        };
        Self {
            due: due(now) != due(then),
            used: (now.used, now.extended) != (then.used, then.extended),
            left: now.left != then.left,
            word: (now.state, &now.word) != (then.state, &then.word),
            who: who(now) != who(then),
        }
    }

    pub(super) const fn is_any(self) -> bool {
        self.due || self.used || self.left || self.word || self.who
    }
}

/// What is said, and of what: the dossier and what it means, as they are or as they would be.
pub(super) type Seen<'s> = (&'s Dossier, &'s Assessment);

pub(super) fn line(app: &App, seen: Seen<'_>, row: &Row, full: bool) -> Line {
    let (dossier, assessment) = seen;
    let who = who(row, assessment);
    match row.kind {
        RowKind::Clock(index) => {
            let clock = &assessment.clocks[index];
            let title = state::text(app.lang, &dossier.plan.clocks[index].label).to_owned();
            Line {
                state: clock.state(),
                number: None,
                short: title.clone(),
                title,
                fraction: parts(&dossier.plan, clock).filter(|_| full && clock.limit.is_some()),
                due: clock.open_due(),
                foreseen: false,
                moves: clock.holiday_rule_matters(),
                used: Some((clock.elapsed(), clock.allowed())),
                extended: clock.moved() != 0,
                left: clock.margin(),
                word: state::state(app.lang, clock.state()).to_owned(),
                who,
            }
        }
        RowKind::Phase(index) => Line {
            who,
            ..phase_line(app, seen, index, full)
        },
    }
}

fn phase_line(app: &App, (dossier, assessment): Seen<'_>, index: usize, full: bool) -> Line {
    let lang = app.lang;
    let plan = &dossier.plan;
    let (phase, status) = (&plan.phases[index], &assessment.phases[index]);
    let of = subject(dossier, assessment, index);
    let lead = match of {
        Subject::Clock(clock) => Some(clock),
        Subject::Term(_) | Subject::NoRequest(_) | Subject::Nothing => None,
    };
    let deadline = lead.and_then(ClockStatus::deadline);
    let foreseen = status.lead.and_then(|lead| assessment.foreseen_due(lead));
    let short = state::text(lang, phase.short.as_ref().unwrap_or(&phase.title)).to_owned();
    let title = if full {
        state::text(lang, &phase.title).to_owned()
    } else {
        short.clone()
    };
    let shown = assessment.state_shown(index);
    let mut line = Line {
        state: shown,
        number: Some(phase.number),
        title,
        short,
        fraction: lead.and_then(|clock| parts(plan, clock)).filter(|_| full),
        due: deadline.map(|deadline| deadline.due).or(foreseen),
        foreseen: foreseen.is_some(),
        moves: lead.is_some_and(ClockStatus::holiday_rule_matters),
        used: lead.map(|clock| (clock.elapsed(), clock.allowed())),
        extended: lead.is_some_and(|clock| clock.moved() != 0),
        left: lead.and_then(ClockStatus::margin),
        word: state::state(lang, shown).to_owned(),
        who: None,
    };
    let open = open_requests(assessment, index);
    if open > 0 {
        line.fraction = Some(count::open_requests(lang, open)).filter(|_| full);
    }
    match of {
        Subject::NoRequest(limit) => {
            line.word = count::open_requests(lang, 0);
            line.used = Some((None, limit));
        }
        Subject::Term(term) => {
            let limit = dates::limit(lang, plan.terms[term.index].limit);
            if full {
                line.title = format!("{}, {limit}", line.title);
            }
            state::term_state(lang, term.state).clone_into(&mut line.word);
            line.due = term.through;
            line.left = term.days_left.filter(|_| term.state == State::Running);
        }
        Subject::Clock(_) | Subject::Nothing => {}
    }
    line
}

/// How much of a clock is done: always for items, otherwise only between the first and the last.
pub(super) fn parts(plan: &Plan, clock: &ClockStatus) -> Option<String> {
    let parts = clock.parts.filter(|_| clock.start().is_some())?;
    let several = plan
        .clock(&clock.key.id)
        .is_some_and(|clock| clock.to.len() > 1);
    let between = parts.done > 0 && parts.done < parts.total;
    (!several || between).then(|| format!("{}/{}", parts.done, parts.total))
}

/// The sign of what is not so before the open form is saved.
pub(super) const UNSAVED: &str = "»";
