"""Conversion of all deals and by group, as panels: a drawing each, and a table of the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from jalin.model import DealState, Instrument, Stage
from jalin.pipeline.catalogue.filter import Facet, Filter, write_filter
from jalin.pipeline.statistics.conversion import Fate
from jalin.pipeline.statistics.figure import Figure, write_figure
from jalin.pipeline.statistics.statistics import ConversionLine, Statistics
from jalin.web.choosing.filters import choose, group_parameters, write_value
from jalin.web.drawing.multiples import draw_shares
from jalin.web.drawing.svg import Caption
from jalin.web.frame.frame import Frame
from jalin.web.pages.figures.share_rows import (
    ConversionRow,
    draw_share,
    draw_ways,
    tabulate,
    write_ticks,
)

# Of a group so many values are drawn; the table has all of them.
_MOST_DRAWN = 8
# The facets of which a deal has one value only.
_ONE_EACH = frozenset({Facet.INSTRUMENT, Facet.STAGE, Facet.STATE, Facet.YEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """The filter of a page, from which each number leads on to its deals.

    `is_exact` is False where no filter chooses just the deals that a number counts.
    """

    frame: Frame
    wanted: Filter
    is_exact: bool = True

    def link(self, figure: Figure) -> str | None:
        """Link to the deals that a figure counts."""
        if not self.is_exact:
            return None
        pairs = (*write_filter(self.wanted), *write_figure(figure))
        return self.frame.links.statistics(**group_parameters(pairs))

    def link_standing(self, stage: Stage, state: DealState | None) -> str | None:
        """Link to the deals on a stage, all or those in one state."""
        chosen = choose(self.wanted, Facet.STAGE, str(stage))
        if state is not None:
            chosen = choose(chosen, Facet.STATE, str(state))
        return self.frame.links.deals(chosen)

    def link_year(self, year: str, stages: tuple[Stage, ...]) -> str | None:
        """Link to the deals first told in a year that stand on one of some stages, or on any."""
        asked = self.wanted.stage
        chosen = [str(stage) for stage in stages if not asked or stage in asked]
        wanted = choose(self.wanted, Facet.STAGE, *chosen) if stages else self.wanted
        return replace(self, wanted=wanted).link(Figure(told=year))

    def narrow(self, facet: Facet, value: str) -> "Narrowing":
        """Narrow the filter to one value of a facet.

        The values of a filter are alternatives: it cannot ask for two countries in one deal.
        """
        is_exact = facet in _ONE_EACH or self.wanted.chosen(facet) in ((), (value,))
        return replace(self, wanted=choose(self.wanted, facet, value), is_exact=is_exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePanel:
    """A group: its name, the drawing of its first values, and the table of all."""

    key: str
    title: str
    first: str
    picture: Markup | None
    rows: tuple[ConversionRow, ...]
    n_drawn: int


def draw_whole(narrowing: Narrowing, found: Statistics) -> SharePanel | None:
    """Draw what became of all intents; None where there is none."""
    if not found.conversion.intents:
        return None
    frame = narrowing.frame

    def address(fate: Fate) -> str | None:
        return narrowing.link(Figure(fate=fate))

    title = frame.wording.say("What became of the intents")
    rows = draw_ways(frame, found.conversion, address)
    picture = draw_shares(_caption(frame, "whole", title), rows, write_ticks(frame))
    return SharePanel(
        key="whole",
        title=title,
        first="",
        picture=picture if found.conversion.judged else None,
        rows=(tabulate(frame.wording.say("All"), found.conversion, address),),
        n_drawn=len(rows),
    )


def draw_panels(narrowing: Narrowing, found: Statistics) -> Iterator[SharePanel]:
    """Draw the share that became binding by sector, country, instrument, year and outlet."""
    say = narrowing.frame.wording.say
    yield from _draw_by_facet(narrowing, Facet.SECTOR, say("By sector"), found.by_sector)
    yield from _draw_by_facet(
        narrowing, Facet.COUNTRY, say("By country of a party"), found.by_country
    )
    yield from _draw_by_figure(
        narrowing, "signed", say("By what was signed as an intent"), found.by_instrument
    )
    yield from _draw_by_figure(
        narrowing, "told", say("By the year of the first telling"), found.by_year
    )
    yield from _draw_by_facet(narrowing, Facet.OUTLET, say("By outlet"), found.by_outlet)


def _draw_by_facet(
    narrowing: Narrowing, facet: Facet, title: str, lines: Sequence[ConversionLine]
) -> Iterator[SharePanel]:
    frame = narrowing.frame
    told = [
        (
            write_value(facet, line.value, frame.wording),
            line,
            narrowing.narrow(facet, line.value),
            Figure(),
        )
        for line in lines
    ]
    first = frame.wording.word(str(facet), "facet")
    yield from _draw(frame, str(facet), (title, first), told)


def _draw_by_figure(
    narrowing: Narrowing, key: str, title: str, lines: Sequence[ConversionLine]
) -> Iterator[SharePanel]:
    frame = narrowing.frame
    told = []
    for line in lines:
        if key == "signed":
            signed = Instrument(line.value)
            told.append((frame.wording.word(signed), line, narrowing, Figure(signed=signed)))
        elif line.conversion.intents:
            told.append((line.value, line, narrowing, Figure(told=line.value)))
    by_instrument = key == "signed"
    first = (
        frame.wording.word("instrument", "facet") if by_instrument else frame.wording.say("Year")
    )
    yield from _draw(frame, key, (title, first), told)


def _draw(
    frame: Frame,
    key: str,
    names: tuple[str, str],
    told: Sequence[tuple[str, ConversionLine, Narrowing, Figure]],
) -> Iterator[SharePanel]:
    """Draw a group: each value with the filter and the figure by which its deals are found."""
    if not told:
        return
    title, first = names
    drawn = [
        draw_share(
            frame,
            label,
            line.conversion.committed,
            narrowing.link(replace(figure, fate=Fate.JUDGED)),
        )
        for label, line, narrowing, figure in told
        if line.conversion.judged
    ]
    shown = drawn[-_MOST_DRAWN:] if key == "told" else drawn[:_MOST_DRAWN]
    yield SharePanel(
        key=key,
        title=title,
        first=first,
        picture=draw_shares(_caption(frame, key, title), shown, write_ticks(frame))
        if shown
        else None,
        rows=tuple(_tabulate(*row) for row in told),
        n_drawn=len(shown),
    )


def _tabulate(
    label: str, line: ConversionLine, narrowing: Narrowing, figure: Figure
) -> ConversionRow:
    return tabulate(label, line.conversion, lambda fate: narrowing.link(replace(figure, fate=fate)))


def _caption(frame: Frame, key: str, title: str) -> Caption:
    return Caption(
        key=f"shares-{key}",
        title=title,
        description=frame.wording.say(
            "Each dot is a share, the bar around it the range in which it lies with 95 per cent "
            "confidence."
        ),
    )
