//! What there is to choose from, where something was named that is not there: all of it, with titles,
//! the nearest first.
//!
//! What was typed is looked for among ids and among titles in both languages, so that `formazione`
//! finds `training_done` whatever language the program speaks.

mod clocks;
mod named;
mod near;

use crate::plan::{
    ClockId, ClockKey, Event, MilestoneId, Plan, ProblemKind, Register, Switch, shipped,
    shipped_names,
};
use crate::record::{ActId, Dossier, Happened, NotePlace, Refusal, SettingKey};

use crate::words::event::{item_label, milestone, phase_titled};
use crate::words::known::{number_of_request, the_plan, title_of_value};
use crate::words::sanitize::{pad, sanitized, width};
use crate::words::state::text;
use crate::words::{Label, Lang, act, dates, series, setting};

use clocks::clocks;
use named::Nameable;
use near::nearness;

/// What there is instead of what was named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternatives {
    /// What was meant, if it is near enough.
    pub meant: Option<String>,
    /// All that there is, a line each: the id and the title.
    pub rows: Vec<String>,
}

/// The values that an option takes instead of what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionValues {
    /// What was meant, if it is near enough.
    pub meant: Option<String>,
    /// All of them in one line, the nearest first.
    pub all: String,
}

impl Alternatives {
    /// The rows, with what is near to `asked` in front; the others keep their order.
    fn of(lang: Lang, asked: &str, mut all: Vec<Nameable>) -> Self {
        let near = |known: &Nameable| {
            let typed = known.as_typed(asked);
            let mut names = vec![known.id.as_str(), typed.as_str()];
            names.extend(known.titles.iter().map(String::as_str));
            nearness(asked, &names)
        };
        // Of names that are as near the shortest has the least that was not typed.
        all.sort_by_cached_key(|known| {
            near(known).map_or((usize::MAX, 0), |far| (far, known.id.len()))
        });
        let meant = all.first().filter(|first| near(first).is_some());
        let meant = meant.map(|first| first.as_typed(asked));
        let column = all.iter().map(|known| width(&known.id)).max().unwrap_or(0);
        let row = |known: &Nameable| {
            let title = &known.titles[lang as usize];
            format!("  {}  {title}", pad(&sanitized(&known.id), column))
                .trim_end()
                .to_owned()
        };
        Self {
            meant: meant.filter(|meant| meant != asked),
            rows: all.iter().map(row).collect(),
        }
    }
}

/// What was meant by what a refusal names, if it is near enough.
#[must_use]
pub fn meant(lang: Lang, dossier: &Dossier, refusal: &Refusal) -> Option<String> {
    let meant = instead(lang, dossier, refusal)?.meant?;
    Some(sanitized(&meant).into_owned())
}

