"""The three corpora of named entities: sentences with labels of one label set.

The sets differ in what they label. Each label stands for the set of the network's labels that it
allows: what one corpus leaves unlabelled another may name. They also share sentences: what stands
in a split that is measured is taken out of all training splits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from model import NER

TRAINING = {
    "idner": "idner-news-2k.train.txt",
    "grit": "nergrit_ner-grit.train.txt",
    "prosa": "nerp_ner-prosa.train.txt",
}
# The splits that are measured, and the corpus of each. NERP's is not among them: it shares too many
# sentences with the training splits of all three.
HELD_OUT = {
    "idner-news-2k.dev.txt": "idner",
    "idner-news-2k.test.txt": "idner",
    "nergrit_ner-grit.valid.txt": "grit",
}
# Two sentences with so many words in a row in common are from one text.
_SHARED = 8
_IDNER = {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("LOC",)}
_GRIT = {"PERSON": ("PER",), "ORGANISATION": ("ORG",), "PLACE": ("LOC",)}
_PROSA = {
    "PPL": ("PER",),
    "PLC": ("LOC",),
    "IND": ("ORG", "PRD"),
    "FNB": ("PRD",),
    "EVT": ("EVT",),
}
_UNNAMED = {"idner": ("PRD", "EVT"), "grit": ("PRD", "EVT"), "prosa": ()}
KINDS = {"idner": _IDNER, "grit": _GRIT, "prosa": _PROSA}
_NO_SPACE_BEFORE = frozenset({".", ",", ":", ";", "!", "?", ")", "%", "”", "’"})
_NO_SPACE_AFTER = frozenset({"(", "“", "‘"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence as text; each word with its characters and the labels that it may have."""

    text: str
    words: tuple[tuple[int, int], ...]
    labels: tuple[str, ...]
    allowed: tuple[frozenset[int], ...]


def read_corpus(path: Path, name: str) -> Iterator[Labelled]:
    """Read a corpus of one word a line, its label last; `name` is a key of `KINDS`."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) > 1:
            rows.append((parts[0], parts[-1]))
        elif rows:
            yield _build(rows, name)
            rows = []


def read_training(folder: Path) -> dict[str, tuple[Labelled, ...]]:
    """Read the training splits by corpus, without what they share with splits that are measured."""
    held_out = [
        sentence for file, name in HELD_OUT.items() for sentence in read_corpus(folder / file, name)
    ]
    return {
        name: drop_shared(read_corpus(folder / file, name), held_out)
        for name, file in TRAINING.items()
    }


def drop_shared(
    sentences: Iterable[Labelled], held_out: Iterable[Labelled]
) -> tuple[Labelled, ...]:
    """Drop the sentences that share eight words in a row with one held out, whatever their case."""
    known = {run for sentence in held_out for run in _list_runs(sentence)}
    return tuple(each for each in sentences if known.isdisjoint(_list_runs(each)))


def _list_runs(sentence: Labelled) -> Iterator[tuple[str, ...]]:
    words = [sentence.text[start:end].lower() for start, end in sentence.words]
    for n in range(len(words) - _SHARED + 1):
        yield tuple(words[n : n + _SHARED])


def _build(rows: list[tuple[str, str]], name: str) -> Labelled:
    text = ""
    words = []
    for word, _ in rows:
        glued = not text or word in _NO_SPACE_BEFORE or text[-1] in _NO_SPACE_AFTER
        text += word if glued else f" {word}"
        words.append((len(text) - len(word), len(text)))
    return Labelled(
        text=text,
        words=tuple(words),
        labels=tuple(label for _, label in rows),
        allowed=tuple(_allow(label, name) for _, label in rows),
    )


def _allow(label: str, name: str) -> frozenset[int]:
    if label == "O":
        extra = [f"{part}-{kind}" for kind in _UNNAMED[name] for part in "BI"]
        return frozenset(NER.index(each) for each in ("O", *extra))
    part, kind = label.split("-", 1)
    return frozenset(NER.index(f"{part}-{each}") for each in KINDS[name][kind])
