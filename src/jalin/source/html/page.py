"""A saved page becomes an article: metadata first, then the body around which the page is built."""

import dataclasses
from collections.abc import Iterator, Sequence

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from jalin.model import SkipError
from jalin.source.article import RawArticle, find_footer_outlet, read_dateline
from jalin.source.html.body import extract_body
from jalin.source.html.metadata import Metadata, read_metadata
from jalin.text.clean import normalise
from jalin.text.lexicon import Lexicon

# Around a headline stand kicker, byline, date and the buttons of the page.
_LINES_BEFORE_TITLE = 2
_LINES_AFTER_TITLE = 8


def parse_page(text: str, *, name: str, source: str, lexicon: Lexicon) -> RawArticle:
    """Read title, outlet, author, date, address and body of a saved page.

    The preference of each field's sources is documented in docs/reference/sources.md.
    Raises SkipError "no_body" where the page holds no sentence.
    """
    tree = HTMLTree.parse(text)
    lines = [line for line in _visible_lines(tree) if line]
    metadata = read_metadata(tree, lines, lexicon)
    metadata = _add_visible(metadata, lines, lexicon)
    body = extract_body(tree, lexicon)
    if body is None:
        raise SkipError(source, "no_body", "the page holds no sentence of an article")
    return RawArticle(
        name=name,
        source=source,
        text=_cut_head(normalise(body), metadata.title),
        title=metadata.title,
        outlet=metadata.outlet,
        author=metadata.author,
        published=metadata.published,
        url=metadata.url,
    )


def _visible_lines(tree: HTMLTree) -> Iterator[str]:
    text = extract_plain_text(tree, main_content=False, alt_texts=False, list_bullets=False)
    # Cells of one table row stand in one line, parted by tabs.
    yield from normalise(text.replace("\t", "\n")).split("\n")


def _add_visible(metadata: Metadata, lines: Sequence[str], lexicon: Lexicon) -> Metadata:
    if metadata.published is None and metadata.title in lines:
        at = lines.index(metadata.title)
        for line in lines[max(0, at - _LINES_BEFORE_TITLE) : at + _LINES_AFTER_TITLE]:
            found = read_dateline(line, lexicon)
            if found is not None and metadata.published is None:
                metadata = dataclasses.replace(
                    metadata,
                    published=found.published,
                    outlet=metadata.outlet or found.outlet,
                )
    outlet = metadata.outlet or find_footer_outlet(lines, lexicon)
    return dataclasses.replace(metadata, outlet=outlet)


def _cut_head(body: str, title: str | None) -> str:
    """Leave out what stands above the headline, and the headline itself."""
    lines = body.split("\n")
    if title is None or title not in lines:
        return body
    at = lines.index(title)
    rest = lines[at + 1 :]
    return "\n".join(rest) if sum(map(len, rest)) > sum(map(len, lines[:at])) else body
