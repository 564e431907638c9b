//! The manual page: what the tables of commands and keys do not say.

use crate::say;

use super::Lang;
use super::phrase::{Phrase, phrase};

/// The title of the manual that the page belongs to.
pub const TITLE: Phrase = phrase!(it "Comandi utente" en "User Commands");

/// A section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its own head")]
pub enum ManualSection {
    Name,
    Synopsis,
    Description,
    Options,
    Commands,
    Keys,
    Dates,
    ExitStatus,
    Environment,
    Files,
    Examples,
}

impl ManualSection {
    /// The head, as pages of that language have it.
    #[must_use]
    pub const fn head(self, lang: Lang) -> &'static str {
        head(lang, self)
    }
}

say! {
    fn head(lang, section: ManualSection) -> &str match section {
        ManualSection::Name => it "NOME" en "NAME";
        ManualSection::Synopsis => it "SINTASSI" en "SYNOPSIS";
        ManualSection::Description => it "DESCRIZIONE" en "DESCRIPTION";
        ManualSection::Options => it "OPZIONI GENERALI" en "GLOBAL OPTIONS";
        ManualSection::Commands => it "COMANDI" en "COMMANDS";
        ManualSection::Keys => it "TASTI DELLO SCHERMO" en "KEYS OF THE SCREEN";
        ManualSection::Dates => it "DATE" en "DATES";
        ManualSection::ExitStatus => it "STATO D'USCITA" en "EXIT STATUS";
        ManualSection::Environment => it "AMBIENTE" en "ENVIRONMENT";
        ManualSection::Files => it "FILE" en "FILES";
        ManualSection::Examples => it "ESEMPI" en "EXAMPLES";
    }
}

