//! What an event, a clock or a place is called, by what the plan and the file say of it.
//!
//! The names come from the plan and from the file, so each passes `sanitized`.

use std::borrow::Cow;

use crate::assess::{ClockKey, ClockStatus};
use crate::plan::{Clock, ClockId, Event, Milestone, MilestoneId, Plan, Role, Term, Text};
use crate::record::{Dossier, Item, NotePlace};
use crate::words::Lang;
use crate::words::event::{after_noun, before_noun, number, phase, request, the_plan, to_the_last};
use crate::words::preposition::Preposition;
use crate::words::sanitize::sanitized;
use crate::words::state::{agreeing, text};

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
    let Ok(role) = dossier.plan.role(event) else {
        return event.to_string();
    };
    let name = sanitized(text(lang, role.label()));
    match &role {
        Role::Milestone(_) => name.into_owned(),
        Role::Item(milestone, id) => {
            let known = dossier.item(&milestone.id, id);
            item(&name, known.map_or(id.as_str(), |item| item.name()))
        }
        Role::Request(_, n) | Role::Answer(_, n) => numbered(&name, &number(lang, *n)),
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
    match plan.milestone(id) {
        Some(milestone) => sanitized(text(lang, &milestone.label)).into_owned(),
        None => id.to_string(),
    }
}

