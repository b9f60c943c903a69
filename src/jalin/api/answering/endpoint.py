"""What an address answers, declared once: for whoever answers it and for the OpenAPI document."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from typing import Any, Generic, TypeVar

from jalin.api.answering.parameters import AS_OF, Parameter, Question
from jalin.pipeline.serving.visit import Visit

_Entry = TypeVar("_Entry")


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


def describe_listing(name: str, entry: type) -> type:
    """Make a type of its own for the lists of one sort of entry: programs know types by name."""
    fields: list[tuple[str, Any]] = [
        ("day", dt.date),
        ("items", tuple[entry, ...]),  # type: ignore[valid-type]
        ("total", int | None),
        ("next", str | None),
    ]
    return make_dataclass(name, fields, frozen=True, namespace={"__doc__": Listing.__doc__})


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
