"""The real command, run in this process: what it prints and how it ends."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from command import Outcome, Run
from jalin.cli import main
from jalin.pipeline.jobs import Intake, add_intake, find_all_samples
from register_factory import Heard

TODAY = dt.date(2026, 3, 1)


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Run `jalin` in an empty folder on a fixed day, output captured."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JALIN_TODAY", str(TODAY))
    monkeypatch.setenv("COLUMNS", "100")
    for setting in ("JALIN_ALLOW_LOOPBACK", "JALIN_REGISTER", "JALIN_REVIEWER"):
        monkeypatch.delenv(setting, raising=False)

    def run_command(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(code=int(ended.value.code or 0), out=out.decode(), err=err.decode())

    return run_command


@pytest.fixture(scope="session")
def sample_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a register with all sample articles, once for all tests."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    add_intake(path, Intake(paths=find_all_samples(), today=TODAY, fields={}), Heard())
    return path


@pytest.fixture
def filled(run: Run, tmp_path: Path, sample_register: Path) -> Run:
    """Run `jalin` beside a register of the sample articles."""
    shutil.copy(sample_register, tmp_path / "jalin.db")
    return run
