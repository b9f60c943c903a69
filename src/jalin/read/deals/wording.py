"""The features by which the wording of a deal is weighed: words, word pairs, rules, parties."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jalin.model import Party
from jalin.text.lexicon import Lexicon, find_rules

_WORD = re.compile(r"[a-z]+|\d+")
_RULES = ("triggers", "instruments", "stages", "activities", "sectors")


def describe_wording(
    lexicon: Lexicon, sentence: str, title: str | None, parties: Sequence[Party]
) -> frozenset[str]:
    """Describe the sentence that shows a deal, its title and its parties as named features."""
    return frozenset(
        (
            *_list_words("e", sentence),
            *_list_words("t", title or ""),
            *_list_rules(lexicon, "re", sentence),
            *_list_rules(lexicon, "rt", title or ""),
            *_list_kinds(parties),
        )
    )


def _list_words(prefix: str, text: str) -> Iterator[str]:
    words = ["0" if word.isdigit() else word for word in _WORD.findall(text.lower())]
    yield from (f"{prefix}:{word}" for word in words)
    yield from (f"{prefix}:{one}_{other}" for one, other in pairwise(words))


def _list_rules(lexicon: Lexicon, prefix: str, text: str) -> Iterator[str]:
    for name in _RULES:
        yield from (f"{prefix}:{rule.id}" for rule, _ in find_rules(lexicon.rules(name), text))


def _list_kinds(parties: Sequence[Party]) -> Iterator[str]:
    kinds = sorted(str(party.kind) for party in parties)
    yield from (f"k:{kind}" for kind in kinds)
    yield f"kk:{'-'.join(kinds[:2])}"
    if len({party.country for party in parties}) > 1:
        yield "foreign"
