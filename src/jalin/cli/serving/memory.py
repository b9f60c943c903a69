"""Memory that a server is done with goes back to the machine; glibc keeps much of it by itself.

Each state of the register is built anew and the one before it forgotten, by many threads. Where
the library of the system is another, nothing is done.
"""

import ctypes
import functools
from collections.abc import Callable

# mallopt's name for how many heaps there may be: each thread takes from its own, and leaves holes.
_M_ARENA_MAX = -8
_MOST_HEAPS = 2


def limit_heaps() -> None:
    """Let threads that are started from now on share few heaps: they take turns anyway."""
    _find("mallopt")(_M_ARENA_MAX, _MOST_HEAPS)


def give_back() -> None:
    """Give what is free inside the heaps back to the machine."""
    _find("malloc_trim")(0)


@functools.cache
def _find(name: str) -> Callable[..., object]:
    try:
        found: Callable[..., object] = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return lambda *_: None
    return found
