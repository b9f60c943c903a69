"""How quickly the nearest vectors are found, all compared or by the index, and what it misses.

    bench/vectors.py [N ...]

The vectors are made up: they lie about centres as articles do about topics, and all of them in one
direction, as those of the encoder do. Times are process time, the least of several questions.
"""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from jalin.pipeline.meaning.shadows import build_shadows
from jalin.pipeline.meaning.space import Space

_SIZE = 384
_WANTED = 100
_QUESTIONS = 30
_SPREAD = 1.0
_COMMON = 12.0
_STRETCH = 50_000


def main(arguments: Sequence[str]) -> None:
    """Print a line for each number of vectors."""
    print("vectors   exact ms  index ms  build s  recall@100  recall@10")
    for number in map(int, arguments or ("100000", "200000", "500000")):
        print(measure(number), flush=True)


def measure(number: int) -> str:
    """Measure one number of vectors."""
    source = np.random.default_rng(1)
    centres = source.normal(size=(max(1, number // 200), _SIZE)).astype(np.float32)
    common = np.float32(_COMMON / 4) * source.normal(size=_SIZE).astype(np.float32)
    vectors = make_vectors(source, centres, common, number)
    space = Space(
        document_ids=tuple(f"{it:07d}" for it in range(number)),
        places={},
        days=np.zeros(number, np.int32),
        vectors=vectors,
        scales=measure_scales(vectors),
        n_lacking=0,
    )
    before = time.process_time()
    shadows = build_shadows(space.vectors, space.scales)
    built_s = time.process_time() - before
    allowed = np.ones(number, dtype=bool)
    exact_s: list[float] = []
    index_s: list[float] = []
    recalls, firsts = [], []
    for _ in range(_QUESTIONS):
        near = centres[source.integers(len(centres))] + common
        question = near + _SPREAD * source.normal(size=_SIZE).astype(np.float32)
        question /= np.linalg.norm(question)
        all_of_them = clock(exact_s, partial(space.find_exactly, question, allowed, _WANTED))
        found = clock(index_s, partial(space.find_among, question, allowed, _WANTED, shadows))
        recalls.append(len(set(all_of_them) & set(found)) / _WANTED)
        firsts.append(len(set(all_of_them[:10]) & set(found)) / 10)
    return (
        f"{number:8}  {1000 * min(exact_s):8.1f}  {1000 * min(index_s):8.1f}  {built_s:7.1f}"
        f"  {np.mean(recalls):10.4f}  {np.mean(firsts):9.4f}"
    )


def make_vectors(
    source: np.random.Generator,
    centres: NDArray[np.float32],
    common: NDArray[np.float32],
    number: int,
) -> NDArray[np.int8]:
    """Make vectors about centres, a byte for each number."""
    parts = []
    for start in range(0, number, _STRETCH):
        rows = min(_STRETCH, number - start)
        own = centres[source.integers(len(centres), size=rows)] + common
        own += _SPREAD * source.normal(size=(rows, _SIZE)).astype(np.float32)
        parts.append(np.round(own / np.abs(own).max(1, keepdims=True) * 127).astype(np.int8))
    return np.concatenate(parts)


def measure_scales(vectors: NDArray[np.int8]) -> NDArray[np.float32]:
    """Give what makes each vector of length 1."""
    squares = [
        np.einsum("ij,ij->i", part, part)
        for start in range(0, len(vectors), _STRETCH)
        for part in (vectors[start : start + _STRETCH].astype(np.float32),)
    ]
    scales: NDArray[np.float32] = (1 / np.sqrt(np.concatenate(squares))).astype(np.float32)
    return scales


def clock(times: list[float], find: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Give what is found, and note how long it took."""
    before = time.process_time()
    found = find()
    times.append(time.process_time() - before)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
