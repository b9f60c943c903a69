"""What a register shows: deals, one deal with all its evidence, promises, parties.

Views are values made of the register's rows; every sentence carries its document.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jalin.model import (
    Factuality,
    Instrument,
    JalinError,
    PartialDate,
    Role,
    Stage,
    StepKind,
)
from jalin.store.rows import DealJoinRow, PartyRow
from jalin.track.promises import PromiseState


class DealNotFoundError(JalinError):
    """No deal, or more than one, has an id that starts as asked."""

    def __init__(self, prefix: str, found: Iterable[str]) -> None:
        self.prefix = prefix
        self.found = tuple(found)
        fault = (
            f"fits {len(self.found)} deals: {', '.join(self.found)}" if self.found else "is none"
        )
        super().__init__(f"deal {prefix!r} {fault}; `jalin deals` lists all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as it is cited."""

    document_id: str
    name: str
    title: str | None
    outlet: str | None
    published: PartialDate | None
    url: str | None


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
    """A deal in a list. `parties` are in the order of the document that first told it."""

    id: str
    parties: tuple[PartyRow, ...]
    objects: tuple[str, ...]
    instrument: Instrument | None
    stage: Stage
    reached: Stage | None
    binding: bool
    date: PartialDate | None
    place: str | None
    under: str | None
    documents: int


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
    """One value of a field with the sentences that claim it. `shown`: it stands for the deal."""

    field: str
    value: str
    shown: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """A promise, how it stands on the day asked about, and the deals that it belongs to."""

    who: str
    due: PartialDate | None
    state: PromiseState
    deal_ids: tuple[str, ...]
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """A party with every form of its name and its deals."""

    party: PartyRow
    names: tuple[str, ...]
    deal_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A party of a deal with the words that tell of its name, kind and country in it."""

    party: PartyRow
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealView:
    """A deal with all that is known of it, and why its mentions are thought to be one deal."""

    deal: DealSummary
    members: tuple[MemberView, ...]
    roles: tuple[tuple[str, Role], ...]
    steps: tuple[StepView, ...]
    values: tuple[ValueView, ...]
    promises: tuple[PromiseView, ...]
    conflicts: tuple[tuple[str, Source], ...]
    joins: tuple[DealJoinRow, ...]
    sources: tuple[Source, ...]
