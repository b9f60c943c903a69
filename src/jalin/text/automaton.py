"""Many patterns found in one pass over bytes, by whichever engine is installed.

RE2 comes with Jalin. Hyperscan, an extra, is twice as fast and runs on fewer machines. Both find
the same patterns in any bytes: what they share of the language of patterns is all that rules use.
"""

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import re2  # type: ignore[import-untyped]

from jalin.model import LexiconError

hyperscan: Any
try:
    hyperscan = importlib.import_module("hyperscan")
except ImportError:
    hyperscan = None

# Gives the places of the patterns that occur, in no order; None stands for nothing too.
Find = Callable[[bytes], Sequence[int] | None]

# Room for the states that texts lead to; where it is full they are thrown away and built anew.
_MEMORY = 64 << 20


def compile_automaton(patterns: Sequence[tuple[str, str]]) -> Find:
    """Compile patterns, each with the id of its rule, by the fastest engine that is installed.

    Letter case is ignored; a letter is one byte. Raises LexiconError that names every rule which
    the engines cannot take.
    """
    find = compile_with_re2(patterns)
    return find if hyperscan is None else compile_with_hyperscan(patterns)


def compile_with_re2(patterns: Sequence[tuple[str, str]]) -> Find:
    """Compile patterns for RE2. Raises LexiconError."""
    options = re2.Options()
    options.case_sensitive = False
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = _MEMORY
    options.log_errors = False
    automaton = re2.Set.SearchSet(options)
    faults = [f"{each}: {fault}" for each, it in patterns for fault in _add(automaton, it)]
    if faults:
        raise LexiconError(faults)
    automaton.Compile()
    find: Find = automaton.Match
    return find


def compile_with_hyperscan(patterns: Sequence[tuple[str, str]]) -> Find:
    """Compile patterns that RE2 takes for Hyperscan. Raises LexiconError."""
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH
    try:
        database.compile(
            expressions=[pattern.encode() for _, pattern in patterns],
            ids=list(range(len(patterns))),
            flags=[flags] * len(patterns),
        )
    except hyperscan.error as err:
        raise LexiconError([str(err)]) from err

    def find(content: bytes) -> Sequence[int]:
        found: list[int] = []
        add = found.append
        database.scan(content, match_event_handler=lambda place, *_: add(place))
        return found

    return find


def _add(automaton: re2.Set, pattern: str) -> Sequence[str]:
    if not pattern.isascii():
        return ("the screen takes letters of ASCII only",)
    try:
        automaton.Add(pattern)
    except re2.error as err:
        return (str(err),)
    return ()
