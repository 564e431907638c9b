//! `crono point add|rename|drop MILESTONE ID`: the points of a check list.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::plan::{ItemId, Milestone, PointPlace};
use crate::record::{PointText, Proposal, Refusal, SettingKey};
use crate::words::command::not_an_id;
use crate::words::{Lang, examples, usage};

use super::document::{authorship, given, words_of};
use super::error::Failure;
use super::grammar::{nested, option, positional};
use super::save::save;
use super::session::Session;
use super::tick::{milestone, unknown};
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "point",
    about: usage::POINT,
    usage: usage::POINT_USAGE,
    examples: examples::POINT,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let named = |command: Command| {
        let of = positional(
            lang,
            (1, "milestone"),
            usage::VALUE_MILESTONE,
            usage::ARG_LISTED,
        );
        let id = positional(lang, (2, "point"), usage::VALUE_ID, usage::ARG_POINT);
        authorship(lang, command.args([of.required(true), id.required(true)]))
    };
    let said = |command: Command| {
        let text = positional(lang, (3, "text"), usage::VALUE_TEXT, usage::ARG_POINT_TEXT);
        named(command).args([
            text.num_args(1..),
            option(lang, "it", usage::VALUE_TEXT, usage::OPT_POINT_IT),
            option(lang, "en", usage::VALUE_TEXT, usage::OPT_POINT_EN),
            option(lang, "code", usage::VALUE_TEXT, usage::OPT_POINT_CODE),
            option(lang, "group", usage::VALUE_ID, usage::OPT_POINT_GROUP),
        ])
    };
    let below = |name, words| nested(lang, name, words, examples::POINT);
    command
        .subcommand_required(true)
        .subcommand_help_heading(usage::HEAD_COMMANDS.text(lang))
        .subcommand(said(below(
            "add",
            (usage::POINT_ADD, usage::POINT_ADD_USAGE),
        )))
        .subcommand(said(below(
            "rename",
            (usage::POINT_RENAME, usage::POINT_RENAME_USAGE),
        )))
        .subcommand(named(below(
            "drop",
            (usage::POINT_DROP, usage::POINT_DROP_USAGE),
        )))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let Some((verb, matches)) = matches.subcommand() else {
        return Err(Failure::Usage(
            usage::POINT_USAGE.text(call.lang).to_owned(),
        ));
    };
    let of = milestone(&session, given(matches, "milestone").unwrap_or_default())?;
    let typed = given(matches, "point").unwrap_or_default();
    let id: Result<ItemId, _> = typed.parse();
    let id = id.map_err(|_| session.failure(not_an_id(session.call.lang, typed)))?;
    let Some(of) = session.dossier().plan.milestone(&of) else {
        return Ok(());
    };
    let known = of.point(&id);
    let key = SettingKey::Point(of.id.clone(), id.clone());
    let now = key.value(&session.dossier().plan);
    let value = match (verb, known) {
        ("add", Some(_)) => {
            let place = PointPlace {
                milestone: of.id.clone(),
                point: id,
            };
            return Err(session.refused(&Refusal::DuplicatePoint(place)));
        }
        ("add", None) | ("rename", Some(_)) => Some(said(&session, matches, of, &id)?),
        (_, None) if of.checklist.is_empty() => {
            return Err(session.refused(&Refusal::NoCheckList(of.id.clone())));
        }
        (_, None) => return Err(session.refused(&unknown(of, id))),
        _ => None,
    };
    let proposal = Proposal::Set {
        key,
        value,
        // What somebody else wrote meanwhile is not passed over.
        expected: Some(now),
    };
    save(&session, matches, &proposal, out)
}

/// What the point is to say; what is left out stays as it is.
fn said(
    session: &Session<'_>,
    matches: &ArgMatches,
    of: &Milestone,
    id: &ItemId,
) -> Result<String, Failure> {
    let known = of.point(id).map(PointText::of);
    // Both languages may be typed with a bar between them.
    let typed = words_of(matches, "text").and_then(|typed| PointText::read(&typed, None));
    let of_language = |name, of: fn(&PointText) -> &String| {
        let own = given(matches, name).map(str::to_owned);
        let text = typed.as_ref().or(known.as_ref());
        own.or_else(|| text.map(of).cloned())
    };
    let it = of_language("it", |text| &text.it);
    let en = of_language("en", |text| &text.en);
    // In one language only it is the same in both.
    let (Some(it), Some(en)) = (it.clone().or_else(|| en.clone()), en.or(it)) else {
        return Err(session.refused(&Refusal::EmptyText));
    };
    let none = |typed: &&str| *typed != "none";
    let source = match given(matches, "code") {
        Some(typed) => Some(typed).filter(none).map(str::to_owned),
        None => known.as_ref().and_then(|known| known.source.clone()),
    };
    let group = match given(matches, "group").map(|typed| (typed, typed.parse())) {
        Some(("none", _)) => None,
        Some((_, Ok(group))) => Some(group),
        Some((typed, Err(_))) => {
            return Err(session.failure(not_an_id(session.call.lang, typed)));
        }
        None => known.and_then(|known| known.group),
    };
    Ok(PointText {
        it,
        en,
        source,
        group,
    }
    .value())
}
