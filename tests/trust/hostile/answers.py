"""Answers to assistants taken apart by a strict grammar: our words, and quotations between them."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jalin.api.mcp.answering.telling import NOTE
from jalin.model import DealState, Factuality, PartyKind, Stage, StepKind
from jalin.track.promises.promise import PromiseState

# A JSON string; what is in it is read by `json`, so that a sign too many is found.
_QUOTED = re.compile(r'"(?:[^"\\\n]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*"')
# Stands for a quotation. No text can hold it: it is searched for first.
_Q = "\0"
_ID = r"[0-9a-f]{16}:\d+-\d+"
_IDS = rf"(?: \[{_ID}(?:, {_ID})*\])?"
_WORD = r"[0-9A-Za-z_.:-]+"
_DAY = r"\d{4}(?:-\d\d){0,2}"
_MORE = r"(?: and \d+ more)?"
_LIST = f"{_Q}(?:, {_Q})*{_MORE}"
_SIDE = f"{_Q}{_IDS}"


def _any(kinds: Sequence[str]) -> str:
    return f"(?:{'|'.join(re.escape(kind) for kind in kinds)})"


_STATE = _any(list(DealState))
_NAMED = r"[a-z_]+"
_DEAL = (
    rf"Deal [0-9a-f]+: (?:{_Q}(?: \+ {_Q})*{_MORE}|no party told): (?:{_LIST}|no subject told): "
    rf"{_any(list(Stage))} \((?:not )?binding\), {_STATE}, (?:{_DAY}|no date){_IDS}"
)
_PROMISE = rf"{_any(list(PromiseState))}, due (?:{_DAY}|on no date): {_Q}: {_Q}{_IDS}"
_CHANGE = rf"{_NAMED} (?:{_Q}|nothing) → (?:{_Q}|nothing)"
LINES: Mapping[str, str] = {
    "note": re.escape(NOTE),
    "day": rf"As of {_DAY}\.(?: \d+ more were left out\.)?",
    "rest": r"… and \d+ lines more in the structured content\.",
    "count": r"\d+ (?:deals|promises|new contradictions)\.",
    "correction": rf"No {_NAMED} is called {_Q}; shown for (?:{_LIST}|nothing, [a-z ]+)\.",
    "deal": _DEAL,
    "new": f"New: {_DEAL}",
    "step": rf"(?:{_DAY}|no date): {_any(list(Stage))}, told as {_any(list(Factuality))} "
    rf"\({_any(list(StepKind))}\){_IDS}",
    "promise": f"(?:Promise: )?{_PROMISE}",
    "contradiction": rf"Contradiction on {_NAMED}: {_SIDE}(?: against {_SIDE})*",
    "evidence": rf"\[{_ID}\] {_Q} \((?:no source told|(?:{_Q}, )?(?:{_DAY}, )?{_Q}|{_DAY}|"
    rf"{_Q}, {_DAY})\)",
    "value": rf"{_NAMED}: {_Q} \((?:shown|also claimed)\){_IDS}",
    "days": rf"From {_DAY} to {_DAY}\.",
    "changed": rf"Changed: deal [0-9a-f]+: {_CHANGE}(?:; {_CHANGE})*{_IDS}",
    "party": rf"{_Q} \((?:{_WORD}|{_Q}), {_any(list(PartyKind))}, (?:[A-Z]{{2}}|no country)\): "
    r"\d+ deals\.",
    "intents": r"\d+ of \d+ deals with an intent bind or bound\.",
    "partner": rf"With {_Q}: \d+ deals, \d+ of them binding\.",
}
_LINES = {kind: re.compile(form) for kind, form in LINES.items()}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer taken apart: the kind of each line, and what stands in quotations."""

    kinds: tuple[str, ...]
    quoted: tuple[str, ...]


def take_apart(text: str) -> Told:
    """Take an answer apart. Raises AssertionError for anything that is none of our lines."""
    assert find_unseen(text) == []
    kinds, quoted = [], []
    for line in text.split("\n"):
        quoted += [json.loads(each) for each in _QUOTED.findall(line)]
        bare = _QUOTED.sub(_Q, line)
        found = [kind for kind, form in _LINES.items() if form.fullmatch(bare)]
        assert len(found) == 1, f"{found or 'none'} of our lines: {bare!r}"
        kinds += found
    assert kinds[:2] == ["note", "day"]
    return Told(kinds=tuple(kinds), quoted=tuple(quoted))


def take_fault_apart(text: str) -> str:
    """Give a fault without its quotations; it stands in one line, after the note."""
    assert find_unseen(text) == []
    note, fault = text.split("\n")
    assert note == NOTE
    return _QUOTED.sub("…", fault)


def find_unseen(text: str) -> list[str]:
    """Find what cannot be seen, the ends of our lines aside."""
    return [it for it in text if unicodedata.category(it) in _UNSEEN and it != "\n"]


def list_texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """List the texts of structured content, each with the name of its field."""
    match value:
        case str():
            yield name, value
        case dict():
            for key, each in value.items():
                yield from list_texts(each, key)
        case list():
            for each in value:
                yield from list_texts(each, name)