/// What there is instead of what a refusal names; `None` where it names nothing that is not there.
#[must_use]
pub fn instead(lang: Lang, dossier: &Dossier, refusal: &Refusal) -> Option<Alternatives> {
    let plan = &dossier.plan;
    let (asked, all) = match refusal {
        Refusal::UnknownEvent(unknown) => (unknown.text.clone(), events(dossier)),
        Refusal::UnknownClock { text, registers } => (text.clone(), clocks(dossier, *registers)),
        Refusal::UnknownSetting { text } => (text.clone(), settings(plan)),
        Refusal::UnknownPlace(text) => (text.clone(), places(dossier)),
        Refusal::UnknownRegister(text) => (text.clone(), registers(plan)),
        Refusal::WhichRegister { .. } => (String::new(), registers(plan)),
        Refusal::UnknownRequest { register, n } => (n.to_string(), requests(dossier, register)),
        Refusal::UnknownItem {
            milestone, item, ..
        } => (item.to_string(), items(dossier, milestone)),
        Refusal::UnknownSuspension { n, .. } => {
            let alike = acts(dossier, ActId::Suspension(*n));
            (n.to_string(), alike)
        }
        Refusal::UnknownAct(act) => (act.n().to_string(), acts(dossier, *act)),
        Refusal::UnsoundPlan(problems) => {
            let name = problems.iter().find_map(|problem| match &problem.kind {
                ProblemKind::Unknown(name) => Some(name),
                ProblemKind::Side { side, .. } => Some(side),
                _ => None,
            })?;
            (name.clone(), milestones(plan))
        }
        Refusal::BadValue {
            key: SettingKey::From(_) | SettingKey::To(_),
            value,
        } => (value.clone(), milestones(plan)),
        _ => return None,
    };
    // A register or a series is there, but it is one of its requests or occurrences that is wanted.
    let named = asked.parse::<ClockKey>().ok();
    let is_register = named
        .as_ref()
        .is_some_and(|key| key.n.is_none() && plan.numbered(&key.id).is_some());
    let newest = matches!(refusal, Refusal::UnknownClock { .. })
        .then(|| named.as_ref().and_then(|key| newest_entry(dossier, key)))
        .flatten();
    let choice = Alternatives::of(lang, &asked, all);
    // Of numbers none is nearer to what was meant than another.
    let is_number = asked.parse::<u32>().is_ok();
    let is_meant = |meant: &String| !is_number && (!is_register || meant.starts_with(&*asked));
    let meant = choice.meant.filter(is_meant);
    // An attempt that is not there yet, nor awaited, is at that which has no number.
    let whole = asked
        .rsplit_once('/')
        .filter(|(_, n)| n.parse::<u32>().is_ok());
    let whole = whole.map(|(whole, _)| whole.to_owned());
    let is_event = |id: &String| id.parse().is_ok_and(|id| plan.milestone(&id).is_some());
    let of_attempt = whole.filter(|_| matches!(refusal, Refusal::UnknownEvent(_)));
    let meant = of_attempt.filter(is_event).or(meant);
    let meant = newest.or(meant);
    Some(Alternatives { meant, ..choice })
}

/// The clock of the newest entry of a register, where all of the register, or of a step of it, was named.
fn newest_entry(dossier: &Dossier, named: &ClockKey) -> Option<String> {
    let plan = &dossier.plan;
    let register = match plan.register(&named.id) {
        Some(step) => step,
        None => plan.steps_of(&named.id).next()?,
    };
    let mut own = dossier.requests.iter();
    let n = match named.n {
        Some(n) => own
            .find(|request| request.register == *register.agreed() && request.n == n)
            .map(|request| request.n)?,
        None => newest(dossier, register)?,
    };
    let key = ClockKey::numbered(&register.id, n).to_string();
    (key != named.to_string()).then_some(key)
}

/// The kinds that a note on a place may be of.
#[must_use]
pub fn kinds(lang: Lang, dossier: &Dossier, place: &NotePlace, asked: &str) -> Alternatives {
    let kinds = dossier.kinds_of(place);
    let all = kinds.map(|kind| {
        Nameable::new(&kind.id, |lang| {
            sanitized(text(lang, &kind.label)).into_owned()
        })
    });
    Alternatives::of(lang, asked, all.collect())
}

/// The requests of a register, to answer one.
#[must_use]
pub fn requests_of(lang: Lang, dossier: &Dossier, register: &ClockId, asked: &str) -> Alternatives {
    let choice = Alternatives::of(lang, asked, requests(dossier, register));
    Alternatives {
        meant: None,
        ..choice
    }
}

/// Of names with their titles those that are as near as none else.
#[must_use]
pub fn nearest(asked: &str, named: &[(String, Vec<String>)]) -> Vec<String> {
    let near = named.iter().filter_map(|(name, titles)| {
        let mut all = vec![name.as_str()];
        all.extend(titles.iter().map(String::as_str));
        Some((nearness(asked, &all)?, name))
    });
    let near: Vec<(usize, &String)> = near.collect();
    let best = near.iter().map(|(far, _)| *far).min();
    let best = near.iter().filter(|(far, _)| Some(*far) == best);
    best.map(|(_, name)| (*name).clone()).collect()
}

