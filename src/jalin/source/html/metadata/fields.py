"""What a page says of itself: title, outlet, author, publication date and address."""

import html
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from jalin.source.article import Publication, find_footer_outlet, find_url_publication
from jalin.source.html.dom import Page, find_attributes, read_attribute, read_text
from jalin.source.html.metadata import json_ld
from jalin.source.html.metadata.meta_tags import find_all_meta, find_meta, read_meta_tags
from jalin.source.html.metadata.publication import find_beside_title, find_stated
from jalin.text.clean import normalise
from jalin.text.lexicon import Lexicon

_MOST_ASKED = 20
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# The marks between headline and outlet in the title of a window, where blanks stand one by one.
_TITLE_PARTS = re.compile(r"\s{1,3}[|\-–—»·]+\s{1,3}|\s{0,3}[|»]\s{0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of a page that describe its article; None where the page does not say."""

    title: str | None
    outlet: str | None
    author: str | None
    publication: Publication | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a page says in its description of itself, and how to look at more of it."""

    page: Page
    described: json_ld.Described
    article: json_ld.Node
    tags: Mapping[str, str]
    read_lines: Callable[[], Sequence[str]]


def read_metadata(
    page: Page, read_lines: Callable[[], Sequence[str]], lexicon: Lexicon, *, url: str | None
) -> Metadata:
    """Read the fields, each from the surest place that has it.

    `read_lines` gives the page's visible lines, and is asked only where its description of itself
    is not enough: they tell the headline from the outlet in a window title, and who signs the page.
    `url` is the address that the page came from.
    """
    described = json_ld.find_described(page)
    said = _Said(
        page=page,
        described=described,
        article=json_ld.find_article(described) or {},
        tags=read_meta_tags(page),
        read_lines=read_lines,
    )
    title, outlet = _find_title_and_outlet(said, lexicon)
    publication = find_stated(page, said.article.get("datePublished"), said.tags, lexicon)
    if publication is None:
        for found in find_beside_title(page, title, read_lines, lexicon):
            publication = publication or found.publication
            outlet = outlet or found.outlet
            if publication is not None and outlet is not None:
                break
    address = _find_address(said, lexicon) or url
    if publication is None and address is not None:
        publication = find_url_publication(address, lexicon)
    return Metadata(
        title=title,
        outlet=outlet or find_footer_outlet(read_lines(), lexicon),
        author=_find_author(said, lexicon),
        publication=publication,
        url=address,
    )


def _find_title_and_outlet(said: _Said, lexicon: Lexicon) -> tuple[str | None, str | None]:
    outlet = _first(
        json_ld.find_name(said.article.get("publisher"), said.described),
        find_meta(said.tags, "meta.outlet", lexicon),
        json_ld.find_site_name(said.described),
    )
    title = (
        _first(said.article.get("headline"), find_meta(said.tags, "meta.title", lexicon))
        or _first_text(find_attributes(said.page, "itemprop", "headline"))
        or _first_text(said.page.elements_by_tag["h1"])
    )
    if title is None or outlet is None:
        window, window_outlet = _part_window_title(said.page, said.read_lines)
        title, outlet = title or window, outlet or window_outlet
    return _without_outlet(title, outlet), outlet


def _first(*values: object) -> str | None:
    """Give the first value that says something; the address of a profile names nobody."""
    for value in values:
        if isinstance(value, str):
            # Systems that write entities into JSON or twice into HTML are common.
            said = html.unescape(value) if "&" in value else value
            plain = " ".join(normalise(said).split())
            if plain and not _ADDRESS.match(plain):
                return plain
    return None


def _first_text(elements: Iterable[LexborNode]) -> str | None:
    # One after the other says nothing only where a page is made to be slow.
    first = itertools.islice(elements, _MOST_ASKED)
    texts = (_first(read_attribute(node, "content") or read_text(node)) for node in first)
    return next((text for text in texts if text), None)


def _find_author(said: _Said, lexicon: Lexicon) -> str | None:
    described = json_ld.find_name(said.article.get("author"), said.described)
    named = _first(described, *find_all_meta(said.tags, "meta.author", lexicon))
    if named is not None:
        return named
    places = (("itemprop", "author"), ("rel", "author"))
    found = (_first_text(find_attributes(said.page, *place)) for place in places)
    return next((author for author in found if author), None)


def _find_address(said: _Said, lexicon: Lexicon) -> str | None:
    links = said.page.elements_by_tag["link"]
    stated = (
        *(read_attribute(node, "href") for node in links),
        find_meta(said.tags, "meta.url", lexicon),
    )
    return next((value for value in stated if value and _ADDRESS.match(value)), None)


def _part_window_title(
    page: Page, read_lines: Callable[[], Sequence[str]]
) -> tuple[str | None, str | None]:
    """Part the window's title into headline and outlet.

    The headline is the longest run of its parts that the page shows as a heading, else as a line,
    the first shown of two that are as long; the outlet is the outermost of the parts that are left.
    Without such a line nothing is parted.
    """
    whole = _first(*(node.text() for node in page.elements_by_tag["title"][:1]))
    if whole is None:
        return None, None
    headings = (_first(read_text(node)) or "" for node in page.elements_by_tag["h1"])
    headline = _find_longest(headings, whole) or _find_longest(read_lines(), whole)
    if len(headline.split()) <= 1 or headline == whole:
        return whole, None
    left = whole[len(headline) :] if whole.startswith(headline) else whole[: -len(headline)]
    parts = [part for part in _TITLE_PARTS.split(f" {left} ") if part.strip()]
    outlet = (parts or [None])[-1 if whole.startswith(headline) else 0]
    return headline, outlet.strip() if outlet else None


def _find_longest(lines: Iterable[str], whole: str) -> str:
    shown = (line for line in lines if whole.startswith(line) or whole.endswith(line))
    return max(shown, key=len, default="")


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    if title is None or outlet is None:
        return title
    head, mark, tail = title[: -len(outlet)], title[-len(outlet) - 3 :], title[-len(outlet) :]
    if tail != outlet or not _TITLE_PARTS.match(mark):
        return title
    return _TITLE_PARTS.sub("", f"{head} ").strip() if head.strip() else title
