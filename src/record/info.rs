//! Facts about the contract under `info`, and how a ceiling on suspensions is written: values of the plan
//! that have a form of their own. What may be set at all is in `setting.rs`.

use crate::plan::{Ceiling, Info};

/// A fact about the contract under `info`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is documented in plan::Info")]
pub enum InfoField {
    Title,
    ShortTitle,
    Cup,
    Cig,
    Supplier,
    Rup,
    Dec,
    NetAmount,
}

impl InfoField {
    /// All fields, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::ShortTitle,
        Self::Cup,
        Self::Cig,
        Self::Supplier,
        Self::Rup,
        Self::Dec,
        Self::NetAmount,
    ];

    /// Whether a text looks like such a fact: a CUP is fifteen capital letters and digits and begins
    /// with a letter, a CIG is ten of them; anything else is free.
    #[must_use]
    pub fn may_be(self, text: &str) -> bool {
        let is_code = |length: usize| {
            let mut bytes = text.bytes();
            text.len() == length && bytes.all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        match self {
            Self::Cup => is_code(15) && text.starts_with(|c: char| c.is_ascii_uppercase()),
            Self::Cig => is_code(10),
            _ => true,
        }
    }

    /// The name after `info.`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::ShortTitle => "short_title",
            Self::Cup => "cup",
            Self::Cig => "cig",
            Self::Supplier => "supplier",
            Self::Rup => "rup",
            Self::Dec => "dec",
            Self::NetAmount => "net_amount",
        }
    }
}

pub(super) fn info_text(info: &Info, field: InfoField) -> Option<&String> {
    match field {
        InfoField::Title => info.title.as_ref(),
        InfoField::ShortTitle => info.short_title.as_ref(),
        InfoField::Cup => info.cup.as_ref(),
        InfoField::Cig => info.cig.as_ref(),
        InfoField::Supplier => info.supplier.as_ref(),
        InfoField::Rup => info.rup.as_ref(),
        InfoField::Dec => info.dec.as_ref(),
        InfoField::NetAmount => None,
    }
}

pub(super) fn info_slot(info: &mut Info, field: InfoField) -> Option<&mut Option<String>> {
    Some(match field {
        InfoField::Title => &mut info.title,
        InfoField::ShortTitle => &mut info.short_title,
        InfoField::Cup => &mut info.cup,
        InfoField::Cig => &mut info.cig,
        InfoField::Supplier => &mut info.supplier,
        InfoField::Rup => &mut info.rup,
        InfoField::Dec => &mut info.dec,
        InfoField::NetAmount => return None,
    })
}

/// A ceiling in its one spelling: "25% 6m", and where the plan names the clocks that are counted,
/// "25% 6m of works".
pub(super) fn spelled(ceiling: &Ceiling) -> Option<String> {
    let percent = ceiling.percent.map(|percent| format!("{percent}%"));
    let limit = ceiling.limit.map(|limit| limit.to_string());
    let mut words: Vec<String> = percent.into_iter().chain(limit).collect();
    if !ceiling.of.is_empty() {
        words.push("of".to_owned());
        words.extend(ceiling.of.iter().map(ToString::to_string));
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// A part of the duration and a time, each at most once and in either order.
pub(super) fn read_ceiling(text: &str) -> Option<Ceiling> {
    let mut ceiling = Ceiling {
        percent: None,
        limit: None,
        of: Vec::new(),
    };
    let mut words = text.split_whitespace();
    for word in words.by_ref() {
        if word == "of" {
            ceiling.of = words.map(str::parse).collect::<Result<_, _>>().ok()?;
            if ceiling.of.is_empty() {
                return None;
            }
            break;
        }
        let is_second = match word.strip_suffix('%') {
            Some(percent) => ceiling.percent.replace(percent.parse().ok()?).is_some(),
            None => ceiling.limit.replace(word.parse().ok()?).is_some(),
        };
        if is_second {
            return None;
        }
    }
    spelled(&ceiling).map(|_| ceiling)
}
