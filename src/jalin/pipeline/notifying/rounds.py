"""A round of notifying: what is new is put in line, what is due is sent.

A message is noted as sent only after the receiver took it. A process that dies in between sends it
once more, under the same id: each message comes at least once, and the receiver can tell.
"""

import datetime as dt
import logging
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from jalin.model import JalinError
from jalin.pipeline.notifying.messages import write_messages, write_test_message
from jalin.pipeline.notifying.signing import build_headers
from jalin.pipeline.notifying.subscribing import find_wanted_events
from jalin.pipeline.notifying.times import MOST_TRIES, NotifyClock, find_wait, write_time
from jalin.pipeline.serving.library import Library
from jalin.source.fetching import FetchError, Sender, Sent
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.webhooks import DeliveryRow, DeliveryState, SubscriptionRow

log = logging.getLogger(__name__)

# So many messages of one subscription are put in line at a time: the rest waits for the next round.
_MOST_NEW = 500
_MOST_SENT = 200
# Longer than any try takes: a process that died with a message leaves it to others after that.
_CLAIMED_FOR = dt.timedelta(minutes=5)
_GONE = 410
# Refusals of the guard: no try at another time would be allowed.
_REFUSED = "refused_"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyJob:
    """Where messages come from and how they are sent.

    `open_accounts` opens the accounts, and would make them: `has_accounts` tells whether there are
    any.
    """

    library: Library
    open_accounts: Callable[[], AbstractContextManager[Accounts]]
    has_accounts: Callable[[], bool]
    sender: Sender
    clock: NotifyClock


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyReport:
    """What a round did: messages put in line, taken, put off, given up."""

    queued: int
    sent: int
    put_off: int
    failed: int


def notify_once(job: NotifyJob, *, looks: bool = True) -> NotifyReport:
    """Put new events in line and send what is due. Raises AbortError for unusable files.

    Without `looks` nothing new is put in line: whoever knows that the register is as it was saves
    looking for events.
    """
    with job.open_accounts() as accounts:
        going = [row for row in accounts.subscriptions() if row.stopped is None]
        queued = sum(_queue(job, accounts, row) for row in going) if looks else 0
        ended = Counter[DeliveryState]()
        by_id = {row.id: row for row in going}
        for delivery in accounts.due_deliveries(write_time(job.clock.now()), _MOST_SENT):
            subscription = by_id.get(delivery.subscription)
            if subscription is not None:
                ended.update(_try(job, accounts, subscription, delivery))
    return NotifyReport(
        queued=queued,
        sent=ended[DeliveryState.SENT],
        put_off=ended[DeliveryState.WAITING],
        failed=ended[DeliveryState.FAILED],
    )


def notify_until(job: NotifyJob, stop: threading.Event, every_s: float) -> None:
    """Notify round by round until told to stop. A round that cannot be is logged, not the end."""
    seen: tuple[str, dt.date] | None = None
    while not stop.is_set():
        try:
            # A promise falls due by the day alone.
            state = (job.library.find_revision(), job.library.today)
            if job.has_accounts():
                report = notify_once(job, looks=state != seen)
                # What was too much for one round is put in line in the next ones.
                seen = None if report.queued else state
        except JalinError as err:
            log.warning("changes could not be told: %s", err)
        stop.wait(every_s)


def send_test(job: NotifyJob, subscription: SubscriptionRow) -> Sent:
    """Send a message that tells of nothing. Raises FetchError."""
    now = job.clock.now()
    content = write_test_message(write_time(now))
    message_id = f"test-{subscription.id}-{int(now.timestamp())}"
    headers = build_headers(subscription.secret, message_id, now, content)
    return job.sender.send(subscription.url, content, headers)


def _queue(job: NotifyJob, accounts: Accounts, row: SubscriptionRow) -> int:
    """Put the events in line that a subscription wants and does not know; give their number."""
    now = write_time(job.clock.now())
    with job.library.visit() as visit:
        wanted = find_wanted_events(visit, row)
        # Another process may do the same: what is in line is looked up while nobody else writes.
        with accounts.transaction():
            known = accounts.known_events(row.id)
            fresh = tuple(event for event in wanted if event.id not in known)[:_MOST_NEW]
            accounts.add_deliveries(
                DeliveryRow(
                    subscription=row.id,
                    event=event.id,
                    state=DeliveryState.WAITING,
                    tries=0,
                    due=now,
                    changed=now,
                    body=content.decode(),
                )
                for event, content in write_messages(visit, fresh, now)
            )
    return len(fresh)


def _try(
    job: NotifyJob, accounts: Accounts, subscription: SubscriptionRow, delivery: DeliveryRow
) -> Counter[DeliveryState]:
    now = job.clock.now()
    claimed = replace(delivery, due=write_time(now + _CLAIMED_FOR))
    if not accounts.claim_delivery(delivery, claimed.due or ""):
        return Counter()
    content = (delivery.body or "").encode()
    headers = build_headers(subscription.secret, delivery.event, now, content)
    try:
        sent = job.sender.send(subscription.url, content, headers)
    except FetchError as err:
        settled = _put_off(job, claimed, f"{err.reason}: {err.detail}")
        if err.reason.startswith(_REFUSED):
            settled = replace(settled, state=DeliveryState.FAILED, due=None)
    else:
        settled = _settle(job, claimed, sent)
        if sent.status == _GONE:
            note = "the receiver wants no more (410)"
            accounts.stop_subscription(subscription.id, write_time(now), note)
    accounts.settle_delivery(settled)
    return Counter({settled.state: 1})


def _settle(job: NotifyJob, claimed: DeliveryRow, sent: Sent) -> DeliveryRow:
    if not sent.is_accepted:
        return _put_off(job, claimed, f"answered {sent.status}", sent.retry_after_s)
    # What was taken is told no more: its content need not be kept.
    return replace(
        claimed,
        state=DeliveryState.SENT,
        tries=claimed.tries + 1,
        due=None,
        changed=write_time(job.clock.now()),
        body=None,
        note=None,
    )


def _put_off(
    job: NotifyJob, claimed: DeliveryRow, note: str, asked_s: float | None = None
) -> DeliveryRow:
    """Wait for another try, or give up after the last."""
    now, tries = job.clock.now(), claimed.tries + 1
    over = tries >= MOST_TRIES
    due = now + dt.timedelta(seconds=find_wait(tries, job.clock.draw(), asked_s))
    return replace(
        claimed,
        state=DeliveryState.FAILED if over else DeliveryState.WAITING,
        tries=tries,
        due=None if over else write_time(due),
        changed=write_time(now),
        note=f"given up after {tries} tries; {note}" if over else note,
    )
