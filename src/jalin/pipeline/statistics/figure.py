"""Which deals stand behind a number, as it stands in an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from jalin.model import Instrument, Stage
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.statistics.conversion import Fate

_YEAR_LENGTH = 4
_Word = TypeVar("_Word", bound=StrEnum)


class TimePart(StrEnum):
    """Of the deals that were told at the start of a span of stages, those that are meant."""

    MEASURED = "measured"
    AT_ONCE = "at_once"
    WAITING = "waiting"
    ENDED = "ended"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Which deals a number counts, beside the filter; what is None is not asked.

    `fate`: intents of which that became. `signed`: intents of that instrument. `told`: deals told
    first in that year. `start`, `end`, `part`: deals of that part of a span of stages.
    `reannounced`: deals that were sold as new again.
    """

    fate: Fate | None = None
    signed: Instrument | None = None
    told: str | None = None
    start: Stage | None = None
    end: Stage | None = None
    part: TimePart | None = None
    reannounced: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether no number is asked about."""
        return self == NOTHING


NOTHING = Figure()
FIGURE_PARAMETERS = ("fate", "signed", "told", "start", "end", "part", "reannounced")


def parse_figure(params: Mapping[str, Sequence[str]]) -> Figure:
    """Read a figure from the parameters of an address; other keys are passed over.

    Raises QuestionError, which tells every fault.
    """
    given = {name: texts[0].strip() for name, texts in params.items() if texts}
    faults: list[Fault] = []
    told = given.get("told") or None
    if told is not None and not _is_year(told):
        faults.append(Fault(where="told", what=f"not a year such as 2026: {told!r}"))
    figure = Figure(
        fate=_read_word(Fate, "fate", given, faults),
        signed=_read_word(Instrument, "signed", given, faults),
        told=told,
        start=_read_rung("start", given, faults),
        end=_read_rung("end", given, faults),
        part=_read_word(TimePart, "part", given, faults),
        reannounced=_read_flag("reannounced", given, faults),
    )
    spans = (figure.start, figure.end, figure.part)
    if not faults and any(it is None for it in spans) and any(it is not None for it in spans):
        faults.append(Fault(where="part", what="a span needs start, end and part together"))
    if faults:
        raise QuestionError(faults)
    return figure


def write_figure(figure: Figure) -> tuple[tuple[str, str], ...]:
    """Write a figure as the parameters of an address."""
    values = (
        *(figure.fate, figure.signed, figure.told, figure.start, figure.end, figure.part),
        "1" if figure.reannounced else None,
    )
    told = zip(FIGURE_PARAMETERS, values, strict=True)
    return tuple((name, str(value)) for name, value in told if value is not None)


def _is_year(text: str) -> bool:
    return len(text) == _YEAR_LENGTH and text.isascii() and text.isdecimal()


def _read_word(
    words: type[_Word], name: str, given: Mapping[str, str], faults: list[Fault]
) -> _Word | None:
    text = given.get(name)
    if not text:
        return None
    if text in set(words):
        return words(text)
    faults.append(Fault(where=name, what=f"no such value: {text!r}; one of {', '.join(words)}"))
    return None


def _read_rung(name: str, given: Mapping[str, str], faults: list[Fault]) -> Stage | None:
    stage = _read_word(Stage, name, given, faults)
    if stage is not None and stage.rung is None:
        faults.append(Fault(where=name, what=f"no rung of the ladder: {str(stage)!r}"))
    return stage


def _read_flag(name: str, given: Mapping[str, str], faults: list[Fault]) -> bool:
    text = given.get(name, "")
    if text not in {"", "1"}:
        faults.append(Fault(where=name, what=f"only 1 can be asked, not {text!r}"))
    return text == "1"