/// The plans that come with the program.
#[must_use]
pub fn plans(lang: Lang, asked: &str) -> Alternatives {
    let all = shipped_names().filter_map(|name| {
        let plan = shipped(name)?;
        Some(Nameable::new(name, |lang| {
            sanitized(text(lang, &plan.title)).into_owned()
        }))
    });
    Alternatives::of(lang, asked, all.collect())
}

fn milestones(plan: &Plan) -> Vec<Nameable> {
    let all = plan.milestones.iter();
    all.map(|known| Nameable::new(&known.id, |lang| milestone(lang, plan, &known.id)))
        .collect()
}

/// Milestones, the items that they are made of, and the sides of registers.
fn events(dossier: &Dossier) -> Vec<Nameable> {
    let plan = &dossier.plan;
    let mut all = Vec::new();
    for known in &plan.milestones {
        all.push(Nameable::new(&known.id, |lang| {
            milestone(lang, plan, &known.id)
        }));
        if known.items == Some(Switch::On) {
            all.extend(dossier.items_of(&known.id).map(|item| {
                let event = Event::item(&known.id, &item.id);
                Nameable::new(&event, |lang| item_label(lang, known, item))
            }));
        }
    }
    for register in &plan.registers {
        let request = Some(&register.request).filter(|_| register.opens());
        for side in request.into_iter().chain([&register.answer]) {
            let title = |lang: Lang| {
                let name = sanitized(text(lang, &side.label));
                format!("{name} {}", number_of_request(lang))
            };
            let newest = newest(dossier, register);
            all.push(Nameable::new(&side.id.with_any_number(), title).with_newest(newest));
        }
    }
    for series in &plan.series {
        let event = series.id.as_event().with_any_number();
        all.push(Nameable::new(&event, |lang| series::label(lang, series)));
    }
    all
}

/// The number of the newest entry of a register.
fn newest(dossier: &Dossier, register: &Register) -> Option<u32> {
    let own = dossier.requests.iter();
    let own = own.filter(|request| request.register == *register.agreed());
    own.map(|request| request.n).max()
}

/// Clocks of the plan, registers with the newest of their requests, and terms.
fn settings(plan: &Plan) -> Vec<Nameable> {
    let all = SettingKey::all(plan).into_iter();
    all.map(|key| Nameable::new(&key, |lang| setting::name(lang, plan, &key)))
        .collect()
}

/// Whatever a note may be on.
fn places(dossier: &Dossier) -> Vec<Nameable> {
    let plan = &dossier.plan;
    let whole = |lang: Lang| the_plan(lang).to_owned();
    let mut all = vec![Nameable::new("plan", whole)];
    let phases = plan.phases.iter().map(|phase| phase.number);
    all.extend(phases.map(|n| Nameable::new(&n, |lang| phase_titled(lang, plan, n))));
    all.extend(events(dossier));
    all.extend(clocks(dossier, false));
    all
}

fn registers(plan: &Plan) -> Vec<Nameable> {
    let all = plan.opening();
    all.map(|register| {
        Nameable::new(register.agreed(), |lang| {
            sanitized(text(lang, register.entry_label())).into_owned()
        })
    })
    .collect()
}

/// The requests of a register by number, each with its subject and the day it was opened.
fn requests(dossier: &Dossier, register: &ClockId) -> Vec<Nameable> {
    let side = dossier
        .plan
        .entries(register)
        .map(|register| &register.request.id);
    let all = dossier
        .requests
        .iter()
        .filter(|request| request.register == *register);
    let happened = Happened::through(dossier, None);
    let record = |event: Event| happened.record(dossier, &event);
    all.map(|request| {
        let opened = side.and_then(|side| record(Event::numbered(side, request.n)));
        Nameable::new(&request.n, |lang| {
            let opened = opened.map(|record| dates::with_weekday(lang, record.date));
            let subject = request
                .subject
                .as_deref()
                .map(|subject| sanitized(subject).into_owned());
            let told: Vec<String> = opened.into_iter().chain(subject).collect();
            told.join("  ")
        })
    })
    .collect()
}

