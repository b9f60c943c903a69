"""What every way of linking can do. Templates and builders get all their addresses here."""

from typing import Protocol

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Facet, Filter

# A value of a parameter of an address, or several; None leaves the parameter out.
Parameter = str | int | tuple[str, ...] | None


class Links(Protocol):
    """The addresses of all pages. None: the page is not to be had here, as in a snapshot.

    The day that is asked about travels with each of them.
    """

    @property
    def is_live(self) -> bool:
        """Tell whether a server answers: forms, searches and filters work."""
        ...

    def overview(self) -> str:
        """Link to the first page."""
        ...

    def deals(
        self,
        wanted: Filter | None = None,
        *,
        sort: Sort | None = None,
        page: int = 1,
        size: int | None = None,
    ) -> str | None:
        """Link to the deals that fit a filter."""
        ...

    def deal_facet(
        self, facet: Facet, wanted: Filter | None = None, **parameters: Parameter
    ) -> str | None:
        """Link to all values of a facet, to choose one beside what is chosen."""
        ...

    def deal(self, deal_id: str, anchor: str | None = None) -> str:
        """Link to a deal."""
        ...

    def parties(self, **parameters: Parameter) -> str | None:
        """Link to the list of parties."""
        ...

    def party(self, party_id: str, anchor: str | None = None) -> str:
        """Link to a party."""
        ...

    def promises(self, **parameters: Parameter) -> str | None:
        """Link to the ledger of promises."""
        ...

    def promise_file(self, form: str, **parameters: Parameter) -> str | None:
        """Link to the promises that fit a choice as a file: `csv` or `xlsx`."""
        ...

    def network(self, **parameters: Parameter) -> str | None:
        """Link to the network of parties."""
        ...

    def map(self, **parameters: Parameter) -> str | None:
        """Link to the map."""
        ...

    def statistics(self, **parameters: Parameter) -> str | None:
        """Link to the statistics."""
        ...

    def sources(self, **parameters: Parameter) -> str | None:
        """Link to the sources and the listening record."""
        ...

    def search(self, **parameters: Parameter) -> str | None:
        """Link to the full-text search."""
        ...

    def compare(self, **parameters: Parameter) -> str | None:
        """Link to the comparison of two days."""
        ...

    def contradictions(self, **parameters: Parameter) -> str | None:
        """Link to the contradictions."""
        ...

    def document(self, document_id: str, start: int | None = None, end: int | None = None) -> str:
        """Link to a document, at the words from `start` to `end` where they are given."""
        ...

    def review(self, **parameters: Parameter) -> str | None:
        """Link to the queue of what is to be reviewed."""
        ...

    def about(self, anchor: str | None = None) -> str:
        """Link to how the pages are read."""
        ...

    def sign_in(self, next_path: str | None = None) -> str | None:
        """Link to where one signs in, and comes back from to a path."""
        ...

    def sign_out(self) -> str | None:
        """Give where the form for signing out is sent."""
        ...

    def account(self) -> str | None:
        """Link to one's own account."""
        ...

    def preferences(self) -> str | None:
        """Give where a choice of language or theme is sent."""
        ...

    def export(
        self, form: str, wanted: Filter | None = None, *, sort: Sort | None = None
    ) -> str | None:
        """Link to the deals that fit a filter as a file: `csv` or `xlsx`."""
        ...

    def dataset(self, form: str, wanted: Filter | None = None) -> str | None:
        """Link to all that is known of the deals that fit a filter, in a format of an export."""
        ...

    def card(self, deal_id: str, form: str) -> str | None:
        """Link to the card of a deal as a picture: `svg` or `png`."""
        ...

    def briefing(self, party_id: str, form: str) -> str | None:
        """Link to the briefing sheet of a party: `docx` or `md`."""
        ...

    def feed(self, name: str, wanted: Filter | None = None) -> str | None:
        """Link to a feed, such as `new.atom`, of the deals that fit a filter."""
        ...

    def api_docs(self) -> str | None:
        """Link to the description of the programming interface."""
        ...

    def static(self, path: str) -> str:
        """Link to a static file by its path below `static`."""
        ...
