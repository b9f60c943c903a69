"""The vectors of documents on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.store.register import Register
from jalin.store.vectors.vectors import VectorRow
from register_factory import doc, reading

METHOD = "meaning/1"
DOCUMENTS = tuple(doc(f"Teks {name}.", name=name) for name in "abc")


@pytest.fixture(params=("sqlite", "postgresql"))
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    """Open a new register of three documents on each engine."""
    if request.param == "sqlite":
        address = str(tmp_path / "jalin.db")
    else:
        address = str(request.getfixturevalue("postgres_url"))
    with Register.open(address) as opened:
        for document in DOCUMENTS:
            opened.add(document, reading(document))
        yield opened


def row(document_id: str, *numbers: int, day: int = 0) -> VectorRow:
    """Build a vector of bytes."""
    return VectorRow(
        document_id=document_id, day=day, vector=bytes(number % 256 for number in numbers)
    )


def test_what_is_kept_comes_back(register: Register) -> None:
    """Byte for byte, in the order of ids."""
    rows = [row(it.id, 0, -127, 127, 10, day=n) for n, it in enumerate(DOCUMENTS)]
    register.clear_vectors(METHOD)
    assert register.add_vectors(METHOD, rows, reached=3)
    assert register.load_vectors() == tuple(sorted(rows, key=lambda it: it.document_id))


def test_documents_are_vectorless_until_they_were_looked_at(register: Register) -> None:
    """The oldest reading first, so many at a time; each one is found until it is behind."""
    register.clear_vectors(METHOD)
    first, second = register.find_vectorless(2)
    assert [it.document.name for it in (first, second)] == ["a", "b"]
    assert first.document == DOCUMENTS[0]
    register.add_vectors(METHOD, [row(first.document_id, 1)], first.sequence)
    assert [it.document.name for it in register.find_vectorless(9)] == ["b", "c"]
    assert register.count_vectorless(METHOD) == 2
    assert register.list_vectored(it.id for it in DOCUMENTS) == {first.document_id}


def test_a_document_that_is_read_anew_keeps_its_vector(register: Register) -> None:
    """Its text is the same: what another makes of it at the same time is not kept twice."""
    register.clear_vectors(METHOD)
    register.add_vectors(METHOD, [row(DOCUMENTS[0].id, 1)], reached=1)
    register.add_vectors(METHOD, [row(DOCUMENTS[0].id, 2), row(DOCUMENTS[1].id, 3)], reached=2)
    kept = {it.document_id: it.vector for it in register.load_vectors()}
    assert kept == {DOCUMENTS[0].id: b"\x01", DOCUMENTS[1].id: b"\x03"}


def test_what_is_reached_never_goes_back(register: Register) -> None:
    """Two who make vectors at once end in any order."""
    register.clear_vectors(METHOD)
    register.add_vectors(METHOD, [], reached=3)
    register.add_vectors(METHOD, [], reached=1)
    assert register.find_vectorless(9) == ()


def test_another_method_begins_anew(register: Register) -> None:
    """Its vectors cannot be compared with those before; who still makes those keeps none."""
    register.clear_vectors(METHOD)
    register.add_vectors(METHOD, [row(DOCUMENTS[0].id, 1)], reached=3)
    register.clear_vectors("meaning/2")
    assert register.has_vectors_by("meaning/2")
    assert register.load_vectors() == ()
    assert len(register.find_vectorless(9)) == 3
    assert not register.add_vectors(METHOD, [row(DOCUMENTS[0].id, 1)], reached=3)
    assert register.load_vectors() == ()


def test_without_vectors_every_document_lacks_one(register: Register) -> None:
    """A new register has those of no method."""
    assert not register.has_vectors_by(METHOD)
    assert register.count_vectorless(METHOD) == 3


def test_a_batch_is_kept_whole_or_not_at_all(register: Register) -> None:
    """A fault in the middle leaves nothing behind, and the documents are still vectorless."""
    register.clear_vectors(METHOD)

    def break_off() -> None:
        with register.deriving():
            register.add_vectors(METHOD, [row(DOCUMENTS[0].id, 1)], reached=3)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert register.load_vectors() == ()
    assert len(register.find_vectorless(9)) == 3


def test_new_vectors_are_another_revision(register: Register) -> None:
    """What a search by meaning finds is otherwise then."""
    before = register.fingerprint()
    register.clear_vectors(METHOD)
    cleared = register.fingerprint()
    register.add_vectors(METHOD, [row(DOCUMENTS[0].id, 1)], reached=1)
    assert len({before, cleared, register.fingerprint()}) == 3


def test_vectors_are_in_no_dump(register: Register) -> None:
    """They follow from the texts, and another machine may make them a little otherwise."""
    before = list(register.dump())
    register.clear_vectors(METHOD)
    register.add_vectors(METHOD, [row(DOCUMENTS[0].id, 1)], reached=1)
    assert list(register.dump()) == before


@pytest.mark.parametrize(("length", "n_found"), [(16, 1), (6, 1), (0, 2)])
def test_documents_are_found_by_the_start_of_their_id(
    register: Register, length: int, n_found: int
) -> None:
    """So many as are wanted, in order; a sign of a pattern is a letter like others."""
    prefix = DOCUMENTS[0].id[:length]
    found = register.find_document_ids(prefix)
    assert len(found) == n_found
    assert all(it.startswith(prefix) for it in found)
    assert register.find_document_ids("%") == ()
