"""What a process uses, as the machine tells it: memory, files, threads, and files left behind."""

import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trust.load.counting import fit_slope

_HOUR_S = 3600.0
_KILO = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was used at a moment; sizes in megabytes. `deleted` are open files without a name."""

    at_s: float
    rss: float
    threads: int
    files: int
    deleted: int
    temporary: float
    wal: float
    register: float


def take_sample(pid: int, folder: Path, at_s: float) -> Sample | None:
    """Look at a process; None where there is none any more."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        names = _read_links(Path(f"/proc/{pid}/fd"))
    except OSError:
        return None
    told = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    if "VmRSS" not in told:
        return None
    return Sample(
        at_s=at_s,
        rss=int(told["VmRSS"].split()[0]) / _KILO,
        threads=int(told["Threads"]),
        files=len(names),
        deleted=sum(name.endswith("(deleted)") for name in names),
        temporary=sum(_find_size(it) for it in (folder / "tmp").rglob("*")),
        wal=_find_size(folder / "jalin.db-wal"),
        register=_find_size(folder / "jalin.db"),
    )


class Watcher:
    """Takes samples of processes by name, in a thread of its own, until it is stopped."""

    def __init__(self, folder: Path, every_s: float) -> None:
        self._folder = folder
        self._every_s = every_s
        self._begin = time.monotonic()
        self._pids: dict[str, int] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watcher")
        self.samples: dict[str, list[Sample]] = {}

    def start(self, pids: Mapping[str, int]) -> None:
        """Begin to watch."""
        self._pids = dict(pids)
        self.samples = {name: [] for name in pids}
        self._begin = time.monotonic()
        self._thread.start()

    @property
    def now_s(self) -> float:
        """Give the seconds since the beginning."""
        return time.monotonic() - self._begin

    def stop(self) -> None:
        """Stop."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.is_set():
            for name, pid in self._pids.items():
                sample = take_sample(pid, self._folder, self.now_s)
                if sample is not None:
                    self.samples[name].append(sample)
            self._stop.wait(self._every_s)


def describe_samples(samples: Sequence[Sample], mixed_s: float) -> dict[str, object]:
    """Tell how memory went: at tenths, its slope after a sixth of the time, and without writers."""
    mixed = [it for it in samples if it.at_s <= mixed_s]
    late = [it for it in mixed if it.at_s >= mixed_s / 6]
    quiet = [it for it in samples if it.at_s > mixed_s]
    if not late:
        return {}
    return {
        "rss_mb": {f"{it.at_s / 60:.1f} min": round(it.rss, 1) for it in _thin(samples)},
        "register_mb": {f"{it.at_s / 60:.1f} min": round(it.register, 1) for it in _thin(samples)},
        "most_rss_mb": round(max(it.rss for it in samples), 1),
        "slope_mb_per_hour": round(_fit(late), 1),
        "second_half_slope_mb_per_hour": round(_fit(late[len(late) // 2 :]), 1),
        "quiet_slope_mb_per_hour": round(_fit(quiet), 1),
        "quiet_rss_mb": [round(it.rss, 1) for it in (*quiet[:1], *quiet[-1:])],
        "last_rss_mb": round(samples[-1].rss, 1),
        "files": [min(it.files for it in late), max(it.files for it in late)],
        "last_files": samples[-1].files,
        "threads": [min(it.threads for it in late), max(it.threads for it in late)],
        "open_deleted_files": max(it.deleted for it in late),
        "temporary_mb": round(max(it.temporary for it in late), 2),
        "last_temporary_mb": round(samples[-1].temporary, 2),
        "wal_mb": round(max(it.wal for it in late), 1),
    }


def _fit(samples: Sequence[Sample]) -> float:
    return _HOUR_S * fit_slope([(it.at_s, it.rss) for it in samples])


def _thin(samples: Sequence[Sample]) -> list[Sample]:
    step = max(1, len(samples) // 12)
    return [*samples[::step], samples[-1]]


def _read_links(folder: Path) -> list[str]:
    found = []
    for entry in folder.iterdir():
        try:
            found.append(os.readlink(entry))  # noqa: PTH115 (a socket's link is no path)
        except OSError:
            continue
    return found


def _find_size(path: Path) -> float:
    try:
        return path.stat().st_size / _KILO**2 if path.is_file() else 0.0
    except OSError:
        return 0.0
