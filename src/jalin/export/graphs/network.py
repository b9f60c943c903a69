"""The network of a dataset: parties, and what joins each two that share a deal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import ExportedDeal, ExportedParty
from jalin.model import PartialDate, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What joins two parties: the deals that they share.

    `reached` is the highest rung that one of them earned, `binding` how many of them bind today.
    `first` is the day from which one is known, `last` that of the newest news of one.
    """

    source: str
    target: str
    deal_ids: tuple[str, ...]
    binding: int
    reached: Stage | None
    first: PartialDate | None
    last: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyNetwork:
    """Parties, and ties between them; a party without a tie has no partner in the dataset."""

    parties: Iterable[ExportedParty]
    ties: tuple[Tie, ...]


@dataclass(slots=True)
class _Shared:
    """What two parties share, while deals are gone through."""

    deal_ids: list[str] = field(default_factory=list)
    binding: int = 0
    rung: int = -1
    first: PartialDate | None = None
    last: PartialDate | None = None

    def add(self, deal: ExportedDeal) -> None:
        self.deal_ids.append(deal.id)
        self.binding += deal.binding
        if deal.reached is not None and deal.reached.rung is not None:
            self.rung = max(self.rung, deal.reached.rung)
        told = [it for it in (self.first, deal.first_told) if it is not None]
        self.first = min(told, key=lambda it: it.order, default=None)
        news = [it for it in (self.last, deal.last_news) if it is not None]
        self.last = max(news, key=lambda it: it.order, default=None)


def build_network(dataset: Dataset) -> PartyNetwork:
    """Build the network of a dataset. Each two parties of a deal are joined once by it."""
    shared: dict[tuple[str, str], _Shared] = {}
    for deal in dataset.deals:
        # Neither of two parties comes first: their ids say which is written first.
        for pair in combinations(sorted(set(deal.party_ids)), 2):
            shared.setdefault(pair, _Shared()).add(deal)
    ties = (_tie(*pair, shared[pair]) for pair in sorted(shared))
    return PartyNetwork(parties=dataset.parties, ties=tuple(ties))


def _tie(source: str, target: str, shared: _Shared) -> Tie:
    return Tie(
        source=source,
        target=target,
        deal_ids=tuple(shared.deal_ids),
        binding=shared.binding,
        reached=None if shared.rung < 0 else list(Stage)[shared.rung],
        first=shared.first,
        last=shared.last,
    )
