//! The keys of the head as they are typed, and the few words of their values that stand elsewhere as well.

use crate::words::Lang;
use crate::words::notation::Keyword;

use super::glyph::Slice;
use super::line::CellLine;
use super::line_kind::LineKind;

/// The words of the rule for last days, the longer first.
pub(super) const RULES: [(Keyword, &str); 4] = [
    (Keyword::CivilLocal, "civil_local"),
    (Keyword::Civil, "civil"),
    (Keyword::Nominal, "nominal"),
    (Keyword::Eu, "eu1182"),
];

/// A key of the head with its language, as it is typed, and its value.
type HeadEntry<'l> = (Option<(Keyword, Lang)>, Slice<'l>, Slice<'l>);

/// What a line of the head says.
pub(super) fn entry<'l>(line: &CellLine<'l>) -> Option<HeadEntry<'l>> {
    if line.row.kind != LineKind::Head {
        return None;
    }
    let whole = line.row.whole();
    let colon = whole.find(|slice, at| slice.from(at).begins(':'));
    let colon = colon.unwrap_or(whole.len());
    let key = whole.to(colon).trimmed();
    let value = whole.from((colon + 1).min(whole.len())).trimmed();
    let known = Keyword::KEYS.into_iter().find_map(|keyword| {
        let (lang, rest) = key.spelled(keyword)?;
        rest.is_empty().then_some((keyword, lang))
    });
    Some((known, key, value))
}

/// The language of labels: that of the first key.
pub(super) fn first_language(lines: &[CellLine<'_>]) -> Lang {
    let keys = lines.iter().filter_map(entry);
    let mut known = keys.filter_map(|(known, ..)| known);
    let first = known.find(|(keyword, _)| *keyword != Keyword::Json);
    first.map_or_else(Lang::default, |(_, lang)| lang)
}
