//! Arguments become the screen or a command, and that an exit code; nothing else happens here.

use std::process::ExitCode;

use crono::cli::{self, Environment, Start};

fn main() -> ExitCode {
    let environment = Environment::of_this_process();
    match cli::read(&environment) {
        Start::Screen(call) => open_screen(&call),
        Start::Command(command) => command.run(),
        Start::Answered(exit) => exit,
    }
}

/// The one place where the screen is opened.
fn open_screen(call: &cli::Call<'_>) -> ExitCode {
    cli::status(call)
}
