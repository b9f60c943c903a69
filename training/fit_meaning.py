"""Make the patch by which the reader's encoder tells what a text means.

    fit_meaning.py WEIGHTS [RANK]

Training changed every matrix of the pre-trained encoder a little; the patch takes most of that
back. It holds the best approximation of each change by two factors of the rank, in 8 bits, and the
norms and biases as they were before. Written to `meaning.npz` beside the encoder that it is for.
"""

import hashlib
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from graph import write_graph
from numpy.typing import NDArray
from onnx import numpy_helper
from pretrained import Pretrained, name_weights, read_pretrained
from tokenizers import Tokenizer

Floats = NDArray[np.float32]
# Of 4, 8 and 16 the best by the questions of bench/meaning; 16 is as good as the whole change.
_RANK = 16
_HIGHEST = 127
_TINY = 1e-12
# Of a layer: query, key, value, out, up, down.
_MATRICES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """The constants of an encoder's graph in the order of its nodes.

    `matrices` are pairs of names, of 8-bit weights (in, out) and of their scales; `vectors` are the
    names of biases and norms.
    """

    values: dict[str, NDArray]
    matrices: tuple[tuple[str, str], ...]
    vectors: tuple[str, ...]

    def multiply(self, names: tuple[str, str]) -> Floats:
        """Give a matrix as numbers."""
        whole, scales = (self.values[name] for name in names)
        return whole.astype(np.float32) * scales


def main(arguments: Sequence[str]) -> int:
    """Make the patch. Gives 2 where the call is wrong."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    rank = int(arguments[1]) if len(arguments) > 1 else _RANK
    fit_meaning(folder, rank)
    return 0


def fit_meaning(folder: Path, rank: int = _RANK) -> None:
    """Write the patch of the encoder in a folder of weights."""
    content = (folder / "encoder.onnx").read_bytes()
    trained = read_constants(folder / "encoder.onnx")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "pretrained.onnx"
        layers = len(trained.matrices) // _MATRICES
        write_pretrained(read_pretrained(), folder / "tokenizer.json", layers, path)
        before = read_constants(path)
    places, factors = [], []
    for now, then in zip(trained.matrices, before.matrices, strict=True):
        shape = trained.values[now[0]].shape
        places.append([_find(content, trained.values[name]) for name in now] + list(shape))
        factors.append(factorise(before.multiply(then) - trained.multiply(now), rank))
    found = [_find(content, trained.values[name]) for name in trained.vectors]
    vectors = [before.values[name].ravel() for name in before.vectors]
    np.savez_compressed(
        folder / "meaning.npz",
        encoder=np.array(hashlib.sha256(content).hexdigest()),
        places=np.array(places, np.int64),
        left=np.concatenate([left.ravel() for left, _, _, _ in factors]),
        left_scales=np.stack([scales for _, scales, _, _ in factors]).astype(np.float32),
        right=np.concatenate([right.ravel() for _, _, right, _ in factors]),
        right_scales=np.stack([scales for _, _, _, scales in factors]).astype(np.float32),
        vector_places=np.array(
            [[place, len(each)] for place, each in zip(found, vectors, strict=True)], np.int64
        ),
        vectors=np.concatenate(vectors).astype(np.float16),
    )


def factorise(change: Floats, rank: int) -> tuple[NDArray, NDArray, NDArray, NDArray]:
    """Give the two factors that are nearest to a change, each in 8 bits with its scales."""
    left, sizes, right = np.linalg.svd(change, full_matrices=False)
    roots = np.sqrt(sizes[:rank])
    whole_left, left_scales = _quantise((left[:, :rank] * roots).T)
    whole_right, right_scales = _quantise(roots[:, None] * right[:rank])
    return np.ascontiguousarray(whole_left.T), left_scales, whole_right, right_scales


def write_pretrained(pretrained: Pretrained, tokenizer: Path, layers: int, path: Path) -> None:
    """Write the encoder as it was pre-trained, with the pieces of a tokenizer, as a graph."""
    vocabulary = Tokenizer.from_file(str(tokenizer)).get_vocab()
    row_by_piece = {piece: row for row, piece in enumerate(pretrained.pieces)}
    kept = [row_by_piece[piece] for piece in sorted(vocabulary, key=lambda it: vocabulary[it])]
    weights = name_weights(pretrained, kept, layers=layers)
    write_graph(weights, path, heads=pretrained.heads)


def read_constants(path: Path) -> Constants:
    """Read the constants of an encoder's graph."""
    graph = onnx.load(str(path)).graph
    values = {it.name: numpy_helper.to_array(it) for it in graph.initializer}
    linear = [node for node in graph.node if node.op_type == "DynamicQuantizeMatMul"]
    norms = [node for node in graph.node if node.op_type == "LayerNormalization"]
    vectors = [node.input[4] for node in linear]
    vectors += [name for node in norms for name in node.input[1:3]]
    return Constants(
        values=values,
        matrices=tuple((node.input[1], node.input[2]) for node in linear),
        vectors=tuple(vectors),
    )


def _quantise(rows: Floats) -> tuple[NDArray[np.int8], Floats]:
    scales = np.maximum(np.abs(rows).max(1) / _HIGHEST, _TINY)
    return np.round(rows / scales[:, None]).astype(np.int8), scales


def _find(content: bytes, values: NDArray) -> int:
    """Find where values stand in a file, which holds them once."""
    raw = values.tobytes()
    place = content.find(raw)
    if place < 0 or content.find(raw, place + 1) >= 0:
        raise ValueError(f"values of shape {values.shape} do not stand in the file just once")
    return place


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
