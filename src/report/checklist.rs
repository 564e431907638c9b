//! How far check lists have come, for what says the situation in sentences.
//!
//! A list is spoken of while its event has not happened and somebody is at it: a point was ticked, or the
//! event is awaited. Once the event is recorded, only the report and the detail have it.

use crate::assess::Assessment;
use crate::plan::Event;
use crate::record::{CheckList, Dossier};
use crate::words::{Lang, checklist};

/// The check list of an event that has not happened, if there is one.
pub(super) fn of_event<'d>(
    dossier: &'d Dossier,
    assessment: &Assessment,
    event: &Event,
) -> Option<CheckList<'d>> {
    if event.part.is_some() {
        return None;
    }
    let happened = assessment.happened.of(&dossier.plan, &event.milestone)?;
    if happened.date.is_some() || happened.waived {
        return None;
    }
    dossier.checklist(&event.milestone, Some(assessment.today))
}

/// The same in words, under the line of an awaited event.
pub(super) fn under_event(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    event: &Event,
) -> Option<String> {
    let list = of_event(dossier, assessment, event)?;
    let said = checklist::in_full(lang, &list);
    Some(format!("{}: {said}", checklist::title(lang)))
}

/// A clause for each list of a phase that somebody is at.
pub(super) fn clauses(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    phase: u32,
) -> Vec<String> {
    let plan = &dossier.plan;
    let milestones = plan.milestones_of(phase).iter();
    let milestones = milestones.map(|index| &plan.milestones[*index]);
    // What is over is said with the attempts, and where everything is.
    let milestones = milestones.filter(|known| known.attempt.is_none());
    let lists = milestones.filter_map(|known| {
        let list = of_event(dossier, assessment, &Event::milestone(&known.id))?;
        let mut awaited = assessment.awaited.iter();
        let is_awaited = awaited.any(|awaited| awaited.event.milestone == known.id);
        let mut kept = dossier.lists_kept_of(&known.id, assessment.today);
        let begun = list.done() > 0 || is_awaited || kept.next().is_some();
        let of = checklist::list_of(lang, plan, &known.id);
        let said = checklist::in_full(lang, &list);
        begun.then(|| format!("{}: {said}", checklist::title_of(lang, &of)))
    });
    lists.collect()
}
