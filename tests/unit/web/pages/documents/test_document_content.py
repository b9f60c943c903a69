"""A document under the marks of its reading."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Promise, Span, Statement
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.store.register import Register
from jalin.web.frame.answering.errors import NothingHereError
from jalin.web.pages.documents.document_content import ASKED, Layer, name_anchor, view_document
from register_factory import SENTENCE, deal, doc, fill, reading

# Only texts of some length are known as copies of one another.
REST = " ".join(f"Bagian ke-{number} mengatur hal nomor {number}." for number in range(40))
TEXT = f"{SENTENCE}\nPabrik rampung pada Juni.\n\n“Kami siap,” kata Sigit.\n{REST}"
PROMISE = Span(start=TEXT.index("Pabrik"), end=TEXT.index("Juni") + 4)
STATEMENT = Span(start=TEXT.index("Kami"), end=TEXT.index(",” kata"))
DOCUMENT = doc(TEXT, name="a", published="2026-02-04")
COPY = doc(TEXT, name="b", published="2026-02-05")
TOLD = reading(
    DOCUMENT,
    deal(),
    promises=[Promise(who="PT Pindad", text=PROMISE.slice(TEXT), span=PROMISE, step="promises/p")],
    statements=[Statement(speaker=None, text=STATEMENT.slice(TEXT), direct=True, span=STATEMENT)],
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a register of one text in two documents."""
    path = tmp_path / "jalin.db"
    with Register.open(path) as register:
        fill(register, (DOCUMENT, TOLD), (COPY, reading(COPY, deal())))
    with Library(path, lambda: dt.date(2026, 7, 1)) as opened:
        yield opened


@pytest.fixture
def visit(library: Library) -> Iterator[Visit]:
    """Visit it."""
    with library.visit() as opened:
        yield opened


def test_the_paragraphs_are_the_text(visit: Visit) -> None:
    """Nothing is lost or doubled where marks begin and end."""
    found = view_document(visit, DOCUMENT.id, None)
    lines = ["".join(segment.text for segment in paragraph) for paragraph in found.paragraphs]
    assert "\n".join(lines) == TEXT
    for paragraph in found.paragraphs:
        for segment in paragraph:
            end = segment.start + len(segment.text)
            assert TEXT[segment.start : end] == segment.text


def test_entries_are_marked_in_the_text(visit: Visit) -> None:
    """The words of a promise lie under its mark, and those alone."""
    found = view_document(visit, DOCUMENT.id, None)
    (promise,) = found.promises
    segments = [it for paragraph in found.paragraphs for it in paragraph]
    marked = "".join(it.text for it in segments if promise.name in it.names)
    assert marked == "Pabrik rampung pada Juni"
    assert found.layers >= {Layer.PROMISE, Layer.STATEMENT}
    assert promise.step == "promises/p"


def test_the_words_that_are_asked_for_tell_what_was_read_there(visit: Visit) -> None:
    """They are marked, and the entries that rest on them are named."""
    found = view_document(visit, DOCUMENT.id, PROMISE)
    assert [it.layer for it in found.asked] == [Layer.PROMISE]
    segments = [it for paragraph in found.paragraphs for it in paragraph]
    assert "".join(it.text for it in segments if ASKED in it.names) == PROMISE.slice(TEXT)


def test_every_cited_place_can_be_led_to(visit: Visit) -> None:
    """Words that another page cites have a name in the text, like those of the reading."""
    cited = Span(start=TEXT.index("Sigit"), end=TEXT.index("Sigit") + 5)
    found = view_document(visit, DOCUMENT.id, None, (cited,))
    assert found.anchors[cited.start] == (name_anchor(cited),)
    assert name_anchor(PROMISE) in found.anchors[PROMISE.start]
    names = [name for names in found.anchors.values() for name in names]
    assert len(names) == len(set(names))


def test_copies_are_named(visit: Visit) -> None:
    """The other document with the same text, not the document itself."""
    found = view_document(visit, DOCUMENT.id, None)
    assert [it.document_id for it in found.copies] == [COPY.id]


def test_a_document_of_later_says_so(library: Library) -> None:
    """On a day before it was published it counts for nothing."""
    with library.visit(dt.date(2026, 2, 4)) as visit:
        assert not view_document(visit, DOCUMENT.id, None).is_later
        assert view_document(visit, COPY.id, None).is_later
        assert view_document(visit, DOCUMENT.id, None).copies == ()


def test_no_such_document_is_told(visit: Visit) -> None:
    """An id that is not there is named."""
    with pytest.raises(NothingHereError, match="ffff"):
        view_document(visit, "ffff", None)
