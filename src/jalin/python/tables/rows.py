"""The rows that parties, promises, contradictions and answers are as tables.

What an export has too is called as it is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jalin.model import PartialDate, PartyKind, Stage
from jalin.pipeline.searching.search import Hit
from jalin.pipeline.show.views import ContradictionView, PromiseView
from jalin.pipeline.statistics.parties.listing import PartyLine
from jalin.python.tables.listing import Shape
from jalin.track.promises.promise import PromiseState


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCells:
    """A party, with the number of its deals and partners."""

    id: str
    name: str
    kind: PartyKind
    country: str | None
    known_as: str | None
    deals: int
    binding: int
    partners: int
    depth: Stage | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCells:
    """A promise with its first telling."""

    id: str
    who: str
    due: PartialDate | None
    state: PromiseState
    deal_ids: tuple[str, ...]
    quote: str
    sentence: str
    outlet: str | None
    published: PartialDate | None
    url: str | None
    settled_on: PartialDate | None
    settled_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCells:
    """One side of a contradiction with the first sentence that takes it."""

    deal_id: str
    field: str
    rule: str
    value: str
    shown: bool
    quote: str | None
    sentence: str | None
    outlet: str | None
    published: PartialDate | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HitCells:
    """A document that answers, with the passage that does."""

    document_id: str
    title: str | None
    outlet: str | None
    published: PartialDate | None
    url: str | None
    passage: str
    deal_ids: tuple[str, ...]


def _flatten_party(line: PartyLine) -> Iterator[PartyCells]:
    """Give the row of a party."""
    party = line.party
    yield PartyCells(
        id=party.id,
        name=party.name,
        kind=party.kind,
        country=party.country,
        known_as=party.known_as,
        deals=line.deals,
        binding=line.binding,
        partners=line.partners,
        depth=line.depth,
        last=line.last,
    )


def _flatten_promise(promise: PromiseView) -> Iterator[PromiseCells]:
    """Give the row of a promise."""
    quote, settled = promise.quote, promise.settled
    yield PromiseCells(
        id=promise.line,
        who=promise.who,
        due=promise.due,
        state=promise.state,
        deal_ids=promise.deal_ids,
        quote=quote.text,
        sentence=quote.sentence,
        outlet=quote.source.outlet,
        published=quote.source.published,
        url=quote.source.url,
        settled_on=None if settled is None else settled.known,
        settled_by=None if settled is None else settled.rule,
    )


def _flatten_contradiction(contradiction: ContradictionView) -> Iterator[SideCells]:
    """Give a row for each side."""
    for side in contradiction.sides:
        quote = side.quotes[0] if side.quotes else None
        source = None if quote is None else quote.source
        yield SideCells(
            deal_id=contradiction.deal_id,
            field=contradiction.field,
            rule=contradiction.rule,
            value=side.value,
            shown=side.shown,
            quote=None if quote is None else quote.text,
            sentence=None if quote is None else quote.sentence,
            outlet=None if source is None else source.outlet,
            published=None if source is None else source.published,
            url=None if source is None else source.url,
        )


def _flatten_hit(hit: Hit) -> Iterator[HitCells]:
    """Give the row of a document that answers."""
    yield HitCells(
        document_id=hit.source.document_id,
        title=hit.source.title,
        outlet=hit.source.outlet,
        published=hit.source.published,
        url=hit.source.url,
        passage=hit.passage.text,
        deal_ids=tuple(deal.id for deal in hit.deals),
    )


def _tell_promise(promise: PromiseView) -> str:
    due = "" if promise.due is None else f", due {promise.due}"
    return f"{promise.who}: {promise.state}{due}"


def _tell_contradiction(contradiction: ContradictionView) -> str:
    values = " | ".join(side.value for side in contradiction.sides)
    return f"{contradiction.deal_id} {contradiction.field}: {values}"


PARTIES: Shape[PartyLine] = Shape(
    noun="party",
    plural="parties",
    row_type=PartyCells,
    flatten=_flatten_party,
    tell=lambda it: f"{it.party.id} {it.party.name}",
)
PROMISES: Shape[PromiseView] = Shape(
    noun="promise",
    plural="promises",
    row_type=PromiseCells,
    flatten=_flatten_promise,
    tell=_tell_promise,
)
CONTRADICTIONS: Shape[ContradictionView] = Shape(
    noun="contradiction",
    plural="contradictions",
    row_type=SideCells,
    flatten=_flatten_contradiction,
    tell=_tell_contradiction,
)
HITS: Shape[Hit] = Shape(
    noun="document",
    plural="documents",
    row_type=HitCells,
    flatten=_flatten_hit,
    tell=lambda it: f"{it.source.document_id} {it.source.title or it.source.name}",
)
