"""Whose turn it is: hosts are asked one after another, so that none holds up the rest."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar
from urllib.parse import urlsplit

_Job = TypeVar("_Job")


def find_host(url: str) -> str:
    """Give the host of an address; addresses of one host take turns."""
    return (urlsplit(url).hostname or "").casefold()


class Pace:
    """How soon each host may be asked again.

    A host may ask for more time than the gap that is left to all: the fetcher obeys by sleeping.
    It is given `sleep`, and how long it slept before a visit is learnt as the pace of the host.
    """

    def __init__(
        self,
        gap_s: float,
        *,
        seconds: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._gap_s = gap_s
        self._seconds = seconds
        self._sleep = sleep
        self._asked: dict[str, float] = {}
        self._pace: dict[str, float] = {}
        self._waited: float | None = None

    def sleep(self, seconds: float) -> None:
        """Sleep for the fetcher, and remember how long it waited first."""
        if self._waited is None:
            self._waited = seconds
        self._sleep(seconds)

    def wait(self, seconds: float) -> None:
        """Sleep while no host may be asked."""
        self._sleep(seconds)

    def find_wait(self, host: str) -> float:
        """Give the seconds until a host may be asked; 0 where it may be now."""
        if host not in self._asked:
            return 0.0
        due = self._asked[host] + self._pace.get(host, self._gap_s)
        return max(due - self._seconds(), 0.0)

    @contextmanager
    def visiting(self, host: str) -> Iterator[None]:
        """Be the visit of a host, as long as the context lasts."""
        before, start = self._asked.get(host), self._seconds()
        self._waited = None
        try:
            yield
        finally:
            # Before its first page a host is asked for its rules: that wait is not its pace.
            if self._waited is not None and before is not None:
                learnt = start - before + self._waited
                self._pace[host] = max(learnt, self._pace.get(host, self._gap_s))
            self._asked[host] = self._seconds()


class Turns(Generic[_Job]):
    """Jobs by host. Each host has its turn, and is passed over while it must wait."""

    def __init__(self, jobs: Iterable[tuple[str, _Job]], pace: Pace) -> None:
        self._pace = pace
        self._queues: dict[str, deque[_Job]] = {}
        for url, job in jobs:
            self._queues.setdefault(find_host(url), deque()).append(job)

    def __iter__(self) -> Iterator[tuple[str, _Job]]:
        """Give every job with its host; sleeps only while all hosts must wait."""
        while self._queues:
            waits = {host: self._pace.find_wait(host) for host in self._queues}
            host = min(waits, key=lambda each: waits[each])
            if waits[host] > 0:
                self._pace.wait(waits[host])
                continue
            queue = self._queues.pop(host)
            job = queue.popleft()
            if queue:
                # Behind all others: the next turn is theirs.
                self._queues[host] = queue
            yield host, job

    def drop(self, host: str) -> int:
        """Leave a host alone; give how many jobs were left."""
        return len(self._queues.pop(host, ()))
