"""The rows of one deal: its mentions, its history, its values, how it stood day by day."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from jalin.model import Judgement, Reading
from jalin.pipeline.deriving.day_rows import derive_day_rows
from jalin.pipeline.deriving.decisions import decide_promises, decide_values
from jalin.pipeline.deriving.insight import Insight
from jalin.pipeline.deriving.join_rows import write_join
from jalin.pipeline.deriving.link_rows import tell_day
from jalin.pipeline.deriving.mentions import Mentions
from jalin.pipeline.deriving.promise_rows import derive_promise_rows
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.deals.clusters import DealCluster
from jalin.store.rows import (
    ClaimRow,
    ContradictionRow,
    DealDayRow,
    DealJoinRow,
    DealMentionRow,
    DealPartyRow,
    DealPromiseRow,
    DealRoleRow,
    DealRow,
    Row,
    SettlementRow,
    StepEvidenceRow,
    StepRow,
)
from jalin.track.contradictions import Contradiction, find_contradictions
from jalin.track.history import History, derive_history
from jalin.track.telling import Telling
from jalin.track.tellings import judge_tellings
from jalin.track.values.claims import ValueClaim
from jalin.track.values.decisions import Decision
from jalin.track.values.shown import collect_values

# Every table of which the rows belong to one deal, and the column that names it.
KEY_BY_DEAL_ROW: Mapping[type[Row], str] = {
    DealRow: "id",
    DealDayRow: "deal_id",
    DealMentionRow: "deal_id",
    DealJoinRow: "deal_id",
    DealPartyRow: "deal_id",
    DealRoleRow: "deal_id",
    StepRow: "deal_id",
    StepEvidenceRow: "deal_id",
    ClaimRow: "deal_id",
    ContradictionRow: "deal_id",
    DealPromiseRow: "deal_id",
    SettlementRow: "deal_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMatter:
    """What a deal is derived from: its tellings and parties place by place, and its judgements.

    `outcomes` are those of promises, by document and place in its reading.
    """

    cluster: DealCluster
    tellings: Mapping[DealPlace, Telling]
    party_ids: Mapping[DealPlace, tuple[str, ...]]
    decisions: tuple[Decision, ...]
    outcomes: Mapping[tuple[str, int], Judgement]

    @classmethod
    def of(cls, cluster: DealCluster, mentions: Mentions, insight: Insight) -> Self:
        """Gather it from loaded mentions."""
        readings: Mapping[str, Reading] = {
            place.document_id: mentions.readings[place.document_id] for place in cluster.places
        }
        return cls(
            cluster=cluster,
            tellings={place: mentions.tell(place) for place in cluster.places},
            party_ids={place: mentions.party_ids(place) for place in cluster.places},
            decisions=decide_values(insight.rulings, cluster.places, readings),
            outcomes=decide_promises(insight.rulings, cluster.places, readings),
        )


def derive_deal_rows(
    matter: DealMatter, insight: Insight, since: dt.date = dt.date.min
) -> Iterator[Row]:
    """Derive every row of one deal, but for the rows of days before `since`."""
    deal_id = matter.cluster.id
    tellings = list(matter.tellings.values())
    history = derive_history(tellings)
    claims = collect_values(tellings, history, matter.decisions)
    yield _derive_deal(deal_id, tellings)
    yield from derive_day_rows(deal_id, tellings, matter.decisions, since)
    yield from _derive_mentions(matter)
    yield from _derive_parties(matter)
    yield from _derive_steps(deal_id, history)
    yield from (_derive_claim(deal_id, claim) for claim in claims)
    found = find_contradictions(tellings, history, claims, insight.quarrels)
    for number, contradiction in enumerate(found):
        yield from _derive_contradiction(deal_id, number, contradiction)
    yield from derive_promise_rows(deal_id, matter.tellings, matter.outcomes, history, insight.cues)


def _derive_deal(deal_id: str, tellings: list[Telling]) -> DealRow:
    told = sorted(
        (it.document.published for it in tellings if it.document.published is not None),
        key=lambda date: (date.last, str(date)),
    )
    return DealRow(
        id=deal_id,
        first_told=told[0] if told else None,
        last_told=told[-1] if told else None,
    )


def _derive_mentions(matter: DealMatter) -> Iterator[Row]:
    deal_id = matter.cluster.id
    places = list(matter.tellings)
    kinds = judge_tellings([matter.tellings[place] for place in places])
    for place, kind in zip(places, kinds, strict=True):
        telling = matter.tellings[place]
        yield DealMentionRow(
            deal_id=deal_id,
            document_id=place.document_id,
            position=place.deal,
            conflict=telling.mention.conflict,
            telling=kind,
            known=tell_day(telling.document),
            confidence=telling.mention.confidence,
        )
        for name, role in sorted({(it.name, it.role) for it in telling.mention.other_roles}):
            yield DealRoleRow(deal_id=deal_id, document_id=place.document_id, name=name, role=role)
    yield from (write_join(deal_id, join) for join in matter.cluster.joins)


def _derive_parties(matter: DealMatter) -> Iterator[Row]:
    """Derive the parties, each known from the first dated document on that names it."""
    known: dict[str, list[str]] = {}
    for place in matter.cluster.places:
        day = tell_day(matter.tellings[place].document)
        for party_id in matter.party_ids[place]:
            known.setdefault(party_id, []).extend([] if day is None else [day])
    for position, (party_id, days) in enumerate(known.items()):
        yield DealPartyRow(
            deal_id=matter.cluster.id,
            party_id=party_id,
            position=position,
            known=min(days, default=None),
        )


def _derive_steps(deal_id: str, history: History) -> Iterator[Row]:
    for position, step in enumerate(history.steps):
        yield StepRow(
            deal_id=deal_id,
            position=position,
            stage=step.stage,
            factuality=step.factuality,
            kind=step.kind,
            instrument=step.instrument,
            date=step.date,
            place=step.place,
        )
        for number, told in enumerate(step.evidence):
            yield StepEvidenceRow(
                deal_id=deal_id,
                position=position,
                document_id=told.evidence.document_id,
                span_start=told.evidence.span.start,
                span_end=told.evidence.span.end,
                quote=told.evidence.quote,
                rule=told.rule,
                number=number,
            )


def _derive_claim(deal_id: str, claim: ValueClaim) -> ClaimRow:
    place = claim.evidence
    return ClaimRow(
        deal_id=deal_id,
        field=claim.field,
        value=claim.value,
        shown=claim.shown,
        shown_by=claim.shown_by,
        rejected=claim.rejected,
        document_id=None if place is None else place.document_id,
        source_id=claim.source_id,
        span_start=None if place is None else place.span.start,
        span_end=None if place is None else place.span.end,
        quote=None if place is None else place.quote,
        rule=claim.rule,
        judgement_id=claim.judgement_id,
        reviewer=claim.reviewer,
    )


def _derive_contradiction(
    deal_id: str, number: int, contradiction: Contradiction
) -> Iterator[ContradictionRow]:
    for side in contradiction.values:
        for claim in side.claims:
            if claim.evidence is None:
                continue  # a reviewer's word is a decision, not a side
            yield ContradictionRow(
                deal_id=deal_id,
                number=number,
                field=contradiction.field,
                rule=contradiction.rule,
                value=side.value,
                shown=side.shown,
                document_id=claim.evidence.document_id,
                known=None if claim.published is None else claim.published.last.isoformat(),
                span_start=claim.evidence.span.start,
                span_end=claim.evidence.span.end,
                quote=claim.evidence.quote,
            )
