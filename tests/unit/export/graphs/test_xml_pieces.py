"""XML that is written piece by piece."""

from xml.etree.ElementTree import Element, fromstring

from jalin.export.graphs.xml_pieces import XML_HEAD, close_tag, open_tag, write_element


def test_the_pieces_are_one_document() -> None:
    """What is opened is closed, and marks in attributes are escaped."""
    pieces = (
        XML_HEAD,
        open_tag("a", {"told": '<"&'}),
        open_tag("b", {}),
        write_element(Element("c")),
        close_tag("b", "a"),
    )
    root = fromstring(b"".join(pieces))  # noqa: S314 (what was just written)
    assert (root.tag, root.get("told")) == ("a", '<"&')
    assert [it.tag for it in root.iter()] == ["a", "b", "c"]
