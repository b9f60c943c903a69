"""Vectors are made for what lacks them, batch by batch."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Document
from jalin.pipeline.meaning import making
from jalin.pipeline.meaning.making import STEP, make_vectors, make_vectors_at
from jalin.store.register import Register
from jalin.text.encoding.meaning import Meaning, embed_document, load_meaning, name_method
from register_factory import Heard, doc, reading

DOCUMENTS = tuple(doc(f"Teks nomor {number}.", name=f"d{number}") for number in range(5))


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    """Load what makes vectors once."""
    return load_meaning()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Open a register of five documents."""
    with Register.open(tmp_path / "jalin.db") as opened:
        for document in DOCUMENTS:
            opened.add(document, reading(document))
        yield opened


def test_every_document_gets_its_vector(register: Register, meaning: Meaning) -> None:
    """That of its text; the observer hears of each."""
    heard = Heard()
    assert make_vectors(register, heard, lambda: meaning) == 5
    kept = {row.document_id: row.vector for row in register.load_vectors()}
    assert kept == {it.id: embed_document(meaning, it) for it in DOCUMENTS}
    names = [("advanced", STEP, it.name) for it in DOCUMENTS]
    assert heard.events == [("started", STEP), *names, ("finished", STEP)]
    assert register.count_vectorless(name_method()) == 0


def test_a_second_run_makes_nothing_and_loads_nothing(register: Register, meaning: Meaning) -> None:
    """What makes vectors is large: who needs none does not wait for it."""

    def refuse() -> Meaning:
        raise AssertionError

    make_vectors(register, Heard(), lambda: meaning)
    heard = Heard()
    assert make_vectors(register, heard, refuse) == 0
    assert heard.events == []


def test_a_killed_run_goes_on(
    register: Register, meaning: Meaning, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batches before stay, and the next run makes the rest."""
    monkeypatch.setattr(making, "_BATCH_SIZE", 2)
    seen: list[Document] = []

    def break_off(_: Meaning, document: Document) -> bytes:
        seen.append(document)
        if len(seen) == 4:
            raise KeyboardInterrupt
        return embed_document(meaning, document)

    with monkeypatch.context() as broken:
        broken.setattr(making, "embed_document", break_off)
        with pytest.raises(KeyboardInterrupt):
            make_vectors(register, Heard(), lambda: meaning)
    assert register.count_vectorless(name_method()) == 3
    assert make_vectors(register, Heard(), lambda: meaning) == 3


def test_what_was_added_since_is_made(register: Register, meaning: Meaning) -> None:
    """A document that was only read anew has its vector already."""
    make_vectors(register, Heard(), lambda: meaning)
    register.add(DOCUMENTS[0], reading(DOCUMENTS[0], reader="newer"))
    more = doc("Teks yang lain.", name="more")
    register.add(more, reading(more))
    assert make_vectors(register, Heard(), lambda: meaning) == 1


def test_vectors_of_another_method_are_made_anew(register: Register, meaning: Meaning) -> None:
    """Other weights tell of other distances."""
    register.clear_vectors("meaning/0")
    register.add_vectors("meaning/0", [], reached=5)
    assert make_vectors(register, Heard(), lambda: meaning) == 5
    assert register.has_vectors_by(name_method())


def test_a_register_is_opened_by_its_address(tmp_path: Path, register: Register) -> None:
    """As the commands ask for it."""
    assert make_vectors_at(tmp_path / "jalin.db", Heard()) == 5
    assert len(register.load_vectors()) == 5
