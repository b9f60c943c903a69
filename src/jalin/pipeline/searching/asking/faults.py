"""What is wrong with a question, so that it can be said in any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jalin.model import JalinError
from jalin.pipeline.catalogue.filter import WORDS_PARAMETER, Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A part of what is said. `text` has a place such as `%(name)s` for each of the `values`."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFault(Fault):
    """A fault of a question. `what` has all `parts` in English, parted by semicolons.

    `at` is the place of the character where it is, from 0; None where the words tell it, or where
    it is of the whole question.
    """

    parts: tuple[Said, ...]
    at: int | None = None


class UnreadableValueError(JalinError):
    """What is written for a field cannot be read; the reader of the question tells where."""

    def __init__(self, *parts: Said) -> None:
        self.parts = parts
        super().__init__(_join(parts))


def said(text: str, **values: object) -> Said:
    """Say something with values in it."""
    return Said(text=text, values=values)


def tell(*parts: Said, at: int | None = None) -> QuestionFault:
    """Tell what is wrong with a question, and where."""
    what = _join(parts)
    if at is not None:
        what = f"at character {at + 1}: {what}"
    return QuestionFault(where=WORDS_PARAMETER, what=what, parts=parts, at=at)


def _join(parts: tuple[Said, ...]) -> str:
    return "; ".join(map(str, parts))
