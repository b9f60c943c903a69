"""One page that a feed listed: fetched, decoded, read and kept, or told why not."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from jalin.model import Document, Reading, Skipped
from jalin.pipeline.run import Reader, read_one
from jalin.source import Form, RawItem, Told
from jalin.source.feeds import WatchedFeed
from jalin.source.fetching import Fetched, FetchError, Purpose, Unchanged
from jalin.source.files.decoding import find_safe_encoding
from jalin.source.records import as_skipped
from jalin.store.register import Register
from jalin.store.watching import PageEntry, PageState

# Some three hours of trying, with waits that double from ten minutes.
MOST_TRIES = 5
# The server, not the page, is why it must wait: the page is tried as often as any other.
_NOT_TRIED = frozenset({"robots_delay"})
_LONGEST_NAME = 120
_PDF = "application/pdf"
_ENDING = re.compile(r"\.(?:html?|php|aspx?|pdf)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTools:
    """What taking a page needs: how to fetch, decode and read it."""

    fetch: Callable[..., Fetched | Unchanged]
    decode: Callable[[RawItem], Document | Skipped]
    reader: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a page.

    A document has its reading, or none where it is kept already by this reader. A page that cannot
    be had now has its error, which tells when to come back.
    """

    page: PageEntry
    document: Document | None = None
    reading: Reading | None = None
    skipped: Skipped | None = None
    error: FetchError | None = None


def take_page(page: PageEntry, feed: WatchedFeed, tools: PageTools, register: Register) -> Taken:
    """Fetch a page and read it; nothing is written yet."""
    is_pdf = urlsplit(page.url).path.casefold().endswith(".pdf")
    try:
        fetched = tools.fetch(page.url, purpose=Purpose.PDF if is_pdf else Purpose.PAGE)
    except FetchError as err:
        return _judge_failure(page, err)
    assert isinstance(fetched, Fetched), "only what has marks of an earlier fetch is unchanged"
    decoded = tools.decode(_build_item(page, feed, fetched))
    if isinstance(decoded, Skipped):
        return _skip(page, decoded)
    # An outlet was listened to under the name that its feed has in the list.
    document = replace(decoded, outlet=feed.outlet)
    if register.has(document, tools.reader.version):
        return _keep(page, document, None)
    reading = read_one(document, tools.reader)
    return _skip(page, reading) if isinstance(reading, Skipped) else _keep(page, document, reading)


def keep_page(taken: Taken, register: Register) -> bool:
    """Keep what came of a page, whole or not at all; tell whether its document is new."""
    is_new = False
    with register.transaction():
        if taken.skipped is not None:
            register.add_skipped(taken.skipped)
        elif taken.document is not None and taken.reading is not None:
            is_new = register.add(taken.document, taken.reading)
        if taken.document is not None and not is_new:
            register.add_name(taken.document)
        register.set_page_state(taken.page)
    return is_new


def name_page(url: str) -> str:
    """Name the document of an address by its host and the last part of its path.

    >>> name_page("https://www.warta.example/ekonomi/2026/pindad-teken-mou.html?x=1")
    'warta.example/pindad-teken-mou'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    last = next((it for it in reversed(parts.path.split("/")) if it), "")
    return f"{host}/{_ENDING.sub('', last)}"[:_LONGEST_NAME].rstrip("/")


def _build_item(page: PageEntry, feed: WatchedFeed, fetched: Fetched) -> RawItem:
    return RawItem(
        form=_find_form(fetched),
        source=page.url,
        name=name_page(page.url),
        content=fetched.content,
        told=Told(url=fetched.final_url, outlet=feed.outlet, title=page.title, date=page.published),
        encoding=find_safe_encoding(fetched.charset),
    )


def _find_form(fetched: Fetched) -> Form:
    if fetched.content_type == _PDF or fetched.content.startswith(b"%PDF-"):
        return Form.PDF
    return Form.TEXT if fetched.content_type == "text/plain" else Form.PAGE


def _judge_failure(page: PageEntry, error: FetchError) -> Taken:
    """Give a page up that was refused or tried too often; else it stays for another try."""
    tries = page.tries + (error.reason not in _NOT_TRIED)
    tried = replace(page, tries=tries, reason=error.reason)
    if error.is_permanent or tries >= MOST_TRIES:
        return _skip(tried, as_skipped(error))
    return Taken(page=tried, error=error)


def _skip(page: PageEntry, skipped: Skipped) -> Taken:
    done = replace(page, state=PageState.SKIPPED, due=None, reason=skipped.reason)
    return Taken(page=done, skipped=skipped)


def _keep(page: PageEntry, document: Document, reading: Reading | None) -> Taken:
    done = replace(page, state=PageState.KEPT, due=None, reason=None)
    return Taken(page=done, document=document, reading=reading)
