"""What the page of a deal shows beside what is known of it."""

import datetime as dt
from dataclasses import replace

from jalin.model import Factuality, Stage, StepKind
from jalin.pipeline.catalogue.building import catalogue_deals
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import DealView, LinkView
from jalin.store.rows import DealLink
from jalin.track.promises.promise import PromiseState
from jalin.track.tellings import TellingKind
from jalin.web.pages.deals.deal_content import DealContent, view_content
from view_factory import (
    promise_view,
    quote,
    source,
    step_view,
    summary,
    telling_view,
    value_view,
    view,
)

DAY = dt.date(2021, 1, 15)
OTHER = summary(id="ffff00000000")
CATALOGUE = catalogue_deals(Moment.of(DAY), (summary(), OTHER), {})


def content(told: DealView) -> DealContent:
    """Arrange a deal."""
    return view_content(told, CATALOGUE, DAY)


def test_then_is_what_the_first_source_told() -> None:
    """A step that only a later source told is not of then, though it happened before."""
    first = step_view(StepKind.DEVELOPMENT, quote(name="a"))
    later = step_view(StepKind.DEVELOPMENT, quote("Bandung", name="b"))
    told = view(steps=(later, first), tellings=(telling_view(), telling_view(name="b")))
    then = content(told).then
    assert then is not None
    assert (then.step, then.source) == (first, source("a"))
    assert then.quote == first.quotes[0]


def test_then_prefers_what_was_told_as_fact() -> None:
    """A plan of the first source stands back behind its fact."""
    plan = replace(step_view(), factuality=Factuality.PLANNED)
    then = content(view(steps=(plan, step_view()))).then
    assert then is not None
    assert then.step == step_view()


def test_now_is_the_last_fact() -> None:
    """Neither plans nor ceremonies tell where a deal stands."""
    plan = replace(step_view(), factuality=Factuality.PLANNED)
    steps = (step_view(), step_view(StepKind.CEREMONY), plan)
    assert content(view(steps=steps)).now.step == steps[0]
    assert content(view(steps=(plan,))).now.step is None


def test_days_of_silence_are_counted_to_the_day_asked_about() -> None:
    """Where nothing tells when news came, none are counted."""
    assert content(view()).now.silent == 376
    assert content(view(silence=None)).now.silent is None


def test_what_is_settled_is_not_open() -> None:
    """Scheduled and overdue promises are open."""
    states = (PromiseState.MET, PromiseState.OVERDUE, PromiseState.SCHEDULED)
    found = content(view(promises=tuple(promise_view(state) for state in states)))
    assert [it.state for it in found.now.open] == [PromiseState.OVERDUE, PromiseState.SCHEDULED]


def test_rivals_stand_beside_what_is_shown() -> None:
    """Fields come in their own order; the parties have a section of their own."""
    values = (
        value_view("date", "2020-01-05"),
        value_view("date", "2020-01-06", shown=False),
        value_view("parties", "PT Pindad"),
        value_view("stage", "intent"),
    )
    fields = content(view(values=values)).fields
    assert [it.field for it in fields] == ["stage", "date"]
    assert [it.value for it in fields[1].shown] == ["2020-01-05"]
    assert [it.value for it in fields[1].rivals] == ["2020-01-06"]


def test_copies_are_one_voice() -> None:
    """Documents with one text stand together behind the first of them."""
    tellings = (
        telling_view(name="a", group="x"),
        telling_view(name="b", group="b"),
        telling_view(TellingKind.COPY, name="c", group="x"),
    )
    groups = content(view(tellings=tellings)).groups
    assert [[it.source.name for it in group.tellings] for group in groups] == [["a", "c"], ["b"]]


def test_now_is_where_the_deal_stands() -> None:
    """A later step of a lower rung is told too, but does not take its place."""
    built = replace(step_view(StepKind.DEVELOPMENT, quote(name="a")), stage=Stage.IMPLEMENTING)
    later = step_view(StepKind.DEVELOPMENT, quote(name="b"))
    told = view(deal=summary(stage=Stage.IMPLEMENTING), steps=(built, later))
    now = content(told).now
    assert (now.step, now.later) == (built, later)
    assert content(view(steps=(later,))).now.later is None


def test_linked_deals_are_those_known_on_the_day() -> None:
    """A deal that is told only later is named by its id alone."""
    links = tuple(
        LinkView(kind=DealLink.UNDER, other_id=it, is_upward=True, source=source())
        for it in (OTHER.id, "0000eeee0000")
    )
    assert [it.deal for it in content(view(links=links)).linked] == [OTHER, None]


def test_how_sure_the_readings_are() -> None:
    """The least and the most sure reading, of those that say it."""
    tellings = tuple(replace(telling_view(), confidence=it) for it in (0.5, None, 0.8))
    found = content(view(tellings=tellings))
    assert (found.least_sure, found.most_sure) == (0.5, 0.8)
    assert content(view()).least_sure is None
