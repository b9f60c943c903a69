"""The moving line."""

import io

import pytest
from rich.console import Console
from rich.progress import Progress

from jalin.cli.progress import COLUMNS, observe_bulk
from jalin.model import Skipped
from jalin.pipeline.observer import Standing


def test_a_name_that_looks_like_markup_is_told_as_it_stands() -> None:
    """The name of a document is no markup: a closing tag in it breaks nothing."""
    console = Console(file=io.StringIO(), force_terminal=True, width=100)
    with Progress(*COLUMNS, console=console) as progress:
        progress.add_task("reading", total=None, name="naskah[/b]")
    assert isinstance(console.file, io.StringIO)
    assert "naskah[/b]" in console.file.getvalue()


def test_a_bulk_run_tells_nothing_but_skips_outside_a_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """In a file or pipe there is no moving line; the first skips are named, the others counted."""
    with observe_bulk(clock=lambda: 0.0) as observer:
        observer.started("read")
        for number in range(25):
            observer.skipped(Skipped(source=f"a:{number}", reason="bad_json"))
            observer.moved(Standing(done=number, skipped=number, position=number, total=25))
        observer.finished("read")
    lines = capfd.readouterr().err.splitlines()
    assert lines[0] == "jalin: skipped a:0: bad json"
    assert len(lines) == 21
    assert lines[-1] == "jalin: skipped 5 more; --all-skips names them"


@pytest.mark.parametrize(("seconds", "is_told"), [(0.5, False), (2.0, True)])
def test_a_pace_is_told_once_it_is_known(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    seconds: float,
    is_told: bool,  # noqa: FBT001 (of the parameters)
) -> None:
    """In the first second the batches that come together tell no rate and no time left."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    times = iter((0.0, 0.0, seconds))
    with observe_bulk(clock=lambda: next(times)) as observer:
        observer.started("read")
        observer.moved(Standing(done=8, skipped=0, position=10, total=100))
        observer.moved(Standing(done=28, skipped=0, position=50, total=100))
    told = capfd.readouterr().err
    assert "28 documents" in told
    assert ("/s" in told, "left" in told) == (is_told, is_told)
