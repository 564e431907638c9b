//! The reasons behind a fault of the file, in a few words that fit into a sentence.

use crate::store::{Damage, Flaw, Holder, Kind, ReadOnly, Reason, Step, Unfit, Unsound};

use super::{choose, path};
use crate::words::Lang;
use crate::words::refusal::{dossier_problem, plan_problem};
use crate::words::sanitize::sanitized;
use crate::words::wrong;

/// Why a file may be looked at and not changed, to go on after "SOLA LETTURA:".
#[must_use]
pub fn read_only(lang: Lang, reason: &ReadOnly) -> String {
    let (it, en) = match reason {
        ReadOnly::Newer { version, ours } => (
            format!("il file è di crono {version}, questo è crono {ours}. Aggiorna il programma"),
            format!("the file is from crono {version}, this is crono {ours}. Update the program"),
        ),
        ReadOnly::KeyTwice(place) => (
            format!("nel file «{}» è scritto due volte", sanitized(place)),
            format!("\"{}\" stands twice in the file", sanitized(place)),
        ),
        ReadOnly::LosesDigits(place) => (
            format!("nel file il numero «{}» perderebbe cifre", sanitized(place)),
            format!(
                "the number \"{}\" in the file would lose digits",
                sanitized(place)
            ),
        ),
        ReadOnly::FileDenied { owner } => (
            format!("non puoi scrivere il file, che è dell'utente {owner}"),
            format!("you may not write the file, which belongs to user {owner}"),
        ),
        ReadOnly::FolderDenied(folder) => (
            format!("non puoi scrivere nella cartella {}", path(folder)),
            format!("you may not write in the folder {}", path(folder)),
        ),
        ReadOnly::Disk => (
            "il disco è in sola lettura".to_owned(),
            "the disk is read only".to_owned(),
        ),
    };
    choose(lang, it, en)
}

/// Who is saving, and for how long.
pub(super) fn busy(lang: Lang, holder: Option<&Holder>, seconds: u64) -> String {
    let Some(holder) = holder else {
        return choose(
            lang,
            format!("qualcuno sta salvando da più di {seconds} secondi"),
            format!("somebody has been saving for over {seconds} seconds"),
        );
    };
    let login = sanitized(&holder.login);
    choose(
        lang,
        format!("{login} sta salvando da più di {seconds} secondi"),
        format!("{login} has been saving for over {seconds} seconds"),
    )
}

/// Which process that is, for whoever has to stop it: ` (processo 4712 su srv1)`.
pub(super) fn process(lang: Lang, holder: &Holder) -> String {
    let (host, pid) = (sanitized(&holder.host), holder.pid);
    choose(
        lang,
        format!(" (processo {pid} su {host})"),
        format!(" (process {pid} on {host})"),
    )
}

/// `crono.json è danneggiato alla riga 41, colonna 7: manca una virgola.`
pub(super) fn damaged(lang: Lang, file: &str, damage: &Damage) -> String {
    let flaw = flaw_text(lang, &damage.flaw);
    let place = match damage.place.as_str() {
        "" => String::new(),
        place => format!(" ({})", sanitized(place)),
    };
    let Damage { line, column, .. } = damage;
    let (it, en) = if damage.flaw == Flaw::MergeMarks {
        (
            format!("{file} contiene una fusione di git non finita (riga {line})."),
            format!("{file} holds an unfinished merge of git (line {line})."),
        )
    } else if *line == 0 {
        (
            format!("{file} è danneggiato{place}: {flaw}."),
            format!("{file} is damaged{place}: {flaw}."),
        )
    } else {
        (
            format!("{file} è danneggiato alla riga {line}, colonna {column}{place}: {flaw}."),
            format!("{file} is damaged at line {line}, column {column}{place}: {flaw}."),
        )
    };
    choose(lang, it, en)
}

/// Why a text is nothing that can be read at all, and where: "non è JSON alla riga 1, colonna 1: qui
/// serve un valore."
#[must_use]
pub fn not_json(lang: Lang, (line, column): (usize, usize), flaw: &Flaw) -> String {
    let flaw = flaw_text(lang, flaw);
    choose(
        lang,
        format!("non è JSON alla riga {line}, colonna {column}: {flaw}."),
        format!("it is not JSON at line {line}, column {column}: {flaw}."),
    )
}

