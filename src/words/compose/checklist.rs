//! Which row is said of a check list and its points.

use crate::calendar::Date;
use crate::plan::{CheckPoint, ItemId, Milestone, MilestoneId, Plan, PointGroup, PointPlace};
use crate::record::{
    Change, CheckList, Dossier, Edit, GroupStatus, Op, PointStatus, PointText, SettingKey, Slot,
    Swap, Tick, Waiver,
};
use crate::words::Lang;
use crate::words::checklist::{
    and_more, closed, drop_question, group_of, in_group, in_words, no_point, no_tick, not_applying,
    nothing_applies, open_points, own_first, point_added, point_changed, point_dropped, point_of,
    point_rewritten, still_open, tick_all_the_same, tick_moved, tick_noted, tick_noted_in_short,
    ticked_by, ticked_in_short, untick, untick_in_short, untick_question, was_ticked,
    with_its_tick, without,
};
use crate::words::dates::{full, short, with_weekday};
use crate::words::event::milestone;
use crate::words::sanitize::sanitized;
use crate::words::state::text;

use super::told::Telling;

/// "7/22": how much of a list is done, without what does not apply.
#[must_use]
pub fn progress(list: &CheckList<'_>) -> String {
    progress_of(list.done(), list.total())
}

/// The same of so many points.
#[must_use]
pub fn progress_of(done: usize, total: usize) -> String {
    format!("{done}/{total}")
}

/// "7 di 22 punti, 3 non si applicano".
#[must_use]
pub fn in_full(lang: Lang, list: &CheckList<'_>) -> String {
    counted(lang, list.done(), list.total(), list.points.len())
}

/// The same of a group.
#[must_use]
pub fn of_group(lang: Lang, group: &GroupStatus<'_, '_>) -> String {
    counted(lang, group.done(), group.total(), group.points.len())
}

fn counted(lang: Lang, done: usize, total: usize, points: usize) -> String {
    if total == 0 {
        return nothing_applies(lang).to_owned();
    }
    let said = in_words(lang, done, total);
    match points - total {
        0 => said,
        waived => format!("{said}, {}", without(lang, waived)),
    }
}

/// "7 di 22 punti".
#[must_use]
pub fn in_short(lang: Lang, list: &CheckList<'_>) -> String {
    match list.total() {
        0 => nothing_applies(lang).to_owned(),
        total => in_words(lang, list.done(), total),
    }
}

/// "7/22, 15 aperti": behind the name of a list; that of an attempt that was rejected is closed.
#[must_use]
pub fn open_in_words(lang: Lang, list: &CheckList<'_>) -> String {
    if list.is_closed() {
        return format!("{}, {}", progress(list), closed(lang));
    }
    match (list.total(), list.open()) {
        (0, _) => nothing_applies(lang).to_owned(),
        (_, 0) => progress(list),
        (_, open) => format!("{}, {}", progress(list), open_points(lang, open)),
    }
}

/// That points are open, as a question says it.
pub(in crate::words) fn open_asked(lang: Lang, open: usize, total: usize) -> String {
    still_open(lang, open, total)
}

/// What a point says.
#[must_use]
pub fn point(lang: Lang, point: &CheckPoint) -> String {
    sanitized(text(lang, &point.label())).into_owned()
}

/// The same with where it comes from: "Font del modello (C.SI.1.1)".
#[must_use]
pub fn point_with_source(lang: Lang, of: &CheckPoint) -> String {
    let said = point(lang, of);
    match &of.source {
        Some(source) => format!("{said} ({})", sanitized(source)),
        None => said,
    }
}

/// What a group is called.
#[must_use]
pub fn group(lang: Lang, group: &PointGroup) -> String {
    sanitized(text(lang, &group.label())).into_owned()
}

/// What the list of a milestone is called: of an attempt, by what was to be decided, and not by how it was.
#[must_use]
pub fn list_of(lang: Lang, plan: &Plan, of: &MilestoneId) -> String {
    match plan.decision_label(of) {
        Some(label) => sanitized(text(lang, &label)).into_owned(),
        None => milestone(lang, plan, of),
    }
}

