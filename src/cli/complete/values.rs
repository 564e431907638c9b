//! The values of an argument, as the file that the line speaks of has them.
//!
//! The file is read when a value of it is wanted, and not before; where it cannot be read there are none.

use std::path::{Path, PathBuf};

use clap::Arg;

use crate::calendar::LastDayRule;
use crate::cli::environment::Environment;
use crate::plan::{
    Actors, PointPlace, Register, SHIPPED_DEFAULT, SuspensionRule, Text, shipped, shipped_names,
};
use crate::record::{Dossier, NotePlace, SettingKey};
use crate::report::Format;
use crate::store::{Fault, JsonFile};
use crate::words::act::place_named;
use crate::words::known::{now_so, title_of};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, event, party, setting};

use super::line::TypedLine;
use super::names::{self, Clocks, Which};
use super::place::{CursorPlace, commands_of};
use super::points;
use super::source::{Candidate, ValueSource, source};

/// What there is for a word: values, and whether files are meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub(super) named: Vec<Candidate>,
    pub(super) files: bool,
}

impl Values {
    fn of(named: Vec<Candidate>) -> Self {
        let files = false;
        Self { named, files }
    }
}

/// Where values are looked up.
pub(super) struct Library<'e> {
    pub(super) environment: &'e Environment,
    pub(super) line: &'e TypedLine,
}

impl Library<'_> {
    /// The values of an argument, with what they are called in a language.
    pub(super) fn values(
        &self,
        lang: Lang,
        place: &CursorPlace<'_>,
        argument: &Arg,
        typed: &str,
    ) -> Values {
        let choices = argument.get_possible_values();
        if !choices.is_empty() {
            let formats: Vec<_> = Format::commands().collect();
            let named = choices.iter().map(|choice| {
                let name = choice.get_name();
                (name.to_owned(), title_of(lang, name, &formats))
            });
            return Values::of(named.collect());
        }
        match source(&place.path, argument.get_id().as_str()) {
            None | Some(ValueSource::Free) => Values::default(),
            Some(ValueSource::Files) => Values {
                files: true,
                ..Values::default()
            },
            Some(ValueSource::Plans) => Values {
                named: plans(lang),
                files: true,
            },
            Some(ValueSource::Commands) => Values::of(commands(place)),
            Some(ValueSource::Backups) => Values::of(self.backups(place)),
            Some(of) => {
                let dossier = self.dossier(place);
                let named = dossier.map(|dossier| of_dossier(lang, &dossier, of, place, typed));
                Values::of(named.unwrap_or_default())
            }
        }
    }

    /// The file that the line speaks of; none where it speaks of several.
    fn file(&self, place: &CursorPlace<'_>) -> Option<(JsonFile, bool)> {
        let mut named = place.values("file");
        let asked = named.next().map(expanded);
        if named.next().is_some() {
            return None;
        }
        let mut around = self.environment.surroundings.clone();
        if let Some(file) = self.line.variable("CRONO_FILE") {
            around.crono_file = Some(expanded(file).into());
        }
        let found = around.place(asked.as_deref())?;
        let is_explicit = found.origin.is_explicit();
        Some((JsonFile::at(&found), is_explicit))
    }

    /// What is in it; the shipped plan where a command would begin one.
    fn dossier(&self, place: &CursorPlace<'_>) -> Option<Dossier> {
        let (file, is_explicit) = self.file(place)?;
        match file.open() {
            Ok(opened) => Some(opened.dossier),
            Err(error) if error.fault == Fault::Missing && !is_explicit => {
                shipped(SHIPPED_DEFAULT).map(Dossier::new)
            }
            Err(_) => None,
        }
    }

    /// The days of the backups, the newest first.
    fn backups(&self, place: &CursorPlace<'_>) -> Vec<Candidate> {
        let backups = self.file(place).and_then(|(file, _)| file.backups().ok());
        let days = backups.into_iter().flatten();
        days.map(|backup| (backup.day.to_string(), String::new()))
            .collect()
    }
}

/// A path as a shell would give it on: with the home and the variables that are set.
fn expanded(typed: &str) -> PathBuf {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let (head, rest) = match typed.split_once('/') {
        Some((head, rest)) => (head, Some(rest)),
        None => (typed, None),
    };
    let bare = head.trim_start_matches("${").trim_start_matches('$');
    let head = match head {
        "~" => variable("HOME"),
        _ if head.starts_with('$') => variable(bare.trim_end_matches('}')),
        _ => return PathBuf::from(typed),
    };
    match rest {
        Some(rest) => Path::new(&head).join(rest),
        None => PathBuf::from(head),
    }
}

