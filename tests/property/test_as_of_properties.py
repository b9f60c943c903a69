"""What always holds of a register as it is shown for a day."""

import datetime as dt
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.model import PartialDate
from jalin.pipeline.derive import rebuild
from jalin.pipeline.show.changes import compare_days
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.quarrels import list_contradictions
from jalin.pipeline.show.summaries import list_deals
from jalin.pipeline.show.views import DealView, MemberView, PromiseView, Source, StepView, ValueView
from jalin.store.register import Register
from jalin.track.values.claims import SINGLE_FIELDS
from register_factory import insight
from register_worlds import World, keep, worlds

_LAST = dt.date(2026, 1, 1)

days = st.sampled_from(
    ("2024-01-09", "2024-01-10", "2024-03-05", "2024-06-30", "2025-02-01", "2025-03-02")
).map(dt.date.fromisoformat) | st.just(_LAST)
moments = days.map(lambda day: Moment.of(_LAST, day)) | st.just(Moment.of(_LAST))


def open_world(register: Register, world: World) -> Register:
    """Derive a world in a new register."""
    keep(register, world)
    rebuild(register, insight())
    return register


def list_sources(view: DealView) -> Iterator[Source]:
    """List every source that a deal is shown with."""
    quoting: list[StepView | ValueView | MemberView | PromiseView] = [
        *view.steps,
        *view.values,
        *view.members,
        *view.promises,
    ]
    yield from (quote.source for each in quoting for quote in each.quotes)
    for contradiction in view.contradictions:
        yield from (quote.source for side in contradiction.sides for quote in side.quotes)
    for promise in view.promises:
        if promise.settled is not None and promise.settled.quote is not None:
            yield promise.settled.quote.source
    yield from (it.source for it in view.tellings)
    yield from (it.source for it in view.links)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), day=days)
def test_nothing_of_a_later_document_is_shown(world: World, day: dt.date) -> None:
    """Every source was published by the day."""
    moment = Moment.of(_LAST, day)
    with Register.open(":memory:") as opened:
        register = open_world(opened, world)
        for deal in list_deals(register, moment):
            for source in list_sources(show_deal(register, deal.id, moment, insight())):
                assert _is_known(source.published, day)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), moment=moments)
def test_a_deal_is_shown_as_it_is_listed(world: World, moment: Moment) -> None:
    """The page of a deal and the list of deals say the same of it."""
    with Register.open(":memory:") as opened:
        register = open_world(opened, world)
        for deal in list_deals(register, moment):
            view = show_deal(register, deal.id, moment, insight())
            shown = {(it.field, it.value) for it in view.values if it.shown}
            assert view.deal == deal
            assert view.deal.documents == len(view.tellings)
            assert view.deal.sources == len({it.group for it in view.tellings})
            assert set(deal.objects) == {value for field, value in shown if field == "objects"}
            assert {it.party.id for it in view.members} == {it.id for it in deal.parties}
            for field in SINGLE_FIELDS:
                held = {value for name, value in shown if name == field}
                assert held <= {str(getattr(deal, field))}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(judged=False), moment=moments)
def test_the_lists_hold_what_the_deals_show(world: World, moment: Moment) -> None:
    """Contradictions and promises of all deals together are those that are listed."""
    with Register.open(":memory:") as opened:
        register = open_world(opened, world)
        views = [
            show_deal(register, it.id, moment, insight()) for it in list_deals(register, moment)
        ]
        listed = list_contradictions(register, moment, insight().lexicon)
        assert {it for view in views for it in view.contradictions} == set(listed)
        promises = {it.line: it.state for it in list_promises(register, moment, insight().lexicon)}
        # On a past day a later telling may have been what made two promises one.
        for view in [] if moment.is_past else views:
            assert {it.line: it.state for it in view.promises}.items() <= promises.items()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), first=days, last=days)
def test_a_day_does_not_differ_from_itself(world: World, first: dt.date, last: dt.date) -> None:
    """And what is new on a later day was not there before."""
    with Register.open(":memory:") as opened:
        register = open_world(opened, world)
        same = compare_days(register, last, last, insight().lexicon)
        assert (same.new, same.changed, same.promises, same.contradictions) == ((), (), (), ())
        found = compare_days(register, first, last, insight().lexicon)
        before = {it.id for it in list_deals(register, Moment.of(_LAST, first))}
        after = {it.id for it in list_deals(register, Moment.of(_LAST, last))}
        assert {it.id for it in found.new} == after - before


def _is_known(published: PartialDate | None, day: dt.date) -> bool:
    return published is not None and published.last <= day
