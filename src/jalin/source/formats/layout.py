"""Lines as they stand on pages become paragraphs: pure work on text and places."""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A running head stands on nearly every page, with another number each time.
_EDGE_LINES = 2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)]*$")
# What the reader of PDF gives for a hyphen at the end of a line, and the hyphen itself.
_HYPHEN = re.compile(r"(?:\x02|\ufffe|\u00ad|(?<=\w)-)$")
_LAST_WORD = re.compile(r"\w+$")
# Between paragraphs there is half a line more than between lines, or more.
_WIDE_GAP = 1.4
# A line that ends so much before the others is the last of its paragraph.
_SHORT_LINE = 0.85
# Lines of one type differ in height by their letters.
_LARGER_TYPE = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text and where it stands on its page, counted from the lower left corner.

    All places are 0 where they are not known.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float


def lay_out(pages: Sequence[Sequence[Line]]) -> str:
    """Join lines into paragraphs, parted by empty lines; running heads and page numbers go.

    Words parted by a hyphen at the end of a line are joined.
    """
    running = _find_running(pages)
    paragraphs: list[str] = []
    before: Line | None = None
    for number, page in enumerate(pages):
        kept = list(_leave_out(page, running, is_first=number == 0))
        pitch, right = _measure(kept)
        for line in kept:
            if before is not None and not _begins(before, line, pitch, right):
                paragraphs[-1] = _join(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text.strip())
            before = line
    return "\n\n".join(_HYPHEN.sub("-", paragraph) for paragraph in paragraphs)


def _find_running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Find the lines at the edge of pages that stand on more than half of them."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [_mask(line) for line in page if line.text.strip()]
        counts.update({*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]})
    most = max(1, len(pages) // 2)
    return frozenset(text for text, count in counts.items() if count > most)


def _leave_out(page: Sequence[Line], running: frozenset[str], *, is_first: bool) -> Iterator[Line]:
    """Leave out running heads and page numbers; at the top of the first page stands the title."""
    lines = [line for line in page if line.text.strip()]
    for index, line in enumerate(lines):
        is_top, is_foot = index < _EDGE_LINES, index >= len(lines) - _EDGE_LINES
        is_number = _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
        is_title = is_first and is_top and not is_number and not _DIGITS.search(line.text)
        is_running = is_number or _mask(line) in running
        if not (is_running and (is_top or is_foot)) or is_title:
            yield line


def _mask(line: Line) -> str:
    return _DIGITS.sub("0", " ".join(line.text.split()).casefold())


def _measure(lines: Sequence[Line]) -> tuple[float, float]:
    """Give the usual distance of lines, and how far to the right they usually reach."""
    distances = [
        above.bottom - below.bottom
        for above, below in itertools.pairwise(lines)
        if above.bottom > below.bottom
    ]
    rights = sorted(line.right for line in lines)
    return (
        statistics.median(distances) if distances else 0.0,
        rights[len(rights) * 3 // 4] if rights else 0.0,
    )


def _begins(before: Line, line: Line, pitch: float, right: float) -> bool:
    """Tell whether a line begins a paragraph."""
    ends = _SENTENCE_END.search(before.text.strip()) is not None
    if not before.top or not line.top:
        return ends
    distance = before.bottom - line.bottom
    if distance < 0 or not pitch:
        # The next column or page: a sentence that goes on there is one.
        return ends
    sizes = sorted((before.top - before.bottom, line.top - line.bottom))
    is_short = before.right < right * _SHORT_LINE
    return distance > pitch * _WIDE_GAP or sizes[1] > sizes[0] * _LARGER_TYPE or (ends and is_short)


def _join(text: str, line: str) -> str:
    """Join a line to its paragraph.

    A hyphen between small letters goes with the line's end, unless it parts a doubled word
    ("kapal-kapal"); any other stays.

    >>> _join("nota kese-", "pahaman")
    'nota kesepahaman'
    """
    line = line.strip()
    whole = _HYPHEN.sub("", text)
    if whole == text:
        return f"{text} {line}"
    word = _LAST_WORD.search(whole)
    is_parted = word is not None and whole[-1].islower() and line[:1].islower()
    is_doubled = word is not None and line.casefold().startswith(word[0].casefold())
    return f"{whole}{line}" if is_parted and not is_doubled else f"{whole}-{line}"
