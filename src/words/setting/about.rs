//! What is called how in the view of the plan, and what it means: two sentences for each setting.
//!
//! Only words are here; the values are in `value.rs`.

use crate::plan::{ClockId, DeadlineId, Plan};
use crate::record::{InfoField, SettingKey};
use crate::say;
use crate::words::Lang;

use super::fixed::deadline_milestone;

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
        SettingKey::LastDay => [last_day_on_holiday(lang), what_happens_when_last_day(lang)],
        SettingKey::LocalHolidays => [local_holidays(lang), days_on_which_offices_close(lang)],
        SettingKey::Suspensions => [suspensions(lang), what_recorded_suspension_does_it(lang)],
        SettingKey::SuspensionCeiling => [
            ceiling_on_suspensions(lang),
            how_long_may_be_suspended(lang),
        ],
        SettingKey::DailyPerMille => rate(lang),
        SettingKey::CapPercent => cap(lang),
        SettingKey::Deadline(name) => fixed_day(lang, plan, name),
        SettingKey::Limit(id) => limit(lang, plan, id),
        SettingKey::Warn(_) => [warning(lang), from_how_many_days_before(lang)],
        SettingKey::From(_) => [counts_from(lang), event_that_days_counted_from(lang)],
        SettingKey::To(_) => [ends_with(lang), event_that_closes_clock_several(lang)],
        SettingKey::Items(_) => [items(lang), whether_it_made_items_services(lang)],
        SettingKey::Info(field) => info(lang, *field),
    };
    SettingEntry { label, meaning }
}

const fn rate(lang: Lang) -> [&'static str; 2] {
    [daily_penalty(lang), per_mille_net_amount_for(lang)]
}

const fn cap(lang: Lang) -> [&'static str; 2] {
    [cap_on_penalties(lang), per_cent_net_amount_beyond(lang)]
}

fn fixed_day(lang: Lang, plan: &Plan, name: &DeadlineId) -> [&'static str; 2] {
    let of_milestone = deadline_milestone(plan, name).is_some();
    let whole = fixed_for_the_contract(lang);
    let one = fixed_for_this_event(lang);
    [
        fixed_day_label(lang),
        if of_milestone { one } else { whole },
    ]
}

fn limit(lang: Lang, plan: &Plan, id: &ClockId) -> [&'static str; 2] {
    if plan.term(id).is_some() {
        return [duration(lang), for_how_long_service_active(lang)];
    }
    [limit_word(lang), how_long_there_from_start(lang)]
}

/// The facts about the contract.
const fn info(lang: Lang, field: InfoField) -> [&'static str; 2] {
    match field {
        InfoField::Title => [title_word(lang), stands_on_top_every_screen(lang)],
        InfoField::ShortTitle => [short_title(lang), stands_in_place_title_where(lang)],
        InfoField::Cup => [cup(lang), project_code_public_investment(lang)],
        InfoField::Cig => [cig(lang), code_tender(lang)],
        InfoField::Supplier => [supplier(lang), who_carries_out_contract(lang)],
        InfoField::Rup => [rup(lang), official_in_charge_project(lang)],
        InfoField::Dec => [dec(lang), director_performance_contract(lang)],
        InfoField::NetAmount => [net_amount(lang), net_amount_contract_in_euro(lang)],
    }
}

