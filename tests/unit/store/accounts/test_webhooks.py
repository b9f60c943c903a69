"""Subscriptions and deliveries as they are kept, on every engine."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import find_place
from jalin.store.accounts.webhooks import DeliveryRow, DeliveryState, SubscriptionRow

NOON, LATER = "2026-06-30T12:00:00Z", "2026-06-30T12:05:00Z"
DESK = SubscriptionRow(
    id="s1",
    url="https://desk.example/hook",
    kinds="new moved",
    wanted="country=JP",
    secret="whsec_YQ==",  # noqa: S106 (made for the test)
    created=NOON,
    since="2026-05-31",
)
EVENT = DeliveryRow(
    subscription="s1",
    event="e1",
    state=DeliveryState.WAITING,
    tries=0,
    due=NOON,
    changed=NOON,
    body="{}",
)


@pytest.fixture
def accounts(address: str) -> Iterator[Accounts]:
    """Open new accounts with one subscription."""
    with Accounts.open(find_place(address)) as opened:
        opened.add_subscription(DESK)
        yield opened


def test_what_is_kept_comes_back(accounts: Accounts) -> None:
    """Subscriptions and deliveries are those that were added."""
    accounts.add_deliveries([EVENT, replace(EVENT, event="e2", state=DeliveryState.BEFORE)])
    assert accounts.subscriptions() == (DESK,)
    assert accounts.known_events("s1") == {"e1", "e2"}
    assert accounts.due_deliveries(NOON, 10) == (EVENT,)
    assert accounts.count_deliveries("s1") == {DeliveryState.WAITING: 1, DeliveryState.BEFORE: 1}


def test_only_what_is_due_is_given(accounts: Accounts) -> None:
    """What waits for later, was taken or was given up is not."""
    others = [
        replace(EVENT, event="later", due=LATER),
        replace(EVENT, event="sent", state=DeliveryState.SENT, due=None),
        replace(EVENT, event="failed", state=DeliveryState.FAILED, due=None),
    ]
    accounts.add_deliveries([EVENT, *others])
    assert [it.event for it in accounts.due_deliveries(NOON, 10)] == ["e1"]
    assert [it.event for it in accounts.due_deliveries(LATER, 10)] == ["e1", "later"]
    assert [it.event for it in accounts.due_deliveries(LATER, 1)] == ["e1"]


def test_one_process_takes_a_delivery(accounts: Accounts) -> None:
    """The second claim on the same state fails; after the claim it is due again."""
    accounts.add_deliveries([EVENT])
    assert accounts.claim_delivery(EVENT, LATER)
    assert not accounts.claim_delivery(EVENT, LATER)
    assert accounts.due_deliveries(NOON, 10) == ()
    assert accounts.due_deliveries(LATER, 10) == (replace(EVENT, due=LATER),)


def test_a_stopped_subscription_sends_nothing(accounts: Accounts) -> None:
    """Its deliveries stay, but none is due."""
    accounts.add_deliveries([EVENT])
    accounts.stop_subscription("s1", LATER, "gone")
    assert accounts.due_deliveries(LATER, 10) == ()
    (row,) = accounts.subscriptions()
    assert (row.stopped, row.note) == (LATER, "gone")


def test_the_last_fault_is_found(accounts: Accounts) -> None:
    """Of several faults the latest is told, and none where all went well."""
    assert accounts.find_last_fault("s1") is None
    accounts.add_deliveries([EVENT, replace(EVENT, event="e2", note="answered 500")])
    accounts.settle_delivery(replace(EVENT, note="answered 404", changed=LATER))
    assert accounts.find_last_fault("s1") == "answered 404"


def test_a_removed_subscription_leaves_nothing(accounts: Accounts) -> None:
    """Its deliveries go with it."""
    accounts.add_deliveries([EVENT])
    accounts.remove_subscription("s1")
    assert accounts.subscriptions() == ()
    assert accounts.known_events("s1") == frozenset()
