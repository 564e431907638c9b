//! How a proposal is carried out: under the lock of the file, on the newest dossier.
//!
//! What cannot be is refused, what would be asked on the screen is refused without `-y`, and what was
//! done is said in one line with its effect on the clocks; a second one says that the protocol number
//! is on another date already.

use std::io::Write;

use clap::ArgMatches;

use crate::assess::{Assessment, Preview, prepare};
use crate::record::{Change, Dossier, Journal, Proposal, Stamp};
use crate::store::{Commit, CommitError, Saving};
use crate::words::command::{asked, begun, only_looking, refused};
use crate::words::document::protocol_again;
use crate::words::effect::{nothing_changed, nothing_recorded, saved, shifts_in_short};
use crate::words::refusal::clash;
use crate::words::store::left_over;

use super::Failure;
use super::document::given;
use super::session::Session;
use super::told::tell;

/// Makes the change and says what it did.
///
/// # Errors
/// Why nothing was saved, or that the disk did not confirm what was.
pub(super) fn save(
    session: &Session<'_>,
    matches: &ArgMatches,
    proposal: &Proposal,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let lang = session.call.lang;
    if session.call.readonly {
        return Err(session.failure(only_looking(lang)));
    }
    let stamp = stamp(session, matches);
    let (reason, sure) = (given(matches, "reason"), matches.get_flag("yes"));
    let mut made: Option<(Change, Preview)> = None;
    let decide = |dossier: &Dossier, journal: &Journal| {
        // It is asked again where the file has changed meanwhile.
        made = None;
        let prepared = prepare(dossier, journal, proposal, &stamp, reason, session.today)
            .map_err(|why| refused(lang, dossier, &why, session.call.named()))?;
        let Some((change, preview)) = prepared else {
            return Ok(None);
        };
        if !sure && !preview.doubts.is_empty() {
            return Err(asked(lang, dossier, &preview.doubts, proposal.date()).into());
        }
        let commit = Commit {
            change: change.clone(),
            stamp: stamp.clone(),
            reason: reason.map(str::to_owned),
            judged: preview.judged.clone(),
        };
        made = Some((change, preview));
        Ok(Some(commit))
    };
    let saving = Saving {
        login: &stamp.login,
        today: stamp.at.date_naive(),
        first: session.opened.is_none().then(|| session.dossier()),
    };
    let mut written = None;
    let failure = match session.file.commit(saving, decide) {
        Ok(saved) => {
            written = saved;
            None
        }
        Err(CommitError::Store(error)) if error.was_written() => Some(Failure::Store(error)),
        Err(CommitError::Store(error)) => return Err(Failure::Store(error)),
        Err(CommitError::Refused(refused)) => return Err(session.named(refused)),
        Err(CommitError::Clash(met)) => {
            return Err(session.failure(clash(lang, session.dossier(), &met)));
        }
    };
    let mut lines = vec![match &made {
        Some((change, preview)) => {
            let line = saved(lang, &preview.dossier, change, preview);
            let shifts = shifts_in_short(lang, preview);
            format!("{line} {shifts}").trim_end().to_owned()
        }
        None => nothing_to_do(session, proposal),
    }];
    if written.as_ref().is_some_and(|saved| saved.is_new) {
        let begun = begun(lang, session.file.path(), &session.dossier().plan.name);
        lines.insert(0, begun);
    }
    if let Some(lock) = written.and_then(|saved| saved.left_over) {
        lines.push(left_over(lang, &lock));
    }
    let again = made.as_ref().and_then(|(change, preview)| {
        let dossier = &preview.dossier;
        let (number, others) = dossier.protocol_again(change)?;
        protocol_again(lang, dossier, number, &others)
    });
    lines.extend(again);
    match (tell(session.call, &lines, out), failure) {
        (told, None) => told,
        (Err(Failure::Untold(mut told, error)), Some(failure)) => {
            told.extend(failure.sentences(lang));
            Err(Failure::Untold(told, error))
        }
        (_, Some(failure)) => Err(failure),
    }
}

/// Who writes, under which account, at which instant.
pub(super) fn stamp(session: &Session<'_>, matches: &ArgMatches) -> Stamp {
    let environment = session.call.environment;
    Stamp {
        by: environment.by(given(matches, "by")),
        login: environment.login(),
        at: (environment.now)(session.dossier().plan.time_zone),
    }
}

/// That there was nothing to change: of an event that counts by silence, that nothing is recorded of it.
fn nothing_to_do(session: &Session<'_>, proposal: &Proposal) -> String {
    let lang = session.call.lang;
    let (dossier, today) = (session.dossier(), session.today);
    let silent = match proposal {
        Proposal::Clear { event, .. } if event.part.is_none() => {
            let assessment = Assessment::of(dossier, today);
            let found = assessment.happened.of(&dossier.plan, &event.milestone);
            found
                .filter(|found| found.by_silence)
                .and_then(|found| found.date)
        }
        _ => None,
    };
    match (silent, proposal) {
        (Some(date), Proposal::Clear { event, .. }) => nothing_recorded(lang, dossier, event, date),
        _ => nothing_changed(lang).to_owned(),
    }
}
