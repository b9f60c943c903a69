"""Pages that are built before somebody asks."""

import datetime as dt
import time
from pathlib import Path

from jalin.cli.serving.warming import keep_warm
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from register_factory import SENTENCE, deal, doc, fill, parties, reading

FIRST = doc(name="a", published="2026-02-04")
OTHER = doc(f"{SENTENCE} PT Len membangun radar.", name="b", published="2026-03-04")
_PATIENCE_S = 20.0


def _wait_until_built(library: Library, size: int) -> bool:
    """Wait until a visit finds the first page built for so many deals."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        with library.visit() as visit:
            if visit.is_kept("overview") and visit.catalogue.size == size:
                return True
        time.sleep(0.05)
    return False


def test_pages_are_built_at_the_start_and_after_a_change(tmp_path: Path) -> None:
    """Nobody who comes later waits for them."""
    path = tmp_path / "jalin.db"
    with Register.open(path) as register:
        fill(register, (FIRST, reading(FIRST, deal())))
    with Library(path, lambda: dt.date(2026, 7, 1)) as library, keep_warm(library, every_s=0.05):
        assert _wait_until_built(library, 1)
        with Register.open(path) as register:
            radar = deal(*parties("PT Len", "Thales"), objects=["radar"])
            fill(register, (OTHER, reading(OTHER, radar)))
        assert _wait_until_built(library, 2)
