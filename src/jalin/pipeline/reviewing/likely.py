"""Other deals that a mention may belong to: those that share its parties."""

from collections import Counter
from dataclasses import dataclass

from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import find_days, summarise
from jalin.pipeline.show.views import DealSummary
from jalin.store.register import Register
from jalin.store.rows import LINE_GAP, PRESENT, DealDayRow, DealPartyRow
from jalin.track.state import Listening

_SHOWN = 6
# A hub such as a ministry has hundreds of deals: of those that share only it, so many count.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyDeal:
    """A deal that may be the same, and the names of the parties that both have."""

    deal: DealSummary
    shared: tuple[str, ...]


def find_likely(
    register: Register, deal_id: str, moment: Moment, listening: Listening
) -> tuple[LikelyDeal, ...]:
    """Find other deals that share parties with a deal, the likeliest first.

    More shared parties go before the same thing, the same thing before the nearer date.
    """
    own = {row.party_id for row in register.find(DealPartyRow, deal_id=deal_id)}
    shared: Counter[str] = Counter(
        row.deal_id for row in register.find_any(DealPartyRow, "party_id", own)
    )
    del shared[deal_id]
    near = [each for each, _ in sorted(shared.items(), key=lambda it: (-it[1], it[0]))[:_LOOKED_AT]]
    rows = register.find_any(DealDayRow, "deal_id", [deal_id, *near])
    days = {row.deal_id: row for row in rows if row.day == PRESENT}
    this = days.get(deal_id)
    ranked = sorted(
        (row for each, row in days.items() if each != deal_id),
        key=lambda row: (-shared[row.deal_id], *_compare(this, row), row.deal_id),
    )
    wanted = find_days(register, moment, [row.deal_id for row in ranked[:_SHOWN]])
    found = {deal.id: deal for deal in summarise(register, moment, wanted, listening)}
    return tuple(
        LikelyDeal(
            deal=found[row.deal_id],
            shared=tuple(it.name for it in found[row.deal_id].parties if it.id in own),
        )
        for row in ranked[:_SHOWN]
        if row.deal_id in found
    )


def _compare(this: DealDayRow | None, other: DealDayRow) -> tuple[int, float]:
    """Tell how far two deals are from each other, the smaller the nearer."""
    if this is None:
        return (0, 0.0)
    same = set(this.objects.casefold().split(LINE_GAP)) & set(
        other.objects.casefold().split(LINE_GAP)
    )
    if this.news is None or other.news is None:
        return (-len(same - {""}), float("inf"))
    return (-len(same - {""}), abs((this.news.last - other.news.last).days))
