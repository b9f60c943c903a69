"""What one text says, as Python reads it."""

import functools
import json
from typing import Any

from jalin.export.readings import encode_reading
from jalin.model import (
    DealMention,
    Document,
    PartialDate,
    Person,
    Promise,
    Relation,
    Span,
    Statement,
)
from jalin.model import Reading as ReadingRecord
from jalin.pipeline.texts import GivenText, TextReader
from jalin.python.asking.days import Date, Day, find_today, parse_date, parse_day
from jalin.python.cards.reading_card import draw_reading

_load_reader = functools.cache(TextReader)


def read(  # noqa: PLR0913 (each keyword is said by name)
    text: str,
    *,
    title: str | None = None,
    published: Date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    today: Day | None = None,
) -> "Reading":
    """Read what one text says: deals, people, relations, statements and promises.

    The text is cleaned as a file is; what is not given is looked for in its first lines. `today`
    is the day from which relative dates count where no publication is known, that of the clock if
    left out. The first call loads the reader, which is kept. Raises SkipError for a text of which
    nothing can be read, and QuestionError for what is no date.
    """
    given = GivenText(
        text=text,
        title=title,
        published=None if published is None else parse_date(published, "published"),
        outlet=outlet,
        url=url,
    )
    day = find_today() if today is None else parse_day(today, "today")
    return Reading(*_load_reader().read(given, day))


class Reading:
    """A document and what was read in it. Every span counts characters of `text`."""

    def __init__(self, document: Document, told: ReadingRecord) -> None:
        self._document = document
        self._told = told

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reading) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        counts = {"deal": len(self.deals), "promise": len(self.promises)}
        told = ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for noun, n in counts.items())
        return f"<Reading of {self.title or self._document.name!r}: {told}>"

    def _repr_html_(self) -> str:
        return draw_reading(self._document, self._told)

    @property
    def document(self) -> Document:
        """Give the document as it was cleaned."""
        return self._document

    @property
    def text(self) -> str:
        """Give the cleaned text, of which every span counts the characters."""
        return self._document.text

    @property
    def title(self) -> str | None:
        """Give the title."""
        return self._document.title

    @property
    def outlet(self) -> str | None:
        """Give who published it."""
        return self._document.outlet

    @property
    def published(self) -> PartialDate | None:
        """Give when it was published, None where nothing says it."""
        return self._document.published

    @property
    def relevant(self) -> bool:
        """Tell whether it tells of a deal."""
        return self._told.relevant

    @property
    def deals(self) -> tuple[DealMention, ...]:
        """Give the deals that it tells."""
        return self._told.deals

    @property
    def people(self) -> tuple[Person, ...]:
        """Give the people whose organisation and role it tells."""
        return self._told.people

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Give how organisations belong to one another."""
        return self._told.relations

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Give the quotations, direct and indirect."""
        return self._told.statements

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Give what was promised."""
        return self._told.promises

    @property
    def reader(self) -> str | None:
        """Name the reader, with its version."""
        return self._told.reader

    def quote(self, span: Span) -> str:
        """Cut the words of a span out of the text."""
        return span.slice(self.text)

    def to_dict(self) -> dict[str, Any]:
        """Give the reading in the types of JSON, as `jalin read --json` does."""
        told: dict[str, Any] = json.loads(encode_reading(self._told))
        return told

    @property
    def _key(self) -> tuple[Document, ReadingRecord]:
        return self._document, self._told
