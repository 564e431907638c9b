//! The answer of a monitoring plug-in: one line with a state, a sentence and the days left of the open
//! clocks, and a line for each thing that alerts where there are several, the most urgent first.
//!
//! However many dossiers there are, it is as long as a monitoring system takes, and what is kept while
//! they are looked at is no more: the others are counted.
//!
//! After the Monitoring Plugins Development Guidelines. Numbers and labels are those of the C locale,
//! only the sentence speaks a language; a text of the file cannot end the line or begin the figures.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::assess::{Assessment, ClockStatus, State};
use crate::calendar::days_between;
use crate::record::Dossier;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, check, count, dates, event, headline};

use super::Look;
pub use super::level::Level;
use super::range::Range;

/// The most bytes of the first line: what is read on a pager, and no monitoring system cuts it.
const FIRST_LINE: usize = 1_000;
/// Of these, the most for state and sentence.
const SENTENCE: usize = 500;
/// The most bytes of a line under it: ten of them and the first are 4 KB.
const LINE: usize = 300;
/// How many figures are kept: more than ever fit into the first line.
const FIGURES: usize = 100;
/// How many lines there are where nobody says.
pub const LIMIT: usize = 10;

/// A dossier that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'s> {
    /// The name by which its file is told apart.
    pub file: &'s str,
    /// What is in it.
    pub dossier: &'s Dossier,
    /// What it means on the day.
    pub assessment: &'s Assessment,
}

/// From how many days left on it alerts; without a range, at the plan's own warning and once late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// Somebody should look.
    pub warning: Option<Range>,
    /// It is late, or as good as.
    pub critical: Option<Range>,
}

impl Thresholds {
    fn warning(&self, clock: &ClockStatus) -> Range {
        // Due soon is when no more days are left than the warning.
        let own = || Range::from(i64::from(clock.warn).saturating_add(1));
        self.warning.unwrap_or_else(own)
    }

    fn critical(&self) -> Range {
        self.critical.unwrap_or(Range::from(0))
    }

    fn level(&self, clock: &ClockStatus) -> Level {
        let Some(left) = clock.days_left().filter(|_| counts(clock)) else {
            return Level::Ok;
        };
        if self.critical().alerts(left) {
            Level::Critical
        } else if self.warning(clock).alerts(left) {
            Level::Warning
        } else {
            Level::Ok
        }
    }
}

/// Whether the days left of a clock run out: it is judged, open, and not suspended.
fn counts(clock: &ClockStatus) -> bool {
    clock.is_judged() && clock.is_open() && clock.state() != State::Suspended
}

/// What was found in the dossiers that were looked at so far. Of what alerts only the most urgent is kept,
/// and of the rest how much it is: it does not grow with the folder.
#[derive(Debug)]
pub struct Findings {
    /// How many lines are kept.
    limit: usize,
    /// Whether labels and lines begin with the name of the file.
    named: bool,
    level: Level,
    dossiers: usize,
    unread: usize,
    /// How many clocks alert: as a warning, and as critical.
    warning: usize,
    critical: usize,
    /// What is to be said of one dossier alone.
    sentence: String,
    /// Whether something alerts that is not what the sentence is about.
    is_beside: bool,
    lines: Vec<Finding>,
    figures: Vec<Finding>,
    /// Why files cannot be read.
    reasons: Vec<String>,
}

/// A text about a clock, with what it is sorted by: the least is the most urgent.
#[derive(Debug)]
struct Finding {
    urgency: (u8, i64),
    text: String,
}

impl Findings {
    /// Nothing yet; so many lines will be kept. With `named`, each begins with the name of its file.
    #[must_use]
    pub const fn new(limit: usize, named: bool) -> Self {
        Self {
            limit,
            named,
            level: Level::Ok,
            dossiers: 0,
            unread: 0,
            warning: 0,
            critical: 0,
            sentence: String::new(),
            is_beside: false,
            lines: Vec::new(),
            figures: Vec::new(),
            reasons: Vec::new(),
        }
    }

