"""How often somebody may try."""

import datetime as dt

import pytest

from account_factory import NOON, after
from jalin.pipeline.accounts.limits import count_wait, find_lock, find_neighbourhood


def _fail(count: int, every_s: int) -> list[dt.datetime]:
    return [after(seconds=every_s * index) for index in range(count)]


def test_few_failures_lock_nothing() -> None:
    """Nine wrong passwords in a row are a bad day."""
    assert find_lock(_fail(9, 1)) is None


def test_slow_failures_lock_nothing() -> None:
    """Ten failures that take longer than a quarter of an hour are as many bad days."""
    assert find_lock(_fail(30, 101)) is None


@pytest.mark.parametrize(
    ("count", "minutes"), [(10, 1), (11, 2), (12, 4), (15, 32), (16, 60), (400, 60)]
)
def test_the_wait_grows_with_every_failure(count: int, minutes: int) -> None:
    """The tenth failure locks for a minute, each further one doubles that, up to an hour."""
    failures = _fail(count, 1)
    lock = find_lock(failures)
    assert lock is not None
    assert lock.until - failures[-1] == dt.timedelta(minutes=minutes)
    assert lock.failures == count


@pytest.mark.parametrize(
    ("until", "wait_s"), [(after(seconds=5.2), 6), (after(seconds=5), 5), (NOON, 0)]
)
def test_a_wait_is_counted_in_whole_seconds(until: dt.datetime, wait_s: int) -> None:
    """Who waits so long does not come too early."""
    assert count_wait(until, NOON) == wait_s
    assert count_wait(until, after(hours=1)) == 0


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("a socket", "a socket"),
        ("", ""),
    ],
)
def test_an_address_is_counted_by_who_has_it(address: str, counted: str) -> None:
    """Of the new kind everybody has a network of them."""
    assert find_neighbourhood(address) == counted
