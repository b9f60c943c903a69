"""One document in, one reading out."""

import pytest

from factory import TODAY, doc, knowledge, read
from jalin.model import Reading
from jalin.read.reader import READER, read_document

DEAL = "PT Nusa Karya dan PT Borneo Jaya menandatangani kontrak."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "Panen padi tahun ini baik, kata Budi Santoso, petani dari Desa Alfa.",
        "PT Nusa Karya akan membangun pabrik pada 2027.",
        "Kolaborasi itu baik bagi semua orang di kota ini.",
    ],
)
def test_document_without_a_deal_gives_an_empty_reading(text: str) -> None:
    """No deal: only name, date and verdict, whatever else the text says."""
    document = doc(text)
    assert read_document(document, knowledge(), today=TODAY) == Reading(
        doc_id="a",
        relevant=False,
        published=document.published,
        document_id=document.id,
        reader=READER,
    )


def test_reading_tells_document_and_reader() -> None:
    """A reading can be traced to the article and to the reader's version."""
    reading = read(DEAL)
    assert (reading.doc_id, reading.document_id) == ("a", doc(DEAL).id)
    assert reading.reader == READER
    assert reading.relevant


def test_missing_publication_date_stays_missing() -> None:
    """No date is guessed for an article that has none."""
    assert read(DEAL, published=None).published is None


def test_document_with_a_deal_brings_all_that_it_says() -> None:
    """People, relations, statements and promises are read beside the deal."""
    reading = read(
        f"{DEAL} PT Nusa Karya merupakan anak usaha Thales. “Kami senang,” kata Direktur Utama "
        "PT Borneo Jaya Budi Santoso. PT Borneo Jaya akan membangun pabrik pada 2027."
    )
    assert [person.name for person in reading.people] == ["Budi Santoso"]
    assert len(reading.relations) == 1
    assert [statement.speaker for statement in reading.statements] == ["Budi Santoso"]
    assert [str(promise.due) for promise in reading.promises] == ["2027"]


def test_same_document_gives_the_same_reading() -> None:
    """Reading twice gives equal readings."""
    assert read(DEAL) == read(DEAL)
