"""The register as a whole: opening it, transactions, its dump."""

from dataclasses import replace

import pytest

from jalin.model import Skipped
from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from jalin.store.schema import NEWEST_VERSION
from postgres import new_schema
from register_factory import deal, doc, reading
from store_factory import day_row


def add_and_fail(register: Register, error: BaseException) -> None:
    """Add a document in a transaction that fails afterwards."""
    with register.transaction():
        register.add(doc("dua"), reading(doc("dua")))
        raise error


def fill(register: Register, order: int) -> None:
    """Add the same things in one order or the other."""
    documents = [doc("satu", published="2026-02"), doc("dua « ✓", name='"b"\\')]
    for document in documents[::order]:
        register.add(document, reading(document, deal()))
    register.add_skipped(Skipped(source="a.txt", reason="empty"))
    register.add_judgement("j1", "2026-02-01", "{}")
    register.insert([replace(day_row("d", place="Bandung, {Jawa}"), reached=None)])


def test_a_broken_batch_leaves_nothing(register: Register) -> None:
    """A transaction that ends in an exception keeps none of its documents."""
    with pytest.raises(KeyboardInterrupt):
        add_and_fail(register, KeyboardInterrupt())
    assert list(register.dump()) == []
    assert register.pending() == ()


def test_a_broken_part_leaves_the_rest_of_its_batch(register: Register) -> None:
    """A document that fails inside a batch is undone alone."""
    with register.transaction():
        register.add(doc("satu"), reading(doc("satu")))
        with pytest.raises(ZeroDivisionError):
            add_and_fail(register, ZeroDivisionError())
    assert [document.text for document, _ in register.current()] == ["satu"]


def test_a_register_opens_again(address: str) -> None:
    """What was kept is there when the register is opened the next time."""
    with Register.open(address) as register:
        register.add(doc(), reading(doc()))
    with Register.open(address, create=False) as register:
        assert len(list(register.current())) == 1
        assert len(register.pending()) == 1


def test_a_missing_register_is_told(address: str) -> None:
    """Where none may be made, a missing register is an error that says what to do."""
    for _ in range(2):
        with pytest.raises(RegisterError, match="jalin add"):
            Register.open(address, create=False)


def test_a_newer_schema_is_refused(address: str) -> None:
    """A register of a later Jalin is not touched."""
    with Register.open(address) as register:
        record = (NEWEST_VERSION + 1, "later")
        register._database.fetch("INSERT INTO schema_version VALUES (?, ?)", record)  # noqa: SLF001
    with pytest.raises(RegisterError, match="newer Jalin"):
        Register.open(address)


def test_equal_registers_have_equal_dumps(address: str, postgres_server: str) -> None:
    """The same truth and rows on any engine, added in any order, are dumped as the same lines."""
    with (
        new_schema(postgres_server) as url,
        Register.open(address) as one,
        Register.open(url) as other,
    ):
        fill(one, 1)
        fill(other, -1)
        dumped = list(one.dump())
        assert dumped == list(other.dump())
        assert len(dumped) == 7
        assert len(list(one.dump(derived_only=True))) == 1


def test_who_reads_sees_one_state(address: str) -> None:
    """What another writes meanwhile is not seen before the end."""
    with Register.open(address) as reader, Register.open(address) as writer:
        reader.add(doc("satu"), reading(doc("satu")))
        with reader.reading():
            assert reader.count() == 1
            writer.add(doc("dua"), reading(doc("dua")))
            assert reader.count() == 1
        assert reader.count() == 2