say! {
    fn last_day_on_holiday(lang) -> &str it "Ultimo giorno festivo" en "Last day on a holiday";
    fn what_happens_when_last_day(lang) -> &str
        it "Che cosa succede quando l'ultimo giorno di un termine è festivo."
        en "What happens when the last day of a limit is a holiday.";
    fn local_holidays(lang) -> &str it "Feste locali" en "Local holidays";
    fn days_on_which_offices_close(lang) -> &str
        it "I giorni in cui gli uffici chiudono, come il santo patrono; contano solo con la regola che le comprende."
        en "The days on which the offices close, such as the patron's; they count only under the rule that takes them in.";
    fn suspensions(lang) -> &str it "Sospensioni" en "Suspensions";
    fn what_recorded_suspension_does_it(lang) -> &str
        it "Che cosa fa una sospensione registrata: ferma i termini, o è solo una nota."
        en "What a recorded suspension does: it stops the clocks, or is a mere note.";
    fn ceiling_on_suspensions(lang) -> &str it "Tetto alle sospensioni" en "Ceiling on suspensions";
    fn how_long_may_be_suspended(lang) -> &str
        it "Quanto si può stare sospesi in tutto, come parte della durata, come tempo o entrambi; oltre, si avvisa."
        en "How long may be suspended in all, as a part of the duration, a time or both; beyond it you are told.";
    fn warning(lang) -> &str it "Preavviso" en "Warning";
    fn from_how_many_days_before(lang) -> &str
        it "Da quanti giorni prima della scadenza il termine è segnato in scadenza."
        en "From how many days before the due date on it is shown as due soon.";
    fn counts_from(lang) -> &str it "Parte da" en "Counts from";
    fn event_that_days_counted_from(lang) -> &str
        it "L'evento da cui si contano i giorni; quel giorno non conta."
        en "The event that the days are counted from; that day is not counted.";
    fn ends_with(lang) -> &str it "Finisce con" en "Ends with";
    fn event_that_closes_clock_several(lang) -> &str
        it "L'evento che chiude il termine; se sono più d'uno, conta l'ultimo."
        en "The event that closes the clock; of several, the last one counts.";
    fn items(lang) -> &str it "Voci" en "Items";
    fn whether_it_made_items_services(lang) -> &str
        it "Se l'evento è fatto di voci (servizi, uffici): avviene con l'ultima di esse."
        en "Whether it is made of items (services, offices): it happens with the last of them.";
    fn daily_penalty(lang) -> &str it "Penale al giorno" en "Daily penalty";
    fn per_mille_net_amount_for(lang) -> &str
        it "Per mille dell'importo netto per ogni giorno di ritardo; serve solo a una stima."
        en "Per mille of the net amount for each day late; only for an estimate.";
    fn cap_on_penalties(lang) -> &str it "Tetto delle penali" en "Cap on penalties";
    fn per_cent_net_amount_beyond(lang) -> &str
        it "Per cento dell'importo netto oltre il quale le penali non vanno."
        en "Per cent of the net amount beyond which penalties do not go.";
    fn duration(lang) -> &str it "Durata" en "Duration";
    fn for_how_long_service_active(lang) -> &str
        it "Per quanto tempo il servizio resta attivo."
        en "For how long the service is active.";
    fn limit_word(lang) -> &str it "Limite" en "Limit";
    fn how_long_there_from_start(lang) -> &str
        it "Quanto tempo c'è dall'inizio alla fine; senza limite si contano soltanto i giorni."
        en "How long there is from start to end; without a limit the days are only counted.";
    fn title_word(lang) -> &str it "Titolo" en "Title";
    fn stands_on_top_every_screen(lang) -> &str
        it "Sta in cima a ogni schermata; senza, vale quello del cronoprogramma."
        en "Stands on top of every screen; without one, that of the plan does.";
    fn short_title(lang) -> &str it "Titolo breve" en "Short title";
    fn stands_in_place_title_where(lang) -> &str
        it "Sta al posto del titolo dove non c'è spazio."
        en "Stands in place of the title where there is no room.";
    fn cup(lang) -> &str it "CUP" en "CUP";
    fn project_code_public_investment(lang) -> &str
        it "Il codice unico del progetto d'investimento pubblico."
        en "The project code of the public investment.";
    fn cig(lang) -> &str it "CIG" en "CIG";
    fn code_tender(lang) -> &str
        it "Il codice identificativo della gara."
        en "The code of the tender.";
    fn supplier(lang) -> &str it "Fornitore" en "Supplier";
    fn who_carries_out_contract(lang) -> &str
        it "Chi esegue il contratto."
        en "Who carries out the contract.";
    fn rup(lang) -> &str it "RUP" en "RUP";
    fn official_in_charge_project(lang) -> &str
        it "Il responsabile unico del progetto."
        en "The official in charge of the project.";
    fn dec(lang) -> &str it "DEC" en "DEC";
    fn director_performance_contract(lang) -> &str
        it "Il direttore dell'esecuzione del contratto."
        en "The director of the performance of the contract.";
    fn net_amount(lang) -> &str it "Importo netto" en "Net amount";
    fn net_amount_contract_in_euro(lang) -> &str
        it "L'importo netto del contratto, in euro."
        en "The net amount of the contract, in euro.";
    fn fixed_for_the_contract(lang) -> &str
        it "Una data fissata da fuori per tutto il contratto, che nessun termine calcola."
        en "A day fixed from outside for the whole contract, that no clock gives.";
    fn fixed_for_this_event(lang) -> &str
        it "Una data fissata da fuori per questo evento, che nessun termine calcola."
        en "A day fixed from outside for this event, that no clock gives.";
    fn fixed_day_label(lang) -> &str it "Data fissa" en "Fixed day";
}
