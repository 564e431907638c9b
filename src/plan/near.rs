//! Which of several names was meant by one that is none of them: a slip of the finger.

use strsim::osa_distance;

/// The name that is nearest, if a third of its letters at most differ; of names that are as near, the
/// first. Short names have no near ones, or everything would be near.
#[must_use]
pub fn nearest<'n>(asked: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = names.filter_map(|name| {
        let shorter = asked.chars().count().min(name.chars().count());
        let distance = osa_distance(asked, name);
        let may_differ = if shorter > 3 { (shorter / 3).max(1) } else { 0 };
        (distance <= may_differ).then_some((distance, name))
    });
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
