"""Floors: the F1 on a corpus below which no change may fall."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from corpora import Corpus, digest_files
from jalin.pipeline.scoring.figures import Scores

FLOORS_FILE = Path(__file__).parent / "floors.json"
# How far a new floor lies below what was measured: a gold record or two more or less is no
# failure, nor is a processor that rounds the network's last digits otherwise.
MARGIN = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The floor of each figure on one corpus, and its gold and articles, as a digest."""

    digest: str
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors of all corpora by name, the reader that they were measured with, and why."""

    reader: str
    reason: str
    corpora: Mapping[str, Held]


class LoweredError(Exception):
    """Floors would have to be lowered, and nobody allowed it."""

    def __init__(self, figures: Mapping[str, tuple[float, float]]) -> None:
        told = ", ".join(f"{name} {old} -> {new}" for name, (old, new) in figures.items())
        super().__init__(f"these floors would be lowered: {told}; allow it with --allow-lower")


def digest_corpus(corpus: Corpus) -> str:
    """Give the digest of a corpus's gold and articles as they are now."""
    return digest_files((corpus.gold, *corpus.documents))


def load_floors(path: Path = FLOORS_FILE) -> Floors:
    """Load the floors that stand."""
    return msgspec.json.decode(path.read_bytes(), type=Floors)


def save_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write floors to their file."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")


def measure_f1(scores: Scores) -> dict[str, float]:
    """Give the F1 of each figure by its name."""
    return {figure.name: figure.f1 for figure in scores.figures}


def find_breaches(f1: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    """Find every figure below its floor; one that is not measured at all counts as 0."""
    for name, floor in floors.items():
        if f1.get(name, 0.0) < floor:
            yield f"{name}: F1 {f1.get(name, 0.0)} is below its floor {floor}"


def raise_floors(
    f1: Mapping[str, float], standing: Mapping[str, float], *, allow_lower: bool = False
) -> dict[str, float]:
    """Give new floors a margin below what was measured.

    A floor that is still met stays where it would sink. Raises LoweredError where one is not met,
    unless lowering is allowed: then that one follows what was measured.
    """
    wanted = {name: round(max(0.0, value - MARGIN), 3) for name, value in f1.items()}
    lowered = {
        name: (floor, wanted.get(name, 0.0))
        for name, floor in standing.items()
        if f1.get(name, 0.0) < floor
    }
    if lowered and not allow_lower:
        raise LoweredError(lowered)
    met = {name: floor for name, floor in standing.items() if name not in lowered}
    return {name: max(value, met.get(name, 0.0)) for name, value in wanted.items()}
