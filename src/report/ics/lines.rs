//! The last look at the bytes of a calendar, where its writer does not keep to RFC 5545 by itself.
//!
//! The writer stamps every alarm with the present time, which an alarm has no property for and which
//! would make every file differ; and it folds the lines after the first at 76 octets. Lines end where
//! they must here, never in a blank, which careless readers cut off.

/// The most octets of a line, its end not counted.
const OCTETS: usize = 75;

/// The calendar with its alarms without a stamp and its lines folded.
pub(super) fn tidied(calendar: &str) -> String {
    let whole = calendar.replace("\r\n ", "");
    let mut out = String::with_capacity(calendar.len() + calendar.len() / OCTETS);
    let mut in_alarm = false;
    for line in whole.split_terminator("\r\n") {
        match line {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            _ if in_alarm && line.starts_with("DTSTAMP:") => continue,
            _ => {}
        }
        fold(line, &mut out);
        out.push_str("\r\n");
    }
    out
}

/// A line in pieces of so many octets, cut between two characters.
fn fold(mut line: &str, out: &mut String) {
    let mut room = OCTETS;
    while line.len() > room {
        let is_boundary = |at: &usize| line.is_char_boundary(*at);
        let most = (1..=room).rev().find(is_boundary).unwrap_or(room);
        let piece = line[..most].trim_end();
        // A line of nothing but blanks has to be cut in them.
        let cut = if piece.is_empty() { most } else { piece.len() };
        out.push_str(&line[..cut]);
        out.push_str("\r\n ");
        line = &line[cut..];
        // The blank it begins with is one of them.
        room = OCTETS - 1;
    }
    out.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(line: &str) -> String {
        let mut out = String::new();
        fold(line, &mut out);
        out
    }

    #[test]
    fn lines_are_cut_between_characters_and_never_behind_a_blank() {
        assert_eq!(folded(&"a".repeat(75)), "a".repeat(75));
        let long = folded(&"a".repeat(150));
        assert_eq!(
            long,
            format!("{}\r\n {}\r\n a", "a".repeat(75), "a".repeat(74))
        );
        let wide = folded(&"è".repeat(80));
        let longest = wide.split("\r\n").map(str::len).max();
        assert_eq!(
            (longest, wide.replace("\r\n ", "")),
            (Some(75), "è".repeat(80))
        );
        let blanks = format!("{} {}", "a".repeat(74), "b".repeat(10));
        assert_eq!(
            folded(&blanks),
            format!("{}\r\n  {}", "a".repeat(74), "b".repeat(10))
        );
        assert_eq!(
            folded(&" ".repeat(200)).replace("\r\n ", ""),
            " ".repeat(200)
        );
    }

    #[test]
    fn an_alarm_loses_its_stamp_and_an_event_keeps_it() {
        let calendar = "BEGIN:VEVENT\r\nDTSTAMP:1\r\nBEGIN:VALARM\r\nDTSTAMP:2\r\nEND:VALARM\r\nEND:VEVENT\r\n";
        assert_eq!(
            tidied(calendar),
            "BEGIN:VEVENT\r\nDTSTAMP:1\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        );
    }
}
