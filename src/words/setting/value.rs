//! The values of the plan in words, and as somebody would type them.

use crate::calendar::{
    DayCount, FirstDay, LastDayRule, Limit, MonthDay, WorkingWeek, parse_month_days,
};
use crate::plan::{
    Actors, Clock, ClockKey, ClockPenalty, Decimal, ItemNouns, MilestoneId, PartyId, Plan,
    SuspensionRule,
};
use crate::record::{InfoField, SettingKey};
use crate::say;
use crate::words::bad_value::in_words;
use crate::words::event::{allowance, milestone};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, checklist, dates, party};

/// A value in words: "90 giorni", "28 aprile", "Verifica della migrazione", "nessuno".
#[must_use]
pub fn value(lang: Lang, plan: &Plan, key: &SettingKey, canonical: Option<&str>) -> String {
    let Some(value) = canonical else {
        return match key {
            // Somebody is always meant; `plan` may say another one.
            SettingKey::Us => party::label(lang, plan, &PartyId::administration()),
            // It is called by the word that every contract has.
            SettingKey::PartyLabel(id) if id.is_always_there() => {
                party::common_label(lang, id).to_owned()
            }
            // The same title as in the text of the plan.
            SettingKey::Info(InfoField::Title) => sanitized(text(lang, &plan.title)).into_owned(),
            _ => no_value_of(lang, key).to_owned(),
        };
    };
    let said = match key {
        SettingKey::LastDay | SettingKey::OwnLastDay(_) => value
            .parse()
            .ok()
            .map(|rule| last_day(lang, rule).to_owned()),
        SettingKey::WorkingWeek => {
            WorkingWeek::named(value).map(|week| working_week(lang, week).to_owned())
        }
        SettingKey::FirstDay(_) => {
            FirstDay::named(value).map(|day| first_day(lang, day).to_owned())
        }
        SettingKey::LocalHolidays => holidays(value, |day| in_words(lang, *day)),
        SettingKey::Suspensions => {
            SuspensionRule::named(value).map(|rule| suspensions(lang, rule).to_owned())
        }
        SettingKey::SuspensionCeiling => Some(ceiling(lang, value)),
        SettingKey::DailyPerMille => Some(format!("{} ‰", decimal(lang, value))),
        SettingKey::CapPercent => Some(format!("{} %", decimal(lang, value))),
        SettingKey::Deadline(_) | SettingKey::By(_) => value
            .parse()
            .ok()
            .map(|date| dates::with_weekday(lang, date)),
        SettingKey::Before(id) => {
            // Said by the clock itself, as it would be with this value.
            let clock = plan.clock(id).cloned();
            let clock = clock.zip(value.parse().ok()).map(|(clock, before)| Clock {
                limit: None,
                by: None,
                before: Some(before),
                ..clock
            });
            clock.and_then(|clock| allowance(lang, plan, &clock))
        }
        SettingKey::Limit(_) => value.parse().ok().map(|limit| dates::limit(lang, limit)),
        SettingKey::Warn(id) => value.parse().ok().map(|days| {
            let working = plan.is_in_working_days(&ClockKey::of(id));
            warning(lang, DayCount { days, working })
        }),
        SettingKey::WarnAfter(_) => value
            .parse()
            .ok()
            .map(|days: u32| after_so_long(lang, days)),
        SettingKey::Actor(_) => {
            let actors: Option<Actors> = value.parse().ok();
            actors.map(|actors| party::labels(lang, plan, &actors))
        }
        SettingKey::Us | SettingKey::OwedBy(_) | SettingKey::PenaltyParty => {
            let party: Option<PartyId> = value.parse().ok();
            party.map(|party| party::label(lang, plan, &party))
        }
        SettingKey::Penalty(_) => value.parse().ok().map(|of| penalty(lang, of)),
        SettingKey::From(_) => match value.strip_prefix("first:") {
            Some(first) => several(lang, plan, first, the_first_of),
            None => several(lang, plan, value, the_last_of),
        },
        SettingKey::To(_) => several(lang, plan, value, the_last_of),
        SettingKey::Items(_) => Some(items(lang, value == "on").to_owned()),
        SettingKey::Optional(_) => Some(optional(lang, value == "on").to_owned()),
        SettingKey::ItemNouns(_) => value.parse().ok().map(|nouns: ItemNouns| {
            let said = [&nouns.one, &nouns.many].map(|noun| sanitized(text(lang, noun)));
            said.join(" / ")
        }),
        SettingKey::Point(..) => Some(checklist::value(lang, value)),
        SettingKey::Info(InfoField::NetAmount) => {
            amount(lang, value).map(|amount| format!("{amount} euro"))
        }
        SettingKey::PartyLabel(_)
        | SettingKey::PartyNoun(_)
        | SettingKey::PointGroup(..)
        | SettingKey::Name(_)
        | SettingKey::Info(_) => None,
    };
    said.unwrap_or_else(|| sanitized(value).into_owned())
}

