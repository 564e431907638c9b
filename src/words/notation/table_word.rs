//! The words of a table: heads of columns, units of a length, and words that answer a question about it.
//!
//! A row has every spelling that is read, parted by `|`, the first of them is the one that is written. Both columns are always
//! read. Heads are those that people write, and those of the usual project tools in their Italian and English forms.

use crate::say;
use crate::words::Lang;

use super::keyword::Keyword;

/// What a column of a table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableColumn {
    /// The number of a row, that predecessors are named by.
    Id,
    /// Its number in the outline: `1.2`.
    Outline,
    /// How deep it lies in the outline.
    Level,
    /// The phase.
    Phase,
    /// What happens.
    Event,
    /// Who makes it happen, as a line of the notation says it.
    Who,
    /// The resources of a project tool.
    Resources,
    /// How long a project tool lets it take.
    Duration,
    /// A term, as a line of the notation says it.
    Term,
    /// A fixed last day.
    Finish,
    /// The rows that come before, by number or by name.
    Predecessors,
    /// A remark, which becomes a comment.
    Note,
    /// A day that the plan has no place for: a start follows from what comes before.
    Start,
    /// What stands behind a word of the notation.
    From,
    /// The same.
    After,
    /// The same.
    Warn,
    /// The same.
    OwedBy,
    /// The same.
    Penalty,
    /// The same.
    Rejects,
    /// The same.
    With,
    /// Whether it need not happen.
    Optional,
}

/// A unit of a length in a project tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableUnit {
    /// Days: working or calendar days, which is asked.
    Days,
    /// Days that the tool counts through weekends.
    Elapsed,
    /// Working days that are called so.
    Working,
    /// Weeks.
    Weeks,
    /// Weeks that the tool counts through weekends.
    ElapsedWeeks,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Minutes or months, as the tool has it.
    Minutes,
}

/// A word that answers a question, or that a question is answered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableWord {
    /// Working days.
    Working,
    /// Calendar days.
    Calendar,
    /// Another party.
    Party,
    /// The event above.
    Above,
    /// Yes.
    Yes,
    /// No.
    No,
    /// The rows, counted.
    Rows,
    /// A row by its number.
    Row,
    /// Phases.
    Phases,
    /// Events.
    Events,
    /// Lengths that the tool marks as estimated.
    Estimates,
    /// Rows with nothing but a name.
    Headings,
    /// The column that the last day stands in.
    Due,
    /// Months.
    Months,
    /// The month before the day.
    MonthFirst,
}

