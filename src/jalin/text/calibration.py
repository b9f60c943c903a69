"""Calibration: how often what a reader found was right, as measured on gold.

The numbers are data of `jalin/calibration`, made by `bench/calibrate.py`. They turn a reader's raw
certainty, or the step that made a record, into a confidence: the share of such records that was
right. They hold for the version of the reader that they name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import msgspec

from jalin.model import LexiconError

CALIBRATION_FILE = Path(__file__).parent.parent / "calibration" / "shares.json"
# The kinds of record that get the share of their step. Deals get that of their certainty.
DEAL_FIELDS = ("parties", "instrument", "stage", "date", "activities", "sectors", "objects")
STEP_KINDS = ("people", "relations", "statements", "promises")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Of so many records seen so many were right; `share` is the estimate drawn from them."""

    right: int
    seen: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The share of deals with a raw certainty of `least` or more, up to the next bin."""

    least: float
    right: int
    seen: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The measured shares of one reader version.

    `gold` is the sha256 of the gold file that they were measured on. `deals` ascend in both their
    `least` and their `share`. `steps` has the names of steps and of all that they are part of
    ("statements/direct/own", "statements/direct", "statements"). `fields` has the bins of the
    values of deals, by field.
    """

    reader: str
    gold: str
    deals: tuple[Bin, ...]
    steps: Mapping[str, Share]
    fields: Mapping[str, tuple[Bin, ...]]

    def find_field_share(self, field: str, certainty: float) -> float | None:
        """Give the share of values of a deal's field as certain as this; None of other fields."""
        bins = self.fields.get(field)
        return None if bins is None else _find_share(bins, certainty)

    def find_deal_share(self, certainty: float) -> float:
        """Give the share of deals as certain as this; below all bins that of the lowest."""
        return _find_share(self.deals, certainty)

    def find_step_share(self, kind: str, step: str | None) -> float:
        """Give the share of a step, else of the nearest thing above it, at last of its kind."""
        path = step or kind
        while path not in self.steps and "/" in path:
            path = path.rpartition("/")[0]
        return self.steps.get(path, self.steps[kind]).share


def load_calibration(path: Path = CALIBRATION_FILE) -> Calibration:
    """Read and check measured shares. Raises LexiconError that lists every fault."""
    try:
        calibration = msgspec.json.decode(path.read_bytes(), type=Calibration)
    except (OSError, msgspec.DecodeError) as err:
        raise LexiconError([f"{path.name}: {err}"]) from err
    faults = [f"{path.name}: {fault}" for fault in _find_faults(calibration)]
    if faults:
        raise LexiconError(faults)
    return replace(
        calibration,
        steps=MappingProxyType(dict(calibration.steps)),
        fields=MappingProxyType(dict(calibration.fields)),
    )


def _find_share(bins: tuple[Bin, ...], certainty: float) -> float:
    """Give the share of the last bin that a certainty reaches; below all of them the lowest's."""
    fits = [it.share for it in bins if it.least <= certainty]
    return fits[-1] if fits else bins[0].share


def _find_faults(calibration: Calibration) -> Iterator[str]:
    if not calibration.deals:
        yield "'deals' has no bin"
    rows = [*pairwise(calibration.deals)]
    rows += [pair for bins in calibration.fields.values() for pair in pairwise(bins)]
    yield from (
        f"field {name!r} has no bin" for name, bins in calibration.fields.items() if not bins
    )
    for one, other in rows:
        if one.least >= other.least or one.share > other.share:
            yield f"the bins at {one.least} and {other.least} do not ascend"
    yield from (f"no share of {kind!r}" for kind in STEP_KINDS if kind not in calibration.steps)
    named = {f"deals from {it.least}": it.share for it in calibration.deals}
    named |= {step: share.share for step, share in calibration.steps.items()}
    yield from (f"{name!r}: {it} is no share" for name, it in named.items() if not 0 <= it <= 1)
