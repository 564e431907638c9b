//! `crono get [KEY]`: the settings of the plan, each line ready to be given to `crono set`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::record::SettingKey;
use crate::words::Lang;
use crate::words::sanitize::sanitized;
use crate::words::setting::typed;
use crate::words::{examples, usage};

use super::document::given;
use super::error::Failure;
use super::grammar::positional;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "get",
    about: usage::GET,
    usage: usage::GET_USAGE,
    examples: examples::GET,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    command.arg(positional(
        lang,
        (1, "key"),
        usage::VALUE_KEY,
        usage::ARG_KEY,
    ))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let plan = &session.dossier().plan;
    let value = |key: &SettingKey| match key.value(plan) {
        // With the day first, as it is typed everywhere: the spelling of the plan might be read either way.
        Some(value) if *key == SettingKey::LocalHolidays => typed(call.lang, key, Some(&value)),
        value => value.unwrap_or_else(|| "none".to_owned()),
    };
    if let Some(name) = given(matches, "key") {
        let key = SettingKey::of(plan, name).map_err(|why| session.refused(&why))?;
        writeln!(out, "{}", sanitized(&value(&key)))?;
        return Ok(());
    }
    for key in SettingKey::all(plan) {
        writeln!(out, "{key} {}", sanitized(&value(&key)))?;
    }
    Ok(())
}
