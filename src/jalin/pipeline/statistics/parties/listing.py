"""The list of parties: by name or by number of deals, narrowed by kind, country and name."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import PartyKind, Stage
from jalin.pipeline.catalogue.catalogue import FacetCount
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.store.rows import PartyRow
from jalin.text.party_names import fold_party
from jalin.text.words.fold import fold

# The letter under which names stand that begin with none.
OTHER_LETTER = "#"
_COUNTRY_LENGTH = 2
_LONGEST_NAME = 300


class PartySort(StrEnum):
    """In which order parties are listed; ties by name."""

    DEALS = "deals"
    NAME = "name"
    PARTNERS = "partners"
    DEPTH = "depth"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFilter:
    """Which parties are wanted. `name` is the start of a word of any of a party's names."""

    name: str | None = None
    kind: tuple[PartyKind, ...] = ()
    country: tuple[str, ...] = ()
    letter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """A party in the list; `depth` is the highest rung that one of its deals reached.

    `binding` counts its deals that reached a binding rung, `last` is the date of the latest step.
    """

    party: PartyRow
    deals: int
    binding: int
    partners: int
    depth: Stage | None
    last: str | None

    @property
    def letter(self) -> str:
        """Give the letter under which the party stands; "PT" and the like do not count."""
        first = _order_name(self.party)[:1].upper()
        return first if first.isascii() and first.isalpha() else OTHER_LETTER


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySelection:
    """The parties that are wanted, in order. The counts leave their own choice out of account."""

    lines: tuple[PartyLine, ...]
    kinds: tuple[FacetCount, ...]
    countries: tuple[FacetCount, ...]
    letters: tuple[FacetCount, ...]

    @property
    def total(self) -> int:
        """Count the parties that are wanted."""
        return len(self.lines)


def find_parties(
    visit: Visit, wanted: PartyFilter, sort: PartySort = PartySort.DEALS
) -> PartySelection:
    """Find the parties of deals known at the moment of a visit."""
    lines = visit.keep("party lines", lambda: _build_lines(visit.catalogue.summaries))
    if wanted.name is not None:
        called = visit.party_names.find(wanted.name)
        lines = tuple(line for line in lines if line.party.id in called)
    tests: Mapping[str, tuple[Callable[[PartyLine], str], Sequence[str]]] = {
        "kind": (lambda line: str(line.party.kind), [str(kind) for kind in wanted.kind]),
        "country": (lambda line: line.party.country or "", wanted.country),
        "letter": (lambda line: line.letter, [wanted.letter] if wanted.letter else []),
    }
    counts = {}
    for name, (tell, chosen) in tests.items():
        others = [it for other, it in tests.items() if other != name and it[1]]
        narrowed = (line for line in lines if all(told(line) in values for told, values in others))
        counts[name] = _count(map(tell, narrowed), chosen)
    asked = [it for it in tests.values() if it[1]]
    found = (line for line in lines if all(told(line) in values for told, values in asked))
    return PartySelection(
        lines=tuple(sorted(found, key=_ORDERS[sort])),
        kinds=counts["kind"],
        countries=counts["country"],
        letters=tuple(sorted(counts["letter"], key=lambda it: (it.value < "A", it.value))),
    )


def parse_party_filter(params: Mapping[str, Sequence[str]]) -> PartyFilter:
    """Read which parties are wanted from the parameters `q`, `kind`, `country`, `letter`.

    Raises QuestionError, which tells every fault; other keys are passed over.
    """
    given = {
        name: tuple(dict.fromkeys(text for it in texts if (text := it.strip())))
        for name, texts in params.items()
    }
    kinds, name = given.get("kind", ()), " ".join(given.get("q", ()))
    countries = tuple(it.upper() for it in given.get("country", ()))
    letter = next(iter(given.get("letter", ())), None)
    faults = [
        Fault(where="kind", what=f"no such value: {it!r}; one of {', '.join(PartyKind)}")
        for it in kinds
        if it not in set(PartyKind)
    ]
    faults += [
        Fault(where="country", what=f"not a country's code of two letters such as ID: {it!r}")
        for it in countries
        if not (len(it) == _COUNTRY_LENGTH and it.isascii() and it.isalpha())
    ]
    if letter is not None and letter != OTHER_LETTER and not _is_letter(letter):
        faults.append(Fault(where="letter", what=f"neither a letter nor #: {letter!r}"))
    if len(name) > _LONGEST_NAME:
        faults.append(Fault(where="q", what=f"longer than {_LONGEST_NAME} characters"))
    if faults:
        raise QuestionError(faults)
    return PartyFilter(
        name=name or None,
        kind=tuple(PartyKind(it) for it in kinds),
        country=countries,
        letter=None if letter is None else letter.upper(),
    )


def write_party_filter(wanted: PartyFilter) -> tuple[tuple[str, str], ...]:
    """Write which parties are wanted as the parameters of an address."""
    return (
        *(() if wanted.name is None else (("q", wanted.name),)),
        *(("kind", str(kind)) for kind in wanted.kind),
        *(("country", country) for country in wanted.country),
        *(() if wanted.letter is None else (("letter", wanted.letter),)),
    )


def _order_name(party: PartyRow) -> str:
    return fold_party(party.name) or fold(party.name)


def _rung(stage: Stage | None) -> int:
    return -1 if stage is None or stage.rung is None else stage.rung


_ORDERS: Mapping[PartySort, Callable[[PartyLine], tuple[object, ...]]] = {
    PartySort.DEALS: lambda it: (-it.deals, _order_name(it.party), it.party.id),
    PartySort.NAME: lambda it: (_order_name(it.party), it.party.id),
    PartySort.PARTNERS: lambda it: (-it.partners, _order_name(it.party), it.party.id),
    PartySort.DEPTH: lambda it: (
        -_rung(it.depth),
        -it.binding,
        _order_name(it.party),
        it.party.id,
    ),
}


def _build_lines(deals: Iterable[DealSummary]) -> tuple[PartyLine, ...]:
    own: dict[str, list[DealSummary]] = {}
    partners: dict[str, set[str]] = {}
    parties: dict[str, PartyRow] = {}
    for deal in deals:
        ids = {party.id for party in deal.parties}
        for party in deal.parties:
            parties[party.id] = party
            own.setdefault(party.id, []).append(deal)
            partners.setdefault(party.id, set()).update(ids)
    return tuple(
        PartyLine(
            party=parties[key],
            deals=len(told),
            binding=sum(deal.reached is not None and deal.reached.binding for deal in told),
            partners=len(partners[key]) - 1,
            depth=max((deal.reached for deal in told), key=_rung),
            last=max(str(deal.date or "") for deal in told) or None,
        )
        for key, told in own.items()
    )


def _count(values: Iterable[str], chosen: Sequence[str]) -> tuple[FacetCount, ...]:
    counts = Counter(value for value in values if value)
    told = {**counts, **{value: counts[value] for value in chosen}}
    found = (
        FacetCount(value=value, count=count, chosen=value in chosen)
        for value, count in told.items()
    )
    return tuple(sorted(found, key=lambda it: (-it.count, it.value)))


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isascii() and text.isalpha()
