//! A last day that is counted backwards as steps of the sum: what it is counted back from, and where that is only
//! foreseen, what it would come to.

use crate::assess::FixedTerm;
use crate::plan::{Plan, TermAnchor};
use crate::words::Lang;
use crate::words::dates::with_weekday;
use crate::words::why as rows;

use super::reason::ReasonLine;

/// The steps, where `said` is how long before what; none for a day that is fixed.
pub(super) fn steps(lang: Lang, plan: &Plan, said: String, fixed: &FixedTerm) -> Vec<ReasonLine> {
    let FixedTerm::Before {
        before,
        anchor,
        foreseen,
        foreseen_last,
    } = fixed
    else {
        return Vec::new();
    };
    let was = match before.anchor() {
        Some(TermAnchor::Deadline(name)) => plan.deadlines.get(name).copied(),
        _ => None,
    };
    let moved = was.filter(|was| anchor.is_some_and(|day| day != *was));
    let moved = moved.map(|was| rows::moved_by_an_extension(lang, &with_weekday(lang, was)));
    let day = match (anchor, foreseen) {
        (Some(day), _) => with_weekday(lang, *day),
        (None, Some(day)) => format!("~{}", with_weekday(lang, *day)),
        (None, None) => String::new(),
    };
    let back = ReasonLine::new(rows::counted_back(lang), said, day);
    let unknown = anchor.is_none();
    let unknown = unknown.then(|| rows::not_known_yet(lang).to_owned());
    let last = foreseen_last.filter(|_| anchor.is_none()).map(|last| {
        let day = format!("~{}", with_weekday(lang, last));
        ReasonLine::new(rows::last_day(lang), rows::as_foreseen(lang), day)
    });
    let beside = unknown.into_iter().chain(moved);
    std::iter::once(back.with(beside)).chain(last).collect()
}
