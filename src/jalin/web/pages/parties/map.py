"""The map: countries by the deals of their parties, Indonesia by the places that deals name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.pipeline.catalogue.catalogue import Selection
from jalin.pipeline.catalogue.filter import Facet, Fault, Filter, QuestionError, parse_filter
from jalin.pipeline.geography import (
    PlaceCounts,
    Placing,
    Spot,
    count_countries,
    count_places,
    place_deals,
)
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.text.geography.gazetteer import Gazetteer, build_gazetteer
from jalin.text.geography.outlines import Atlas, load_atlas
from jalin.text.geography.regions import load_regions
from jalin.web.choosing.filters import Filters, build_filters, choose, list_parameters
from jalin.web.drawing.map import DrawnMap, draw_indonesia, draw_world
from jalin.web.drawing.place_names import PlaceNames
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section

_DEALS_SHOWN = 30
_UNKNOWN_SHOWN = 40
_LONGEST_CODE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPlace:
    """A row of a table: what is counted, how it is named, where it leads to."""

    code: str
    name: str
    count: int
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPlace:
    """The place that was asked for, with its deals; `total` counts them all."""

    name: str
    total: int
    deals: tuple[DealSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapContent:
    """Both maps, the tables beside them, and what could not be placed.

    `names` gives the name of areas and spots, `link_country` and `link_place` their addresses.
    """

    filters: Filters
    world: DrawnMap
    indonesia: DrawnMap
    countries: tuple[CountedPlace, ...]
    inside: tuple[CountedPlace, ...]
    abroad: tuple[CountedPlace, ...]
    places: PlaceCounts
    unknown_shown: int
    chosen: ChosenPlace | None
    names: PlaceNames
    link_country: Callable[[str], str | None]
    link_place: Callable[[str], str | None]
    back: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What every map needs, kept for one state of the register."""

    gazetteer: Gazetteer
    atlas: Atlas
    placing: Placing


def build_map_page(visit: Visit, frame: Frame) -> Page:
    """Build the map. Raises QuestionError."""
    asked = parse_filter(frame.asked)
    code = _read_place(frame)
    return Page(
        template="map.html",
        title=frame.wording.say("Map"),
        section=Section.MAP,
        content=_view_map(visit, frame, asked, code),
        styles=("filters", "map"),
        scripts=("filters", "map"),
    )


@get("/map", sync_to_thread=True)
def show_map(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the map."""
    return responder.respond(request, build_map_page)


HANDLERS = (show_map,)


def _lay_ground(visit: Visit) -> _Ground:
    gazetteer = build_gazetteer(load_regions(), visit.insight.directory.countries)
    placing = place_deals(visit.catalogue.summaries, gazetteer)
    return _Ground(gazetteer=gazetteer, atlas=load_atlas(), placing=placing)


def _view_map(visit: Visit, frame: Frame, asked: Filter, code: str | None) -> MapContent:
    selection = visit.select(asked)
    ground = visit.keep("map ground", lambda: _lay_ground(visit))
    countries = count_countries(selection)
    places = count_places(selection, ground.placing)
    names = PlaceNames(wording=frame.wording, regions=ground.gazetteer.regions)
    link_country = _link_countries(frame, asked)
    link_place = _link_places(frame, asked)

    def list_spots(spots: Iterable[tuple[Spot, int]]) -> tuple[CountedPlace, ...]:
        return tuple(
            CountedPlace(
                code=spot.code, name=names.spot(spot), count=count, address=link_place(spot.code)
            )
            for spot, count in spots
        )

    return MapContent(
        filters=build_filters(
            visit, frame, selection, asked, lambda it: frame.links.map(**list_parameters(it))
        ),
        world=draw_world(ground.atlas.world, countries),
        indonesia=draw_indonesia(ground.atlas.indonesia, places.provinces, places.inside),
        countries=tuple(
            CountedPlace(
                code=it, name=frame.wording.country(it), count=count, address=link_country(it)
            )
            for it, count in countries.items()
        ),
        inside=list_spots(places.inside),
        abroad=list_spots(places.abroad),
        places=places,
        unknown_shown=_UNKNOWN_SHOWN,
        chosen=None if code is None else _choose(selection, ground.placing, code, names),
        names=names,
        link_country=link_country,
        link_place=link_place,
        back=frame.links.map(**list_parameters(asked)),
    )


def _choose(selection: Selection, placing: Placing, code: str, names: PlaceNames) -> ChosenPlace:
    """Find the deals of a place, in the order of the selection."""
    inside = placing.mark(code)
    at = [int(place) for place in selection.places if inside[place]]
    found = tuple(selection.catalogue.summaries[place] for place in at[:_DEALS_SHOWN])
    return ChosenPlace(name=names.code(code), total=len(at), deals=found)


def _link_countries(frame: Frame, asked: Filter) -> Callable[[str], str | None]:
    """Link a country to its deals among those that are shown.

    Countries of a filter are alternatives: beside another chosen one no list has just these deals.
    """

    def link(code: str) -> str | None:
        if asked.country not in ((), (code,)):
            return None
        return frame.links.deals(choose(asked, Facet.COUNTRY, code))

    return link


def _link_places(frame: Frame, asked: Filter) -> Callable[[str], str | None]:
    """Link a place to the map with its deals below."""

    def link(code: str) -> str | None:
        address = frame.links.map(**list_parameters(asked, place=code))
        return None if address is None else f"{address}#deals-here"

    return link


def _read_place(frame: Frame) -> str | None:
    asked = frame.asked.get("place", ())
    if not asked:
        return None
    if len(asked[-1]) > _LONGEST_CODE:
        raise QuestionError([Fault(where="place", what="not the code of a place")])
    return asked[-1]
