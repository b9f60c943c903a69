"""A made archive that grows as a real one does: more deals, more years, a few parties everywhere.

Deals are planned first, document by document, and the texts are written only as they are asked for,
in order of publication. Equal sizes and seeds give equal archives.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from archive_text import ITEMS, OUTLETS, RUNGS, SYLLABLES, VARIANTS, Item, Telling, write_document
from jalin.model import Document, Party, PartyKind, Reading
from jalin.text.directory import load_directory

_LAST_DAY = dt.date(2026, 10, 31)
_MOST_YEARS = 16
# An archive of so many documents spans all the years, a smaller one fewer, by the square root.
_FULL_SIZE = 50_000
# Of the tellings of a deal so many appear a second time, in another outlet.
_SYNDICATED = 0.15
_MEAN_TELLINGS = 4.2
_CLIMB = 0.5
_THREE_SIDED = 0.1
_MOST_TELLINGS = 12
# Of a deal's two sides, so many are countries, and so many of the rest stand in the directory.
_COUNTRIES = (0.2, 0.1)
_KNOWN = (0.75, 0.4)
_HOME = "ID"
_NEAR = (_HOME, "JP", "CN", "US", "KR", "SG", "FR", "IN")
_IN_THE_NEWS = (PartyKind.MINISTRY, PartyKind.STATE_OWNED_ENTERPRISE)
# One invented company for so many documents: an archive meets new names for as long as it grows.
_DOCUMENTS_PER_COMPANY = 6
# The companies in the news the most are no more often there than this many together would be.
_EVEN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who can be a party. The weights are cumulative and fall with the rank, as Zipf's law says."""

    known: tuple[Party, ...]
    known_weights: tuple[float, ...]
    countries: tuple[Party, ...]
    country_weights: tuple[float, ...]
    companies: int


def build_archive(n: int, seed: int = 1) -> Iterator[tuple[Document, Reading]]:
    """Build `n` documents with their readings, in order of publication."""
    chance = random.Random(f"archive {seed}")  # noqa: S311 - no secret
    cast = choose_cast(max(2 * _EVEN, n // _DOCUMENTS_PER_COMPANY))
    days = round(365 * _MOST_YEARS * min(1.0, (n / _FULL_SIZE) ** 0.5))
    tellings: list[Telling] = []
    deal = 0
    while len(tellings) < n:
        tellings.extend(_plan_deal(deal, chance, cast, days))
        deal += 1
    del tellings[n:]
    tellings.sort(key=lambda it: (it.day, it.deal, it.number, it.outlet))
    for telling in tellings:
        yield write_document(telling, seed)


def choose_cast(companies: int) -> Cast:
    """Choose who can be a party: the directory, all countries, and so many invented companies."""
    directory = load_directory()
    known = tuple(
        Party(
            name=it.name, kind=it.kind, country=it.country, known_as=it.id, aliases=it.aliases[:1]
        )
        for _, it in sorted(directory.organisations.items())
    )
    # Public bodies of the country itself are in the news the most; the rest is drawn once, the same
    # for every archive.
    order = random.Random("ranks").sample(known, len(known))  # noqa: S311 - no secret
    order.sort(key=lambda it: it.kind not in _IN_THE_NEWS or it.country != _HOME)
    ranks = [*_NEAR, *sorted(directory.countries.keys() - set(_NEAR))]
    countries = tuple(
        Party(
            name=directory.countries[key].name,
            kind=PartyKind.GOVERNMENT,
            country=key,
            known_as=key,
        )
        for key in ranks
    )
    return Cast(
        known=tuple(order),
        known_weights=_weigh(len(order), flat=8),
        countries=countries,
        country_weights=_weigh(len(countries), flat=1),
        companies=companies,
    )


def _weigh(n: int, *, flat: int) -> tuple[float, ...]:
    """Give cumulative weights by rank; the greater `flat`, the less the first stand out."""
    return tuple(accumulate(1 / (rank + flat) for rank in range(n)))


def _plan_deal(deal: int, chance: random.Random, cast: Cast, days: int) -> Iterator[Telling]:
    """Plan who tells when how far a deal got. A deal begun late has only its first documents."""
    parties = draw_parties(chance, cast)
    item: Item = chance.choice(ITEMS)
    thing = f"{item.thing} {chance.choice(VARIANTS)}"
    start = _LAST_DAY - dt.timedelta(days=chance.randrange(max(days, 1)))
    life = round(chance.lognormvariate(5.5, 1.0))
    n_tellings = min(_MOST_TELLINGS, 1 + int(chance.expovariate(1 / (_MEAN_TELLINGS - 1))))
    ages = sorted(chance.randrange(1, max(2, life)) for _ in range(n_tellings - 1))
    rung = chance.randrange(3)
    for number, age in enumerate((0, *ages)):
        day = start + dt.timedelta(days=age)
        if day > _LAST_DAY:
            return
        rung = min(rung + (chance.random() < _CLIMB), len(RUNGS) - 1)
        outlets = chance.sample(OUTLETS, 2)
        for copy in range(1 + (chance.random() < _SYNDICATED)):
            yield Telling(
                deal=deal,
                number=number,
                day=min(day + dt.timedelta(days=copy), _LAST_DAY),
                told=day,
                parties=parties,
                thing=thing,
                sector=item.sector,
                rung=rung,
                outlet=outlets[copy],
                is_copy=copy > 0,
            )


def draw_parties(chance: random.Random, cast: Cast) -> tuple[Party, ...]:
    """Draw two parties, now and then three, all different."""
    found: dict[str, Party] = {}
    wanted = 2 + (chance.random() < _THREE_SIDED)
    while len(found) < wanted:
        party = _draw_party(chance, cast, side=min(len(found), 1))
        found[party.name] = party
    return tuple(found.values())


def _draw_party(chance: random.Random, cast: Cast, *, side: int) -> Party:
    if chance.random() < _COUNTRIES[side]:
        return chance.choices(cast.countries, cum_weights=cast.country_weights)[0]
    if chance.random() < _KNOWN[side]:
        return chance.choices(cast.known, cum_weights=cast.known_weights)[0]
    return _invent_company(int(_EVEN * (cast.companies / _EVEN) ** chance.random()))


@cache
def _invent_company(number: int) -> Party:
    """Invent the company of a number; the low numbers are drawn the most."""
    chance = random.Random(f"company {number}")  # noqa: S311 - no secret
    words: Sequence[str] = [
        "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in range(2)
    ]
    return Party(name=f"PT {' '.join(words)}", kind=PartyKind.COMPANY, country=_HOME)
