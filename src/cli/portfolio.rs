//! `crono status` on several dossiers: a line for each, sorted by urgency, what cannot be read last.
//!
//! Each file is read once and let go before the next: what is kept of it is its line. That some could
//! not be read is said in the list, on standard error and by the exit code; the list is whole all the
//! same.

use std::io::Write;
use std::path::PathBuf;

use crate::assess::Assessment;
use crate::report::portfolio::{self, PortfolioItem, PortfolioReport};
use crate::store::{StoreError, names_of, par_map};
use crate::words::portfolio::{DossierRow, copies_beside, reason};

use super::error::Failure;
use super::selection::RequestedFiles;
use super::session::Session;
use super::told::remark;
use super::verb::Call;

/// How the situation is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatusFormat {
    /// A table.
    Table,
    /// For programs.
    Json,
    /// One line.
    Brief,
    /// Sentences.
    Plain,
}

/// Writes the situation of the dossiers that were asked for. With `quiet`, a folder without any is
/// no failure.
pub(super) fn status(
    call: &Call<'_>,
    form: StatusFormat,
    quiet: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let RequestedFiles { paths, copies } = match call.portfolio() {
        Ok(Some(asked)) => asked,
        Ok(None) => return Ok(()),
        Err(Failure::About(..)) if quiet => return Ok(()),
        Err(failure) => return Err(failure),
    };
    let copies = copies_beside(call.lang, &names_of(&copies));
    let mut out = out;
    let unread = if form == StatusFormat::Json {
        let (items, unread) = each(call, paths, item)?;
        portfolio::json(&mut out, items)?;
        // The answer is for a program.
        remark(call, copies.as_deref());
        unread
    } else {
        let (rows, unread) = each(call, paths, |call, file, session| {
            Ok(row(call, file, session))
        })?;
        let list = PortfolioReport::new(rows);
        match form {
            StatusFormat::Brief => portfolio::brief(&mut out, call.look, &list)?,
            StatusFormat::Plain => portfolio::plain(&mut out, call.look, &list)?,
            StatusFormat::Table | StatusFormat::Json => {
                portfolio::text(&mut out, call.look, &list)?;
            }
        }
        if let Some(copies) = &copies {
            writeln!(out, "{}", call.look.fold(copies))?;
        }
        unread
    };
    if unread.is_empty() {
        return Ok(());
    }
    Err(Failure::Unread(unread))
}

/// What was found at a place.
type Found<'f> = Result<&'f Session<'f>, &'f StoreError>;

/// What is made of each file, and why some cannot be read.
fn each<T>(
    call: &Call<'_>,
    paths: Vec<PathBuf>,
    told: impl Fn(&Call<'_>, &str, Found<'_>) -> Result<T, Failure> + Sync,
) -> Result<(Vec<T>, Vec<StoreError>), Failure>
where
    T: Send,
{
    let named: Vec<_> = names_of(&paths).into_iter().zip(paths).collect();
    let read = par_map(named, |(name, path)| {
        let place = call.shelved(name, path)?;
        let made = told(call, &place.name, place.session.as_ref())?;
        Ok::<_, Failure>((made, place.session.err()))
    });
    let (mut made, mut unread) = (Vec::with_capacity(read.len()), Vec::new());
    for one in read {
        let (item, error) = one?;
        made.push(item);
        unread.extend(error);
    }
    Ok((made, unread))
}

fn item(call: &Call<'_>, file: &str, found: Found<'_>) -> Result<PortfolioItem, Failure> {
    let item = match found {
        Ok(session) => {
            let assessment = Assessment::of(session.dossier(), session.today);
            let journal = session.journal();
            let (lang, dossier) = (call.lang, session.dossier());
            let item = PortfolioItem::of(lang, file, dossier, journal.as_ref(), &assessment)?;
            item.weighing(session.heavy())
        }
        Err(error) => PortfolioItem::unread(file, &reason(call.lang, error))?,
    };
    Ok(item)
}

fn row(call: &Call<'_>, file: &str, found: Found<'_>) -> DossierRow {
    match found {
        Ok(session) => {
            let assessment = Assessment::of(session.dossier(), session.today);
            let row = DossierRow::of(call.lang, file, session.dossier(), &assessment);
            row.weighing(session.heavy())
        }
        Err(error) => DossierRow::unread(call.lang, file, error),
    }
}
