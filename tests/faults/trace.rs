//! The system calls of a save, one by one: listed with `strace`, then made to fail by it.
//!
//! Only calls on the data file, its lock, its backup of the day, what is written beside them and their
//! folder are counted: what the runtime of the language does is not ours, and differs from run to run.

use std::collections::HashMap;
use std::fs;

use crate::office::{Answer, Office};

/// A call of a save: the `nth` of its name, from 1.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) nth: usize,
}

impl Call {
    /// The words by which this call is made to kill or to fail; `+` for it and all that follow.
    pub(crate) fn injected(&self, what: &str, and_on: &str) -> String {
        format!("inject={}:{what}:when={}{and_on}", self.name, self.nth)
    }
}

/// The calls of a command in their order. It must succeed.
pub(crate) fn calls(office: &Office, arguments: &[&str]) -> Vec<Call> {
    let trace = tempfile::NamedTempFile::new().unwrap();
    let front = strace(office, trace.path().to_str().unwrap());
    office.run_after(&front, arguments).done();
    counted(&fs::read_to_string(trace.path()).unwrap())
}

/// The calls that `strace` wrote down.
pub(crate) fn counted(text: &str) -> Vec<Call> {
    let mut counts = HashMap::new();
    let names = text.lines().filter_map(|line| {
        let (name, _) = line.split_whitespace().nth(1)?.split_once('(')?;
        Some(name.to_owned())
    });
    names
        .map(|name| {
            let nth = counts.entry(name.clone()).or_insert(0);
            *nth += 1;
            Call { name, nth: *nth }
        })
        .collect()
}

/// Carries a command out while its calls are tampered with.
pub(crate) fn tampered(office: &Office, inject: &str, arguments: &[&str]) -> Answer {
    let mut front = strace(office, "/dev/null");
    front.extend(["-e".to_owned(), inject.to_owned()]);
    office.run_after(&front, arguments)
}

/// Words in front of `strace` and its options. The shell becomes the program that is traced, with the
/// number it has: so the names of what that process writes are known beforehand.
const BECOMES: &str =
    "exec strace -D -P \"$0/.crono.json.$$.tmp\" -P \"$0/.out.html.$$.tmp\" \"$@\"";

#[expect(
    clippy::disallowed_methods,
    reason = "backups are named by the real day, whatever day is asked for"
)]
/// The words by which calls on the files of an office, and no others, are written to a file.
pub(crate) fn strace(office: &Office, to: &str) -> Vec<String> {
    let folder = office.path().to_str().unwrap();
    let mut line = ["sh", "-c", BECOMES, folder, "-f", "-o", to]
        .map(String::from)
        .to_vec();
    let mut names = [
        "crono.json",
        ".crono.json.lock",
        ".crono.json.replaced-1",
        "out.html",
    ]
    .map(String::from)
    .to_vec();
    // Of the real day, which may be another one here and there.
    let day = chrono::Utc::now().date_naive();
    for day in [day.pred_opt(), Some(day), day.succ_opt()] {
        names.push(format!(".crono.json.bak-{}", day.unwrap()));
    }
    let beside = names.iter().map(|name| office.path().join(name));
    for path in beside.chain([office.path().to_owned()]) {
        line.extend(["-P".to_owned(), path.to_str().unwrap().to_owned()]);
    }
    line
}
