//! The second sentence above the list: whether we must act, and what was not met before.

use crate::assess::{Acting, Assessment, Awaited, OpenSuspension, open_suspensions};
use crate::plan::{ClockKey, Whose};
use crate::record::Dossier;
use crate::words::event::{clock, clock_by_number, cut_before_number, label, noun};
use crate::words::headline::{
    clock_of_runs, clock_runs, meanwhile, order_it, order_the_resumption,
};
use crate::words::sanitize::{fit, width};
use crate::words::{Label, Lang, count, effect, party};

use super::naming::{ENOUGH, LITTLE, rooms};
use super::nothing_due::missed;

/// From so many columns on what was not met is said whatever else there is.
const WIDE: usize = 70;

/// The second sentence with what was not met before, and how much that is where there was no room for it.
pub(super) struct SaidOfUs {
    /// What is said.
    pub(super) said: String,
    /// What would not fit behind it.
    pub(super) left: Option<String>,
}

/// The second sentence, and behind it what was not met before: that stays said. On a narrow screen it gives way to
/// since when we must act.
pub(super) fn ours_with_missed(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    columns: usize,
) -> SaidOfUs {
    let whole = ours_alone(lang, dossier, assessment, columns);
    let alone = |said| SaidOfUs { said, left: None };
    let Some([full, short]) = missed(lang, &dossier.plan, assessment, columns) else {
        return alone(whole);
    };
    // Where nothing is open and nothing for us, there is nothing else to be said.
    let mut clocks = assessment.clocks.iter();
    let is_over = !clocks.any(|clock| clock.is_judged() && clock.is_open());
    let is_all = is_over && whole == Label::NothingForUs.text(lang);
    match columns {
        0 if is_all => return alone(full),
        0 => return alone(format!("{whole} {full}")),
        _ if is_all => return alone(fit(&full, columns)),
        _ => {}
    }
    let room = columns.saturating_sub(width(&short) + 1).max(1);
    let ours = if columns < WIDE {
        whole.clone()
    } else {
        ours_before_more(lang, dossier, assessment, room)
    };
    let behind = [full, short];
    let fits = |said: &&String| width(&ours) + 1 + width(said) <= columns;
    // What we must do is not cut for it.
    let is_cut = ours.contains('…') && !whole.contains('…');
    if let Some(said) = behind.iter().find(fits).filter(|_| !is_cut) {
        return alone(format!("{ours} {said}"));
    }
    let [_, short] = behind;
    SaidOfUs {
        said: whole,
        left: Some(short),
    }
}

/// The same in so many columns where another sentence comes behind it: its full stop stays, so that no two numbers run
/// into each other.
fn ours_before_more(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    columns: usize,
) -> String {
    let is_ended = |said: &str| said.ends_with(['.', '…']);
    let said = ours_alone(lang, dossier, assessment, columns);
    if is_ended(&said) {
        return said;
    }
    // What just fits has no full stop; in one column less there is room for it.
    let less = columns.saturating_sub(1).max(1);
    let mut said = ours_alone(lang, dossier, assessment, less);
    if !is_ended(&said) {
        said.push('.');
    }
    said
}

fn ours_alone(lang: Lang, dossier: &Dossier, assessment: &Assessment, columns: usize) -> String {
    let of = |whose: Whose| assessment.awaited.iter().filter(move |a| a.whose == whose);
    let count = of(Whose::Ours).count();
    // What holds up somebody else's clock comes before what is only late for us.
    let presses = of(Whose::Ours).find(|awaited| awaited.holds_up.is_some());
    // Whether what stands goes on is for us to order, or we wait for it like everybody.
    let resumes = Acting::orders_resumption(&dossier.plan).whose == Whose::Ours;
    let stand = if resumes {
        open_suspensions(dossier, assessment)
    } else {
        Vec::new()
    };
    // What a clock runs on for comes first, then what makes one go on.
    match (presses.or_else(|| of(Whose::Ours).next()), stand.first()) {
        (Some(first), stops) if first.clock.is_some() || stops.is_none() => {
            let more = count - 1 + stand.len();
            return act(lang, dossier, assessment, first, more, columns);
        }
        (_, Some(first)) => {
            let more = count + stand.len() - 1;
            return order_resumption(lang, dossier, assessment, first, more, columns);
        }
        (_, None) => {}
    }
    let count = of(Whose::Joint).count();
    match of(Whose::Joint).next() {
        Some(first) => act(lang, dossier, assessment, first, count - 1, columns),
        None => Label::NothingForUs.text(lang).to_owned(),
    }
}

