//! No verb at all: the screen.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::calendar::Date;
use crate::screen::{self, Person, SessionOptions, Startup};
use crate::words::command::no_screen;
use crate::words::store::system_reason;

use super::error::Failure;
use super::output::finish;
use super::status;
use super::verb::Call;

/// Opens the screen; on a terminal that can show none, says the situation as text.
#[must_use]
pub fn screen(call: &Call<'_>) -> ExitCode {
    let environment = call.environment;
    if environment
        .variable("TERM")
        .is_none_or(|term| term == "dumb")
    {
        return finish(call.lang, |out| status::table(call, out));
    }
    finish(call.lang, |_| show(call))
}

fn show(call: &Call<'_>) -> Result<(), Failure> {
    let failed = |path: &Path, error: io::Error| {
        Failure::about(
            path,
            no_screen(call.lang, &system_reason(call.lang, &error), call.named()),
        )
    };
    if let Some(asked) = call.several() {
        // Where there is nothing to list, it is said here and not on a screen.
        call.portfolio()?;
        let first = asked.first().cloned().unwrap_or_default();
        let today = call.chosen_day(&first)?;
        return screen::run_portfolio(asked, options(call, today))
            .map_err(|error| failed(&first, error));
    }
    let session = call.desk_for_screen()?;
    let path = session.file.path().to_owned();
    let today = call.chosen_day(&path)?.map(|_| session.today);
    let (file, found) = session.into_found();
    let options = options(call, today);
    let opening = Startup {
        file,
        found,
        options,
    };
    screen::run(opening).map_err(|error| failed(&path, error))
}

/// Who looks, and how.
fn options(call: &Call<'_>, today: Option<Date>) -> SessionOptions {
    let environment = call.environment;
    SessionOptions {
        only_look: call.readonly,
        lang: call.lang,
        ascii: call.look.ascii,
        colour: call.look.colour,
        remote: environment.variable("SSH_CONNECTION").is_some(),
        mouse: environment.mouse().0,
        today,
        named: call.named().map(Path::to_owned),
        person: Person {
            by: environment.by(None),
            login: environment.login(),
        },
        palette: call.look.palette,
        orders: environment.orders(),
        misconfigured: environment.misconfigured(call.lang),
        state_folder: environment.surroundings.memory().map(Path::to_owned),
        anothers: environment.surroundings.anothers,
    }
}
