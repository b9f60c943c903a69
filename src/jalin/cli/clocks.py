"""The clocks of this machine, for whatever outlives a day."""

import datetime as dt
from collections.abc import Callable

from jalin.cli.settings import Settings


def build_today(settings: Settings) -> Callable[[], dt.date]:
    """Give what tells the day: one that was given stands still, that of the clock moves on."""
    if settings.today == _find_today():
        return _find_today
    return lambda: settings.today


def tell_time() -> dt.datetime:
    """Tell the time, in UTC."""
    return dt.datetime.now(dt.UTC)


def _find_today() -> dt.date:
    return tell_time().astimezone().date()
