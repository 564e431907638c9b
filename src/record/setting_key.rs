//! The names of what may be set in a plan.
//!
//! A name is read and written here; what its value means is `setting.rs`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::plan::{ClockId, DeadlineId, ItemId, MilestoneId, PartyId};

use super::info::InfoField;
use super::name_key::{NameKey, NameOf, clock_named, event_named};

/// Something of a plan that may be set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SettingKey {
    /// `us`.
    Us,
    /// `parties.ID.label`: what a party is called, in one text or in `italiano | English`.
    PartyLabel(PartyId),
    /// `parties.ID.noun`: the same with its article.
    PartyNoun(PartyId),
    /// `rules.last_day`.
    LastDay,
    /// `rules.local_holidays`.
    LocalHolidays,
    /// `rules.working_week`.
    WorkingWeek,
    /// `rules.suspensions`.
    Suspensions,
    /// `rules.suspension_ceiling`: a part of the duration, a time, or both (`25% 6m`).
    SuspensionCeiling,
    /// `penalties.daily_per_mille`.
    DailyPerMille,
    /// `penalties.cap_percent`.
    CapPercent,
    /// `penalties.party`.
    PenaltyParty,
    /// `deadlines.NAME`.
    Deadline(DeadlineId),
    /// `clocks.ID.limit`, of a clock, a register or a term.
    Limit(ClockId),
    /// `clocks.ID.by`: the day fixed from outside that a clock must end by.
    By(ClockId),
    /// `clocks.ID.before`: what the last day of a clock is counted back from (`60d event:end`).
    Before(ClockId),
    /// `clocks.ID.first_day`, of a clock or a term.
    FirstDay(ClockId),
    /// `clocks.ID.last_day`, of a clock or a register: the rule for its last day, where it has its own.
    OwnLastDay(ClockId),
    /// `clocks.ID.warn`, in days.
    Warn(ClockId),
    /// `clocks.ID.warn_after`, in days: of a clock without a limit.
    WarnAfter(ClockId),
    /// `clocks.ID.owed_by`, of a clock or a register.
    OwedBy(ClockId),
    /// `clocks.ID.penalty`: nothing (`0`), so many thousandths a day (`0.5`), or a sum a day (`100 euro`).
    Penalty(ClockId),
    /// `clocks.ID.from`: the milestones it counts from, of which the latest counts, or `first: a b`.
    From(ClockId),
    /// `clocks.ID.to`.
    To(ClockId),
    /// `milestones.ID.actor`, of a milestone or of a side of a register.
    Actor(MilestoneId),
    /// `milestones.ID.items`.
    Items(MilestoneId),
    /// `milestones.ID.item_nouns`: what its items are called once they are done, one and several.
    ItemNouns(MilestoneId),
    /// `milestones.ID.optional`: whether it need not happen.
    Optional(MilestoneId),
    /// `milestones.ID.checklist.POINT`: a point of a check list.
    Point(MilestoneId, ItemId),
    /// `milestones.ID.groups.GROUP`: what a group of points is called.
    PointGroup(MilestoneId, ItemId),
    /// `phases.N.title`, `milestones.ID.label`, `clocks.ID.noun` and the like: what something is called.
    Name(NameKey),
    /// `info.FIELD`.
    Info(InfoField),
}

impl SettingKey {
    /// Whether the first edition of the plan language had no such setting, so that its programs cannot read a
    /// journal that names it.
    #[must_use]
    pub const fn is_second_edition(&self) -> bool {
        matches!(
            self,
            Self::Us
                | Self::PartyLabel(_)
                | Self::PartyNoun(_)
                | Self::Actor(_)
                | Self::ItemNouns(_)
                | Self::Optional(_)
                | Self::WorkingWeek
                | Self::FirstDay(_)
                | Self::OwnLastDay(_)
                | Self::WarnAfter(_)
                | Self::By(_)
                | Self::Before(_)
                | Self::OwedBy(_)
                | Self::Penalty(_)
                | Self::PenaltyParty
                | Self::Point(..)
                | Self::PointGroup(..)
                | Self::Name(_)
        )
    }

    /// The milestone, or the side of a register, that it is of.
    #[must_use]
    pub const fn milestone(&self) -> Option<&MilestoneId> {
        match self {
            Self::Actor(id)
            | Self::Items(id)
            | Self::ItemNouns(id)
            | Self::Optional(id)
            | Self::Point(id, _)
            | Self::PointGroup(id, _)
            | Self::Name(NameKey {
                of: NameOf::Event(id),
                ..
            }) => Some(id),
            _ => None,
        }
    }

    /// The clock, register or term that it is of.
    #[must_use]
    pub const fn clock(&self) -> Option<&ClockId> {
        match self {
            Self::Limit(id)
            | Self::By(id)
            | Self::Before(id)
            | Self::FirstDay(id)
            | Self::OwnLastDay(id)
            | Self::Warn(id)
            | Self::WarnAfter(id)
            | Self::OwedBy(id)
            | Self::Penalty(id)
            | Self::From(id)
            | Self::To(id)
            | Self::Name(NameKey {
                of: NameOf::Clock(id),
                ..
            }) => Some(id),
            _ => None,
        }
    }

    /// The phase that it is of, where it is of one and of nothing in it.
    #[must_use]
    pub const fn phase(&self) -> Option<u32> {
        match self {
            Self::Name(NameKey {
                of: NameOf::Phase(number),
                ..
            }) => Some(*number),
            _ => None,
        }
    }
}

