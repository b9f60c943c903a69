"""Plain text files: the title line, then the body."""

from jalin.source.article.datelines import read_dateline
from jalin.source.article.document import RawArticle
from jalin.text.clean import normalise
from jalin.text.lexicon import Lexicon

# The longest headlines of the press run to some 120 characters.
_TITLE_LENGTH = 160
_TITLE_WORDS = 2
# A line is shorter than the body by far, or it is a part of it.
_BODY_TO_TITLE = 3
_NO_TITLE_ENDS = (".", ",", ";", ":", "…", "-", "–", "—")


def parse_plain_text(text: str, *, name: str, source: str, lexicon: Lexicon) -> RawArticle:
    """Part a plain text into title and body.

    The first line is the title, and no longer part of the text, where it is short, does not end
    as a sentence does, is no dateline and is parted by an empty line from a body that is much
    longer. Otherwise there is no title and the whole is the body.
    """
    plain = normalise(text).strip()
    first, _, rest = plain.partition("\n")
    if rest.startswith("\n") and _is_title(first, rest, lexicon):
        return RawArticle(name=name, source=source, title=first, text=rest)
    return RawArticle(name=name, source=source, text=plain)


def _is_title(line: str, rest: str, lexicon: Lexicon) -> bool:
    return (
        len(line) <= _TITLE_LENGTH
        and len(line.split()) >= _TITLE_WORDS
        and not line.rstrip("\"'”’)").endswith(_NO_TITLE_ENDS)
        and len(rest.strip()) >= _BODY_TO_TITLE * len(line)
        and read_dateline(line, lexicon) is None
    )
