//! Why something is not done: what, where, and what to do about it, one sentence or two each.
//!
//! No sentence names a key of the screen or an option of the command line; each adds its own.

use crate::calendar::Date;
use crate::plan::{ClockKey, Event, ItemId, MilestoneId, TEXT_MAX, UnknownEvent, nearest};
use crate::record::{Dossier, Refusal, SettingKey};
use crate::say;

use super::act;
use super::bad_value::bad_value;
use super::checklist::{self, known_points};
use super::compose::list::listed;
use super::compose::refusal::{a_request_of, sum_of_problems};
use super::dates::{self, with_weekday};
use super::event::{self, capitalised, label, milestone};
use super::known;
use super::notation::article::with_article;
use super::register::EntryNoun;
use super::sanitize::sanitized;

pub use super::compose::not_a_plan::not_a_plan;
pub use super::conflict::{clash, conflict, slot};
pub use super::problem::{dossier_problem, plan_error, plan_problem};

say! {
    /// Why a proposal is not carried out, and what to do.
    pub fn refusal(lang, dossier: &Dossier, refusal: &Refusal) let plan = &dossier.plan; match refusal {
        // What is not there.
        Refusal::UnknownEvent(UnknownEvent { text }) =>
            let near = known::meant(lang, dossier, refusal);
            say known::no_event(lang, text, near.as_deref());
        Refusal::UnknownClock { text, .. } =>
            let near = known::meant(lang, dossier, refusal);
            say known::no_clock(lang, text, near.as_deref());
        Refusal::UnknownSetting { text } =>
            let near = known::meant(lang, dossier, refusal);
            say known::no_setting(lang, text, near.as_deref());
        Refusal::UnknownRegister(text) =>
            let near = known::meant(lang, dossier, refusal);
            say known::no_register(lang, text, near.as_deref());
        Refusal::UnknownPlace(text) =>
            let near = known::meant(lang, dossier, refusal);
            say known::no_place(lang, text, near.as_deref());
        Refusal::UnknownKind { known, .. } if known.is_empty() =>
            it "Qui una nota non ha un tipo: la fase non tiene un elenco di attività."
            en "A note has no kind here: the phase keeps no log of activities.";
        Refusal::UnknownKind { kind, known } => let (kind, known) = (sanitized(kind), listed(known));
            it "Non c'è un tipo \"{kind}\". Ci sono: {known}."
            en "There is no kind \"{kind}\". There are: {known}.";
        Refusal::WhichRegister { known } if known.is_empty() =>
            it "Questo cronoprogramma non ha richieste."
            en "This plan has no requests.";
        Refusal::WhichRegister { known } => let known = listed(known);
            it "Indica il registro: {known}."
            en "Name the register: {known}.";
        Refusal::UnknownRequest { register, n } =>
            let noun = EntryNoun::of(lang, plan, register);
            say not_opened(lang, &noun, *n);

        // Items.
        Refusal::UnknownItem { milestone: of, item, known } if known.is_empty() =>
            let of = milestone(lang, plan, of);
            it "{of} non ha ancora voci: aggiungi prima \"{item}\"."
            en "{of} has no items yet: add \"{item}\" first.";
        Refusal::UnknownItem { milestone: of, item, known } =>
            let (of, known) = (milestone(lang, plan, of), listed(known));
            it "{of} non ha una voce \"{item}\". Ci sono: {known}."
            en "{of} has no item \"{item}\". There are: {known}.";
        Refusal::DuplicateItem { milestone: of, item } => let of = milestone(lang, plan, of);
            it "{of} ha già una voce \"{item}\". Scegli un'altra sigla."
            en "{of} has an item \"{item}\" already. Choose another id.";
        Refusal::NoItems { milestone: of, allowed: true } =>
            let key = SettingKey::Items(of.clone());
            let of = milestone(lang, plan, of);
            it "Per {of} le voci sono spente: si accendono con {key} on."
            en "For {of} items are off: switch them on with {key} on.";
        Refusal::NoItems { milestone: of, allowed: false } => let of = milestone(lang, plan, of);
            it "L'evento {of} non è fatto di voci: ha una data sola."
            en "{of} is not made of items: it has a single date.";
        Refusal::HasItems { milestone: of, missing } if missing.is_empty() =>
            let of = milestone(lang, plan, of);
            it "L'evento {of} è fatto di voci: la sua data è quella dell'ultima, e tutte hanno già una data."
            en "{of} is made of items: its date is that of the last one, and all have a date already.";
        Refusal::HasItems { milestone: of, missing } =>
            let (of, missing) = (milestone(lang, plan, of), listed(missing));
            it "L'evento {of} è fatto di voci: la sua data è quella dell'ultima. Restano: {missing}."
            en "{of} is made of items: its date is that of the last one. Still to come: {missing}.";

        // Dates and requests.
        Refusal::ReasonMissing { event, date } =>
            let (name, date) = (label(lang, dossier, event), with_weekday(lang, *date));
            it "{name} ha già una data, {date}: per cambiarla serve il motivo."
            en "{name} has a date already, {date}: changing it needs a reason.";
        Refusal::AnswerBeforeRequest { n, opened, answered } =>
            let (opened, answered) = (with_weekday(lang, *opened), with_weekday(lang, *answered));
            it "Il n. {n} è stato aperto {opened}: la risposta non può essere prima, {answered}."
            en "No. {n} was opened on {opened}: its answer cannot be earlier, {answered}.";
        Refusal::RequestAnswered { n } =>
            it "Il n. {n} ha una risposta: togli prima la data della risposta."
            en "No. {n} has an answer: take back the date of the answer first.";
        Refusal::DateOutOfRange(date) => say date_out_of_range(lang, *date);

        Refusal::StepBefore(event) => let name = label(lang, dossier, event);
            it "Prima viene {name}, che non ha ancora una data. Registra quella, o scrivi che non si applica."
            en "{name} comes first, and has no date yet. Record that one, or say that it does not apply.";
        Refusal::StepTooEarly { event, on } =>
            let (name, on) = (label(lang, dossier, event), with_weekday(lang, *on));
            it "Prima viene {name}, di {on}: una data qui non può essere precedente."
            en "{name} comes first, on {on}: a date here cannot be earlier.";
        Refusal::StepAfter { event, on } =>
            let (name, on) = (label(lang, dossier, event), with_weekday(lang, *on));
            it "Dopo viene {name}, che ha già una data ({on}): una data qui non può venire dopo, né mancare."
            en "{name} comes after it and has a date already ({on}): a date here cannot be later, nor be missing.";
        Refusal::NoOccurrence { event, last: 0, through } =>
            let (name, through) = (label(lang, dossier, event), with_weekday(lang, *through));
            it "{name} non c'è: nessun periodo finisce entro {through}."
            en "There is no {name}: no period ends by {through}.";
        Refusal::NoOccurrence { event, last, through } =>
            let (name, through) = (label(lang, dossier, event), with_weekday(lang, *through));
            it "{name} non c'è: l'ultima è la n. {last}, il suo periodo è l'ultimo che finisce entro {through}."
            en "There is no {name}: the last is no. {last}, whose period is the last to end by {through}.";

        // Acts.
        Refusal::NotSuspendable(key) => let name = clock_first(lang, dossier, key);
            it "{name}: una sospensione non lo ferma. Indica un altro termine."
            en "{name}: a suspension does not stop it. Name another clock.";
        Refusal::NothingSuspended =>
            it "Non c'è nessuna sospensione aperta da far riprendere."
            en "There is no open suspension to resume.";
        Refusal::WhichSuspension { open } => let open = listed(open);
            it "Sono aperte più sospensioni: {open}. Indica quale riprende."
            en "Several suspensions are open: {open}. Say which one resumes.";
        Refusal::UnknownSuspension { n, open } if open.is_empty() =>
            it "Non c'è una sospensione n. {n}. Nessuna è aperta."
            en "There is no suspension no. {n}. None is open.";
        Refusal::UnknownSuspension { n, open } => let open = listed(open);
            it "Non c'è una sospensione n. {n}. Aperte: {open}."
            en "There is no suspension no. {n}. Open: {open}.";
        Refusal::AlreadyResumed(n, on) => let on = with_weekday(lang, *on);
            it "La sospensione n. {n} è già finita, con la ripresa di {on}."
            en "Suspension no. {n} has ended already, resumed on {on}.";
        Refusal::EndedWithAttempt(n, on) => let on = with_weekday(lang, *on);
            it "La sospensione n. {n} è già finita: il tentativo che fermava è stato respinto ({on})."
            en "Suspension no. {n} has ended already: the attempt that it stopped was rejected ({on}).";
        Refusal::ResumptionBeforeSuspension { n, from, resumed } =>
            let (from, resumed) = (with_weekday(lang, *from), with_weekday(lang, *resumed));
            it "La ripresa ({resumed}) verrebbe prima della sospensione n. {n} ({from}). Correggi la data."
            en "The resumption ({resumed}) would come before suspension no. {n} ({from}). Correct the date.";
        Refusal::TermBeforeResumption { clock, due, resumed } =>
            let name = clock_first(lang, dossier, clock);
            let (due, resumed) = (with_weekday(lang, *due), with_weekday(lang, *resumed));
            it "{name}: il nuovo termine ({due}) verrebbe prima della ripresa ({resumed})."
            en "{name}: the new term ({due}) would come before the resumption ({resumed}).";
        // A register has no clock: each of its requests has one.
        Refusal::NothingToExtend(key) if key.n.is_none() && plan.register(&key.id).is_some() =>
            let (name, entry) = a_request_of(lang, dossier, &key.id);
            let such = such_as(lang, entry.as_deref());
            it "{name}: si proroga una voce sola{such}."
            en "{name}: it is one of its entries that is extended{such}.";
        // A service is no term to perform by: it is longer or it is not.
        Refusal::NothingToExtend(key) if plan.term(&key.id).is_some() =>
            let name = clock_first(lang, dossier, key);
            it "{name}: un servizio non si proroga; per farlo durare di più si cambia la sua durata nelle impostazioni."
            en "{name}: a service is not extended; to make it run longer, change its duration in the settings.";
        Refusal::NothingToExtend(key) => let name = clock_first(lang, dossier, key);
            it "{name}: non ha un limite da prorogare."
            en "{name}: there is no limit to extend.";
        Refusal::NoTerm { clock, event } =>
            let (name, event) = (clock_first(lang, dossier, clock), label(lang, dossier, event));
            it "{name}: qui non c'è un termine, perché non si applica: {event}."
            en "{name}: there is no term here, because this does not apply: {event}.";
        Refusal::BadGrant { days } => let days = dates::days(lang, *days);
            it "Una proroga va da 1 giorno a 36500, non {days}."
            en "An extension is from 1 day to 36500, not {days}.";
        Refusal::ExtensionShortens { clock, due, until } =>
            let name = clock_first(lang, dossier, clock);
            let (due, until) = (with_weekday(lang, *due), with_weekday(lang, *until));
            it "{name}: scade già {due}; una proroga va oltre, non a {until}."
            en "{name}: it is due {due} already; an extension goes beyond, not to {until}.";
        Refusal::HappenedAlready { event, on } =>
            let (name, on) = (label(lang, dossier, event), with_weekday(lang, *on));
            it "{name} ha già la sua data ({on}): non c'è da prometterne una."
            en "{name} has its date already ({on}): there is none to promise.";
        Refusal::AppliesAlready { event, on } =>
            let (name, on) = (label(lang, dossier, event), with_weekday(lang, *on));
            it "{name} ha una data ({on}): quindi si applica. Prima va tolta la data."
            en "{name} has a date ({on}), so it applies. Take that date back first.";
        Refusal::SilenceApplies(event, on) =>
            let (name, on) = (label(lang, dossier, event), with_weekday(lang, *on));
            it "{name}: vale come avvenuto per silenzio ({on}), quindi si applica."
            en "{name}: it counts as having happened by silence ({on}), so it applies.";
        Refusal::DoesNotApply { event, place } if !place.is_of(event) =>
            let (name, of) = (label(lang, dossier, event), act::place_named(lang, dossier, place));
            it "{name}: non si applica, perché è scritto di {of}. Se si applica, prima va tolto lì."
            en "{name} does not apply, because that is written of {of}. If it does, take that back first.";
        Refusal::DoesNotApply { event, place: _ } => let name = label(lang, dossier, event);
            it "{name}: è scritto che non si applica. Se si applica, prima va tolto."
            en "{name}: it is written that this does not apply. If it does, take that back first.";
        Refusal::NoCheckList(of) => let of = milestone(lang, plan, of);
            it "L'evento {of} non ha una lista di controllo."
            en "{of} has no check list.";
        Refusal::UnknownPoint { milestone: of, point, is_group: true, .. } => let of = milestone(lang, plan, of);
            it "{of}: \"{point}\" è un gruppo; si spuntano i suoi punti uno per uno."
            en "{of}: \"{point}\" is a group; its points are ticked one by one.";
        Refusal::UnknownPoint { milestone: of, point, known, .. } =>
            let near = nearest(point.as_str(), known.iter().map(ItemId::as_str));
            let of = milestone(lang, plan, of);
            say unknown_point(lang, &of, point.as_str(), near, &known_points(lang, known));
        Refusal::DuplicatePoint(place) => let of = milestone(lang, plan, &place.milestone);
            let id = &place.point;
            it "{of} ha già un punto, o un gruppo, \"{id}\". Scegli un'altra sigla."
            en "{of} has a point, or a group, \"{id}\" already. Choose another id.";
        Refusal::PointDoesNotApply { point, place } if place.point() != Some(point) =>
            let (name, of) = (checklist::place(lang, plan, point), act::place_named(lang, dossier, place));
            it "{name}: non si applica, perché è scritto di {of}. Se si applica, prima va tolto lì."
            en "{name} does not apply, because that is written of {of}. If it does, take that back first.";
        Refusal::PointDoesNotApply { point, place: _ } => let name = checklist::place(lang, plan, point);
            it "{name}: è scritto che non si applica. Se si applica, prima va tolto."
            en "{name}: it is written that this does not apply. If it does, take that back first.";
        Refusal::TickedAlready(tick) =>
            let name = checklist::place(lang, plan, &tick.point_place());
            let on = with_weekday(lang, tick.date);
            it "{name} è spuntato ({on}): quindi si applica. Prima va tolta la spunta."
            en "{name} is ticked ({on}), so it applies. Take the tick back first.";
        Refusal::PointOfAttempt(point) if !plan.has_point(&point.in_the_plan()) =>
            let (name, id) = (checklist::place(lang, plan, point), &point.point);
            it "{name}: è spuntato, ma questo punto è stato poi tolto dalla lista, che tornerebbe a valere. Prima va aggiunto di nuovo, con la sigla \"{id}\"."
            en "{name}: it is ticked, but this point was dropped since from the list, which would count again. Add it again first, under the id \"{id}\".";
        Refusal::PointOfAttempt(point) => let name = checklist::place(lang, plan, point);
            it "{name}: sta nella lista di un tentativo respinto, che resta com'era. Se ora non si applica, si può scrivere quello."
            en "{name}: it stands in the list of an attempt that was rejected, which stays as it was. If it does not apply now, that can be written.";
        Refusal::ReasonMissingForTick(tick) =>
            let name = checklist::place(lang, plan, &tick.point_place());
            let on = with_weekday(lang, tick.date);
            it "{name} è già spuntato ({on}): per cambiare il giorno serve il motivo."
            en "{name} is ticked already ({on}): changing the day needs a reason.";
        Refusal::ReasonMissingForWaiver(place) =>
            let name = act::place_named(lang, dossier, place);
            it "{name}: per scrivere che non si applica, o che si applica di nuovo, serve un motivo."
            en "{name}: to say that it does not apply, or applies again, takes a reason.";
        Refusal::NotRejectable { event, known } => say not_rejectable(lang, dossier, event, known);
        Refusal::NothingToReject { event: _, of, last: Some((_, on)) } =>
            let (of, on) = (milestone(lang, plan, of), with_weekday(lang, *on));
            it "{of}: il rigetto è già scritto ({on}), e da allora non c'è una nuova consegna."
            en "{of}: its rejection is on record already ({on}), and nothing was delivered since.";
        Refusal::NothingToReject { event: _, of, last: None } => let of = milestone(lang, plan, of);
            it "{of} non ha una data: non c'è ancora niente da respingere."
            en "{of} has no date: there is nothing to reject yet.";
        Refusal::DecidedAlready { event, on } =>
            let (name, on) = (label(lang, dossier, event), with_weekday(lang, *on));
            it "{name} ha già una data ({on}): non si respinge più. Se è sbagliata, prima va tolta."
            en "{name} has a date already ({on}): it is no longer rejected. If that is wrong, take it back first.";
        Refusal::RejectedBeforeDelivery { of, delivered, rejected } if of.part.is_some() =>
            let of = label(lang, dossier, of);
            let (on, rejected) = (with_weekday(lang, *delivered), with_weekday(lang, *rejected));
            it "{of} è di un tentativo che fu respinto {rejected}: la sua data non può essere dopo, {on}."
            en "{of} is of an attempt that was rejected {rejected}: its date cannot be later, {on}.";
        Refusal::RejectedBeforeDelivery { of, delivered, rejected } =>
            let of = milestone(lang, plan, &of.milestone);
            let (delivered, rejected) = (with_weekday(lang, *delivered), with_weekday(lang, *rejected));
            it "{of} è di {delivered}: il rigetto non può essere prima, {rejected}."
            en "{of} is of {delivered}: its rejection cannot be earlier, {rejected}.";
        Refusal::ReasonMissingForRejection(event) => let name = label(lang, dossier, event);
            it "{name}: per respingere, o per togliere un rigetto, serve un motivo."
            en "{name}: to reject, or to take a rejection back, takes a reason.";
        Refusal::UnknownRejection { name, known } => say no_rejection(lang, name, known);
        Refusal::RejectedAgain(later) =>
            it "C'è un rigetto successivo ({later}): prima va tolto quello."
            en "There is a later rejection ({later}): take that one back first.";
        Refusal::DeliveredAgain { name: _, of, on } =>
            let (of, on) = (milestone(lang, plan, of), with_weekday(lang, *on));
            it "Dopo il rigetto c'è una nuova data, {on} ({of}): prima va tolta quella."
            en "After the rejection there is a new date, {on} ({of}): take that back first.";
        Refusal::TickedAgain(tick) =>
            let point = checklist::place(lang, plan, &tick.point_place());
            let on = with_weekday(lang, tick.date);
            it "Dopo il rigetto il punto è stato spuntato di nuovo, {on} ({point}): prima va tolta quella spunta."
            en "After the rejection the point was ticked again, {on} ({point}): take that tick back first.";
        Refusal::WasRejected { event, by } if event.milestone == *by => let name = label(lang, dossier, event);
            it "{name}: è un rigetto. Se ne corregge la data, o lo si toglie."
            en "{name}: this is a rejection. Its date can be corrected, or it can be taken back.";
        Refusal::WasRejected { event, by } => let name = label(lang, dossier, event);
            it "{name}: c'è di mezzo un rigetto ({by}), che prima va tolto."
            en "{name}: a rejection ({by}) is in the way; take it back first.";
        Refusal::UnknownAct(act) => let act = act::name(lang, *act);
            it "Non c'è: {act}."
            en "There is no {act}.";
        Refusal::ReasonMissingForAct(act) => let act = act::name(lang, *act);
            it "Per togliere la {act} serve un motivo."
            en "Taking away {act} needs a reason.";

        // What is there already, and what is typed.
        Refusal::Conflict(of) => say conflict(lang, dossier, of);
        Refusal::NothingToUndo =>
            it "Niente da annullare: nessuna modifica di questo account è rimasta."
            en "Nothing to undo: no change of this account is left.";
        Refusal::NoSuchChange(n, 0) =>
            it "La modifica n. {n} non c'è: finora non ce n'è nessuna."
            en "There is no change no. {n}: there has been none so far.";
        Refusal::NoSuchChange(n, last) =>
            it "La modifica n. {n} non c'è: l'ultima è la n. {last}."
            en "There is no change no. {n}: the last one is no. {last}.";
        Refusal::PlanLeaves(slots) => say super::plan_change::left_without_a_place(lang, dossier, slots);
        Refusal::OtherPlan => say super::backup::other_plan(lang).to_owned();
        Refusal::NothingToRedo =>
            it "Niente da ripetere: questo account non ha annullato nulla."
            en "Nothing to redo: this account has taken nothing back.";
        Refusal::EmptyText =>
            it "Il testo è vuoto: scrivi qualcosa."
            en "The text is empty: write something.";
        Refusal::TextTooLong =>
            it "Il testo è troppo lungo: al massimo {TEXT_MAX} caratteri."
            en "The text is too long: at most {TEXT_MAX} characters.";
        Refusal::AuthorTooLong =>
            it "Il nome di chi scrive (--by, CRONO_BY) è troppo lungo: al massimo {TEXT_MAX} caratteri."
            en "The name of who writes (--by, CRONO_BY) is too long: at most {TEXT_MAX} characters.";
        Refusal::BadValue { key, value } => say bad_value(lang, plan, key, value);
        Refusal::UnsoundPlan(problems) => let problems = sum_of_problems(lang, problems);
            it "Il cronoprogramma non starebbe in piedi: {problems}."
            en "The plan would not be sound: {problems}.";
    }

    /// An event that rejects nothing, and which do.
    fn not_rejectable(lang, dossier: &Dossier, event: &Event, known: &[MilestoneId])
        let name = label(lang, dossier, event);
        match known {
        [] =>
            it "{name}: in questo cronoprogramma nessun evento respinge qualcosa (\"rejection\")."
            en "{name}: in this plan no event rejects anything (\"rejection\").";
        [one] =>
            it "{name}: nel cronoprogramma non respinge niente. Può respingere: {one}."
            en "{name}: it rejects nothing in the plan. What may reject: {one}.";
        known => let known = listed(known);
            it "{name}: nel cronoprogramma non respinge niente. Possono respingere: {known}."
            en "{name}: it rejects nothing in the plan. These may reject: {known}.";
    }

    fn no_rejection(lang, name: &MilestoneId, known: &[MilestoneId]) match known {
        [] => it "Non c'è un rigetto {name}." en "There is no rejection {name}.";
        known => let known = listed(known);
            it "Non c'è un rigetto {name}. Ci sono: {known}."
            en "There is no rejection {name}. There are: {known}.";
    }

    /// A point that is none: the nearest, or some that there are.
    fn not_opened(lang, noun: &EntryNoun, n: u32)
        let (name, the, feminine) = (&noun.one, with_article(lang, &noun.one), noun.feminine);
    match feminine {
        true => it "Non c'è {the} n. {n}. Prima va aperta." en "There is no {name} no. {n}. It must be opened first.";
        false => it "Non c'è {the} n. {n}. Prima va aperto." en "There is no {name} no. {n}. It must be opened first.";
    }

    /// Behind a sentence: one of those that may be named.
    fn such_as(lang, entry: Option<&str>) match entry {
        Some(entry) => it ", per esempio {entry}" en ", such as {entry}";
        None => it ", e non ce n'è ancora" en ", and there is none yet";
    }

    fn unknown_point(lang, of: &str, point: &str, near: Option<&str>, known: &str) match near {
        Some(near) =>
            it "{of} non ha un punto \"{point}\". Forse \"{near}\"?"
            en "{of} has no point \"{point}\". Did you mean \"{near}\"?";
        None =>
            it "{of} non ha un punto \"{point}\". Ci sono: {known}."
            en "{of} has no point \"{point}\". There are: {known}.";
    }

    /// A clock that begins a sentence.
    fn clock_first(lang, dossier: &Dossier, key: &ClockKey)
        say capitalised(&event::clock(lang, &dossier.plan, key));

    pub(super) fn date_out_of_range(lang, date: Date) let date = dates::full(date);
        it "La data {date} è fuori dagli anni ammessi, dal 1900 al 2200."
        en "The date {date} is outside the years allowed, 1900 to 2200.";

}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanProblem, ProblemKind, SHIPPED_DEFAULT, UnknownEvent, shipped};
    use crate::record::Stamp;
    use crate::record::{Conflict, Slot};
    use crate::words::Lang;

    fn stamp() -> Stamp {
        let at = "2025-08-28T09:41:00+02:00".parse().unwrap();
        Stamp {
            by: "M.R.".into(),
            login: "rossi".into(),
            at,
        }
    }

    fn some_of_each() -> Vec<Refusal> {
        let date = Date::from_ymd_opt(2025, 8, 28).unwrap();
        let (event, key) = ("migration_verified".parse().unwrap(), SettingKey::LastDay);
        let milestone: crate::plan::MilestoneId = "content_published".parse().unwrap();
        let item: crate::plan::ItemId = "anagrafe".parse().unwrap();
        vec![
            Refusal::UnknownEvent(UnknownEvent {
                text: "awrd".into(),
            }),
            Refusal::UnknownClock {
                text: "x".into(),
                registers: true,
            },
            Refusal::UnknownSetting {
                text: "rules.x".into(),
            },
            Refusal::UnknownRegister("x".into()),
            Refusal::UnknownPlace("nowhere".into()),
            Refusal::WhichRegister { known: Vec::new() },
            Refusal::UnknownRequest {
                register: "assistance".parse().unwrap(),
                n: 3,
            },
            Refusal::UnknownItem {
                milestone: milestone.clone(),
                item: item.clone(),
                known: vec![],
            },
            Refusal::DuplicateItem {
                milestone: milestone.clone(),
                item: item.clone(),
            },
            Refusal::NoItems {
                milestone: milestone.clone(),
                allowed: true,
            },
            Refusal::HasItems {
                milestone,
                missing: vec![item],
            },
            Refusal::ReasonMissing { event, date },
            Refusal::AnswerBeforeRequest {
                n: 1,
                opened: date,
                answered: date,
            },
            Refusal::RequestAnswered { n: 1 },
            Refusal::NothingToUndo,
            Refusal::NothingToRedo,
            Refusal::DateOutOfRange(date),
            Refusal::EmptyText,
            Refusal::TextTooLong,
            Refusal::AuthorTooLong,
            Refusal::BadValue {
                key,
                value: "x\u{7}".into(),
            },
            Refusal::UnsoundPlan(vec![PlanProblem {
                place: "clocks[2]".into(),
                kind: ProblemKind::Endless,
            }]),
        ]
    }

    #[test]
    fn every_refusal_is_a_sentence_in_both_languages() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        for refused in some_of_each() {
            for lang in Lang::ALL {
                let sentence = refusal(lang, &dossier, &refused);
                assert!(sentence.ends_with(['.', '?']), "{sentence}");
                assert!(!sentence.chars().any(char::is_control), "{sentence}");
            }
        }
    }

    #[test]
    fn a_conflict_shows_both_values_and_whose_the_other_is() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let refused = Refusal::Conflict(Box::new(Conflict {
            slot: Slot::Record("migration_verified".parse().unwrap()),
            expected: None,
            present: Some("2025-08-28".into()),
            author: Some(stamp()),
            outside: false,
        }));
        assert_eq!(
            refusal(Lang::It, &dossier, &refused),
            "Conflitto su Verifica della migrazione. Nel file: gio 28/08/2025, di M.R. (rossi). \
             Atteso: nessuna data. Niente è stato salvato."
        );
    }

    #[test]
    fn a_value_changed_there_and_back_is_not_said_to_differ_from_itself() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let refused = Refusal::Conflict(Box::new(Conflict {
            slot: Slot::Record("award".parse().unwrap()),
            expected: None,
            present: None,
            author: Some(stamp()),
            outside: false,
        }));
        assert_eq!(
            refusal(Lang::En, &dossier, &refused),
            "Conflict on Award. It has changed since, last by M.R. (rossi); in the file: no date. \
             Nothing was saved."
        );
    }

    #[test]
    fn the_limit_of_a_term_is_not_said_to_take_none() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        for (id, none) in [("maintenance", false), ("content", true)] {
            let refused = Refusal::BadValue {
                key: SettingKey::Limit(id.parse().unwrap()),
                value: "x".into(),
            };
            let sentence = refusal(Lang::En, &dossier, &refused);
            assert_eq!(sentence.contains("none"), none, "{sentence}");
        }
    }
}