/// A text that is the name of no setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a setting")]
pub struct UnknownSetting;

impl FromStr for SettingKey {
    type Err = UnknownSetting;

    fn from_str(text: &str) -> Result<Self, UnknownSetting> {
        let parts: Vec<&str> = text.split('.').collect();
        let key = match parts[..] {
            ["us"] => Some(Self::Us),
            ["parties", id, "label"] => id.parse().ok().map(Self::PartyLabel),
            ["parties", id, "noun"] => id.parse().ok().map(Self::PartyNoun),
            ["rules", "last_day"] => Some(Self::LastDay),
            ["rules", "local_holidays"] => Some(Self::LocalHolidays),
            ["rules", "working_week"] => Some(Self::WorkingWeek),
            ["rules", "suspensions"] => Some(Self::Suspensions),
            ["rules", "suspension_ceiling"] => Some(Self::SuspensionCeiling),
            ["penalties", "daily_per_mille"] => Some(Self::DailyPerMille),
            ["penalties", "cap_percent"] => Some(Self::CapPercent),
            ["penalties", "party"] => Some(Self::PenaltyParty),
            ["deadlines", name] => name.parse().ok().map(Self::Deadline),
            ["clocks", id, field] => clock_named(id).and_then(|id| match field {
                "limit" => Some(Self::Limit(id)),
                "by" => Some(Self::By(id)),
                "before" => Some(Self::Before(id)),
                "first_day" => Some(Self::FirstDay(id)),
                "last_day" => Some(Self::OwnLastDay(id)),
                "warn" => Some(Self::Warn(id)),
                "warn_after" => Some(Self::WarnAfter(id)),
                "owed_by" => Some(Self::OwedBy(id)),
                "penalty" => Some(Self::Penalty(id)),
                "from" => Some(Self::From(id)),
                "to" => Some(Self::To(id)),
                _ => None,
            }),
            ["milestones", id, "actor"] => event_named(id).map(Self::Actor),
            ["milestones", id, "items"] => id.parse().ok().map(Self::Items),
            ["milestones", id, "item_nouns"] => id.parse().ok().map(Self::ItemNouns),
            ["milestones", id, "optional"] => id.parse().ok().map(Self::Optional),
            ["milestones", id, "checklist", point] => {
                let place = id.parse().ok().zip(point.parse().ok());
                place.map(|(id, point)| Self::Point(id, point))
            }
            ["milestones", id, "groups", group] => {
                let place = id.parse().ok().zip(group.parse().ok());
                place.map(|(id, group)| Self::PointGroup(id, group))
            }
            ["info", name] => InfoField::ALL
                .into_iter()
                .find(|field| field.as_str() == name)
                .map(Self::Info),
            _ => None,
        };
        let name = || NameKey::read(text).map(Self::Name);
        key.or_else(name).ok_or(UnknownSetting)
    }
}

impl fmt::Display for SettingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Us => f.write_str("us"),
            Self::PartyLabel(id) => write!(f, "parties.{id}.label"),
            Self::PartyNoun(id) => write!(f, "parties.{id}.noun"),
            Self::LastDay => f.write_str("rules.last_day"),
            Self::LocalHolidays => f.write_str("rules.local_holidays"),
            Self::WorkingWeek => f.write_str("rules.working_week"),
            Self::Suspensions => f.write_str("rules.suspensions"),
            Self::SuspensionCeiling => f.write_str("rules.suspension_ceiling"),
            Self::DailyPerMille => f.write_str("penalties.daily_per_mille"),
            Self::CapPercent => f.write_str("penalties.cap_percent"),
            Self::PenaltyParty => f.write_str("penalties.party"),
            Self::Deadline(name) => write!(f, "deadlines.{name}"),
            Self::Limit(id) => write!(f, "clocks.{id}.limit"),
            Self::By(id) => write!(f, "clocks.{id}.by"),
            Self::Before(id) => write!(f, "clocks.{id}.before"),
            Self::FirstDay(id) => write!(f, "clocks.{id}.first_day"),
            Self::OwnLastDay(id) => write!(f, "clocks.{id}.last_day"),
            Self::Warn(id) => write!(f, "clocks.{id}.warn"),
            Self::WarnAfter(id) => write!(f, "clocks.{id}.warn_after"),
            Self::OwedBy(id) => write!(f, "clocks.{id}.owed_by"),
            Self::Penalty(id) => write!(f, "clocks.{id}.penalty"),
            Self::From(id) => write!(f, "clocks.{id}.from"),
            Self::To(id) => write!(f, "clocks.{id}.to"),
            Self::Actor(id) => write!(f, "milestones.{id}.actor"),
            Self::Items(id) => write!(f, "milestones.{id}.items"),
            Self::ItemNouns(id) => write!(f, "milestones.{id}.item_nouns"),
            Self::Optional(id) => write!(f, "milestones.{id}.optional"),
            Self::PointGroup(id, group) => write!(f, "milestones.{id}.groups.{group}"),
            Self::Point(id, point) => write!(f, "milestones.{id}.checklist.{point}"),
            Self::Name(name) => name.fmt(f),
            Self::Info(field) => write!(f, "info.{}", field.as_str()),
        }
    }
}

impl Serialize for SettingKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SettingKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::plan::parsed(deserializer, crate::plan::ValueKind::Setting)
    }
}
