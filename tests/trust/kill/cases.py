"""The commands that are killed, each with the register that it begins with."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from feed_contents import rss
from jalin.pipeline.jobs import find_years
from jalin.store.engine.database import REGISTER_MARK
from news_server import Answer, NewsServer, feed, open_news_server
from trust.kill.handing import Warm

# Articles about cooperations that several of them tell of.
_WORDS = ("hyundai", "lges", "vinfast", "hli", "antam")
_OLD = Path(__file__).parents[2] / "unit" / "store" / "register_3.sql"
REGISTER = "jalin.db"
# Derived tables of which a rebuild has to make good what is missing.
_DAMAGED = ("deal_mentions", "claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command, and the folder of files with which it begins."""

    name: str
    start: Path
    arguments: tuple[str, ...]


@contextmanager
def open_cases(warm: Warm, folder: Path, n_documents: int) -> Iterator[dict[str, Case]]:
    """Make the cases; the outlet that is watched is there for the time of a with-block."""
    with open_news_server() as news:
        yield {case.name: case for case in _make_cases(warm, folder, n_documents, news)}


def copy_start(case: Case, folder: Path) -> Path:
    """Copy what a case begins with to a folder; give the path of the register."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(case.start, folder)
    return folder / REGISTER


def _make_cases(warm: Warm, folder: Path, n_documents: int, news: NewsServer) -> Iterator[Case]:
    chosen = [p for p in find_years() if any(word in p.name for word in _WORDS)][:n_documents]
    empty, half, full = (folder / name for name in ("empty", "half", "full"))
    for place, paths in ((empty, []), (half, chosen[::2]), (full, chosen)):
        (place / "berita").mkdir(parents=True)
        for path in chosen:
            shutil.copy(path, place / "berita")
        if paths:
            warm.remember(place, "add", *(f"berita/{path.name}" for path in paths))
    warm.run(full, "read", "berita", "--output", half / "outcomes.jsonl", "--keep-all")
    yield Case(name="add", start=half, arguments=("add", "berita"))
    yield Case(name="load", start=half, arguments=("load", "outcomes.jsonl"))
    deal = _find_deal(full)
    warm.run(full, "judge", deal, "note", "--by", "Ana", "--note", "Dibaca.")
    warm.run(full, "export", "truth", empty / "truth.jsonl")
    yield Case(name="load truth", start=empty, arguments=("load", "truth.jsonl"))
    accept = ("judge", deal, "accept", "--by", "Budi", "--field", "stage", "--json")
    yield Case(name="judge", start=full, arguments=accept)
    damaged = _damage(full, folder / "damaged")
    yield Case(name="rebuild", start=damaged, arguments=("rebuild",))
    old = folder / "old"
    old.mkdir()
    with closing(sqlite3.connect(old / REGISTER)) as connection:
        connection.executescript(_OLD.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id = {REGISTER_MARK}")
    yield Case(name="migrate", start=old, arguments=("deals", "--json"))
    watched = _write_watch(folder / "watched", news, chosen)
    warm.remember(watched, "watch", "feeds.toml", "--once", "--register", folder / "seen.db")
    yield Case(name="watch", start=watched, arguments=("watch", "feeds.toml", "--once"))


def _find_deal(folder: Path) -> str:
    """Find the deal of which the most documents tell."""
    with closing(sqlite3.connect(folder / REGISTER)) as connection:
        query = "SELECT deal_id FROM deal_mentions GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
        return str(connection.execute(query).fetchone()[0])


def _damage(full: Path, folder: Path) -> Path:
    """Copy a register and take out of it what a rebuild makes."""
    shutil.copytree(full, folder)
    with closing(sqlite3.connect(folder / REGISTER)) as connection, connection:
        for table in _DAMAGED:
            connection.execute(f"DELETE FROM {table} WHERE rowid % 2")  # noqa: S608 (own names)
        connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    return folder


def _write_watch(folder: Path, news: NewsServer, paths: list[Path]) -> Path:
    """Write a list of one feed that lists every article as a page."""
    items = []
    for path in paths:
        title, _, text = path.read_text("utf-8").partition("\n")
        url = f"/{path.stem}"
        day = path.name[:10]
        meta = f'<meta property="article:published_time" content="{day}">'
        body = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
        page = f"<html><head>{meta}</head><body><h1>{title}</h1>{body}</body></html>"
        news.answers[url] = Answer(content=page)
        items.append(f"<title>Berita</title><link>{news.url(url)}</link>")
    news.answers["/rss"] = feed(rss(*items))
    folder.mkdir()
    lines = ["[watch]", 'host_gap = "0s"', "[[feed]]", 'outlet = "Warta Uji"']
    lines.append(f'url = "{news.url("/rss")}"')
    (folder / "feeds.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder
