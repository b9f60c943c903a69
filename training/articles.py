"""The articles that are learned from: all texts for the vocabulary, annotated for the heads."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from examples import Example, build_example
from ner_corpora import TRAINING
from standoff import read_lines, unpack
from tokenizers import Tokenizer

from jalin.text.encoding.network import Network
from jalin.text.knowledge import load_grammar

_ROOT = Path(__file__).parent.parent
_ANNOTATIONS = Path(__file__).parent / "annotations" / "news-unlabelled.jsonl.gz"
_HELD_OUT = Path(__file__).parent / "annotations" / "held-out.txt"
Annotated = tuple[Mapping[str, Any], Mapping[str, Any]]
"""An article and its gold reading."""


def read_texts(shared: Path) -> Iterator[str]:
    """Read all text whose words the vocabulary must hold, no annotations.

    The project's own pages are its English.
    """
    for record in read_lines(shared / "corpus" / "news-unlabelled.jsonl.gz"):
        yield record["text"]
        yield record["title"] or ""
    for name in ("news-train.jsonl", "news-dev.jsonl"):
        for record in read_lines(shared / "corpus" / name):
            yield record["text"]
    for name in TRAINING.values():
        lines = (shared / "corpus" / "ner" / name).read_text("utf-8").splitlines()
        yield " ".join(line.split()[0] for line in lines if line.strip())
    for path in (
        *sorted((_ROOT / "src" / "jalin" / "directory").glob("*.yml")),
        *sorted(shared.glob("*.md")),
        *sorted((_ROOT / "docs").rglob("*.md")),
    ):
        yield path.read_text("utf-8")


def read_annotated(shared: Path, *, held_out: bool = False) -> Iterator[Annotated]:
    """Read the articles of news-unlabelled that were annotated for this project.

    Those `held_out` are kept from the network; assembly is fitted on them.
    """
    apart = frozenset(_HELD_OUT.read_text("utf-8").split())
    packed = {
        reading["doc_id"]: reading
        for reading in read_lines(_ANNOTATIONS)
        if (reading["doc_id"] in apart) is held_out
    }
    for record in read_lines(shared / "corpus" / "news-unlabelled.jsonl.gz"):
        if record["id"] in packed:
            yield record, unpack(packed[record["id"]], record)


def read_labels() -> Iterator[Mapping[str, Any]]:
    """Read the annotations as they are kept: labels are plain, phrases only places."""
    yield from read_lines(_ANNOTATIONS)


def read_news_train(shared: Path) -> Iterator[Annotated]:
    """Read the articles of news-train with their gold."""
    gold = {reading["doc_id"]: reading for reading in read_lines(list_news_train(shared)[1])}
    for record in read_lines(list_news_train(shared)[0]):
        if record["id"] in gold:
            yield record, gold[record["id"]]


def list_news_train(shared: Path) -> tuple[Path, Path]:
    """List the files of news-train: its articles, its gold."""
    return shared / "corpus" / "news-train.jsonl", shared / "gold" / "news-train.jsonl"


def build_examples(
    annotated: Iterable[Annotated], tokenizer: Tokenizer, *, network: Network | None = None
) -> tuple[Example, ...]:
    """Build examples with the candidates that the grammar finds, alone or with a network."""
    knowledge = replace(load_grammar(), network=network)
    return tuple(build_example(record, gold, knowledge, tokenizer) for record, gold in annotated)


def write_few(annotated: Iterable[Annotated], folder: Path) -> tuple[Path, Path]:
    """Write some articles and their gold as files, for a rehearsal."""
    documents, gold = folder / "documents.jsonl", folder / "gold.jsonl"
    pairs = list(annotated)
    documents.write_text("".join(json.dumps(record) + "\n" for record, _ in pairs), "utf-8")
    gold.write_text("".join(json.dumps(reading) + "\n" for _, reading in pairs), "utf-8")
    return documents, gold
