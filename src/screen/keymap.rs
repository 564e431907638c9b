//! One table of keys: dispatch, the line of hints and the help all read it.
//!
//! The letters are the same in both languages and need no `AltGr` on an Italian keyboard. A key that
//! is not here does nothing; an action that is not possible now is neither shown nor done.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use super::context::Context;
use crate::words::Lang;
use crate::words::phrase::{Phrase, phrase};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum Action {
    Act,
    NextDraft,
    Save,
    Correct,
    Erase,
    Note,
    Add,
    Detail,
    Sideways,
    NextDay,
    PreviousDay,
    WhatIf,
    AsOf,
    Requests,
    Journal,
    Timeline,
    ShiftOn,
    ShiftBack,
    Finer,
    Coarser,
    Around,
    FirstDay,
    LastDay,
    Undo,
    Redo,
    Quit,
    Leave,
    Back,
    Help,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Digit,
    NextField,
    PreviousField,
    Later,
    Earlier,
    MonthLater,
    MonthEarlier,
    ChoiceNext,
    EmptyField,
    DeleteWord,
    Take,
    NextAnswer,
    PreviousAnswer,
    Repaint,
    Suspend,
    Reload,
    GoTo,
    Plan,
    Origin,
    Change,
    Unset,
    SuspendClocks,
    Extend,
    Promise,
    Waive,
    Export,
    Copy,
    Dossiers,
    Open,
    /// Begins a dossier with the plan under the cursor.
    Begin,
    Search,
    Sort,
    Points,
    TickPoint,
    ChangePoint,
    DropPoint,
    AddPoint,
    /// Adds a line to the plan.
    AddLine,
    WaivePoint,
    /// The whole plan as text.
    EditText,
    /// From a text to what it would do.
    Review,
    /// Completes a name.
    Complete,
    UndoText,
    RedoText,
}

/// The group of the help a key is listed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving about.
    Move,
    /// Looking.
    Look,
    /// Writing.
    Write,
    /// The program itself.
    Program,
}

impl Group {
    /// The groups in the order of the help.
    pub const ALL: [Self; 4] = [Self::Move, Self::Look, Self::Write, Self::Program];

    /// The head of the group.
    #[must_use]
    pub const fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Move => crate::words::view::moving(lang),
            Self::Look => crate::words::view::looking(lang),
            Self::Write => crate::words::view::writing(lang),
            Self::Program => crate::words::view::program(lang),
        }
    }
}

/// A key as pressed: its code, and whether Ctrl is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
}

const fn key(code: KeyCode) -> Key {
    Key { code, ctrl: false }
}

/// The key that goes back everywhere.
pub const ESCAPE: Key = key(KeyCode::Esc);

const fn letter(c: char) -> Key {
    Key {
        code: KeyCode::Char(c),
        ctrl: false,
    }
}

const fn ctrl(c: char) -> Key {
    Key {
        code: KeyCode::Char(c),
        ctrl: true,
    }
}

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    /// Where it is bound.
    pub contexts: &'static [Context],
    /// The keys.
    pub keys: &'static [Key],
    /// What they ask for.
    pub action: Action,
    /// The keys as written.
    pub name: Phrase,
    /// One or two words for the line of hints; empty where it is not hinted.
    pub hint: Phrase,
    /// A few words for the help.
    pub help: Phrase,
    /// Where the help lists it.
    pub group: Group,
}

use Context::{
    Choice, Dossiers, Form, Help, Journal, Main, Origin, OtherDay, Pane, Plan, Points, Question,
    Requests, Search, Text, Timeline,
};

const LISTS: &[Context] = &[
    Main, OtherDay, Pane, Requests, Journal, Plan, Points, Origin, Timeline, Choice, Dossiers, Help,
];
/// Where Home and End go to a row.
const ROWS: &[Context] = &[
    Main, OtherDay, Pane, Requests, Journal, Plan, Points, Origin, Choice, Dossiers, Help,
];
const WRITE: &[Context] = &[Main, OtherDay, Pane, Requests];
const VIEWS: &[Context] = &[Main, OtherDay, Pane, Requests, Journal, Plan, Points];
/// Where something has a date that may be corrected, and takes notes.
const DATED: &[Context] = &[Main, OtherDay, Pane, Requests, Points];
const OUT: &[Context] = &[Main, OtherDay, Pane, Journal];
/// Where Ctrl-Z leads to the shell: in a text it takes back what was typed.
const NO_TEXT: &[Context] = &[
    Main, OtherDay, Pane, Requests, Journal, Plan, Points, Origin, Timeline, Choice, Dossiers,
    Search, Form, Question, Help,
];
const LIST: &[Context] = &[Main, OtherDay, Pane];

