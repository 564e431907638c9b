//! The attempts in the report: of each delivery that was rejected how many there were, and one by one when
//! they were made, rejected and why.

use crate::plan::{Event, MilestoneId};
use crate::record::Record;
use crate::report::Sheet;
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
        let known = dossier.rejections_of(of).into_iter();
        let known: Vec<_> = known.filter(|it| it.date <= assessment.today).collect();
        if known.is_empty() || seen.contains(&of) {
            continue;
        }
        seen.push(of);
        let last = assessment.happened.date(dossier, of);
        let made = known.len() + usize::from(last.is_some());
        let name = milestone(lang, plan, of);
        let counted = rejection::attempts(lang, &name, made, known.len());
        blocks.push(Block::Said(format!("{}.", capitalised(&counted))));
        let mut lines = Vec::new();
        for known in known {
            let attempt = of.numbered(known.n);
            let delivered = dossier.record(&Event::milestone(&attempt));
            let name = milestone(lang, plan, &attempt);
            lines.extend(delivered.map(|it| rejection::delivered(lang, &name, it.date)));
            // What was done of that attempt, in the order of its days.
            let with = |record: &&Record| known.with_part(&record.event.milestone).is_some();
            let mut parts: Vec<&Record> = dossier.records.iter().filter(with).collect();
            parts.sort_by_key(|record| record.date);
            lines.extend(parts.into_iter().map(|record| {
                let name = label(lang, dossier, &record.event);
                rejection::delivered(lang, &name, record.date)
            }));
            lines.push(rejection::in_full(lang, dossier, known));
        }
        lines.extend(last.map(|on| rejection::delivered(lang, &name, on)));
        blocks.push(Block::List(lines));
    }
    blocks
}
