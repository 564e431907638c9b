//! The rows of the register of requests: what is asked has the room that the other columns leave.

use ratatui::style::Style;

use crate::plan::Event;
use crate::record::{Request, Slot};
use crate::screen::app::{App, Overlay};
use crate::screen::keymap::Action;
use crate::screen::theme::{self, Cell};
use crate::screen::view::layout::Regions;
use crate::screen::view::pen::Pen;
use crate::screen::view::possible::possible;
use crate::screen::view::scroll::{Scroll, marker};
use crate::words::order::RequestOrder;
use crate::words::register::EntryNoun;
use crate::words::{Label, audit, count, dates, register, state};

/// Where the subject begins.
const SUBJECT: u16 = 18;

/// Where the columns are, by the width of the screen.
#[derive(Clone, Copy)]
struct RequestColumns {
    /// How much room the subject has.
    subject: u16,
    due: Option<u16>,
    used: Option<u16>,
    /// Where the days left end.
    left: u16,
    state: Option<u16>,
}

impl RequestColumns {
    /// On a wide screen the subject has as much as the longest of them needs.
    fn of(width: u16, longest: u16) -> Self {
        match width {
            80.. => {
                let subject = longest.clamp(23, width - 57);
                let end = SUBJECT + subject;
                Self {
                    subject,
                    due: Some(end + 1),
                    used: Some(end + 11),
                    left: end + 23,
                    state: Some(end + 25),
                }
            }
            50.. => Self {
                subject: width - 35,
                due: Some(width - 15),
                used: None,
                left: width,
                state: None,
            },
            _ => Self {
                subject: width.saturating_sub(24),
                due: None,
                used: None,
                left: width,
                state: None,
            },
        }
    }
}

/// The heads and the rows; returns how many follow that have no room.
pub(super) fn draw(app: &App, regions: &Regions, pen: &mut Pen<'_>) -> usize {
    let requests = app.requests().into_iter();
    let subjects = requests.map(|index| pen.width(&subject(app, request(app, index), None, pen)));
    let columns = RequestColumns::of(regions.list.width, subjects.max().unwrap_or(0) + 1);
    heads(app, regions, columns, pen);
    rows(app, regions, columns, pen)
}

fn heads(app: &App, regions: &Regions, columns: RequestColumns, pen: &mut Pen<'_>) {
    let Some(y) = regions.heads else { return };
    let lang = app.lang;
    let plain = theme::heads();
    let width = regions.list.width;
    pen.put(0, y, width, &" ".repeat(width.into()), plain);
    let marked = |head: &str, order| {
        let sign = if app.order == order { "↓" } else { "" };
        format!("{head}{sign}")
    };
    let number = marked(crate::words::view::number_head(lang), RequestOrder::Number);
    pen.put_right(7, y, 4, &number, plain);
    pen.put(8, y, 8, crate::words::view::opened(lang), plain);
    let subject = marked(Label::FieldSubject.text(lang), RequestOrder::Subject);
    pen.put(SUBJECT, y, columns.subject, &subject, plain);
    if let Some(due) = columns.due {
        pen.put_right(due + 8, y, 8, Label::HeadDue.text(lang), plain);
    }
    if let Some(used) = columns.used {
        pen.put(used, y, 6, Label::HeadDays.text(lang), plain);
    }
    if columns.due.is_some() {
        pen.put_right(columns.left, y, 5, Label::HeadLeft.text(lang), plain);
    }
    if let Some(state) = columns.state {
        pen.put(state, y, 14, Label::HeadState.text(lang), plain);
    }
}

