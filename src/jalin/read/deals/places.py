"""Where a step happened."""

import re

from jalin.model import Mention
from jalin.read.analysis import Analysis
from jalin.text.sentences import Sentence

_NEXT = re.compile(r",\s")


def find_step_place(analysis: Analysis, sentence: Sentence) -> str | None:
    """Find the city or venue at which a sentence says that something happened, as written."""
    text = analysis.document.text
    at = analysis.lexicon.rules("linking", "link.at")[0].pattern
    inside = [place for place in analysis.places if sentence.span.contains(place.span)]
    for index, place in enumerate(inside):
        left = text[max(sentence.span.start, place.span.start - 60) : place.span.start]
        if at.search(left) or (left.endswith(", ") and _is_seat(left)):
            return _extend(text, inside[index:])
    return None


def _is_seat(left: str) -> bool:
    return re.search(r"\b(?:di|in|at)\s[^.;]{1,50},\s$", left) is not None


def _extend(text: str, places: list[Mention]) -> str:
    """Give the place with the larger one that follows it in commas."""
    first = places[0].span
    end = first.end
    for place in places[1:]:
        if not _NEXT.fullmatch(text[end : place.span.start]):
            break
        end = place.span.end
    return text[first.start : end]
