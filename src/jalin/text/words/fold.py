"""Forms of a name under which spellings meet."""

import re
import unicodedata

# Words of legal form, or that only say that a name is Indonesian: no part of an identity.
LEGAL_WORDS = frozenset(
    {
        *("pt", "cv", "tbk", "persero", "perseroda", "perum"),
        *("ltd", "limited", "inc", "corp", "corporation", "co", "company", "llc", "plc"),
        *("gmbh", "ag", "sa", "sas", "nv", "bv", "bhd", "berhad", "sdn", "pte", "kk"),
        *("the", "republik", "ri", "rep"),
    }
)
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Give a text casefolded, without accents, with punctuation as single blanks."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_NOT_WORD.sub(" ", text.casefold()).split())


def fold_name(name: str) -> str:
    """Give the folded name of an organisation without legal words, unless nothing else is left.

    >>> fold_name("PT Pindad (Persero)")
    'pindad'
    """
    words = fold(name).split()
    kept = [word for word in words if word not in LEGAL_WORDS]
    return " ".join(kept or words)
