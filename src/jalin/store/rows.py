"""The rows of the derived tables: one class a table, one field a column.

Spans are half-open characters of the document's text. Invariant: `quote` is their slice. A field is
text, a word of a vocabulary, a date, a number or a truth value, or None. Each class has its
declaration in `tables.py`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from jalin.model import (
    DealState,
    Factuality,
    Instrument,
    PartialDate,
    PartyKind,
    Role,
    Stage,
    StepKind,
)

# The day of the row that holds when no day is asked.
PRESENT = "present"
# What stands between the parts of a column that holds several ids or words.
PART_GAP = " · "
# The same between names and phrases, which may hold any other sign but are of one line.
LINE_GAP = "\n"


class Row(Protocol):
    """A row of a derived table: any dataclass that `tables.py` declares."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


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
    """A deal as all documents together tell it.

    `first_told`, `last_told`: publication of its first and last document.
    """

    id: str
    first_told: PartialDate | None
    last_told: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealDayRow:
    """What was known of a deal from a day on, until the next such row of the deal.

    `day` is ISO 8601; the row of `PRESENT` holds whatever is asked without a day, undated documents
    among it. `stage` is where the deal stands, `reached` the highest rung it earned, `news` the day
    of its last new evidence, `announced` the state that somebody told. `objects`, `activities`,
    `sectors` and `amounts` are the shown ones; they and `outlets` are joined by `LINE_GAP`.
    `sources` counts copies of one text once.
    """

    deal_id: str
    day: str
    stage: Stage
    reached: Stage | None
    announced: DealState | None
    instrument: Instrument | None
    date: PartialDate | None
    place: str | None
    news: PartialDate | None
    objects: str
    activities: str
    sectors: str
    amounts: str
    outlets: str
    documents: int
    sources: int


class DealLink(StrEnum):
    """How one deal hangs on another: it lies under it, or it ended and the other took its place."""

    UNDER = "under"
    PARTNER_CHANGE = "partner_change"


@dataclass(frozen=True, slots=True, kw_only=True)
class DealLinkRow:
    """How a deal hangs on another by one document, known from the day `known` on."""

    deal_id: str
    kind: DealLink
    other_id: str
    document_id: str
    known: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMentionRow:
    """A mention of a deal: the document and the deal's index in its reading.

    `telling` says what it adds: news, a retelling, a re-announcement, a copy. `known` is the day
    from which it is known, ISO 8601, None for a document without a date. `confidence` is how sure
    its reading is, None where the reader does not say.
    """

    deal_id: str
    document_id: str
    position: int
    conflict: str | None
    telling: str
    known: str | None
    confidence: float | None


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
    """A party of a deal, known from the day `known` on.

    `position` is the order in which the documents name them, the founding one first.
    """

    deal_id: str
    party_id: str
    position: int
    known: str | None


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
    """A sentence that tells a step. `rule` is the reading rule that saw it.

    `number` counts the sentences of a step from 0: those with the most precise date come first,
    of these the one told first.
    """

    deal_id: str
    position: int
    document_id: str
    span_start: int
    span_end: int
    quote: str
    rule: str | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One value of one field of a deal, in one document or by one reviewer.

    `shown`: it stands for the deal, by the rule `shown_by`. A reviewer's claim has a `judgement_id`
    and no place.
    """

    deal_id: str
    field: str
    value: str
    shown: bool
    shown_by: str | None
    rejected: bool
    document_id: str | None
    source_id: str
    span_start: int | None
    span_end: int | None
    quote: str | None
    rule: str | None
    judgement_id: str | None
    reviewer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionRow:
    """One side of a contradiction, in one document.

    `number` tells the contradictions of a deal apart. `rule` says what makes the values quarrel.
    `shown`: this side stands for the deal.
    """

    deal_id: str
    number: int
    field: str
    rule: str
    value: str
    shown: bool
    document_id: str
    known: str | None
    span_start: int
    span_end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPromiseRow:
    """A promise that belongs to a deal. `line` is the same for one promise told several times.

    `known` is the day from which it is known.
    """

    deal_id: str
    document_id: str
    position: int
    line: str
    known: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRow:
    """What became of a promise of a deal, from the day `known` on, and the words that say so.

    `judgement_id`, `reviewer`: a reviewer settled it, and there are no words.
    """

    deal_id: str
    document_id: str
    position: int
    state: str
    known: str
    rule: str
    told_in: str | None
    span_start: int | None
    span_end: int | None
    quote: str | None
    judgement_id: str | None
    reviewer: str | None
