//! How bad what a monitoring plug-in finds is, and the exit code and the word for it, after the Monitoring
//! Plugins Development Guidelines.

/// What a plug-in says, by its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 0: nothing to do.
    Ok,
    /// 1: somebody should look.
    Warning,
    /// 2: something is late.
    Critical,
    /// 3: it is not known.
    Unknown,
}

impl Level {
    /// The exit code.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Warning => 1,
            Self::Critical => 2,
            Self::Unknown => 3,
        }
    }

    /// The word at the beginning of the line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// The worse of two: what is late comes before what is not known.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        let rank = |level| match level {
            Self::Ok => 0,
            Self::Unknown => 1,
            Self::Warning => 2,
            Self::Critical => 3,
        };
        if rank(other) > rank(self) {
            other
        } else {
            self
        }
    }
}
