"""What the gold data quote is in the texts that the sources give.

The project's own sample is always checked; the shared corpora only where they lie beside the
repository.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Document, Reading
from jalin.source import SourceOptions, read_documents, read_readings
from jalin.text.lexicon import Lexicon

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "src" / "jalin" / "sample"
SHARED = ROOT.parent / "shared"
# Of 1,000 quoted strings, five may be lost to cleaning.
LEAST_KEPT = 0.995

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared beside the repository")


def _read(source: Path, lexicon: Lexicon) -> dict[str, Document]:
    found = read_documents([source], options=SourceOptions(), lexicon=lexicon)
    return {item.name: item for item in found if isinstance(item, Document)}


def _quotes(reading: Reading) -> Iterator[str]:
    for deal in reading.deals:
        yield from filter(None, (deal.evidence, deal.trigger))
        yield from (amount.text for amount in deal.amounts)
    yield from (statement.text for statement in reading.statements)
    yield from (promise.text for promise in reading.promises)


def _find_lost(documents: dict[str, Document], gold: Path) -> tuple[list[str], int]:
    """Find the quoted strings that are in no text or title any more, and the number of all."""
    quotes = [
        (reading.doc_id, text) for reading in read_readings(gold) for text in _quotes(reading)
    ]
    lost = [
        f"{name}: {text}"
        for name, text in quotes
        if text not in documents[name].text and text not in (documents[name].title or "")
    ]
    return lost, len(quotes)


@pytest.mark.parametrize(
    ("folder", "name"), [(".", "sample"), ("english", "english"), ("years", "years")]
)
def test_sample(lexicon: Lexicon, folder: str, name: str) -> None:
    """Every string that the sample's gold quotes is in the sample's texts, and every date is."""
    documents = _read(SAMPLE / folder, lexicon)
    gold = ROOT / "tests" / "gold" / f"{name}.jsonl"
    assert _find_lost(documents, gold)[0] == []
    told = {reading.doc_id: reading.published for reading in read_readings(gold)}
    assert {name: documents[name].published for name in told} == told


@needs_shared
def test_seeds(lexicon: Lexicon) -> None:
    """Every string that the gold of the seeds quotes is in the seeds' texts."""
    documents = _read(SHARED / "seeds", lexicon)
    lost, _ = _find_lost(documents, SHARED / "gold" / "seeds.jsonl")
    assert lost == []


@needs_shared
@pytest.mark.parametrize("name", ["news-train", "news-dev"])
def test_corpora(lexicon: Lexicon, name: str) -> None:
    """Cleaning loses next to nothing of what the gold of the corpora quotes."""
    documents = _read(SHARED / "corpus" / f"{name}.jsonl", lexicon)
    lost, n_quotes = _find_lost(documents, SHARED / "gold" / f"{name}.jsonl")
    assert n_quotes > 0
    assert len(lost) <= (1 - LEAST_KEPT) * n_quotes, lost
