//! The journal, a view of its own: newest change on top, the selected one in full under them.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::record::Entry;
use crate::screen::app::App;
use crate::screen::theme::strong;
use crate::words::{Label, audit, change, entry, news};

use super::layout::Regions;
use super::pen::Pen;
use super::scroll::{Scroll, marker};
use super::{hints, rule};

/// Under this width the rows do without the hour.
const NARROW: u16 = 76;

/// The changes.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let lang = app.lang;
    let all = app.journal.entries().len();
    let len = app.lines();
    let mut regions = Regions::of(area, len.max(1), 6);
    // Nothing stands beside the journal: its rows have the whole width.
    regions.list.width = area.width;
    regions.below.width = area.width;
    let list = regions.list;
    if let Some(y) = regions.heads {
        pen.put(0, y, area.width, Label::TitleJournal.text(lang), strong());
        let said = match app.new_entries().len() {
            0 => entry::how_many(lang, all),
            new => news::how_many(lang, all, new),
        };
        pen.put_right(list.width, y, area.width, &said, Style::new());
    }
    if len == 0 {
        let none = match all {
            0 => crate::words::view::no_changes(lang).to_owned(),
            _ => crate::words::search::nothing(lang, app.search.field.value()),
        };
        let none = none.as_str();
        pen.put(2, list.y, list.width.saturating_sub(2), none, Style::new());
    }
    let selected = app.cursors.journal;
    let scroll = Scroll::around(selected, len, list);
    scroll.draw(pen, |nth, y, pen| {
        if let Some(entry) = app.journal_line(nth) {
            row(app, entry, nth, y, list.width, pen);
        }
    });
    if let Some(entry) = app.journal_line(selected) {
        let overwritten = app.is_overwritten(selected);
        detail(app, entry, overwritten, regions.below, scroll.hidden(), pen);
    }
    hints::draw(app, regions.message, regions.hints, area, pen);
    None
}

fn row(app: &App, entry: &Entry, nth: usize, y: u16, width: u16, pen: &mut Pen<'_>) {
    let selected = nth == app.cursors.journal;
    let style = if selected { strong() } else { Style::new() };
    pen.put(0, y, 1, marker(selected), Style::new());
    // What is only tried has no number in the file.
    let last = app.in_file().1.entries().last();
    let is_tried = last.map_or(0, |last| last.n) < entry.n;
    let sign = if is_tried || app.is_new(entry) {
        news::SIGN
    } else {
        " "
    };
    pen.put(1, y, 1, sign, strong());
    pen.put_right(7, y, 5, &entry.n.to_string(), Style::new());
    // Where columns are few, the hour is under the list alone.
    let (format, columns) = if width < NARROW {
        ("%d/%m/%y", 8)
    } else {
        ("%d/%m/%y %H:%M", 14)
    };
    let at = entry.stamp.at.format(format).to_string();
    pen.put(8, y, columns, &at, Style::new());
    let name = 8 + columns + 1;
    pen.put(name, y, 8, &entry.stamp.by, Style::new());
    let fact = name + 9;
    let room = width.saturating_sub(fact);
    let entry = &*app.attempt_marks.marked(entry);
    let whole = change::entry_fact_first(app.lang, &app.dossier, entry);
    let mark = |what: &str| {
        if app.is_overwritten(nth) {
            marked(app, what, room, pen)
        } else {
            what.to_owned()
        }
    };
    let marked_whole = mark(&whole);
    // What was cut for the mark does not fit either.
    let fits = pen.width(&marked_whole) <= room && marked_whole.starts_with(&whole);
    let said = if fits {
        marked_whole
    } else {
        mark(&change::entry_in_short(app.lang, &app.dossier, entry))
    };
    pen.put(fact, y, room, &said, style);
}

/// A change whose value is no longer there, as `crono log` marks it; the mark is never cut.
fn marked(app: &App, what: &str, room: u16, pen: &Pen<'_>) -> String {
    let whole = format!("{what} [{}]", audit::overwritten(app.lang));
    if pen.width(&whole) <= room {
        return whole;
    }
    let mark = format!(" [{}]", audit::in_a_word(app.lang));
    pen.with_end(what, &mark, room)
}

/// The selected change under a rule; what does not fit the rule goes on under it.
fn detail(
    app: &App,
    shown: &Entry,
    overwritten: bool,
    area: Rect,
    hidden: usize,
    pen: &mut Pen<'_>,
) {
    if area.height == 0 {
        return;
    }
    let shown = &*app.attempt_marks.marked(shown);
    let lines = entry::in_full(app.lang, &app.dossier, shown, overwritten);
    let mut lines = lines.iter();
    let title = lines.next().map_or("", String::as_str);
    let fits = rule::fits(title, "", hidden, area.width, pen);
    // What is too long begins on the rule with its number, and goes on under it.
    let (title, whole) = match title.split_once(": ") {
        _ if fits => (title, None),
        Some((number, rest)) => (number, Some(rest)),
        None => ("", Some(title)),
    };
    rule::titled(area, hidden, (title, strong()), ("", strong()), pen);
    let first = area.y + 1;
    let columns = area.width.saturating_sub(2);
    let texts = whole.into_iter().chain(lines.map(String::as_str));
    let texts: Vec<String> = texts.flat_map(|text| pen.wrap(text, columns)).collect();
    let room = usize::from(area.bottom().saturating_sub(first));
    // What has no room is counted at the end of the last line.
    let unseen = texts.len().saturating_sub(room);
    let rows = texts.iter().take(room).enumerate();
    for (y, (nth, text)) in (first..).zip(rows) {
        let more = format!(" … (+{unseen})");
        let text = if unseen > 0 && nth + 1 == room {
            pen.with_end(text, &more, columns)
        } else {
            text.clone()
        };
        pen.put(2, y, columns, &text, Style::new());
    }
}
