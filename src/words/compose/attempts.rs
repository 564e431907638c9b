//! The attempts at what was rejected, on one line: when each was made, and when it was rejected.

use crate::assess::Assessment;
use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};
use crate::record::{Dossier, Rejection};
use crate::words::dates::with_weekday;
use crate::words::rejection::{
    attempt_awaited, attempt_made, attempt_over, attempt_rejected, with_lists,
};
use crate::words::{Lang, checklist, count, event};

/// "n. 1 ven 13/02/2026, respinto mer 18/02/2026; n. 2 atteso"; `None` for what was never rejected by today.
#[must_use]
pub fn attempts_at(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    of: &MilestoneId,
) -> Option<String> {
    let known = dossier.attempts_at(of).into_iter();
    let known: Vec<_> = known
        .filter(|(_, it)| it.date <= assessment.today)
        .collect();
    // What was only part of what was rejected was never rejected itself.
    if !known.iter().any(|(id, it)| it.with_part(id).is_none()) {
        return None;
    }
    let numbers = known.iter().filter_map(|(id, _)| id.attempt_number());
    let last = numbers.max()?;
    let mut said: Vec<String> = Vec::new();
    for (id, rejection) in &known {
        let on = made_on(lang, dossier, assessment, id);
        let rejected = with_weekday(lang, rejection.date);
        let n = id.attempt_number().unwrap_or(last);
        if rejection.with_part(id).is_some() {
            let by = event::noun(lang, dossier, &Event::milestone(&rejection.name()));
            said.extend(on.map(|on| attempt_over(lang, n, &on, &by, &rejected)));
            continue;
        }
        let told = attempt_rejected(lang, n, on.as_deref(), &rejected);
        said.push(match lists(lang, dossier, rejection, assessment.today) {
            Some(lists) => with_lists(lang, &told, &lists),
            None => told,
        });
    }
    let newest = dossier.plan.newest_number(of);
    said.push(match made_now(lang, dossier, assessment, of) {
        Some(day) => attempt_made(lang, newest, &day),
        None => attempt_awaited(lang, newest),
    });
    Some(said.join("; "))
}

/// The day on which an attempt was made, and whether silence made it.
#[must_use]
pub fn made_on(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    attempt: &MilestoneId,
) -> Option<String> {
    made_now(lang, dossier, assessment, attempt).or_else(|| {
        let record = dossier.record(&Event::milestone(attempt))?;
        Some(with_weekday(lang, record.date))
    })
}

/// The same as far as it has happened: a record alone may be one of a day to come.
#[must_use]
pub fn made_now(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    attempt: &MilestoneId,
) -> Option<String> {
    let found = assessment.happened.of(&dossier.plan, attempt)?;
    let day = with_weekday(lang, found.date?);
    Some(if found.by_silence {
        format!("{day} ({})", count::by_silence(lang))
    } else {
        day
    })
}

/// How much was done of the lists that an attempt kept: "Collaudo congiunto 7/22".
fn lists(lang: Lang, dossier: &Dossier, of: &Rejection, today: Date) -> Option<String> {
    let lists = dossier.lists_kept_by(of, today).into_iter();
    let said = lists.map(|list| {
        let name = event::milestone(lang, &dossier.plan, &list.milestone.id.whole());
        format!("{name} {}", checklist::progress(&list))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}
