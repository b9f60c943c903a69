"""A text cut where marks begin and end, so that marks which overlap can be shown."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jalin.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a text that say something. `name` tells marks apart; several spans may share one."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of text under the marks that lie over all of it. `begins` are those that start here.

    `start` is where it stands in the text.
    """

    text: str
    start: int
    names: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def cut_text(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cut a text at the ends of its marks. The segments together are the text.

    Marks are named in the order of their spans, the widest first. One that lies outside the text is
    cut off, an empty one is left out.
    """
    ordered = sorted(
        {(min(it.span.start, len(text)), -min(it.span.end, len(text)), it.name) for it in marks}
    )
    spans = [(start, -end, name) for start, end, name in ordered if start < -end]
    cuts = sorted({0, len(text), *(it[0] for it in spans), *(it[1] for it in spans)})
    for start, end in itertools.pairwise(cuts):
        over = [it for it in spans if it[0] <= start and end <= it[1]]
        yield Segment(
            text=text[start:end],
            start=start,
            names=tuple(dict.fromkeys(name for _, _, name in over)),
            begins=tuple(dict.fromkeys(name for first, _, name in over if first == start)),
        )