fn plans(lang: Lang) -> Vec<Candidate> {
    let titled = |name: &str| {
        let plan = shipped(name)?;
        Some((
            name.to_owned(),
            sanitized(text(lang, &plan.title)).into_owned(),
        ))
    };
    shipped_names().filter_map(titled).collect()
}

/// The commands, or those below the ones that were typed.
fn commands(place: &CursorPlace<'_>) -> Vec<Candidate> {
    let mut here = place.root;
    for word in place.values("command") {
        let Some(nested) = here.find_subcommand(word) else {
            return Vec::new();
        };
        here = nested;
    }
    commands_of(here)
}

fn of_dossier(
    lang: Lang,
    dossier: &Dossier,
    of: ValueSource,
    place: &CursorPlace<'_>,
    typed: &str,
) -> Vec<Candidate> {
    let clocks = |open, registers, terms, limitless| {
        let wanted = Clocks {
            registers,
            open,
            terms,
            limitless,
        };
        names::clocks(lang, dossier, wanted, typed)
    };
    let events = |which| names::events(lang, dossier, which, typed);
    match of {
        // Behind the mark of an entry stands its step, which is an event.
        ValueSource::Waivable | ValueSource::Recorded
            if typed.contains(PointPlace::MARK) && !typed.contains(':') =>
        {
            points::point_places(lang, dossier, typed)
        }
        ValueSource::Recordable => events(Which::Open),
        ValueSource::Events => events(Which::All),
        ValueSource::Recorded => {
            let acts = names::acts(lang, dossier, typed);
            let waived = dossier.waivers.iter().map(|waiver| {
                let named = place_named(lang, dossier, &waiver.event);
                (waiver.event.to_string(), named)
            });
            let rejected = names::rejections(lang, dossier);
            let recorded = events(Which::Recorded).into_iter();
            let recorded = recorded.chain(waived).chain(rejected);
            recorded.chain(acts).collect()
        }
        ValueSource::Rejecting => names::rejecting(lang, dossier),
        ValueSource::Waivable => {
            let phases = dossier.plan.phases.iter().map(|phase| {
                let number = phase.number;
                let named = event::phase_titled(lang, &dossier.plan, number);
                (number.to_string(), named)
            });
            events(Which::Open).into_iter().chain(phases).collect()
        }
        ValueSource::Touched => {
            let settings = names::settings(lang, dossier);
            let places = names::places(lang, dossier, typed);
            places.into_iter().chain(settings).collect()
        }
        ValueSource::OfItems => of_items(lang, dossier),
        ValueSource::Items => items(dossier, place.value("milestone")),
        ValueSource::Listed => points::listed(lang, dossier, true),
        ValueSource::Milestones => points::listed(lang, dossier, false),
        ValueSource::Points => points::points_of(lang, dossier, place.value("milestone")),
        ValueSource::Groups => points::groups_of(lang, dossier, place.value("milestone")),
        ValueSource::OpenRequests => open_requests(dossier, place.value("register")),
        ValueSource::Registers => registers(lang, dossier),
        ValueSource::Clocks => clocks(false, false, true, true),
        ValueSource::Suspendable => clocks(true, true, false, true),
        ValueSource::Extendable => clocks(true, false, false, false),
        ValueSource::Suspensions => names::suspensions(lang, dossier),
        ValueSource::Stopped if typed.contains('=') => Vec::new(),
        ValueSource::Stopped => stopped(lang, dossier, place.value("id")),
        ValueSource::Places => names::places(lang, dossier, typed),
        ValueSource::Kinds => kinds(lang, dossier, place.value("place")),
        ValueSource::Settings => names::settings(lang, dossier),
        ValueSource::Values => values(lang, dossier, place),
        ValueSource::People => names::people(dossier),
        ValueSource::Free
        | ValueSource::Files
        | ValueSource::Plans
        | ValueSource::Commands
        | ValueSource::Backups => Vec::new(),
    }
}

fn titled(lang: Lang, label: &Text) -> String {
    sanitized(text(lang, label)).into_owned()
}

fn of_items(lang: Lang, dossier: &Dossier) -> Vec<Candidate> {
    let may = dossier.plan.milestones.iter();
    let may = may.filter(|milestone| milestone.items.is_some());
    may.map(|milestone| {
        let title = event::milestone(lang, &dossier.plan, &milestone.id);
        (milestone.id.to_string(), title)
    })
    .collect()
}

