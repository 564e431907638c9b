//! What stands in the report, section by section, in the order in which an official reads it.
//!
//! A section without anything to say is left out, but for what is awaited and the journal, whose
//! absence would be a question.

use crate::assess::{Stop, Stops, rejudged, suspension_total};
use crate::calendar::Date;
use crate::record::{InfoField, SettingKey, Slot, Suspension, Waiver};
use crate::report::{Sheet, outlook};
use crate::words::progress as words;
use crate::words::sanitize::sanitized;
use crate::words::usage::Phrase;
use crate::words::{
    Lang, act, audit, dates, estimate, event, headline, log, proof, register, series, setting, why,
};

use super::block::{Block, Contract, Section};
use super::picture::Picture;
use super::{phases, points, tables};

/// The report on one contract.
pub(super) fn contract(lang: Lang, sheet: &Sheet<'_>) -> Contract {
    let dossier = sheet.dossier;
    let sections = [
        section(lang, words::SITUATION, situation(lang, sheet)),
        section(lang, words::CONTRACT, vec![facts(lang, sheet)]),
        section(lang, words::PHASES, clocks(lang, sheet)),
        section(
            lang,
            words::TIMELINE,
            Picture::of(lang, sheet)
                .map(Block::Picture)
                .into_iter()
                .collect(),
        ),
        section(lang, words::OPEN, awaited(lang, sheet)),
        section(
            lang,
            words::ITEMS,
            tables::items(lang, sheet)
                .map(Block::Table)
                .into_iter()
                .collect(),
        ),
        section(lang, words::POINTS, points::lists(lang, sheet)),
        section(lang, words::REQUESTS, requests(lang, sheet)),
        section(lang, words::ACTS, acts(lang, sheet)),
        section(lang, words::WAIVED, waived(lang, sheet)),
        section(
            lang,
            words::REJECTIONS,
            super::rejections::rejections(lang, sheet),
        ),
        section(lang, words::REJUDGED, verdicts(lang, sheet)),
        section(lang, words::FORECAST, forecast(lang, sheet)),
        costs(lang, sheet),
        section(lang, words::NOTES, notes(lang, sheet)),
        section(lang, words::JOURNAL, journal(lang, sheet)),
    ];
    Contract {
        title: event::title(lang, &dossier.plan),
        heading: words::heading(lang, sheet.assessment.today),
        sections: sections.into_iter().flatten().collect(),
    }
}

fn section(lang: Lang, title: Phrase, blocks: Vec<Block>) -> Option<Section> {
    let title = title.text(lang);
    (!blocks.is_empty()).then_some(Section { title, blocks })
}

/// Who and what the contract is, and the rules in force.
fn facts(lang: Lang, sheet: &Sheet<'_>) -> Block {
    let plan = &sheet.dossier.plan;
    let value = |key: &SettingKey| setting::value(lang, plan, key, key.value(plan).as_deref());
    let info = InfoField::ALL.into_iter().filter_map(|field| {
        let key = SettingKey::Info(field);
        key.value(plan)?;
        Some((setting::name(lang, plan, &key), value(&key)))
    });
    let rules = [SettingKey::LastDay, SettingKey::Suspensions];
    let rules = rules.map(|key| (setting::name(lang, plan, &key), value(&key)));
    Block::Facts(info.chain(rules).collect())
}

/// The table of phases and clocks, and how each clock is counted.
fn clocks(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let plan = &sheet.dossier.plan;
    let readings = plan.clocks.iter();
    let readings = readings.filter(|clock| !clock.informative && !clock.is_cut_short());
    let readings = readings.map(|clock| {
        let key = crate::plan::ClockKey::of(&clock.id);
        let name = event::capitalised(&event::clock_in_full(lang, plan, &key));
        format!("{name}: {}", why::reading(lang, plan, &key))
    });
    let of_series = plan.series.iter().map(|known| {
        let label = event::capitalised(&series::label(lang, known));
        format!("{label}: {}", series::reading(lang, plan, known))
    });
    let readings: Vec<String> = readings.chain(of_series).collect();
    let mut blocks = vec![Block::Table(phases::phases(lang, sheet))];
    if !readings.is_empty() {
        blocks.push(Block::Said(format!("{}:", words::READINGS.text(lang))));
        blocks.push(Block::List(readings));
    }
    blocks
}

