"""Building the catalogue of a register as it was known at a moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.catalogue.columns import FacetColumn
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import find_days, summarise
from jalin.pipeline.show.views import DealSummary
from jalin.store.register import Register
from jalin.store.rows import DealRow
from jalin.track.state import Listening

_Lister = Callable[[DealSummary], Iterable[str]]


def build_catalogue(
    register: Register, moment: Moment, listening: Listening | None = None
) -> Catalogue:
    """Build it. `listening` is loaded where it is not at hand."""
    deals = summarise(register, moment, find_days(register, moment), listening)
    told = {row.id: str(row.first_told or "") for row in register.all_rows(DealRow)}
    return catalogue_deals(moment, deals, told)


def catalogue_deals(
    moment: Moment, deals: Sequence[DealSummary], first_told: Mapping[str, str]
) -> Catalogue:
    """Put deals, in the order of their ids, into columns. `first_told` has the day of each."""
    return Catalogue(
        moment=moment,
        summaries=tuple(deals),
        first_told=tuple(first_told.get(deal.id, "") for deal in deals),
        columns={facet: FacetColumn.of(map(_LISTERS[facet], deals)) for facet in Facet},
    )


def _list_countries(deal: DealSummary) -> Iterable[str]:
    return dict.fromkeys(party.country for party in deal.parties if party.country is not None)


_LISTERS: Mapping[Facet, _Lister] = {
    Facet.PARTY: lambda deal: (party.id for party in deal.parties),
    Facet.COUNTRY: _list_countries,
    Facet.SECTOR: lambda deal: deal.sectors,
    Facet.INSTRUMENT: lambda deal: () if deal.instrument is None else (str(deal.instrument),),
    Facet.ACTIVITY: lambda deal: deal.activities,
    Facet.STAGE: lambda deal: (str(deal.stage),),
    Facet.STATE: lambda deal: (str(deal.state),),
    Facet.YEAR: lambda deal: () if deal.date is None else (str(deal.date)[:4],),
    Facet.OUTLET: lambda deal: deal.outlets,
}
