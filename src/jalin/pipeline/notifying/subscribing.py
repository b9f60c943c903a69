"""Subscriptions: who wants to be told of which events."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from jalin.model import JalinError
from jalin.pipeline.catalogue.filter import FILTER_PARAMETERS, Filter, parse_filter, write_filter
from jalin.pipeline.events.event import Event, EventKind
from jalin.pipeline.events.listing import EventChoice, choose_events, list_events
from jalin.pipeline.notifying.signing import SECRET_BYTES, write_secret
from jalin.pipeline.notifying.times import write_time
from jalin.pipeline.serving.visit import Visit
from jalin.source.fetching import FetchError, Sender
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.webhooks import DeliveryRow, DeliveryState, SubscriptionRow

# What became known longer ago is no news, even if the register learns it only now.
_NEWS_FOR = dt.timedelta(days=30)
_ID_BYTES = 6
# Gives so many random bytes.
DrawBytes = Callable[[int], bytes]


class SubscriptionError(JalinError):
    """A subscription cannot be made, or there is none of that id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubscription:
    """Whom to tell of what. No `kinds` are all kinds, an empty `wanted` is every deal."""

    url: str
    wanted: Filter
    kinds: frozenset[EventKind] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionView:
    """A subscription in a list, without its secret. `fault` is what went wrong last."""

    id: str
    url: str
    kinds: tuple[EventKind, ...]
    wanted: str
    created: str
    stopped: str | None
    note: str | None
    fault: str | None
    deliveries: Mapping[DeliveryState, int]


def parse_wanted(text: str) -> Filter:
    """Read a filter as it stands in an address: `party=pindad&stage=intent`.

    Raises SubscriptionError for a parameter that no filter has, QuestionError for a bad value.
    """
    params = parse_qs(text, keep_blank_values=True)
    unknown = sorted(set(params) - set(FILTER_PARAMETERS))
    if unknown:
        known = ", ".join(FILTER_PARAMETERS)
        raise SubscriptionError(f"a filter has no {', '.join(unknown)}; it can have {known}")
    return parse_filter(params)


def subscribe(
    accounts: Accounts, visit: Visit, new: NewSubscription, *, now: dt.datetime, draw: DrawBytes
) -> SubscriptionRow:
    """Keep a subscription; what is known already is not told. Its secret is new."""
    row = SubscriptionRow(
        id=draw(_ID_BYTES).hex(),
        url=new.url,
        kinds=" ".join(kind for kind in EventKind if kind in new.kinds),
        wanted=urlencode(write_filter(new.wanted)),
        secret=write_secret(draw(SECRET_BYTES)),
        created=write_time(now),
        since=(visit.moment.day - _NEWS_FOR).isoformat(),
    )
    before = tuple(
        DeliveryRow(
            subscription=row.id,
            event=event.id,
            state=DeliveryState.BEFORE,
            tries=0,
            due=None,
            changed=row.created,
        )
        for event in find_wanted_events(visit, row)
    )
    with accounts.transaction():
        accounts.add_subscription(row)
        accounts.add_deliveries(before)
    return row


def check_url(sender: Sender, url: str) -> str:
    """Check that an address may be sent to; give it in its one spelling.

    Raises SubscriptionError.
    """
    try:
        return sender.check(url).text
    except FetchError as err:
        raise SubscriptionError(f"{url!r} cannot be told: {err.reason} ({err.detail})") from err


def find_wanted_events(visit: Visit, row: SubscriptionRow) -> tuple[Event, ...]:
    """Find the events that a subscription wants, the oldest first, each once."""
    wanted = parse_wanted(row.wanted)
    choice = EventChoice(
        kinds=frozenset(map(EventKind, row.kinds.split())),
        deal_ids=None if wanted.is_empty else frozenset(visit.select(wanted).deal_ids),
        since=dt.date.fromisoformat(row.since),
    )
    found = {event.id: event for event in choose_events(list_events(visit), choice)}
    return tuple(reversed(found.values()))


def find_subscription(accounts: Accounts, prefix: str) -> SubscriptionRow:
    """Find the subscription whose id starts like this. Raises SubscriptionError."""
    rows = accounts.subscriptions()
    found = [row for row in rows if prefix and row.id.startswith(prefix)]
    if len(found) != 1:
        there = ", ".join(row.id for row in rows) or "none"
        raise SubscriptionError(f"{prefix!r} is not one subscription; there are: {there}")
    return found[0]


def view_subscriptions(accounts: Accounts) -> tuple[SubscriptionView, ...]:
    """View every subscription, without secrets."""
    return tuple(
        SubscriptionView(
            id=row.id,
            url=row.url,
            kinds=tuple(map(EventKind, row.kinds.split())),
            wanted=row.wanted,
            created=row.created,
            stopped=row.stopped,
            note=row.note,
            fault=accounts.find_last_fault(row.id),
            deliveries=accounts.count_deliveries(row.id),
        )
        for row in accounts.subscriptions()
    )
