//! `crono log`: the journal of changes, or those of a person, an event or some days, for people or for
//! programs.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::Bias;
use crate::record::{Journal, Refusal};
use crate::report::journal::{self, Filter};
use crate::words::Lang;
use crate::words::audit::{days_the_wrong_way_round, written_by_nobody};
use crate::words::matching::Query;
use crate::words::{examples, usage};

use super::document::given;
use super::error::Failure;
use super::grammar::{flag, option};
use super::session::Session;
use super::told::remark;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "log",
    about: usage::LOG,
    usage: usage::LOG_USAGE,
    examples: examples::LOG,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let day = |name, help| option(lang, name, usage::VALUE_DATE, help).allow_negative_numbers(true);
    command.args([
        option(lang, "by", usage::VALUE_NAME, usage::OPT_LOG_BY),
        option(lang, "event", usage::VALUE_EVENT, usage::OPT_LOG_EVENT),
        day("since", usage::OPT_SINCE),
        day("until", usage::OPT_LOG_UNTIL),
        flag(lang, "json", usage::OPT_JSON),
    ])
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let opened = session.existing()?;
    let changes = opened.journal()?;
    let filter = filter(&session, matches, &changes)?;
    // The answer may be for a program.
    remark(call, session.copies_told().as_deref());
    let outside = changes.outside(&opened.dossier).len();
    remark(
        call,
        written_by_nobody(call.lang, outside, call.named()).as_deref(),
    );
    let mut out = out;
    if matches.get_flag("json") {
        journal::write_json(&mut out, &opened.dossier, &changes, &filter)?;
    } else {
        journal::write_text(&mut out, call.look, &opened.dossier, &changes, &filter)?;
    }
    Ok(())
}

/// What is wanted of the journal. A name that neither the journal nor the dossier knows is refused: an
/// empty answer would look as if nothing had been done.
fn filter(
    session: &Session<'_>,
    matches: &ArgMatches,
    journal: &Journal,
) -> Result<Filter, Failure> {
    let day = |name| {
        let typed = given(matches, name);
        typed
            .map(|typed| session.date(typed, Bias::Past))
            .transpose()
    };
    let filter = Filter {
        by: Query::new(given(matches, "by").unwrap_or_default()),
        place: given(matches, "event").map(str::to_owned),
        since: day("since")?,
        until: day("until")?,
    };
    if let (Some(since), Some(until)) = (filter.since, filter.until)
        && since > until
    {
        let why = days_the_wrong_way_round(session.call.lang, since, until);
        return Err(Failure::Usage(why));
    }
    let known = |place: &str| Filter::knows(session.dossier(), journal, place);
    match filter.place.as_deref().filter(|place| !known(place)) {
        Some(typed) => Err(session.refused(&Refusal::UnknownEvent(
            session.dossier().plan.unknown_event(typed),
        ))),
        None => Ok(filter),
    }
}
