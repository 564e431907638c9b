//! What is said under the timeline: the selected row in words, the signs in sight, fixed days.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::{FixedDeadline, Lane, State};
use crate::calendar::Date;
use crate::screen::app::App;
use crate::screen::theme::strong;
use crate::screen::view::layout::LIST_COLUMNS;
use crate::screen::view::pen::Pen;
use crate::screen::view::rule;
use crate::words::timeline::{Sign, TimelineMark, fixed_margin, marks};
use crate::words::{count, dates, event, register, state};

use super::axis;
use super::subject::LaneSubject;

/// The rows kept for fixed days, at most.
const FIXED: usize = 4;

/// How many rows all of it takes, at most.
pub(super) fn rows(app: &App, fixed: usize, width: u16, pen: &Pen<'_>) -> usize {
    2 + legend(app, &Sign::LEGEND, width, pen).len() + fixed.min(FIXED)
}

/// The selected row, the signs that are in sight, the fixed days.
pub(super) fn draw(
    app: &App,
    shown: Lane,
    signs: &[Sign],
    fixed: &[FixedDeadline],
    area: Rect,
    hidden: usize,
    pen: &mut Pen<'_>,
) {
    if area.height == 0 {
        return;
    }
    let mut y = area.y;
    let mut line = |x: u16, text: &str, style: Style, pen: &mut Pen<'_>| {
        if y < area.bottom() {
            pen.put(x, y, area.width.saturating_sub(x), text, style);
        }
        y += 1;
    };
    let title = title(app, shown);
    let width = area.width.min(LIST_COLUMNS);
    let summary = summary(app, shown);
    let fits = |text: &&String| rule::fits(&title, text, 0, width, pen);
    let said = summary.iter().find(fits).map_or("", String::as_str);
    let plain = Style::new();
    rule::titled(area, hidden, (&title, strong()), (said, plain), pen);
    line(0, "", plain, pen);
    let said = row_dates(app, shown);
    for text in pen.wrap(&said, area.width.saturating_sub(2)) {
        if !text.is_empty() {
            line(2, &text, Style::new(), pen);
        }
    }
    for text in legend(app, signs, area.width, pen) {
        line(0, &text, Style::new(), pen);
    }
    self::fixed(
        app,
        fixed,
        Rect::new(0, y, area.width, area.bottom().saturating_sub(y)),
        pen,
    );
}

/// A fixed day a row: its date, its name, what the forecast leaves to it.
fn fixed(app: &App, fixed: &[FixedDeadline], area: Rect, pen: &mut Pen<'_>) {
    let plan = &app.shown().0.plan;
    let visible = usize::from(area.height);
    for (i, day) in fixed.iter().take(visible).enumerate() {
        let y = area.y + u16::try_from(i).unwrap_or_default();
        let text = format!(
            "{}  {}, {}",
            dates::full(day.date),
            event::deadline(app.lang, plan, &day.name),
            fixed_margin(app.lang, day)
        );
        pen.put(0, y, 1, Sign::Fixed.glyph(app.ascii), axis::mark(app, day));
        pen.put(2, y, area.width.saturating_sub(2), &text, Style::new());
    }
    let hidden = fixed.len().saturating_sub(visible);
    if hidden > 0 && visible > 0 {
        let more = format!(" (+{hidden})");
        pen.put_right(area.width, area.bottom() - 1, 8, &more, Style::new());
    }
}

/// The signs of these that a legend explains, with what they mean.
fn legend(app: &App, signs: &[Sign], width: u16, pen: &Pen<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for sign in Sign::LEGEND.iter().filter(|sign| signs.contains(sign)) {
        let text = format!("{} {}", sign.glyph(app.ascii), sign.meaning(app.lang));
        match lines.last_mut() {
            Some(line) if pen.width(line) + 2 + pen.width(&text) <= width => {
                line.push_str("  ");
                line.push_str(&text);
            }
            _ => lines.push(text),
        }
    }
    lines
}

