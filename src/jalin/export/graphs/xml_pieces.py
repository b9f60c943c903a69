"""XML that is written piece by piece, so that a large file needs no large tree."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

XML_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def open_tag(name: str, told: Mapping[str, str]) -> bytes:
    """Open an element that others go into."""
    written: bytes = tostring(Element(name, dict(told)), encoding="utf-8")
    return written.removesuffix(b" />") + b">\n"


def close_tag(*names: str) -> bytes:
    """Close elements, the innermost first."""
    return "".join(f"</{name}>\n" for name in names).encode()


def write_element(element: Element) -> bytes:
    """Write an element with all that is in it, on one line."""
    written: bytes = tostring(element, encoding="utf-8")
    return written + b"\n"
