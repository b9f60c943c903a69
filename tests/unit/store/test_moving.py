"""Everything that is kept goes out, and comes in beside what is there."""

import pytest

from jalin.model import Document
from jalin.model.truth import KeptDocument, KeptText
from jalin.store.codec import encode_reading
from jalin.store.moving import find_later
from jalin.store.register import Register
from register_factory import doc, reading


def kept(document: Document, *readers: str) -> KeptDocument:
    """Build a document with a reading by each reader, the last one current."""
    texts = [
        KeptText(reader=it, json=encode_reading(reading(document, reader=it))) for it in readers
    ]
    return KeptDocument(document=document, readings=tuple(texts))


def list_readers(register: Register, document: Document) -> list[str]:
    """List who read a document, the current reader last."""
    (found,) = (it for it in register.kept_documents() if it.document.id == document.id)
    return [it.reader for it in found.readings]


@pytest.mark.parametrize(
    ("own", "told", "later"),
    [
        ([], ["jalin/3", "jalin/4"], {"jalin/3", "jalin/4"}),
        (["jalin/4"], ["jalin/3", "jalin/4"], set()),
        (["jalin/3"], ["jalin/3", "jalin/4"], {"jalin/4"}),
        (["jalin/4"], ["jalin/4", "jalin/3"], {"jalin/3"}),
        (["jalin/3", "jalin/4"], ["jalin/4", "jalin/3"], set()),
        (["jalin/9"], ["jalin/10"], {"jalin/10"}),
        (["jalin/4"], ["jalin/3", "other/9", "unnamed"], set()),
    ],
)
def test_a_reading_is_later_only_where_that_is_known(
    own: list[str], told: list[str], later: set[str]
) -> None:
    """By the order elsewhere where the current reading is in it, else by the version."""
    assert find_later(own, told) == later


def test_documents_come_out_with_all_readings(register: Register) -> None:
    """In the order of ids, readings in the order in which they were added."""
    documents = [doc(text) for text in "cab"]
    register.add_kept(kept(it, "test/2", "test/1") for it in documents)
    found = list(register.kept_documents())
    assert [it.document.id for it in found] == sorted(it.id for it in documents)
    assert {tuple(each.reader for each in it.readings) for it in found} == {("test/2", "test/1")}


def test_what_is_not_later_becomes_history(register: Register) -> None:
    """The current reading stays so, the document is not behind, and the order of others is kept."""
    register.add(doc(), reading(doc(), reader="test/3"))
    register.clear_pending(row.sequence for row in register.pending())
    register.add_kept([kept(doc(), "test/1", "test/2")])
    assert list_readers(register, doc()) == ["test/1", "test/2", "test/3"]
    assert register.pending() == ()


def test_what_is_later_becomes_current(register: Register) -> None:
    """The document is then behind, once."""
    register.add(doc(), reading(doc(), reader="test/1"))
    register.clear_pending(row.sequence for row in register.pending())
    register.add_kept([kept(doc(), "test/1", "test/2", "test/3")])
    assert list_readers(register, doc()) == ["test/1", "test/2", "test/3"]
    assert [row.document_id for row in register.pending()] == [doc().id]


def test_readings_that_are_added_later_are_current(register: Register) -> None:
    """After history came in, a new reading is still the last one."""
    register.add(doc(), reading(doc(), reader="test/3"))
    register.add_kept([kept(doc(), "test/1")])
    register.add(doc(), reading(doc(), reader="test/4"))
    assert list_readers(register, doc()) == ["test/1", "test/3", "test/4"]


def test_what_is_there_is_not_added_again(register: Register) -> None:
    """A second time nothing is added, also in one go."""
    for _ in range(2):
        register.add_kept([kept(doc(), "test/1"), kept(doc(), "test/1")])
    assert (register.count_truth().documents, register.count_truth().readings) == (1, 1)


def test_a_document_bears_the_first_of_its_names(register: Register) -> None:
    """As it does where it comes under several names otherwise."""
    for name in ("b", "a", "c"):
        document = Document(name=name, text="Nota.")
        register.add_kept([kept(document, "test/1")])
    ((document, _),) = register.current()
    assert document.name == "a"
