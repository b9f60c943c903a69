"""With whom a party stands in deals, how often, and how deep the deepest of them went."""

from collections.abc import Iterable
from dataclasses import dataclass

from jalin.model import Stage
from jalin.pipeline.show.views import DealSummary
from jalin.store.rows import PartyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A party that shares deals with another; `depth` is the highest rung that one reached.

    `last` is the date of the latest step of a shared deal, ISO 8601 at its precision.
    """

    party: PartyRow
    deals: int
    depth: Stage | None
    last: str | None

    @property
    def binding(self) -> bool:
        """Tell whether a shared deal bound both."""
        return self.depth is not None and self.depth.binding


@dataclass(slots=True)
class _Count:
    party: PartyRow
    deals: int = 0
    rung: int = -1
    depth: Stage | None = None
    last: str = ""


def list_partners(identity: str, deals: Iterable[DealSummary]) -> tuple[Partner, ...]:
    """List the partners of a party in its deals: most deals first, then deepest, then by name."""
    counts: dict[str, _Count] = {}
    for deal in deals:
        rung = -1 if deal.reached is None or deal.reached.rung is None else deal.reached.rung
        for party in deal.parties:
            if party.id == identity:
                continue
            count = counts.setdefault(party.id, _Count(party=party))
            count.deals += 1
            count.last = max(count.last, str(deal.date or ""))
            if rung > count.rung:
                count.rung, count.depth = rung, deal.reached
    ranked = sorted(counts.values(), key=lambda it: (-it.deals, -it.rung, it.party.name))
    return tuple(
        Partner(party=it.party, deals=it.deals, depth=it.depth, last=it.last or None)
        for it in ranked
    )
