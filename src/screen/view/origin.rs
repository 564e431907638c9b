//! The origin of a date, a view of its own: the sum of each clock of the phase, step by step, with
//! what is beside it. What does not fit scrolls.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::assess::{why, why_term};
use crate::plan::ClockKey;
use crate::screen::app::App;
use crate::screen::theme::{calm, strong};
use crate::words::why::{self as words, ReasonLine};

use super::hints;
use super::pen::Pen;
use super::scroll::{Scroll, last_start};

/// Where labels, texts and the column of days stand.
const LABEL: u16 = 4;
const TEXT: u16 = 19;
const VALUE: u16 = 14;
/// No wider than what is read at a glance, so that the days stand near their texts.
const WIDTH: u16 = 96;

/// A line: the number of a step, its label, a text, and at the right what it comes to.
struct OriginLine {
    number: String,
    label: &'static str,
    text: String,
    value: String,
    style: Style,
}

impl OriginLine {
    fn text(text: String) -> Self {
        Self {
            number: String::new(),
            label: "",
            text,
            value: String::new(),
            style: Style::new(),
        }
    }
}

/// The sums, from the line of the cursor on.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) -> Option<Position> {
    let body = body(area);
    let lines = lines(app, body.width, pen);
    let scroll = Scroll::from(app.cursors.origin, lines.len(), body);
    scroll.draw(pen, |nth, y, pen| {
        let line = &lines[nth];
        if line.label.is_empty() && line.number.is_empty() && line.style == strong() {
            pen.put(0, y, body.width, &line.text, strong());
            return;
        }
        pen.put_right(LABEL - 1, y, 2, &line.number, calm());
        pen.put(LABEL, y, TEXT - LABEL - 1, line.label, calm());
        let room = room(body.width, &line.value);
        pen.put(TEXT, y, room, &line.text, line.style);
        pen.put_right(body.width, y, VALUE, &line.value, Style::new());
    });
    let message = area.height.saturating_sub(2);
    scroll.more(message, pen);
    hints::draw(app, message, area.height.saturating_sub(1), area, pen);
    None
}

/// How many stops there are: from the top until the last line is in sight.
pub(in crate::screen) fn stops(app: &App, area: Rect, pen: &Pen<'_>) -> usize {
    let body = body(area);
    let lines = lines(app, body.width, pen).len();
    last_start(lines, usize::from(body.height)) + 1
}

fn body(area: Rect) -> Rect {
    let top = if area.height >= 20 { 4 } else { 3 };
    let bottom = area.height.saturating_sub(2);
    Rect::new(0, top, area.width.min(WIDTH), bottom.saturating_sub(top))
}

fn room(width: u16, value: &str) -> u16 {
    let value = if value.is_empty() { 0 } else { VALUE + 1 };
    width.saturating_sub(TEXT + value)
}

fn lines(app: &App, width: u16, pen: &Pen<'_>) -> Vec<OriginLine> {
    let mut lines: Vec<OriginLine> = Vec::new();
    for key in &app.explained {
        if !lines.is_empty() {
            lines.push(OriginLine::text(String::new()));
        }
        explain(app, key, width, pen, &mut lines);
    }
    lines
}

fn explain(app: &App, key: &ClockKey, width: u16, pen: &Pen<'_>, lines: &mut Vec<OriginLine>) {
    let lang = app.lang;
    let (dossier, assessment) = app.shown();
    let head = |text: String| {
        let lines = pen.wrap(&text, width).into_iter();
        lines.map(|text| OriginLine {
            style: strong(),
            ..OriginLine::text(text)
        })
    };
    if let Some(term) = why_term(dossier, assessment, key) {
        lines.extend(head(words::term_title(lang, dossier, &term)));
        let steps = words::term(lang, dossier, &app.journal, &term);
        number(steps, width, pen, lines);
        return;
    }
    let Some(why) = why(dossier, assessment, key) else {
        return;
    };
    lines.extend(head(words::title(lang, dossier, &why)));
    let steps = words::steps(lang, dossier, assessment, &app.journal, &why);
    number(steps, width, pen, lines);
    let facts = words::beside(lang, dossier, assessment, &app.journal, &why);
    lines.push(OriginLine::text(String::new()));
    for fact in facts {
        reason(String::new(), fact, width, pen, lines);
    }
}

fn number(steps: Vec<ReasonLine>, width: u16, pen: &Pen<'_>, lines: &mut Vec<OriginLine>) {
    for (i, step) in steps.into_iter().enumerate() {
        reason((i + 1).to_string(), step, width, pen, lines);
    }
}

fn reason(
    number: String,
    reason: ReasonLine,
    width: u16,
    pen: &Pen<'_>,
    lines: &mut Vec<OriginLine>,
) {
    let mut texts = pen
        .wrap(&reason.text, room(width, &reason.value))
        .into_iter();
    lines.push(OriginLine {
        number,
        label: reason.label,
        text: texts.next().unwrap_or_default(),
        value: reason.value,
        style: Style::new(),
    });
    lines.extend(texts.map(OriginLine::text));
    for text in reason.beside {
        let beside = pen.wrap(&text, width.saturating_sub(TEXT));
        lines.extend(beside.into_iter().map(OriginLine::text));
    }
}
