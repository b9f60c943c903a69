"""What readers ask for: all pages, files, feeds and answers of the API, at ever-new addresses."""

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from jalin.api.feeds.routes import FEEDS
from jalin.model import Activity, Instrument, Sector, Stage
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.exporting.formats import FORMATS, TableFormat
from trust.load.asking import Wish
from web_words import ENGLISH, INDONESIAN, THINGS

_FIRST, _LAST = dt.date(2013, 1, 1), dt.date(2026, 6, 30)
_COUNTRIES = ("FR", "IN", "JP", "KR", "CN", "TR", "AE", "ID", "BY", "DE")
# What was met is asked for again; what was met long ago is forgotten.
_MOST_KNOWN = 300


@dataclass(slots=True, kw_only=True)
class Known:
    """Ids that a reader has met."""

    deals: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    def meet(self, path: str) -> None:
        """Remember what an address names."""
        parts = path.partition("?")[0].strip("/").split("/")
        if len(parts) == 2 and parts[0] in ("deals", "parties", "documents"):
            held: list[str] = getattr(self, parts[0])
            held.append(parts[1])
            del held[:-_MOST_KNOWN]


Draw = Callable[[random.Random, Known], Wish | None]
# What was met may be gone: a deal that a reviewer rejected, or that is another one by new news.
GONE = (200, 404)


def draw_words(chance: random.Random) -> str:
    """Draw words that hardly anybody asked for before."""
    thing = chance.choice(THINGS)
    speech, told = chance.choice(((INDONESIAN, thing.indonesian), (ENGLISH, thing.english)))
    return f"{told} {chance.choice(speech.fillers)} {chance.choice(speech.fillers)}"


def draw_day(chance: random.Random) -> str:
    """Draw a day of the past."""
    return str(_FIRST + dt.timedelta(days=chance.randrange((_LAST - _FIRST).days)))


def draw_facets(chance: random.Random, count: int = 3) -> list[tuple[str, str]]:
    """Draw so many facets, each with a value."""
    facets: Mapping[str, Callable[[], str]] = {
        "country": lambda: chance.choice(_COUNTRIES),
        "sector": lambda: chance.choice(list(Sector)),
        "stage": lambda: chance.choice(list(Stage)),
        "instrument": lambda: chance.choice(list(Instrument)),
        "activity": lambda: chance.choice(list(Activity)),
        "year": lambda: str(chance.randint(2012, 2026)),
    }
    return [(name, facets[name]()) for name in chance.sample(sorted(facets), count)]


def _page(kind: str, path: str, *asked: tuple[str, str], fine: tuple[int, ...] = (200,)) -> Wish:
    return Wish(kind=kind, path=f"{path}?{urlencode(asked)}" if asked else path, fine=fine)


def _ask_known(kind: str, held: str, path: str) -> Draw:
    """Ask for something by an id that was met."""

    def draw(chance: random.Random, known: Known) -> Wish | None:
        ids: list[str] = getattr(known, held)
        return _page(kind, path.format(chance.choice(ids)), fine=GONE) if ids else None

    return draw


def _draw_export(chance: random.Random, _: Known) -> Wish:
    chosen = chance.choice(FORMATS)
    asked = draw_facets(chance, chance.choice((0, 1)))
    if isinstance(chosen, TableFormat) and chance.random() < 0.5:
        asked.append(("table", "deals"))
    return _page(f"API export {chosen.name}", f"/api/v1/exports/{chosen.name}", *asked)


def _draw_feed(chance: random.Random, _: Known) -> Wish:
    name = chance.choice([*(f"{it}.atom" for it in FEEDS), "promises.ics"])
    return _page("feed", f"/feeds/{name}", *draw_facets(chance, chance.choice((0, 0, 1))))


def _on_a_past_day(chance: random.Random, _: Known) -> Wish:
    path = chance.choice(("/", "/deals", "/promises", "/statistics", "/contradictions", "/parties"))
    return _page("a page of a past day", path, ("as_of", draw_day(chance)))


def _compare(chance: random.Random, _: Known) -> Wish:
    first, last = sorted((draw_day(chance), draw_day(chance)))
    return _page("/compare", "/compare", ("from", first), ("to", last))


