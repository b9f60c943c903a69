"""Names of organisations reduced to what tells them apart: without legal words, without spelling.

The skeleton of a name is what is left when writers' habits of spelling are taken away. It depends
on the name alone, so being equal by it is transitive; nothing is measured between two names, so
nothing cascades.
"""

import re

from jalin.text.words.fold import fold_name

_LEGAL_EDGES = re.compile(
    r"^(?:ojsc|oao|jsc|pjsc|cjsc|perusahaan umum|perusahaan perseroan|negara republik) "
    r"| (?:se|spa|s p a|s a|sro|s r o|a s|oyj|ojsc|jsc|pjsc|kgaa|pty|co ltd|aktiengesellschaft)$"
)
# One word in two languages, or a head of a public body written long and short.
_SAME_WORDS = {
    "group": "grup",
    "industry": "industri",
    "industries": "industri",
    "energy": "energi",
    "technology": "teknologi",
    "technologies": "teknologi",
    "battery": "baterai",
    "batere": "baterai",
    "pemkot": "kota",
    "pemkab": "kabupaten",
    "pemprov": "provinsi",
    "univ": "universitas",
    "university": "universitas",
    "universiti": "universitas",
    "kementrian": "kementerian",
}
# "Pemerintah Kabupaten Badung" is "Kabupaten Badung".
_REGION = re.compile(r"^pemerintah (?=(?:kota|kabupaten|provinsi) )")
_JOINING_WORDS = frozenset({"dan", "and", "und", "et", "of"})
# Letters of the old spelling, and the new ones.
_OLD_LETTERS = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"))
_DOUBLED = re.compile(r"([a-z])\1")
_ROMAN = re.compile(r"[ivx]+")
# In shorter words a letter tells too much: "Saab" is not "SAB", "BSSN" not "BSN".
_SHORTEST_WORD = 5
_SHORTEST_PLURAL = 5


def fold_party(name: str) -> str:
    """Give the folded name of an organisation without legal words, foreign ones included.

    >>> fold_party("OJSC Minsk Automobile Plant")
    'minsk automobile plant'
    """
    folded = fold_name(name)
    return _LEGAL_EDGES.sub("", folded) or folded


def reduce_to_skeleton(name: str) -> str:
    """Reduce a name to its skeleton, in one word; digits stay apart.

    >>> reduce_to_skeleton("PT Soerya Tjipta Tbk")
    'suryacipta'
    """
    words = [_SAME_WORDS.get(word, word) for word in _REGION.sub("", fold_party(name)).split()]
    # "Sydney University" is "Universitas Sydney".
    words.sort(key=lambda word: word != "universitas")
    kept = [word for word in " ".join(words).split() if word not in _JOINING_WORDS] or words
    reduced = [_reduce_word(word, is_first=place == 0) for place, word in enumerate(kept)]
    return re.sub(r"(?<=\d) (?=\d)", "-", " ".join(reduced)).replace(" ", "")


def _reduce_word(word: str, *, is_first: bool) -> str:
    if len(word) < _SHORTEST_WORD or _ROMAN.fullmatch(word):
        return word
    for old, new in _OLD_LETTERS:
        word = word.replace(old, new)
    word = _DOUBLED.sub(r"\1", word)
    # The first word is the name itself ("Thales"); behind it an s may be a plural ("Motors").
    is_plural = not is_first and len(word) >= _SHORTEST_PLURAL and word.endswith("s")
    return word.removesuffix("s") if is_plural else word