fn items(dossier: &Dossier, of: &MilestoneId) -> Vec<Nameable> {
    let all = dossier.items_of(of);
    all.map(|item| Nameable::new(&item.id, |_| sanitized(item.name()).into_owned()))
        .collect()
}

/// The acts of the kind of one.
fn acts(dossier: &Dossier, one: ActId) -> Vec<Nameable> {
    let all = dossier.acts().into_iter().map(|(act, _)| act);
    all.filter(|act| act.word() == one.word())
        .map(|act| Nameable::new(&act.to_string(), |lang| act::what(lang, dossier, act)))
        .collect()
}

/// Commands with what each does in every language, the nearest to `asked` first.
#[must_use]
pub fn commands(
    lang: Lang,
    asked: &str,
    all: Vec<(String, [String; Lang::ALL.len()])>,
) -> Alternatives {
    let all = all.into_iter();
    let known = all.map(|(id, titles)| Nameable {
        id,
        titles,
        newest: None,
    });
    Alternatives::of(lang, asked, known.collect())
}

/// What a value of an option means; empty where its name says it.
#[must_use]
pub fn title_of(lang: Lang, value: &str, titles: &[(&str, Label)]) -> String {
    let own = titles.iter().find(|(name, _)| *name == value);
    let own = own.map(|(_, title)| title.text(lang).to_owned());
    own.unwrap_or_else(|| title_of_value(lang, value))
}

