"""Several processes that use a register at once: `python crowd.py ADDRESS ROLE...`.

What they have kept they print, a line each, as soon as it is kept: `document NUMBER READER` or
`judgement ID`. Each does a fixed amount of work, so that a test with them takes a known time. One
whose role begins with `victim:` is killed at some moment.
"""

import datetime as dt
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace

from jalin.model import Document, JalinError, JudgementKind, Promise, Reading
from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.pipeline.deriving.insight import load_insight
from jalin.pipeline.judging import Verdict, judge, load_judgements
from jalin.pipeline.run import Reader, add_documents
from jalin.pipeline.show.changes import compare_days
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.quarrels import list_contradictions
from jalin.pipeline.show.summaries import list_deals
from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow, PartyRow
from register_factory import SENTENCE, Heard, date, deal, doc, insight, party, reading

N_DOCUMENTS = 18
N_READERS = 3
VICTIM = "victim:"
_KILLED_WITHIN_S = 2.0
_BATCHES, _BATCH_SIZE, _VERDICTS, _REBUILDS, _LOOKS = 3, 6, 6, 4, 2
_NAMES = ("PT Pindad", "Thales", "PT Maju Jaya", "PT Terang Abadi", "Ashok Leyland")
_DUE = (None, "2024", "2025-06", "9999-12-31")
_TODAY = dt.date(2026, 3, 1)
_DAYS = (None, dt.date(2025, 6, 1), dt.date.max)
_VALUES = (("stage", "terminated"), ("place", "Tegal"), ("date", "2024"))


def tell(number: int, reader: int) -> tuple[Document, Reading]:
    """Give a document of the crowd as a reader reads it: some readers find no deal, or two.

    Two documents next to each other are copies of one text, and some have no date.
    """
    words = " ".join(f"kata{number // 2}x{place}" for place in range(40))
    published = f"2025-{1 + number % 12:02}-11" if number % 5 else None
    document = doc(f"{SENTENCE} {words} {number}", name=f"n{number}", published=published)
    chance = random.Random(f"{number} {reader}")  # noqa: S311 (no secret)
    n_deals = chance.choice((0, 1, 2)) if reader else 1
    deals = (deal(*map(party, chance.sample(_NAMES, 2))) for _ in range(n_deals))
    due = date(_DUE[number % len(_DUE)])
    promises = [Promise(who="PT Pindad", text=SENTENCE, due=due)] if number % 2 else []
    told = reading(document, *deals, promises=promises, reader=name_reader(reader))
    return document, told


def name_reader(reader: int) -> str:
    """Name a reader by its number."""
    return f"crowd/{reader}"


def _say(*words: object) -> None:
    sys.stdout.write(f"{' '.join(map(str, words))}\n")
    sys.stdout.flush()


def _add(register: Register, chance: random.Random) -> None:
    """Add documents under names of its own, batch by batch, each batch with another reader."""
    for _ in range(_BATCHES):
        numbers = chance.sample(range(N_DOCUMENTS), _BATCH_SIZE)
        reader = chance.randrange(N_READERS)
        told = {document.id: it for document, it in (tell(each, reader) for each in numbers)}
        named = [
            replace(tell(each, reader)[0], name=f"{chance.choice('az')}{each}") for each in numbers
        ]
        version = name_reader(reader)
        step = Reader(version=version, read=lambda document, told=told: told[document.id])  # type: ignore[misc]
        add_documents(register, named, step, Heard())
        for each in numbers:
            _say("document", each, reader)


def _judge(register: Register, chance: random.Random) -> None:
    for number in range(_VERDICTS):
        now = dt.datetime(2025, 1, 1 + number, tzinfo=dt.UTC)
        try:
            # What is pointed at stays in its place until the judgement is kept.
            with register.deriving():
                ensure_derived(register, insight())
                verdict = _choose_verdict(register, chance)
                judgement = judge(register, verdict, now=now) if verdict else None
        except RegisterError:
            raise
        except JalinError:
            # What was drawn at random makes no sense: a deal is merged with itself, say.
            continue
        if judgement:
            _say("judgement", judgement.id)


def _choose_verdict(register: Register, chance: random.Random) -> Verdict | None:
    mentions, parties = list(register.all_rows(DealMentionRow)), list(register.all_rows(PartyRow))
    if not mentions:
        return None
    one, other = chance.choice(mentions), chance.choice(mentions)
    place = f"{one.document_id}/{one.position}"
    left, right = (f"party:{chance.choice(parties).id}" for _ in range(2))
    field, value = chance.choice(_VALUES)
    kept = load_judgements(register)
    by = Verdict(kind=JudgementKind.NOTE, reviewer="Ana", target=one.deal_id, note="Benar.")
    choices = [
        by,
        replace(by, kind=JudgementKind.MERGE, other=other.deal_id),
        replace(by, kind=JudgementKind.MERGE, target=left, other=right),
        replace(by, kind=JudgementKind.SPLIT, mention=place),
        replace(by, kind=JudgementKind.SPLIT, target=place, other=left),
        replace(by, kind=JudgementKind.REJECT, target=place),
        replace(by, kind=JudgementKind.CORRECT, field=field, value=value),
    ]
    if kept:
        choices.append(replace(by, kind=JudgementKind.WITHDRAW, target=chance.choice(kept).id))
    return chance.choice(choices)


def _rebuild(register: Register, _chance: random.Random) -> None:
    for _ in range(_REBUILDS):
        rebuild(register, insight())


def _look(register: Register, chance: random.Random) -> None:
    """List and show all in one state of the register, be it behind of what others add."""
    lexicon = insight().lexicon
    for _ in range(_LOOKS):
        moment = Moment.of(_TODAY, chance.choice(_DAYS))
        with register.reading():
            deals = list_deals(register, moment)
            list_promises(register, moment, lexicon)
            list_contradictions(register, moment, lexicon)
            compare_days(register, dt.date(2025, 6, 1), _TODAY, lexicon)
            for found in deals:
                show_deal(register, found.id, moment, insight())
            if list_deals(register, moment) != deals:
                raise AssertionError("the deals changed while they were looked at")


ROLES: Mapping[str, Callable[[Register, random.Random], None]] = {
    "add": _add,
    "judge": _judge,
    "rebuild": _rebuild,
    "look": _look,
}


def _start(role: str, address: str, seed: int) -> int:
    """Start a process with all that this one has read already; give its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        with Register.open(address) as register:
            ROLES[role](register, random.Random(f"{role} {seed}"))  # noqa: S311 (no secret)
        code = 0
    except BaseException:  # noqa: BLE001 (the process ends here, whatever befell it)
        traceback.print_exc()
    finally:
        os._exit(code)


def main() -> None:
    """Let all roles work at once, kill the victims, and fail where another one failed."""
    address, *roles = sys.argv[1:]
    load_insight()
    insight()
    started = [
        (_start(role.removeprefix(VICTIM), address, seed), role) for seed, role in enumerate(roles)
    ]
    chance = random.Random(1)  # noqa: S311 (no secret)
    for pid, role in started:
        if role.startswith(VICTIM):
            time.sleep(chance.uniform(0, _KILLED_WITHIN_S))
            os.kill(pid, signal.SIGKILL)
    ended = [(os.waitpid(pid, 0)[1], role) for pid, role in started]
    sys.exit(any(status for status, role in ended if not role.startswith(VICTIM)))


if __name__ == "__main__":
    main()
