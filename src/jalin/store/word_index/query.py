"""What is asked of the index of words, and what is put in: stems and forms, in no language of SQL.

Every stem and form is of letters and digits alone: none can be taken for a sign of a query.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

# The number of a document is that of its day, times the documents that one day can have, and its
# place among them. Those without a date are of day 0, before all others.
DAY_BITS = 24
DAY_ROOM = 2**DAY_BITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Stems that stand one behind another. `is_start`: the last one is only how a word begins."""

    stems: tuple[str, ...]
    is_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordQuery:
    """Which documents are wanted: of each of the `required` alternatives one, of `excluded` none.

    Of each of the `titled` one has to stand in the title. Invariant: something is required, and no
    alternatives are empty.
    """

    required: tuple[tuple[Phrase, ...], ...]
    excluded: tuple[tuple[Phrase, ...], ...] = ()
    titled: tuple[tuple[Phrase, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """The words of a document: the stems of its title and text in order, and other forms of them.

    `day` is the number of the day of publication, 0 where there is none.
    """

    document_id: str
    day: int
    title: tuple[str, ...]
    text: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A question in an engine's own words: what is asked of texts, and what of titles alone.

    One of them may be empty, where an index of titles answers for both.
    """

    text: str
    titled: str = ""


class WordTables(Protocol):
    """The index in one engine. Numbers are those of documents; `span` is from and to, half-open."""

    def clear(self) -> None:
        """Empty the index."""
        ...

    def find_last(self, days: Collection[int]) -> dict[int, int]:
        """Find the highest number of each of some days that has any."""
        ...

    def add(self, rows: Sequence[tuple[int, WordRow]]) -> None:
        """Index documents, in the order of their numbers."""
        ...

    def write(self, query: WordQuery) -> Match:
        """Write a question in the engine's own words."""
        ...

    def find(self, match: Match, span: tuple[int, int], limit: int) -> Iterable[int]:
        """Find the numbers of the documents that answer, the highest first: at most so many."""
        ...

    def find_deals(self, match: Match, span: tuple[int, int]) -> Iterable[str]:
        """Find the deals that are told in the documents that answer."""
        ...
