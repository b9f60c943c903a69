"""Shingles: the runs of five words of a text, by which texts are compared without their order.

Words are folded, so that letter case, punctuation and accents make no difference.
"""

import functools
import zlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from jalin.text.words.fold import fold

# Long enough that a stock phrase of the press ("dalam keterangan tertulis yang diterima") fills few
# of them, short enough that one changed word spoils no more than five.
SHINGLE_WORDS = 5
_ROWS_PER_BAND = 2
_BANDS = 32
_HALF = np.uint64(32)
_SHIFTS = (np.uint64(31), np.uint64(29))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a text in order, and the set of its shingles."""

    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]


# A text is compared with each of its candidates, one after the other.
@functools.lru_cache(maxsize=256)
def read_wording(text: str) -> Wording:
    """Give the folded words and the shingles of a text; a shorter text has no shingle."""
    words = tuple(fold(text).split())
    shifted = (words[start:] for start in range(SHINGLE_WORDS))
    return Wording(words=words, shingles=frozenset(zip(*shifted, strict=False)))


def count_covered(
    words: tuple[str, ...], shared: AbstractSet[tuple[str, ...]], *, bridge: int
) -> int:
    """Count the words that lie in shared shingles, and those of short gaps between two of them.

    A gap of up to `bridge` words is one: an editor's change inside a shared passage.

    >>> count_covered(tuple("abcdefgh"), {tuple("abcde"), tuple("bcdef")}, bridge=0)
    6
    """
    covered = end = 0
    for start in range(len(words) - SHINGLE_WORDS + 1):
        if words[start : start + SHINGLE_WORDS] in shared:
            begin = end if end and start - end <= bridge else max(start, end)
            end = start + SHINGLE_WORDS
            covered += end - begin
    return covered


def list_bands(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the MinHash bands of a text's shingles: exact keys that alike texts tend to share.

    Two texts whose shingle sets overlap by a share J have a given band in common with probability
    J squared. The keys are the same on every machine and in every run. A text without a shingle has
    no band.
    """
    if len(words) < SHINGLE_WORDS:
        return ()
    hashes = _hash_shingles(words)
    least = [int(((hashes * factor + term) >> _HALF).min()) for factor, term in _PERMUTATIONS]
    return tuple(
        f"{band:02x}{_join_rows(least[band * _ROWS_PER_BAND :][:_ROWS_PER_BAND]):08x}"
        for band in range(_BANDS)
    )


def _hash_shingles(words: tuple[str, ...]) -> NDArray[np.uint64]:
    """Hash each shingle.

    Shape: (n_words - SHINGLE_WORDS + 1,) uint64.
    """
    codes = np.fromiter(map(_hash_word, words), np.uint64, len(words))
    n_shingles = len(words) - SHINGLE_WORDS + 1
    hashes = np.zeros(n_shingles, np.uint64)
    for place, weight in enumerate(_WEIGHTS):
        hashes += codes[place : place + n_shingles] * weight
    # High and low bits are mixed twice: of hashes that are alike in part too many would be least.
    for shift, weight in zip(_SHIFTS, _WEIGHTS, strict=False):
        hashes = (hashes ^ (hashes >> shift)) * weight
    return hashes ^ (hashes >> _HALF)


def _hash_word(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _join_rows(rows: list[int]) -> int:
    return zlib.crc32(b"".join(row.to_bytes(4, "little") for row in rows))


def _draw(purpose: str, number: int) -> np.uint64:
    """Draw a fixed odd number of 64 bits."""
    digest = blake2b(f"{purpose} {number}".encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little") | 1)


_WEIGHTS = tuple(_draw("weight", number) for number in range(SHINGLE_WORDS))
_PERMUTATIONS = tuple(
    (_draw("factor", number), _draw("term", number)) for number in range(_BANDS * _ROWS_PER_BAND)
)
