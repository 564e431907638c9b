//! A life as a table, and the program that is held against it.

use crono::assess::Assessment;
use crono::words::sanitize::width;
use crono::words::{Lang, headline};
use serde_json::Value;

use crate::office::Office;

/// A day of a contract.
pub(crate) struct Day {
    /// Which.
    pub(crate) on: &'static str,
    /// What is written on it. A line that begins with `!` is refused, and what stands behind `=>` is said.
    pub(crate) written: &'static [&'static str],
    /// What has to be true at its end, see [`holds`].
    pub(crate) so: &'static [&'static str],
}

/// A row of the table.
pub(crate) const fn day(
    on: &'static str,
    written: &'static [&'static str],
    so: &'static [&'static str],
) -> Day {
    Day { on, written, so }
}

/// Lives a contract through, begun with a plan on the first of its days.
pub(crate) fn lived(plan: &str, life: &[Day]) -> Office {
    let office = Office::new();
    let first = life.first().unwrap().on;
    office
        .run(&["--today", first, "init", "--plan", plan])
        .done();
    let mut faults = Vec::new();
    for day in life {
        for line in day.written {
            if let Err(fault) = write(&office, day.on, line) {
                faults.push(format!("{}: {line}\n    {fault}", day.on));
            }
        }
        faults.extend(heads(&office, day.on).map(|fault| format!("{}: {fault}", day.on)));
        let seen = Seen::on(&office, day.on);
        for line in day.so {
            if let Err(fault) = seen.holds(line) {
                faults.push(format!("{}: {line}\n    {fault}", day.on));
            }
        }
    }
    assert!(faults.is_empty(), "{plan}\n{}", faults.join("\n"));
    assert!(office.run(&["validate"]).done().contains("è sano"));
    office
}

/// Types a line.
fn write(office: &Office, today: &str, line: &str) -> Result<(), String> {
    let (refused, line) = match line.strip_prefix('!') {
        Some(line) => (true, line),
        None => (false, line),
    };
    let (line, said) = line.split_once("=>").unwrap_or((line, ""));
    let words: Vec<&str> = line.split_whitespace().collect();
    let answer = office.run(&[&["--today", today], words.as_slice()].concat());
    let right = if refused {
        answer.code == Some(1) && answer.err.replace('\n', " ").contains(said.trim())
    } else {
        answer.code == Some(0) && answer.err.is_empty()
    };
    right.then_some(()).ok_or_else(|| format!("{answer:?}"))
}

/// What is wrong with the two sentences above the list, in columns for screens of 40, 60, 80 and 160: they fit; a number,
/// a day and a state stand in them whole; and while no clock runs it is said what is awaited, if anything is.
fn heads<'a>(office: &Office, today: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let dossier = office.dossier().unwrap().0;
    let assessment = Assessment::of(&dossier, today.parse().unwrap());
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let full = headline::due(lang, &dossier, &assessment).text;
        let is_bare = ["Nessun termine corre.", "No clock is running."].contains(&full.as_str());
        if is_bare && !assessment.awaited.is_empty() {
            faults.push(format!("{lang:?}: {full}"));
        }
        let missed = headline::ours(lang, &dossier, &assessment, usize::MAX);
        let code = ["--lang", if lang == Lang::It { "it" } else { "en" }];
        let plain = office.run(&[&["--today", today], &code[..], &["status", "--plain"]].concat());
        let known = format!("{full} {missed} {}", plain.out);
        for columns in [38, 58, 78, 158] {
            let due = headline::due_in(lang, &dossier, &assessment, columns).text;
            let ours = headline::ours(lang, &dossier, &assessment, columns);
            let wrong = |said: &&String| width(said) > columns || is_torn(said, &known);
            let wrong: Vec<&String> = [&due, &ours].into_iter().filter(wrong).collect();
            faults.extend(
                wrong
                    .iter()
                    .map(|said| format!("{columns} {lang:?}: {said}")),
            );
        }
    }
    faults.into_iter()
}

/// Whether a sentence lost a part of a number, of a day, of a state, or of what stands in parentheses.
fn is_torn(said: &str, known: &str) -> bool {
    let is_open = said.matches('(').count() != said.matches(')').count();
    let mut words = said.split_whitespace().peekable();
    let mut torn = is_open;
    while let Some(word) = words.next() {
        let has_digit = word.contains(|c: char| c.is_ascii_digit());
        let next = words.peek().copied().unwrap_or_default();
        let unit = next.trim_end_matches('…');
        let cut_unit = next != unit
            && ["giorni", "days"]
                .iter()
                .any(|whole| whole.starts_with(unit));
        torn |= has_digit && (word.contains('…') || cut_unit);
        let number = word.trim_matches(|c: char| !c.is_ascii_digit());
        torn |= has_digit && !word.starts_with("(+") && !known.contains(number);
    }
    torn
}

