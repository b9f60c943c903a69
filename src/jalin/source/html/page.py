"""A saved page becomes an article: metadata first, then the body around which the page is built."""

import functools
from collections.abc import Sequence

from jalin.model import SkipError
from jalin.source.article import RawArticle
from jalin.source.html.body import extract_body, list_classes
from jalin.source.html.dom import Page, list_lines, parse_tree
from jalin.source.html.metadata import Metadata, read_metadata
from jalin.text.clean import normalise
from jalin.text.lexicon import Lexicon

# What stands above a headline, as a menu or the news of the hour, is shorter or ends no sentence.
_PARAGRAPH = 100
_ENDS = (".", '."', ".”", "?", "!")


def parse_page(
    text: str, *, name: str, source: str, lexicon: Lexicon, url: str | None = None
) -> RawArticle:
    """Read title, outlet, author, date, address and body of a saved page.

    `url` is the address that the page came from; it counts where the page names none.
    The preference of each field's sources is documented in docs/reference/sources.md.
    Raises SkipError "no_body" where the page holds no sentence, "too_large" where it has more
    elements than any article's page.
    """
    page, metadata = _open(text, source, lexicon, url)
    body = extract_body(page, lexicon)
    return _take_body(body, metadata, name=name, source=source)


def parse_digest(text: str, *, name: str, source: str, lexicon: Lexicon) -> RawArticle:
    """Read a page as `parse_page` does, also one that is a list of articles, as newsletters are."""
    page, metadata = _open(text, source, lexicon, None)
    body = extract_body(page, lexicon, keep_lists=True)
    return _take_body(body, metadata, name=name, source=source)


def _open(text: str, source: str, lexicon: Lexicon, url: str | None) -> tuple[Page, Metadata]:
    page = parse_tree(text, source=source, classes=list_classes(lexicon))
    lines = functools.cache(lambda: _read_lines(page))
    return page, read_metadata(page, lines, lexicon, url=url)


def _take_body(body: str | None, metadata: Metadata, *, name: str, source: str) -> RawArticle:
    if body is None:
        raise SkipError(source, "no_body", "the page holds no sentence of an article")
    cut = _cut_head(normalise(body), metadata.title)
    return _build_article(metadata, name=name, source=source, text=cut)


def _read_lines(page: Page) -> Sequence[str]:
    text = normalise("\n".join(list_lines(page.tree.body)))
    return tuple(line for line in text.split("\n") if line)


def _build_article(metadata: Metadata, *, name: str, source: str, text: str) -> RawArticle:
    found = metadata.publication
    return RawArticle(
        name=name,
        source=source,
        text=text,
        title=metadata.title,
        outlet=metadata.outlet,
        author=metadata.author,
        published=found.date if found is not None else None,
        url=metadata.url,
        evidence=found.evidence if found is not None else None,
    )


def _cut_head(body: str, title: str | None) -> str:
    """Leave out what stands above the headline, and the headline itself.

    Below a paragraph the words of the headline are a line of the body.
    """
    lines = body.split("\n")
    if title is None or title not in lines:
        return body
    at = lines.index(title)
    if any(len(line) >= _PARAGRAPH and line.endswith(_ENDS) for line in lines[:at]):
        return body
    rest = lines[at + 1 :]
    return "\n".join(rest) if sum(map(len, rest)) > sum(map(len, lines[:at])) else body
