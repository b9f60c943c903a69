"""The addresses of the pages that a server answers."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import quote, urlencode

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Facet, Filter, write_filter
from jalin.web.frame.links.links import Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveLinks:
    """The addresses of a running server, for the day that is asked about.

    `find_version` gives the hash of a static file by its path, so that a browser may keep the file
    for ever and still sees a new one at once.
    """

    find_version: Callable[[str], str]
    as_of: dt.date | None = None

    @property
    def is_live(self) -> bool:
        """Tell that a server answers."""
        return True

    def on(self, day: dt.date | None) -> Self:
        """Give the same links for another day, or for the present."""
        return replace(self, as_of=day)

    def overview(self) -> str:
        """Link to the first page."""
        return _write(self.as_of, "/")

    def deals(
        self,
        wanted: Filter | None = None,
        *,
        sort: Sort | None = None,
        page: int = 1,
        size: int | None = None,
    ) -> str:
        """Link to the deals that fit a filter."""
        chosen: list[tuple[str, Parameter]] = list(write_filter(wanted)) if wanted else []
        chosen += [("sort", sort and sort.value), ("size", size)]
        return _write(self.as_of, "/deals", [*chosen, ("page", page if page > 1 else None)])

    def deal_facet(
        self, facet: Facet, wanted: Filter | None = None, **parameters: Parameter
    ) -> str:
        """Link to all values of a facet, to choose one beside what is chosen."""
        chosen: list[tuple[str, Parameter]] = list(write_filter(wanted)) if wanted else []
        return _write(self.as_of, f"/deals/facets/{facet}", [*chosen, *parameters.items()])

    def deal(self, deal_id: str, anchor: str | None = None) -> str:
        """Link to a deal."""
        return _write(self.as_of, f"/deals/{quote(deal_id, safe='')}", anchor=anchor)

    def parties(self, **parameters: Parameter) -> str:
        """Link to the list of parties."""
        return _write(self.as_of, "/parties", parameters.items())

    def party(self, party_id: str, anchor: str | None = None) -> str:
        """Link to a party."""
        return _write(self.as_of, f"/parties/{quote(party_id, safe='')}", anchor=anchor)

    def promises(self, **parameters: Parameter) -> str:
        """Link to the ledger of promises."""
        return _write(self.as_of, "/promises", parameters.items())

    def promise_file(self, form: str, **parameters: Parameter) -> str:
        """Link to the promises that fit a choice as a file: `csv` or `xlsx`."""
        return _write(self.as_of, f"/promises.{form}", parameters.items())

    def network(self, **parameters: Parameter) -> str:
        """Link to the network of parties."""
        return _write(self.as_of, "/network", parameters.items())

    def map(self, **parameters: Parameter) -> str:
        """Link to the map."""
        return _write(self.as_of, "/map", parameters.items())

    def statistics(self, **parameters: Parameter) -> str:
        """Link to the statistics."""
        return _write(self.as_of, "/statistics", parameters.items())

    def sources(self, **parameters: Parameter) -> str:
        """Link to the sources and the listening record."""
        return _write(self.as_of, "/sources", parameters.items())

    def search(self, **parameters: Parameter) -> str:
        """Link to the full-text search."""
        return _write(self.as_of, "/search", parameters.items())

    def compare(self, **parameters: Parameter) -> str:
        """Link to the comparison of two days, which has days of its own."""
        return _write(None, "/compare", parameters.items())

    def contradictions(self, **parameters: Parameter) -> str:
        """Link to the contradictions."""
        return _write(self.as_of, "/contradictions", parameters.items())

    def document(self, document_id: str, start: int | None = None, end: int | None = None) -> str:
        """Link to a document, at the words from `start` to `end` where they are given."""
        place: list[tuple[str, Parameter]] = [("start", start), ("end", end)]
        path = f"/documents/{quote(document_id, safe='')}"
        return _write(self.as_of, path, place, anchor=None if start is None else "quote")

    def review(self, **parameters: Parameter) -> str:
        """Link to the queue of what is to be reviewed, which is always of the present."""
        return _write(None, "/review", parameters.items())

    def about(self, anchor: str | None = None) -> str:
        """Link to how the pages are read."""
        return _write(self.as_of, "/about", anchor=anchor)

    def sign_in(self, next_path: str | None = None) -> str:
        """Link to where one signs in, and comes back from to a path."""
        return _write(None, "/sign-in", [("next", next_path)])

    def sign_out(self) -> str:
        """Give where the form for signing out is sent."""
        return "/sign-out"

    def account(self) -> str:
        """Link to one's own account."""
        return "/account"

    def preferences(self) -> str:
        """Give where a choice of language or theme is sent."""
        return "/preferences"

    def export(self, form: str, wanted: Filter | None = None, *, sort: Sort | None = None) -> str:
        """Link to the deals that fit a filter as a file: `csv` or `xlsx`."""
        chosen: list[tuple[str, Parameter]] = list(write_filter(wanted)) if wanted else []
        return _write(self.as_of, f"/deals.{form}", [*chosen, ("sort", sort and sort.value)])

    def dataset(self, form: str, wanted: Filter | None = None) -> str:
        """Link to all that is known of the deals that fit a filter, in a format of an export."""
        chosen: list[tuple[str, Parameter]] = list(write_filter(wanted)) if wanted else []
        return _write(self.as_of, f"/api/v1/exports/{form}", chosen)

    def card(self, deal_id: str, form: str) -> str:
        """Link to the card of a deal as a picture: `svg` or `png`."""
        return _write(self.as_of, f"/deals/{quote(deal_id, safe='')}/card.{form}")

    def briefing(self, party_id: str, form: str) -> str:
        """Link to the briefing sheet of a party: `docx` or `md`."""
        return _write(self.as_of, f"/parties/{quote(party_id, safe='')}/briefing.{form}")

    def feed(self, name: str, wanted: Filter | None = None) -> str:
        """Link to a feed, such as `new.atom` or `promises.ics`, of the deals that fit a filter."""
        chosen: list[tuple[str, Parameter]] = list(write_filter(wanted)) if wanted else []
        return _write(None, f"/feeds/{name}", chosen)

    def api_docs(self) -> str:
        """Link to the description of the programming interface."""
        return "/api/docs"

    def static(self, path: str) -> str:
        """Link to a static file by its path below `static`."""
        return f"/static/{path}?v={self.find_version(path)}"


def _write(
    as_of: dt.date | None,
    path: str,
    parameters: Iterable[tuple[str, Parameter]] = (),
    *,
    anchor: str | None = None,
) -> str:
    chosen = [(name, value) for name, value in parameters if value is not None]
    if as_of is not None:
        chosen.append(("as_of", as_of.isoformat()))
    query = f"?{urlencode(chosen, doseq=True)}" if chosen else ""
    return f"{path}{query}" + (f"#{anchor}" if anchor else "")
