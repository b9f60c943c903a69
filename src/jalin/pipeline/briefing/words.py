"""What a sheet or a card needs of a language. The pages' wording has it all."""

import datetime as dt
from enum import StrEnum
from typing import Protocol

from jalin.model import PartialDate


class Words(Protocol):
    """The words of one language: texts of ours, vocabularies, dates, numbers."""

    @property
    def language(self) -> str:
        """Give the code of the language: `id` or `en`."""
        ...

    def say(self, text: str, **values: object) -> str:
        """Translate a text of ours, then put values in the places of `%(name)s`."""
        ...

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Translate a text that counts; `%(num)s` is the number."""
        ...

    def word(self, value: str | None, vocabulary: str | None = None) -> str:
        """Write a word of a vocabulary; a value that is no enum has to name it."""
        ...

    def meaning(self, value: StrEnum) -> str:
        """Write in a sentence what a stage or a state means."""
        ...

    def field_value(self, value: str | None, field: str) -> str:
        """Write a value of a field of a deal."""
        ...

    def side_value(self, value: str, field: str) -> str:
        """Write a side of a contradiction."""
        ...

    def settling(self, rule: str) -> str:
        """Write by which rule a promise was settled."""
        ...

    def day(self, date: PartialDate | dt.date | None) -> str:
        """Write a date at its precision."""
        ...

    def short_day(self, date: PartialDate | dt.date | None) -> str:
        """Write a date at its precision with a short month."""
        ...

    def number(self, number: float) -> str:
        """Write a number."""
        ...

    def amount(self, value: str) -> str:
        """Write an amount as the register keeps it."""
        ...

    def country(self, code: str | None) -> str:
        """Write the name of a country by its code."""
        ...
