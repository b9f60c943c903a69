"""The sentences of a page: each is printed once, with a number that other lines point to."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from jalin.cli.pages.looks import write_source
from jalin.pipeline.show.views import Quote


class Notes:
    """The sentences of one page by number, and which of them are printed."""

    def __init__(self) -> None:
        self._quotes: dict[tuple[str, str], Quote] = {}
        self._printed: set[int] = set()

    def number(self, quote: Quote) -> int:
        """Give the number of a quote's sentence, a new one to a sentence not seen before."""
        key = (quote.source.document_id, quote.sentence)
        self._quotes.setdefault(key, quote)
        return list(self._quotes).index(key) + 1

    def mark(self, quotes: Iterable[Quote]) -> str:
        """Point to the sentences of some quotes."""
        return " ".join(f"[{number}]" for number in sorted({self.number(it) for it in quotes}))

    def print(self, quote: Quote) -> Text:
        """Give a sentence with its number and source; the second time only the number."""
        number = self.number(quote)
        text = Text(f"[{number}] ", style="cyan")
        if number in self._printed:
            return text.append("above", style="dim")
        self._printed.add(number)
        text.append(quote.sentence, style="none")
        return text.append(f"  — {write_source(quote.source)}", style="dim")

    def print_rest(self) -> Iterator[Text]:
        """Give every sentence that was pointed to but not printed."""
        for quote in tuple(self._quotes.values()):
            if self.number(quote) not in self._printed:
                yield self.print(quote)
