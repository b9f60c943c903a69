"""The index of words on both engines: they find the same documents."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.store.register import Register
from jalin.store.word_index.query import Phrase, WordQuery, WordRow
from register_factory import doc, reading

DAY = dt.date(2026, 2, 4)
ALL = WordQuery(required=((Phrase(stems=("satu",)),),))


@pytest.fixture(params=("sqlite", "postgresql"))
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    """Open a new register on each engine."""
    if request.param == "sqlite":
        address = str(tmp_path / "jalin.db")
    else:
        address = str(request.getfixturevalue("postgres_url"))
    with Register.open(address) as opened:
        yield opened


def row(
    name: str, text: str, *, day: dt.date | None = DAY, title: str = "", others: str = ""
) -> WordRow:
    """Build the words of a document."""
    return WordRow(
        document_id=name,
        day=0 if day is None else day.toordinal(),
        title=tuple(title.split()),
        text=tuple(text.split()),
        others=tuple(others.split()),
    )


def any_of(*alternatives: str) -> tuple[Phrase, ...]:
    """Build alternatives: words in order, with a star at the end for a beginning."""
    return tuple(
        Phrase(stems=tuple(it.rstrip("*").split()), is_start=it.endswith("*"))
        for it in alternatives
    )


def ask(*required: str, excluded: tuple[str, ...] = ()) -> WordQuery:
    """Build a question in which each part is required."""
    return WordQuery(
        required=tuple(any_of(it) for it in required),
        excluded=tuple(any_of(it) for it in excluded),
    )


def find(register: Register, query: WordQuery, until: dt.date | None = None) -> list[str]:
    """Find documents, those with the highest number first."""
    numbers = register.find_numbers(query, until)
    names = register.name_numbers(numbers)
    return [names[number] for number in numbers]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (ask("kapal"), {"a", "b"}),
        (ask("kapal", "perang"), {"a", "b"}),
        (ask("kapal perang"), {"a"}),
        (ask("kap*"), {"a", "b", "c"}),
        (ask("perang ka*"), {"b"}),
        (ask("kapten"), {"c"}),
        (ask("kapal kapten"), set()),
        (ask("kapal", excluded=("perang kapal",)), {"a"}),
        (WordQuery(required=(any_of("kapal perang", "kapten"),)), {"a", "c"}),
        (ask("judul"), {"c"}),
        (ask("judul laut"), set()),
        (ask("тест"), {"c"}),
        (ask("tidak"), set()),
    ],
)
def test_words_phrases_and_beginnings(
    register: Register, query: WordQuery, found: set[str]
) -> None:
    """Words occur anywhere, phrases in order inside text or title, other forms in no phrase."""
    rows = [
        row("a", "kapal perang"),
        row("b", "perang kapal"),
        row("c", "laut тест", title="judul", others="kapten"),
    ]
    register.add_words(rows, 1)
    assert set(find(register, query)) == found


def test_as_of_a_day_only_what_was_published_counts(register: Register) -> None:
    """What came later or has no date counts only now."""
    later = DAY + dt.timedelta(days=1)
    register.add_words(
        [row("a", "satu"), row("b", "satu", day=later), row("c", "satu", day=None)], 1
    )
    assert set(find(register, ALL, DAY)) == {"a"}
    assert set(find(register, ALL)) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("titled", "found"),
    [("satu", "a"), ("dua tiga", "b"), ("sat*", "a"), ("tiga", "b"), ("empat", "")],
)
def test_words_may_have_to_stand_in_the_title(register: Register, titled: str, found: str) -> None:
    """What stands in the text, or is another form, is not in the title."""
    register.add_words(
        [
            row("a", "satu dua tiga", title="satu", others="empat"),
            row("b", "satu empat", title="dua tiga"),
        ],
        1,
    )
    assert "".join(find(register, replace(ALL, titled=(any_of(titled),)))) == found


def test_the_latest_so_many_are_found(register: Register) -> None:
    """They come by day, the latest first, and each number has its document."""
    days = [DAY + dt.timedelta(days=index) for index in (2, 0, 1)]
    register.add_words([row(f"{day}", "satu", day=day) for day in days], 1)
    numbers = register.find_numbers(ALL, None, 2)
    assert list(numbers) == sorted(numbers, reverse=True)
    assert [register.name_numbers(numbers)[it] for it in numbers] == ["2026-02-06", "2026-02-05"]
    assert register.list_numbers(days[2]).keys() == {"2026-02-04", "2026-02-05"}
    assert len(register.list_numbers()) == 3


def test_documents_of_one_day_can_come_at_any_time(register: Register) -> None:
    """Numbers go on where they stopped, day by day."""
    register.add_words([row("b", "satu"), row("a", "satu")], 1)
    register.add_words([row("c", "satu"), row("d", "satu", day=None)], 2)
    assert find(register, ALL) == ["c", "b", "a", "d"]
    assert register.list_worded(["a", "d", "z"]) == {"a", "d"}


def test_a_word_may_occur_very_often_in_a_long_text(register: Register) -> None:
    """No engine refuses a long text."""
    register.add_words([row("a", "satu " * 20_000 + "dua")], 1)
    assert find(register, ask("dua")) == ["a"]


def test_what_is_left_is_told_by_the_readings(register: Register) -> None:
    """A new document is not indexed; once its reading is looked at nothing is left."""
    register.clear_words("one")
    assert register.is_worded("one")
    register.add(doc(), reading(doc()))
    assert not register.is_worded("one")
    (left,) = register.find_unworded(5)
    assert (left.document_id, left.document) == (doc().id, doc())
    register.add_words([row(left.document_id, "satu")], left.sequence)
    assert register.is_worded("one")
    assert not register.is_worded("two")
    register.clear_words("two")
    assert find(register, ALL) == []
    assert [it.document_id for it in register.find_unworded(5)] == [doc().id]