    /// Looks at a dossier.
    pub fn add(&mut self, look: Look, thresholds: &Thresholds, seen: Seen<'_>) {
        self.dossiers += 1;
        if !self.named {
            let due = headline::due(look.lang, seen.dossier, seen.assessment);
            let ours = headline::ours(look.lang, seen.dossier, seen.assessment, 0);
            let title = event::title(look.lang, &seen.dossier.plan);
            self.sentence = format!("{title}: {} {ours}", due.text);
        }
        let subject = seen.assessment.open_clocks().next();
        for clock in seen.assessment.clocks.iter().filter(|clock| counts(clock)) {
            let of = thresholds.level(clock);
            self.level = self.level.worse(of);
            self.warning += usize::from(of == Level::Warning);
            self.critical += usize::from(of == Level::Critical);
            let due = clock.open_due();
            let ahead = due.map(|due| days_between(seen.assessment.today, due));
            let urgency = (u8::MAX - of.code(), ahead.unwrap_or_default());
            if let Some(text) = figure(seen, clock, thresholds, self.named) {
                self.figures.push(Finding { urgency, text });
            }
            if of != Level::Ok {
                self.is_beside |= subject.is_none_or(|subject| subject.key != clock.key);
                let text = said(look, seen, clock, self.named);
                let text = format!("{}: {text}", of.as_str());
                self.lines.push(Finding { urgency, text });
            }
        }
        for (urgency, text) in waits(look.lang, seen) {
            self.level = self.level.worse(Level::Warning);
            self.warning += 1;
            // Beside a clock it is at most added; where none runs it may be what all of it is about.
            self.is_beside |= subject.is_some() || !self.sentence.contains(&text);
            let text = if self.named {
                format!("{}, {text}", sanitized(seen.file))
            } else {
                text
            };
            let text = format!("{}: {text}", Level::Warning.as_str());
            let urgency = (u8::MAX - Level::Warning.code(), urgency);
            self.lines.push(Finding { urgency, text });
        }
        self.keep_the_most_urgent(2);
    }

    /// A file cannot be read, and why.
    pub fn add_unread(&mut self, why: String) {
        self.level = self.level.worse(Level::Unknown);
        self.unread += 1;
        if self.reasons.len() < self.limit {
            self.reasons.push(why);
        }
    }

    /// What was found in the dossiers after these.
    pub fn join(&mut self, later: Self) {
        self.level = self.level.worse(later.level);
        self.dossiers += later.dossiers;
        self.unread += later.unread;
        self.warning += later.warning;
        self.critical += later.critical;
        self.lines.extend(later.lines);
        self.figures.extend(later.figures);
        self.reasons.extend(later.reasons);
        self.reasons.truncate(self.limit);
        self.keep_the_most_urgent(2);
    }

    /// Lets go of what will not be said. It is done once there is `times` as much as is kept, so that
    /// not every dossier is the occasion of a sort.
    fn keep_the_most_urgent(&mut self, times: usize) {
        // The first line names the most urgent, however few lines are wanted.
        let kept = self.limit.max(1);
        if self.lines.len() > kept.saturating_mul(times) {
            self.lines.sort_by_key(|line| line.urgency);
            self.lines.truncate(kept);
        }
        if self.figures.len() > FIGURES * times {
            self.figures.sort_by_key(|figure| figure.urgency);
            self.figures.truncate(FIGURES);
        }
    }

    /// Writes the answer.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(mut self, out: &mut impl Write, look: Look) -> io::Result<Level> {
        self.lines.sort_by_key(|line| line.urgency);
        writeln!(out, "{}", self.first_line(look))?;
        self.lines.truncate(self.limit);
        // One thing is said in the first line already.
        let alerts = self.warning + self.critical;
        let is_said = alerts + self.unread < 2 && !self.is_beside;
        if self.limit == 0 || is_said && !self.named {
            return Ok(self.level);
        }
        let unknown = Level::Unknown.as_str();
        let more = |hidden: usize, say: fn(Lang, usize) -> String| {
            (hidden > 0).then(|| say(look.lang, hidden))
        };
        let (alerting, unread) = (self.lines.len(), self.reasons.len());
        let lines = self.lines.into_iter().map(|line| line.text);
        let lines = lines.chain(more(alerts - alerting, check::more_alerts));
        let reasons = self.reasons.iter().map(|why| format!("{unknown}: {why}"));
        let lines = lines.chain(reasons);
        let lines = lines.chain(more(self.unread - unread, check::more_unread));
        for line in lines {
            writeln!(out, "{}", cut(&look.fold(&harmless(&line)), LINE))?;
        }
        Ok(self.level)
    }

    /// State, sentence, and as many figures as fit: those of the most urgent clocks.
    fn first_line(&mut self, look: Look) -> String {
        let mut sentence = std::mem::take(&mut self.sentence);
        let mut totals = String::new();
        if self.named {
            let alerts = self.warning + self.critical;
            sentence = check::several(look.lang, self.dossiers, alerts, self.unread);
            if let Some(first) = self.lines.first() {
                let _ = write!(sentence, ". {}", first.text);
            }
            totals = format!(
                "'dossiers'={} 'critical'={} 'warning'={} 'unknown'={}",
                self.dossiers, self.critical, self.warning, self.unread
            );
        }
        let sentence = harmless(&sentence);
        let sentence = cut(&look.fold(&sentence), SENTENCE);
        let mut line = format!("CRONO {} - {sentence}", self.level.as_str());
        let room = FIRST_LINE.saturating_sub(line.len() + totals.len() + " |  ".len());
        let length = |figures: &[Finding]| figures.iter().map(|figure| figure.text.len() + 1).sum();
        let whole: usize = length(&self.figures);
        if whole > room {
            self.figures.sort_by_key(|figure| figure.urgency);
        }
        let mut taken = 0;
        let fits = self.figures.iter().take_while(|figure| {
            taken += figure.text.len() + 1;
            taken <= room
        });
        let totals = Some(totals.as_str()).filter(|totals| !totals.is_empty());
        let figures: Vec<&str> = totals
            .into_iter()
            .chain(fits.map(|figure| figure.text.as_str()))
            .collect();
        if !figures.is_empty() {
            let _ = write!(line, " | {}", figures.join(" "));
        }
        line
    }
}