/// The rows; returns how many follow that have no room.
fn rows(app: &App, regions: &Regions, columns: RequestColumns, pen: &mut Pen<'_>) -> usize {
    let area = regions.list;
    let order = app.requests();
    if order.is_empty() {
        let sought;
        let plan = &app.dossier.plan;
        let noun = || EntryNoun::of_all(app.lang, plan, &plan.registers);
        let none = if app.is_filtered() {
            sought = crate::words::search::nothing(app.lang, app.search.field.value());
            sought.as_str()
        } else if possible(app, Action::Add) {
            sought = register::no_entries_yet(app.lang, &noun());
            sought.as_str()
        } else {
            sought = register::no_entries(app.lang, &noun());
            sought.as_str()
        };
        pen.put(2, area.y, area.width.saturating_sub(2), none, Style::new());
        return 0;
    }
    let selected = app.cursors.requests;
    let is_elsewhere = !matches!(app.overlay, Overlay::None);
    let scroll = Scroll::around(selected, order.len(), area).without_keys(is_elsewhere);
    scroll.draw(pen, |nth, y, pen| {
        row(app, order[nth], nth == selected, y, columns, pen);
    });
    scroll.hidden()
}

fn row(
    app: &App,
    index: usize,
    selected: bool,
    y: u16,
    columns: RequestColumns,
    pen: &mut Pen<'_>,
) {
    let status = &app.assessment.requests[index];
    let clock = &app.assessment.clocks[status.clock];
    let entry = request(app, index);
    let of = clock.state();
    let style = |cell| app.theme.state(of, cell);
    let text = style(Cell::Text);
    pen.put(0, y, 1, marker(selected), Style::new());
    let glyph = state::glyph(of, app.ascii);
    pen.put(2, y, 1, glyph, style(Cell::Glyph));
    pen.put_right(7, y, 4, &entry.n.to_string(), text);
    pen.put(8, y, 8, &dates::short(status.opened), text);
    let room = columns.subject;
    let subject = subject(app, entry, Some(room), pen);
    let subject = register::subject(app.lang, &app.dossier.plan, &clock.key, &subject);
    pen.put(SUBJECT, y, room, &subject, text);
    if let (Some(due), Some(deadline)) = (columns.due, clock.deadline()) {
        pen.put(due, y, 8, &dates::short(deadline.due), text);
    }
    if let Some(at) = columns.used {
        let used = clock.elapsed().unwrap_or_default();
        let limit = clock.allowed();
        let limit = limit.map(|limit| dates::short_limit(app.lang, limit));
        let limit = limit.unwrap_or_default();
        let extended = if clock.moved() == 0 { "" } else { "+" };
        pen.put(at, y, 7, &format!("{used:>3}/{limit}{extended}"), text);
    }
    if let Some(left) = clock.days_left() {
        let left = left.to_string();
        pen.put_right(columns.left, y, 5, &left, style(Cell::Number));
    }
    if let Some(at) = columns.state {
        // What is answered has no days left: it says how many before or after.
        let closed = clock.margin().filter(|_| clock.end().is_some());
        let closed = closed.map(|margin| count::closed(app.lang, margin));
        let word = closed.as_deref().unwrap_or(state::of_phase(app.lang, of));
        pen.put(at, y, 14, word, style(Cell::Word));
    }
}

fn request(app: &App, index: usize) -> &Request {
    &app.dossier.requests[app.assessment.requests[index].index]
}

/// What is asked; behind it, never cut, that an editor wrote it.
fn subject(app: &App, entry: &Request, room: Option<u16>, pen: &Pen<'_>) -> String {
    let subject = entry.subject.as_deref().unwrap_or("-");
    if !slots_of(app, entry).any(|slot| app.outside.contains(&slot)) {
        return subject.to_owned();
    }
    let mark = format!(" [{}]", audit::in_a_word(app.lang));
    match room {
        Some(room) => pen.with_end(subject, &mark, room),
        None => format!("{subject}{mark}"),
    }
}

/// What a request is made of: itself and its two dates.
fn slots_of<'a>(app: &'a App, request: &'a Request) -> impl Iterator<Item = Slot> + 'a {
    let own = Slot::Request(request.register.clone(), request.n);
    let steps = app.dossier.plan.steps_of(&request.register);
    let n = request.n;
    let dates = steps.flat_map(|register| [&register.request.id, &register.answer.id]);
    let dates = dates.map(move |side| Slot::Record(Event::numbered(side, n)));
    std::iter::once(own).chain(dates)
}
