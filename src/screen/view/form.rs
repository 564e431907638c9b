//! A form where the pane was, with its effect before saving, and what it asks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::screen::app::App;
use crate::screen::form::{FieldName, Form, FormFault, Outgoing, Outlook, Stage};
use crate::screen::theme::{calm, chosen, strong};
use crate::words::{self, dates, sentences};

use super::layout::VALUE;
use super::month::Beside;
use super::pen::Pen;
use super::{clash, field, rule, under};

/// The rows that stay beside what two people wrote: the title, a row of the list, the question and the keys.
const CLASH_BESIDES: u16 = 7;

/// How many rows of effect no field takes.
const EFFECT_ROWS: usize = 2;

/// How many rows a form cannot do without: head, what it was, fields, two lines of effect. A question is read whole.
pub(super) fn rows(app: &App, form: &Form, area: Rect) -> u16 {
    let above = form.kind.above(app.situation(), &form.fields);
    let above = if form.kind.is_a_question() {
        let mut nowhere = Buffer::default();
        let pen = Pen::new(&mut nowhere, app.ascii);
        let columns = area.width.saturating_sub(VALUE);
        let lines = above.iter().map(|(_, text)| pen.wrap(text, columns).len());
        lines.sum()
    } else {
        above.len()
    };
    u16::try_from(form.fields.len() + above + 3).unwrap_or(u16::MAX)
}

/// The same with as many rows as its effect takes, but no more than half of the screen.
pub(super) fn rows_with_effect(app: &App, form: &Form, area: Rect) -> u16 {
    let mut nowhere = Buffer::default();
    let pen = Pen::new(&mut nowhere, app.ascii);
    if let Stage::Clashing(conflict, _) = &form.stage {
        // What two people wrote is read whole before one of it goes.
        let wanted = clash::rows(app, form, conflict, area.width, &pen);
        let most = area.height.saturating_sub(CLASH_BESIDES);
        return rows(app, form, area).max(wanted.min(most));
    }
    let columns = area.width.saturating_sub(VALUE);
    let effect = effect(app, form);
    let effect = effect.iter().map(|line| pen.wrap(line, columns).len());
    let effect = u16::try_from(effect.sum::<usize>()).unwrap_or(u16::MAX);
    let least = rows(app, form, area);
    // Two of them are counted already; of more the first stands behind a blank row.
    if effect <= 2 {
        return least;
    }
    let wanted = least.saturating_add(effect).saturating_sub(1);
    least.max(wanted.min(area.height / 2))
}

/// Draws a form; returns where the cursor is.
/// `hidden` rows of the list above it have no room.
pub(super) fn draw(
    app: &App,
    form: &Form,
    area: Rect,
    hidden: usize,
    pen: &mut Pen<'_>,
) -> Option<Position> {
    if area.height == 0 {
        return None;
    }
    rule::draw(area, pen);
    if let Stage::Clashing(conflict, _) = &form.stage {
        clash::draw(app, form, conflict, area, pen);
        return None;
    }
    let month = Beside::of(app, form, area);
    let whole = area;
    let head_area = month.as_ref().map_or(area, |month| month.head(app, pen));
    let area = month.as_ref().map_or(area, Beside::fields);
    let mut y = area.y;
    let head_end = head(app, form, head_area, hidden, pen);
    y += 1;
    // A question has no effect.
    let effect_rows = if form.kind.is_a_question() {
        0
    } else {
        EFFECT_ROWS
    };
    let spare = usize::from(area.height).saturating_sub(form.fields.len() + 1 + effect_rows);
    let above = form.kind.above(app.situation(), &form.fields);
    // What is put in the place of something else says of what; fields scroll.
    let least = above.len().min(usize::from(area.height >= 8));
    let spare = spare.max(least);
    y = was(app, &above, (area.width, y, spare), pen);
    let effect = effect(app, form);
    let room = usize::from(area.bottom().saturating_sub(y));
    let columns = whole.width.saturating_sub(VALUE);
    let wanted = effect.iter().map(|line| pen.wrap(line, columns).len());
    let shown = Shown::of(form, room, wanted.sum());
    let mut cursor = None;
    for (i, field) in form.fields.iter().enumerate() {
        if !shown.has(i) || y >= area.bottom() {
            continue;
        }
        let line = Rect {
            y,
            height: 1,
            ..area
        };
        pen.put(area.x, y, 1, shown.more(i), Style::new());
        let at = field::draw(app, form, field, form.focus == Some(i), line, pen);
        cursor = cursor.or(at);
        y += 1;
    }
    y += u16::from(area.bottom().saturating_sub(y) > 3);
    let rest = Rect::new(area.x, y, whole.width, area.bottom().saturating_sub(y));
    let ends = under::draw(app, form, &effect, rest, month.as_ref(), pen);
    if let Some(month) = month {
        month.draw(app, head_end, &ends, pen);
    } else if let Some(day) = ends.day.filter(|_| whole.height > 4) {
        // Like the signs of a calendar: on the row of the messages, while there is none.
        pen.put(1, whole.bottom(), whole.width, &day, Style::new());
    }
    cursor.filter(|_| form.stage == Stage::Typing)
}

