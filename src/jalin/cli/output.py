"""Where output goes: results to stdout, all else to stderr."""

import contextlib
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from typing import NoReturn

import msgspec
from rich.console import RenderableType

from jalin.cli.exits import ExitCode
from jalin.cli.terminal import PlainConsole, make_printable, make_printable_json
from jalin.model import AbortError, PartialDate

# Without a terminal a table gets this width: two columns of text stay readable in a file or mail.
_WIDTH_WITHOUT_TERMINAL = 100
# A terminal may be wider; lines of text longer than this are hard to read.
_WIDEST = 120
# The packages that print help.
_PRINTERS = ("rich.", "typer.")


class OutputError(AbortError):
    """Standard output cannot be written, as where it goes to a disk that is full."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"standard output: cannot be written ({fault})")


class _QuietConsole(PlainConsole):
    def on_broken_pipe(self) -> None:
        leave_closed_pipe()


def print_results(*renderables: RenderableType) -> None:
    """Print tables and text for people on stdout; without a terminal, plain lines of text.

    Raises OutputError.
    """
    # Names from documents may look like markup or emoji codes: text is printed as it stands.
    console = _QuietConsole(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.width = min(console.width, _WIDEST)
        with tell_output_faults():
            for renderable in renderables:
                console.print(renderable)
        return
    console.width = min(_find_width(_WIDTH_WITHOUT_TERMINAL), _WIDEST)
    with tell_output_faults(), console.capture() as capture:
        for renderable in renderables:
            console.print(renderable)
    write_bytes(f"{line.rstrip()}\n".encode() for line in capture.get().splitlines())


def print_json(value: object) -> None:
    """Print a value for programs on stdout: indented JSON with the names of its fields."""
    encoded = make_printable_json(_ENCODER.encode(value))
    write_bytes([msgspec.json.format(encoded, indent=2) + b"\n"])


def print_json_list(encoded: Iterable[bytes]) -> None:
    """Print values that are JSON already as one list, one a line, as they come."""
    before = b"["
    for value in encoded:
        write_bytes([before, b"\n", make_printable_json(value.rstrip())])
        before = b","
    write_bytes([b"[]\n" if before == b"[" else b"\n]\n"])


def write_bytes(chunks: Iterable[bytes]) -> None:
    """Write to stdout as it is, chunk by chunk. Raises OutputError."""
    for chunk in chunks:
        with tell_output_faults():
            sys.stdout.buffer.write(chunk)
    with tell_output_faults():
        sys.stdout.buffer.flush()


@contextlib.contextmanager
def tell_output_faults() -> Iterator[None]:
    """Turn what the system says of stdout into an OutputError; a closed pipe ends the command."""
    try:
        yield
    except BrokenPipeError:
        leave_closed_pipe()
    except OSError as err:
        _drop_output()
        raise OutputError(err.strerror or str(err)) from err


@contextlib.contextmanager
def tell_help_faults() -> Iterator[None]:
    """Do the same for help, which typer prints by itself. Any other OSError passes."""
    try:
        yield
    except OSError as err:
        *_, (frame, _) = traceback.walk_tb(err.__traceback__)
        if not frame.f_globals["__name__"].startswith(_PRINTERS):
            raise
        with tell_output_faults():
            raise


def open_closed_streams() -> None:
    """Open those of the standard streams that are closed, as a nightly job may start a command.

    Otherwise the next file that is opened would take their place, and be printed to.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 (for good)


def print_note(text: str) -> None:
    """Print one line on stderr: a fault, or what a person should know beside the results."""
    try:
        sys.stderr.write(f"jalin: {make_printable(text)}\n")
    except OSError:
        # Nobody can be told; the exit code says what it would have said.
        _point_at_nothing(sys.stderr.fileno())


def leave_closed_pipe() -> NoReturn:
    """End the command without a word: whoever read the output has seen enough."""
    _drop_output()
    raise SystemExit(ExitCode.PIPE_CLOSED)


def _drop_output() -> None:
    """Let go of what could not be written, or Python would complain of it when it closes stdout."""
    _point_at_nothing(sys.stdout.fileno())


def _point_at_nothing(number: int) -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, number)
    os.close(nothing)


def _find_width(default: int) -> int:
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdigit() else default


def _encode(value: object) -> str:
    if isinstance(value, PartialDate):
        return str(value)
    raise NotImplementedError(f"no JSON form for {value!r}")


_ENCODER = msgspec.json.Encoder(enc_hook=_encode, decimal_format="number")
