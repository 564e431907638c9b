//! Which of several names was meant by one that is none of them: a slip of the finger.

use strsim::osa_distance;

/// How many letters of two names differ, where one may be a slip of the finger for the other: a third of
/// the letters of the shorter one at most. Of three letters none may differ, or everything would be near.
#[must_use]
pub fn slip(asked: &str, name: &str) -> Option<usize> {
    let shorter = asked.chars().count().min(name.chars().count());
    let may_differ = if shorter > 3 { shorter / 3 } else { 0 };
    let distance = osa_distance(asked, name);
    (distance <= may_differ).then_some(distance)
}

/// The name that is nearest among those that were meant by a slip; of names that are as near, the first.
#[must_use]
pub fn nearest<'n>(asked: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = names.filter_map(|name| Some((slip(asked, name)?, name)));
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_near_and_another_word_is_not() {
        for (asked, names, meant) in [
            ("limt", &["id", "label", "limit"][..], Some("limit")),
            ("informativ", &["informative"], Some("informative")),
            ("lastday", &["last_day"], Some("last_day")),
            ("register", &["registers", "rules"], Some("registers")),
            ("reprot", &["report", "start"], Some("report")),
            ("fo", &["to", "of"], None),
            ("funder", &["report", "start"], None),
        ] {
            assert_eq!(nearest(asked, names.iter().copied()), meant, "{asked}");
        }
    }
}
