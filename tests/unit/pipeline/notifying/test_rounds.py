"""Rounds of notifying: each event that is wanted reaches its receiver, signed, at least once."""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from jalin.model import Document, Reading, Stage
from jalin.pipeline.catalogue.filter import EVERY, Filter, QuestionError
from jalin.pipeline.events.event import EventKind
from jalin.pipeline.notifying.rounds import (
    NotifyJob,
    NotifyReport,
    notify_once,
    notify_until,
    send_test,
)
from jalin.pipeline.notifying.signing import sign
from jalin.pipeline.notifying.subscribing import (
    NewSubscription,
    SubscriptionError,
    check_url,
    find_subscription,
    parse_wanted,
    subscribe,
    view_subscriptions,
)
from jalin.pipeline.notifying.times import MOST_TRIES, NotifyClock
from jalin.pipeline.serving.library import Library
from jalin.source.fetching import FetchPolicy, Sender
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.webhooks import DeliveryState, SubscriptionRow
from jalin.store.register import Register
from local_site import Reply, Site, open_site
from register_factory import date, deal, doc, fill, parties, reading

NOON = dt.datetime(2026, 2, 10, 12, tzinfo=dt.UTC)


def tell(name: str, stage: Stage, published: str, *names: str) -> tuple[Document, Reading]:
    """Let a document tell a deal at a stage."""
    members = parties(*(names or ("PT Pindad", "Ashok Leyland")))
    words = f"{' dan '.join(it.name for it in members)} sampai pada {stage} dengan bus listrik."
    document = doc(words, name=name, published=published)
    return document, reading(
        document, deal(*members, stage=stage, evidence=words, date=date(published))
    )


OLD = tell("a", Stage.INTENT, "2026-02-04")
MOVED = tell("b", Stage.COMMITTED, "2026-02-09")
OTHER = tell("c", Stage.TALKS, "2026-02-08", "PT Len Industri", "Thales")
LONG_AGO = tell("d", Stage.TALKS, "2025-02-08", "PT Len Industri", "Thales")


class World:
    """A register, accounts beside it, a clock, and a site that is told."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.path = folder / "jalin.db"
        self.site = site
        self.now = NOON
        self.library = Library(self.path, self.tell_day)
        self.place = folder / "jalin.accounts.db"

    def tell_day(self) -> dt.date:
        """Tell the day."""
        return self.now.date()

    @property
    def job(self) -> NotifyJob:
        """Give the job of this world."""
        policy = FetchPolicy(user_agent="jalin/1.0", allow_loopback=True, total_s=2)
        return NotifyJob(
            library=self.library,
            open_accounts=self.open_accounts,
            has_accounts=self.place.exists,
            sender=Sender(policy, clock=time.monotonic),
            clock=NotifyClock(now=lambda: self.now, draw=lambda: 0.0),
        )

    def open_accounts(self) -> Accounts:
        """Open the accounts."""
        return Accounts.open(self.place)

    def add(self, *kept: tuple[Document, Reading]) -> None:
        """Add documents to the register."""
        with Register.open(self.path) as register:
            fill(register, *kept)

    def subscribe(self, wanted: Filter = EVERY, *kinds: EventKind) -> SubscriptionRow:
        """Subscribe the site."""
        new = NewSubscription(url=f"{self.site.url}/hook", wanted=wanted, kinds=frozenset(kinds))
        with self.open_accounts() as accounts, self.library.visit() as visit:
            return subscribe(accounts, visit, new, now=self.now, draw=lambda n: b"k" * n)

    def run(self, *, after: float = 0) -> NotifyReport:
        """Make a round, some seconds later."""
        self.now += dt.timedelta(seconds=after)
        return notify_once(self.job)

    def kinds(self) -> list[str]:
        """Tell the types of the messages that came."""
        return [str(msgspec.json.decode(it.content)["type"]) for it in self.site.visits]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Make a world with one old deal and a receiver that takes everything."""
    with open_site() as site:
        made = World(tmp_path, site)
        with made.library:
            made.add(OLD)
            site.replies["/hook"] = Reply(status=204)
            yield made


