"""The commands on the sample articles."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from command import Run
from jalin.cli.exits import ExitCode
from jalin.pipeline.jobs import find_sample

SAMPLE = find_sample()
ARTICLE = next(path for path in SAMPLE if path.stem == "2026-02-04-pindad-ashok-leyland")
GOLD = Path(__file__).parents[1] / "gold" / "sample.jsonl"


def test_adding_twice_adds_once(run: Run) -> None:
    """The second time every document is unchanged, and the file says the same."""
    first = json.loads(run("add", *SAMPLE, "--json").out)
    second = json.loads(run("add", *SAMPLE, "--json").out)
    assert first["added"] == second["unchanged"] > 15
    assert second["added"] == 0


def test_the_register_is_where_it_was_asked_for(run: Run) -> None:
    """--register names the file; without it the environment does, then jalin.db."""
    run("add", ARTICLE, "--register", "lain.db")
    assert Path("lain.db").exists()
    assert not Path("jalin.db").exists()


def test_readings_are_written_as_lines(run: Run) -> None:
    """--jsonl gives one reading a line, also of a document without a deal."""
    lines = run("read", *SAMPLE, "--jsonl").out.splitlines()
    readings = [json.loads(line) for line in lines]
    assert len(readings) > 15
    assert {reading["relevant"] for reading in readings} == {True, False}
    assert not list(Path().glob("*.db"))


def test_readings_are_one_list_for_programs(run: Run, tmp_path: Path) -> None:
    """--json gives the readings of --jsonl as one list, an empty one where nothing is read."""
    lines = run("read", *SAMPLE[:4], "--jsonl").out.splitlines()
    assert json.loads(run("read", *SAMPLE[:4], "--json").out) == [json.loads(it) for it in lines]
    nothing = run("read", tmp_path / "tidak-ada.txt", "--json")
    assert (nothing.code, json.loads(nothing.out)) == (ExitCode.ABORTED, [])


def test_a_reading_is_shown_to_people(run: Run) -> None:
    """Without --jsonl the deal is shown with its sentence."""
    result = run("read", ARTICLE)
    assert "Ashok Leyland" in result.out
    assert "nota kesepahaman" in result.out


def test_readings_can_be_scored_again(run: Run, tmp_path: Path) -> None:
    """What `read` writes scores as `evaluate` does when it reads itself."""
    predicted = tmp_path / "out.jsonl"
    predicted.write_text(run("read", *SAMPLE, "--jsonl").out, encoding="utf-8")
    one = run("evaluate", GOLD, "--predicted", predicted, "--json")
    other = run("evaluate", GOLD, "--json")
    assert one.code == other.code == ExitCode.FINE
    assert json.loads(one.out) == json.loads(other.out)


def test_figures_are_shown_to_people(run: Run) -> None:
    """The table names the figures; --errors names deals."""
    result = run("evaluate", GOLD, "--errors", "3")
    assert "deal strict" in result.out
    assert "95 % interval" in result.out


def test_gold_without_a_document_is_told(run: Run) -> None:
    """A gold line for which there is no text is named, and the exit code tells."""
    result = run("evaluate", GOLD, "--documents", ARTICLE)
    assert result.code == ExitCode.SKIPPED
    assert "no document for gold" in result.err


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_an_evaluation_of_nothing_is_told(run: Run, form: tuple[str, ...]) -> None:
    """Where no document can be read the reason is told, and there are no figures to trust."""
    result = run("evaluate", GOLD, "--documents", "tidak-ada", *form)
    assert result.code == ExitCode.ABORTED
    assert "skipped tidak-ada" in result.err
    assert "95 %" not in result.out


@pytest.mark.parametrize("under", [0, 1, -1])
@pytest.mark.parametrize("broken_is", ["gold", "predicted"])
def test_an_umbrella_that_is_no_other_deal_is_told(
    run: Run, tmp_path: Path, under: int, broken_is: str
) -> None:
    """A deal under itself or under none is told with line and document."""
    deal = {"parties": [], "instrument": "contract", "stage": "talks", "under": under}
    lines = [{"doc_id": "a", "relevant": False}, {"doc_id": "b", "relevant": True, "deals": [deal]}]
    broken = tmp_path / "broken.jsonl"
    broken.write_text("\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    files = (broken, GOLD) if broken_is == "gold" else (GOLD, broken)
    result = run("evaluate", files[0], "--predicted", files[1])
    assert result.code == ExitCode.ABORTED
    assert "line 3: 'b'" in result.err


def test_broken_gold_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    """A broken line of gold ends the run and is named."""
    broken = tmp_path / "gold.jsonl"
    broken.write_text('{"doc_id": "a", "relevant": true}\n{"doc_id": \n', encoding="utf-8")
    result = run("evaluate", broken)
    assert result.code == ExitCode.ABORTED
    assert "line 2" in result.err


def test_the_schema_is_printed(run: Run) -> None:
    """`jalin schema` is JSON that names the reading's fields."""
    assert "doc_id" in run("schema").out
    assert msgspec.json.decode(run("schema", "--json").out)


