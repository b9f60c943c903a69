"""Which deals a number counts, in an address."""

import pytest

from jalin.model import Instrument, Stage
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.statistics.conversion import Fate
from jalin.pipeline.statistics.figure import NOTHING, Figure, TimePart, parse_figure, write_figure


@pytest.mark.parametrize(
    "figure",
    [
        NOTHING,
        Figure(fate=Fate.COMMITTED, signed=Instrument.MEMORANDUM),
        Figure(told="2024", reannounced=True),
        Figure(start=Stage.INTENT, end=Stage.COMMITTED, part=TimePart.WAITING),
    ],
)
def test_a_figure_is_read_as_it_was_written(figure: Figure) -> None:
    """Whatever it asks."""
    written = {name: [value] for name, value in write_figure(figure)}
    assert parse_figure({**written, "page": ["2"]}) == figure


@pytest.mark.parametrize(
    ("params", "where"),
    [
        ({"fate": ["gone"]}, "fate"),
        ({"signed": ["handshake"]}, "signed"),
        ({"told": ["24"]}, "told"),
        ({"told": ["٢٠٢٤"]}, "told"),
        ({"start": ["terminated"], "end": ["intent"], "part": ["waiting"]}, "start"),
        ({"start": ["intent"]}, "part"),
        ({"reannounced": ["yes"]}, "reannounced"),
    ],
)
def test_a_broken_figure_is_refused_with_its_place(
    params: dict[str, list[str]], where: str
) -> None:
    """So that the page can say which parameter it was."""
    with pytest.raises(QuestionError) as caught:
        parse_figure(params)
    assert [fault.where for fault in caught.value.faults] == [where]