fn situation(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    vec![
        Block::Lead(headline::due(lang, dossier, assessment)),
        Block::Said(headline::ours(lang, dossier, assessment, usize::MAX)),
    ]
}

fn awaited(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let table = tables::awaited(lang, sheet);
    if table.rows.is_empty() {
        return vec![Block::Said(words::NOTHING_AWAITED.text(lang).to_owned())];
    }
    vec![Block::Table(table)]
}

fn requests(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let Some(table) = tables::requests(lang, sheet) else {
        return Vec::new();
    };
    let several = sheet.assessment.registers.len() > 1;
    let said = sheet.assessment.registers.iter().map(|statistics| {
        let counts = register::counts(lang, &sheet.dossier.plan, [statistics]);
        let answers = register::answers(lang, statistics).map(|text| format!("; {text}"));
        let name = register::name(lang, &sheet.dossier.plan, statistics);
        let name = if several {
            format!("{name}: ")
        } else {
            String::new()
        };
        let text = format!("{name}{counts}{}.", answers.unwrap_or_default());
        Block::Said(event::capitalised(&text))
    });
    said.chain([Block::Table(table)]).collect()
}

/// Suspensions with what became of them, extensions, days out of the count, promises.
fn acts(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let today = assessment.today;
    let clocks: Vec<_> = assessment.clocks.iter().collect();
    let stops = Stops::new(dossier, assessment, &clocks);
    let suspensions = dossier.suspensions.iter().map(|known| {
        let known = &as_of(known, today);
        let text =
            act::suspension_on(lang, dossier, known, today) + to_come(lang, known.from > today);
        let stop = stops.by(known);
        let late = match stop {
            Some(Stop::TooLate) => crate::words::report::came_too_late(lang).to_owned(),
            Some(stop) if stop.late().is_some() => format!(": {}", proof::becomes(lang, stop)),
            _ => String::new(),
        };
        let name = crate::words::report::suspension(lang);
        format!(
            "{name} {text}{late}{}",
            papers(
                lang,
                suspension_papers(lang, known),
                known.reason.as_deref()
            )
        )
    });
    let extensions = dossier.extensions.iter().map(|known| {
        let name = crate::words::report::extension(lang);
        let text = act::extension(lang, dossier, known) + to_come(lang, known.granted > today);
        let document = proof::papers(lang, &known.document, None);
        let said = papers(lang, document, known.reason.as_deref());
        format!("{name} {text}{said}")
    });
    // What has happened is told by its date.
    let promises = dossier.expected.iter();
    let promises = promises.filter(|promise| {
        let record = dossier.record(&promise.event);
        record.is_none_or(|record| record.date > today)
    });
    let promises = promises.map(|promise| {
        let what = event::label(lang, dossier, &promise.event);
        let clock = crate::assess::if_happened(dossier, assessment, &promise.event, promise.date);
        let text = proof::promised(lang, promise.date, clock.as_ref(), today);
        format!("{what}: {text}")
    });
    let mut list: Vec<String> = suspensions.chain(extensions).collect();
    let judged = assessment.clocks.iter().filter(|clock| clock.is_judged());
    list.extend(judged.filter_map(|clock| {
        let feminine = event::is_feminine(&dossier.plan, &clock.key);
        let moved = proof::moved(lang, clock, feminine)?;
        let name = event::clock_in_full(lang, &dossier.plan, &clock.key);
        Some(format!("{}: {moved}", event::capitalised(&name)))
    }));
    let total = suspension_total(dossier, assessment).filter(|_| !dossier.suspensions.is_empty());
    list.extend(total.map(|total| event::capitalised(&proof::total(lang, &total))));
    list.extend(promises);
    if list.is_empty() {
        return Vec::new();
    }
    vec![Block::List(list)]
}