/// The answer where there is nothing to look at.
///
/// # Errors
/// Those of `out`.
pub fn unknown(out: &mut impl Write, look: Look, why: &str) -> io::Result<()> {
    let line = format!("CRONO {} - {}", Level::Unknown.as_str(), harmless(why));
    writeln!(out, "{}", cut(&look.fold(&line), FIRST_LINE))
}

/// "3 Pontelungo.json, fase 3: in ritardo di 15 giorni".
fn said(look: Look, seen: Seen<'_>, clock: &ClockStatus, named: bool) -> String {
    let plan = &seen.dossier.plan;
    let name = event::clock_in_full(look.lang, plan, &clock.key);
    let countdown = match clock.open_due().zip(clock.left()) {
        Some((due, left)) => {
            let feminine = event::is_feminine(plan, &clock.key);
            count::countdown_to(look.lang, due, left, feminine)
        }
        None => String::new(),
    };
    if named {
        format!("{}, {name}: {countdown}", sanitized(seen.file))
    } else {
        format!("{name}: {countdown}")
    }
}

/// What is worth a look although no day is missed: waits without a limit that have become long, terms that
/// are about to end, and last days that are only foreseen and near. With each the days by which it is sorted.
fn waits(lang: Lang, seen: Seen<'_>) -> Vec<(i64, String)> {
    let plan = &seen.dossier.plan;
    let clocks = seen.assessment.clocks.iter();
    let waited = clocks.filter(|clock| clock.state() == State::LongWait && !clock.informative);
    let waited = waited.map(|clock| {
        let days = i64::from(clock.elapsed().unwrap_or_default());
        let name = event::clock_in_full(lang, plan, &clock.key);
        (i64::MAX - days, check::long_wait(lang, &name, days))
    });
    let today = seen.assessment.today;
    let terms = seen.assessment.terms.iter();
    let ending = terms.filter(|term| term.state == State::Ending);
    let ending = ending.filter_map(|term| {
        let left = term.days_left?;
        let name = event::term_in_full(lang, plan, &plan.terms[term.index]);
        let day = dates::weekday_seen(lang, term.through?, today);
        Some((left, headline::term_ends(lang, &name, &day, left)))
    });
    let foreseen = seen.assessment.clocks.iter().filter_map(|clock| {
        let left = clock.near_as_foreseen(today)?;
        let name = event::clock_in_full(lang, plan, &clock.key);
        let day = dates::weekday_seen(lang, clock.foreseen_last_day()?, today);
        Some((left, headline::would_be_due(lang, &name, &day, left)))
    });
    foreseen.chain(ending).chain(waited).collect()
}

/// The figure of a clock: `'migration'=6;8:;0:`.
fn figure(
    seen: Seen<'_>,
    clock: &ClockStatus,
    thresholds: &Thresholds,
    named: bool,
) -> Option<String> {
    let left = clock.days_left()?;
    let prefix = if named {
        format!(
            "{}/",
            label(seen.file.strip_suffix(".json").unwrap_or(seen.file))
        )
    } else {
        String::new()
    };
    let (warning, critical) = (thresholds.warning(clock), thresholds.critical());
    Some(format!(
        "'{prefix}{}'={left};{warning};{critical}",
        clock.key
    ))
}

/// A name as a label may have it: the guidelines forbid `=` and a quote wants doubling, and what is
/// not ASCII is not for every reader.
fn label(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "._-".contains(c) {
            c
        } else {
            '_'
        }
    };
    name.chars().map(plain).collect()
}

/// The beginning of a text, in so many bytes at most.
fn cut(text: &str, bytes: usize) -> String {
    if text.len() <= bytes {
        return text.to_owned();
    }
    let mut end = bytes - "...".len();
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}...", &text[..end])
}

/// A text on one line, without the sign that the figures begin with.
fn harmless(text: &str) -> String {
    text.replace('\n', " ").replace('|', "/")
}
