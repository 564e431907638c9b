//! The events in the pane: what happened on which date by which document, what is awaited since
//! when and from whom, what comes after what.

use std::collections::HashMap;

use ratatui::style::Style;

use crate::assess::{Acting, Awaited, ClockStatus, IfHappened, Parts, State, if_happened};
use crate::calendar::Date;
use crate::plan::{Event, ItemId, MilestoneId, Role};
use crate::record::{Item, Slot};
use crate::screen::app::App;
use crate::screen::theme::{Cell, calm, strong};
use crate::words::appointment::one_line;
use crate::words::{
    self, Label, audit, checklist, count, dates, document, event, parts, party, proof, series,
    state,
};

use super::line::{Line, Piece};
use super::outcome::{cut_short, glyph_of, rejection, with_verdict};
use super::pen::Pen;

/// From this width on, an event takes one line.
const ONE_LINE: u16 = 70;

/// What is said of one event.
struct Told {
    glyph: State,
    has_happened: bool,
    /// Whether it is a rejection, which has a sign of its own.
    is_rejection: bool,
    label: String,
    /// How much of its check list is done, whole behind the label.
    list: String,
    /// Items stand a little to the right of their milestone.
    indent: u16,
    said: String,
    document: String,
    who: String,
    /// We hold up a running clock of somebody else.
    presses: bool,
}

/// What is looked up for one event after another, made once for all of a pane.
struct EventLookup<'a> {
    awaited: HashMap<&'a Event, &'a Awaited>,
    items: HashMap<(&'a MilestoneId, &'a ItemId), &'a Item>,
    promises: HashMap<&'a Event, Date>,
    /// What a promised date would make of a clock, where there is a promise.
    kept: Option<IfHappened<'a>>,
}

impl<'a> EventLookup<'a> {
    fn of(app: &'a App) -> Self {
        // Of two of a name the first counts, as everywhere.
        let awaited = app.assessment.awaited.iter().rev();
        let items = app.dossier.items.iter().rev();
        let promises = app.dossier.expected.iter().rev();
        let is_promised = !app.dossier.expected.is_empty();
        Self {
            awaited: awaited.map(|awaited| (&awaited.event, awaited)).collect(),
            items: items
                .map(|item| ((&item.milestone, &item.id), item))
                .collect(),
            promises: promises.map(|known| (&known.event, known.date)).collect(),
            kept: is_promised.then(|| IfHappened::new(&app.dossier, &app.assessment)),
        }
    }

    /// The promise of an event that has not happened.
    fn promised(&self, app: &App, event: &Event) -> Option<String> {
        let date = *self.promises.get(event)?;
        let clock = self.kept.as_ref()?.of(event, date);
        Some(signed(app, event, date, clock.as_ref()))
    }
}

/// The events of the selected phase, a line each, or two where it is narrow.
pub(super) fn lines(app: &App, width: u16, pen: &Pen<'_>, lines: &mut Vec<Line>) {
    let open = app.open_record().map(|record| &record.event);
    let known = EventLookup::of(app);
    for (i, event) in app.events().into_iter().enumerate() {
        if let Some(told) = told(app, &known, &event) {
            let indent = told.indent;
            let is_open = !told.has_happened;
            lines.extend(told.write(app, i, width, pen));
            if let Some(said) = outside(app, &event) {
                lines.extend(Line::wrapped(4 + indent, said, width, pen));
            }
            if let Some(why) = rejected_because(app, &event) {
                lines.extend(Line::wrapped(4 + indent, &why, width, pen));
            }
            if open == Some(&event) {
                lines.extend(attachment(app, indent, width, pen));
            }
            if is_open && let Some(text) = known.promised(app, &event) {
                lines.extend(Line::wrapped(4, &text, width, pen));
            }
        }
    }
}

/// That an editor wrote the date or the item, or took the date away.
fn outside(app: &App, event: &Event) -> Option<&'static str> {
    let item = event.part.clone();
    let item = item.map(|id| Slot::Item(event.milestone.clone(), id));
    let date = Slot::Record(event.clone());
    if app.outside.contains(&date) && app.dossier.record(event).is_none() {
        return Some(audit::taken_away(app.lang));
    }
    let is_there =
        app.outside.contains(&date) || item.is_some_and(|item| app.outside.contains(&item));
    is_there.then(|| audit::put_there(app.lang))
}

/// Where the document of the event under the cursor is, or that it is not there.
fn attachment(app: &App, indent: u16, width: u16, pen: &Pen<'_>) -> Vec<Line> {
    let record = app.open_record();
    let name = record.and_then(|record| record.document.attachment.as_deref());
    let Some(name) = name else {
        return Vec::new();
    };
    let (text, style) = match app.missing_attachment() {
        Some(_) => (document::attachment_missing(app.lang, name), strong()),
        None => (document::attachment(app.lang, name), Style::new()),
    };
    let mut lines = Line::wrapped(4 + indent, &text, width, pen);
    for Piece(_, _, said) in lines.iter_mut().flat_map(|line| &mut line.pieces) {
        *said = style;
    }
    lines
}

