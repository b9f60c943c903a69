"""The trained network: what runs it, and what it says of one document.

The encoder is an ONNX file with 8-bit weights, run by onnxruntime on the CPU with one thread, so
that the same text gives the same numbers on one machine. The heads are small matrices, applied with
numpy. `training/` holds the recipe of both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from jalin.model import Document, LexiconError
from jalin.text.encoding.pieces import Pieces, Window, cut_windows, split_pieces
from jalin.text.sentences import Sentence

WEIGHTS = Path(__file__).parents[2] / "weights"
Floats = NDArray[np.float32]
# Windows of one size run together; more would take memory and no time less.
_BATCH = 8
# In pieces, of 160: longer padding took more time than running windows one by one.
_MOST_PADDING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the outputs of the heads mean, in their order, and the size of a window in pieces."""

    version: int
    window: int
    margin: int
    ner: tuple[str, ...]
    tags: tuple[str, ...]
    predicates: tuple[str, ...]
    instruments: tuple[str, ...]
    stages: tuple[str, ...]
    activities: tuple[str, ...]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The loaded network. `heads` are matrices by their name in the training code."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    labels: Labels
    heads: Mapping[str, Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """One document as the network sees it: its pieces and a state, (pieces, hidden), of each.

    The first `n_encoded` pieces have their states; the others, of a document of which only the
    lead is encoded, have noughts.
    """

    pieces: Pieces
    states: Floats
    n_encoded: int


def load_network(folder: Path = WEIGHTS) -> Network:
    """Load the weights. Raises LexiconError where a file is missing or broken."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
        with np.load(folder / "heads.npz") as stored:
            heads = {name: stored[name].astype(np.float32) for name in stored.files}
        session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as err:  # each library has errors of its own
        raise LexiconError([f"weights in {folder.name}: {err}"]) from err
    return Network(session=session, tokenizer=tokenizer, labels=labels, heads=heads)


def encode_lead(network: Network, document: Document, sentences: Sequence[Sentence]) -> Encoding:
    """Encode the first window of a document: title and opening sentences."""
    pieces = split_pieces(network.tokenizer, document, sentences)
    hidden = network.heads["ner.weight"].shape[1]
    states = np.zeros((len(pieces), hidden), np.float32)
    windows = _cut(network, pieces)
    lead = windows[0].last if windows else 0
    _encode(network, pieces, states, windows[:1])
    return Encoding(pieces=pieces, states=states, n_encoded=lead)


def encode_rest(network: Network, encoding: Encoding) -> Encoding:
    """Encode what is left of a document: all other windows, sorted by length, in batches."""
    states = encoding.states.copy()
    _encode(network, encoding.pieces, states, _cut(network, encoding.pieces)[1:])
    return Encoding(pieces=encoding.pieces, states=states, n_encoded=len(states))


def encode_document(
    network: Network, document: Document, sentences: Sequence[Sentence]
) -> Encoding:
    """Encode a whole document."""
    return encode_rest(network, encode_lead(network, document, sentences))


def _cut(network: Network, pieces: Pieces) -> tuple[Window, ...]:
    labels = network.labels
    return cut_windows(pieces.sentences, longest=labels.window, margin=labels.margin)


def _encode(network: Network, pieces: Pieces, states: Floats, windows: Sequence[Window]) -> None:
    """Fill in the states of some windows."""
    for batch in _list_batches(windows):
        ids, mask = _fill(batch, pieces)
        (output,) = network.session.run(None, {"ids": ids, "mask": mask})
        for window, row in zip(batch, output, strict=True):
            states[window.first : window.last] = row[
                window.first - window.start : window.last - window.start
            ]


def _list_batches(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Batch windows of about one length: what pads the shorter ones costs as much as text."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda window: (window.end - window.start, window.start)):
        length = window.end - window.start
        if batch and (
            len(batch) == _BATCH or length - (batch[0].end - batch[0].start) > _MOST_PADDING
        ):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _fill(batch: Sequence[Window], pieces: Pieces) -> tuple[NDArray[np.int64], Floats]:
    longest = max(window.end - window.start for window in batch)
    ids = np.ones((len(batch), longest), np.int64)
    mask = np.zeros((len(batch), longest), np.float32)
    for row, window in enumerate(batch):
        length = window.end - window.start
        ids[row, :length] = pieces.ids[window.start : window.end]
        mask[row, :length] = 1.0
    return ids, mask
