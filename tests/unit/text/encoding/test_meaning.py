"""Vectors of texts: what means the same is near, whatever its words and its language."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from jalin.model import Document, LexiconError
from jalin.text.encoding.meaning import (
    PATCH,
    Meaning,
    embed_document,
    embed_passages,
    embed_question,
    load_meaning,
    name_method,
    read_vectors,
)
from jalin.text.encoding.network import WEIGHTS

SUBMARINE = Document(
    name="a", title="Dua kapal selam dipesan", text="TNI AL membeli kapal selam dari Prancis."
)
BUS = Document(name="b", text="Pemerintah kota menguji bus listrik buatan dalam negeri.")


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    """Load the shipped weights once."""
    return load_meaning()


@pytest.mark.parametrize(
    "asked", ["armada bawah laut", "undersea vessels for the navy", "diving warships"]
)
def test_what_means_the_same_is_nearer(meaning: Meaning, asked: str) -> None:
    """A question in other words, or in the other language, is nearer to its answer."""
    near = read_vectors([embed_document(meaning, it) for it in (SUBMARINE, BUS)])
    lengths = np.linalg.norm(near.astype(np.float32), axis=1)
    alike = near.astype(np.float32) @ embed_question(meaning, asked) / lengths
    assert alike[0] > alike[1]


def test_the_same_document_gives_the_same_bytes(meaning: Meaning) -> None:
    """A register that is made anew has the same vectors."""
    assert embed_document(meaning, SUBMARINE) == embed_document(load_meaning(), SUBMARINE)


def test_vectors_are_of_length_one(meaning: Meaning) -> None:
    """So that a product tells how near they are; those of documents use the whole byte."""
    passages = embed_passages(meaning, ["kapal", "bus listrik"])
    assert np.allclose(np.linalg.norm(passages, axis=1), 1)
    assert np.isclose(np.linalg.norm(embed_question(meaning, "kapal")), 1)
    assert np.abs(read_vectors([embed_document(meaning, BUS)]).astype(int)).max() == 127


def test_only_the_opening_counts(meaning: Meaning) -> None:
    """What stands far behind is not looked at, however long the text is."""
    opening = "Pabrik baterai dibangun di Karawang. " * 40
    first = Document(name="a", text=opening + "Ekor pertama.")
    second = Document(name="a", text=opening + "Yang lain sama sekali." * 1000)
    assert embed_document(meaning, first) == embed_document(meaning, second)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "x" * 100_000])
def test_any_text_has_a_vector(meaning: Meaning, text: str) -> None:
    """No text is too short, too long or too strange."""
    assert np.isfinite(embed_question(meaning, text)).all()
    assert len(embed_document(meaning, Document(name="a", text=text))) == 384


def test_no_vectors_are_no_rows() -> None:
    """A register without vectors has a space of nothing."""
    assert read_vectors([]).shape == (0, 0)


def test_a_missing_patch_is_told(tmp_path: Path) -> None:
    """The file is named."""
    with pytest.raises(LexiconError, match=PATCH):
        name_method(tmp_path)
    with pytest.raises(LexiconError, match=PATCH):
        load_meaning(tmp_path)


def test_a_broken_encoder_is_told(tmp_path: Path) -> None:
    """The patch is for one file, and says for which."""
    shutil.copy(WEIGHTS / PATCH, tmp_path / PATCH)
    (tmp_path / "encoder.onnx").write_bytes(b"another")
    with pytest.raises(LexiconError, match="made for another encoder"):
        load_meaning(tmp_path)


def test_the_method_names_the_weights(meaning: Meaning, tmp_path: Path) -> None:
    """Other weights make other vectors: what was made by others is made anew."""
    for name in (PATCH, "tokenizer.json"):
        shutil.copy(WEIGHTS / name, tmp_path / name)
    assert name_method(tmp_path) == meaning.method
    (tmp_path / "more").mkdir()
    for name in (PATCH, "tokenizer.json"):
        (tmp_path / "more" / name).write_bytes(b"other")
    assert name_method(tmp_path / "more") != meaning.method
