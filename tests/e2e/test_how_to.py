"""How-to pages: their commands run as they stand, one after another, on the sample articles."""

import shlex

import pytest

from command import Run
from handbook import find_commands, find_fences, read_page

HOW_TOS = (
    "export-tables",
    "export-a-network",
    "export-for-investigators",
    pytest.param(
        "export-linked-data",
        # The parser of rdflib uses a class of rdflib that it calls old.
        marks=pytest.mark.filterwarnings("ignore:ConjunctiveGraph is dep:DeprecationWarning"),
    ),
    "export-events",
    "export-milestones",
)


@pytest.mark.parametrize("name", HOW_TOS)
def test_a_page_does_what_it_says(filled: Run, name: str) -> None:
    """Every command ends well, and every block of Python runs after them."""
    page = read_page(f"docs/how-to/{name}.md")
    calls = list(find_commands(page))
    assert calls, "a how-to without a command"
    for call in calls:
        outcome = filled(*shlex.split(call)[1:])
        assert outcome.code == 0, f"{call}: {outcome.err}"
    for block in find_fences(page, "python"):
        exec(compile(block, f"{name}.md", "exec"), {"__name__": name})  # noqa: S102 (our own page)
