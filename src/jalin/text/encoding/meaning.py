"""What a text means, as a vector: texts that mean the same lie near to one another.

The reader's own encoder, patched to what it was before it learnt to read, gives a state of each
piece of a text; their mean is the vector. Questions and documents are told apart by a word before
the text, as the encoder was pre-trained. Indonesian and English share one space.
"""

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from jalin.model import Document, LexiconError
from jalin.text.encoding.network import WEIGHTS, Floats
from jalin.text.encoding.patching import patch_encoder

PATCH = "meaning.npz"
# Raise when vectors may come out otherwise; the weights have a digest of their own.
_VERSION = 1
# Pieces of the title and the opening that are looked at, some 85 words: of 128, 160, 256 and 400
# the best by the questions of bench/meaning. More of a text says less clearly what it is about.
_LONGEST = 128
# Characters that give so many pieces at least; more of a long text need not be cut into pieces.
_LONGEST_TEXT = 1500
_QUESTION, _DOCUMENT = "query: ", "passage: "
_FIRST, _LAST = "<s>", "</s>"
_HIGHEST = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What makes vectors. `method` names all that they depend on.

    `first` and `last` are the pieces that the encoder has before a text and behind it.
    """

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    first: int
    last: int
    method: str


def load_meaning(folder: Path = WEIGHTS) -> Meaning:
    """Load what makes vectors. Raises LexiconError where a file is missing, broken or unfit."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        with np.load(folder / PATCH) as stored:
            patch = {name: stored[name] for name in stored.files}
        content = patch_encoder((folder / "encoder.onnx").read_bytes(), patch)
        session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except LexiconError:
        raise
    except Exception as err:  # each library has errors of its own
        raise LexiconError([f"weights in {folder.name}: {err}"]) from err
    first, last = (tokenizer.token_to_id(piece) for piece in (_FIRST, _LAST))
    if first is None or last is None:
        raise LexiconError([f"weights in {folder.name}: no piece {_FIRST} or {_LAST}"])
    return Meaning(
        session=session,
        tokenizer=tokenizer,
        first=first,
        last=last,
        method=name_method(folder),
    )


@functools.cache
def name_method(folder: Path = WEIGHTS) -> str:
    """Name how vectors are made: the version of this code, and a digest of the weights.

    The patch holds the digest of the encoder. Raises LexiconError where a file is missing.
    """
    digest = hashlib.sha256()
    for name in (PATCH, "tokenizer.json"):
        try:
            digest.update((folder / name).read_bytes())
        except OSError as err:
            raise LexiconError([f"weights in {folder.name}: {err}"]) from err
    return f"meaning/{_VERSION}+{digest.hexdigest()[:12]}"


def embed_question(meaning: Meaning, text: str) -> Floats:
    """Give the vector of a question, of length 1."""
    return _embed(meaning, _QUESTION, text)


def embed_document(meaning: Meaning, document: Document) -> bytes:
    """Give the vector of a document's title and opening, one byte for each number.

    Same document, same bytes: on one machine, as everything that the encoder gives.
    """
    title = (document.title or "").strip()
    opening = document.text[:_LONGEST_TEXT]
    vector = _embed(meaning, _DOCUMENT, f"{title}. {opening}" if title else opening)
    whole: NDArray[np.int8] = np.round(vector * (_HIGHEST / np.abs(vector).max())).astype(np.int8)
    return whole.tobytes()


def embed_passages(meaning: Meaning, texts: Sequence[str]) -> Floats:
    """Give the vectors (texts, size) of passages, each of length 1."""
    return np.stack([_embed(meaning, _DOCUMENT, text) for text in texts])


def read_vectors(vectors: Sequence[bytes]) -> NDArray[np.int8]:
    """Give vectors of documents as rows (documents, size)."""
    if not vectors:
        return np.zeros((0, 0), np.int8)
    return np.frombuffer(b"".join(vectors), np.int8).reshape(len(vectors), -1)


def _embed(meaning: Meaning, kind: str, text: str) -> Floats:
    pieces = meaning.tokenizer.encode(f"{kind}{text}", add_special_tokens=False).ids[:_LONGEST]
    ids = np.array([[meaning.first, *pieces, meaning.last]], np.int64)
    (states,) = meaning.session.run(None, {"ids": ids})
    mean: Floats = states[0].mean(0)
    return mean / np.linalg.norm(mean)
