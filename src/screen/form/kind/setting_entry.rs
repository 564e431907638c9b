//! What a value of the plan is typed into: a line of text, a day, one of several or some of several.
//!
//! A new kind of setting says here what there is to choose from. What is meant by what was typed is
//! not decided here but in `setting`.

use crate::calendar::{FirstDay, LastDayRule, WorkingWeek};
use crate::plan::{Clock, ClockStart, Plan, SuspensionRule};
use crate::record::SettingKey;
use crate::screen::form::choice::Named;
use crate::words::{event, party, setting};

/// How a value is typed.
pub(super) enum Typing {
    /// As words, a number, a length of time.
    Text,
    /// As a date.
    Day,
    /// By choosing one of these.
    One(Vec<Named>),
    /// By ticking some of these.
    Several(Vec<Named>),
}

/// How the value of this setting is typed in this plan.
pub(super) fn entry(plan: &Plan, key: &SettingKey) -> Typing {
    let milestones = |but: &dyn Fn(&str) -> bool| {
        let offered = plan.agreed_milestones();
        let offered = offered.filter(|m| !but(m.id.as_str()));
        offered
            .map(|m| {
                let name = |lang| event::milestone(lang, plan, &m.id);
                Named::new(m.id.to_string(), name)
            })
            .collect()
    };
    match key {
        SettingKey::LastDay => Typing::One(last_day_rules().collect()),
        SettingKey::OwnLastDay(_) => Typing::One(
            std::iter::once(unsaid(key))
                .chain(last_day_rules())
                .collect(),
        ),
        SettingKey::WorkingWeek => Typing::One(
            WorkingWeek::ALL
                .map(|week| {
                    Named::new(week.as_str(), |lang| {
                        setting::working_week(lang, week).into()
                    })
                })
                .into(),
        ),
        SettingKey::FirstDay(_) => Typing::One(
            FirstDay::ALL
                .map(|day| Named::new(day.as_str(), |lang| setting::first_day(lang, day).into()))
                .into(),
        ),
        SettingKey::Suspensions => Typing::One(
            SuspensionRule::ALL
                .map(|rule| {
                    Named::new(rule.as_str(), |lang| {
                        setting::suspensions(lang, rule).into()
                    })
                })
                .into(),
        ),
        SettingKey::Deadline(_) | SettingKey::By(_) => Typing::Day,
        SettingKey::Items(_) => Typing::One(
            [("on", true), ("off", false)]
                .map(|(value, on)| Named::new(value, |lang| setting::items(lang, on).into()))
                .into(),
        ),
        SettingKey::Optional(_) => Typing::One(
            [("on", true), ("off", false)]
                .map(|(value, on)| Named::new(value, |lang| setting::optional(lang, on).into()))
                .into(),
        ),
        // A clock does not end where it begins: what is at its other side is not offered.
        SettingKey::From(id) => {
            let agreed = plan.clock(id);
            let offered = milestones(&|milestone| {
                let ends = agreed.map(Clock::agreed_ends).unwrap_or_default();
                ends.iter().any(|end| end.as_str() == milestone)
            });
            match agreed.map(Clock::start) {
                Some(ClockStart::First(_) | ClockStart::FromBeginning) => Typing::Text,
                Some(ClockStart::Last([_, _, ..])) => Typing::Several(offered),
                _ => Typing::One(offered),
            }
        }
        SettingKey::To(id) => Typing::Several(milestones(&|milestone| {
            plan.clock(id)
                .is_some_and(|clock| clock.starts().iter().any(|id| id.as_str() == milestone))
        })),
        SettingKey::Us | SettingKey::OwedBy(_) | SettingKey::PenaltyParty => {
            Typing::One(std::iter::once(unsaid(key)).chain(parties(plan)).collect())
        }
        SettingKey::Actor(_) => Typing::Several(parties(plan).collect()),
        SettingKey::LocalHolidays
        | SettingKey::SuspensionCeiling
        | SettingKey::DailyPerMille
        | SettingKey::CapPercent
        | SettingKey::Limit(_)
        | SettingKey::Before(_)
        | SettingKey::Warn(_)
        | SettingKey::WarnAfter(_)
        | SettingKey::Penalty(_)
        | SettingKey::PartyLabel(_)
        | SettingKey::PartyNoun(_)
        | SettingKey::Name(_)
        | SettingKey::ItemNouns(_)
        | SettingKey::Point(..)
        | SettingKey::PointGroup(..)
        | SettingKey::Info(_) => Typing::Text,
    }
}

/// The rules for a last day.
fn last_day_rules() -> impl Iterator<Item = Named> {
    LastDayRule::ALL.into_iter().map(|rule| {
        Named::new(rule.to_string(), |lang| {
            setting::last_day(lang, rule).into()
        })
    })
}

/// That the plan does not say.
fn unsaid(key: &SettingKey) -> Named {
    Named::new("none", |lang| setting::no_value_of(lang, key).into())
}

/// The parties to choose from.
fn parties(plan: &Plan) -> impl Iterator<Item = Named> {
    let parties = plan.all_parties().into_iter();
    parties.map(|id| Named::new(id.to_string(), |lang| party::label(lang, plan, &id)))
}
