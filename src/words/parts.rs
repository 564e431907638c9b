//! How much of something is done that is made of parts: items by the noun that the plan gives them, and
//! several events that end one clock.

use crate::say;

pub use super::compose::parts::{PartKind, of_clock, of_milestone};

say! {
    /// So many of them are done.
    pub(super) fn counted(lang, done: u32, total: u32, noun: &str)
        it "{done} di {total} {noun}"
        en "{done} of {total} {noun}";

    /// Another number of them than before.
    pub(super) fn counted_no_longer(lang, now: &str, done: u32, total: u32)
        it "{now}, non più {done} di {total}"
        en "{now}, no longer {done} of {total}";

    /// Items that the plan does not name.
    pub(super) fn items(lang, total: u32) -> &str match total {
        1 => it "voce fatta" en "item done";
        _ => it "voci fatte" en "items done";
    }

    /// Events that end one clock.
    pub(super) fn events(lang, total: u32) -> &str match total {
        1 => it "parte fatta" en "part done";
        _ => it "parti fatte" en "parts done";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Parts;
    use crate::plan::{Plan, SHIPPED_DEFAULT, shipped};
    use crate::words::Lang;

    fn plan() -> Plan {
        shipped(SHIPPED_DEFAULT).unwrap()
    }

    fn parts(done: u32, total: u32) -> Parts {
        Parts { done, total }
    }

    #[test]
    fn items_are_counted_by_the_noun_that_the_plan_gives_them() {
        let plan = plan();
        let content = &"content".parse().unwrap();
        let said = |lang, parts| of_clock(&plan, content).say(lang, parts);
        assert_eq!(said(Lang::It, parts(2, 6)), "2 di 6 servizi pubblicati");
        assert_eq!(said(Lang::En, parts(2, 6)), "2 of 6 services published");
        assert_eq!(said(Lang::It, parts(0, 1)), "0 di 1 servizio pubblicato");
        assert_eq!(said(Lang::En, parts(1, 1)), "1 of 1 service published");
    }

    #[test]
    fn items_without_a_noun_are_items_and_several_events_are_parts() {
        let mut plan = plan();
        for milestone in &mut plan.milestones {
            milestone.item_nouns = None;
        }
        let said =
            |clock: &str, lang| of_clock(&plan, &clock.parse().unwrap()).say(lang, parts(2, 6));
        assert_eq!(said("content", Lang::It), "2 di 6 voci fatte");
        assert_eq!(said("content", Lang::En), "2 of 6 items done");
        assert_eq!(said("training", Lang::It), "2 di 6 parti fatte");
        assert_eq!(said("training", Lang::En), "2 of 6 parts done");
    }
}