/// What the program says on a day; sentences are asked for where a line needs them.
struct Seen<'a> {
    office: &'a Office,
    today: &'a str,
    status: Value,
}

impl<'a> Seen<'a> {
    fn on(office: &'a Office, today: &'a str) -> Self {
        let status = office.run(&["--today", today, "status", "--json"]).done();
        let status = serde_json::from_str(&status).unwrap();
        Self {
            office,
            today,
            status,
        }
    }

    fn sentences(&self, lang: &str) -> String {
        let line = ["--today", self.today, "--lang", lang, "status", "--plain"];
        self.office.run(&line).done()
    }

    fn table(&self) -> String {
        let line = ["--today", self.today, "--lang", "it", "status"];
        let table = self.office.run(&line).done();
        let lines = table.lines().map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.join(" ")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn find(&self, list: &str, key: &str, id: &str) -> Option<&Value> {
        let mut all = self.status[list].as_array()?.iter();
        all.find(|entry| entry[key] == id)
    }

    /// Whether a line of the table is true: `it ...` and `en ...` are parts of what is said, `silent ...` of neither,
    /// `row` is a part of a line of the Italian table with single spaces, `check` is the answer to a monitoring system, `awaited EVENT ACTOR` and `awaited not EVENT` speak of who must act,
    /// `penalty CLOCK CENTS` of the estimate; `clock`, `term` and `series` of a term, of a service and of what comes
    /// back, by the members of `crono-status/1`.
    fn holds(&self, line: &str) -> Result<(), String> {
        let (kind, rest) = line.split_once(' ').unwrap();
        let id = rest.split(' ').next().unwrap();
        match kind {
            "it" | "en" => said(&self.sentences(kind), rest),
            "silent" => {
                let both = self.sentences("it") + &self.sentences("en");
                said(&both, rest).map_or(Ok(()), |()| Err(both))
            }
            "row" => said(&self.table(), rest),
            "check" => {
                let found = self.office.run(&["--today", self.today, "check"]).code;
                let found = match found {
                    Some(0) => "ok",
                    Some(1) => "warning",
                    Some(2) => "critical",
                    _ => "unknown",
                };
                same(found, rest)
            }
            "awaited" => self.awaited(rest),
            "penalty" => {
                let (clock, cents) = rest.split_once(' ').unwrap();
                let found = self.find("penalties", "clock", clock);
                let found = found.map_or_else(|| "none".to_owned(), |it| it["cents"].to_string());
                same(&found, cents)
            }
            "clock" => members(self.find("clocks", "id", id), rest),
            "term" => members(self.find("terms", "id", id), rest),
            "series" => members(self.find("series", "id", id), rest),
            _ => Err(format!("what is {kind}?")),
        }
    }

    fn awaited(&self, rest: &str) -> Result<(), String> {
        if rest == "nothing" {
            return same(&self.status["awaited"].to_string(), "[]");
        }
        if let Some(event) = rest.strip_prefix("not ") {
            let found = self.find("awaited", "event", event);
            return found.map_or(Ok(()), |it| Err(it.to_string()));
        }
        let (event, actor) = rest.split_once(' ').unwrap();
        let found = self.find("awaited", "event", event);
        let found = found.ok_or_else(|| self.status["awaited"].to_string())?;
        same(&bare(&found["actor"]), actor)
    }
}

fn said(text: &str, part: &str) -> Result<(), String> {
    let found = text.contains(part);
    found.then_some(()).ok_or_else(|| text.to_owned())
}

fn same(found: &str, meant: &str) -> Result<(), String> {
    (found == meant)
        .then_some(())
        .ok_or_else(|| format!("it is {found}"))
}

/// A value as it stands in the table.
fn bare(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// `ID STATE key=value ...`, against an entry of the status.
fn members(found: Option<&Value>, line: &str) -> Result<(), String> {
    let mut words = line.split(' ').skip(1);
    let Some(found) = found else {
        let absent = words.next() == Some("absent");
        return absent
            .then_some(())
            .ok_or_else(|| "there is none".to_owned());
    };
    for word in words {
        let (key, meant) = word.split_once('=').unwrap_or(("state", word));
        let meant = if meant == "none" { "null" } else { meant };
        if bare(&found[key]) != meant {
            return Err(format!("{key} is {}, in {found}", found[key]));
        }
    }
    Ok(())
}