/// A ceiling on suspensions: "25% della durata o 6 mesi".
fn ceiling(lang: Lang, value: &str) -> String {
    let (bounds, clocks) = match value.split_once(" of ") {
        Some((bounds, clocks)) => (bounds, Some(clocks)),
        None => (value, None),
    };
    let said = bounds.split_whitespace().map(|part| match part.parse() {
        Ok(limit) => dates::limit(lang, limit),
        Err(_) => format!("{part} {}", of_the_duration(lang)),
    });
    let said = said.collect::<Vec<_>>().join(or(lang));
    match clocks {
        Some(clocks) => ceiling_of(lang, &said, &sanitized(clocks)),
        None => said,
    }
}

say! {
    /// What happens to a last day that is a holiday.
    pub fn last_day(lang, rule: LastDayRule) -> &str match rule {
        LastDayRule::Nominal => it "resta quello" en "stays as it is";
        LastDayRule::Civil => it "passa al primo non festivo, art. 1187 c.c."
            en "moves to the next that is none, art. 1187 c.c.";
        LastDayRule::CivilLocal => it "come l'art. 1187 c.c., feste locali comprese"
            en "as art. 1187 c.c., local holidays included";
        LastDayRule::Eu1182 => it "regolamento CEE 1182/71, sabati compresi"
            en "Regulation EEC 1182/71, Saturdays included";
    }

    /// Which days of the week are worked.
    pub fn working_week(lang, week: WorkingWeek) -> &str match week {
        WorkingWeek::MonFri => it "da lunedì a venerdì" en "Monday to Friday";
        WorkingWeek::MonSat => it "da lunedì a sabato" en "Monday to Saturday";
    }

    /// Whether the day a clock starts on is one of its days.
    pub fn first_day(lang, first: FirstDay) -> &str match first {
        FirstDay::Excluded => it "non conta, art. 2963 c.c." en "does not count, art. 2963 c.c.";
        FirstDay::Counts => it "conta, è il giorno 1" en "counts, it is day 1";
    }

    /// What a recorded suspension does.
    pub fn suspensions(lang, rule: SuspensionRule) -> &str match rule {
        SuspensionRule::StopClocks => it "fermano i termini" en "they stop the clocks";
        SuspensionRule::NoteOnly => it "sono note, i termini corrono" en "they are notes, the clocks run";
    }
}

/// A rate a thousand: "0,5 ‰".
#[must_use]
pub fn per_mille(lang: Lang, rate: Decimal) -> String {
    format!("{} ‰", decimal(lang, &rate.to_string()))
}

/// A rate a hundred: "10 %".
#[must_use]
pub fn percent(lang: Lang, rate: Decimal) -> String {
    format!("{} %", decimal(lang, &rate.to_string()))
}

/// What lateness of one clock costs: "0,5 ‰ al giorno".
#[must_use]
pub fn penalty(lang: Lang, of: ClockPenalty) -> String {
    match of {
        ClockPenalty::None => no_penalty(lang).to_owned(),
        ClockPenalty::DailyPerMille(rate) => a_day(lang, &per_mille(lang, rate)),
        ClockPenalty::DailyEuro(sum) => {
            let sum = amount(lang, &sum.to_string()).unwrap_or_default();
            a_day(lang, &format!("{sum} euro"))
        }
    }
}

/// A number with the decimal mark of the language.
fn decimal(lang: Lang, value: &str) -> String {
    value.replace('.', decimal_mark(lang))
}

/// Whether a milestone is made of items.
#[must_use]
pub const fn items(lang: Lang, on: bool) -> &'static str {
    if on {
        with_items(lang)
    } else {
        without_items(lang)
    }
}

