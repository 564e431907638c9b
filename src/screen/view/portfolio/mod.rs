//! The list of dossiers: a row for each, the most urgent first, and under it what there is to say of the
//! selected one.
//!
//! The two sentences, the list, the pane and the last two rows stand where they stand for one dossier.
//! A wider screen adds columns: who must act, the supplier, the code of the tender, the file.

mod columns;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::assess::State;
use crate::plan::Whose;
use crate::screen::app::Portfolio;
use crate::screen::keymap::{self, Action, Context};
use crate::screen::theme::{self, Cell, strong};
use crate::words::order::{self, DossierOrder};
use crate::words::portfolio::{self, DossierRow};
use crate::words::{Label, dates, state};

use super::hints::Hint;
use super::layout::Regions;
use super::pen::Pen;
use super::scroll::{Scroll, marker};
use super::{help, hints, message, rule, search};
use columns::{Column, PortfolioColumns};

/// Draws it; returns where the cursor is, if text is being typed.
pub(super) fn draw(list: &Portfolio, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if area.width < 20 || area.height < 5 {
        least(list, area, pen);
        return None;
    }
    if let Some(line) = list.help {
        help::draw_portfolio(list, line, area, pen);
        return None;
    }
    head(list, area, pen);
    let mut regions = Regions::of(area, list.found.len().max(1), 0);
    regions.list.width = area.width;
    regions.below.width = area.width;
    let hidden = rows(list, &regions, pen);
    pane(list, regions.below, hidden, pen);
    foot(list, &regions, area, pen)
}

/// Where nothing else fits: the sign of the most urgent, and how many are like it.
fn least(list: &Portfolio, area: Rect, pen: &mut Pen<'_>) {
    let Some(first) = list.rows.first() else {
        return;
    };
    let of = first.summary.as_ref().map(|summary| summary.state);
    let same = |row: &&DossierRow| row.summary.as_ref().map(|summary| summary.state) == of;
    let style = of.map_or(Style::new(), |of| list.theme.state(of, Cell::Glyph));
    pen.put(0, 0, 1, first.glyph(list.ascii), style);
    let mut text = list.rows.iter().filter(same).count().to_string();
    if list.figures.is_pressing {
        text.push(' ');
        text.push_str(Label::UsNow.text(list.lang));
    }
    pen.put(1, 0, area.width.saturating_sub(1), &text, Style::new());
}

/// Rows 0 to 2: what is listed and on which day, what is late or falls due, where we must act.
fn head(list: &Portfolio, area: Rect, pen: &mut Pen<'_>) {
    let (lang, plain) = (list.lang, Style::new());
    let day = if area.width >= 72 {
        dates::long(lang, list.today)
    } else {
        dates::with_weekday(lang, list.today)
    };
    let room = pen.put_right(area.width, 0, area.width, &day, plain);
    let room = room.saturating_sub(2);
    let mut end = pen.put(0, 0, room, portfolio::title(lang), strong());
    let unread = list.rows.iter().filter(|row| row.is_unread()).count();
    let unread = (unread > 0).then(|| portfolio::unread_ones(lang, unread));
    let place = Some(list.place.clone()).filter(|place| !place.is_empty());
    let order = order::of_dossiers(lang, list.order).to_owned();
    let order = Some(order).filter(|_| list.order != DossierOrder::default());
    for text in [order, place, unread].into_iter().flatten() {
        let text = format!(" · {text}");
        if end + pen.width(&text) <= room {
            end = pen.put(end, 0, room - end, &text, plain);
        }
    }
    let columns = usize::from(area.width - 2);
    let due = portfolio::due(lang, &list.rows, &list.figures, columns);
    if due.text.is_empty() {
        return;
    }
    let glyph = state::glyph(due.state, list.ascii);
    let style = list.theme.state(due.state, Cell::Glyph);
    pen.put(0, 1, 1, glyph, style);
    let style = if due.state == State::Overdue {
        strong()
    } else {
        plain
    };
    pen.put(2, 1, area.width - 2, &due.text, style);
    let ours = portfolio::ours(lang, &list.rows, &list.figures, columns);
    let is_pressing = list.figures.is_pressing && !list.figures.ours.is_empty();
    let style = if is_pressing { strong() } else { plain };
    pen.put(2, 2, area.width - 2, &ours, style);
}

/// The rows; returns how many follow that have no room.
fn rows(list: &Portfolio, regions: &Regions, pen: &mut Pen<'_>) -> usize {
    let area = regions.list;
    let columns = PortfolioColumns::of(area.width, list.rows.len());
    if list.found.is_empty() {
        let said = if list.is_filtered() {
            portfolio::none_holds(list.lang, list.search.value())
        } else {
            portfolio::none(list.lang).to_owned()
        };
        pen.put(2, area.y, area.width - 2, &said, Style::new());
        return 0;
    }
    if let Some(y) = regions.heads {
        heads(list, columns, y, pen);
    }
    let scroll = Scroll::around(list.selected, list.found.len(), area);
    scroll.draw(pen, |nth, y, pen| {
        let selected = nth == list.selected;
        pen.put(0, y, 1, marker(selected), Style::new());
        write(list, list.found[nth], columns, y, pen);
    });
    scroll.hidden()
}

