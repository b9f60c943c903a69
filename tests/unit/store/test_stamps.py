"""By what others notice that a register was written to."""

import datetime as dt
from collections.abc import Callable

import pytest

from jalin.model import Heard, Skipped
from jalin.store.register import Register
from register_factory import deal, doc, reading

DOCUMENT = doc()
TOLD = reading(DOCUMENT, deal())
CHANGES: tuple[Callable[[Register], object], ...] = (
    lambda it: it.add(DOCUMENT, TOLD),
    lambda it: it.add_skipped(Skipped(source="a", reason="no_text", detail="")),
    lambda it: it.add_heard(
        Heard(outlet="Antara", day=dt.date(2026, 1, 1), source="f", documents=1)
    ),
    lambda it: it.add_judgement("0" * 16, "2026-01-01T00:00:00Z", "{}"),
    lambda it: it.set_deriver("another"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_written_changes_both(
    register: Register, change: Callable[[Register], object]
) -> None:
    """The stamp and the fingerprint are others after any change of the content."""
    before = register.stamp(), register.fingerprint()
    change(register)
    after = register.stamp(), register.fingerprint()
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_looking_changes_neither(register: Register) -> None:
    """To ask is no change."""
    before = register.stamp(), register.fingerprint()
    assert register.count() == 0
    assert (register.stamp(), register.fingerprint()) == before


def test_what_others_write_is_seen(address: str, register: Register) -> None:
    """Another connection, as of another process, changes stamp and fingerprint of this one."""
    before = register.stamp(), register.fingerprint()
    with Register.open(address) as other:
        other.add(DOCUMENT, TOLD)
    assert register.stamp() != before[0]
    assert register.fingerprint() != before[1]


def test_registers_of_one_history_have_one_fingerprint(register: Register, address: str) -> None:
    """It says what is there, not who asks."""
    register.add(DOCUMENT, TOLD)
    with Register.open(address) as other:
        assert other.fingerprint() == register.fingerprint()
