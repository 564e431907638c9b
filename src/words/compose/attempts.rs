//! The attempts at what was rejected, on one line: when each was made, and when it was rejected.

use crate::assess::Assessment;
use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};
use crate::record::{Dossier, Rejection};
use crate::words::dates::with_weekday;
use crate::words::rejection::{attempt_awaited, attempt_made, attempt_rejected, with_lists};
use crate::words::{Lang, checklist, count, event};

/// "n. 1 ven 13/02/2026, respinto mer 18/02/2026; n. 2 atteso"; `None` for what was never rejected by today.
#[must_use]
pub fn attempts_at(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    of: &MilestoneId,
) -> Option<String> {
    let known = dossier.rejections_of(of).into_iter();
    let known: Vec<_> = known.filter(|it| it.date <= assessment.today).collect();
    let last = known.last()?.n;
    let made = |id: &MilestoneId| {
        let found = assessment.happened.of(&dossier.plan, id)?;
        let day = with_weekday(lang, found.date?);
        Some(if found.by_silence {
            format!("{day} ({})", count::by_silence(lang))
        } else {
            day
        })
    };
    let mut said: Vec<String> = Vec::new();
    for rejection in &known {
        let id = of.numbered(rejection.n);
        let on = made(&id).or_else(|| {
            let record = dossier.record(&Event::milestone(&id))?;
            Some(with_weekday(lang, record.date))
        });
        let rejected = with_weekday(lang, rejection.date);
        let told = attempt_rejected(lang, rejection.n, on.as_deref(), &rejected);
        said.push(match lists(lang, dossier, rejection, assessment.today) {
            Some(lists) => with_lists(lang, &told, &lists),
            None => told,
        });
    }
    said.push(match made(of) {
        Some(day) => attempt_made(lang, last + 1, &day),
        None => attempt_awaited(lang, last + 1),
    });
    Some(said.join("; "))
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
