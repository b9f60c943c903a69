"""Values, vocabularies and errors. Depends on nothing but the standard library."""

from jalin.model.document import DateEvidence, DatePlace, Document, Heard, Skipped
from jalin.model.errors import AbortError, FormatError, JalinError, LexiconError, SkipError
from jalin.model.judgement import Anchor, Judgement, JudgementKind, PromiseOutcome
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
    DealState,
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
    "Anchor",
    "Claim",
    "DateEvidence",
    "DatePlace",
    "DealMention",
    "DealState",
    "Document",
    "Evidence",
    "Factuality",
    "FormatError",
    "Heard",
    "Instrument",
    "JalinError",
    "Judgement",
    "JudgementKind",
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
    "PromiseOutcome",
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
