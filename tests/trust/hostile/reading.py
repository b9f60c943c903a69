"""Pages as a browser takes them apart, and what in them was not meant to be there."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jalin.web.frame.rendering import TEMPLATES

OURS = "http://127.0.0.1"
# What no text of ours has: what steers a terminal, and what turns the letters of a line around.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r"[\s\"]([a-zA-Z][\w:-]*)=[\"'{]")
_BARE = frozenset(
    [
        "autofocus",
        "checked",
        "defer",
        "disabled",
        "download",
        "hidden",
        "multiple",
        "open",
        "required",
        "selected",
    ]
)
_DATA = re.compile(r"data-[a-z]+(-[a-z]+)*")
_LINKS = frozenset(
    {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset"}
)
# What a browser drops from an address before it looks at its scheme.
_DROPPED = re.compile(r"^[\x00-\x20]+|[\t\r\n]")
_WEB = frozenset({"http", "https"})


def find_faults(content: str) -> list[str]:
    """Find what runs, leads away, or is no part of our templates."""
    return sorted({fault for node in _list_nodes(content) for fault in _find_faults(node)})


def list_links(content: str) -> list[str]:
    """List where the links of a page lead."""
    return [link for node in _list_nodes(content) if (link := node.attributes.get("href"))]


def _list_nodes(content: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(content).root
    assert root is not None
    return root.traverse(include_text=False)


def _find_faults(node: LexborNode) -> Iterator[str]:
    tags, attributes = _list_known()
    tag = str(node.tag)
    if tag not in tags and not tag.startswith("-"):
        yield f"<{tag}>"
    if tag in {"script", "style"} and (tag == "style" or "src" not in node.attributes):
        yield f"inline {tag}"
    for name, value in node.attributes.items():
        if (
            (not _DATA.fullmatch(name) and name.lower() not in attributes)
            or name.startswith("on")
            or name in {"style", "srcdoc"}
        ):
            yield f"<{tag} {name}>"
        elif name in _LINKS and not _is_harmless(tag, name, value or ""):
            yield f"<{tag} {name}={value!r}>"


def _is_harmless(tag: str, name: str, value: str) -> bool:
    """Tell whether an address stays here, or leads a reader who clicks to a page of the web."""
    seen = urlsplit(urljoin(OURS, _DROPPED.sub("", value.replace("\\", "/"))))
    if seen.netloc == "127.0.0.1":
        return True
    return tag == "a" and name == "href" and seen.scheme in _WEB


@cache
def _list_known() -> tuple[frozenset[str], frozenset[str]]:
    """List the elements and attributes that our templates and drawings write."""
    paths = (*TEMPLATES.rglob("*.html"), *Path(TEMPLATES).parent.rglob("*.py"))
    written = "\n".join(path.read_text("utf-8") for path in sorted(paths))
    # A browser adds these by itself.
    tags = {each.lower() for each in _TAG.findall(written)} | {"html", "head", "body", "tbody"}
    return frozenset(tags), _BARE | {each.lower() for each in _ATTRIBUTE.findall(written)}
