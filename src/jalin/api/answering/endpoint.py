"""What an address answers, declared once: for whoever answers it and for the OpenAPI document."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from typing import Any, Generic, TypeVar

from jalin.api.answering.parameters import AS_OF, Parameter, Question
from jalin.pipeline.searching.conditions.names import Correction
from jalin.pipeline.serving.visit import Visit

_Entry = TypeVar("_Entry")
_ASKED_DOC = """
    `corrections` are the names in `q` that were read otherwise than they are written.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[_Entry]):
    """A part of a list.

    `day` is the day on which everything is judged, `total` how many entries fit, None where they
    are not counted. `next` is the cursor of the part after it, None where there is none.
    """

    day: dt.date
    items: tuple[_Entry, ...]
    total: int | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedListing(Listing[_Entry]):
    """A part of a list that a question in `q` chose.

    `corrections` are the names in the question that were read otherwise than they are written: what
    was asked, and what is shown instead.
    """

    corrections: tuple[Correction, ...]


def describe_listing(name: str, entry: type, *, asked: bool = False) -> type:
    """Make a type of its own for the lists of one sort of entry: programs know types by name.

    `asked`: a question may choose the entries.
    """
    fields: list[tuple[str, Any]] = [
        ("day", dt.date),
        ("items", tuple[entry, ...]),  # type: ignore[valid-type]
        ("total", int | None),
        ("next", str | None),
    ]
    if asked:
        fields.append(("corrections", tuple[Correction, ...]))
    told = f"{Listing.__doc__}{_ASKED_DOC if asked else ''}"
    return make_dataclass(name, fields, frozen=True, namespace={"__doc__": told})


def list_asked(
    visit: Visit,
    question: Question,
    items: tuple[_Entry, ...],
    total: int,
    following: str | None,
) -> AskedListing[_Entry]:
    """Give a part of a list that a question chose, with what was corrected in the question."""
    return AskedListing(
        day=visit.moment.day,
        items=items,
        total=total,
        next=following,
        corrections=visit.list_corrections(question.wanted),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address that is read. `build` gives what is sent, of the type `answer`.

    `path` is below /api/v1; `within` are the parameters in it.
    """

    path: str
    name: str
    tag: str
    summary: str
    what: str
    answer: Any
    build: Callable[[Visit, Question], object]
    parameters: tuple[Parameter, ...] = ()
    within: tuple[Parameter, ...] = ()

    @property
    def declared(self) -> tuple[Parameter, ...]:
        """Give every parameter that the address may have."""
        return (*self.parameters, AS_OF)
