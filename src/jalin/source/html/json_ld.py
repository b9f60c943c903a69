"""The schema.org article that a page describes in its JSON-LD."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from resiliparse.parse.html import ElementNode

from jalin.source.html.dom import find_tags, read_attribute

# Types of schema.org that are an article without being named so.
_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})
_ORGANISATIONS = frozenset({"NewsMediaOrganization", "Organization", "WebSite"})

Node = Mapping[str, Any]


def find_nodes(elements: Sequence[ElementNode]) -> tuple[Node, ...]:
    """Find every described thing of a page, in page order; broken blocks are passed over.

    Raises nothing: metadata that cannot be read is metadata that is not there.
    """
    nodes: list[Node] = []
    for script in find_tags(elements, "script"):
        if read_attribute(script, "type").casefold() != "application/ld+json":
            continue
        try:
            # Line breaks inside strings are the commonest fault of such blocks.
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        nodes.extend(_walk(content))
    return tuple(nodes)


def find_article(nodes: tuple[Node, ...]) -> Node | None:
    """Find the article that the page is about: the first that has a headline or a date."""
    articles = (node for node in nodes if _is_article(node))
    return next((node for node in articles if "headline" in node or "datePublished" in node), None)


def find_site_name(nodes: tuple[Node, ...]) -> str | None:
    """Find the name of the organisation or site that the page describes beside the article."""
    sites = (node for node in nodes if set(_types(node)) & _ORGANISATIONS)
    return next((name for node in sites if (name := find_name(node, nodes))), None)


def find_name(value: object, nodes: tuple[Node, ...]) -> str | None:
    """Find the name of a person or an organisation, or the names of several, in order.

    A reference by `@id` is looked up among the page's nodes.
    """
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        names = (find_name(item, nodes) for item in value)
        return ", ".join(dict.fromkeys(name for name in names if name)) or None
    if not isinstance(value, dict):
        return None
    name = value.get("name")
    if isinstance(name, str):
        return name.strip() or None
    known = (node for node in nodes if "@id" in node and node["@id"] == value.get("@id"))
    names = (node.get("name") for node in known)
    return next((name.strip() for name in names if isinstance(name, str) and name.strip()), None)


def _walk(content: object) -> Iterator[Node]:
    todo = [content]
    while todo:
        item = todo.pop(0)
        if isinstance(item, list):
            todo[0:0] = item
        elif isinstance(item, dict):
            yield item
            todo[0:0] = [value for value in item.values() if isinstance(value, list | dict)]


def _is_article(node: Node) -> bool:
    return any(name.endswith("Article") or name in _ARTICLES for name in _types(node))


def _types(node: Node) -> tuple[str, ...]:
    found = node.get("@type")
    types = found if isinstance(found, list) else [found]
    return tuple(name for name in types if isinstance(name, str))
