"""What an element says it is: by its tag, its classes, its id and its role."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from jalin.text.lexicon import Lexicon, Rule, compile_words
from jalin.text.per_lexicon import once_per_lexicon

_NAME_PARTS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+")
_UNSHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# Outlets repeat the names of their elements on every page; a name beyond this length is none.
_NAMES_KEPT = 8192
_LONGEST_NAME = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How the names of elements are judged. Made by `build_naming`, one for each lexicon.

    `is_foreign` tells of an element's marks that it holds no text of the article. `drops_by_class`
    gives for the class in which an outlet family keeps its articles what else is foreign there.
    """

    is_foreign: Callable[[str], bool]
    drops_by_class: Mapping[str, re.Pattern[str] | None]


@once_per_lexicon
def build_naming(lexicon: Lexicon) -> Naming:
    """Build the judgement of names, with a memory of the names judged before."""
    foreign = lexicon.rules("boilerplate", "element.")
    families = lexicon.rules("page_families", "family.")

    @lru_cache(maxsize=_NAMES_KEPT)
    def is_foreign(marks: str) -> bool:
        return any(rule.pattern.search(marks) for rule in foreign)

    drops_by_class = {word: _compile_drops(rule) for rule in families for word in rule.words}
    return Naming(is_foreign=is_foreign, drops_by_class=drops_by_class)


def _compile_drops(family: Rule) -> re.Pattern[str] | None:
    drops = family.value.get("drop")
    return compile_words(drops.split("|")) if drops is not None else None


def read_marks(node: LexborNode) -> str | None:
    """Give an element's tag and the words of its names, None where it is not shown.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> read_marks(LexborHTMLParser('<div class="readMore box-12">').body.first_child)
    'div read more box 12'
    """
    attributes = node.attributes
    if not attributes:
        return node.tag or ""
    style = attributes.get("style")
    if "hidden" in attributes or (style and _UNSHOWN.search(style)):
        return None
    names = " ".join(filter(None, map(attributes.get, ("class", "id", "role"))))
    return f"{node.tag} {_part_names(names[:_LONGEST_NAME])}" if names else node.tag or ""


@lru_cache(maxsize=_NAMES_KEPT)
def _part_names(names: str) -> str:
    return " ".join(part.lower() for part in _NAME_PARTS.findall(names))
