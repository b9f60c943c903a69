"""The rows of a dataset: what of the register goes out, the same in every format.

A field is a text, a word of a vocabulary, a date, a number, a truth value, several texts, or None
where nothing is said. Each field is described in `docs/reference/exports.md`. `page` is the address
of a page that shows the thing, None where no such address is known.
"""

from dataclasses import dataclass
from enum import StrEnum

from jalin.model import (
    DealState,
    Factuality,
    Instrument,
    PartialDate,
    PartyKind,
    Stage,
    StepKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedDeal:
    """A deal as it stands on the day of the dataset.

    `parties`, `party_ids` go together, in the order of the document that first told it; `countries`
    are those of the parties, each once. `reached` is the highest rung that it earned, `stage` where
    it stands. `sources` counts copies of one text once.
    """

    id: str
    parties: tuple[str, ...]
    party_ids: tuple[str, ...]
    countries: tuple[str, ...]
    objects: tuple[str, ...]
    instrument: Instrument | None
    stage: Stage
    reached: Stage | None
    binding: bool
    state: DealState
    date: PartialDate | None
    place: str | None
    last_news: PartialDate | None
    first_told: PartialDate | None
    umbrella_id: str | None
    activities: tuple[str, ...]
    sectors: tuple[str, ...]
    amounts: tuple[str, ...]
    outlets: tuple[str, ...]
    documents: int
    sources: int
    page: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedStep:
    """A step in the history of a deal. Only a `factual` one happened.

    `evidence` are the ids of the sentences that tell it, the first one first.
    """

    deal_id: str
    position: int
    stage: Stage
    factuality: Factuality
    kind: StepKind
    instrument: Instrument | None
    date: PartialDate | None
    place: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPromise:
    """A promise as it stands on the day of the dataset; told several times it is one.

    `deal_ids` are all its deals, in the dataset or not. `told` is the day from which it is known.
    `quote` is what the first telling says, `evidence` the ids of all tellings. `state` is a word of
    OCDS, or `overdue`; `settled_by` is the rule that made it stand so, None where only the calendar
    did.
    """

    id: str
    who: str
    due: PartialDate | None
    state: str
    deal_ids: tuple[str, ...]
    told: PartialDate | None
    quote: str
    evidence: tuple[str, ...]
    settled_on: PartialDate | None
    settled_by: str | None
    settled_evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedParty:
    """A party of the deals of a dataset. `deals` counts those; `names` are all forms of its own."""

    id: str
    name: str
    kind: PartyKind
    country: str | None
    known_as: str | None
    names: tuple[str, ...]
    deals: int
    page: str | None


class EvidenceAbout(StrEnum):
    """What a sentence is evidence of."""

    VALUE = "value"
    STEP = "step"
    PROMISE = "promise"
    OUTCOME = "outcome"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedEvidence:
    """What one sentence is evidence of, or one reviewer's word, which has no place.

    `id` names the place for ever: document, start and end of half-open characters in its text;
    one place may tell several things. `name` is the field of a value or of a contradiction, the
    position of a step, the id of a promise; `value` is what is said of it: of a step its stage, of
    a promise its due date, of an outcome the state. `shown`: this stands for the deal; the others
    are rival claims. Copies of one text share `source_id`.
    """

    id: str
    deal_id: str | None
    about: EvidenceAbout
    name: str
    value: str
    shown: bool
    rejected: bool
    document_id: str | None
    start: int | None
    end: int | None
    quote: str | None
    rule: str | None
    reviewer: str | None
    source_id: str | None
    outlet: str | None
    title: str | None
    published: PartialDate | None
    url: str | None
    page: str | None


ExportedRow = ExportedDeal | ExportedStep | ExportedPromise | ExportedParty | ExportedEvidence
