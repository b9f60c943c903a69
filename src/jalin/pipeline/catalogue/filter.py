"""Which deals are wanted, as every face asks for it, and as it stands in an address."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import Activity, DealState, Instrument, JalinError, Sector, Stage

_COUNTRY_LENGTH = 2
_YEAR_LENGTH = 4
# Enough for any list of ids that a page makes; more is an attack or a slip.
_MOST_VALUES = 200
_LONGEST_VALUE = 300


class Facet(StrEnum):
    """What deals are counted and chosen by. The value names the parameter in an address."""

    PARTY = "party"
    COUNTRY = "country"
    SECTOR = "sector"
    INSTRUMENT = "instrument"
    ACTIVITY = "activity"
    STAGE = "stage"
    STATE = "state"
    YEAR = "year"
    OUTLET = "outlet"


WORDS_PARAMETER = "q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with a question: the parameter, and what is wrong with it."""

    where: str
    what: str


class QuestionError(JalinError):
    """A question cannot be answered as it was asked. Carries every fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.where}: {fault.what}" for fault in self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which deals are wanted.

    The values of one facet are alternatives, facets add up. `words` are searched in the full text
    of the documents that tell a deal. A party is named by its id or by the start of a name's words,
    a country by its ISO 3166 code; a year is that of the latest step.
    """

    words: str | None = None
    party: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """Give the values that are chosen of a facet."""
        return _CHOSEN[facet](self)

    @property
    def is_empty(self) -> bool:
        """Tell whether every deal is wanted."""
        return self == EVERY


_CHOSEN: Mapping[Facet, Callable[[Filter], tuple[str, ...]]] = {
    Facet.PARTY: lambda it: it.party,
    Facet.COUNTRY: lambda it: it.country,
    Facet.SECTOR: lambda it: it.sector,
    Facet.INSTRUMENT: lambda it: it.instrument,
    Facet.ACTIVITY: lambda it: it.activity,
    Facet.STAGE: lambda it: it.stage,
    Facet.STATE: lambda it: it.state,
    Facet.YEAR: lambda it: it.year,
    Facet.OUTLET: lambda it: it.outlet,
}
EVERY = Filter()
VOCABULARIES: Mapping[Facet, type[StrEnum]] = {
    Facet.SECTOR: Sector,
    Facet.INSTRUMENT: Instrument,
    Facet.ACTIVITY: Activity,
    Facet.STAGE: Stage,
    Facet.STATE: DealState,
}
FILTER_PARAMETERS = (WORDS_PARAMETER, *(str(facet) for facet in Facet))


def parse_filter(params: Mapping[str, Sequence[str]]) -> Filter:
    """Read a filter from the parameters of an address; empty values and other keys are passed over.

    Raises QuestionError, which tells every fault.
    """
    faults: list[Fault] = []
    chosen = {facet: tuple(_read_values(facet, params, faults)) for facet in Facet}
    words = " ".join(" ".join(params.get(WORDS_PARAMETER, ())).split()) or None
    if words is not None and len(words) > _LONGEST_VALUE:
        faults.append(Fault(where=WORDS_PARAMETER, what=f"longer than {_LONGEST_VALUE} characters"))
    if faults:
        raise QuestionError(faults)
    return Filter(
        words=words,
        party=chosen[Facet.PARTY],
        country=chosen[Facet.COUNTRY],
        sector=chosen[Facet.SECTOR],
        instrument=chosen[Facet.INSTRUMENT],
        activity=chosen[Facet.ACTIVITY],
        stage=chosen[Facet.STAGE],
        state=chosen[Facet.STATE],
        year=chosen[Facet.YEAR],
        outlet=chosen[Facet.OUTLET],
    )


def write_filter(wanted: Filter) -> tuple[tuple[str, str], ...]:
    """Write a filter as the parameters of an address, in the order of the facets."""
    words = () if wanted.words is None else ((WORDS_PARAMETER, wanted.words),)
    facets = ((str(facet), value) for facet in Facet for value in wanted.chosen(facet))
    return (*words, *facets)


def _read_values(
    facet: Facet, params: Mapping[str, Sequence[str]], faults: list[Fault]
) -> Iterator[str]:
    told = [text for each in params.get(facet, ()) if (text := each.strip())]
    values = dict.fromkeys(text.upper() if facet is Facet.COUNTRY else text for text in told)
    if len(values) > _MOST_VALUES:
        faults.append(Fault(where=facet, what=f"more than {_MOST_VALUES} values"))
        return
    for value in values:
        fault = _find_fault(facet, value)
        if fault is None:
            yield value
        else:
            faults.append(Fault(where=facet, what=fault))


def _find_fault(facet: Facet, value: str) -> str | None:
    if len(value) > _LONGEST_VALUE:
        return f"longer than {_LONGEST_VALUE} characters"
    words = VOCABULARIES.get(facet)
    if words is not None and value not in set(words):
        return f"no such value: {value!r}; one of {', '.join(words)}"
    if facet is Facet.COUNTRY and not (
        len(value) == _COUNTRY_LENGTH and value.isascii() and value.isalpha()
    ):
        return f"not a country's code of two letters such as ID: {value!r}"
    if facet is Facet.YEAR and not (
        len(value) == _YEAR_LENGTH and value.isascii() and value.isdecimal()
    ):
        return f"not a year such as 2026: {value!r}"
    return None
