//! The keys of the list of dossiers, and what comes back from the folder.
//!
//! Pure, as all of `update`. That a dossier is opened, and the list comes back after it, is for the
//! loop.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent};

use crate::calendar::Date;
use crate::screen::app::{Notice, Portfolio};
use crate::screen::extent;
use crate::screen::form::{FIELD_MAX, Intake};
use crate::screen::keymap::{self, Action, Context};
use crate::screen::pressed;
use crate::words::portfolio::DossierRow;
use crate::words::{Label, full, order};

use super::burst::Unmeant;
use super::cursor::moved;
use super::mouse::point_at_list;

/// Something that happened while the list was shown.
#[derive(Debug)]
pub enum PortfolioMessage {
    /// A key.
    Key(KeyEvent),
    /// The mouse pointed at something, or its wheel was turned.
    Mouse(MouseEvent),
    /// Text from the clipboard, or of a burst of keys.
    Paste(String),
    /// Something came that was not meant for this screen, and was left out.
    Unmeant(Unmeant),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The files as they are now, and the day.
    Read(Date, Vec<DossierRow>),
    /// Something went wrong.
    Failed(String),
}

/// Something to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortfolioEffect {
    /// Open the dossier of the row with this id.
    Open(usize),
    /// Read all of them again.
    Reread,
    /// Give the terminal to the shell until it comes back.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Leave.
    Quit,
}

/// What happens next.
pub fn update_portfolio(
    list: &mut Portfolio,
    message: PortfolioMessage,
) -> Option<PortfolioEffect> {
    match message {
        PortfolioMessage::Key(key) if key.kind != KeyEventKind::Release => {
            return press(list, &key);
        }
        PortfolioMessage::Key(_) => {}
        PortfolioMessage::Mouse(event) => point_at_list(list, event),
        PortfolioMessage::Paste(text) => {
            if list.context() == Context::Search {
                let taken = list.search.paste(&text);
                take_in(list, taken);
            } else {
                leave_out(list, Unmeant::Paste);
            }
        }
        PortfolioMessage::Unmeant(what) => leave_out(list, what),
        PortfolioMessage::Resize(columns, rows) => list.size = (columns, rows),
        PortfolioMessage::Read(today, rows) => list.take_in(today, rows),
        PortfolioMessage::Failed(text) => list.notice = Some(Notice { text, alarm: true }),
    }
    None
}

fn leave_out(list: &mut Portfolio, what: Unmeant) {
    let text = what.sentence(list.lang).to_owned();
    list.notice = Some(Notice { text, alarm: true });
}

fn press(list: &mut Portfolio, key: &KeyEvent) -> Option<PortfolioEffect> {
    let context = list.context();
    let key = &pressed::escaped(context, key);
    let action = keymap::action(context, key);
    list.notice = None;
    if action != Some(Action::Digit) {
        list.digit = None;
    }
    let Some(action) = action else {
        if context == Context::Search {
            let taken = list.search.key(key);
            take_in(list, taken);
        } else if context == Context::Dossiers && !key.modifiers.contains(KeyModifiers::ALT) {
            list.notice = Some(super::unmeant(list.lang, key));
        }
        return None;
    };
    match action {
        Action::Repaint => return Some(PortfolioEffect::Repaint),
        Action::Suspend => return Some(PortfolioEffect::Suspend),
        Action::Leave | Action::Quit => return Some(PortfolioEffect::Quit),
        Action::Reload => return Some(PortfolioEffect::Reread),
        Action::Help => list.help = Some(0),
        _ if context == Context::Help => turn_help(list, action),
        Action::Open => return open(list),
        Action::Search => list.typing = list.can(action),
        Action::Sort => {
            list.turn_order();
            let text = order::dossiers_stand(list.lang, list.order);
            list.notice = Some(Notice { text, alarm: false });
        }
        Action::EmptyField | Action::DeleteWord => {
            list.search.key(key);
            seek(list);
        }
        Action::Back => {
            list.typing = false;
            list.search.set("");
            seek(list);
        }
        Action::Digit => digit(list, key),
        _ => list.selected = moved(action, list.selected, list.found.len(), list.size.1),
    }
    None
}

/// What was typed or pasted, or that it did not go in.
fn take_in(list: &mut Portfolio, taken: Intake) {
    match taken {
        Intake::Nothing | Intake::Moved => {}
        Intake::Whole => seek(list),
        Intake::Refused(many) => {
            let room = FIELD_MAX.saturating_sub(list.search.value().chars().count());
            let text = full::too_long(list.lang, Label::FieldText, many, room);
            list.notice = Some(Notice { text, alarm: true });
        }
    }
}

/// What is looked for has changed; the cursor stays where it was, if that is still shown.
fn seek(list: &mut Portfolio) {
    let here = list.here().map(|row| row.id);
    list.look_for(here);
}

fn open(list: &mut Portfolio) -> Option<PortfolioEffect> {
    let here = list.here()?;
    if here.is_unread() {
        let text = here.situation.clone();
        list.notice = Some(Notice { text, alarm: true });
        return None;
    }
    let id = here.id;
    list.typing = false;
    Some(PortfolioEffect::Open(id))
}

fn turn_help(list: &mut Portfolio, action: Action) {
    let (stops, rows) = (extent::portfolio_help(list), list.size.1);
    list.help = match (action, list.help) {
        (Action::Back, _) | (_, None) => None,
        (action, Some(line)) => Some(moved(action, line, stops, rows)),
    };
}

/// A digit goes to the row of that number; a digit right after continues it.
fn digit(list: &mut Portfolio, key: &KeyEvent) {
    let KeyCode::Char(c) = key.code else { return };
    let Some(digit) = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) else {
        return;
    };
    let longer = list
        .digit
        .and_then(|tens| tens.checked_mul(10)?.checked_add(digit));
    let is_there = |number: &usize| list.found.contains(&number.wrapping_sub(1));
    let number = [longer, Some(digit)].into_iter().flatten().find(is_there);
    if let Some(number) = number {
        let row = list.found.iter().position(|i| *i == number - 1);
        list.selected = row.unwrap_or(list.selected);
    }
    list.digit = number.or(longer).or(Some(digit));
}
