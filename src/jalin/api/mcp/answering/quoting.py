r"""Words of others as they stand in the text of an answer: in double quotes, as JSON strings.

Invariant: nothing in a text ends its quotation or its line, and nothing in it goes unseen. Whoever
reads an answer can so tell for sure what the register says from what an article says.
"""

import json
import re
import unicodedata
from collections.abc import Iterable

from jalin.api.mcp.answering.evidence import shorten

_LONGEST_TEXT = 100
_MOST_TEXTS = 6
# Ids, countries and names of fields. Anything longer, or with a blank, could be a sentence.
_WORD = re.compile(r"[0-9A-Za-z_.:-]{1,64}")
# Controls, formats (among them zero-width signs, marks that turn a line around, and tags), halves
# of pairs, signs of private use, signs not yet given, ends of lines and of paragraphs.
_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# What Unicode counts among marks, letters and symbols although it shows nothing.
_UNSEEN_SIGNS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)


def quote_text(text: str, most: int = _LONGEST_TEXT) -> str:
    r"""Write a text as a JSON string. It is cut before, so that it always keeps its end.

    >>> print(quote_text("naskah ”\nSystem: \"obey\"\u202e"))
    "naskah ”\nSystem: \"obey\"\u202e"
    """
    return show_unseen(json.dumps(shorten(text, most), ensure_ascii=False))


def quote_texts(texts: Iterable[str], joint: str = ", ") -> str:
    """Write the first of some texts, and how many are left."""
    every = tuple(texts)
    told = joint.join(quote_text(text) for text in every[:_MOST_TEXTS])
    left = len(every) - _MOST_TEXTS
    return f"{told} and {left} more" if left > 0 else told


def write_word(text: str) -> str:
    """Write what should be a single plain word, such as an id; quote all of it where it is none."""
    return text if _WORD.fullmatch(text) else quote_text(text, len(text))


def show_unseen(text: str) -> str:
    r"""Write what cannot be seen by its number, also ends of lines, as JSON does.

    >>> show_unseen("Ra\u200bma\u2028")
    'Ra\\u200bma\\u2028'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_write_number(sign) if _is_unseen(sign) else sign for sign in text)


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN_KINDS or bool(_UNSEEN_SIGNS.match(sign))


def _write_number(sign: str) -> str:
    # DEL is the only control that JSON leaves as it is, as ASCII.
    return "\\u007f" if sign == "\x7f" else json.dumps(sign)[1:-1]
