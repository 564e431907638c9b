//! What a terminal sends that no finger sent, at the real program: nothing is recorded, nothing moves, and nobody is
//! locked out.

use super::*;

/// What means nothing, wherever it comes.
const NOTHING: &[&[u8]] = &[
    // The mouse and the wheel, in each form of report; the focus.
    b"\x1b[<0;10;10M",
    b"\x1b[<0;10;10m",
    b"\x1b[<64;5;5M",
    b"\x1b[<65;5;5M\x1b[<65;5;5M",
    b"\x1b[M !!",
    b"\x1b[M`\xc3\xa0!",
    b"\x1b[32;10;10M",
    b"\x1b[I",
    b"\x1b[O",
    // Answers to questions that others asked.
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    b"\x9d11;rgb:1e1e/1e1e/2e2e\x9c",
    b"\x1bP>|kitty(0.35)\x1b\\",
    b"\x1bP1+r5463=1b\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^private\x1b\\",
    b"\x1bXstring\x1b\\",
    b"\x1b[?62;22c",
    b"\x1b[12;40R",
    b"\x1b[?2026;2$y",
    b"\x1b[8;24;80t",
    // Keys that are none here, and what is only let go.
    b"\x1b[1;1:3B",
    b"\x1b[13;1:3u",
    b"\x1b[113;1:3u",
    b"\x1b[57441;2u",
    b"\x1bNq",
    b"\x1bOE",
];
/// What moves, and does no more: arrows of rxvt with Ctrl and Shift, of xterm, and the ends of the list.
const MOVES: &[&[u8]] = &[
    b"\x1bOa",
    b"\x1bOb",
    b"\x1b[a",
    b"\x1b[b",
    b"\x1b[1;2B",
    b"\x1b[1;5A",
    b"\x1b[7~",
    b"\x1b[8~",
    b"\x1b[7$",
    b"\x1b[8^",
    b"\x1b[5@",
];
/// What of rxvt goes sideways.
const SIDEWAYS: &[&[u8]] = &[b"\x1bOc", b"\x1bOd", b"\x1b[c", b"\x1b[d"];

/// The moment that a hand needs before it presses Enter.
fn lift_the_hand() {
    std::thread::sleep(Duration::from_millis(60));
}

/// The list of a new dossier.
fn new_dossier() -> Seat {
    let mut seat = Seat::begun();
    seat.sees("Fascicolo nuovo");
    seat
}

/// The form of the first date, open over that list.
fn new_record() -> Seat {
    let mut seat = new_dossier();
    seat.keys("\r");
    seat.sees("REGISTRA  Aggiudicazione");
    seat
}

impl Seat {
    fn bytes(&mut self, bytes: &[u8]) {
        self.keyboard.as_mut().unwrap().write_all(bytes).unwrap();
    }

    /// Opens the help and closes it again: whatever came before has been dealt with, and left no form, no question
    /// and no other view.
    fn looks_at_the_help(&mut self) {
        self.keys("\x1bOP");
        self.sees("AIUTO");
        self.keys("\x1b");
        // A frame may come in pieces; its last word is that of the key to the help, or to take an answer.
        self.until("the help is closed", |seat| {
            let screen = seat.screen.screen().contents();
            let is_whole = ["aiuto", "Invio"]
                .iter()
                .any(|word| screen.trim_end().ends_with(word));
            !screen.contains("AIUTO") && is_whole
        });
    }

    /// What means nothing leaves the screen as it is, byte for byte.
    fn ignores_what_means_nothing(&mut self) {
        self.looks_at_the_help();
        let before = self.screen.screen().contents();
        for bytes in NOTHING {
            self.bytes(bytes);
            self.looks_at_the_help();
            let after = self.screen.screen().contents();
            assert_eq!(after, before, "{}", bytes.escape_ascii());
        }
    }

    /// A day without its year is typed, in two pieces as a hand types it, and understood.
    fn types_a_day(&mut self) {
        self.keys("15");
        self.keys("/8");
        self.sees("= ven 15/08/2025");
    }

    fn quits(&mut self) {
        self.keys("q");
        assert_eq!(self.ends(), 0);
    }

    fn shows(&self, text: &str) -> bool {
        self.screen.screen().contents().contains(text)
    }
}

#[test]
fn what_no_finger_sent_does_nothing_on_the_list() {
    let mut seat = new_dossier();
    seat.ignores_what_means_nothing();
    for bytes in MOVES.iter().chain(SIDEWAYS) {
        seat.bytes(bytes);
        seat.looks_at_the_help();
        assert!(
            seat.shows("Fascicolo nuovo") && !seat.shows("REGISTRA"),
            "{}",
            bytes.escape_ascii()
        );
    }
    assert!(!seat.file().exists());
    seat.quits();
}

