//! Words of the reports: heads, legends and what joins a sentence.

#![expect(missing_docs, reason = "each row is the words themselves")]

use crate::calendar::Date;
use crate::say;

use super::dates;
use super::event::Preposition;

say! {
    pub fn awaited_events(lang) -> &str it "Eventi attesi" en "Awaited events";
    pub fn came_too_late(lang) -> &str
        it ": il termine era già scaduto"
        en ": it was due already";
    /// That a clock ended, in the gender of its name.
    pub fn closed(lang, feminine: bool) -> &str match feminine {
        true => it "chiusa" en "closed";
        false => it "chiuso" en "closed";
    }
    pub fn code(lang) -> &str it "it" en "en";
    pub fn extension(lang) -> &str it "Proroga" en "Extension";
    pub fn forecast_legend(lang) -> &str it "~ data prevista" en "~ forecast date";
    pub fn foreseen(lang) -> &str it "previsto" en "forecast";
    pub fn holiday_legend(lang) -> &str
        it "* un'altra data o un altro esito, se vale l'art. 1187 c.c."
        en "* another date or verdict, if art. 1187 of the civil code applies";
    pub fn maker(lang) -> &str it "-//crono//crono//IT" en "-//crono//crono//EN";
    pub fn not_kept(lang) -> &str it "non mantenuta" en "not kept";
    pub fn reason(lang) -> &str it "motivo" en "reason";
    pub fn resumption(lang) -> &str it "ripresa" en "resumption";
    pub fn owed_by(lang, owner: &str) let of = Preposition::Of.with(lang, owner);
        it "a carico {of}"
        en "owed by {owner}";
    pub fn suspension(lang) -> &str it "Sospensione" en "Suspension";

    /// Behind a change: why it was made.
    pub fn because(lang, reason: &str) it " (motivo: {reason})" en " (reason: {reason})";

    /// What is added to an act that does not count yet.
    pub fn to_come(lang) -> &str it ", ancora da venire" en ", still to come";

    /// What is reported, and on which day.
    pub fn on_day(lang, what: &str, day: &str)
        it "{what}, situazione a {day}."
        en "{what}, state as of {day}.";

    /// What was said on a day, and by whom.
    pub fn said_by(lang, told: &str, on: Date, by: &str) let on = dates::full(on);
        it "{told}, {on}, {by}"
        en "{told}, {on}, {by}";

    /// Since a day.
    pub fn since(lang, day: &str) it "da {day}" en "since {day}";

    /// In front of what is said of a day fixed from outside.
    pub fn fixed_day(lang, said: &str) it "data fissa: {said}" en "fixed day: {said}";

    /// Who must do what, and since when.
    pub fn resumption_awaited(lang, who: &str, what: &str, waited: &str)
        it "{who}: la {what}, {waited}."
        en "{who}: the {what}, {waited}.";
}
