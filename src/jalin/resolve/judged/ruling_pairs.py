"""Merges and splits of deals become pairs of mentions that do not contradict each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jalin.model import Judgement, JudgementKind
from jalin.resolve.deals.candidates import DealPlace


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PairRuling:
    """Two mentions and the judgement that ties or parts them. Invariant: left < right."""

    left: DealPlace
    right: DealPlace
    judgement_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRulings:
    """Which mentions must be one deal, and which may not be.

    Invariant: joining all of `together` brings no pair of `apart` together. `overruled` are the
    pairs that later judgements leave no room for.
    """

    together: tuple[PairRuling, ...] = ()
    apart: tuple[PairRuling, ...] = ()
    overruled: tuple[PairRuling, ...] = ()


def settle_pairs(
    told: Iterable[tuple[Judgement, Sequence[DealPlace | None]]],
) -> DealRulings:
    """Pair the first place of each judgement with its others; the later judgement holds.

    A place is None where its anchor is lost; the places that are left of a merge still belong
    together, and a split without its first says nothing.
    """
    settled = _Settled()
    for judgement, places in sorted(told, key=lambda it: it[0].order, reverse=True):
        is_merge = judgement.kind is JudgementKind.MERGE
        found = [it for it in dict.fromkeys(places) if it is not None]
        if len(found) > 1 and (is_merge or places[0] is not None):
            for other in found[1:]:
                left, right = sorted((found[0], other))
                pair = PairRuling(left=left, right=right, judgement_id=judgement.id)
                settled.settle(pair, is_merge=is_merge)
    return DealRulings(
        together=tuple(sorted(settled.together)),
        apart=tuple(sorted(settled.apart)),
        overruled=tuple(sorted(settled.overruled)),
    )


class _Settled:
    """The pairs that hold so far, from the last judgement back."""

    def __init__(self) -> None:
        self.together: list[PairRuling] = []
        self.apart: list[PairRuling] = []
        self.overruled: list[PairRuling] = []
        self._groups: dict[DealPlace, set[DealPlace]] = {}

    def settle(self, pair: PairRuling, *, is_merge: bool) -> None:
        """Let a pair hold, unless what holds already says otherwise."""
        left = self._groups.get(pair.left, {pair.left})
        right = self._groups.get(pair.right, {pair.right})
        if is_merge and not self._are_parted(left, right):
            self.together.append(pair)
            joined = left | right
            self._groups.update(dict.fromkeys(joined, joined))
        elif not is_merge and pair.right not in left:
            self.apart.append(pair)
        else:
            self.overruled.append(pair)

    def _are_parted(self, left: set[DealPlace], right: set[DealPlace]) -> bool:
        return any(
            (pair.left in left and pair.right in right)
            or (pair.left in right and pair.right in left)
            for pair in self.apart
        )
