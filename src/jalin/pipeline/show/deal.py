"""One deal with all that is known of it, at present or as of a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from jalin.model import Judgement
from jalin.pipeline.deriving.insight import Insight
from jalin.pipeline.errors import DealNotFoundError
from jalin.pipeline.judging.keeping import load_judgements
from jalin.pipeline.show.citing import Citations
from jalin.pipeline.show.ledger import view_promises_of
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import KnownRows, open_rows
from jalin.pipeline.show.promise_lines import find_sharing
from jalin.pipeline.show.quarrels import view_contradictions
from jalin.pipeline.show.summaries import find_days, judge_day, load_listening, summarise
from jalin.pipeline.show.views import (
    DealSummary,
    DealView,
    LinkView,
    MemberView,
    StepView,
    TellingView,
    ValueView,
)
from jalin.resolve.deals.candidates import DealPlace
from jalin.store.index_rows import CopyRow
from jalin.store.register import Register
from jalin.store.rows import (
    ClaimRow,
    ContradictionRow,
    DealJoinRow,
    DealLinkRow,
    DealMentionRow,
    DealRoleRow,
    PartyNameRow,
    StepEvidenceRow,
    StepRow,
)
from jalin.text.lexicon import Lexicon
from jalin.track.state import Listening
from jalin.track.tellings import TellingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What any deal is shown with at a moment. `insight` holds the judgements of the register."""

    moment: Moment
    insight: Insight
    listening: Listening

    @classmethod
    def of(
        cls,
        register: Register,
        moment: Moment,
        insight: Insight,
        listening: Listening | None = None,
    ) -> Self:
        """Load what is not at hand: the judgements, and what was listened to."""
        if listening is None:
            listening = load_listening(register, moment.day)
        judged = insight.judged(load_judgements(register))
        return cls(moment=moment, insight=judged, listening=listening)


def show_deal(
    register: Register,
    prefix: str,
    moment: Moment,
    insight: Insight,
    listening: Listening | None = None,
) -> DealView:
    """Show the deal whose id starts with a prefix, with whole sentences.

    Raises DealNotFoundError where there is none, none yet at that moment, or more than one.
    """
    return view_deal(register, prefix, Outlook.of(register, moment, insight, listening))


def view_deal(register: Register, prefix: str, outlook: Outlook) -> DealView:
    """Show a deal as `show_deal` does, for whoever shows several. Raises the same."""
    moment, lexicon = outlook.moment, outlook.insight.lexicon
    found = [row.id for row in register.find_deals(prefix)]
    days = find_days(register, moment, found)
    if len(days) != 1:
        raise DealNotFoundError(prefix, days, unknown_on=moment.day if found else None)
    (deal,) = summarise(register, moment, days, outlook.listening)
    rows = open_rows(register, moment, outlook.insight, find_sharing(register, deal.id))
    mentions = rows.find(DealMentionRow, deal_id=deal.id)
    claims = rows.find(ClaimRow, deal_id=deal.id)
    citations = Citations.of(register, (it.document_id for it in mentions), lexicon)
    told = rows.find(DealRoleRow, deal_id=deal.id)
    contradictions = rows.find(ContradictionRow, deal_id=deal.id)
    return DealView(
        deal=deal,
        silence=judge_day(days[deal.id], moment.day, outlook.listening).silence,
        members=tuple(_view_members(register, claims, deal, citations)),
        roles=tuple(sorted({(it.name, it.role) for it in told})),
        links=tuple(_view_links(register, deal.id, moment, lexicon)),
        steps=tuple(_view_steps(rows, deal.id, citations)),
        values=tuple(_view_values(claims, citations)),
        promises=view_promises_of(register, rows, deal.id, moment, lexicon),
        contradictions=view_contradictions(register, contradictions, lexicon),
        joins=rows.find(DealJoinRow, deal_id=deal.id),
        tellings=tuple(_view_tellings(register, mentions, citations)),
        judgements=_find_judgements(register, mentions, outlook),
    )


def _view_members(
    register: Register, claims: Iterable[ClaimRow], deal: DealSummary, citations: Citations
) -> Iterator[MemberView]:
    told = [it for it in claims if it.field == "parties" and it.document_id is not None]
    # Looked up by document: a party of many deals has names in most of the register.
    forms = register.find_any(PartyNameRow, "document_id", {it.document_id for it in told})
    named = {(row.party_id, row.name, row.document_id) for row in forms}
    for party in deal.parties:
        own = [it for it in told if (party.id, it.value, it.document_id) in named]
        yield MemberView(party=party, quotes=citations.quote_claims(own))


