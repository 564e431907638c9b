//! What the program must never do, whatever it is built of: speak to a network, or start another program.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{Office, SIGNED, can_use};

/// The system calls that a command makes of those that are named.
fn traced(office: &Office, calls: &str, arguments: &[&str]) -> Vec<String> {
    let log = office.path().join("trace");
    let trace = format!("trace={calls}");
    let front = ["strace", "-f", "-e", &trace, "-o", log.to_str().unwrap()];
    office.run_after(&front, arguments);
    let text = fs::read_to_string(&log).unwrap();
    fs::remove_file(log).unwrap();
    let made = text.lines().filter(|line| line.contains('('));
    made.map(str::to_owned).collect()
}

#[test]
fn no_command_speaks_to_a_network_or_starts_another_program() {
    if !can_use("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let office = Office::begun();
    for arguments in [
        &["status"][..],
        &SIGNED,
        &["export", "html"],
        &["export", "ics"],
        &["check"],
        &["doctor"],
        &["validate"],
        &["restore"],
    ] {
        let mut spoken = traced(&office, "network", arguments);
        // The C library asks the services of this machine who somebody is.
        spoken.retain(|call| call.contains("socket(") && !call.contains("AF_UNIX"));
        assert_eq!(spoken, <[&str; 0]>::default(), "{arguments:?}");
        // The first is the command itself.
        let started = traced(&office, "execve,fork,vfork,clone,clone3", arguments);
        assert_eq!(started.len(), 1, "{arguments:?}: {started:?}");
    }
}
