"""Which column of a record is which field of a document."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from jalin.model import AbortError, DateEvidence, DatePlace, PartialDate, SkipError
from jalin.source.article import RawArticle, find_publication_date
from jalin.source.records.values import write_text, write_value
from jalin.text.lexicon import Lexicon

# The column of a record, and the field of the object in it where it holds one.
Path = tuple[str, ...]
FIELDS = ("text", "title", "date", "outlet", "author", "url", "id")

_NAME_GAPS = re.compile(r"[\s\-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Who published a document and when: all that is kept of one that tells no deal."""

    outlet: str
    published: PartialDate


class Columns:
    """The columns in which each field is looked for: those of the mapping, else the usual names.

    Raises AbortError for a mapping of a field that does not exist.
    """

    def __init__(self, mapping: Mapping[str, str], lexicon: Lexicon) -> None:
        unknown = sorted(set(mapping) - set(FIELDS))
        if unknown:
            raise AbortError(f"no such field: {unknown}; the fields are {', '.join(FIELDS)}")
        self._tiers = {field: _find_tiers(field, mapping, lexicon) for field in FIELDS}
        # A set has records of a few shapes, and millions of records.
        self._find_columns = lru_cache(maxsize=256)(self._match_columns)
        self._find_date = lru_cache(maxsize=4096)(partial(find_publication_date, lexicon=lexicon))

    @property
    def names(self) -> frozenset[str]:
        """Give the folded names of all columns that are asked for anything."""
        words = {word for tiers in self._tiers.values() for tier in tiers for word in tier}
        return frozenset(words | {word.partition(".")[0] for word in words})

    def build_article(self, record: Mapping[str, object], *, name: str, source: str) -> RawArticle:
        """Read a record as an article; a record without an id gets the name that is given.

        Raises SkipError "no_text" where no column holds a text.
        """
        columns = self._find_columns(tuple(record))
        text = _read(record, columns["text"], write=write_text)
        if text is None:
            known = ", ".join(repr(column) for column in list(record)[:12])
            raise SkipError(source, "no_text", f"no text in the columns {known}")
        published, evidence = self._read_date(record, columns["date"])
        return RawArticle(
            name=_read(record, columns["id"]) or name,
            source=source,
            text=text,
            title=_read(record, columns["title"]),
            outlet=_read(record, columns["outlet"]),
            author=_read(record, columns["author"]),
            published=published,
            evidence=evidence,
            url=_read(record, columns["url"]),
        )

    def glance(self, record: Mapping[str, object]) -> Glance | None:
        """Read only who published a record and when; None where the record does not say both.

        None too where it has no text, so that what is wrong with it is told in full.
        """
        columns = self._find_columns(tuple(record))
        outlet = _read(record, columns["outlet"])
        published, _ = self._read_date(record, columns["date"])
        if outlet is None or published is None or _read(record, columns["text"]) is None:
            return None
        return Glance(outlet=outlet, published=published)

    def _match_columns(self, names: tuple[str, ...]) -> Mapping[str, Sequence[Path]]:
        """Give the columns of each field, in the order in which they are asked.

        They are those of the first tier that a record has one of; of two columns that differ in
        case alone the later counts. A name with a dot is a column of this name, else a field of
        the object in the column before the dot.
        """
        by_name: dict[str, Path] = {fold_column(name): (name,) for name in names}
        dotted = (word for tiers in self._tiers.values() for tier in tiers for word in tier)
        for outer, _, inner in (word.partition(".") for word in dotted if "." in word):
            if outer in by_name:
                by_name.setdefault(f"{outer}.{inner}", (*by_name[outer], inner))
        found = {}
        for field, tiers in self._tiers.items():
            there = ([by_name[name] for name in tier if name in by_name] for tier in tiers)
            found[field] = tuple(next(filter(None, there), []))
        return found

    def _read_date(
        self, record: Mapping[str, object], columns: Sequence[Path]
    ) -> tuple[PartialDate | None, DateEvidence | None]:
        text = _read(record, columns)
        date = self._find_date(_cut_time(text)) if text else None
        if text is None or date is None:
            return None, None
        return date, DateEvidence(place=DatePlace.RECORD, quote=text)


def _find_tiers(
    field: str, mapping: Mapping[str, str], lexicon: Lexicon
) -> Sequence[Sequence[str]]:
    if field in mapping:
        return ((fold_column(mapping[field]),),)
    rules = lexicon.rules("columns", f"column.{field}")
    return tuple(tuple(fold_column(word) for word in rule.words) for rule in rules)


def _read(
    record: Mapping[str, object],
    columns: Sequence[Path],
    *,
    write: Callable[[object], str | None] = write_value,
) -> str | None:
    for path in columns:
        value = record[path[0]]
        for name in path[1:]:
            value = value.get(name) if isinstance(value, dict) else None
        text = write(value)
        if text:
            return text
    return None


def _cut_time(text: str) -> str:
    """Cut the time off a day in ISO 8601: the day is read as written, whatever the zone."""
    is_iso = text[4:5] == text[7:8] == "-" and text[10:11] in {"T", " "}
    return text[:10] if is_iso else text


def fold_column(column: str) -> str:
    """Give the name of a column as it is compared: without regard to case, gaps as underscores.

    >>> fold_column("Publish Date")
    'publish_date'
    """
    return _NAME_GAPS.sub("_", column.strip().casefold())