macro_rules! bindings {
    ($($action:ident $contexts:expr, [$($key:expr),*], $it:literal $en:literal $($de:literal)?,
       $hint_it:literal $hint_en:literal $($hint_de:literal)?,
       $help_it:literal $help_en:literal $($help_de:literal)?, $group:ident;)*) => {
        /// The table. Within a context, hints stand in this order.
        pub static BINDINGS: &[Binding] = &[$(Binding {
            contexts: $contexts,
            keys: &[$($key),*],
            action: Action::$action,
            name: phrase!(it $it en $en $(de $de)?),
            hint: phrase!(it $hint_it en $hint_en $(de $hint_de)?),
            help: phrase!(it $help_it en $help_en $(de $help_de)?),
            group: Group::$group,
        }),*];
    };
}

bindings! {
    NextDay &[OtherDay], [key(KeyCode::Right)], "← →" "← →",
        "giorno" "day", "giorno prima, dopo" "day before, after", Move;
    PreviousDay &[OtherDay], [key(KeyCode::Left)], "←" "←", "" "", "" "", Move;
    Act WRITE, [key(KeyCode::Enter)], "Invio" "Enter",
        "registra" "record", "data, risposta, rigetto" "date, answer, rejection", Write;
    NextDraft &[Main], [letter('b')], "b" "b",
        "altro modulo" "next form", "altro modulo in sospeso" "another unfinished form", Write;
    Save &[Form], [key(KeyCode::Enter), ctrl('s')], "Invio" "Enter",
        "salva" "save", "salva, da ogni campo" "save, from any field", Write;
    Open &[Dossiers, Search], [key(KeyCode::Enter)], "Invio" "Enter",
        "apri" "open", "apri il fascicolo" "open the dossier", Look;
    Begin &[Choice], [key(KeyCode::Enter)], "Invio" "Enter",
        "comincia" "begin", "comincia con questo" "begin with this one", Program;
    NextAnswer &[Question], [key(KeyCode::Right), key(KeyCode::Tab), key(KeyCode::Down)],
        "← →  Tab" "← →  Tab", "" "", "altra risposta" "another answer", Move;
    PreviousAnswer &[Question], [key(KeyCode::Left), key(KeyCode::BackTab), key(KeyCode::Up)],
        "←" "←", "" "", "" "", Move;
    Take &[Question], [key(KeyCode::Enter)], "Invio" "Enter", "" "", "quella scelta" "the one chosen", Program;
    Change &[Plan], [key(KeyCode::Enter), letter('c'), key(KeyCode::F(2))], "Invio" "Enter",
        "modifica" "change", "modifica il valore" "change the value", Write;
    Unset &[Plan], [key(KeyCode::Delete)], "Canc" "Del",
        "togli" "take away", "togli il valore" "take the value away", Write;
    GoTo &[Journal, Timeline], [key(KeyCode::Enter)], "Invio" "Enter",
        "alla fase" "to the phase", "alla sua fase" "to its phase", Move;
    ShiftOn &[Timeline], [key(KeyCode::Right)], "← →" "← →",
        "sposta" "shift", "un quarto più in là" "a quarter further", Move;
    ShiftBack &[Timeline], [key(KeyCode::Left)], "←" "←", "" "", "" "", Move;
    FirstDay &[Timeline], [key(KeyCode::Home)], "Inizio Fine" "Home End",
        "" "", "prima, ultima data" "first, last date", Move;
    LastDay &[Timeline], [key(KeyCode::End)], "Fine" "End", "" "", "" "", Move;
    Finer &[Timeline], [letter('+'), letter('=')], "+ -" "+ -",
        "scala" "scale", "più vicino, più lontano" "nearer, further", Look;
    Coarser &[Timeline], [letter('-'), letter('_')], "-" "-", "" "", "" "", Look;
    Around &[Timeline], [letter('t')], "t" "t",
        "oggi" "today", "com'era, con oggi" "as it was, with today", Look;
    NextField &[Form], [key(KeyCode::Tab)], "Tab" "Tab",
        "campo" "field", "campo (Maiusc-Tab: prima)" "field (Shift-Tab: back)", Move;
    PreviousField &[Form], [key(KeyCode::BackTab)], "Maiusc-Tab" "Shift-Tab", "" "", "" "", Move;
    Later &[Form], [key(KeyCode::Down)], "↑↓" "↑↓",
        "giorno" "day", "giorno, altro valore" "day, other value", Move;
    Earlier &[Form], [key(KeyCode::Up)], "↑" "↑", "" "", "" "", Move;
    MonthLater &[Form], [key(KeyCode::PageDown)], "Pag↑↓" "Pg↑↓", "mese" "month", "mese" "month", Move;
    MonthEarlier &[Form], [key(KeyCode::PageUp)], "Pag↑" "PgUp", "" "", "" "", Move;
    ChoiceNext &[Form], [letter(' ')], "Spazio" "Space",
        "segna" "tick", "altra scelta, o segno" "other choice, or tick", Move;
    EmptyField &[Form, Search], [ctrl('u')], "Ctrl-U" "Ctrl-U",
        "" "", "vuota il campo" "empty the field", Write;
    DeleteWord &[Form, Text, Search], [ctrl('w')], "Ctrl-W" "Ctrl-W",
        "" "", "cancella una parola" "delete a word", Write;
    TickPoint &[Points], [letter(' ')], "Spazio" "Space",
        "spunta" "tick", "spunta, o toglila" "tick, or take it back", Write;
    Correct DATED, [letter('c'), key(KeyCode::F(2))], "c" "c",
        "correggi" "correct", "correggi o togli la data" "correct or take back", Write;
    Erase WRITE, [key(KeyCode::Delete)], "Canc  w" "Del  w",
        "" "", "togli; non si applica" "take back; does not apply", Write;
    Add WRITE, [letter('a')], "a" "a",
        "aggiungi" "add", "aggiungi richiesta, voce" "add a request or an item", Write;
    AddPoint &[Points], [letter('a')], "a" "a", "aggiungi" "add", "aggiungi un punto" "add a point", Write;
    AddLine &[Plan], [letter('a')], "a" "a", "aggiungi" "add", "aggiungi un evento" "add an event", Write;
    EditText &[Plan], [letter('e')], "e" "e", "testo" "text", "tutto il piano come testo" "the whole plan as text", Write;
    Review &[Text], [ctrl('s'), key(KeyCode::F(2))], "Ctrl-S  F2" "Ctrl-S  F2",
        "salva" "save", "mostra l'effetto, salva" "show the effect, save", Write;
    Complete &[Text], [key(KeyCode::Tab)], "Tab" "Tab",
        "completa" "complete", "completa un nome" "complete a name", Write;
    UndoText &[Text], [ctrl('z')], "Ctrl-Z" "Ctrl-Z",
        "annulla" "undo", "annulla (Ctrl-Y ripete)" "undo (Ctrl-Y: redo)", Write;
    RedoText &[Text], [ctrl('y')], "Ctrl-Y" "Ctrl-Y", "" "", "" "", Write;
    WaivePoint &[Points], [letter('w')], "w" "w",
        "non si applica" "not applying", "non si applica, o sì" "does not apply, or does", Write;
    Note DATED, [letter('n')], "n" "n", "nota" "note", "nota" "note", Write;
    Origin WRITE, [letter('o')], "o" "o", "origine" "origin", "origine della data" "origin of the date", Look;
    Timeline LIST, [letter('t')], "t" "t", "linea" "timeline", "linea del tempo" "timeline", Look;
    Sideways &[Main, Pane], [key(KeyCode::Right), key(KeyCode::Left)], "→ ←" "→ ←", "" "", "" "", Move;
    Requests LIST, [letter('r')], "r" "r", "richieste" "requests", "" "", Look;
    Points LIST, [letter('h')], "r  h" "r  h",
        "punti" "points", "richieste; punti (lista)" "requests; check list", Look;
    Journal &[Main, OtherDay, Pane, Requests, Plan, Points], [letter('l')], "l" "l",
        "storico" "log", "storico delle modifiche" "journal of changes", Look;
    Detail LIST, [key(KeyCode::Tab), key(KeyCode::BackTab)],
        "Tab" "Tab", "dettaglio" "detail", "elenco e dettaglio" "list and detail", Move;
    Dossiers LIST, [letter('f')], "f" "f", "fascicoli" "files", "altri fascicoli" "other dossiers", Look;
    Undo VIEWS, [letter('u')], "u" "u", "annulla" "undo", "annulla (U ripete)" "undo (U: redo)", Program;
    Redo VIEWS, [letter('U'), ctrl('r')], "U" "U", "ripeti" "redo", "" "", Program;
    Quit &[Main, OtherDay, Pane, Choice, Dossiers], [letter('q')], "q" "q", "esci" "quit", "esci" "quit", Program;
    SuspendClocks WRITE, [letter('s')], "s" "s",
        "sospendi" "suspend", "sospendi o riprendi" "suspend or resume", Write;
    ChangePoint &[Points], [key(KeyCode::Enter), letter('e')], "Invio e" "Enter e",
        "modifica" "change", "riscrivi il punto" "rewrite the point", Write;
    DropPoint &[Points], [key(KeyCode::Delete)], "Canc" "Del", "" "", "togli il punto" "drop the point", Write;
    Extend WRITE, [letter('e')], "e" "e", "estendi" "extend", "estendi (proroga)" "extend (more time)", Write;
    Promise WRITE, [letter('p')], "p" "p", "promessa" "promised", "data promessa" "promised date", Write;
    Plan LIST, [letter('m')], "m" "m", "piano" "plan", "modifica il piano" "modify the plan", Write;
    WhatIf LIST, [letter('i')], "i" "i",
        "ipotesi" "if", "ipotesi, niente si salva" "what-if, nothing is saved", Look;
    AsOf LIST, [letter('d')], "d" "d", "data" "day", "situazione a una data" "the situation on a day", Look;
    Search &[Main, OtherDay, Pane, Requests, Journal, Plan, Points, Dossiers], [letter('/')], "/" "/", "cerca" "search", "cerca in un elenco" "search the list", Look;
    Waive WRITE, [letter('w')], "w" "w", "non si applica" "not applying", "" "", Write;
    Sort &[Requests, Dossiers], [letter('v')], "v" "v", "ordina" "sort", "altro ordine" "another order", Look;
    Export OUT, [letter('x')], "x  y" "x  y",
        "" "", "esporta; copia (appunti)" "export; copy (clipboard)", Look;
    Copy OUT, [letter('y')], "y" "y", "" "", "" "", Look;
    Up LISTS, [key(KeyCode::Up), letter('k')], "↑ ↓  j k" "↑ ↓  j k", "" "", "riga" "row", Move;
    Down LISTS, [key(KeyCode::Down), letter('j')], "↓ j" "↓ j", "" "", "" "", Move;
    PageUp LISTS, [key(KeyCode::PageUp)], "Pag↑ Pag↓" "PgUp PgDn", "" "", "pagina" "page", Move;
    PageDown LISTS, [key(KeyCode::PageDown)], "Pag↓" "PgDn", "" "", "" "", Move;
    Up &[Search], [key(KeyCode::Up)], "↑" "↑", "" "", "" "", Move;
    Down &[Search], [key(KeyCode::Down)], "↓" "↓", "" "", "" "", Move;
    PageUp &[Search], [key(KeyCode::PageUp)], "Pag↑" "PgUp", "" "", "" "", Move;
    PageDown &[Search], [key(KeyCode::PageDown)], "Pag↓" "PgDn", "" "", "" "", Move;
    First LISTS, [letter('g')], "g G" "g G", "" "", "prima, ultima riga" "first, last row", Move;
    Last LISTS, [letter('G')], "G" "G", "" "", "" "", Move;
    First ROWS, [key(KeyCode::Home)], "Inizio" "Home", "" "", "" "", Move;
    Last ROWS, [key(KeyCode::End)], "Fine" "End", "" "", "" "", Move;
    Digit &[Main, OtherDay, Pane, Plan, Dossiers], [letter('0'), letter('1'), letter('2'), letter('3'), letter('4'),
        letter('5'), letter('6'), letter('7'), letter('8'), letter('9')], "1 ... 9" "1 ... 9",
        "" "", "fase con quel numero" "phase of that number", Move;
    Back &[Main, OtherDay, Pane, Requests, Journal, Plan, Points, Origin, Timeline, Choice, Dossiers, Search, Form, Text, Question, Help], [key(KeyCode::Esc)], "Esc" "Esc",
        "indietro" "back", "indietro" "back", Program;
    Back &[Requests, Journal, Plan, Points, Origin, Timeline, Help], [letter('q')], "q" "q",
        "indietro" "back", "" "", Program;
    Back &[Help], [letter('?'), key(KeyCode::F(1))], "?" "?", "" "", "" "", Program;
    Reload &[Main, OtherDay, Pane, Requests, Journal, Plan, Points, Timeline, Choice, Dossiers, Search], [key(KeyCode::F(5))], "F5" "F5", "" "", "rileggi il file" "reread the file", Program;
    Repaint Context::ALL.as_slice(), [ctrl('l')], "Ctrl-L, -Z" "Ctrl-L, -Z",
        "" "", "ridisegna; shell (poi fg)" "repaint; shell (then fg)", Program;
    Suspend NO_TEXT, [ctrl('z')], "Ctrl-Z" "Ctrl-Z", "" "", "" "", Program;
    Leave Context::ALL.as_slice(), [ctrl('c')], "Ctrl-C" "Ctrl-C",
        "" "", "esci (chiede, se serve)" "quit (asks when needed)", Program;
    Help &[Main, OtherDay, Pane, Requests, Journal, Plan, Points, Origin, Timeline, Choice, Dossiers], [letter('?'), key(KeyCode::F(1))], "?" "?",
        "aiuto" "help", "questo aiuto (moduli: F1)" "this help (in forms: F1)", Look;
    Help &[Form, Text, Question, Search], [key(KeyCode::F(1))], "F1" "F1", "aiuto" "help", "" "", Look;
}

