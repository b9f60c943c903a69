"""The corpora that are measured: gold readings and the documents that they read."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jalin.model import Document, Reading
from jalin.pipeline.jobs import find_english, find_sample, find_years
from jalin.read import read_document
from jalin.source import SourceOptions, read_documents, read_readings
from jalin.text.knowledge import Knowledge

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
# A fixed day, so that a measurement of today can be had again tomorrow.
TODAY = dt.date(2026, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Gold readings and the places of their documents."""

    name: str
    gold: Path
    documents: tuple[Path, ...]

    @property
    def is_there(self) -> bool:
        """Tell whether gold and documents are all on this machine."""
        return all(path.exists() for path in (self.gold, *self.documents))


OWN = Corpus(name="own gold", gold=ROOT / "tests/gold/sample.jsonl", documents=find_sample())
ENGLISH = Corpus(
    name="own gold, English", gold=ROOT / "tests/gold/english.jsonl", documents=find_english()
)
YEARS = Corpus(name="own gold, years", gold=ROOT / "tests/gold/years.jsonl", documents=find_years())
SEEDS = Corpus(name="seeds", gold=SHARED / "gold" / "seeds.jsonl", documents=(SHARED / "seeds",))
NEWS_TRAIN, NEWS_DEV = (
    Corpus(
        name=name,
        gold=SHARED / "gold" / f"{name}.jsonl",
        documents=(SHARED / "corpus" / f"{name}.jsonl",),
    )
    for name in ("news-train", "news-dev")
)

# The corpora whose figures have floors; one that is not on a machine is skipped there.
HELD = (OWN, ENGLISH, YEARS, NEWS_DEV)


def load_documents(paths: Sequence[Path], knowledge: Knowledge) -> tuple[Document, ...]:
    """Load the documents of sources; what cannot be read is not among them."""
    found = read_documents(paths, options=SourceOptions(), lexicon=knowledge.lexicon)
    return tuple(item for item in found if isinstance(item, Document))


def load_gold(corpus: Corpus) -> tuple[Reading, ...]:
    """Load the gold readings of a corpus. Raises FormatError at the first broken line."""
    return tuple(read_readings(corpus.gold))


def read_corpus(corpus: Corpus, knowledge: Knowledge) -> tuple[Reading, ...]:
    """Read the documents of a corpus with the reader."""
    documents = load_documents(corpus.documents, knowledge)
    return tuple(read_document(document, knowledge, today=TODAY) for document in documents)


def digest_files(paths: Iterable[Path]) -> str:
    """Give the sha256 of files by name and content, in whatever order they are given."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(hashlib.sha256(path.name.encode() + b"\0" + path.read_bytes()).digest())
    return digest.hexdigest()
