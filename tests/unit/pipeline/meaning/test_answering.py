"""Searching by meaning, by words and by both; and what is alike."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Document, PartialDate
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.meaning.answering import Answer, By, keep_meaning, search_by
from jalin.pipeline.meaning.making import make_vectors
from jalin.pipeline.meaning.similar import find_alike, find_alike_deals
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.store.register import Register
from register_factory import Heard, deal, fill, parties, reading, story

TODAY = dt.date(2026, 7, 1)


def tell(name: str, published: str | None, title: str, text: str) -> Document:
    """Build a document with a title."""
    date = None if published is None else PartialDate.parse(published)
    return Document(name=name, title=title, text=text, published=date)


SUBMARINE = tell(
    "submarine",
    "2024-04-05",
    "Dua kapal selam dipesan",
    "Kementerian Pertahanan meneken kontrak dua kapal selam dengan galangan Prancis.",
)
HULL = tell(
    "hull",
    "2025-12-14",
    "Yard cuts steel for submarine hull",
    "The shipbuilder in Surabaya has passed the test for cutting the hull of a submarine.",
)
BUS = tell(
    "bus",
    "2024-09-10",
    "Bus listrik dirancang bersama",
    "Operator bus Jakarta dan pembuat senjata meneken nota kesepahaman bus listrik.",
)
RICE = tell(
    "rice", "2025-08-06", "Petani menjemur gabah", "Musim kemarau membuat gabah lekas kering."
)
UNDATED = tell("undated", None, "Kapal selam lama", "Kapal selam lama disimpan di museum.")
TOLD = (
    (SUBMARINE, reading(SUBMARINE, deal(*parties("Kemhan", "Naval Group")))),
    (HULL, reading(HULL, deal(*parties("PT PAL", "Fincantieri")))),
    (BUS, reading(BUS, deal(*parties("Transjakarta", "PT Pindad")))),
    (RICE, reading(RICE)),
    (UNDATED, reading(UNDATED)),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open a register of five documents and their vectors."""
    path = tmp_path_factory.mktemp("meaning") / "jalin.db"
    with Register.open(path) as register:
        fill(register, *TOLD)
        make_vectors(register, Heard(), keep_meaning)
    with Library(path, lambda: TODAY) as opened:
        yield opened


def names(answer: Answer) -> list[str]:
    """Give the names of the documents that were found."""
    return [hit.source.name for hit in answer.found.hits]


def ask(visit: Visit, text: str, by: By = By.MEANING, **cut: int) -> list[str]:
    """Ask, and give the names of the documents."""
    return names(search_by(visit, text, by, **cut))


def test_meaning_finds_what_other_words_say(library: Library) -> None:
    """In both languages; all documents are given, the nearest first."""
    with library.visit() as visit:
        found = ask(visit, "armada bawah laut")
        assert set(found[:3]) == {"submarine", "hull", "undated"}
        assert len(found) == 5
        assert ask(visit, "vehicles for the capital without exhaust")[0] == "bus"
        assert ask(visit, "armada bawah laut", By.WORDS) == []


def test_a_hit_has_its_sentence_and_its_deals(library: Library) -> None:
    """The passage is the nearest sentence of the text."""
    with library.visit() as visit:
        answer = search_by(visit, "dry season and grain", By.MEANING)
        hit = answer.found.hits[0]
    assert hit.passage.text == RICE.text
    assert [it.slice(RICE.text) for it in hit.passage.spans] == [RICE.text]
    assert (answer.found.total, answer.n_lacking, hit.deals) == (5, 0, ())


def test_conditions_and_excluded_words_narrow_it(library: Library) -> None:
    """As they do a search by words."""
    with library.visit() as visit:
        assert ask(visit, "undersea vessels party:pindad") == ["bus"]
        assert "submarine" not in ask(visit, "undersea vessels -kontrak")
        assert ask(visit, "undersea vessels party:pindad", By.BOTH) == ["bus"]
        assert set(ask(visit, "vessels -bus", By.BOTH)) == {"submarine", "hull", "rice", "undated"}


def test_both_put_the_rarest_words_forward(library: Library) -> None:
    """A word that one document alone says moves it up, though others are nearer."""
    with library.visit() as visit:
        by_meaning = ask(visit, "armada bawah laut Surabaya")
        by_both = ask(visit, "armada bawah laut Surabaya", By.BOTH)
    assert by_both.index("hull") <= by_meaning.index("hull")
    assert by_both[0] == "hull"


