"""How well the register of the sample articles agrees with its gold, from two kinds of readings.

Usage: python bench/register_gold.py [--errors]
"""

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from corpora import ENGLISH, OWN, ROOT, TODAY, YEARS, load_documents, load_gold
from jalin.model import Document, Reading
from jalin.pipeline.derive import rebuild
from jalin.pipeline.scoring.register_gold import load_register_gold
from jalin.pipeline.scoring.register_score import RegisterScore, score_register
from jalin.read import READER, read_document
from jalin.store.register import Register
from jalin.text.knowledge import Knowledge, load_knowledge

GOLD = ROOT / "tests" / "gold" / "register.jsonl"
KINDS = ("stage", "state", "promise")
_CORPORA = (OWN, ENGLISH, YEARS)


def load_sample(knowledge: Knowledge) -> tuple[Document, ...]:
    """Load the sample articles."""
    return tuple(it for corpus in _CORPORA for it in load_documents(corpus.documents, knowledge))


def load_gold_readings() -> tuple[Reading, ...]:
    """Load the gold readings of the sample articles."""
    return tuple(reading for corpus in _CORPORA for reading in load_gold(corpus))


def score_sample(
    documents: Sequence[Document], readings: Iterable[Reading], knowledge: Knowledge
) -> RegisterScore:
    """Keep documents with readings, in the same order or named alike, and score the register."""
    by_name = {document.name: document for document in documents}
    with (
        tempfile.TemporaryDirectory() as folder,
        Register.open(Path(folder) / "gold.db") as register,
    ):
        for reading in readings:
            document = by_name[reading.doc_id]
            register.add(document, reading)
        rebuild(register)
        gold = load_register_gold(GOLD)
        return score_register(register, gold, load_gold_readings(), knowledge.lexicon)


def read_sample(documents: Iterable[Document], knowledge: Knowledge) -> tuple[Reading, ...]:
    """Read the sample articles with the reader."""
    return tuple(
        replace(read_document(it, knowledge, today=TODAY), doc_id=it.name, reader=READER)
        for it in documents
    )


def main() -> None:
    """Print the figures, and the errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print every wrong answer")
    asked = parser.parse_args()
    knowledge = load_knowledge()
    documents = load_sample(knowledge)
    for name, readings in (
        ("gold readings", load_gold_readings()),
        ("own readings", read_sample(documents, knowledge)),
    ):
        score = score_sample(documents, readings, knowledge)
        print(f"{name}: {score.n_found} of {score.n_gold} mentions found", end="")
        for what, told in (("of these", score.of_found), ("of all", score.clusters)):
            print(
                f", B3 {what} P {told.precision:.3f} R {told.recall:.3f} F1 {told.f1:.3f}", end=""
            )
        print("".join(f", {kind} {score.share(kind):.3f}" for kind in KINDS))
        for it in score.answers if asked.errors else ():
            if not it.is_right:
                print(f"  {it.kind} {it.deal} {it.asked}: {it.wanted}, not {it.found}")


if __name__ == "__main__":
    main()
