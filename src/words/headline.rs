//! The two sentences above the list: what falls due or is late, and whether we must act.
//!
//! Screen, text and the one-line report say the same because they say these.

use crate::assess::{
    Assessment, Awaited, ClockStatus, Course, OpenSuspension, State, open_suspensions,
    suspension_total,
};
use crate::calendar::{Date, days_between};
use crate::plan::{Actor, ClockKey, Plan};
use crate::record::Dossier;

use super::Lang;
use super::count;
use super::dates;
use super::event::{
    Preposition, capitalised, clock, clock_in_full, clock_in_short, milestone_noun, noun, number,
};
use super::proof::past_the_ceiling;
use super::sanitize::{fit, width};

/// A sentence with the state it speaks of, which gives it glyph and colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The state of what it speaks of.
    pub state: State,
    /// The sentence.
    pub text: String,
}

/// A following due date is worth a mention when it is no farther than this.
const SOON: i64 = 7;

/// The first sentence: what is late, or what falls due next, in whole days.
#[must_use]
pub fn due(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Headline {
    let said = due_named(lang, dossier, assessment, clock_in_full);
    match ceiling(lang, dossier, assessment) {
        Some([passed, _]) => said.with(passed),
        None => said,
    }
}

/// That more was suspended than the plan allows, while that is so; in full, and in short.
fn ceiling(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Option<[&'static str; 2]> {
    let total = suspension_total(dossier, assessment)?;
    total.is_passed().then(|| past_the_ceiling(lang))
}

/// Both sentences in so many columns. That a ceiling is passed stands behind the one that leaves room.
fn both(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    columns: usize,
) -> (Headline, String) {
    let ours = ours_alone(lang, dossier, assessment, columns);
    let said = each_name(lang, dossier, assessment);
    let fits = |said: &&Headline| width(&said.text) <= columns;
    for passed in ceiling(lang, dossier, assessment).into_iter().flatten() {
        let more = said.clone().map(|said| said.with(passed));
        if let Some(due) = more.iter().find(fits) {
            return (due.clone(), ours);
        }
        if width(&ours) + 1 + width(passed) <= columns {
            return (that_fits(&said, columns), format!("{ours} {passed}"));
        }
    }
    (that_fits(&said, columns), ours)
}

/// The first sentence with each name that clocks have, the longest first.
fn each_name(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> [Headline; 3] {
    let names: [Named; 3] = [clock_in_full, clock_in_short, clock];
    names.map(|named| due_named(lang, dossier, assessment, named))
}

/// The first that fits so many columns, or the last.
fn that_fits(said: &[Headline; 3], columns: usize) -> Headline {
    let [.., least] = said;
    let fits = said.iter().find(|said| width(&said.text) <= columns);
    fits.unwrap_or(least).clone()
}

impl Headline {
    fn with(mut self, more: &str) -> Self {
        self.text = format!("{} {more}", self.text);
        self
    }
}

/// The same in so many columns: where the titles of the phases do not fit, their short ones, or their
/// numbers alone.
#[must_use]
pub fn due_in(lang: Lang, dossier: &Dossier, assessment: &Assessment, columns: usize) -> Headline {
    if ceiling(lang, dossier, assessment).is_none() {
        return that_fits(&each_name(lang, dossier, assessment), columns);
    }
    both(lang, dossier, assessment, columns).0
}

/// What a clock is called.
type Named = fn(Lang, &Plan, &ClockKey) -> String;

fn due_named(lang: Lang, dossier: &Dossier, assessment: &Assessment, named: Named) -> Headline {
    let soonest: Vec<&ClockStatus> = assessment.open_clocks().take(2).collect();
    let is_late = |i: &usize| assessment.clocks[*i].state() == State::Overdue;
    let late = assessment.open.partition_point(is_late);
    match soonest.as_slice() {
        [] => nothing_due(lang, dossier, assessment),
        [next, others @ ..] if late == 0 => Headline {
            state: next.state(),
            text: next_due(lang, dossier, next, others.first().copied(), named),
        },
        _ => Headline {
            state: State::Overdue,
            text: overdue(lang, dossier, &soonest[..late.min(2)], late, named),
        },
    }
}

fn left(clock: &ClockStatus) -> i64 {
    clock.days_left().unwrap_or_default()
}

/// What is said of the first two of so many late clocks.
fn overdue(
    lang: Lang,
    dossier: &Dossier,
    first: &[&ClockStatus],
    late: usize,
    named: Named,
) -> String {
    let plan = &dossier.plan;
    let by = |clock: &ClockStatus| {
        let days = dates::days(lang, -left(clock));
        let since = clock
            .open_due()
            .and_then(|due| due.succ_opt())
            .map(dates::day_month);
        let since = since.unwrap_or_default();
        match lang {
            Lang::It => format!("di {days} (dal {since})"),
            Lang::En => format!("by {days} (since {since})"),
        }
    };
    let word = lang.pick("IN RITARDO", "LATE");
    if let [only] = first {
        return format!("{word} {}: {}.", by(only), named(lang, plan, &only.key));
    }
    let name = |late: &&ClockStatus| {
        let name = clock(lang, plan, &late.key);
        let days = dates::days(lang, -left(late));
        match lang {
            Lang::It => format!("{name} di {days}"),
            Lang::En => format!("{name} by {days}"),
        }
    };
    let named: Vec<String> = first.iter().map(name).collect();
    let more = match late {
        ..=2 => String::new(),
        n => format!(" (+{})", n - 2),
    };
    format!("{late} {word}: {}{more}.", named.join(", "))
}

fn next_due(
    lang: Lang,
    dossier: &Dossier,
    next: &ClockStatus,
    then: Option<&ClockStatus>,
    named: Named,
) -> String {
    let plan = &dossier.plan;
    let name = named(lang, plan, &next.key);
    let first = match (left(next), next.open_due()) {
        (0, _) => format!("{}: {name}.", lang.pick("SCADE OGGI", "DUE TODAY")),
        (days, Some(due)) => {
            let countdown = capitalised(&count::countdown(lang, days));
            format!(
                "{countdown} ({}): {name}.",
                dates::weekday_day_month(lang, due)
            )
        }
        (_, None) => name,
    };
    let Some(then) = then.filter(|then| left(then) <= SOON) else {
        return first;
    };
    let name = match then.key.n {
        // After a request the number alone says that it is another one.
        Some(n) if next.key.n.is_some() && plan.registers.len() == 1 => number(lang, n),
        _ => clock(lang, plan, &then.key),
    };
    let day = then.open_due().map(dates::day_month).unwrap_or_default();
    let days = dates::days(lang, left(then));
    let second = match (lang, left(then)) {
        (Lang::It, 0) => format!("Anche: {name}."),
        (Lang::En, 0) => format!("Also: {name}."),
        (Lang::It, _) => format!("Poi {name}, tra {days} ({day})."),
        (Lang::En, _) => format!("Then {name}, in {days} ({day})."),
    };
    format!("{first} {second}")
}

/// Nothing runs: because nothing has begun, because somebody must act first, or because all is over.
fn nothing_due(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Headline {
    let plan = &dossier.plan;
    let told = |state, text| Headline { state, text };
    if dossier.records.is_empty() {
        return told(State::NotStarted, nothing_recorded(lang, plan));
    }
    let mut stand = assessment.clocks.iter().filter(|clock| clock.is_judged());
    if let Some(stands) = stand.find(|clock| clock.state() == State::Suspended) {
        let text = suspended(lang, plan, stands, assessment.today);
        return told(State::Suspended, text);
    }
    let mut waits = assessment
        .clocks
        .iter()
        .filter(|clock| clock.state() == State::WaitingNoLimit && !clock.informative);
    if let Some(waiting) = waits.next() {
        let name = clock(lang, plan, &waiting.key);
        let since = count::since(lang, waiting.elapsed().unwrap_or_default().into());
        let text = match lang {
            Lang::It => format!("Nessun termine corre. {name}: {since}."),
            Lang::En => format!("No clock is running. {name}: {since}."),
        };
        return told(State::WaitingNoLimit, text);
    }
    let ahead = assessment
        .clocks
        .iter()
        .any(|c| c.is_judged() && c.state() == State::NotStarted);
    if ahead {
        let text = lang.pick("Nessun termine corre.", "No clock is running.");
        return told(State::NotStarted, text.to_owned());
    }
    let text = lang.pick("Nessun termine è aperto.", "No clock is open.");
    told(State::Met, text.to_owned())
}

/// "Nessun termine corre. Fase 5: sospeso da 9 giorni, restano 43 giorni."
fn suspended(lang: Lang, plan: &Plan, stands: &ClockStatus, today: Date) -> String {
    let name = capitalised(&clock(lang, plan, &stands.key));
    let since = match stands.course {
        Course::Suspended { since, .. } => count::since(lang, days_between(since, today)),
        _ => String::new(),
    };
    let left = stands.days_left().map(|left| count::remain(lang, left));
    let left = left.map(|left| format!(", {left}")).unwrap_or_default();
    match lang {
        Lang::It => format!("Nessun termine corre. {name}: sospeso {since}{left}."),
        Lang::En => format!("No clock is running. {name}: suspended {since}{left}."),
    }
}

fn nothing_recorded(lang: Lang, plan: &Plan) -> String {
    let first = plan.in_order().first().map(|i| &plan.milestones[*i].id);
    let first = first
        .map(|id| milestone_noun(lang, plan, id))
        .unwrap_or_default();
    match lang {
        Lang::It => {
            let from = Preposition::From.with(lang, &first);
            format!("Nessuna data registrata: il cronoprogramma comincia {from}.")
        }
        Lang::En => format!("No date recorded yet: the schedule begins with {first}."),
    }
}

/// What begins the first sentence while a form is open: it is not so yet.
#[must_use]
pub const fn if_saved(lang: Lang, tried: bool) -> &'static str {
    if tried {
        lang.pick("Se provi: ", "If tried: ")
    } else {
        lang.pick("Se salvi: ", "If saved: ")
    }
}

/// The second sentence: whether we must act, since when, and whether a clock runs meanwhile; as much
/// of it as fits `columns`. The supplier's turn is none of ours.
#[must_use]
pub fn ours(lang: Lang, dossier: &Dossier, assessment: &Assessment, columns: usize) -> String {
    if ceiling(lang, dossier, assessment).is_none() {
        return ours_alone(lang, dossier, assessment, columns);
    }
    both(lang, dossier, assessment, columns).1
}

fn ours_alone(lang: Lang, dossier: &Dossier, assessment: &Assessment, columns: usize) -> String {
    let of = |actor: Actor| assessment.awaited.iter().filter(move |a| a.actor == actor);
    let count = of(Actor::Administration).count();
    let stand = open_suspensions(dossier, assessment);
    // What a clock runs on for comes first, then what makes one go on.
    match (of(Actor::Administration).next(), stand.first()) {
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
    let count = of(Actor::Both).count();
    match of(Actor::Both).next() {
        Some(first) => act(lang, dossier, assessment, first, count - 1, columns),
        None => super::Label::NothingForUs.text(lang).to_owned(),
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
    let turn = count::our_turn(lang, Some(open.days(assessment.today)), true);
    let names = open.clocks.iter().take(NAMED);
    let names = names.map(|i| clock(lang, &dossier.plan, &assessment.clocks[*i].key));
    let names = names.collect::<Vec<_>>().join(", ");
    let others = match (lang, open.clocks.len().saturating_sub(NAMED)) {
        (_, 0) => String::new(),
        (Lang::It, 1) => " e un altro".to_owned(),
        (Lang::It, n) => format!(" e altri {n}"),
        (Lang::En, n) => format!(" and {n} more"),
    };
    let what = lang.pick("ordinare la ripresa", "order the resumption");
    ending(&format!("{turn}: {what} ({names}{others})"), more, columns)
}

/// A sentence that says how many others there are; where columns are few, it is the text that is cut.
fn ending(text: &str, more: usize, columns: usize) -> String {
    let more = match more {
        0 => ".".to_owned(),
        more => format!(" (+{more})."),
    };
    let room = columns.saturating_sub(width(&more));
    // A full stop alone is no loss; without columns it is only what comes behind that has no room.
    if columns == 0 || width(text) <= room || more == "." {
        return format!("{text}{more}");
    }
    format!("{}{more}", fit(text, room))
}

fn act(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    awaited: &Awaited,
    more: usize,
    columns: usize,
) -> String {
    let runs = awaited.clock.is_some();
    let turn = count::our_turn(lang, awaited.waited(assessment.today), runs);
    let what = match awaited.since {
        None => super::effect::to_record(lang, dossier, &awaited.event),
        Some(_) => noun(lang, dossier, &awaited.event),
    };
    let together = match awaited.actor {
        Actor::Both => lang.pick(", insieme al fornitore", ", with the supplier"),
        Actor::Administration | Actor::Supplier => "",
    };
    let sentence = ending(&format!("{turn}: {what}{together}"), more, columns);
    let warnings = [
        lang.pick(
            "Intanto il termine del fornitore corre.",
            "The supplier's clock keeps running.",
        ),
        lang.pick("Il termine corre.", "The clock runs."),
    ];
    let fits = |warning: &&&str| width(&sentence) + 1 + width(warning) <= columns;
    match warnings.iter().filter(|_| runs).find(fits) {
        Some(warning) => format!("{sentence} {warning}"),
        None => sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Record, Stamp};

    /// The shipped plan with these dates, one a word: `award=2025-01-20`.
    fn dossier(dates: &str) -> Dossier {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let at = "2025-01-20T09:00:00+01:00".parse().unwrap();
        let stamp = Stamp {
            by: "M.R.".into(),
            login: "rossi".into(),
            at,
        };
        for (event, date) in dates
            .split_whitespace()
            .map(|word| word.split_once('=').unwrap())
        {
            dossier.records.push(Record {
                event: event.parse().unwrap(),
                date: date.parse().unwrap(),
                source: None,
                protocol: None,
                protocol_date: None,
                pec_id: None,
                note: None,
                attachment: None,
                stamp: stamp.clone(),
            });
        }
        dossier
    }

    const TO_MIGRATION: &str = "award=2025-01-20 contract_signed=2025-02-06 \
        plan_delivered=2025-02-17 plan_accepted=2025-03-10 test_release=2025-06-06 \
        migration_done=2025-08-22";

    fn sentences(lang: Lang, dates: &str, today: &str) -> (String, String) {
        let dossier = dossier(dates);
        let today: Date = today.parse().unwrap();
        let assessment = Assessment::of(&dossier, today);
        (
            due(lang, &dossier, &assessment).text,
            ours(lang, &dossier, &assessment, 78),
        )
    }

    #[test]
    fn a_new_dossier_begins_with_the_award() {
        let (due, ours) = sentences(Lang::It, "", "2025-01-13");
        assert_eq!(
            due,
            "Nessuna data registrata: il cronoprogramma comincia dall'aggiudicazione."
        );
        assert_eq!(ours, "Tocca a noi: registrare l'aggiudicazione.");
    }

    #[test]
    fn a_wait_that_begins_today_is_since_today() {
        let delivered = "award=2025-01-20 contract_signed=2025-02-06 plan_delivered=2025-02-17";
        let (due, _) = sentences(Lang::It, delivered, "2025-02-17");
        assert_eq!(
            due,
            "Nessun termine corre. Attesa accettazione piano: da oggi."
        );
        let (due, _) = sentences(Lang::En, delivered, "2025-02-18");
        assert_eq!(
            due,
            "No clock is running. Waiting plan acceptance: for 1 day."
        );
    }

    #[test]
    fn our_turn_fits_the_screen_in_both_languages() {
        let (_, it) = sentences(Lang::It, "award=2025-01-20", "2025-12-31");
        assert_eq!(
            it,
            "Tocca a noi da 345 giorni: la stipula del contratto, insieme al fornitore."
        );
        let (_, en) = sentences(Lang::En, "award=2025-01-20", "2025-12-31");
        assert_eq!(
            en,
            "We must act, for 345 days: the signature of the contract, with the supplier."
        );
        assert!(
            width(&it) <= 78 && width(&en) <= 78,
            "{} {}",
            width(&it),
            width(&en)
        );
    }

    #[test]
    fn what_falls_due_next_is_said_with_the_day_and_whose_turn_it_is() {
        let (due, ours) = sentences(Lang::It, TO_MIGRATION, "2025-08-29");
        assert_eq!(
            due,
            "Mancano 6 giorni (gio 04/09): fase 3, Migrazione, integrazione."
        );
        assert_eq!(
            ours,
            "TOCCA A NOI da 7 giorni: la verifica della migrazione. Il termine corre."
        );
        let (due, ours) = sentences(Lang::En, TO_MIGRATION, "2025-08-29");
        assert_eq!(
            due,
            "6 days left (Thu 04/09): phase 3, Migration, integration."
        );
        assert_eq!(
            ours,
            "WE MUST ACT, for 7 days: the verification of the migration. The clock runs."
        );
    }

    #[test]
    fn while_something_stands_we_must_order_the_resumption() {
        let mut dossier = dossier("test_debug_done=2025-09-12 acceptance_test=2025-12-01");
        let mut stand = |n, from: &str, clock: &str| {
            let act = crate::record::Suspension {
                n,
                from: from.parse().unwrap(),
                clocks: vec![clock.parse().unwrap()],
                reason: None,
                ordered_by: None,
                document: crate::record::Document::default(),
                stamp: dossier.records[0].stamp.clone(),
                resumption: None,
            };
            dossier.suspensions.push(act);
            dossier.clone()
        };
        let seen = |lang, dossier: &Dossier| {
            let assessment = Assessment::of(dossier, "2025-10-08".parse().unwrap());
            let (due, ours) = (
                due(lang, dossier, &assessment),
                ours(lang, dossier, &assessment, 78),
            );
            (due.text, ours)
        };
        let one = stand(1, "2025-09-29", "content");
        let (due, ours) = seen(Lang::It, &one);
        assert_eq!(
            due,
            "Nessun termine corre. Fase 5: sospeso da 9 giorni, restano 43 giorni."
        );
        // The award, which nobody recorded, is awaited too.
        assert_eq!(
            ours,
            "TOCCA A NOI da 9 giorni: ordinare la ripresa (fase 5) (+1)."
        );
        let (_, ours) = seen(Lang::En, &one);
        assert_eq!(
            ours,
            "WE MUST ACT, for 9 days: order the resumption (phase 5) (+1)."
        );
    }

    #[test]
    fn what_is_late_comes_first_with_the_first_day_of_lateness() {
        let verified =
            format!("{TO_MIGRATION} migration_verified=2025-09-11 test_debug_done=2025-09-12");
        let (due, ours) = sentences(Lang::It, &verified, "2025-10-08");
        assert_eq!(
            due,
            "IN RITARDO di 17 giorni (dal 22/09): fase 4, Test, debug, formazione."
        );
        assert_eq!(ours, "Oggi non tocca a noi.");
        let (due, _) = sentences(Lang::En, TO_MIGRATION, "2025-10-08");
        assert_eq!(due, "2 LATE: phase 3 by 34 days, phase 4 by 17 days.");
    }
}