#[test]
fn what_no_finger_sent_does_nothing_in_a_form() {
    let mut seat = new_record();
    seat.types_a_day();
    seat.ignores_what_means_nothing();
    assert!(!seat.file().exists());
}

#[test]
fn a_keypad_in_its_other_mode_is_what_is_printed_on_it() {
    let mut seat = new_dossier();
    // The phase of that number, and not the letters q, u, s.
    for key in [b"\x1bOq", b"\x1bOu", b"\x1bOs", b"\x1bOw", b"\x1bOn"] {
        seat.bytes(key);
        seat.looks_at_the_help();
    }
    seat.keys("1");
    lift_the_hand();
    seat.bytes(b"\x1bOM");
    seat.sees("REGISTRA  Aggiudicazione");
    seat.bytes(b"\x1bOq\x1bOu\x1bOo\x1bOx");
    seat.sees("= ven 15/08/2025");
    lift_the_hand();
    seat.bytes(b"\x1bOM");
    seat.sees("Salvato: Aggiudicazione, ven 15/08/2025.");
}

#[test]
fn keys_that_break_the_grammar_are_known() {
    let mut seat = new_dossier();
    // F1 of SCO keys, of the Linux console, of `PuTTY`.
    for help in [&b"\x1b[M"[..], b"\x1b[[A", b"\x1b[11~", b"\x1bOP"] {
        seat.bytes(help);
        seat.sees("AIUTO");
        seat.keys("\x1b");
        seat.until("the help is closed", |seat| !seat.shows("AIUTO"));
    }
    seat.keys("\r\t");
    seat.sees("REGISTRA");
    seat.keys("xy");
    seat.keys("z");
    seat.sees(" xyz");
    // st: Home and Delete; rxvt: Home, and Shift with Delete.
    seat.bytes(b"\x1b[H\x1b[P");
    seat.until("a letter less", |seat| {
        seat.shows(" yz") && !seat.shows("xyz")
    });
    seat.bytes(b"\x1b[7~\x1b[3$");
    seat.until("and another", |seat| !seat.shows("yz"));
    // The Linux console: Shift-Tab, back to the date.
    seat.bytes(b"\x1b\t");
    seat.types_a_day();
    assert!(!seat.file().exists());
}

#[test]
fn a_keyboard_protocol_that_was_left_on_locks_nobody_out() {
    let mut seat = new_dossier();
    seat.bytes(b"\x1b[13;129u\x1b[13;129:3u");
    seat.sees("REGISTRA");
    seat.bytes(b"\x1b[27;129u");
    seat.until("the form is left", |seat| !seat.shows("REGISTRA"));
    // One that is held is one Enter, and a release is none.
    lift_the_hand();
    seat.bytes(b"\x1b[13u\x1b[13;1:2u\x1b[13;1:2u\x1b[13;1:3u");
    seat.sees("REGISTRA");
    seat.looks_at_the_help();
    seat.sees("REGISTRA");
    assert!(!seat.file().exists());
    seat.bytes(b"\x1b[99;5u");
    assert_eq!(seat.ends(), 0);
    seat.terminal_is_given_back();
}

#[test]
fn a_character_that_a_slow_line_cuts_is_one_character() {
    let mut seat = new_dossier();
    seat.keys("n");
    seat.sees("NOTA");
    for _ in 0..100 {
        seat.keys("\x15");
        let begun = Instant::now();
        seat.bytes(b"\xc3");
        std::thread::sleep(Duration::from_millis(50));
        seat.bytes(b"\xa0");
        // A machine so busy that it did not even write in time proves nothing.
        if begun.elapsed() < Duration::from_millis(100) {
            seat.sees("à");
            assert!(!seat.shows("Ã"));
            return;
        }
    }
}

