"""Texts that are made of one thing over and over, of any length, behind the lead of an article."""

from collections.abc import Callable, Mapping

LEAD = (
    "PT Alfa Baja dan Beta Motor menandatangani nota kesepahaman kerja sama produksi bus listrik "
    "senilai Rp1,2 triliun di Jakarta, Senin (2/2/2026). Direktur Utama PT Alfa Baja Budi Santoso "
    "mengatakan pabrik akan selesai pada 2027.\n\n"
)

# By name: what is said over and over.
_PIECES: Mapping[str, str] = {
    "letter": "a",
    "capital": "A ",
    "digits": "1.000",
    "numbers": "1 ",
    "lines": "a\n",
    "quoted": '"a ',
    "pairs_of_marks": "“a” ",
    "said": '"Kami akan bangun," kata Budi. ',
    "unclosed": '"Kami akan bangun, kata Budi ',
    "brackets": "(Alfa ",
    "apostrophes": "a'",
    "company": "PT ",
    "companies": "PT Alfa ",
    "listed": "PT Alfa, ",
    "and": "dan ",
    "names": "Alfa dan ",
    "ministries": "Kementerian Alfa ",
    "initials": "Alfa Beta (AB) ",
    "dates": "2 Februari 2026 ",
    "days": "Senin, ",
    "sums": "Rp1,2 triliun ",
    "dollars": "US$ 5 juta ",
    "marks": "\u0301\u0316",
    "signed": "menandatangani ",
    "will": "akan ",
    "that": "mengatakan bahwa ",
    "officer": "Direktur Utama ",
    "persons": "Budi Santoso ",
    "stops": "A. B. ",
    "deal": "PT Alfa Baja dan PT Beta Motor menandatangani nota kesepahaman. ",
    "deal_on_and_on": "PT Alfa Baja dan PT Beta Motor menandatangani nota kesepahaman, ",
    "english": "Alfa Corp and Beta Ltd signed a memorandum of understanding. ",
    "promises": "PT Alfa menargetkan pabrik selesai pada 2027. ",
}


def _number(index: int) -> str:
    """Write a number as a name, so that no two are alike."""
    letters = ""
    while True:
        letters = chr(ord("a") + index % 26) + letters
        index //= 26
        if not index:
            return letters.capitalize()


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _count(write: Callable[[str], str]) -> Callable[[int], str]:
    def fill(size: int) -> str:
        pieces: list[str] = []
        length = 0
        while length < size:
            pieces.append(write(_number(len(pieces))))
            length += len(pieces[-1])
        return "".join(pieces)[:size]

    return fill


TEXTS: Mapping[str, Callable[[int], str]] = {
    **{name: _repeat(piece) for name, piece in _PIECES.items()},
    "nested_quotes": lambda size: "“a " * (size // 6) + "a” " * (size // 6),
    "nested_brackets": lambda size: "(a " * (size // 6) + "a) " * (size // 6),
    "many_parties": _count(lambda name: f"PT {name} Jaya, "),
    "many_deals": _count(lambda name: f"PT {name} dan PT Ba{name} menandatangani MoU. "),
    "deals_in_a_sentence": _count(lambda name: f"PT {name} menandatangani MoU dengan PT B{name}, "),
    "many_names": _count(lambda name: f"{name} Jaya, "),
    "many_officers": _count(
        lambda name: f"Direktur Utama PT {name} Budi {name} mengatakan pabrik siap pada 2027. "
    ),
    "hidden_marks": _repeat("\u0301\u200b\u0316\u200b"),
}
