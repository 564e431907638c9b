//! A question at the foot of the screen: what is asked, and the answers side by side.
//!
//! The answer that Enter takes is marked and in reverse, so that it is seen without colours, in ASCII and
//! on a terminal that knows no attributes.

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
                sentences::unsaved(lang, quits).to_owned()
            })
        }
        Stage::Replacing(text, _) => Some(text.clone()),
        Stage::Clashing(conflict, _) => {
            let author = conflict.author.as_ref();
            let by = author.map_or("?", |stamp| stamp.by.as_str());
            Some(match form.of_setting() {
                Some(_) => sentences::clash_over_value(lang, by),
                None => sentences::clash(lang, by),
            })
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

/// The answers on their row; where they do not fit, the chosen one and which of how many it is.
pub(super) fn answers(app: &App, asked: &Question, y: u16, width: u16, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let texts: Vec<&str> = asked
        .answers()
        .iter()
        .map(|answer| answer.text(lang))
        .collect();
    let wanted: u16 = texts.iter().map(|text| pen.width(text) + 4).sum();
    if wanted.saturating_sub(2) > width {
        let of = format!("‹{}/{}› ", asked.place() + 1, texts.len());
        let x = pen.put(0, y, width, &of, Style::new());
        let text = format!("► {}", asked.chosen().text(lang));
        pen.put(x, y, width.saturating_sub(x), &text, chosen());
        return;
    }
    let mut x = 0;
    for (place, text) in texts.iter().enumerate() {
        let is_chosen = place == asked.place();
        let (mark, style) = if is_chosen {
            ("► ", chosen())
        } else {
            ("  ", Style::new())
        };
        x = pen.put(x, y, width, &format!("{mark}{text}"), style) + 2;
    }
    let keys = question::keys(lang);
    if x + pen.width(keys) <= width {
        pen.put_right(width, y, width - x, keys, Style::new());
    }
}
