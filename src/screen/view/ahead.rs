//! What a wide screen shows under the list: the next due dates, and the last changes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::fixed_deadlines;
use crate::calendar::{Date, days_between};
use crate::screen::app::App;
use crate::screen::theme::strong;
use crate::words::forecast::{self, Upcoming};
use crate::words::{Label, change, dates, event};

use super::pen::Pen;

/// The last days of open clocks, those foreseen, promises and days fixed from outside, by date; each
/// with the sign that tells what is foreseen.
fn dates_to_come(app: &App) -> Vec<(Date, &'static str, String)> {
    let (lang, dossier, assessment) = (app.lang, &app.dossier, &app.assessment);
    let plan = &dossier.plan;
    let open = assessment.open_clocks().filter_map(|clock| {
        let name = event::clock_in_full(lang, plan, &clock.key);
        Some((clock.open_due()?, " ", name))
    });
    let foreseen = assessment.clocks.iter().enumerate();
    let foreseen = foreseen.filter(|(_, clock)| clock.is_judged());
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
    let fixed = fixed_deadlines(dossier, assessment);
    let fixed = fixed.iter().filter(|fixed| !fixed.is_over).map(|fixed| {
        let name = forecast::ahead(lang, dossier, Upcoming::FixedDay(fixed));
        (fixed.date, " ", name)
    });
    let mut dates: Vec<_> = open.chain(foreseen).chain(promised).chain(fixed).collect();
    dates.sort_by_key(|(date, ..)| *date);
    dates
}

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
    let dates = dates_to_come(app);
    if !dates.is_empty() {
        line(&[(0, Label::NextDates.text(lang))], strong(), pen);
        for (date, sign, name) in dates.iter().take(usize::from(area.height / 2)) {
            let day = dates::with_weekday(lang, *date);
            let left = format!("{:>5}", days_between(app.today, *date));
            line(
                &[(1, *sign), (2, &day), (16, &left), (23, name)],
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
