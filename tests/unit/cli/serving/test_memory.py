"""A server gives memory back that it is done with."""

import platform
from pathlib import Path

import pytest

from jalin.cli.serving.memory import give_back, limit_heaps

# Too large for the allocator of Python, too small to be given back one by one.
_PIECE, _PIECES, _KEPT = 4_000, 20_000, 100


def _find_resident() -> int:
    """Find how many bytes of this process are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps so much")
def test_what_is_free_between_what_is_kept_is_given_back() -> None:
    """A few pieces that are still needed hold nothing else."""
    limit_heaps()
    pieces = [bytes(_PIECE) for _ in range(_PIECES)]
    kept = pieces[::_KEPT]
    del pieces
    before = _find_resident()
    give_back()
    assert before - _find_resident() > _PIECE * _PIECES // 2
    assert len(kept) == _PIECES // _KEPT