/// Values of an option with what each means, the nearest to `asked` first: "clocks (i termini), records
/// (le date)". What a value means is looked up in `titles` first.
#[must_use]
pub fn values(
    lang: Lang,
    asked: &str,
    values: &[String],
    titles: &[(&str, Label)],
) -> OptionValues {
    let title = |value: &str, lang| title_of(lang, value, titles);
    let far = |value: &str| {
        let titles = Lang::ALL.map(|lang| title(value, lang));
        let mut names = vec![value];
        names.extend(titles.iter().map(String::as_str));
        // Many a name has three letters: with one more, or without its last, it is still known.
        let by_one = value.len().abs_diff(asked.len()) == 1
            && (asked.starts_with(value) || value.starts_with(asked));
        nearness(asked, &names).or(by_one.then_some(2))
    };
    let mut all: Vec<&String> = values.iter().collect();
    all.sort_by_cached_key(|value| far(value).unwrap_or(usize::MAX));
    let meant = all.first().filter(|first| far(first).is_some());
    let meant = meant.map(|first| (*first).clone());
    let told = all.into_iter().map(|value| match title(value, lang) {
        title if title.is_empty() => value.clone(),
        title => format!("{value} ({title})"),
    });
    let all = told.collect::<Vec<_>>().join(", ");
    OptionValues { meant, all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::SHIPPED_DEFAULT;

    fn dossier() -> Dossier {
        Dossier::new(shipped(SHIPPED_DEFAULT).unwrap())
    }

    fn event(asked: &str) -> Refusal {
        Refusal::UnknownEvent(dossier().plan.unknown_event(asked))
    }

    fn clock(asked: &str) -> Refusal {
        let text = asked.into();
        Refusal::UnknownClock {
            text,
            registers: false,
        }
    }

    fn setting_key(asked: &str) -> Refusal {
        Refusal::UnknownSetting { text: asked.into() }
    }

    #[test]
    fn an_id_or_a_title_in_either_language_finds_what_was_meant() {
        let dossier = dossier();
        for (refusal, meant) in [
            (event("formazione"), Some("training_done")),
            (event("Formazione conclusa"), Some("training_done")),
            (event("training"), Some("training_done")),
            (event("stipula"), Some("contract_signed")),
            (event("aggiudicazzione"), Some("award")),
            (event("awrd"), Some("award")),
            (event("plan_deliverd"), Some("plan_delivered")),
            (event("contract-signed"), Some("contract_signed")),
            (event("assistance_reqest:3"), Some("assistance_request:3")),
            (event("assistance_request"), Some("assistance_request:1")),
            (event("assistance_answer:0"), Some("assistance_answer:1")),
            (
                event("content_publishd:anagrafe"),
                Some("content_published"),
            ),
            (event("zzzzzzzz"), None),
            (event("è"), None),
            (event("foo"), None),
            (clock("foo"), None),
            (setting_key("foo"), None),
            (Refusal::UnknownPlace("foo".into()), None),
            (clock("plan"), Some("plan_delivery")),
            (clock("contnt"), Some("content")),
            (clock("migratoin"), Some("migration")),
            (clock("migration:1"), Some("migration")),
            // All of a register is no clock, and none of its requests is there.
            (clock("assistenza"), None),
            (clock("assistance"), None),
            (clock("migrazione"), Some("migration")),
            (setting_key("rules.lastday"), Some("rules.last_day")),
            (setting_key("fornitore"), Some("info.supplier")),
            (setting_key("supplier"), Some("info.supplier")),
            (setting_key("feste locali"), Some("rules.local_holidays")),
        ] {
            for lang in Lang::ALL {
                let choice = instead(lang, &dossier, &refusal).unwrap();
                assert_eq!(choice.meant.as_deref(), meant, "{refusal:?}");
            }
        }
    }

    #[test]
    fn all_that_there_is_stands_there_with_its_title_the_nearest_first() {
        let dossier = dossier();
        let choice = instead(Lang::It, &dossier, &event("formazione")).unwrap();
        assert_eq!(choice.rows.len(), dossier.plan.milestones.len() + 2);
        assert_eq!(
            choice.rows[0].split_whitespace().next(),
            Some("training_done")
        );
        assert!(
            choice.rows[0].ends_with("Formazione conclusa"),
            "{:?}",
            choice.rows
        );
        // What is far keeps the order of the plan.
        let far = instead(Lang::En, &dossier, &event("zzzzzzzz"))
            .unwrap()
            .rows;
        let first = &dossier.plan.milestones[0];
        assert_eq!(far[0].split_whitespace().next(), Some(first.id.as_str()));
        let titles: Vec<usize> = far.iter().map(|row| row.trim_end().len()).collect();
        assert!(titles.iter().all(|width| *width > 26), "{far:?}");
        let places = instead(Lang::It, &dossier, &Refusal::UnknownPlace("x".into())).unwrap();
        assert!(
            places.rows.iter().any(|row| row.contains("fase 3, ")),
            "{places:?}"
        );
        let keys = instead(Lang::It, &dossier, &setting_key("x")).unwrap().rows;
        assert_eq!(keys.len(), SettingKey::all(&dossier.plan).len());
        assert_eq!(instead(Lang::It, &dossier, &Refusal::EmptyText), None);
    }

    #[test]
    fn values_of_an_option_say_what_they_mean() {
        let all = ["clocks", "records", "requests", "journal"].map(str::to_owned);
        assert_eq!(
            values(Lang::It, "storico", &all, &[]).all,
            "journal (lo storico), clocks (i termini), records (le date), requests (le richieste)"
        );
        assert_eq!(
            values(Lang::En, "bash", &["zsh".into(), "bash".into()], &[]).all,
            "bash, zsh"
        );
        let meant = |asked| values(Lang::En, asked, &all, &[]).meant;
        assert_eq!(meant("reqests").as_deref(), Some("requests"));
        assert_eq!(meant("xyzzy"), None);
    }
}
