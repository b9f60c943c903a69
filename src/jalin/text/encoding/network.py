"""The trained network: what runs it, and what it says of one document.

The encoder is an ONNX file with 8-bit weights, run by onnxruntime on the CPU with one thread, so
that the same text gives the same numbers on one machine. The heads are small matrices, applied with
numpy. `training/` holds the recipe of both.
"""

from collections import defaultdict
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
# Windows of one length run together; more would take memory and no time less.
_BATCH = 8
# The version of the files of the weights that this code reads.
_VERSION = 2


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
    """Load the weights. Raises LexiconError where a file is missing, broken or of another time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Beyond this level sums with norms are fused into a kernel that takes more than twice as long.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
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
    if labels.version != _VERSION:
        raise LexiconError([f"weights in {folder.name}: version {labels.version}, not {_VERSION}"])
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
        ids = np.array([pieces.ids[window.start : window.end] for window in batch], np.int64)
        (output,) = network.session.run(None, {"ids": ids})
        for window, row in zip(batch, output, strict=True):
            states[window.first : window.last] = row[
                window.first - window.start : window.last - window.start
            ]


def _list_batches(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Batch windows of one length: what would pad the shorter ones costs as much as text."""
    by_length: dict[int, list[Window]] = defaultdict(list)
    for window in windows:
        by_length[window.end - window.start].append(window)
    for _, alike in sorted(by_length.items()):
        for start in range(0, len(alike), _BATCH):
            yield alike[start : start + _BATCH]
