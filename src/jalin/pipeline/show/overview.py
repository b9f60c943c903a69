"""The register at a glance: how many deals got how far, and in which state they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jalin.model import DealState, Stage
from jalin.pipeline.show.views import DealSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung of the ladder: how many deals reached it at least, and where those stand that stopped.

    `reached` counts the deals that got here or further, `standing` those whose highest rung this
    is, `states` in which state the latter are.
    """

    stage: Stage
    reached: int
    standing: int
    states: Mapping[DealState, int]


def build_funnel(deals: Sequence[DealSummary]) -> tuple[Rung, ...]:
    """Count deals by the highest rung that each of them earned, from the lowest rung up.

    A deal that left the ladder counts on the rung that it had reached; one of which only the end is
    told counts as proposed.
    """
    ladder = [stage for stage in Stage if stage.rung is not None]
    highest = [_find_rung(deal) for deal in deals]
    return tuple(
        Rung(
            stage=stage,
            reached=sum(rung >= index for rung in highest),
            standing=sum(rung == index for rung in highest),
            states=Counter(
                deal.state for deal, rung in zip(deals, highest, strict=True) if rung == index
            ),
        )
        for index, stage in enumerate(ladder)
    )


def _find_rung(deal: DealSummary) -> int:
    return 0 if deal.reached is None else deal.reached.rung or 0
