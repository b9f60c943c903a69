"""What a page says of itself: title, outlet, author, publication date and address."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from resiliparse.parse.html import ElementNode, HTMLTree

from jalin.model import PartialDate
from jalin.source.article import find_publication_date
from jalin.source.html import json_ld
from jalin.source.html.dom import find_attributes, find_tags, list_elements, read_attribute
from jalin.text.clean import normalise
from jalin.text.lexicon import Lexicon

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# The marks between headline and outlet in the title of a window.
_TITLE_PARTS = re.compile(r"\s+[|\-–—»·]+\s+|\s*[|»]\s*")
_PUBLISHED = re.compile(r"publi|pubdate|entry-date", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of a page that describe its article; None where the page does not say."""

    title: str | None
    outlet: str | None
    author: str | None
    published: PartialDate | None
    url: str | None


def read_metadata(tree: HTMLTree, lines: Sequence[str], lexicon: Lexicon) -> Metadata:
    """Read the fields, each from the surest place that has it.

    `lines` are the page's visible lines: they tell the headline from the outlet in a window title.
    """
    elements = list_elements(tree)
    described = json_ld.find_described(elements)
    article = json_ld.find_article(described) or {}
    tags = dict(_meta_tags(elements))
    window, window_outlet = _part_window_title(tree, lines)
    outlet = _first(
        json_ld.find_name(article.get("publisher"), described),
        _find_meta(tags, "meta.outlet", lexicon),
        json_ld.find_site_name(described),
        window_outlet,
    )
    title = _first(
        article.get("headline"),
        _find_meta(tags, "meta.title", lexicon),
        _first_text(find_attributes(elements, "itemprop", "headline")),
        _first_text(find_tags(elements, "h1")),
        window,
    )
    return Metadata(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        author=_find_author(
            elements, json_ld.find_name(article.get("author"), described), tags, lexicon
        ),
        published=_find_date(elements, article.get("datePublished"), tags, lexicon),
        url=_find_address(elements, tags, lexicon),
    )


def _first(*values: object) -> str | None:
    """Give the first value that says something; the address of a profile names nobody."""
    plain = (" ".join(normalise(value).split()) for value in values if isinstance(value, str))
    return next((value for value in plain if value and not _ADDRESS.match(value)), None)


def _meta_tags(elements: Sequence[ElementNode]) -> Iterator[tuple[str, str]]:
    """Give the page's metadata by name in small letters, the first of each name last."""
    for node in reversed(list(find_tags(elements, "meta"))):
        content = read_attribute(node, "content")
        for key in ("name", "property", "itemprop"):
            if content and node.hasattr(key):
                yield read_attribute(node, key).casefold(), content


def _find_meta(tags: Mapping[str, str], prefix: str, lexicon: Lexicon) -> str | None:
    return next(_find_all_meta(tags, prefix, lexicon), None)


def _find_all_meta(tags: Mapping[str, str], prefix: str, lexicon: Lexicon) -> Iterator[str]:
    for word in (word for rule in lexicon.rules("columns", prefix) for word in rule.words):
        if word in tags:
            yield tags[word]
        yield from (tags[name] for name in tags if name.endswith(f":{word}"))


def _find_author(
    elements: Sequence[ElementNode],
    described: str | None,
    tags: Mapping[str, str],
    lexicon: Lexicon,
) -> str | None:
    named = _find_all_meta(tags, "meta.author", lexicon)
    places = (("itemprop", "author"), ("rel", "author"))
    visible = (_first_text(find_attributes(elements, *place)) for place in places)
    return _first(described, *named, *visible)


def _find_date(
    elements: Sequence[ElementNode], described: object, tags: Mapping[str, str], lexicon: Lexicon
) -> PartialDate | None:
    stated = (described, *_find_all_meta(tags, "meta.date", lexicon))
    dates = _read_dates((value for value in stated if isinstance(value, str)), lexicon)
    return next(dates, None) or _find_time(elements, lexicon)


def _find_time(elements: Sequence[ElementNode], lexicon: Lexicon) -> PartialDate | None:
    """Find the time element of publication, or the day on which all time elements agree."""
    times = [node for node in find_tags(elements, "time") if node.hasattr("datetime")]
    marked = [node for node in times if _PUBLISHED.search(_names(node))]
    published = next(
        _read_dates((read_attribute(node, "datetime") for node in marked), lexicon), None
    )
    days = set(_read_dates((read_attribute(node, "datetime") for node in times), lexicon))
    return published or (days.pop() if len(days) == 1 else None)


def _names(node: ElementNode) -> str:
    names = f"{node.class_name or ''} {read_attribute(node, 'itemprop')}"
    return names + (" pubdate" if node.hasattr("pubdate") else "")


def _read_dates(values: Iterable[str], lexicon: Lexicon) -> Iterator[PartialDate]:
    dates = (find_publication_date(value, lexicon) for value in values)
    yield from (date for date in dates if date is not None)


def _find_address(
    elements: Sequence[ElementNode], tags: Mapping[str, str], lexicon: Lexicon
) -> str | None:
    links = find_attributes(elements, "rel", "canonical")
    stated = (
        *(read_attribute(node, "href") for node in links),
        _find_meta(tags, "meta.url", lexicon),
    )
    return next((value for value in stated if value and _ADDRESS.match(value)), None)


def _first_text(elements: Iterable[ElementNode]) -> str | None:
    texts = (_first(read_attribute(node, "content") or node.text) for node in elements)
    return next((text for text in texts if text), None)


def _part_window_title(tree: HTMLTree, lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Part the window's title into headline and outlet.

    The headline is the longest run of its parts that the page shows as a line, the first shown of
    two that are as long; the outlet is the outermost of the parts that are left. Without such a
    line nothing is parted.
    """
    whole = _first(tree.title)
    if whole is None:
        return None, None
    shown = [line for line in lines if whole.startswith(line) or whole.endswith(line)]
    headline = max(shown, key=len, default="")
    if len(headline.split()) <= 1 or headline == whole:
        return whole, None
    left = whole[len(headline) :] if whole.startswith(headline) else whole[: -len(headline)]
    parts = [part for part in _TITLE_PARTS.split(f" {left} ") if part.strip()]
    outlet = (parts or [None])[-1 if whole.startswith(headline) else 0]
    return headline, outlet.strip() if outlet else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    if title is None or outlet is None:
        return title
    head, mark, tail = title[: -len(outlet)], title[-len(outlet) - 3 :], title[-len(outlet) :]
    if tail != outlet or not _TITLE_PARTS.match(mark):
        return title
    return _TITLE_PARTS.sub("", f"{head} ").strip() if head.strip() else title
