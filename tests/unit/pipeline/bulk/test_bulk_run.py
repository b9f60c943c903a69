"""A run over many documents in one process: begun, stopped, gone on with, refused."""

import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from jalin.model import AbortError, Skipped
from jalin.pipeline.bulk.bulk_run import BulkOptions, BulkReport, read_shares, write_outcomes
from jalin.pipeline.bulk.outcome import decode_outcome
from jalin.pipeline.jobs import Intake
from jalin.pipeline.observer import Standing
from register_factory import SENTENCE

TODAY = dt.date(2026, 3, 1)
N_LINES = 12
_PLAIN = BulkOptions()


@dataclass(slots=True)
class Listener:
    """An observer that keeps what it hears."""

    standings: list[Standing] = field(default_factory=list)
    left_out: list[Skipped] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    def started(self, step: str) -> None:
        """Keep that a step begins."""
        self.steps.append(step)

    def moved(self, standing: Standing) -> None:
        """Keep how far the run has come."""
        self.standings.append(standing)

    def skipped(self, skipped: Skipped) -> None:
        """Keep what was left out."""
        self.left_out.append(skipped)

    def finished(self, step: str) -> None:
        """Keep that a step is done."""
        self.steps.append(f"{step} done")


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    """Write an archive: a deal, a broken line, and articles without a deal."""
    records = [{"text": f"Hujan turun di desa {number}.", "outlet": "A"} for number in range(9)]
    lines = [json.dumps(it) for it in [{"text": SENTENCE, "outlet": "A"}, *records]]
    path = tmp_path / "arsip.jsonl"
    path.write_text("\n".join(["rusak", *lines, '{"text": ""}']), "utf-8")
    return Intake(paths=(path,), today=TODAY, fields={})


def _stop_after(listener: Listener, count: int) -> Callable[[], bool]:
    return lambda: len(listener.standings) >= count


def _write(intake: Intake, output: Path, options: BulkOptions = _PLAIN) -> BulkReport:
    return write_outcomes(intake, output, options, Listener())


def test_every_item_is_a_line(intake: Intake, tmp_path: Path) -> None:
    """Read, heard and skipped items stand in the order of the input, and are counted."""
    output, listener = tmp_path / "hasil.jsonl", Listener()
    report = write_outcomes(intake, output, BulkOptions(), listener)
    kinds = [decode_outcome(it).kind.value for it in output.read_bytes().splitlines()]
    assert kinds == ["skipped", "read", *["heard"] * 9, "skipped"]
    assert (report.items, report.read, report.relevant, report.heard) == (N_LINES, 1, 1, 9)
    assert report.skipped.total() == len(listener.left_out) == 2
    assert listener.steps == ["read", "read done"]
    assert listener.standings[-1].done == N_LINES


def test_documents_without_a_deal_can_be_kept(intake: Intake, tmp_path: Path) -> None:
    """With `keep_all` nothing is only heard."""
    report = _write(intake, tmp_path / "hasil.jsonl", BulkOptions(keep_all=True))
    assert (report.read, report.relevant, report.heard) == (10, 1, 0)


@pytest.mark.parametrize("count", [1, 11])
def test_a_stopped_run_goes_on(intake: Intake, tmp_path: Path, count: int) -> None:
    """Stopped after some items and gone on with, the output is that of an unbroken run."""
    whole, parts, listener = tmp_path / "utuh.jsonl", tmp_path / "bagian.jsonl", Listener()
    _write(intake, whole)
    options = BulkOptions(is_stopped=_stop_after(listener, count))
    stopped = write_outcomes(intake, parts, options, listener)
    assert (stopped.items, stopped.is_finished) == (count, False)
    resumed = _write(intake, parts)
    assert (resumed.items, resumed.before, resumed.is_finished) == (N_LINES, count, True)
    assert parts.read_bytes() == whole.read_bytes()


def test_a_finished_run_does_nothing(intake: Intake, tmp_path: Path) -> None:
    """Called again, it reads nothing and reports the same."""
    output, listener = tmp_path / "hasil.jsonl", Listener()
    first = _write(intake, output)
    again = write_outcomes(intake, output, BulkOptions(), listener)
    assert (again.items, again.before, again.skipped) == (N_LINES, N_LINES, first.skipped)
    assert not listener.steps


def test_a_changed_archive_is_another_command(intake: Intake, tmp_path: Path) -> None:
    """What was begun on other files is not gone on with; `restart` begins anew."""
    output = tmp_path / "hasil.jsonl"
    _write(intake, output)
    with intake.paths[0].open("a", encoding="utf-8") as file:
        file.write('\n{"text": "Hujan lagi."}')
    with pytest.raises(AbortError, match="have changed"):
        _write(intake, output)
    assert _write(intake, output, BulkOptions(restart=True)).items == N_LINES + 1


def test_a_run_keeps_its_day(intake: Intake, tmp_path: Path) -> None:
    """Where no day is asked for, a run goes on as of the day on which it was begun."""
    output = tmp_path / "hasil.jsonl"
    _write(intake, output)
    tomorrow = replace(intake, today=dt.date(2026, 3, 2))
    assert _write(tomorrow, output, BulkOptions(is_day_told=False)).is_finished
    with pytest.raises(AbortError, match="--today"):
        _write(tomorrow, output)


def test_standard_input_cannot_be_gone_on_with(tmp_path: Path) -> None:
    """What came from standard input is gone; only a restart takes it in again."""
    output = tmp_path / "hasil.jsonl"

    def build() -> Intake:
        stdin = io.BytesIO(b'{"text": "Hujan."}\n')
        return Intake(paths=(Path("-"),), today=TODAY, fields={}, stdin=stdin)

    _write(build(), output)
    with pytest.raises(AbortError, match="standard input"):
        _write(build(), output)
    assert _write(build(), output, BulkOptions(restart=True)).items == 1


def test_readings_come_without_an_output(intake: Intake) -> None:
    """Every document gives one reading, also where it tells no deal; skips are counted apart."""
    shares = list(read_shares(intake, BulkOptions(), whole=False))
    readings = [json.loads(line) for share in shares for line in share.lines.splitlines()]
    assert [it["relevant"] for it in readings] == [True, *[False] * 9]
    assert sum(len(share.skipped) for share in shares) == 2
