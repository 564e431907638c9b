//! What the help of the command line says, and what it answers to a line it cannot read.

use super::Lang;

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    it: &'static str,
    en: &'static str,
}

impl Phrase {
    /// A text in Italian and English.
    #[must_use]
    pub const fn new(it: &'static str, en: &'static str) -> Self {
        Self { it, en }
    }

    /// The text in a language.
    #[must_use]
    pub const fn text(self, lang: Lang) -> &'static str {
        lang.pick(self.it, self.en)
    }
}

macro_rules! phrases {
    ($($name:ident: $it:literal, $en:literal;)*) => {
        $(#[doc = concat!("The text of `", stringify!($name), "`.")] pub const $name: Phrase = Phrase::new($it, $en);)*

        /// Every phrase, for the test that walks them.
        #[cfg(test)]
        const ALL: &[Phrase] = &[$($name,)*];
    };
}

phrases! {
    // The program and its heads.
    ABOUT: "Segue le fasi di un contratto pubblico: scadenze, giorni, chi deve agire.",
        "Watches the phases of a public contract: due dates, days, who must act.";
    USAGE: "crono [OPZIONI] [COMANDO]", "crono [OPTIONS] [COMMAND]";
    AFTER: "Senza comando si apre lo schermo; dove non c'è un terminale, lo stesso di crono status.\nDate: oggi, ieri, -2, 15, 15/10, 15 ott, gio 15/10/2026, 2026-10-15, lun. Aiuto di un comando: crono COMANDO -h",
        "Without a command the screen opens; without a terminal, the same as crono status.\nDates: today, yesterday, -2, 15, 15/10, 15 Oct, Thu 15/10/2026, 2026-10-15, mon. Help of a command: crono COMMAND -h";
    HEAD_USAGE: "Uso:", "Usage:";
    HEAD_COMMANDS: "Comandi", "Commands";
    HEAD_ARGUMENTS: "Argomenti", "Arguments";
    HEAD_OPTIONS: "Opzioni", "Options";
    HEAD_GLOBAL: "Opzioni generali", "Global options";

    // Global options.
    HELP: "Mostra questo aiuto", "Shows this help";
    VERSION: "Mostra la versione", "Shows the version";
    FILE: "Il fascicolo, al posto di CRONO_FILE o di quello consueto; più volte, o una cartella: tutti insieme", "The dossier, instead of CRONO_FILE or the usual one; several times, or a folder: all together";
    TODAY: "Il giorno da prendere per oggi (anche CRONO_TODAY)", "The day to take for today (also CRONO_TODAY)";
    LANG: "Lingua: it, en (anche CRONO_LANG)", "Language: it, en (also CRONO_LANG)";
    COLOR: "Colori: auto, always, never", "Colours: auto, always, never";
    ASCII: "Solo segni ASCII (anche CRONO_ASCII=1)", "ASCII signs only (also CRONO_ASCII=1)";
    READONLY: "Guarda soltanto: niente viene scritto", "Only look: nothing is written";

    // Names of values.
    VALUE_FILE: "FILE", "FILE";
    VALUE_DATE: "DATA", "DATE";
    VALUE_EVENT: "EVENTO", "EVENT";
    VALUE_TEXT: "TESTO", "TEXT";
    VALUE_VALUE: "VALORE", "VALUE";
    VALUE_NAME: "NOME", "NAME";
    VALUE_NUMBER: "N", "N";
    VALUE_KEY: "CHIAVE", "KEY";
    VALUE_PLACE: "POSTO", "PLACE";
    VALUE_DAYS: "GIORNI", "DAYS";
    VALUE_TERM: "TERMINE=DATA", "CLOCK=DATE";
    VALUE_CLOCK: "TERMINE", "CLOCK";
    VALUE_MILESTONE: "EVENTO", "MILESTONE";
    VALUE_ID: "SIGLA", "ID";
    VALUE_LANG: "LINGUA", "LANG";
    VALUE_SHELL: "SHELL", "SHELL";
    VALUE_RANGE: "SOGLIA", "RANGE";
    VALUE_FORMAT: "FORMATO", "FORMAT";
    VALUE_WHEN: "QUANDO", "WHEN";

    // Arguments and options of the verbs.
    ARG_EVENT: "Che cosa: l'id di un evento, EVENTO:VOCE, o EVENTO:N per la richiesta n. N", "What: the id of a milestone, MILESTONE:ITEM, or EVENT:N for request no. N";
    ARG_DATE: "Quando è avvenuto; se manca, oggi", "When it happened; today if left out";
    ARG_MILESTONE: "L'evento fatto di voci", "The milestone made of items";
    ARG_ITEM: "La sigla della voce", "The id of the item";
    ARG_NUMBER: "Il numero della richiesta", "The number of the request";
    ARG_KEY: "La chiave, come rules.last_day o clocks.ID.limit", "The key, such as rules.last_day or clocks.ID.limit";
    ARG_VALUE: "Il valore, o none", "The value, or none";
    ARG_PLACE: "plan, il numero di una fase, l'id di un evento, di un termine o di una richiesta", "plan, the number of a phase, the id of an event, a clock or a request";
    ARG_CLOCK: "L'id del termine, o ID:N per la richiesta n. N di un registro", "The id of the clock, or ID:N for request no. N of a register";
    ARG_CLEARED: "Un evento come in record, o un atto: suspension:N, resumption:N, extension:N", "An event as in record, or an act: suspension:N, resumption:N, extension:N";
    ARG_SUSPENDED: "Il giorno della sospensione, che conta ancora", "The day of the suspension, which still counts";
    ARG_RESUMED: "Il giorno della ripresa", "The day of the resumption";
    ARG_DAYS: "I giorni in più, come 15d", "The days more, such as 15d";
    ARG_PROMISED: "La data promessa, o none per toglierla", "The promised date, or none to take it away";
    OPT_CLOCK: "Solo questi termini (o registri); se manca, tutti quelli sospendibili", "Only these clocks (or registers); all suspendable ones if left out";
    OPT_ORDERED_BY: "Chi l'ha ordinata", "Who ordered it";
    OPT_SUSPENSION: "Il numero della sospensione, se più d'una è aperta", "The number of the suspension, if several are open";
    OPT_TERM: "Il nuovo termine indicato con la ripresa, che vale più del calcolo", "The new term stated with the resumption, which wins over the sum";
    OPT_UNTIL: "Fino a questa data", "Until this date";
    OPT_GRANTED: "Il giorno dell'atto; se manca, oggi", "The day of the act; today if left out";
    ARG_TEXT: "Il testo della nota", "The text of the note";
    OPT_LABEL: "Come si chiama la voce, se non con la sigla", "What the item is called, if not by its id";
    OPT_SUBJECT: "Di che cosa tratta", "What it is about";
    OPT_REGISTER: "Il registro, dove il cronoprogramma ne ha più d'uno", "The register, where the plan has several";
    OPT_NOTE_DATE: "Il giorno di cui parla; se manca, oggi", "The day it speaks of; today if left out";
    OPT_KIND: "Che cosa si è fatto, come training; dove la fase ne tiene un elenco", "What was done, such as training; where the phase keeps a log of it";
    ARG_FORMAT: "Il formato: ics, csv, md, html, json", "The format: ics, csv, md, html, json";
    OPT_OUTPUT: "In questo file; se manca, o con -, sull'uscita", "To this file; to the output if left out, or with -";
    OPT_FORCE: "Anche sopra un file che c'è", "Even over a file that is there";
    OPT_TABLE: "Con csv: clocks (i termini, se manca), records, requests, journal", "With csv: clocks (if left out), records, requests, journal";
    OPT_DIALECT: "Con csv: rfc4180 (se manca) o excel-it, che si apre con un doppio clic", "With csv: rfc4180 (if left out) or excel-it, for a double click in Italy";
    OPT_RECORDED: "Con ics: anche le date registrate", "With ics: the recorded dates as well";
    OPT_PLAN: "Un cronoprogramma fornito, per nome, o un file", "A shipped plan, by name, or a file";
    OPT_YES_INIT: "Anche dove ci sono le copie di un fascicolo che non c'è più", "Even where there are copies of a dossier that is gone";
    OPT_JSON: "Per altri programmi", "For other programs";
    OPT_BRIEF: "Una riga, per il messaggio di accesso", "One line, for a login message";
    OPT_PLAIN: "Una frase per fase, per chi ascolta lo schermo", "One sentence for each phase, for screen readers";
    OPT_QUIET: "Con --brief: niente, se non c'è un fascicolo", "With --brief: nothing, where there is no dossier";
    OPT_NOTE: "Una riga di spiegazione", "A line of explanation";
    OPT_PROTOCOL: "Il numero di protocollo, come 4712/2025", "The protocol number, such as 4712/2025";
    OPT_PROTOCOL_DATE: "Il giorno della registrazione a protocollo", "The day of the protocol entry";
    OPT_SOURCE: "Il documento: minutes (verbale), pec, protocol, decision (determina), platform, other", "The document: minutes, pec, protocol, decision, platform, other";
    OPT_PEC: "L'identificativo della ricevuta PEC", "The message id of the PEC receipt";
    OPT_ATTACHMENT: "Dov'è il documento: un percorso, mai il documento", "Where the document is: a path, never the document";
    OPT_REASON: "Perché; serve per correggere o togliere una data", "Why; needed to correct or take back a date";
    OPT_BY: "Chi scrive, al posto di CRONO_BY o dell'utente", "Who writes, instead of CRONO_BY or the user";
    OPT_IF_WAS: "Solo se il valore presente è questo; - se non c'è", "Only if the present value is this one; - for none";
    OPT_YES: "Salva anche ciò che altrimenti si chiederebbe", "Save even what would be asked about";

    // The verbs.
    INIT: "Scrive un fascicolo nuovo, mai sopra uno che c'è", "Writes a new dossier, never over an existing one";
    INIT_USAGE: "crono init [--plan NOME|FILE] [-y]", "crono init [--plan NAME|FILE] [-y]";
    STATUS: "La situazione", "The situation";
    STATUS_USAGE: "crono status [--json | --brief | --plain]", "crono status [--json | --brief | --plain]";
    RECORD: "Registra o corregge la data di un evento", "Records or corrects the date of an event";
    RECORD_USAGE: "crono record EVENTO [DATA] [OPZIONI]", "crono record EVENT [DATE] [OPTIONS]";
    CLEAR: "Toglie una data", "Takes a date back";
    CLEAR_USAGE: "crono clear EVENTO --reason TESTO", "crono clear EVENT --reason TEXT";
    ITEM: "Aggiunge o toglie una voce (servizio, ufficio) di un evento", "Adds or drops an item (service, office) of a milestone";
    ITEM_USAGE: "crono item add|drop EVENTO SIGLA", "crono item add|drop MILESTONE ID";
    ITEM_ADD: "Aggiunge una voce", "Adds an item";
    ITEM_ADD_USAGE: "crono item add EVENTO SIGLA [--label TESTO]", "crono item add MILESTONE ID [--label TEXT]";
    ITEM_DROP: "Toglie una voce, con la sua data", "Drops an item, with its date";
    ITEM_DROP_USAGE: "crono item drop EVENTO SIGLA", "crono item drop MILESTONE ID";
    REQUEST: "Apre una richiesta o ne registra la risposta", "Opens a request or records its answer";
    REQUEST_USAGE: "crono request open|answer ...", "crono request open|answer ...";
    REQUEST_OPEN: "Apre una richiesta e ne scrive il numero", "Opens a request and prints its number";
    REQUEST_OPEN_USAGE: "crono request open [DATA] [--subject TESTO]", "crono request open [DATE] [--subject TEXT]";
    REQUEST_ANSWER: "Registra la risposta a una richiesta", "Records the answer to a request";
    REQUEST_ANSWER_USAGE: "crono request answer N [DATA]", "crono request answer N [DATE]";
    SUSPEND: "Sospende i termini, tutti o quelli indicati", "Suspends clocks, all of them or those named";
    SUSPEND_USAGE: "crono suspend DATA [--clock TERMINE ...] [OPZIONI]", "crono suspend DATE [--clock CLOCK ...] [OPTIONS]";
    RESUME: "Chiude una sospensione: i termini riprendono", "Ends a suspension: the clocks go on";
    RESUME_USAGE: "crono resume DATA [--id N] [--term TERMINE=DATA] [OPZIONI]", "crono resume DATE [--id N] [--term CLOCK=DATE] [OPTIONS]";
    EXTEND: "Proroga un termine, di giorni o fino a una data", "Extends a clock, by days or until a date";
    EXTEND_USAGE: "crono extend TERMINE 15d | --until DATA [OPZIONI]", "crono extend CLOCK 15d | --until DATE [OPTIONS]";
    EXPECT: "Scrive la data promessa per un evento", "Writes the date promised for an event";
    EXPECT_USAGE: "crono expect EVENTO DATA|none [OPZIONI]", "crono expect EVENT DATE|none [OPTIONS]";
    NOTE: "Scrive una nota con la sua data", "Writes a dated note";
    NOTE_USAGE: "crono note POSTO TESTO... [--kind SIGLA] [--date DATA]", "crono note PLACE TEXT... [--kind ID] [--date DATE]";
    GET: "Mostra le impostazioni del cronoprogramma", "Shows the settings of the plan";
    GET_USAGE: "crono get [CHIAVE]", "crono get [KEY]";
    SET: "Cambia un'impostazione del cronoprogramma", "Changes a setting of the plan";
    SET_USAGE: "crono set CHIAVE VALORE...", "crono set KEY VALUE...";
    UNDO: "Annulla l'ultima modifica di questo account", "Takes back the newest change of this account";
    UNDO_USAGE: "crono undo", "crono undo";
    REDO: "Ripete ciò che questo account ha annullato", "Makes again what this account took back";
    REDO_USAGE: "crono redo", "crono redo";
    LOG: "Lo storico delle modifiche", "The journal of changes";
    LOG_USAGE: "crono log [--json]", "crono log [--json]";
    WHY: "Come si arriva a una scadenza, passo per passo", "How a due date was counted, step by step";
    CHECK: "La situazione per un sistema di monitoraggio", "The situation for a monitoring system";
    CHECK_USAGE: "crono check [-w SOGLIA] [-c SOGLIA] [--limit N]", "crono check [-w RANGE] [-c RANGE] [--limit N]";
    OPT_WARNING: "Avviso secondo i giorni che restano, come 10: (meno di 10); se manca, il preavviso del piano", "Warns by the days left, such as 10: (fewer than 10); the plan's warning if left out";
    OPT_CRITICAL: "Allarme, come 3:; se manca, quando un termine è in ritardo", "Alarms, such as 3:; once a clock is late if left out";
    OPT_LIMIT: "Quante righe al massimo sotto la prima, le più urgenti; se manca, 10", "How many lines at most under the first one, the most urgent; 10 if left out";
    SCHEMA: "Lo schema JSON del fascicolo, per gli editor", "The JSON Schema of the dossier, for editors";
    SCHEMA_USAGE: "crono schema", "crono schema";
    COMPLETIONS: "Il file con cui una shell completa i comandi", "The file with which a shell completes commands";
    COMPLETIONS_USAGE: "crono completions bash|zsh|fish", "crono completions bash|zsh|fish";
    ARG_SHELL: "La shell: bash, zsh, fish", "The shell: bash, zsh, fish";
    MAN: "La pagina di manuale", "The manual page";
    MAN_USAGE: "crono man", "crono man";
    RESTORE: "Le copie di sicurezza, e il ritorno a una di esse", "The backups, and back to one of them";
    RESTORE_USAGE: "crono restore [GIORNO] [-y]", "crono restore [DAY] [-y]";
    ARG_BACKUP: "Il giorno della copia; se manca, l'elenco", "The day of the backup; the list if left out";
    EXPORT: "La situazione in un altro formato", "The situation in another format";
    EXPORT_USAGE: "crono export FORMATO [-o FILE] [--force]", "crono export FORMAT [-o FILE] [--force]";
    WHY_USAGE: "crono why TERMINE", "crono why CLOCK";
    VALIDATE: "Controlla che il fascicolo sia sano, fatti contro storico", "Checks that the dossier is sound, facts against journal";
    VALIDATE_USAGE: "crono validate", "crono validate";
    DOCTOR: "Dice dov'è tutto, e perché", "Says where everything is, and why";
    DOCTOR_USAGE: "crono doctor", "crono doctor";
}

/// What the command line says to a line it cannot read.
pub mod errors {
    use super::Lang;
    use crate::words::sanitize::sanitized;

    /// An option nobody knows.
    #[must_use]
    pub fn unknown_option(lang: Lang, option: &str, meant: Option<&str>) -> String {
        let option = sanitized(option);
        match (lang, meant) {
            (Lang::It, None) => format!("L'opzione o l'argomento \"{option}\" non serve qui."),
            (Lang::En, None) => format!("The option or argument \"{option}\" has no place here."),
            (Lang::It, Some(meant)) => format!("L'opzione \"{option}\" non c'è. Forse {meant}?"),
            (Lang::En, Some(meant)) => {
                format!("There is no option \"{option}\". Did you mean {meant}?")
            }
        }
    }

    /// A verb nobody knows.
    #[must_use]
    pub fn unknown_command(lang: Lang, command: &str, meant: Option<&str>) -> String {
        let command = sanitized(command);
        match (lang, meant) {
            (Lang::It, None) => format!("Il comando \"{command}\" non c'è."),
            (Lang::En, None) => format!("There is no command \"{command}\"."),
            (Lang::It, Some(meant)) => format!("Il comando \"{command}\" non c'è. Forse {meant}?"),
            (Lang::En, Some(meant)) => {
                format!("There is no command \"{command}\". Did you mean {meant}?")
            }
        }
    }

    /// A value that an option does not take.
    #[must_use]
    pub fn bad_value(lang: Lang, option: &str, value: &str, takes: &str) -> String {
        let value = sanitized(value);
        match (lang, takes) {
            (Lang::It, "") => format!("{option} non accetta \"{value}\"."),
            (Lang::En, "") => format!("{option} does not take \"{value}\"."),
            (Lang::It, takes) => format!("{option} non accetta \"{value}\". Valori: {takes}."),
            (Lang::En, takes) => format!("{option} does not take \"{value}\". Values: {takes}."),
        }
    }

    /// An option without its value.
    #[must_use]
    pub fn value_missing(lang: Lang, option: &str) -> String {
        match lang {
            Lang::It => format!("{option} vuole un valore."),
            Lang::En => format!("{option} needs a value."),
        }
    }

    /// Arguments that have to be given.
    #[must_use]
    pub fn missing(lang: Lang, what: &str) -> String {
        match lang {
            Lang::It => format!("Manca: {what}."),
            Lang::En => format!("Missing: {what}."),
        }
    }

    /// Two options that do not go together, or one given twice.
    #[must_use]
    pub fn together(lang: Lang, one: &str, other: Option<&str>) -> String {
        match (lang, other) {
            (Lang::It, Some(other)) if other != one => format!("{one} non va insieme a {other}."),
            (Lang::En, Some(other)) if other != one => {
                format!("{one} does not go together with {other}.")
            }
            (Lang::It, _) => format!("{one} va dato una volta sola."),
            (Lang::En, _) => format!("{one} is to be given only once."),
        }
    }

    /// Bytes that are no text.
    #[must_use]
    pub const fn not_text(lang: Lang) -> &'static str {
        lang.pick(
            "Un argomento non è testo UTF-8.",
            "An argument is not UTF-8 text.",
        )
    }

    /// Anything else.
    #[must_use]
    pub const fn unreadable(lang: Lang) -> &'static str {
        lang.pick(
            "La riga di comando non si capisce.",
            "The command line makes no sense.",
        )
    }

    /// Where to look.
    #[must_use]
    pub fn see_help(lang: Lang, command: &str) -> String {
        match lang {
            Lang::It => format!("Vedi {command} -h."),
            Lang::En => format!("See {command} -h."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_says_something_in_both_languages() {
        for phrase in ALL {
            for lang in Lang::ALL {
                assert!(!phrase.text(lang).trim().is_empty());
            }
        }
    }
}
