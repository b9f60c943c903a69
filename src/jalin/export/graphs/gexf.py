"""Networks as GEXF 1.3, which Gephi and networkx open.

The graph is dynamic: an edge lasts from the first day that its dates can mean to the last one.
Whoever wants the dates as they were told reads `first` and `last`: those keep their precision.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from jalin.export.atom import clean_text
from jalin.export.dataset.dataset import About, Dataset
from jalin.export.dataset.rows import ExportedParty
from jalin.export.graphs.fields import EDGE_FIELDS, NODE_FIELDS, list_kinds, tell_fields
from jalin.export.graphs.network import Tie, build_network
from jalin.export.graphs.xml_pieces import XML_HEAD, close_tag, open_tag, write_element

_NAMESPACE = "http://gexf.net/1.3"


def write_gexf(dataset: Dataset) -> Iterator[bytes]:
    """Write the network of a dataset as GEXF: parties, then ties."""
    network = build_network(dataset)
    yield XML_HEAD
    yield open_tag("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    yield write_element(_build_meta(dataset.about))
    yield open_tag(
        "graph", {"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date"}
    )
    yield write_element(_declare("node", list_kinds(NODE_FIELDS, count="integer")))
    yield write_element(_declare("edge", list_kinds(EDGE_FIELDS, count="integer")))
    yield open_tag("nodes", {})
    for party in network.parties:
        yield write_element(_build_node(party))
    yield close_tag("nodes")
    yield open_tag("edges", {})
    for number, tie in enumerate(network.ties):
        yield write_element(_build_edge(number, tie))
    yield close_tag("edges", "graph", "gexf")


def _build_meta(about: About) -> Element:
    meta = Element("meta", {"lastmodifieddate": about.day.isoformat()})
    SubElement(meta, "creator").text = clean_text(about.program)
    asked = "&".join(f"{name}={value}" for name, value in about.question)
    told = f"Register {about.revision} on {about.day}, {asked or 'all deals'}"
    SubElement(meta, "description").text = clean_text(told)
    return meta


def _declare(of: str, kinds: Iterable[tuple[str, str]]) -> Element:
    declared = Element("attributes", {"class": of, "mode": "static"})
    for name, kind in kinds:
        SubElement(declared, "attribute", {"id": name, "title": name, "type": kind})
    return declared


def _build_node(party: ExportedParty) -> Element:
    node = Element("node", {"id": clean_text(party.id), "label": clean_text(party.name)})
    _add_values(node, tell_fields(NODE_FIELDS, party))
    return node


def _build_edge(number: int, tie: Tie) -> Element:
    told = {
        "id": str(number),
        "source": clean_text(tie.source),
        "target": clean_text(tie.target),
        "weight": str(len(tie.deal_ids)),
    }
    # Old news can be told late: a tie lasts from the earlier of its days to the later.
    days = [it for it in (tie.first, tie.last) if it is not None]
    if days:
        told["start"] = min(it.first for it in days).isoformat()
        told["end"] = max(it.last for it in days).isoformat()
    edge = Element("edge", told)
    _add_values(edge, tell_fields(EDGE_FIELDS, tie))
    return edge


def _add_values(parent: Element, told: Iterable[tuple[str, str]]) -> None:
    values = SubElement(parent, "attvalues")
    for name, value in told:
        SubElement(values, "attvalue", {"for": name, "value": clean_text(value)})
