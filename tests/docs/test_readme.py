"""The README says what the program does: its commands run, its output and figures are real.

Where the reader has become another, `.venv/bin/python tests/readme.py` writes both anew.
"""

import glob
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from command import Outcome
from handbook import ROOT, find_commands, find_fences, read_page
from jalin.cli import main
from readme import TODAY, build_figures, find_block

PAGE = read_page("README.md")
COMMANDS = list(find_commands(PAGE))

# The network rounds its last digits otherwise on another processor.
_LEAST_SAME = 0.7
_MOST_APART = 0.15
RunLine = Callable[[str], Outcome]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> RunLine:
    """Run a line as in a clone: its folders are here, and what is written stays here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JALIN_TODAY", str(TODAY))
    monkeypatch.delenv("JALIN_REGISTER", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    for folder in ("src", "tests"):
        Path(folder).symlink_to(ROOT / folder)

    def run_line(line: str) -> Outcome:
        words = shlex.split(line)[1:]
        arguments = [it for word in words for it in sorted(glob.glob(word)) or [word]]  # noqa: PTH207 (as a shell does)
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capfdbinary.readouterr()
        return Outcome(code=int(ended.value.code or 0), out=out.decode(), err=err.decode())

    return run_line


def test_the_commands_run_one_after_another(run: RunLine) -> None:
    """Each command, in the order of the page, prints something and ends with exit code 0."""
    assert len(COMMANDS) == 5
    for line in COMMANDS:
        outcome = run(line)
        assert (line, outcome.code, outcome.err) == (line, 0, "")
        assert outcome.out
    assert "0 added" in run(COMMANDS[0]).out


def test_the_excerpt_of_the_demo_is_real(run: RunLine) -> None:
    """The excerpt is printed by the demo, but for what another processor rounds otherwise."""
    (excerpt,) = find_fences(find_block(PAGE, "demo"), "text")
    printed = set(_forget_seconds(run("jalin demo").out).splitlines())
    lines = [it for it in _forget_seconds(excerpt).splitlines() if it.strip() not in {"", "…"}]
    assert len(lines) > 20
    assert sum(line in printed for line in lines) >= _LEAST_SAME * len(lines)


def test_the_figures_are_those_of_the_reader() -> None:
    """The table of figures is what the evaluation says, but for a record or two."""
    told, measured = (
        [float(cell) for cell in re.findall(r"\d\.\d\d", block)]
        for block in (find_block(PAGE, "figures"), build_figures())
    )
    assert len(told) == len(measured) > 20
    assert max(abs(a - b) for a, b in zip(told, measured, strict=True)) <= _MOST_APART


def test_the_targets_of_make_exist() -> None:
    """Each `make` of the README and of CONTRIBUTING.md is a target."""
    targets = set(re.findall(r"^(\w+):", read_page("Makefile"), re.MULTILINE))
    named = re.findall(
        r"\bmake (\w+)`?$|`make (\w+)`", PAGE + read_page("CONTRIBUTING.md"), re.MULTILINE
    )
    assert {one or other for one, other in named} <= targets


def _forget_seconds(text: str) -> str:
    """Drop how long the run took."""
    return re.sub(r"[\d.]+ s\.$", "s.", text, flags=re.MULTILINE)
