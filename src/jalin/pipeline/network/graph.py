"""Counting who stands beside whom in deals, and choosing what of it can be drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Which parties stand in which deals, all by number, and the rung that each deal reached.

    Shape: `deals` and `parties` (n_memberships,) int, pair by pair, each once. `rungs` (n_deals,)
    int, -1 where a deal reached none.
    """

    deals: Numbers
    parties: Numbers
    rungs: NDArray[np.integer]

    def of(self, chosen: Numbers) -> "Membership":
        """Keep the memberships of some deals."""
        is_chosen = np.zeros(len(self.rungs), dtype=np.bool_)
        is_chosen[chosen] = True
        kept = is_chosen[self.deals]
        return Membership(deals=self.deals[kept], parties=self.parties[kept], rungs=self.rungs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Pairs of parties with the deals that they share, each pair once, the smaller number first.

    Shape: all (n_ties,) int: `ones`, `others` are numbers of parties, `deals` counts, `depths` are
    the deepest rung that a shared deal reached, -1 where none.
    """

    ones: Numbers
    others: Numbers
    deals: Numbers
    depths: Numbers

    def keep(self, places: Numbers) -> "Ties":
        """Keep the ties at some places, in the order given."""
        return Ties(
            ones=self.ones[places],
            others=self.others[places],
            deals=self.deals[places],
            depths=self.depths[places],
        )

    def sort(self) -> "Ties":
        """Order ties by strength: the most deals first, then the deepest, then by parties."""
        return self.keep(np.lexsort((self.others, self.ones, -self.depths, -self.deals)))


def count_ties(membership: Membership) -> Ties:
    """Count for each pair of parties the deals that both stand in, the strongest pair first."""
    order = np.lexsort((membership.parties, membership.deals))
    deals, parties = membership.deals[order], membership.parties[order]
    numbers, starts, sizes = np.unique(deals, return_index=True, return_counts=True)
    ones, others, shared = [], [], []
    for size in np.unique(sizes):
        places = starts[sizes == size][:, None] + np.arange(size)
        members = parties[places]
        left, right = np.triu_indices(size, k=1)
        ones.append(members[:, left].ravel())
        others.append(members[:, right].ravel())
        shared.append(np.repeat(numbers[sizes == size], len(left)))
    told = [np.concatenate(it or [_NONE]).astype(np.int64) for it in (ones, others, shared)]
    return _merge(told[0], told[1], membership.rungs[told[2]])


def _merge(ones: Numbers, others: Numbers, rungs: NDArray[np.integer]) -> Ties:
    """Count equal pairs; `rungs` has that of the deal of each."""
    base = int(others.max(initial=0)) + 1
    keys, places, counts = np.unique(ones * base + others, return_inverse=True, return_counts=True)
    depths = np.full(len(keys), -1, dtype=np.int64)
    np.maximum.at(depths, places, rungs)
    return Ties(ones=keys // base, others=keys % base, deals=counts, depths=depths).sort()


def choose_ties(ties: Ties, ranks: Numbers, *, most_parties: int, most_ties: int) -> Ties:
    """Choose what is drawn: ties among the first parties by rank, the strongest of them.

    `ranks` has the place of each party in the order of importance. Each party that is drawn keeps
    its strongest tie, so that nobody stands alone who has a partner in the picture.
    """
    tied = np.unique(np.concatenate((ties.ones, ties.others)))
    first = tied[np.argsort(ranks[tied], kind="stable")][:most_parties]
    is_first = np.zeros(len(ranks), dtype=np.bool_)
    is_first[first] = True
    among = ties.keep(np.flatnonzero(is_first[ties.ones] & is_first[ties.others]))
    own: set[int] = set()
    for side in (among.ones, among.others):
        own.update(np.unique(side, return_index=True)[1].tolist())
    rest = (it for it in range(len(among.ones)) if it not in own)
    room = max(0, most_ties - len(own))
    chosen = sorted((*own, *(it for it, _ in zip(rest, range(room), strict=False))))
    return among.keep(np.array(chosen, dtype=np.int64))
