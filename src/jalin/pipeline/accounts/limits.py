"""How often somebody may try to sign in. Nothing here reads a clock or keeps anything.

A name is locked after ten failures within fifteen minutes, for one minute; each failure after that
doubles the wait, up to an hour. What is refused while a name is locked is no failure, and where a
person came in lately only failures from there count: otherwise a stranger could lock a person out
for ever by knocking on.
"""

import datetime as dt
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

FAILURES = 10
WINDOW = dt.timedelta(minutes=15)
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=1)
# A day later a failure says nothing any more.
MEMORY = dt.timedelta(days=1)
# So long an address is known as one from which a person came in.
KNOWN = dt.timedelta(days=30)
# From one address, whatever names are tried: an office behind one address still gets in.
ADDRESS_ATTEMPTS = 30
ADDRESS_WINDOW = dt.timedelta(minutes=5)
# Whoever has one address of IPv6 has all that begin with the same bits.
_OWN_BITS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A name is locked until a time, after so many failures."""

    until: dt.datetime
    failures: int


def find_lock(failures: Sequence[dt.datetime]) -> Lock | None:
    """Find the lock that failures lead to, in their order, since the last success."""
    locked = 0
    for index, failure in enumerate(failures[FAILURES - 1 :]):
        if locked or failure - failures[index] <= WINDOW:
            locked += 1
    if not locked:
        return None
    # More doublings than these go beyond any wait, and numbers have an end.
    wait = min(FIRST_WAIT * 2 ** min(locked - 1, 20), LONGEST_WAIT)
    return Lock(until=failures[-1] + wait, failures=len(failures))


def find_neighbourhood(address: str) -> str:
    """Give that by which an address is counted: of IPv6 the network that one person has."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, _OWN_BITS), strict=False))


def count_wait(until: dt.datetime, now: dt.datetime) -> int:
    """Count the seconds until a time, 0 where it is past."""
    return max(0, -((now - until) // dt.timedelta(seconds=1)))
