"""Plain lists of addresses, one a line."""

import re

from jalin.model import SkipError, Skipped
from jalin.source.feeds.listing import FeedEntry, FeedKind, Listing, build_address
from jalin.source.records import as_skipped

MOST_ENTRIES = 50_000
# A page or a message of a server in the place of a list has lines, too, and any text could be
# completed to an address.
_ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|/(?!/))", re.IGNORECASE)


def read_url_list(text: str, *, url: str) -> Listing:
    """Read a list of addresses; blank lines, and all from a `#` at the start of a word, are none.

    An address is whole, or begins with `/`; a `#` inside it is part of it. What is no address is
    skipped and told. Raises SkipError "not_a_feed" where that is most of the list.
    """
    entries: dict[str, FeedEntry] = {}
    skipped: list[Skipped] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        link = line.partition("#")[0] if line.lstrip().startswith("#") else line.split(" #")[0]
        if not link.strip():
            continue
        if len(entries) + len(skipped) == MOST_ENTRIES:
            fault = f"it lists more than {MOST_ENTRIES} pages; the first are read"
            return _build_listing(entries, skipped, fault)
        try:
            address = _read_address(link, url, f"{url}:{number}")
        except SkipError as err:
            skipped.append(as_skipped(err))
        else:
            entries.setdefault(address, FeedEntry(url=address))
    if len(skipped) > len(entries):
        raise SkipError(
            url, "not_a_feed", f"most of its lines are no addresses: {skipped[0].detail}"
        )
    return _build_listing(entries, skipped, None)


def _read_address(link: str, base: str, source: str) -> str:
    if not _ADDRESS.match(link):
        raise SkipError(source, "bad_address", f"a line is no address: {link.strip()[:40]!r}")
    return build_address(link, base, source)


def _build_listing(
    entries: dict[str, FeedEntry], skipped: list[Skipped], fault: str | None
) -> Listing:
    return Listing(
        kind=FeedKind.URLS,
        entries=tuple(entries.values()),
        skipped=tuple(skipped),
        fault=fault,
    )
