"""How much memory and time reading takes, measured in a process of its own: nothing else is in it.

`python tests/trust/fuzz/measuring.py NAME MEGABYTES` prints what it measured as JSON.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
# No reader may ever come near it: a child that does is ended.
MOST_BYTES = 4_000_000_000
_MOST_SECONDS = 300
_KILOBYTES_IN_MEGABYTE = 1_000
_SHOWN = 100
_MOST_TOLD = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a child measured: megabytes of input and of growth, seconds, what came of it."""

    input_megabytes: float
    megabytes: float
    seconds: float
    outcome: str


def measure(name: str, size: int) -> Measured:
    """Read a bomb in a child process. Raises AssertionError where it dies."""
    command = [sys.executable, __file__, name, str(size)]
    done = subprocess.run(  # noqa: S603 (own file)
        command, capture_output=True, check=False, timeout=_MOST_SECONDS
    )
    assert done.returncode == 0, f"{name}: {done.returncode} {done.stderr[-600:].decode()}"
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _main(name: str, size: int) -> None:
    sys.path.insert(0, str(TESTS))
    from trust.fuzz.bombs import BOMBS  # noqa: PLC0415 (found by the path set here)

    bomb = BOMBS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{bomb.ending if bomb.ending.startswith('.') else ''}"
        # Another process makes it: what making takes is not counted.
        command = [sys.executable, __file__, "--make", name, str(size), str(path)]
        subprocess.run(command, check=True)  # noqa: S603 (own file)
        read = _find_reader(bomb.ending)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        before, begun = _find_peak(), time.process_time()
        outcome = read(path)
        told = {
            "input_megabytes": round(path.stat().st_size / 1e6, 3),
            "megabytes": round(_find_peak() - before, 1),
            "seconds": round(time.process_time() - begun, 2),
            "outcome": outcome,
        }
    sys.stdout.write(json.dumps(told) + "\n")


def _make(name: str, size: int, path: Path) -> None:
    sys.path.insert(0, str(TESTS))
    from trust.fuzz.bombs import BOMBS  # noqa: PLC0415 (found by the path set here)

    path.write_bytes(BOMBS[name].make(size))


def _find_reader(ending: str) -> Callable[[Path], str]:
    """Give what reads, with all that it needs loaded: only reading is counted."""
    if ending.startswith("."):
        return _load_sources()
    from jalin.model import JalinError  # noqa: PLC0415 (loaded in the child alone)

    read = {"feed": _load_feeds, "truth": _load_truth, "question": _load_questions}[ending]()

    def read_or_tell(path: Path) -> str:
        try:
            return read(path)
        except JalinError as err:
            told = str(err)
        assert len(told) < _MOST_TOLD, "a fault of many pages"
        return told[:_SHOWN]

    return read_or_tell


def _load_sources() -> Callable[[Path], str]:
    from jalin.model import Skipped  # noqa: PLC0415
    from jalin.source import SourceOptions, read_documents  # noqa: PLC0415
    from jalin.text.lexicon import load_lexicon  # noqa: PLC0415

    lexicon, options = load_lexicon(), SourceOptions()

    def read(path: Path) -> str:
        found = read_documents([path], options=options, lexicon=lexicon)
        said = Counter(it.reason if isinstance(it, Skipped) else "document" for it in found)
        return " ".join(f"{count} {reason}" for reason, count in sorted(said.items()))

    with tempfile.TemporaryDirectory() as folder:
        for ending in (".html", ".pdf", ".parquet", ".xlsx"):
            path = Path(folder) / f"a{ending}"
            path.write_bytes(b"%PDF-1.4 x %%EOF" if ending == ".pdf" else b"x")
            read(path)
    return read


def _load_feeds() -> Callable[[Path], str]:
    from feed_contents import listing  # noqa: PLC0415

    listing("https://a.example/1")
    return lambda path: f"{len(listing(path.read_bytes()).entries)} entries"


def _load_truth() -> Callable[[Path], str]:
    from jalin.pipeline.transfer.loading import are_truth, check_truth  # noqa: PLC0415

    return lambda path: f"{are_truth([path])} {check_truth(path)}"


def _load_questions() -> Callable[[Path], str]:
    from jalin.pipeline.searching.question import parse_question  # noqa: PLC0415

    return lambda path: repr(parse_question(path.read_text()))[:_SHOWN]


def _find_peak() -> float:
    """Give the most that this process ever held; what `getrusage` says begins with its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    (told,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(told.split()[1]) / _KILOBYTES_IN_MEGABYTE


if __name__ == "__main__":
    if sys.argv[1] == "--make":
        _make(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        _main(sys.argv[1], int(sys.argv[2]))
