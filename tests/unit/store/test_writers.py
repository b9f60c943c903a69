"""Several processes that use one register at the same time, and one that is killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from jalin.store.register import Register
from register_factory import doc, reading

TESTS = Path(__file__).parents[2]
N_DOCUMENTS = 50
# Every writer has half of its documents in common with the next, in its own order.
WRITE = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
from jalin.store.register import Register
from register_factory import doc, reading
address, writer, order = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
texts = [f"berita {{writer * {N_DOCUMENTS // 2} + number}}" for number in range({N_DOCUMENTS})]
with Register.open(address) as register:
    for start in range(0, {N_DOCUMENTS}, 10):
        with register.transaction():
            for text in texts[::order][start : start + 10]:
                register.add(doc(text), reading(doc(text)))
"""
HANG = f"""
import sys, time
sys.path.insert(0, {str(TESTS)!r})
from jalin.store.register import Register
from register_factory import doc, reading
from store_factory import deal_row
with Register.open(sys.argv[1]) as register, getattr(register, sys.argv[2])():
    register.add(doc("satu"), reading(doc("satu")))
    register.insert([deal_row("a")])
    print("here", flush=True)
    time.sleep(60)
"""


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start another process that uses the register."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own)


def test_several_writers_lose_nothing_and_double_nothing(address: str) -> None:
    """Four processes with overlapping documents, half of them backwards, keep each once."""
    orders = ("1", "-1", "1", "-1")
    writers = [start(WRITE, address, str(n), order) for n, order in enumerate(orders)]
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    with Register.open(address, create=False) as register:
        texts = sorted(document.text for document, _ in register.current())
        n_texts = N_DOCUMENTS // 2 * 5
        assert texts == sorted(f"berita {number}" for number in range(n_texts))
        assert len(register.pending()) == len({it.sequence for it in register.snapshot()})
        assert len(register.pending()) == n_texts


@pytest.mark.parametrize("block", ["transaction", "deriving"])
def test_a_killed_process_leaves_nothing_half(address: str, block: str) -> None:
    """What it had not finished is gone, and others go on at once."""
    Register.open(address).close()
    process = start(HANG, address, block)
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    process.kill()
    process.communicate(timeout=20)
    with Register.open(address, create=False) as register:
        assert list(register.dump()) == []
        assert register.pending() == ()
        with register.transaction(), register.deriving():
            assert register.add(doc("satu"), reading(doc("satu")))
