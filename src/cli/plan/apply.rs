//! `crono plan apply FILE`: another plan for a dossier that runs. First it says what changes, then it asks.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};

use crate::assess::{Preview, prepare};
use crate::cli::document::{authorship, given};
use crate::cli::grammar::{flag, option};
use crate::cli::save::{save, stamp};
use crate::cli::session::Session;
use crate::record::{Change, Proposal};
use crate::words::command::{no_file, refused};
use crate::words::plan_change::{
    effects, facts_of, head_effects, head_facts, head_values, no_effect, only_shown, same_plan,
    values_of,
};
use crate::words::{Lang, usage};

use super::source::{plan_over, told_of_remarks};
use super::{Call, Failure};

/// Its arguments, besides the file.
pub(super) fn arguments(lang: Lang, command: Command, file: Arg) -> Command {
    let since = option(lang, "if-was", usage::VALUE_NUMBER, usage::OPT_PLAN_IF_WAS)
        .value_parser(clap::value_parser!(u64));
    let trial = flag(lang, "dry-run", usage::OPT_DRY_RUN);
    authorship(lang, command.arg(file.required(true))).args([trial, since])
}

pub(super) fn run(
    call: &Call<'_>,
    matches: &ArgMatches,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let session = call.session()?;
    let Some(opened) = &session.opened else {
        return Err(session.failure(no_file(call.lang)));
    };
    let named = plan_over(call, matches, "", Some(&session.dossier().plan))?;
    told_of_remarks(call, &named);
    let mut plan = named.plan;
    if !named.is_named {
        // By its name calendars know the appointments of a contract: a new title leaves it as it is.
        plan.name.clone_from(&session.dossier().plan.name);
    }
    let proposal = Proposal::ApplyPlan {
        plan: Box::new(plan),
        base: None,
        since: matches.get_one::<u64>("if-was").copied(),
    };
    let (stamp, reason) = (stamp(&session, matches), given(matches, "reason"));
    let (dossier, journal) = (session.dossier(), opened.journal()?);
    let prepared = prepare(dossier, &journal, &proposal, &stamp, reason, session.today)
        .map_err(|why| session.named(refused(call.lang, dossier, &why, call.named())))?;
    let (is_trial, is_same) = (matches.get_flag("dry-run"), prepared.is_none());
    match prepared {
        Some((change, preview)) => {
            for line in what_changes(&session, &change, &preview) {
                writeln!(out, "{}", call.look.fold(&line))?;
            }
            if is_trial {
                writeln!(out, "{}", call.look.fold(only_shown(call.lang)))?;
            }
        }
        None => writeln!(out, "{}", call.look.fold(same_plan(call.lang)))?,
    }
    if is_trial || is_same {
        return Ok(());
    }
    save(&session, matches, &proposal, out)
}

/// What another plan changes, part by part.
fn what_changes(session: &Session<'_>, changes: &Change, preview: &Preview) -> Vec<String> {
    let lang = session.call.lang;
    let dossier = session.dossier();
    let values = values_of(lang, dossier, changes, preview);
    let effects = effects(lang, dossier, preview);
    let mut lines = vec![head_values(lang).to_owned()];
    let indented = |line: String| format!("  {line}");
    lines.extend(values.into_iter().map(indented));
    lines.push(head_effects(lang).to_owned());
    if effects.is_empty() {
        lines.push(no_effect(lang).to_owned());
    }
    lines.extend(effects.into_iter().map(indented));
    let facts = facts_of(lang, dossier, changes);
    if !facts.is_empty() {
        lines.push(head_facts(lang).to_owned());
        lines.extend(facts.into_iter().map(indented));
    }
    lines
}
