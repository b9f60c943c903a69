"""How a long run hears that it is to end."""

import os
import signal
from contextlib import ExitStack

import pytest

from jalin.cli.stopping import leave_on_term


def test_what_is_open_is_closed_on_sigterm() -> None:
    """The process leaves with the code that a shell gives, through all that is open."""
    before = signal.getsignal(signal.SIGTERM)
    closed: list[str] = []
    opened = ExitStack()
    opened.callback(closed.append, "the register")
    with pytest.raises(SystemExit) as ended, leave_on_term(), opened:
        os.kill(os.getpid(), signal.SIGTERM)
    assert (ended.value.code, closed) == (143, ["the register"])
    assert signal.getsignal(signal.SIGTERM) is before
