"""What `import jalin` gives, and what it costs."""

import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import jalin

DECLARED = Path(jalin.__file__).with_suffix(".pyi")
# The names that users build on; to change one here is to break what they wrote.
SIGNATURES = {
    "open": "(address, *, as_of=None, today=None, create=False)",
    "read": "(text, *, title=None, published=None, outlet=None, url=None, today=None)",
    "Register.add": "(self, *paths, encoding=None)",
    "Register.as_of": "(self, day)",
    "Register.close": "(self)",
    "Register.contradictions": "(self)",
    "Register.dataset": "(self, query=None, *, sort=date, **wanted)",
    "Register.deal": "(self, deal_id)",
    "Register.deals": "(self, query=None, *, sort=date, limit=None, **wanted)",
    "Register.document": "(self, document_id)",
    "Register.parties": "(self, name=None, *, kind=None, country=None, sort=deals)",
    "Register.party": "(self, asked)",
    "Register.promises": "(self, *, state=None, due_before=None)",
    "Register.search": "(self, query, *, limit=20)",
    "Deal.as_of": "(self, day)",
    "Deal.to_dict": "(self)",
    "Deals.count": "(self, value)",
    "Deals.dataset": "(self)",
    "Deals.export": "(self, path, *, format=None, replace=False)",
    "Deals.index": "(self, value, start=0, stop=None)",
    "Deals.to_dicts": "(self)",
    "Deals.to_pandas": "(self)",
    "Deals.to_polars": "(self)",
    "Dataset.export": "(self, path, *, format=None, table=None, replace=False)",
    "Dataset.open": "(self)",
    "Dataset.rows": "(self, table)",
    "Dataset.to_dicts": "(self)",
    "Dataset.to_pandas": "(self)",
    "Dataset.to_polars": "(self)",
    "Listing.count": "(self, value)",
    "Listing.index": "(self, value, start=0, stop=None)",
    "Listing.to_dicts": "(self)",
    "Listing.to_pandas": "(self)",
    "Listing.to_polars": "(self)",
    "Reading.quote": "(self, span)",
    "Reading.to_dict": "(self)",
}
ATTRIBUTES = {
    "Register": {"day", "revision"},
    "Deal": {
        *("activities", "amounts", "binding", "contradictions", "date", "day", "documents"),
        *("evidence", "id", "instrument", "joins", "judgements", "last_news", "links", "objects"),
        *("outlets", "parties", "place", "promises", "reached", "roles", "sectors", "silence"),
        *("sources", "stage", "state", "steps", "tellings", "umbrella_id", "values"),
    },
    "Deals": {"ids"},
    "Party": {
        *("country", "deals", "id", "kind", "name", "names", "partners", "people", "promises"),
        "record",
    },
    "Reading": {
        *("deals", "document", "outlet", "people", "promises", "published", "reader"),
        *("relations", "relevant", "statements", "text", "title"),
    },
    "Evidence": {
        *("about", "deal_id", "document_id", "end", "id", "name", "outlet", "published", "quote"),
        *("rejected", "reviewer", "rule", "sentence", "shown", "source_id", "start", "title"),
        *("url", "value"),
    },
    "Dataset": set(),
    "Listing": set(),
}


def run(code: str) -> str:
    """Run a line in a fresh Python and give what it prints."""
    ended = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    return ended.stdout.strip()


def test_importing_loads_no_other_part() -> None:
    """`import jalin` loads nothing of its own parts and no library."""
    told = run("import sys; old = {*sys.modules}; import jalin; print({*sys.modules} - old)")
    loaded = {name.partition(".")[0] for name in ast.literal_eval(told)}
    assert loaded - set(sys.stdlib_module_names) == {"jalin"}
    assert not any(name.startswith("jalin.") for name in ast.literal_eval(told))


def test_importing_keeps_numpy_to_one_thread() -> None:
    """The variable is set before anything can load numpy, and what is set already stays."""
    look = "import os, jalin; print(os.environ['OPENBLAS_NUM_THREADS'])"
    assert run(f"import os; os.environ.pop('OPENBLAS_NUM_THREADS', None); {look}") == "1"
    assert run(f"import os; os.environ['OPENBLAS_NUM_THREADS'] = '3'; {look}") == "3"


def test_the_declaration_has_the_names_that_are_there() -> None:
    """What editors and mypy see is what is handed on, each name once."""
    tree = ast.parse(DECLARED.read_text("utf-8"))
    (named,) = (it.value for it in tree.body if isinstance(it, ast.Assign))
    told = ast.literal_eval(named)
    declared = {
        alias.asname or alias.name
        for it in tree.body
        if isinstance(it, ast.ImportFrom)
        for alias in it.names
    }
    assert told == jalin.__all__
    assert declared == set(told)


@pytest.mark.parametrize("name", jalin.__all__)
def test_each_name_comes_from_where_it_is_declared(name: str) -> None:
    """A name is the same thing by the package and by the module of the declaration."""
    tree = ast.parse(DECLARED.read_text("utf-8"))
    (home,) = (
        (it.module, alias.name)
        for it in tree.body
        if isinstance(it, ast.ImportFrom)
        for alias in it.names
        if (alias.asname or alias.name) == name
    )
    assert getattr(jalin, name) is getattr(importlib.import_module(home[0] or ""), home[1])


def test_the_names_are_listed() -> None:
    """`dir` tells of names that are not loaded yet."""
    assert set(jalin.__all__) <= set(dir(jalin))


def test_read_stays_the_function() -> None:
    """Loading the part of the same name does not put it in the place of the function."""
    part = importlib.import_module("jalin.read.reader")
    assert inspect.isfunction(jalin.read)
    assert importlib.import_module("jalin.read").READER == part.READER


def test_a_name_that_is_not_there_is_no_attribute() -> None:
    """Asking for it says so, as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        jalin.nothing  # type: ignore[attr-defined]  # noqa: B018 (it raises)


@pytest.mark.parametrize("name", SIGNATURES)
def test_what_users_call_stays_as_it_is(name: str) -> None:
    """The parameters of functions and methods have the names and defaults that users know."""
    called: object = jalin
    for part in name.split("."):
        called = getattr(called, part)
    assert callable(called)
    parameters = [
        it.replace(annotation=inspect.Parameter.empty)
        for it in inspect.signature(called).parameters.values()
    ]
    assert str(inspect.Signature(parameters)).replace("'", "") == SIGNATURES[name]


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_the_attributes_stay_as_they_are(name: str) -> None:
    """A class has the attributes and methods that are listed, and no others."""
    public = {it for it in dir(getattr(jalin, name)) if not it.startswith("_")}
    methods = {call.partition(".")[2] for call in SIGNATURES if call.startswith(f"{name}.")}
    assert public == ATTRIBUTES[name] | methods
