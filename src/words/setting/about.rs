//! What is called how in the view of the plan, and what it means: two sentences for each setting.
//!
//! Only words are here; the values are in `value.rs`.

use crate::plan::{ClockId, DeadlineId, Plan};
use crate::record::{InfoField, SettingKey};
use crate::words::Lang;

use super::deadline_milestone;

/// A setting under its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What it is called there.
    pub label: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

/// What a setting is called under its heading, and what it means.
#[must_use]
pub fn about(lang: Lang, plan: &Plan, key: &SettingKey) -> About {
    let [label, meaning] = match key {
        SettingKey::LastDay => lang.pick(
            [
                "Ultimo giorno festivo",
                "Che cosa succede quando l'ultimo giorno di un termine è festivo.",
            ],
            [
                "Last day on a holiday",
                "What happens when the last day of a limit is a holiday.",
            ],
        ),
        SettingKey::LocalHolidays => lang.pick(
            [
                "Feste locali",
                "I giorni in cui gli uffici chiudono, come il santo patrono; contano solo con la regola che le comprende.",
            ],
            [
                "Local holidays",
                "The days on which the offices close, such as the patron's; they count only under the rule that takes them in.",
            ],
        ),
        SettingKey::Suspensions => lang.pick(
            [
                "Sospensioni",
                "Che cosa fa una sospensione registrata: ferma i termini, o è solo una nota.",
            ],
            [
                "Suspensions",
                "What a recorded suspension does: it stops the clocks, or is a mere note.",
            ],
        ),
        SettingKey::SuspensionCeiling => lang.pick(
            [
                "Tetto alle sospensioni",
                "Quanto si può stare sospesi in tutto, come parte della durata, come tempo o entrambi; oltre, si avvisa.",
            ],
            [
                "Ceiling on suspensions",
                "How long may be suspended in all, as a part of the duration, a time or both; beyond it you are told.",
            ],
        ),
        SettingKey::DailyPerMille => rate(lang),
        SettingKey::CapPercent => cap(lang),
        SettingKey::Deadline(name) => fixed_day(lang, plan, name),
        SettingKey::Limit(id) => limit(lang, plan, id),
        SettingKey::Warn(_) => lang.pick(
            [
                "Preavviso",
                "Da quanti giorni prima della scadenza il termine è segnato in scadenza.",
            ],
            [
                "Warning",
                "From how many days before the due date on it is shown as due soon.",
            ],
        ),
        SettingKey::From(_) => lang.pick(
            [
                "Parte da",
                "L'evento da cui si contano i giorni; quel giorno non conta.",
            ],
            [
                "Counts from",
                "The event that the days are counted from; that day is not counted.",
            ],
        ),
        SettingKey::To(_) => lang.pick(
            [
                "Finisce con",
                "L'evento che chiude il termine; se sono più d'uno, conta l'ultimo.",
            ],
            [
                "Ends with",
                "The event that closes the clock; of several, the last one counts.",
            ],
        ),
        SettingKey::Items(_) => lang.pick(
            [
                "Voci",
                "Se l'evento è fatto di voci (servizi, uffici): avviene con l'ultima di esse.",
            ],
            [
                "Items",
                "Whether it is made of items (services, offices): it happens with the last of them.",
            ],
        ),
        SettingKey::Info(field) => info(lang, *field),
    };
    About { label, meaning }
}

const fn rate(lang: Lang) -> [&'static str; 2] {
    lang.pick(
        [
            "Penale al giorno",
            "Per mille dell'importo netto per ogni giorno di ritardo; serve solo a una stima.",
        ],
        [
            "Daily penalty",
            "Per mille of the net amount for each day late; only for an estimate.",
        ],
    )
}

const fn cap(lang: Lang) -> [&'static str; 2] {
    lang.pick(
        [
            "Tetto delle penali",
            "Per cento dell'importo netto oltre il quale le penali non vanno.",
        ],
        [
            "Cap on penalties",
            "Per cent of the net amount beyond which penalties do not go.",
        ],
    )
}

fn fixed_day(lang: Lang, plan: &Plan, name: &DeadlineId) -> [&'static str; 2] {
    let of_milestone = deadline_milestone(plan, name).is_some();
    let whole = lang.pick(
        "Una data fissata da fuori per tutto il contratto, che nessun termine calcola.",
        "A day fixed from outside for the whole contract, that no clock gives.",
    );
    let one = lang.pick(
        "Una data fissata da fuori per questo evento, che nessun termine calcola.",
        "A day fixed from outside for this event, that no clock gives.",
    );
    [
        lang.pick("Data fissa", "Fixed day"),
        if of_milestone { one } else { whole },
    ]
}

fn limit(lang: Lang, plan: &Plan, id: &ClockId) -> [&'static str; 2] {
    if plan.term(id).is_some() {
        return lang.pick(
            ["Durata", "Per quanto tempo il servizio resta attivo."],
            ["Duration", "For how long the service is active."],
        );
    }
    lang.pick(
        [
            "Limite",
            "Quanto tempo c'è dall'inizio alla fine; senza limite si contano soltanto i giorni.",
        ],
        [
            "Limit",
            "How long there is from start to end; without a limit the days are only counted.",
        ],
    )
}

/// The facts about the contract.
const fn info(lang: Lang, field: InfoField) -> [&'static str; 2] {
    match field {
        InfoField::Title => lang.pick(
            [
                "Titolo",
                "Sta in cima a ogni schermata; senza, vale quello del cronoprogramma.",
            ],
            [
                "Title",
                "Stands on top of every screen; without one, that of the plan does.",
            ],
        ),
        InfoField::ShortTitle => lang.pick(
            [
                "Titolo breve",
                "Sta al posto del titolo dove non c'è spazio.",
            ],
            [
                "Short title",
                "Stands in place of the title where there is no room.",
            ],
        ),
        InfoField::Cup => lang.pick(
            [
                "CUP",
                "Il codice unico del progetto d'investimento pubblico.",
            ],
            ["CUP", "The project code of the public investment."],
        ),
        InfoField::Cig => lang.pick(
            ["CIG", "Il codice identificativo della gara."],
            ["CIG", "The code of the tender."],
        ),
        InfoField::Supplier => lang.pick(
            ["Fornitore", "Chi esegue il contratto."],
            ["Supplier", "Who carries out the contract."],
        ),
        InfoField::Rup => lang.pick(
            ["RUP", "Il responsabile unico del progetto."],
            ["RUP", "The official in charge of the project."],
        ),
        InfoField::Dec => lang.pick(
            ["DEC", "Il direttore dell'esecuzione del contratto."],
            ["DEC", "The director of the performance of the contract."],
        ),
        InfoField::NetAmount => lang.pick(
            ["Importo netto", "L'importo netto del contratto, in euro."],
            ["Net amount", "The net amount of the contract, in euro."],
        ),
    }
}