/// What the program is; a line is a paragraph.
pub const DESCRIPTION: Phrase = phrase!(it "crono segue le fasi di un contratto pubblico: che cosa scade, fra quanti giorni, a chi tocca, che cosa è in ritardo e da quando.
Senza comando apre lo schermo, dove ? spiega i tasti; dove non c'è un terminale fa lo stesso di crono status.
Ogni modifica è scritta nello storico con chi l'ha fatta, e si può annullare. Più colleghi possono scrivere lo stesso fascicolo."
    en "crono watches the phases of a public contract: what falls due, in how many days, who must act, what is late and since when.
Without a command it opens the screen, where ? explains the keys; without a terminal it does the same as crono status.
Every change stands in the journal with whoever made it, and can be undone. Several colleagues may write the same dossier.");

/// The sections after the commands and keys; a line with a tab is a term and what is said of it.
pub const SECTIONS: &[(ManualSection, Phrase)] = &[
    (
        ManualSection::Dates,
        phrase!(it "oggi, ieri, domani, -2, +3\tGiorni contati da oggi.
15, 15/10, 15 ott, lun\tPer un fatto il più recente non dopo oggi; per una promessa o un nuovo termine il primo non prima di oggi; per una sospensione o una ripresa il più vicino.
15/10/26, 15.10.2026, 15 ottobre 2026, 2026-10-15, 151026\tIl giorno viene sempre prima del mese.
gio 15/10/2026, Thu 15/10\tIl giorno della settimana dev'essere quello della data; senza l'anno dice quale.
15/10/2026 10:32:15 (+0200), 2026-10-15T10:32:15Z\tLa data com'è scritta, senza l'ora.
~15/10/26\tUna previsione: si può promettere così, non registrare."
            en "today, yesterday, tomorrow, -2, +3\tDays counted from today.
15, 15/10, 15 Oct, mon\tFor a fact the latest one not after today; for a promise or a new term the earliest not before today; for a suspension or its end the nearest.
15/10/26, 15.10.2026, 15 October 2026, 2026-10-15, 151026\tThe day always comes before the month.
gio 15/10/2026, Thu 15/10\tThe weekday must be that of the date; without a year it tells which.
15/10/2026 10:32:15 (+0200), 2026-10-15T10:32:15Z\tThe date as it is written, without the time.
~15/10/26\tAn estimate: it may be promised like this, not recorded."),
    ),
    (
        ManualSection::ExitStatus,
        phrase!(it "0\tFatto, o niente da cambiare.
1\tRifiutato o non riuscito: che cosa, dove e che fare stanno sullo standard error.
2\tRiga di comando non comprensibile.
crono check\tUsa i codici dei plug-in di monitoraggio: 0 tutto bene, 1 avviso, 2 allarme, 3 non si può dire."
            en "0\tDone, or nothing to change.
1\tRefused or failed: what, where and what to do are on standard error.
2\tThe command line cannot be read.
crono check\tUses the codes of monitoring plug-ins: 0 all well, 1 warning, 2 critical, 3 unknown."),
    ),
    (
        ManualSection::Environment,
        phrase!(it "CRONO_FILE\tIl fascicolo, se manca --file; deve esserci, e può essere una cartella.
CRONO_TODAY\tIl giorno da prendere per oggi.
CRONO_LANG, LC_ALL, LC_MESSAGES, LANG\tLa lingua.
CRONO_BY, USER\tChi scrive, nello storico.
CRONO_ASCII\tSe vale 1, solo segni ASCII.
CRONO_COLORS\tI colori degli stati, come overdue=magenta,met=blue.
CRONO_MOUSE\tSe vale 1, il mouse sceglie le righe e la rotella le scorre; 0 lo lascia al terminale.
CRONO_ORDER\tL'ordine degli elenchi, come requests=number,folder=name.
NO_COLOR\tSe non è vuota, niente colori.
XDG_CONFIG_HOME\tDov'è crono/config.toml, con le scelte di questo account.
XDG_DATA_HOME, XDG_STATE_HOME\tDove sono il fascicolo personale, ciò che si è già visto e il modulo aperto quando è caduta la linea."
            en "CRONO_FILE\tThe dossier, without --file; it must be there, and may be a folder.
CRONO_TODAY\tThe day to take for today.
CRONO_LANG, LC_ALL, LC_MESSAGES, LANG\tThe language.
CRONO_BY, USER\tWho writes, in the journal.
CRONO_ASCII\tIf it is 1, ASCII signs only.
CRONO_COLORS\tThe colours of states, such as overdue=magenta,met=blue.
CRONO_MOUSE\tIf it is 1, the mouse selects rows and its wheel scrolls them; 0 leaves it to the terminal.
CRONO_ORDER\tThe order of lists, such as requests=number,folder=name.
NO_COLOR\tIf it is not empty, no colours.
XDG_CONFIG_HOME\tWhere crono/config.toml is, with the choices of this account.
XDG_DATA_HOME, XDG_STATE_HOME\tWhere one's own dossier is, what one has seen, and the form that was open when the line dropped."),
    ),
    (
        ManualSection::Files,
        phrase!(it "/var/lib/crono/crono.json\tIl fascicolo dell'ufficio, se c'è.
~/.local/share/crono/crono.json\tIl fascicolo personale.
~/.config/crono/config.toml\tLe scelte di questo account, se c'è: language, ascii, color, mouse, file e le tabelle colors e order. Opzioni e variabili vengono prima.
.crono.json.bak-AAAA-MM-GG\tAccanto al fascicolo, com'era prima del primo salvataggio di quel giorno: le ultime dieci copie.
.crono.json.lock\tIl blocco, tenuto durante un salvataggio. Resta, e mostra che lì c'era un fascicolo se viene spostato."
            en "/var/lib/crono/crono.json\tThe dossier of the office, if it is there.
~/.local/share/crono/crono.json\tOne's own dossier.
~/.config/crono/config.toml\tThe choices of this account, if it is there: language, ascii, color, mouse, file and the tables colors and order. Options and variables come first.
.crono.json.bak-YYYY-MM-DD\tBeside the dossier, as it was before the first save of that day: the last ten copies.
.crono.json.lock\tThe lock, held during a save. It stays, and shows that there was a dossier where one is moved away."),
    ),
    (
        ManualSection::Examples,
        phrase!(it "crono record EVENTO 17/2 --protocol 1204/2026\tRegistra la data di un evento.
crono suspend 28/7 --clock TERMINE --reason \"verbale 12\"\tSospende un termine.
crono why TERMINE\tSpiega una scadenza, passo per passo.
crono export html -o stato.html\tScrive il rapporto sullo stato d'avanzamento.
crono check\tRisponde a un sistema di monitoraggio."
            en "crono record EVENT 17/2 --protocol 1204/2026\tRecords the date of an event.
crono suspend 28/7 --clock CLOCK --reason \"minutes 12\"\tSuspends a clock.
crono why CLOCK\tExplains a due date, step by step.
crono export html -o state.html\tWrites the report on the state of progress.
crono check\tAnswers a monitoring system."),
    ),
];
