//! The plans that come with the program, embedded from `data/`.
//!
//! They are read and checked like any other: nothing about them is known to the code but the name.

use super::Plan;

/// The plan that a first start shows.
pub const SHIPPED_DEFAULT: &str = "civitavecchia";

const SHIPPED: [(&str, &str); 2] = [
    (
        "civitavecchia",
        include_str!("../../data/plans/civitavecchia.json"),
    ),
    ("palestra", include_str!("../../data/plans/palestra.json")),
];

/// The names of the shipped plans.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

/// The shipped plan of that name.
///
/// # Panics
/// Never: a test reads every one of them.
#[must_use]
pub fn shipped(name: &str) -> Option<Plan> {
    let (_, text) = SHIPPED.iter().find(|(shipped, _)| *shipped == name)?;
    Some(Plan::from_json(text).expect("a shipped plan is sound: tested"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_plan_is_sound_and_bears_its_name() {
        for name in shipped_names() {
            assert_eq!(shipped(name).unwrap().name, name);
        }
        assert!(shipped(SHIPPED_DEFAULT).is_some());
        assert!(shipped("nowhere").is_none());
    }
}
