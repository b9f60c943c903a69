"""The ledger of promises by due date: who promised what by when, and what became of it."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from litestar import Response, get

from jalin.pipeline.catalogue.filter import Fault, Filter, QuestionError
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.promise_lines import PromiseLine, list_promise_lines
from jalin.pipeline.show.views import DealSummary, PromiseView
from jalin.track.promises.promise import PromiseState
from jalin.web.choosing.paging import Paging, read_page
from jalin.web.choosing.promise_groups import (
    DueGroup,
    PromiseFilter,
    choose_promises,
    group_promises,
)
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.links.links import Parameter
from jalin.web.frame.page import Page, Section

# Of each group so many stand on the page of all, and so many on a page of its own. A snapshot has
# no further pages, and therefore more on its only one.
_GROUP_SHOWN, _GROUP_IN_SNAPSHOT = 12, 2000
_PAGE_SIZE = 40
_LONGEST_NAME = 300
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A promise with the deals that tell it."""

    promise: PromiseView
    deals: tuple[DealSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerGroup:
    """A group of the ledger; `total` counts also those that are not shown.

    `address` leads to all of them, where they do not stand here.
    """

    group: DueGroup
    total: int
    entries: tuple[LedgerEntry, ...]
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesContent:
    """The ledger. `states` counts by state without looking at the chosen ones.

    `csv` and `xlsx` are the addresses of the same choice as a file.
    """

    wanted: PromiseFilter
    states: tuple[tuple[PromiseState, int], ...]
    total: int
    groups: tuple[LedgerGroup, ...]
    paging: Paging
    csv: str | None
    xlsx: str | None


def build_promises_page(visit: Visit, frame: Frame) -> Page:
    """Build the ledger. Raises QuestionError."""
    wanted = parse_promise_filter(frame.asked)
    chosen = _choose(visit, wanted)
    counts = Counter(line.state for line in chosen)
    shown = _narrow(chosen, wanted)
    groups = group_promises(shown, visit.moment.day)
    paging = _page(frame, wanted, groups)
    return Page(
        template="promises.html",
        title=frame.wording.say("Promises"),
        section=Section.PROMISES,
        content=PromisesContent(
            wanted=wanted,
            states=tuple((state, counts[state]) for state in PromiseState if counts[state]),
            total=len(shown),
            groups=tuple(
                _link_group(frame, wanted, it)
                for it in _view_groups(visit, _cut(frame, wanted, groups, paging), groups)
            ),
            paging=paging,
            csv=frame.links.promise_file("csv", **list_promise_parameters(wanted)),
            xlsx=frame.links.promise_file("xlsx", **list_promise_parameters(wanted)),
        ),
        styles=("filters", "promises"),
    )


def find_promises(visit: Visit, wanted: PromiseFilter) -> tuple[PromiseLine, ...]:
    """Find the promises that fit, by due date; those of one group in its own order."""
    shown = _narrow(_choose(visit, wanted), wanted)
    if wanted.group is None:
        return tuple(shown)
    return group_promises(shown, visit.moment.day)[wanted.group]


def list_promise_parameters(wanted: PromiseFilter, **changed: Parameter) -> Mapping[str, Parameter]:
    """List a filter as links want it, with some parameters changed."""
    found: dict[str, Parameter] = {
        "state": tuple(str(state) for state in wanted.states) or None,
        "party": wanted.party,
        "from": None if wanted.since is None else wanted.since.isoformat(),
        "to": None if wanted.until is None else wanted.until.isoformat(),
        "group": wanted.group and str(wanted.group),
    }
    return found | changed


def parse_promise_filter(asked: Mapping[str, Sequence[str]]) -> PromiseFilter:
    """Read which promises are wanted. Raises QuestionError, which tells every fault."""
    faults: list[Fault] = []
    party = " ".join(" ".join(asked.get("party", ())).split()) or None
    if party is not None and len(party) > _LONGEST_NAME:
        faults.append(Fault(where="party", what=f"longer than {_LONGEST_NAME} characters"))
    groups = _read_words(asked, "group", DueGroup, faults)
    wanted = PromiseFilter(
        states=_read_words(asked, "state", PromiseState, faults),
        party=party,
        since=_read_day(asked, "from", faults),
        until=_read_day(asked, "to", faults),
        group=groups[-1] if groups else None,
    )
    if faults:
        raise QuestionError(faults)
    return wanted


@get("/promises", sync_to_thread=True)
def show_promises(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the ledger."""
    return responder.respond(request, build_promises_page)


HANDLERS = (show_promises,)


def _choose(visit: Visit, wanted: PromiseFilter) -> tuple[PromiseLine, ...]:
    """Choose by all but the state and the group."""
    lines = visit.keep("promise lines", lambda: list_promise_lines(visit.register, visit.moment))
    deal_ids = None
    if wanted.party is not None:
        deal_ids = frozenset(visit.select(Filter(party=(wanted.party,))).deal_ids)
    return tuple(choose_promises(lines, wanted, deal_ids))


def _narrow(lines: Sequence[PromiseLine], wanted: PromiseFilter) -> Sequence[PromiseLine]:
    if not wanted.states:
        return lines
    return [line for line in lines if line.state in wanted.states]


def _page(
    frame: Frame, wanted: PromiseFilter, groups: Mapping[DueGroup, Sequence[PromiseLine]]
) -> Paging:
    """Page the one group that is asked for; all groups together stand on one page."""
    total = len(groups[wanted.group]) if wanted.group is not None else 0
    links, parameters = frame.links, list_promise_parameters(wanted)
    return Paging.of(
        read_page(frame.asked),
        total,
        _PAGE_SIZE,
        lambda page: links.promises(**{**parameters, "page": page if page > 1 else None}),
    )


def _cut(
    frame: Frame,
    wanted: PromiseFilter,
    groups: Mapping[DueGroup, Sequence[PromiseLine]],
    paging: Paging,
) -> Mapping[DueGroup, Sequence[PromiseLine]]:
    """Cut out of each group what is shown."""
    if wanted.group is not None:
        return {wanted.group: groups[wanted.group][paging.start : paging.start + _PAGE_SIZE]}
    most = _GROUP_SHOWN if frame.is_live else _GROUP_IN_SNAPSHOT
    return {group: lines[:most] for group, lines in groups.items() if lines}


def _view_groups(
    visit: Visit,
    shown: Mapping[DueGroup, Sequence[PromiseLine]],
    groups: Mapping[DueGroup, Sequence[PromiseLine]],
) -> tuple[LedgerGroup, ...]:
    views = iter(
        view_lines(
            visit.register,
            [line for lines in shown.values() for line in lines],
            visit.insight.lexicon,
        )
    )
    return tuple(
        LedgerGroup(
            group=group,
            total=len(groups[group]),
            entries=tuple(_add_deals(visit, next(views)) for _ in lines),
            address=None,
        )
        for group, lines in shown.items()
    )


def _link_group(frame: Frame, wanted: PromiseFilter, group: LedgerGroup) -> LedgerGroup:
    """Link a group to all that it has, unless that is shown or a page of it."""
    if wanted.group is not None or group.total == len(group.entries):
        return group
    parameters = list_promise_parameters(wanted, group=str(group.group))
    return replace(group, address=frame.links.promises(**parameters))


def _add_deals(visit: Visit, promise: PromiseView) -> LedgerEntry:
    places = (visit.catalogue.place_of(deal_id) for deal_id in promise.deal_ids)
    known = tuple(visit.catalogue.summaries[place] for place in places if place is not None)
    return LedgerEntry(promise=promise, deals=known)


def _read_words(
    asked: Mapping[str, Sequence[str]], name: str, kind: type[_Word], faults: list[Fault]
) -> tuple[_Word, ...]:
    words = {word.value: word for word in kind}
    values = dict.fromkeys(asked.get(name, ()))
    for value in values.keys() - words.keys():
        what = f"no such value: {value!r}; one of {', '.join(words)}"
        faults.append(Fault(where=name, what=what))
    return tuple(words[value] for value in values if value in words)


def _read_day(asked: Mapping[str, Sequence[str]], name: str, faults: list[Fault]) -> dt.date | None:
    told = [text for text in asked.get(name, ()) if text]
    try:
        return dt.date.fromisoformat(told[-1]) if told else None
    except ValueError:
        faults.append(Fault(where=name, what=f"not a day such as 2026-02-04: {told[-1]!r}"))
        return None
