"""What is done to a text: decoded, cleaned, screened, and everything found in it."""

import datetime as dt
from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise

import msgspec

from jalin.export.readings import encode_reading
from jalin.model import Document, PartialDate
from jalin.read.analyse import analyse_document
from jalin.read.reader import read_document
from jalin.source import decode_reading
from jalin.source.article import find_publication_date
from jalin.source.files.decoding import decode_text
from jalin.text.clean import clean_text
from jalin.text.knowledge import Knowledge, load_grammar, load_knowledge
from jalin.text.screen import Screen, build_screen
from trust.fuzz.seeds import texts as seeds
from trust.fuzz.target import Target
from trust.fuzz.targets.promises import check_reading, check_slices, check_text

_TODAY = dt.date(2026, 2, 5)
_DECLARED = (
    None,
    "utf-8",
    "cp1252",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "big5",
    "utf-7",
    "idna",
    "rot13",
)
_ANCHORS = (None, "2026-02-04", "2026-02", "2026", "0001-01-01", "9999-12-31")


@cache
def _grammar() -> Knowledge:
    return load_grammar()


@cache
def _screen() -> Screen:
    return build_screen(_grammar().lexicon)


@cache
def _network() -> Knowledge:
    return load_knowledge()


def _decode(content: bytes) -> None:
    """Decode bytes: no letter is put in their place, and the text can be kept."""
    declared = _DECLARED[content[0] % len(_DECLARED)] if content else None
    content = content[1:]
    text = decode_text(content, "a.txt", declared=declared)
    msgspec.json.encode(text)
    if declared is None and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00")):
        written = content.decode("utf-8", "ignore")
        assert (
            text.count("\ufffd") <= written.count("\ufffd")
            or b"charset" in content.lower()
            or b"encoding" in content.lower()
        )
    assert decode_text(content, "a.txt", declared=declared) == text


def _clean(content: bytes) -> None:
    """Clean a text and screen it: cleaning has an end, and the screen sees the same in a record."""
    text = _text_of(content)
    lexicon = _grammar().lexicon
    cleaned = clean_text(text, lexicon)
    assert clean_text(cleaned, lexicon) == cleaned, "cleaning again changes it"
    check_text(cleaned.replace("\0", ""), "cleaned")
    find_publication_date(text[:300], lexicon)
    is_wanted = _screen().may_hold_deal(None, cleaned)
    record = msgspec.json.encode({"text": cleaned})
    assert _screen().may_hold_deal_raw(record) or not is_wanted, "the record hides what it tells"
    assert (_screen().explain(None, cleaned).total >= 0) == is_wanted


def _analyse(content: bytes) -> None:
    """Find everything in a text: it stands there, in order, and nothing overlaps that may not."""
    document = _document_of(content)
    found = analyse_document(document, _grammar(), today=_TODAY)
    text = document.text
    check_slices(text, ((it.span, it.text) for it in found.sentences))
    check_slices(text, ((it.span, it.text) for it in found.dates))
    check_slices(text, ((it.span, it.text or "") for it in found.amounts if it.span))
    check_slices(text, ((it.span, it.text) for it in (*found.persons, *found.places)))
    check_slices(text, ((it.span, it.span.slice(text)) for it in found.quotations))
    for run in ([it.span for it in found.sentences], [it.span for it in found.dates]):
        assert all(one.end <= two.start for one, two in pairwise(run))
    assert all(amount.value is None or amount.value >= 0 for amount in found.amounts)
    assert all(it.outer.contains(it.span) for it in found.quotations)
    outside = text
    for sentence in reversed(found.sentences):
        outside = outside[: sentence.span.start] + outside[sentence.span.end :]
    assert not outside.strip(), f"lost between sentences: {outside.strip()[:40]!r}"


def _read(load: Callable[[], Knowledge], content: bytes) -> None:
    """Read a document: all that is read is written there, and it comes back from its line."""
    document = _document_of(content)
    if not document.text.strip():
        return
    reading = read_document(document, load(), today=_TODAY)
    check_reading(reading, document.text)
    line = encode_reading(reading)
    assert line.count(b"\n") == 1
    assert decode_reading(line) == reading, "a reading comes back otherwise"
    assert read_document(document, load(), today=_TODAY) == reading, "read otherwise again"


def _text_of(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _document_of(content: bytes) -> Document:
    """Build a document; the first byte chooses its date, the first line is its title for some."""
    chosen = content[0] if content else 0
    day = _ANCHORS[chosen % len(_ANCHORS)]
    text = _text_of(content[1:])
    title, _, rest = text.partition("\n")
    is_titled = chosen >= 128 and bool(rest.strip())
    return Document(
        name="a",
        text=rest if is_titled else text,
        title=title if is_titled else None,
        published=None if day is None else PartialDate.parse(day),
    )


def _build(load: Callable[[], object], run: Callable[[bytes], None]) -> Callable[[bytes], None]:
    load()
    return run


TARGETS = (
    Target(
        name="encoding",
        build=partial(_build, _grammar, _decode),
        seeds=seeds.make_encoded,
        words=seeds.ENCODING_WORDS,
    ),
    Target(
        name="clean",
        build=partial(_build, _screen, _clean),
        seeds=seeds.make_raw,
        words=seeds.CLEAN_WORDS,
    ),
    Target(
        name="analyse",
        build=partial(_build, _grammar, _analyse),
        seeds=seeds.make_articles,
        words=seeds.TEXT_WORDS,
        is_slow=True,
    ),
    Target(
        name="read",
        build=partial(_build, _grammar, partial(_read, _grammar)),
        seeds=seeds.make_articles,
        words=seeds.TEXT_WORDS,
        is_slow=True,
    ),
    Target(
        name="read_network",
        build=partial(_build, _network, partial(_read, _network)),
        seeds=seeds.make_articles,
        words=seeds.TEXT_WORDS,
        is_slow=True,
    ),
)
