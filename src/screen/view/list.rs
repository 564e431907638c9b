//! The list: one row per phase, and one for each open wait without a limit.
//!
//! Numbers are right-aligned, used and limit on the slash; what has no value is blank.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::{Assessment, ClockStatus, State};
use crate::calendar::{Date, Limit};
use crate::plan::Actor;
use crate::words::{Label, count, dates, state};

use super::super::app::{App, Overlay, Row, RowKind, open_requests, who};
use super::super::theme::Cell;
use super::{Pen, Regions, scrolled};

/// Where the columns are, by the width of the list.
#[derive(Clone, Copy, Debug)]
struct Columns {
    title_end: u16,
    due: Option<u16>,
    used_end: Option<u16>,
    left_end: u16,
    state: u16,
    state_end: u16,
    who: Option<u16>,
    /// Whether the whole title fits.
    full: bool,
}

impl Columns {
    fn of(width: u16) -> Self {
        match width {
            80.. => Self {
                title_end: 30,
                due: Some(31),
                used_end: Some(44),
                left_end: 54,
                state: 56,
                state_end: 70,
                who: Some(71),
                full: true,
            },
            60.. => Self {
                title_end: 25,
                due: Some(26),
                used_end: None,
                left_end: 40,
                state: 42,
                state_end: 56,
                who: Some(57),
                full: false,
            },
            40.. => Self {
                title_end: 19,
                due: None,
                used_end: None,
                left_end: 24,
                state: 26,
                state_end: 40,
                who: None,
                full: false,
            },
            _ => Self {
                title_end: width.saturating_sub(7),
                due: None,
                used_end: None,
                left_end: width.saturating_sub(1),
                state: width,
                state_end: width,
                who: None,
                full: false,
            },
        }
    }
}

/// What a row says, before it is written.
struct Line {
    state: State,
    number: Option<u32>,
    title: String,
    fraction: Option<String>,
    due: Option<Date>,
    moves: bool,
    used: Option<(Option<u32>, Option<Limit>)>,
    left: Option<i64>,
    word: String,
    who: Option<(Actor, bool)>,
}

/// The heads and the rows.
pub(super) fn draw(app: &App, regions: &Regions, pen: &mut Pen<'_>) {
    let area = regions.list;
    let columns = Columns::of(area.width);
    if let Some(y) = regions.heads {
        heads(app, columns, y, pen);
    }
    let rows = usize::from(area.height);
    let first = scrolled(app.selected, app.rows.len(), rows);
    for (i, row) in app.rows.iter().enumerate().skip(first).take(rows) {
        let y = area.y + u16::try_from(i - first).unwrap_or_default();
        self::row(app, row, i == app.selected, columns, y, pen);
    }
    let hidden = app.rows.len().saturating_sub(first + rows);
    if hidden > 0 && area.height > 0 {
        let more = format!(" ↓{hidden}");
        pen.put_right(area.width, area.bottom() - 1, 6, &more, Style::new());
    }
}

fn heads(app: &App, columns: Columns, y: u16, pen: &mut Pen<'_>) {
    let text = |label: Label| label.text(app.lang);
    let plain = Style::new();
    pen.put(6, y, columns.title_end - 6, text(Label::HeadPhase), plain);
    if let Some(due) = columns.due {
        pen.put_right(due + 8, y, 8, text(Label::HeadDue), plain);
    }
    if let Some(end) = columns.used_end {
        pen.put(end - 3, y, 8, text(Label::HeadDays), plain);
    }
    pen.put_right(columns.left_end, y, 6, text(Label::HeadLeft), plain);
    pen.put(
        columns.state,
        y,
        columns.state_end - columns.state,
        text(Label::HeadState),
        plain,
    );
    if let Some(who) = columns.who.filter(|_| columns.full) {
        pen.put(who, y, 9, text(Label::HeadWho), plain);
    }
}

fn row(app: &App, row: &Row, selected: bool, columns: Columns, y: u16, pen: &mut Pen<'_>) {
    let (dossier, assessment) = app.shown();
    let line = line(app, dossier, assessment, row, columns.full);
    let theme = app.theme;
    let marker = if selected { "►" } else { " " };
    pen.put(0, y, 1, marker, Style::new());
    if changed(app, row) {
        pen.put(1, y, 1, "»", theme.strong());
    }
    let glyph = state::glyph(line.state, app.ascii);
    pen.put(2, y, 1, glyph, theme.state(line.state, Cell::Glyph));
    if let Some(number) = line.number {
        let wide = number > 99;
        pen.put_right(
            if wide { 6 } else { 5 },
            y,
            4,
            &number.to_string(),
            Style::new(),
        );
    }
    let title = if selected {
        theme.strong()
    } else {
        Style::new()
    };
    let fraction = line.fraction.unwrap_or_default();
    let fraction_at = if fraction.is_empty() {
        columns.title_end
    } else {
        pen.put_right(columns.title_end, y, 12, &fraction, Style::new())
    };
    let room = fraction_at.saturating_sub(6 + u16::from(!fraction.is_empty()));
    pen.put(6, y, room, &line.title, title);
    if let (Some(at), Some(due)) = (columns.due, line.due) {
        pen.put(at, y, 8, &dates::short(due), Style::new());
        if line.moves {
            pen.put(at + 8, y, 1, "*", Style::new());
        }
    }
    if let (Some(end), Some((used, limit))) = (columns.used_end, line.used) {
        let used = used.map_or_else(|| "-".to_owned(), |days| days.to_string());
        pen.put_right(end, y, 5, &used, Style::new());
        let limit = limit.map_or_else(|| "-".to_owned(), |limit| short_limit(app, limit));
        pen.put(end, y, 5, &format!("/{limit}"), Style::new());
    }
    if let Some(left) = line.left {
        let style = theme.state(line.state, Cell::Number);
        pen.put_right(columns.left_end, y, 6, &left.to_string(), style);
    }
    let word = theme.state(line.state, Cell::Word);
    pen.put(
        columns.state,
        y,
        columns.state_end - columns.state,
        &line.word,
        word,
    );
    if let (Some(at), Some((actor, runs))) = (columns.who, line.who) {
        let ours = actor == Actor::Administration && runs;
        let style = if ours { theme.strong() } else { Style::new() };
        if columns.full || ours {
            pen.put(at, y, 9, state::who(app.lang, actor, runs), style);
        }
    }
}

