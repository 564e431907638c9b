//! What is asked about a table, one sentence for each question, and what is said of one that was read.

use std::path::Path;

use crate::say;
use crate::words::Lang;
use crate::words::sanitize::sanitized;
use crate::words::shell::quoted;

use super::table::{TableAsked, TableQuestion, TableRemark};

/// As many rows as are named one by one.
const ROWS_SHOWN: usize = 8;

/// The question alone, and that what was answered is no answer.
#[must_use]
pub fn question_text(lang: Lang, asked: &TableQuestion) -> String {
    let refused = asked.refused.as_deref();
    let refused = refused.map(|refused| refused_answer(lang, refused));
    let question = question(lang, &asked.asked);
    match refused {
        Some(refused) => format!("{} {question}", refused.trim_start()),
        None => question,
    }
}

/// The question, and what of the command line answers it.
#[must_use]
pub fn question_lines(lang: Lang, asked: &TableQuestion) -> Vec<String> {
    let question = question(lang, &asked.asked);
    let mut lines = vec![match &asked.asked {
        TableAsked::Who { .. } => format!("{question} {}", who_of_one_row(lang)),
        TableAsked::From { .. } => format!("{question} {}", start_of_one_row(lang)),
        _ => question,
    }];
    lines.extend(
        asked
            .refused
            .as_deref()
            .map(|refused| refused_answer(lang, refused)),
    );
    let answers = asked.answers(lang);
    let option = |(key, value): &(String, String)| {
        let said = format!("{key}={value}");
        let said = quoted(Path::new(&said));
        format!("--answer {said}")
    };
    match answers.as_slice() {
        [] => {}
        [one] => lines.push(indented(&option(one))),
        [first, rest @ ..] if rest.iter().all(|(key, _)| *key == first.0) => {
            let others: Vec<String> = rest
                .iter()
                .map(|(_, value)| format!("={}", sanitized(value)))
                .collect();
            lines.push(answered_by_one_of(lang, &option(first), &others.join(", ")));
        }
        several => lines.extend(several.iter().map(|one| indented(&option(one)))),
    }
    lines
}

fn indented(option: &str) -> String {
    format!("    {option}")
}

/// Rows by their numbers.
fn rows_of(lang: Lang, rows: &[usize]) -> String {
    let shown: Vec<String> = rows
        .iter()
        .take(ROWS_SHOWN)
        .map(ToString::to_string)
        .collect();
    rows_named(
        lang,
        &shown.join(", "),
        rows.len().saturating_sub(ROWS_SHOWN),
        rows.len(),
    )
}

fn titles(all: &[String]) -> String {
    let all: Vec<_> = all.iter().map(|title| sanitized(title)).collect();
    all.join(", ")
}

fn levels_of(levels: &[(usize, String)]) -> String {
    let all = levels
        .iter()
        .map(|(level, title)| format!("{level}: {}", sanitized(title)));
    all.collect::<Vec<_>>().join("; ")
}

