"""What a deal is about, in words that meet across outlets and languages.

An object phrase becomes the concepts of its words ("bus listrik" and "electric bus" are both
{bus, electric}) and the models that it names ("H225M", "KF-21").
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon
from jalin.text.words.fold import fold

_CONCEPT = "concept."
_IDLE = "concept_idle."
# A model has a capital and a digit in one word, perhaps with a hyphen ("GM403", "KF-21", "A400M").
# The digit is looked for no farther than any name reaches: words of hyphens may be of any length.
_MODEL = re.compile(r"\b(?=[\w-]{0,60}\d)[A-Z][\w-]{2,}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a mention says that the deal is about.

    `phrases` are its objects as sets of concepts, in order and without the empty ones. `models`
    are named models, folded without hyphens. `names` are concepts written with a capital letter.
    """

    phrases: tuple[frozenset[str], ...]
    models: frozenset[str]
    names: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Give the concepts of all phrases."""
        return frozenset().union(*self.phrases)


class SubjectWords:
    """The concepts of words, from rule data."""

    def __init__(self, concepts: Mapping[str, str], idle: frozenset[str]) -> None:
        self._concepts = concepts
        self._idle = idle
        # A mention is compared with every other of its parties: reading a phrase is most of that.
        self._read_phrase = functools.lru_cache(maxsize=2**14)(self._find_concepts)

    def read(self, objects: Iterable[str]) -> Subject:
        """Read the objects of a mention."""
        told = tuple(objects)
        phrases = tuple(self._read_phrase(each) for each in told)
        return Subject(
            phrases=tuple(phrase for phrase in phrases if phrase),
            models=frozenset(model for each in told for model in find_models(each)),
            names=frozenset(name for each in told for name in self._find_names(each)),
        )

    def _find_concepts(self, text: str) -> frozenset[str]:
        words = [word for word in fold(text).split() if word not in self._idle]
        return frozenset(self._concepts.get(word, word) for word in words)

    def _find_names(self, text: str) -> Iterable[str]:
        written = [word for word in re.findall(r"\w+", text) if word[0].isupper()]
        folded = (fold(word) for word in written)
        return [word for word in folded if word not in self._concepts and word not in self._idle]


@once_per_lexicon
def build_subject_words(lexicon: Lexicon) -> SubjectWords:
    """Take the words of things and the idle ones from rule data."""
    rules = lexicon.rules_by_file["object_words"]
    concepts = {
        fold(word): rule.id.removeprefix(_CONCEPT)
        for rule in rules
        if rule.id.startswith(_CONCEPT)
        for word in rule.words
    }
    idle = frozenset(
        fold(word) for rule in rules if rule.id.startswith(_IDLE) for word in rule.words
    )
    return SubjectWords(MappingProxyType(concepts), idle)


def find_models(text: str) -> tuple[str, ...]:
    """Find the models that a phrase names, folded without hyphens."""
    return tuple(fold(match.group()).replace(" ", "") for match in _MODEL.finditer(text))


def overlap(one: Subject, other: Subject, least: float) -> tuple[frozenset[str], ...]:
    """Give the phrases of one side of which more than `least` of the words agree with the other's.

    The share is that of the Dice coefficient: twice the words in common by the words of both.
    """
    return tuple(
        phrase
        for phrase in one.phrases
        if any(2 * len(phrase & that) > least * (len(phrase) + len(that)) for that in other.phrases)
    )
