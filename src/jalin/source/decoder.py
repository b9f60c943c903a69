"""Items become documents: the costly half of reading, which any process can do for any item."""

import dataclasses
from collections.abc import Callable, Mapping

from jalin.model import DateEvidence, DatePlace, Document, SkipError, Skipped
from jalin.source.article import (
    RawArticle,
    build_document,
    find_publication_date,
    parse_plain_text,
)
from jalin.source.files.decoding import decode_text
from jalin.source.files.kinds import is_page
from jalin.source.formats import parse_mail, parse_pdf
from jalin.source.html import parse_page
from jalin.source.options import SourceOptions
from jalin.source.raw import Form, RawItem, Told
from jalin.source.records import Columns, Glance, as_skipped, decode_record
from jalin.text.lexicon import Lexicon

# A page's address tells its date less surely than whoever handed the page on.
_UNSURE = frozenset({DatePlace.URL, DatePlace.COPYRIGHT})


class Decoder:
    """Makes documents of items. `decode` is pure: equal items give equal documents.

    Raises AbortError for a mapping of a field that does not exist.
    """

    def __init__(self, options: SourceOptions, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._columns = Columns(options.mapping, lexicon)
        self._parsers: dict[Form, Callable[[RawItem], RawArticle]] = {
            Form.TEXT: self._parse_text,
            Form.PAGE: self._parse_page,
            Form.RECORD: self._parse_record,
            Form.ROW: self._parse_record,
            Form.MAIL: self._parse_mail,
            Form.PDF: self._parse_pdf,
        }

    @property
    def columns(self) -> frozenset[str]:
        """Give the folded names of all columns of records that are asked for anything."""
        return self._columns.names

    def decode(self, item: RawItem) -> Document | Skipped:
        """Decode an item and clean its text. What cannot be used is a Skipped; nothing raises."""
        try:
            article = self._parsers[item.form](item)
            return build_document(self._complete(article, item.told), self._lexicon)
        except SkipError as err:
            return as_skipped(err)

    def glance(self, item: RawItem) -> Glance | None:
        """Read only who published a record and when; None where only `decode` can tell."""
        try:
            values = _read_values(item)
        except SkipError:
            return None
        return self._columns.glance(values)

    def _parse_text(self, item: RawItem) -> RawArticle:
        text = _decode(item)
        return parse_plain_text(text, name=item.name, source=item.source, lexicon=self._lexicon)

    def _parse_page(self, item: RawItem) -> RawArticle:
        text = _decode(item)
        return parse_page(
            text,
            name=item.name,
            source=item.source,
            lexicon=self._lexicon,
            url=item.told.url,
        )

    def _parse_mail(self, item: RawItem) -> RawArticle:
        content = _read_bytes(item)
        return parse_mail(
            content,
            name=item.name,
            source=item.source,
            lexicon=self._lexicon,
            encoding=item.encoding,
        )

    def _parse_pdf(self, item: RawItem) -> RawArticle:
        content = _read_bytes(item)
        return parse_pdf(content, name=item.name, source=item.source, lexicon=self._lexicon)

    def _parse_record(self, item: RawItem) -> RawArticle:
        values = _read_values(item)
        article = self._columns.build_article(values, name=item.name, source=item.source)
        return self._lay_out(article) if is_page(article.text) else article

    def _lay_out(self, article: RawArticle) -> RawArticle:
        """Lay out the text of a record that keeps it as it stands on its page, marks and all."""
        page = parse_page(
            article.text, name=article.name, source=article.source, lexicon=self._lexicon
        )
        return dataclasses.replace(article, text=page.text)

    def _complete(self, article: RawArticle, told: Told) -> RawArticle:
        """Fill what the document does not say of itself with what its carrier says."""
        article = dataclasses.replace(
            article,
            url=article.url or told.url,
            title=article.title or told.title,
            outlet=article.outlet or told.outlet,
        )
        is_sure = article.published is not None and (
            article.evidence is None or article.evidence.place not in _UNSURE
        )
        date = None if is_sure or not told.date else find_publication_date(told.date, self._lexicon)
        if date is None:
            return article
        evidence = DateEvidence(place=DatePlace.FEED, quote=told.date or "")
        return dataclasses.replace(article, published=date, evidence=evidence)


def _read_values(item: RawItem) -> Mapping[str, object]:
    content = item.content
    return decode_record(content, item.source) if isinstance(content, bytes) else content


def _decode(item: RawItem) -> str:
    return decode_text(_read_bytes(item), item.source, declared=item.encoding)


def _read_bytes(item: RawItem) -> bytes:
    assert isinstance(item.content, bytes), "only rows come as values"
    return item.content
