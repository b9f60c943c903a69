"""Telling others of changes while the register is served: a thread of its own, beside the pages."""

import importlib.metadata
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jalin.cli.clocks import tell_time
from jalin.cli.settings import Settings
from jalin.pipeline.accounts import find_place
from jalin.pipeline.notifying.rounds import NotifyJob, notify_until
from jalin.pipeline.notifying.times import NotifyClock
from jalin.pipeline.serving.library import Library
from jalin.source.fetching import FetchPolicy, Sender
from jalin.store.accounts.accounts import Accounts

_EVERY_S = 30.0
# A receiver has this long to take a message.
_TOTAL_S = 30.0


def build_job(library: Library, settings: Settings) -> NotifyJob:
    """Build what notifying needs, on a library that is open."""
    version = importlib.metadata.version("jalin")
    policy = FetchPolicy(
        user_agent=f"Jalin/{version}", allow_loopback=settings.allow_loopback, total_s=_TOTAL_S
    )
    place = find_place(settings.register, settings.accounts)
    return NotifyJob(
        library=library,
        open_accounts=lambda: Accounts.open(place),
        has_accounts=lambda: not isinstance(place, Path) or place.exists(),
        sender=Sender(policy, clock=time.monotonic),
        clock=NotifyClock(now=tell_time, draw=random.random),
    )


@contextmanager
def tell_changes(job: NotifyJob, every_s: float = _EVERY_S) -> Iterator[None]:
    """Tell of changes in a thread, as long as the context lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=notify_until, args=(job, stop, every_s), name="notify")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
