//! What the row of a dossier says in a list of several.

use crate::assess::{Assessment, Summary, open_suspensions};
use crate::plan::{Event, Whose};
use crate::record::{ActId, Dossier};
use crate::store::{Damage, Fault, Flaw, StoreError};
use crate::words::portfolio::told::{
    clocks_late, damage_at, damaged, gone, merge_at, not_crono, not_file, not_there, too_large,
};
use crate::words::register::{EntryNoun, entries_open};
use crate::words::report::resumption_awaited;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, act, count, event, headline, party, state, store};

/// "3 Migrazione", "Accettazione del piano".
pub(in crate::words) fn what(lang: Lang, dossier: &Dossier, summary: &Summary) -> String {
    let turn = summary.turn.as_ref();
    match turn.and_then(|turn| turn.event.as_ref()) {
        Some(event) if summary.next.is_none() => event::label(lang, dossier, event),
        _ => {
            let phase = summary.phase.and_then(|n| dossier.plan.phase(n));
            let named = phase.map(|phase| {
                let short = phase.short.as_ref().unwrap_or(&phase.title);
                format!("{} {}", phase.number, sanitized(state::text(lang, short)))
            });
            named.unwrap_or_default()
        }
    }
}

pub(in crate::words) fn countdown(lang: Lang, summary: &Summary) -> String {
    match &summary.next {
        Some(next) => count::countdown_to(lang, next.due, next.left, false),
        None => state::state(lang, summary.state).to_owned(),
    }
}

/// "fase 3, Migrazione; 2 termini in ritardo; 2 richieste aperte".
pub(in crate::words) fn situation(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    summary: &Summary,
) -> String {
    let Some(next) = &summary.next else {
        return headline::due(lang, dossier, assessment).text;
    };
    let mut said = event::clock_in_full(lang, &dossier.plan, &next.clock);
    if summary.late > 1 {
        said.push_str(&clocks_late(lang, summary.late));
    }
    if summary.open_requests > 0 {
        let plan = &dossier.plan;
        let open = assessment.registers.iter().filter(|known| known.open > 0);
        let registers = open.map(|known| &plan.registers[known.index]);
        let noun = EntryNoun::of_all(lang, plan, registers);
        let entries = entries_open(lang, summary.open_requests, &noun);
        said.push_str("; ");
        said.push_str(&entries);
    }
    said
}

pub(in crate::words) fn act(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    summary: &Summary,
) -> String {
    if summary.is_ours() {
        return headline::ours(lang, dossier, assessment, usize::MAX);
    }
    let Some(turn) = &summary.turn else {
        return String::new();
    };
    let who = party::must_act(lang, &dossier.plan, &turn.acting.actors);
    let Some(of) = &turn.event else {
        let open = open_suspensions(dossier, assessment);
        let named = open.first().map(|open| {
            let what = act::name(lang, ActId::Resumption(open.n));
            let waited = count::awaited(lang, open.days(assessment.today));
            resumption_awaited(lang, &who, &what, &waited)
        });
        return named.unwrap_or_default();
    };
    let what = event::noun(lang, dossier, of);
    let since = waited(assessment, of).map(|days| format!(", {}", count::awaited(lang, days)));
    format!("{who}: {what}{}.", since.unwrap_or_default())
}

pub(in crate::words) fn who(lang: Lang, dossier: &Dossier, summary: &Summary) -> String {
    let acting = summary.acting.as_ref();
    acting.map_or_else(String::new, |acting| {
        party::who(lang, &dossier.plan, acting)
    })
}

pub(in crate::words) fn with(lang: Lang, dossier: &Dossier, summary: &Summary) -> String {
    let turn = summary.turn.as_ref().map(|turn| &turn.acting);
    let joint = turn.filter(|acting| acting.whose == Whose::Joint);
    joint.map_or_else(String::new, |acting| {
        party::with_others(lang, &dossier.plan, &acting.actors)
    })
}

fn waited(assessment: &Assessment, of: &Event) -> Option<i64> {
    let mut awaited = assessment.awaited.iter();
    let found = awaited.find(|awaited| awaited.event == *of)?;
    found.waited(assessment.today)
}

/// Why a file cannot be read and what to do, on one line.
#[must_use]
pub fn reason(lang: Lang, error: &StoreError) -> String {
    store::store_error(lang, error).replace('\n', " ")
}

/// Why, in a column: "riga 41, col. 7".
pub(in crate::words) fn flaw(lang: Lang, error: &StoreError) -> String {
    let said = match &error.fault {
        Fault::Damaged(damage) => match **damage {
            Damage {
                flaw: Flaw::MergeMarks,
                line,
                ..
            } => {
                return merge_at(lang, line);
            }
            Damage { line: 0, .. } => damaged(lang),
            Damage { line, column, .. } => {
                return damage_at(lang, line, column);
            }
        },
        Fault::Gone(_) => gone(lang),
        fault if fault.is_absent() => not_there(lang),
        Fault::NoFolder(_) | Fault::DanglingLink => not_there(lang),
        Fault::NotADossier => not_crono(lang),
        Fault::NotAFile(_) => not_file(lang),
        Fault::TooLarge { .. } => too_large(lang),
        _ => return store::store_reason(lang, error),
    };
    said.to_owned()
}
