//! What is called how in the view of the plan, and what it means: two sentences for each setting.
//!
//! Only words are here; the values are in `value.rs`.

use crate::plan::{ClockId, DeadlineId, Plan};
use crate::record::{InfoField, NameOf, NamePart, SettingKey};
use crate::say;
use crate::words::Lang;
use crate::words::checklist::{about_group, about_point, group_setting, point_setting};

use crate::words::event::deadline_milestone;

/// A setting under its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettingEntry {
    /// What it is called there.
    pub label: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// What a setting is called under its heading, and what it means.
#[must_use]
pub fn about(lang: Lang, plan: &Plan, key: &SettingKey) -> SettingEntry {
    let [label, meaning] = match key {
        SettingKey::Us => [us(lang), about_us(lang)],
        SettingKey::PartyLabel(_) => [party_name(lang), about_party_name(lang)],
        SettingKey::PartyNoun(_) => [party_noun(lang), about_party_noun(lang)],
        SettingKey::Actor(_) => [actor(lang), about_actor(lang)],
        SettingKey::LastDay => [last_day(lang), about_last_day(lang)],
        SettingKey::LocalHolidays => [local_holidays(lang), about_local_holidays(lang)],
        SettingKey::WorkingWeek => [working_week(lang), about_working_week(lang)],
        SettingKey::FirstDay(_) => [first_day(lang), about_first_day(lang)],
        SettingKey::OwnLastDay(_) => [last_day(lang), about_own_last_day(lang)],
        SettingKey::Suspensions => [suspensions(lang), about_suspensions(lang)],
        SettingKey::SuspensionCeiling => [
            ceiling_on_suspensions(lang),
            about_ceiling_on_suspensions(lang),
        ],
        SettingKey::DailyPerMille => rate(lang),
        SettingKey::CapPercent => cap(lang),
        SettingKey::Deadline(name) => fixed_day(lang, plan, name),
        SettingKey::Limit(id) => limit(lang, plan, id),
        SettingKey::By(_) => [a_fixed_day(lang), about_by(lang)],
        SettingKey::Before(_) => [backwards(lang), about_backwards(lang)],
        SettingKey::Warn(_) => [warning(lang), about_warning(lang)],
        SettingKey::WarnAfter(_) => [long_wait(lang), about_long_wait(lang)],
        SettingKey::OwedBy(_) => [owed_by(lang), about_owed_by(lang)],
        SettingKey::Penalty(_) => [own_penalty(lang), about_own_penalty(lang)],
        SettingKey::PenaltyParty => [penalised(lang), about_penalised(lang)],
        SettingKey::From(_) => [counts_from(lang), about_counts_from(lang)],
        SettingKey::To(_) => [ends_with(lang), about_ends_with(lang)],
        SettingKey::Items(_) => [items(lang), about_items(lang)],
        SettingKey::ItemNouns(_) => [item_nouns(lang), about_item_nouns(lang)],
        SettingKey::Optional(_) => [optional(lang), about_optional(lang)],
        SettingKey::PointGroup(..) => [group_setting(lang), about_group(lang)],
        SettingKey::Point(..) => [point_setting(lang), about_point(lang)],
        SettingKey::Name(name) => match (&name.of, name.part) {
            (_, NamePart::Title) => [title(lang), about_phase_title(lang)],
            (_, NamePart::Short) => [short_title(lang), about_short_title(lang)],
            (NameOf::Clock(_), NamePart::Label) => [party_name(lang), about_clock_name(lang)],
            (_, NamePart::Label) => [party_name(lang), about_event_name(lang)],
            (_, NamePart::Noun) => [party_noun(lang), about_noun(lang)],
        },
        SettingKey::Info(field) => info(lang, *field),
    };
    SettingEntry { label, meaning }
}

const fn rate(lang: Lang) -> [&'static str; 2] {
    [daily_penalty(lang), about_daily_penalty(lang)]
}

const fn cap(lang: Lang) -> [&'static str; 2] {
    [cap_on_penalties(lang), about_cap_on_penalties(lang)]
}

