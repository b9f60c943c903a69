"""Trials: a command is killed at random moments until it once comes to its end."""

import dataclasses
import datetime as dt
import random
import signal
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from jalin.cli.exits import ExitCode
from trust.kill.cases import REGISTER, Case, copy_start
from trust.kill.handing import NOW, Warm, build_order
from trust.kill.orders import Ended, Order, Way
from trust.kill.states import Rows, State, look, look_at_truth

_MOST_KILLS = 4
_KILLED = (-signal.SIGKILL, -signal.SIGXFSZ)
# A command that is begun again after its decision was kept may say that it is decided.
_JUDGED_CODES = (0, 2, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undisturbed:
    """What a command does and leaves where nobody kills it."""

    state: State
    truth: Rows
    statements: int
    steps: int
    size: int
    milliseconds: int


@dataclass(slots=True, kw_only=True)
class Tally:
    """How often processes were killed, by the way in which they died."""

    kills: dict[Way, int] = field(default_factory=dict)
    trials: int = 0

    def count(self, way: Way) -> None:
        """Count a kill."""
        self.kills[way] = self.kills.get(way, 0) + 1

    @property
    def total(self) -> int:
        """Count all kills."""
        return sum(self.kills.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where a case is tried, and what it is compared with."""

    warm: Warm
    case: Case
    folder: Path
    plain: Undisturbed


def measure(warm: Warm, case: Case, folder: Path, *, now: dt.datetime = NOW) -> Undisturbed:
    """Run a case undisturbed."""
    path = copy_start(case, folder)
    ended = warm.run(folder, *case.arguments, now=now)
    state = look(path)
    return Undisturbed(
        state=state,
        truth=look_at_truth(path, folder / "aside"),
        statements=ended.statements,
        steps=ended.steps,
        size=path.stat().st_size,
        milliseconds=int(ended.seconds * 1000),
    )


def kill_until_done(bench: Bench, chance: random.Random, tally: Tally) -> None:
    """Kill a command at random moments, begin it again, and compare what it leaves in the end."""
    case, aside = bench.case, bench.folder / "aside"
    path = copy_start(case, bench.folder / "run")
    before = look_at_truth(path, aside)
    printed: list[Ended] = []
    for number in range(_MOST_KILLS + 1):
        order = _make_order(bench, number, chance)
        ended = bench.warm.obey(order)
        printed.append(ended)
        if ended.code not in _KILLED:
            break
        assert order.way is not None
        tally.count(order.way)
        kept = look_at_truth(path, aside)
        assert before <= kept, f"lost: {sorted(map(str, before - kept))[:3]}"
        whole = bench.plain.truth
        assert _is_part(kept, whole), f"made up: {sorted(map(str, kept - whole))[:3]}"
        before = kept
    check_end(ended, case, number)
    check_result(bench)
    assert all(_is_told(it, path) for it in printed)
    tally.trials += 1


def check_end(ended: Ended, case: Case, n_kills: int) -> None:
    """Check that a command ended well, and said nothing but in its own words."""
    codes = _JUDGED_CODES if case.name == "judge" and n_kills else (0,)
    assert ended.code in codes, ended
    assert "Traceback" not in ended.err, ended.err


def check_refusal(ended: Ended) -> None:
    """Check that a command said in one line why it could not."""
    assert ended.code == ExitCode.ABORTED, ended
    assert ended.err.startswith("jalin: "), ended.err
    assert ended.err.count("\n") == 1, ended.err
    assert ended.out == ""


def check_result(bench: Bench) -> None:
    """Check that a register is as an undisturbed command would have left it, and nothing beside."""
    case, folder, plain = bench.case, bench.folder, bench.plain
    path = folder / "run" / REGISTER
    now = find_made(path) if case.name == "judge" else None
    wanted = (
        plain.state if now is None else measure(bench.warm, case, folder / "plain", now=now).state
    )
    found = look(path)
    assert found.lines == wanted.lines
    assert found == wanted
    beside = {it.name for it in (folder / "run").iterdir()} - {
        it.name for it in case.start.iterdir()
    }
    assert beside <= {REGISTER}, beside


def find_made(path: Path) -> dt.datetime:
    """Find when the last judgement was made."""
    with closing(sqlite3.connect(path)) as connection:
        (made,) = connection.execute("SELECT max(made) FROM judgements").fetchone()
    return dt.datetime.fromisoformat(made)


def _make_order(bench: Bench, number: int, chance: random.Random) -> Order:
    plain = bench.plain
    # Whoever begins again does so later.
    now = NOW + dt.timedelta(minutes=number)
    order = build_order(bench.folder / "run", *bench.case.arguments, now=now)
    in_chunks = chance.random() < 0.5
    if number == _MOST_KILLS or (number and chance.random() < 0.3):
        return dataclasses.replace(order, in_chunks=in_chunks)
    way = chance.choice(list(Way))
    most = {
        Way.STATEMENT: plain.statements,
        Way.STEP: plain.steps,
        Way.WRITE: 2 * plain.size,
        Way.CLOCK: plain.milliseconds,
    }
    at = chance.randint(1, most[way])
    return dataclasses.replace(order, in_chunks=in_chunks, way=way, at=at)


def _is_part(kept: Rows, whole: Rows) -> bool:
    """Tell whether nothing was kept that an undisturbed command does not keep.

    When a judgement was made is another time in each trial, and so is its id.
    """
    return {_without_time(row) for row in kept} <= {_without_time(row) for row in whole}


def _without_time(row: tuple[object, ...]) -> tuple[object, ...]:
    if row[0] != "judgements":
        return row
    _, _, made, json = row
    return ("judgements", str(json).replace(str(made), ""))


def _is_told(ended: Ended, path: Path) -> bool:
    """Tell whether a judgement whose id was printed is kept; others print only at the end."""
    if not ended.out.startswith("{"):
        return True
    with closing(sqlite3.connect(path)) as connection:
        kept = [row[0] for row in connection.execute("SELECT id FROM judgements")]
    told = ended.out.split('"id": "', 1)[-1].split('"', 1)[0]
    return told in kept
