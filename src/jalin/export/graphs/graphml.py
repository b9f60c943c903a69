"""Networks as GraphML, which networkx, igraph, yEd and Gephi open."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from jalin.export.atom import clean_text
from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import ExportedParty
from jalin.export.graphs.fields import EDGE_FIELDS, NODE_FIELDS, GraphField, list_kinds, tell_fields
from jalin.export.graphs.network import Tie, build_network
from jalin.export.graphs.xml_pieces import XML_HEAD, close_tag, open_tag, write_element

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
# What GEXF has a place of its own for is a field here.
_NODES: tuple[GraphField[ExportedParty], ...] = (
    GraphField(name="label", tell=lambda party: party.name),
    *NODE_FIELDS,
)
_EDGES: tuple[GraphField[Tie], ...] = (
    GraphField(name="weight", is_count=True, tell=lambda tie: len(tie.deal_ids)),
    *EDGE_FIELDS,
)


def write_graphml(dataset: Dataset) -> Iterator[bytes]:
    """Write the network of a dataset as GraphML: parties, then ties."""
    network = build_network(dataset)
    yield XML_HEAD
    yield open_tag("graphml", {"xmlns": _NAMESPACE})
    for key in _declare("node", list_kinds(_NODES, count="int")):
        yield write_element(key)
    for key in _declare("edge", list_kinds(_EDGES, count="int")):
        yield write_element(key)
    yield open_tag("graph", {"id": "parties", "edgedefault": "undirected"})
    for party in network.parties:
        yield _write("node", {"id": clean_text(party.id)}, tell_fields(_NODES, party))
    for tie in network.ties:
        ends = {"source": clean_text(tie.source), "target": clean_text(tie.target)}
        yield _write("edge", ends, tell_fields(_EDGES, tie))
    yield close_tag("graph", "graphml")


def _declare(of: str, kinds: Iterable[tuple[str, str]]) -> Iterator[Element]:
    for name, kind in kinds:
        told = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind}
        yield Element("key", told)


def _write(of: str, ends: dict[str, str], told: Iterable[tuple[str, str]]) -> bytes:
    element = Element(of, ends)
    for name, value in told:
        SubElement(element, "data", {"key": f"{of}-{name}"}).text = clean_text(value)
    return write_element(element)