fn heads(list: &Portfolio, columns: PortfolioColumns, y: u16, pen: &mut Pen<'_>) {
    let (lang, plain) = (list.lang, theme::heads());
    let width = columns.width;
    pen.put(0, y, width, &" ".repeat(width.into()), plain);
    let (supplier, cig, file) = portfolio::labels(lang);
    let label = |label: Label| label.text(lang);
    let who = columns.who.filter(|_| columns.what.is_some());
    let texts = [
        (Some(columns.title), portfolio::head(lang)),
        (Some(columns.state), label(Label::HeadState)),
        (who, label(Label::HeadWho)),
        (columns.what, portfolio::head_what(lang)),
        (columns.supplier, supplier),
        (columns.cig, cig),
        (columns.file, file),
    ];
    for (column, text) in texts {
        put(column, y, text, plain, pen);
    }
    if let Some(due) = columns.due {
        pen.put_right(due + 8, y, 8, label(Label::HeadDue), plain);
    }
    pen.put_right(columns.left, y, 6, label(Label::HeadLeft), plain);
}

/// Writes into a column, if there is one.
fn put(column: Option<Column>, y: u16, text: &str, style: Style, pen: &mut Pen<'_>) {
    if let Some((from, to)) = column.filter(|(from, to)| from < to) {
        pen.put(from, y, to - from, text, style);
    }
}

fn write(list: &Portfolio, row: usize, columns: PortfolioColumns, y: u16, pen: &mut Pen<'_>) {
    let (lang, plain) = (list.lang, Style::new());
    let number = (row + 1).to_string();
    let row = &list.rows[row];
    let of = row.summary.as_ref().map(|summary| summary.state);
    let style = |cell| of.map_or(plain, |of| list.theme.state(of, cell));
    pen.put(2, y, 1, row.glyph(list.ascii), style(Cell::Glyph));
    pen.put_right(columns.number, y, 6, &number, plain);
    title(row, columns, y, pen);
    let next = row.summary.as_ref().and_then(|s| s.next.as_ref());
    if let Some(next) = next {
        if let Some(at) = columns.due {
            pen.put(at, y, 8, &dates::short(next.due), plain);
        }
        let left = next.left.days.to_string();
        pen.put_right(columns.left, y, 6, &left, style(Cell::Number));
    }
    put(
        Some(columns.state),
        y,
        &row.word(lang),
        style(Cell::Word),
        pen,
    );
    who_and_what(row, columns, y, pen);
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    put(columns.supplier, y, &known(&row.supplier), plain, pen);
    put(columns.cig, y, &known(&row.cig), plain, pen);
    put(columns.file, y, &row.file, plain, pen);
}

/// The title; of a heavy dossier its size, too, where there is room for both.
fn title(row: &DossierRow, columns: PortfolioColumns, y: u16, pen: &mut Pen<'_>) {
    const LEAST: u16 = 8;
    let (from, to) = columns.title;
    let mark = row.heavy.map(portfolio::mark);
    let room = |mark: &str| to.saturating_sub(from + pen.width(mark) + 2);
    match mark.filter(|mark| room(mark) >= LEAST) {
        Some(mark) => {
            let end = from + room(&mark);
            put(Some((from, end)), y, &row.title, Style::new(), pen);
            pen.put_right(to - 1, y, 6, &mark, Style::new());
        }
        None => put(Some(columns.title), y, &row.title, Style::new(), pen),
    }
}

/// Who must act and for what: in columns of their own, or in one, which then says who where it is us.
fn who_and_what(row: &DossierRow, columns: PortfolioColumns, y: u16, pen: &mut Pen<'_>) {
    let plain = Style::new();
    let acting = row.summary.as_ref().and_then(|s| s.acting.as_ref());
    let Some(acting) = acting else {
        // Nobody must act on what cannot be read; the reason may take that column.
        let from = columns.who.filter(|_| columns.what.is_some());
        let from = from.or(columns.what).map(|column| column.0);
        let column = from.zip(columns.what).map(|(from, (_, to))| (from, to));
        put(column, y, &row.what, plain, pen);
        return;
    };
    let ours = acting.whose == Whose::Ours;
    let style = if acting.presses { strong() } else { plain };
    let who = &row.who;
    match (columns.who, columns.what) {
        (Some(_), what @ Some(_)) => {
            put(columns.who, y, who, style, pen);
            put(what, y, &row.what, plain, pen);
        }
        (Some(_), None) if ours => put(columns.who, y, who, style, pen),
        (None, Some((from, to))) => {
            let taken = if acting.whose == Whose::Theirs {
                0
            } else {
                pen.width(who) + 2
            };
            let room = (to - from).saturating_sub(taken);
            let end = pen.put(from, y, room, &row.what, plain);
            if taken > 0 {
                let end = pen.put(end, y, 2, ", ", plain);
                pen.put(end, y, to.saturating_sub(end), who, style);
            }
        }
        (Some(_) | None, None) => {}
    }
}

