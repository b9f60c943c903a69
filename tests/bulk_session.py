"""One session of a bulk run in a process of its own, for tests that kill it."""

import datetime as dt
import signal
import subprocess
import sys
import time
from pathlib import Path

from jalin.pipeline.bulk.bulk_run import BulkOptions, write_outcomes
from jalin.pipeline.jobs import Intake
from jalin.pipeline.observer import Standing

# After each batch a session waits: who is to kill it may be held up by other work of the machine.
_PAUSE_SECONDS = 0.1


class Slow:
    """An observer that tells nobody and takes its time."""

    def started(self, step: str) -> None:
        """Pass over that a step begins."""

    def moved(self, _: Standing) -> None:
        """Wait, however far the run has come."""
        time.sleep(_PAUSE_SECONDS)

    def skipped(self, skipped: object) -> None:
        """Pass over what is left out."""

    def finished(self, step: str) -> None:
        """Pass over that a step is done."""


def start_session(archive: Path, output: Path) -> subprocess.Popen[bytes]:
    """Start a session that reads an archive in two processes, a checkpoint at every batch."""
    return subprocess.Popen([sys.executable, __file__, str(archive), str(output)])  # noqa: S603


def kill_at(session: subprocess.Popen[bytes], output: Path, size: int, *, limit_s: float) -> int:
    """Kill a session as soon as its output has a size; give its exit code."""
    end = time.monotonic() + limit_s
    while session.poll() is None and time.monotonic() < end:
        if output.exists() and output.stat().st_size >= size:
            session.send_signal(signal.SIGKILL)
            break
        time.sleep(0.002)
    return session.wait(limit_s)


def main(archive: str, output: str) -> None:
    """Run one session."""
    intake = Intake(paths=(Path(archive),), today=dt.date(2026, 3, 1), fields={})
    write_outcomes(intake, Path(output), BulkOptions(jobs=2, checkpoint_s=0.0), Slow())


if __name__ == "__main__":
    main(*sys.argv[1:])
