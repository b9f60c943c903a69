"""How a page says things: an object for each language; its methods are filters of templates."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum

from babel import Locale
from babel.support import NullTranslations

from jalin.model import PartialDate
from jalin.pipeline.catalogue.filter import Fault
from jalin.pipeline.searching.asking.faults import QuestionFault
from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.catalogues import load_translations
from jalin.web.frame.wording.dates import AnyDate, write_date, write_distance
from jalin.web.frame.wording.numbers import write_amount, write_number, write_share
from jalin.web.frame.wording.sides import name_side
from jalin.web.frame.wording.vocabulary import (
    MEANINGS,
    find_field_vocabulary,
    find_vocabulary,
    write_english,
)


class Wording:
    """The words of a language. It changes never, and may be used by all threads."""

    def __init__(self, language: Language, translations: NullTranslations | None = None) -> None:
        self.language = language
        self.translations = translations or load_translations(language)
        self._countries: Mapping[str, str] = Locale.parse(language.value).territories

    def say(self, text: str, **values: object) -> str:
        """Translate a text of ours, then put values in the places of `%(name)s`."""
        told = self.translations.ugettext(text)
        return told % values if values else told

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Translate a text that counts; `%(num)s` is the number."""
        told = self.translations.ungettext(one, many, number)
        return told % {"num": self.number(number), **values}

    def word(self, value: str | None, vocabulary: str | None = None) -> str:
        """Write a word of a vocabulary; a value that is no enum has to name it, None is a dash."""
        if value is None:
            return "–"
        if vocabulary is None:
            if not isinstance(value, StrEnum):
                raise TypeError(f"a word of no vocabulary: {value!r}")
            vocabulary = find_vocabulary(value)
        english = write_english(vocabulary, str(value))
        return self.translations.upgettext(vocabulary, english)

    def meaning(self, value: StrEnum) -> str:
        """Write in a sentence what a stage or a state means."""
        vocabulary = find_vocabulary(value)
        told = MEANINGS[vocabulary, value.value]
        return self.translations.upgettext(f"{vocabulary}_meaning", told)

    def field_value(self, value: str | None, field: str) -> str:
        """Write a value of a field of a deal: a word, an amount, a date or the text itself."""
        if value is None:
            return "–"
        vocabulary = find_field_vocabulary(field)
        if vocabulary is not None:
            return self.word(value, vocabulary)
        if field == "date":
            return self.day(PartialDate.parse(value))
        return self.amount(value) if field == "amounts" else value

    def side_value(self, value: str, field: str) -> str:
        """Write a side of a contradiction, what the reader notes of a text too."""
        return name_side(value, field, self)

    def settling(self, rule: str) -> str:
        """Write by which rule a promise was settled."""
        return self.word("told" if rule.startswith("outcome.") else rule, "settlement")

    def day(self, date: AnyDate | None) -> str:
        """Write a date at its precision."""
        return write_date(date, self.language)

    def short_day(self, date: AnyDate | None) -> str:
        """Write a date at its precision with a short month, for tables."""
        return write_date(date, self.language, short=True)

    def distance(self, date: AnyDate | None, today: dt.date) -> str:
        """Write how far a date lies from a day."""
        return write_distance(date, today, self.language)

    def number(self, number: float | Decimal) -> str:
        """Write a number."""
        return write_number(number, self.language)

    def share(self, share: float | None) -> str:
        """Write a share as per cent."""
        return write_share(share, self.language)

    def amount(self, value: str) -> str:
        """Write an amount as the register keeps it."""
        return write_amount(value, self.language)

    def fault(self, fault: Fault) -> str:
        """Write what is wrong with a question; what is wrong with another parameter in English."""
        if not isinstance(fault, QuestionFault):
            return fault.what
        told = "; ".join(self.say(part.text, **part.values) for part in fault.parts)
        if fault.at is None:
            return told
        return self.say("at character %(place)s: %(what)s", place=fault.at + 1, what=told)

    def country(self, code: str | None) -> str:
        """Write the name of a country by its code; a code that is unknown as it stands."""
        return "–" if code is None else self._countries.get(code, code)

    @property
    def filters(self) -> Mapping[str, Callable[..., str]]:
        """Give what templates call by name."""
        return {
            "say": self.say,
            "word": self.word,
            "meaning": self.meaning,
            "field_value": self.field_value,
            "side_value": self.side_value,
            "settling": self.settling,
            "day": self.day,
            "short_day": self.short_day,
            "distance": self.distance,
            "number": self.number,
            "share": self.share,
            "amount": self.amount,
            "country": self.country,
            "fault": self.fault,
        }
