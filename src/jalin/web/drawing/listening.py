"""The listening record as values: for each outlet a strip of months, darker where more was kept."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jalin.store.coverage import OutletSpan
from jalin.store.truth import ListeningRow
from jalin.web.drawing.shades import Shade, choose_shades, find_level

# A strip goes back so many months at most; what is older is in the table.
MOST_MONTHS = 144
# How wide a month is in a strip, in units of its drawing; a strip is 22 units high.
MONTH_WIDTH = 5
_OUTLETS_SHOWN = 60
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningStrip:
    """An outlet: its span, its months, and what was kept of it in each year.

    `kept` has for each shade one SVG path of all its months, `heard` is that of the months in which
    somebody listened and nothing was kept. `months_heard` counts all of them together.
    """

    span: OutletSpan
    kept: tuple[tuple[int, str], ...]
    heard: str
    years: Mapping[str, int]
    months_heard: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningRecord:
    """All strips, most documents first. `n_` count the whole, `months` are those of the strips.

    `first` and `last` are those of all documents. `nameless` are the documents of no outlet.
    """

    months: tuple[str, ...]
    years: tuple[str, ...]
    strips: tuple[ListeningStrip, ...]
    shades: tuple[Shade, ...]
    n_outlets: int
    n_documents: int
    n_undated: int
    nameless: int
    first: str | None
    last: str | None

    @property
    def width(self) -> int:
        """Give the width of a strip in units of its drawing."""
        return len(self.months) * MONTH_WIDTH

    @property
    def year_starts(self) -> tuple[tuple[int, str], ...]:
        """Give where each January begins in a strip."""
        return tuple(
            (at * MONTH_WIDTH, month[:4])
            for at, month in enumerate(self.months)
            if month.endswith("-01")
        )


def draw_listening(
    spans: Sequence[OutletSpan],
    kept: Iterable[ListeningRow],
    heard: Iterable[ListeningRow],
    day: dt.date,
) -> ListeningRecord:
    """Draw the record up to the month of a day."""
    kept_by_outlet, heard_by_outlet = _by_outlet(kept), _by_outlet(heard)
    months = _list_months((*kept_by_outlet.values(), *heard_by_outlet.values()), day)
    listed = _add_heard(spans, heard_by_outlet)
    shades = choose_shades(
        [count for by_month in kept_by_outlet.values() for count in by_month.values()]
    )
    named = [span for span in listed if span.outlet is not None]
    strips = tuple(
        _draw_strip(
            span,
            kept_by_outlet.get(span.outlet or "", {}),
            heard_by_outlet.get(span.outlet or "", {}),
            (months, shades),
        )
        for span in named[:_OUTLETS_SHOWN]
    )
    return ListeningRecord(
        months=months,
        years=tuple(sorted({year for strip in strips for year in strip.years})),
        strips=strips,
        shades=shades,
        n_outlets=len(named),
        n_documents=sum(span.documents for span in listed),
        n_undated=sum(span.undated for span in listed),
        nameless=sum(span.documents for span in listed if span.outlet is None),
        first=min((span.first for span in listed if span.first), default=None),
        last=max((span.last for span in listed if span.last), default=None),
    )


def _draw_strip(
    span: OutletSpan,
    kept: Mapping[str, int],
    heard: Mapping[str, int],
    scale: tuple[Sequence[str], Sequence[Shade]],
) -> ListeningStrip:
    months, shades = scale
    years: Counter[str] = Counter()
    for month, count in kept.items():
        years[month[:4]] += count
    places: dict[int, list[int]] = defaultdict(list)
    for at, month in enumerate(months):
        if month in kept or month in heard:
            places[find_level(kept.get(month, 0), shades)].append(at)
    return ListeningStrip(
        span=span,
        kept=tuple((level, _draw_kept(places[level])) for level in sorted(places) if level),
        heard=_draw_heard(places[0]),
        years=dict(years),
        months_heard=sum(len(held) for held in places.values()),
    )


def _draw_kept(places: Iterable[int]) -> str:
    """Draw bars as high as the strip, with a gap beside each."""
    width = MONTH_WIDTH - 1
    return "".join(f"M{at * MONTH_WIDTH} 1h{width}v20h-{width}z" for at in places)


def _draw_heard(places: Iterable[int]) -> str:
    """Draw small boxes in the middle of the strip."""
    width = MONTH_WIDTH - 2
    return "".join(f"M{at * MONTH_WIDTH + 0.5} 8h{width}v6h-{width}z" for at in places)


def _by_outlet(rows: Iterable[ListeningRow]) -> Mapping[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row.outlet][row.date] = row.count
    return found


def _add_heard(spans: Sequence[OutletSpan], heard: Mapping[str, object]) -> tuple[OutletSpan, ...]:
    """Add the outlets that were listened to and of which nothing was kept."""
    known = {span.outlet for span in spans}
    silent = (
        OutletSpan(outlet=outlet, documents=0, undated=0, first=None, last=None)
        for outlet in sorted(heard.keys() - known)
    )
    return (*spans, *silent)


def _list_months(counts: Iterable[Mapping[str, int]], day: dt.date) -> tuple[str, ...]:
    """List the months from the first that is told of, at most so many, to that of the day."""
    told = [month for by_month in counts for month in by_month]
    last = day.year * _MONTHS_A_YEAR + day.month - 1
    year, month = (int(part) for part in min(told, default=day.isoformat()[:7]).split("-"))
    first = max(year * _MONTHS_A_YEAR + month - 1, last - MOST_MONTHS + 1)
    pairs = (divmod(number, _MONTHS_A_YEAR) for number in range(first, last + 1))
    return tuple(f"{year:04d}-{month + 1:02d}" for year, month in pairs)