/// "4 Test, debug, formazione"; what is no row of a phase is called in full.
fn title(app: &App, shown: Lane) -> String {
    let lang = app.lang;
    let (dossier, assessment) = app.shown();
    let plan = &dossier.plan;
    let phase = &plan.phases[shown.phase];
    let name = format!("{} {}", phase.number, state::text(lang, &phase.title));
    match LaneSubject::of(assessment, shown) {
        LaneSubject::Clock(clock) if clock.key.n.is_some() => {
            format!("{name}, {}", event::clock(lang, plan, &clock.key))
        }
        LaneSubject::Clock(clock) if !shown.heads => match plan.clock(&clock.key.id) {
            Some(known) => format!("{} {}", phase.number, state::text(lang, &known.label)),
            None => name,
        },
        LaneSubject::Term(term) if !shown.heads => {
            let label = &plan.terms[term.index].label;
            format!("{} {}", phase.number, state::text(lang, label))
        }
        _ => name,
    }
}

/// How a row stands, in a sentence, and shorter where that does not fit.
fn summary(app: &App, shown: Lane) -> Vec<String> {
    let lang = app.lang;
    let (dossier, assessment) = app.shown();
    let clock = match LaneSubject::of(assessment, shown) {
        LaneSubject::Clock(clock) => clock,
        LaneSubject::Term(term) => {
            let word = state::term_agreeing(shown.heads);
            return vec![word(lang, term.state).to_owned()];
        }
        LaneSubject::Nothing => {
            let number = dossier.plan.phases[shown.phase].number;
            let keeps = dossier.plan.register_in(number).is_some();
            let none = register::open_in_phase(lang, &dossier.plan, number, 0);
            let state = assessment.phases[shown.phase].state;
            return vec![if keeps {
                none
            } else {
                state::of_phase(lang, state).to_owned()
            }];
        }
    };
    // With the heads of its phase in sight the row is that of the phase.
    let feminine = shown.heads || event::is_feminine(&dossier.plan, &clock.key);
    let word = event::state_in(lang, clock, feminine);
    let short = || word.to_owned();
    match (clock.left(), clock.open_due(), clock.margin_said()) {
        (Some(left), Some(due), _) => {
            vec![
                count::countdown_to(lang, due, left, feminine),
                count::countdown(lang, left),
            ]
        }
        (Some(left), None, _) => vec![format!("{word}, {}", count::remain(lang, left)), short()],
        (None, _, Some(margin)) => {
            vec![format!("{word}, {}", count::margin(lang, margin)), short()]
        }
        _ => match (clock.elapsed(), clock.allowed()) {
            (Some(days), _) => vec![format!("{word}, {}", dates::days(lang, days)), short()],
            (None, Some(limit)) => vec![format!("{word}: {}", dates::limit(lang, limit)), short()],
            (None, None) => vec![short()],
        },
    }
}

/// The dates of a row, in words.
fn row_dates(app: &App, shown: Lane) -> String {
    let (dossier, assessment) = app.shown();
    let bar = shown.bar(dossier, assessment);
    let first = bar.spans.first().map(|span| span.days.from);
    let last = bar.spans.last().and_then(|span| span.days.to.pred_opt());
    let mut said: Vec<(TimelineMark, Date)> = Vec::new();
    let mut put =
        |mark: TimelineMark, date: Option<Date>| said.extend(date.map(|date| (mark, date)));
    let mut suspended = 0;
    match LaneSubject::of(assessment, shown) {
        LaneSubject::Nothing => {}
        LaneSubject::Term(term) if term.start.is_some() => {
            put(TimelineMark::Start, term.start);
            put(TimelineMark::Through, term.through);
        }
        LaneSubject::Term(_) => {
            put(TimelineMark::StartForeseen, first);
            put(TimelineMark::Through, last);
        }
        LaneSubject::Clock(clock) => {
            let today = assessment.today;
            let stands = clock.state() == State::Suspended;
            if clock.start().is_none() {
                // The day it counts from is the one before the first it counts.
                put(
                    TimelineMark::StartForeseen,
                    first.and_then(|first| first.pred_opt()),
                );
            }
            put(TimelineMark::Start, clock.start());
            put(TimelineMark::Stopped, clock.suspended_from);
            put(TimelineMark::Limit, bar.limit);
            put(TimelineMark::Promised, bar.promised);
            put(TimelineMark::End, bar.end);
            let foreseen = last.filter(|last| clock.end().is_none() && *last > today);
            let known = [bar.limit, bar.promised];
            put(
                TimelineMark::EndForeseen,
                foreseen.filter(|end| !known.contains(&Some(*end))),
            );
            suspended = if stands { 0 } else { clock.suspended };
        }
    }
    marks(app.lang, &said, suspended)
}
