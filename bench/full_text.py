"""Measure what a search costs beside the bare query of the index of words.

    bench/full_text.py [REGISTER] [--small] [--questions 300] [--seed 1] [--check]

Questions of the load bench are asked of the documents of a register, an SQLite file. The bare query
is one statement: the documents that answer, ranked by the engine's own bm25, a page of them with
title and text; the numbers of that page alone are told beside it. The search is the whole: the page
ranked by Jalin, its documents with the passages that answer, their deals, and the parties called
so. All are asked by turns, three times each, and the least counts, in processor time. The target is
one for 200,000 documents: of few documents the bare query takes next to nothing. Without a register
a small one is made. --check gives 1 where it is missed.
"""

import argparse
import datetime as dt
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import parse_qs, urlsplit

from jalin.pipeline.searching.question import parse_question
from jalin.pipeline.searching.search import search
from jalin.pipeline.searching.terms import build_query
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from jalin.store.word_index.sqlite import write_match
from jalin.text.words.stemming import Stems
from report import write_table
from web_client import find_percentile
from web_questions import Holdings, draw_search
from web_register import fill_register

TARGET = 3.0
TODAY = dt.date(2026, 6, 30)
_PAGE = 20
_TURNS = 3
_NUMBERS = """
    SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0, 0.5) LIMIT ?
"""
_BARE = f"""
    SELECT documents.* FROM documents JOIN worded_documents ON documents.id = document_id
    WHERE number IN ({_NUMBERS})
"""  # noqa: S608 (our own statement)
_NOBODY = Holdings(deals=(), parties=(), countries=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds of one question: the bare query, and the search."""

    words: str
    numbers: float
    bare: float
    search: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives 1 where the target is asked for and missed."""
    options = _parse_arguments(arguments)
    questions = draw_questions(options.questions, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or _make_small(Path(folder))
        times = list(measure(path, questions))
    print("\n".join(write_times(times)))
    return int(options.check and max(find_ratios(times)) > TARGET)


def draw_questions(count: int, seed: int) -> list[str]:
    """Draw so many questions in words, equal for equal seeds."""
    chance = random.Random(f"full text {seed}")  # noqa: S311 - no secret
    addresses = (draw_search(chance, _NOBODY) for _ in range(count))
    return [parse_qs(urlsplit(address).query)["q"][0] for address in addresses]


def measure(path: Path, questions: Sequence[str]) -> Iterator[Times]:
    """Measure each question on a register that is open and warm."""
    stems = Stems()
    with (
        Library(path, lambda: TODAY) as library,
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as bare,
        library.visit() as visit,
    ):
        # What is kept for all visits is no part of a search.
        search(visit, questions[0])
        for words in questions:
            query = build_query(parse_question(words).terms, stems)
            match = write_match(query.required, query.excluded)
            asked = (
                partial(_ask, bare, _NUMBERS, match),
                partial(_ask, bare, _BARE, match),
                partial(search, visit, words, 0, _PAGE),
            )
            spent = [[_time(each) for each in asked] for _ in range(_TURNS)]
            numbers, whole_page, found = (min(each) for each in zip(*spent, strict=True))
            yield Times(words=words, numbers=numbers, bare=whole_page, search=found)


def find_ratios(times: Sequence[Times]) -> tuple[float, float]:
    """Find how many times the bare query a search takes: in the middle, and of the slowest."""
    bare, whole = [it.bare for it in times], [it.search for it in times]
    return (
        median(whole) / median(bare),
        find_percentile(whole, 0.95) / find_percentile(bare, 0.95),
    )


def write_times(times: Sequence[Times]) -> Iterator[str]:
    """Write the times of both, and their ratios."""
    yield f"Milliseconds of {len(times)} questions, pages of {_PAGE} documents, processor time"
    rows: list[tuple[str, ...]] = [
        (name, f"{median(found):.2f}", f"{find_percentile(found, 0.95):.2f}")
        for name, found in (
            ("numbers alone", [it.numbers for it in times]),
            ("bare query", [it.bare for it in times]),
            ("search", [it.search for it in times]),
        )
    ]
    ratios = find_ratios(times)
    rows.append(("ratio", *(f"{ratio:.2f}" for ratio in ratios)))
    yield from write_table(("what", "p50", "p95"), rows)
    word = "met" if max(ratios) <= TARGET else "MISSED"
    yield f"Target: at most {TARGET:.0f} times the bare query, {word}"


def _ask(database: sqlite3.Connection, statement: str, match: str) -> list[object]:
    return database.execute(statement, (match, _PAGE)).fetchall()


def _time(run: Callable[[], object]) -> float:
    begin = time.process_time()
    run()
    return 1000 * (time.process_time() - begin)


def _make_small(folder: Path) -> Path:
    path = folder / "small.db"
    with Register.open(path) as register:
        fill_register(register, 300, 1_200, seed=1)
    return path


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure searches beside bare queries.")
    parser.add_argument("register", type=Path, nargs="?", help="made by bench/web_register.py")
    parser.add_argument("--small", action="store_true", help="twenty questions")
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="fail where the target is missed")
    options = parser.parse_args(arguments)
    if options.small:
        options.questions = 20
    return options


if __name__ == "__main__":
    sys.exit(main())
