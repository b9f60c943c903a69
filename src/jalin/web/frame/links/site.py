"""The addresses inside a snapshot: plain files that lie beside one another, on any host or disk."""

import hashlib
import re
from dataclasses import dataclass

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Facet, Filter
from jalin.web.frame.links.links import Parameter

# Anything else stands in a file's name by its bytes: no system, host or address reads it otherwise.
_UNSAFE = re.compile(r"[^A-Za-z0-9.~-]|^[.-]")
_LONGEST_NAME = 150
_HASH_LENGTH = 16


def name_file(identity: str) -> str:
    """Name the file of what has an id; another id has another name.

    >>> name_file("ministry:perindustrian.by")
    'ministry_3aperindustrian.by'
    """
    name = _UNSAFE.sub(lambda found: "".join(f"_{it:02x}" for it in found[0].encode()), identity)
    if len(name) <= _LONGEST_NAME:
        return name
    digest = hashlib.sha256(identity.encode()).hexdigest()[:_HASH_LENGTH]
    return f"{name[: _LONGEST_NAME - _HASH_LENGTH - 1]}_{digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLinks:
    """Relative addresses from a page that lies `depth` folders below the first one.

    What needs a server is not there: filters, searches, feeds, accounts. A list is there as a
    whole, without parameters.
    """

    depth: int = 0

    @property
    def is_live(self) -> bool:
        """Tell that no server answers."""
        return False

    def overview(self) -> str:
        """Link to the first page."""
        return self._write("index.html")

    def deals(
        self,
        wanted: Filter | None = None,
        *,
        sort: Sort | None = None,
        page: int = 1,
        size: int | None = None,
    ) -> str | None:
        """Link to all deals; no choice of them is there."""
        is_whole = wanted in (None, Filter()) and sort is None and page == 1 and size is None
        return self._write("deals.html") if is_whole else None

    def deal_facet(self, facet: Facet, wanted: Filter | None = None, **_: Parameter) -> None:
        """Give nothing: a choice needs a server."""

    def deal(self, deal_id: str, anchor: str | None = None) -> str:
        """Link to a deal."""
        return self._write(f"deals/{name_file(deal_id)}.html", anchor)

    def parties(self, **parameters: Parameter) -> str | None:
        """Link to the list of parties."""
        return self._write_list("parties.html", parameters)

    def party(self, party_id: str, anchor: str | None = None) -> str:
        """Link to a party."""
        return self._write(f"parties/{name_file(party_id)}.html", anchor)

    def promises(self, **parameters: Parameter) -> str | None:
        """Link to the ledger of promises."""
        return self._write_list("promises.html", parameters)

    def promise_file(self, form: str, **_parameters: Parameter) -> None:
        """Give nothing: a file of a choice needs a server."""

    def network(self, **parameters: Parameter) -> str | None:
        """Link to the network of parties."""
        return self._write_list("network.html", parameters)

    def map(self, **parameters: Parameter) -> str | None:
        """Link to the map."""
        return self._write_list("map.html", parameters)

    def statistics(self, **parameters: Parameter) -> str | None:
        """Link to the statistics."""
        return self._write_list("statistics.html", parameters)

    def sources(self, **parameters: Parameter) -> str | None:
        """Link to the sources and the listening record."""
        return self._write_list("sources.html", parameters)

    def search(self, **_parameters: Parameter) -> None:
        """Give nothing: a search needs a server."""

    def compare(self, **_parameters: Parameter) -> None:
        """Give nothing: a snapshot knows one day."""

    def contradictions(self, **parameters: Parameter) -> str | None:
        """Link to the contradictions."""
        return self._write_list("contradictions.html", parameters)

    def document(self, document_id: str, start: int | None = None, end: int | None = None) -> str:
        """Link to a document, at the words from `start` to `end` where they are given."""
        anchor = None if start is None or end is None else f"c{start}-{end}"
        return self._write(f"documents/{name_file(document_id)}.html", anchor)

    def review(self, **_parameters: Parameter) -> None:
        """Give nothing: a snapshot takes no judgement."""

    def about(self, anchor: str | None = None) -> str:
        """Link to how the pages are read."""
        return self._write("about.html", anchor)

    def sign_in(self, next_path: str | None = None) -> None:
        """Give nothing: a snapshot knows nobody."""

    def sign_out(self) -> None:
        """Give nothing: a snapshot knows nobody."""

    def account(self) -> None:
        """Give nothing: a snapshot knows nobody."""

    def preferences(self) -> None:
        """Give nothing: a snapshot keeps no choice."""

    def export(
        self,
        form: str,
        wanted: Filter | None = None,
        *,
        sort: Sort | None = None,
    ) -> None:
        """Give nothing: a file of a choice needs a server."""

    def dataset(self, form: str, wanted: Filter | None = None) -> None:
        """Give nothing: an export needs a server."""

    def card(self, deal_id: str, form: str) -> None:
        """Give nothing: a card is drawn by a server."""

    def briefing(self, party_id: str, form: str) -> None:
        """Give nothing: a sheet is written by a server."""

    def feed(self, name: str, wanted: Filter | None = None) -> None:
        """Give nothing: a snapshot has no news."""

    def api_docs(self) -> None:
        """Give nothing: a snapshot has no programming interface."""

    def static(self, path: str) -> str:
        """Link to a static file by its path below `static`."""
        return self._write(f"static/{path}")

    def _write_list(self, path: str, parameters: dict[str, Parameter]) -> str | None:
        is_whole = all(value is None for value in parameters.values())
        return self._write(path) if is_whole else None

    def _write(self, path: str, anchor: str | None = None) -> str:
        return "../" * self.depth + path + (f"#{anchor}" if anchor else "")
