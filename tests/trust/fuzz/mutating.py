"""Structure-aware mutations: what a broken program or a hostile hand does to a sound sample.

Besides what fuzzers do anyway (bits, bytes): pieces are cut out, repeated, moved, put in from other
samples; brackets are nested; encodings are swapped; archives are opened, changed inside and closed.
"""

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from trust.fuzz.target import MOST_BYTES, Target

_ENCODINGS = ("utf-8", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7", "utf-8-sig")
_BRACKETS = (b"[]", b"{}", b"()", b"<>", b'""', b"''")
_PIECES = (
    *(
        b"\x00",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\xef\xbf\xbe",
        b"\r",
        b"\n",
    ),
    *(b"-1", b"0", b"9" * 25, b"1e309", b"%", b"\\", b"'", b'"', b"\xf0\x9f\x9a\xa2", b"\xcc\x81"),
    *(b"\xd9\xa3", b"\xc4\xb0", b"\xc3\x9f", b"\xef\xac\x81", b"\xe2\x80\x8f", b"\xef\xbb\xbf"),
)
_DEEPEST = 2_000
_HALF = 0.5
_ODD_TEXTS = (
    *(
        "",
        " ",
        "\n",
        "\0",
        "\u2028",
        "\u202e",
        "\u0301",
        "İ",
        "a" * 300,
        "-",
        "9" * 20,
        "%",
        "/",
        "*",
        "\\",
    ),
    *(
        "PT Pindad",
        "2026-02-30",
        "0001",
        "9999-12-31",
        "intent",
        "party:",
        "~",
        "'",
        '"',
        "<b>",
        "٣",
        "𝒜",
    ),
)
_ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**31, 2**63, 10**30, 0.5, -0.0, 1e308, float("inf"), float("nan")),
    *(
        "",
        "x",
        "2026",
        "2026-02-04",
        "0001-01-01",
        "9999-12-31",
        [],
        {},
        [[]],
        [None],
        ["x", "x"],
        {"start": 5},
    ),
)


def mutate(target: Target) -> Callable[[bytes, int, int], bytes]:
    """Give the function that libFuzzer calls to change an input."""
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)

    samples = tuple(target.seeds())

    def change(content: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 (no secret)
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(content, most))
        return change_bytes(content, chance, samples, target.words)[:most]

    return change


def change_bytes(
    content: bytes, chance: random.Random, samples: Sequence[bytes], words: Sequence[bytes]
) -> bytes:
    """Change an input in one to three ways, which the chance decides."""
    for _ in range(chance.randint(1, 3)):
        content = chance.choice(_WAYS)(content, chance, samples, words)[:MOST_BYTES]
    return content


def _cut(content: bytes, chance: random.Random, *_: object) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _break_off(content: bytes, chance: random.Random, *_: object) -> bytes:
    return content[: chance.randint(0, len(content))]


def _repeat(content: bytes, chance: random.Random, *_: object) -> bytes:
    start, end = _span(content, chance)
    piece = content[start:end][:400]
    return content[:end] + piece * chance.choice((1, 2, 10, 200)) + content[end:]


