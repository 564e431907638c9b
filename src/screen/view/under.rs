//! What a form says under its fields: what saving would do, what is to be noticed about the document,
//! and what the date under the cursor means.
//!
//! In this order, because the effect is what people decide by: where rows are few, the meaning of the
//! day is left out first, and where columns are few, the calendar gives up its lower weeks.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::calendar::{Date, DateError};
use crate::screen::app::App;
use crate::screen::form::{Field, FieldName, Form};
use crate::screen::theme::calm;
use crate::words::{Label, Lang, dates, day, document, sentences};

use super::ends::Ends;
use super::ends::ended;
use super::layout::{ECHO, VALUE};
use super::month::Beside;
use super::pen::Pen;

/// The lines of a form under its fields, wrapped to one width.
struct Lines {
    /// Of each effect.
    effect: Vec<Vec<String>>,
    noticed: Vec<String>,
}

impl Lines {
    fn len(&self) -> usize {
        self.effect.iter().map(Vec::len).sum::<usize>() + self.noticed.len()
    }

    /// The effects on so many rows; the last says how many are left out.
    fn effect(&self, rows: usize, width: u16, pen: &Pen<'_>) -> Vec<String> {
        let mut told: Vec<String> = self.effect.iter().flatten().take(rows).cloned().collect();
        let mut ends = self.effect.iter().scan(0, |row, lines| {
            *row += lines.len();
            Some(*row)
        });
        let whole = ends.by_ref().take_while(|end| *end <= rows).count();
        let hidden = self.effect.len() - whole;
        if let Some(last) = told.last_mut()
            && hidden > 0
        {
            // Of one that is only begun, the rest is left out as well.
            let begun = self.effect.iter().take(whole).map(Vec::len).sum::<usize>() < rows;
            let more = match hidden - usize::from(begun) {
                0 => String::new(),
                more => format!(" (+{more})"),
            };
            let cut = if begun { "…" } else { "" };
            *last = pen.with_end(last, &format!("{cut}{more}"), width.saturating_sub(VALUE));
        }
        told
    }
}

/// Effects on so many rows; the last says how many are left out.
pub(super) fn as_far_as_there_is_room(
    effect: &[String],
    rows: usize,
    width: u16,
    pen: &Pen<'_>,
) -> Vec<String> {
    let effect = effect.iter().map(|line| pen.wrap(line, width));
    let lines = Lines {
        effect: effect.collect(),
        noticed: Vec::new(),
    };
    lines.effect(rows, width + VALUE, pen)
}

/// Draws what is said under the fields.
pub(super) fn draw(
    app: &App,
    form: &Form,
    effect: &[String],
    area: Rect,
    month: Option<&Beside<'_>>,
    pen: &mut Pen<'_>,
) -> Ends {
    let rows = usize::from(area.height);
    let noticed = noticed(app, form);
    let wrapped = |width: u16| Lines {
        effect: effect
            .iter()
            .map(|line| wrapped(std::slice::from_ref(line), width, pen))
            .collect(),
        noticed: wrapped(&noticed, width, pen),
    };
    let beside = month.map(|month| month.fields().width);
    let narrow = beside.map(|width| (width, wrapped(width)));
    let (width, lines) = match narrow {
        Some((width, lines)) if lines.len() <= rows => (width, lines),
        _ => (area.width, wrapped(area.width)),
    };
    let below = Rect { width, ..area };
    // What is to be noticed has a row, however long the effect is.
    let kept = usize::from(!lines.noticed.is_empty() && rows > 1);
    let effect = lines.effect(rows - kept.min(rows), width, pen);
    let top = block(app, Label::FieldEffect, effect.iter(), below, area.y, pen);
    let y = plain(lines.noticed.iter(), below, top, pen);
    let rows = area.bottom().saturating_sub(y);
    let mut said = meaning(app, form, beside.unwrap_or(area.width), pen);
    if is_no_date(app, form) && self::wrapped(&said, width, pen).len() > usize::from(rows) {
        // Beside the field it says that it is none; what may be typed matters more than what was.
        said = vec![sentences::type_a_date(app.lang).to_owned()];
    }
    let day = as_far_as_it_fits(said.clone(), width, rows, pen);
    // A year that was guessed and lies far away is seen by its distance, which comes last.
    let is_next = day.is_empty() && (lines.noticed.is_empty() || y > top);
    let unsaid = said.last().filter(|_| is_next);
    Ends {
        day: unsaid.map(|said| format!("{:<11}{said}", Label::FieldDay.text(app.lang))),
        text: block(app, Label::FieldDay, day.iter(), below, y, pen),
        calendar: if beside == Some(width) {
            area.bottom()
        } else {
            area.y
        },
    }
}

fn wrapped(lines: &[String], width: u16, pen: &Pen<'_>) -> Vec<String> {
    let columns = width.saturating_sub(VALUE);
    let lines = lines.iter();
    lines.flat_map(|line| pen.wrap(line, columns)).collect()
}

