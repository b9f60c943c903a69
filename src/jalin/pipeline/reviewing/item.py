"""One mention as it is judged: its document, what was read of it, and what was decided before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jalin.model import Claim, DealMention, Document, Judgement, Reading, Span, Step
from jalin.model.judgement import PROMISE_FIELD, VALUES_BY_FIELD
from jalin.pipeline.errors import TargetNotFoundError
from jalin.pipeline.reviewing.basis import Basis, find_basis
from jalin.pipeline.reviewing.queue import find_judged
from jalin.pipeline.reviewing.segments import Mark, Segment, cut_text
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import KnownRows
from jalin.pipeline.show.promise_lines import list_lines_of
from jalin.resolve.deals.candidates import DealPlace
from jalin.store.memory import MemoryRows
from jalin.store.register import Register
from jalin.store.rows import ClaimRow, DealMentionRow, PartyNameRow, PartyRow
from jalin.track.promises.promise import PromiseState

PARTIES_FIELD = "parties"
# In the order in which a reviewer goes through them.
FIELDS = (
    PARTIES_FIELD,
    *("instrument", "stage", "date", "place", "amounts", "activities", "sectors", "objects"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewValue:
    """One value of one field, as this document says it.

    `name` is that of its marks in the text, `spans` are their places. `party_id` is the party that
    a name stands for. `confidence` is the share of such values that is right. `reviewer` decided
    it; then it has no place in the text.
    """

    name: str
    field: str
    value: str
    spans: tuple[Span, ...]
    quote: str | None
    shown: bool
    rejected: bool
    rule: str | None = None
    confidence: float | None = None
    party_id: str | None = None
    reviewer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """A step of the deal as this document tells it."""

    name: str
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPromise:
    """A promise of the deal that this document tells, and how it stands."""

    name: str
    who: str
    words: str
    due: str | None
    state: PromiseState
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """A mention with all that is needed to judge it.

    `fields` hold every field, also those without a value. `siblings` are the other mentions of its
    deal. `last` is the judgement that stands last on the mention itself, if any.
    """

    place: DealPlace
    document: Document
    mention: DealMention
    confidence: float | None
    basis: Basis
    fields: Mapping[str, tuple[ReviewValue, ...]]
    steps: tuple[ReviewStep, ...]
    promises: tuple[ReviewPromise, ...]
    segments: tuple[Segment, ...]
    siblings: tuple[DealPlace, ...]
    neighbours: int
    last: Judgement | None


def find_item(register: Register, place: DealPlace, moment: Moment) -> ReviewItem:
    """Show a mention to a reviewer. The register must be derived. Raises TargetNotFoundError."""
    document, reading = _find_reading(register, place)
    mention = reading.deals[place.deal]
    basis = find_basis(register, place)
    values = tuple(_list_values(register, place, mention, basis.deal_id))
    steps = tuple(
        ReviewStep(name=f"s{index}", step=step) for index, step in enumerate(mention.steps)
    )
    promises = tuple(_list_promises(register, place, basis.deal_id, moment))
    marks = (*_mark_values(values), *_mark_steps(steps), *_mark_promises(promises))
    rows = () if basis.deal_id is None else register.find(DealMentionRow, deal_id=basis.deal_id)
    places = (DealPlace(document_id=row.document_id, deal=row.position) for row in rows)
    return ReviewItem(
        place=place,
        document=document,
        mention=mention,
        confidence=mention.confidence,
        basis=basis,
        fields={field: tuple(it for it in values if it.field == field) for field in FIELDS},
        steps=steps,
        promises=promises,
        segments=tuple(cut_text(document.text, marks)),
        siblings=tuple(it for it in places if it != place),
        neighbours=len(reading.deals),
        last=find_judged(register).get(place),
    )


def _find_reading(register: Register, place: DealPlace) -> tuple[Document, Reading]:
    found = register.current_of([place.document_id])
    asked = f"{place.document_id}/{place.deal}"
    if place.document_id not in found:
        raise TargetNotFoundError("document", asked, ())
    document, reading = found[place.document_id]
    if not 0 <= place.deal < len(reading.deals):
        choices = (f"{place.document_id}/{index}" for index in range(len(reading.deals)))
        raise TargetNotFoundError("mention", asked, choices)
    return document, reading


def _list_values(
    register: Register, place: DealPlace, mention: DealMention, deal_id: str | None
) -> Iterator[ReviewValue]:
    """List each value once, with all its places in the document, field by field.

    Of a mention that was said to be none there are only the claims of its reading.
    """
    parties = _find_parties(register, place.document_id)
    own = {(claim.field, claim.value): claim for claim in mention.claims}
    rows = register.find(ClaimRow, deal_id=deal_id) if deal_id is not None else ()
    grouped: dict[tuple[str, str], list[ClaimRow | Claim]] = {}
    for row in rows:
        is_here = row.document_id == place.document_id and (row.field, row.value) in own
        if (is_here or row.judgement_id is not None) and row.field in FIELDS:
            grouped.setdefault((row.field, row.value), []).append(row)
    if deal_id is None:
        for claim in mention.claims:
            if claim.field in FIELDS:
                grouped.setdefault((claim.field, claim.value), []).append(claim)
    for index, (field, value) in enumerate(sorted(grouped, key=_rank)):
        said = own.get((field, value))
        told = grouped[field, value]
        kept = [it for it in told if isinstance(it, ClaimRow)]
        spans = {*map(_find_span, told), None if said is None else said.evidence.span} - {None}
        if field == PARTIES_FIELD:
            spans |= {it for party in mention.parties if party.name == value for it in party.spans}
        yield ReviewValue(
            name=f"v{index}",
            field=field,
            value=value,
            spans=tuple(sorted(it for it in spans if it is not None)),
            quote=None if said is None else said.evidence.quote,
            shown=any(it.shown for it in kept),
            rejected=bool(kept) and all(it.rejected for it in kept),
            rule=None if said is None else said.step,
            confidence=None if said is None else said.confidence,
            party_id=parties.get(value) if field == PARTIES_FIELD else None,
            reviewer=next((it.reviewer for it in kept if it.reviewer is not None), None),
        )


def _rank(key: tuple[str, str]) -> tuple[int, str]:
    return (FIELDS.index(key[0]), key[1])


def _find_span(told: ClaimRow | Claim) -> Span | None:
    if isinstance(told, Claim):
        return told.evidence.span
    if told.span_start is None or told.span_end is None:
        return None
    return Span(start=told.span_start, end=told.span_end)


def _find_parties(register: Register, document_id: str) -> Mapping[str, str]:
    """Find the party of each form of a name in a document."""
    rows = register.find(PartyNameRow, document_id=document_id)
    there = {row.id for row in register.find_any(PartyRow, "id", {it.party_id for it in rows})}
    return {row.name: row.party_id for row in rows if row.party_id in there}


def _list_promises(
    register: Register, place: DealPlace, deal_id: str | None, moment: Moment
) -> Iterator[ReviewPromise]:
    if deal_id is None:
        return
    lines = list_lines_of(register, KnownRows(register, MemoryRows()), deal_id, moment)
    told = [(line, row) for line in lines for row in line.tellings]
    here = [it for it in told if it[1].document_id == place.document_id]
    for index, (line, row) in enumerate(here):
        yield ReviewPromise(
            name=f"p{index}",
            who=line.who,
            words=row.quote,
            due=None if line.due is None else str(line.due),
            state=line.state,
            span=Span(start=row.span_start, end=row.span_end),
        )


def _mark_values(values: Iterable[ReviewValue]) -> Iterator[Mark]:
    return (Mark(name=it.name, span=span) for it in values for span in it.spans)


def _mark_steps(steps: Iterable[ReviewStep]) -> Iterator[Mark]:
    return (Mark(name=it.name, span=it.step.span) for it in steps if it.step.span is not None)


def _mark_promises(promises: Iterable[ReviewPromise]) -> Iterator[Mark]:
    return (Mark(name=it.name, span=it.span) for it in promises)


def list_choices(field: str) -> tuple[str, ...]:
    """List the words that a field can have; empty where words are free."""
    vocabulary = VALUES_BY_FIELD.get(field)
    return () if vocabulary is None else tuple(vocabulary)


def can_be_corrected(field: str) -> bool:
    """Tell whether another value can be set; who a party is, is told by a split or a merge."""
    return field in VALUES_BY_FIELD and field not in {PARTIES_FIELD, PROMISE_FIELD}
