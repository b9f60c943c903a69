"""The command that shows what Jalin does."""

import json
from pathlib import Path

import pytest

from command import Run
from jalin.cli.exits import ExitCode
from jalin.model import Stage
from jalin.pipeline.jobs import find_all_samples

ARTICLE = next(
    path for path in find_all_samples() if path.stem == "2026-02-04-pindad-ashok-leyland"
)


def test_the_demo_shows_the_sample(filled: Run) -> None:
    """It prints the deals, one deal, the overdue promises, the contradictions and the funnel."""
    result = filled("demo", "--register", "jalin.db")
    assert result.code == ExitCode.FINE
    page = result.out
    parts = (
        "Seven rungs",
        "History",
        "Overdue promises",
        "Contradictions",
        "How far the deals got",
    )
    places = [page.rindex(words) for words in parts]
    assert places == sorted(places)
    late, rest = page[places[2] : places[3]], page[places[3] :]
    assert "overdue" in late
    assert "scheduled" not in late
    assert "contradictions. A dot marks" in rest
    assert all(str(stage) in page[places[4] :] for stage in Stage if stage.rung is not None)
    assert max(map(len, page.splitlines())) <= 100


def test_the_demo_is_told_to_programs(filled: Run) -> None:
    """--json gives the report, the funnel, and what the register holds as one object."""
    told = json.loads(filled("demo", "--register", "jalin.db", "--json").out)
    assert set(told) == {
        *("report", "funnel", "deals", "shown", "promises", "contradictions"),
    }
    assert told["report"]["unchanged"] == len(find_all_samples())
    assert told["shown"][0]["members"][0]["quotes"]
    assert told["funnel"][0]["reached"] == len(told["deals"])
    assert {"overdue"} < {promise["state"] for promise in told["promises"]}
    assert told["contradictions"]


def test_the_demo_leaves_nothing_behind(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --register the register is thrown away; a few articles are enough to see it."""
    monkeypatch.setattr("jalin.cli.commands.demo_command.find_all_samples", lambda: (ARTICLE,))
    result = run("demo")
    assert result.code == ExitCode.FINE
    assert "1 added" in result.out
    assert list(Path().iterdir()) == []
