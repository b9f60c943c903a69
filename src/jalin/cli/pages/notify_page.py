"""Subscriptions and rounds of notifying, as tables and lines."""

from collections.abc import Sequence

from rich.table import Table

from jalin.pipeline.notifying.rounds import NotifyReport
from jalin.pipeline.notifying.subscribing import SubscriptionView
from jalin.store.accounts.webhooks import DeliveryState

_COUNTED = (DeliveryState.WAITING, DeliveryState.SENT, DeliveryState.FAILED)


def build_subscriptions_table(views: Sequence[SubscriptionView]) -> Table | str:
    """Build the table of who is told of what."""
    if not views:
        return "Nobody is told of changes; `jalin notify add URL` subscribes an address."
    table = Table(box=None, pad_edge=False)
    for name in ("id", "address", "events", "filter", *_COUNTED, "fault"):
        table.add_column(name, overflow="fold")
    for view in views:
        counts = (str(view.deliveries.get(state, 0)) for state in _COUNTED)
        fault = f"stopped: {view.note}" if view.stopped else view.fault or ""
        table.add_row(
            view.id, view.url, " ".join(view.kinds) or "all", view.wanted or "all", *counts, fault
        )
    return table


def build_round_lines(report: NotifyReport) -> str:
    """Tell in a line what a round did."""
    return (
        f"{report.queued} new, {report.sent} sent, {report.put_off} put off, "
        f"{report.failed} given up"
    )
