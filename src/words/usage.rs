//! What the help of the command line says, and what it answers to a line it cannot read.

use super::phrase::phrases;

pub use super::phrase::Phrase;

macro_rules! documented {
    ($($name:ident: it $it:literal en $en:literal $(de $de:literal)?;)*) => {
        phrases! { $(
            #[doc = concat!("The text of `", stringify!($name), "`.")]
            $name: it $it en $en $(de $de)?;
        )* }

        /// Every phrase, for the test that walks them.
        #[cfg(test)]
        const ALL: &[Phrase] = &[$($name,)*];
    };
}

documented! {
    // The program and its heads.
    ABOUT: it "Segue le fasi di un contratto pubblico: scadenze, giorni, chi deve agire."
        en "Watches the phases of a public contract: due dates, days, who must act.";
    USAGE: it "crono [OPZIONI] [COMANDO]" en "crono [OPTIONS] [COMMAND]";
    AFTER: it "Senza comando si apre lo schermo; dove non c'è un terminale, lo stesso di crono status.\nDate: oggi, ieri, -2, 15, 15/10, 15 ott, gio 15/10/2026, 2026-10-15, lun. Aiuto di un comando: crono COMANDO -h"
        en "Without a command the screen opens; without a terminal, the same as crono status.\nDates: today, yesterday, -2, 15, 15/10, 15 Oct, Thu 15/10/2026, 2026-10-15, mon. Help of a command: crono COMMAND -h";
    HEAD_USAGE: it "Uso:" en "Usage:";
    HEAD_COMMANDS: it "Comandi" en "Commands";
    HEAD_ARGUMENTS: it "Argomenti" en "Arguments";
    HEAD_OPTIONS: it "Opzioni" en "Options";
    HEAD_EXAMPLES: it "Esempi:" en "Examples:";
    HEAD_GLOBAL: it "Opzioni generali" en "Global options";

    // Global options.
    HELP: it "Mostra questo aiuto" en "Shows this help";
    VERSION: it "Mostra la versione" en "Shows the version";
    FILE: it "Il fascicolo, al posto di CRONO_FILE o di quello consueto; più volte, o una cartella: tutti insieme" en "The dossier, instead of CRONO_FILE or the usual one; several times, or a folder: all together";
    TODAY: it "Il giorno da prendere per oggi (anche CRONO_TODAY)" en "The day to take for today (also CRONO_TODAY)";
    LANG: it "Lingua: it, en (anche CRONO_LANG)" en "Language: it, en (also CRONO_LANG)";
    COLOR: it "Colori: auto, always, never" en "Colours: auto, always, never";
    ASCII: it "Solo segni ASCII (anche CRONO_ASCII=1)" en "ASCII signs only (also CRONO_ASCII=1)";
    READONLY: it "Guarda soltanto: niente viene scritto" en "Only look: nothing is written";

    // Names of values.
    VALUE_FILE: it "FILE" en "FILE";
    VALUE_DATE: it "DATA" en "DATE";
    VALUE_EVENT: it "EVENTO" en "EVENT";
    VALUE_TEXT: it "TESTO" en "TEXT";
    VALUE_VALUE: it "VALORE" en "VALUE";
    VALUE_NAME: it "NOME" en "NAME";
    VALUE_NUMBER: it "N" en "N";
    VALUE_KEY: it "CHIAVE" en "KEY";
    VALUE_PLACE: it "POSTO" en "PLACE";
    VALUE_DAYS: it "GIORNI" en "DAYS";
    VALUE_TERM: it "TERMINE=DATA" en "CLOCK=DATE";
    VALUE_CLOCK: it "TERMINE" en "CLOCK";
    VALUE_MILESTONE: it "EVENTO" en "MILESTONE";
    VALUE_ID: it "SIGLA" en "ID";
    VALUE_POINTS: it "PUNTO [DATA]" en "POINT [DATE]";
    VALUE_LANG: it "LINGUA" en "LANG";
    VALUE_SHELL: it "SHELL" en "SHELL";
    VALUE_RANGE: it "SOGLIA" en "RANGE";
    VALUE_FORMAT: it "FORMATO" en "FORMAT";
    VALUE_COMMAND: it "COMANDO" en "COMMAND";
    VALUE_WHEN: it "QUANDO" en "WHEN";

    // Arguments and options of the verbs.
    ARG_EVENT: it "Che cosa: l'id di un evento, EVENTO:VOCE, o EVENTO:N per la richiesta o la ricorrenza n. N" en "What: the id of a milestone, MILESTONE:ITEM, or EVENT:N for request or occurrence no. N";
    ARG_COMMAND: it "Il comando, anche di due parole come item add; se manca, l'aiuto di tutti" en "The command, of two words as well, such as item add; the help of all if left out";
    ARG_DATE: it "Quando è avvenuto; se manca, oggi" en "When it happened; today if left out";
    ARG_MILESTONE: it "L'evento fatto di voci" en "The milestone made of items";
    ARG_ITEM: it "La sigla della voce" en "The id of the item";
    ARG_LISTED: it "L'evento con la lista di controllo" en "The milestone with the check list";
    ARG_POINT: it "La sigla del punto" en "The id of the point";
    ARG_POINTS: it "Uno o più punti, per nome o per codice della fonte, poi il giorno (oggi, se manca), o none per togliere la spunta" en "One point or several, by name or by code of the source, then the day (today if left out), or none to take the tick back";
    ARG_POINT_TEXT: it "Che cosa dice il punto, in entrambe le lingue" en "What the point says, in both languages";
    OPT_TICK_NOTE: it "Una riga accanto alla spunta" en "A line beside the tick";
    OPT_POINT_IT: it "Il testo in italiano, se diverso" en "The text in Italian, where it differs";
    OPT_POINT_EN: it "Il testo in inglese, se diverso" en "The text in English, where it differs";
    OPT_POINT_CODE: it "Da dove viene, come C.SI.1.1, o none" en "Where it comes from, such as C.SI.1.1, or none";
    OPT_POINT_GROUP: it "Il gruppo in cui sta, o none" en "The group it stands in, or none";
    ARG_NUMBER: it "Il numero della richiesta" en "The number of the request";
    ARG_KEY: it "La chiave, come rules.last_day o clocks.ID.limit" en "The key, such as rules.last_day or clocks.ID.limit";
    ARG_VALUE: it "Il valore, o none" en "The value, or none";
    ARG_PLACE: it "plan, il numero di una fase, l'id di un evento, di un termine o di una richiesta, un punto (EVENTO/PUNTO)" en "plan, the number of a phase, the id of an event, a clock or a request, a point (MILESTONE/POINT)";
    ARG_CLOCK: it "L'id del termine, o ID:N per la richiesta n. N di un registro" en "The id of the clock, or ID:N for request no. N of a register";
    ARG_CLEARED: it "Un evento come in record, una fase o un punto (EVENTO/PUNTO) che non si applicava, un rigetto (EVENTO/1), o un atto: suspension:N, resumption:N, extension:N" en "An event as in record, a phase or a point (MILESTONE/POINT) that did not apply, a rejection (EVENT/1), or an act: suspension:N, resumption:N, extension:N";
    ARG_REJECTING: it "L'evento che avrebbe accettato" en "The event that would have accepted";
    ARG_WAIVED: it "L'evento come in record, una richiesta (assistance:3), un punto o un gruppo (EVENTO/PUNTO), il numero di una fase" en "The event as in record, a request (assistance:3), a point or a group (MILESTONE/POINT), the number of a phase";
    OPT_WITH_FOLLOWERS: it "Lo stesso per gli eventi che contano solo da lì" en "The same for the events that count from there alone";
    ARG_WAIVED_FROM: it "Da quale giorno; oggi se non è detto" en "From which day; today if it is not said";
    ARG_SUSPENDED: it "Il giorno della sospensione, che conta ancora" en "The day of the suspension, which still counts";
    ARG_RESUMED: it "Il giorno della ripresa" en "The day of the resumption";
    ARG_DAYS: it "I giorni in più, come 15d" en "The days more, such as 15d";
    ARG_PROMISED: it "La data promessa, o none per toglierla" en "The promised date, or none to take it away";
    OPT_CLOCK: it "Solo questi termini (o registri); se manca, tutti quelli sospendibili" en "Only these clocks (or registers); all suspendable ones if left out";
    OPT_ORDERED_BY: it "Chi l'ha ordinata" en "Who ordered it";
    OPT_SUSPENSION: it "Il numero della sospensione, se più d'una è aperta" en "The number of the suspension, if several are open";
    OPT_TERM: it "Il nuovo termine indicato con la ripresa, che vale più del calcolo" en "The new term stated with the resumption, which wins over the sum";
    OPT_UNTIL: it "Fino a questa data" en "Until this date";
    OPT_GRANTED: it "Il giorno dell'atto; se manca, oggi" en "The day of the act; today if left out";
    ARG_TEXT: it "Il testo della nota" en "The text of the note";
    OPT_LABEL: it "Come si chiama la voce, se non con la sigla" en "What the item is called, if not by its id";
    OPT_SUBJECT: it "Di che cosa tratta" en "What it is about";
    OPT_REGISTER: it "Il registro, dove il cronoprogramma ne ha più d'uno" en "The register, where the plan has several";
    OPT_NOTE_DATE: it "Il giorno di cui parla; se manca, oggi" en "The day it speaks of; today if left out";
    OPT_KIND: it "Che cosa si è fatto, come training; dove la fase ne tiene un elenco" en "What was done, such as training; where the phase keeps a log of it";
    ARG_FORMAT: it "Il formato" en "The format";
    OPT_OUTPUT: it "In questo file; se manca, o con -, sull'uscita" en "To this file; to the output if left out, or with -";
    OPT_FORCE: it "Anche sopra un file che c'è" en "Even over a file that is there";
    OPT_TABLE: it "Con csv: clocks (i termini, se manca), records, requests, points, journal" en "With csv: clocks (if left out), records, requests, points, journal";
    OPT_DIALECT: it "Con csv: rfc4180 (se manca) o excel-it, che si apre con un doppio clic" en "With csv: rfc4180 (if left out) or excel-it, for a double click in Italy";
    OPT_RECORDED: it "Con ics: anche le date registrate" en "With ics: the recorded dates as well";
    OPT_PLAN: it "Un cronoprogramma fornito, per nome, o un file: testo, tabella CSV, JSON, un altro fascicolo" en "A shipped plan, by name, or a file: text, CSV table, JSON, another dossier";
    OPT_YES_INIT: it "Anche dove ci sono le copie di un fascicolo che non c'è più" en "Even where there are copies of a dossier that is gone";
    OPT_JSON: it "Per altri programmi" en "For other programs";
    OPT_BRIEF: it "Una riga, per il messaggio di accesso" en "One line, for a login message";
    OPT_PLAIN: it "Una frase per fase, per chi ascolta lo schermo" en "One sentence for each phase, for screen readers";
    OPT_QUIET: it "Con --brief: niente, se non c'è un fascicolo" en "With --brief: nothing, where there is no dossier";
    OPT_NOTE: it "Una riga di spiegazione" en "A line of explanation";
    OPT_PROTOCOL: it "Il numero di protocollo, come 4712/2025" en "The protocol number, such as 4712/2025";
    OPT_PROTOCOL_DATE: it "Il giorno della registrazione a protocollo" en "The day of the protocol entry";
    OPT_SOURCE: it "Il documento: minutes (verbale), pec, protocol, decision (determina), platform, other" en "The document: minutes, pec, protocol, decision, platform, other";
    OPT_PEC: it "L'identificativo della ricevuta PEC" en "The message id of the PEC receipt";
    OPT_ATTACHMENT: it "Dov'è il documento: un percorso, mai il documento" en "Where the document is: a path, never the document";
    OPT_REASON: it "Perché; serve per correggere o togliere una data" en "Why; needed to correct or take back a date";
    OPT_BY: it "Chi scrive, al posto di CRONO_BY o dell'utente" en "Who writes, instead of CRONO_BY or the user";
    OPT_IF_WAS: it "Solo se il valore presente è questo; - se non c'è" en "Only if the present value is this one; - for none";
    OPT_YES: it "Salva anche ciò che altrimenti si chiederebbe" en "Save even what would be asked about";

    // The verbs.
    INIT: it "Scrive un fascicolo nuovo, mai sopra uno che c'è" en "Writes a new dossier, never over an existing one";
    INIT_USAGE: it "crono init [--plan NOME|FILE] [-y]" en "crono init [--plan NAME|FILE] [-y]";
    PLAN: it "Il cronoprogramma come testo: lo mostra, controlla, cambia; elenca quelli forniti" en "The plan as text: shows, checks, applies; lists the shipped ones";
    PLAN_USAGE: it "crono plan show|check|apply|list ..." en "crono plan show|check|apply|list ...";
    PLAN_SHOW: it "Scrive il cronoprogramma del fascicolo, o uno fornito, come testo" en "Writes the plan of the dossier, or one that comes along, as text";
    PLAN_SHOW_USAGE: it "crono plan show [NOME|FILE] [--json]" en "crono plan show [NAME|FILE] [--json]";
    PLAN_CHECK: it "Legge un cronoprogramma e dice che cosa dice, o tutto ciò che non va" en "Reads a plan and says what it says, or all that is wrong with it";
    PLAN_CHECK_USAGE: it "crono plan check NOME|FILE [--answer COSA=CHE]..." en "crono plan check NAME|FILE [--answer WHAT=IS]...";
    PLAN_APPLY: it "Fa di un altro cronoprogramma quello del fascicolo: dice che cosa cambia, chiede, è una sola modifica" en "Makes another plan that of the dossier: says what changes, asks, is one change";
    PLAN_APPLY_USAGE: it "crono plan apply NOME|FILE [--dry-run] [OPZIONI]" en "crono plan apply NAME|FILE [--dry-run] [OPTIONS]";
    OPT_DRY_RUN: it "Dice solo che cosa cambierebbe: niente è salvato" en "Only says what would change: nothing is saved";
    OPT_PLAN_IF_WAS: it "Solo se dopo la modifica di questo numero (crono log) nessuno ha cambiato il cronoprogramma" en "Only if nobody altered the plan after the change of this number (crono log)";
    PLAN_LIST: it "Elenca i cronoprogrammi forniti" en "Lists the plans that come along";
    PLAN_LIST_USAGE: it "crono plan list" en "crono plan list";
    ARG_PLAN: it "Un cronoprogramma fornito, o un file: testo, tabella CSV, JSON, o un altro fascicolo; - è ciò che arriva da un altro comando" en "A plan that comes along, or a file: text, CSV table, JSON, or another dossier; - is what another command hands on";
    VALUE_ANSWER: it "COSA=CHE" en "WHAT=IS";
    OPT_ANSWER: it "Risponde a una domanda su una tabella, come \"Durata=solari\" o \"Ditta Rossi=ditta\"; più volte" en "Answers a question about a table, such as \"Duration=calendar\" or \"Rossi Ltd=supplier\"; several times";
    OPT_PLAN_JSON: it "Come JSON" en "As JSON";
    STATUS: it "La situazione" en "The situation";
    STATUS_USAGE: it "crono status [--json | --brief | --plain]" en "crono status [--json | --brief | --plain]";
    RECORD: it "Registra o corregge la data di un evento" en "Records or corrects the date of an event";
    RECORD_USAGE: it "crono record EVENTO [DATA] [OPZIONI]" en "crono record EVENT [DATE] [OPTIONS]";
    CLEAR: it "Toglie una data" en "Takes a date back";
    CLEAR_USAGE: it "crono clear EVENTO --reason TESTO" en "crono clear EVENT --reason TEXT";
    ITEM: it "Aggiunge o toglie una voce (servizio, ufficio) di un evento" en "Adds or drops an item (service, office) of a milestone";
    ITEM_USAGE: it "crono item add|drop EVENTO SIGLA" en "crono item add|drop MILESTONE ID";
    ITEM_ADD: it "Aggiunge una voce" en "Adds an item";
    ITEM_ADD_USAGE: it "crono item add EVENTO SIGLA [--label TESTO]" en "crono item add MILESTONE ID [--label TEXT]";
    ITEM_DROP: it "Toglie una voce, con la sua data" en "Drops an item, with its date";
    ITEM_DROP_USAGE: it "crono item drop EVENTO SIGLA" en "crono item drop MILESTONE ID";
    TICK: it "Spunta punti di una lista di controllo" en "Ticks points of a check list";
    TICK_USAGE: it "crono tick EVENTO PUNTO... [DATA|none] [OPZIONI]" en "crono tick MILESTONE POINT... [DATE|none] [OPTIONS]";
    POINT: it "Aggiunge, riscrive o toglie un punto di una lista di controllo" en "Adds, rewrites or drops a point of a check list";
    POINT_USAGE: it "crono point add|rename|drop EVENTO SIGLA" en "crono point add|rename|drop MILESTONE ID";
    POINT_ADD: it "Aggiunge un punto in fondo alla lista, o al suo gruppo" en "Adds a point at the end of the list, or of its group";
    POINT_ADD_USAGE: it "crono point add EVENTO SIGLA TESTO [OPZIONI]" en "crono point add MILESTONE ID TEXT [OPTIONS]";
    POINT_RENAME: it "Riscrive un punto; spunta e note restano" en "Rewrites a point; its tick and notes stay";
    POINT_RENAME_USAGE: it "crono point rename EVENTO SIGLA [TESTO] [OPZIONI]" en "crono point rename MILESTONE ID [TEXT] [OPTIONS]";
    POINT_DROP: it "Toglie un punto, con la sua spunta" en "Drops a point, with its tick";
    POINT_DROP_USAGE: it "crono point drop EVENTO SIGLA" en "crono point drop MILESTONE ID";
    REQUEST: it "Apre una richiesta o ne registra la risposta" en "Opens a request or records its answer";
    REQUEST_USAGE: it "crono request open|answer ..." en "crono request open|answer ...";
    REQUEST_OPEN: it "Apre una richiesta e ne scrive il numero" en "Opens a request and prints its number";
    REQUEST_OPEN_USAGE: it "crono request open [DATA] [--subject TESTO]" en "crono request open [DATE] [--subject TEXT]";
    REQUEST_ANSWER: it "Registra la risposta a una richiesta" en "Records the answer to a request";
    REQUEST_ANSWER_USAGE: it "crono request answer N [DATA]" en "crono request answer N [DATE]";
    NOTE: it "Scrive una nota con la sua data" en "Writes a dated note";
    NOTE_USAGE: it "crono note POSTO TESTO... [--kind SIGLA] [--date DATA]" en "crono note PLACE TEXT... [--kind ID] [--date DATE]";
    GET: it "Mostra le impostazioni del cronoprogramma" en "Shows the settings of the plan";
    GET_USAGE: it "crono get [CHIAVE]" en "crono get [KEY]";
    SET: it "Cambia un'impostazione del cronoprogramma" en "Changes a setting of the plan";
    SET_USAGE: it "crono set CHIAVE VALORE..." en "crono set KEY VALUE...";
    UNDO: it "Annulla l'ultima modifica di questo account" en "Takes back the newest change of this account";
    UNDO_USAGE: it "crono undo" en "crono undo";
    REDO: it "Ripete ciò che questo account ha annullato" en "Makes again what this account took back";
    REDO_USAGE: it "crono redo" en "crono redo";
    LOG: it "Lo storico delle modifiche" en "The journal of changes";
    LOG_USAGE: it "crono log [--by NOME] [--event EVENTO] [--since DATA] [OPZIONI]" en "crono log [--by NAME] [--event EVENT] [--since DATE] [OPTIONS]";
    OPT_LOG_BY: it "Solo le modifiche di questa persona: una parte del nome basta" en "Only the changes of this person: a part of the name will do";
    OPT_LOG_EVENT: it "Solo quelle di questo evento, termine, richiesta, fase o impostazione" en "Only those of this event, clock, request, phase or setting";
    OPT_SINCE: it "Solo da questo giorno in poi" en "Only from this day on";
    OPT_LOG_UNTIL: it "Solo fino a questo giorno compreso" en "Only through this day";
    WHY: it "Come si arriva a una scadenza, passo per passo" en "How a due date was counted, step by step";
    CHECK: it "La situazione per un sistema di monitoraggio" en "The situation for a monitoring system";
    CHECK_USAGE: it "crono check [-w SOGLIA] [-c SOGLIA] [--limit N]" en "crono check [-w RANGE] [-c RANGE] [--limit N]";
    OPT_WARNING: it "Avviso secondo i giorni che restano, come 10: (meno di 10); se manca, il preavviso del piano" en "Warns by the days left, such as 10: (fewer than 10); the plan's warning if left out";
    OPT_CRITICAL: it "Allarme, come 3:; se manca, quando un termine è in ritardo" en "Alarms, such as 3:; once a clock is late if left out";
    OPT_LIMIT: it "Quante righe al massimo sotto la prima, le più urgenti; se manca, 10" en "How many lines at most under the first one, the most urgent; 10 if left out";
    SCHEMA: it "Lo schema JSON del fascicolo, per gli editor" en "The JSON Schema of the dossier, for editors";
    SCHEMA_USAGE: it "crono schema" en "crono schema";
    COMPLETIONS: it "Il file con cui una shell completa i comandi" en "The file with which a shell completes commands";
    COMPLETIONS_USAGE: it "crono completions bash|zsh|fish" en "crono completions bash|zsh|fish";
    ARG_SHELL: it "La shell: bash, zsh, fish" en "The shell: bash, zsh, fish";
    MAN: it "La pagina di manuale" en "The manual page";
    MAN_USAGE: it "crono man" en "crono man";
    HELP_VERB: it "L'aiuto di un comando" en "The help of a command";
    HELP_VERB_USAGE: it "crono help [COMANDO]" en "crono help [COMMAND]";
    VERSION_USAGE: it "crono version" en "crono version";
    RESTORE: it "Le copie di sicurezza, e il ritorno a una di esse" en "The backups, and back to one of them";
    RESTORE_USAGE: it "crono restore [GIORNO] [-y]" en "crono restore [DAY] [-y]";
    ARG_BACKUP: it "Il giorno della copia; se manca, l'elenco" en "The day of the backup; the list if left out";
    EXPORT: it "La situazione in un altro formato" en "The situation in another format";
    EXPORT_USAGE: it "crono export FORMATO [-o FILE] [--force]" en "crono export FORMAT [-o FILE] [--force]";
    WHY_USAGE: it "crono why TERMINE" en "crono why CLOCK";
    VALIDATE: it "Controlla che il fascicolo sia sano, fatti contro storico" en "Checks that the dossier is sound, facts against journal";
    VALIDATE_USAGE: it "crono validate" en "crono validate";
    DOCTOR: it "Dice dov'è tutto, e perché" en "Says where everything is, and why";
    DOCTOR_USAGE: it "crono doctor" en "crono doctor";
}

