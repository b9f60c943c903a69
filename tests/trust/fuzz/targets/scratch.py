"""What targets share for the time of a process: a folder to write to, rule data read once."""

import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from unittest import mock

from jalin.pipeline import derive
from jalin.pipeline.serving import library
from jalin.pipeline.show import past
from register_factory import insight

_KEPT: list[tempfile.TemporaryDirectory[str]] = []


@cache
def scratch() -> Path:
    """Give the folder."""
    folder = tempfile.TemporaryDirectory(prefix="jalin-fuzz-")
    _KEPT.append(folder)
    return Path(folder.name)


def build_warm(run: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Let a function find rule data read already: a program reads them once, at its start."""
    insight()
    return partial(_run_warm, run)


def _run_warm(run: Callable[[bytes], None], content: bytes) -> None:
    with (
        mock.patch.object(derive, "load_insight", insight),
        mock.patch.object(library, "load_insight", insight),
        mock.patch.object(past, "_load_insight", insight),
    ):
        run(content)
