//! That there is no such thing, in one sentence with what may have been meant.

use crate::plan::UnknownEvent;
use crate::record::{Dossier, Refusal};

use crate::words::Lang;
use crate::words::sanitize::sanitized;

/// That there is no such thing, and what may have been meant.
#[must_use]
pub fn not_there(lang: Lang, dossier: &Dossier, refusal: &Refusal) -> String {
    let meant = super::instead(lang, dossier, refusal).and_then(|choice| choice.meant);
    let (what, text) = match refusal {
        Refusal::UnknownEvent(UnknownEvent { text }) => {
            (lang.pick("nessun evento", "no event"), text)
        }
        Refusal::UnknownClock { text } => (lang.pick("nessun termine", "no clock"), text),
        Refusal::UnknownSetting { text } => (lang.pick("nessuna impostazione", "no setting"), text),
        Refusal::UnknownRegister { text } => (lang.pick("nessun registro", "no register"), text),
        Refusal::UnknownPlace(text) => {
            let sentence = no_place(lang, text);
            return match (lang, meant) {
                (_, None) => sentence,
                (Lang::It, Some(near)) => format!("{sentence} Forse {near}?"),
                (Lang::En, Some(near)) => format!("{sentence} Did you mean {near}?"),
            };
        }
        _ => return String::new(),
    };
    unknown(lang, what, text, meant.as_deref())
}

fn no_place(lang: Lang, text: &str) -> String {
    let place = sanitized(text);
    match lang {
        Lang::It => format!(
            "\"{place}\" non è un posto del cronoprogramma: scrivi plan, il numero di una fase, o l'id di un evento, di un termine o di una richiesta."
        ),
        Lang::En => format!(
            "\"{place}\" is no place of the plan: give plan, the number of a phase, or the id of an event, a clock or a request."
        ),
    }
}

fn unknown(lang: Lang, what: &str, text: &str, nearest: Option<&str>) -> String {
    let text = sanitized(text);
    match (lang, nearest.map(sanitized)) {
        (Lang::It, Some(near)) => format!("Non c'è {what} \"{text}\". Forse {near}?"),
        (Lang::It, None) => format!("Non c'è {what} \"{text}\"."),
        (Lang::En, Some(near)) => format!("There is {what} \"{text}\". Did you mean {near}?"),
        (Lang::En, None) => format!("There is {what} \"{text}\"."),
    }
}
