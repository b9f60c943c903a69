"""Work for several at once of which the end is the same in whatever order it is done.

Each role works by a seed. Documents have one reader each, of a name that comes twice the first
counts, and judgements are of seconds of their own and speak of mentions, not of what is there when
they are made: so that the register at the end is one, and a serial run gives it.
"""

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crowd import name_reader, tell
from jalin.model import Document, Heard, Judgement, JudgementKind, Reading, Skipped
from jalin.model.judgement import write_made
from jalin.pipeline.derive import ensure_derived, name_deriver, rebuild
from jalin.pipeline.judging import Verdict, judge, load_judgements, withdraw
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.pipeline.run import Reader, add_documents
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals
from jalin.pipeline.transfer.loading import load_truth
from jalin.pipeline.transfer.saving import save_truth
from jalin.store.register import Register
from jalin.store.tables import TABLE_BY_ROW
from register_factory import Heard as Hearing
from register_factory import derived, insight, judgement

N_DOCUMENTS = 10
_BATCHES, _BATCH_SIZE, _DECISIONS, _LOOKS = 3, 3, 5, 4
_TODAY = Moment.of(dt.date(2026, 3, 1))
_BEGIN = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
_FEWEST_JUDGED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a worker is to do, and where. `number` tells it from others of its role."""

    role: str
    number: int
    address: str
    seed: int
    truth: Path

    @property
    def chance(self) -> random.Random:
        """Give what all chance of this worker comes from."""
        return random.Random(f"{self.seed} {self.role} {self.number}")  # noqa: S311 (no secret)


Work = Callable[[Register, Order], None]


def list_told() -> tuple[tuple[Document, Reading], ...]:
    """List the documents of this world, each as its reader reads it."""
    return tuple(tell(number, number % 2) for number in range(N_DOCUMENTS))


def write_truth(folder: Path) -> Path:
    """Write what a loader loads: some documents with an older reading, judgements, notes."""
    out = folder / "truth.jsonl"
    with Register.open(folder / "other.db") as register:
        for number, (document, told) in enumerate(list_told()[::2]):
            older = replace(told, deals=(), relevant=False, reader="old/1")
            register.add(replace(document, name=f"m{number}"), older)
            register.add(replace(document, name=f"m{number}"), told)
            keep_judgement(register, _note(told, number))
        register.add_skipped(Skipped(source="hilang.html", reason="no_text", detail="kosong"))
        for day in (1, 2):
            heard = Heard(outlet="Warta", day=dt.date(2025, 3, day), source="x", documents=day)
            register.add_heard(heard)
    save_truth(folder / "other.db", out, Hearing(), replace=False)
    return out


def do_work(order: Order) -> None:
    """Do the work of a role."""
    with Register.open(order.address) as register:
        ROLES[order.role](register, order)


def list_orders(roles: Sequence[str], address: str, seed: int, truth: Path) -> tuple[Order, ...]:
    """List what the workers of some roles are to do."""
    return tuple(
        Order(role=role, number=roles[:at].count(role), address=address, seed=seed, truth=truth)
        for at, role in enumerate(roles)
    )


def _note(told: Reading, number: int) -> Judgement:
    anchors = [(told, 0)] if told.deals else []
    if not anchors:
        other = next(reading for _, reading in list_told() if reading.deals)
        anchors = [(other, 0)]
    day = f"2024-05-{1 + number:02}"
    return judgement(JudgementKind.NOTE, *anchors, made=day, note=f"Catatan {number}.")


def _add(register: Register, order: Order) -> None:
    chance = order.chance
    for _ in range(_BATCHES):
        _add_some(register, chance.sample(list_told(), _BATCH_SIZE), chance)


def _add_some(
    register: Register, some: Sequence[tuple[Document, Reading]], chance: random.Random
) -> None:
    """Add documents under names of their own, by the reader that each of them has."""
    for reader in range(2):
        told = {document.id: it for document, it in some if it.reader == name_reader(reader)}
        named = [
            replace(document, name=f"{chance.choice('az')}{document.name}")
            for document, _ in some
            if document.id in told
        ]
        step = Reader(
            version=name_reader(reader),
            read=lambda document, told=told: told[document.id],  # type: ignore[misc]
        )
        add_documents(register, named, step, Hearing())


def _judge(register: Register, order: Order) -> None:
    """Decide of mentions; what is decided of is added first, as others may not have come to it."""
    chance = order.chance
    judged = [it for it in list_told() if it[1].deals]
    for turn in range(_DECISIONS):
        now = _BEGIN + dt.timedelta(days=order.number, minutes=turn)
        some = chance.sample(judged, _FEWEST_JUDGED)
        _add_some(register, some, chance)
        by = Verdict(
            kind=JudgementKind.NOTE,
            reviewer=f"Ana {order.number}",
            target=f"{some[0][1].document_id}/0",
            note=f"Benar {turn}.",
        )
        decided = _decide(register, by, [told for _, told in some], now)
        if chance.random() < 1 / 3:
            later = now + dt.timedelta(seconds=30)
            withdraw(register, decided.id, reviewer="Budi", now=later)


def _decide(
    register: Register, by: Verdict, told: Sequence[Reading], now: dt.datetime
) -> Judgement:
    """Decide by the call that people decide by, or by one that names two things at once."""
    one, other = told
    said = random.Random(f"{now} {by.target}").choice(  # noqa: S311 (no secret)
        (
            by,
            replace(by, kind=JudgementKind.REJECT),
            replace(by, kind=JudgementKind.CORRECT, field="place", value="Tegal"),
            replace(by, kind=JudgementKind.CORRECT, field="stage", value="terminated"),
            JudgementKind.MERGE,
            JudgementKind.SPLIT,
        )
    )
    if isinstance(said, Verdict):
        with register.deriving():
            ensure_derived(register, insight())
            return judge(register, said, now=now)
    pair = judgement(said, (one, 0), (other, 0))
    pair = replace(pair, made=write_made(now), reviewer=by.reviewer, note=by.note)
    kept = keep_judgement(register, pair)
    ensure_derived(register, insight())
    return kept


def _load(_: Register, order: Order) -> None:
    load_truth(Path(order.address), [order.truth], Hearing())


def _rebuild(register: Register, _: Order) -> None:
    for _turn in range(2):
        rebuild(register, insight())


def _look(register: Register, _: Order) -> None:
    for _turn in range(_LOOKS):
        with register.reading():
            check_state(register)


def check_state(register: Register) -> None:
    """Check that one state of a register is seen, and that it is whole.

    What is said to be derived is derived from just the truth that is seen.
    """
    before = list_deals(register, _TODAY)
    kept = tuple(register.current())
    assert len(kept) == register.count(), "a document without a reading"
    if register.is_derived(name_deriver()):
        rows = derived(*kept, judgements=load_judgements(register))
        for kind in TABLE_BY_ROW:
            assert tuple(register.all_rows(kind)) == tuple(rows.all_rows(kind)), kind
    assert list_deals(register, _TODAY) == before, "the deals changed while they were looked at"


ROLES: Mapping[str, Work] = {
    "add": _add,
    "judge": _judge,
    "load": _load,
    "rebuild": _rebuild,
    "look": _look,
}