/// What does not apply: since which day, why, and who said so.
fn waived(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let (dossier, today) = (sheet.dossier, sheet.assessment.today);
    let outside = sheet.journal.outside(dossier);
    // What an attempt keeps stands in its list.
    let is_of_attempt = |waiver: &&Waiver| {
        let place = waiver.event.point();
        place.is_some_and(|place| place.milestone.attempt().is_some())
    };
    let waivers = dossier.waivers.iter().filter(|waiver| waiver.date <= today);
    let waivers = waivers.filter(|waiver| !is_of_attempt(waiver));
    let list: Vec<String> = waivers
        .map(|waiver| {
            let by = if outside.contains(&Slot::Waiver(waiver.event.clone())) {
                audit::nobody(lang)
            } else {
                &waiver.stamp.by
            };
            let told = act::not_applying(lang, dossier, waiver);
            let told = event::capitalised(&told);
            crate::words::report::said_by(lang, &told, waiver.date, &sanitized(by))
        })
        .collect();
    if list.is_empty() {
        return Vec::new();
    }
    vec![Block::List(list)]
}

/// A suspension as it was on a day: one that was resumed later was still open.
fn as_of(known: &Suspension, today: Date) -> Suspension {
    let mut known = known.clone();
    if known.resumed_by(today).is_none() {
        known.resumption = None;
    }
    known
}

/// What is added to an act that does not count yet.
fn to_come(lang: Lang, is_to_come: bool) -> &'static str {
    if is_to_come {
        crate::words::report::to_come(lang)
    } else {
        ""
    }
}

/// The minutes of a suspension and who ordered it, then those of its end.
fn suspension_papers(lang: Lang, known: &Suspension) -> Option<String> {
    let began = proof::papers(lang, &known.document, known.ordered_by.as_ref());
    let ended = known.resumption.as_ref().and_then(|end| {
        let papers = proof::papers(lang, &end.document, end.ordered_by.as_ref())?;
        Some(format!(
            "{}: {papers}",
            crate::words::report::resumption(lang)
        ))
    });
    let both: Vec<String> = began.into_iter().chain(ended).collect();
    (!both.is_empty()).then(|| both.join("; "))
}

/// The act behind what was ordered or granted, and why: " (verbale 5871/2025, RUP; motivo: ...)".
fn papers(lang: Lang, document: Option<String>, reason: Option<&str>) -> String {
    let reason = reason.map(|reason| {
        let name = crate::words::report::reason(lang);
        format!("{name}: {}", sanitized(reason))
    });
    let all: Vec<String> = document.into_iter().chain(reason).collect();
    if all.is_empty() {
        return String::new();
    }
    format!(" ({})", all.join("; "))
}

/// Verdicts that are another now than at closing.
fn verdicts(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let changed = rejudged(sheet.assessment, sheet.journal).into_iter();
    let said = changed.map(|changed| {
        let clock = &sheet.assessment.clocks[changed.clock];
        let name = event::clock_in_full(lang, &sheet.dossier.plan, &clock.key);
        let text = why::verdicts(lang, clock, changed.late_then);
        format!("{}: {text}", event::capitalised(&name))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return Vec::new();
    }
    vec![Block::List(said)]
}

fn forecast(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let sentences = outlook::sentences(lang, sheet.dossier, sheet.assessment);
    sentences.into_iter().map(Block::Said).collect()
}

/// What lateness would cost, under the head that says what it is not.
fn costs(lang: Lang, sheet: &Sheet<'_>) -> Option<Section> {
    let costs = outlook::costs(lang, sheet.dossier, sheet.assessment);
    (!costs.is_empty()).then(|| Section {
        title: estimate::heading(lang),
        blocks: vec![Block::List(costs)],
    })
}

fn notes(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let dossier = sheet.dossier;
    let outside = sheet.journal.outside(dossier);
    let list: Vec<String> = dossier
        .notes
        .iter()
        .map(|note| {
            let by = if outside.contains(&Slot::Note(note.n)) {
                audit::nobody(lang)
            } else {
                &note.stamp.by
            };
            let (date, line) = (dates::full(note.date), log::line(lang, dossier, note, by));
            let place = event::place(lang, dossier, &note.place);
            format!("{date}, {place}: {line}")
        })
        .collect();
    if list.is_empty() {
        return Vec::new();
    }
    vec![Block::List(list)]
}

fn journal(lang: Lang, sheet: &Sheet<'_>) -> Vec<Block> {
    let all = sheet.journal.entries().len();
    if all == 0 {
        return vec![Block::Said(words::NO_CHANGES.text(lang).to_owned())];
    }
    let newest = words::newest_of(lang, all.min(tables::QUOTED), all);
    vec![
        Block::Said(newest),
        Block::Table(tables::journal(lang, sheet)),
    ]
}
