//! What is wrong with a plan that a text makes, in the words of the text: it has no members.

use crate::plan::ProblemKind;
use crate::say;
use crate::words::dates;
use crate::words::problem::of_plan;
use crate::words::sanitize::sanitized;

say! {
    /// What is wrong with a plan, where its text says so.
    pub(super) fn of_text(lang, kind: &ProblemKind) match kind {
        ProblemKind::Side { side, register: _ } => let side = sanitized(side);
            it "\"{side}\" è di un registro (?) e ha una data per ogni richiesta; qui serve un evento (-)"
            en "\"{side}\" is of a register (?) and has a date for each request; an event (-) is needed here";
        ProblemKind::ComesBack(series) => let series = sanitized(series);
            it "\"{series}\" è una serie (*) e ha una data ogni volta; qui serve un evento (-)"
            en "\"{series}\" is a series (*) and has a date each time; an event (-) is needed here";
        ProblemKind::WorkingPeriod(every) => let every = dates::limit(lang, *every);
            it "una serie torna dopo giorni, mesi o anni, non dopo {every}: ogni 7 g, ogni mese"
            en "a series comes back after days, months or years, not after {every}: every 7 d, every month";
        ProblemKind::Limit(limit) => let limit = dates::limit(lang, *limit);
            it "una durata di {limit} non ha senso: da un giorno a cento anni"
            en "a length of {limit} makes no sense: from a day to a hundred years";
        ProblemKind::NotBefore(name) => let name = sanitized(name);
            it "si può respingere solo ciò che viene prima: \"{name}\" non viene prima; aggiungi \"dopo {name}\""
            en "only what comes before can be rejected: \"{name}\" does not; add \"after {name}\"";
        ProblemKind::RejectsItems(name) => let name = sanitized(name);
            it "\"{name}\" è fatto di voci (per): si può respingere solo un evento con una data sola"
            en "\"{name}\" is made of items (per): only an event with a single date can be rejected";
        ProblemKind::RejectsRejecting(name) => let name = sanitized(name);
            it "\"{name}\" può a sua volta respingere qualcosa, e non può essere respinto"
            en "\"{name}\" may reject something itself, and cannot be rejected";
        ProblemKind::NamedAsAttempt(name) => let name = sanitized(name);
            it "ciò da cui si conta può essere respinto, e questo termine ricomincerebbe con lo stesso nome che ha il nuovo termine dopo un rigetto: in fondo alla riga dagli un nome suo, [{name}: {name}_termine]"
            en "what it counts from may be rejected, and this term would begin anew under the name that the new term after a rejection has: at the end of the line give it a name of its own, [{name}: {name}_time]";
        ProblemKind::AgainGoesOn =>
            it "\"il termine prosegue\" e \"nuovo termine\" non stanno insieme: o l'uno o l'altro"
            en "\"the term goes on\" and \"new term\" do not go together: one or the other";
        ProblemKind::Endless =>
            it "il termine finisce con ciò da cui comincia"
            en "the term ends with what it begins with";
        ProblemKind::Startless =>
            it "il termine non comincia con niente: 30 g da un evento, o un giorno fisso (entro 30/06/2026)"
            en "the term begins with nothing: 30 d from an event, or a fixed day (by 30/06/2026)";
        ProblemKind::OneOf(["from", "from_first"]) =>
            it "un termine comincia in un modo solo: da, o dalla prima tra"
            en "a term begins in one way only: from, or from the first of";
        ProblemKind::NoFirstDay =>
            it "dove l'ultimo giorno è fisso non c'è un primo giorno da contare: \"primo giorno compreso\" qui non significa niente"
            en "where the last day is fixed there is no first one to count: \"first day counts\" means nothing here";
        ProblemKind::EndlessSilence =>
            it "il silenzio vale solo alla fine di una durata (30 g), e questo termine non ne ha"
            en "silence means something only at the end of a length (30 d), and this term has none";
        ProblemKind::SilenceOnSeveral =>
            it "il silenzio vale per un evento solo, e questo termine finisce anche con un altro (con)"
            en "silence stands for one event only, and this term ends with another one as well (with)";
        kind => say of_plan(lang, kind);
    }
}
