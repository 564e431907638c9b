//! What a wide screen shows under the next dates: every event that is awaited, since when, and from whom.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::{State, open_suspensions};
use crate::screen::app::App;
use crate::screen::theme::{Cell, calm, strong};
use crate::words::{Label, act, count, event, party, report, state};

use super::pen::Pen;
use super::rule;

/// Where since when it is awaited stands, and from whom.
const SINCE: u16 = 42;
const WHO: u16 = 71;

/// One of them.
struct AwaitedLine {
    state: State,
    what: String,
    since: String,
    who: String,
    presses: bool,
}

/// Events first, in the order in which they must be thought of, then resumptions that we must order.
fn lines(app: &App) -> Vec<AwaitedLine> {
    let (lang, assessment) = (app.lang, &app.assessment);
    let events = assessment.awaited.iter().map(|awaited| {
        let presses = awaited.presses(app.today);
        let since = awaited.waited(app.today);
        let since = since.map(|days| count::awaited(lang, days));
        AwaitedLine {
            state: State::WaitingNoLimit,
            what: event::label(lang, &app.dossier, &awaited.event),
            since: since.unwrap_or_else(|| Label::ToBeRecorded.text(lang).to_owned()),
            who: party::who_awaited(lang, &app.dossier.plan, awaited, app.today),
            presses,
        }
    });
    let stand = open_suspensions(&app.dossier, assessment);
    let resumptions = stand.iter().map(|open| AwaitedLine {
        state: State::Suspended,
        what: act::resumption_awaited(lang, open),
        since: count::awaited(lang, open.days(app.today)),
        who: Label::UsNow.text(lang).to_owned(),
        presses: true,
    });
    events.chain(resumptions).collect()
}

/// How many rows all of them take, with their rule.
pub(super) fn rows(app: &App) -> u16 {
    match lines(app).len() {
        0 => 0,
        lines => u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(1),
    }
}

/// As many as have room; how many do not is said on the rule.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) {
    /// The rule and two of them: less is not worth its rule.
    const LEAST: u16 = 3;
    let lines = lines(app);
    if lines.is_empty() || area.height < LEAST {
        return;
    }
    let room = usize::from(area.height - 1);
    let more = match lines.len().saturating_sub(room) {
        0 => String::new(),
        more => format!("+{more}"),
    };
    let title = report::awaited_events(app.lang);
    rule::titled(area, 0, (title, strong()), (&more, calm()), pen);
    for (line, y) in lines.iter().zip(area.y + 1..area.bottom()) {
        let glyph = state::glyph(line.state, app.ascii);
        let plain = Style::new();
        let style = app.theme.state(line.state, Cell::Glyph);
        pen.put(area.x + 2, y, 1, glyph, style);
        let what = pen.named(&line.what, SINCE - 5);
        pen.put(area.x + 4, y, SINCE - 5, &what, plain);
        pen.put(area.x + SINCE, y, WHO - SINCE - 1, &line.since, plain);
        let style = if line.presses { strong() } else { plain };
        let room = area.width.saturating_sub(WHO);
        pen.put(area.x + WHO, y, room, &line.who, style);
    }
}
