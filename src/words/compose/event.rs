//! What an event or a phase is called, by what the plan and the file say of it.
//!
//! The names come from the plan and from the file, so each passes `sanitized`.

use crate::plan::{Event, Milestone, MilestoneId, Plan, Register, Role, Series, Text};
use crate::record::{Dossier, Item};
use crate::words::Lang;
use crate::words::event::{after_noun, before_noun, lost_article, number, phase};
use crate::words::sanitize::sanitized;
use crate::words::state::text;

/// What the dossier is called: the title typed in, else that of the plan.
#[must_use]
pub fn title(lang: Lang, plan: &Plan) -> String {
    let own = plan.info.title.as_deref();
    sanitized(own.unwrap_or_else(|| text(lang, &plan.title))).into_owned()
}

/// The same in few columns: the short title, where one was typed in.
#[must_use]
pub fn title_in_short(lang: Lang, plan: &Plan) -> String {
    let short = plan.info.short_title.as_deref();
    short.map_or_else(|| title(lang, plan), |short| sanitized(short).into_owned())
}

/// What an event is called in a list: "Verifica della migrazione", "Pubblicazione contenuti:
/// Anagrafe", "Assistenza fornita n. 4". An event the plan does not have is called by its id.
#[must_use]
pub fn label(lang: Lang, dossier: &Dossier, event: &Event) -> String {
    let numbered = |name: &str, n: &str| format!("{name} {n}");
    label_joined(lang, dossier, event, of_item, numbered)
}

/// The same, with what tells an event from its like put beside the name by these: an item, or a number.
fn label_joined(
    lang: Lang,
    dossier: &Dossier,
    event: &Event,
    item: impl Fn(&str, &str) -> String,
    numbered: impl Fn(&str, &str) -> String,
) -> String {
    // What was part of an attempt bears its name in the journal also once the rejection is gone.
    let plain = Event {
        milestone: event.milestone.whole(),
        ..event.clone()
    };
    let own = dossier.plan.role(event).ok();
    let is_gone = own.is_none();
    if is_gone
        && event.part.is_none()
        && let Some(label) = dossier.plan.attempt_label(&event.milestone)
    {
        return sanitized(text(lang, &label)).into_owned();
    }
    let Some(role) = own.or_else(|| dossier.plan.role(&plain).ok()) else {
        return event.to_string();
    };
    let name = sanitized(text(lang, role.label()));
    match &role {
        Role::Milestone(_) => name.into_owned(),
        Role::Item(milestone, id) => {
            let known = dossier.item(&milestone.id.whole(), id);
            let known = known.map_or(id.as_str(), |item| item.name());
            if is_gone {
                item(&numbered_as_attempt(&name, event), known)
            } else {
                item(&name, known)
            }
        }
        Role::Request(_, n) | Role::Answer(_, n) => numbered(&name, &number(lang, *n)),
        Role::Occurrence(series, n) => {
            let name = in_attempt(&name, series, event);
            numbered(&name, &number(lang, *n))
        }
    }
}

/// The name of a series with the number of the attempt that an event was part of, where it does not bear it already.
#[must_use]
pub fn in_attempt(name: &str, series: &Series, event: &Event) -> String {
    match series.id.attempt() {
        None => numbered_as_attempt(name, event),
        Some(_) => name.to_owned(),
    }
}

/// A name with the number of the attempt that an event was part of.
fn numbered_as_attempt(name: &str, event: &Event) -> String {
    match event.milestone.attempt() {
        Some((_, n)) => format!("{name} ({n})"),
        None => name.to_owned(),
    }
}

/// What an item is called in a list, where it is at hand already.
#[must_use]
pub fn item_label(lang: Lang, of: &Milestone, item: &Item) -> String {
    of_item(&sanitized(text(lang, &of.label)), item.name())
}

fn of_item(milestone: &str, item: &str) -> String {
    format!("{milestone}: {}", sanitized(item))
}

/// What a milestone is called in a list.
#[must_use]
pub fn milestone(lang: Lang, plan: &Plan, id: &MilestoneId) -> String {
    let known = plan.milestone(id).map(|known| known.label.clone());
    let label = known.or_else(|| plan.attempt_label(id));
    label.map_or_else(
        || id.to_string(),
        |label| sanitized(text(lang, &label)).into_owned(),
    )
}