def test_a_day_of_the_past_knows_what_was_published(library: Library) -> None:
    """The undated count at present alone."""
    with library.visit(dt.date(2024, 12, 31)) as visit:
        assert set(ask(visit, "kapal")) == {"submarine", "bus"}
        assert set(ask(visit, "kapal", By.BOTH)) == {"submarine", "bus"}


def test_a_page_is_cut(library: Library) -> None:
    """Pages together are all that is found."""
    with library.visit() as visit:
        whole = ask(visit, "kapal")
        assert ask(visit, "kapal", start=1, size=2) == whole[1:3]
        assert search_by(visit, "kapal", By.MEANING, 9, 5).found.total == 5


@pytest.mark.parametrize("by", [By.MEANING, By.BOTH])
def test_a_question_without_words_has_no_meaning(library: Library, by: By) -> None:
    """Conditions alone are no question to compare."""
    with library.visit() as visit, pytest.raises(QuestionError, match="no word in"):
        search_by(visit, "party:pindad", by)


def test_what_was_not_compared_is_told(tmp_path: Path) -> None:
    """A register without vectors answers by words alone, and says how many are lacking."""
    with Register.open(tmp_path / "jalin.db") as register:
        fill(register, *TOLD)
    with Library(tmp_path / "jalin.db", lambda: TODAY) as opened, opened.visit() as visit:
        answer = search_by(visit, "kapal selam", By.BOTH)
        assert set(names(answer)) == {"submarine", "undated"}
        assert answer.n_lacking == 5
        assert names(search_by(visit, "kapal selam", By.MEANING)) == []
        alike = find_alike(visit, SUBMARINE.id)
        assert (alike.is_compared, alike.n_lacking, alike.documents) == (False, 5, ())
        deal_id = visit.catalogue.summaries[0].id
        assert not find_alike_deals(visit, deal_id, 5).is_compared


def test_documents_alike_are_the_nearest(library: Library) -> None:
    """Without the document itself; each with its deals, so many as are wanted."""
    with library.visit() as visit:
        alike = find_alike(visit, SUBMARINE.id[:8], 3)
        assert alike.documents[0].source.name == "undated"
        assert len(alike.documents) == 3
        every = find_alike(visit, SUBMARINE.id).documents
        told = {it.source.name: len(it.deals) for it in every}
        assert told == {"undated": 0, "hull": 1, "bus": 1, "rice": 0}
        assert alike.deals == ()


def test_deals_alike_are_told_by_the_nearest(library: Library) -> None:
    """Without the deal itself."""
    with library.visit() as visit:
        by_party = {it.parties[0].name: it.id for it in visit.catalogue.summaries}
        of_pindad = next(
            it.id
            for it in visit.catalogue.summaries
            if any(party.name == "PT Pindad" for party in it.parties)
        )
        of_bus = find_alike(visit, of_pindad[:10])
        assert len(of_bus.deals) == len(by_party) - 1
        assert of_pindad not in {it.id for it in of_bus.deals}
        assert find_alike(visit, of_pindad, 1).deals == of_bus.deals[:1]


def test_copies_are_not_alike(tmp_path: Path) -> None:
    """The same text tells nothing new."""
    first = story("first", "2024-01-01")
    second = story("second", "2024-01-02", tail="Redaksi.")
    with Register.open(tmp_path / "jalin.db") as register:
        fill(register, *((it, reading(it, deal())) for it in (first, second, BUS)))
        make_vectors(register, Heard(), keep_meaning)
    with Library(tmp_path / "jalin.db", lambda: TODAY) as opened, opened.visit() as visit:
        alike = find_alike(visit, first.id)
    assert [it.source.name for it in alike.documents] == ["bus"]


def test_what_is_not_there_is_told(library: Library) -> None:
    """Nothing is guessed where several ids start so, or none, or where it was not known yet."""
    with library.visit() as visit:
        with pytest.raises(TargetNotFoundError, match="'zz' is not one that is known"):
            find_alike(visit, "zz")
        with pytest.raises(TargetNotFoundError, match="there are"):
            find_alike(visit, "")
        with pytest.raises(DealNotFoundError):
            find_alike_deals(visit, "zz", 5)
    with library.visit(dt.date(2024, 12, 31)) as visit, pytest.raises(TargetNotFoundError):
        find_alike(visit, HULL.id)
