//! Where the columns of the list of dossiers are: the wider the screen, the more of them.

/// A column: where it begins, and where the next one does.
pub(super) type Column = (u16, u16);

/// Where the columns are, by the width of the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct PortfolioColumns {
    /// All of them.
    pub(super) width: u16,
    /// Where numbers end.
    pub(super) number: u16,
    pub(super) title: Column,
    pub(super) due: Option<u16>,
    pub(super) left: u16,
    pub(super) state: Column,
    /// Who must act; where it is missing, what is due says so where it is us.
    pub(super) who: Option<Column>,
    pub(super) what: Option<Column>,
    pub(super) supplier: Option<Column>,
    pub(super) cig: Option<Column>,
    pub(super) file: Option<Column>,
}

impl PortfolioColumns {
    pub(super) fn of(width: u16, rows: usize) -> Self {
        let digits = u16::try_from(rows.to_string().len()).unwrap_or(2);
        let number = if digits <= 2 { 5 } else { 4 + digits };
        let narrow = Self {
            width,
            number,
            title: (number + 1, width.saturating_sub(7)),
            due: None,
            left: width.saturating_sub(1),
            state: (width, width),
            who: None,
            what: None,
            supplier: None,
            cig: None,
            file: None,
        };
        let at = |title: u16, due: u16, left: u16| Self {
            title: (number + 1, title),
            due: Some(due),
            left,
            state: (left + 2, left + 16),
            ..narrow
        };
        match width {
            160.. => {
                // What is wider goes to the names, which have no longest.
                let cig = 130 + (width - 160) / 2;
                let file = cig + 11;
                Self {
                    who: Some((69, 78)),
                    what: Some((79, 103)),
                    supplier: Some((104, cig - 1)),
                    cig: Some((cig, file - 1)),
                    file: Some((file, width)),
                    ..at(36, 37, 52)
                }
            }
            100.. => Self {
                who: Some((73, 82)),
                what: Some((83, width.min(107))),
                supplier: (width >= 130).then_some((108, width)),
                ..at(40, 41, 56)
            },
            80.. => Self {
                what: Some((63, width)),
                ..at(30, 31, 46)
            },
            60.. => Self {
                who: Some((57, width)),
                ..at(25, 26, 40)
            },
            40.. => Self {
                title: (number + 1, 19),
                left: 24,
                state: (26, 40),
                ..narrow
            },
            _ => narrow,
        }
    }
}
