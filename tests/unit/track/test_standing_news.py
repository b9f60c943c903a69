"""When the last news of a deal came."""

from dataclasses import replace
from itertools import permutations

import pytest

from deal_factory import stand_still, step, tell
from jalin.model import Factuality, Stage, Step, StepKind
from jalin.track.history import derive_history
from jalin.track.standing import derive_standing, find_evidence_steps
from jalin.track.telling import Telling

PLANNED, DENIED = Factuality.PLANNED, Factuality.DENIED
CEREMONY, STANDSTILL = StepKind.CEREMONY, StepKind.STANDSTILL


def news_of(*tellings: Telling) -> str:
    """Find the day of the last news."""
    return str(derive_standing(tellings, derive_history(tellings)).news)


@pytest.mark.parametrize(
    ("day", "published", "news"),
    [
        ("2024-05-17", "2026-02-05", "2024-05-17"),
        ("2024-05", "2026-02-05", "2024-05"),
        ("2026-02", "2026-02-28", "2026-02"),
        ("2024", "2024-03-05", "2024-03-05"),
        ("2027-01-01", "2026-02-05", "2026-02-05"),
        ("2024-05", None, "2024-05"),
        (None, "2026-02-05", "2026-02-05"),
        (None, None, "None"),
    ],
    ids=[
        "the day of the step",
        "its month",
        "its month, on the last day",
        "never later than the document",
        "no date to come",
        "an undated document",
        "an undated step",
        "nothing dated",
    ],
)
def test_news_has_the_date_of_its_step(day: str | None, published: str | None, news: str) -> None:
    """A step is news of its own day, as far as its document can know; undated, of its telling."""
    assert news_of(tell(step(day=day), published=published)) == news


def test_the_latest_step_is_the_last_news() -> None:
    """Of several dates the one that ends last counts, a partial date at its last day."""
    told = tell(step(day="2024-05-17"), step(Stage.COMMITTED, "2024"), published="2026-02-05")
    assert news_of(told) == "2024"


@pytest.mark.parametrize(
    ("stage", "news"),
    [
        (Stage.INTENT, "2024-05-17"),
        (Stage.COMMITTED, "2024-05-17"),
        (Stage.TALKS, "2026-02-05"),
        (Stage.IMPLEMENTING, "2026-02-05"),
        (Stage.OPERATING, "2026-02-05"),
    ],
)
def test_an_old_step_told_again_is_no_news(stage: Stage, news: str) -> None:
    """A signing retold without a date is over; what goes on is still under way."""
    first = tell(step(stage), name="a", published="2024-05-17")
    again = tell(step(stage), name="b", published="2026-02-05")
    assert news_of(first, again) == news


def test_a_stage_told_for_the_first_time_is_news() -> None:
    """An undated step that nobody told before is news of its telling."""
    first = tell(step(Stage.INTENT), name="a", published="2024-05-17")
    later = tell(step(Stage.COMMITTED), name="b", published="2026-02-05")
    assert news_of(first, later) == "2026-02-05"


@pytest.mark.parametrize("stage", [Stage.INTENT, Stage.OPERATING])
def test_copies_add_no_news(stage: Stage) -> None:
    """A text printed again later tells nothing new."""
    copies = [
        tell(step(stage), name=name, published=day, source="s", first="2024-05-17")
        for name, day in (("a", "2024-05-17"), ("b", "2026-02-05"))
    ]
    assert news_of(*copies) == "2024-05-17"


