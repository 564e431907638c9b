//! The plans that come with the program, embedded from `data/`.
//!
//! Each is written as text, `data/plans/NAME.txt`, with a head that says where its terms come from and what has to be
//! checked; `NAME.json` beside it is what that text says, and is what is read here. They are read and checked like any
//! other: nothing about them is known to the code but the name.

use super::Plan;

/// The plan that a first start shows.
pub const SHIPPED_DEFAULT: &str = "civitavecchia";

/// A plan that comes along.
struct Shipped {
    name: &'static str,
    /// As it is read.
    json: &'static str,
    /// As it was written.
    text: &'static str,
}

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        [$(Shipped {
            name: $name,
            json: include_str!(concat!("../../data/plans/", $name, ".json")),
            text: include_str!(concat!("../../data/plans/", $name, ".txt")),
        }),+]
    };
}

const SHIPPED: [Shipped; 8] = shipped![
    "civitavecchia",
    "sito",
    "cloud",
    "lavori",
    "forniture",
    "gestione",
    "accesso",
    "conferenza",
];

/// The names of the shipped plans.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|plan| plan.name)
}

/// The shipped plan of that name.
///
/// # Panics
/// Never: a test reads every one of them.
#[must_use]
pub fn shipped(name: &str) -> Option<Plan> {
    let found = SHIPPED.iter().find(|plan| plan.name == name)?;
    Some(Plan::from_json(found.json).expect("a shipped plan is sound: tested"))
}

/// The text of the shipped plan of that name, its head included.
#[must_use]
pub fn shipped_text(name: &str) -> Option<&'static str> {
    let found = SHIPPED.iter().find(|plan| plan.name == name)?;
    Some(found.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_plan_is_sound_and_bears_its_name() {
        for name in shipped_names() {
            assert_eq!(shipped(name).unwrap().name, name);
            assert!(shipped_text(name).unwrap().starts_with("# "));
        }
        assert!(shipped(SHIPPED_DEFAULT).is_some());
        assert!(shipped("nowhere").is_none());
        assert!(shipped_text("nowhere").is_none());
    }
}
