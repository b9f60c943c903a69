"""The queue of mentions that wait for a person: the least certain first."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from jalin.model import Judgement, JudgementKind
from jalin.pipeline.judging import load_judgements
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.anchors import find_anchor
from jalin.resolve.judged.rulings import find_standing
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow

# What says nothing of a mention: a note is no decision, a withdrawal takes one back.
_SILENT = frozenset({JudgementKind.NOTE, JudgementKind.WITHDRAW})


class Waiting(NamedTuple):
    """A mention in the queue, sorted as it waits.

    Where the reader does not say how sure it is, it comes first. A named tuple, as a large register
    has hundreds of thousands of them, sorted anew after each judgement.
    """

    confidence: float
    document_id: str
    position: int
    deal_id: str

    @property
    def place(self) -> DealPlace:
        """Give where the mention is."""
        return DealPlace(document_id=self.document_id, deal=self.position)

    @classmethod
    def at(cls, place: DealPlace, confidence: float | None, deal_id: str | None = None) -> Self:
        """Give the place in the queue of a mention that may wait in it or not."""
        return cls(confidence or 0.0, place.document_id, place.deal, deal_id or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Which mentions wait, in their order, and which have been judged.

    `dropped` counts those that were said to be no deal, and so belong to none.
    """

    waiting: tuple[Waiting, ...]
    done: tuple[Waiting, ...] = ()
    dropped: int = 0

    @property
    def judged(self) -> int:
        """Count what was judged."""
        return len(self.done) + self.dropped

    @property
    def total(self) -> int:
        """Count what there is to judge, and what was judged."""
        return len(self.waiting) + self.judged

    @classmethod
    def of(cls, register: Register) -> Self:
        """Find what waits. The register must be derived."""
        judged = {(place.document_id, place.deal) for place in find_judged(register)}
        names = ("confidence", "document_id", "position", "deal_id")
        found = register.columns(DealMentionRow, *names)
        rows = sorted(Waiting(it[0] or 0.0, it[1], it[2], it[3]) for it in found)
        done = tuple(it for it in rows if (it.document_id, it.position) in judged)
        kept = {(it.document_id, it.position) for it in done}
        waiting = tuple(it for it in rows if (it.document_id, it.position) not in kept)
        return cls(waiting=waiting, done=done, dropped=len(judged - kept))

    def only(self, deal_ids: Iterable[str]) -> "Queue":
        """Give the queue of some deals alone; what was said to be none is not in it."""
        wanted = frozenset(deal_ids)
        return Queue(
            waiting=tuple(it for it in self.waiting if it.deal_id in wanted),
            done=tuple(it for it in self.done if it.deal_id in wanted),
        )

    def find_next(self, after: Waiting | None = None, *, back: bool = False) -> Waiting | None:
        """Find what waits next after a mention, or before it; at the ends the queue begins anew."""
        if not self.waiting:
            return None
        if after is None:
            return self.waiting[-1 if back else 0]
        place = bisect_left(self.waiting, after) - 1 if back else bisect_right(self.waiting, after)
        found = self.waiting[place % len(self.waiting)]
        return None if found.place == after.place else found


def find_judged(register: Register) -> Mapping[DealPlace, Judgement]:
    """Find the mentions of which something stands decided, each with the last such judgement.

    A split says something of the mention that is split off, not of those that stay.
    """
    standing = find_standing(load_judgements(register))
    telling = [it for it in standing if it.kind not in _SILENT and it.anchors]
    documents = {anchor.document_id for it in telling for anchor in it.anchors}
    kept = register.current_of(documents)
    found: dict[DealPlace, Judgement] = {}
    for judgement in telling:
        is_split = judgement.kind is JudgementKind.SPLIT
        for anchor in judgement.anchors[:1] if is_split else judgement.anchors:
            _, reading = kept.get(anchor.document_id, (None, None))
            deal = None if reading is None else find_anchor(anchor, reading)
            if deal is not None:
                found[DealPlace(document_id=anchor.document_id, deal=deal)] = judgement
    return found
