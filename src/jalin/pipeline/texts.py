"""One text that is at hand, read as if it had come in a file."""

import datetime as dt
import threading
from dataclasses import dataclass, replace
from typing import TypeVar

from jalin.model import DateEvidence, DatePlace, Document, PartialDate, Reading, SkipError, Skipped
from jalin.pipeline.run import Reader, read_one
from jalin.pipeline.time_limit import DOCUMENT_SECONDS, keep_to_time
from jalin.read import READER, read_document
from jalin.source.article import RawArticle, build_document, parse_plain_text
from jalin.source.files.kinds import is_page
from jalin.source.html import parse_page
from jalin.text.knowledge import load_knowledge
from jalin.text.lexicon import Lexicon

# What notes and the document are called where nobody gives them a name.
_UNNAMED = "text"

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenText:
    """A text, or a whole page in HTML, and what is known of it beside its words.

    Of what is None the text itself is asked: its first line may be a title, its dateline may tell
    the outlet and the day.
    """

    text: str
    title: str | None = None
    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None


class TextReader:
    """Reads texts one by one. Building one loads all knowledge: build one and keep it."""

    def __init__(self) -> None:
        self._knowledge = load_knowledge()
        self._turn = threading.Lock()

    @property
    def lexicon(self) -> Lexicon:
        """Give the rule data that it reads with."""
        return self._knowledge.lexicon

    def read(self, given: GivenText, today: dt.date) -> tuple[Document, Reading]:
        """Clean a text and read what it says. Equal texts and days give equal readings.

        `today` is the day from which relative dates count where no publication is known. Raises
        SkipError for a text of which nothing can be read, or which takes too long.
        """

        def read(document: Document) -> Reading:
            return read_document(document, self._knowledge, today=today)

        def build() -> Document:
            return build_document(_part(given, self.lexicon), self.lexicon)

        with self._turn:
            document = _require(keep_to_time(build, _UNNAMED, DOCUMENT_SECONDS))
            reader = Reader(version=READER, read=read, seconds=DOCUMENT_SECONDS)
            return document, _require(read_one(document, reader))


def _require(found: _Found | Skipped) -> _Found:
    if isinstance(found, Skipped):
        raise SkipError(found.source, found.reason, found.detail)
    return found


def _part(given: GivenText, lexicon: Lexicon) -> RawArticle:
    """Part a text into the fields of an article; what is given goes before what it says."""
    article = _parse(given, lexicon)
    article = replace(
        article,
        title=given.title or article.title,
        outlet=given.outlet or article.outlet,
        url=given.url or article.url,
    )
    if given.published is None:
        return article
    evidence = DateEvidence(place=DatePlace.RECORD, quote=str(given.published))
    return replace(article, published=given.published, evidence=evidence)


def _parse(given: GivenText, lexicon: Lexicon) -> RawArticle:
    if is_page(given.text):
        return parse_page(
            given.text, name=_UNNAMED, source=_UNNAMED, lexicon=lexicon, url=given.url
        )
    if given.title is not None:
        return RawArticle(name=_UNNAMED, source=_UNNAMED, text=given.text)
    return parse_plain_text(given.text, name=_UNNAMED, source=_UNNAMED, lexicon=lexicon)
