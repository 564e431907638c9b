//! What is wrong with a plan as text, one sentence for each.

use crate::plan::{PlanProblem, Wrong};
use crate::say;
use crate::words::problem::of_plan;
use crate::words::sanitize::sanitized;
use crate::words::wrong::wrong as of_value;

use super::expected::{ExpectedText, expected};
use super::keyword::Keyword;
use super::plan_fault::of_text;

/// Why something that begins like a length is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLength {
    /// Hours.
    Hours,
    /// Weeks.
    Weeks {
        /// So many days.
        days: u64,
    },
    /// More than a century.
    TooLong,
    /// In digits and in words, and the two are not the same.
    Disagrees,
}

/// What can be wrong with a text, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFaultKind {
    /// A line that begins with no sign that means something.
    Line,
    /// A line without a sign that has cells.
    Cells,
    /// A point that is ticked.
    Ticked,
    /// The line of a phase without its number.
    PhaseNumber,
    /// The line of a phase behind the signs of a comment.
    MarkedPhase,
    /// The line of a phase with cells.
    PhaseCells,
    /// A key that nobody knows.
    Key {
        /// What may have been meant.
        near: Option<String>,
    },
    /// A key without a value.
    NoValue,
    /// Something else was expected.
    Expected(ExpectedText),
    /// Something that begins like a length.
    NoLengthFor(NoLength),
    /// A line below an event that need not happen, which does not say what it comes after.
    AfterOptional {
        /// That event.
        what: String,
        /// What that one comes after.
        before: Vec<String>,
    },
    /// A term that would count by the word for what comes before.
    CountsAfter {
        /// What it counts from.
        what: String,
    },
    /// A day where the word for the last one is missing.
    DayAlone,
    /// What a term counts from is missing behind the word for it.
    NoReference,
    /// The second cell says something else than who.
    WhoIsSecond,
    /// Commas stand where bars part the cells.
    Commas,
    /// What comes back, in a line of what happens once.
    ComesBack,
    /// The number of a phase stands twice.
    PhaseTwice(u32),
    /// What would be said of a term stands behind it without a comma.
    NoComma,
    /// A plan without phases.
    NoPhases,
    /// A plan without events.
    NoEvents,
    /// A key, or what a cell says, stands twice.
    Twice,
    /// No such party.
    Who {
        /// What may have been meant.
        near: Option<String>,
    },
    /// Nobody makes it happen.
    NoWho,
    /// Nothing begins so.
    Reference {
        /// What may have been meant.
        near: Option<String>,
    },
    /// The JSON of a line names a term that the line has not.
    NoClock {
        /// The term.
        name: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// Several labels begin so.
    Ambiguous(Vec<String>),
    /// A cell, or what follows a comma, that says nothing known.
    Cell {
        /// What may have been meant.
        near: Option<String>,
        /// What the line begins with.
        sign: char,
    },
    /// Something that may stand in other lines, and not in one that begins with this sign.
    NotHere(char),
    /// Something of a whole register that is said of a step.
    OfWhole,
    /// A warning that is not in days of the kind that its term is in.
    WarningInOtherDays {
        /// Whether that is working days.
        working: bool,
    },
    /// A phase with a number that has parts.
    SubPhase,
    /// A series that does not say how often.
    NoPeriod,
    /// A series that does not say within what.
    NoDue,
    /// A service that does not say how long.
    NoLength,
    /// Something of a term where there is none.
    NoTerm,
    /// Something of a rejection where there is none.
    NoRejection,
    /// A point without an event above.
    NoEvent,
    /// An event without a phase above.
    NoPhase,
    /// A term that counts from the event above where there is none.
    NoneAbove,
    /// What is no name.
    Id,
    /// A name behind a label, and not at the end of the line.
    IdBehindLabel,
    /// A name that stands twice.
    IdTwice,
    /// Two events of one label without names.
    SameLabel,
    /// What is no JSON.
    Json,
    /// A bracket that is not closed.
    Unclosed,
    /// A label with nothing to read.
    Label,
    /// A register with one side.
    OneSide,
    /// So many were expected, one for each.
    AsMany(usize),
    /// More than there may be.
    TooMany,
    /// A line, or a text, that is longer than any plan.
    TooLong,
    /// A plan without a title.
    NoTitle,
    /// What the plan that it makes says.
    Plan(PlanProblem),
    /// A value that cannot be read.
    Wrong {
        /// Where in the plan.
        place: String,
        /// Why.
        wrong: Wrong,
    },
}

