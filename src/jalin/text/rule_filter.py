"""Which of many rules can match in a text at all, told in one pass over it.

Most rules match nowhere in most texts, and asking each of them line by line costs more than all
else that is done with a line. Every pattern is therefore loosened into one that an automaton takes
and that matches wherever the pattern does: what cannot be said there (looking around, word edges,
letters beyond ASCII) is left out or matches anything. The automaton reads all of them at once, and
only the rules that it lets through are asked. It may let too many through, never too few.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from re import _constants as code
from re import _parser as parser
from typing import Any

import re2  # type: ignore[import-untyped]

from jalin.text.lexicon import Rule

# Letters beyond ASCII that match an ASCII letter where case does not count, and those that are an
# ASCII letter once they are put in small letters. The automaton knows nothing of them.
_ODD_LETTERS = "\u0130\u0131\u017f\u212a"
_NONE: frozenset[str] = frozenset()
_MEMORY = 32 << 20
# A repeat of more than this is as good as one without a bound, and much smaller without.
_MOST_REPEATS = 8

_BEYOND = r"\x{80}-\x{10ffff}"
# A rule is asked of one line at a time, so that no class need hold the line break.
_LOOSE_CLASSES = {
    code.CATEGORY_DIGIT: rf"0-9{_BEYOND}",
    code.CATEGORY_NOT_DIGIT: r"\x00-\t\x0b-/:-\x{10ffff}",
    code.CATEGORY_SPACE: rf"\t\x0b-\r\x1c- {_BEYOND}",
    code.CATEGORY_NOT_SPACE: r"\x00-\x08\x0e-\x1b!-\x{10ffff}",
    code.CATEGORY_WORD: rf"0-9A-Z_a-z{_BEYOND}",
    code.CATEGORY_NOT_WORD: r"\x00-\t\x0b-/:-@\[-\^`\{-\x{10ffff}",
}


class _TooLooseError(Exception):
    """A part of a pattern that nothing narrower than any text stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFilter:
    """Rules and the automaton that passes over a text for all of them. Made by `build_filter`."""

    rules: tuple[Rule, ...]
    find: Callable[[bytes], Sequence[int] | None]

    def find_possible(self, text: str) -> frozenset[str]:
        """Give the ids of the rules that may match in some line of a text; no other rule does."""
        if not text.isascii() and any(letter in text for letter in _ODD_LETTERS):
            return frozenset(rule.id for rule in self.rules)
        places = self.find(text.encode("utf-8", "replace"))
        return frozenset([self.rules[place].id for place in places]) if places else _NONE


def build_filter(rules: Sequence[Rule]) -> RuleFilter:
    """Build the filter of rules that are asked line by line."""
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    automaton = re2.Set.SearchSet(options)
    for rule in rules:
        try:
            automaton.Add(loosen(rule.pattern))
        except re2.error:
            automaton.Add("")
    automaton.Compile()
    return RuleFilter(rules=tuple(rules), find=automaton.Match)


def loosen(pattern: re.Pattern[str]) -> str:
    """Word a pattern for the automaton: it matches every text in a line of which the pattern does.

    A pattern that cannot be worded matches everything.
    """
    try:
        body = _loosen_all(parser.parse(pattern.pattern))
    except _TooLooseError:
        return ""
    return f"(?m{'i' if pattern.flags & re.IGNORECASE else ''}){body}"


def _loosen_all(parts: Any) -> str:  # noqa: ANN401 - the parser's own trees have no types
    return "".join(_loosen(kind, value) for kind, value in parts)


def _loosen(kind: object, value: Any) -> str:  # noqa: ANN401, PLR0911 - one return a kind of part
    if kind is code.LITERAL:
        return _spell(value)
    if kind is code.NOT_LITERAL:
        return rf"[^{_spell(value)}\n]"
    if kind is code.ANY:
        return r"[^\n]"
    if kind is code.IN:
        return _loosen_class(value)
    if kind is code.BRANCH:
        return f"(?:{'|'.join(_loosen_all(branch) for branch in value[1])})"
    if kind is code.SUBPATTERN:
        return _loosen_group(*value)
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT):
        return _loosen_repeat(*value)
    if kind is code.AT:
        return _loosen_place(value)
    if kind in (code.ASSERT, code.ASSERT_NOT):
        return ""
    raise _TooLooseError


def _loosen_place(place: object) -> str:
    if place in (code.AT_BEGINNING, code.AT_BEGINNING_STRING):
        return "^"
    return "$" if place in (code.AT_END, code.AT_END_STRING) else ""


def _loosen_group(_number: object, added: int, removed: int, body: Any) -> str:  # noqa: ANN401
    if (added | removed) & ~re.IGNORECASE:
        raise _TooLooseError
    # Without regard to case is the looser of the two.
    return f"(?{'i' if added | removed else ''}:{_loosen_all(body)})"


def _loosen_repeat(least: int, most: int, body: Any) -> str:  # noqa: ANN401
    least = min(least, _MOST_REPEATS)
    bound = most if most <= _MOST_REPEATS else ""
    return f"(?:{_loosen_all(body)}){{{least},{bound}}}"


def _loosen_class(items: Any) -> str:  # noqa: ANN401
    parts = [_loosen_item(*item) for item in items if item[0] is not code.NEGATE]
    if items[0][0] is not code.NEGATE:
        return f"[{''.join(parts)}]"
    # The opposite of what is loose would be too narrow.
    if any(kind is code.CATEGORY for kind, _ in items):
        return _loosen_opposite(items)
    return rf"[^{''.join(parts)}\n]"


def _loosen_opposite(items: Any) -> str:  # noqa: ANN401
    """Word a class of what is none of its items, of which some are categories."""
    narrow = {
        code.CATEGORY_DIGIT: "0-9",
        code.CATEGORY_SPACE: r"\t-\r\x1c- ",
        code.CATEGORY_WORD: "0-9A-Z_a-z",
        # What is no word, or no blank, beyond ASCII is left to the pattern itself.
        code.CATEGORY_NOT_WORD: r"\x00-/:-@\[-\^`\{-\x7f",
        code.CATEGORY_NOT_SPACE: r"\x00-\x08\x0e-\x1b!-\x7f",
        code.CATEGORY_NOT_DIGIT: r"\x00-/:-\x7f",
    }
    parts = [
        narrow[value] if kind is code.CATEGORY else _loosen_item(kind, value)
        for kind, value in items
        if kind is not code.NEGATE
    ]
    return rf"[^{''.join(parts)}\n]"


def _loosen_item(kind: object, value: Any) -> str:  # noqa: ANN401
    if kind is code.LITERAL:
        return _spell(value)
    if kind is code.RANGE:
        return f"{_spell(value[0])}-{_spell(value[1])}"
    if kind is code.CATEGORY and value in _LOOSE_CLASSES:
        return _LOOSE_CLASSES[value]
    raise _TooLooseError


def _spell(point: int) -> str:
    return rf"\x{{{point:x}}}"
