"""Jalin reads news about cooperation and keeps a register of what became of it.

`jalin.read` reads one text, `jalin.open` opens a register. `import jalin` loads none of that: each
name is loaded when it is first asked for. What the names are is declared in `__init__.pyi`.
"""

import importlib
import os
import sys
from types import ModuleType

# One process reads on one core; several cores run several processes. The matrices of the network's
# heads are so small that further threads only wait for one another. It must be set before numpy is
# loaded, whoever loads it first.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Where each public name lives, and what it is called there if otherwise.
_HOMES = {
    "Activity": "jalin.model",
    "ClosedError": "jalin.python.asking.errors",
    "Dataset": "jalin.python.tables.dataset",
    "Deal": "jalin.python.deals.deal",
    "DealNotFoundError": "jalin.pipeline.errors",
    "DealState": "jalin.model",
    "Deals": "jalin.python.deals.deals",
    "DocumentNotFoundError": "jalin.python.asking.errors",
    "Evidence": "jalin.python.deals.evidence",
    "ExportError": "jalin.pipeline.exporting.writing",
    "Factuality": "jalin.model",
    "Instrument": "jalin.model",
    "JalinError": "jalin.model",
    "Listing": "jalin.python.tables.listing",
    "MissingLibraryError": "jalin.python.asking.errors",
    "PartialDate": "jalin.model",
    "Party": "jalin.python.party",
    "PartyKind": "jalin.model",
    "PartyNotFoundError": "jalin.pipeline.statistics.parties.errors",
    "PromiseState": "jalin.track.promises.promise",
    "QuestionError": "jalin.pipeline.catalogue.filter",
    "Reading": "jalin.python.reading",
    "Register": "jalin.python.register",
    "RegisterError": "jalin.store.engine.database",
    "Sector": "jalin.model",
    "SkipError": "jalin.model",
    "Span": "jalin.model",
    "Stage": "jalin.model",
    "StepKind": "jalin.model",
    "open": "jalin.python.register:open_register",
    "read": "jalin.python.reading",
}
__all__ = [*_HOMES]  # noqa: PLE0604 (the names are those of the table)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, _, own = _HOMES[name].partition(":")
    found: object = getattr(importlib.import_module(home), own or name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


class _Package(ModuleType):
    """This package. A part of it is called `read` too; to users `read` is the function.

    Whoever loads a part of a package sets it as an attribute of the package: here that is let go.
    `from jalin.read import …` finds the part all the same, by its whole name.
    """

    @property
    def read(self) -> object:
        """Give the function that reads one text."""
        found: object = importlib.import_module(_HOMES["read"]).read
        return found

    @read.setter
    def read(self, _part: ModuleType) -> None:
        """Leave the name to the function."""


sys.modules[__name__].__class__ = _Package