def _move(content: bytes, chance: random.Random, *_: object) -> bytes:
    start, end = _span(content, chance)
    rest = content[:start] + content[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + content[start:end] + rest[at:]


def _splice(
    content: bytes, chance: random.Random, samples: Sequence[bytes], _: Sequence[bytes]
) -> bytes:
    other = chance.choice(samples)
    start, end = _span(other, chance)
    first, last = _span(content, chance)
    return content[:first] + other[start:end] + content[last:]


def _put_in(
    content: bytes, chance: random.Random, _: Sequence[bytes], words: Sequence[bytes]
) -> bytes:
    at = chance.randint(0, len(content))
    piece = chance.choice((*_PIECES, *words))
    return content[:at] + piece + content[at + chance.choice((0, 0, len(piece))) :]


def _nest(
    content: bytes, chance: random.Random, _: Sequence[bytes], words: Sequence[bytes]
) -> bytes:
    start, end = _span(content, chance)
    depth = chance.choice((1, 3, 30, 300, _DEEPEST))
    pair = chance.choice(_BRACKETS)
    begin, finish = pair[:1], pair[1:]
    closing = [word for word in words if word.startswith(b"</")]
    if closing and chance.random() < 0.5:
        finish = chance.choice(closing)
        begin = finish.replace(b"</", b"<")
    return content[:start] + begin * depth + content[start:end] + finish * depth + content[end:]


def _swap_encoding(content: bytes, chance: random.Random, *_: object) -> bytes:
    text = content.decode(chance.choice(_ENCODINGS[:2] + _ENCODINGS[4:6]), "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def _swap_case(content: bytes, chance: random.Random, *_: object) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[start:end].swapcase() + content[end:]


def _set_number(content: bytes, chance: random.Random, *_: object) -> bytes:
    """Put a number of a size that breaks sums over some bytes, as lengths in binary forms are."""
    at = chance.randint(0, len(content))
    size = chance.choice((1, 2, 4, 8))
    number = chance.choice((0, 1, 127, 128, 255, 256, 65_535, 2**31 - 1, 2**31, 2**32 - 1, 2**63))
    order = chance.choice(("little", "big"))
    piece = (number % (1 << (8 * size))).to_bytes(size, order)  # type: ignore[arg-type]
    return content[:at] + piece + content[at + size :]


def _open_and_change(
    content: bytes, chance: random.Random, samples: Sequence[bytes], words: Sequence[bytes]
) -> bytes:
    """Change what is packed and pack it again: else a checksum keeps every change out."""
    head = content[:1] if content[1:3] in (b"PK", b"\x1f\x8b") else b""
    packed = content[len(head) :]
    try:
        if packed.startswith(b"PK"):
            return head + _change_zip(packed, chance, samples, words)
        if packed.startswith(b"\x1f\x8b"):
            inflated = zlib.decompressobj(31).decompress(packed, MOST_BYTES)
            return head + gzip.compress(_put_in(_cut(inflated, chance), chance, samples, words))
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        KeyError,
        UnicodeError,
        struct.error,
    ):
        pass
    return _put_in(content, chance, samples, words)


def _change_zip(
    packed: bytes, chance: random.Random, samples: Sequence[bytes], words: Sequence[bytes]
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", 8) as new:
        members = old.infolist()[:50]
        chosen = chance.choice(members) if members else None
        for member in members:
            inside = old.open(member).read(MOST_BYTES)
            if member is chosen:
                way = chance.choice((_cut, _repeat, _move, _put_in, _nest, _swap_encoding))
                inside = way(inside, chance, samples, words)
            new.writestr(member.filename, inside)
    return out.getvalue()


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(content))
    longest = chance.choice((4, 40, 400, len(content)))
    return start, min(len(content), start + chance.randint(0, longest))


def _change_json(content: bytes, chance: random.Random, *_: object) -> bytes:
    """Change a value inside a line of JSON, so that the rest stays what a reader believes."""
    head, lines = content[:1], content[1:].split(b"\n")
    if content[:1] in (b"{", b"["):
        head, lines = b"", content.split(b"\n")
    at = chance.randrange(len(lines))
    try:
        tree = json.loads(lines[at])
        places = list(_list_places(tree))
        if places:
            _change_place(*chance.choice(places), chance)
        lines[at] = json.dumps(tree, ensure_ascii=chance.random() < _HALF).encode(
            "utf-8", "replace"
        )
    except (ValueError, RecursionError):
        return _put_in(content, chance, (), ())
    return head + b"\n".join(lines)


def _list_places(tree: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 (JSON of any kind)
    """Give every place of a tree: the list or object, and the number or name within it."""
    todo = [tree] if isinstance(tree, dict | list) else []
    while todo:
        node = todo.pop()
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in items:
            yield node, key
            if isinstance(value, dict | list):
                todo.append(value)


def _change_place(node: Any, key: Any, chance: random.Random) -> None:  # noqa: ANN401 (as above)
    value = node[key]
    way = chance.randrange(6)
    if way == 0 and isinstance(node, dict):
        del node[key]
    elif way == 1 and isinstance(value, int | float):
        node[key] = value + chance.choice((-1, 1, 1_000_000, -value, 2**63, 0.5))
    elif way == 2 and isinstance(value, list):
        node[key] = value * chance.choice((0, 2, 30))
    elif way <= 4 and isinstance(value, str):
        cut = chance.randint(0, len(value))
        node[key] = (
            value[:cut] + chance.choice(_ODD_TEXTS) + value[cut + chance.choice((0, 0, 1, 9)) :]
        )
    else:
        node[key] = chance.choice(_ODD_VALUES)


_WAYS: tuple[Callable[..., bytes], ...] = (
    *(_cut, _break_off, _repeat, _move, _splice, _put_in, _put_in, _nest, _swap_encoding),
    *(_swap_case, _set_number, _open_and_change, _open_and_change, _change_json, _change_json),
)
