"""Where output goes: results to stdout, all else to stderr."""

import os
import sys
from collections.abc import Iterable
from typing import NoReturn

import msgspec
from rich.console import Console, RenderableType

from jalin.cli.exits import ExitCode
from jalin.model import PartialDate

# Without a terminal a table gets this width: two columns of text stay readable in a file or mail.
_WIDTH_WITHOUT_TERMINAL = 100
# A terminal may be wider; lines of text longer than this are hard to read.
_WIDEST = 120


class _QuietConsole(Console):
    def on_broken_pipe(self) -> None:
        leave_closed_pipe()


def print_results(*renderables: RenderableType) -> None:
    """Print tables and text for people on stdout; without a terminal, plain lines of text."""
    # Names from documents may look like markup or emoji codes: text is printed as it stands.
    console = _QuietConsole(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.width = min(console.width, _WIDEST)
        for renderable in renderables:
            console.print(renderable)
        return
    console.width = min(_find_width(_WIDTH_WITHOUT_TERMINAL), _WIDEST)
    with console.capture() as capture:
        for renderable in renderables:
            console.print(renderable)
    write_bytes(f"{line.rstrip()}\n".encode() for line in capture.get().splitlines())


def print_json(value: object) -> None:
    """Print a value for programs on stdout: indented JSON with the names of its fields."""
    write_bytes([msgspec.json.format(_ENCODER.encode(value), indent=2) + b"\n"])


def print_json_list(encoded: Iterable[bytes]) -> None:
    """Print values that are JSON already as one list, one a line, as they come."""
    before = b"["
    for value in encoded:
        write_bytes([before, b"\n", value.rstrip()])
        before = b","
    write_bytes([b"[]\n" if before == b"[" else b"\n]\n"])


def write_bytes(chunks: Iterable[bytes]) -> None:
    """Write to stdout as it is, chunk by chunk."""
    try:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        leave_closed_pipe()


def print_note(text: str) -> None:
    """Print one line on stderr: a fault, or what a person should know beside the results."""
    sys.stderr.write(f"jalin: {text}\n")


def leave_closed_pipe() -> NoReturn:
    """End the command without a word: whoever read the output has seen enough.

    Standard output is pointed at nothing first, or Python would complain when it closes it.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(ExitCode.PIPE_CLOSED)


def _find_width(default: int) -> int:
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdigit() else default


def _encode(value: object) -> str:
    if isinstance(value, PartialDate):
        return str(value)
    raise NotImplementedError(f"no JSON form for {value!r}")


_ENCODER = msgspec.json.Encoder(enc_hook=_encode, decimal_format="number")