#[test]
fn a_text_pasted_on_the_list_is_no_row_of_commands() {
    let mut seat = new_dossier();
    seat.keys("\r\r");
    seat.sees("Salvato: Aggiudicazione");
    let before = std::fs::read(seat.file()).unwrap();
    seat.looks_at_the_help();
    for text in [
        "nota urgente\r",
        "e 15\r",
        "e15\ry",
        "quit",
        "nx\r",
        "Prot. 77/2026 del 3/5\r\n",
    ] {
        seat.at_once(text);
        seat.sees("Ignorato: molti tasti in un colpo");
        seat.looks_at_the_help();
        assert!(!seat.shows("Ignorato"));
        seat.at_once(&format!("\x1b[200~{text}\x1b[201~"));
        seat.sees("Ignorato: qui un testo incollato");
        seat.looks_at_the_help();
        assert!(!seat.shows("Ignorato"));
    }
    // A key held down is no text.
    seat.keys("jjjjjjjj");
    seat.looks_at_the_help();
    assert!(!seat.shows("Ignorato"));
    assert_eq!(std::fs::read(seat.file()).unwrap(), before);
    seat.quits();
}

#[test]
fn a_text_pasted_in_a_form_does_not_press_enter() {
    let mut seat = new_dossier();
    seat.keys("\r\t");
    seat.sees("REGISTRA");
    seat.at_once("77/2026\r");
    seat.sees("Invio è arrivato insieme al testo");
    seat.sees("77/2026");
    assert!(!seat.file().exists());
    seat.keys("\x15");
    seat.until("an empty field", |seat| !seat.shows("77/2026"));
    seat.at_once("Determina\rn. 12\r");
    seat.sees("Determina n. 12");
    assert!(!seat.file().exists());
    seat.keys("\r");
    seat.sees("Salvato: Aggiudicazione");
}

#[test]
fn a_key_after_an_escape_never_reaches_the_form_that_was_left() {
    for typed in [
        &b"\x1b5\r"[..],
        b"\x1b5\r\r\r",
        b"\x1b\r",
        b"\x1b[\r",
        b"\x1bO\r",
        b"\x1b1/8/25\r",
        b"\x1b[53;3u\r",
        b"\x1b\x1b[B\r",
        b"\x1b[1;3B\r",
        b"\x1b[27u\r",
    ] {
        let mut seat = new_record();
        seat.bytes(typed);
        seat.until("the form is left", |seat| !seat.shows("REGISTRA"));
        seat.looks_at_the_help();
        assert!(!seat.file().exists(), "{}", typed.escape_ascii());
    }
    // With text in the form it asks, and what came with the Escape answers nothing.
    let mut seat = new_dossier();
    seat.keys("\r\t");
    seat.sees("REGISTRA");
    seat.keys("77");
    seat.sees(" 77");
    let form = seat.screen.screen().contents();
    seat.bytes(b"\x1b1\r\r");
    seat.until("the question", |seat| {
        seat.screen.screen().contents() != form
    });
    seat.looks_at_the_help();
    assert!(seat.shows(" 77"));
    assert!(!seat.file().exists());
}

#[test]
fn an_answer_without_an_end_gives_the_keyboard_back() {
    for begun in [&b"\x1b]11;rgb:"[..], b"\x1bP1$r", b"\x1b_G", b"\x9d0;"] {
        let mut seat = new_dossier();
        seat.bytes(begun);
        let begun = Instant::now();
        // Typing on is answered without a longer wait.
        while !seat.shows("AIUTO") {
            assert!(begun.elapsed() < PATIENCE);
            seat.keys("?");
            if let Ok(bytes) = seat.output.recv_timeout(Duration::from_millis(50)) {
                seat.screen.process(&bytes);
            }
        }
        assert!(!seat.file().exists());
    }
}

#[test]
fn what_a_program_that_died_left_on_is_switched_off_and_the_wheel_given_back() {
    let mut seat = new_dossier();
    let begun = String::from_utf8_lossy(&seat.sent).into_owned();
    let off = "\x1b[?1007s\x1b[?1000;1002;1003;1004;1005;1006;1007;1015l\x1b>\x1b[?1049h";
    assert!(begun.starts_with(off), "{begun:?}");
    seat.quits();
    let stream = String::from_utf8_lossy(&seat.sent).into_owned();
    assert!(
        stream.contains("\x1b[?1000;1002;1003;1004;1005;1006;1015l\x1b>"),
        "{stream:?}"
    );
    assert!(
        stream.ends_with("\x1b[?1049l\x1b[?1007h\x1b[?1007r"),
        "{stream:?}"
    );

    // The terminal agrees.
    let mut screen = vt100::Parser::default();
    screen.process(b"\x1b[?1003h\x1b[?1006h\x1b=");
    screen.process(begun.as_bytes());
    let screen = screen.screen();
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert_eq!(
        screen.mouse_protocol_encoding(),
        vt100::MouseProtocolEncoding::Default
    );
    assert!(!screen.application_keypad());
}
