"""What is said of bulk runs: how far one has come, and what it did in the end."""

from collections.abc import Mapping
from dataclasses import dataclass

from jalin.cli.pages.looks import write_word
from jalin.pipeline.bulk.bulk_run import BulkReport
from jalin.pipeline.bulk.load import LoadReport
from jalin.pipeline.observer import Standing

_MINUTE = 60
_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How far a run has come in a time, and how far it was at the beginning of it."""

    first: Standing
    now: Standing
    seconds: float

    @property
    def rate(self) -> float | None:
        """Give documents a second; None while there is nothing to tell it from."""
        done = self.now.done - self.first.done
        return done / self.seconds if self.seconds > 0 and done else None

    @property
    def share(self) -> float | None:
        """Give the share of the bytes that have been read; None where they are not known."""
        total = self.now.total
        return min(self.now.position / total, 1.0) if total and self.now.position else None

    @property
    def seconds_left(self) -> float | None:
        """Give how long the rest takes at this pace."""
        read = self.now.position - self.first.position
        if self.seconds <= 0 or read <= 0:
            return None
        return max(self.now.total - self.now.position, 0) * self.seconds / read


def write_pace(pace: Pace) -> str:
    """Write how far a run has come as one line."""
    told = [f"{pace.now.done:,} documents"]
    if pace.rate is not None:
        told.append(f"{pace.rate:,.1f}/s" if pace.rate < 10 else f"{pace.rate:,.0f}/s")  # noqa: PLR2004 (of few a digit more)
    if pace.share is not None:
        told.append(f"{pace.share:.0%}")
    if pace.share is not None and pace.seconds_left is not None:
        told.append(f"{write_duration(pace.seconds_left)} left")
    if pace.now.skipped:
        told.append(f"{pace.now.skipped:,} skipped")
    return ", ".join(told)


def write_duration(seconds: float) -> str:
    """Write a duration, `4 s`, `3:20` or `1:03:20`."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    minutes, rest = divmod(whole, _MINUTE)
    if whole < _HOUR:
        return f"{minutes}:{rest:02d}"
    return f"{minutes // _MINUTE}:{minutes % _MINUTE:02d}:{rest:02d}"


def write_bulk_report(report: BulkReport) -> str:
    """Write what an output holds, and what this session did, as one sentence."""
    parts = [
        f"{report.read:,} read ({report.relevant:,} with deals)",
        f"{report.heard:,} heard",
        *_list_skipped(report.skipped),
    ]
    held = f"{report.items:,} documents: {', '.join(parts)}"
    if report.before == report.items and report.is_finished:
        return f"{held}; finished before, nothing to do."
    before = f"{report.before:,} of them before; " if report.before else ""
    pace = f"{report.seconds:.1f} s, {report.documents_per_second:,.1f} documents/s"
    return f"{held}; {before}{pace}."


def write_load_report(report: LoadReport) -> str:
    """Write what a loading did as one sentence."""
    parts = [
        f"{report.added:,} added ({report.relevant:,} of {report.read:,} with deals)",
        f"{report.unchanged:,} unchanged",
        f"{report.heard:,} heard",
        *_list_skipped(report.skipped),
    ]
    return f"{', '.join(parts)}; {sum(report.seconds.values()):.1f} s."


def _list_skipped(skipped: Mapping[str, int]) -> list[str]:
    return [f"{count:,} skipped: {write_word(reason)}" for reason, count in skipped.items()]
