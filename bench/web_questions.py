"""The addresses that the load bench asks for: varied, and true to what a register holds."""

import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from jalin.model import Activity, Instrument, Sector, Stage
from jalin.store.register import Register
from jalin.store.rows import DealPartyRow, DealRow, PartyRow
from web_words import ENGLISH, INDONESIAN, THINGS

_YEARS = range(2012, 2027)
_POPULAR = 300
# Words that many texts hold, and words that few hold.
_COMMON, _RARE = slice(20, 120), slice(1_000, 6_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What of a register is asked for by name."""

    deals: tuple[str, ...]
    parties: tuple[str, ...]
    countries: tuple[str, ...]


Draw = Callable[[random.Random, Holdings], str]


def find_holdings(path: Path, seed: int) -> Holdings:
    """Find ids to ask for, those of popular parties among them."""
    chance = random.Random(f"holdings {seed}")  # noqa: S311 - no secret
    with Register.open(path, create=False) as register:
        deals = [row.id for row in register.all_rows(DealRow)]
        counts = Counter(row.party_id for row in register.all_rows(DealPartyRow))
        countries = Counter(row.country for row in register.all_rows(PartyRow) if row.country)
    popular = [party for party, _ in counts.most_common(_POPULAR)]
    others = chance.sample(sorted(counts), min(_POPULAR, len(counts)))
    return Holdings(
        deals=tuple(chance.sample(deals, min(len(deals), 3_000))),
        parties=tuple(dict.fromkeys((*popular, *others))),
        countries=tuple(country for country, _ in countries.most_common(40)),
    )


def draw_facets(chance: random.Random, holdings: Holdings) -> str:
    """Draw deals with three facets."""
    facets: Mapping[str, Callable[[], str]] = {
        "country": lambda: chance.choice(holdings.countries),
        "sector": lambda: chance.choice(list(Sector)),
        "stage": lambda: chance.choice(list(Stage)),
        "instrument": lambda: chance.choice(list(Instrument)),
        "activity": lambda: chance.choice(list(Activity)),
        "year": lambda: str(chance.choice(_YEARS)),
        "party": lambda: chance.choice(holdings.parties),
    }
    chosen = chance.sample(sorted(facets), 3)
    return "/deals?" + urlencode([(name, facets[name]()) for name in chosen])


def draw_search(chance: random.Random, holdings: Holdings) -> str:  # noqa: ARG001 (one signature)
    """Draw words to search: things, with a common or a rare word."""
    thing = chance.choice(THINGS)
    speech, told = chance.choice(((INDONESIAN, thing.indonesian), (ENGLISH, thing.english)))
    extra = chance.choice((_COMMON, _RARE))
    words = f"{told} {chance.choice(speech.fillers[extra])}" if chance.random() < 0.7 else told  # noqa: PLR2004
    return "/search?" + urlencode({"q": words, "year": chance.choice(_YEARS)})


def draw_overview(chance: random.Random, holdings: Holdings) -> str:  # noqa: ARG001
    """Draw the overview; a parameter that nobody reads keeps the address from being known."""
    return f"/?{urlencode({'n': chance.randrange(10**9)})}"


QUESTIONS: Mapping[str, Draw] = {
    "overview": draw_overview,
    "deals, three facets": draw_facets,
    "deal": lambda chance, held: f"/deals/{chance.choice(held.deals)}",
    "search": draw_search,
    "party": lambda chance, held: f"/parties/{chance.choice(held.parties)}",
    "promises": lambda chance, held: (
        f"/promises?{urlencode({'country': chance.choice(held.countries), 'page': 1})}"
    ),
    "statistics": lambda chance, held: (
        f"/statistics?{urlencode({'country': chance.choice(held.countries)})}"
    ),
    "network": lambda chance, held: f"/network?{urlencode({'party': chance.choice(held.parties)})}",
}
# What has a target for its p95.
BOUND = ("overview", "deals, three facets", "deal", "search")


def draw_many(draw: Draw, holdings: Holdings, count: int, seed: int) -> list[str]:
    """Draw so many addresses, equal for equal seeds."""
    chance = random.Random(f"questions {seed}")  # noqa: S311 - no secret
    return [draw(chance, holdings) for _ in range(count)]


def draw_endlessly(draw: Draw, holdings: Holdings, seed: int) -> Iterator[str]:
    """Draw addresses of one page without end."""
    chance = random.Random(f"endless {seed}")  # noqa: S311 - no secret
    while True:
        yield draw(chance, holdings)


def draw_mixed(holdings: Holdings, seed: int) -> Iterator[str]:
    """Draw addresses of all pages by turns, without end."""
    chance = random.Random(f"mixed {seed}")  # noqa: S311 - no secret
    for draw in itertools.cycle(QUESTIONS.values()):
        yield draw(chance, holdings)