/// "TOCCA A NOI da 9 giorni: ordinare la ripresa (fase 5)."
fn order_resumption(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    open: &OpenSuspension,
    more: usize,
    columns: usize,
) -> String {
    const NAMED: usize = 2;
    let plan = &dossier.plan;
    let turn = |days| count::our_turn(lang, days, false);
    let since = turn(Some(open.days(assessment.today)));
    let stand = open.clocks.iter().map(|i| &assessment.clocks[*i].key);
    let keys: Vec<&ClockKey> = stand.chain(&open.waits_for).collect();
    let others = keys.len().saturating_sub(NAMED);
    let named = |name: &dyn Fn(&ClockKey) -> String, turn: &str| {
        let names = keys.iter().take(NAMED).map(|key| name(key));
        let names = names.collect::<Vec<_>>().join(", ");
        order_the_resumption(lang, turn, &names, others)
    };
    let whole = |key: &ClockKey| clock(lang, plan, key);
    let short = |key: &ClockKey| clock_by_number(lang, plan, key);
    let said = [named(&whole, &since), named(&short, &since)];
    let cut = |turn: &str, room| {
        if room < LITTLE {
            return order_it(lang, turn);
        }
        named(&|key| cut_before_number(&short(key), room), turn)
    };
    ending(&said, &[since, turn(None)], cut, more, columns)
}

/// The first of these that fits, with how many others there are. Where columns are too few for all of them, names are
/// cut; and where they would tell nothing any more, it is not said since when.
fn ending(
    said: &[String],
    turns: &[String; 2],
    cut: impl Fn(&str, usize) -> String,
    more: usize,
    columns: usize,
) -> String {
    let more = match more {
        0 => ".".to_owned(),
        more => format!(" (+{more})."),
    };
    let with_more = |text: &str| {
        // A full stop alone is no loss.
        if more == "." && text.ends_with('…') {
            text.to_owned()
        } else {
            format!("{text}{more}")
        }
    };
    // Without columns it is only what comes behind that has no room.
    if let (0, [first, ..]) = (columns, said) {
        return with_more(first);
    }
    // Nor is one at the end of what just fits.
    let without_stop = |text: &String| match text.strip_suffix('.') {
        Some(bare) if more == "." => width(bare),
        _ => width(text),
    };
    let fits = |text: &String| without_stop(text) <= columns;
    let [since, alone] = turns;
    let whole = said.iter().map(|text| with_more(text));
    let with_days = rooms(ENOUGH, columns).map(|room| with_more(&cut(since, room)));
    let without = rooms(1, columns).map(|room| with_more(&cut(alone, room)));
    let fitting = whole.chain(with_days).chain(without).find(fits);
    match fitting {
        Some(text) if width(&text) > columns => text.trim_end_matches('.').to_owned(),
        Some(text) => text,
        None => fit(&cut(alone, 1), columns),
    }
}

fn act(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    awaited: &Awaited,
    more: usize,
    columns: usize,
) -> String {
    let waited = awaited.waited(assessment.today);
    let plan = &dossier.plan;
    let turn = |waited| match awaited.whose {
        Whose::Ours => count::our_turn(lang, waited, awaited.presses(assessment.today)),
        Whose::Joint | Whose::Theirs => party::joint_turn(lang, plan, &awaited.actor, waited),
    };
    let what = match awaited.since {
        None => effect::to_record(lang, dossier, &awaited.event),
        Some(_) => noun(lang, dossier, &awaited.event),
    };
    let short = label(lang, dossier, &awaited.event);
    let turns = [turn(waited), turn(None)];
    let said = [&what, &short].map(|name| format!("{}: {name}", turns[0]));
    let cut = |turn: &str, room| {
        let name = if width(&what) <= room { &what } else { &short };
        format!("{turn}: {}", cut_before_number(name, room))
    };
    let sentence = ending(&said, &turns, cut, more, columns);
    // Nothing blames us alone for what is joint, nor for a clock of our own.
    let held_up = awaited
        .holds_up
        .filter(|_| awaited.whose == Whose::Ours)
        .map(|i| party::noun(lang, plan, &assessment.clocks[i].owed_by));
    let runs = match (held_up, awaited.clock) {
        (Some(owner), _) => vec![meanwhile(lang, &owner), clock_of_runs(lang, &owner)],
        (None, Some(i)) => {
            let is_late = assessment.clocks[i].days_late() > 0;
            vec![clock_runs(lang, is_late).to_owned()]
        }
        (None, None) => Vec::new(),
    };
    let fits = |warning: &&String| width(&sentence) + 1 + width(warning) <= columns;
    match runs.iter().find(fits) {
        Some(warning) => format!("{sentence} {warning}"),
        None => sentence,
    }
}
