"""Which column of a record is which field of a document."""

import re
from collections.abc import Mapping, Sequence

from jalin.model import AbortError, PartialDate, SkipError
from jalin.source.article import RawArticle, find_publication_date
from jalin.source.records.row import Row
from jalin.text.lexicon import Lexicon

FIELDS = ("text", "title", "date", "outlet", "author", "url", "id")

_NAME_GAPS = re.compile(r"[\s\-]+")


class Columns:
    """The columns in which each field is looked for: those of the mapping, else the usual names.

    Raises AbortError for a mapping of a field that does not exist.
    """

    def __init__(self, mapping: Mapping[str, str], lexicon: Lexicon) -> None:
        unknown = sorted(set(mapping) - set(FIELDS))
        if unknown:
            raise AbortError(f"no such field: {unknown}; the fields are {', '.join(FIELDS)}")
        self._lexicon = lexicon
        self._tiers = {field: _find_tiers(field, mapping, lexicon) for field in FIELDS}

    def build_article(self, row: Row, *, stem: str, source: str) -> RawArticle:
        """Read a record as an article; a record without an id is named by its line.

        Raises SkipError "no_text" where no column holds a text.
        """
        place = f"{source}:{row.line}"
        values = {_fold(column): value for column, value in row.values.items()}
        text = self._find(values, "text", joint="\n")
        if text is None:
            known = ", ".join(repr(column) for column in list(row.values)[:12])
            raise SkipError(place, "no_text", f"no text in the columns {known}")
        return RawArticle(
            name=self._find(values, "id") or f"{stem}:{row.line}",
            source=place,
            text=text,
            title=self._find(values, "title"),
            outlet=self._find(values, "outlet"),
            author=self._find(values, "author"),
            published=self._find_date(values),
            url=self._find(values, "url"),
        )

    def _find(self, values: Mapping[str, object], field: str, joint: str = ", ") -> str | None:
        for tier in self._tiers[field]:
            there = [values[name] for name in tier if name in values]
            if there:
                texts = (_write(value, joint) for value in there)
                return next((text for text in texts if text), None)
        return None

    def _find_date(self, values: Mapping[str, object]) -> PartialDate | None:
        text = self._find(values, "date")
        return find_publication_date(text, self._lexicon) if text else None


def _find_tiers(
    field: str, mapping: Mapping[str, str], lexicon: Lexicon
) -> Sequence[Sequence[str]]:
    if field in mapping:
        return ((_fold(mapping[field]),),)
    rules = lexicon.rules("columns", f"column.{field}")
    return tuple(tuple(_fold(word) for word in rule.words) for rule in rules)


def _fold(column: str) -> str:
    return _NAME_GAPS.sub("_", column.strip().casefold())


def _write(value: object, joint: str) -> str | None:
    """Write a value as text: lists joined, objects by their name, truth values not at all."""
    texts = []
    # A stack in place of recursion: records nest deeper than calls may.
    todo = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, list):
            todo.extend(reversed(item))
        elif isinstance(item, dict):
            todo.append(item.get("name"))
        else:
            texts.append(_write_single(item))
    return joint.join(filter(None, texts)) or None


def _write_single(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
