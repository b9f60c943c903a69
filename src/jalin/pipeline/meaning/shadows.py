"""An index for registers too large to compare every vector: which of them can be near.

The shadow of a vector is what is left of it in the directions in which the vectors differ most, a
third of its numbers. Shadows are compared in a third of the time; the documents with the nearest
ones are then compared exactly. They follow from the vectors alone: nothing is trained.

Shapes: N documents, D numbers of a vector, S those of its shadow.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]
# Of so many documents all vectors are compared: it takes 20 ms.
MOST_EXACT = 200_000
_SIZE = 128
# The share of the documents that are compared exactly, and so many for each that is wanted.
_SHARE = 40
_EACH = 50
# The directions are those of so many vectors, taken evenly.
_MOST_LOOKED_AT = 50_000
_HIGHEST = 127
# Rows whose numbers are widened at once, when asked and when built.
_STRETCH, _LONG_STRETCH = 512, 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadows:
    """The shadows (N, S) in bytes, with their scales (N), and the directions (D, S) they are of."""

    axes: Floats
    rows: Bytes
    scales: Floats

    def find_candidates(
        self, vector: Floats, allowed: NDArray[np.bool_], count: int
    ) -> NDArray[np.int64]:
        """Find the allowed rows among which the nearest so many are: those of near shadows."""
        candidates = np.flatnonzero(allowed)
        most = max(len(self.rows) // _SHARE, count * _EACH)
        if len(candidates) <= most:
            return candidates
        near = compare_rows(self.rows, self.scales, vector @ self.axes)[candidates]
        bound = np.partition(near, len(near) - most)[len(near) - most]
        near_enough: NDArray[np.int64] = candidates[near >= bound]
        return near_enough


def compare_rows(rows: Bytes, scales: Floats, vector: Floats) -> Floats:
    """Multiply rows (N, D) of bytes by a vector, in stretches that stay near the processor."""
    found = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _STRETCH):
        end = start + _STRETCH
        found[start:end] = rows[start:end].astype(np.float32) @ vector
    return found * scales


def build_shadows(vectors: Bytes, scales: Floats) -> Shadows:
    """Build the shadows of vectors (N, D) in bytes, each of length 1 by its scale."""
    step = -(-len(vectors) // _MOST_LOOKED_AT)
    seen = vectors[::step] * scales[::step, None]
    middle = seen.mean(0)
    apart = seen - middle
    _, directions = np.linalg.eigh(apart.T @ apart)
    axes = np.ascontiguousarray(directions[:, -_SIZE:], np.float32)
    rows = np.empty((len(vectors), axes.shape[1]), np.int8)
    lengths = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), _LONG_STRETCH):
        end = start + _LONG_STRETCH
        shadows = (vectors[start:end] * scales[start:end, None] - middle) @ axes
        highest = np.maximum(np.abs(shadows).max(1), np.finfo(np.float32).tiny) / _HIGHEST
        rows[start:end] = np.round(shadows / highest[:, None])
        lengths[start:end] = highest
    return Shadows(axes=axes, rows=rows, scales=lengths)
