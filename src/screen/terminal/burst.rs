//! A pasted text from a terminal that does not mark its pastes (an old `PuTTY`) must not press Enter in a form.
//!
//! Such a paste cannot be told from fast keys for certain. It is taken for one when the keys of one read
//!
//! 1. hold an unbroken run of characters, Tabs and Enters, in which
//! 2. the first line has at least eight characters, of at least four different kinds (a key held down has one), and
//! 3. at least two characters follow an Enter: there is a second line.
//!
//! So neither `j j Enter`, nor a date with its Enter, nor arrows that repeat, nor a short script that types ahead is a
//! paste. Nothing is ever lost: what is not a paste stays as keys, and keys around it keep their order.

use std::collections::HashSet;

use crossterm::event::{KeyCode, KeyModifiers};

use super::Event;

const FIRST_LINE: usize = 8;
const DIFFERENT: usize = 4;
const SECOND_LINE: usize = 2;

/// Joins every run of keys that must be a paste into one [`Event::Paste`].
pub(super) fn as_paste(events: Vec<Event>) -> Vec<Event> {
    let mut joined = Vec::with_capacity(events.len());
    let mut run = Vec::new();
    for event in events {
        if typed_character(&event).is_some() {
            run.push(event);
        } else {
            close_run(&mut run, &mut joined);
            joined.push(event);
        }
    }
    close_run(&mut run, &mut joined);
    joined
}

fn close_run(run: &mut Vec<Event>, joined: &mut Vec<Event>) {
    let text: String = run.iter().filter_map(typed_character).collect();
    if is_pasted(&text) {
        run.clear();
        joined.push(Event::Paste(text));
    } else {
        joined.append(run);
    }
}

fn is_pasted(text: &str) -> bool {
    let Some((first_line, rest)) = text.split_once('\n') else {
        return false;
    };
    first_line.chars().count() >= FIRST_LINE
        && first_line.chars().collect::<HashSet<_>>().len() >= DIFFERENT
        && rest.chars().filter(|&c| c != '\n').count() >= SECOND_LINE
}

/// The character a key stands for in a text.
fn typed_character(event: &Event) -> Option<char> {
    let Event::Key(key) = event else {
        return None;
    };
    match key.code {
        KeyCode::Char(c) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
        KeyCode::Enter if key.modifiers.is_empty() => Some('\n'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        _ => None,
    }
}