@pytest.mark.parametrize(("name", "other"), [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("published", ["2024-05-18", "2024", None])
def test_of_copies_the_first_is_heard(name: str, other: str, published: str | None) -> None:
    """The earliest last day counts, and not the id; what a copy adds was put in later."""
    first = tell(step(day="2024-05-16"), name=name, published="2024-05-17", source="s")
    works = step(Stage.OPERATING, "2024-05-15"), step(Stage.TALKS, "2024-05-17")
    copy = tell(*works, name=other, published=published, source="s", first="2024-05-17")
    assert news_of(copy, first) == "2024-05-16"


@pytest.mark.parametrize("order", [1, -1])
def test_a_document_that_tells_a_deal_twice_is_heard_twice(order: int) -> None:
    """Two mentions that a reviewer put together are both the word of one document."""
    first = tell(step(day="2024-05-17"), published="2026-02-05")
    works = tell(step(Stage.IMPLEMENTING, "2026-01-10"), published="2026-02-05")
    second = replace(first, mention=works.mention, deal=1)
    assert news_of(*[first, second][::order]) == "2026-01-10"


@pytest.mark.parametrize("factuality", [PLANNED, DENIED, Factuality.UNCERTAIN])
def test_what_is_no_fact_is_no_news(factuality: Factuality) -> None:
    """A plan, a denial or a guess of a later date leaves the news where it was."""
    signed = tell(step(day="2024-05-17"), name="a", published="2024-05-18")
    other = tell(
        step(day="2024-05-17"),
        step(Stage.OPERATING, "2025-12", factuality=factuality),
        name="b",
        published="2026-02-05",
    )
    assert news_of(signed, other) == "2024-05-17"


def test_a_ceremony_is_news() -> None:
    """A celebration moves nothing and still shows that the deal lives."""
    opened = step(Stage.OPERATING, "2025-12-01", kind=CEREMONY)
    assert news_of(tell(step(day="2024"), opened, published="2026-02-05")) == "2025-12-01"


@pytest.mark.parametrize(("said", "news"), [(True, "2026-02-05"), (False, "2024-05-17")])
def test_the_word_that_nothing_moves_is_news(*, said: bool, news: str) -> None:
    """A standstill counts where somebody says it, not in the article's own voice."""
    signed = tell(step(day="2024-05-17"), name="b", published="2024-05-18")
    assert news_of(signed, stand_still(said=said, published="2026-02-05")) == news


def test_a_standstill_told_again_is_news_again() -> None:
    """Each time that somebody says it, somebody has looked."""
    first = stand_still(published="2025-02-05", name="a")
    assert news_of(first, stand_still(published="2026-02-05", name="b")) == "2026-02-05"


def test_the_order_of_tellings_makes_no_news() -> None:
    """The last news is the same in whatever order the documents came."""
    tellings = [
        tell(step(), name="a", published="2024-05-17"),
        tell(step(), name="b", published="2025-05-17"),
        tell(step(), name="c"),
        stand_still(name="d", said=False, published="2026-01-01"),
    ]
    assert {news_of(*order) for order in permutations(tellings)} == {"2024-05-17"}


@pytest.mark.parametrize(
    ("other", "counts"),
    [
        (step(Stage.COMMITTED, "2026-02-04"), False),
        (step(Stage.COMMITTED, "2026-01-05"), False),
        (step(Stage.COMMITTED, "2026-01-04"), True),
        (step(Stage.COMMITTED), True),
        (step(Stage.COMMITTED, "2026-02-04", kind=CEREMONY), True),
        (step(Stage.COMMITTED, "2026-02-04", factuality=PLANNED), True),
    ],
    ids=["the day before", "31 days", "32 days", "undated", "a ceremony", "a plan"],
)
def test_fresh_news_outweighs_the_word_that_nothing_moves(other: Step, *, counts: bool) -> None:
    """Beside a step of the last 31 days a standstill only tells how far the news goes."""
    signed = step(Stage.INTENT, "2024-05-17")
    found = find_evidence_steps(stand_still(signed, other, published="2026-02-05"))
    assert (STANDSTILL in {it.kind for it in found}) is counts


def test_a_standstill_that_is_not_in_the_text_does_not_count() -> None:
    """A sentence without a place is nobody's word."""
    lost = tell(step(), step(kind=STANDSTILL, evidence="Kapal itu belum berlayar."))
    assert [it.kind for it in find_evidence_steps(lost)] == [StepKind.DEVELOPMENT]