say! {
    fn rows_named(lang, shown: &str, more: usize, all: usize) match (all, more) {
        (1, _) => it "riga {shown}" en "row {shown}";
        (_, 0) => it "righe {shown}" en "rows {shown}";
        (_, _) => it "righe {shown} e altre {more}" en "rows {shown} and {more} more";
    }

    fn answered_by_one_of(lang, option: &str, others: &str)
        it "    {option}  (oppure {others})"
        en "    {option}  (or {others})";

    fn who_of_one_row(lang) -> &str
        it "Per una riga sola: \"riga N chi=...\""
        en "For one row only: \"row N who=...\"";

    fn start_of_one_row(lang) -> &str
        it "Per una riga sola: \"riga N da=...\""
        en "For one row only: \"row N from=...\"";

    fn refused_answer(lang, refused: &str) let refused = sanitized(refused);
        it "  \"{refused}\" non risponde."
        en "  \"{refused}\" is no answer to that.";

    /// That a table asks, before its questions; or what is answered without being asked.
    pub fn table_asks(lang, name: &str, questions: &[TableQuestion])
        let name = sanitized(name);
        let is_question = |one: &&TableQuestion| !one.answers(lang).is_empty();
        let n = questions.iter().filter(is_question).count();
    match n {
        0 => it "{name}: la tabella non è letta; niente è stato scritto."
             en "{name}: the table is not read; nothing was written.";
        1 => it "{name}: la tabella non dice tutto; niente è stato scritto. Una domanda:"
             en "{name}: the table does not say all; nothing was written. One question:";
        _ => it "{name}: la tabella non dice tutto; niente è stato scritto. {n} domande, una risposta per ciascuna:"
             en "{name}: the table does not say all; nothing was written. {n} questions, an answer for each:";
    }

    /// The row of a table that something is wrong with.
    pub fn in_row(lang, name: &str, row: usize)
        it "{name}, riga {row}"
        en "{name}, row {row}";

    /// That a file is no table, and its answers answer nothing.
    pub fn no_table(lang)
        it "--answer risponde alle domande su una tabella, e questo non è una tabella"
        en "--answer answers what is asked about a table, and this is no table";

    /// An answer without its sign.
    pub fn no_answer(lang, typed: &str) let typed = sanitized(typed);
        it "\"{typed}\": una risposta è fatta così: --answer \"Durata=lavorativi\""
        en "\"{typed}\": an answer is written so: --answer \"Duration=working\"";

    fn question(lang, asked: &TableAsked) match asked {
        TableAsked::NoHeads =>
            it "Nessuna riga dà un nome alle colonne: la prima dice evento, chi, termine, da, fase (o quelle di un programma di progetto: Nome attività, Durata, Predecessori, Risorse). Oppure: --answer \"TESTATA=evento\"."
            en "No row names the columns: the first one says event, who, term, from, phase (or those of a project tool: Task Name, Duration, Predecessors, Resource Names). Or: --answer \"HEAD=event\".";
        TableAsked::Quote { row } =>
            it "Alla riga {row} si aprono virgolette che non si chiudono."
            en "In row {row} quotation marks are opened and not closed.";
        TableAsked::MoreCells { row } =>
            it "La riga {row} ha più celle che intestazioni: un segno che divide le celle va tra virgolette."
            en "Row {row} has more cells than there are heads: a sign that parts cells has to be in quotation marks.";
        TableAsked::NoEvent { heads: _ } =>
            it "Quale colonna dice che cosa succede?"
            en "Which column says what happens?";
        TableAsked::SameColumn { column, heads } =>
            let (what, heads) = (column.written(lang), titles(heads));
            it "Più colonne dicono la stessa cosa ({what}): {heads}. Quale non vale?"
            en "Several columns say the same ({what}): {heads}. Which one does not count?";
        TableAsked::Column { head, text, days: true } => let (head, text) = (sanitized(head), sanitized(text));
            it "Che cosa dice la colonna \"{head}\", con giorni come \"{text}\": l'ultimo giorno (fine), l'inizio, che non si legge, o niente del piano (no)?"
            en "What does the column \"{head}\" say, with days such as \"{text}\": the last day (finish), the start, which is not read, or nothing of the plan (no)?";
        TableAsked::Column { head, text, days: false } => let (head, text) = (sanitized(head), sanitized(text));
            it "Che cosa dice la colonna \"{head}\", con tempi come \"{text}\": il termine, come in una riga, la durata di un programma di progetto, o niente del piano (no)?"
            en "What does the column \"{head}\" say, with times such as \"{text}\": the term, as in a line, the duration of a project tool, or nothing of the plan (no)?";
        TableAsked::Title => it "Come si chiama il contratto?" en "What is the contract called?";
        TableAsked::Phase { rows } if rows.is_empty() =>
            it "La tabella non ha fasi: come si chiama quella unica?"
            en "The table has no phases: what is the only one called?";
        TableAsked::Phase { rows } => let rows = rows_of(lang, rows);
            it "In quale fase stanno le righe che non sono in nessuna? ({rows})"
            en "In which phase are the rows that are in none? ({rows})";
        TableAsked::Headings { rows, title } => let (rows, title) = (rows_of(lang, rows), sanitized(title));
            it "Le righe con un solo nome, come \"{title}\", sono fasi? ({rows})"
            en "Are the rows with nothing but a name, such as \"{title}\", phases? ({rows})";
        TableAsked::Levels { levels } => let levels = levels_of(levels);
            it "Su quale livello stanno le fasi? ({levels})"
            en "On which level are the phases? ({levels})";
        TableAsked::Days { head } => let head = sanitized(head);
            it "La colonna \"{head}\" conta giorni lavorativi o solari?"
            en "Does the column \"{head}\" count working days or calendar days?";
        TableAsked::Estimates { rows } => let rows = rows_of(lang, rows);
            it "Le durate con un punto interrogativo sono stime: valgono come termini? ({rows})"
            en "The lengths with a question mark are estimates: do they count as terms? ({rows})";
        TableAsked::Minutes { text } => let text = sanitized(text);
            it "\"{text}\" sono mesi? I minuti non si contano."
            en "Is \"{text}\" months? Minutes are not counted.";
        TableAsked::MonthFirst { head, text } => let (head, text) = (sanitized(head), sanitized(text));
            it "La colonna \"{head}\" ha giorni come \"{text}\": il mese sta prima del giorno? Altrimenti va corretto."
            en "The column \"{head}\" has days such as \"{text}\": does the month stand before the day? Else correct it.";
        TableAsked::Due { length, day } => let (length, day) = (sanitized(length), sanitized(day));
            it "Vale la durata (\"{length}\") o la data (\"{day}\")? L'altra non è letta."
            en "Does the length (\"{length}\") count or the date (\"{day}\")? The other one is not read.";
        TableAsked::Actor { name, rows } => let (name, rows) = (sanitized(name), rows_of(lang, rows));
            it "Chi è \"{name}\"? ({rows})"
            en "Who is \"{name}\"? ({rows})";
        TableAsked::Who { rows } => let rows = rows_of(lang, rows);
            it "Chi fa succedere gli eventi che non lo dicono? ({rows})"
            en "Who makes the events happen that do not say so? ({rows})";
        TableAsked::From { rows } => let rows = rows_of(lang, rows);
            it "Da che cosa si conta la durata delle righe senza predecessori: dall'evento sopra, da nulla (non è un termine), o da un altro? ({rows})"
            en "What does the length count from in rows without predecessors: the event above, nothing (it is no term), or another one? ({rows})";
        TableAsked::FromFirst { row } =>
            it "Riga {row}: sopra il primo evento non c'è niente. Da che cosa si conta la sua durata: da nulla (non è un termine), o da un altro evento?"
            en "Row {row}: nothing stands above the first event. What does its length count from: nothing (it is no term), or another event?";
        TableAsked::After =>
            it "Nessuna colonna dice che cosa viene prima: ogni evento viene dopo quello sopra, o dopo nulla?"
            en "No column says what comes before: does each event come after the one above, or after nothing?";
        TableAsked::Numbers { head } => let head = sanitized(head);
            it "I numeri di \"{head}\" contano le righe della tabella? Nessuna colonna (ID, WBS) li dà."
            en "Do the numbers of \"{head}\" count the rows of the table? No column (ID, WBS) has them.";
        TableAsked::Link { text, row } => let text = sanitized(text);
            it "Riga {row}: \"{text}\" non è un semplice \"viene dopo\". Resta soltanto che viene dopo, senza l'intervallo, o non è letto?"
            en "Row {row}: \"{text}\" is more than \"comes after\". Is only that it comes after kept, without the lag, or is it not read?";
        TableAsked::PhaseBefore { text, row, phase } => let (text, phase) = (sanitized(text), sanitized(phase));
            it "Riga {row}: \"{text}\" è la fase \"{phase}\". Dopo quale suo evento?"
            en "Row {row}: \"{text}\" is the phase \"{phase}\". After which event of it?";
        TableAsked::NotThere { text, row } => let text = sanitized(text);
            it "Riga {row}: \"{text}\" non è una riga della tabella. Dopo quale evento, o nessuno?"
            en "Row {row}: \"{text}\" is no row of the table. After which event, or none?";
        TableAsked::Unasked { answer } => let answer = sanitized(answer);
            it "La tabella non chiede ciò a cui risponde \"{answer}\": va tolto o corretto."
            en "The table does not ask what \"{answer}\" answers: leave it out, or correct it.";
    }

    /// What a plan does not keep of a table.
    pub fn table_remark(lang, remark: &TableRemark) match remark {
        TableRemark::Columns(heads) => let heads = titles(heads);
            it "Colonne non lette: {heads}."
            en "Columns that are not read: {heads}.";
        TableRemark::Above(rows) => let rows = rows_of(lang, rows);
            it "Sopra le intestazioni, non letto: {rows}."
            en "Above the heads, and not read: {rows}.";
        TableRemark::Titles(all) => let all = titles(all);
            it "Titoli di un altro livello, non letti: {all}."
            en "Titles on another level, and not read: {all}.";
        TableRemark::Notes(1) =>
            it "1 nota è letta e non conservata." en "1 note is read and not kept.";
        TableRemark::Notes(n) =>
            it "{n} note sono lette e non conservate." en "{n} notes are read and not kept.";
        TableRemark::Rest(row) =>
            it "Dalla riga {row} comincia un'altra tabella, che non è letta."
            en "From row {row} on there is another table, which is not read.";
    }
}
