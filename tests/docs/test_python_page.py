"""The pages on Python list every public name, and what they show runs."""

import dataclasses
import re
from pathlib import Path

import pytest

import jalin
from handbook import find_fences, list_first_column, read_page
from jalin.python.asking.wanted import Wanted
from jalin.python.tables.listing import Shape
from jalin.python.tables.rows import CONTRADICTIONS, HITS, PARTIES, PROMISES
from jalin.store.register import Register
from python_factory import fill_small

PAGE = read_page("docs/reference/python.md")
CLASSES = ("Register", "Deal", "Deals", "Dataset", "Listing", "Party", "Reading", "Evidence")
SHAPES = (PARTIES, PROMISES, CONTRADICTIONS, HITS)
CODE = find_fences(read_page("docs/how-to/use-from-python.md"), "python")


def test_every_public_name_is_listed() -> None:
    """Functions, vocabularies and errors stand in tables, classes are headings."""
    sections = ("Functions", "Words and values", "Errors")
    listed = [name for section in sections for name in list_first_column(PAGE, section)]
    assert sorted([*listed, *CLASSES]) == sorted(jalin.__all__)
    assert all(f"\n## {name}\n" in PAGE for name in CLASSES)


@pytest.mark.parametrize("name", CLASSES)
def test_every_attribute_is_listed(name: str) -> None:
    """Each once, by the name by which it is asked for."""
    public = {it for it in dir(getattr(jalin, name)) if not it.startswith("_")}
    assert sorted(list_first_column(PAGE, name)) == sorted(public)


def test_every_keyword_is_listed() -> None:
    """Those by which deals are chosen."""
    assert sorted(list_first_column(PAGE, "Keywords")) == sorted(Wanted.__annotations__)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda it: it.plural)
def test_every_column_is_listed(shape: Shape[object]) -> None:
    """In the order in which a table has them."""
    (line,) = re.findall(rf"^\| {shape.plural} \| (`.*) \|$", PAGE, re.MULTILINE)
    names = [field.name for field in dataclasses.fields(shape.row_type)]
    assert re.findall(r"`(\w+)`", line) == names


def test_the_how_to_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its blocks run one after another, print what they say, and write their files."""
    monkeypatch.chdir(tmp_path)
    with Register.open(Path("jalin.db")) as register:
        fill_small(register)
    known: dict[str, object] = {}
    assert len(CODE) == 7
    for block in CODE:
        exec(compile(block, "use-from-python.md", "exec"), known)  # noqa: S102 (our own page)
    out = capsys.readouterr().out
    for told in ("['PT Pindad', 'Ashok Leyland'] intent 2026-02-04", "<1 deal; ", "overdue"):
        assert told in out
    assert {it.name for it in tmp_path.iterdir()} >= {"pindad.xlsx", "steps.csv"}
