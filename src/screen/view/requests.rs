//! The register of requests, a view of its own.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::assess::State;
use crate::plan::Event;
use crate::words::{Label, count, dates, state};

use super::super::app::{App, Overlay};
use super::super::theme::{Cell, strong};
use super::{Pen, Regions, form, hints, outlook, scrolled};

/// The requests, and the selected one in full under them.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let wanted = match &app.overlay {
        Overlay::Form(form) => form::rows(form),
        _ => 6,
    };
    let regions = Regions::of(area, app.lines().max(1), wanted);
    let summary = summary(app);
    if let Some(y) = regions
        .heads
        .and_then(|y| y.checked_sub(1))
        .filter(|y| *y >= 3)
    {
        pen.put(
            0,
            y,
            area.width,
            Label::TitleRequests.text(app.lang),
            strong(),
        );
        pen.put_right(regions.list.width, y, area.width, &summary, Style::new());
    }
    heads(app, &regions, pen);
    rows(app, &regions, pen);
    let cursor = if let Overlay::Form(form) = &app.overlay {
        form::draw(app, form, regions.below, pen)
    } else {
        detail(app, regions.below, pen);
        None
    };
    hints::draw(app, regions.message, regions.hints, area, pen);
    cursor
}

fn summary(app: &App) -> String {
    let clocks = app
        .assessment
        .requests
        .iter()
        .map(|r| &app.assessment.clocks[r.clock]);
    let (open, closed): (Vec<_>, Vec<_>) = clocks.partition(|clock| clock.is_open());
    let late = closed
        .iter()
        .filter(|clock| clock.state() == State::Breached)
        .count();
    count::requests(app.lang, open.len(), closed.len(), late)
}

fn heads(app: &App, regions: &Regions, pen: &mut Pen<'_>) {
    let Some(y) = regions.heads else { return };
    let lang = app.lang;
    let plain = Style::new();
    let wide = regions.list.width >= 80;
    pen.put_right(7, y, 3, lang.pick("n.", "no."), plain);
    pen.put(8, y, 8, lang.pick("Aperta", "Opened"), plain);
    pen.put(18, y, 20, Label::FieldSubject.text(lang), plain);
    if wide {
        pen.put_right(50, y, 8, Label::HeadDue.text(lang), plain);
        pen.put(52, y, 6, Label::HeadDays.text(lang), plain);
        pen.put_right(64, y, 5, Label::HeadLeft.text(lang), plain);
        pen.put(66, y, 14, Label::HeadState.text(lang), plain);
    }
}

fn rows(app: &App, regions: &Regions, pen: &mut Pen<'_>) {
    let area = regions.list;
    let order = app.requests();
    if order.is_empty() {
        let none = app.lang.pick(
            "Nessuna richiesta. Con a se ne apre una.",
            "No requests. Open one with a.",
        );
        pen.put(2, area.y, area.width.saturating_sub(2), none, Style::new());
        return;
    }
    let visible = usize::from(area.height);
    let first = scrolled(app.line, order.len(), visible);
    for (i, index) in order.iter().enumerate().skip(first).take(visible) {
        let y = area.y + u16::try_from(i - first).unwrap_or_default();
        row(app, *index, i == app.line, y, area.width, pen);
    }
    let hidden = order.len().saturating_sub(first + visible);
    if hidden > 0 {
        pen.put_right(
            area.width,
            area.bottom() - 1,
            6,
            &format!(" ↓{hidden}"),
            Style::new(),
        );
    }
}

