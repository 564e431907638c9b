//! `crono plan show|check|apply|list`: plans as text, read, shown, looked at and applied.

mod apply;
mod check;
mod list;
mod show;
pub(super) mod source;

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::words::Lang;
use crate::words::{examples, usage};

use super::error::Failure;
use super::grammar::{flag, nested, positional};
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "plan",
    about: usage::PLAN,
    usage: usage::PLAN_USAGE,
    examples: examples::PLAN,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let of = |name, about, line| nested(lang, name, (about, line), examples::PLAN);
    let show = of("show", usage::PLAN_SHOW, usage::PLAN_SHOW_USAGE);
    let check = of("check", usage::PLAN_CHECK, usage::PLAN_CHECK_USAGE);
    let apply = of("apply", usage::PLAN_APPLY, usage::PLAN_APPLY_USAGE);
    let file = positional(lang, (1, "plan"), usage::VALUE_NAME, usage::ARG_PLAN);
    let show = show.arg(file.clone());
    let answered = source::answer(lang);
    let apply = apply.arg(answered.clone());
    command
        .subcommand_required(true)
        .subcommand_help_heading(usage::HEAD_COMMANDS.text(lang))
        .subcommand(show.args([flag(lang, "json", usage::OPT_PLAN_JSON), answered.clone()]))
        .subcommand(check.args([file.clone().required(true), answered.clone()]))
        .subcommand(apply::arguments(lang, apply, file))
        .subcommand(of("list", usage::PLAN_LIST, usage::PLAN_LIST_USAGE))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("show", matches)) => show::run(call, matches, out),
        Some(("apply", matches)) => apply::run(call, matches, out),
        Some(("check", matches)) => check::run(call, matches, out),
        Some(_) => list::run(call, out),
        None => Err(Failure::Usage(usage::PLAN_USAGE.text(call.lang).to_owned())),
    }
}
