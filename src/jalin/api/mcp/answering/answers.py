"""What an assistant is answered. Everything rests on evidence, each piece with an id to cite.

Invariant: lists are bounded, and where one is cut, the number of what was left out stands beside.
"""

import datetime as dt
from dataclasses import dataclass

from jalin.model import DealState, Factuality, Instrument, PartyKind, Stage, StepKind
from jalin.track.promises.promise import PromiseState


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One piece of evidence. `evidence_id` stays the same as long as the document is kept.

    `quote` are the words themselves, `sentence` what stands around them. `published` keeps the
    precision that the source gives.
    """

    evidence_id: str
    quote: str
    sentence: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party by its id, name, kind and country."""

    id: str
    name: str
    kind: PartyKind
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealLine:
    """A deal in a list.

    `stage` is where it stands, `reached` the highest rung that a sentence tells as fact. Only where
    `binding` is true is anybody bound: an intent is not a commitment. `state` tells how it fares;
    of "announced" somebody said so, "inferred" follows from silence.
    """

    id: str
    parties: tuple[Named, ...]
    objects: tuple[str, ...]
    instrument: Instrument | None
    stage: Stage
    reached: Stage | None
    binding: bool
    state: DealState
    date: str | None
    place: str | None
    last_news: str | None
    documents: int
    independent_sources: int
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """A name that nothing is called, and what was shown instead, as it is spelt alike.

    Say so when you use the answer. Nothing is `shown` where nothing is spelt alike.
    """

    field: str
    asked: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """The deals found, the latest step first; `total` counts all of them."""

    as_of: dt.date
    revision: str
    total: int
    left_out: int
    deals: tuple[DealLine, ...]
    corrections: tuple[CorrectionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step of a deal. Only `factuality` "factual" says that it happened."""

    stage: Stage
    factuality: Factuality
    kind: StepKind
    instrument: Instrument | None
    date: str | None
    place: str | None
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """A value that is claimed for a field; `shown` stands for the deal, the others stay beside."""

    field: str
    value: str
    shown: bool
    shown_by: str | None
    rejected: bool
    independent_sources: int
    reviewers: tuple[str, ...]
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise, how it stands on the day asked about, and what settled it."""

    who: str
    due: str | None
    state: PromiseState
    deal_ids: tuple[str, ...]
    evidence: tuple[Cited, ...]
    settled_by: str | None
    settled_on: str | None
    settled_evidence: Cited | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """One side of a contradiction; the register shows one of them, and takes no side by that."""

    value: str
    shown: bool
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionLine:
    """What cannot both be true of a deal, and the rule that says so."""

    deal_id: str
    field: str
    rule: str
    sides: tuple[SideLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """How another deal hangs on this one. `upward`: this one is the lower, or the earlier."""

    kind: str
    deal_id: str
    upward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DealAnswer:
    """A deal with its history, the values claimed for it, its promises and contradictions."""

    as_of: dt.date
    revision: str
    deal: DealLine
    steps: tuple[StepLine, ...]
    values: tuple[ValueLine, ...]
    promises: tuple[PromiseLine, ...]
    contradictions: tuple[ContradictionLine, ...]
    links: tuple[LinkLine, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAnswer:
    """Evidence in full. `around` is the text about a single piece that was asked for by its id."""

    as_of: dt.date
    revision: str
    evidence: tuple[Cited, ...]
    values: tuple[ValueLine, ...]
    around: str | None
    deal_ids: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesAnswer:
    """Promises by due date, those without one last; `total` counts all that fit."""

    as_of: dt.date
    revision: str
    total: int
    left_out: int
    promises: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field with its values on both days, as text."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDeal:
    """A deal that stands otherwise on the later day."""

    deal: DealLine
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPromise:
    """A promise that stands otherwise, or is new where there is no `before`."""

    promise: PromiseLine
    before: PromiseState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysAnswer:
    """What is otherwise on the later of two days than on the earlier."""

    as_of: dt.date
    revision: str
    first: dt.date
    last: dt.date
    new: tuple[DealLine, ...]
    changed: tuple[ChangedDeal, ...]
    promises: tuple[ChangedPromise, ...]
    contradictions: tuple[ContradictionLine, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of something."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLine:
    """A party with which another one has deals, and how many of them bind."""

    party: Named
    deals: int
    binding: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAnswer:
    """Who a party is and what became of its deals.

    `n_intents` deals reached an intent or more, `n_committed` of these a commitment or more.
    """

    as_of: dt.date
    revision: str
    party: Named
    names: tuple[str, ...]
    n_deals: int
    n_intents: int
    n_committed: int
    stages: tuple[Count, ...]
    states: tuple[Count, ...]
    partners: tuple[PartnerLine, ...]
    deals: tuple[DealLine, ...]
    left_out: int


Answer = SearchAnswer | DealAnswer | EvidenceAnswer | PromisesAnswer | DaysAnswer | PartyAnswer
