"""The network of parties: who stands with whom in deals, how often and how deep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from markupsafe import Markup

from jalin.pipeline.catalogue.filter import Filter, parse_filter
from jalin.pipeline.network.drawn import DrawnNetwork, draw_network
from jalin.pipeline.network.network import Network, NetworkNode, NetworkTie
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.profile import find_party
from jalin.store.rows import PartyRow
from jalin.web.choosing.filters import Filters, build_filters, list_parameters
from jalin.web.drawing import network as drawing
from jalin.web.drawing.network import NodeMark, TieMark
from jalin.web.drawing.svg import Caption
from jalin.web.frame.answering.errors import NothingHereError
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.figures.partner_rings import choose_shape
from jalin.web.pages.figures.short_names import shorten_name

_TIES_LISTED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """A tie with both parties, and the address of the deals that they share."""

    one: PartyRow
    other: PartyRow
    tie: NetworkTie
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two parties and the deals of both."""

    one: PartyRow
    other: PartyRow
    deals: tuple[DealSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkContent:
    """What the page shows. `lines` are the strongest ties; `back` leads from a pair to all."""

    filters: Filters
    network: Network
    picture: Markup | None
    lines: tuple[TieLine, ...]
    pair: Pair | None
    back: str | None


def build_network_page(visit: Visit, frame: Frame) -> Page:
    """Build the page. Raises QuestionError, NothingHereError."""
    wanted = parse_filter(frame.asked)
    drawn = draw_network(visit, wanted)
    selection = visit.select(wanted)
    return Page(
        template="network.html",
        title=frame.wording.say("Network of parties"),
        section=Section.NETWORK,
        content=NetworkContent(
            filters=build_filters(
                visit,
                frame,
                selection,
                wanted,
                lambda it: frame.links.network(**list_parameters(it)),
            ),
            network=drawn.network,
            picture=_draw(visit, frame, drawn, wanted),
            lines=tuple(_list_ties(frame, drawn, wanted))[:_TIES_LISTED],
            pair=_find_pair(visit, frame, selection.page()),
            back=frame.links.network(**list_parameters(wanted)),
        ),
        styles=("filters", "drawing", "network"),
        scripts=("filters", "network"),
    )


@get("/network", sync_to_thread=True)
def show_network(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the network of parties."""
    return responder.respond(request, build_network_page)


HANDLERS = (show_network,)


def describe_tie(frame: Frame, one: str, other: str, tie: NetworkTie) -> str:
    """Describe a tie in a line."""
    deals = frame.wording.count("%(num)s deal", "%(num)s deals", tie.deals)
    depth = frame.wording.word(tie.depth) if tie.depth is not None else "–"
    return frame.wording.say(
        "%(one)s with %(other)s: %(deals)s, the deepest %(depth)s",
        one=one,
        other=other,
        deals=deals,
        depth=depth,
    )


def link_pair(frame: Frame, one: str, other: str, wanted: Filter) -> str | None:
    """Link to the deals that two parties share."""
    return frame.links.network(**list_parameters(wanted, one=one, other=other))


def find_listed_party(visit: Visit, asked: str) -> PartyRow:
    """Find a party for a page. Raises NothingHereError."""
    try:
        return find_party(visit, asked)
    except PartyNotFoundError as err:
        raise NothingHereError("party", asked) from err


def _draw(visit: Visit, frame: Frame, drawn: DrawnNetwork, wanted: Filter) -> Markup | None:
    network = drawn.network
    if not network.nodes:
        return None
    places = {node.party_id: place for place, node in enumerate(network.nodes)}
    names = {party.id: party.name for party in drawn.parties}
    caption = Caption(
        key="network",
        title=frame.wording.say("Who works with whom"),
        description=frame.wording.say(
            "%(parties)s parties and %(ties)s ties between them; the strongest are in the table.",
            parties=frame.wording.number(len(network.nodes)),
            ties=frame.wording.number(len(network.ties)),
        ),
    )
    nodes = [
        _mark_node(frame, node, party, shorten_name(party, visit.basis.lookup))
        for node, party in zip(network.nodes, drawn.parties, strict=True)
    ]
    ties = [
        TieMark(
            one=places[tie.one],
            other=places[tie.other],
            title=describe_tie(frame, names[tie.one], names[tie.other], tie),
            address=link_pair(frame, tie.one, tie.other, wanted),
            deals=tie.deals,
            binding=tie.binding,
        )
        for tie in network.ties
    ]
    return drawing.draw_network(caption, nodes, ties, network.height)


def _mark_node(frame: Frame, node: NetworkNode, party: PartyRow, name: str) -> NodeMark:
    deals = frame.wording.count("%(num)s deal", "%(num)s deals", node.deals)
    partners = frame.wording.count("%(num)s partner", "%(num)s partners", node.partners)
    return NodeMark(
        name=name,
        title=f"{party.name}: {deals}, {partners}",
        address=frame.links.party(party.id),
        shape=choose_shape(party.kind),
        deals=node.deals,
        x=node.x,
        y=node.y,
    )


def _list_ties(frame: Frame, drawn: DrawnNetwork, wanted: Filter) -> Iterator[TieLine]:
    by_id: Mapping[str, PartyRow] = {party.id: party for party in drawn.parties}
    for tie in drawn.network.ties:
        yield TieLine(
            one=by_id[tie.one],
            other=by_id[tie.other],
            tie=tie,
            address=link_pair(frame, tie.one, tie.other, wanted),
        )


def _find_pair(visit: Visit, frame: Frame, deals: Sequence[DealSummary]) -> Pair | None:
    """Find the two parties that are asked about, and the deals of both among some."""
    one, other = (frame.asked.get(name, ("",))[-1] for name in ("one", "other"))
    if not one or not other:
        return None
    first, second = find_listed_party(visit, one), find_listed_party(visit, other)
    ids = {first.id, second.id}
    shared = (deal for deal in deals if ids <= {party.id for party in deal.parties})
    return Pair(one=first, other=second, deals=tuple(shared))
