"""The publication date that a page states, with what states it."""

import itertools
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

from jalin.model import DatePlace
from jalin.source.article import (
    Dateline,
    Publication,
    find_publication,
    quote_publication,
    read_dateline,
)
from jalin.source.html.dom import Page, find_attributes, list_lines, read_attribute, read_text
from jalin.source.html.metadata.meta_tags import find_all_meta
from jalin.text.clean import normalise
from jalin.text.lexicon import Lexicon

_PUBLISHED = re.compile(r"publi|pubdate|entry-date", re.IGNORECASE)
# Around a headline stand kicker, byline, date and the buttons of the page.
_LINES_BEFORE_TITLE = 2
_LINES_AFTER_TITLE = 7
# As far up from the headline its lines are sought; after that in the whole page.
_LEVELS = 4


def find_stated(
    page: Page, described: object, tags: Mapping[str, str], lexicon: Lexicon
) -> Publication | None:
    """Find the date in the page's description of its article, its metadata or its elements."""
    from_description = (described,) if isinstance(described, str) else ()
    stated = itertools.chain(
        _read(from_description, DatePlace.JSON_LD, lexicon),
        _read(find_all_meta(tags, "meta.date", lexicon), DatePlace.META, lexicon),
    )
    return next(stated, None) or _find_time(page, lexicon)


def find_beside_title(
    page: Page, title: str | None, read_lines: Callable[[], Sequence[str]], lexicon: Lexicon
) -> Iterator[Dateline]:
    """Find the lines beside the headline that only tell who published and when."""
    for line in _list_beside(page, title, read_lines) if title is not None else ():
        found = read_dateline(line, lexicon)
        if found is not None:
            yield found


def _list_beside(page: Page, title: str, read_lines: Callable[[], Sequence[str]]) -> Sequence[str]:
    """List the lines before and after the headline, from the smallest element that has enough."""
    headings = page.elements_by_tag["h1"]
    heading = next((node for node in headings if _show(read_text(node)) == title), None)
    around = heading.parent if heading is not None else None
    for _ in range(_LEVELS):
        if around is None or around.tag == "body":
            break
        before, after = _part_lines(list_lines(around), title)
        if len(after) == _LINES_AFTER_TITLE:
            return (*before, *after)
        around = around.parent
    before, after = _part_lines(read_lines(), title)
    return (*before, *after)


def _part_lines(shown: Iterable[str], title: str) -> tuple[Sequence[str], Sequence[str]]:
    """Give the lines right before the headline and the first ones after it, nothing without it."""
    lines = filter(None, shown)
    before: deque[str] = deque(maxlen=_LINES_BEFORE_TITLE)
    for line in lines:
        if line == title or (not line.isascii() and _show(line) == title):
            after = itertools.islice(lines, _LINES_AFTER_TITLE)
            return tuple(map(_show, before)), tuple(map(_show, after))
        before.append(line)
    return (), ()


def _show(line: str) -> str:
    return " ".join(normalise(line).split())


def _find_time(page: Page, lexicon: Lexicon) -> Publication | None:
    """Find the time element of publication, or the day on which all time elements agree."""
    times = page.elements_by_tag["time"]
    marked = (_read_time(node, lexicon) for node in times if _PUBLISHED.search(_read_names(node)))
    others = (
        find_publication(read_attribute(node, "content"), DatePlace.TIME, lexicon)
        for node in find_attributes(page, "itemprop", "datePublished")
    )
    published = next(filter(None, itertools.chain(marked, others)), None)
    return published or _find_common_day(times, lexicon)


def _find_common_day(times: Sequence[LexborNode], lexicon: Lexicon) -> Publication | None:
    common = None
    for node in times:
        found = _read_time(node, lexicon)
        if found is not None and common is not None and found.date != common.date:
            return None
        common = common or found
    return common


def _read_time(node: LexborNode, lexicon: Lexicon) -> Publication | None:
    """Read the attribute of a time element, else what it shows."""
    value = read_attribute(node, "datetime")
    if value:
        return find_publication(value, DatePlace.TIME, lexicon)
    shown = _show(read_text(node))
    found = read_dateline(shown, lexicon)
    date = found.published if found is not None else None
    return quote_publication(date, DatePlace.TIME, shown) if date is not None else None


def _read_names(node: LexborNode) -> str:
    names = f"{read_attribute(node, 'class')} {read_attribute(node, 'itemprop')}"
    return names + (" pubdate" if "pubdate" in node.attributes else "")


def _read(values: Iterable[str], place: DatePlace, lexicon: Lexicon) -> Iterator[Publication]:
    found = (find_publication(value, place, lexicon) for value in values)
    yield from (publication for publication in found if publication is not None)
