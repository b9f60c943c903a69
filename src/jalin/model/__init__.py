"""Values, vocabularies and errors. Depends on nothing but the standard library."""

from jalin.model.document import Document, Skipped
from jalin.model.errors import AbortError, FormatError, JalinError, LexiconError, SkipError
from jalin.model.mention import Mention
from jalin.model.partial_date import PartialDate
from jalin.model.reading import (
    Amount,
    Claim,
    DealMention,
    OtherRole,
    Party,
    Person,
    Promise,
    Reading,
    Relation,
    Statement,
    Step,
)
from jalin.model.span import Evidence, Span
from jalin.model.vocabulary import (
    Activity,
    Factuality,
    Instrument,
    MentionKind,
    PartyKind,
    Predicate,
    Role,
    Sector,
    Stage,
    StepKind,
)

__all__ = [
    "AbortError",
    "Activity",
    "Amount",
    "Claim",
    "DealMention",
    "Document",
    "Evidence",
    "Factuality",
    "FormatError",
    "Instrument",
    "JalinError",
    "LexiconError",
    "Mention",
    "MentionKind",
    "OtherRole",
    "PartialDate",
    "Party",
    "PartyKind",
    "Person",
    "Predicate",
    "Promise",
    "Reading",
    "Relation",
    "Role",
    "Sector",
    "SkipError",
    "Skipped",
    "Span",
    "Stage",
    "Statement",
    "Step",
    "StepKind",
]
