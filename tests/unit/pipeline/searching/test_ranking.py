"""In which order documents answer, and how a page is cut out."""

import datetime as dt
from pathlib import Path

import numpy as np

from jalin.pipeline.searching.ranking import cut_page, find_answers, rank
from jalin.store.register import Register
from jalin.store.word_index.query import Phrase, WordQuery, WordRow

DAY = dt.date(2026, 2, 4).toordinal()
BOTH = WordQuery(required=((Phrase(stems=("satu",)),), (Phrase(stems=("dua",)),)))


def row(name: str, text: str, *, title: str = "", day: int = DAY) -> WordRow:
    """Build the words of a document."""
    return WordRow(
        document_id=name,
        day=day,
        title=tuple(title.split()),
        text=tuple(text.split()),
        others=(),
    )


def order(register: Register, query: WordQuery, start: int = 0, size: int = 99) -> str:
    """Give the names of a page of documents in their order."""
    numbers = find_answers(register, query, None)
    worth = rank(register, query, None, numbers)
    return "".join(cut_page(register, numbers, worth, start, size))


def test_titles_count_then_words_side_by_side_then_the_day(tmp_path: Path) -> None:
    """Equal documents of a day come by id, in whatever order they were added."""
    with Register.open(tmp_path / "jalin.db") as register:
        register.add_words([row("z", "satu tiga dua"), row("g", "satu dua", day=DAY - 9)], 1)
        register.add_words(
            [
                row("a", "satu tiga dua"),
                row("b", "satu tiga dua", day=DAY + 1),
                row("c", "tiga", title="dua satu"),
                row("d", "dua", title="satu"),
                row("e", "dua", title="satu", day=DAY + 1),
                row("f", "satu", title="tiga"),
            ],
            2,
        )
        assert order(register, BOTH) == "cedgbaz"
        pages = [order(register, BOTH, start, 3) for start in (0, 3, 6, 9)]
    assert pages == ["ced", "gba", "z", ""]


def test_a_phrase_or_a_beginning_is_in_no_row_of_words(tmp_path: Path) -> None:
    """One word, or a word that is only begun, has no neighbour to stand beside."""
    with Register.open(tmp_path / "jalin.db") as register:
        register.add_words([row("a", "satu dua"), row("b", "dua satu", day=DAY + 1)], 1)
        one = WordQuery(required=((Phrase(stems=("satu",)),),))
        begun = WordQuery(required=(*one.required, (Phrase(stems=("du",), is_start=True),)))
        assert order(register, one) == order(register, begun) == "ba"
        assert order(register, BOTH) == "ab"
        nothing = np.array([], dtype=np.int64)
        assert cut_page(register, nothing, nothing, 0, 9) == ()
