//! What is wrong with a plan or with what was recorded on it, and where in the file.

use crate::calendar::DAYS_MAX;
use crate::plan::{ProblemKind, TEXT_MAX, nearest};
use crate::record::FaultKind;
use crate::say;

use super::dates;
use super::sanitize::sanitized;
use super::wrong::wrong;

pub use super::compose::problem::{dossier_problem, plan_error, plan_problem, unknown_in_plan};

say! {
    pub(super) fn no_json(lang) it "non è JSON" en "this is no JSON";

    pub(super) fn no_plan(lang, line: usize, column: usize, place: &str, reason: &str)
        it "non è un cronoprogramma: riga {line}, colonna {column}{place}: {reason}."
        en "it is not a plan: line {line}, column {column}{place}: {reason}.";

    /// What is wrong with a plan.
    pub(super) fn of_plan(lang, kind: &ProblemKind) match kind {
        ProblemKind::Value(fault) => say wrong(lang, fault);
        ProblemKind::Empty => it "non c'è niente" en "there is nothing";
        ProblemKind::Duplicate(name) => say twice(lang, name);
        ProblemKind::OnlyDigits(name) => let name = sanitized(name);
            it "\"{name}\" è fatto di sole cifre e si leggerebbe come il numero di un tentativo: serve almeno una lettera"
            en "\"{name}\" is made of digits only and would be read as the number of an attempt: it needs a letter";
        ProblemKind::Reserved(name) => let name = sanitized(name);
            it "\"{name}\" nei comandi vuol dire altro (\"plan\" tutto il cronoprogramma, un numero la fase, \"suspension:1\" una sospensione): serve un altro nome"
            en "\"{name}\" means something else in commands (\"plan\" the whole plan, a number a phase, \"suspension:1\" a suspension): another name is needed";
        ProblemKind::Unknown(name) => say nothing_named(lang, name);
        ProblemKind::Party { name, known } => say unknown_party(lang, name, known);
        ProblemKind::Group { name, known } => say unknown_group(lang, name, known);
        ProblemKind::Both =>
            it "\"both\" indica Amministrazione e fornitore insieme; una parte ha bisogno di un'altra sigla"
            en "\"both\" means the Administration and the supplier together; a party needs another id";
        ProblemKind::Member { name, known } =>
            say unknown_member(lang, name, known);
        ProblemKind::Deadline { name: _, meant } =>
            it "nessun evento si chiama così: forse \"{meant}\"? Per una scadenza di tutto il contratto serve un nome che non gli somigli"
            en "no event is called that: did you mean \"{meant}\"? A deadline of the whole contract needs a name that is not like it";
        ProblemKind::Side { side, register } =>
            it "\"{side}\" è del registro \"{register}\" e ha una data per ogni richiesta; qui serve un evento con una data sola"
            en "\"{side}\" belongs to the register \"{register}\" and has a date for each request; an event with a single date is needed here";
        ProblemKind::ComesBack(series) =>
            it "\"{series}\" torna più volte e ha una data ogni volta; qui serve un evento con una data sola"
            en "\"{series}\" comes back and has a date each time; an event with a single date is needed here";
        ProblemKind::FewSteps =>
            it "\"steps\" è per più di due passi; per due ci sono \"request\" e \"answer\""
            en "\"steps\" is for more than two steps; for two there are \"request\" and \"answer\"";
        ProblemKind::OfEachStep =>
            it "con \"steps\" il limite, il preavviso, la regola e chi ne risponde si scrivono in ogni passo"
            en "with \"steps\" the limit, the warning, the rule and who owes it are written in each step";
        ProblemKind::OfFirstStep =>
            it "il primo passo apre e non ha un passo prima: un limite qui non significa niente"
            en "the first step opens and has none before it: a limit means nothing here";
        ProblemKind::WorkingPeriod(every) =>
            it "un periodo è in giorni, mesi o anni (10d, 1m, 1y), non in giorni lavorativi come {every}"
            en "a period is in days, months or years (10d, 1m, 1y), not in working days such as {every}";
        ProblemKind::Cycle(names) =>
            let names = names.join(", ");
            let names = sanitized(&names);
            it "si aspettano in cerchio: {names}"
            en "they wait for each other in a circle: {names}";
        ProblemKind::Label =>
            it "il testo è vuoto o troppo lungo"
            en "the text is empty or too long";
        ProblemKind::Limit(limit) =>
            it "il limite {limit} non ha senso"
            en "the limit {limit} makes no sense";
        ProblemKind::Days(days) => let days = dates::days(lang, *days);
            it "{days} sono troppi: al massimo {DAYS_MAX}"
            en "{days} are too many: at most {DAYS_MAX}";
        ProblemKind::Rate(rate, most) =>
            it "la percentuale {rate} non va bene: al massimo {most}"
            en "the percentage {rate} will not do: at most {most}";
        ProblemKind::Day(date) => let date = dates::full(*date); say outside_the_years(lang, &date);
        ProblemKind::AllOptional =>
            it "tutti gli eventi sono facoltativi, o vengono solo dopo eventi facoltativi: niente sarebbe mai atteso"
            en "every event is optional, or comes only after optional ones: nothing would ever be awaited";
        ProblemKind::NoItems =>
            it "dice come si chiamano le voci di un evento che non ne ha: serve \"items\": \"on\" (oppure \"off\")"
            en "it names the items of a milestone that has none: \"items\": \"on\" (or \"off\") is needed";
        ProblemKind::NotBefore(name) => let name = sanitized(name);
            it "si può respingere solo ciò che viene prima (\"after\"): \"{name}\" non viene prima"
            en "only what comes before can be rejected (\"after\"): \"{name}\" does not";
        ProblemKind::RejectsItems(name) => let name = sanitized(name);
            it "\"{name}\" è fatto di voci (\"items\"): si può respingere solo un evento con una data sola"
            en "\"{name}\" is made of items (\"items\"): only an event with a single date can be rejected";
        ProblemKind::RejectsRejecting(name) => let name = sanitized(name);
            it "\"{name}\" può a sua volta respingere qualcosa: \"{name}/1\" vorrebbe dire due cose"
            en "\"{name}\" may reject something itself: \"{name}/1\" would mean two things";
        ProblemKind::RejectedStarts(names) => let names = names.join(", ");
            let names = sanitized(&names);
            it "il termine parte da più cose che si possono respingere ({names}): ne può contare una sola; le altre si contano dall'evento che le accetta"
            en "the clock counts from several things that may be rejected ({names}): only one of them may stand there; of the others, what accepts them";
        ProblemKind::NamedAsAttempt(name) => let name = sanitized(name);
            it "\"{name}/2\" vorrebbe dire due cose: il termine di un nuovo tentativo, e questo termine, che ricomincia quando è respinto ciò da cui si conta. Gli serve un nome suo, come \"{name}_time\""
            en "\"{name}/2\" would mean two things: the term of a new attempt, and this clock, which counts anew when what it counts from is rejected. It needs a name of its own, such as \"{name}_time\"";
        ProblemKind::AgainGoesOn =>
            it "con \"clock\": \"goes_on\" il termine continua a correre: \"again\" qui non significa niente"
            en "with \"clock\": \"goes_on\" the clock goes on: \"again\" means nothing here";
        ProblemKind::Endless =>
            it "il termine non finisce con niente, o dove comincia"
            en "the clock ends with nothing, or where it begins";
        ProblemKind::EndsFirst =>
            it "il termine finisce con qualcosa che viene prima di ciò con cui comincia"
            en "the clock ends with something that comes before what it begins with";
        ProblemKind::Startless =>
            it "il termine non comincia con niente: serve \"from\" o \"from_first\", oppure una data fissa con \"by\" o \"before\""
            en "the clock begins with nothing: it needs \"from\" or \"from_first\", or a fixed day by \"by\" or \"before\"";
        ProblemKind::OneOf(names) => let names = names.join(", ");
            it "di questi campi ne può stare uno solo: {names}"
            en "of these members only one may stand there: {names}";
        ProblemKind::ExactlyOne(names) => let names = names.join(", ");
            it "di questi campi ne serve uno, e uno solo: {names}"
            en "one of these members has to stand there, and only one: {names}";
        ProblemKind::NoFirstDay =>
            it "dove l'ultimo giorno è fisso non c'è un primo giorno da contare: \"first_day\" qui non significa niente"
            en "where the last day is fixed there is no first one to count: \"first_day\" means nothing here";
        ProblemKind::EndlessSilence =>
            it "il silenzio vale solo alla fine di un termine con \"limit\": qui non c'è"
            en "silence means something only at the end of a clock with \"limit\": there is none here";
        ProblemKind::SilenceOnSeveral =>
            it "il silenzio vale per un evento solo: in \"to\" ce n'è più d'uno"
            en "silence stands for one event only: \"to\" has several";
        ProblemKind::Twin(other) => let other = sanitized(other);
            it "il termine dice lo stesso di \"{other}\""
            en "the clock says the same as \"{other}\"";
        ProblemKind::Number(number) =>
            it "il numero di fase {number} non è tra 1 e 9999"
            en "the phase number {number} is not between 1 and 9999";
        ProblemKind::Order =>
            it "le fasi non sono in ordine di numero"
            en "the phases are not in order of number";
    }

    /// What of the records does not fit the plan.
    pub(super) fn of_dossier(lang, kind: &FaultKind) match kind {
        FaultKind::Unknown(name) => say nothing_named(lang, name);
        FaultKind::Side { side, register } =>
            it "\"{side}\" è del registro \"{register}\": serve il numero della richiesta, come {side}:1"
            en "\"{side}\" belongs to the register \"{register}\": the number of the request is needed, such as {side}:1";
        FaultKind::Duplicate(name) => say twice(lang, name);
        FaultKind::DateOutOfRange(date) => let date = dates::full(*date); say outside_the_years(lang, &date);
        FaultKind::TooLong =>
            it "il testo supera {TEXT_MAX} caratteri"
            en "the text has more than {TEXT_MAX} characters";
        FaultKind::RequestWithoutDate =>
            it "la richiesta non ha la data di apertura, o la risposta viene prima"
            en "the request has no opening date, or its answer comes first";
        FaultKind::ResumptionFirst =>
            it "la ripresa viene prima della sospensione"
            en "the resumption comes before the suspension";
        FaultKind::TooManyDays(days) => let days = dates::days(lang, *days);
            it "{days} di proroga sono troppi"
            en "an extension of {days} is too long";
        FaultKind::NotRejectable(name) => let name = sanitized(name);
            it "nel cronoprogramma \"{name}\" non respinge niente (\"rejection\")"
            en "in the plan \"{name}\" rejects nothing (\"rejection\")";
        FaultKind::NothingRejected(name) => let name = sanitized(name);
            it "non c'è una consegna \"{name}\" che venga prima, o manca un rigetto precedente"
            en "there is no delivery \"{name}\" before it, or an earlier rejection is missing";
        FaultKind::NoItems(name) => let name = sanitized(name);
            it "\"{name}\" non è fatto di voci"
            en "\"{name}\" is not made of items";
    }

    /// A member of the plan of a data file that this version does not know.
    pub(super) fn kept_unknown(lang, place: &str, what: &str)
        it "avviso: plan.{place}: {what} (resta nel file e non conta)"
        en "warning: plan.{place}: {what} (it is kept in the file and does not count)";

    /// A member that its object does not know: the nearest, or all that it may have.
    pub(super) fn unknown_member(lang, name: &str, known: &[String])
        let near = nearest(name, known.iter().map(String::as_str));
        let known = known.join(", ");
        match near {
        Some(near) =>
            it "questo campo non esiste; forse \"{near}\"?"
            en "there is no such member; did you mean \"{near}\"?";
        None =>
            it "questo campo non esiste; qui possono stare: {known}"
            en "there is no such member; these may stand here: {known}";
    }

    /// A party that is none: the nearest, or all that there are.
    fn unknown_party(lang, name: &str, known: &[String])
        let near = nearest(name, known.iter().map(String::as_str));
        let known = known.join(", ");
        let name = sanitized(name);
        match near {
        Some(near) =>
            it "nessuna parte si chiama \"{name}\"; forse \"{near}\"?"
            en "no party is called \"{name}\"; did you mean \"{near}\"?";
        None =>
            it "nessuna parte si chiama \"{name}\"; ci sono: {known}"
            en "no party is called \"{name}\"; there are: {known}";
    }

    /// A group of points that is none: the nearest, or all that there are.
    fn unknown_group(lang, name: &str, known: &[String])
        let near = nearest(name, known.iter().map(String::as_str));
        let known = known.join(", ");
        let name = sanitized(name);
        match (near, known.as_str()) {
        (Some(near), _) =>
            it "nessun gruppo di punti si chiama \"{name}\"; forse \"{near}\"?"
            en "no group of points is called \"{name}\"; did you mean \"{near}\"?";
        (None, "") =>
            it "nessun gruppo di punti si chiama \"{name}\": la lista non ha gruppi"
            en "no group of points is called \"{name}\": the list has no groups";
        (None, known) =>
            it "nessun gruppo di punti si chiama \"{name}\"; ci sono: {known}"
            en "no group of points is called \"{name}\"; there are: {known}";
    }

    fn twice(lang, name: &str) let name = sanitized(name);
        it "\"{name}\" c'è due volte"
        en "\"{name}\" is there twice";

    fn nothing_named(lang, name: &str) let name = sanitized(name);
        it "niente si chiama \"{name}\""
        en "nothing is called \"{name}\"";

    fn outside_the_years(lang, date: &str)
        it "La data {date} è fuori dagli anni ammessi, dal 1900 al 2200"
        en "The date {date} is outside the years allowed, 1900 to 2200";
}
