"""The vectors of a register in memory, and which of them are nearest to one.

Shapes: N documents, D numbers in a vector. A vector is kept in one byte a number: 200,000 documents
of 384 numbers take 77 MB. They are compared in stretches that stay in the processor's cache.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.pipeline.meaning.shadows import MOST_EXACT, Shadows, build_shadows, compare_rows
from jalin.store.register import Register
from jalin.text.encoding.meaning import name_method, read_vectors

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
# Rows whose numbers are widened at once.
_STRETCH = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """The documents with a vector, in the order of their ids.

    `days` (N) are the numbers of their days of publication, 0 without one; `vectors` is (N, D) and
    `scales` (N) what makes each of length 1. `n_lacking` documents of the register have no vector.
    `shadows` are there where too many documents are to be compared one by one.
    """

    document_ids: tuple[str, ...]
    places: Mapping[str, int]
    days: NDArray[np.int32]
    vectors: NDArray[np.int8]
    scales: Floats
    n_lacking: int
    shadows: Shadows | None = None

    def __len__(self) -> int:
        return len(self.document_ids)

    def find_vector(self, document_id: str) -> Floats | None:
        """Give the vector of a document, of length 1; None where it has none."""
        place = self.places.get(document_id)
        if place is None:
            return None
        vector: Floats = self.vectors[place] * self.scales[place]
        return vector

    def mark(self, document_ids: Sequence[str]) -> Mask:
        """Mark some documents (N); those without a vector are passed over."""
        marked = np.zeros(len(self), dtype=bool)
        marked[[self.places[it] for it in document_ids if it in self.places]] = True
        return marked

    def find_nearest(self, vector: Floats, allowed: Mask, count: int) -> tuple[str, ...]:
        """Find the nearest of the allowed documents, at most so many, of equal ones by id."""
        if self.shadows is None:
            return self.find_exactly(vector, allowed, count)
        return self.find_among(vector, allowed, count, self.shadows)

    def find_exactly(self, vector: Floats, allowed: Mask, count: int) -> tuple[str, ...]:
        """Find the nearest: every document is compared."""
        candidates = np.flatnonzero(allowed)
        near = compare_rows(self.vectors, self.scales, vector)
        return self._choose(candidates, near[candidates], count)

    def find_among(
        self, vector: Floats, allowed: Mask, count: int, shadows: Shadows
    ) -> tuple[str, ...]:
        """Find the nearest: those are compared of which an index tells that they may be near."""
        candidates = shadows.find_candidates(vector, allowed, count)
        near = self.vectors[candidates].astype(np.float32) @ vector * self.scales[candidates]
        return self._choose(candidates, near, count)

    def _choose(self, candidates: NDArray[np.int64], near: Floats, count: int) -> tuple[str, ...]:
        """Choose the nearest of some documents."""
        if not len(candidates) or count <= 0:
            return ()
        if count < len(near):
            # All that are as near as the last one to be given are looked at: ids tell them apart.
            least = np.partition(near, len(near) - count)[len(near) - count]
            candidates, near = candidates[near >= least], near[near >= least]
        order = np.lexsort((candidates, -near))[:count]
        return tuple(self.document_ids[place] for place in candidates[order].tolist())


def load_space(register: Register) -> Space:
    """Load all vectors of a register that are made by today's method."""
    method = name_method()
    rows = register.load_vectors() if register.has_vectors_by(method) else ()
    ids = tuple(row.document_id for row in rows)
    vectors = read_vectors([row.vector for row in rows])
    scales = _measure(vectors)
    return Space(
        document_ids=ids,
        places={document_id: place for place, document_id in enumerate(ids)},
        days=np.array([row.day for row in rows], np.int32),
        vectors=vectors,
        scales=scales,
        n_lacking=register.count_vectorless(method),
        shadows=build_shadows(vectors, scales) if len(ids) > MOST_EXACT else None,
    )


def _measure(vectors: NDArray[np.int8]) -> Floats:
    """Give what makes each vector of length 1."""
    lengths = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), _STRETCH):
        wide = vectors[start : start + _STRETCH].astype(np.float32)
        lengths[start : start + _STRETCH] = np.sqrt(np.einsum("ij,ij->i", wide, wide))
    return np.reciprocal(np.maximum(lengths, np.float32(1)))
