"""Findings as they are met: each kept once, with what it says, while the fuzzing goes on."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from trust.fuzz.target import Finding, Target, attempt

# Instrumented code is several times as slow as it is.
_SLOWNESS = 4.0
_MOST_KEPT = 200


class Keeper:
    """Tries inputs of a target and keeps those that break it, one for each place."""

    def __init__(self, target: Target, run: Callable[[bytes], None], folder: Path) -> None:
        self._target = target
        self._run = run
        self._folder = folder
        self._sizes: dict[str, int] = {}

    def test(self, content: bytes) -> None:
        """Try an input. Raises nothing: the process lives on."""
        finding = attempt(self._run, content, self._target, seconds=5.0 * _SLOWNESS)
        if finding is not None:
            self._keep(finding, content)

    def _keep(self, finding: Finding, content: bytes) -> None:
        """Keep the shortest input of each place and sort of fault."""
        said = finding.what.partition(":")[0] + finding.place
        name = hashlib.sha256(said.encode()).hexdigest()[:12]
        if len(content) >= self._sizes.get(name, len(content) + 1) or len(self._sizes) > _MOST_KEPT:
            return
        self._sizes[name] = len(content)
        (self._folder / f"{name}.bin").write_bytes(content)
        (self._folder / f"{name}.txt").write_text(
            f"{finding.what}\n{finding.place}\n", "utf-8", "replace"
        )
