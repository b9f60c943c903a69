"""How the deals of some documents stand at one moment, so that two such scenes can be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import KnownRows
from jalin.pipeline.show.promise_lines import list_lines_of
from jalin.pipeline.show.summaries import list_deals_of
from jalin.pipeline.show.views import DealSummary
from jalin.resolve.deals.candidates import DealPlace
from jalin.store.memory import MemoryRows
from jalin.store.register import Register
from jalin.store.rows import ClaimRow, DealMentionRow
from jalin.track.promises.promise import PromiseState

# A value of a field of a deal: the field, the value.
FieldValue = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Some deals, what tells them, and what stands for them.

    `deal_at` gives the deal of each mention in the documents that were asked about, and of every
    other mention of these deals. `held` are the values of each deal that a reviewer holds.
    `promises` are those of the deals, by who and what.
    """

    deals: Mapping[str, DealSummary]
    deal_at: Mapping[DealPlace, str]
    held: Mapping[str, frozenset[FieldValue]]
    promises: Mapping[tuple[str, str], PromiseState]

    @classmethod
    def of(cls, register: Register, moment: Moment, document_ids: Iterable[str]) -> Self:
        """Look at the deals that are told in some documents. The register must be derived."""
        deals = {deal.id: deal for deal in list_deals_of(register, moment, set(document_ids))}
        mentions = register.find_any(DealMentionRow, "deal_id", deals)
        return cls(
            deals=deals,
            deal_at={
                DealPlace(document_id=row.document_id, deal=row.position): row.deal_id
                for row in mentions
            },
            held=_find_held(register, deals),
            promises=_find_promises(register, moment, deals),
        )

    @property
    def documents(self) -> frozenset[str]:
        """Name every document that tells one of the deals."""
        return frozenset(place.document_id for place in self.deal_at)

    def places_of(self, deal_id: str) -> frozenset[DealPlace]:
        """Give the mentions of a deal."""
        return frozenset(place for place, each in self.deal_at.items() if each == deal_id)


def _find_held(register: Register, deal_ids: Iterable[str]) -> Mapping[str, frozenset[FieldValue]]:
    found: dict[str, set[FieldValue]] = {deal_id: set() for deal_id in deal_ids}
    for row in register.find_any(ClaimRow, "deal_id", found):
        if row.judgement_id is not None and not row.rejected:
            found[row.deal_id].add((row.field, row.value))
    return {deal_id: frozenset(values) for deal_id, values in found.items()}


def _find_promises(
    register: Register, moment: Moment, deal_ids: Iterable[str]
) -> Mapping[tuple[str, str], PromiseState]:
    rows = KnownRows(register, MemoryRows())
    return {
        (line.who, line.tellings[0].quote): line.state
        for deal_id in deal_ids
        for line in list_lines_of(register, rows, deal_id, moment)
    }
