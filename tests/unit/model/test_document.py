"""Documents: one article, one id."""

import dataclasses

import pytest

from factory import doc
from jalin.model import DateEvidence, DatePlace, Document, PartialDate, Span

ARTICLE = doc("PT Pindad menandatangani kontrak.", outlet="Warta Nusa")


@pytest.mark.parametrize(
    "changes", [{"name": "b"}, {"source": "arsip/b.html"}, {"author": "Redaksi"}], ids=str
)
def test_moved_document_keeps_its_id(changes: dict[str, str]) -> None:
    """Name, source and author do not change what a document is."""
    assert dataclasses.replace(ARTICLE, **changes).id == ARTICLE.id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "PT Pindad menandatangani kontrak"},
        {"title": "Kontrak"},
        {"outlet": "Warta Lain"},
        {"published": PartialDate.parse("2026-02-06")},
        {"published": None},
    ],
    ids=str,
)
def test_other_content_is_another_document(changes: dict[str, object]) -> None:
    """Text, title, outlet and date make a document what it is."""
    assert dataclasses.replace(ARTICLE, **changes).id != ARTICLE.id  # type: ignore[arg-type]


def test_text_does_not_run_into_the_title() -> None:
    """The same letters parted otherwise over the fields are another document."""
    assert doc("ab", title="c").id != doc("a", title="bc").id


def test_id_is_sixteen_hexadecimal_digits_even_for_broken_letters() -> None:
    """A text with a lone half of a letter pair has an id like any other."""
    identity = doc("rusak \ud800").id
    assert len(identity) == 16
    assert int(identity, 16) >= 0


def test_quote_is_the_slice_with_its_place() -> None:
    """Evidence holds the document, the span and the words there."""
    span = Span(start=3, end=9)
    evidence = ARTICLE.quote(span)
    assert (evidence.document_id, evidence.span, evidence.quote) == (ARTICLE.id, span, "Pindad")


@pytest.mark.parametrize("place", list(DatePlace))
def test_date_evidence_is_read_as_it_is_written(place: DatePlace) -> None:
    """Written as text and read again, evidence is the same, whatever its quote holds."""
    evidence = DateEvidence(place=place, quote="Rabu, 4: Feb\n2026: ")
    assert DateEvidence.parse(str(evidence)) == evidence


def test_evidence_is_no_part_of_a_document_id() -> None:
    """The same article found by another evidence is the same document."""
    document = Document(name="a", text="Isi.")
    evidence = DateEvidence(place=DatePlace.URL, quote="/2026/02/04/")
    assert dataclasses.replace(document, evidence=evidence).id == document.id
