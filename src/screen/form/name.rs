//! The names of the fields, as they are kept with a form that is left unfinished.

use serde::{Deserialize, Serialize};

use crate::words::Label;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    Date,
    Reason,
    Protocol,
    ProtocolDate,
    Source,
    Note,
    Pec,
    Attachment,
    Subject,
    Text,
    Name,
    Id,
    Value,
    Kind,
    From,
    Clocks,
    Ticked,
    OrderedBy,
    Which,
    Term,
    TermOf,
    Clock,
    Grant,
    Granted,
    Of,
    Day,
    Format,
    File,
    Outcome,
    Italian,
    English,
    Code,
    Group,
    Line,
    Answer,
}

impl FieldName {
    /// What the field is called.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Date | Self::Day => Label::FieldDate,
            Self::Reason => Label::FieldReason,
            Self::Protocol => Label::FieldProtocol,
            Self::ProtocolDate => Label::FieldProtocolDate,
            Self::Source | Self::Code => Label::FieldSource,
            Self::Note => Label::FieldNote,
            Self::Pec => Label::FieldPec,
            Self::Attachment => Label::FieldAttachment,
            Self::Subject => Label::FieldSubject,
            Self::Text => Label::FieldText,
            Self::Name => Label::FieldName,
            Self::Id => Label::FieldId,
            Self::Value => Label::FieldValue,
            Self::Kind => Label::FieldKind,
            Self::From => Label::FieldFrom,
            Self::Clocks => Label::FieldClocks,
            Self::Ticked => Label::FieldTicked,
            Self::OrderedBy => Label::FieldOrderedBy,
            Self::Which => Label::FieldWhich,
            Self::Term => Label::FieldTerm,
            Self::TermOf => Label::FieldTermOf,
            Self::Clock => Label::FieldClock,
            Self::Grant => Label::FieldGrant,
            Self::Granted => Label::FieldGranted,
            Self::Of => Label::FieldOf,
            Self::Format => Label::FieldFormat,
            Self::File => Label::FieldFile,
            Self::Outcome => Label::FieldOutcome,
            Self::Italian => Label::FieldItalian,
            Self::English => Label::FieldEnglish,
            Self::Group => Label::FieldGroup,
            Self::Line => Label::FieldLine,
            Self::Answer => Label::FieldAnswer,
        }
    }

    /// Whether it holds a date.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::Date | Self::ProtocolDate | Self::From | Self::Term | Self::Granted | Self::Day
        )
    }
}
