"""Formats of XML, alone and in office documents, and what in them was not meant to be there."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import docx

from trust.hostile.reading import CONTROLS, OURS

_ATOM = frozenset(
    [
        "feed",
        "id",
        "title",
        "subtitle",
        "updated",
        "author",
        "name",
        "generator",
        "link",
        "entry",
        "published",
        "category",
        "summary",
    ]
)
_SVG = frozenset(
    [
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "rect",
        "circle",
        "line",
        "text",
        "tspan",
        "defs",
        "font",
        "style",
    ]
)
_GRAPH = frozenset(
    [
        "gexf",
        "meta",
        "creator",
        "description",
        "graph",
        "attributes",
        "attribute",
        "nodes",
        "node",
        "attvalues",
        "attvalue",
        "edges",
        "edge",
        "graphml",
        "key",
        "data",
        "keywords",
        "default",
    ]
)
_FIELDS = frozenset(
    ["fldSimple", "instrText", "fldChar", "object", "OLEObject", "altChunk", "control"]
)
_OWN_FIELDS = frozenset({"PAGE", "NUMPAGES"})
# A picture in the template of the library that writes documents.
_THUMBNAIL = "docProps/thumbnail.jpeg"


def check_atom(content: bytes) -> Iterator[str]:
    """Check a feed: our elements alone, links to our pages alone."""
    yield from _check_xml(content, _ATOM)
    for each in _parse(content).iter():
        if each.tag.endswith("}link") and not each.get("href", "").startswith(OURS):
            yield f"link {each.get('href')!r}"


def check_svg(content: bytes) -> Iterator[str]:
    """Check a picture: no script, nothing that is loaded."""
    yield from _check_xml(content, _SVG)
    for each in _parse(content).iter():
        for name in each.attrib:
            if name.rpartition("}")[2].lower().startswith("on") or name.endswith("href"):
                yield f"attribute {name!r}"


def check_graph(content: bytes) -> Iterator[str]:
    """Check a network in XML."""
    yield from _check_xml(content, _GRAPH)


def check_xlsx(content: bytes) -> Iterator[str]:
    """Check a workbook: no formula, no link but to the web, nothing that is loaded."""
    yield from _check_office(content, {"f", "hlinkClick", "externalReference", "oleObject"})


def check_docx(content: bytes) -> Iterator[str]:
    """Check a document: no field, no object, no link but to the web."""
    docx.Document(io.BytesIO(content))
    yield from _check_office(content, _FIELDS)


def _parse(content: bytes) -> Element:
    """Parse XML that declares nothing: what declares is neither ours nor safe to parse."""
    assert b"<!DOCTYPE" not in content, "a declaration"
    assert b"<!ENTITY" not in content, "a declaration"
    assert content.count(b"<?") <= 1, "an instruction"
    return fromstring(content)  # noqa: S314 (it declares nothing)


def _check_xml(content: bytes, known: frozenset[str]) -> Iterator[str]:
    for each in _parse(content).iter():
        name = each.tag.partition("}")[2] or each.tag
        if name not in known:
            yield f"element {name!r}"
        yield from (f"control {it!r}" for it in CONTROLS.findall("".join(each.itertext())))


def _check_office(content: bytes, refused: frozenset[str] | set[str]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            if not name.endswith((".xml", ".rels")):
                yield from () if name == _THUMBNAIL else [f"part {name!r}"]
                continue
            for each in _parse(book.read(name)).iter():
                local = each.tag.rpartition("}")[2]
                # The number of the page, at its foot.
                is_own = any(it.strip() in _OWN_FIELDS for it in each.attrib.values())
                if local in refused and not is_own:
                    yield f"{name}: {local}"
                if local == "Relationship" and each.get("TargetMode") == "External":
                    yield from _check_target(each.get("Target", ""))


def _check_target(target: str) -> Iterator[str]:
    if not re.match(r"https?://[\w.:-]+(/|$)", target):
        yield f"link {target!r}"
