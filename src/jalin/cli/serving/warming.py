"""Keeping pages warm while the register is served: a thread of its own, beside those who answer."""

import contextlib
import datetime as dt
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jalin.cli.serving.memory import give_back, limit_heaps
from jalin.model import JalinError
from jalin.pipeline.serving.library import Library
from jalin.web.warming import warm_pages

log = logging.getLogger(__name__)
_EVERY_S = 2.0


@contextmanager
def keep_warm(library: Library, every_s: float = _EVERY_S) -> Iterator[None]:
    """Build what pages need at once, and again whenever the register or the day is another.

    Whoever asks meanwhile waits for what is being built, and never gets what is out of date.
    """
    limit_heaps()
    stop = threading.Event()
    thread = threading.Thread(target=_warm_until, args=(library, stop, every_s), name="warm")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _warm_until(library: Library, stop: threading.Event, every_s: float) -> None:
    seen: tuple[str, dt.date] | None = None
    while not stop.is_set():
        # A register that cannot be read now is told to those who ask for a page.
        with contextlib.suppress(JalinError):
            found = (library.find_revision(), library.today)
            if found != seen:
                with library.visit() as visit:
                    warm_pages(visit)
                seen = found
                give_back()
                log.info("pages are warm for revision %s", found[0])
        stop.wait(every_s)
