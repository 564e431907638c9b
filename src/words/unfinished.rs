//! What is said of a form that was left unfinished: on purpose, or because the line went dead.

use crate::say;
use crate::store::NotKept;
use chrono::{DateTime, FixedOffset};

use crate::calendar::Date;

use super::Lang;
use super::news::instant;
use super::sanitize::sanitized;
use super::store::reason_text;

/// That it waits, what it is about, and how it is taken up: here, or on the row of that phase. `at` is
/// when it was left, where that is known; `which` of how many it is, where there are several here.
#[must_use]
pub fn offer(
    lang: Lang,
    what: &str,
    at: Option<DateTime<FixedOffset>>,
    today: Date,
    elsewhere: Option<u32>,
    which: Option<(usize, usize)>,
) -> String {
    let when = at.map(|at| format!(" ({})", instant(lang, at, today)));
    let when = when.unwrap_or_default();
    let which = which.map(|(n, of)| one_of(lang, n, of)).unwrap_or_default();
    resume(lang, &format!("{which}{when}"), &when, what, elsewhere)
}

/// What was left is to be saved, and nobody has touched it since it came back.
#[must_use]
pub fn as_it_stands(lang: Lang, at: Option<DateTime<FixedOffset>>, today: Date) -> String {
    let when = at.map(|at| instant(lang, at, today));
    is_back(lang, when.as_deref())
}

say! {
    /// The disk does not take it, and why.
    pub fn not_kept(lang, why: &NotKept) let why = because(lang, why);
        it "Il modulo in sospeso non si può scrivere su disco ({why}): resta finché crono è aperto."
        en "The unfinished form cannot be written to disk ({why}): it stays while crono is open.";

    fn because(lang, why: &NotKept) match why {
        NotKept::Full(room) =>
            it "ce ne sono già {room}, e non ne entrano altri"
            en "{room} are there already, and no more fit";
        NotKept::NoPlace => it "qui non c'è un posto dove tenerlo" en "there is no place to keep it in";
        NotKept::System(reason) => say reason_text(lang, reason);
    }

    /// Somebody leaves, and with them go forms that do not lie on the disk: so many, and why.
    pub fn lost_by_leaving(lang, many: usize, why: &NotKept) let why = because(lang, why); match many {
        1 =>
            it "Uscendo si perde un modulo in sospeso: su disco non è ({why})."
            en "Leaving loses an unfinished form: it is not on disk ({why}).";
        n =>
            it "Uscendo si perdono {n} moduli in sospeso: su disco non sono ({why})."
            en "Leaving loses {n} unfinished forms: they are not on disk ({why}).";
    }

    /// That there is one which has no place in the dossier any more, and where its text is.
    pub fn no_longer_fits(lang, path: &str) let path = sanitized(path);
        it "Un modulo lasciato in sospeso non vale più per questo fascicolo: il testo è in {path}"
        en "A form that was left unfinished no longer fits this dossier: its text is in {path}";

    /// Root was given the home of another account, where it makes nothing.
    pub fn nothing_kept(lang, owner: u32)
        it "Sei root con la cartella dell'utente {owner}: di questa seduta non si ricorda niente."
        en "You are root with the home of user {owner}: nothing of this sitting is remembered.";

    fn one_of(lang, n: usize, of: usize) it " {n} di {of}, b un altro" en " {n} of {of}, b for another";

    fn resume(lang, which: &str, when: &str, what: &str, elsewhere: Option<u32>) match elsewhere {
        None => it "Invio riprende il modulo{which}: {what}" en "Enter resumes the form{which}: {what}";
        Some(phase) =>
            it "Alla fase {phase} un modulo in sospeso{when}: {what}"
            en "On phase {phase} an unfinished form{when}: {what}";
    }

    fn is_back(lang, when: Option<&str>) match when {
        Some(when) =>
            it "Il modulo è rimasto a metà ({when})."
            en "The form was left unfinished ({when}).";
        None => it "Il modulo è tornato com'era." en "The form is back as it was.";
    }
}
