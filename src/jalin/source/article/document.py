"""What a source gives before it is a document, and how it becomes one."""

import re
from dataclasses import dataclass, replace

from jalin.model import DateEvidence, DatePlace, Document, PartialDate, SkipError
from jalin.source.article.datelines import Dateline, find_copyright_year, find_dateline
from jalin.text.clean import clean_plain, normalise
from jalin.text.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """The fields of one article as its source has them; the text is not cleaned yet."""

    name: str
    text: str
    source: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    evidence: DateEvidence | None = None


# A hundred times the mean article and far above the longest of 12,000: beyond it lies a book.
LONGEST_TEXT = 300_000
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def build_document(article: RawArticle, lexicon: Lexicon) -> Document:
    """Clean an article and fill what only its text says: date and outlet of the dateline.

    A field that the source gives is never overruled by the text, but for a date that only the
    address tells. The year of a copyright line is the date of last resort.
    Raises SkipError "no_text" where nothing but boilerplate is left, "too_large" where the text is
    longer than any article.
    """
    dateline = find_dateline(normalise(article.text), lexicon)
    text = clean_plain(dateline.body, lexicon)
    if not text:
        raise SkipError(article.source, "no_text", "nothing is left after cleaning")
    if len(text) > LONGEST_TEXT:
        raise SkipError(article.source, "too_large", f"a text of over {LONGEST_TEXT} characters")
    published, evidence = _date(article, dateline, lexicon)
    return Document(
        name=_plain(article.name) or "unnamed",
        text=text,
        title=_plain(article.title),
        outlet=_plain(article.outlet) or dateline.outlet,
        author=_plain(article.author),
        published=published,
        url=_plain(article.url),
        source=article.source,
        evidence=None if evidence is None else _keep(evidence),
    )


def _keep(evidence: DateEvidence) -> DateEvidence:
    """Leave out of what says a date only what no register can keep: else it stays as written."""
    kept = _UNKEEPABLE.sub("", evidence.quote)
    return evidence if kept == evidence.quote else replace(evidence, quote=kept)


def _date(
    article: RawArticle, dateline: Dateline, lexicon: Lexicon
) -> tuple[PartialDate | None, DateEvidence | None]:
    """Choose the date of the surest place, with its evidence.

    The day in an address can be that of a later change, or no date at all: the text comes first.
    """
    is_from_url = article.evidence is not None and article.evidence.place is DatePlace.URL
    if article.published is not None and not (is_from_url and dateline.publication is not None):
        return article.published, article.evidence
    found = dateline.publication or find_copyright_year(article.text, lexicon)
    return (found.date, found.evidence) if found is not None else (None, None)


def _plain(value: str | None) -> str | None:
    return " ".join(normalise(value).split()) or None if value is not None else None
