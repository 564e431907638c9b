//! A text as lines, and a line as its kind, its cells, its names and its JSON.

use serde_json::{Map, Value};

use crate::words::notation::{Keyword, TextFaultKind};

use super::fault::TextFaults;
use super::glyph::{Glyph, Slice, TextSpan, fold, glyphs};
use super::line_kind::{COMMENT, LineKind, is_marked_heading, is_ruled, kind, no_kind};

/// The most letters a line may have, its JSON not counted.
const LETTERS_MAX: usize = 20_000;
/// The most lines a text may have.
const LINES_MAX: usize = 20_000;

/// What is said in JSON, and where.
type PlacedJson = (Map<String, Value>, TextSpan);

/// A line as its letters.
pub(super) struct TextRow {
    pub kind: LineKind,
    number: usize,
    glyphs: Vec<Glyph>,
    /// Where what it says begins.
    column: usize,
    /// What it says in JSON, and where.
    pub json: Option<PlacedJson>,
}

/// The names that a line ends with.
#[derive(Default)]
pub(super) struct Ids<'l> {
    /// Its own.
    pub own: Option<Slice<'l>>,
    /// Those of its parts.
    pub parts: Vec<Slice<'l>>,
}

/// A line, ready to be understood.
pub(super) struct CellLine<'l> {
    pub row: &'l TextRow,
    pub cells: Vec<Slice<'l>>,
    pub ids: Ids<'l>,
}

/// The rows of a text that say something, and how many are comments.
pub(super) fn rows(text: &str, faults: &mut TextFaults) -> (Vec<TextRow>, usize) {
    let text = text.trim_start_matches('\u{feff}');
    let mut comments = 0;
    let mut rows = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        if number >= LINES_MAX {
            let span = TextSpan {
                line: number,
                start: 0,
                end: 1,
            };
            faults.at(span, TextFaultKind::TooLong);
            break;
        }
        let line = line.trim_end_matches('\r');
        let blank = |char: char| char.is_whitespace() || char == '\u{feff}';
        let bare = line.trim_start_matches(blank);
        if bare.is_empty() {
            continue;
        }
        let column = line.chars().count() - bare.chars().count();
        if bare.starts_with(COMMENT) {
            comments += 1;
            if is_marked_heading(bare) {
                let end = column + bare.trim_end().chars().count();
                let span = TextSpan {
                    line: number,
                    start: column,
                    end,
                };
                faults.at(span, TextFaultKind::MarkedPhase);
            }
            continue;
        }
        rows.extend(row(number, bare, column, faults));
    }
    (rows, comments)
}

fn row(number: usize, bare: &str, column: usize, faults: &mut TextFaults) -> Option<TextRow> {
    let whole = TextSpan {
        line: number,
        start: column,
        end: column + bare.trim_end().chars().count(),
    };
    if is_ruled(bare) {
        return None;
    }
    let Some((kind, marker)) = kind(bare) else {
        faults.at(whole, no_kind(bare));
        return None;
    };
    let behind = bare.chars().nth(marker);
    if matches!(kind, LineKind::Phase(_)) && behind.is_some_and(|char| char.is_ascii_digit()) {
        faults.at(whole, TextFaultKind::SubPhase);
        return None;
    }
    // A list of a word processor has a tab between its sign and its text.
    let behind = bare.chars().skip(marker);
    let marker = marker + behind.take_while(|char| char.is_whitespace()).count();
    let body: String = bare.chars().skip(marker).collect();
    let column = column + marker;
    let (said, json) = without_json(number, &body, column, kind, faults);
    if said.chars().count() > LETTERS_MAX {
        faults.at(
            TextSpan {
                end: column + 1,
                ..whole
            },
            TextFaultKind::TooLong,
        );
        return None;
    }
    Some(TextRow {
        kind,
        number,
        glyphs: glyphs(&said, column),
        column,
        json,
    })
}

