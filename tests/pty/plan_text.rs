//! The plan as text in a real terminal: a pasted table, marked or not, and Ctrl-S, which stops no output.

use std::sync::atomic::Ordering;

use super::seat::Seat;

#[test]
fn a_table_is_pasted_into_the_plan_and_saved_with_ctrl_s() {
    let mut seat = Seat::begun();
    seat.keys("m");
    seat.sees("Titolo");
    seat.keys("e");
    seat.sees("CRONOPROGRAMMA COME TESTO");
    // Ctrl-End, and a table as a terminal sends it that marks no paste.
    seat.keys("\x1b[1;5F");
    seat.at_once("9. Garanzia\r- Avvio della garanzia\tnoi\r- Verifica finale\tditta\t30 g da Avvio della g\r");
    seat.sees("- Verifica finale | ditta | 30 g da Avvio della g");
    seat.sees("- Avvio della garanzia | noi");
    // The same marked, with the line ends of another system.
    seat.at_once("\x1b[200~Chiusura\tnoi\r\n\x1b[201~");
    seat.sees("- Chiusura | noi");
    assert!(!seat.file().exists(), "a paste saves nothing");
    seat.keys("\x13");
    seat.sees("Motivo");
    seat.sees("nuovo: fase \"Garanzia\"");
    seat.keys("\r");
    seat.sees("Cambia il cronoprogramma di tutti");
    seat.keys("\x1b[C\r");
    seat.sees("Cambiato: cronoprogramma, 5 valori");
    let saved = std::fs::read_to_string(seat.file()).unwrap();
    for label in [
        "Garanzia",
        "Avvio della garanzia",
        "Verifica finale",
        "Chiusura",
    ] {
        assert!(saved.contains(label), "{label}");
    }
    seat.keys("qq");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn a_text_that_was_open_when_the_line_dropped_waits_on_the_list() {
    let mut seat = Seat::begun();
    seat.keys("m");
    seat.sees("Titolo");
    seat.keys("e");
    seat.sees("CRONOPROGRAMMA COME TESTO");
    seat.at_once("\x1b[1;5F\x1b[200~9. Garanzia\n- Avvio della garanzia | noi\x1b[201~");
    seat.sees("- Avvio della garanzia | noi");
    seat.lets_go.store(true, Ordering::SeqCst);
    seat.keys(" ");
    drop(seat.keyboard.take());
    drop(seat.master.take());
    seat.ends();
    assert_eq!(seat.unfinished().len(), 1);
    let seat = seat.again(&[]);
    let mut seat = seat.chosen("Con quale cronoprogramma", "registrare l'aggiudicazione");
    seat.sees("Invio riprende il modulo");
    seat.keys("\r");
    // Where the cursor stood: behind what was pasted.
    seat.sees("riga 83 di 83");
}
