"""What goes to a worker and what comes back: the plan of a pool, and shares of finished work."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial

from jalin.model import Skipped
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, tell_skipped
from jalin.pipeline.time_limit import DOCUMENT_SECONDS, keep_to_time
from jalin.source import RawItem

Item = RawItem | Skipped
# Called once in each process; what it gives does the work on one item after another.
Prepare = Callable[[], Callable[[Item], Outcome]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolPlan:
    """How a pool works. All that is called in a worker has to be picklable.

    `encode` writes an outcome as whole lines. `around` is what a worker's whole life stands in. An
    item that takes longer than `item_seconds` is given up, none where that is None. Of all items
    that are on their way, and of the outcomes that wait for their turn, no more than some
    `most_bytes` are held. When `most_deaths` processes have died with nothing done in between, that
    is no matter of single documents, and the run ends.
    """

    jobs: int
    prepare: Prepare
    encode: Callable[[Outcome], bytes]
    around: Callable[[], AbstractContextManager[None]] = nullcontext
    item_seconds: float | None = DOCUMENT_SECONDS
    most_bytes: int = 64_000_000
    most_deaths: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What became of items that follow one another: their lines, and how many ended how."""

    items: int = 0
    read: int = 0
    relevant: int = 0
    heard: int = 0
    skipped: tuple[Skipped, ...] = ()
    lines: bytes = b""

    @classmethod
    def join(cls, shares: Iterable["Share"]) -> "Share":
        """Make one share of several that follow one another."""
        parts = tuple(shares)
        return cls(
            items=sum(it.items for it in parts),
            read=sum(it.read for it in parts),
            relevant=sum(it.relevant for it in parts),
            heard=sum(it.heard for it in parts),
            skipped=tuple(skipped for it in parts for skipped in it.skipped),
            lines=b"".join(it.lines for it in parts),
        )


def close_share(outcomes: Iterable[Outcome], encode: Callable[[Outcome], bytes]) -> Share:
    """Encode and count the outcomes of some items."""
    n_items = n_read = n_relevant = n_heard = 0
    skipped: list[Skipped] = []
    lines: list[bytes] = []
    for outcome in outcomes:
        lines.append(encode(outcome))
        n_items += 1
        n_read += outcome.kind is OutcomeKind.READ
        n_relevant += outcome.reading is not None and outcome.reading.relevant
        n_heard += outcome.kind is OutcomeKind.HEARD
        if outcome.kind is OutcomeKind.SKIPPED:
            reason, detail = outcome.reason or "", outcome.detail or ""
            skipped.append(Skipped(source=outcome.source, reason=reason, detail=detail))
    return Share(
        items=n_items,
        read=n_read,
        relevant=n_relevant,
        heard=n_heard,
        skipped=tuple(skipped),
        lines=b"".join(lines),
    )


def work_here(items: Iterable[Item], plan: PoolPlan) -> Iterator[Share]:
    """Work in this process, without a pool: a share for each item, as they come."""
    work = limit_work(plan.prepare(), plan.item_seconds)
    for item in items:
        yield close_share((work(item),), plan.encode)


def limit_work(
    work: Callable[[Item], Outcome], seconds: float | None = DOCUMENT_SECONDS
) -> Callable[[Item], Outcome]:
    """Give work whose items take so many seconds at most; what takes longer is "timed_out".

    What breaks it off, and what does not, is told in `pipeline/time_limit.py`.
    """

    def work_limited(item: Item) -> Outcome:
        outcome = keep_to_time(partial(work, item), item.source, seconds)
        return tell_skipped(outcome) if isinstance(outcome, Skipped) else outcome

    return work_limited
