"""The rows of one deal: its cluster of mentions, its history, its values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from jalin.model import Document, Instrument, Reading
from jalin.resolve.comparison import DealPlace
from jalin.resolve.deals import DealCluster
from jalin.resolve.parties import RegisterParty
from jalin.store.rows import (
    ClaimRow,
    DealJoinRow,
    DealMentionRow,
    DealPartyRow,
    DealRoleRow,
    DealRow,
    Row,
    StepEvidenceRow,
    StepRow,
)
from jalin.track.history import History, derive_history
from jalin.track.telling import Telling
from jalin.track.values import ValueClaim, choose_value, collect_values, find_date


@dataclass(frozen=True, slots=True, kw_only=True)
class DealContext:
    """What the deals are derived from. `party_ids` of a place are in the document's order."""

    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    party_ids: Mapping[DealPlace, Sequence[str]]
    deal_ids: Mapping[DealPlace, str]

    @classmethod
    def of(
        cls,
        pairs: Sequence[tuple[Document, Reading]],
        parties: Iterable[RegisterParty],
        clusters: Iterable[DealCluster],
    ) -> Self:
        """Index documents, readings, parties and clusters."""
        linked: dict[DealPlace, list[tuple[int, str]]] = defaultdict(list)
        for party in parties:
            for link in party.links:
                place = DealPlace(document_id=link.place.document_id, deal=link.place.deal)
                linked[place].append((link.place.position, party.id))
        return cls(
            documents={document.id: document for document, _ in pairs},
            readings={document.id: reading for document, reading in pairs},
            party_ids={
                place: [party_id for _, party_id in sorted(found)]
                for place, found in linked.items()
            },
            deal_ids={place: cluster.id for cluster in clusters for place in cluster.places},
        )

    def tell(self, place: DealPlace) -> Telling:
        """Give the telling at a place."""
        return Telling(
            document=self.documents[place.document_id],
            mention=self.readings[place.document_id].deals[place.deal],
        )


def derive_deal_rows(cluster: DealCluster, context: DealContext) -> Iterator[Row]:
    """Derive every row of one deal."""
    tellings = [context.tell(place) for place in cluster.places]
    history = derive_history(tellings)
    claims = collect_values(tellings, history)
    yield _derive_deal(cluster, tellings, history, claims, context)
    yield from _derive_mentions(cluster, context)
    party_ids = dict.fromkeys(it for place in cluster.places for it in context.party_ids[place])
    for position, party_id in enumerate(party_ids):
        yield DealPartyRow(deal_id=cluster.id, party_id=party_id, position=position)
    yield from _derive_steps(cluster.id, history)
    yield from (_derive_claim(cluster.id, claim) for claim in claims)


def _derive_deal(
    cluster: DealCluster,
    tellings: Sequence[Telling],
    history: History,
    claims: Sequence[ValueClaim],
    context: DealContext,
) -> DealRow:
    instrument = choose_value("instrument", claims)
    told = sorted(
        (it.document.published for it in tellings if it.document.published is not None), key=str
    )
    return DealRow(
        id=cluster.id,
        stage=history.stage,
        reached=history.reached,
        instrument=Instrument(instrument) if instrument is not None else None,
        date=find_date(history),
        place=choose_value("place", claims),
        under=_find_umbrella(cluster, context),
        first_told=told[0] if told else None,
        last_told=told[-1] if told else None,
        documents=len({place.document_id for place in cluster.places}),
    )


def _find_umbrella(cluster: DealCluster, context: DealContext) -> str | None:
    """Find the deal that the documents name as the umbrella; where they differ, the first id."""
    umbrellas = {
        context.deal_ids[DealPlace(document_id=place.document_id, deal=under)]
        for place in cluster.places
        if (under := context.tell(place).mention.under) is not None
    }
    return min(umbrellas - {cluster.id}, default=None)


def _derive_mentions(cluster: DealCluster, context: DealContext) -> Iterator[Row]:
    for place in cluster.places:
        mention = context.tell(place).mention
        yield DealMentionRow(
            deal_id=cluster.id,
            document_id=place.document_id,
            position=place.deal,
            conflict=mention.conflict,
        )
        for name, role in sorted({(it.name, it.role) for it in mention.other_roles}):
            yield DealRoleRow(
                deal_id=cluster.id, document_id=place.document_id, name=name, role=role
            )
    for join in cluster.joins:
        yield DealJoinRow(
            deal_id=cluster.id,
            left_document_id=join.left.document_id,
            left_position=join.left.deal,
            right_document_id=join.right.document_id,
            right_position=join.right.deal,
            rule=join.rule,
            parties=" · ".join(join.party_ids),
            shared=" · ".join(join.shared),
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
        for told in step.evidence:
            yield StepEvidenceRow(
                deal_id=deal_id,
                position=position,
                document_id=told.evidence.document_id,
                span_start=told.evidence.span.start,
                span_end=told.evidence.span.end,
                quote=told.evidence.quote,
                rule=told.rule,
            )


def _derive_claim(deal_id: str, claim: ValueClaim) -> ClaimRow:
    return ClaimRow(
        deal_id=deal_id,
        field=claim.field,
        value=claim.value,
        shown=claim.shown,
        document_id=claim.evidence.document_id,
        span_start=claim.evidence.span.start,
        span_end=claim.evidence.span.end,
        quote=claim.evidence.quote,
        rule=claim.rule,
    )
