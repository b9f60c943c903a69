"""Whom a sheet is about: a party by its id or name, or a country by its code."""

from collections.abc import Iterable
from dataclasses import dataclass

from jalin.model import JalinError
from jalin.pipeline.catalogue.filter import EVERY, Facet, Filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.profile import find_party
from jalin.store.rows import PartyRow
from jalin.text.words.fold import fold

_COUNTRY_LENGTH = 2


class NoDealsError(JalinError):
    """Nothing is known of a party or country at the moment that is asked about."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        super().__init__(f"no deal of {asked!r} is known that fits")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A party, or a country by its code, with its deals that are wanted, the latest step first."""

    party: PartyRow | None
    country: str | None
    deals: tuple[DealSummary, ...]


def find_subject(visit: Visit, asked: str, wanted: Filter = EVERY) -> Subject:
    """Find whom two letters (a country) or anything else (a party) name, and their deals.

    Raises PartyNotFoundError, which names all that fit, NoDealsError and QuestionError.
    """
    code = asked.strip().upper()
    if len(code) == _COUNTRY_LENGTH and code.isascii() and code.isalpha():
        deals = _choose(visit, Filter(country=(code,)), wanted)
        subject = Subject(party=None, country=code, deals=deals)
    else:
        party = find_named_party(visit, asked)
        subject = describe_party(visit, party, wanted)
    if not subject.deals:
        raise NoDealsError(asked)
    return subject


def describe_party(visit: Visit, party: PartyRow, wanted: Filter = EVERY) -> Subject:
    """Find the deals of a party that are wanted; there may be none."""
    deals = _choose(visit, Filter(party=(party.id,)), wanted)
    return Subject(party=party, country=None, deals=deals)


def find_named_party(visit: Visit, asked: str) -> PartyRow:
    """Find the party of an id or, where none has it, of a name: the whole name goes first.

    Raises PartyNotFoundError.
    """
    try:
        return find_party(visit, asked)
    except PartyNotFoundError as err:
        if err.found or err.unknown_on is not None or not asked.strip():
            raise
    column = visit.catalogue.columns[Facet.PARTY]
    called = sorted(it for it in visit.party_names.find(asked) if column.has(it))
    whole = sorted(it for it in _find_whole(visit, asked) if column.has(it))
    found = whole if len(whole) == 1 else called
    if len(found) != 1:
        raise PartyNotFoundError(asked, found)
    return find_party(visit, found[0])


def _find_whole(visit: Visit, asked: str) -> Iterable[str]:
    """Find the parties with a name that is just this."""
    wanted = f" {fold(asked)}"
    return {party_id for form, party_id in visit.party_names.forms if form == wanted}


def _choose(visit: Visit, own: Filter, wanted: Filter) -> tuple[DealSummary, ...]:
    """Choose the deals that fit both: values of one facet are alternatives, so they stay apart."""
    deals = visit.select(own).page()
    if wanted == EVERY:
        return deals
    fitting = frozenset(visit.select(wanted).deal_ids)
    return tuple(deal for deal in deals if deal.id in fitting)
