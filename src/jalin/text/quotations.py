"""Quotations: which stretches of a text stand between quotation marks.

A paragraph (a line) is read mark by mark. Whether a mark opens or closes is told by its sides
first, by its shape second and by what is open third, for the press mixes shapes freely. Whether a
quotation is speech, a title or a scare quote is not decided here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from jalin.model import Span
from jalin.text.lexicon import Lexicon

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_OPENING_SHAPES = frozenset("“„‟«``")
_CLOSING_SHAPES = frozenset("”»")
_OPEN_BEFORE = frozenset("([{-–—/:")
_CLOSE_AFTER = frozenset(".,;:!?…)]}-–—/")
_SPEECH_PAUSE = frozenset(",.!?…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks.

    `span` is without the marks and the blanks beside them, `outer` with the marks. `closed` is
    False where the closing mark is missing: the quotation then ends with its paragraph, or where
    the next one opens.
    """

    span: Span
    outer: Span
    closed: bool


class _Side(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    span: Span
    side: _Side


def find_quotations(text: str, lexicon: Lexicon) -> tuple[Quotation, ...]:
    """Find all quotations, outer before inner, in reading order; empty ones are left out.

    Single marks count only in pairs within one paragraph; apostrophes and inches are no marks.
    """
    double, single, inches = (
        lexicon.rules("quotation_marks", f"mark.{name}")[0].pattern
        for name in ("double", "single", "inches")
    )
    found: list[Quotation] = []
    for line in _LINE.finditer(text):
        area = Span(start=line.start(), end=line.end())
        sizes = {match.start() for match in inches.finditer(text, area.start, area.end)}
        marks = _find_marks(double, text, area)
        found.extend(_pair_double(text, area, marks, sizes))
        found.extend(_pair_single(text, _find_marks(single, text, area)))
    kept = (quotation for quotation in found if quotation.span.start < quotation.span.end)
    return tuple(sorted(kept, key=lambda q: (q.outer.start, -q.outer.end)))


def _find_marks(pattern: re.Pattern[str], text: str, area: Span) -> tuple[_Mark, ...]:
    return tuple(
        _Mark(span=Span(start=match.start(), end=match.end()), side=_tell_side(text, match, area))
        for match in pattern.finditer(text, area.start, area.end)
    )


def _tell_side(text: str, match: re.Match[str], area: Span) -> _Side:
    before = text[match.start() - 1] if match.start() > area.start else " "
    after = text[match.end()] if match.end() < area.end else " "
    may_open = before.isspace() or before in _OPEN_BEFORE
    may_close = after.isspace() or after in _CLOSE_AFTER
    if may_open != may_close:
        return _Side.OPEN if may_open else _Side.CLOSE
    if match[0] in _CLOSING_SHAPES or _read_before(text, match.start(), area) == ",":
        return _Side.CLOSE
    return _Side.OPEN if match[0] in _OPENING_SHAPES else _Side.EITHER


def _pair_double(
    text: str, area: Span, marks: tuple[_Mark, ...], sizes: set[int]
) -> Iterator[Quotation]:
    """Pair the marks of one paragraph with a stack; what stays open ends with the paragraph."""
    opened: list[_Mark] = []
    for index, mark in enumerate(marks):
        if mark.span.start in sizes and not opened:
            continue
        opens = mark.side is _Side.OPEN and not (opened and _leads_to_cue(text, mark.span, area))
        if not opened or (opens and _is_nested(marks[index + 1 : index + 3])):
            opened.append(mark)
        elif opens:
            yield from (_build_open(text, other, mark.span.start) for other in opened)
            opened = [mark]
        else:
            yield _build_closed(text, opened.pop(), mark)
    yield from (_build_open(text, mark, area.end) for mark in opened)


def _leads_to_cue(text: str, mark: Span, area: Span) -> bool:
    """Tell a closing mark set on the wrong side of its blank: 'pasar, "ujar Budi'."""
    pauses = _read_before(text, mark.start, area) in _SPEECH_PAUSE
    return pauses and text[mark.end : mark.end + 1].islower()


def _read_before(text: str, place: int, area: Span) -> str:
    """Read the last character before a place in an area that is no blank; empty if there is none.

    What is read is what is needed: there may be as many marks in a text as characters.
    """
    while place > area.start and text[place - 1].isspace():
        place -= 1
    return text[place - 1] if place > area.start else ""


def _is_nested(following: tuple[_Mark, ...]) -> bool:
    """Tell whether two marks close after an opening one: its own and that of the outer one."""
    sides = [mark.side for mark in following]
    return sides == [_Side.CLOSE, _Side.CLOSE]


def _pair_single(text: str, marks: tuple[_Mark, ...]) -> Iterator[Quotation]:
    opened: _Mark | None = None
    for mark in marks:
        if mark.side is _Side.CLOSE and opened is not None:
            yield _build_closed(text, opened, mark)
            opened = None
        elif mark.side is _Side.OPEN:
            opened = mark


def _build_closed(text: str, first: _Mark, last: _Mark) -> Quotation:
    outer = Span(start=first.span.start, end=last.span.end)
    return Quotation(span=_trim(text, first.span.end, last.span.start), outer=outer, closed=True)


def _build_open(text: str, first: _Mark, end: int) -> Quotation:
    span = _trim(text, first.span.end, end)
    return Quotation(span=span, outer=Span(start=first.span.start, end=span.end), closed=False)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
