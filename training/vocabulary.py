"""The pruned vocabulary: the pieces that Indonesian and English text really uses.

Of the 250,000 pieces of the pre-trained vocabulary most belong to other languages. A piece is kept
if the training texts use it often enough, or if it is one or two characters long, so that any
word can still be written.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pretrained import Pretrained
from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers
from tokenizers.models import Unigram

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
PADDING = 1
UNKNOWN = 3


def build_tokenizer(pieces: Iterable[tuple[str, float]]) -> Tokenizer:
    """Build the tokenizer of these pieces with their scores; the first four are `SPECIAL`.

    The normaliser is the compatibility form that the original's rules come to for these two
    languages, and it keeps offsets.
    """
    tokenizer = Tokenizer(Unigram(list(pieces), unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always"),
        ]
    )
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def count_pieces(pretrained: Pretrained, texts: Iterable[str]) -> Counter[int]:
    """Count how often the texts use each piece, as written and in capitals."""
    tokenizer = build_tokenizer(zip(pretrained.pieces, pretrained.scores, strict=True))
    counts: Counter[int] = Counter()
    words: Counter[str] = Counter(word for text in texts for word in text.split())
    for word, n in words.items():
        for form, weight in (
            (word, n),
            (word.upper(), 1),
            (word.capitalize(), 1),
            (word.lower(), 1),
        ):
            for piece in tokenizer.encode(form, add_special_tokens=False).ids:
                counts[piece] += weight
    return counts


def choose_pieces(pretrained: Pretrained, counts: Counter[int], *, size: int) -> list[int]:
    """Choose the `size` pieces to keep, in their old order: short Latin ones, then by use."""
    short = [
        n
        for n, piece in enumerate(pretrained.pieces)
        if len(piece.strip("▁")) <= 1 and all(ord(sign) < 0x2600 for sign in piece.strip("▁"))
    ]
    kept = dict.fromkeys([*range(len(SPECIAL)), *short])
    for n, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(kept) >= size:
            break
        kept[n] = None
    return sorted(kept)


def write_tokenizer(pretrained: Pretrained, kept: list[int], path: Path) -> None:
    """Write the tokenizer of the kept pieces."""
    tokenizer = build_tokenizer((pretrained.pieces[n], pretrained.scores[n]) for n in kept)
    path.write_text(json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False), "utf-8")