/// What was there before, in so many rows from `y` on: each line has one, and goes on below where others
/// are left. Returns the row after them.
fn was(
    app: &App,
    above: &[(words::Label, String)],
    (width, mut y, rows): (u16, u16, usize),
    pen: &mut Pen<'_>,
) -> u16 {
    let room = width.saturating_sub(VALUE);
    let mut spare = rows.saturating_sub(above.len());
    for (label, text) in above.iter().take(rows) {
        pen.put(1, y, VALUE - 1, label.text(app.lang), calm());
        let lines = pen.wrap(text, room);
        let more = lines.len().saturating_sub(1);
        if more > spare {
            // No room for all of its lines: one row, what comes last is left out whole, and that is said.
            let ends = text.match_indices(", ").map(|(end, _)| &text[..end]);
            let ends = ends.map(|part| format!("{part}, …"));
            let fits = ends.filter(|part| pen.width(part) <= room).last();
            pen.put(VALUE, y, room, fits.as_ref().unwrap_or(text), Style::new());
            y += 1;
            continue;
        }
        spare -= more;
        for line in lines {
            pen.put(VALUE, y, room, &line, Style::new());
            y += 1;
        }
    }
    y
}

/// The fields that are shown: where not all fit, those around the cursor, because what saving would do
/// is not for want of an optional field left unsaid.
struct Shown {
    first: usize,
    end: usize,
    all: usize,
}

impl Shown {
    /// In so many rows, of which what saving would do wants some.
    fn of(form: &Form, room: usize, wanted: usize) -> Self {
        let all = form.fields.len();
        let spared = match room {
            0..=1 => 0,
            2..=4 => 1,
            // Where fields are hidden in any case, the effect is not cut for one more of them.
            _ if all + EFFECT_ROWS > room => wanted.clamp(EFFECT_ROWS, room / 2),
            _ => EFFECT_ROWS,
        };
        let room = all.min((room - spared).max(1));
        let first = super::scroll::first_in_sight(form.focus.unwrap_or(0), all, room);
        Self {
            first,
            end: first + room,
            all,
        }
    }

    const fn has(&self, i: usize) -> bool {
        self.first <= i && i < self.end
    }

    /// The sign that there are more fields above the first, or under the last.
    const fn more(&self, i: usize) -> &'static str {
        if i + 1 == self.end && self.end < self.all {
            "↓"
        } else if i == self.first && i > 0 {
            "↑"
        } else {
            ""
        }
    }
}

/// The head line; returns the column after it.
fn head(app: &App, form: &Form, area: Rect, hidden: usize, pen: &mut Pen<'_>) -> u16 {
    let (title, what) = form.head(app.situation());
    let mut at = area.x + rule::TITLE;
    if hidden > 0 {
        let more = format!("↓{hidden}");
        at = rule::put(at, area.y, area.width, &more, Style::new(), pen) + rule::TITLE;
    }
    let room = area.right().saturating_sub(at + 1);
    let at = rule::put(at, area.y, room, title, strong(), pen) + 2;
    let place = form.kind.place().filter(|(_, of)| *of > 1);
    let place = place.filter(|_| form.stage == Stage::Typing);
    // Which of several it is comes last, and is never cut.
    let place = place.map_or_else(String::new, |(nth, of)| format!("  ‹{nth}/{of}›"));
    let style = if form.focus.is_none() {
        chosen()
    } else {
        Style::new()
    };
    let room = area.right().saturating_sub(at + 1 + pen.width(&place));
    let end = rule::put(at, area.y, room, &what, style, pen);
    if place.is_empty() {
        return end;
    }
    let room = area.right().saturating_sub(end);
    rule::put(end + 2, area.y, room, place.trim_start(), Style::new(), pen)
}

/// What saving would do, or why it cannot be saved.
pub(super) fn effect(app: &App, form: &Form) -> Vec<String> {
    match &form.outlook {
        Outlook::Fault(FormFault::Date(name, crate::calendar::DateError::Empty)) => {
            offers(app, form, *name)
        }
        Outlook::Fault(FormFault::Date(..)) => {
            vec![words::view::no_effect_without_date(app.lang).to_owned()]
        }
        Outlook::Fault(FormFault::Empty(FieldName::Reason)) => {
            vec![words::view::no_effect_without_reason(app.lang).to_owned()]
        }
        Outlook::Fault(
            fault @ (FormFault::Value(..)
            | FormFault::Line(_)
            | FormFault::Empty(FieldName::Ticked)),
        ) => {
            vec![form.sentence(app.lang, fault)]
        }
        Outlook::Fault(_) | Outlook::Read(_) | Outlook::Answer(_) => form.kind.heard().to_vec(),
        Outlook::Same => vec![words::view::no_effect(app.lang).to_owned()],
        Outlook::Refused(refusal) => vec![form.kind.refused(app.situation(), refusal)],
        Outlook::Ready(ready) => {
            let (change, preview) = &**ready;
            let at = app.situation();
            form.kind.effects(at, &form.fields, change, preview)
        }
        Outlook::Send(outgoing) => {
            let to_file = matches!(outgoing, Outgoing::File { .. });
            vec![words::output::effect(app.lang, to_file).to_owned()]
        }
        Outlook::Look(then) => vec![words::as_of::effect(app.lang, then.1.today, app.today)],
    }
}

/// The dates the plan offers, where none is typed.
fn offers(app: &App, form: &Form, name: FieldName) -> Vec<String> {
    let suggestions = form.kind.suggestions();
    if name != FieldName::Date || suggestions.is_empty() {
        return vec![sentences::type_a_date(app.lang).to_owned()];
    }
    let dates: Vec<String> = suggestions
        .iter()
        .map(|date| dates::with_weekday(app.lang, *date))
        .collect();
    let dates = dates.join(", ");
    vec![crate::words::view::dates_offered(app.lang, &dates)]
}
