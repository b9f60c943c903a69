"""Searching a register, and keeping its index of words up to date."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Document, PartialDate
from jalin.pipeline.catalogue.filter import Filter, QuestionError
from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.pipeline.searching import search as searching
from jalin.pipeline.searching.indexing import index_words
from jalin.pipeline.searching.question import parse_question
from jalin.pipeline.searching.search import search
from jalin.pipeline.searching.selecting import find_told
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.moment import Moment
from jalin.store.register import Register
from jalin.text.words import stemming
from register_factory import SENTENCE, deal, doc, fill, insight, parties, reading

TODAY = dt.date(2026, 7, 1)
NOW = Moment.of(TODAY)
MEMORANDUM = doc(name="a", published="2026-05-04")
CONTRACT = doc("PT Len dan Thales menandatangani kontrak radar.", name="b", published="2024-03")
UNTOLD = Document(
    name="c", text="Tanpa kesepakatan.", title="Radar & kapal", published=PartialDate.parse("2025")
)
UNDATED = doc("Radar tanpa tanggal.", name="d")
TOLD = (
    (MEMORANDUM, reading(MEMORANDUM, deal())),
    (CONTRACT, reading(CONTRACT, deal(*parties("PT Len", "Thales"), objects=["radar"]))),
    (UNTOLD, reading(UNTOLD)),
    (UNDATED, reading(UNDATED)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a register of four documents and two deals."""
    with Register.open(tmp_path / "jalin.db") as register:
        fill(register, *TOLD)
    return tmp_path / "jalin.db"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """Open it."""
    with Register.open(path) as opened:
        yield opened


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """Open it for many."""
    with Library(path, lambda: TODAY) as opened:
        yield opened


def tell(register: Register, words: str, moment: Moment = NOW) -> frozenset[str]:
    """Find the deals that are told in words."""
    return find_told(register, parse_question(words).terms, moment)


def find(visit: Visit, words: str) -> list[str]:
    """Find the names of the documents that answer."""
    return [hit.source.name for hit in search(visit, words).hits]


def test_a_hit_has_its_passage_its_deals_and_its_source(library: Library) -> None:
    """What is shown is all at hand."""
    with library.visit() as visit:
        found = search(visit, "tanda tangan kontrak")
    (hit,) = found.hits
    assert (found.total, found.is_bounded) == (1, False)
    assert (hit.source.document_id, hit.source.published) == (CONTRACT.id, CONTRACT.published)
    assert [span.slice(CONTRACT.text) for span in hit.passage.spans] == [
        "menandatangani",
        "kontrak",
    ]
    assert [party.name for party in hit.deals[0].parties] == ["PT Len Industri", "Thales Group"]


def test_titles_are_searched_and_marked(library: Library) -> None:
    """A document is found by its title, which counts for more than its text."""
    with library.visit() as visit:
        assert find(visit, "radar")[0] == "c"
        hit = search(visit, "kapal").hits[0]
    assert [span.slice("Radar & kapal") for span in hit.title_spans] == ["kapal"]
    assert not hit.deals


@pytest.mark.parametrize(
    ("day", "names"), [("2024-03-30", ""), ("2024-03-31", "b"), ("2025-12-31", "bc")]
)
def test_as_of_a_day_only_what_was_published_is_found(
    library: Library, day: str, names: str
) -> None:
    """A month or a year counts from its last day; what has no date only counts now."""
    with library.visit(dt.date.fromisoformat(day)) as visit:
        assert "".join(sorted(find(visit, "radar"))) == names
    with library.visit() as visit:
        assert "".join(sorted(find(visit, "radar"))) == "bcd"


def test_parties_are_found_by_name(library: Library) -> None:
    """All words together are the beginning of a name."""
    with library.visit() as visit:
        assert [(it.name, it.deals) for it in search(visit, "pindad").parties] == [("PT Pindad", 1)]
        assert search(visit, "kontrak radar").parties == ()


