"""The addresses of the feeds: Atom of what changes, a calendar of what is due."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import islice
from urllib.parse import urlencode

from litestar import Response, Router, get, head
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response.base import ASGIResponse

from jalin.api.answering.access import Gate
from jalin.api.answering.answering import Answerer, Build, drop_body, tell_corrections
from jalin.api.answering.faults import ApiRequest, answer_fault
from jalin.api.answering.parameters import AS_OF, FILTER, Question, parse_question, vocabulary
from jalin.api.endpoints.ledgers import choose_deals, find_lines
from jalin.api.feeds.due import choose_due, write_due
from jalin.api.feeds.entries import EntryWriter
from jalin.api.feeds.wording import WORDS, FeedLanguage, FeedWords
from jalin.export.atom import AtomFeed, AtomLink, write_atom
from jalin.export.calendar_file import CalendarFile, write_calendar
from jalin.export.standards.naming import TAG
from jalin.pipeline.catalogue.filter import write_filter
from jalin.pipeline.events.event import EventKind
from jalin.pipeline.events.listing import EventChoice, choose_events, list_events
from jalin.pipeline.events.quoting import view_events
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.views import DealSummary

ATOM = "application/atom+xml"
CALENDAR = "text/calendar"
# The name of each feed, and of which kind of event it tells; `all` of every kind.
FEEDS: Mapping[str, EventKind | None] = {
    "all": None,
    **{kind.value: kind for kind in EventKind},
}
_MOST_ENTRIES = 100
_LANGUAGE = vocabulary("lang", "In which language.", FeedLanguage, many=False)
_DECLARED = (*FILTER, _LANGUAGE, AS_OF)
# What a feed is made of: a visit, the question, the address of the server and the feed's own.
_Make = Callable[[Visit, Question, Addresses, str], bytes]


def create_feed_router(library: Library, gate: Gate, base: str | None = None) -> Router:
    """Create the router of the feeds.

    `base` is the address under which people reach the server, where it is not the one asked for.
    """
    answerer = Answerer(library, gate)
    handlers = [
        it
        for name, kind in FEEDS.items()
        for it in _create(answerer, base, f"/{name}.atom", ATOM, partial(make_atom, kind))
    ]
    handlers += _create(answerer, base, "/promises.ics", CALENDAR, make_calendar)
    return Router(
        path="/feeds",
        route_handlers=handlers,
        exception_handlers={HTTPException: answer_fault, Exception: answer_fault},
        include_in_schema=False,
    )


def make_atom(
    kind: EventKind | None, visit: Visit, question: Question, addresses: Addresses, own: str
) -> bytes:
    """Make the feed of the newest events of a kind, about the deals that a filter wants."""
    words = _choose_words(question)
    choice = EventChoice(
        kinds=frozenset() if kind is None else frozenset({kind}),
        deal_ids=choose_deals(visit, question),
    )
    chosen = tuple(islice(choose_events(list_events(visit), choice), _MOST_ENTRIES))
    views = view_events(visit.register, chosen, visit.insight.lexicon)
    deals = _find_deals(visit, (each for event in chosen for each in event.deal_ids))
    writer = EntryWriter(words=words, addresses=addresses, deals=deals)
    told = write_filter(question.wanted)
    feed = AtomFeed(
        id=f"{TAG}:feed/{kind or 'all'}?{urlencode(sorted(told))}",
        title=words.titles[kind],
        subtitle=_tell_filter(words, words.subtitle, told),
        author="Jalin",
        language=question.one("lang") or FeedLanguage.ENGLISH,
        day=visit.moment.day,
        links=(
            AtomLink(relation="self", address=own),
            AtomLink(relation="alternate", address=addresses.overview()),
        ),
        entries=tuple(map(writer.write, views)),
    )
    return write_atom(feed)


def make_calendar(visit: Visit, question: Question, addresses: Addresses, _: str) -> bytes:
    """Make the calendar of the promises of the deals that a filter wants."""
    words = _choose_words(question)
    lines = find_lines(visit)
    wanted = choose_deals(visit, question)
    if wanted is not None:
        lines = tuple(line for line in lines if not wanted.isdisjoint(line.deal_ids))
    chosen = choose_due(lines, visit.moment.day)
    # What no dated document tells is as old as a stamp can be: the clock has no part in it.
    made = {it.line: dt.date.fromisoformat(it.told or "1970-01-01") for it in chosen}
    views = view_lines(visit.register, chosen, visit.insight.lexicon)
    deals = _find_deals(visit, (each for line in chosen for each in line.deal_ids))
    told = write_filter(question.wanted)
    calendar = CalendarFile(
        name=words.calendar,
        description=_tell_filter(words, words.calendar_about, told),
        entries=tuple(write_due(views, made, deals, words, addresses)),
    )
    return write_calendar(calendar)


def _create(
    answerer: Answerer, base: str | None, path: str, form: str, make: _Make
) -> list[HTTPRouteHandler]:
    """Create what answers the address of a feed, with its content or its headers alone."""

    async def answer(request: ApiRequest) -> ASGIResponse:
        server = (base or str(request.base_url)).rstrip("/")

        def prepare() -> tuple[dt.date | None, Build]:
            question = parse_question(request.scope["query_string"], {}, _DECLARED)
            query = request.scope["query_string"].decode("latin-1")
            own = f"{server}{request.url.path}" + (f"?{query}" if query else "")
            addresses = Addresses(base=server)
            return question.day(AS_OF.name), lambda visit: (
                make(visit, question, addresses, own),
                tell_corrections(visit, question),
            )

        return await answerer.answer_as(request, form, prepare, server)

    @get(path)
    async def read(request: ApiRequest) -> ASGIResponse:
        return await answer(request)

    @head(path)
    async def read_head(request: ApiRequest) -> Response[None]:
        return drop_body(await answer(request))

    return [read, read_head]


def _choose_words(question: Question) -> FeedWords:
    return WORDS[FeedLanguage(question.one("lang") or FeedLanguage.ENGLISH)]


def _find_deals(visit: Visit, deal_ids: Iterable[str]) -> Mapping[str, DealSummary]:
    catalogue = visit.catalogue
    places = {each: catalogue.place_of(each) for each in dict.fromkeys(deal_ids)}
    return {each: catalogue.summaries[place] for each, place in places.items() if place is not None}


def _tell_filter(words: FeedWords, about: str, told: Iterable[tuple[str, str]]) -> str:
    """Tell what a feed is about, and what it leaves out."""
    chosen = ", ".join(f"{name}={value}" for name, value in told)
    return f"{about} {words.filtered.format(chosen)}" if chosen else about
