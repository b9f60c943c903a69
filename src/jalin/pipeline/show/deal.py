"""One deal with all that is known of it, at present or as of a day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

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
from jalin.track.tellings import TellingKind


def show_deal(register: Register, prefix: str, moment: Moment, insight: Insight) -> DealView:
    """Show the deal whose id starts with a prefix, with whole sentences.

    Raises DealNotFoundError where there is none, none yet at that moment, or more than one.
    """
    found = [row.id for row in register.find_deals(prefix)]
    days = find_days(register, moment, found)
    if len(days) != 1:
        raise DealNotFoundError(prefix, days, unknown_on=moment.day if found else None)
    (deal,) = summarise(register, moment, days)
    judged = insight.judged(load_judgements(register))
    rows = open_rows(register, moment, judged, find_sharing(register, deal.id))
    mentions = rows.find(DealMentionRow, deal_id=deal.id)
    lexicon = judged.lexicon
    citations = Citations.of(register, (it.document_id for it in mentions), lexicon)
    day = judge_day(days[deal.id], moment.day, load_listening(register, moment.day))
    told = rows.find(DealRoleRow, deal_id=deal.id)
    contradictions = rows.find(ContradictionRow, deal_id=deal.id)
    return DealView(
        deal=deal,
        silence=day.silence,
        members=tuple(_view_members(register, rows, deal, citations)),
        roles=tuple(sorted({(it.name, it.role) for it in told})),
        links=tuple(_view_links(register, deal.id, moment, lexicon)),
        steps=tuple(_view_steps(rows, deal.id, citations)),
        values=tuple(_view_values(rows, deal.id, citations)),
        promises=view_promises_of(register, rows, deal.id, moment, lexicon),
        contradictions=view_contradictions(register, contradictions, lexicon),
        joins=rows.find(DealJoinRow, deal_id=deal.id),
        tellings=tuple(_view_tellings(register, mentions, citations)),
        judgements=_find_judgements(register, mentions, moment, judged),
    )


def _view_members(
    register: Register, rows: KnownRows, deal: DealSummary, citations: Citations
) -> Iterator[MemberView]:
    claims = rows.find(ClaimRow, deal_id=deal.id, field="parties")
    for party in deal.parties:
        names = {
            (row.name, row.document_id) for row in register.find(PartyNameRow, party_id=party.id)
        }
        told = [claim for claim in claims if (claim.value, claim.document_id) in names]
        yield MemberView(party=party, quotes=citations.quote_claims(told))


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


def _view_values(rows: KnownRows, deal_id: str, citations: Citations) -> Iterator[ValueView]:
    claims = rows.find(ClaimRow, deal_id=deal_id)
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
    for row in mentions:
        kinds.setdefault(row.document_id, TellingKind(row.telling))
    copies = register.find_any(CopyRow, "document_id", kinds)
    groups = {row.document_id: row.source_id for row in copies}
    for document_id, source in citations.sources.items():
        yield TellingView(
            source=source, kind=kinds[document_id], group=groups.get(document_id, document_id)
        )


def _find_judgements(
    register: Register, mentions: Sequence[DealMentionRow], moment: Moment, insight: Insight
) -> tuple[Judgement, ...]:
    """Find the standing judgements that speak of a deal and were made by then, in their order."""
    places = [DealPlace(document_id=it.document_id, deal=it.position) for it in mentions]
    kept = register.current_of(place.document_id for place in places)
    readings = {each: reading for each, (_, reading) in kept.items()}
    found = insight.rulings.judgements_of(places, readings)
    return tuple(it for it in found if moment.knows(it.day.last.isoformat()))
