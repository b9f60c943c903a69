"""Parties: the list, and one with its partners and its track record."""

from dataclasses import dataclass

from jalin.api.answering.cursors import Order, cut
from jalin.api.answering.endpoint import Endpoint, Listing, describe_listing
from jalin.api.answering.faults import NothingHereError
from jalin.api.answering.parameters import PAGED, Parameter, Question, text, vocabulary
from jalin.api.endpoints.figures import StageTimeResponse, write_time
from jalin.model import Judgement, PartyKind
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import NameView
from jalin.pipeline.statistics.conversion import Conversion
from jalin.pipeline.statistics.counts import StageState, YearStage
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.identity import DirectoryEntry
from jalin.pipeline.statistics.parties.listing import PartyFilter, PartyLine, find_parties
from jalin.pipeline.statistics.parties.made_promises import PromiseCount
from jalin.pipeline.statistics.parties.partners import Partner
from jalin.pipeline.statistics.parties.people import PersonLine
from jalin.pipeline.statistics.parties.profile import show_party
from jalin.store.rows import PartyRow

PARTY_ID = text("party_id", "The id of a party, or how it starts.", example="ID")
NAME = text("q", "How a word of any of its names starts.", example="Pindad")
KIND = vocabulary("kind", "What sort of organisation it is (codebook, section 2).", PartyKind)
COUNTRY = Parameter(
    name="country",
    what="Its country, as ISO 3166-1 alpha-2.",
    schema={"type": "string", "pattern": "^[A-Z]{2}$"},
    many=True,
    example="ID",
)
_ORDER: Order[PartyLine] = Order(
    key=lambda line: (line.deals, line.party.id), falling=(True, False)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyResponse:
    """All that the register tells of a party; its deals are at /deals?party=ID.

    `deals` and `promises` count, the latter by how they stand.
    """

    party: PartyRow
    entry: DirectoryEntry | None
    names: tuple[NameView, ...]
    documents: int
    deals: int
    stages: tuple[StageState, ...]
    years: tuple[YearStage, ...]
    partners: tuple[Partner, ...]
    conversion: Conversion
    times: tuple[StageTimeResponse, ...]
    promises: tuple[PromiseCount, ...]
    people: tuple[PersonLine, ...]
    notes: tuple[Judgement, ...]


def list_parties(visit: Visit, question: Question) -> Listing[PartyLine]:
    """List the parties of deals, those with the most deals first."""
    wanted = PartyFilter(
        name=question.one("q"),
        kind=tuple(map(PartyKind, question.values.get("kind", ()))),
        country=question.values.get("country", ()),
    )
    found = sorted(find_parties(visit, wanted).lines, key=lambda it: _ORDER.place(_ORDER.key(it)))
    shown, following = cut(found, _ORDER, question)
    return Listing(day=visit.moment.day, items=shown, total=len(found), next=following)


def tell_party(visit: Visit, question: Question) -> PartyResponse:
    """Tell all of a party. Raises NothingHereError."""
    asked = question.path["party_id"]
    try:
        profile = show_party(visit, asked)
    except PartyNotFoundError as err:
        raise NothingHereError("party", asked) from err
    return PartyResponse(
        party=profile.party,
        entry=profile.entry,
        names=profile.names,
        documents=profile.documents,
        deals=len(profile.deals),
        stages=profile.stages,
        years=profile.years,
        partners=profile.partners,
        conversion=profile.record.conversion,
        times=tuple(map(write_time, profile.record.times)),
        promises=profile.record.promises,
        people=profile.people,
        notes=profile.notes,
    )


ENDPOINTS = (
    Endpoint(
        path="/parties",
        name="listParties",
        tag="parties",
        summary="List parties",
        what="The parties of deals, those with the most deals first.",
        answer=describe_listing("PartyListing", PartyLine),
        build=list_parties,
        parameters=(NAME, KIND, COUNTRY, *PAGED),
    ),
    Endpoint(
        path="/parties/{party_id:str}",
        name="showParty",
        tag="parties",
        summary="Show a party",
        what="Who it is, its names, partners, track record and people.",
        answer=PartyResponse,
        build=tell_party,
        within=(PARTY_ID,),
    ),
)
