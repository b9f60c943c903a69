"""The trained network runs, gives the same every time, and loses nothing between windows."""

from pathlib import Path

import numpy as np
import pytest

from jalin.model import Document, LexiconError
from jalin.text.encoding.heads import read_names, read_relevance, read_tags
from jalin.text.encoding.network import (
    Encoding,
    Network,
    encode_document,
    encode_lead,
    encode_rest,
    load_network,
)
from jalin.text.lexicon import load_lexicon
from jalin.text.sentences import Sentence, split_sentences

SENTENCE = "PT Nusa Karya dan PT Borneo Jaya menandatangani kontrak pembelian bus listrik."
LEXICON = load_lexicon()


@pytest.fixture(scope="module")
def network() -> Network:
    """Load the shipped weights once."""
    return load_network()


def build(text: str, title: str | None = None) -> tuple[Document, tuple[Sentence, ...]]:
    """Build a document and its sentences."""
    return Document(name="a", text=text, title=title), split_sentences(text, LEXICON)


def test_the_same_text_gives_the_same_states(network: Network) -> None:
    """Reading twice is reading once."""
    document, sentences = build(f"{SENTENCE}\n" * 12, "Kontrak bus")
    first = encode_document(network, document, sentences)
    second = encode_document(network, document, sentences)
    assert np.array_equal(first.states, second.states)


def test_lead_and_rest_are_the_whole(network: Network) -> None:
    """What was encoded to decide is not encoded again, and not otherwise."""
    document, sentences = build(f"{SENTENCE}\n" * 30)
    lead = encode_lead(network, document, sentences)
    assert 0 < lead.n_encoded < len(lead.pieces)
    whole = encode_rest(network, lead)
    assert whole.n_encoded == len(whole.pieces)
    assert np.array_equal(whole.states[: lead.n_encoded], lead.states[: lead.n_encoded])
    assert np.abs(whole.states).sum(1).min() > 0


@pytest.mark.parametrize("text", ["", "\n \n", "a", "kata " * 3000, "\u0000\ufffd🚌", "x" * 5000])
def test_any_text_is_encoded(network: Network, text: str) -> None:
    """Empty, endless, without a full stop, not of words: every piece has its state."""
    document, sentences = build(text)
    encoding = encode_document(network, document, sentences)
    assert encoding.states.shape[0] == len(encoding.pieces)
    assert np.isfinite(encoding.states).all()


def test_shares_are_shares(network: Network) -> None:
    """Of outside, open and inside one is right; a document is relevant or not."""
    document, sentences = build(SENTENCE)
    encoding = encode_document(network, document, sentences)
    assert np.allclose(read_tags(network, encoding).sum(-1), 1, atol=1e-4)
    assert np.allclose(read_names(network, encoding).sum(-1), 1, atol=1e-4)
    assert 0 <= read_relevance(network, encoding) <= 1


def test_nothing_is_not_relevant(network: Network) -> None:
    """A document without a word holds no deal."""
    document, sentences = build("")
    encoding: Encoding = encode_document(network, document, sentences)
    assert read_relevance(network, encoding) == 0.0


def test_missing_weights_are_told(tmp_path: Path) -> None:
    """A broken installation says so before it reads anything."""
    with pytest.raises(LexiconError, match="weights"):
        load_network(tmp_path)
