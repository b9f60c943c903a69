"""The sides of a contradiction in the language of a page, the English notes of the reader too."""

import re
from typing import Protocol

from jalin.model import Factuality, Stage, StepKind

# A stage and how it is told, as contradictions of stages are written.
_STAGE = re.compile(rf"({'|'.join(Stage)}) \((\w+)\)")
# What the reader notes of a text that says two things.
_LEAD = re.compile(
    rf"The lead tells it as ({'|'.join(Stage)}); "
    rf"the text as a whole bears out ({'|'.join(Stage)}) and no more\."
)
_UNWRITTEN = (
    "One sentence says that the instrument is signed; another that it is still being written."
)


class SideWords(Protocol):
    """What is needed of a language to name a side."""

    def say(self, text: str, **values: object) -> str:
        """Translate a text of ours."""
        ...

    def word(self, value: str | None, vocabulary: str | None = None) -> str:
        """Write a word of a vocabulary."""
        ...

    def field_value(self, value: str | None, field: str) -> str:
        """Write a value of a field of a deal."""
        ...


def name_side(value: str, field: str, wording: SideWords) -> str:
    """Name a side; a value that has no words of its own stands as it is."""
    if field == "stage" and (told := _STAGE.fullmatch(value)):
        return f"{wording.word(told[1], 'stage')} ({_name_manner(told[2], wording)})"
    if field == "conflict":
        return _name_conflict(value, wording)
    return wording.field_value(value, field)


def _name_manner(manner: str, wording: SideWords) -> str:
    vocabulary = "factuality" if manner in set(Factuality) else "step"
    return wording.word(manner, vocabulary) if manner in _MANNERS else manner


def _name_conflict(value: str, wording: SideWords) -> str:
    lead = _LEAD.fullmatch(value)
    if lead is not None:
        return wording.say(
            "The lead tells it as %(lead)s; the text as a whole bears out %(body)s and no more.",
            lead=wording.word(lead[1], "stage"),
            body=wording.word(lead[2], "stage"),
        )
    if value == _UNWRITTEN:
        return wording.say(
            "One sentence says that the instrument is signed; "
            "another that it is still being written."
        )
    return value


_MANNERS = frozenset({*Factuality, *StepKind})
