//! The table of facts: each kind of thing that a dossier holds is one row, and there is no other list of them;
//! beside it, the table of what people do.
//!
//! From its row a kind gets its list in the [`Dossier`](super::Dossier) and in the file, its
//! [`Edit`](super::Edit) and its [`Slot`](super::Slot), the way an edit of it is made and taken back, and how it
//! is found, numbered and compared. What else is asked of every kind, its type answers: see
//! [`FactType`](super::fact_type::FactType). So a new kind is a row and its type. What a kind means, and whether it
//! may be written, is never decided here.

/// Gives the table to a macro, in the order of the file. A row:
///
/// ```text
/// /// The list, as the schema describes it.
/// list: Type in file {
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
            records: Record in fact {
                /// The record of an event.
                record(event: Event), at place,
                "Its record before.", "Its record after.",
                with
                /// The event.
                event: Event
            }
            /// The items that milestones are made of.
            items: Item in fact {
                /// An item of a milestone.
                item(milestone: MilestoneId, id: ItemId), at place,
                "The item before.", "The item after."
            }
            /// The requests, in the order they were opened.
            requests: Request in fact {
                /// An entry of a register.
                request(register: ClockId), number (n: u32),
                "The request before.", "The request after."
            }
            /// The suspensions.
            suspensions: Suspension in act {
                /// A suspension, with its end once it has one.
                suspension(), number (n: u32),
                "The suspension before.", "The suspension after."
            }
            /// The extensions.
            extensions: Extension in act {
                /// An extension.
                extension(), number (n: u32),
                "The extension before.", "The extension after."
            }
            /// The promised dates.
            expected: Expectation in act {
                /// The date promised for an event.
                expectation(event: Event), at place,
                "The promise before.", "The promise after."
            }
            /// The notes.
            notes: Note in fact {
                /// A note.
                note(), number (n: u32),
                "The note before.", "The note after."
            }
            /// What does not apply: events, and phases by their number.
            waivers: Waiver in waiver {
                /// That something does not apply.
                waiver(event: NotePlace), at place,
                "What said so before.", "What says so after."
            }
            /// What was rejected.
            rejections: Rejection in rejection {
                /// That what an event would have accepted was rejected.
                rejection(event: MilestoneId), number (n: u32),
                "The rejection before.", "The rejection after."
            }
            /// The ticks of the points of check lists.
            ticks: Tick in tick {
                /// The tick of a point of a check list.
                tick(event: MilestoneId, point: ItemId), at place,
                "The tick before.", "The tick after."
            }
        }
    };
}
pub(crate) use facts;

/// Gives what people do to a macro: the kind of change, and its word in the journal.
macro_rules! ops {
    ($made:ident) => {
        $made! {
            /// A date was recorded where there was none.
            Record "record";
            /// A recorded date was corrected.
            Correct "correct";
            /// Something about a record changed, but not its date.
            Amend "amend";
            /// A date was taken back.
            Clear "clear";
            /// An item was added to a milestone.
            ItemAdd "item_add";
            /// An item was dropped.
            ItemDrop "item_drop";
            /// A request was opened.
            RequestOpen "request_open";
            /// Clocks were suspended.
            Suspend "suspend";
            /// A suspension ended.
            Resume "resume";
            /// A clock was given more time.
            Extend "extend";
            /// A date was promised for an event, or is no longer.
            Expect "expect";
            /// An event or a phase was said not to apply.
            Waive "waive";
            /// What was delivered was rejected, or is not any more.
            Reject "reject";
            /// Points of a check list were ticked, or ticks taken back.
            Tick "tick";
            /// A note was written.
            Note "note";
            /// Something of the plan was set.
            Set "set";
            /// Another plan was applied.
            Plan "plan_apply";
            /// The dossier went back to what a backup says.
            Restore "restore";
            /// A change was taken back.
            Undo "undo";
            /// A change that was taken back was made again.
            Redo "redo";
        }
    };
}
pub(super) use ops;

/// Gives the names by which acts are taken back to a macro, each with its word on the command line.
macro_rules! acts {
    ($made:ident) => {
        $made! {
            /// A suspension, with its end.
            Suspension "suspension";
            /// Only the end of a suspension, which is then open again.
            Resumption "resumption";
            /// An extension.
            Extension "extension";
        }
    };
}
pub(super) use acts;
