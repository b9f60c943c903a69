"""Documents by the rarest words of a question that they say."""

import datetime as dt
from collections.abc import Iterator

import pytest

from jalin.model import Document, PartialDate
from jalin.pipeline.meaning import rare_words
from jalin.pipeline.meaning.rare_words import rank_by_words
from jalin.pipeline.searching.conditions.meeting import meet
from jalin.pipeline.searching.question import parse_question
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.store.register import Register
from register_factory import deal, fill, parties, reading

TODAY = dt.date(2026, 7, 1)


def tell(name: str, published: str, title: str, text: str) -> Document:
    """Build a document with a title."""
    return Document(name=name, title=title, text=text, published=PartialDate.parse(published))


RADAR = tell("radar", "2024-01-01", "Radar dan kapal", "Pemerintah membeli sesuatu.")
SHIP = tell("ship", "2025-01-01", "Kabar pagi", "Pemerintah membeli kapal.")
BUS = tell("bus", "2026-01-01", "Kabar sore", "Pemerintah membeli bus dan kapal.")
TOLD = (
    (RADAR, reading(RADAR, deal(*parties("PT Len", "Thales")))),
    (SHIP, reading(SHIP, deal(*parties("PT PAL", "Fincantieri")))),
    (BUS, reading(BUS)),
)


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Look at a register of three documents."""
    path = tmp_path_factory.mktemp("words") / "jalin.db"
    with Register.open(path) as register:
        fill(register, *TOLD)
    with Library(path, lambda: TODAY) as library, library.visit() as opened:
        yield opened


def rank(visit: Visit, text: str, count: int = 9) -> list[str]:
    """Rank documents, and give their names."""
    question = parse_question(text)
    met = meet(visit, question.conditions) if question.conditions else None
    found = rank_by_words(visit, question, met, count)
    documents = visit.register.documents(found)
    return [documents[it].name for it in found]


@pytest.mark.parametrize(
    ("text", "ranked"),
    [
        ("radar", ["radar"]),
        ("radar terbang", ["radar"]),
        ("bus kapal", ["bus", "radar", "ship"]),
        ("kapal", ["radar", "bus", "ship"]),
        ("kapal -bus", ["radar", "ship"]),
        ("kapal party:fincantieri", ["ship"]),
        ("terbang", []),
    ],
)
def test_rare_words_and_titles_count_most(visit: Visit, text: str, ranked: list[str]) -> None:
    """One word is enough; of documents that say as much the latest comes first."""
    assert rank(visit, text) == ranked


def test_so_many_are_given(visit: Visit) -> None:
    """The best of them."""
    assert rank(visit, "bus kapal", 1) == ["bus"]


def test_a_day_of_the_past_knows_what_was_published(visit: Visit) -> None:
    """What came later is not there."""
    assert rank(visit.on(dt.date(2025, 6, 1)), "kapal") == ["radar", "ship"]


def test_common_words_are_passed_over(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look at every document that says one would take long, and tell nothing."""
    monkeypatch.setattr(rare_words, "_MOST_SAYING", 2)
    assert rank(visit, "kapal") == []
    assert rank(visit, "bus kapal") == ["bus"]