fn fixed_day(lang: Lang, plan: &Plan, name: &DeadlineId) -> [&'static str; 2] {
    let of_milestone = deadline_milestone(plan, name).is_some();
    let whole = fixed_for_the_contract(lang);
    let one = fixed_for_this_event(lang);
    [a_fixed_day(lang), if of_milestone { one } else { whole }]
}

fn limit(lang: Lang, plan: &Plan, id: &ClockId) -> [&'static str; 2] {
    if plan.term(id).is_some() {
        return [duration(lang), about_duration(lang)];
    }
    [limit_name(lang), about_limit(lang)]
}

/// The facts about the contract.
const fn info(lang: Lang, field: InfoField) -> [&'static str; 2] {
    match field {
        InfoField::Title => [title(lang), about_title(lang)],
        InfoField::ShortTitle => [short_title(lang), about_short_title(lang)],
        InfoField::Cup => [cup(lang), about_cup(lang)],
        InfoField::Cig => [cig(lang), about_cig(lang)],
        InfoField::Supplier => [supplier(lang), about_supplier(lang)],
        InfoField::Rup => [rup(lang), about_rup(lang)],
        InfoField::Dec => [dec(lang), about_dec(lang)],
        InfoField::NetAmount => [net_amount(lang), about_net_amount(lang)],
    }
}

