//! The table of facts: each kind of thing that a dossier holds is one row, and there is no other list of them.
//!
//! From its row a kind gets its list in the [`Dossier`](super::Dossier) and in the file, its
//! [`Edit`](super::Edit) and its [`Slot`](super::Slot), the way an edit of it is made and taken back, and how it
//! is found, numbered and compared. So a new kind is a row and its type. What a kind means, and whether it
//! may be written, is never decided here.

/// Gives the table to a macro, in the order of the file. A row:
///
/// ```text
/// /// The list, as the schema describes it.
/// list: Type {
///     /// The kind, as the schema describes it.
///     name(what: Names, it: InItsList),
///     number (n: u32)         where the facts stand in the order of numbers that are never given twice,
///     at place                where one that comes back is put where it stood,
///     "before", "after",      as the schema describes the values of an edit,
///     with key: Type          where an edit names it once more
/// }
/// ```
macro_rules! facts {
    ($made:ident) => {
        $made! {
            /// The dates, in the order they were first recorded.
            records: Record {
                /// The record of an event.
                record(event: Event), at place,
                "Its record before.", "Its record after.",
                with
                /// The event.
                event: Event
            }
            /// The items that milestones are made of.
            items: Item {
                /// An item of a milestone.
                item(milestone: MilestoneId, id: ItemId), at place,
                "The item before.", "The item after."
            }
            /// The requests, in the order they were opened.
            requests: Request {
                /// An entry of a register.
                request(register: ClockId), number (n: u32),
                "The request before.", "The request after."
            }
            /// The suspensions.
            suspensions: Suspension {
                /// A suspension, with its end once it has one.
                suspension(), number (n: u32),
                "The suspension before.", "The suspension after."
            }
            /// The extensions.
            extensions: Extension {
                /// An extension.
                extension(), number (n: u32),
                "The extension before.", "The extension after."
            }
            /// The promised dates.
            expected: Expectation {
                /// The date promised for an event.
                expectation(event: Event), at place,
                "The promise before.", "The promise after."
            }
            /// The notes.
            notes: Note {
                /// A note.
                note(), number (n: u32),
                "The note before.", "The note after."
            }
        }
    };
}
pub(crate) use facts;
