"""One party of a register: who it is, its deals, partners, promises and people."""

from functools import cached_property

from jalin.model import PartyKind
from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import NameView, PromiseView
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.listing import PartyFilter, find_parties
from jalin.pipeline.statistics.parties.partners import Partner
from jalin.pipeline.statistics.parties.people import PersonLine
from jalin.pipeline.statistics.parties.profile import PartyProfile, TrackRecord, show_party
from jalin.python.asking.opened import Opened, find_past
from jalin.python.deals.deals import Deals
from jalin.python.tables.dataset import DatasetQuestion
from jalin.python.tables.listing import Listing
from jalin.python.tables.rows import PROMISES
from jalin.text.words.fold import fold


class Party:
    """A party as it was known when it was asked for."""

    def __init__(self, opened: Opened, profile: PartyProfile, moment: Moment) -> None:
        self._opened = opened
        self._profile = profile
        self._moment = moment

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Party) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        country = "" if self.country is None else f", {self.country}"
        n_deals = len(self._profile.deals)
        count = "1 deal" if n_deals == 1 else f"{n_deals} deals"
        return f"<Party {self.id} {self.name} ({self.kind}{country}): {count}>"

    @property
    def id(self) -> str:
        """Give the id; outside the directory it begins with `~`."""
        return self._profile.party.id

    @property
    def name(self) -> str:
        """Give the name."""
        return self._profile.party.name

    @property
    def kind(self) -> PartyKind:
        """Give what sort of organisation it is."""
        return self._profile.party.kind

    @property
    def country(self) -> str | None:
        """Give the country, as ISO 3166-1 alpha-2."""
        return self._profile.party.country

    @property
    def names(self) -> tuple[NameView, ...]:
        """Give all forms of the name, those of the most documents first."""
        return self._profile.names

    @property
    def partners(self) -> tuple[Partner, ...]:
        """Give who shares deals with it, those with the most first."""
        return self._profile.partners

    @property
    def people(self) -> tuple[PersonLine, ...]:
        """Give the people who are tied to it, those named last first."""
        return self._profile.people

    @property
    def record(self) -> TrackRecord:
        """Give what became of its intents, how long it took, and how its promises stand."""
        return self._profile.record

    @cached_property
    def deals(self) -> Deals:
        """Give its deals, the latest step first."""
        wanted = Filter(party=(self.id,))
        question = DatasetQuestion(wanted=wanted, sort=Sort.DATE, as_of=find_past(self._moment))
        return Deals(self._opened, question, self._moment, self._profile.deals)

    @cached_property
    def promises(self) -> Listing[PromiseView]:
        """Give the promises that it made, by itself or by its people, by due date."""
        with self._opened.visit_again(self._moment) as visit:
            lines = self._profile.promises
            found = view_lines(visit.register, lines, visit.insight.lexicon)
        return Listing(found, PROMISES)

    @property
    def _key(self) -> tuple[PartyProfile, Moment]:
        return self._profile, self._moment


def find_profile(visit: Visit, asked: str) -> PartyProfile:
    """Find the party of an id, of the start of one, or of a name. Raises PartyNotFoundError."""
    try:
        return show_party(visit, asked)
    except PartyNotFoundError as err:
        if err.found or err.unknown_on is not None:
            raise
    called = find_parties(visit, PartyFilter(name=asked)).lines
    same = [line for line in called if fold(line.party.name) == fold(asked)]
    ids = [line.party.id for line in same or called]
    if len(ids) != 1:
        raise PartyNotFoundError(asked, ids)
    return show_party(visit, ids[0])
