//! That there is no such thing, in one sentence with what may have been meant, and what there is.

use crate::say;

use super::sanitize::sanitized;

pub use super::compose::known::{
    Alternatives, OptionValues, commands, instead, kinds, meant, nearest, plans, requests_of,
    title_of, values,
};

say! {
    pub(super) fn no_event(lang, text: &str, near: Option<&str>) let text = sanitized(text); match near {
        Some(near) =>
            it "Non c'è nessun evento \"{text}\". Forse {near}?"
            en "There is no event \"{text}\". Did you mean {near}?";
        None => it "Non c'è nessun evento \"{text}\"." en "There is no event \"{text}\".";
    }

    pub(super) fn no_clock(lang, text: &str, near: Option<&str>) let text = sanitized(text); match near {
        Some(near) =>
            it "Non c'è nessun termine \"{text}\". Forse {near}?"
            en "There is no clock \"{text}\". Did you mean {near}?";
        None => it "Non c'è nessun termine \"{text}\"." en "There is no clock \"{text}\".";
    }

    pub(super) fn no_setting(lang, text: &str, near: Option<&str>) let text = sanitized(text); match near {
        Some(near) =>
            it "Non c'è nessuna impostazione \"{text}\". Forse {near}?"
            en "There is no setting \"{text}\". Did you mean {near}?";
        None => it "Non c'è nessuna impostazione \"{text}\"." en "There is no setting \"{text}\".";
    }

    pub(super) fn no_register(lang, text: &str, near: Option<&str>) let text = sanitized(text); match near {
        Some(near) =>
            it "Non c'è nessun registro \"{text}\". Forse {near}?"
            en "There is no register \"{text}\". Did you mean {near}?";
        None => it "Non c'è nessun registro \"{text}\"." en "There is no register \"{text}\".";
    }

    pub(super) fn no_place(lang, text: &str, near: Option<&str>) let text = sanitized(text); match near {
        Some(near) =>
            it "\"{text}\" non è un posto del cronoprogramma: scrivi plan, il numero di una fase, o l'id di un evento, di un termine o di una richiesta. Forse {near}?"
            en "\"{text}\" is no place of the plan: give plan, the number of a phase, or the id of an event, a clock or a request. Did you mean {near}?";
        None =>
            it "\"{text}\" non è un posto del cronoprogramma: scrivi plan, il numero di una fase, o l'id di un evento, di un termine o di una richiesta."
            en "\"{text}\" is no place of the plan: give plan, the number of a phase, or the id of an event, a clock or a request.";
    }

    /// In place of the number of a request.
    pub(super) fn number_of_request(lang) -> &str it "n. N" en "no. N";

    /// The plan as a place.
    pub fn the_plan(lang) -> &str it "il cronoprogramma" en "the plan";

    /// Of the value that a setting has at present.
    pub fn now_so(lang) -> &str it "com'è ora" en "as it is now";

    /// What a value of an option means, where its name does not say it; empty where it does.
    pub(super) fn title_of_value(lang, value: &str) match value {
        "clocks" => it "i termini" en "the clocks";
        "records" => it "le date" en "the dates";
        "requests" => it "le richieste" en "the requests";
        "journal" => it "lo storico" en "the changes";
        "excel-it" => it "per un doppio clic" en "for a double click in Italy";
        "rfc4180" => it "per programmi" en "for programs";
        "minutes" => it "verbale" en "minutes";
        "pec" => it "posta certificata" en "certified mail";
        "protocol" => it "protocollo" en "protocol";
        "decision" => it "determina" en "decision";
        "platform" => it "piattaforma" en "platform";
        "other" => it "altro" en "something else";
        "it" => every "italiano";
        "en" => every "English";
        "auto" => it "secondo il terminale" en "as the terminal can";
        "always" => it "sempre" en "in any case";
        "never" => it "mai" en "in no case";
        _ => every "";
    }
}
