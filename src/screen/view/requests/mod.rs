//! The register of requests, a view of its own.

mod list;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::assess::Acting;
use crate::plan::{Event, Side};
use crate::record::{Note, Slot};
use crate::screen::app::{App, Overlay};
use crate::screen::theme::{calm, strong};
use crate::words::order::{self, RequestOrder};
use crate::words::register::EntryNoun;
use crate::words::{Label, audit, count, dates, document, event, party, register, state};

use super::layout::Regions;
use super::pen::Pen;
use super::{acts, events, form, hints, outlook, rule};

/// How many rows the selected request cannot do without: name, subject, both dates, two notes.
const DETAIL: u16 = 6;

/// The requests, and the selected one in full under them.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let wanted = match &app.overlay {
        Overlay::Form(form) => form::rows(app, form, area),
        _ => DETAIL + u16::try_from(acts::told(app).len()).unwrap_or(0),
    };
    let mut regions = Regions::of(area, app.lines().max(1), wanted);
    // Nothing stands beside the register; what is typed stays as narrow as everywhere.
    regions.list.width = area.width;
    if !matches!(app.overlay, Overlay::Form(_)) {
        regions.below.width = area.width;
    }
    let summary = register::counts(app.lang, &app.dossier.plan, &app.assessment.registers);
    if let Some(y) = regions
        .heads
        .and_then(|y| y.checked_sub(1))
        .filter(|y| *y >= 3)
    {
        let plan = &app.dossier.plan;
        let noun = EntryNoun::of_all(app.lang, plan, &plan.registers);
        let title = if noun.is_request(app.lang) {
            Label::TitleRequests
        } else {
            Label::TitleRegister
        };
        let end = pen.put(0, y, area.width, title.text(app.lang), strong());
        if app.order != RequestOrder::default() {
            let said = format!(", {}", order::of_requests(app.lang, app.order));
            pen.put(end, y, area.width, &said, Style::new());
        }
        pen.put_right(regions.list.width, y, area.width, &summary, Style::new());
    }
    let hidden = list::draw(app, &regions, pen);
    let cursor = if let Overlay::Form(form) = &app.overlay {
        form::draw(app, form, regions.below, hidden, pen)
    } else {
        let foot = foot(app, regions.below, pen);
        detail(app, foot, hidden, pen);
        None
    };
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}

/// How the requests of the register of the selected one were answered, at the foot, where what is
/// above keeps its rows; returns what is above.
fn foot(app: &App, area: Rect, pen: &mut Pen<'_>) -> Rect {
    let lang = app.lang;
    let plan = &app.dossier.plan;
    let selected = app
        .register_of_line(app.cursors.requests)
        .map(|register| &register.id);
    let mut registers = app.assessment.registers.iter();
    let own = registers.find(|own| Some(&plan.registers[own.index].id) == selected);
    let Some((own, said)) = own.and_then(|own| Some((own, register::answers(lang, own)?))) else {
        return area;
    };
    let label = match plan.registers.len() {
        1 => Label::Answers.text(lang).to_owned(),
        _ => register::name(lang, plan, own),
    };
    let lines = pen.wrap(&format!("{label}: {said}"), area.width);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let taken = 4 + notes(app).count();
    let Some(above) = area
        .height
        .checked_sub(rows.saturating_add(1))
        .filter(|rows| usize::from(*rows) >= taken)
    else {
        return area;
    };
    for (y, line) in (area.bottom() - rows..).zip(&lines) {
        pen.put(area.x, y, area.width, line, Style::new());
    }
    Rect {
        height: above,
        ..area
    }
}

/// The selected request in full.
fn detail(app: &App, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    let Some(index) = app.request_at(app.cursors.requests) else {
        return;
    };
    let lang = app.lang;
    let status = &app.assessment.requests[index];
    let clock = &app.assessment.clocks[status.clock];
    let entry = &app.dossier.requests[status.index];
    let Some(register) = app.dossier.plan.register(&clock.key.id) else {
        return;
    };
    let name = event::clock_in_full(lang, &app.dossier.plan, &clock.key);
    // Where both have no room, the name is the longer.
    let feminine = event::is_feminine(&app.dossier.plan, &clock.key);
    let word = event::state_in(lang, clock, feminine).to_owned();
    let summary = match (clock.left(), clock.open_due(), clock.margin_said()) {
        (Some(left), Some(due), _) => {
            vec![
                count::countdown_to(lang, due, left, feminine),
                count::countdown(lang, left),
                word,
            ]
        }
        (_, _, Some(margin)) => vec![count::margin(lang, margin), word],
        _ => vec![word],
    };
    let fits = |said: &&String| rule::fits(&name, said, hidden, area.width, pen);
    let summary = summary.iter().find(fits).or(summary.last());
    let summary = summary.map_or("", String::as_str);
    let mut y = area.y;
    let mut put = |pieces: &[(u16, String)], style: Style, pen: &mut Pen<'_>| {
        if y < area.bottom() {
            for (i, (x, text)) in pieces.iter().enumerate() {
                let next = pieces.get(i + 1).map_or(area.width + 1, |piece| piece.0);
                // What a line is called stands in front of it.
                let style = if i == 0 && *x == 2 { calm() } else { style };
                pen.put(*x, y, next.saturating_sub(*x + 1), text, style);
            }
        }
        y += 1;
    };
    if area.height > 0 {
        rule::titled(area, hidden, (&name, strong()), (summary, strong()), pen);
    }
    put(&[], strong(), pen);
    if let Some(subject) = &entry.subject {
        for pieces in labelled(Label::FieldSubject.text(lang), subject, area.width, pen) {
            put(&pieces, Style::new(), pen);
        }
    }
    if app
        .outside
        .contains(&Slot::Request(entry.register.clone(), entry.n))
    {
        let said = audit::put_there(lang).to_owned();
        put(&[(12, said)], Style::new(), pen);
    }
    let sides = [&register.request, &register.answer];
    // The steps of an entry with several have names of their own.
    let names = if register.is_answered() {
        [
            crate::words::view::opened(lang),
            crate::words::view::answered(lang),
        ]
    } else {
        sides.map(|side| state::text(lang, &side.label))
    };
    let sides = sides.into_iter().zip(names);
    for (side, name) in sides {
        let (day, document, by) = side_told(app, side, entry.n);
        for pieces in side_lines(name, (day, document, by), area.width, pen) {
            put(&pieces, Style::new(), pen);
        }
    }
    if let Some(cost) = outlook::cost(app, &[status.clock]) {
        for pieces in labelled(Label::Estimate.text(lang), &cost, area.width, pen) {
            put(&pieces, Style::new(), pen);
        }
    }
    let answer = Event::numbered(&register.answer.id, entry.n);
    let awaited = status.answered.is_none().then_some(&answer);
    for pieces in acts_of(app, awaited, area.width, pen) {
        put(&pieces, Style::new(), pen);
    }
    for note in notes(app) {
        let (day, by) = (
            dates::day_month_seen(note.date, app.today),
            app.author_of(note),
        );
        let said = format!("{day} {by}: {}", note.text);
        for pieces in labelled(Label::Note.text(lang), &said, area.width, pen) {
            put(&pieces, Style::new(), pen);
        }
    }
}