/// A place of the plan behind what is wrong there; nothing, where the text has shown it.
fn behind(place: &str) -> String {
    if place.is_empty() {
        return String::new();
    }
    format!(" ({})", sanitized(place))
}

say! {
    /// What is wrong with a text where it says `said`.
    pub fn fault(lang, kind: &TextFaultKind, said: &str) let said = sanitized(said); match kind {
        TextFaultKind::Line =>
            it "una riga comincia con 3. (fase), - (evento), ? (registro), * (serie), ~ (durata), [ ] (punto), # (commento) o con una chiave: valore"
            en "a line begins with 3. (phase), - (event), ? (register), * (series), ~ (term), [ ] (point), # (comment) or with a key: value";
        TextFaultKind::Cells =>
            it "una riga con celle comincia con il suo segno: se è un evento, - Evento | chi | 30 g da ...; una tabella con le sue intestazioni va data da sola"
            en "a line with cells begins with its sign: an event is - Event | who | 30 d from ...; a table with its heads is given by itself";
        TextFaultKind::Ticked =>
            it "un punto si scrive [ ]: che sia fatto non è del piano, si segna dopo, con crono tick o h sullo schermo"
            en "a point is written [ ]: that it is done is not of the plan, and is ticked afterwards, with crono tick or h on the screen";
        TextFaultKind::MarkedPhase =>
            it "con # davanti la riga è un commento: una fase si scrive 1. Titolo, o Fase 1: Titolo"
            en "with # before it the line is a comment: a phase is written 1. Title, or Phase 1: Title";
        TextFaultKind::PhaseNumber =>
            it "una fase ha un numero: 1. Titolo, o Fase 1: Titolo" en "a phase has a number: 1. Title, or Phase 1: Title";
        TextFaultKind::PhaseCells =>
            it "\"{said}\": la riga di una fase ha solo il suo titolo; se è un evento, comincia con - al posto del numero"
            en "\"{said}\": the line of a phase has only its title; an event begins with - in place of the number";
        TextFaultKind::Key { near: Some(near) } =>
            it "la chiave \"{said}\" non c'è. Forse {near}?" en "there is no key \"{said}\". Did you mean {near}?";
        TextFaultKind::Key { near: None } =>
            it "la chiave \"{said}\" non c'è: titolo, nome, giorni, parti, noi siamo, penali, sospensioni, scadenze, cup, cig, json; un evento comincia con -"
            en "there is no key \"{said}\": title, name, days, parties, we are, penalties, suspensions, deadlines, cup, cig, json; an event begins with -";
        TextFaultKind::NoValue => it "\"{said}\" non dice niente dopo i due punti" en "\"{said}\" says nothing after the colon";
        TextFaultKind::Expected(what) =>
            let what = expected(lang, *what);
            it "\"{said}\": qui serve {what}" en "\"{said}\": {what} is needed here";
        TextFaultKind::NoLengthFor(NoLength::Hours) =>
            it "\"{said}\": crono conta i giorni, non le ore"
            en "\"{said}\": crono counts days, not hours";
        TextFaultKind::NoLengthFor(NoLength::Weeks { days }) =>
            it "\"{said}\": le settimane si scrivono in giorni: {days} g"
            en "\"{said}\": weeks are written in days: {days} d";
        TextFaultKind::NoLengthFor(NoLength::TooLong) =>
            it "\"{said}\" è troppo: al massimo cento anni (36500 g, 25000 gl, 1200 mesi)"
            en "\"{said}\" is too long: at most a hundred years (36500 d, 25000 wd, 1200 months)";
        TextFaultKind::NoLengthFor(NoLength::Disagrees) =>
            it "\"{said}\": il numero in cifre e quello in lettere non sono lo stesso: scrivi quello che vale"
            en "\"{said}\": the number in digits and the one in words are not the same: write the one that holds";
        TextFaultKind::AfterOptional { what, before } =>
            let (what, before) = (sanitized(what), sanitized(&before.join(" + ")).into_owned());
            let before = if before.is_empty() { Keyword::Nothing.written(lang).to_owned() } else { before };
            it "non è detto se viene anche senza \"{what}\", che può non servire: aggiungi dopo {before}, oppure dopo {what}"
            en "whether it comes without \"{what}\" too, which may not be needed, is not said: add after {before}, or after {what}";
        TextFaultKind::CountsAfter { what } =>
            let what = sanitized(what);
            it "\"{said}\": un termine si conta \"da {what}\"; dopo dice soltanto che cosa viene prima, in una cella sua"
            en "\"{said}\": a term counts \"from {what}\"; after says only what comes before, in a cell of its own";
        TextFaultKind::DayAlone =>
            it "\"{said}\": l'ultimo giorno si scrive \"entro {said}\""
            en "\"{said}\": a last day is written \"by {said}\"";
        TextFaultKind::NoReference =>
            it "\"{said}\": manca l'evento: qui serve l'inizio del suo nome, o [id]"
            en "\"{said}\": the event is missing: the beginning of its label is needed here, or [id]";
        TextFaultKind::WhoIsSecond =>
            it "\"{said}\": la seconda cella dice chi (noi, ditta, o una delle parti); tutto il resto viene dopo"
            en "\"{said}\": the second cell says who (we, supplier, or one of the parties); all else comes behind it";
        TextFaultKind::Commas =>
            it "\"{said}\": le celle si dividono con | e non con la virgola: - Evento | chi | 30 g da ...; una virgola del nome si scrive \\,"
            en "\"{said}\": cells are parted by | and not by a comma: - Event | who | 30 d from ...; a comma of the label is written \\,";
        TextFaultKind::ComesBack =>
            it "\"{said}\": ciò che torna comincia con * al posto di -"
            en "\"{said}\": what comes back begins with * in place of -";
        TextFaultKind::PhaseTwice(number) =>
            it "la fase {number} c'è già qui sopra: se una è nuova, rinumera quelle che vengono dopo"
            en "phase {number} is there already, above: if one of them is new, renumber those that follow it";
        TextFaultKind::NoComma =>
            it "\"{said}\": davanti ci vuole una virgola, o una cella sua"
            en "\"{said}\": a comma is needed before it, or a cell of its own";
        TextFaultKind::NoPhases =>
            it "non c'è nessuna fase: 1. Titolo" en "there is no phase: 1. Title";
        TextFaultKind::NoEvents =>
            it "non c'è nessun evento: - Evento | chi" en "there is no event: - Event | who";
        TextFaultKind::Twice => it "\"{said}\" è già detto" en "\"{said}\" has been said already";
        TextFaultKind::Who { near: Some(near) } =>
            it "chi è \"{said}\"? Forse {near}? Altrimenti noi, ditta, o una delle parti"
            en "who is \"{said}\"? Did you mean {near}? Otherwise we, supplier, or one of the parties";
        TextFaultKind::Who { near: None } =>
            it "chi è \"{said}\"? Qui stanno noi, ditta, o una delle parti; se è un'altra, aggiungi in testa: parti: {said}"
            en "who is \"{said}\"? Here stands we, supplier, or one of the parties; of another one add to the head: parties: {said}";
        TextFaultKind::NoWho =>
            it "la seconda cella dice chi: noi, ditta, o una delle parti"
            en "the second cell says who: we, supplier, or one of the parties";
        TextFaultKind::Reference { near: Some(near) } =>
            let near = sanitized(near);
            it "niente comincia con \"{said}\". Forse {near}?" en "nothing begins with \"{said}\". Did you mean {near}?";
        TextFaultKind::Reference { near: None } =>
            it "niente comincia con \"{said}\": qui serve l'inizio del nome di un evento, o [id]"
            en "nothing begins with \"{said}\": the beginning of the label of an event is needed here, or [id]";
        TextFaultKind::NoClock { name, near: Some(near) } =>
            let name = sanitized(name);
            it "questa riga non ha un termine \"{name}\". Forse {near}?" en "this line has no term \"{name}\". Did you mean {near}?";
        TextFaultKind::NoClock { name, near: None } =>
            let name = sanitized(name);
            it "questa riga non ha un termine \"{name}\"" en "this line has no term \"{name}\"";
        TextFaultKind::Ambiguous(labels) =>
            let labels = labels.join("; ");
            let labels = sanitized(&labels);
            it "più nomi cominciano con \"{said}\": {labels}. Servono più lettere, o [id]"
            en "several labels begin with \"{said}\": {labels}. More letters are needed, or [id]";
        TextFaultKind::Cell { near: Some(near), .. } =>
            it "\"{said}\" non si capisce. Forse {near}?" en "\"{said}\" is not understood. Did you mean {near}?";
        TextFaultKind::Cell { near: None, sign: '*' } =>
            it "\"{said}\" non si capisce: qui stanno ogni mese da ..., entro 10 g, per tutta ... o fino al ..., avviso, a carico di"
            en "\"{said}\" is not understood: every month from ..., within 10 d, throughout ... or until ..., warn or owed by stands here";
        TextFaultKind::Cell { near: None, sign: '~' } =>
            it "\"{said}\" non si capisce: qui stanno una durata (5 anni da ...), avviso, primo giorno compreso, annota"
            en "\"{said}\" is not understood: a duration (5 years from ...), warn, first day counts or log stands here";
        TextFaultKind::Cell { near: None, sign: '?' } =>
            it "\"{said}\" non si capisce: qui stanno un limite (10 g), dopo, avviso, a carico di"
            en "\"{said}\" is not understood: a limit (10 d), after, warn or owed by stands here";
        TextFaultKind::Cell { near: None, .. } =>
            it "\"{said}\" non si capisce: qui stanno un termine (30 g da ...), dopo, avviso, a carico di, se serve"
            en "\"{said}\" is not understood: a term (30 d from ...), after, warn, owed by or if needed stands here";
        TextFaultKind::NotHere(sign) =>
            it "\"{said}\" non può stare in una riga che comincia con {sign}"
            en "\"{said}\" cannot stand in a line that begins with {sign}";
        TextFaultKind::OfWhole =>
            it "\"{said}\" vale per tutto il registro: scrivilo in una cella sua, senza >"
            en "\"{said}\" is of the whole register: write it in a cell of its own, without >";
        TextFaultKind::WarningInOtherDays { working: true } =>
            it "\"{said}\": il termine è in giorni lavorativi, e l'avviso anche: avviso 3 gl"
            en "\"{said}\": the term is in working days, and so is its warning: warn 3 wd";
        TextFaultKind::WarningInOtherDays { working: false } =>
            it "\"{said}\": il termine non è in giorni lavorativi, e l'avviso nemmeno: avviso 3 g"
            en "\"{said}\": the term is not in working days, and neither is its warning: warn 3 d";
        TextFaultKind::SubPhase =>
            it "una fase ha un numero intero (1. Titolo); ciò che sta sotto una fase è un evento: - Evento | chi"
            en "a phase has a whole number (1. Title); what stands below a phase is an event: - Event | who";
        TextFaultKind::NoPeriod =>
            it "* è ciò che torna, e dice ogni quanto: ogni mese da ...; se succede una volta, la riga comincia con -"
            en "* is what comes back, and says how often: every month from ...; what happens once begins with -";
        TextFaultKind::NoDue =>
            it "una serie dice entro quanto dalla fine di ogni periodo: entro 10 g"
            en "a series says within what of the end of each period: within 10 d";
        TextFaultKind::NoLength =>
            it "una durata dice quanto è lunga: 5 anni da ..." en "a service says how long it runs: 5 years from ...";
        TextFaultKind::NoTerm =>
            it "\"{said}\" riguarda un termine, e prima non ce n'è uno in questa riga"
            en "\"{said}\" is about a term, and there is none before it in this line";
        TextFaultKind::NoRejection =>
            it "\"{said}\" segue respinge, che qui non c'è" en "\"{said}\" follows rejects, which is not here";
        TextFaultKind::NoEvent =>
            it "un punto sta sotto il suo evento, e qui sopra non c'è" en "a point stands below its event, and there is none above";
        TextFaultKind::NoPhase =>
            it "prima serve la riga di una fase: 1. Titolo" en "the line of a phase has to come first: 1. Title";
        TextFaultKind::NoneAbove =>
            it "sopra non c'è un evento da cui contare: scrivi da che cosa (30 g da ...)"
            en "there is no event above to count from: say from what (30 d from ...)";
        TextFaultKind::Id =>
            it "\"{said}\" non è un nome: lettere minuscole senza accenti, cifre, _ e -, al massimo 60"
            en "\"{said}\" is no name: lower-case letters without accents, digits, _ and -, at most 60";
        TextFaultKind::IdBehindLabel =>
            it "\"{said}\": un nome tra parentesi quadre sta in fondo alla riga; se è da leggere, \\[ e \\]"
            en "\"{said}\": a name in square brackets stands at the end of the line; if it is to be read, \\[ and \\]";
        TextFaultKind::IdTwice => it "il nome \"{said}\" c'è già" en "the name \"{said}\" is there already";
        TextFaultKind::SameLabel =>
            it "\"{said}\": due eventi si chiamano così; ciascuno ha bisogno di un nome suo, [id], in fondo alla riga"
            en "\"{said}\": two events are called so; each needs a name of its own, [id], at the end of its line";
        TextFaultKind::Json =>
            it "qui serve un oggetto JSON, come {{\"assume_days\": 10}}" en "a JSON object is needed here, such as {{\"assume_days\": 10}}";
        TextFaultKind::Unclosed => it "la parentesi non si chiude" en "the bracket is not closed";
        TextFaultKind::Label => it "qui serve un nome da leggere" en "a label to read is needed here";
        TextFaultKind::OneSide =>
            it "un registro ha una richiesta e una risposta: A > B" en "a register has a request and an answer: A > B";
        TextFaultKind::AsMany(n) =>
            it "ne servono {n}, divisi da >" en "{n} are needed, parted by >";
        TextFaultKind::TooMany => it "\"{said}\" è di troppo" en "\"{said}\" is one too many";
        TextFaultKind::TooLong =>
            it "è troppo lungo: al massimo 20000 righe di 20000 lettere" en "this is too long: at most 20000 lines of 20000 letters";
        TextFaultKind::NoTitle =>
            it "manca il titolo: titolo: ..." en "the title is missing: title: ...";
        // What the text says, and not JSON within it, has no place by the names of members.
        TextFaultKind::Plan(problem) if problem.place.is_empty() => say of_text(lang, &problem.kind);
        TextFaultKind::Plan(problem) =>
            let what = of_plan(lang, &problem.kind);
            let place = behind(&problem.place);
            every "{what}{place}";
        TextFaultKind::Wrong { place, wrong } =>
            let what = of_value(lang, wrong);
            let place = behind(place);
            every "{what}{place}";
    }

    /// Faults that are not shown one by one.
    pub fn and_more(lang, n: usize)
        it "... e altri {n} errori"
        en "... and {n} more faults";

}