def test_only_what_is_new_is_told(world: World) -> None:
    """What was known at the subscription is not told; what comes after is, once."""
    world.subscribe()
    assert world.run() == NotifyReport(queued=0, sent=0, put_off=0, failed=0)
    world.add(MOVED)
    assert world.run() == NotifyReport(queued=1, sent=1, put_off=0, failed=0)
    assert world.run() == NotifyReport(queued=0, sent=0, put_off=0, failed=0)
    assert world.kinds() == ["event.moved"]


def test_a_message_says_what_happened_and_is_signed(world: World) -> None:
    """The body has the event with its words; the signature fits id, time and body."""
    subscription = world.subscribe()
    world.add(MOVED)
    world.run()
    (visit,) = world.site.visits
    told = msgspec.json.decode(visit.content)
    data = told["data"]
    assert told["timestamp"] == "2026-02-10T12:00:00Z"
    assert (data["kind"], data["day"]) == ("moved", "2026-02-09")
    assert {"field": "stage", "before": "intent", "after": "committed"} in data["changes"]
    assert data["quote"]["text"] == MOVED[0].text
    assert data["quote"]["document_id"] == MOVED[0].id
    headers = visit.headers
    assert headers["webhook-id"] == data["event_id"]
    signature = sign(
        subscription.secret, headers["webhook-id"], headers["webhook-timestamp"], visit.content
    )
    assert headers["webhook-signature"] == signature


def test_news_of_long_ago_is_no_news(world: World) -> None:
    """An old article that comes in late is not told."""
    world.subscribe()
    world.add(LONG_AGO)
    assert world.run().queued == 0


@pytest.mark.parametrize(
    ("wanted", "kinds", "told"),
    [
        (EVERY, (), ["event.new", "event.moved"]),
        (Filter(party=("Pindad",)), (), ["event.moved"]),
        (Filter(party=("Thales",)), (), ["event.new"]),
        (EVERY, (EventKind.NEW,), ["event.new"]),
        (Filter(party=("Thales",)), (EventKind.MOVED,), []),
    ],
)
def test_who_wants_less_is_told_less(
    world: World, wanted: Filter, kinds: tuple[EventKind, ...], told: list[str]
) -> None:
    """The filter of the pages chooses the deals, the kinds the events; the oldest comes first."""
    world.subscribe(wanted, *kinds)
    world.add(MOVED, OTHER)
    world.run()
    assert world.kinds() == told


def test_a_receiver_that_fails_is_asked_again_later(world: World) -> None:
    """The same content under the same id comes again, after longer and longer waits."""
    world.subscribe()
    world.add(MOVED)
    world.site.replies["/hook"] = Reply(status=500)
    assert world.run().put_off == 1
    assert world.run(after=29) == NotifyReport(queued=0, sent=0, put_off=0, failed=0)
    assert world.run(after=1).put_off == 1
    world.site.replies["/hook"] = Reply(status=200)
    assert world.run(after=59).sent == 0
    assert world.run(after=1).sent == 1
    assert len(world.site.visits) == 3
    assert len({it.content for it in world.site.visits}) == 1
    assert len({it.headers["webhook-id"] for it in world.site.visits}) == 1
    assert len({it.headers["webhook-timestamp"] for it in world.site.visits}) == 3


def test_a_receiver_that_stays_away_is_given_up(world: World) -> None:
    """After the last try the message is noted as failed, with the reason."""
    world.subscribe()
    world.add(MOVED)
    world.site.replies["/hook"] = Reply(status=503)
    reports = [world.run(after=86_400) for _ in range(MOST_TRIES)]
    assert [it.failed for it in reports] == [0] * (MOST_TRIES - 1) + [1]
    assert len(world.site.visits) == MOST_TRIES
    with world.open_accounts() as accounts:
        (view,) = view_subscriptions(accounts)
    assert view.deliveries[DeliveryState.FAILED] == 1
    assert view.fault == f"given up after {MOST_TRIES} tries; answered 503"


