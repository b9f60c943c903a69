"""The shared questions: every engine finds the same deals, and the same documents in one order."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.model import (
    Activity,
    Amount,
    DealMention,
    Document,
    Instrument,
    PartialDate,
    Promise,
    Reading,
    Sector,
    Stage,
)
from jalin.pipeline.catalogue.filter import Filter, QuestionError
from jalin.pipeline.searching.question import parse_question
from jalin.pipeline.searching.search import search
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from register_factory import deal, fill, party, reading

TODAY = dt.date(2026, 6, 30)
# Texts of what means something in a question, and of anything else.
_TEXTS = st.lists(
    st.sampled_from(
        [
            *("radar", "kapal", "-", '"', "“", "*", "|", " OR ", ":", ">=", "<", ",", " ", " "),
            *("party:", "pindad", "stage", "committed", "date", "2024", "due", "amount", "USD5"),
            *("promise:overdue", "sources", "2", "since:", "https://", "state:stalled"),
        ]
    )
    | st.text(max_size=2),
    max_size=9,
).map("".join)
_HERE = Path(__file__).parent
_CORPUS = yaml.safe_load((_HERE / "corpus.yml").read_text("utf-8"))
_QUESTIONS = yaml.safe_load((_HERE / "questions.yml").read_text("utf-8"))


def _read(told: object) -> PartialDate | None:
    """Read a date: YAML takes a whole one for a day, and a year for a number."""
    return None if told is None else PartialDate.parse(str(told))


def _build_deal(told: dict[str, Any], evidence: str) -> DealMention:
    mention = deal(
        *(party(name, country=country) for name, country in told["parties"].items()),
        stage=Stage(told["stage"]),
        instrument=Instrument(told["instrument"]),
        objects=told["objects"],
        sectors=[Sector(it) for it in told["sectors"]],
        date=_read(told.get("date")),
        place=told.get("place"),
        evidence=evidence,
    )
    sums = [told["amount"]] if "amount" in told else []
    return replace(
        mention,
        activities=tuple(Activity(it) for it in told.get("activities", ())),
        amounts=tuple(
            Amount(text=it["text"], currency=it["currency"], value=Decimal(it["value"]))
            for it in sums
        ),
    )


def _build(told: dict[str, Any]) -> tuple[Document, Reading]:
    document = Document(
        name=told["name"],
        text=told["text"],
        title=told["title"],
        outlet=told["outlet"],
        published=_read(told.get("published")),
    )
    sentences = [f"{it.rstrip('.')}." for it in told["text"].split(". ")]
    deals = zip(told.get("deals", ()), sentences, strict=False)
    promises = [
        Promise(who=it["who"], text=it["text"], due=_read(it["due"]))
        for it in told.get("promises", ())
    ]
    return document, reading(document, *(_build_deal(*it) for it in deals), promises=promises)


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def library(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """Open the made press on each engine."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("press") / "jalin.db")
    else:
        address = str(request.getfixturevalue("module_postgres_url"))
    with Register.open(address) as register:
        fill(register, *map(_build, _CORPUS))
    with Library(address, lambda: TODAY) as opened:
        yield opened


@pytest.fixture(scope="module")
def names(library: Library) -> dict[str, str]:
    """Give the name of each deal by its id."""
    found: dict[str, str] = {}
    with library.visit() as visit:
        for told in _CORPUS:
            document, _ = _build(told)
            for row in visit.register.find(DealMentionRow, document_id=document.id):
                found[row.deal_id] = told["deals"][row.position]["deal"]
    assert len(found) == len(set(found.values())) == 8
    return found


@pytest.mark.parametrize("asked", _QUESTIONS, ids=lambda it: it["q"])
def test_a_question_finds_its_deals_and_documents(
    library: Library, names: dict[str, str], asked: dict[str, Any]
) -> None:
    """Deals in any order, documents in theirs, and what was read otherwise is told."""
    wanted = Filter(words=asked["q"])
    with library.visit(asked.get("as_of")) as visit:
        found = search(visit, asked["q"])
        deals = sorted(names[it] for it in visit.select(wanted).deal_ids)
        corrections = visit.list_corrections(wanted)
    assert deals == sorted(asked["deals"])
    assert [hit.source.name for hit in found.hits] == asked["documents"]
    assert found.total == len(asked["documents"])
    told = {it.asked: ", ".join(it.shown) for it in corrections}
    assert told == asked.get("corrected", {})
    assert found.corrections == corrections


def test_there_are_many_questions() -> None:
    """The set is large enough to hold the language."""
    assert len(_QUESTIONS) >= 60
    assert len({it["q"] for it in _QUESTIONS}) >= 60


@given(_TEXTS)
@settings(max_examples=60, deadline=None)
def test_no_question_breaks_an_engine(library: Library, text: str) -> None:
    """Whatever is asked is answered or refused; what is found is counted, and found by a list."""
    with library.visit() as visit:
        try:
            found = search(visit, text, 0, 99)
        except QuestionError:
            return
        deals = set(visit.select(Filter(words=text)).deal_ids)
    assert len(found.hits) == found.total
    asked = parse_question(text)
    for hit in found.hits:
        told = {deal.id for deal in hit.deals}
        assert (told & deals) or not (told or asked.conditions)
    assert deals <= {deal.id for hit in found.hits for deal in hit.deals}