/// A line without what it says in JSON, and that.
fn without_json(
    number: usize,
    body: &str,
    column: usize,
    kind: LineKind,
    faults: &mut TextFaults,
) -> (String, Option<PlacedJson>) {
    let head = if kind == LineKind::Head {
        head_json(body)
    } else {
        None
    };
    let Some((start, value)) = head.or_else(|| braced_json(body)) else {
        return (body.to_owned(), None);
    };
    let json = &body[value..];
    let at = |byte: usize| column + body[..byte].chars().count();
    let mut stream = serde_json::Deserializer::from_str(json).into_iter::<Map<String, Value>>();
    let read = stream.next();
    let end = value + stream.byte_offset();
    let rest = body[end..].trim_start();
    let is_head = head.is_some();
    let closed = if is_head {
        rest.is_empty()
    } else {
        rest.starts_with('}')
    };
    let span = |start: usize, end: usize| TextSpan {
        line: number,
        start: at(start),
        end: at(end).max(at(start) + 1),
    };
    match read {
        Some(Ok(map)) if closed => {
            let behind = if is_head { "" } else { &rest[1..] };
            let said = format!("{}{behind}", &body[..start]);
            return (said, Some((map, span(start, end))));
        }
        Some(Ok(_)) => faults.at(span(end, body.len()), TextFaultKind::Unclosed),
        Some(Err(_)) | None => faults.at(span(value, body.trim_end().len()), TextFaultKind::Json),
    }
    (body[..start].to_owned(), None)
}

/// Where the JSON of a key of the head begins: what stands before it is kept, and where the value is.
fn head_json(body: &str) -> Option<(usize, usize)> {
    let colon = body.find(':')?;
    let key = body[..colon].trim();
    key.eq_ignore_ascii_case("json")
        .then_some((colon + 1, colon + 1))
}

/// Where `{json: …}` begins, and where its value.
fn braced_json(body: &str) -> Option<(usize, usize)> {
    let mut escaped = false;
    for (at, char) in body.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        escaped = char == '\\';
        if char != '{' {
            continue;
        }
        let inside = body[at + 1..].trim_start();
        let word = inside
            .get(..4)
            .is_some_and(|word| word.eq_ignore_ascii_case("json"));
        let rest = if word { inside[4..].trim_start() } else { "" };
        if let Some(value) = rest.strip_prefix(':') {
            return Some((at, body.len() - value.len()));
        }
    }
    None
}

impl TextRow {
    /// All that it says, but for its JSON.
    pub(super) fn whole(&self) -> Slice<'_> {
        Slice::new(self.number, &self.glyphs, self.column)
    }

    /// Where it stands.
    pub(super) fn span(&self) -> TextSpan {
        let whole = self.whole().trimmed();
        let json = self.json.as_ref().map(|(_, span)| *span);
        if whole.is_empty() { json } else { None }.unwrap_or_else(|| whole.span())
    }

    /// The line in its parts.
    pub(super) fn line(&self) -> CellLine<'_> {
        let cells = self.whole().split(is_bar).into_iter();
        let mut cells: Vec<_> = cells.map(Slice::trimmed).collect();
        // The table of a word processor may end with empty cells.
        while cells.len() > 1 && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        let mut ids = Ids::default();
        let first = cells.len() == 1;
        if let Some(last) = cells.last_mut()
            && let Some((before, names)) = last.ending_in('[')
            && (first || !expects_reference(before))
        {
            *last = before;
            let mut parts = names.split(|char| char == ':').into_iter();
            ids.own = parts
                .next()
                .map(Slice::trimmed)
                .filter(|own| !own.is_empty());
            let parts = parts.flat_map(Slice::at_commas);
            ids.parts = parts.filter(|part| !part.is_empty()).collect();
        }
        if cells.len() > 1 && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        CellLine {
            row: self,
            cells,
            ids,
        }
    }
}

/// Whether a sign parts cells.
fn is_bar(char: char) -> bool {
    char == '|' || char == '\t'
}

impl CellLine<'_> {
    /// Whether nothing parts it in cells, not even empty ones.
    pub(super) fn is_one_cell(&self) -> bool {
        self.row.whole().split(is_bar).len() == 1
    }
}

/// Whether a name in brackets that follows is one that is referred to.
fn expects_reference(before: Slice<'_>) -> bool {
    let words = before.folded();
    let ends_in_sign = words.ends_with(['+', ',']);
    let ends = |keyword: &Keyword| {
        let mut spellings = keyword.spellings().map(|(_, word)| fold(word));
        spellings.any(|word| words == word || words.ends_with(&format!(" {word}")))
    };
    ends_in_sign || Keyword::BEFORE_A_REFERENCE.iter().any(ends)
}
