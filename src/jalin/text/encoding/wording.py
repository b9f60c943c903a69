"""Wording: a linear model of the words that show a deal, beside the network.

A few words say much of a deal's instrument and stage ("nota kesepahaman", "menjajaki"), and a model
that only adds up their weights learns them from few examples. `training/fit_wording.py` makes it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from jalin.model import LexiconError
from jalin.text.encoding.network import WEIGHTS, Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Weights (features, outputs) and bias of every field; `columns` are a field's outputs.

    `rows` gives the row of a feature, `labels` the meaning of the outputs of each field.
    """

    rows: Mapping[str, int]
    labels: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[int, int]]
    weights: Floats
    bias: Floats

    def weigh(self, features: Iterable[str]) -> dict[str, dict[str, float]]:
        """Give the shares of every label of every field; unknown features weigh nothing.

        Of `instrument` and `stage` one label is right and the shares sum to one; of the others
        each stands for itself.
        """
        rows = sorted({self.rows[name] for name in features if name in self.rows})
        logits = self.weights[rows].sum(0) + self.bias
        out: dict[str, dict[str, float]] = {}
        for field, (first, last) in self.columns.items():
            part = logits[first:last]
            if field in _CHOICES:
                raised = np.exp(part - part.max())
                shares = raised / raised.sum()
            else:
                shares = 1 / (1 + np.exp(-part))
            out[field] = {
                label: float(share) for label, share in zip(self.labels[field], shares, strict=True)
            }
        return out


_CHOICES = frozenset({"instrument", "stage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    features: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]


def load_wording(folder: Path = WEIGHTS) -> Wording:
    """Load the model. Raises LexiconError where a file is missing or broken."""
    try:
        names = msgspec.json.decode((folder / "wording.json").read_bytes(), type=_Names)
        with np.load(folder / "wording.npz") as stored:
            weights = stored["weights"].astype(np.float32)
            bias = stored["bias"].astype(np.float32)
    except (OSError, msgspec.DecodeError, KeyError, ValueError) as err:
        raise LexiconError([f"weights in {folder.name}: {err}"]) from err
    columns: dict[str, tuple[int, int]] = {}
    first = 0
    for field, labels in names.labels.items():
        columns[field] = (first, first + len(labels))
        first += len(labels)
    if weights.shape != (len(names.features), first) or bias.shape != (first,):
        raise LexiconError([f"weights in {folder.name}: names and weights differ in number"])
    return Wording(
        rows={name: row for row, name in enumerate(names.features)},
        labels=names.labels,
        columns=columns,
        weights=weights,
        bias=bias,
    )