def _view_links(
    register: Register, deal_id: str, moment: Moment, lexicon: Lexicon
) -> Iterator[LinkView]:
    """View how other deals hang on this one, each way once, by the first document."""
    upward = [(row, row.other_id, True) for row in register.find(DealLinkRow, deal_id=deal_id)]
    downward = [(row, row.deal_id, False) for row in register.find(DealLinkRow, other_id=deal_id)]
    known = [it for it in (*upward, *downward) if moment.knows(it[0].known)]
    citations = Citations.of(register, (row.document_id for row, _, _ in known), lexicon)
    ranks = citations.ranks
    seen = set()
    for row, other_id, is_upward in sorted(known, key=lambda it: ranks[it[0].document_id]):
        if (row.kind, other_id, is_upward) not in seen:
            seen.add((row.kind, other_id, is_upward))
            yield LinkView(
                kind=row.kind,
                other_id=other_id,
                is_upward=is_upward,
                source=citations.sources[row.document_id],
            )


def _view_steps(rows: KnownRows, deal_id: str, citations: Citations) -> Iterator[StepView]:
    evidence: dict[int, list[StepEvidenceRow]] = defaultdict(list)
    for told in rows.find(StepEvidenceRow, deal_id=deal_id):
        evidence[told.position].append(told)
    for row in rows.find(StepRow, deal_id=deal_id):
        yield StepView(
            stage=row.stage,
            factuality=row.factuality,
            kind=row.kind,
            instrument=row.instrument,
            date=row.date,
            place=row.place,
            quotes=citations.quote_once(evidence[row.position]),
        )


def _view_values(claims: Iterable[ClaimRow], citations: Citations) -> Iterator[ValueView]:
    by_value = sorted(claims, key=lambda it: (it.field, it.value, not it.shown))
    views = [
        _view_value(list(group), citations)
        for _, group in groupby(by_value, key=lambda it: (it.field, it.value))
    ]
    yield from sorted(views, key=lambda view: (view.field, not view.shown, view.value))


def _view_value(claims: Sequence[ClaimRow], citations: Citations) -> ValueView:
    """View one value; a document in which it was rejected does not make it rejected elsewhere."""
    return ValueView(
        field=claims[0].field,
        value=claims[0].value,
        shown=claims[0].shown,
        shown_by=claims[0].shown_by,
        rejected=all(claim.rejected for claim in claims),
        sources=len({it.source_id for it in claims if it.judgement_id is None}),
        reviewers=tuple(sorted({it.reviewer for it in claims if it.reviewer is not None})),
        quotes=citations.quote_claims(claims),
    )


def _view_tellings(
    register: Register, mentions: Sequence[DealMentionRow], citations: Citations
) -> Iterator[TellingView]:
    """View each document of a deal once, by publication."""
    kinds: dict[str, TellingKind] = {}
    sure: dict[str, list[float]] = defaultdict(list)
    for row in mentions:
        kinds.setdefault(row.document_id, TellingKind(row.telling))
        if row.confidence is not None:
            sure[row.document_id].append(row.confidence)
    copies = register.find_any(CopyRow, "document_id", kinds)
    groups = {row.document_id: row.source_id for row in copies}
    for document_id, source in citations.sources.items():
        yield TellingView(
            source=source,
            kind=kinds[document_id],
            group=groups.get(document_id, document_id),
            confidence=max(sure[document_id], default=None),
        )


def _find_judgements(
    register: Register, mentions: Sequence[DealMentionRow], outlook: Outlook
) -> tuple[Judgement, ...]:
    """Find the standing judgements that speak of a deal and were made by then, in their order."""
    rulings = outlook.insight.rulings
    places = [DealPlace(document_id=it.document_id, deal=it.position) for it in mentions]
    judged = {place.document_id for place in places} & set(rulings.documents)
    if not judged:
        return ()
    kept = register.current_of(judged)
    readings = {each: reading for each, (_, reading) in kept.items()}
    found = rulings.judgements_of(places, readings)
    return tuple(it for it in found if outlook.moment.knows(it.day.last.isoformat()))
