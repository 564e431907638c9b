//! What a key does at this moment, in a word or two, and the sentences of the help.

#![expect(missing_docs, reason = "each row is the words themselves")]

use crate::say;

say! {
    pub fn add_item(lang) -> &str it "aggiungi voce" en "add item";
    pub fn all(lang) -> &str it "tutti" en "all";
    pub fn all_after_search(lang) -> &str
        it "tutti, dopo una ricerca"
        en "all, after a search";
    pub fn applies(lang) -> &str it "si applica" en "applies";
    pub fn another_day(lang) -> &str it "altra data" en "another day";
    pub fn answer(lang) -> &str it "rispondi" en "answer";
    pub fn an_example(lang) -> &str it "Un esempio" en "An example";
    pub fn example_of_a_phase(lang) -> &str it "1. Avvio" en "1. Start";
    pub fn example_of_an_event(lang) -> &str it "- Stipula | noi e ditta" en "- Signing | we and supplier";
    pub fn example_of_a_term(lang) -> &str
        it "- Consegna | ditta | 30 g da Stipula"
        en "- Delivery | supplier | 30 d";
    pub fn edit_by_words(lang) -> &str it "Nel testo" en "In the text";
    pub fn deletes_a_word(lang) -> &str
        it "Ctrl-W cancella la parola prima"
        en "Ctrl-W deletes the word before";
    pub fn deletes_a_line(lang) -> &str
        it "Ctrl-U, Ctrl-K  la riga prima, dopo"
        en "Ctrl-U, Ctrl-K  the line before, after";
    pub fn moves_by_words(lang) -> &str
        it "Ctrl con le frecce va per parole"
        en "Ctrl with arrows goes by words";
    pub fn back_to_today(lang) -> &str it "torna a oggi" en "back to today";
    pub fn calendar_days(lang) -> &str
        it "Sono di calendario, festivi compresi."
        en "Calendar days, holidays included.";
    pub fn choose(lang) -> &str it "scegli" en "choose";
    pub fn copy(lang) -> &str it "copia" en "copy";
    pub fn correct(lang) -> &str it "correggi" en "correct";
    pub fn dates(lang) -> &str it "Date" en "Dates";
    pub fn dates_as_numbers(lang) -> &str
        it "15  15/10  15 ott  15/10/26"
        en "15  15/10  15 Oct  15/10/26";
    pub fn dates_as_words(lang) -> &str
        it "oggi  ieri  domani  lun  +3  -2"
        en "today  yesterday  mon  +3  -2";
    pub fn days(lang) -> &str it "Giorni" en "Days";
    pub fn detail(lang) -> &str it "dettaglio" en "detail";
    pub fn drop_a_step(lang) -> &str
        it "togli passo (U rimette)"
        en "drop a step (U puts back)";
    pub fn drop_the_step(lang) -> &str it "togli il passo" en "drop the step";
    pub fn drop_what_if(lang) -> &str it "togli l'ipotesi" en "drop the what-if";
    pub fn end_what_if(lang) -> &str it "basta ipotesi" en "end the what-if";
    pub fn event(lang) -> &str it "evento" en "event";
    pub fn read(lang) -> &str it "leggi" en "read";
    pub fn export(lang) -> &str it "esporta" en "export";
    pub fn first_and_last_day(lang) -> &str
        it "Il primo non conta, l'ultimo sì."
        en "The first is not counted, the last is.";
    pub fn forecast_sign(lang) -> &str it "~ data prevista" en "~ forecast date";
    pub fn holiday_sign(lang) -> &str
        it "* art. 1187: altra data, o in tempo"
        en "* art. 1187: other date, or in time";
    pub fn pane_signs(lang) -> &str
        it "« respinto   – non si applica"
        en "« rejected   – does not apply";
    pub fn unsaved_sign(lang) -> &str
        it "» così sarà dopo il salvataggio"
        en "» as it will be once saved";
    pub fn keep(lang) -> &str it "tieni" en "keep";
    pub fn latest_date(lang) -> &str
        it "La più recente, se manca l'anno."
        en "The latest, without a year.";
    pub fn leave(lang) -> &str it "lascia" en "leave";
    pub fn list(lang) -> &str it "elenco" en "list";
    pub fn new_list(lang) -> &str it "nuova lista" en "new list";
    pub fn nearest_date(lang) -> &str
        it "La più vicina, se manca l'anno."
        en "The nearest one, without a year.";
    pub fn next_date(lang) -> &str
        it "La prossima, se manca l'anno."
        en "The next one, without a year.";
    pub fn open_request(lang, is_request: bool) -> &str match is_request {
        true => it "apri richiesta" en "open request";
        false => it "nuova voce" en "new entry";
    }
    pub fn put_the_step_back(lang) -> &str it "rimetti il passo" en "put the step back";
    pub fn quit(lang) -> &str it "esci" en "quit";
    pub fn reread(lang) -> &str it "rileggi" en "reread";
    pub fn reread_dossiers(lang) -> &str it "rileggi i fascicoli" en "reread the dossiers";
    pub fn resume(lang) -> &str it "riprendi" en "resume";
    pub fn resume_the_form(lang) -> &str it "riprendi il modulo" en "resume the form";
    pub fn row_of_number(lang) -> &str it "riga con quel numero" en "row of that number";
    pub fn scroll(lang) -> &str it "scorri" en "scroll";
    pub fn show(lang) -> &str it "mostra" en "show";
    pub fn show_all(lang) -> &str it "mostra tutto" en "show all";
    pub fn signs(lang) -> &str it "Segni" en "Signs";
    pub fn take_back(lang) -> &str it "togli" en "take back";
    pub fn take_tick_back(lang) -> &str it "togli spunta" en "untick";
    pub fn tick_with_date(lang) -> &str it "con data" en "with a date";
    pub fn to_real_data(lang) -> &str it "ai dati veri" en "to real data";
    pub fn try_a_step(lang) -> &str it "prova" en "try";
    pub fn begin_with_it(lang) -> &str it "lo prende" en "take it";
    pub fn try_it(lang) -> &str it "prova" en "try";
}
