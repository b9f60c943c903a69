"""An application of the API alone over a small register, as tests ask it."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from litestar import Litestar
from litestar.exceptions import HTTPException

from jalin.api.answering.access import Gate
from jalin.api.answering.faults import answer_fault
from jalin.api.feeds.routes import create_feed_router
from jalin.api.routes import API_PLUGINS, create_api_router, create_openapi_config
from jalin.model import DealMention, Document, Promise, Reading, Stage, Statement
from jalin.pipeline.accounts import NOBODY, Access, Act, How, UserRole, Visitor
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from register_factory import SENTENCE, date, deal, doc, fill, parties, reading, step

TODAY = dt.date(2026, 6, 30)
NOW = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
JUDGE_TOKEN, READ_TOKEN = "jln_judge", "jln_read"
SESSION = "session-of-a-browser"
WILL = "PT Pindad akan memproduksi bus listrik"
BUILT = "PT Pindad membangun pabrik bus listrik."
MEMBERS = parties("PT Pindad", "Ashok Leyland")


@dataclass(slots=True)
class FewPeople:
    """A doorkeeper who knows a reviewer and a reader by their tokens, and one by a session."""

    reading: Access = Access.OPEN
    asked: list[str] = field(default_factory=list)

    def recognise(self, *, session: str | None = None, token: str | None = None) -> Visitor:
        """Find who shows a secret."""
        self.asked.append(session or token or "")
        if token == JUDGE_TOKEN or session == SESSION:
            how = How.TOKEN if token else How.SESSION
            scopes = frozenset({Act.READ, Act.JUDGE})
            return Visitor(how=how, name="Ayu", role=UserRole.REVIEWER, scopes=scopes)
        if token == READ_TOKEN:
            scopes = frozenset({Act.READ})
            return Visitor(how=How.TOKEN, name="Budi", role=UserRole.READER, scopes=scopes)
        return NOBODY

    def access(self) -> Access:
        """Tell who may read."""
        return self.reading


def fill_press(address: Path) -> None:
    """Keep a small press: deals that move, promises, a contradiction, a document beside them."""
    with Register.open(address) as register:
        fill(register, *write_press())


def write_press() -> list[tuple[Document, Reading]]:
    """Write what is kept."""
    told = doc(f"{WILL} pada Juni. <b>Rapat</b> & nanti.", name="a", published="2026-02-04")
    promise = Promise(who="PT Pindad", text=WILL, due=date("2026-03"))
    later = Promise(who="PT Pindad", text="Rapat", due=date("2026-12-24"))
    words = ("Rapat", "nanti", "bus listrik")
    said = [Statement(speaker="Budi", text=each, direct=False) for each in words]
    proposed = deal(*MEMBERS, stage=Stage.PROPOSED, evidence=WILL)
    built = doc(BUILT, name="d", published="2026-04-09")
    steps = [step(Stage.IMPLEMENTING, "2026-04-09", evidence=BUILT)]
    press = [
        (told, reading(told, proposed, promises=[promise, later], statements=said)),
        (built, reading(built, deal(*MEMBERS, evidence=BUILT, steps=steps))),
    ]
    for name, published, day in (
        ("b", "2026-02-04", "2026-02-02"),
        ("c", "2026-02-06", "2026-02-04"),
    ):
        document = doc(f"{SENTENCE} {name}.", name=name, published=published)
        press.append((document, reading(document, _date_signing(day))))
    for number in range(6):
        text = f"PT Karya {number} dan PT Usaha {number} menandatangani kontrak."
        document = doc(text, name=f"more {number}", published=f"2026-05-0{number + 1}")
        members = parties(f"PT Karya {number}", f"PT Usaha {number}")
        signed = [step(Stage.COMMITTED, f"2026-05-0{number + 1}", evidence=text)]
        press.append((document, reading(document, deal(*members, evidence=text, steps=signed))))
    return press


def create_application(
    library: Library,
    people: FewPeople | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Litestar:
    """Create the application."""
    gate = Gate(people or FewPeople(), clock)
    return Litestar(
        route_handlers=[
            create_api_router(library, gate, lambda: NOW),
            create_feed_router(library, gate),
        ],
        openapi_config=create_openapi_config("1"),
        plugins=list(API_PLUGINS),
        exception_handlers={HTTPException: answer_fault, Exception: answer_fault},
    )


def _date_signing(day: str) -> DealMention:
    return deal(steps=[step(Stage.INTENT, day)], date=date(day))