def test_a_process_that_dies_after_sending_sends_again(world: World) -> None:
    """What was not noted as taken is due again after the claim, under the same id."""
    world.subscribe()
    world.add(MOVED)
    world.site.replies["/hook"] = Reply(status=500)
    world.run()
    world.site.replies["/hook"] = Reply(status=200)
    with world.open_accounts() as accounts:
        (waiting,) = accounts.due_deliveries("2027", 10)
        # As another process has it that died before it noted the answer.
        assert accounts.claim_delivery(waiting, "2026-02-10T12:05:00Z")
    assert world.run(after=120).sent == 0
    assert world.run(after=200).sent == 1
    assert len({it.headers["webhook-id"] for it in world.site.visits}) == 1


def test_a_receiver_that_wants_no_more_is_left_alone(world: World) -> None:
    """410 ends the subscription, and the note says so."""
    world.subscribe()
    world.add(MOVED)
    world.site.replies["/hook"] = Reply(status=410)
    world.run()
    world.add(OTHER)
    assert world.run(after=86_400) == NotifyReport(queued=0, sent=0, put_off=0, failed=0)
    with world.open_accounts() as accounts:
        (view,) = view_subscriptions(accounts)
    assert view.stopped == "2026-02-10T12:00:00Z"
    assert "410" in (view.note or "")


def test_a_private_address_is_never_told(world: World) -> None:
    """An address that leads into a private network is refused, and no other try is made."""
    world.subscribe()
    world.add(MOVED)
    closed = replace(
        world.job, sender=Sender(FetchPolicy(user_agent="jalin/1.0"), clock=time.monotonic)
    )
    assert notify_once(closed) == NotifyReport(queued=1, sent=0, put_off=0, failed=1)
    assert not world.site.visits
    with pytest.raises(SubscriptionError, match="refused_address"):
        check_url(closed.sender, f"{world.site.url}/hook")


def test_a_server_tells_until_it_ends(world: World) -> None:
    """Round by round what comes in is told; without accounts none are made."""
    stop = threading.Event()
    thread = threading.Thread(target=notify_until, args=(world.job, stop, 0.01))
    thread.start()
    try:
        assert not world.place.exists()
        world.subscribe()
        world.add(MOVED)
        world.add(OTHER)
        end = time.monotonic() + 20
        while len(world.site.visits) < 2 and time.monotonic() < end:
            time.sleep(0.02)
    finally:
        stop.set()
        thread.join()
    assert sorted(world.kinds()) == ["event.moved", "event.new"]


def test_a_trial_tells_of_nothing(world: World) -> None:
    """The message of a trial is signed, and leaves no trace."""
    subscription = world.subscribe()
    assert send_test(world.job, subscription).is_accepted
    assert world.kinds() == ["test"]
    with world.open_accounts() as accounts:
        assert DeliveryState.SENT not in accounts.count_deliveries(subscription.id)


def test_a_filter_is_that_of_an_address() -> None:
    """It is read as the pages read it; what no filter has is a fault."""
    assert parse_wanted("country=jp&stage=intent") == Filter(country=("JP",), stage=("intent",))
    with pytest.raises(SubscriptionError, match="colour"):
        parse_wanted("colour=red")
    with pytest.raises(QuestionError, match="stage"):
        parse_wanted("stage=done")


def test_a_subscription_is_found_by_the_start_of_its_id(world: World) -> None:
    """One that fits none, or an empty start, is a fault that names those there are."""
    made = world.subscribe()
    with world.open_accounts() as accounts:
        assert find_subscription(accounts, made.id[:4]) == made
        with pytest.raises(SubscriptionError, match=made.id):
            find_subscription(accounts, "zz")
        with pytest.raises(SubscriptionError):
            find_subscription(accounts, "")