/// What a point, or a group, is called wherever it is: "Collaudo congiunto, «Font del modello»".
#[must_use]
pub fn place(lang: Lang, plan: &Plan, place: &PointPlace) -> String {
    let of = list_of(lang, plan, &place.milestone);
    let known = plan.milestone(&place.milestone);
    let known = known.or_else(|| plan.milestone(&place.milestone.whole()));
    let named = known.and_then(|known| known.point(&place.point));
    if let Some(named) = named {
        return point_of(lang, &of, &point(lang, named));
    }
    match known.and_then(|known| known.group(&place.point)) {
        Some(known) => group_of(lang, &of, &group(lang, known)),
        None => point_of(lang, &of, place.point.as_str()),
    }
}

/// The same where it may be cut: what tells it from its like comes first.
#[must_use]
pub fn place_own_first(lang: Lang, plan: &Plan, place: &PointPlace) -> String {
    let of = list_of(lang, plan, &place.milestone);
    let known = plan.milestone(&place.milestone);
    let known = known.or_else(|| plan.milestone(&place.milestone.whole()));
    let named = known.and_then(|known| known.point(&place.point));
    let named = named.map(|known| point(lang, known));
    let in_group = || known.and_then(|known| known.group(&place.point));
    let own = named.or_else(|| in_group().map(|known| group(lang, known)));
    let own = own.unwrap_or_else(|| place.point.to_string());
    own_first(lang, &own, &of)
}

/// When a point was ticked and by whom: "sab 28/11/2026, M.R.".
#[must_use]
pub fn ticked(lang: Lang, tick: &Tick, by: &str) -> String {
    ticked_by(lang, &with_weekday(lang, tick.date), &sanitized(by))
}

/// The same where columns are few: "28/11/2026, M.R.".
#[must_use]
pub fn signed(lang: Lang, tick: &Tick, by: &str) -> String {
    ticked_by(lang, &full(tick.date), &sanitized(by))
}

/// Why a point does not apply.
#[must_use]
pub fn waived_by(lang: Lang, waiver: &Waiver) -> String {
    not_applying(lang, &sanitized(&waiver.reason))
}

/// What is noted of a point, if anything.
#[must_use]
pub fn noted(status: &PointStatus<'_>) -> Option<String> {
    status.note().map(|note| sanitized(note).into_owned())
}

/// The value of a point as a setting: what it says, and where it comes from.
#[must_use]
pub fn value(lang: Lang, canonical: &str) -> String {
    let Some(read) = PointText::read(canonical, None) else {
        return sanitized(canonical).into_owned();
    };
    let said = sanitized(text(lang, &read.label())).into_owned();
    match &read.source {
        Some(source) => format!("{said} ({})", sanitized(source)),
        None => said,
    }
}

/// The question before a tick, or a point, is taken away; `None` for any other change.
#[must_use]
pub fn question(lang: Lang, dossier: &Dossier, change: &Change) -> Option<String> {
    let plan = &dossier.plan;
    let gone = change.edits.iter().find_map(|edit| match edit {
        Edit::Tick {
            before: Some(tick),
            after: None,
            ..
        } => Some(tick),
        _ => None,
    });
    match (change.edits.first()?, gone) {
        (
            Edit::Setting {
                key: SettingKey::Point(milestone, point),
                after: None,
                ..
            },
            tick,
        ) if change.op == Op::Set => {
            let at = PointPlace {
                milestone: milestone.clone(),
                point: point.clone(),
            };
            let with = tick.map(|tick| with_its_tick(lang, &with_weekday(lang, tick.date)));
            let name = place(lang, plan, &at);
            Some(drop_question(lang, &name, &with.unwrap_or_default()))
        }
        (Edit::Tick { .. }, Some(tick)) if change.op == Op::Tick => {
            let name = place(lang, plan, &tick.point_place());
            Some(untick_question(lang, &name, &with_weekday(lang, tick.date)))
        }
        _ => None,
    }
}

/// The question before a tick of which something is doubtful, which is said before.
#[must_use]
pub fn tick_question(lang: Lang, dossier: &Dossier, change: &Change, doubts: &str) -> String {
    let mut ticks = change.edits.iter().filter_map(|edit| match edit {
        Edit::Tick { after, .. } => after.as_deref(),
        _ => None,
    });
    let Some(tick) = ticks.next() else {
        return doubts.to_owned();
    };
    let name = place(lang, &dossier.plan, &tick.point_place());
    tick_all_the_same(lang, doubts, &name, &with_weekday(lang, tick.date))
}

