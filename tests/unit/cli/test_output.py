"""Output that nobody takes: told in a line, or not at all, and never by a traceback."""

import errno
import io
import os
import sys

import pytest

from jalin.cli import output
from jalin.cli.output import (
    OutputError,
    open_closed_streams,
    print_json,
    print_note,
    print_results,
    tell_help_faults,
)


class Full(io.TextIOWrapper):
    """A stream that leads to a full disk."""

    def __init__(self) -> None:
        super().__init__(open("/dev/full", "wb", buffering=0), write_through=True)  # noqa: PTH123, SIM115


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Keep the streams of the test itself; give those that were pointed at nothing."""
    numbers: list[int] = []
    monkeypatch.setattr(output, "_point_at_nothing", numbers.append)
    return numbers


@pytest.mark.parametrize("say", [print_results, print_json])
def test_what_cannot_be_printed_ends_the_run(
    say: object, dropped: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system says is told, and the stream is let go."""
    with Full() as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(OutputError, match="standard output: cannot be written"):
            say("Halo")  # type: ignore[operator]
        assert dropped == [full.fileno()]


def test_a_note_that_nobody_can_be_told_is_left_unsaid(
    dropped: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is worth more than the words."""
    with Full() as full:
        monkeypatch.setattr(sys, "stderr", full)
        print_note("Halo")
        assert dropped == [full.fileno()]


def test_a_fault_of_anything_else_is_no_fault_of_the_output() -> None:
    """Only what printers of help raise is taken for one of standard output."""
    with pytest.raises(OSError, match="No space"), tell_help_faults():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_streams_that_are_closed_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that was started without them reads nothing and prints into the void."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    open_closed_streams()
    with sys.stdin, sys.stdout, sys.stderr:
        assert sys.stdin.read() == ""
        print_note("Halo")
        print_results("Halo")