say! {
    /// The heads of a column.
    fn heads(lang, column: TableColumn) -> &str match column {
        TableColumn::Id =>
            it "id|n|n°|nr|num|numero|n. ord|progressivo|prog|#"
            en "id|no|nr|number|item|#";
        TableColumn::Outline =>
            it "wbs|codice wbs|numero struttura|numero di struttura|numero esterno|numero outline"
            en "wbs|wbs code|outline number";
        TableColumn::Level =>
            it "livello|livello struttura|livello di struttura|livello esterno|livello gerarchico"
            en "level|outline level|indent level";
        TableColumn::Phase => it "fase|fasi" en "phase|phases|stage";
        TableColumn::Event =>
            it "evento|eventi|attività|nome attività|nome dell'attività|nome|adempimento|adempimenti|che cosa|cosa|descrizione|descrizione attività|descrizione dell'attività|descrizione delle attività"
            en "event|events|task|task name|name|activity|activities|activity name|what|description|task description|activity description";
        TableColumn::Who =>
            it "chi|soggetto|soggetti|soggetto responsabile|soggetto competente|a cura di|attore"
            en "who|actor|by whom|party|responsible party";
        TableColumn::Resources =>
            it "risorse|risorsa|nomi risorse|nome risorsa|nomi delle risorse|responsabile|responsabili|incaricato|assegnato a"
            en "resources|resource|resource names|resource name|responsible|owner|assignee|assigned to";
        TableColumn::Duration =>
            it "durata|durata attività|durata in giorni|giorni|gg|n. giorni|n. gg|giorni lavorativi|gg lavorativi|giorni solari|giorni naturali|giorni naturali e consecutivi|tempi|tempo|tempistica|tempistiche"
            en "duration|days|length|working days|calendar days|duration in days|time";
        TableColumn::Term =>
            it "termine|termini|limite|entro quanto|termine contrattuale" en "term|terms|limit|time limit";
        TableColumn::Finish =>
            it "fine|data fine|data di fine|scadenza|scadenze|data scadenza|data di scadenza|data prevista|data ultima|termine ultimo|entro|entro il"
            en "finish|finish date|end|end date|due|due date|deadline|planned date|target date|by";
        TableColumn::Predecessors =>
            it "predecessori|predecessore|attività precedenti|dipendenze"
            en "predecessors|predecessor|depends on|dependencies";
        TableColumn::Note => it "nota|note|osservazioni|annotazioni|commenti" en "note|notes|comment|comments|remark|remarks";
        TableColumn::Start =>
            it "inizio|data inizio|data d'inizio|data di inizio|data avvio|data di avvio" en "start|start date|begin|begin date";
        TableColumn::From =>
            it "da|dal|dalla|a partire da|decorre da|decorre dal|decorrenza|decorrenza da"
            en "from|starts from|starting from|counted from|runs from";
        TableColumn::After => it "dopo|viene dopo" en "after|comes after";
        TableColumn::Warn => it "avviso|preavviso" en "warn|warning";
        TableColumn::OwedBy => it "a carico di|a carico" en "owed by|owed";
        TableColumn::Penalty => it "penale" en "penalty";
        TableColumn::Rejects => it "respinge|può respingere" en "rejects|may reject";
        TableColumn::With => it "con|insieme a" en "with|together with";
        TableColumn::Optional => it "se serve|facoltativo" en "if needed|optional";
    }

    /// The spellings of a unit.
    fn units(lang, unit: TableUnit) -> &str match unit {
        TableUnit::Days => it "g|gg|giorno|giorni|gio" en "d|dy|day|days";
        TableUnit::Elapsed =>
            it "gt|tg|giorni t|giorno t|giorni trasc|giorni trascorsi|giorni solari|giorni di calendario|giorni naturali"
            en "ed|edy|eday|edays|calendar days|elapsed days";
        TableUnit::Working => it "gl|giorni lavorativi|giorno lavorativo|lav" en "wd|working days|working day";
        TableUnit::Weeks => it "s|sett|settimana|settimane" en "w|wk|wks|week|weeks";
        TableUnit::ElapsedWeeks => it "st|ts|sett t|settimane t" en "ew|ewk|ewks|eweek|eweeks";
        TableUnit::Months => it "mese|mesi" en "mo|mon|mons|month|months";
        TableUnit::Years => it "a|anno|anni" en "y|yr|yrs|year|years";
        TableUnit::Minutes => it "m" en "m";
    }

    fn words(lang, word: TableWord) -> &str match word {
        TableWord::Working => it "lavorativi|giorni lavorativi|gl" en "working|working days|wd";
        TableWord::Calendar => it "solari|giorni solari|calendario|di calendario|naturali" en "calendar|calendar days";
        TableWord::Party => it "parte|altra parte|un'altra parte" en "party|another party";
        TableWord::Above => it "sopra" en "above";
        TableWord::Yes => it "sì" en "yes";
        TableWord::No => it "no" en "no";
        TableWord::Rows => it "righe" en "rows";
        TableWord::Row => it "riga" en "row";
        TableWord::Phases => it "fasi" en "phases";
        TableWord::Events => it "eventi" en "events";
        TableWord::Estimates => it "stime" en "estimates";
        TableWord::Headings => it "intestazioni" en "headings";
        TableWord::Due => it "scade" en "due";
        TableWord::Months => it "mesi" en "months";
        TableWord::MonthFirst => it "mese/giorno" en "month/day";
    }

    /// Words behind the head of a column that say which days it counts: working days, or calendar days.
    fn days_of_a_head(lang, working: bool) -> &str match working {
        true => it "lavorativ|lav." en "working";
        false => it "solari|calendario|naturali" en "calendar";
    }

    /// Words of a link between two rows: the end of the one is the beginning of the other.
    fn finish_start(lang) -> &str it "fi|fs" en "fs";

    /// The other kinds.
    fn other_links(lang) -> &str it "ii|ff|if" en "ss|ff|sf";
}