/// A limit in days is its number; months and years carry their letter.
fn short_limit(app: &App, limit: Limit) -> String {
    match limit {
        Limit::Days(days) => days.to_string(),
        Limit::Months(months) => format!("{months}m"),
        Limit::Years(years) => format!("{years}{}", app.lang.pick("a", "y")),
    }
}

/// Whether the open form would change what this row shows.
fn changed(app: &App, row: &Row) -> bool {
    let Overlay::Form(form) = &app.overlay else {
        return false;
    };
    let Some(preview) = form.outlook.preview() else {
        return false;
    };
    match row.kind {
        RowKind::Phase(index) => {
            let number = app.dossier.plan.phases[index].number;
            preview
                .clocks
                .iter()
                .any(|effect| effect.clock().phase == number)
                || preview
                    .terms
                    .iter()
                    .any(|effect| app.dossier.plan.terms[effect.after.index].phase == number)
        }
        RowKind::Wait(clock) => {
            let key = &app.assessment.clocks[clock].key;
            preview
                .clocks
                .iter()
                .any(|effect| effect.clock().key == *key)
        }
    }
}

fn line(
    app: &App,
    dossier: &crate::record::Dossier,
    assessment: &Assessment,
    row: &Row,
    full: bool,
) -> Line {
    let lang = app.lang;
    let who = who(row, &app.assessment);
    match row.kind {
        RowKind::Wait(index) => {
            let clock = &assessment.clocks[index];
            Line {
                state: clock.state(),
                number: None,
                title: state::text(lang, &dossier.plan.clocks[index].label).to_owned(),
                fraction: None,
                due: None,
                moves: false,
                used: Some((clock.elapsed(), None)),
                left: None,
                word: state::state(lang, clock.state()).to_owned(),
                who,
            }
        }
        RowKind::Phase(index) => Line {
            who,
            ..phase_line(app, dossier, assessment, index, full)
        },
    }
}

fn phase_line(
    app: &App,
    dossier: &crate::record::Dossier,
    assessment: &Assessment,
    index: usize,
    full: bool,
) -> Line {
    let lang = app.lang;
    let plan = &dossier.plan;
    let (phase, status) = (&plan.phases[index], &assessment.phases[index]);
    let lead = status.lead.map(|i| &assessment.clocks[i]);
    let deadline = lead.and_then(ClockStatus::deadline);
    let named = phase
        .short
        .as_ref()
        .filter(|_| !full)
        .unwrap_or(&phase.title);
    let mut line = Line {
        state: status.state,
        number: Some(phase.number),
        title: state::text(lang, named).to_owned(),
        fraction: parts(lead).filter(|_| full),
        due: deadline.map(|deadline| deadline.due),
        moves: deadline.is_some_and(|deadline| deadline.civil != deadline.due),
        used: lead.map(|clock| (clock.elapsed(), clock.limit)),
        left: lead.and_then(ClockStatus::margin),
        word: state::state(lang, status.state).to_owned(),
        who: None,
    };
    if let Some(register) = plan.registers.iter().find(|r| r.phase == phase.number) {
        let open = open_requests(assessment, index);
        if open == 0 {
            line.word = count::open_requests(lang, 0);
            line.used = Some((None, register.limit));
            (line.due, line.left, line.moves) = (None, None, false);
        } else {
            line.fraction = Some(count::open_requests(lang, open)).filter(|_| full);
        }
    }
    if let (Some(term), None) = (status.terms.first().map(|i| &assessment.terms[*i]), lead) {
        let limit = dates::limit(lang, plan.terms[term.index].limit);
        line.title = if full {
            format!("{}, {limit}", line.title)
        } else {
            line.title
        };
        line.word = state::term_state(lang, term.state).to_owned();
        line.due = term.through;
        line.left = term.days_left.filter(|_| term.state == State::Running);
    }
    line
}

fn parts(clock: Option<&ClockStatus>) -> Option<String> {
    let clock = clock.filter(|clock| clock.state() != State::NotStarted)?;
    clock
        .parts
        .map(|parts| format!("{}/{}", parts.done, parts.total))
}

/// The area a list of other things takes: everything between the title and the message.
pub(super) fn body(area: Rect) -> Rect {
    let top = 3.min(area.height);
    Rect::new(0, top, area.width, area.height.saturating_sub(top + 2))
}
