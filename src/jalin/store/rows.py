"""The rows of the derived tables: one class a table, one field a column.

Spans are half-open characters of the document's text. Invariant: `quote` is their slice.
"""

from dataclasses import dataclass

from jalin.model import (
    Factuality,
    Instrument,
    PartialDate,
    PartyKind,
    Predicate,
    Role,
    Stage,
    StepKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """An organisation. `known_as` is its directory entry."""

    id: str
    name: str
    kind: PartyKind
    country: str | None
    known_as: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyNameRow:
    """A form of a party's name in one document, and the rule that links it there."""

    party_id: str
    name: str
    document_id: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """A deal. `stage` is where it stands, `reached` the highest rung it earned.

    `under` is its umbrella deal. `first_told`, `last_told`: publication of its first and last
    document.
    """

    id: str
    stage: Stage
    reached: Stage | None
    instrument: Instrument | None
    date: PartialDate | None
    place: str | None
    under: str | None
    first_told: PartialDate | None
    last_told: PartialDate | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMentionRow:
    """A mention of a deal: the document and the deal's index in its reading."""

    deal_id: str
    document_id: str
    position: int
    conflict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealJoinRow:
    """Why two mentions of a deal came together: the rule, the parties and the words they share."""

    deal_id: str
    left_document_id: str
    left_position: int
    right_document_id: str
    right_position: int
    rule: str
    parties: str
    shared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPartyRow:
    """A party of a deal; `position` is the order in which its founding document names them."""

    deal_id: str
    party_id: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRoleRow:
    """An organisation with a part in a deal in one document, without being a party."""

    deal_id: str
    document_id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step of a deal; `position` is its place in the history."""

    deal_id: str
    position: int
    stage: Stage
    factuality: Factuality
    kind: StepKind
    instrument: Instrument | None
    date: PartialDate | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEvidenceRow:
    """A sentence that tells a step. `rule` is the reading rule that saw it."""

    deal_id: str
    position: int
    document_id: str
    span_start: int
    span_end: int
    quote: str
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One value of one field of a deal in one document. `shown`: it stands for the deal."""

    deal_id: str
    field: str
    value: str
    shown: bool
    document_id: str
    span_start: int
    span_end: int
    quote: str
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person tied to an organisation by a role, with the words that tie them."""

    document_id: str
    position: int
    name: str
    role: str
    organisation: str
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """How one organisation belongs to another, with the sentence that says so."""

    document_id: str
    position: int
    subject: str
    predicate: Predicate
    object: str
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A quotation with its place."""

    document_id: str
    position: int
    speaker: str | None
    direct: bool
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A promise with its place."""

    document_id: str
    position: int
    who: str
    due: PartialDate | None
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPromiseRow:
    """A promise that belongs to a deal."""

    deal_id: str
    document_id: str
    position: int


Row = (
    PartyRow
    | PartyNameRow
    | DealRow
    | DealMentionRow
    | DealJoinRow
    | DealPartyRow
    | DealRoleRow
    | StepRow
    | StepEvidenceRow
    | ClaimRow
    | PersonRow
    | RelationRow
    | StatementRow
    | PromiseRow
    | DealPromiseRow
)

# In the order in which rows may be written: what is pointed at comes first.
TABLE_BY_ROW: dict[type, str] = {
    PartyRow: "parties",
    PartyNameRow: "party_names",
    DealRow: "deals",
    DealMentionRow: "deal_mentions",
    DealJoinRow: "deal_joins",
    DealPartyRow: "deal_parties",
    DealRoleRow: "deal_roles",
    StepRow: "steps",
    StepEvidenceRow: "step_evidence",
    ClaimRow: "claims",
    PersonRow: "people",
    RelationRow: "relations",
    StatementRow: "statements",
    PromiseRow: "promises",
    DealPromiseRow: "deal_promises",
}
