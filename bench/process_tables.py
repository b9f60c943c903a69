"""What processes take of memory and cores, from the tables of the system."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_LOOK_SECONDS = 0.1
_KILOBYTE = 1024


def follow_peak(pid: int, *, is_over: Callable[[], bool]) -> int:
    """Look at a process and its descendants until it is over; give the most bytes they held.

    Memory that they share counts for each of them.
    """
    peak = 0
    while not is_over():
        peak = max(peak, sum(map(measure_resident, list_family(pid))))
        time.sleep(_LOOK_SECONDS)
    return peak


def list_family(pid: int) -> list[int]:
    """List a process and all its descendants that run."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            with suppress(OSError):
                found.extend(map(int, task.read_text().split()))
    return found


def measure_resident(pid: int) -> int:
    """Give the bytes that a process holds in memory; none where it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * _KILOBYTE
    return 0


def measure_cpu(pid: int) -> float:
    """Give the seconds of a core that a process has taken; none where it is gone."""
    with suppress(OSError):
        # The name of the program, in brackets, may hold blanks.
        values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        user, system = values[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return 0.0