/// The meaning of a day on so many rows: what comes last is left out first, and what comes first is
/// said, if only in part.
fn as_far_as_it_fits(mut said: Vec<String>, width: u16, rows: u16, pen: &Pen<'_>) -> Vec<String> {
    let rows = usize::from(rows);
    loop {
        let mut lines = wrapped(&[said.join("; ")], width, pen);
        if said.is_empty() || rows == 0 {
            return Vec::new();
        }
        if lines.len() <= rows {
            return lines;
        }
        if said.len() == 1 {
            let cut = lines.split_off(rows - 1).join(" ");
            lines.push(cut);
            return lines;
        }
        said.pop();
    }
}

/// Lines with a label in front of the first; returns the row after them.
fn block<'l>(
    app: &App,
    label: Label,
    lines: impl Iterator<Item = &'l String>,
    area: Rect,
    y: u16,
    pen: &mut Pen<'_>,
) -> u16 {
    let end = plain(lines, area, y, pen);
    if end > y {
        pen.put(area.x + 1, y, VALUE - 2, label.text(app.lang), calm());
    }
    end
}

/// Lines from a row on, as far as they fit; returns the row after them.
fn plain<'l>(
    lines: impl Iterator<Item = &'l String>,
    area: Rect,
    y: u16,
    pen: &mut Pen<'_>,
) -> u16 {
    let mut end = y;
    for (y, line) in (y..area.bottom()).zip(lines) {
        pen.put(
            VALUE,
            y,
            area.width.saturating_sub(VALUE),
            line,
            Style::new(),
        );
        end = y + 1;
    }
    end
}

/// What is to be noticed about the document: its number is on another record, its file is missing.
fn noticed(app: &App, form: &Form) -> Vec<String> {
    let typed = form
        .field(FieldName::Protocol)
        .filter(|field| field.is_changed());
    let number = typed.and_then(Field::text);
    let again = number.and_then(|number| {
        let records = app.dossier.with_protocol(&number, form.kind.event());
        document::protocol_again(app.lang, &app.dossier, &number, &records)
    });
    let missing = app.missing_attachment();
    let missing = missing.map(|name| document::attachment_missing(app.lang, name));
    again.into_iter().chain(missing).collect()
}

/// What the date under the cursor means, with what does not fit beside it, the most telling first;
/// often nothing.
fn meaning(app: &App, form: &Form, width: u16, pen: &Pen<'_>) -> Vec<String> {
    let focused = form.focused().filter(|field| field.name.is_date());
    let read = focused.and_then(|field| Some((field, form.fields.typed(field.name, app.today)?)));
    let Some((field, typed)) = read else {
        return Vec::new();
    };
    let room = width.saturating_sub(ECHO);
    let rest = Said::of(app, field.value(), &typed, room, pen).below;
    let mut said = match typed {
        Ok(date) => day::meaning(app.lang, &app.dossier.plan, date, &ended(app, form)),
        Err(_) => Vec::new(),
    };
    said.extend(rest);
    said
}

/// Whether what is typed under the cursor can be no date at all.
fn is_no_date(app: &App, form: &Form) -> bool {
    let focused = form.focused().filter(|field| field.name.is_date());
    let typed = focused.and_then(|field| form.fields.typed(field.name, app.today));
    matches!(typed, Some(Err(DateError::NotADate)))
}

/// What is said of a typed date.
pub(super) struct Said {
    /// Beside it: the date with its weekday, or why it is none.
    pub(super) beside: String,
    /// What of it did not fit there.
    below: Option<String>,
}

impl Said {
    /// What is said where so many columns are left beside the date.
    pub(super) fn of(
        app: &App,
        typed: &str,
        date: &Result<Date, DateError>,
        columns: u16,
        pen: &Pen<'_>,
    ) -> Self {
        let lang = app.lang;
        let (short, rest) = match date {
            Err(DateError::Empty) => (String::new(), None),
            Ok(date) => (
                format!("= {}", dates::with_weekday(lang, *date)),
                dates::distance(lang, app.today, *date),
            ),
            Err(error) => {
                let why = dates::date_error(lang, typed, error);
                return Self::fault(lang, error, why, columns, pen);
            }
        };
        let whole = rest
            .as_ref()
            .map_or(short.clone(), |rest| format!("{short}, {rest}"));
        if pen.width(&whole) <= columns {
            return Self {
                beside: whole,
                below: None,
            };
        }
        Self {
            beside: short,
            below: rest,
        }
    }

    fn fault(lang: Lang, error: &DateError, why: String, columns: u16, pen: &Pen<'_>) -> Self {
        let whole = format!("× {why}");
        if pen.width(&whole) <= columns {
            return Self {
                beside: whole,
                below: None,
            };
        }
        let short = day::error_in_short(lang, error);
        Self {
            beside: format!("× {short}"),
            below: Some(why),
        }
    }
}
