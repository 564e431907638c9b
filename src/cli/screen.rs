//! No verb at all: the screen.

use std::process::ExitCode;

use crate::screen::{self, Opening, Person};
use crate::words::command::no_screen;

use super::{Call, Failure, finish, status};

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
    let environment = call.environment;
    let desk = call.desk()?;
    let asked = call.today.is_some() || environment.variable("CRONO_TODAY").is_some();
    let (today, path) = (desk.today, desk.file.path().to_owned());
    let (file, found) = desk.into_found();
    screen::run(Opening {
        file,
        found,
        only_look: call.readonly,
        lang: call.lang,
        ascii: call.look.ascii,
        colour: call.look.colour,
        remote: environment.variable("SSH_CONNECTION").is_some(),
        today: asked.then_some(today),
        person: Person {
            by: environment.by(None),
            login: environment.login(),
        },
        state_folder: environment.surroundings.state_folder.clone(),
    })
    .map_err(|error| Failure::about(&path, no_screen(call.lang, &error.to_string())))
}