fn row(app: &App, index: usize, selected: bool, y: u16, width: u16, pen: &mut Pen<'_>) {
    let theme = app.theme;
    let status = &app.assessment.requests[index];
    let clock = &app.assessment.clocks[status.clock];
    let entry = &app.dossier.requests[status.index];
    let of = clock.state();
    pen.put(0, y, 1, if selected { "►" } else { " " }, Style::new());
    pen.put(
        2,
        y,
        1,
        state::glyph(of, app.ascii),
        theme.state(of, Cell::Glyph),
    );
    pen.put_right(7, y, 4, &entry.n.to_string(), Style::new());
    pen.put(8, y, 8, &dates::short(status.opened), Style::new());
    let style = if selected { strong() } else { Style::new() };
    let subject = entry.subject.as_deref().unwrap_or("-");
    let margin = clock
        .margin()
        .map(|margin| margin.to_string())
        .unwrap_or_default();
    if width < 80 {
        pen.put(18, y, width.saturating_sub(24), subject, style);
        pen.put_right(width, y, 5, &margin, theme.state(of, Cell::Number));
        return;
    }
    pen.put(18, y, 23, subject, style);
    if let Some(deadline) = clock.deadline() {
        pen.put(42, y, 8, &dates::short(deadline.due), Style::new());
    }
    let used = clock.elapsed().unwrap_or_default();
    let limit = clock.limit.map(|limit| limit.to_string());
    let limit = limit.unwrap_or_default();
    pen.put(
        52,
        y,
        7,
        &format!("{used:>3}/{}", limit.trim_end_matches('d')),
        Style::new(),
    );
    pen.put_right(64, y, 5, &margin, theme.state(of, Cell::Number));
    pen.put(
        66,
        y,
        14,
        state::state(app.lang, of),
        theme.state(of, Cell::Word),
    );
}

/// The selected request in full.
fn detail(app: &App, area: Rect, pen: &mut Pen<'_>) {
    let Some(index) = app.requests().get(app.line).copied() else {
        return;
    };
    let lang = app.lang;
    let status = &app.assessment.requests[index];
    let clock = &app.assessment.clocks[status.clock];
    let entry = &app.dossier.requests[status.index];
    let Some(register) = app.dossier.plan.register(&entry.register) else {
        return;
    };
    let name = crate::words::event::clock_in_full(lang, &app.dossier.plan, &clock.key);
    let summary = match (clock.days_left(), clock.open_due(), clock.margin()) {
        (Some(left), Some(due), _) => count::countdown_to(lang, due, left),
        (_, _, Some(margin)) => count::margin(lang, margin),
        _ => state::state(lang, clock.state()).to_owned(),
    };
    let mut y = area.y;
    let mut put = |pieces: &[(u16, String)], style: Style, pen: &mut Pen<'_>| {
        if y < area.bottom() {
            for (i, (x, text)) in pieces.iter().enumerate() {
                let next = pieces.get(i + 1).map_or(area.width, |piece| piece.0);
                pen.put(*x, y, next.saturating_sub(*x + 1), text, style);
            }
        }
        y += 1;
    };
    let at = area.width.saturating_sub(pen.width(&summary) + 1);
    put(&[(0, name), (at, summary)], strong(), pen);
    if let Some(subject) = &entry.subject {
        put(
            &[
                (2, Label::FieldSubject.text(lang).to_owned()),
                (12, subject.clone()),
            ],
            Style::new(),
            pen,
        );
    }
    let sides = [
        (&register.request, lang.pick("Aperta", "Opened")),
        (&register.answer, lang.pick("Risposta", "Answered")),
    ];
    for (side, name) in sides {
        let record = app.dossier.record(&Event::numbered(&side.id, entry.n));
        let record = record.filter(|record| record.date <= app.today);
        let (day, document, by) = match record {
            Some(record) => (
                dates::with_weekday(lang, record.date),
                record
                    .protocol
                    .as_ref()
                    .map(|p| format!("prot. {p}"))
                    .unwrap_or_default(),
                record.stamp.by.clone(),
            ),
            None => (
                lang.pick("attesa", "awaited").to_owned(),
                String::new(),
                state::who(lang, side.actor, false).to_owned(),
            ),
        };
        put(
            &[(2, name.to_owned()), (12, day), (28, document), (46, by)],
            Style::new(),
            pen,
        );
    }
    if let Some(cost) = outlook::cost(app, &[status.clock]) {
        let label = Label::Estimate.text(lang).to_owned();
        put(&[(2, label), (12, cost)], Style::new(), pen);
    }
    let key = clock.key.to_string();
    let sides = [&register.request.id, &register.answer.id];
    let events = sides.map(|side| Event::numbered(side, entry.n).to_string());
    for note in app.dossier.notes.iter().rev() {
        let place = note.place.to_string();
        if note.date <= app.today && (place == key || events.contains(&place)) {
            let said = format!(
                "{} {}: {}",
                dates::day_month(note.date),
                note.stamp.by,
                note.text
            );
            put(
                &[(2, Label::Note.text(lang).to_owned()), (12, said)],
                Style::new(),
                pen,
            );
        }
    }
}
