"""The words that people write for the values of a field, in English and Indonesian.

A value itself always stands for it, and a country's name in either language. The others are data:
`words.yml` beside this module, read once and checked whole.
"""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from babel import Locale

from jalin.model import Activity, DealState, Instrument, LexiconError, Sector, Stage
from jalin.text.lexicon import read_entries
from jalin.text.words.fold import fold
from jalin.track.promises.promise import PromiseState

WORDS_FILE = Path(__file__).with_name("words.yml")
VOCABULARIES: Mapping[str, tuple[StrEnum, ...]] = {
    "stage": tuple(Stage),
    "reached": tuple(stage for stage in Stage if stage.rung is not None),
    "state": tuple(DealState),
    "instrument": tuple(Instrument),
    "activity": tuple(Activity),
    "sector": tuple(Sector),
    "promise": tuple(PromiseState),
}
_COUNTRY, _CURRENCY, _MULTIPLE = "country", "currency", "multiple"
_KEYS = {"id", "values", "words"}
_CODE_LENGTH = 2
_UNKNOWN_COUNTRY = "ZZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of each field with the values that they stand for, by their form.

    `signs` are the words and signs for currencies and multiples of money, in lower case.
    """

    values_by_form: Mapping[str, Mapping[str, tuple[str, ...]]]
    signs: Mapping[str, Mapping[str, str]]

    def find(self, field: str, written: str) -> tuple[str, ...]:
        """Find the values that are meant by what is written for a field; none if it means none."""
        return self.values_by_form[field].get(form_of(written), ())

    def find_fields(self, written: str) -> tuple[str, ...]:
        """Find the other fields for which a word means something."""
        form = form_of(written)
        return tuple(field for field, forms in self.values_by_form.items() if form in forms)

    def list_forms(self, field: str) -> tuple[str, ...]:
        """List all that can be written for a field."""
        return tuple(self.values_by_form[field])


def form_of(written: str) -> str:
    """Give the form under which spellings of a value meet."""
    return fold(written.replace("_", " "))


@functools.cache
def load_words(path: Path = WORDS_FILE) -> Words:
    """Load them. Raises LexiconError, which tells every fault."""
    faults: list[str] = []
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    signs: dict[str, dict[str, str]] = {_CURRENCY: {}, _MULTIPLE: {}}
    for field, vocabulary in VOCABULARIES.items():
        found[field] = {form_of(value): (str(value),) for value in vocabulary}
    found[_COUNTRY] = dict(_list_countries())
    for line, entry in read_entries(path, faults):
        place = f"{path.name}:{line}"
        wrong = list(_find_faults(entry, found))
        faults.extend(f"{place}: {fault}" for fault in wrong)
        if wrong:
            continue
        field, _, value = entry["id"].partition(".")
        if field in signs:
            signs[field].update(dict.fromkeys(entry["words"], value))
            continue
        values = tuple(entry.get("values", (value,)))
        for form in map(form_of, entry["words"]):
            if found[field].get(form, values) != values:
                faults.append(f"{place}: {form!r} also stands for {', '.join(found[field][form])}")
            found[field][form] = values
    if faults:
        raise LexiconError(faults)
    return Words(values_by_form=dict(found), signs=signs)


def _list_countries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """List every code and name of a country; of a name that is also a code, the code counts."""
    locales: list[Mapping[str, str]] = [
        Locale.parse(language).territories for language in ("id", "en")
    ]
    codes = [
        code
        for code in locales[0]
        if len(code) == _CODE_LENGTH and code.isalpha() and code != _UNKNOWN_COUNTRY
    ]
    for names in locales:
        yield from ((form_of(names[code]), (code,)) for code in codes if code in names)
    yield from ((code.casefold(), (code,)) for code in codes)


def _find_faults(
    entry: Mapping[str, Any], found: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[str]:
    yield from (f"unknown key {key!r}" for key in sorted(set(entry) - _KEYS))
    words = entry.get("words")
    if not isinstance(words, list) or not all(isinstance(it, str) and it for it in words):
        yield "'words' is not a list of texts"
    field, _, value = str(entry.get("id")).partition(".")
    if field in (_CURRENCY, _MULTIPLE):
        return
    known = {each for values in found.get(field, {}).values() for each in values}
    yield from (
        f"{field!r} has no value {each!r}"
        for each in entry.get("values", (value,))
        if each not in known
    )
