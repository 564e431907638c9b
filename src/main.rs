//! Arguments become the screen or a command, and that an exit code; nothing else happens here.

use std::process::ExitCode;

use crono::cli::{self, Environment, Start};

fn main() -> ExitCode {
    let environment = Environment::of_this_process();
    match cli::read(&environment) {
        Start::Screen(call) => cli::screen(&call),
        Start::Command(command) => command.run(),
        Start::Answered(exit) => exit,
    }
}
