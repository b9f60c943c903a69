"""A register that is open for many: visits, what they keep, and when it is built anew."""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import JudgementKind
from jalin.pipeline.catalogue.filter import Filter, QuestionError
from jalin.pipeline.errors import DealNotFoundError
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.pipeline.serving.keeper import BusyError
from jalin.pipeline.serving.library import Library
from jalin.store.engine.address import PostgresAddress
from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from register_factory import SENTENCE, deal, doc, fill, judgement, parties, reading
from trust.postgres.proxy import Proxy

TODAY = dt.date(2026, 7, 1)
FIRST = doc(name="a", published="2026-02-04")
TOLD = reading(FIRST, deal())
OTHER = doc(f"{SENTENCE} PT Len membangun radar.", name="b", published="2026-03-04")
RADAR = reading(OTHER, deal(*parties("PT Len", "Thales"), objects=["radar"]))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a register with one deal, on each engine."""
    if request.param == "sqlite":
        address = str(tmp_path / "jalin.db")
    else:
        address = str(request.getfixturevalue("postgres_url"))
    with Register.open(address) as opened:
        fill(opened, (FIRST, TOLD))
    return address


@pytest.fixture
def library(address: str) -> Iterator[Library]:
    """Open that register for many."""
    with Library(address, lambda: TODAY) as opened:
        yield opened


def test_what_others_add_is_seen_by_the_next_visit(address: str, library: Library) -> None:
    """A document that another process keeps is derived and shown, and the revision is another."""
    with library.visit() as visit:
        assert visit.catalogue.size == 1
        first = visit.revision
    before = library.find_revision()
    with Register.open(address) as opened:
        opened.add(OTHER, RADAR)
    with library.visit() as visit:
        assert visit.catalogue.size == 2
        assert visit.revision != first
    assert library.find_revision() != before


def test_a_visit_sees_one_state(address: str, library: Library) -> None:
    """What is added while somebody looks is seen by those who come after."""
    with library.visit() as visit:
        assert visit.register.count() == 1
        with Register.open(address) as opened:
            opened.add(OTHER, RADAR)
        assert visit.register.count() == 1
    with library.visit() as visit:
        assert visit.register.count() == 2


def test_the_revision_stays_while_nothing_is_written(library: Library) -> None:
    """To look changes nothing, and what was built is kept."""
    revision = library.find_revision()
    with library.visit() as visit:
        catalogue = visit.catalogue
    with library.visit() as visit:
        assert visit.catalogue is catalogue
    assert library.find_revision() == revision


def test_a_judgement_is_seen_at_once(library: Library) -> None:
    """Whoever writes through the library sees what follows at the next visit."""
    before = library.find_revision()
    with library.writing() as register:
        said = judgement(JudgementKind.CORRECT, (TOLD, 0), field="place", value="Bandung")
        keep_judgement(register, said)
    assert library.find_revision() != before
    with library.visit() as visit:
        assert [it.place for it in visit.select().page()] == ["Bandung"]


def test_days_are_kept_apart(library: Library) -> None:
    """As of a day before the first document nothing is known."""
    with library.visit(dt.date(2020, 1, 1)) as visit:
        assert visit.catalogue.size == 0
    with library.visit() as visit:
        assert visit.catalogue.size == 1


def test_deals_are_selected_by_names_and_words(library: Library) -> None:
    """A party may be named by the start of a word; who is called nothing like it has no deal."""
    with library.visit() as visit:
        assert visit.select(Filter(party=("ashok ley",))).total == 1
        assert visit.select(Filter(party=("eyland",))).total == 0
        assert visit.select(Filter(party=("!!!",))).total == 0
        assert visit.select(Filter(words="pindad")).total == 1
        assert visit.select(Filter(words="kapal selam nuklir")).total == 0
        with pytest.raises(QuestionError):
            visit.select(Filter(words='"pindad'))


def test_a_fault_of_one_visit_does_not_harm_the_next(library: Library) -> None:
    """A deal that is not there is told, and the register goes on to be used."""
    for _ in range(10):
        with pytest.raises(DealNotFoundError), library.visit() as visit:
            visit.deal("ffff")
    with library.visit() as visit:
        deal_id = visit.catalogue.ids[0]
        assert visit.deal(deal_id[:6]).deal.id == deal_id


def test_many_threads_visit_at_once(library: Library) -> None:
    """More visitors than registers wait for one another, and all see the same."""
    found: list[int] = []

    def look() -> None:
        for _ in range(5):
            with library.visit() as visit:
                found.append(visit.select(Filter(country=("ID",))).total)

    threads = [threading.Thread(target=look) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 60


def test_a_server_that_was_lost_is_reached_again(postgres_url: str) -> None:
    """What watched it fails once, and no visit does: each connection is another after the loss."""
    port = PostgresAddress.parse(postgres_url).port
    with Proxy(port) as proxy:
        url = postgres_url.replace(f":{port}/", f":{proxy.port}/")
        with Register.open(url) as opened:
            fill(opened, (FIRST, TOLD))
        with Library(url, lambda: TODAY) as library:
            with library.visit(), library.visit():
                library.find_revision()
            proxy.cut()
            with pytest.raises(RegisterError):
                library.find_revision()
            library.find_revision()
            with library.visit() as visit:
                assert visit.catalogue.size == 1


def test_who_asks_soon_after_others_is_told_what_they_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it takes long to find that there is no server, not each has to find it again."""
    tried: list[str] = []

    def open_slowly(address: str, **_: object) -> None:
        tried.append(address)
        time.sleep(0.02)
        raise RegisterError(address, "is away")

    monkeypatch.setattr("jalin.pipeline.serving.library.Register.open", open_slowly)
    monkeypatch.setattr("jalin.pipeline.serving.library._KNOWN_GONE_S", 0.01)
    with Library(tmp_path / "jalin.db", lambda: TODAY) as library:
        with pytest.raises(RegisterError, match="is away"):
            library.find_revision()
        monkeypatch.setattr("jalin.pipeline.serving.library._KNOWN_GONE_S", 60.0)
        with pytest.raises(RegisterError, match="is away"):
            library.find_revision()
    assert len(tried) == 1


def test_who_waited_in_vain_for_others_to_write_is_told_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers are answered meanwhile; when the others are done, it is written."""
    monkeypatch.setattr("jalin.store.engine.sqlite._BUSY_TIMEOUT_S", 0.05)
    path = tmp_path / "jalin.db"
    with Register.open(path) as register:
        fill(register, (FIRST, TOLD))
    said = judgement(JudgementKind.CORRECT, (TOLD, 0), field="place", value="Bandung")
    with Library(path, lambda: TODAY) as library:
        with Register.open(path) as other, other.transaction():
            with pytest.raises(BusyError, match="others are writing"), library.writing() as writer:
                keep_judgement(writer, said)
            with library.visit() as visit:
                assert visit.catalogue.size == 1
        with library.writing() as writer:
            assert keep_judgement(writer, said)


def test_whoever_only_reads_keeps_little_of_the_file(tmp_path: Path) -> None:
    """Six connections with as much as a deriver keeps would be hundreds of megabytes."""
    path = tmp_path / "jalin.db"
    with Register.open(path) as register:
        register.add(FIRST, TOLD)
    with Library(path, lambda: TODAY) as library, library.visit() as visit:
        database = visit.register._database  # noqa: SLF001 (nobody else tells)
        assert database.fetch("PRAGMA cache_size") == [(-8 * 1024,)]
