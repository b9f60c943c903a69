"""What was probably meant by something that is not known."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

# Of a hundred: below this, what is nearest is far. "negra" is near to "negara", "stag" to "stage".
_LEAST_ALIKE = 65


def find_nearest(written: str, known: Iterable[str]) -> str | None:
    """Find what is spelt most alike, None where nothing is near; of equals the first by letters."""
    choices = sorted(known)
    found = process.extractOne(written, choices, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
    return None if found is None else found[0]
