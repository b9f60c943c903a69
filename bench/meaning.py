"""How well documents are found by what a question means: questions in other words than the texts.

    bench/meaning.py [--articles JSONL.GZ] [--most N] [--part choose|report]

The documents are the sample articles, and as many articles of a file as are named, among which
they must be found; of these nobody says that they do not answer, so that the figures with them are
a little too low. What a method gives is scored by recall at 10 and by the mean reciprocal rank of
the first answer. Both parts of `meaning/questions.yml` are printed: "choose" is what methods and
numbers were chosen by, "report" was not looked at then.
"""

import argparse
import datetime as dt
import gzip
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import yaml

from jalin.model import Document, Reading, Skipped
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.jobs import find_all_samples
from jalin.pipeline.meaning.answering import By, search_by
from jalin.pipeline.meaning.making import make_vectors
from jalin.pipeline.serving.library import Library
from jalin.source import SourceOptions, read_documents
from jalin.store.register import Register
from jalin.text.lexicon import load_lexicon
from jalin.text.words.stemming import Stems

_QUESTIONS = Path(__file__).with_name("meaning") / "questions.yml"
_TODAY = dt.date(2026, 6, 30)
_DEPTH = 100
Ask = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, and the names of the documents that answer it."""

    part: str
    language: str
    asks: str
    answers: frozenset[str]

    @property
    def cross(self) -> frozenset[str]:
        """Give the answers in the other language."""
        return frozenset(it for it in self.answers if is_english(it) != (self.language == "en"))


class Silence:
    """An observer that tells nothing."""

    def started(self, step: str) -> None:
        """Hear that a step begins."""

    def advanced(self, step: str, name: str) -> None:
        """Hear that one more is done."""

    def skipped(self, skipped: Skipped) -> None:
        """Hear that something was left out."""

    def finished(self, step: str) -> None:
        """Hear that a step is done."""


def main() -> None:
    """Build the register, ask all questions, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--most", type=int, default=20_000)
    parser.add_argument("--part", choices=("choose", "report"))
    parser.add_argument(
        "--register", type=Path, help="Keep the register here, or use the one kept."
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        address = options.register or Path(scratch) / "meaning.db"
        if not address.exists():
            fill(address, options.articles, options.most)
        tell(address, options.part)


def fill(address: Path, articles: Path | None, most: int) -> None:
    """Make a register of documents that nobody read, with their words and vectors."""
    with Register.open(address) as register:
        documents = [*read_samples(), *islice(read_articles(articles), most)]
        with register.transaction():
            for document in documents:
                register.add(document, build_reading(document))
        before = time.process_time()
        made = make_vectors(register, Silence())
        spent = time.process_time() - before
        print(f"{made} vectors, {1000 * spent / made:.1f} ms of process time each")


def tell(address: Path, part: str | None) -> None:
    """Print how well each method answers."""
    questions = tuple(read_questions())
    with (
        Library(address, lambda: _TODAY) as library,
        library.visit() as visit,
        closing(sqlite3.connect(address)) as connection,
    ):
        names = dict(connection.execute("SELECT id, name FROM documents"))
        print(f"{len(names)} documents; a line: recall@10, MRR, recall@10 in the other language")

        def ask_by(by: By) -> Ask:
            def ask(text: str) -> Sequence[str]:
                try:
                    hits = search_by(visit, text, by, size=_DEPTH).found.hits
                except QuestionError:
                    return ()
                return [it.source.document_id for it in hits]

            return ask

        methods: dict[str, Ask] = {
            "words, all of them": ask_by(By.WORDS),
            "words, any (bm25)": lambda text: rank_any(connection, text),
            "meaning": ask_by(By.MEANING),
            "both": ask_by(By.BOTH),
        }
        for chosen in ("choose", "report") if part is None else (part,):
            asked = [it for it in questions if it.part == chosen]
            print(f"part {chosen}: {len(asked)} questions")
            for name, ask in methods.items():
                ranked = [[names[it] for it in ask(each.asks)] for each in asked]
                print(f"  {name:20} {score(asked, ranked)}")


def score(asked: Sequence[Question], ranked: Sequence[Sequence[str]]) -> str:
    """Give recall at 10, the mean reciprocal rank, and recall of answers in the other language."""
    recalls, ranks, crossing = [], [], []
    for question, row in zip(asked, ranked, strict=True):
        found = question.answers & set(row[:10])
        recalls.append(len(found) / len(question.answers))
        first = next((n for n, it in enumerate(row, 1) if it in question.answers), None)
        ranks.append(0.0 if first is None else 1 / first)
        if question.cross:
            crossing.append(len(question.cross & found) / len(question.cross))
    means = (sum(it) / len(it) for it in (recalls, ranks, crossing))
    return "  ".join(f"{it:.3f}" for it in means)


def rank_any(connection: sqlite3.Connection, text: str) -> Sequence[str]:
    """Rank the documents that say any of the words, by bm25 over our stems: the best baseline."""
    words = (f'"{form}"' for forms in Stems().list_forms(text) for form in forms.all)
    query = """
        SELECT document_id FROM words JOIN worded_documents ON number = words.rowid
        WHERE words MATCH ? ORDER BY bm25(words, 4.0, 1.0, 0.5) LIMIT ?
    """
    return [it[0] for it in connection.execute(query, (" OR ".join(words), _DEPTH))]


def read_questions() -> Iterator[Question]:
    """Read the questions."""
    for topic in yaml.safe_load(_QUESTIONS.read_text("utf-8")):
        for each in topic["questions"]:
            yield Question(
                part=topic["part"],
                language=each["language"],
                asks=each["asks"],
                answers=frozenset(each["answers"]),
            )


def read_samples() -> Iterator[Document]:
    """Read the articles that ship with Jalin."""
    found = read_documents(find_all_samples(), options=SourceOptions(), lexicon=load_lexicon())
    return (item for item in found if isinstance(item, Document))


def build_reading(document: Document) -> Reading:
    """Build what a reader gives that finds nothing."""
    return Reading(doc_id=document.name, relevant=False, document_id=document.id, reader="none/1")


def read_articles(path: Path | None) -> Iterator[Document]:
    """Read articles with a title."""
    if path is None:
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["title"] and record["text"].strip():
                yield Document(name=record["id"], title=record["title"], text=record["text"])


def is_english(name: str) -> bool:
    """Tell whether a sample article is English: the names of those begin so."""
    return name.startswith("en-")


if __name__ == "__main__":
    main()
