"""The addresses of the pages, as files and feeds link to them."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from jalin.pipeline.show.views import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The addresses of the pages of a server, whose own address is `base` without its last `/`."""

    base: str

    def deal(self, deal_id: str) -> str:
        """Give the address of a deal."""
        return f"{self.base}/deals/{quote(deal_id, safe='')}"

    def party(self, party_id: str) -> str:
        """Give the address of a party."""
        return f"{self.base}/parties/{quote(party_id, safe='')}"

    def sentence(self, words: Quote) -> str:
        """Give the address of words in their document."""
        return self.document(words.source.document_id, words.start, words.end)

    def document(self, document_id: str, start: int, end: int) -> str:
        """Give the address of a document, at half-open characters of its text."""
        place = urlencode({"start": start, "end": end})
        return f"{self.base}/documents/{quote(document_id, safe='')}?{place}#quote"

    def promises(self) -> str:
        """Give the address of the ledger."""
        return f"{self.base}/promises"

    def overview(self) -> str:
        """Give the address of the first page."""
        return f"{self.base}/"
