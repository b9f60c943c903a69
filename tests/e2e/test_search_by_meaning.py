"""`jalin search --by` and `jalin similar`: docs/how-to/search-by-meaning.md does what it says."""

import json
import shlex
import shutil
from pathlib import Path

import pytest

from command import Outcome, Run
from handbook import find_fences, read_page
from jalin.pipeline.meaning.making import make_vectors_at
from register_factory import Heard

_LINES = [
    line
    for block in find_fences(read_page("docs/how-to/search-by-meaning.md"), "sh")
    for line in block.splitlines()
]
_LORRIES = "2022-01-21-maz-lirik-komponen-indonesia"
NOTE = "98 documents were not compared: their vectors are made by the next add, load or rebuild\n"


@pytest.fixture(scope="session")
def compared_register(tmp_path_factory: pytest.TempPathFactory, sample_register: Path) -> Path:
    """Make the vectors of the sample articles, once for all tests."""
    path = tmp_path_factory.mktemp("compared") / "sample.db"
    shutil.copy(sample_register, path)
    make_vectors_at(path, Heard())
    return path


@pytest.fixture
def compared(run: Run, tmp_path: Path, compared_register: Path) -> Run:
    """Run `jalin` beside a register of the sample articles with their vectors."""
    shutil.copy(compared_register, tmp_path / "jalin.db")
    return run


def tell(outcome: Outcome) -> list[str]:
    """Give the names of the documents that were found."""
    assert outcome.code == 0, outcome.err
    return [hit["source"]["name"] for hit in json.loads(outcome.out)["hits"]]


def test_the_page_does_what_it_says(filled: Run) -> None:
    """On a register without vectors every command ends well, and finds something."""
    assert len(_LINES) == 6
    for line in _LINES:
        outcome = filled(*shlex.split(line)[1:])
        assert (line, outcome.code, outcome.err) == (line, 0, "")
        assert "No document answers" not in outcome.out


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("utang kita kepada Seoul untuk pesawat perang", "en-2023-07-05-kf21-deadline-passes"),
        ("lorry maker of eastern Europe wants spare parts", _LORRIES),
    ],
)
def test_other_words_of_the_other_language_find_it(compared: Run, asked: str, name: str) -> None:
    """A question that says none of the words of its answer."""
    found = tell(compared("search", "--by", "meaning", asked, "--limit", "4", "--json"))
    assert name in found
    assert tell(compared("search", asked, "--json")) == []


def test_both_and_fields_work_together(compared: Run) -> None:
    """What the fields ask for holds of everything that is found."""
    line = ("search", "--by", "both", "factory for cars country:VN", "--limit", "9", "--json")
    found = tell(compared(*line))
    assert found
    assert all("vinfast" in name for name in found)


def test_what_is_like_a_document_and_a_deal(compared: Run) -> None:
    """Documents for a document, deals for a deal; for programs and for people."""
    search = ("search", "--by", "meaning", "submarines", "--limit", "1", "--json")
    (hit,) = json.loads(compared(*search).out)["hits"]
    alike = json.loads(compared("similar", hit["source"]["document_id"], "--json").out)
    assert len(alike["documents"]) == 10
    assert hit["source"]["name"] not in {it["source"]["name"] for it in alike["documents"]}
    deal_id = hit["deals"][0]["id"]
    deals = json.loads(compared("similar", deal_id, "--limit", "3", "--json").out)["deals"]
    assert len(deals) == 3
    assert deal_id not in {it["id"] for it in deals}
    page = compared("similar", deal_id, "--limit", "3")
    assert [line.split()[0] for line in page.out.splitlines()[:1]] == [deals[0]["id"][:8]]
    assert alike["documents"][0]["source"]["title"][:40] in compared(
        "similar", hit["source"]["document_id"][:10]
    ).out.replace("\n", " ")


def test_documents_without_a_vector_are_told(filled: Run) -> None:
    """On standard error, so that JSON stays what it is."""
    outcome = filled("search", "--by", "meaning", "submarines", "--json")
    assert (outcome.code, outcome.err) == (0, f"jalin: {NOTE}")
    assert tell(outcome) == []


def test_a_setting_leaves_vectors_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the next run without it makes them."""
    Path("satu.txt").write_text("Dua kapal selam dipesan.\n\nTNI AL membeli kapal selam.\n")
    monkeypatch.setenv("JALIN_MEANING", "off")
    assert run("add", "satu.txt").code == 0
    assert "1 document was not compared" in run("search", "armada", "--by", "meaning").err
    monkeypatch.setenv("JALIN_MEANING", "on")
    assert run("add", "satu.txt").code == 0
    assert run("search", "armada", "--by", "meaning").err == ""


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (("search", "kapal", "--by", "luck"), 2, "luck"),
        (("search", "party:pindad", "--by", "meaning"), 2, "no word in 'party:pindad'"),
        (("similar", "zzzz"), 4, "'zzzz' is not one that is known"),
    ],
)
def test_what_cannot_be_asked_is_told(
    compared: Run, line: tuple[str, ...], code: int, said: str
) -> None:
    """With the number that tells why."""
    outcome = compared(*line)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