def test_standard_input_is_read() -> None:
    """A dash reads what is piped in."""
    command = [sys.executable, "-m", "jalin", "read", "-", "--jsonl"]
    ended = subprocess.run(  # noqa: S603 (our own command)
        command, input=ARTICLE.read_bytes(), capture_output=True, check=True
    )
    assert json.loads(ended.stdout)["relevant"]


def test_names_are_no_markup(run: Run, tmp_path: Path) -> None:
    """Brackets and colons in the name of a file, a party or a title are printed as they stand."""
    text = "PT Baja dan PT Besi meneken kontrak pasokan pelat baja di Gresik."
    article = {"id": "[/b]", "title": "[red]Baja[/i] :smile:", "text": text}
    (tmp_path / "x.jsonl").write_text(json.dumps(article), encoding="utf-8")
    added = run("add", "x.jsonl", "--register", "a[b].db")
    assert (added.code, added.out.startswith("a[b].db:")) == (ExitCode.FINE, True)
    (tmp_path / "a[").mkdir()
    assert run("add", "x.jsonl", "--register", "a[/b].db").out.startswith("a[/b].db:")
    assert "[red]Baja[/i] :smile:" in run("read", "x.jsonl").out


def test_the_encoding_can_be_told(run: Run, tmp_path: Path) -> None:
    """A file of another encoding is read once its encoding is told, and skipped before."""
    text = "PT Baja dan Société Générale meneken kontrak pasokan pelat baja di Gresik."
    (tmp_path / "x.txt").write_bytes(text.encode("cp1252"))
    assert run("read", "x.txt", "--jsonl").code == ExitCode.ABORTED
    result = run("read", "x.txt", "--jsonl", "--encoding", "cp1252")
    assert result.code == ExitCode.FINE
    assert run("add", "x.txt", "--encoding", "cp1252").code == ExitCode.FINE
    assert "no such encoding" in run("add", "x.txt", "--encoding", "latin-99").err


def test_every_skip_can_be_named(run: Run, tmp_path: Path) -> None:
    """Only the first skips are named unless all are asked for; the report lists them all."""
    (tmp_path / "kosong").mkdir()
    for index in range(25):
        (tmp_path / "kosong" / f"{index:02}.txt").write_bytes(b"")
    some = run("add", "kosong", "--json")
    assert "skipped 5 more" in some.err
    assert len(json.loads(some.out)["left_out"]) == 25
    assert set(json.loads(some.out)["left_out"][0]) == {"source", "reason", "detail"}
    everything = run("add", "kosong", "--all-skips")
    assert "more" not in everything.err
    assert everything.err.count("\n") == 25


def test_the_version_is_told(run: Run) -> None:
    """--version prints it and leaves."""
    result = run("--version")
    assert (result.code, result.out) == (ExitCode.FINE, "jalin 0.1.0\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("add",),
        ("add", "x", "--today", "kemarin"),
        ("add", "x", "--map", "text"),
        ("read", "x", "--json", "--jsonl"),
        ("deals", "--stage", "stalled"),
    ],
)
def test_a_wrong_call_is_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    """A command called wrongly ends with the usage code and says what is wrong in a line."""
    result = run(*arguments)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert result.err.count("\n") == 1


def test_a_wrong_day_in_the_environment_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """JALIN_TODAY must be a day."""
    monkeypatch.setenv("JALIN_TODAY", "besok")
    result = run("deals")
    assert result.code == ExitCode.ABORTED
    assert "JALIN_TODAY" in result.err


def test_a_missing_register_is_told(run: Run) -> None:
    """Asking where there is no register says how to make one, and makes none."""
    result = run("deals")
    assert result.code == ExitCode.ABORTED
    assert "jalin add" in result.err
    assert list(Path().iterdir()) == []


def test_a_closed_pipe_ends_quietly(filled: Run) -> None:
    """Whoever reads only the first line is not told of it."""
    assert filled("deals").code == ExitCode.FINE
    command = f"{sys.executable} -m jalin deals --json"
    ended = subprocess.run(  # noqa: S602 (a pipe is what is tested)
        f"({command}; echo $? >&2) | true", shell=True, capture_output=True, check=False
    )
    assert ended.stderr.decode().strip() in {"0", str(int(ExitCode.PIPE_CLOSED))}


def test_a_command_that_serves_nothing_loads_no_server() -> None:
    """The command line starts quickly: what only pages need is loaded where they are served."""
    told = "import sys, jalin.cli.app; print(sorted({'litestar', 'mcp'} & set(sys.modules)))"
    found = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
