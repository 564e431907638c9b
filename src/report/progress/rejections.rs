//! The attempts in the report: of each delivery that was rejected how many there were, and one by one when
//! they were made, rejected and why.

use crate::plan::MilestoneId;
use crate::record::{Record, Rejection};
use crate::report::Sheet;
use crate::words::dates::with_weekday;
use crate::words::event::{capitalised, label, milestone};
use crate::words::{Lang, rejection};

use super::block::Block;

/// A count and a list for everything that was rejected, as far as it was by the day of the report.
pub(super) fn rejections(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let plan = &dossier.plan;
    let mut seen: Vec<&MilestoneId> = Vec::new();
    let mut blocks = Vec::new();
    let rules = plan.milestones.iter();
    for rule in rules.filter_map(|known| known.rejection.as_ref()) {
        let of = &rule.of;
        let known = dossier.attempts_at(of).into_iter();
        let known: Vec<_> = known
            .filter(|(_, it)| it.date <= assessment.today)
            .collect();
        // Beside those that were rejected themselves, those within another one that was.
        let delivered = |id: &MilestoneId| rejection::made_on(lang, dossier, assessment, id);
        let is_own = |id: &MilestoneId, it: &Rejection| it.with_part(id).is_none();
        let rejected = known.iter().filter(|(id, it)| is_own(id, it)).count();
        if rejected == 0 || seen.contains(&of) {
            continue;
        }
        seen.push(of);
        let last = rejection::made_now(lang, dossier, assessment, of);
        let within = known.iter().filter(|(id, it)| !is_own(id, it));
        let within = within.filter(|(id, _)| delivered(id).is_some()).count();
        let made = rejected + within + usize::from(last.is_some());
        let name = milestone(lang, plan, of);
        let counted = rejection::attempts(lang, &name, made, rejected);
        blocks.push(Block::Said(format!("{}.", capitalised(&counted))));
        let mut lines = Vec::new();
        for (attempt, known) in known {
            let name = milestone(lang, plan, &attempt);
            lines.extend(delivered(&attempt).map(|on| dated(&name, &on)));
            if !is_own(&attempt, known) {
                continue;
            }
            // What was done of that attempt, in the order of its days.
            let with = |record: &&Record| known.with_part(&record.event.milestone).is_some();
            let mut parts: Vec<&Record> = dossier.records.iter().filter(with).collect();
            parts.sort_by_key(|record| record.date);
            lines.extend(parts.into_iter().map(|record| {
                let name = label(lang, dossier, &record.event);
                dated(&name, &with_weekday(lang, record.date))
            }));
            lines.push(rejection::in_full(lang, dossier, known));
        }
        lines.extend(last.map(|on| dated(&name, &on)));
        blocks.push(Block::List(lines));
    }
    blocks
}

/// What happened, with its day.
fn dated(name: &str, on: &str) -> String {
    format!("{name}, {on}")
}
