//! The names of check lists: events that have one, their points and the groups of these.

use crate::plan::{MilestoneId, PointPlace};
use crate::record::Dossier;
use crate::words::{Lang, checklist, event};

use super::source::Candidate;

/// The milestones, or those with a check list.
pub(super) fn listed(lang: Lang, dossier: &Dossier, with_list: bool) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let all = plan.milestones.iter();
    let all = all.filter(|known| !with_list || !known.checklist.is_empty());
    all.map(|known| {
        (
            known.id.to_string(),
            event::milestone(lang, plan, &known.id),
        )
    })
    .collect()
}

/// The points of the check list of a milestone, each with what it says.
pub(super) fn points_of(lang: Lang, dossier: &Dossier, milestone: Option<&str>) -> Vec<Candidate> {
    let id = milestone.and_then(|typed| typed.parse::<MilestoneId>().ok());
    let known = id.and_then(|id| dossier.plan.milestone(&id));
    let points = known.into_iter().flat_map(|known| &known.checklist);
    points
        .map(|point| {
            (
                point.id.to_string(),
                checklist::point_with_source(lang, point),
            )
        })
        .collect()
}

/// The groups of the points of a milestone.
pub(super) fn groups_of(lang: Lang, dossier: &Dossier, milestone: Option<&str>) -> Vec<Candidate> {
    let id = milestone.and_then(|typed| typed.parse::<MilestoneId>().ok());
    let known = id.and_then(|id| dossier.plan.milestone(&id));
    let groups = known.into_iter().flat_map(|known| &known.groups);
    groups
        .map(|group| (group.id.to_string(), checklist::group(lang, group)))
        .collect()
}

/// Behind a milestone and a stroke, its points and their groups.
pub(super) fn point_places(lang: Lang, dossier: &Dossier, typed: &str) -> Vec<Candidate> {
    let Some((stem, _)) = typed.split_once(PointPlace::MARK) else {
        return Vec::new();
    };
    let groups = groups_of(lang, dossier, Some(stem)).into_iter();
    let all = groups.chain(points_of(lang, dossier, Some(stem)));
    all.map(|(id, said)| (format!("{stem}{}{id}", PointPlace::MARK), said))
        .collect()
}