def _ask_api(name: str, *others: Callable[[random.Random], tuple[str, str]]) -> Draw:
    def draw(chance: random.Random, _: Known) -> Wish:
        return _page(f"API {name}", f"/api/v1/{name}", *(other(chance) for other in others))

    return draw


def _ask_list(name: str) -> Draw:
    def draw(chance: random.Random, _: Known) -> Wish:
        asked = [("limit", str(chance.choice((5, 20, 50)))), *draw_facets(chance, 1)]
        return _page(f"API {name}", f"/api/v1/{name}", *asked)

    return draw


def _plain(*paths: str) -> Draw:
    return lambda chance, _: _page(path := chance.choice(paths), path)


def _q(chance: random.Random) -> tuple[str, str]:
    return ("q", draw_words(chance))


# The first of a pair says how often something is asked for, beside the others.
QUESTIONS: tuple[tuple[int, Draw], ...] = (
    (6, _plain("/")),
    (8, lambda chance, _: _page("/deals, facets", "/deals", *draw_facets(chance))),
    (8, lambda chance, _: _page("/search", "/search", _q(chance))),
    (4, lambda chance, _: _page("/deals, words", "/deals", _q(chance))),
    (4, _on_a_past_day),
    (2, _compare),
    (3, lambda chance, _: _page("/promises", "/promises", *draw_facets(chance, 1))),
    (2, lambda chance, _: _page("/statistics", "/statistics", *draw_facets(chance, 1))),
    (2, lambda chance, _: _page("/network", "/network", *draw_facets(chance, 1))),
    (2, _plain("/map", "/sources", "/contradictions", "/about", "/api", "/parties", "/network")),
    (2, _plain(*(f"/deals/facets/{facet}" for facet in Facet))),
    (1, _plain("/deals.csv", "/deals.xlsx", "/promises.csv", "/promises.xlsx")),
    (6, _ask_known("/deals/ID", "deals", "/deals/{}")),
    (1, _ask_known("/deals/ID/card.svg", "deals", "/deals/{}/card.svg")),
    (1, _ask_known("/deals/ID/card.png", "deals", "/deals/{}/card.png")),
    (3, _ask_known("/parties/ID", "parties", "/parties/{}")),
    (1, _ask_known("/parties/ID/briefing.docx", "parties", "/parties/{}/briefing.docx")),
    (1, _ask_known("/parties/ID/briefing.md", "parties", "/parties/{}/briefing.md")),
    (3, _ask_known("/documents/ID", "documents", "/documents/{}")),
    (3, _ask_known("API deals/ID", "deals", "/api/v1/deals/{}")),
    (2, _ask_known("API deals/ID/evidence", "deals", "/api/v1/deals/{}/evidence")),
    (1, _ask_known("API deals/ID/similar", "deals", "/api/v1/deals/{}/similar")),
    (1, _ask_known("API documents/ID", "documents", "/api/v1/documents/{}")),
    (1, _ask_known("API documents/ID/similar", "documents", "/api/v1/documents/{}/similar")),
    (1, _ask_known("API parties/ID", "parties", "/api/v1/parties/{}")),
    (5, _ask_list("deals")),
    *((1, _ask_list(name)) for name in ("facets", "promises", "contradictions", "events")),
    (1, _ask_api("parties", lambda chance: ("country", chance.choice(_COUNTRIES)))),
    *((1, _ask_api(name)) for name in ("documents", "statements", "status", "judgements")),
    (1, _ask_api("statistics", lambda chance: draw_facets(chance, 1)[0])),
    (1, _ask_api("compare", lambda _: ("first", "2024-01-01"), lambda _: ("last", "2026-01-01"))),
    (1, _ask_api("deals", lambda chance: ("as_of", draw_day(chance)))),
    *(
        (2, _ask_api("search", _q, lambda _, way=way: ("by", way)))  # type: ignore[misc]
        for way in ("words", "meaning", "both")
    ),
    (1, _plain("/api/v1/openapi.json")),
    (2, _draw_export),
    (3, _draw_feed),
)
