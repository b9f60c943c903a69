"""Numbers of deals by stage, state and year as bars of a drawing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jalin.model import DealState, Stage
from jalin.pipeline.statistics.counts import StageState, YearStage
from jalin.web.drawing.bars import Bar, Piece
from jalin.web.frame.frame import Frame

# Makes the address of the deals of a piece: a stage with a state, or a year with some stages,
# where none means all of them.
StateAddress = Callable[[Stage, DealState | None], str | None]
YearAddress = Callable[[str, tuple[Stage, ...]], str | None]

_TONES: Mapping[DealState, str] = {
    DealState.MOVING: "moving",
    DealState.COMPLETED: "moving",
    DealState.QUIET: "quiet",
    DealState.STALLED_ANNOUNCED: "trouble",
    DealState.STALLED_INFERRED: "silent",
    DealState.SUSPENDED: "trouble",
    DealState.TERMINATED_ANNOUNCED: "trouble",
    DealState.TERMINATED_INFERRED: "silent",
    DealState.DISPUTED: "dispute",
    DealState.UNKNOWN: "unknown",
}
# How far a deal got, in four tones: nothing signed, intent, binding, off the ladder.
TONES = ("talks", "intent", "binding", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A stage with the number of deals in each state, and where those deals are listed.

    The address of None is that of all deals on the stage.
    """

    stage: Stage
    counts: Mapping[DealState, int]
    addresses: Mapping[DealState | None, str | None]

    @property
    def total(self) -> int:
        """Count the deals on the stage."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year with the number of deals by how far they got; `counts` are by `TONES`.

    `address` is that of all deals of the year, `addresses` are those of the counts.
    """

    year: str
    counts: Mapping[str, int]
    address: str | None
    addresses: Mapping[str, str | None]

    @property
    def total(self) -> int:
        """Count the deals of the year."""
        return sum(self.counts.values())


def group_stages(counts: Iterable[StageState], address: StateAddress) -> tuple[StageRow, ...]:
    """Bring the states of each stage together, in the order of the ladder."""
    found: dict[Stage, dict[DealState, int]] = {}
    for it in counts:
        found.setdefault(it.stage, {})[it.state] = it.deals
    return tuple(
        StageRow(
            stage=stage,
            counts=states,
            addresses={state: address(stage, state) for state in (None, *states)},
        )
        for stage, states in found.items()
    )


def group_years(counts: Iterable[YearStage], address: YearAddress) -> tuple[YearRow, ...]:
    """Bring the stages of each year together; years of no deal between others are there too."""
    found: dict[str, dict[str, int]] = {}
    for it in counts:
        own = found.setdefault(it.year, dict.fromkeys(TONES, 0))
        own[find_tone(it.stage)] += it.deals
    if not found:
        return ()
    years = range(int(min(found)), int(max(found)) + 1)
    nothing = dict.fromkeys(TONES, 0)
    return tuple(
        YearRow(
            year=str(year),
            counts=found.get(str(year), nothing),
            address=address(str(year), ()) if str(year) in found else None,
            addresses={
                tone: address(str(year), list_stages(tone))
                for tone, count in found.get(str(year), nothing).items()
                if count
            },
        )
        for year in years
    )


def find_tone(stage: Stage) -> str:
    """Find the tone of a stage."""
    if stage.rung is None:
        return "off"
    if stage.binding:
        return "binding"
    return "intent" if stage is Stage.INTENT else "talks"


def list_stages(tone: str) -> tuple[Stage, ...]:
    """List the stages of a tone."""
    return tuple(stage for stage in Stage if find_tone(stage) == tone)


def draw_stage_bars(frame: Frame, rows: Iterable[StageRow]) -> tuple[Bar, ...]:
    """Make a bar out of each stage, a piece out of each state."""
    return tuple(
        Bar(
            label=frame.wording.word(row.stage),
            whole=frame.wording.count("%(num)s deal", "%(num)s deals", row.total),
            pieces=tuple(
                Piece(
                    size=count,
                    tone=_TONES[state],
                    title=_write_piece(frame, frame.wording.word(row.stage), state, count),
                    address=row.addresses[state],
                )
                for state, count in row.counts.items()
            ),
        )
        for row in rows
    )


def draw_year_bars(frame: Frame, rows: Iterable[YearRow]) -> tuple[Bar, ...]:
    """Make a bar out of each year, a piece out of each tone that it has."""
    return tuple(
        Bar(
            label=row.year,
            whole=frame.wording.number(row.total) if row.total else "",
            pieces=tuple(
                Piece(
                    size=count,
                    tone=tone,
                    title=f"{row.year}, {write_tone(frame, tone)}: {frame.wording.number(count)}",
                    address=row.addresses[tone],
                )
                for tone, count in row.counts.items()
                if count
            ),
        )
        for row in rows
    )


def write_tone(frame: Frame, tone: str) -> str:
    """Write what a tone says."""
    say = frame.wording.say
    return {
        "talks": say("nothing signed"),
        "intent": say("non-binding intent"),
        "binding": say("binding or further"),
        "off": say("suspended or terminated"),
    }[tone]


def _write_piece(frame: Frame, stage: str, state: DealState, count: int) -> str:
    return f"{stage}, {frame.wording.word(state)}: {frame.wording.number(count)}"
