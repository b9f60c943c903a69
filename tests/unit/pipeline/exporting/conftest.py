"""Visits and datasets of registers, for the tests of what goes out."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from hostile_press import fill_hostile
from jalin.export.dataset.dataset import Dataset
from jalin.model import Document, Judgement, Reading
from jalin.pipeline.catalogue.filter import EVERY, Filter
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.serving.keeper import Keeper
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.moment import Moment
from jalin.store.register import Register
from register_factory import fill, insight

TODAY = dt.date(2026, 7, 1)


@pytest.fixture
def visit_of() -> Iterator[Callable[..., Visit]]:
    """Visit a register that holds some readings, as of a day if one is given."""
    with ExitStack() as stack:

        def build(
            *kept: tuple[Document, Reading],
            judgements: tuple[Judgement, ...] = (),
            as_of: str | None = None,
        ) -> Visit:
            register = stack.enter_context(Register.open(":memory:"))
            fill(register, *kept, judgements=judgements)
            return _look(register, None if as_of is None else dt.date.fromisoformat(as_of))

        yield build


@pytest.fixture
def export(visit_of: Callable[..., Visit]) -> Callable[..., Dataset]:
    """Build the dataset of some readings, for a filter and a day."""

    def build(
        *kept: tuple[Document, Reading],
        judgements: tuple[Judgement, ...] = (),
        wanted: Filter = EVERY,
        as_of: str | None = None,
    ) -> Dataset:
        return build_dataset(visit_of(*kept, judgements=judgements, as_of=as_of), wanted)

    return build


@pytest.fixture
def hostile_visit() -> Iterator[Visit]:
    """Visit a register whose every text wants to be more than text."""
    with Register.open(":memory:") as register:
        fill_hostile(register)
        yield _look(register)


def _look(register: Register, day: dt.date | None = None) -> Visit:
    return Visit(
        register=register,
        moment=Moment.of(TODAY, day),
        revision=register.fingerprint(),
        basis=insight(),
        keeper=Keeper(present=1, past=1),
    )