/// The day of one side, its document and who wrote it, in one row, or where it is narrow in rows of their own.
fn side_lines(
    name: &str,
    (day, document, by): (String, String, String),
    width: u16,
    pen: &Pen<'_>,
) -> Vec<Vec<(u16, String)>> {
    let at = (pen.width(name) + 4).min(width / 2).max(12);
    let mut rows = vec![vec![(2, name.to_owned()), (at, day)]];
    let mut end = at + 16;
    for (text, at) in [(document, 28), (by, 46)] {
        let wide = pen.width(&text);
        if text.is_empty() {
            continue;
        }
        match rows.last_mut() {
            Some(row) if end + wide <= width => {
                let at = at.min(width - wide).max(end);
                row.push((at, text));
                end = at + wide + 2;
            }
            _ => {
                rows.push(vec![(12, text)]);
                end = width;
            }
        }
    }
    rows
}

/// A text beside its label, on as many lines as it takes.
fn labelled(label: &str, text: &str, width: u16, pen: &Pen<'_>) -> Vec<Vec<(u16, String)>> {
    let lines = pen.wrap(text, width.saturating_sub(12)).into_iter();
    let labels = std::iter::once(label).chain(std::iter::repeat(""));
    let row = |(label, line): (&str, String)| vec![(2, label.to_owned()), (12, line)];
    labels.zip(lines).map(row).collect()
}

/// The day of one side of a request, its document, and who wrote it; or who is awaited.
fn side_told(app: &App, side: &Side, n: u32) -> (String, String, String) {
    let lang = app.lang;
    let event = Event::numbered(&side.id, n);
    let record = app.record(&event);
    let is_outside = app.outside.contains(&Slot::Record(event));
    let Some(record) = record.filter(|record| record.date <= app.today) else {
        let awaited = crate::words::view::awaited(lang).to_owned();
        return if is_outside {
            let gone = audit::taken_away(lang).to_owned();
            (awaited, String::new(), gone)
        } else {
            let plan = &app.dossier.plan;
            let who = party::who(lang, plan, &Acting::by(&side.actor, plan));
            (awaited, String::new(), who)
        };
    };
    let number = record.document.protocol.as_ref();
    let document = number.map(|number| document::protocol(lang, number));
    let by = if is_outside {
        audit::nobody(lang)
    } else {
        &record.stamp.by
    };
    (
        dates::with_weekday(lang, record.date),
        document.unwrap_or_default(),
        by.to_owned(),
    )
}

/// The notes on the selected request and on its two dates, dated by today, newest first.
fn notes(app: &App) -> impl Iterator<Item = &Note> {
    let request = app.request_line(app.cursors.requests);
    let places = request.and_then(|request| {
        let register = app.register_of_line(app.cursors.requests)?;
        let sides = [&register.request.id, &register.answer.id];
        let [opened, answered] = sides.map(|side| Event::numbered(side, request.n).to_string());
        Some([
            format!("{}:{}", register.agreed(), request.n),
            opened,
            answered,
        ])
    });
    let places = places.unwrap_or_default();
    let notes = app.dossier.notes.iter().rev();
    notes.filter(move |note| note.date <= app.today && places.contains(&note.place.to_string()))
}

/// The promise of the answer, while it is awaited, and the acts of the selected request.
fn acts_of(
    app: &App,
    awaited: Option<&Event>,
    width: u16,
    pen: &Pen<'_>,
) -> Vec<Vec<(u16, String)>> {
    let promise = awaited.and_then(|answer| events::promised(app, answer));
    let promise = promise.map(|text| pen.wrap(&text, width.saturating_sub(4)));
    let promise = promise.into_iter().flatten();
    let mut rows: Vec<Vec<(u16, String)>> = promise.map(|line| vec![(4, line)]).collect();
    for (label, text) in acts::told(app).iter() {
        rows.extend(labelled(&label.text(app.lang), text, width, pen));
    }
    rows
}
