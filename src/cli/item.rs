//! `crono item add|drop MILESTONE ID`: the services or offices that a milestone is made of.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::plan::{ItemId, MilestoneId};
use crate::record::{Item, Proposal, Refusal};
use crate::words::Lang;
use crate::words::command::not_an_id;
use crate::words::{examples, usage};

use super::document::{authorship, given};
use super::error::Failure;
use super::grammar::{nested, option, positional};
use super::save::save;
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "item",
    about: usage::ITEM,
    usage: usage::ITEM_USAGE,
    examples: examples::ITEM,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let named = |command: Command| {
        let of = positional(
            lang,
            (1, "milestone"),
            usage::VALUE_MILESTONE,
            usage::ARG_MILESTONE,
        );
        let id = positional(lang, (2, "id"), usage::VALUE_ID, usage::ARG_ITEM);
        authorship(lang, command.arg(of.required(true)).arg(id.required(true)))
    };
    let add = nested(
        lang,
        "add",
        (usage::ITEM_ADD, usage::ITEM_ADD_USAGE),
        examples::ITEM,
    );
    let label = option(lang, "label", usage::VALUE_TEXT, usage::OPT_LABEL);
    let drop = nested(
        lang,
        "drop",
        (usage::ITEM_DROP, usage::ITEM_DROP_USAGE),
        examples::ITEM,
    );
    command
        .subcommand_required(true)
        .subcommand_help_heading(usage::HEAD_COMMANDS.text(lang))
        .subcommand(named(add).arg(label))
        .subcommand(named(drop))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let Some((verb, matches)) = matches.subcommand() else {
        return Err(Failure::Usage(usage::ITEM_USAGE.text(call.lang).to_owned()));
    };
    let (milestone, id) = names(&session, matches)?;
    let proposal = match verb {
        "add" => {
            let label = given(matches, "label").map(str::to_owned);
            Proposal::AddItem(Item {
                milestone,
                id,
                label,
            })
        }
        _ => Proposal::DropItem {
            milestone,
            item: id,
        },
    };
    save(&session, matches, &proposal, out)
}

fn names(session: &Session<'_>, matches: &ArgMatches) -> Result<(MilestoneId, ItemId), Failure> {
    let typed = given(matches, "milestone").unwrap_or_default();
    let unknown = |_| Refusal::UnknownEvent(session.dossier().plan.unknown_event(typed));
    let milestone = typed
        .parse()
        .map_err(|error| session.refused(&unknown(error)))?;
    let typed = given(matches, "id").unwrap_or_default();
    let id = typed
        .parse()
        .map_err(|_| session.failure(not_an_id(session.call.lang, typed)))?;
    Ok((milestone, id))
}