say! {
    fn last_day(lang) -> &str it "Ultimo giorno festivo" en "Last day on a holiday";
    fn about_last_day(lang) -> &str
        it "Che cosa succede quando l'ultimo giorno di un termine è festivo."
        en "What happens when the last day of a limit is a holiday.";
    fn local_holidays(lang) -> &str it "Feste locali" en "Local holidays";
    fn about_local_holidays(lang) -> &str
        it "I giorni in cui gli uffici chiudono, come il santo patrono; contano solo con la regola che le comprende."
        en "The days on which the offices close, such as the patron's; they count only under the rule that takes them in.";
    fn about_own_last_day(lang) -> &str
        it "Che cosa succede quando l'ultimo giorno di questo termine è festivo, se non come per tutti."
        en "What happens when the last day of this limit is a holiday, where it is not as for all.";
    fn working_week(lang) -> &str it "Giorni lavorativi" en "Working days";
    fn about_working_week(lang) -> &str
        it "In quali giorni si lavora, per i termini in giorni lavorativi; festivi e feste locali non contano mai."
        en "Which days are worked, for limits in working days; holidays and local holidays never count.";
    fn first_day(lang) -> &str it "Primo giorno" en "First day";
    fn about_first_day(lang) -> &str
        it "Se il giorno da cui si parte è già il giorno 1."
        en "Whether the day it starts on is day 1 already.";
    fn suspensions(lang) -> &str it "Sospensioni" en "Suspensions";
    fn about_suspensions(lang) -> &str
        it "Che cosa fa una sospensione registrata: ferma i termini, o è solo una nota."
        en "What a recorded suspension does: it stops the clocks, or is a mere note.";
    fn ceiling_on_suspensions(lang) -> &str it "Tetto alle sospensioni" en "Ceiling on suspensions";
    fn about_ceiling_on_suspensions(lang) -> &str
        it "Quanto si può stare sospesi in tutto, come parte della durata, come tempo o entrambi; oltre, si avvisa."
        en "How long may be suspended in all, as a part of the duration, a time or both; beyond it you are told.";
    fn warning(lang) -> &str it "Preavviso" en "Warning";
    fn about_warning(lang) -> &str
        it "Da quanti giorni prima della scadenza il termine è segnato in scadenza."
        en "From how many days before the due date on it is shown as due soon.";
    fn long_wait(lang) -> &str it "Attesa lunga" en "Long wait";
    fn about_long_wait(lang) -> &str
        it "Dopo quanti giorni un'attesa senza limite merita un avviso; non è mai un ritardo."
        en "After how many days a wait without a limit is worth a warning; it is never late.";
    fn us(lang) -> &str it "Noi siamo" en "We are";
    fn about_us(lang) -> &str
        it "La parte per cui lavora chi usa crono: a lei si dice \"tocca a noi\"; se non è detto, l'Amministrazione."
        en "The party that the users of crono work for: it is told \"we must act\"; if nobody says, the Administration.";
    fn party_name(lang) -> &str it "Nome" en "Name";
    fn about_party_name(lang) -> &str
        it "Come si chiama la parte negli elenchi: un nome, o uno per lingua, come Ministero | Ministry."
        en "What the party is called in lists: one name, or one for each language, such as Ministero | Ministry.";
    fn party_noun(lang) -> &str it "Con l'articolo" en "With its article";
    fn about_party_noun(lang) -> &str
        it "Lo stesso nome dentro una frase, con l'articolo, come il Ministero | the Ministry."
        en "The same inside a sentence, with its article, such as il Ministero | the Ministry.";
    fn about_phase_title(lang) -> &str
        it "Il titolo della fase, uno solo o uno per lingua: Progetto | Design."
        en "The title of the phase, one or one for each language: Progetto | Design.";
    fn about_event_name(lang) -> &str
        it "Il nome negli elenchi, uno solo o uno per lingua: Consegna | Delivery."
        en "The name in lists, one or one for each language: Consegna | Delivery.";
    fn about_clock_name(lang) -> &str
        it "Il nome del termine, uno solo o uno per lingua: Consegna | Delivery."
        en "The name of the clock, one or one for each language: Consegna | Delivery.";
    fn about_noun(lang) -> &str
        it "Lo stesso in una frase, con l'articolo: la consegna | the delivery."
        en "The same in a sentence, with its article: la consegna | the delivery.";
    fn actor(lang) -> &str it "Tocca a" en "To act";
    fn about_actor(lang) -> &str
        it "Chi fa sì che l'evento avvenga: una parte, o più d'una insieme."
        en "Who makes it happen: a party, or several together.";
    fn owed_by(lang) -> &str it "A carico di" en "Owed by";
    fn about_owed_by(lang) -> &str
        it "Chi deve rispettare il termine; se non è detto, chi da solo lo chiude, o altrimenti chi paga le penali."
        en "Who must meet it; if nobody says, who alone ends it, or else who pays the penalties.";
    fn own_penalty(lang) -> &str it "Penale propria" en "Penalty of its own";
    fn about_own_penalty(lang) -> &str
        it "Quanto costa un giorno di ritardo di questo termine, se non come per tutti."
        en "What a day late costs for this clock, where it is not as for all.";
    fn penalised(lang) -> &str it "Penali a carico di" en "Penalties of";
    fn about_penalised(lang) -> &str
        it "A chi si chiedono le penali; il ritardo degli altri non costa niente."
        en "Of whom penalties are asked; lateness of others costs nothing.";
    fn counts_from(lang) -> &str it "Parte da" en "Counts from";
    fn about_counts_from(lang) -> &str
        it "L'evento da cui si contano i giorni; se sono più d'uno, conta l'ultimo, o il primo dopo \"first:\"."
        en "The event that the days are counted from; of several, the last one counts, or the first behind \"first:\".";
    fn ends_with(lang) -> &str it "Finisce con" en "Ends with";
    fn about_ends_with(lang) -> &str
        it "L'evento che chiude il termine; se sono più d'uno, conta l'ultimo."
        en "The event that closes the clock; of several, the last one counts.";
    fn items(lang) -> &str it "Voci" en "Items";
    fn about_items(lang) -> &str
        it "Se l'evento è fatto di voci (servizi, uffici): avviene con l'ultima di esse."
        en "Whether it is made of items (services, offices): it happens with the last of them.";
    fn item_nouns(lang) -> &str it "Nome delle voci" en "Name of the items";
    fn about_item_nouns(lang) -> &str
        it "Come si chiamano le voci fatte: una / più d'una; in inglese dopo \"|\"."
        en "What items that are done are called: one / several; in English behind \"|\".";
    fn optional(lang) -> &str it "Facoltativo" en "Optional";
    fn about_optional(lang) -> &str
        it "Se può anche non avvenire: finché non avviene non lo si aspetta, e non ferma niente."
        en "Whether it need not happen: until it does it is not awaited, and holds up nothing.";
    fn daily_penalty(lang) -> &str it "Penale al giorno" en "Daily penalty";
    fn about_daily_penalty(lang) -> &str
        it "Per mille dell'importo netto per ogni giorno di ritardo; serve solo a una stima."
        en "Per mille of the net amount for each day late; only for an estimate.";
    fn cap_on_penalties(lang) -> &str it "Tetto delle penali" en "Cap on penalties";
    fn about_cap_on_penalties(lang) -> &str
        it "Per cento dell'importo netto oltre il quale le penali non vanno."
        en "Per cent of the net amount beyond which penalties do not go.";
    fn duration(lang) -> &str it "Durata" en "Duration";
    fn about_duration(lang) -> &str
        it "Per quanto tempo il servizio resta attivo."
        en "For how long the service is active.";
    fn limit_name(lang) -> &str it "Limite" en "Limit";
    fn about_limit(lang) -> &str
        it "Quanto tempo c'è dall'inizio alla fine; senza limite si contano soltanto i giorni."
        en "How long there is from start to end; without a limit the days are only counted.";
    fn title(lang) -> &str it "Titolo" en "Title";
    fn about_title(lang) -> &str
        it "Sta in cima a ogni schermata; nel testo (e) è la prima riga."
        en "Stands on top of every screen; in the text (e) it is the first line.";
    fn short_title(lang) -> &str it "Titolo breve" en "Short title";
    fn about_short_title(lang) -> &str
        it "Sta al posto del titolo dove non c'è spazio."
        en "Stands in place of the title where there is no room.";
    fn cup(lang) -> &str it "CUP" en "CUP";
    fn about_cup(lang) -> &str
        it "Il codice unico del progetto d'investimento pubblico."
        en "The project code of the public investment.";
    fn cig(lang) -> &str it "CIG" en "CIG";
    fn about_cig(lang) -> &str
        it "Il codice identificativo della gara."
        en "The code of the tender.";
    fn supplier(lang) -> &str it "Fornitore" en "Supplier";
    fn about_supplier(lang) -> &str
        it "Chi esegue il contratto."
        en "Who carries out the contract.";
    fn rup(lang) -> &str it "RUP" en "RUP";
    fn about_rup(lang) -> &str
        it "Il responsabile unico del progetto."
        en "The official in charge of the project.";
    fn dec(lang) -> &str it "DEC" en "DEC";
    fn about_dec(lang) -> &str
        it "Il direttore dell'esecuzione del contratto."
        en "The director of the performance of the contract.";
    fn net_amount(lang) -> &str it "Importo netto" en "Net amount";
    fn about_net_amount(lang) -> &str
        it "L'importo netto del contratto, in euro."
        en "The net amount of the contract, in euro.";
    fn fixed_for_the_contract(lang) -> &str
        it "Una data fissata da fuori per tutto il contratto, che nessun termine calcola."
        en "A day fixed from outside for the whole contract, that no clock gives.";
    fn fixed_for_this_event(lang) -> &str
        it "Una data fissata da fuori per questo evento, che nessun termine calcola."
        en "A day fixed from outside for this event, that no clock gives.";
    fn about_by(lang) -> &str
        it "Il giorno fissato da fuori entro cui il termine deve finire."
        en "The day fixed from outside by which the clock must end.";
    fn backwards(lang) -> &str it "A ritroso" en "Backwards";
    fn about_backwards(lang) -> &str
        it "Quanto tempo prima di che cosa cade l'ultimo giorno: un evento, la fine di una durata, una data fissa."
        en "How long before what its last day is: an event, the end of a duration, a fixed day.";
    fn a_fixed_day(lang) -> &str it "Data fissa" en "Fixed day";
}