/// The day of a tick with its note, where two people changed it.
#[must_use]
pub fn day_and_note(lang: Lang, tick: Option<(Date, Option<&str>)>) -> String {
    match tick {
        None => no_tick(lang).to_owned(),
        Some((date, None)) => with_weekday(lang, date),
        Some((date, Some(note))) => {
            format!("{}: {}", with_weekday(lang, date), sanitized(note))
        }
    }
}

/// All that a point says, where two people changed it: both languages, its source, its group.
#[must_use]
pub fn whole(lang: Lang, milestone: &Milestone, text: Option<&PointText>) -> String {
    let Some(text) = text else {
        return no_point(lang).to_owned();
    };
    let mut said = sanitized(&text.it).into_owned();
    if text.en != text.it {
        said = format!("{said} | {}", sanitized(&text.en));
    }
    if let Some(source) = &text.source {
        said = format!("{said} ({})", sanitized(source));
    }
    if let Some(id) = &text.group {
        let known = milestone.group(id);
        let name = known.map_or_else(|| id.to_string(), |known| group(lang, known));
        said = format!("{said}, {}", in_group(lang, &name));
    }
    said
}

/// Whether an edit adds a point, says it otherwise or drops it.
pub(super) const fn is_of_point(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::Setting {
            key: SettingKey::Point(..),
            ..
        }
    )
}

/// What an edit did to a point; with `back`, what the edit did that it takes back. `None` where it is about
/// something else.
pub(super) fn of_point(lang: Lang, plan: &Plan, edit: &Edit, back: bool) -> Option<String> {
    let Edit::Setting {
        key: SettingKey::Point(milestone_id, _),
        before,
        after,
        ..
    } = edit
    else {
        return None;
    };
    let read = |value: &Option<String>| PointText::read(value.as_deref()?, None);
    let (mut was, mut is) = (read(before), read(after));
    if back {
        std::mem::swap(&mut was, &mut is);
    }
    let says = |of: &PointText| sanitized(text(lang, &of.label())).into_owned();
    let name = |of: &PointText| point_of(lang, &milestone(lang, plan, milestone_id), &says(of));
    Some(match (was, is) {
        (None, Some(is)) => point_added(lang, &name(&is)),
        (Some(was), None) => point_dropped(lang, &name(&was)),
        (Some(was), Some(is)) if says(&was) == says(&is) => point_changed(lang, &name(&is)),
        (Some(was), Some(is)) => point_rewritten(lang, &name(&is), &says(&was)),
        (None, None) => String::new(),
    })
}

/// The names of the points there are: the first of them, and how many more.
#[must_use]
pub fn known_points(lang: Lang, known: &[ItemId]) -> String {
    const NAMED: usize = 8;
    let names = known.iter().take(NAMED).map(ItemId::as_str);
    let names = names.collect::<Vec<_>>().join(", ");
    match known.len().saturating_sub(NAMED) {
        0 => names,
        more => and_more(lang, &names, more),
    }
}

impl Telling for Tick {
    const IS_DATE: bool = true;

    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        let Slot::Tick(milestone, point) = slot else {
            return None;
        };
        let at = PointPlace {
            milestone: milestone.clone(),
            point: point.clone(),
        };
        Some(place(lang, &dossier.plan, &at))
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::done(lang, dossier, edit)
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let Some(known) = edit.any() else {
            return String::new();
        };
        let name = place(lang, &dossier.plan, &known.point_place());
        let day = |tick: &Self| with_weekday(lang, tick.date);
        match (edit.before, edit.after) {
            (Some(was), Some(now)) if was.date == now.date => tick_noted(lang, &name),
            (Some(was), Some(now)) => tick_moved(lang, &name, &day(now), &day(was)),
            (None, Some(now)) => was_ticked(lang, &name, &day(now)),
            (Some(was), None) => untick(lang, &name, &day(was)),
            (None, None) => name,
        }
    }

    fn in_short(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let Some(known) = edit.any() else {
            return String::new();
        };
        let name = place_own_first(lang, &dossier.plan, &known.point_place());
        match (edit.before, edit.after) {
            (Some(was), Some(now)) if was.date == now.date => tick_noted_in_short(lang, &name),
            (_, Some(now)) => ticked_in_short(lang, &name, &short(now.date)),
            (_, None) => untick_in_short(lang, &name),
        }
    }
}
