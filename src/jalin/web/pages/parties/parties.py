"""The list of parties: by number of deals or by name, narrowed by kind, country and letter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from litestar import Response, get

from jalin.model import PartyKind
from jalin.pipeline.catalogue.catalogue import FacetCount
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.statistics.parties.listing import (
    PartyFilter,
    PartyLine,
    PartySort,
    find_parties,
    parse_party_filter,
    write_party_filter,
)
from jalin.web.choosing.filters import group_parameters
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.choosing.page_numbers import PageNumber, find_page

_PARTIES_A_PAGE = 50
_SORTS = (PartySort.DEALS, PartySort.NAME, PartySort.PARTNERS, PartySort.DEPTH)

# A facet's entry: its word, count, whether it is chosen, and where choosing or dropping it leads.
Entry = tuple[str, int, bool, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesContent:
    """What the page shows. `most` is the largest number of deals in the list, for its bars."""

    wanted: PartyFilter
    sort: PartySort
    lines: tuple[PartyLine, ...]
    total: int
    page: PageNumber
    most: int
    kinds: tuple[Entry, ...]
    countries: tuple[Entry, ...]
    letters: tuple[Entry, ...]
    sorts: tuple[tuple[PartySort, bool, str | None], ...]
    addresses: tuple[str | None, ...]


def build_parties_page(visit: Visit, frame: Frame) -> Page:
    """Build the page. Raises QuestionError."""
    wanted, sort = parse_party_filter(frame.asked), _parse_sort(frame)
    found = find_parties(visit, wanted, sort)
    page = find_page(frame, found.total, _PARTIES_A_PAGE)
    say = frame.wording
    return Page(
        template="parties.html",
        title=say.say("Parties"),
        section=Section.PARTIES,
        content=PartiesContent(
            wanted=wanted,
            sort=sort,
            lines=page.cut(found.lines),
            total=found.total,
            page=page,
            most=max((line.deals for line in found.lines), default=1),
            kinds=tuple(_list_kinds(frame, wanted, sort, found.kinds)),
            countries=tuple(_list_countries(frame, wanted, sort, found.countries)),
            letters=tuple(_list_letters(frame, wanted, sort, found.letters)),
            sorts=tuple((it, it is sort, _link(frame, wanted, it)) for it in _SORTS),
            addresses=tuple(_link(frame, wanted, sort, it) for it in range(1, page.pages + 1)),
        ),
        styles=("filters", "drawing", "party"),
    )


@get("/parties", sync_to_thread=True)
def show_parties(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the list of parties."""
    return responder.respond(request, build_parties_page)


HANDLERS = (show_parties,)


def _parse_sort(frame: Frame) -> PartySort:
    text = frame.asked.get("sort", (PartySort.DEALS.value,))[-1]
    if text not in set(PartySort):
        what = f"no such value: {text!r}; one of {', '.join(PartySort)}"
        raise QuestionError([Fault(where="sort", what=what)])
    return PartySort(text)


def _link(frame: Frame, wanted: PartyFilter, sort: PartySort, page: int = 1) -> str | None:
    return frame.links.parties(
        **group_parameters(write_party_filter(wanted)),
        sort=None if sort is PartySort.DEALS else sort.value,
        page=page if page > 1 else None,
    )


def _list_kinds(
    frame: Frame, wanted: PartyFilter, sort: PartySort, counts: Sequence[FacetCount]
) -> list[Entry]:
    return [
        (
            frame.wording.word(PartyKind(it.value)),
            it.count,
            it.chosen,
            _link(frame, replace(wanted, kind=_turn(wanted.kind, PartyKind(it.value))), sort),
        )
        for it in counts
    ]


def _list_countries(
    frame: Frame, wanted: PartyFilter, sort: PartySort, counts: Sequence[FacetCount]
) -> list[Entry]:
    return [
        (
            frame.wording.country(it.value),
            it.count,
            it.chosen,
            _link(frame, replace(wanted, country=_turn(wanted.country, it.value)), sort),
        )
        for it in counts
    ]


def _list_letters(
    frame: Frame, wanted: PartyFilter, sort: PartySort, counts: Sequence[FacetCount]
) -> list[Entry]:
    return [
        (
            it.value,
            it.count,
            it.chosen,
            _link(frame, replace(wanted, letter=None if it.chosen else it.value), sort),
        )
        for it in counts
    ]


def _turn(chosen: tuple[Any, ...], value: object) -> tuple[Any, ...]:
    """Drop a value that is chosen, choose one that is not."""
    return tuple(it for it in chosen if it != value) if value in chosen else (*chosen, value)