/// What there is to say of the selected one.
fn pane(list: &Portfolio, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    let Some(row) = list.here() else {
        return;
    };
    let (lang, plain) = (list.lang, Style::new());
    let mut lines = Vec::new();
    let wide = rule::fits(&row.whole, &row.countdown, hidden, area.width, pen);
    let mut below = [row.situation.as_str(), row.act.as_str()].to_vec();
    if !wide {
        below.insert(0, &row.countdown);
    }
    for text in below.into_iter().filter(|text| !text.is_empty()) {
        lines.extend(pen.wrap(text, area.width.saturating_sub(2)));
    }
    let heavy = row.heavy.filter(|_| row.summary.is_some());
    let room = area.width.saturating_sub(2);
    let heavy = heavy.map(|bytes| pen.wrap(&portfolio::heavy(lang, bytes), room));
    lines.extend(heavy.into_iter().flatten());
    let (supplier, cig, file) = portfolio::labels(lang);
    let known = [
        (supplier, row.supplier.as_ref()),
        (cig, row.cig.as_ref()),
        (file, row.summary.as_ref().map(|_| &row.file)),
    ];
    for (label, text) in known {
        let said = text.map(|text| format!("{label:<10} {text}"));
        lines.extend(said.iter().flat_map(|said| pen.wrap(said, room)));
    }
    if area.height == 0 {
        return;
    }
    let said = if wide { row.countdown.as_str() } else { "" };
    rule::titled(area, hidden, (&row.whole, strong()), (said, plain), pen);
    for (line, y) in lines.iter().zip(area.y + 1..area.bottom()) {
        pen.put(2, y, area.width.saturating_sub(2), line, plain);
    }
}

/// The last two rows; while something is looked for, it stands in the place of the message, and a message in the
/// place of the hints.
fn foot(list: &Portfolio, regions: &Regions, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let lang = list.lang;
    let shared = regions.message == regions.hints;
    if list.typing {
        let found = (list.found.len(), list.rows.len());
        let cursor = search::line(lang, &list.search, found, regions.message, area, pen);
        match &list.notice {
            _ if shared => {}
            Some(notice) if notice.alarm => {
                let alarm = list.theme.alarm();
                message::tell(&notice.text, alarm, regions.hints, 1, area, pen);
            }
            _ => line_up(list, regions.hints, area, pen),
        }
        return Some(cursor);
    }
    let sought = list.search.value();
    let (text, style) = match &list.notice {
        Some(notice) if notice.alarm => (notice.text.clone(), list.theme.alarm()),
        Some(notice) => (notice.text.clone(), Style::new()),
        None if list.is_filtered() => {
            let (found, of) = (list.found.len(), list.rows.len());
            let said = portfolio::filtered(lang, sought, found, of);
            (said, Style::new())
        }
        // The row that it would share with the hints is theirs.
        None if shared => (String::new(), Style::new()),
        None => (list.copies.clone(), Style::new()),
    };
    if !text.is_empty() {
        let room = if shared { 1 } else { 4 };
        message::tell(&text, style, regions.message, room, area, pen);
    }
    if let Some(notice) = list
        .notice
        .as_ref()
        .filter(|_| list.is_filtered() && !shared)
    {
        let found = (list.found.len(), list.rows.len());
        search::beside(lang, found, &[&notice.text], regions.message, area, pen);
    }
    if !shared || text.is_empty() {
        line_up(list, regions.hints, area, pen);
    }
    None
}

fn line_up(list: &Portfolio, y: u16, area: Rect, pen: &mut Pen<'_>) {
    let lang = list.lang;
    let mut ways = Vec::new();
    let mut hints = Vec::new();
    for binding in keymap::of(list.context()) {
        let back = binding.action == Action::Back;
        let word = match list.context() {
            Context::Search if back => crate::words::hint::leave(lang),
            _ if back => crate::words::hint::all(lang),
            _ => match binding.action {
                Action::Reload => crate::words::hint::reread(lang),
                _ => binding.hint.text(lang),
            },
        };
        if word.is_empty() || !list.can(binding.action) {
            continue;
        }
        let hint = Hint::of(binding.name.text(lang), word);
        match binding.action {
            Action::Help | Action::Quit => ways.push(hint),
            _ => hints.push(hint),
        }
    }
    hints::line_up(&hints, &ways, y, area, pen);
}