/// The promise of an event that has not happened.
pub(super) fn promised(app: &App, event: &Event) -> Option<String> {
    let date = app.dossier.expectation(event)?.date;
    let clock = if_happened(&app.dossier, &app.assessment, event, date);
    Some(signed(app, event, date, clock.as_ref()))
}

/// A promise in words, marked where its signature is not that of the journal.
fn signed(app: &App, event: &Event, date: Date, clock: Option<&ClockStatus>) -> String {
    let said = proof::promised(app.lang, date, clock, app.today);
    app.signed(&Slot::Expectation(event.clone()), said)
}

fn told(app: &App, known: &EventLookup<'_>, event: &Event) -> Option<Told> {
    let role = app.dossier.plan.role(event).ok()?;
    let happened = &app.assessment.happened;
    let own = app
        .record(event)
        .filter(|record| happened.covers(record.date));
    let is_silent = matches!(&role, Role::Milestone(known)
        if happened.of(&app.dossier.plan, &known.id).is_some_and(|found| found.by_silence));
    let (computed, parts) = match &role {
        Role::Milestone(milestone) => {
            let index = app.dossier.plan.milestone_index(&milestone.id)?;
            let whole = happened.at(index);
            let (done, total) = (whole.done, whole.total);
            let counted = parts::of_milestone(milestone);
            let parts = (total > 0).then(|| counted.say(app.lang, Parts { done, total }));
            (whole.date, parts)
        }
        _ => (None, None),
    };
    let date = own.map(|record| record.date).or(computed);
    let awaited = known.awaited.get(event).copied();
    let presses = awaited.is_some_and(|awaited| awaited.presses(app.today));
    let (glyph, said) = match (date, awaited, parts) {
        (Some(date), _, _) => {
            let day = dates::with_weekday(app.lang, date);
            let said = if is_silent {
                format!("{day}, {}", count::by_silence(app.lang))
            } else {
                with_verdict(app, event, date, day)
            };
            (glyph_of(app, event, date), said)
        }
        (None, Some(awaited), _) => {
            let waits = waits(app, awaited.waited(app.today));
            let due = of_occurrence(app, awaited);
            (State::WaitingNoLimit, due.unwrap_or(waits))
        }
        (None, None, _) if happened.is_waived(&app.dossier.plan, event) => {
            (State::Waived, does_not_apply(app, event))
        }
        (None, None, Some(parts)) => (State::NotStarted, parts),
        (None, None, None) => cut_short(app, event).unwrap_or_else(|| {
            let said = period(app, event).unwrap_or_else(|| comes_after(app, event));
            (State::NotStarted, said)
        }),
    };
    let plan = &app.dossier.plan;
    let acting = Acting {
        presses,
        ..Acting::by(role.actor(), plan)
    };
    // A date that is still to come is no fact yet, but its author must find it again.
    let to_come = app.to_come(event).filter(|_| date.is_none());
    let said = to_come.map_or(said, |record| count::counts_from(app.lang, record.date));
    Some(Told {
        glyph,
        has_happened: date.is_some(),
        is_rejection: rejection(app, event).is_some(),
        label: label(app, known, &role, event),
        list: list(app, event),
        indent: match role {
            Role::Item(..) => 2,
            _ => 0,
        },
        said,
        document: own
            .map(|record| document::of_record(app.lang, record))
            .or_else(|| document_of_rejection(app, event))
            .unwrap_or_default(),
        who: party::who(app.lang, plan, &acting),
        presses,
    })
}

fn document_of_rejection(app: &App, event: &Event) -> Option<String> {
    let rejection = rejection(app, event)?;
    proof::papers(app.lang, &rejection.document, None)
}

/// Why something was rejected.
fn rejected_because(app: &App, event: &Event) -> Option<String> {
    let rejection = rejection(app, event)?;
    let name = words::report::reason(app.lang);
    Some(format!("{name}: {}", one_line(&rejection.reason)))
}

fn label(app: &App, known: &EventLookup<'_>, role: &Role<'_>, event: &Event) -> String {
    match role {
        Role::Item(milestone, item) => {
            let of = milestone.id.whole();
            let item = known.items.get(&(&of, item));
            item.map(|item| item.name().to_owned()).unwrap_or_default()
        }
        Role::Occurrence(series, n) => {
            event::in_attempt(&series::name(app.lang, series, *n), series, event)
        }
        _ => state::text(app.lang, role.label()).to_owned(),
    }
}

