//! The dialects of a table: for programs, and for an Italian office.

use std::str::FromStr;

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// For programs.
    #[default]
    Rfc4180,
    /// For a double click in an Italian office.
    ExcelIt,
}

impl Dialect {
    /// Both, in the order of the help.
    pub const ALL: [Self; 2] = [Self::Rfc4180, Self::ExcelIt];

    /// What is typed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rfc4180 => "rfc4180",
            Self::ExcelIt => "excel-it",
        }
    }

    pub(super) const fn separator(self) -> u8 {
        match self {
            Self::Rfc4180 => b',',
            Self::ExcelIt => b';',
        }
    }
}

impl FromStr for Dialect {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut all = Self::ALL.into_iter();
        all.find(|dialect| dialect.as_str() == text).ok_or(())
    }
}