/// An event with its article, to be put into a sentence: "la verifica della migrazione", "la
/// pubblicazione dei contenuti (Anagrafe)", "l'assistenza fornita n. 4".
#[must_use]
pub fn noun(lang: Lang, dossier: &Dossier, event: &Event) -> String {
    let Ok(role) = dossier.plan.role(event) else {
        let attempt = dossier.plan.attempt_label(&event.milestone);
        let attempt = attempt.filter(|_| event.part.is_none());
        return attempt.map_or_else(
            || event.to_string(),
            |label| with_article(lang, None, &label),
        );
    };
    match role {
        Role::Milestone(milestone) => with_article(lang, milestone.noun.as_ref(), &milestone.label),
        Role::Item(milestone, item) => {
            let name = with_article(lang, milestone.noun.as_ref(), &milestone.label);
            let known = dossier.item(&milestone.id, &item);
            format!(
                "{name} ({})",
                sanitized(known.map_or(item.as_str(), |item| item.name()))
            )
        }
        Role::Request(Register { request: side, .. }, n)
        | Role::Answer(Register { answer: side, .. }, n) => {
            numbered(lang, side.noun.as_ref(), &side.label, n)
        }
        Role::Occurrence(series, n) => numbered(lang, series.noun.as_ref(), &series.label, n),
    }
}

/// One of several of a name, with the article that the language leaves it.
fn numbered(lang: Lang, noun: Option<&Text>, label: &Text, n: u32) -> String {
    let name = with_article(lang, noun, label);
    let name = name.strip_prefix(lost_article(lang)).unwrap_or(&name);
    format!("{name} {}", number(lang, n))
}

/// A milestone with its article.
#[must_use]
pub fn milestone_noun(lang: Lang, plan: &Plan, id: &MilestoneId) -> String {
    match plan.milestone(id) {
        Some(milestone) => with_article(lang, milestone.noun.as_ref(), &milestone.label),
        None => id.to_string(),
    }
}

/// Without a noun of its own, a name is quoted: nobody can know its article.
fn with_article(lang: Lang, noun: Option<&Text>, label: &Text) -> String {
    match noun {
        Some(noun) => sanitized(text(lang, noun)).into_owned(),
        None => format!("\"{}\"", sanitized(text(lang, label))),
    }
}

/// "dopo l'aggiudicazione".
#[must_use]
pub fn after(lang: Lang, plan: &Plan, id: &MilestoneId) -> String {
    after_noun(lang, &milestone_noun(lang, plan, id))
}

/// "prima della migrazione".
#[must_use]
pub fn before(lang: Lang, plan: &Plan, id: &MilestoneId) -> String {
    before_noun(lang, &milestone_noun(lang, plan, id))
}

/// A phase with its title: "fase 3, Migrazione, integrazione".
#[must_use]
pub fn phase_titled(lang: Lang, plan: &Plan, number: u32) -> String {
    match plan.phase(number) {
        Some(known) => {
            format!(
                "{}, {}",
                phase(lang, number),
                sanitized(text(lang, &known.title))
            )
        }
        None => phase(lang, number),
    }
}

/// A phase with its short title, for where the whole does not fit: "fase 3, Migrazione".
#[must_use]
pub fn phase_in_short(lang: Lang, plan: &Plan, number: u32) -> String {
    let known = plan.phase(number).and_then(|phase| phase.short.as_ref());
    match known {
        Some(short) => format!("{}, {}", phase(lang, number), sanitized(text(lang, short))),
        None => phase_titled(lang, plan, number),
    }
}

/// An event in a row that may be cut: what tells it from its like comes first, "Anagrafe, Pubblicazione
/// contenuti", "n. 4, Assistenza fornita".
#[must_use]
pub fn label_own_first(lang: Lang, dossier: &Dossier, event: &Event) -> String {
    let own_first = |name: &str, own: &str| format!("{own}, {name}");
    let item = |name: &str, item: &str| own_first(name, &sanitized(item));
    label_joined(lang, dossier, event, item, own_first)
}

/// A text that begins a line in lists, as it stands behind a colon or in the middle of a sentence: with a small
/// letter, unless it begins with initials, with an abbreviation or with a word in capitals.
#[must_use]
pub fn inside(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// The text with its first letter in capitals, to begin a sentence.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
