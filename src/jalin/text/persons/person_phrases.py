"""Stretches of words: runs that may be names, and phrases of office before or after them."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from jalin.text.persons.person_words import Word, WordKind

_GAP_IN_NAME = re.compile(r"[ \u00a0]|[ \u00a0]?[-‐][ \u00a0]?")
_GAP_AFTER_INITIAL = re.compile(r"\.?[ \u00a0]|\.")
_GAP_IN_PHRASE = re.compile(r"[ \u00a0]*[,()&/\-–]{0,2}[ \u00a0]*[(,]?[ \u00a0]*")
_GAP_AFTER_TITLE = re.compile(r"\.?[ \u00a0,()]*")
# "Analis : Budi Surya" in a list of advice.
_COLON = re.compile(r"[ \u00a0]?:[ \u00a0]")
_LONGEST_PHRASE = 24
_IN_PHRASE = frozenset(WordKind) - {WordKind.STOP, WordKind.OTHER}
_IN_NAME = frozenset({WordKind.NAME, WordKind.INITIAL, WordKind.PARTICLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words `first` to `last`, the last one excluded, that may be a name."""

    first: int
    last: int


def find_runs(text: str, words: Sequence[Word]) -> tuple[Run, ...]:
    """Find all longest runs of words that may be names, in reading order."""
    runs: list[Run] = []
    first = None
    for index, word in enumerate(words):
        joined = first is not None and _joins_name(text, words[index - 1], word)
        if first is not None and not (joined and word.kind in _IN_NAME):
            runs.append(Run(first=first, last=index))
            first = None
        if first is None and word.kind in {WordKind.NAME, WordKind.INITIAL}:
            first = index
    if first is not None:
        runs.append(Run(first=first, last=len(words)))
    trimmed = (_trim_particles(words, run) for run in runs)
    return tuple(run for run in trimmed if _has_name(words, run))


def skip_titles_back(text: str, words: Sequence[Word], index: int) -> int:
    """Give the index of the first word of address or rank directly before a word, else `index`."""
    while index > 0 and words[index - 1].kind is WordKind.TITLE:
        gap = text[words[index - 1].span.end : words[index].span.start]
        if not _GAP_AFTER_TITLE.fullmatch(gap):
            break
        index -= 1
    return index


def find_phrase_start(
    text: str, words: Sequence[Word], index: int, barred: AbstractSet[int]
) -> int | None:
    """Walk back from a word over an office phrase; give the index of its first head, or None.

    `barred` are words that belong to other persons; no phrase reaches over them.
    """
    found = None
    for place in range(index - 1, max(-1, index - _LONGEST_PHRASE), -1):
        word = words[place]
        gap = text[word.span.end : words[place + 1].span.start]
        after_title = word.kind in {WordKind.TITLE, WordKind.CAPITALS, WordKind.INITIAL}
        pattern = _GAP_AFTER_TITLE if after_title else _GAP_IN_PHRASE
        fits = pattern.fullmatch(gap) or (place == index - 1 and _is_labelled(word, gap))
        if word.kind not in _IN_PHRASE or place in barred or not fits:
            break
        if found == place + 1 and _joins_names(words, place):
            break
        if word.kind is WordKind.HEAD:
            found = place
    return None if found is None else _take_fields_before(text, words, found)


def _is_labelled(word: Word, gap: str) -> bool:
    return word.kind is WordKind.HEAD and _COLON.fullmatch(gap) is not None


def _joins_names(words: Sequence[Word], place: int) -> bool:
    """Tell whether "dan" before an office joins it to a name ("Presiden Surya dan PM ...")."""
    joint = words[place].kind is WordKind.CONNECTOR and words[place].text in {"dan", "serta"}
    return joint and place > 0 and words[place - 1].kind is WordKind.NAME


def _take_fields_before(text: str, words: Sequence[Word], first: int) -> int:
    """Take in the words of field before an English office: "Hospital Director"."""
    while first > 0 and words[first - 1].kind in {WordKind.FIELD, WordKind.CONNECTOR}:
        word = words[first - 1]
        gap = text[word.span.end : words[first].span.start]
        if gap != " " or not (word.kind is WordKind.FIELD or word.text in {"and", "&"}):
            break
        first -= 1
    return first


def find_phrase_end(text: str, words: Sequence[Word], index: int, barred: AbstractSet[int]) -> int:
    """Walk on over an office phrase that begins at a word; give the index after its last word."""
    end = index + 1
    for place in range(index + 1, min(len(words), index + _LONGEST_PHRASE)):
        gap = text[words[place - 1].span.end : words[place].span.start]
        fits = _GAP_IN_PHRASE.fullmatch(gap) or (gap == ". " and words[place - 1].text == "PT")
        if words[place].kind not in _IN_PHRASE or place in barred or not fits:
            break
        end = place + 1
    while end > index + 1 and words[end - 1].kind is WordKind.CONNECTOR:
        end -= 1
    return end


def _joins_name(text: str, before: Word, after: Word) -> bool:
    gap = text[before.span.end : after.span.start]
    pattern = _GAP_AFTER_INITIAL if before.kind is WordKind.INITIAL else _GAP_IN_NAME
    return pattern.fullmatch(gap) is not None


def _trim_particles(words: Sequence[Word], run: Run) -> Run:
    last = run.last
    while last > run.first and words[last - 1].kind is WordKind.PARTICLE:
        last -= 1
    return Run(first=run.first, last=last)


def _has_name(words: Sequence[Word], run: Run) -> bool:
    return any(
        words[index].kind is WordKind.NAME and len(words[index].text) > 1
        for index in range(run.first, run.last)
    )
