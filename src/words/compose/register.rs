//! Which of the rows on a register are said, by how many requests it has and how they were answered.

use crate::assess::{RegisterStatistics, Tenths, Verdicts};
use crate::plan::{ClockKey, Plan};
use crate::words::event::number;
use crate::words::register::{
    EntryNoun, all_late, answered_in_time, average_and_longest, entries_closed, entries_open,
    some_late, with_tenth,
};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, count, dates};

/// So many registers taken together, in one line: "2 richieste aperte di cui 1 in ritardo, 2 chiuse".
#[must_use]
pub fn counts<'s>(
    lang: Lang,
    plan: &Plan,
    registers: impl IntoIterator<Item = &'s RegisterStatistics>,
) -> String {
    let registers: Vec<&RegisterStatistics> = registers.into_iter().collect();
    // One that was never used says nothing of what the others have.
    let is_used = |own: &&&RegisterStatistics| own.total() > 0;
    let any_used = registers.iter().any(|own| own.total() > 0);
    let told = registers.iter().filter(|own| !any_used || is_used(own));
    let told = told.map(|own| &plan.registers[own.index]);
    let noun = EntryNoun::of_all(lang, plan, told);
    let (mut open, mut answered) = (0, 0);
    let mut verdicts = Verdicts::default();
    for register in registers {
        let own = register.verdicts.unwrap_or_default();
        open += register.open;
        answered += register.answered;
        verdicts.late += own.late;
        verdicts.open_late += own.open_late;
    }
    let opened = entries_open(lang, open, &noun);
    let opened = of_them_late(lang, opened, open, verdicts.open_late);
    if answered == 0 {
        return opened;
    }
    let done = entries_closed(lang, answered, noun.feminine);
    let done = of_them_late(lang, done, answered, verdicts.late);
    format!("{opened}, {done}")
}

/// How many entries of the registers of a phase are open, in the gender of what they are called.
#[must_use]
pub fn open_in_phase(lang: Lang, plan: &Plan, phase: u32, open: usize) -> String {
    let noun = EntryNoun::of_phase(lang, plan, phase);
    count::open_requests(lang, open, noun.feminine)
}

fn of_them_late(lang: Lang, said: String, of: usize, late: usize) -> String {
    match late {
        0 => said,
        late if late == of => all_late(lang, &said),
        late => some_late(lang, &said, late),
    }
}

/// How the requests of a register were answered: "nei termini 1 su 2 (50%), media 9,5 giorni, massimo
/// 15 (n. 2)"; without a limit the days alone, without an answer nothing.
#[must_use]
pub fn answers(lang: Lang, register: &RegisterStatistics) -> Option<String> {
    let (average, worst) = (average(lang, register.average?), register.worst?);
    let whose = number(lang, worst.n);
    let days = average_and_longest(lang, &average, worst.days, &whose);
    let (Some(verdicts), Some(share)) = (register.verdicts, register.share_in_time()) else {
        return Some(days);
    };
    let (in_time, of) = (verdicts.in_time, verdicts.in_time + verdicts.late);
    Some(answered_in_time(lang, in_time, of, share, &days))
}

/// What a register is called.
#[must_use]
pub fn name(lang: Lang, plan: &Plan, register: &RegisterStatistics) -> String {
    let label = &plan.registers[register.index].label;
    sanitized(text(lang, label)).into_owned()
}

/// What a request is about; of an entry with several steps, after which of them it is.
#[must_use]
pub fn subject(lang: Lang, plan: &Plan, key: &ClockKey, subject: &str) -> String {
    let register = plan.register(&key.id);
    let Some(step) = register.filter(|register| register.step_of.is_some()) else {
        return subject.to_owned();
    };
    let step = sanitized(text(lang, &step.answer.label)).into_owned();
    if subject.is_empty() {
        step
    } else {
        format!("{step}: {subject}")
    }
}

/// Days with their tenth, where there is one: "8,5 giorni", "1 giorno", "8.5 days".
fn average(lang: Lang, Tenths(tenths): Tenths) -> String {
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match tenth {
        0 => dates::days(lang, whole),
        tenth => with_tenth(lang, whole, tenth),
    }
}
