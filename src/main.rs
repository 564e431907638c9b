//! Arguments become the screen or a command, and that an exit code; nothing else happens here.

use std::process::ExitCode;

use crono::cli::{self, Environment, Invocation};

fn main() -> ExitCode {
    let environment = Environment::of_this_process();
    match cli::read(&environment) {
        Invocation::Screen(call) => cli::screen(&call),
        Invocation::Command(command) => command.run(),
        Invocation::Answered(exit) => exit,
    }
}
