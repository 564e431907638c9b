//! What comes of a key or a paste in a field.

/// What came of a key or a paste in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// It meant nothing here.
    Nothing,
    /// The cursor moved, and nothing else.
    Moved,
    /// It was taken in.
    Whole,
    /// So many characters did not fit, and none of them went in.
    Refused(usize),
}
