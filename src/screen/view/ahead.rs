//! What a wide screen shows under the list: the next due dates, and the last changes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::words::{Label, change, dates, event};

use super::super::app::App;
use super::super::theme::strong;
use super::Pen;

/// Under the list of a wide screen: the next due dates, and the last changes.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let mut y = area.y;
    let mut line = |pieces: &[(u16, &str)], style: Style, pen: &mut Pen<'_>| {
        if y < area.bottom() {
            for (x, text) in pieces {
                pen.put(area.x + x, y, area.width.saturating_sub(*x), text, style);
            }
        }
        y += 1;
    };
    let open = app.assessment.open_clocks();
    if open.len() > 0 {
        line(&[(0, Label::NextDates.text(lang))], strong(), pen);
        for clock in open.take(usize::from(area.height / 2)) {
            let due = clock.open_due().map(|due| dates::with_weekday(lang, due));
            let left = format!("{:>5}", clock.days_left().unwrap_or_default());
            let name = event::clock_in_full(lang, &app.dossier.plan, &clock.key);
            line(
                &[(2, &due.unwrap_or_default()), (16, &left), (23, &name)],
                Style::new(),
                pen,
            );
        }
        line(&[], Style::new(), pen);
    }
    if app.journal.entries().is_empty() {
        return;
    }
    line(&[(0, Label::LastChanges.text(lang))], strong(), pen);
    for entry in app
        .journal
        .entries()
        .iter()
        .rev()
        .take(usize::from(area.height))
    {
        let at = entry.stamp.at.format("%d/%m %H:%M").to_string();
        let what = change::entry(lang, &app.dossier, entry);
        line(
            &[(2, &at), (15, &entry.stamp.by), (24, &what)],
            Style::new(),
            pen,
        );
    }
}
