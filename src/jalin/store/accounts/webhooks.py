"""Who wants to be told of changes, and what was told to whom.

Subscriptions lie with the accounts, not in the register: they hold secrets, and are no truth about
cooperation.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalin.store.codec import build_record, encode_record, list_columns
from jalin.store.engine.database import ColumnKind, Database

# Tables of webhooks, for the schema of the accounts.
CREATE_WEBHOOKS = """
    CREATE TABLE subscriptions (
        id {text} PRIMARY KEY, url {text} NOT NULL, kinds {text} NOT NULL, wanted {text} NOT NULL,
        secret {text} NOT NULL, created {text} NOT NULL, since {text} NOT NULL, stopped {text},
        note {text}
    ) {keyed};
    CREATE TABLE deliveries (
        subscription {text} NOT NULL REFERENCES subscriptions (id), event {text} NOT NULL,
        state {text} NOT NULL, tries {integer} NOT NULL, due {text}, changed {text} NOT NULL,
        body {text}, note {text}, PRIMARY KEY (subscription, event)
    ) {keyed};
    CREATE INDEX deliveries_by_due ON deliveries (state, due)
"""


class DeliveryState(StrEnum):
    """How far a message got. `before`: it happened before the subscription, and is not told."""

    BEFORE = "before"
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionRow:
    """Somebody who wants to be told.

    `kinds` are words with blanks between, none for all; `wanted` is the filter as it stands in an
    address. `secret` signs what is sent. Events known before the day `since` are never told.
    `stopped` is when sending was given up or ended; `note` says why.
    """

    id: str
    url: str
    kinds: str
    wanted: str
    secret: str
    created: str
    since: str
    stopped: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """An event for a subscription. `due` is when it is tried next, `note` what went wrong last."""

    subscription: str
    event: str
    state: DeliveryState
    tries: int
    due: str | None
    changed: str
    body: str | None = None
    note: str | None = None


_SUBSCRIPTION = ", ".join(it.name for it in list_columns(SubscriptionRow))
_DELIVERY = ", ".join(it.name for it in list_columns(DeliveryRow))
_DELIVERY_KINDS = {
    it.name: ColumnKind.INTEGER if it.name == "tries" else ColumnKind.TEXT
    for it in list_columns(DeliveryRow)
}


class Webhooks:
    """The part of the accounts that keeps subscriptions and deliveries."""

    _database: Database

    def subscriptions(self) -> tuple[SubscriptionRow, ...]:
        """Give every subscription, the oldest first."""
        query = f"SELECT {_SUBSCRIPTION} FROM subscriptions ORDER BY created, id"  # noqa: S608 (own names)
        return tuple(build_record(SubscriptionRow, row) for row in self._database.fetch(query))

    def add_subscription(self, row: SubscriptionRow) -> None:
        """Keep a new subscription."""
        marks = ", ".join("?" for _ in list_columns(SubscriptionRow))
        query = f"INSERT INTO subscriptions ({_SUBSCRIPTION}) VALUES ({marks})"  # noqa: S608 (own names)
        self._database.fetch(query, encode_record(row))

    def remove_subscription(self, id_: str) -> None:
        """Forget a subscription and its deliveries."""
        with self._database.transaction():
            self._database.fetch("DELETE FROM deliveries WHERE subscription = ?", (id_,))
            self._database.fetch("DELETE FROM subscriptions WHERE id = ?", (id_,))

    def stop_subscription(self, id_: str, at: str, note: str) -> None:
        """End a subscription, and say why."""
        query = "UPDATE subscriptions SET stopped = ?, note = ? WHERE id = ?"
        self._database.fetch(query, (at, note, id_))

    def known_events(self, subscription: str) -> frozenset[str]:
        """Give the events of which a subscription was told, or will be, or never will."""
        query = "SELECT event FROM deliveries WHERE subscription = ?"
        return frozenset(str(row[0]) for row in self._database.fetch(query, (subscription,)))

    def add_deliveries(self, rows: Iterable[DeliveryRow]) -> None:
        """Keep new deliveries."""
        self._database.insert("deliveries", _DELIVERY_KINDS, (encode_record(it) for it in rows))

    def due_deliveries(self, at: str, most: int) -> tuple[DeliveryRow, ...]:
        """Give what is to be tried by a time, longest due first, of subscriptions that go on."""
        return self._select(
            "state = ? AND due <= ? AND subscription IN"
            " (SELECT id FROM subscriptions WHERE stopped IS NULL)"
            " ORDER BY due, subscription, event LIMIT ?",
            (DeliveryState.WAITING.value, at, most),
        )

    def claim_delivery(self, row: DeliveryRow, until: str) -> bool:
        """Take a delivery for a while; False where another process took it or changed it.

        A process that dies with it leaves it due again after that while.
        """
        query = (
            "UPDATE deliveries SET due = ? WHERE subscription = ? AND event = ? AND state = ?"
            " AND due = ? RETURNING event"
        )
        key = (until, row.subscription, row.event, DeliveryState.WAITING.value, row.due)
        return bool(self._database.fetch(query, key))

    def settle_delivery(self, row: DeliveryRow) -> None:
        """Keep how a try ended."""
        query = (
            "UPDATE deliveries SET state = ?, tries = ?, due = ?, changed = ?, body = ?, note = ?"
            " WHERE subscription = ? AND event = ?"
        )
        values = (row.state.value, row.tries, row.due, row.changed, row.body, row.note)
        self._database.fetch(query, (*values, row.subscription, row.event))

    def count_deliveries(self, subscription: str) -> dict[DeliveryState, int]:
        """Count the deliveries of a subscription by how far they got."""
        query = "SELECT state, count(*) FROM deliveries WHERE subscription = ? GROUP BY state"
        rows = self._database.fetch(query, (subscription,))
        return {DeliveryState(state): int(count) for state, count in rows}

    def find_last_fault(self, subscription: str) -> str | None:
        """Find what went wrong last of what was not taken yet, or never."""
        query = (
            "SELECT note FROM deliveries WHERE subscription = ? AND note IS NOT NULL"
            " ORDER BY changed DESC, event LIMIT 1"
        )
        found = self._database.fetch(query, (subscription,))
        return str(found[0][0]) if found else None

    def _select(self, where: str, values: Sequence[str | int]) -> tuple[DeliveryRow, ...]:
        query = f"SELECT {_DELIVERY} FROM deliveries WHERE {where}"  # noqa: S608 (own names)
        return tuple(build_record(DeliveryRow, row) for row in self._database.fetch(query, values))
