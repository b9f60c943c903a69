"""The corpora of named entities as partial knowledge of one set of labels."""

import importlib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="torch is needed for training alone: make model installs it")
ner_corpora = importlib.import_module("ner_corpora")
NER = importlib.import_module("model").NER


def _read(folder: Path, name: str, *lines: str) -> list[Any]:
    path = folder / "corpus.txt"
    path.write_text("\n".join(lines), "utf-8")
    return list(ner_corpora.read_corpus(path, name))


def _allowed(folder: Path, name: str, label: str) -> set[str]:
    (sentence,) = _read(folder, name, f"kata\t{label}")
    return {NER[n] for n in sentence.allowed[0]}


@pytest.mark.parametrize(
    ("name", "label", "allowed"),
    [
        ("idner", "B-ORG", {"B-ORG"}),
        ("grit", "I-ORGANISATION", {"I-ORG"}),
        ("prosa", "B-PPL", {"B-PER"}),
        ("prosa", "B-IND", {"B-ORG", "B-PRD"}),
        ("prosa", "O", {"O"}),
        ("idner", "O", {"O", "B-PRD", "I-PRD", "B-EVT", "I-EVT"}),
    ],
)
def test_a_label_stands_for_what_it_allows(
    tmp_path: Path, name: str, label: str, allowed: set[str]
) -> None:
    """What a corpus does not name may be there all the same; what it mixes may be either."""
    assert _allowed(tmp_path, name, label) == allowed


@pytest.mark.parametrize("name", ["idner", "grit", "prosa"])
def test_every_label_of_a_corpus_is_the_networks(name: str) -> None:
    """No kind leads to a label that the network does not have."""
    kinds = {kind for allowed in ner_corpora.KINDS[name].values() for kind in allowed}
    assert {f"{part}-{kind}" for kind in kinds for part in "BI"} <= set(NER)


def test_words_know_their_characters(tmp_path: Path) -> None:
    """The text is put together with marks where they are written, and words are its slices."""
    (sentence,) = _read(tmp_path, "idner", "Alfa B-ORG", "( O", "Jakarta B-LOC", ") O", ". O")
    assert sentence.text == "Alfa (Jakarta)."
    words = [sentence.text[start:end] for start, end in sentence.words]
    assert words == ["Alfa", "(", "Jakarta", ")", "."]


def test_sentences_that_share_eight_words_are_dropped(tmp_path: Path) -> None:
    """Whatever their case; seven words in common are chance."""
    words = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"]
    eight, seven = (
        _read(tmp_path, "idner", *(f"{word} O" for word in some)) for some in (words, words[:7])
    )
    held_out = _read(tmp_path, "idner", *(f"{word.upper()} O" for word in words))
    assert ner_corpora.drop_shared([*eight, *seven], held_out) == tuple(seven)
