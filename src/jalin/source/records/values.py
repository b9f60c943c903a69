"""The value of a column, whatever its form, as one text."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

# What an object in place of a text is called, or says.
_TELLING = ("name", "text")
_BLANK = re.compile(r"\s")
# Marks that stand at the word before them, and marks that stand at the word behind them.
_CLOSING = frozenset(".,;:!?%)]}”’…")
_OPENING = frozenset("([{“‘")
# Within a number, a date or a time such a mark stands at both words.
_INNER = frozenset(".,:/")
_LONGEST_GROUP = 3
_JOINT = ", "


def write_value(value: object) -> str | None:
    """Write a value as text; None where it says nothing.

    The items of a list are parted by commas, those of lists within it likewise. Of an object its
    name or its text is taken; truth values and fractions say nothing.
    """
    if isinstance(value, str):
        return value.strip() or None
    return _JOINT.join(text for text, _ in _list_leaves(value)) or None


def write_text(value: object) -> str | None:
    r"""Write the body of an article as text; None where there is none.

    The items of a list are paragraphs, those of lists within it sentences. Where a set keeps the
    words one by one, the innermost lists are sentences, written as sentences are.

    >>> write_text([["Ia", "(", "42", ")", "datang", "."], ["Ya", "."]])
    'Ia (42) datang.\nYa.'
    """
    if isinstance(value, str):
        return value.strip() or None
    leaves = list(_list_leaves(value))
    depths = [depth for _, depth in leaves[1:]]
    if depths and not any(_BLANK.search(text) for text, _ in leaves):
        leaves = list(_join_words(leaves, max(depths)))
    outer = min((depth for _, depth in leaves[1:]), default=0)
    parts: list[str] = []
    for text, depth in leaves:
        parts.extend(("\n" if depth == outer else " ", text))
    return "".join(parts[1:]) or None


def _list_leaves(value: object) -> Iterator[tuple[str, int]]:
    """Give the texts in a value, each with the depth of the list that parts it from the last."""
    # A stack in place of recursion: records nest deeper than calls may. Beside each value stand
    # its depth and the depth of the list that parts it from what stands before it.
    todo: list[tuple[object, int, int]] = [(value, 0, 0)]
    parted = 0
    while todo:
        item, depth, begins = todo.pop()
        parted = min(parted, begins)
        if isinstance(item, list | tuple):
            # The first item is parted from what stands before it by what parts the list.
            inner = [(part, depth + 1, depth) for part in item[1:]]
            todo.extend(reversed([(part, depth + 1, depth + 1) for part in item[:1]] + inner))
        elif isinstance(item, dict):
            told = next((item[name] for name in _TELLING if item.get(name)), None)
            todo.append((told, depth, begins))
        elif text := _write_single(item):
            yield text, parted
            parted = depth


def _join_words(leaves: Sequence[tuple[str, int]], depth: int) -> Iterator[tuple[str, int]]:
    """Join the words of each innermost list."""
    words: list[str] = []
    begins = 0
    for text, parted in leaves:
        if words and parted < depth:
            yield _write_sentence(words), begins
            words, begins = [], parted
        words.append(text)
    yield _write_sentence(words), begins


def _write_sentence(words: Sequence[str]) -> str:
    parts: list[str] = []
    is_quoted = False
    glued = True
    for at, word in enumerate(words):
        closes = word[0] in _CLOSING or (word == '"' and is_quoted)
        is_inner = word in _INNER and _is_number(words, at - 1) and _is_number(words, at + 1)
        parts.append(word if glued or closes or is_inner else f" {word}")
        is_quoted ^= word == '"'
        glued = is_inner or word in _OPENING or (word == '"' and is_quoted)
    return "".join(parts)


def _is_number(words: Sequence[str], at: int) -> bool:
    if not 0 <= at < len(words):
        return False
    return words[at].isdecimal() and len(words[at]) <= _LONGEST_GROUP


def _write_single(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
