"""What a register shows: deals, one deal with all its evidence, promises, parties.

Views are values made of the register's rows; every sentence carries its document.
"""

from dataclasses import dataclass

from jalin.model import (
    DateEvidence,
    DealState,
    Factuality,
    Instrument,
    Judgement,
    PartialDate,
    Role,
    Stage,
    StepKind,
)
from jalin.store.rows import DealJoinRow, DealLink, PartyRow
from jalin.track.promises.promise import PromiseState
from jalin.track.state import Silence
from jalin.track.tellings import TellingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as it is cited. `evidence` is what says when it was published."""

    document_id: str
    name: str
    title: str | None
    outlet: str | None
    published: PartialDate | None
    url: str | None
    evidence: DateEvidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words of a document on which something rests, and the whole sentence around them.

    `start`, `end`: the half-open characters of the words. Where no single sentence holds them,
    `sentence` is the words themselves.
    """

    text: str
    start: int
    end: int
    sentence: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class DealSummary:
    """A deal in a list. `parties` are in the order of the document that first told it.

    `state` is how it fares on the day asked about. `news` is the day of its last new evidence.
    `amounts` are written as their claims are: "USD 5000000", "30 units". `sources` counts copies of
    one text once.
    """

    id: str
    parties: tuple[PartyRow, ...]
    objects: tuple[str, ...]
    instrument: Instrument | None
    stage: Stage
    reached: Stage | None
    binding: bool
    state: DealState
    date: PartialDate | None
    place: str | None
    news: PartialDate | None
    under: str | None
    activities: tuple[str, ...]
    sectors: tuple[str, ...]
    amounts: tuple[str, ...]
    outlets: tuple[str, ...]
    documents: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step with the sentences that tell it."""

    stage: Stage
    factuality: Factuality
    kind: StepKind
    instrument: Instrument | None
    date: PartialDate | None
    place: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueView:
    """One value of a field with the sentences that claim it, and who decided it.

    `shown`: it stands for the deal, by the rule `shown_by`. `rejected`: a reviewer forbade it.
    `sources` counts copies of one text once.
    """

    field: str
    value: str
    shown: bool
    shown_by: str | None
    rejected: bool
    sources: int
    reviewers: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementView:
    """What became of a promise: from which day, by which rule, and the words or the reviewer."""

    state: PromiseState
    known: PartialDate
    rule: str
    quote: Quote | None
    judgement_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """A promise, how it stands on the day asked about, and the deals that it belongs to.

    `quotes` are all its tellings, the first one first; `due` is the finest date that they give.
    `settled` is what made it stand so, None where only the calendar did.
    """

    line: str
    who: str
    due: PartialDate | None
    state: PromiseState
    deal_ids: tuple[str, ...]
    quotes: tuple[Quote, ...]
    settled: SettlementView | None

    @property
    def quote(self) -> Quote:
        """Give the first telling."""
        return self.quotes[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a contradiction. `shown`: it stands for the deal."""

    value: str
    shown: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionView:
    """What cannot both be true of a deal, and the rule that says so."""

    deal_id: str
    field: str
    rule: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A form of a party's name, by which rule it is linked to it, and in how many documents."""

    name: str
    rule: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """A party with every form of its name, why it is one, its deals, and reviewers' notes on it."""

    party: PartyRow
    links: tuple[NameView, ...]
    deal_ids: tuple[str, ...]
    notes: tuple[Judgement, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Give each form once."""
        return tuple(dict.fromkeys(link.name for link in self.links))


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A party of a deal with the words that tell of its name, kind and country in it."""

    party: PartyRow
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """How another deal hangs on this one. `is_upward`: this one is the lower, or the earlier."""

    kind: DealLink
    other_id: str
    is_upward: bool
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingView:
    """A document that tells a deal, and what it adds. Copies of one text share `group`.

    `confidence` is how sure its reading is of the deal, the surest mention of several.
    """

    source: Source
    kind: TellingKind
    group: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealView:
    """A deal with all that is known of it, and why its mentions are thought to be one deal.

    `silence` is None where nothing tells when news came. `judgements` are those that stand.
    """

    deal: DealSummary
    silence: Silence | None
    members: tuple[MemberView, ...]
    roles: tuple[tuple[str, Role], ...]
    links: tuple[LinkView, ...]
    steps: tuple[StepView, ...]
    values: tuple[ValueView, ...]
    promises: tuple[PromiseView, ...]
    contradictions: tuple[ContradictionView, ...]
    joins: tuple[DealJoinRow, ...]
    tellings: tuple[TellingView, ...]
    judgements: tuple[Judgement, ...]