/// The action of a key in a context.
#[must_use]
pub fn action(context: Context, event: &KeyEvent) -> Option<Action> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    if event.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
        other => other,
    };
    let pressed = Key { code, ctrl };
    let bound = |of: &&Binding| of.contexts.contains(&context) && of.keys.contains(&pressed);
    BINDINGS.iter().find(bound).map(|binding| binding.action)
}

/// The rows of the table that hold in a context.
pub fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    let here = move |binding: &&Binding| binding.contexts.contains(&context);
    BINDINGS.iter().filter(here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_key_is_bound_twice_in_a_context() {
        for context in Context::ALL {
            let mut bound: HashMap<Key, Action> = HashMap::new();
            for binding in of(context) {
                for key in binding.keys {
                    let other = bound.insert(*key, binding.action);
                    assert_eq!(other, None, "{context:?} {key:?}");
                }
            }
        }
    }

    #[test]
    fn every_action_is_in_the_help_once() {
        let helped = |action| {
            BINDINGS
                .iter()
                .filter(|b| b.action == action && !b.help.is_empty())
                .count()
        };
        // Keys that come in pairs are described by the first of the pair.
        let second = [
            Action::Down,
            Action::PageDown,
            Action::Last,
            Action::PreviousField,
            Action::Earlier,
            Action::MonthEarlier,
            Action::Sideways,
            Action::PreviousDay,
            Action::ShiftBack,
            Action::Coarser,
            Action::LastDay,
            Action::Redo,
            Action::Copy,
            Action::Requests,
            Action::Suspend,
            Action::PreviousAnswer,
            Action::Waive,
            Action::RedoText,
        ];
        for binding in BINDINGS {
            let expected = usize::from(!second.contains(&binding.action));
            assert_eq!(helped(binding.action), expected, "{:?}", binding.action);
            for lang in Lang::ALL {
                assert_eq!(binding.help.is_empty(), binding.help.text(lang).is_empty());
                assert_eq!(binding.hint.is_empty(), binding.hint.text(lang).is_empty());
            }
        }
    }

    #[test]
    fn the_help_fits_two_columns_of_a_small_screen() {
        for binding in BINDINGS {
            for lang in Lang::ALL {
                let name = binding.name.text(lang);
                let help = binding.help.text(lang);
                assert!(name.chars().count() <= 12, "{name}");
                assert!(help.chars().count() <= 25, "{help}");
            }
        }
    }

    #[test]
    fn no_printable_key_answers_a_question() {
        for binding in of(Context::Question) {
            for key in binding.keys {
                let is_printable = matches!(key.code, KeyCode::Char(_)) && !key.ctrl;
                assert!(!is_printable, "{:?}", binding.action);
            }
        }
    }

    #[test]
    fn no_key_needs_altgr_on_an_italian_keyboard() {
        for binding in BINDINGS {
            for key in binding.keys {
                assert!(!matches!(
                    key.code,
                    KeyCode::Char('[' | ']' | '{' | '}' | '@' | '#' | '~' | '`')
                ));
            }
        }
    }
}
