"""Tables built from rule data once, not once for every text."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from jalin.text.lexicon import Lexicon

_Built = TypeVar("_Built")
_N_KEPT = 4


def once_per_lexicon(build: Callable[[Lexicon], _Built]) -> Callable[[Lexicon], _Built]:
    """Keep what a function built from the latest lexicons, each told by being the same object.

    A lexicon is frozen but holds mappings, so it has no hash and `functools.cache` cannot serve.
    """
    kept: list[tuple[Lexicon, _Built]] = []

    @wraps(build)
    def give(lexicon: Lexicon) -> _Built:
        for known, built in kept:
            if known is lexicon:
                return built
        built = build(lexicon)
        kept.append((lexicon, built))
        del kept[:-_N_KEPT]
        return built

    return give
