"""PDF with a text layer: its lines, page by page, become an article."""

import itertools
import re
import zlib
from collections.abc import Iterator
from typing import Any

from jalin.model import SkipError
from jalin.source.article import RawArticle, parse_plain_text
from jalin.source.article.document import LONGEST_TEXT
from jalin.source.formats.layout import Line, lay_out
from jalin.text.lexicon import Lexicon

# A document, a page or its text, of a library without types.
Handle = Any

_MAX_PAGES = 300
# Far above a page of newsprint. The time to ask for the lines grows with both.
_MAX_PAGE_LINES = 2_000
_MAX_PAGE_CHARACTERS = 60_000
# A press release has a thousand letters a page; a stamp on a scanned page has a few.
_FEWEST_LETTERS = 60
_MAX_INFLATED = 64_000_000
_BLOCK = 16_384
_MAX_DEPTH = 3
_STREAM = re.compile(rb"stream\r?\n")
_TAIL = 65_536


def parse_pdf(content: bytes, *, name: str, source: str, lexicon: Lexicon) -> RawArticle:
    """Read the text layer of a PDF.

    Title and author of the file's own description count only where the text says them too: most
    are left over from a template or a program. Its dates tell when the file was made, not when the
    text was published, and are not read.
    Raises SkipError "encrypted", "broken", "truncated", "scanned" where no page has a text, "bomb"
    and "too_large".
    """
    if b"%%EOF" not in content[-_TAIL:]:
        raise SkipError(source, "truncated", "the end of the file is missing")
    _check_streams(content, source)
    with _open(content, source) as document:
        pages = list(_read_pages(document, source))
        described = {key: document.get_metadata_value(key) for key in ("Title", "Author")}
    text = lay_out(pages)
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise SkipError(source, "scanned", "no text layer, or hardly any")
    return _build_article(text, described, name=name, source=source, lexicon=lexicon)


def _build_article(
    text: str, described: dict[str, str], *, name: str, source: str, lexicon: Lexicon
) -> RawArticle:
    article = parse_plain_text(text, name=name, source=source, lexicon=lexicon)
    plain = " ".join(text.split()).casefold()
    told = {key: " ".join(value.split()) for key, value in described.items()}
    said = {key: value if value.casefold() in plain else "" for key, value in told.items()}
    title = said["Title"] or article.title
    # What the description calls the title need not stand at the top.
    text = article.text if title == article.title else text
    return RawArticle(
        name=name, source=source, text=text, title=title, author=said["Author"] or None
    )


def _check_streams(content: bytes, source: str) -> None:
    """Raise SkipError "bomb" for compressed parts that are far larger than a text needs.

    The library itself inflates any part, up to a gigabyte, before one can ask how large it is.
    """
    meter = _Meter(source)
    for match in _STREAM.finditer(content):
        start = match.end()
        if _is_compressed(content[start : start + 2]):
            places = range(start, len(content), _BLOCK)
            meter.measure((content[place : place + _BLOCK] for place in places), _MAX_DEPTH)


class _Meter:
    """Counts what comes out of compressed parts, of one inside another too."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._left = _MAX_INFLATED

    def measure(self, blocks: Iterator[bytes], depth: int) -> None:
        inflated = self._count(_inflate(blocks))
        first = next(inflated, b"")
        if depth and _is_compressed(first[:2]):
            self.measure(itertools.chain((first,), inflated), depth - 1)
        for _ in inflated:
            pass

    def _count(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        for block in blocks:
            self._left -= len(block)
            if self._left < 0:
                detail = f"over {_MAX_INFLATED} bytes when inflated"
                raise SkipError(self._source, "bomb", detail)
            yield block


def _inflate(blocks: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    for block in blocks:
        rest = block
        while rest and not inflater.eof:
            try:
                inflated = inflater.decompress(rest, _BLOCK)
            except zlib.error:
                return
            rest = inflater.unconsumed_tail
            if inflated:
                yield inflated
        if inflater.eof:
            return


def _is_compressed(start: bytes) -> bool:
    """Tell whether bytes begin as zlib begins."""
    return len(start) > 1 and start[0] & 15 == 8 and int.from_bytes(start, "big") % 31 == 0  # noqa: PLR2004


def _open(content: bytes, source: str) -> Handle:
    # Loaded where the first PDF is met: most runs meet none.
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415
    from pypdfium2 import raw as pdfium  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as err:
        is_locked = err.err_code == pdfium.FPDF_ERR_PASSWORD
        raise SkipError(source, "encrypted" if is_locked else "broken", str(err)) from err
    if len(document) > _MAX_PAGES:
        document.close()
        raise SkipError(source, "too_large", f"over {_MAX_PAGES} pages")
    return document


def _read_pages(document: Handle, source: str) -> Iterator[tuple[Line, ...]]:
    left = 2 * LONGEST_TEXT
    for number in range(len(document)):
        page = _open_page(document, number, source)
        lines = tuple(_read_lines(page))
        left -= sum(len(line.text) for line in lines)
        if left < 0:
            raise SkipError(source, "too_large", f"a text of over {LONGEST_TEXT} characters")
        yield lines
        page.close()


def _open_page(document: Handle, number: int, source: str) -> Handle:
    try:
        return document[number]
    # The library's own error is a RuntimeError.
    except RuntimeError as err:
        raise SkipError(source, "broken", f"page {number + 1}: {err}") from err


def _read_lines(page: Handle) -> Iterator[Line]:
    """Give the lines of a page as they were written; parts beside one another are one."""
    text = page.get_textpage()
    n_parts = text.count_rects()
    if n_parts > _MAX_PAGE_LINES or text.count_chars() > _MAX_PAGE_CHARACTERS:
        yield from (
            Line(text=line, left=0, right=0, bottom=0, top=0)
            for line in text.get_text_range().splitlines()
        )
        return
    row: list[tuple[float, float, float, float]] = []
    for rect in (text.get_rect(index) for index in range(n_parts)):
        if row and not _is_beside(row[-1], rect):
            yield _build_line(text, row)
            row = []
        row.append(rect)
    if row:
        yield _build_line(text, row)


def _is_beside(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two boxes (left, bottom, right, top) stand at one height, left to right."""
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    lower = min(one[3] - one[1], other[3] - other[1])
    return overlap > lower / 2 and other[0] > one[0]


def _build_line(text: Handle, row: list[tuple[float, float, float, float]]) -> Line:
    return Line(
        text=" ".join(text.get_text_bounded(*rect).strip() for rect in row),
        left=row[0][0],
        right=max(rect[2] for rect in row),
        bottom=min(rect[1] for rect in row),
        top=max(rect[3] for rect in row),
    )
