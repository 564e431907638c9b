//! `crono-status/1`: the situation for other programs.
//!
//! Invariant: the keys, their order and their meaning are a contract. Later versions under `/1` only
//! add; nothing is renamed or taken away. What is absent is `null`. The view types below are this
//! contract and nothing else, so that a rename elsewhere cannot change it.

mod awaited;
mod checklist;
mod clock;
mod document;
mod outlook;
mod plan;
mod rejection;
mod series;
mod waiver;

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::assess::{Assessment, ItemStatus, State};
use crate::calendar::Date;
use crate::plan::{ItemId, MilestoneId};
use crate::record::{Dossier, Journal, Record, Slot};
use crate::words::Lang;
use crate::words::sanitize::escaped;

use super::register::{RegisterView, registers};
pub(super) use awaited::resumption;
use awaited::{AwaitedView, awaited};
use checklist::{CheckListView, checklists};
use clock::ClockView;
pub(super) use clock::LimitView;
pub(super) use document::RecordView;
use outlook::{DeadlineView, ForecastView, PenaltyView};
use plan::{PartyView, PhaseView, PlanView, parties};
use rejection::{RejectionView, rejections};
use series::{SeriesView, series};
use waiver::{WaiverView, waivers};

/// The name and version of the format.
pub const FORMAT: &str = "crono-status/1";

/// Writes the situation, titles in `lang`. Without the journal nobody knows who wrote a value.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    lang: Lang,
    dossier: &Dossier,
    journal: Option<&Journal>,
    assessment: &Assessment,
) -> io::Result<()> {
    print(out, &Status::of(lang, dossier, journal, assessment))
}

/// The situation as a value inside another document, its lines after the first indented by so many
/// columns.
///
/// # Errors
/// None in practice; those of the writer of JSON.
pub(super) fn within(
    lang: Lang,
    dossier: &Dossier,
    journal: Option<&Journal>,
    assessment: &Assessment,
    columns: usize,
) -> io::Result<String> {
    let status = Status::of(lang, dossier, journal, assessment);
    let text = serde_json::to_string_pretty(&status).map_err(io::Error::from)?;
    // A line ends in no string: there it is an escape.
    Ok(escaped(&text).replace('\n', &format!("\n{}", " ".repeat(columns))))
}

/// Prints a value for programs, and safe on a terminal that shows it all the same.
pub(super) fn print(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    out.write_all(escaped(&text).as_bytes())?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Status<'d> {
    format: &'static str,
    plan: PlanView<'d>,
    today: Date,
    state: &'static str,
    next_due: Option<NextDue>,
    awaited: Vec<AwaitedView>,
    counts: Counts,
    phases: Vec<PhaseView<'d>>,
    clocks: Vec<ClockView>,
    items: Vec<ItemView<'d>>,
    requests: Vec<RequestView<'d>>,
    terms: Vec<TermView<'d>>,
    records: Vec<WrittenView<'d>>,
    registers: Vec<RegisterView<'d>>,
    /// An estimate, never a charge; not there until everything it takes is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    penalties: Option<Vec<PenaltyView>>,
    forecast: ForecastView,
    /// Not there until a day is fixed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deadlines: Vec<DeadlineView>,
    /// Those that owe a term or act, the Administration and the supplier first.
    parties: Vec<PartyView>,
    /// What does not apply.
    waivers: Vec<WaiverView<'d>>,
    /// Which of the parties "we" are.
    us: String,
    /// What was rejected.
    rejections: Vec<RejectionView<'d>>,
    /// What comes back.
    series: Vec<SeriesView<'d>>,
    /// The points of check lists, with their ticks.
    checklists: Vec<CheckListView<'d>>,
}

#[derive(Serialize)]
struct NextDue {
    clock: String,
    due: Option<Date>,
    days_left: Option<i64>,
}

/// The judged clocks by state, in the order of the contract.
struct Counts(Vec<(State, usize)>);

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(state, count)| (state.as_str(), count)))
    }
}

#[derive(Serialize)]
struct ItemView<'d> {
    milestone: &'d MilestoneId,
    id: &'d ItemId,
    date: Option<Date>,
    elapsed: Option<u32>,
    state: &'static str,
}

#[derive(Serialize)]
struct RequestView<'d> {
    n: u32,
    subject: Option<&'d str>,
    opened: Date,
    answered: Option<Date>,
    /// Its clock; of an entry with several steps, that of one of them.
    clock: String,
}

