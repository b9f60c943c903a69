"""A deal then and now: what the first source told, and what is last known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefing_factory import CONTRACT, GAINSAID, open_library
from jalin.model import Stage
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.serving.library import Library
from jalin.pipeline.show.then_now import find_now, find_then
from jalin.pipeline.show.views import DealView

DAY = dt.date(2026, 7, 1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open the register once."""
    with open_library(tmp_path_factory.mktemp("then")) as opened:
        yield opened


def view(library: Library, partner: str) -> DealView:
    """Show the deal with a partner."""
    with library.visit() as visit:
        return visit.deal(visit.select(Filter(party=(partner,))).deal_ids[0])


def test_then_is_what_the_first_source_told(library: Library) -> None:
    """Its step with its words, whatever was told later."""
    then = find_then(view(library, "thales"))
    assert then is not None
    assert then.source.outlet == "Warta b"
    assert then.quote is not None
    assert then.quote.sentence == CONTRACT
    assert then.promises == ()


def test_then_has_what_was_promised(library: Library) -> None:
    """In that source."""
    then = find_then(view(library, "ashok-leyland"))
    assert then is not None
    assert [it.who for it in then.promises] == ["PT Pindad", "Ashok Leyland"]


def test_a_deal_that_nobody_tells_has_no_then(library: Library) -> None:
    """A reviewer may have made it."""
    assert find_then(replace(view(library, "thales"), tellings=())) is None


def test_now_is_the_step_that_brought_it_there(library: Library) -> None:
    """The latest of its stage, with the days since the last news."""
    now = find_now(view(library, "thales"), DAY)
    assert now.step is not None
    assert now.step.stage is Stage.COMMITTED
    assert now.quote is not None
    assert now.quote.sentence == GAINSAID
    assert now.silent == (DAY - dt.date(2025, 3, 7)).days


def test_what_is_open_is_told(library: Library) -> None:
    """What is late, and what is still due."""
    now = find_now(view(library, "ashok-leyland"), DAY)
    assert [it.who for it in now.open] == ["PT Pindad", "Ashok Leyland"]


def test_a_deal_without_facts_has_no_step(library: Library) -> None:
    """And nothing is known of its silence."""
    now = find_now(replace(view(library, "thales"), steps=(), silence=None), DAY)
    assert (now.step, now.quote, now.later, now.silent) == (None, None, None, None)
