"""Names that are spelt a little otherwise than they are asked for.

A name is compared word by word: what is asked may be any of its words that stand side by side.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from jalin.text.words.fold import fold_name

# So many slips (a letter left out, put in, changed, or two that changed places) are allowed from so
# many letters on. Of three letters any change makes another name.
_SLIPS = ((13, 3), (8, 2), (4, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """Names without legal words, each with what it names, and how many deals that has."""

    names: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    _parts: dict[int, Mapping[str, frozenset[str]]] = field(default_factory=dict, repr=False)

    def find(self, asked: str) -> tuple[str, ...]:
        """Find what has a name that is spelt most like what is asked, those with most deals first.

        Of spellings that are equally near the one with the same beginning, then the one with more
        deals counts. Nothing is found where none is near enough.
        """
        form = fold_name(asked)
        most = _count_slips(form)
        n_words = len(form.split())
        found: list[tuple[int, bool, int, str]] = []
        for length in range(max(1, n_words - 1), n_words + 2) if most else ():
            parts = self._list_parts(length)
            near = process.extract(
                form, list(parts), scorer=OSA.distance, score_cutoff=most, limit=None
            )
            found += [
                (slips, part[0] != form[0], -self._weigh(parts[part]), part)
                for part, slips, _ in near
            ]
        if not found:
            return ()
        best = min(found)[-1]
        named = self._list_parts(len(best.split()))[best]
        return tuple(sorted(named, key=lambda key: (-self.counts[key], key)))

    def _weigh(self, keys: Iterable[str]) -> int:
        return sum(self.counts[key] for key in keys)

    def _list_parts(self, length: int) -> Mapping[str, frozenset[str]]:
        """List what stands side by side in names, so many words at a time."""
        if length not in self._parts:
            found: dict[str, set[str]] = defaultdict(set)
            for name, key in self.names:
                words = name.split()
                for start in range(len(words) - length + 1):
                    found[" ".join(words[start : start + length])].add(key)
            self._parts[length] = {part: frozenset(keys) for part, keys in found.items()}
        return self._parts[length]


def _count_slips(form: str) -> int:
    """Count the slips that a name of its length may have."""
    letters = len(form.replace(" ", ""))
    return next((slips for least, slips in _SLIPS if letters >= least), 0)
