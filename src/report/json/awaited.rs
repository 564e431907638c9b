//! What `crono-status/1` says of what is awaited: since when, and for how many days; the resumption of
//! what is suspended among it.

use serde::Serialize;

use crate::assess::{Assessment, Awaited, open_suspensions};
use crate::calendar::Date;
use crate::plan::{Actors, Plan};
use crate::record::Dossier;

/// An event, or `resumption:1` while a suspension is in force; since when, and for how many days.
#[derive(Serialize)]
pub(super) struct AwaitedView {
    event: String,
    actor: Actors,
    since: Option<Date>,
    days: Option<i64>,
}

/// What is awaited, most urgent first: what a clock runs on for, then what makes one go on.
pub(super) fn awaited(dossier: &Dossier, assessment: &Assessment) -> Vec<AwaitedView> {
    let today = assessment.today;
    let due = |awaited: &&Awaited| {
        let clock = awaited.clock.map(|clock| &assessment.clocks[clock]);
        clock.is_some_and(|clock| clock.open_due().is_some())
    };
    let view = |awaited: &Awaited| AwaitedView {
        event: awaited.event.to_string(),
        actor: awaited.actor.clone(),
        since: awaited.since,
        days: awaited.waited(today),
    };
    let pressing = assessment.awaited.iter().take_while(due).count();
    let (pressing, waiting) = assessment.awaited.split_at(pressing);
    let open = open_suspensions(dossier, assessment).into_iter();
    let resumptions = open.map(|open| AwaitedView {
        event: resumption(open.n),
        actor: Actors::one(Plan::orders_resumptions()),
        since: Some(open.since),
        days: Some(open.days(today)),
    });
    let pressing = pressing.iter().map(view);
    let waiting = waiting.iter().map(view);
    pressing.chain(resumptions).chain(waiting).collect()
}

/// What the resumption of a suspension is called.
pub(in crate::report) fn resumption(n: u32) -> String {
    format!("resumption:{n}")
}
