//! `crono set KEY VALUE...`: changes a setting of the plan and says which clocks change state.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::{Bias, parse_typed_month_days};
use crate::record::{Proposal, Refusal, SettingKey};
use crate::words::Lang;
use crate::words::setting::sentences_keep;
use crate::words::{examples, usage};

use super::document::{authorship, given, if_was};
use super::error::Failure;
use super::grammar::positional;
use super::save::save;
use super::told::remark;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "set",
    about: usage::SET,
    usage: usage::SET_USAGE,
    examples: examples::SET,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let key = positional(lang, (1, "key"), usage::VALUE_KEY, usage::ARG_KEY).required(true);
    let value = positional(lang, (2, "value"), usage::VALUE_VALUE, usage::ARG_VALUE).required(true);
    let command = command.args([key, value.num_args(1..).allow_negative_numbers(true)]);
    authorship(lang, command).arg(if_was(lang))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let plan = &session.dossier().plan;
    let key = SettingKey::of(plan, given(matches, "key").unwrap_or_default())
        .map_err(|why| session.refused(&why))?;
    let words: Vec<&str> = matches
        .get_many::<String>("value")
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let none = |text: &str| text == "none" || text == "-";
    let value = Some(words.join(" ")).filter(|text| !none(text));
    // A day is typed as everywhere; the plan keeps it in its one spelling.
    let spelled = |value: Option<String>| match (&key, value) {
        (SettingKey::Deadline(_) | SettingKey::By(_), Some(typed)) => {
            let date = session.date(&typed, Bias::Future)?;
            Ok(Some(date.to_string()))
        }
        (SettingKey::LocalHolidays, Some(value)) => match parse_typed_month_days(&value) {
            Ok(days) => {
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                Ok(Some(days.join(" ")))
            }
            Err(_) => Err(session.refused(&Refusal::BadValue {
                key: key.clone(),
                value,
            })),
        },
        (_, value) => Ok::<_, Failure>(value),
    };
    let value = spelled(value)?;
    let expected = given(matches, "if-was")
        .map(|was| spelled(Some(was.to_owned()).filter(|was| !none(was))))
        .transpose()?;
    // Said only where the name becomes another one.
    let alone = Some(&key).filter(|key| key.value(plan) != value);
    let alone = alone.and_then(|key| sentences_keep(call.lang, plan, key, call.named()));
    let proposal = Proposal::Set {
        key,
        value,
        expected,
    };
    save(&session, matches, &proposal, out)?;
    remark(call, alone.as_deref());
    Ok(())
}