/// What the command line says to a line it cannot read.
pub mod errors {
    use crate::say;
    use crate::words::sanitize::sanitized;

    say! {
        /// An option nobody knows.
        pub fn unknown_option(lang, option: &str, meant: Option<&str>) let option = sanitized(option); match meant {
            None =>
                it "L'opzione o l'argomento \"{option}\" non serve qui."
                en "The option or argument \"{option}\" has no place here.";
            Some(meant) =>
                it "L'opzione \"{option}\" non c'è. Forse {meant}?"
                en "There is no option \"{option}\". Did you mean {meant}?";
        }

        /// A verb nobody knows, with those that may have been meant.
        pub fn unknown_command(lang, command: &str, meant: Option<&str>) let command = sanitized(command); match meant {
            None =>
                it "Il comando \"{command}\" non c'è."
                en "There is no command \"{command}\".";
            Some(meant) =>
                it "Il comando \"{command}\" non c'è. Forse {meant}?"
                en "There is no command \"{command}\". Did you mean {meant}?";
        }

        /// A value that an option does not take.
        pub fn bad_value(lang, option: &str, value: &str, takes: &str) let value = sanitized(value); match takes {
            "" =>
                it "{option} non accetta \"{value}\"."
                en "{option} does not take \"{value}\".";
            takes =>
                it "{option} non accetta \"{value}\". Valori: {takes}."
                en "{option} does not take \"{value}\". Values: {takes}.";
        }

        /// An option without its value.
        pub fn value_missing(lang, option: &str)
            it "{option} vuole un valore."
            en "{option} needs a value.";

        /// Arguments that have to be given.
        pub fn missing(lang, what: &str) it "Manca: {what}." en "Missing: {what}.";

        /// Two options that do not go together, or one given twice.
        pub fn together(lang, one: &str, other: Option<&str>) match other {
            Some(other) if other != one =>
                it "{one} non va insieme a {other}."
                en "{one} does not go together with {other}.";
            _ =>
                it "{one} va dato una volta sola."
                en "{one} is to be given only once.";
        }

        /// Bytes that are no text.
        pub fn not_text(lang) -> &str
            it "Un argomento non è testo UTF-8."
            en "An argument is not UTF-8 text.";

        /// Anything else.
        pub fn unreadable(lang) -> &str
            it "La riga di comando non si capisce."
            en "The command line makes no sense.";

        /// Where to look.
        pub fn see_help(lang, command: &str) it "Vedi {command} -h." en "See {command} -h.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn every_phrase_says_something_in_both_languages() {
        for phrase in ALL {
            for lang in Lang::ALL {
                assert!(!phrase.text(lang).trim().is_empty());
            }
        }
    }
}
