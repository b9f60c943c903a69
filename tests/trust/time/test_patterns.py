"""Regular expressions: no text holds one up.

Every pattern of the package is tried on texts that are made to hold it up, in the way in which the
package tries it, and at the length of the longest text that it is ever given.
"""

import datetime as dt
import functools
import os
import random
import re
import signal
import time
from dataclasses import replace
from typing import Any

import pytest

from jalin.pipeline.jobs import Intake, find_all_samples, read_intake
from jalin.text.clean import normalise
from jalin.text.lexicon import load_lexicon
from jalin.text.sentences import LONGEST_SENTENCE
from trust.time.attacks import Attack, is_bounded, list_attacks
from trust.time.patterns import Found, find_patterns

SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
_LONG = 64_000
# A text that is half a percent as slow as this is not looked at again: what grows with the square
# of the length is found by what it takes for a part of it.
_FIRST = 8_000
_FIRST_SECONDS = 0.01
# What grows as the text does takes a hundredth to a tenth; what grows with its square takes ten.
_MOST_SECONDS = 1.5
# Patterns that are given short texts only: how long they are, and where that is seen to.
_SHORTER = {
    "jalin.read.people.full_names._NAME_BEFORE": 160,  # _REACH
    "jalin.text.names.organisations._NAME_BEFORE": 30,  # _is_apposition
    "jalin.text.persons.person_cuts._NAME_BEFORE": 40,  # _CUE_REACH
    "jalin.text.persons.person_cuts._WORD_BEFORE": 40,  # _CUE_REACH
    "jalin.text.persons.person_scene._build_cues": 170,  # _APPOSITION_REACH + _CUE_REACH
    "jalin.read.speech.speech_direct._LAST_WORD": 8,  # _ends_short
    "party.reporting_after": 400,  # agents._stands_aside
    "relation.stake": 300,  # relation_frames._LONGEST_GAP
    "anaphor.deal": LONGEST_SENTENCE,
    "takes_up.opening": LONGEST_SENTENCE,
    "scope.condition": LONGEST_SENTENCE,
}
# Given nothing but what another pattern has matched as a row of such things.
_GIVEN_ITS_OWN = frozenset({"jalin.source.html.dom._ATTRIBUTES"})
# Rules that are tried at the beginning of a sentence, and nowhere else.
_AT_THE_BEGINNING = frozenset({"anaphor.deal", "takes_up.opening", "scope.condition"})
# Of these the text is cleaned: blanks and empty lines stand in it one by one.
_CLEAN = ("jalin.read.", "jalin.resolve.", "jalin.track.", "jalin.text.")


@functools.cache
def _find_all() -> tuple[Found, ...]:
    """Find all patterns that look without an end, once an article has been read."""
    intake = Intake(paths=find_all_samples()[:2], today=dt.date(2026, 2, 10), fields={})
    assert len(list(read_intake(intake))) == len(intake.paths)
    ids = {
        (rule.pattern.pattern, rule.pattern.flags): rule.id
        for rules in load_lexicon().rules_by_file.values()
        for rule in rules
    }
    return tuple(
        _name(found, ids.get((found.pattern.pattern, found.pattern.flags)))
        for found in find_patterns()
        if not (is_bounded(found.pattern) or found.place in _GIVEN_ITS_OWN)
    )


def _name(found: Found, rule: str | None) -> Found:
    if rule is None:
        return found
    tried = frozenset({"match"}) if rule in _AT_THE_BEGINNING else found.tried
    return replace(found, place=f"jalin.text.lexicon {rule}", tried=tried)


@pytest.mark.parametrize(
    "share", [pytest.param(60, id="some"), pytest.param(1, id="all", marks=pytest.mark.slow)]
)
def test_no_text_holds_a_pattern_up(share: int) -> None:
    """Each takes about as much longer as the text is longer."""
    everything = _find_all()
    assert len(everything) > 200, "the patterns are no longer found"
    chosen = random.Random(SEED).sample(everything, len(everything) // share)  # noqa: S311
    slow = [fault for found in chosen for fault in _find_faults(found)]
    assert not slow, "\n".join([f"JALIN_TRUST_SEED={SEED}", *slow])


def test_what_is_measured_would_be_seen() -> None:
    """A pattern that tries all ends from all places is found by a text made from it."""
    for written in (r"\d+x", r"(?:a|aa)+$", r"\s+$", r"(?:\w+,)+\d"):
        found = Found(place="made", pattern=re.compile(written), tried=frozenset({"search"}))
        assert _find_faults(found), written


def _find_faults(found: Found) -> list[str]:
    """Tell the first text that holds a pattern up, for each way in which it is tried."""
    faults = []
    length = _SHORTER.get(found.place.rpartition(" ")[2], _LONG)
    for way in sorted(found.tried):
        for attack in list_attacks(found.pattern):
            if _is_slow(found, way, attack, length):
                faults.append(f"{found.place} by {way}: {found.pattern.pattern!r} on {attack}")
                break
    return faults


def _is_slow(found: Found, way: str, attack: Attack, length: int) -> bool:
    first = min(_FIRST, length)
    if _measure(found, way, attack, first) < _FIRST_SECONDS:
        return False
    return length > first and _measure(found, way, attack, length) >= _MOST_SECONDS


class _Late(BaseException):
    pass


def _ring(*_: object) -> None:
    raise _Late


def _measure(found: Found, way: str, attack: Attack, length: int) -> float:
    """Give the seconds of the processor that a search takes, no more than are too many."""
    text = attack.write(length)
    if found.place.startswith(_CLEAN) and ".clean." not in found.place:
        text = re.sub("\n{3,}", "\n\n", normalise(text))
    given: Any = text if isinstance(found.pattern.pattern, str) else text.encode("utf-8")
    before = signal.signal(signal.SIGVTALRM, _ring)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
    try:
        if way == "search":
            for _ in found.pattern.finditer(given):
                pass
        else:
            getattr(found.pattern, way)(given)
    except _Late:
        return _MOST_SECONDS
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start
