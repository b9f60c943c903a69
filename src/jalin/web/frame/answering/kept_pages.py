"""Rendered pages that are kept to be sent again, the least used of them forgotten first."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PAGES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A rendered page, as it is sent."""

    content: bytes
    status: int


class KeptPages:
    """Pages by what they depend on, up to a number of bytes. May be used by all threads."""

    def __init__(self, most_bytes: int = _MOST_BYTES, most_pages: int = _MOST_PAGES) -> None:
        self._most_bytes = most_bytes
        self._most_pages = most_pages
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def find(self, key: str) -> KeptPage | None:
        """Find a page, and remember that it was asked for."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, key: str, page: KeptPage) -> None:
        """Keep a page, and forget those that were not asked for the longest."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.content)
            while self._bytes > self._most_bytes or len(self._pages) > self._most_pages:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: str) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._bytes -= len(page.content)
