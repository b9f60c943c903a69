"""The schema.org article that a page describes in its JSON-LD."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from jalin.source.html.dom import Page

# Marks that some systems put around a block so that old browsers pass over it.
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*\Z"
)
# Types of schema.org that are an article without being named so.
_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})
_ORGANISATIONS = frozenset({"NewsMediaOrganization", "Organization", "WebSite"})

# Deeper than this no page lists its authors.
_DEEPEST = 100

_BRANCHES = (list, dict)

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The things that a page describes, in page order, and the names of those with an `@id`."""

    nodes: tuple[Node, ...]
    name_by_id: Mapping[str, str]


def find_described(page: Page) -> Described:
    """Find every described thing of a page; broken blocks are passed over.

    Raises nothing: metadata that cannot be read is metadata that is not there.
    """
    nodes: list[Node] = []
    for script in page.elements_by_tag["script"]:
        nodes.extend(_walk(_decode(script.text())))
    return Described(nodes=tuple(nodes), name_by_id=dict(_find_names(nodes)))


def find_article(described: Described) -> Node | None:
    """Find the article that the page is about: the first that has a headline or a date."""
    articles = (node for node in described.nodes if _is_article(node))
    return next((node for node in articles if "headline" in node or "datePublished" in node), None)


def find_site_name(described: Described) -> str | None:
    """Find the name of the organisation or site that the page describes beside the article."""
    sites = (node for node in described.nodes if set(_types(node)) & _ORGANISATIONS)
    return next((name for node in sites if (name := find_name(node, described))), None)


def find_name(value: object, described: Described) -> str | None:
    """Find the name of a person or an organisation, or the names of several, in order.

    A reference by `@id` is looked up among the things described. Lists are read to a depth that no
    real page comes near.
    """
    names = []
    todo = [(value, 0)]
    while todo:
        item, depth = todo.pop()
        if not isinstance(item, list):
            names.append(_find_single_name(item, described))
        elif depth < _DEEPEST:
            todo.extend((part, depth + 1) for part in reversed(item))
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _decode(text: str) -> object:
    """Decode a block, None where it is broken."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        pass
    try:
        # Line breaks inside strings are the commonest fault of such blocks.
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _find_single_name(value: object, described: Described) -> str | None:
    if isinstance(value, str):
        return value.strip()
    if not isinstance(value, dict):
        return None
    name, identity = value.get("name"), value.get("@id")
    if isinstance(name, str):
        return name.strip()
    return described.name_by_id.get(identity) if isinstance(identity, str) else None


def _find_names(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Give the names of the nodes that have an `@id`, the first of each last."""
    for node in reversed(nodes):
        identity, name = node.get("@id"), node.get("name")
        if isinstance(identity, str) and isinstance(name, str) and name.strip():
            yield identity, name.strip()


def _walk(content: object) -> Iterator[Node]:
    todo = [content]
    while todo:
        item = todo.pop()
        if isinstance(item, list):
            todo.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            todo.extend([part for part in reversed(item.values()) if isinstance(part, _BRANCHES)])


def _is_article(node: Node) -> bool:
    return any(name.endswith("Article") or name in _ARTICLES for name in _types(node))


def _types(node: Node) -> tuple[str, ...]:
    found = node.get("@type")
    types = found if isinstance(found, list) else [found]
    return tuple(name for name in types if isinstance(name, str))
