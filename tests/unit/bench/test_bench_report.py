"""The report: plain tables, absent corpora told, wrong calls refused."""

from pathlib import Path

import pytest

import run
from corpora import OWN, Corpus, digest_files
from floors import digest_corpus, load_floors
from jalin.model import AbortError, Reading
from jalin.pipeline.scoring.figures import score_readings
from jalin.text.knowledge import Knowledge, load_knowledge
from report import Quality, Report, write_report, write_table
from speed import measure_speed


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Load what Jalin knows, once."""
    return load_knowledge()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Write one short article."""
    path = tmp_path / "satu.txt"
    path.write_text("Judul\n\nPT Maju dan PT Jaya meneken nota kesepahaman.\n", "utf-8")
    return path


def test_columns_are_aligned() -> None:
    """Names stand to the left, numbers to the right."""
    rows = [("deal", "0.5"), ("people", "10.25")]
    assert list(write_table(("figure", "F1"), rows)) == [
        "figure     F1",
        "deal      0.5",
        "people  10.25",
    ]


def test_an_absent_corpus_is_told(knowledge: Knowledge, tmp_path: Path) -> None:
    """A machine without the larger corpora still reports, and says what it lacks."""
    absent = Corpus(name="seeds", gold=tmp_path / "gold.jsonl", documents=(tmp_path,))
    quality = run.measure_quality(absent, knowledge)
    assert "Quality on seeds: absent on this machine" in "\n".join(_write(quality))


def test_gold_without_a_document_is_told(
    knowledge: Knowledge, article: Path, tmp_path: Path
) -> None:
    """It counts as read empty, and nobody has to guess why a figure fell."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"doc_id": "dua", "relevant": false}\n', "utf-8")
    corpus = Corpus(name="own", gold=gold, documents=(article,))
    lines = "\n".join(_write(run.measure_quality(corpus, knowledge)))
    assert "no document for gold 'dua'" in lines


def test_figures_stand_beside_their_floors() -> None:
    """The report shows how much room is left."""
    scores = score_readings([Reading(doc_id="a", relevant=True)], [])
    lines = list(_write(Quality(corpus="own", scores=scores, floors={"relevance": 0.5})))
    assert next(line for line in lines if line.startswith("relevance")).endswith("0.5")


def test_speed_names_the_slowest_step(knowledge: Knowledge, article: Path) -> None:
    """Steps come slowest first and their shares are the whole."""
    speed = measure_speed("one", (article,), knowledge)
    assert speed.documents == 1
    assert speed.read_to_parse > 1 > speed.clean_to_read
    assert speed.slowest in {speed.steps[0].step, speed.steps[1].step}
    assert sum(it.share for it in speed.steps) == pytest.approx(1, abs=0.01)


def test_no_document_is_no_speed(knowledge: Knowledge, tmp_path: Path) -> None:
    """Nothing read in no time is no rate."""
    with pytest.raises(AbortError, match="no document"):
        measure_speed("none", (tmp_path,), knowledge)


def test_setting_floors_keeps_the_digest_and_the_reason(tmp_path: Path) -> None:
    """Who reads the file knows for what and why the floors stand."""
    path = tmp_path / "floors.json"
    run.set_floors("because", allow_lower=False, path=path)
    kept = load_floors(path)
    assert kept.reason == "because"
    assert kept.corpora[OWN.name].digest == digest_corpus(OWN)


def test_a_digest_knows_names_and_contents(tmp_path: Path) -> None:
    """A renamed or changed file gives another digest, another order the same."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a", "utf-8")
    two.write_text("b", "utf-8")
    digest = digest_files([one, two])
    assert digest_files([two, one]) == digest
    two.write_text("c", "utf-8")
    assert digest_files([one, two]) != digest


@pytest.mark.parametrize(
    "arguments",
    [
        ["--gold", "gold.jsonl"],
        ["--set-floors"],
        ["--reason", "because"],
        ["--corpus", "no/such/file"],
    ],
)
def test_half_a_call_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Options that need each other, or a file that is not there, end the run at once."""
    with pytest.raises(SystemExit):
        run.main(arguments)
    assert "error:" in capsys.readouterr().err


def _write(quality: Quality) -> list[str]:
    report = Report(
        reader="grammar/1",
        python="3",
        machine="any",
        load_s=0.1,
        memory_after_load_mb=1.0,
        memory_after_reading_mb=1.0,
        speeds=(),
        qualities=(quality,),
    )
    return list(write_report(report))
