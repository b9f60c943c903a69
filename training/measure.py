"""How well the exported network names: entity-level micro F1 on sentences it has not seen.

    measure.py WEIGHTS NER_FOLDER

What is measured is the 8-bit network as Jalin runs it, `jalin.text.encoding`, not the one trained.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ner_corpora import HELD_OUT, KINDS, Labelled, read_corpus

from jalin.model import Document, Span
from jalin.text.encoding.heads import read_names
from jalin.text.encoding.network import Network, encode_document, load_network
from jalin.text.sentences import Sentence

Entity = tuple[int, int, str]
"""The first word, the one after the last, the kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of entities, equal in words and kind."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Give the share of the predicted that are right."""
        return self.hits / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """Give the share of gold that is found."""
        return self.hits / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both."""
        return 2 * self.hits / max(1, self.predicted + self.gold)


def main(arguments: Sequence[str]) -> int:
    """Print the table. Gives 2 where the call is wrong."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    weights, corpora = map(Path, arguments)
    print("\n".join(tabulate(load_network(weights), corpora)))
    return 0


def tabulate(network: Network, corpora: Path, *, most: int | None = None) -> Iterable[str]:
    """Write a Markdown table of every split that was held out; of `most` sentences where given."""
    yield "| split | sentences | gold | predicted | precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for file, name in HELD_OUT.items():
        sentences = tuple(read_corpus(corpora / file, name))[:most]
        score = measure_names(network, sentences, KINDS[name])
        yield (
            f"| {file.removesuffix('.txt')} | {len(sentences)} | {score.gold} | {score.predicted} "
            f"| {score.precision:.4f} | {score.recall:.4f} | {score.f1:.4f} |"
        )


def measure_names(
    network: Network, sentences: Iterable[Labelled], kinds: dict[str, tuple[str, ...]]
) -> Score:
    """Count the entities of sentences. `kinds` gives for each kind of gold the network's own."""
    own = {gold: kind for gold, (kind, *_) in kinds.items()}
    hits = predicted = gold = 0
    for sentence in sentences:
        found = find_entities(name_words(network, sentence))
        found = {entity for entity in found if entity[2] in own.values()}
        wanted = {(a, b, own[kind]) for a, b, kind in find_entities(sentence.labels)}
        hits += len(found & wanted)
        predicted += len(found)
        gold += len(wanted)
    return Score(hits=hits, predicted=predicted, gold=gold)


def name_words(network: Network, sentence: Labelled) -> list[str]:
    """Give each word the likeliest label of its first piece."""
    text = sentence.text
    span = Span(start=0, end=len(text))
    encoding = encode_document(
        network, Document(name="", text=text), (Sentence(span=span, text=text, paragraph=0),)
    )
    best = np.argmax(read_names(network, encoding), 1)
    labels = []
    for start, end in sentence.words:
        first, last = encoding.pieces.cover(Span(start=start, end=end))
        labels.append(network.labels.ner[best[first]] if last > first else "O")
    return labels


def find_entities(labels: Sequence[str]) -> set[Entity]:
    """Find the runs of words of one kind; a label that goes on from nothing opens one as well."""
    entities: set[Entity] = set()
    start, kind = 0, ""
    for n, label in enumerate((*labels, "O")):
        part, _, its_kind = label.partition("-")
        if kind and (part != "I" or its_kind != kind):
            entities.add((start, n, kind))
            kind = ""
        if part != "O" and not kind:
            start, kind = n, its_kind
    return entities


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