/// The parts of every row, in all languages.
fn all_of(
    row: impl Fn(Lang) -> &'static str + Clone,
) -> impl Iterator<Item = &'static str> + Clone {
    Lang::ALL
        .into_iter()
        .flat_map(move |lang| row(lang).split('|'))
}

fn first(row: &'static str) -> &'static str {
    row.split('|').next().unwrap_or(row)
}

impl TableColumn {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::Id,
        Self::Outline,
        Self::Level,
        Self::Phase,
        Self::Event,
        Self::Who,
        Self::Resources,
        Self::Duration,
        Self::Term,
        Self::Finish,
        Self::Predecessors,
        Self::Note,
        Self::Start,
        Self::From,
        Self::After,
        Self::Warn,
        Self::OwedBy,
        Self::Penalty,
        Self::Rejects,
        Self::With,
        Self::Optional,
    ];

    /// Those that say what stands behind a word of the notation, and that word.
    pub const OF_WORDS: [(Self, Keyword); 5] = [
        (Self::With, Keyword::With),
        (Self::Warn, Keyword::Warn),
        (Self::OwedBy, Keyword::OwedBy),
        (Self::Penalty, Keyword::Penalty),
        (Self::Rejects, Keyword::Rejects),
    ];

    /// How it is called in an answer.
    #[must_use]
    pub fn written(self, lang: Lang) -> &'static str {
        first(heads(lang, self))
    }

    /// Every head that it may have in one language.
    pub fn spellings_in(self, lang: Lang) -> impl Iterator<Item = &'static str> {
        heads(lang, self).split('|')
    }

    /// Every head that it may have.
    pub fn spellings(self) -> impl Iterator<Item = &'static str> + Clone {
        all_of(move |lang| heads(lang, self))
    }
}

impl TableUnit {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Days,
        Self::Elapsed,
        Self::Working,
        Self::Weeks,
        Self::ElapsedWeeks,
        Self::Months,
        Self::Years,
        Self::Minutes,
    ];

    /// Every way that it may be spelled.
    pub fn spellings(self) -> impl Iterator<Item = &'static str> + Clone {
        all_of(move |lang| units(lang, self))
    }
}

impl TableWord {
    /// How it is written in an answer.
    #[must_use]
    pub fn written(self, lang: Lang) -> &'static str {
        first(words(lang, self))
    }

    /// Every way that it may be spelled.
    pub fn spellings(self) -> impl Iterator<Item = &'static str> + Clone {
        all_of(move |lang| words(lang, self))
    }
}

/// The words behind the head of a column that say which days it counts.
pub fn words_for_days(working: bool) -> impl Iterator<Item = &'static str> {
    all_of(move |lang| days_of_a_head(lang, working))
}

/// The words of links from the end of a row to the beginning of the next, or of the other kinds.
pub fn words_for_links(finish_to_start: bool) -> impl Iterator<Item = &'static str> {
    all_of(move |lang| {
        if finish_to_start {
            finish_start(lang)
        } else {
            other_links(lang)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_head_means_two_columns_and_no_unit_two_lengths() {
        let heads: Vec<_> = TableColumn::ALL
            .into_iter()
            .flat_map(|column| column.spellings().map(move |head| (head, column)))
            .collect();
        for (head, column) in &heads {
            let other = heads
                .iter()
                .find(|(same, other)| same == head && other != column);
            assert_eq!(other, None, "{head}");
        }
        let units: Vec<_> = TableUnit::ALL
            .into_iter()
            .flat_map(|unit| unit.spellings().map(move |word| (word, unit)))
            .collect();
        for (word, unit) in &units {
            let other = units
                .iter()
                .find(|(same, other)| same == word && other != unit);
            assert_eq!(other, None, "{word}");
        }
    }
}