say! {
    /// Whether a milestone need not happen.
    pub fn optional(lang, on: bool) -> &str match on {
        true => it "sì, può non avvenire" en "yes, it need not happen";
        false => it "no, lo si aspetta" en "no, it is awaited";
    }

    /// A ceiling that counts certain clocks.
    fn ceiling_of(lang, bounds: &str, clocks: &str)
        it "{bounds} (termini: {clocks})"
        en "{bounds} (clocks: {clocks})";

    fn no_penalty(lang) -> &str it "nessuna penale" en "no penalty";

    fn a_day(lang, sum: &str) it "{sum} al giorno" en "{sum} a day";

    fn after_so_long(lang, days: u32) let days = dates::days(lang, days);
        it "dopo {days}"
        en "after {days}";

    fn warning(lang, days: DayCount) let days = dates::day_count(lang, days);
        it "{days} prima"
        en "{days} before";
}

fn holidays(value: &str, day: impl Fn(&MonthDay) -> String) -> Option<String> {
    let days = parse_month_days(value).ok()?;
    Some(days.iter().map(day).collect::<Vec<_>>().join(", "))
}

/// "Collaudo congiunto", "l'ultimo tra Test e debug conclusi e Formazione conclusa".
fn several(
    lang: Lang,
    plan: &Plan,
    value: &str,
    join: fn(Lang, &str, &str) -> String,
) -> Option<String> {
    let ids: Result<Vec<MilestoneId>, _> = value.split_whitespace().map(str::parse).collect();
    let names: Vec<String> = ids
        .ok()?
        .iter()
        .map(|id| milestone(lang, plan, id))
        .collect();
    Some(match names.as_slice() {
        [] => return None,
        [only] => only.clone(),
        [first @ .., last] => join(lang, &first.join(", "), last),
    })
}

/// An amount as each language writes it: "98.000,00", "98,000.00".
#[must_use]
pub fn amount(lang: Lang, value: &str) -> Option<String> {
    let (whole, cents) = value.split_once('.')?;
    let (part, mark) = (thousands_mark(lang), decimal_mark(lang));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push_str(part);
        }
        grouped.push(digit);
    }
    Some(format!("{grouped}{mark}{cents}"))
}

/// A value as somebody would type it, for the field of a form; it reads back to the same.
#[must_use]
pub fn typed(lang: Lang, key: &SettingKey, canonical: Option<&str>) -> String {
    let value = canonical.unwrap_or_default();
    let typed = match key {
        SettingKey::Limit(_) => value
            .parse()
            .ok()
            .map(|limit: Limit| dates::limit(lang, limit)),
        SettingKey::LocalHolidays => {
            holidays(value, |day| format!("{:02}/{:02}", day.day(), day.month()))
        }
        SettingKey::Info(InfoField::NetAmount) => amount(lang, value),
        SettingKey::DailyPerMille | SettingKey::CapPercent | SettingKey::Penalty(_) => {
            Some(decimal(lang, value))
        }
        SettingKey::Deadline(_) | SettingKey::By(_) => value.parse().ok().map(dates::full),
        _ => None,
    };
    typed.unwrap_or_else(|| value.to_owned())
}

/// A value in words with its canonical spelling behind, where the two differ: "90 giorni (90d)".
#[must_use]
pub fn with_spelling(lang: Lang, plan: &Plan, key: &SettingKey, canonical: &str) -> String {
    let said = value(lang, plan, key, Some(canonical));
    let spelling = sanitized(canonical);
    if said == spelling {
        said
    } else {
        format!("{said} ({spelling})")
    }
}

say! {
    /// In Italian it agrees with what there is none of.
    pub fn no_value_of(lang, key: &SettingKey) -> &str match key {
        SettingKey::LocalHolidays | SettingKey::DailyPerMille | SettingKey::Deadline(_) | SettingKey::By(_) =>
            it "nessuna" en "none";
        SettingKey::From(_) => it "dall'inizio" en "from the beginning";
        // The value follows from something else then, and is not missing.
        SettingKey::OwnLastDay(_) | SettingKey::OwedBy(_) | SettingKey::PenaltyParty | SettingKey::Us =>
            it "non indicato" en "not stated";
        _ => it "nessuno" en "none";
    }
    fn of_the_duration(lang) -> &str it "della durata" en "of the duration";
    fn or(lang) -> &str it " o " en " or ";
    fn thousands_mark(lang) -> &str it "." en ",";
    fn decimal_mark(lang) -> &str it "," en ".";
    fn with_items(lang) -> &str
        it "sì, ciascuna con la sua data"
        en "yes, each with its own date";
    fn without_items(lang) -> &str it "no, una data sola" en "no, a single date";

    fn the_first_of(lang, first: &str, last: &str)
        it "il primo tra {first} e {last}"
        en "the first of {first} and {last}";

    fn the_last_of(lang, first: &str, last: &str)
        it "l'ultimo tra {first} e {last}"
        en "the last of {first} and {last}";
}