fn items(dossier: &Dossier, milestone: Option<&str>) -> Vec<Candidate> {
    let milestone = milestone.and_then(|typed| typed.parse().ok());
    let named = milestone.iter().flat_map(|id| dossier.items_of(id));
    named
        .map(|item| (item.id.to_string(), sanitized(item.name()).into_owned()))
        .collect()
}

fn open_requests(dossier: &Dossier, register: Option<&str>) -> Vec<Candidate> {
    let registers: Vec<&Register> = dossier.plan.opening().collect();
    let meant = match (register, registers.as_slice()) {
        (Some(typed), _) => registers
            .iter()
            .copied()
            .find(|register| register.agreed().as_str() == typed),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    meant.map_or_else(Vec::new, |meant| names::open_requests(dossier, meant))
}

fn registers(lang: Lang, dossier: &Dossier) -> Vec<Candidate> {
    let all = dossier.plan.opening();
    all.map(|register| {
        (
            register.agreed().to_string(),
            titled(lang, register.entry_label()),
        )
    })
    .collect()
}

/// The clocks that the open suspensions name, or that of the number; a suspension of all names none.
fn stopped(lang: Lang, dossier: &Dossier, n: Option<&str>) -> Vec<Candidate> {
    let n: Option<u32> = n.and_then(|typed| typed.parse().ok());
    let open = dossier.unended_suspensions();
    let open = open.filter(|act| n.is_none_or(|n| act.n == n));
    let mut all: Vec<Candidate> = Vec::new();
    for act in open {
        let mut keys = act.clocks.clone();
        if keys.is_empty() {
            let every = Clocks {
                registers: false,
                open: true,
                terms: false,
                limitless: false,
            };
            let named = names::clocks(lang, dossier, every, "").into_iter();
            keys.extend(named.filter_map(|(id, _)| id.parse().ok()));
        }
        for key in keys {
            let title = event::clock_in_full(lang, &dossier.plan, &key);
            all.push((format!("{key}="), title));
        }
    }
    all
}

fn kinds(lang: Lang, dossier: &Dossier, place: Option<&str>) -> Vec<Candidate> {
    let place: Option<NotePlace> = place.and_then(|typed| typed.parse().ok());
    let kinds = place.iter().flat_map(|place| dossier.kinds_of(place));
    kinds
        .map(|kind| (kind.id.to_string(), titled(lang, &kind.label)))
        .collect()
}

/// What a setting takes, the present value first.
fn values(lang: Lang, dossier: &Dossier, place: &CursorPlace<'_>) -> Vec<Candidate> {
    let plan = &dossier.plan;
    let key = place
        .value("key")
        .and_then(|typed| SettingKey::of(plan, typed).ok());
    let Some(key) = key else { return Vec::new() };
    let takes: Vec<String> = match &key {
        SettingKey::LastDay => LastDayRule::ALL
            .iter()
            .map(|rule| rule.as_str().to_owned())
            .collect(),
        SettingKey::Suspensions => SuspensionRule::ALL
            .iter()
            .map(|rule| rule.as_str().to_owned())
            .collect(),
        SettingKey::Us | SettingKey::OwedBy(_) | SettingKey::PenaltyParty => {
            let all = plan.all_parties().into_iter();
            let named = all.map(|id| (id.to_string(), party::label(lang, plan, &id)));
            let none = ("none".to_owned(), setting::value(lang, plan, &key, None));
            return named.chain([none]).collect();
        }
        SettingKey::Actor(_) => {
            let all = plan.all_parties().into_iter().map(Actors::one);
            let named = all.chain([Actors::both()]).map(|actors| {
                let label = party::labels(lang, plan, &actors);
                (actors.to_string(), label)
            });
            return named.collect();
        }
        SettingKey::Items(_) | SettingKey::Optional(_) => vec!["on".to_owned(), "off".to_owned()],
        SettingKey::From(_) | SettingKey::To(_) => {
            let all = plan.agreed_milestones();
            let named = all.map(|known| {
                let title = event::milestone(lang, plan, &known.id);
                (known.id.to_string(), title)
            });
            return named.collect();
        }
        _ => vec!["none".to_owned()],
    };
    let now = key.value(plan).unwrap_or_else(|| "none".to_owned());
    let now = (sanitized(&now).into_owned(), now_so(lang).to_owned());
    let others = takes.into_iter().filter(|value| *value != now.0);
    let others: Vec<Candidate> = others.map(|value| (value, String::new())).collect();
    std::iter::once(now).chain(others).collect()
}
