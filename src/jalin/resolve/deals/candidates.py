"""Deal mentions with their parties resolved, and the keys under which those that may match meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product

from jalin.model import DealMention, PartialDate, PartyKind, Reading
from jalin.resolve.deals.kin import Kin
from jalin.resolve.deals.subjects import Subject, SubjectWords
from jalin.resolve.parties.names import is_description

# Mentions told further apart than this are one deal only if they name the same thing or day: it is
# the longest silence after which a deal counts as stalled (codebook, section 7).
LONGEST_GAP_YEARS = 3
_STATES = frozenset({PartyKind.GOVERNMENT, PartyKind.MINISTRY})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DealPlace:
    """Where a deal is mentioned: its document and its place among the deals there."""

    document_id: str
    deal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A deal mention with its parties resolved.

    `told` is when its document was published or, where that is not known, the date of the deal, or
    else the latest date of a deal in the document.
    `described` are the countries of parties that are only described. `is_umbrella`: another deal of
    its document lies under it.
    """

    place: DealPlace
    mention: DealMention
    kin: Mapping[str, Kin]
    subject: Subject
    told: PartialDate | None = None
    described: frozenset[str] = frozenset()
    is_umbrella: bool = False

    @property
    def party_ids(self) -> frozenset[str]:
        """Give the ids of the parties."""
        return frozenset(self.kin)

    @property
    def is_diffuse(self) -> bool:
        """Tell whether states deal here as such: they have many deals at the same time."""
        kinds = {party.kind for party in self.mention.parties}
        return PartyKind.GOVERNMENT in kinds and kinds <= _STATES


def build_candidates(
    reading: Reading,
    party_ids: Mapping[int, Sequence[str]],
    kin: Mapping[str, Kin],
    words: SubjectWords,
) -> Iterator[Candidate]:
    """Build the candidates of a reading. `party_ids` gives those of each deal by its index."""
    assert reading.document_id is not None, "only readings of kept documents are resolved"
    umbrellas = {mention.under for mention in reading.deals}
    dates = [mention.date for mention in reading.deals if mention.date is not None]
    latest = max(dates, key=lambda date: (date.last, str(date)), default=None)
    for index, mention in enumerate(reading.deals):
        yield Candidate(
            place=DealPlace(document_id=reading.document_id, deal=index),
            mention=mention,
            kin={each: kin[each] for each in sorted(set(party_ids.get(index, ())))},
            subject=words.read(mention.objects),
            told=reading.published or mention.date or latest,
            described=frozenset(
                party.country
                for party in mention.parties
                if party.country is not None and is_description(party.name)
            ),
            is_umbrella=index in umbrellas,
        )


def find_keys(candidate: Candidate) -> tuple[str, ...]:
    """Give the keys of a mention: two that can be one deal share at least one of them.

    Mentions match by a party and another one or its kin: such a key is the party, a root of the
    other, and a thing, a day or a span of years. Where both are met by kin alone they must name the
    same thing in near years: such a key is two roots, the thing and the span. A pair of states has
    so many deals that a span of years alone brings none of its mentions together.
    """
    parts = [*_list_things(candidate), *_list_days(candidate)]
    if not candidate.is_diffuse:
        parts += _list_spans(candidate)
    exact = (f"{pair}|{part}" for pair, part in product(_list_pairs(candidate), parts))
    alike = product(_list_root_pairs(candidate), _list_things(candidate), _list_spans(candidate))
    return tuple(sorted({*exact, *("|".join(it) for it in alike)}))


def _list_pairs(candidate: Candidate) -> Iterator[str]:
    """List each party with each root of another, and with each country of one only described."""
    for one, other in permutations(candidate.kin.values(), 2):
        yield from (f"{one.id}+{root}" for root in other.roots)
    for each, country in product(candidate.kin, candidate.described):
        yield f"{each}+?{country}"


def _list_root_pairs(candidate: Candidate) -> Iterator[str]:
    for one, other in combinations(candidate.kin.values(), 2):
        yield from ("&".join(sorted(pair)) for pair in product(one.roots, other.roots))


def _list_things(candidate: Candidate) -> Iterator[str]:
    yield from candidate.subject.words
    yield from candidate.subject.models


def _list_days(candidate: Candidate) -> Iterator[str]:
    """List the day of the deal, whatever its instrument."""
    date = candidate.mention.date
    if date is not None and date.full is not None:
        yield str(date)


def _list_spans(candidate: Candidate) -> Iterator[str]:
    """List the spans of years that a telling lies in, so that any two near ones share a span."""
    if candidate.told is not None:
        span = candidate.told.year // LONGEST_GAP_YEARS
        yield from (f"#{span}", f"#{span + 1}")
