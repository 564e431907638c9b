//! What the sentences above the list must not hide: what falls due today beside what is late, and that more
//! was suspended than the plan allows.

use crate::assess::{Assessment, State, SuspensionTotal, suspension_total};
use crate::record::Dossier;
use crate::words::Lang;
use crate::words::event::{clock, clock_by_number};
use crate::words::headline::also_today;
use crate::words::proof::past_the_ceiling;

/// What stands behind the sentences and must not be hidden by them, each in full and in short: what falls
/// due today beside what is late; that more was suspended than the plan allows, while that is so.
pub fn more(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Vec<[String; 2]> {
    let passed = suspension_total(dossier, assessment).filter(SuspensionTotal::is_passed);
    let passed = passed.map(|_| past_the_ceiling(lang).map(str::to_owned));
    also(lang, dossier, assessment)
        .into_iter()
        .chain(passed)
        .collect()
}

/// What falls due today, where something is late.
fn also(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Option<[String; 2]> {
    let in_state = |state| {
        let open = assessment.open_clocks();
        open.filter(move |clock| clock.state() == state)
    };
    in_state(State::Overdue).next()?;
    let first = in_state(State::DueToday).next()?;
    let n = in_state(State::DueToday).count();
    let others = if n == 1 { 1 } else { n - 1 };
    let plan = &dossier.plan;
    let name = clock(lang, plan, &first.key);
    let short = clock_by_number(lang, plan, &first.key);
    Some([name, short].map(|name| also_today(lang, &name, others)))
}