/// An event with its article, to be put into a sentence: "la verifica della migrazione", "la
/// pubblicazione dei contenuti (Anagrafe)", "l'assistenza fornita n. 4".
#[must_use]
pub fn noun(lang: Lang, dossier: &Dossier, event: &Event) -> String {
    let Ok(role) = dossier.plan.role(event) else {
        return event.to_string();
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
        Role::Request(register, n) => {
            let side = &register.request;
            format!(
                "{} {}",
                with_article(lang, side.noun.as_ref(), &side.label),
                number(lang, n)
            )
        }
        Role::Answer(register, n) => {
            let side = &register.answer;
            format!(
                "{} {}",
                with_article(lang, side.noun.as_ref(), &side.label),
                number(lang, n)
            )
        }
    }
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

/// What a clock measures: "dalla stipula del contratto alla consegna del piano".
#[must_use]
pub fn from_to(lang: Lang, plan: &Plan, from: &MilestoneId, to: &[MilestoneId]) -> String {
    let start = Preposition::From.with(lang, &milestone_noun(lang, plan, from));
    let ends: Vec<String> = to.iter().map(|id| milestone_noun(lang, plan, id)).collect();
    match ends.as_slice() {
        [] => start,
        [only] => format!("{start} {}", Preposition::To.with(lang, only)),
        [first @ .., last] => to_the_last(lang, &start, &first.join(", "), last),
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
fn phase_in_short(lang: Lang, plan: &Plan, number: u32) -> String {
    let known = plan.phase(number).and_then(|phase| phase.short.as_ref());
    match known {
        Some(short) => format!("{}, {}", phase(lang, number), sanitized(text(lang, short))),
        None => phase_titled(lang, plan, number),
    }
}

/// What a clock is called inside a sentence: its phase, where it is the only one judged there,
/// "richiesta n. 4" for a request, else its own label.
#[must_use]
pub fn clock(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    if let Some(n) = key.n {
        let several = plan.registers.len() > 1;
        let register = plan.register(&key.id).filter(|_| several);
        let of = register.map(|register| sanitized(text(lang, &register.label)));
        // Suspensions and extensions have numbers of their own: that of a request is said to be one.
        let of = of.unwrap_or(Cow::Borrowed(request(lang)));
        return format!("{of} {}", number(lang, n));
    }
    let Some(known) = plan.clock(&key.id) else {
        return term(lang, plan, &key.id);
    };
    if stands_for_phase(plan, known) {
        phase(lang, known.phase)
    } else {
        sanitized(text(lang, &known.label)).into_owned()
    }
}

/// The same where columns are few: a request of the only register by its number alone, "n. 4".
#[must_use]
pub fn clock_by_number(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    match key.n {
        Some(n) if plan.registers.len() == 1 => number(lang, n),
        _ => clock(lang, plan, key),
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

/// Whether a clock is the only judged one of its phase, and called like it.
fn stands_for_phase(plan: &Plan, known: &Clock) -> bool {
    let judged = |clock: &&Clock| !clock.informative && clock.limit.is_some();
    let mut alone = plan.clocks_of(known.phase).filter(judged);
    let only = alone.next().filter(|only| only.id == known.id);
    only.is_some() && alone.next().is_none()
}

/// What a clock is called where its phase must be understood without a list beside: "fase 3,
/// Migrazione, integrazione", "richiesta n. 4".
#[must_use]
pub fn clock_in_full(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    let name = clock(lang, plan, key);
    match (key.n, plan.clock(&key.id)) {
        (None, Some(known)) if name == phase(lang, known.phase) => {
            phase_titled(lang, plan, known.phase)
        }
        (None, Some(known)) => format!("{}, {name}", phase(lang, known.phase)),
        _ => name,
    }
}

/// The same with the short title of the phase.
#[must_use]
pub fn clock_in_short(lang: Lang, plan: &Plan, key: &ClockKey) -> String {
    let known = plan.clock(&key.id).filter(|_| key.n.is_none());
    match known.map(|known| known.phase) {
        Some(number) if clock(lang, plan, key) == phase(lang, number) => {
            phase_in_short(lang, plan, number)
        }
        _ => clock_in_full(lang, plan, key),
    }
}

/// Whether that name is feminine in Italian: that of a phase, or of a request.
#[must_use]
pub fn is_feminine(plan: &Plan, key: &ClockKey) -> bool {
    if key.n.is_some() {
        return plan.registers.len() == 1;
    }
    let known = plan.clock(&key.id);
    known.is_some_and(|known| stands_for_phase(plan, known))
}

/// The word of the state of a clock, in the gender of its name.
#[must_use]
pub fn state_of(lang: Lang, plan: &Plan, clock: &ClockStatus) -> &'static str {
    agreeing(is_feminine(plan, &clock.key))(lang, clock.state())
}

/// What a term is called inside a sentence: its phase, where it is the only one there.
#[must_use]
pub fn term(lang: Lang, plan: &Plan, id: &ClockId) -> String {
    let Some(known) = plan.term(id) else {
        return id.to_string();
    };
    if is_alone(plan, known) {
        phase(lang, known.phase)
    } else {
        sanitized(text(lang, &known.label)).into_owned()
    }
}

/// The same with the title of the phase.
#[must_use]
pub fn term_in_full(lang: Lang, plan: &Plan, known: &Term) -> String {
    if is_alone(plan, known) {
        phase_titled(lang, plan, known.phase)
    } else {
        term(lang, plan, &known.id)
    }
}

/// Whether a term is the only one of its phase.
fn is_alone(plan: &Plan, known: &Term) -> bool {
    let beside = plan.terms.iter().filter(|term| term.phase == known.phase);
    beside.count() == 1
}

/// The place of a note: "fase 3", "il cronoprogramma", an event or a clock by its label.
#[must_use]
pub fn place(lang: Lang, dossier: &Dossier, place: &NotePlace) -> String {
    match place {
        NotePlace::Plan => the_plan(lang),
        NotePlace::Phase(number) => phase(lang, *number),
        NotePlace::Named(event) if dossier.plan.known_role(event).is_some() => {
            label(lang, dossier, event)
        }
        NotePlace::Named(event) => match event.milestone.as_str().parse::<ClockId>() {
            Ok(id) => clock(
                lang,
                &dossier.plan,
                &ClockKey {
                    id,
                    n: event.number(),
                },
            ),
            Err(_) => event.to_string(),
        },
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
