//! Where the values of each argument come from: one table, in which a test misses no argument.

/// Something that may be typed, with what it is called.
pub(super) type Candidate = (String, String);

/// Where the values of an argument come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueSource {
    /// Only who types knows: a date, a text, a number.
    Free,
    /// A file or a folder.
    Files,
    /// The plans that come with the program, or a file.
    Plans,
    /// The commands.
    Commands,
    /// Whatever may be recorded.
    Recordable,
    /// Whatever may be promised.
    Events,
    /// The events that may reject something.
    Rejecting,
    /// Whatever may be said not to apply: events and phases.
    Waivable,
    /// What is recorded, and acts.
    Recorded,
    /// All that the journal may speak of.
    Touched,
    /// Milestones that are made of items.
    OfItems,
    /// The items of the milestone that was typed.
    Items,
    /// Milestones that have a check list.
    Listed,
    /// Any milestone.
    Milestones,
    /// The points of the milestone that was typed.
    Points,
    /// The groups of its points.
    Groups,
    /// Requests without an answer.
    OpenRequests,
    /// Registers.
    Registers,
    /// Whatever has a due date.
    Clocks,
    /// What can be suspended.
    Suspendable,
    /// What can get more time.
    Extendable,
    /// Suspensions in force.
    Suspensions,
    /// The clocks that such a suspension stops, each with a date behind it.
    Stopped,
    /// Where a note may be.
    Places,
    /// The kinds of note that the place takes.
    Kinds,
    /// The settings.
    Settings,
    /// The values of the setting that was typed.
    Values,
    /// The days of the backups.
    Backups,
    /// Who wrote in this dossier.
    People,
}

/// Where the values of an argument come from that does not name them itself; `None` where nobody has said
/// it yet.
pub(super) fn source(path: &[&str], argument: &str) -> Option<ValueSource> {
    let source = match (path, argument) {
        (_, "file" | "output" | "attachment") => ValueSource::Files,
        (["init"] | ["plan", _], "plan") => ValueSource::Plans,
        (["help"], "command") => ValueSource::Commands,
        (["record"], "event") => ValueSource::Recordable,
        (["expect"], "event") => ValueSource::Events,
        (["reject"], "event") => ValueSource::Rejecting,
        (["waive"], "event") => ValueSource::Waivable,
        (["clear"], "event") => ValueSource::Recorded,
        (["log"], "event") => ValueSource::Touched,
        (["item", _], "milestone") => ValueSource::OfItems,
        (["item", "drop"], "id") => ValueSource::Items,
        (["tick"] | ["point", "rename" | "drop"], "milestone") => ValueSource::Listed,
        (["point", "add"], "milestone") => ValueSource::Milestones,
        (["tick"], "points") | (["point", "rename" | "drop"], "point") => ValueSource::Points,
        (["point", _], "group") => ValueSource::Groups,
        (["point", "add"], "point") | (["point", _], "text" | "it" | "en" | "code") => {
            ValueSource::Free
        }
        (["request", "answer"], "number") => ValueSource::OpenRequests,
        (["request", _], "register") => ValueSource::Registers,
        (["suspend"], "clock") => ValueSource::Suspendable,
        (["extend"], "clock") => ValueSource::Extendable,
        (["why"], "clock") => ValueSource::Clocks,
        (["resume"], "id") => ValueSource::Suspensions,
        (["resume"], "term") => ValueSource::Stopped,
        (["note"], "place") => ValueSource::Places,
        (["note"], "kind") => ValueSource::Kinds,
        (["get" | "set"], "key") => ValueSource::Settings,
        (["set"], "value" | "if-was") => ValueSource::Values,
        (["restore"], "date") => ValueSource::Backups,
        (_, "by") => ValueSource::People,
        (["init"] | ["plan", _], "answer")
        | (["item", "add"], "id" | "label")
        | (["extend"], "days" | "until")
        | (["note"], "text")
        | (["check"], "warning" | "critical" | "limit")
        | (["log"], "since" | "until")
        | (
            _,
            "date" | "today" | "if-was" | "note" | "protocol" | "protocol-date" | "pec-id"
            | "reason" | "subject" | "ordered-by",
        ) => ValueSource::Free,
        _ => return None,
    };
    Some(source)
}
