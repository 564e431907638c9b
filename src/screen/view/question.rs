//! A question at the foot of the screen: what is asked, and the answers side by side.
//!
//! The answer that Enter takes is marked and in reverse, so that it is seen without colours, in ASCII and
//! on a terminal that knows no attributes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::record::Doubt;
use crate::screen::app::{App, Overlay};
use crate::screen::form::{Form, Outlook, Stage};
use crate::screen::question::Question;
use crate::screen::theme::chosen;
use crate::words::{self, full, hypothesis, question, sentences, unfinished};

use super::pen::Pen;

/// What is asked now, and what is said to who answered in another way.
pub(super) fn text(app: &App) -> Option<String> {
    let asked = match &app.overlay {
        Overlay::Ask(ask) => Some(ask.text.clone()),
        Overlay::Form(form) => of_form(app, form),
        Overlay::None | Overlay::Help(..) => None,
    }?;
    let misheard = app.question().is_some_and(|question| question.misheard);
    Some(if misheard {
        format!("{} {asked}", question::misheard(app.lang))
    } else {
        asked
    })
}

/// What a form asks.
fn of_form(app: &App, form: &Form) -> Option<String> {
    let lang = app.lang;
    match &form.stage {
        Stage::Typing => None,
        Stage::Leaving(asked) => {
            let quits = asked.answers().contains(&question::Answer::LeaveLater);
            Some(if app.is_what_if() && !quits {
                hypothesis::untried(lang).to_owned()
            } else {
                let saves = form.kind.goes_on() == question::Answer::Save;
                sentences::unsaved(lang, quits, saves).to_owned()
            })
        }
        Stage::Replacing(text, _) => Some(text.clone()),
        Stage::Clashing(conflict, _) => {
            let author = conflict.author.as_ref();
            let by = author.map_or("?", |stamp| stamp.by.as_str());
            Some(form.kind.clash(lang, by))
        }
        Stage::Doubting(_) => Some(sentences::save_anyway(lang, &doubts(app, form))),
    }
}

/// Why saving is asked about.
fn doubts(app: &App, form: &Form) -> Vec<String> {
    let lang = app.lang;
    let cut = form.fields.iter().filter(|field| field.refused > 0);
    let mut doubts: Vec<String> = cut
        .map(|field| full::cut_off(lang, field.name.label(), field.refused))
        .collect();
    let about: &[Doubt] = match &form.outlook {
        Outlook::Ready(ready) => &ready.1.doubts,
        _ => &[],
    };
    doubts.extend(
        about
            .iter()
            .map(|doubt| words::doubt::doubt(lang, &app.dossier, doubt)),
    );
    if doubts.is_empty() {
        let at = form.kept.map(|kept| kept.at);
        doubts.push(unfinished::as_it_stands(lang, at, app.today));
    }
    doubts
}

/// The answers, row by row, as they stand side by side: the place of each and where it begins. And where
/// the keys that answer stand, which are said wherever there is room.
struct Laid {
    rows: Vec<Vec<(usize, u16)>>,
    /// The width of the last row.
    end: u16,
    /// Whether the keys stand behind the last answer, or on a row of their own.
    keys: Option<bool>,
}

/// Lays the answers out in so many rows; `None` where they do not fit.
fn laid(app: &App, asked: &Question, width: u16, most: u16, pen: &Pen<'_>) -> Option<Laid> {
    let mut rows: Vec<Vec<(usize, u16)>> = vec![Vec::new()];
    let mut end = 0;
    for (place, answer) in asked.answers().iter().enumerate() {
        let room = pen.width(answer.text(app.lang)) + 2;
        let from = if end == 0 { 0 } else { end + 2 };
        if from > 0 && from + room > width {
            rows.push(vec![(place, 0)]);
            end = room;
        } else {
            rows.last_mut()?.push((place, from));
            end = from + room;
        }
        if room > width {
            return None;
        }
    }
    let most = usize::from(most);
    if rows.len() > most {
        return None;
    }
    let keys = pen.width(question::keys(app.lang));
    let keys = if end + 2 + keys <= width {
        Some(true)
    } else {
        (rows.len() < most && keys <= width).then_some(false)
    };
    Some(Laid { rows, end, keys })
}

/// How many rows the answers may take on a screen of so many: what is asked comes first.
const fn most_rows(height: u16) -> u16 {
    match height {
        0..=9 => 1,
        10..=11 => 2,
        _ => 3,
    }
}

/// How many rows the answers take.
pub(super) fn rows(app: &App, asked: &Question, area: Rect, pen: &Pen<'_>) -> u16 {
    let laid = laid(app, asked, area.width, most_rows(area.height), pen);
    laid.map_or(1, |laid| {
        let own = usize::from(laid.keys == Some(false));
        u16::try_from(laid.rows.len() + own).unwrap_or(1)
    })
}

/// The answers side by side, the last row on `y`; where they do not fit, the chosen one and which of how
/// many it is.
pub(super) fn answers(app: &App, asked: &Question, y: u16, area: Rect, pen: &mut Pen<'_>) {
    let (lang, width) = (app.lang, area.width);
    let Some(laid) = laid(app, asked, width, most_rows(area.height), pen) else {
        let of = format!("‹{}/{}› ", asked.place() + 1, asked.answers().len());
        let x = pen.put(0, y, width, &of, Style::new());
        let text = format!("► {}", asked.chosen().text(lang));
        pen.put(x, y, width.saturating_sub(x), &text, chosen());
        return;
    };
    let taken = rows(app, asked, area, pen);
    let top = (y + 1).saturating_sub(taken);
    let blank = " ".repeat(usize::from(width));
    for row in top..=y {
        pen.put(0, row, width, &blank, Style::new());
    }
    for (row, answers) in (top..).zip(&laid.rows) {
        for (place, x) in answers {
            let is_chosen = *place == asked.place();
            let (mark, style) = if is_chosen {
                ("► ", chosen())
            } else {
                ("  ", Style::new())
            };
            let text = asked.answers()[*place].text(lang);
            pen.put(*x, row, width, &format!("{mark}{text}"), style);
        }
    }
    if let Some(behind) = laid.keys {
        let room = if behind { width - laid.end } else { width };
        pen.put_right(width, y, room, question::keys(lang), Style::new());
    }
}
