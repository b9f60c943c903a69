"""What the workers of a pool do in tests: they echo items, or die of them."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from jalin.model import AbortError, Skipped
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, decode_outcome, encode_outcome
from jalin.pipeline.bulk.pool import Item, PoolPlan, Prepare, Share
from jalin.source import Form, RawItem


def make_item(number: int, content: bytes = b"") -> RawItem:
    """Make an item that says what it is."""
    source = f"arsip.jsonl:{number}"
    content = content or f"isi {number}".encode()
    return RawItem(form=Form.TEXT, source=source, name=str(number), content=content)


def make_plan(
    prepare: Prepare | None = None, *, jobs: int = 2, most_bytes: int = 10**6
) -> PoolPlan:
    """Plan a pool that waits two seconds for an item and bears few deaths in a row."""
    return PoolPlan(
        jobs=jobs,
        prepare=prepare or prepare_echo,
        encode=encode_outcome,
        item_seconds=2.0,
        most_bytes=most_bytes,
        most_deaths=3,
    )


def list_outcomes(shares: list[Share]) -> list[Outcome]:
    """Read the outcomes of shares in their order."""
    return [decode_outcome(line) for share in shares for line in share.lines.splitlines()]


def prepare_echo() -> Callable[[Item], Outcome]:
    """Build a worker that hears what an item says, and dies of some."""
    return _echo


def refuse() -> Callable[[Item], Outcome]:
    """Refuse to work."""
    raise AbortError("tidak bisa")


def die_at_once() -> Callable[[Item], Outcome]:
    """Die before any work."""
    os._exit(7)


def die_as_second(folder: Path) -> Callable[[Item], Outcome]:
    """Die before any work, but only as the second process that begins here."""
    number = len(list(folder.iterdir()))
    (folder / str(number)).touch()
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return _echo


def _echo(item: Item) -> Outcome:
    if isinstance(item, Skipped):
        kind = OutcomeKind.SKIPPED
        return Outcome(kind=kind, source=item.source, reason=item.reason, detail=item.detail)
    assert isinstance(item.content, bytes)
    if item.content == b"mati":
        os.kill(os.getpid(), signal.SIGKILL)
    if item.content == b"keluar":
        os._exit(3)
    if item.content == b"macet":
        time.sleep(60)
    if item.content == b"lambat":
        time.sleep(1)
    return Outcome(kind=OutcomeKind.HEARD, source=item.source, outlet=item.content.decode())