impl Told {
    fn write(self, app: &App, event: usize, width: u16, pen: &Pen<'_>) -> Vec<Line> {
        let sign = if self.is_rejection {
            state::rejected(app.ascii)
        } else {
            state::glyph(self.glyph, app.ascii)
        };
        let sign = Piece(
            2 + self.indent,
            sign.to_owned(),
            app.theme.state(self.glyph, Cell::Glyph),
        );
        // What is awaited stands out; of what has happened its document and its author are beside the point.
        let plain = if self.glyph == State::WaitingNoLimit {
            strong()
        } else {
            Style::new()
        };
        let beside = if self.has_happened {
            calm()
        } else {
            Style::new()
        };
        let who = if self.presses { strong() } else { beside };
        let at = 4 + self.indent;
        let end = if width < ONE_LINE { width } else { 33 - 1 };
        let room = end.saturating_sub(at);
        let label = match self.list.as_str() {
            "" => pen.named(&self.label, room),
            list => pen.named_with(&self.label, &format!(" {list}"), room),
        };
        let label = Piece(at, label, plain);
        if width < ONE_LINE {
            let second = if self.document.is_empty() {
                &self.who
            } else {
                &self.document
            };
            let said = format!("{}  {second}", self.said);
            let mut lines = vec![Line {
                pieces: vec![sign, label],
                event: Some(event),
            }];
            for line in pen.wrap(&said, width.saturating_sub(4 + self.indent)) {
                lines.push(Line::of(vec![Piece(4 + self.indent, line, plain)]));
            }
            return lines;
        }
        let at = 69.min(width - 9);
        // What is said has the room that no document takes, and goes on below.
        let end = if self.document.is_empty() { at } else { 49 };
        let mut said = pen.wrap(&self.said, end - 33 - 1).into_iter();
        let first = said.next().unwrap_or_default();
        let mut pieces = vec![sign, label, Piece(33, first, plain)];
        if !self.document.is_empty() {
            pieces.push(Piece(49, self.document, beside));
        }
        pieces.push(Piece(at, self.who, who));
        let mut lines = vec![Line {
            pieces,
            event: Some(event),
        }];
        lines.extend(said.map(|line| Line::of(vec![Piece(33, line, plain)])));
        lines
    }
}

/// How much of the check list of a milestone is done; nothing for what has none.
fn list(app: &App, event: &Event) -> String {
    if event.part.is_some() {
        return String::new();
    }
    let list = app.dossier.checklist(&event.milestone, Some(app.today));
    list.map(|list| checklist::progress(&list))
        .unwrap_or_default()
}

fn waits(app: &App, waited: Option<i64>) -> String {
    match waited {
        Some(days) => count::awaited(app.lang, days),
        None => Label::ToBeRecorded.text(app.lang).to_owned(),
    }
}

/// Of an occurrence that is open: when it is due.
fn of_occurrence(app: &App, awaited: &Awaited) -> Option<String> {
    let clock = &app.assessment.clocks[awaited.clock?];
    let due = clock.open_due().filter(|_| clock.is_occurrence())?;
    let feminine = event::is_feminine(&app.dossier.plan, &clock.key);
    Some(count::countdown_to(app.lang, due, clock.left()?, feminine))
}

/// The period of the occurrence that comes next.
fn period(app: &App, event: &Event) -> Option<String> {
    let plan = &app.dossier.plan;
    let mut next = app.assessment.series.iter().filter_map(|series| {
        let clock = &app.assessment.clocks[series.next?];
        (series.of(plan).event(clock.key.n?) == *event).then_some(clock)
    });
    let ends = next.find_map(|clock| clock.period_end)?;
    Some(series::period_runs(app.lang, ends))
}

/// That an event does not apply, and why.
fn does_not_apply(app: &App, event: &Event) -> String {
    let word = state::state(app.lang, State::Waived);
    let waiver = app.dossier.waiver_of(event);
    match waiver {
        Some(waiver) => format!("{word}: {}", one_line(&waiver.reason)),
        None => word.to_owned(),
    }
}

/// "dopo la stipula": the first of what must come before and has not; or that the event need not happen.
fn comes_after(app: &App, event: &Event) -> String {
    let (plan, happened) = (&app.dossier.plan, &app.assessment.happened);
    let Some(index) = plan.milestone_index(&event.milestone) else {
        return String::new();
    };
    if happened.at(index).spared && plan.milestones[index].optional {
        return Label::Optional.text(app.lang).to_owned();
    }
    let mut before = happened.waited_for(plan, index).into_iter();
    before
        .find(|before| happened.at(*before).date.is_none())
        .map(|before| event::after(app.lang, plan, &plan.milestones[before].id))
        .unwrap_or_default()
}
