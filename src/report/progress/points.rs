//! The check lists of the report: how far each has come, then every point with who ticked it and when.

use crate::plan::Event;
use crate::record::{CheckList, PointStatus, Slot};
use crate::report::Sheet;
use crate::words::progress as words;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, audit, checklist, dates};

use super::block::{Block, Table, TableRow};
use super::tables::table;

/// Every list, but of what does not apply.
pub(super) fn lists(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let outside = sheet.journal.outside(dossier);
    let mut blocks = Vec::new();
    for list in dossier.checklists(assessment.today) {
        let of = Event::milestone(&list.milestone.id);
        if assessment.happened.is_waived(&dossier.plan, &of) {
            continue;
        }
        let name = checklist::list_of(lang, &dossier.plan, &list.milestone.id);
        let said = checklist::in_full(lang, &list);
        blocks.push(Block::Said(format!("{name}: {said}.")));
        let is_outside = |slot: &Slot| outside.contains(slot);
        blocks.push(Block::Table(points(lang, &list, &is_outside)));
    }
    blocks
}

fn points(lang: Lang, list: &CheckList<'_>, is_outside: &dyn Fn(&Slot) -> bool) -> Table {
    let has_groups = list.has_groups();
    let row = |status: &PointStatus<'_>| {
        let group = status.group.map(|group| checklist::group(lang, group));
        let source = status.point.source.as_deref().unwrap_or_default();
        let (day, by) = ticked(lang, status, is_outside);
        let noted = match status.waiver() {
            Some(waiver) => checklist::waived_by(lang, waiver),
            None => checklist::noted(status).unwrap_or_default(),
        };
        let mut cells = vec![checklist::point(lang, status.point)];
        cells.extend(has_groups.then(|| group.unwrap_or_default()));
        cells.extend([sanitized(source).into_owned(), day, by, noted]);
        TableRow { cells, state: None }
    };
    let mut heads = vec![(words::POINT, false)];
    heads.extend(has_groups.then_some((words::GROUP, false)));
    heads.extend([
        (words::SOURCE, false),
        (words::DATE, true),
        (words::BY, false),
        (words::NOTED, false),
    ]);
    let rows = list.points.iter().map(row).collect();
    table(lang, words::POINTS, &heads, rows)
}

/// When a point was ticked, and by whom; that it is open.
fn ticked(
    lang: Lang,
    status: &PointStatus<'_>,
    is_outside: &dyn Fn(&Slot) -> bool,
) -> (String, String) {
    let Some(tick) = status.tick() else {
        let word = if status.is_open() {
            checklist::open(lang)
        } else {
            ""
        };
        return (word.to_owned(), String::new());
    };
    let slot = Slot::Tick(tick.event.clone(), tick.point.clone());
    let by = if is_outside(&slot) {
        audit::nobody(lang).to_owned()
    } else {
        sanitized(&tick.stamp.by).into_owned()
    };
    (dates::full(tick.date), by)
}