fn flaw_text(lang: Lang, flaw: &Flaw) -> String {
    let (it, en) = match flaw {
        Flaw::Empty => ("è vuoto", "it is empty"),
        Flaw::MergeMarks => (
            "c'è una fusione di git non finita",
            "an unfinished merge of git",
        ),
        Flaw::NotText => ("non è testo UTF-8", "this is not UTF-8 text"),
        Flaw::CutShort => ("finisce troppo presto", "it ends too early"),
        Flaw::CommaMissing => ("manca una virgola", "a comma is missing"),
        Flaw::CommaTooMany => ("c'è una virgola di troppo", "there is a comma too many"),
        Flaw::ColonMissing => ("mancano i due punti", "a colon is missing"),
        Flaw::QuoteMissing => ("mancano le virgolette", "quotation marks are missing"),
        Flaw::AfterTheEnd => ("c'è altro dopo la fine", "something stands after the end"),
        Flaw::TooDeep => (
            "troppi livelli uno dentro l'altro",
            "too many levels inside each other",
        ),
        Flaw::Character => (
            "c'è un carattere che non può stare in un testo",
            "a character that cannot stand in a text",
        ),
        Flaw::NoValue => ("qui serve un valore", "a value is needed here"),
        Flaw::Missing(name) => return wrong::missing(lang, name),
        Flaw::Wrong(flaw) => return wrong::wrong(lang, flaw),
        Flaw::Unsound(unsound) => return problems(lang, unsound),
    };
    lang.pick(it, en).to_owned()
}

/// Each thing that does not hold together, a sentence each.
#[must_use]
pub fn every_problem(lang: Lang, unsound: &Unsound) -> Vec<String> {
    let all = all_problems(lang, unsound).into_iter();
    all.map(|problem| format!("{problem}.")).collect()
}

fn all_problems(lang: Lang, unsound: &Unsound) -> Vec<String> {
    match unsound {
        Unsound::Plan(problems) => problems.iter().map(|p| plan_problem(lang, p)).collect(),
        Unsound::Records(problems) => problems.iter().map(|p| dossier_problem(lang, p)).collect(),
    }
}

/// The first few things that do not hold together, and how many more there are.
pub(super) fn problems(lang: Lang, unsound: &Unsound) -> String {
    const FEW: usize = 3;
    let all = all_problems(lang, unsound);
    let few = all[..all.len().min(FEW)].join("; ");
    match all.len().saturating_sub(FEW) {
        0 => few,
        more => format!("{few} (+{more})"),
    }
}

/// Why something cannot be a lock, to go on after its name.
pub(super) fn unfit(lang: Lang, because: Unfit) -> String {
    let (it, en) = match because {
        Unfit::Kind(Kind::Folder) => ("è una cartella", "is a folder"),
        Unfit::Kind(Kind::Link) => ("è un collegamento", "is a link"),
        Unfit::Kind(Kind::Special) => ("non è un file come gli altri", "is not an ordinary file"),
        Unfit::Content => (
            "contiene altro, forse il lavoro di qualcuno",
            "holds something else, perhaps somebody's work",
        ),
        Unfit::HardLinks(n) => {
            return choose(
                lang,
                format!("è anche un altro file: ha {n} nomi (collegamenti fisici)"),
                format!("is another file as well: it has {n} names (hard links)"),
            );
        }
    };
    lang.pick(it, en).to_owned()
}

/// What could not be done, in both languages.
pub(super) fn step_text(step: Step, file: &str) -> (String, String) {
    match step {
        Step::Read => (
            format!("Non posso leggere {file}"),
            format!("Cannot read {file}"),
        ),
        Step::Lock => (
            format!("Non posso bloccare {file}"),
            format!("Cannot lock {file}"),
        ),
        Step::Backup => (
            format!("Non posso fare la copia di {file}"),
            format!("Cannot make a copy of {file}"),
        ),
        Step::Write | Step::Replace => (
            format!("Non posso salvare {file}"),
            format!("Cannot save {file}"),
        ),
        Step::Keep => (
            format!("Non posso conservare i permessi di {file}"),
            format!("Cannot keep the permissions of {file}"),
        ),
    }
}

/// Why the system refused.
pub(in crate::words) fn reason_text(lang: Lang, reason: &Reason) -> String {
    let (it, en) = match reason {
        Reason::Denied => ("permesso negato", "permission denied"),
        Reason::DiskFull => ("disco pieno", "the disk is full"),
        Reason::OverQuota => ("spazio assegnato esaurito", "the disk quota is used up"),
        Reason::ReadOnlyDisk => ("il disco è in sola lettura", "the disk is read only"),
        Reason::DeviceFailed => ("il disco ha dato un errore", "the disk failed"),
        Reason::FileLimit => (
            "limite alla dimensione dei file",
            "a limit on the size of files",
        ),
        Reason::TooManyFiles => ("troppi file aperti", "too many open files"),
        Reason::NameTooLong => ("nome troppo lungo", "the name is too long"),
        Reason::LinkLoop => ("collegamenti in circolo", "links that lead in a circle"),
        Reason::NotThere => ("non c'è più", "it is not there any more"),
        Reason::Other(text) => return sanitized(text).into_owned(),
    };
    lang.pick(it, en).to_owned()
}
