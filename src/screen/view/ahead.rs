//! What a wide screen shows under the list: the next due dates, and the last changes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::calendar::{Date, days_between};
use crate::screen::app::App;
use crate::screen::theme::{calm, strong};
use crate::words::forecast::{self, Upcoming};
use crate::words::{Label, change, dates, event};

use super::pen::Pen;
use super::rule;

/// The last days of open clocks, those foreseen, and promises, by date; each with the sign that tells what is foreseen.
fn dates_to_come(app: &App) -> Vec<(Date, &'static str, String)> {
    let (lang, dossier, assessment) = (app.lang, &app.dossier, &app.assessment);
    let plan = &dossier.plan;
    let open = assessment.open_clocks().filter_map(|clock| {
        let name = event::clock_in_full(lang, plan, &clock.key);
        Some((clock.open_due()?, " ", name))
    });
    let foreseen = assessment.clocks.iter().enumerate();
    let foreseen = foreseen.filter(|(_, clock)| {
        clock.is_judged() || !clock.informative && clock.foreseen_last_day().is_some()
    });
    let foreseen = foreseen.filter_map(|(i, clock)| {
        let name = forecast::ahead(lang, dossier, Upcoming::Limit(&clock.key));
        Some((assessment.foreseen_due(i)?, "~", name))
    });
    let promised = dossier.expected.iter().filter(|promise| {
        let event = &promise.event;
        let whole = event.part.is_none().then_some(&event.milestone);
        let whole = whole.and_then(|id| assessment.happened.date(dossier, id));
        let own = assessment.happened.record(dossier, event);
        let own = own.filter(|record| assessment.happened.covers(record.date));
        whole.is_none() && own.is_none()
    });
    let promised = promised.map(|promise| {
        let name = forecast::ahead(lang, dossier, Upcoming::Promise(&promise.event));
        (promise.date, " ", name)
    });
    let mut dates: Vec<_> = open.chain(foreseen).chain(promised).collect();
    dates.sort_by_key(|(date, ..)| *date);
    dates
}

/// The next due dates, then the last changes. `hidden` rows of the list above have no room.
pub(super) fn draw(app: &App, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    let end = next_dates(app, area, area.height / 2, hidden, pen);
    let hidden = if end == area.y { hidden } else { 0 };
    last_changes(app, under(area, end), hidden, pen);
}

/// How many rows the next dates take, with their rule and a blank row.
pub(super) fn rows(app: &App) -> u16 {
    match dates_to_come(app).len() {
        0 => 0,
        dates => u16::try_from(dates).unwrap_or(u16::MAX).saturating_add(2),
    }
}

/// What is left of a region from a row on.
pub(super) fn under(area: Rect, y: u16) -> Rect {
    let y = y.clamp(area.y, area.bottom());
    Rect {
        y,
        height: area.bottom() - y,
        ..area
    }
}

/// A title on a rule; returns the row after it.
fn title(app: &App, area: Rect, label: Label, hidden: usize, pen: &mut Pen<'_>) -> u16 {
    let title = label.text(app.lang);
    rule::titled(area, hidden, (title, strong()), ("", calm()), pen);
    area.y + 1
}

/// So many of the next due dates, and a blank row; returns the row after it.
pub(super) fn next_dates(
    app: &App,
    area: Rect,
    most: u16,
    hidden: usize,
    pen: &mut Pen<'_>,
) -> u16 {
    let dates = dates_to_come(app);
    if dates.is_empty() || area.height == 0 {
        return area.y;
    }
    let mut y = title(app, area, Label::NextDates, hidden, pen);
    for (date, sign, name) in dates.iter().take(most.into()) {
        if y >= area.bottom() {
            break;
        }
        let day = dates::with_weekday(app.lang, *date);
        let left = days_between(app.today, *date).to_string();
        let plain = Style::new();
        pen.put(area.x + 1, y, 1, sign, plain);
        pen.put(area.x + 2, y, 14, &day, plain);
        pen.put_right(area.x + 21, y, 5, &left, plain);
        let room = area.width.saturating_sub(23);
        pen.put(area.x + 23, y, room, &pen.named(name, room), plain);
        y += 1;
    }
    y + 1
}

/// The last changes, the newest first, each on as many rows as it takes.
pub(super) fn last_changes(app: &App, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    let entries = app.journal.entries();
    if entries.is_empty() || area.height == 0 {
        return;
    }
    let mut y = title(app, area, Label::LastChanges, hidden, pen);
    for entry in entries.iter().rev() {
        let entry = &*app.attempt_marks.marked(entry);
        let what = change::entry(app.lang, &app.dossier, entry);
        let lines = pen.wrap(&what, area.width.saturating_sub(24));
        // One that has no room for all of it is not begun.
        if y + u16::try_from(lines.len()).unwrap_or(u16::MAX) > area.bottom() {
            return;
        }
        let at = entry.stamp.at.format("%d/%m %H:%M").to_string();
        pen.put(area.x + 2, y, 12, &at, calm());
        pen.put(area.x + 15, y, 8, &entry.stamp.by, calm());
        for line in &lines {
            let room = area.width.saturating_sub(24);
            pen.put(area.x + 24, y, room, line, Style::new());
            y += 1;
        }
    }
}