#[derive(Serialize)]
struct TermView<'d> {
    id: &'d str,
    phase: u32,
    state: &'static str,
    start: Option<Date>,
    through: Option<Date>,
    days_left: Option<i64>,
    ending: bool,
}

/// A record that is there, and whether it is what its newest entry of the journal left: where it is not,
/// it was written outside of the program, and not by whom it names. `null` where the journal is not known.
#[derive(Serialize)]
struct WrittenView<'d> {
    #[serde(flatten)]
    record: RecordView<'d>,
    outside: Option<bool>,
}

impl<'d> Status<'d> {
    fn of(
        lang: Lang,
        dossier: &'d Dossier,
        journal: Option<&Journal>,
        assessment: &'d Assessment,
    ) -> Self {
        let plan = &dossier.plan;
        let clocks = &assessment.clocks;
        let count = |state| (state, assessment.count(state));
        Self {
            format: FORMAT,
            plan: PlanView::of(lang, plan),
            today: assessment.today,
            state: assessment.state.as_str(),
            next_due: assessment.next_due.map(|i| NextDue {
                clock: clocks[i].key.to_string(),
                due: clocks[i].open_due(),
                days_left: clocks[i].days_left(),
            }),
            awaited: awaited(dossier, assessment),
            counts: Counts(State::COUNTED.into_iter().map(count).collect()),
            phases: plan::phases(lang, plan, assessment),
            clocks: clocks
                .iter()
                .zip(&assessment.forecast.clocks)
                .map(|(clock, end)| ClockView::of(lang, plan, clock, *end))
                .collect(),
            items: assessment.items.iter().map(ItemView::of).collect(),
            requests: requests(dossier, assessment),
            terms: terms(dossier, assessment),
            records: records(dossier, journal, assessment.today),
            registers: registers(dossier, assessment),
            penalties: outlook::penalties(dossier, assessment),
            forecast: outlook::forecast(assessment),
            deadlines: outlook::deadlines(dossier, assessment),
            parties: parties(lang, plan),
            waivers: waivers(dossier, assessment.today),
            us: plan.us().to_string(),
            rejections: rejections(dossier, assessment.today),
            series: series(dossier, assessment),
            checklists: checklists(dossier, assessment.today),
        }
    }
}

impl<'d> ItemView<'d> {
    fn of(item: &'d ItemStatus) -> Self {
        Self {
            milestone: &item.milestone,
            id: &item.id,
            date: item.date,
            elapsed: item.elapsed,
            state: item.state.as_str(),
        }
    }
}

fn requests<'d>(dossier: &'d Dossier, assessment: &Assessment) -> Vec<RequestView<'d>> {
    let view = |status: &crate::assess::RequestStatus| {
        let request = &dossier.requests[status.index];
        RequestView {
            n: request.n,
            subject: request.subject.as_deref(),
            opened: status.opened,
            answered: status.answered,
            clock: assessment.clocks[status.clock].key.to_string(),
        }
    };
    assessment.requests.iter().map(view).collect()
}

fn terms<'d>(dossier: &'d Dossier, assessment: &Assessment) -> Vec<TermView<'d>> {
    let view = |status: &crate::assess::TermStatus| {
        let term = &dossier.plan.terms[status.index];
        TermView {
            id: term.id.as_str(),
            phase: term.phase,
            state: status.state.as_str(),
            start: status.start,
            through: status.through,
            days_left: status.days_left,
            ending: status.state == State::Ending,
        }
    };
    assessment.terms.iter().map(view).collect()
}

/// The records dated through today: a later one is no fact yet.
fn records<'d>(
    dossier: &'d Dossier,
    journal: Option<&Journal>,
    today: Date,
) -> Vec<WrittenView<'d>> {
    let outside = journal.map(|journal| journal.outside(dossier));
    let is_outside = |record: &Record| {
        Some(
            outside
                .as_ref()?
                .contains(&Slot::Record(record.event.clone())),
        )
    };
    let named = dossier.named_on_the_day();
    dossier
        .records
        .iter()
        .filter(|record| record.date <= today)
        .map(|record| WrittenView {
            record: RecordView::of(record).named(named(&record.event)),
            outside: is_outside(record),
        })
        .collect()
}