def test_a_page_is_cut_out(library: Library) -> None:
    """Pages have so many documents each, and together all of them."""
    with library.visit() as visit:
        pages = [search(visit, "radar", start, 2) for start in (0, 2, 4)]
    assert [page.total for page in pages] == [3, 3, 3]
    assert [len(page.hits) for page in pages] == [2, 1, 0]


def test_deals_are_found_by_the_words_of_their_documents(
    register: Register, library: Library
) -> None:
    """A deal is wanted if a document that tells it answers."""
    told = tell(register, "radar")
    assert len(told) == 1
    assert tell(register, "radar", Moment.of(TODAY, dt.date(2024, 3, 30))) == frozenset()
    with library.visit() as visit:
        assert set(visit.select(Filter(words="radar")).deal_ids) == told


def test_a_question_that_cannot_be_understood_is_refused(library: Library) -> None:
    """Nothing is guessed."""
    with library.visit() as visit, pytest.raises(QuestionError):
        search(visit, '"radar')


def test_what_is_added_can_be_searched_once_it_is_derived(register: Register) -> None:
    """Adding touches only what is new; a second time there is nothing to do."""
    more = doc(f"{SENTENCE} Rudal.", name="e")
    fill(register, (more, reading(more, deal())))
    assert len(tell(register, "rudal")) == 1
    assert not index_words(register)


def test_a_new_reading_of_a_document_changes_no_words(register: Register) -> None:
    """A document is indexed once."""
    fill(register, (CONTRACT, reading(CONTRACT, reader="test/2")))
    assert tell(register, "kontrak") == frozenset()
    assert register.list_worded([CONTRACT.id]) == {CONTRACT.id}


def test_a_rebuild_makes_the_index_anew(register: Register) -> None:
    """It finds the same afterwards, whatever became of it before; dumps never hold it."""
    dumped = list(register.dump())
    register.clear_words(stemming.METHOD)
    assert tell(register, "radar") == frozenset()
    rebuild(register, insight())
    assert len(tell(register, "radar")) == 1
    assert list(register.dump()) == dumped


def test_an_index_of_another_method_is_made_anew(register: Register) -> None:
    """An older Jalin's stems are not mixed with ours."""
    register.clear_words("words/0")
    assert index_words(register)
    assert register.is_worded(stemming.METHOD)
    assert not ensure_derived(register, insight())


def test_deals_that_meet_what_is_asked_stand_first(path: Path) -> None:
    """Of a document that tells several deals the one that was asked for is shown first."""
    both = doc("PT Len dan Thales membahas radar. PT Pindad dan Ashok Leyland ikut.", name="e")
    others = (deal(*parties("PT Len", "Thales"), objects=["radar"]), deal())
    with Register.open(path) as register:
        fill(register, (both, reading(both, *others)))
    with Library(path, lambda: TODAY) as opened, opened.visit() as visit:
        for name in ("pindad", "len"):
            hits = search(visit, f"party:{name}").hits
            (hit,) = (it for it in hits if it.source.name == "e")
            first = " ".join(party.name.casefold() for party in hit.deals[0].parties)
            assert len(hit.deals) == 2
            assert name in first


def test_without_words_nothing_is_marked_and_the_latest_come_first(library: Library) -> None:
    """A question of conditions alone gives the documents of the deals, told from their start."""
    with library.visit() as visit:
        found = search(visit, "stage:intent")
    assert [hit.source.name for hit in found.hits] == ["a", "b"]
    assert not found.is_ranked
    assert not found.parties
    assert all(hit.passage.start == 0 and not hit.passage.spans for hit in found.hits)


def test_common_words_are_bounded_and_not_ranked(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is told, and the latest documents come first whatever they say."""
    monkeypatch.setattr(searching, "MOST_RANKED", 2)
    with library.visit() as visit:
        found = search(visit, "radar")
    assert (found.total, found.is_bounded, found.is_ranked) == (2, True, False)
    assert [hit.source.name for hit in found.hits] == ["c", "b"]
